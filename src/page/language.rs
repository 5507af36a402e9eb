//! The site in each of its languages. The main one is at the top, each further one in a folder of
//! its own, with the same pages at the same paths.

use serde::Serialize;

use super::{Address, Kind, Page, Site, static_page};
use crate::record::{Record, Settings, StaticPage};
use crate::words::Language;

/// A language in which a page can be read. Templates know these as `languages`.
#[derive(Debug, Serialize)]
pub struct LanguageLink {
    /// Its tag: `en`.
    pub lang: &'static str,
    /// What it calls itself: English.
    pub label: &'static str,
    /// Where the page stands in it; the home page where it has no such page.
    pub href: String,
    /// The same as a whole address; empty where the settings give no `base_url`, and where the
    /// language has no such page.
    pub url: String,
    /// Whether it is the language of this page.
    pub current: bool,
}

/// The folder of a language: nothing for the main one, `en/` for a further one.
pub(super) fn folder(settings: &Settings, language: Language) -> &'static str {
    match (settings.translation(language), language) {
        (None, _) => "",
        (Some(_), Language::Ja) => "ja/",
        (Some(_), Language::En) => "en/",
    }
}

/// The language of a static page, and its path in it: `content/pages/en/about.md` is the page `about/`
/// in English.
fn of_static_page<'r>(settings: &Settings, record: &'r Record<StaticPage>) -> (Language, &'r str) {
    let path = static_page::path(record);
    let further = settings.languages().skip(1).find_map(|language| {
        let rest = path.strip_prefix(language.tag())?;
        let rest = if rest.is_empty() { rest } else { rest.strip_prefix('/')? };
        Some((language, rest))
    });
    further.unwrap_or((settings.language.into(), path))
}

impl<'a> Site<'a> {
    /// The folder in which the site stands in this language: nothing for the main one, else `en/`.
    #[must_use]
    pub fn folder(&self) -> &'static str {
        folder(&self.library.settings, self.words.language())
    }

    /// The site's name.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.translated(|it| &it.title, &self.library.settings.title)
    }

    /// Who publishes it.
    #[must_use]
    pub fn municipality(&self) -> &'a str {
        self.translated(|it| &it.municipality, &self.library.settings.municipality.name)
    }

    /// Its postal address; may be empty.
    #[must_use]
    pub fn postal_address(&self) -> &'a str {
        self.translated(|it| &it.address, &self.library.settings.municipality.address)
    }

    pub(super) fn translated(
        &self,
        of: impl Fn(&'a crate::record::Translation) -> &'a str,
        main: &'a str,
    ) -> &'a str {
        let translation = self.library.settings.translation(self.words.language());
        translation.map(of).filter(|it| !it.is_empty()).unwrap_or(main)
    }

    /// The static pages that can be read in this language: those written in it, and those of the main
    /// language that nobody has translated.
    pub(super) fn static_pages(&self) -> impl Iterator<Item = &'a Record<StaticPage>> {
        let (settings, language) = (&self.library.settings, self.words.language());
        let main = Language::from(settings.language);
        let here = settings.translation(language).map_or(main, |_| language);
        let written = self.library.pages.iter().filter(|it| !it.data.draft);
        let translated: Vec<&str> = written
            .clone()
            .map(|it| of_static_page(settings, it))
            .filter(|(it, _)| *it == here && here != main)
            .map(|(_, path)| path)
            .collect();
        written.filter(move |page| {
            let (language, path) = of_static_page(settings, page);
            language == here || language == main && !translated.contains(&path)
        })
    }

    /// Where a static page stands.
    pub(super) fn static_page_address(&self, record: &Record<StaticPage>) -> Address {
        let (_, path) = of_static_page(&self.library.settings, record);
        Address::new(&path.split('/').filter(|it| !it.is_empty()).collect::<Vec<_>>())
    }
}

impl Page<'_> {
    /// The languages in which the page can be read, its own among them; none where the site has one
    /// only.
    #[must_use]
    pub fn languages(&self, site: &Site) -> Vec<LanguageLink> {
        let settings = &site.library.settings;
        let languages: Vec<Language> = settings.languages().collect();
        if languages.len() == 1 {
            return Vec::new();
        }
        let here = site.folder();
        // What is shown at any address must be reached from the top of the host.
        let top = match here {
            "" => "/".to_owned(),
            _ => format!("{}../", self.address.root()),
        };
        let base = settings.base_url.trim_end_matches('/');
        let link = |language: Language| {
            let folder = folder(settings, language);
            let current = folder == here;
            let exists = !self.is_everywhere() && (current || self.is_in(language, settings, site));
            let path = if exists { self.address.as_str() } else { "" };
            let url = match base {
                "" => String::new(),
                _ if !exists => String::new(),
                base => format!("{base}/{folder}{path}"),
            };
            let (lang, label) = (language.tag(), language.name());
            LanguageLink { lang, label, href: format!("{top}{folder}{path}"), url, current }
        };
        languages.into_iter().map(link).collect()
    }

    /// Whether the page can also be read in a language: all can, but for what is written in one alone.
    fn is_in(&self, language: Language, settings: &Settings, site: &Site) -> bool {
        let main = Language::from(settings.language);
        let Kind::StaticPage(record) = self.kind else { return true };
        let (written, path) = of_static_page(settings, record);
        let mut pages = site.library.pages.iter().filter(|it| !it.data.draft);
        written == main
            || pages.any(|page| {
                let (other, other_path) = of_static_page(settings, page);
                other_path == path && (other == language || other == main)
            })
    }
}
