//! The site in further languages: the words of kohyo are translated, what the city writes is not.

use schemars::JsonSchema;
use serde::Deserialize;

use super::explain::Finding;
use super::problem::Problem;
use super::settings::Settings;
use super::value::Text;
use crate::diagnostic::code;
use crate::words::Language;

/// The further languages, each with what the site is called in it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translations {
    /// Japanese.
    #[serde(default)]
    pub ja: Option<Translation>,
    /// English.
    #[serde(default)]
    pub en: Option<Translation>,
}

/// What the settings say, in another language. What is not given stays as it is in the main one.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Translation {
    /// The site's name.
    pub title: Text,
    /// The name of the municipality.
    #[serde(default)]
    pub municipality: Text,
    /// Its postal address.
    #[serde(default)]
    pub address: Text,
    /// Markdown shown at the top of every page.
    #[serde(default)]
    pub notice: Text,
}

impl Settings {
    /// The languages in which the site can be read, the main one first.
    pub fn languages(&self) -> impl Iterator<Item = Language> {
        let main = Language::from(self.language);
        let further = Language::ALL.into_iter().filter(|it| self.translation(*it).is_some());
        std::iter::once(main).chain(further)
    }

    /// What the settings say in a further language; none for the main one, and for one in which
    /// the site cannot be read.
    #[must_use]
    pub fn translation(&self, language: Language) -> Option<&Translation> {
        let translation = match language {
            Language::Ja => &self.translations.ja,
            Language::En => &self.translations.en,
        };
        translation.as_ref().filter(|_| language != self.language.into())
    }
}

/// A translation into the language that the site is in.
pub(super) fn problems(settings: &Settings) -> Vec<Problem> {
    let main = Language::from(settings.language);
    let Translations { ja, en } = &settings.translations;
    let same = [(Language::Ja, ja), (Language::En, en)];
    let same = same.into_iter().filter(|(language, it)| *language == main && it.is_some());
    let problem = |(language, _): (Language, _)| {
        let path = vec!["translations".to_owned(), language.tag().to_owned()];
        let finding = Finding::new(&code::IMPOSSIBLE).with("what", "own-language");
        (path, finding.with("value", language.tag()))
    };
    same.map(problem).collect()
}
