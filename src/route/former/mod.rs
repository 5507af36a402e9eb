//! Addresses that were published once: where each leads when nothing is there any more.
//!
//! ```text
//! published   the files that were on the site after its last publication
//! declared    what records, programs, units and the settings say of former addresses
//! today       what is there now, on this day or a later one
//! redirects   where each former address leads; pages and lines for web servers are made of them
//! lost        published addresses of which nobody says anything: errors
//! ```

mod declared;
mod faults;
mod lost;
mod lost_groups;
mod lost_help;
mod published;
mod redirects;
mod spelling;
mod successors;
mod today;

use super::{Attachment, LanguageRoutes};
use crate::diagnostic::Diagnostic;
use crate::record::Library;
use crate::source::Tree;
use published::Published;
use today::Today;

pub(super) use redirects::place_pages;

/// A former address, and where it leads. Both are from the top of the site: `reforms/gyokaku-2013/45/`, `plan.pdf`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Redirect {
    /// The former address.
    pub from: String,
    /// Where it leads: to a page or a file that is there.
    pub to: String,
    /// Whether a page stands there that leads on: not at the address of a file such as a PDF, and not where letter case
    /// alone tells it from an address of today.
    pub has_page: bool,
}

/// An address at which the settings say that nothing is any more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gone {
    /// The former address.
    pub address: String,
    /// The place of what is said of it in [`Settings::withdrawn`](crate::record::Settings::withdrawn).
    pub entry: usize,
}

impl Gone {
    /// Whether a page can stand there, which says so.
    #[must_use]
    pub fn has_page(&self) -> bool {
        is_page(&self.address)
    }
}

/// What becomes of former addresses.
#[derive(Debug, Clone, Default)]
pub(super) struct Former {
    /// By former address.
    pub(super) redirects: Vec<Redirect>,
    /// By address.
    pub(super) gone: Vec<Gone>,
    /// What is wrong with what is said of them.
    faults: Vec<Diagnostic>,
    published: Published,
    /// Published addresses that are neither there nor lead anywhere.
    unserved: Vec<String>,
}

impl Former {
    /// What becomes of the former addresses of a site whose pages and files are these.
    pub(super) fn of(
        tree: &Tree,
        library: &Library,
        languages: &[LanguageRoutes],
        (attachments, reserved): (&[Attachment], &super::reserved::Reserved),
    ) -> Self {
        let (published, mut faults) = Published::of(tree);
        let declared = declared::of(library, languages);
        if declared.is_empty() && published.is_empty() {
            return Self { faults, ..Self::default() };
        }
        let today = Today::new(languages, attachments, reserved);
        let mut former = redirects::of(&declared, &published, &today);
        let redirects = former.redirects.as_slice();
        faults.extend(faults::of(tree, library, &declared, (&today, redirects)));
        former.faults = faults;
        former.published = published;
        former
    }

    /// Where a former address leads.
    pub(super) fn redirect(&self, address: &str) -> Option<&Redirect> {
        let found = self.redirects.binary_search_by(|it| it.from.as_str().cmp(address));
        found.ok().map(|it| &self.redirects[it])
    }
}

/// The file at an address: that of a page, or the file itself.
pub(super) fn file_at(address: &str) -> String {
    if is_folder(address) { format!("{address}index.html") } else { address.to_owned() }
}

/// Whether an address is that of a page in a folder of its own.
fn is_folder(address: &str) -> bool {
    address.is_empty() || address.ends_with('/')
}

/// Whether a page can stand at an address.
fn is_page(address: &str) -> bool {
    let ending = address.rsplit_once('.').map_or("", |(_, it)| it);
    is_folder(address) || ["html", "htm"].contains(&ending)
}
