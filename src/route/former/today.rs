//! What is at the addresses of the site, on this day or a later one.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::{file_at, is_page};
use crate::route::reserved::Reserved;
use crate::route::{ASSETS, Address, Attachment, Facet, LanguageRoutes};
use crate::words::Language;

/// What is at the addresses of the site.
pub(super) struct Today<'a> {
    languages: &'a [LanguageRoutes],
    /// The pages of each language: address → place.
    pages: Vec<HashMap<&'a str, usize>>,
    attachments: &'a [Attachment],
    reserved: &'a Reserved,
    /// The files of pages, in small letters; made when one is asked for.
    lower_case: OnceCell<HashSet<String>>,
}

/// Folders in which nothing of the city's is, besides those that are reserved.
const OWN_FOLDERS: [&str; 2] = [ASSETS, "ledger/"];

/// The folders of all languages, whether or not the site has them now.
pub(super) fn folder_of_language(address: &str) -> Option<&str> {
    let (folder, _) = address.split_once('/')?;
    Language::ALL.iter().any(|it| it.tag() == folder).then(|| &address[..=folder.len()])
}

impl<'a> Today<'a> {
    pub(super) fn new(
        languages: &'a [LanguageRoutes],
        attachments: &'a [Attachment],
        reserved: &'a Reserved,
    ) -> Self {
        let pages = |language: &'a LanguageRoutes| {
            let pages = language.pages.iter().enumerate();
            pages.map(|(at, it)| (it.address.as_str(), at)).collect()
        };
        let pages = languages.iter().map(pages).collect();
        Self { languages, pages, attachments, reserved, lower_case: OnceCell::new() }
    }

    /// An address in each language of the site; only itself where it is in the folder of one, or of a file that is no page.
    pub(super) fn in_languages(&self, address: &str) -> Vec<String> {
        if folder_of_language(address).is_some() || !is_page(address) {
            return vec![address.to_owned()];
        }
        self.languages.iter().map(|it| format!("{}{address}", it.folder)).collect()
    }

    /// The language in which an address is, by its place, and the address inside it.
    pub(super) fn language<'t>(&self, address: &'t str) -> (usize, &'t str) {
        let further = self.languages.iter().enumerate().skip(1);
        let mut inside =
            further.filter_map(|(at, it)| Some((at, address.strip_prefix(it.folder)?)));
        inside.next().unwrap_or((0, address))
    }

    /// Whether a page or a file is at an address, or it is in a folder of kohyo's own.
    pub(super) fn has(&self, address: &str) -> bool {
        let (language, inside) = self.language(address);
        self.pages[language].contains_key(inside)
            || self.has_file(address)
            || OWN_FOLDERS.iter().any(|it| address.starts_with(it))
    }

    fn has_file(&self, address: &str) -> bool {
        let found = self.attachments.binary_search_by(|it| it.address.as_str().cmp(address));
        found.is_ok() || self.reserved.contains(&file_at(address))
    }

    /// The file of the city from which a page or a file at an address comes; nothing for lists.
    pub(super) fn source(&self, address: &str) -> Option<&str> {
        let (language, inside) = self.language(address);
        let page = self.pages[language].get(inside);
        let page = page.and_then(|it| self.languages[language].pages[*it].file.as_deref());
        let attached = || {
            let found = self.attachments.binary_search_by(|it| it.address.as_str().cmp(address));
            found.ok().map(|it| self.attachments[it].file.as_str())
        };
        page.or_else(attached)
    }

    /// Whether letter case alone tells an address from one of today, which some hosts take for one.
    pub(super) fn has_in_other_case(&self, address: &str) -> bool {
        let lower_case = self.lower_case.get_or_init(|| {
            let files = |language: &LanguageRoutes| {
                let folder = language.folder;
                let pages = language.pages.iter().map(|it| it.address.file());
                pages.map(|it| format!("{folder}{it}").to_ascii_lowercase()).collect::<Vec<_>>()
            };
            let attached = self.attachments.iter().map(|it| it.address.to_ascii_lowercase());
            self.languages.iter().flat_map(files).chain(attached).collect()
        });
        lower_case.contains(&file_at(address).to_ascii_lowercase())
    }

    /// The address of what a page of kohyo's own making is a part or another layout of: the sheet of a form, the list of
    /// a part, the standing that is compared. Where such a page is no more, what it was a part of says what there is.
    pub(super) fn whole(&self, address: &str) -> Option<String> {
        let (language, inside) = self.language(address);
        let folder = self.languages[language].folder;
        if inside == Address::compare().as_str() {
            return Some(format!("{folder}{}", Address::status()));
        }
        let mut parts: Vec<&str> = inside.strip_suffix('/')?.split('/').collect();
        let kept = match parts.as_slice() {
            ["reforms" | "charters", _, _, "form"] => 3,
            ["reforms", _, "category", below @ ..] if below.iter().all(|it| is_number(it)) => 2,
            ["reforms", _, list] if is_list(list) => 2,
            ["reforms", _, list, below @ ..]
                if is_list(list) && below.iter().all(|it| is_number(it)) =>
            {
                3
            }
            _ => return None,
        };
        parts.truncate(kept);
        Some(format!("{folder}{}/", parts.join("/")))
    }
}

/// Whether this is the folder of a list of a plan's sheets, or of its book.
fn is_list(name: &str) -> bool {
    let facets = [Facet::Status, Facet::Grade, Facet::Unit, Facet::Year];
    name == "book" || facets.iter().any(|it| it.name() == name)
}

/// Whether this is the number of a part.
fn is_number(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|it| it.is_ascii_digit())
}
