//! Where static pages are: by their files, in the language of their folder.

use crate::disclosure::Audience;
use crate::record::{Library, Record, Settings, StaticPage};
use crate::words::Language;

use super::Address;

/// The path of a static page below `content/pages/`, without `.md`.
fn path(record: &Record<StaticPage>) -> &str {
    let path = record.file.strip_prefix("content/pages/").unwrap_or(&record.slug);
    let path = path.strip_suffix(".md").unwrap_or(path);
    // `guide/index.md` is the page of its folder.
    let folder = path.strip_suffix("index").filter(|it| it.is_empty() || it.ends_with('/'));
    folder.unwrap_or(path).trim_end_matches('/')
}

/// The language of a static page, and its path in it: `content/pages/en/about.md` is the page `about`
/// in English.
fn in_language<'r>(settings: &Settings, record: &'r Record<StaticPage>) -> (Language, &'r str) {
    let path = path(record);
    let further = settings.languages().skip(1).find_map(|language| {
        let rest = path.strip_prefix(language.tag())?;
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix('/')? };
        Some((language, rest))
    });
    further.unwrap_or((settings.language.into(), path))
}

/// The static pages that can be read in a language: those written in it, and those of the main
/// language that nobody has translated. By place in the library, each with its address.
pub(super) fn of_language(
    library: &Library,
    language: Language,
    audience: Audience,
) -> Vec<(usize, Address)> {
    let settings = &library.settings;
    let main = Language::from(settings.language);
    let shown = library.pages.iter().enumerate();
    let shown: Vec<(usize, Language, &str)> = shown
        .filter(|(_, record)| audience.sees(&*record.data))
        .map(|(at, record)| {
            let (language, path) = in_language(settings, record);
            (at, language, path)
        })
        .collect();
    let is_translated = |path: &str| {
        language != main && shown.iter().any(|(_, of, other)| *of == language && *other == path)
    };
    let readable =
        shown.iter().filter(|(_, of, path)| *of == language || *of == main && !is_translated(path));
    readable.map(|(at, _, path)| (*at, address(path))).collect()
}

fn address(path: &str) -> Address {
    Address::new(&path.split('/').filter(|it| !it.is_empty()).collect::<Vec<_>>())
}
