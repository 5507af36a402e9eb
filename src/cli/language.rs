//! The language of what is printed: `--lang`, else `KOHYO_LANG`, else the city's, else, where there is no city yet, the
//! system's, else Japanese. It is chosen before anything else of what was typed is understood, since that may be wrong.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::shell::city_folder;
use crate::words::{Language, Message};

/// The variable by which somebody chooses the language of every command.
const VARIABLE: &str = "KOHYO_LANG";

/// What the system knows of the reader, the strongest first
/// (<https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html#tag_08_02>).
const OF_SYSTEM: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// How much of `kohyo.yaml` is looked at.
const MOST: u64 = 1 << 16;

/// The language, and what is to be said about the choice.
pub(super) struct Choice {
    pub(super) language: Language,
    /// That the variable means no language.
    pub(super) remark: Option<Message>,
}

impl Choice {
    /// What was chosen by what was typed, the environment and the city's settings.
    pub(super) fn new(typed: &[OsString]) -> Self {
        let value = env::var_os(VARIABLE).filter(|it| !it.is_empty());
        let value = value.map(|it| it.to_string_lossy().into_owned());
        let of_variable = value.as_deref().and_then(of_locale);
        let unknown = value.filter(|_| of_variable.is_none());
        let remark = unknown.map(|it| Message::new("lang-unknown").with("value", it));
        let asked = option("--lang", typed).and_then(|it| of_tag(&it)).or(of_variable);
        let language = asked.unwrap_or_else(|| of_place(typed));
        Self { language, remark }
    }
}

/// The city's language, or the system's where there is no city.
fn of_place(typed: &[OsString]) -> Language {
    let root = option("--root", typed).map(PathBuf::from);
    let settings = city_folder(root.as_deref()).map(|it| beginning(&it.join("kohyo.yaml")));
    let found = match settings {
        Some(settings) => of_settings(&settings),
        None => of_system(),
    };
    found.unwrap_or_default()
}

/// What the first variable says that is not empty.
fn of_system() -> Option<Language> {
    let mut values = OF_SYSTEM.into_iter().filter_map(env::var_os);
    let value = values.find(|it| !it.is_empty())?;
    of_locale(&value.to_string_lossy())
}

/// The last value of an option among what was typed.
fn option(name: &str, typed: &[OsString]) -> Option<String> {
    let words = typed.iter().skip(1).map(|it| it.to_string_lossy());
    let mut value = None;
    let mut is_value = false;
    for word in words.take_while(|it| it != "--") {
        if is_value {
            value = Some(word.clone().into_owned());
        } else if let Some(given) = word.strip_prefix(name).and_then(|it| it.strip_prefix('=')) {
            value = Some(given.to_owned());
        }
        is_value = !is_value && word == name;
    }
    value
}

fn of_tag(tag: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|it| it.tag().eq_ignore_ascii_case(tag))
}

/// The language of a locale's name: `ja`, `ja_JP.UTF-8`, `en-GB`; none of `C` and of others.
fn of_locale(locale: &str) -> Option<Language> {
    of_tag(locale.trim().split(['_', '-', '.', '@']).next()?)
}

/// The language that settings name, however spoiled they are elsewhere.
fn of_settings(text: &str) -> Option<Language> {
    let value = |line: &str| {
        let rest = line.trim_start_matches('\u{feff}').strip_prefix("language")?;
        let value = rest.trim_start().strip_prefix([':', '：'])?.split('#').next()?;
        of_tag(value.trim().trim_matches(['"', '\'']))
    };
    text.lines().find_map(value)
}

fn beginning(file: &Path) -> String {
    let mut bytes = Vec::new();
    // A pipe would keep whoever opens it waiting. What cannot be read is told when it is read in earnest.
    let is_file = fs::metadata(file).is_ok_and(|it| it.is_file());
    if let Some(file) = is_file.then(|| File::open(file).ok()).flatten() {
        let _ = file.take(MOST).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_known_before_the_rest_is_understood() {
        let lang = |typed: &[&str]| {
            option("--lang", &typed.iter().map(OsString::from).collect::<Vec<_>>())
        };
        assert_eq!(lang(&["kohyo", "--wrong", "--lang", "en"]).as_deref(), Some("en"));
        assert_eq!(lang(&["kohyo", "check", "--lang=en", "-h"]).as_deref(), Some("en"));
        assert_eq!(lang(&["kohyo", "--lang", "--lang"]).as_deref(), Some("--lang"));
        assert_eq!(lang(&["kohyo", "--", "--lang", "en"]), None);
        assert_eq!(lang(&["kohyo", "--language", "en"]), None);
        assert_eq!(lang(&["kohyo", "--lang"]), None);
    }

    #[test]
    fn a_locale_names_a_language_or_none() {
        for (locale, language) in [
            ("ja", Some(Language::Ja)),
            ("ja_JP.UTF-8", Some(Language::Ja)),
            ("JA", Some(Language::Ja)),
            ("en-GB", Some(Language::En)),
            ("en_US@euro", Some(Language::En)),
            ("C", None),
            ("C.UTF-8", None),
            ("POSIX", None),
            ("fr_FR", None),
            ("eng", None),
            ("", None),
        ] {
            assert_eq!(of_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn settings_name_their_language_even_when_they_are_spoiled() {
        for (settings, language) in [
            ("title: 市\nlanguage: en\n", Some(Language::En)),
            ("\u{feff}language: \"en\"  # x\n", Some(Language::En)),
            ("title: [\nlanguage：ja\r\n", Some(Language::Ja)),
            ("languages: [en]\n", None),
            ("  language: en\n", None),
            ("language: fr\n", None),
            ("", None),
        ] {
            assert_eq!(of_settings(settings), language, "{settings:?}");
        }
    }
}
