//! Every sentence that kohyo says, in Japanese and in English, from one catalogue per language.
//!
//! The sentences stand in `src/words/*.ftl` (for staff: findings, commands) and
//! `themes/default/i18n/*.ftl` (for citizens). Code names a sentence and gives its facts; which
//! language it is said in is decided where it is printed.

mod failure;
mod record_word;

use std::borrow::Cow;
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::{LanguageIdentifier, langid};

pub use failure::{Failure, OrFail};
pub use record_word::RecordWord;

use crate::characters;

/// A language that kohyo speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Language {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

/// A sentence of the catalogues and the facts in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// The sentence's name; `name.attribute` for an attribute of it.
    pub id: Cow<'static, str>,
    /// What stands in for its `{ $name }`s.
    pub facts: Vec<(Cow<'static, str>, Fact)>,
}

/// One fact in a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Fact {
    /// A word or a text.
    Text(String),
    /// A whole number, which may decide between singular and plural.
    Number(i64),
    /// Texts in a row, with the comma of the language between them.
    List(Vec<String>),
    /// Texts that stand below the sentence, each on a line of its own.
    Lines(Vec<String>),
    /// Another sentence of the catalogues, said in the same language.
    Sentence(Box<Message>),
    /// Facts in a row, with the comma of the language between them.
    Row(Vec<Fact>),
    /// A day or a year by the name that the city gives it, and by the one in English sentences.
    Named {
        /// 平成25年度, in a city that counts by eras.
        own: String,
        /// FY2013
        english: String,
    },
}

impl From<Message> for Fact {
    fn from(message: Message) -> Self {
        Self::Sentence(Box::new(message))
    }
}

impl From<u32> for Fact {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Fact {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Fact {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Fact {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<String>> for Fact {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}

impl From<Vec<&str>> for Fact {
    fn from(texts: Vec<&str>) -> Self {
        Self::from(texts.as_slice())
    }
}

impl From<&[&str]> for Fact {
    fn from(texts: &[&str]) -> Self {
        Self::List(texts.iter().map(|it| (*it).to_owned()).collect())
    }
}

impl From<usize> for Fact {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl Message {
    /// The sentence of this name, with no facts yet.
    #[must_use]
    pub fn new(id: impl Into<Cow<'static, str>>) -> Self {
        Self { id: id.into(), facts: Vec::new() }
    }

    /// The same with one more fact.
    #[must_use]
    pub fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.facts.push((name.into(), fact.into()));
        self
    }
}

/// The catalogue of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// The names of the sentences for citizens.
    for_pages: Vec<String>,
    /// What any sentence may say without being given it: what the city calls its sheets and charters.
    record_names: [(&'static str, String); 4],
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

/// The built-in sentences of a language.
fn sources(language: Language) -> [&'static str; 7] {
    match language {
        Language::Ja => [
            include_str!("finding.ja.ftl"),
            include_str!("rule.ja.ftl"),
            include_str!("command.ja.ftl"),
            include_str!("key.ja.ftl"),
            include_str!("publish.ja.ftl"),
            include_str!("data.ja.ftl"),
            FOR_CITIZENS[0],
        ],
        Language::En => [
            include_str!("finding.en.ftl"),
            include_str!("rule.en.ftl"),
            include_str!("command.en.ftl"),
            include_str!("key.en.ftl"),
            include_str!("publish.en.ftl"),
            include_str!("data.en.ftl"),
            FOR_CITIZENS[1],
        ],
    }
}

/// The catalogues that the built-in theme speaks from, Japanese first.
const FOR_CITIZENS: [&str; 2] = [
    include_str!("../../themes/default/i18n/ja.ftl"),
    include_str!("../../themes/default/i18n/en.ftl"),
];

impl Language {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// Its BCP 47 tag, as in `lang="ja"`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// What it calls itself.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::En => "English",
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::Ja => langid!("ja"),
            Self::En => langid!("en"),
        }
    }
}

impl Words {
    /// The built-in catalogue of a language.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
        // The invisible isolation marks are for mixed writing directions and spoil `grep`.
        bundle.set_use_isolating(false);
        for source in sources(language) {
            // What parses is kept even of a faulty file; a test asserts that ours have no fault.
            let resource = match FluentResource::try_new(source.to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        let [.., citizens] = sources(language);
        let for_pages = names_in(citizens);
        let words = Self { language, bundle, for_pages, record_names: Default::default() };
        words.naming_records(&RecordWord::Usual, &RecordWord::Usual)
    }

    /// The catalogue that calls sheets and charters as the city does.
    #[must_use]
    pub fn naming_records(mut self, sheet: &RecordWord, charter: &RecordWord) -> Self {
        let (sheet, sheet_is) = sheet.said(&self, ["form-part-sheet", "any-sheet"]);
        let (charter, charter_is) = charter.said(&self, ["form-part-charter", "any-charter"]);
        self.record_names = [
            ("sheetWord", sheet),
            ("sheetWordIs", sheet_is.to_owned()),
            ("charterWord", charter),
            ("charterWordIs", charter_is.to_owned()),
        ];
        self
    }

    /// What any sentence may say.
    fn shared_facts(&self) -> FluentArgs<'_> {
        self.record_names.iter().map(|(name, it)| (*name, it.as_str())).collect()
    }

