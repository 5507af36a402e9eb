//! Published addresses that would vanish: one finding for each thing that was there.

use std::collections::BTreeMap;

use super::Former;
use super::lost_groups::{Groups, Lost};
use super::lost_help::Helper;
use crate::diagnostic::{Diagnostic, Place, code};
use crate::disclosure::Public;
use crate::record::Library;
use crate::route::{LanguageRoutes, RECORD_DATA, Routes, Subject};
use crate::source::Tree;
use crate::words::Message;

/// How many addresses a finding names.
const NAMED: usize = 3;

impl Routes {
    /// What is wrong with what the city says of former addresses, and the published addresses that would vanish on the
    /// day without a word.
    #[must_use]
    pub fn former_findings(
        &self,
        tree: &Tree,
        library: &Library,
        public: Public,
    ) -> Vec<Diagnostic> {
        let mut found = self.former.faults.clone();
        let lost = self.lost(public);
        if lost.is_empty() {
            return found;
        }
        let groups = Groups { routes: self, library, tree, lost: &lost };
        let mut addresses: BTreeMap<Lost, Vec<&str>> = BTreeMap::new();
        for address in &lost {
            addresses.entry(groups.of(address)).or_default().push(address);
        }
        let led_to = self.former.redirects.iter().map(|it| it.to.as_str()).collect();
        let helper = Helper { groups: &groups, public, alone: addresses.len() == 1, led_to };
        for (lost, addresses) in &addresses {
            let Some(file) = groups.place(lost) else { continue };
            let named = addresses.iter().take(NAMED).map(|it| format!("/{it}"));
            let message = Message::new(code::LOST_ADDRESS.name)
                .with("what", lost.name())
                .with("address", lost.address())
                .with("count", addresses.len())
                .with("addresses", named.collect::<Vec<_>>());
            let help = helper.help(lost, addresses);
            found.push(Diagnostic::new(&code::LOST_ADDRESS, Place::file(file), message).help(help));
        }
        found
    }

    /// The published addresses at which nothing is on the day, sorted.
    fn lost(&self, public: Public) -> Vec<&str> {
        let Former { published, unserved, redirects, gone, .. } = &self.former;
        if published.is_empty() {
            return Vec::new();
        }
        // A feed goes with the page that it is about, of which it is told.
        let is_feed = |it: &&str| it.rsplit('/').next() == Some(crate::route::feeds::FILE);
        let mut lost: Vec<&str> = unserved.iter().map(String::as_str).collect();
        // The same of a record as data beside its page.
        let is_beside =
            |it: &str| it.strip_suffix(RECORD_DATA).is_some_and(|page| published.has(page));
        lost.retain(|it| !is_feed(it) && !is_beside(it));
        let gone = gone.iter().filter(|it| public.withdrawn_address(it.entry).is_none());
        lost.extend(gone.filter_map(|it| Some(&*published.get(&it.address)?.address)));
        // What is there on some day need not be there on this one.
        let withheld = self.languages.iter().flat_map(|language| withheld(language, public));
        let mut withheld: Vec<String> = withheld.collect();
        withheld.sort_unstable();
        let is_withheld =
            |it: &str| withheld.binary_search_by(|other| other.as_str().cmp(it)).is_ok();
        if !withheld.is_empty() {
            let published_there = withheld.iter().filter_map(|it| published.get(it));
            lost.extend(published_there.map(|it| it.address.as_str()));
            let leading = redirects.iter().filter(|it| is_withheld(&it.to));
            lost.extend(leading.filter_map(|it| Some(&*published.get(&it.from)?.address)));
        }
        lost.sort_unstable();
        lost.dedup();
        lost
    }
}

/// The pages of a language that are not shown on the day.
fn withheld(language: &LanguageRoutes, public: Public) -> impl Iterator<Item = String> {
    let is_withheld = move |subject: Subject| match subject {
        Subject::Charter(at) => {
            public.charter(at).is_none() && public.withdrawn_charter(at).is_none()
        }
        Subject::Sheet(at) => public.sheet(at).is_none() && public.withdrawn_sheet(at).is_none(),
        Subject::StaticPage(at) => {
            public.static_page(at).is_none() && public.withdrawn_static_page(at).is_none()
        }
        Subject::City
        | Subject::Home(_)
        | Subject::Plan(_)
        | Subject::Facet(..)
        | Subject::Part(_)
        | Subject::CharterYear(_)
        | Subject::Unit(_)
        | Subject::Program(_)
        | Subject::Moved(_)
        | Subject::Gone(_) => false,
    };
    let pages = language.pages.iter().filter(move |it| is_withheld(it.subject));
    pages.map(|it| format!("{}{}", language.folder, it.address))
}
