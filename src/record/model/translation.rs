//! The site in further languages: the words of kohyo are translated, what the city writes is not.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::settings::Settings;
use crate::record::model::value::Text;
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
