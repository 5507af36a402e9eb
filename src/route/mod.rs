//! Every address of the site, in each of its languages and on any day, with the file that it comes
//! from.
//!
//! ```text
//! Routes::of(tree, library, kinds, assets, data, audience)
//!     pages         of every kind, per language, by address: what is dated later has its address already
//!     attachments   files of the city that are copied as they are
//!     assets        files of the theme
//!     reserved      feeds, data, the search index, lists for search engines
//!     former        where published addresses lead at which nothing is any more
//! ```
//!
//! They are computed once for each reading of the city and hold places in the library, no references:
//! which of them can be shown on a day is the question of [`Public`](crate::disclosure::Public).

mod address;
mod clashes;
mod feeds;
mod former;
mod pages;
mod parts;
mod reserved;
mod static_pages;
mod subject;

use std::collections::HashMap;

pub use address::Address;
pub use feeds::{Feed, FeedSubject};
pub use former::{Gone, Redirect};
pub use pages::{AddressesOf, CharterPlace, City, PageAddresses, PartsOf, PlanPlace};
pub use parts::{Cut, Part, PartOf, PartRef, Parts};
pub(crate) use reserved::SITEMAP_LIMIT;
pub use reserved::{ASSETS, RECORD_DATA, ROBOTS, SEARCH_INDEX, base_path, sitemap_names};
pub use subject::{Facet, Subject};

use crate::disclosure::Audience;
use crate::publication_log::{self, LogFile};
use crate::record::{self, FileRole, FileRoles, Library, Settings};
use crate::source::{File, Tree};
use crate::words::Language;

/// The address of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Where it is in its language.
    pub address: Address,
    /// What it is about.
    pub subject: Subject,
    /// The place of its kind among those that [`Routes::of`] was given.
    pub kind: usize,
    /// Whether it lays out as on paper what has a page of its own for reading.
    pub is_form: bool,
    /// Path of the file that it comes from; none for lists and for pages of kohyo's own making.
    pub file: Option<String>,
}

/// A language of the site, and its pages.
#[derive(Debug, Clone)]
pub struct LanguageRoutes {
    /// Which language.
    pub language: Language,
    /// The folder in which its pages are: nothing for the main one, `en/` for a further one.
    pub folder: &'static str,
    /// Its pages, by address.
    pub pages: Vec<Route>,
    /// The static pages that can be read in it, in the order of the library: each one's place and
    /// where it is. The one that introduces the home page is among them.
    pub static_pages: Vec<(usize, Address)>,
    /// Its feeds.
    pub feeds: Vec<Feed>,
}

/// A file of the city that is copied to the site as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Where it is, from the top of the site.
    pub address: String,
    /// Path of the file in the city's folder.
    pub file: String,
}

/// Every address of a site.
#[derive(Debug, Clone, Default)]
pub struct Routes {
    /// The languages, the main one first.
    languages: Vec<LanguageRoutes>,
    /// The parts of lists and books that are too large for one page.
    parts: Parts,
    /// By address.
    attachments: Vec<Attachment>,
    log_files: Vec<String>,
    /// The files of the theme, from the top of the site, by address.
    assets: Vec<String>,
    /// What kohyo writes next to the pages.
    reserved: reserved::Reserved,
    /// What becomes of former addresses.
    former: former::Former,
    /// The first page of each file: its language and its place there.
    of_file: HashMap<String, (usize, usize)>,
}

impl Routes {
    /// Every address of the site of these records. `kinds` says where the pages of each kind are,
    /// `assets` are the files of the theme, from the top of the site, `data` those of the sets of data.
    /// Drafts have addresses for the preview only.
    #[must_use]
    pub fn of(
        tree: &Tree,
        library: &Library,
        kinds: &[PageAddresses],
        assets: Vec<String>,
        data: &[&str],
        audience: Audience,
    ) -> Self {
        let parts = Parts::new(tree, library, audience);
        let mut languages: Vec<LanguageRoutes> = library
            .settings
            .languages()
            .map(|it| LanguageRoutes::of(library, it, kinds, &parts, audience))
            .collect();
        let attachments = attachments(tree, &library.settings);
        let pages = languages.iter().map(|it| it.pages.len()).sum();
        let reserved = reserved::Reserved::of(&library.settings, &languages, (kinds, pages), data);
        let former = former::Former::of(tree, library, &languages, (&attachments, &reserved));
        former::place_pages(&former, &mut languages, kinds);
        let mut assets = assets;
        assets.sort_unstable();
        let of_file = first_pages(&languages);
        let log_files = log_files(tree);
        Self { languages, parts, attachments, log_files, assets, reserved, former, of_file }
    }

