//! The site in each of its languages. The main one is at the top, each further one in a folder of
//! its own, with the same pages at the same paths.

use serde::Serialize;

use super::Page;
use super::about::About;
use crate::route::LanguageRoutes;
use crate::view::Site;

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

impl Page<'_> {
    /// The languages in which the page can be read, its own among them; none where the site has one
    /// only.
    #[must_use]
    pub fn languages(&self, site: &Site) -> Vec<LanguageLink> {
        let languages = site.routes.languages();
        if languages.len() == 1 {
            return Vec::new();
        }
        // A page at a former address leads to its subject, in each language.
        let (address, leads_on) = match self.about {
            About::Moved(redirect) => {
                (redirect.to.strip_prefix(site.folder()).unwrap_or(&redirect.to), true)
            }
            About::City
            | About::Plan(_)
            | About::Facet(..)
            | About::Part(_)
            | About::Sheet(_)
            | About::CharterYear(_)
            | About::Charter(_)
            | About::Unit(_)
            | About::Program(_)
            | About::StaticPage(_)
            | About::Withdrawn(_) => (self.route.address.as_str(), false),
        };
        // What is shown at any address must be reached from the top of the host.
        let top = match site.folder() {
            "" => "/".to_owned(),
            _ => format!("{}../", self.route.address.root()),
        };
        // Links to other addresses lead to files, which are in no language.
        let is_folder = address.is_empty() || address.ends_with('/');
        let link = |routes: &LanguageRoutes| {
            let folder = routes.folder;
            let current = folder == site.folder();
            let is_there = current && !leads_on || routes.page(address).is_some();
            let exists = !self.is_everywhere() && is_there && is_folder;
            let path = if exists { address } else { "" };
            let url = exists.then(|| site.whole_address(&format!("{folder}{path}"))).flatten();
            let url = url.unwrap_or_default();
            let (lang, label) = (routes.language.tag(), routes.language.name());
            LanguageLink { lang, label, href: format!("{top}{folder}{path}"), url, current }
        };
        languages.iter().map(link).collect()
    }
}
