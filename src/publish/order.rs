//! In which order files come to a site: what pages need, pages, then what leads to pages, so that no reader follows a
//! link to what is not there yet; the log of publications last.

use std::collections::BTreeSet;

use super::RemotePath;
use crate::publication_log::LogFile;
use crate::route;

/// A group of files that may come in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Styles, scripts, pictures, attachments, data: what pages link to.
    Assets,
    /// Pages that no others are below.
    Pages,
    /// Pages that lead to those below them, the index of the search and the lists for search engines.
    Lists,
    /// What belongs to the entries of the log of publications.
    Log,
    /// Its entries, which say that all of that is there.
    LogEntries,
    /// Their signature.
    LogSignature,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Assets, Self::Pages, Self::Lists, Self::Log, Self::LogEntries, Self::LogSignature];
}

/// The order of the files of a site.
#[derive(Debug)]
pub struct Order {
    /// Folders that have folders with pages below them.
    parents: BTreeSet<String>,
}

impl Order {
    /// The order of a site with these files.
    #[must_use]
    pub fn of<'a>(files: impl Iterator<Item = &'a RemotePath>) -> Self {
        let mut parents = BTreeSet::new();
        for path in files.filter(|it| is_page(it)) {
            let folders: Vec<&str> = path.folders().collect();
            // The page itself is in the last of them.
            let above = folders.len().saturating_sub(1);
            parents.extend(folders[..above].iter().map(|it| (*it).to_owned()));
            if !folders.is_empty() {
                parents.insert(String::new());
            }
        }
        Self { parents }
    }

    /// When a file comes.
    #[must_use]
    pub fn stage(&self, path: &RemotePath) -> Stage {
        let name = path.name();
        match LogFile::at(path.as_str()) {
            Some(LogFile::Year(_)) => return Stage::LogEntries,
            Some(LogFile::Checkpoint | LogFile::Kept(_) | LogFile::Stamp(_)) => {
                return Stage::LogSignature;
            }
            Some(_) => return Stage::Log,
            None => {}
        }
        if path.as_str().contains(route::SEARCH_INDEX) {
            return Stage::Lists;
        }
        if !is_page(path) {
            let is_list = name.starts_with("sitemap") && ending(path) == Some("xml");
            return if is_list { Stage::Lists } else { Stage::Assets };
        }
        let folder = path.folders().next_back().unwrap_or("");
        let leads_on = name == "index.html" && self.parents.contains(folder);
        if leads_on { Stage::Lists } else { Stage::Pages }
    }
}

fn is_page(path: &RemotePath) -> bool {
    ending(path).is_some_and(|it| it.eq_ignore_ascii_case("html"))
}

fn ending(path: &RemotePath) -> Option<&str> {
    Some(path.name().rsplit_once('.')?.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_linked_to_comes_before_what_links_to_it() {
        let paths = [
            "index.html",
            "404.html",
            "assets/style.css",
            "reforms/index.html",
            "reforms/gyokaku/index.html",
            "reforms/gyokaku/045/index.html",
            "reforms/gyokaku/045/plan.pdf",
            "about/index.html",
            "sitemap-1.xml",
            "status/obligations.csv",
            "ledger/2015.jsonl",
            "ledger/checkpoint",
            "ledger/tile/0/000.p/3",
        ];
        let paths: Vec<RemotePath> = paths.iter().filter_map(|it| RemotePath::told(it)).collect();
        let order = Order::of(paths.iter());
        let of = |stage: Stage| {
            let found = paths.iter().filter(|it| order.stage(it) == stage);
            found.map(RemotePath::as_str).collect::<Vec<_>>()
        };
        let assets = ["assets/style.css", "reforms/gyokaku/045/plan.pdf", "status/obligations.csv"];
        assert_eq!(of(Stage::Assets), assets);
        let pages = ["404.html", "reforms/gyokaku/045/index.html", "about/index.html"];
        assert_eq!(of(Stage::Pages), pages);
        assert_eq!(of(Stage::Log), ["ledger/tile/0/000.p/3"]);
        assert_eq!(of(Stage::LogEntries), ["ledger/2015.jsonl"]);
        assert_eq!(of(Stage::LogSignature), ["ledger/checkpoint"]);
        let lists =
            ["index.html", "reforms/index.html", "reforms/gyokaku/index.html", "sitemap-1.xml"];
        assert_eq!(of(Stage::Lists), lists);
    }
}