    /// The languages of the site with their pages, the main one first.
    #[must_use]
    pub fn languages(&self) -> &[LanguageRoutes] {
        &self.languages
    }

    /// The parts of lists and books that are too large for one page.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The files of the city that are copied as they are, by address.
    #[must_use]
    pub fn attachments(&self) -> &[Attachment] {
        &self.attachments
    }

    /// The file of the city that is copied to an address.
    #[must_use]
    pub fn attachment(&self, address: &str) -> Option<&Attachment> {
        let found = self.attachments.binary_search_by(|it| it.address.as_str().cmp(address));
        found.ok().map(|it| &self.attachments[it])
    }

    /// The files of the log of publications that are on the site, by path: the same in the city's folder and there.
    #[must_use]
    pub fn log_files(&self) -> &[String] {
        &self.log_files
    }

    /// Where former addresses lead, by address.
    #[must_use]
    pub fn redirects(&self) -> &[Redirect] {
        &self.former.redirects
    }

    /// The addresses at which the settings say that nothing is any more, by address.
    #[must_use]
    pub fn gone(&self) -> &[Gone] {
        &self.former.gone
    }

    /// Where a former address leads; with or without the `/` or the `index.html` at its end.
    #[must_use]
    pub fn redirect(&self, path: &str) -> Option<&Redirect> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        self.former.redirect(path).or_else(|| self.former.redirect(&format!("{path}/")))
    }

    /// The page at a path from the top of the site, with or without the `/` or the `index.html` at its
    /// end, and its language.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<(&LanguageRoutes, &Route)> {
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        self.languages.iter().find_map(|language| {
            let inside = match language.folder.trim_end_matches('/') {
                "" => path,
                folder if path == folder => "",
                folder => path.strip_prefix(folder)?.strip_prefix('/')?,
            };
            Some((language, language.page(inside)?))
        })
    }

    /// Whether there is a page, a file of the city, or something of kohyo's own at a path from the top
    /// of the site, on this day or a later one.
    #[must_use]
    pub fn is_taken(&self, path: &str) -> bool {
        let is_asset = || self.assets.iter().any(|it| it == path);
        self.page(path).is_some()
            || self.attachment(path).is_some()
            || is_asset()
            || self.reserved.contains(path)
    }

    /// Where the texts of a file are to be read: in the main language if they are in it, and on the
    /// page for reading rather than in the layout of the form. From the top of the site:
    /// `units/kita-ku/`.
    #[must_use]
    pub fn page_of_file(&self, file: &str) -> Option<String> {
        let (language, place) = *self.of_file.get(file)?;
        let language = &self.languages[language];
        Some(format!("{}{}", language.folder, language.pages[place].address))
    }
}

impl LanguageRoutes {
    /// The page at an address in this language, with or without the `/` at its end.
    #[must_use]
    pub fn page(&self, address: &str) -> Option<&Route> {
        let exact = |address: &str| {
            let found = self.pages.binary_search_by(|it| it.address.as_str().cmp(address));
            found.ok().map(|it| &self.pages[it])
        };
        // A page's address ends with `/`, but for the home page and the page for what is not found.
        let address = address.trim_end_matches('/');
        exact(address).or_else(|| exact(&format!("{address}/")))
    }
}

/// The files of the log of publications that are on the site, sorted.
fn log_files(tree: &Tree) -> Vec<String> {
    let files = tree.below(publication_log::FOLDER);
    let is_public = |file: &&File| LogFile::at(&file.path).is_some_and(LogFile::is_public);
    files.filter(is_public).map(|it| it.path.clone()).collect()
}

/// The first page of each file: its language and its place there.
fn first_pages(languages: &[LanguageRoutes]) -> HashMap<String, (usize, usize)> {
    let mut first = HashMap::new();
    for (at, language) in languages.iter().enumerate() {
        for (place, route) in language.pages.iter().enumerate() {
            if let Some(file) = &route.file {
                first.entry(file.clone()).or_insert((at, place));
            }
        }
    }
    first
}

/// The files below `content/` that are copied as they are, by address. Those of a static page are next
/// to it.
fn attachments(tree: &Tree, settings: &Settings) -> Vec<Attachment> {
    let attached = FileRoles::new(tree, Some(settings)).below("content/", FileRole::Attachment);
    let attached = attached.filter_map(|file| {
        let address = record::address(&file.path)?;
        Some(Attachment { address: address.to_owned(), file: file.path.clone() })
    });
    let mut attachments: Vec<Attachment> = attached.collect();
    attachments.sort_by(|a, b| (&a.address, &a.file).cmp(&(&b.address, &b.file)));
    attachments
}
