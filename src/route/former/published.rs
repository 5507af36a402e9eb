//! The files that were on the official site after its last publication, and which of them must stay.

use std::borrow::Cow;

use crate::diagnostic::{Diagnostic, Place, code};
use crate::digest::Hash;
use crate::publication_log::{self, FILES, file_sum};
use crate::route::{ASSETS, ROBOTS, SEARCH_INDEX};
use crate::source::Tree;
use crate::words::Message;

use super::today::folder_of_language;

/// Files that are for web servers alone.
const OF_SERVERS: [&str; 4] = [".htaccess", "nginx.conf", "_headers", "_redirects"];

/// The published addresses that must stay, by address.
#[derive(Debug, Clone, Default)]
pub(super) struct Published(Vec<PublishedAddress>);

/// An address that was published.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct PublishedAddress {
    /// From the top of the site: `units/kita-ku/`, `plan.pdf`.
    pub(super) address: String,
    /// The hash of its file.
    pub(super) hash: Hash,
}

impl Published {
    /// What was published of a city, and what is wrong with the list. A city that has not published yet has none.
    pub(super) fn of(tree: &Tree) -> (Self, Vec<Diagnostic>) {
        let text = match list(tree) {
            None => return Default::default(),
            Some(Ok(text)) => text,
            Some(Err(reason)) => {
                let fault = Message::new("published-list-unreadable").with("reason", reason);
                return (Self::default(), vec![fault_of_list(fault)]);
            }
        };
        let (mut addresses, mut faults) = (Vec::new(), Vec::new());
        for (line, number) in text.lines().zip(1_usize..) {
            match read(line) {
                Some((hash, path)) if must_stay(path) => {
                    addresses.push(PublishedAddress { address: address(path).to_owned(), hash });
                }
                Some(_) => {}
                None => {
                    let fault = Message::new("published-list-line").with("line", number);
                    faults.push(fault_of_list(fault));
                    // One line tells that the list was spoiled.
                    break;
                }
            }
        }
        addresses.sort_unstable();
        (Self(addresses), faults)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, PublishedAddress> {
        self.0.iter()
    }

    /// What was published at an address.
    pub(super) fn get(&self, address: &str) -> Option<&PublishedAddress> {
        let found = self.0.binary_search_by(|it| it.address.as_str().cmp(address));
        found.ok().map(|it| &self.0[it])
    }

    /// Whether something was published at an address.
    pub(super) fn has(&self, address: &str) -> bool {
        self.get(address).is_some()
    }

    /// What was published at an address and below it.
    pub(super) fn below(&self, folder: &str) -> impl Iterator<Item = &PublishedAddress> {
        let first = self.0.partition_point(|it| it.address.as_str() < folder);
        self.0[first..].iter().take_while(move |it| it.address.starts_with(folder))
    }
}

/// The list's text; none where there is no list.
fn list(tree: &Tree) -> Option<Result<Cow<'_, str>, String>> {
    let bytes = tree.file(FILES)?.bytes();
    Some(bytes.map_err(|it| it.to_string()).and_then(|bytes| match bytes {
        Cow::Borrowed(bytes) => {
            str::from_utf8(bytes).map(Cow::Borrowed).map_err(|it| it.to_string())
        }
        Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|it| it.to_string()),
    }))
}

fn fault_of_list(message: Message) -> Diagnostic {
    let sentence = Message::new(code::PUBLISHED_LIST.name).with("fault", message);
    let help = Message::new("help-published-list");
    Diagnostic::new(&code::PUBLISHED_LIST, Place::file(FILES), sentence).help([help])
}

/// The hash and the path of a line.
fn read(line: &str) -> Option<(Hash, &str)> {
    file_sum(line).filter(|(_, path)| !path.is_empty() && !path.starts_with('/'))
}

/// Whether a file is one to which people and programs may have written down the way.
fn must_stay(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, it)| it);
    let is_of_engines = || {
        let is_list = path.strip_prefix("sitemap").and_then(|it| it.strip_suffix(".xml"));
        is_list.is_some_and(|it| !it.contains('/')) || path == ROBOTS
    };
    // The index of searches is made anew whenever a page is.
    let in_language = folder_of_language(path).map_or(path, |it| &path[it.len()..]);
    !path.starts_with(ASSETS)
        && !path.starts_with(publication_log::FOLDER)
        && path != "404.html"
        && !OF_SERVERS.contains(&name)
        && !is_of_engines()
        && !in_language.starts_with(SEARCH_INDEX)
}

/// The address of a file of the site.
fn address(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        Some(_) | None => path,
    }
}
