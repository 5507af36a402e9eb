//! A finding that has no place yet, and the words that it offers instead.

use std::ops::Range;

use crate::diagnostic::{Code, Diagnostic, Fix, Place, Span, code};
use crate::japanese::{fold, suggest};
use crate::words::{Fact, Message};

/// A diagnostic that has no place yet.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    code: &'static Code,
    message: Message,
    label: Option<Message>,
    help: Vec<Message>,
    /// The bytes of the value that it is about; all of it when none are named.
    part: Option<Range<usize>>,
    fix: Option<Fix>,
    /// What was typed, and what was certainly meant.
    meant: Option<(String, Meant)>,
}

/// What was certainly meant by a value.
#[derive(Debug, Clone)]
pub(crate) enum Meant {
    /// Another spelling of a word.
    Word(String),
    /// Each of several words.
    Words(Vec<String>),
}

impl Finding {
    pub(crate) fn new(code: &'static Code) -> Self {
        Self::saying(code, code.name)
    }

    /// The same in another sentence than the code's own.
    pub(crate) fn saying(code: &'static Code, sentence: &'static str) -> Self {
        let message = Message::new(sentence);
        let (label, help) = (None, Vec::new());
        Self { code, message, label, help, part: None, fix: None, meant: None }
    }

    /// The same about these bytes of the value.
    pub(crate) fn on(mut self, part: Range<usize>) -> Self {
        self.part = Some(part);
        self
    }

    /// The bytes of the value that it is about, if not all of it.
    pub(super) fn part(&self) -> Option<&Range<usize>> {
        self.part.as_ref()
    }

    pub(crate) fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.message = self.message.with(name, fact);
        self
    }

    pub(crate) fn label(mut self, id: &'static str) -> Self {
        self.label = Some(Message::new(id));
        self
    }

    pub(crate) fn help(mut self, help: Message) -> Self {
        self.help.push(help);
        self
    }

    /// The same about a text with several words that belong in a list.
    pub(crate) fn several(mut self, text: &str, words: &[&str]) -> Self {
        self.meant = Some((
            text.to_owned(),
            Meant::Words(words.iter().map(|it| (*it).to_owned()).collect()),
        ));
        let list = words.join(", ");
        self.help(Message::new("help-as-list").with("list", list))
    }

    /// The same about a word that was certainly meant to be another.
    pub(crate) fn meant(mut self, text: &str, word: &str) -> Self {
        self.meant = Some((text.to_owned(), Meant::Word(word.to_owned())));
        self
    }

    /// What mends it in a file: the value as it is typed, where it begins, and what stands before it.
    pub(crate) fn mended(&self, typed: &str, start: usize, before: &str) -> Option<Fix> {
        let (text, meant) = self.meant.as_ref()?;
        let at = typed.find(text.as_str())?;
        let span = Span { start: start + at, end: start + at + text.len() };
        let is_all = typed.trim() == text;
        let mended = match meant {
            Meant::Word(word) => word.clone(),
            Meant::Words(words) if is_all && before.ends_with(['[', ',']) => words.join(", "),
            Meant::Words(words) if is_all && before.ends_with(':') => {
                format!("[{}]", words.join(", "))
            }
            Meant::Words(_) => return None,
        };
        Some(Fix::replace(span, mended))
    }

    /// The same with what mends it.
    pub(crate) fn fix(mut self, fix: Option<Fix>) -> Self {
        self.fix = fix;
        self
    }

    pub(crate) fn at(self, place: Place) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(self.code, place, self.message).help(self.help);
        diagnostic.label = self.label;
        diagnostic.fix = self.fix;
        diagnostic
    }
}

/// A word that is not among the choices.
pub(crate) fn choice(text: &str, choices: &[&str]) -> Finding {
    let finding = Finding::new(&code::UNKNOWN_CHOICE).with("value", text);
    offered(finding, text, choices)
}

/// How many words are offered to choose from: more than a screen is no help.
pub(super) const CHOICES: usize = 30;

/// Adds the word that was probably meant, or else all that can be chosen.
pub(super) fn offered(finding: Finding, text: &str, choices: &[&str]) -> Finding {
    match suggest(text, choices.iter().copied()) {
        Some(near) if fold(near) == fold(text) => {
            finding.meant(text, near).help(Message::new("help-suggestion").with("word", near))
        }
        Some(near) => finding.help(Message::new("help-suggestion").with("word", near)),
        None if choices.is_empty() => finding,
        None => {
            let shown: Vec<&str> = choices.iter().copied().take(CHOICES).collect();
            finding.help(Message::new("help-choices").with("choices", shown))
        }
    }
}

pub(super) fn rule(text: &str, kind: &str, wrong: bool) -> Option<Finding> {
    wrong.then(|| {
        Finding::new(&code::NOT_A_RULE)
            .with("value", text)
            .with("kind", kind)
            .help(Message::new(format!("help-{kind}")))
    })
}