    /// The catalogue with a theme's own sentences for citizens over it.
    ///
    /// # Errors
    ///
    /// The source is not a catalogue: what is wrong with it.
    pub fn with(mut self, source: &str) -> Result<Self, String> {
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, faults)| {
            faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        })?;
        self.bundle.add_resource_overriding(resource);
        self.for_pages.extend(names_in(source));
        Ok(self)
    }

    /// Every sentence for citizens that takes no facts but those that all share, by name.
    #[must_use]
    pub fn for_pages(&self) -> Vec<(&str, String)> {
        let said = |name: &String| {
            let pattern = self.bundle.get_message(name)?.value()?;
            let mut errors = Vec::new();
            let facts = self.shared_facts();
            let text = self.bundle.format_pattern(pattern, Some(&facts), &mut errors);
            errors.is_empty().then(|| text.into_owned())
        };
        self.for_pages.iter().filter_map(|it| Some((it.as_str(), said(it)?))).collect()
    }

    /// The language of the catalogue.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence in words; its name, when the catalogue does not have it.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        let (id, attribute) = match message.id.split_once('.') {
            Some((id, attribute)) => (id, Some(attribute)),
            None => (message.id.as_ref(), None),
        };
        let pattern = self.bundle.get_message(id).and_then(|it| match attribute {
            Some(name) => it.get_attribute(name).map(|found| found.value()),
            None => it.value(),
        });
        let Some(pattern) = pattern else { return message.id.to_string() };
        let mut facts = self.shared_facts();
        for (name, fact) in &message.facts {
            facts.set(name.as_ref(), self.value(id, fact));
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&facts), &mut errors).into_owned()
    }

    fn value<'a>(&self, id: &str, fact: &'a Fact) -> FluentValue<'a> {
        // A number may decide between singular and plural.
        if let Fact::Number(number) = fact {
            return FluentValue::from(*number);
        }
        FluentValue::from(self.said(id, fact))
    }

    fn said<'a>(&self, id: &str, fact: &'a Fact) -> Cow<'a, str> {
        match fact {
            Fact::Number(number) => number.to_string().into(),
            Fact::Text(text) => self.fact(id, text),
            Fact::List(texts) => self.list(id, texts).into(),
            Fact::Lines(lines) => self.lines(id, lines).into(),
            Fact::Sentence(message) => self.say(message).into(),
            Fact::Row(facts) => {
                let said: Vec<Cow<'_, str>> = facts.iter().map(|it| self.said(id, it)).collect();
                said.join(&self.word("comma")).into()
            }
            Fact::Named { own, english } => match self.language {
                Language::Ja => self.fact(id, own),
                Language::En => self.fact(id, english),
            },
        }
    }

    /// A text as a fact of a sentence: nothing in it turns the sentence around or commands a terminal,
    /// and a sentence for staff, who read it on a line, stays on its line.
    fn fact<'a>(&self, id: &str, text: &'a str) -> Cow<'a, str> {
        if text.contains(['\n', '\r', '\t']) && !self.for_pages.iter().any(|it| it == id) {
            return characters::visible(text);
        }
        characters::visible_lines(text)
    }

    fn list(&self, id: &str, texts: &[String]) -> String {
        let texts: Vec<Cow<'_, str>> = texts.iter().map(|it| self.fact(id, it)).collect();
        texts.join(&self.word("comma"))
    }

    fn lines(&self, id: &str, lines: &[String]) -> String {
        lines.iter().flat_map(|it| [Cow::Borrowed("\n  "), self.fact(id, it)]).collect()
    }

    /// The sentence of this name, which takes no facts.
    #[must_use]
    pub fn word(&self, id: &str) -> String {
        self.say(&Message::new(id.to_owned()))
    }

    /// Whether the catalogue has the sentence.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(a, b)| (a, Some(b)));
        self.bundle.get_message(id).is_some_and(|it| match attribute {
            Some(name) => it.get_attribute(name).is_some(),
            None => it.value().is_some(),
        })
    }
}

/// The names of the sentences of one of our catalogues, attributes as `name.attribute`, in order.
#[must_use]
pub fn names(language: Language) -> Vec<String> {
    sources(language).into_iter().flat_map(names_in).collect()
}

/// The names of the sentences of a source.
fn names_in(source: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut message = "";
    for line in source.lines() {
        let Some((name, _)) = line.split_once(" =") else { continue };
        let attribute = name.trim_start().strip_prefix('.');
        match attribute {
            Some(attribute) if name.starts_with(' ') => {
                names.push(format!("{message}.{attribute}"));
            }
            _ if name.starts_with(|it: char| it.is_ascii_lowercase()) => {
                message = name;
                names.push(name.to_owned());
            }
            _ => {}
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_every_sentence_and_no_fault() {
        assert_eq!(names(Language::Ja), names(Language::En));
        for language in Language::ALL {
            for source in sources(language) {
                let fault = FluentResource::try_new(source.to_owned()).err().map(|(_, it)| it);
                assert_eq!(fault, None, "{language:?}");
            }
        }
    }

    #[test]
    fn no_sentence_is_said_by_another_of_its_name() {
        let mut names = names(Language::Ja);
        names.sort_unstable();
        let twice: Vec<_> = names.windows(2).filter(|it| it[0] == it[1]).collect();
        assert_eq!(twice, Vec::<&[String]>::new());
    }

    #[test]
    fn a_sentence_has_its_facts_and_no_invisible_marks() {
        let words = Words::new(Language::Ja);
        let message = Message::new("help-suggestion").with("word", "担当課");
        assert_eq!(words.say(&message), "もしかして「担当課」");
    }
}
