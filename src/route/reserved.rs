//! What kohyo writes next to the pages: files at known addresses, and folders that are its own.

use super::{LanguageRoutes, PageAddresses};
use crate::publication_log;
use crate::record::Settings;

/// The folder of the theme's files.
pub const ASSETS: &str = "assets/";

/// The folder of the search index, below that of each language. The names of the files in it depend on
/// what is written, so that all of it is reserved.
pub const SEARCH_INDEX: &str = "search/index/";

/// The file beside the page of a record that has it as data. It is there in the main language only.
pub const RECORD_DATA: &str = "data.json";

/// The file that leads search engines to the lists of addresses; read at the top of a host only.
pub const ROBOTS: &str = "robots.txt";

/// How many addresses one list for search engines may have (sitemaps.org/protocol.html).
pub(crate) const SITEMAP_LIMIT: usize = 50_000;

/// The addresses of kohyo's own files.
#[derive(Debug, Clone, Default)]
pub(super) struct Reserved {
    /// Files that are always written.
    pub(super) files: Vec<String>,
    /// Files that are written unless the city brings its own.
    pub(super) defaults: Vec<String>,
    /// The records as data beside their pages, sorted.
    pub(super) records: Vec<String>,
    /// Folders in which nothing else may be, with a `/` at their ends.
    pub(super) folders: Vec<String>,
}

impl Reserved {
    pub(super) fn of(
        settings: &Settings,
        languages: &[LanguageRoutes],
        (kinds, pages): (&[PageAddresses], usize),
        data: &[&str],
    ) -> Self {
        let feeds = languages.iter().flat_map(|language| {
            language.feeds.iter().map(|it| format!("{}{}", language.folder, it.file()))
        });
        let mut defaults = Vec::new();
        if !settings.base_url.is_empty() {
            defaults.extend(sitemap_names(pages));
            let is_at_top = base_path(&settings.base_url) == "/";
            defaults.extend(is_at_top.then(|| ROBOTS.to_owned()));
        }
        Self {
            files: data.iter().map(|it| (*it).to_owned()).chain(feeds).collect(),
            defaults,
            records: records(&languages[0], kinds),
            folders: languages
                .iter()
                .map(|it| format!("{}{SEARCH_INDEX}", it.folder))
                .chain([publication_log::FOLDER.to_owned()])
                .collect(),
        }
    }

    /// Whether a path from the top of the site is one of them or in one of the folders.
    pub(super) fn contains(&self, path: &str) -> bool {
        let mut files = self.files.iter().chain(&self.defaults);
        files.any(|it| it == path)
            || self.records.binary_search_by(|it| it.as_str().cmp(path)).is_ok()
            || self.folders.iter().any(|it| path.starts_with(it.as_str()))
    }
}

/// The records as data beside their pages.
fn records(main: &LanguageRoutes, kinds: &[PageAddresses]) -> Vec<String> {
    let with_data =
        main.pages.iter().filter(|it| kinds.get(it.kind).is_some_and(|kind| kind.has_data));
    let mut records: Vec<String> =
        with_data.map(|it| format!("{}{RECORD_DATA}", it.address)).collect();
    records.sort_unstable();
    records
}

/// The names of the lists of so many addresses for search engines: one, or one that names the others.
#[must_use]
pub fn sitemap_names(addresses: usize) -> Vec<String> {
    let mut names = vec!["sitemap.xml".to_owned()];
    if addresses > SITEMAP_LIMIT {
        let lists = addresses.div_ceil(SITEMAP_LIMIT);
        names.extend((1..=lists).map(|it| format!("sitemap-{it}.xml")));
    }
    names
}

/// The path of the site on its host, with `/` at both ends: `/kaikaku/` of
/// `https://www.example.jp/kaikaku`.
#[must_use]
pub fn base_path(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let path = after_scheme.split_once('/').map_or("", |(_, path)| path);
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_list_is_enough_until_it_is_full() {
        assert_eq!(sitemap_names(SITEMAP_LIMIT), ["sitemap.xml"]);
        let names = sitemap_names(SITEMAP_LIMIT + 1);
        assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
    }

    #[test]
    fn the_base_is_the_path_of_the_address() {
        assert_eq!(base_path("https://www.example.jp/kaikaku"), "/kaikaku/");
        assert_eq!(base_path("https://www.example.jp/"), "/");
        assert_eq!(base_path(""), "/");
    }
}
