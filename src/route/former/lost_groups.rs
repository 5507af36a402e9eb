//! What a vanished address was about: a sheet has four of them, a plan hundreds, and each is one matter to its author.

use super::today::folder_of_language;
use crate::record::{Addressed, Draft, FileRole, FileRoles, Library, Record};
use crate::route::Routes;
use crate::source::Tree;

/// Something that was published and would vanish.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lost {
    /// Every page in a language, by its folder: `en/`.
    Language(String),
    /// A plan or a charter year, by its address: `reforms/gyokaku-2013/`.
    Program(String),
    /// A sheet.
    Sheet(LostRecord),
    /// A charter.
    Charter(LostRecord),
    /// A unit, by its id.
    Unit(String),
    /// Another page, by its address in the main language.
    Page(String),
    /// A file that is no page.
    File(String),
}

/// A sheet or a charter that was published and would vanish.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct LostRecord {
    /// Its former address: `reforms/gyokaku-2013/45/`.
    pub(super) address: String,
    /// The folder of its program today.
    pub(super) program: String,
    /// The name of its file; of a charter, the id of its unit today.
    pub(super) slug: String,
}

impl Lost {
    /// Its name in the sentence.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Language(_) => "language",
            Self::Program(_) => "program",
            Self::Sheet(_) => "sheet",
            Self::Charter(_) => "charter",
            Self::Unit(_) => "unit",
            Self::Page(_) => "page",
            Self::File(_) => "file",
        }
    }

    /// Its address from the top of the site: `/reforms/gyokaku-2013/45/`.
    pub(super) fn address(&self) -> String {
        match self {
            Self::Language(folder) => format!("/{folder}"),
            Self::Program(address) | Self::Page(address) | Self::File(address) => {
                format!("/{address}")
            }
            Self::Sheet(record) | Self::Charter(record) => format!("/{}", record.address),
            Self::Unit(id) => format!("/units/{id}/"),
        }
    }
}

/// What is known of the city when it is told what an address was about.
#[derive(Clone, Copy)]
pub(super) struct Groups<'a> {
    pub(super) routes: &'a Routes,
    pub(super) library: &'a Library,
    pub(super) tree: &'a Tree,
    /// Every published address that would vanish, sorted.
    pub(super) lost: &'a [&'a str],
}

impl<'a> Groups<'a> {
    /// What an address was about. What moved as a whole, but for this address, is not what vanished.
    pub(super) fn of(self, address: &str) -> Lost {
        let folder = folder_of_language(address).unwrap_or_default();
        let inside = self.in_main_language(address);
        if !folder.is_empty() && inside == address && self.is_lost(folder) {
            return Lost::Language(folder.to_owned());
        }
        let parts: Vec<&str> = inside.split('/').collect();
        let program = match parts.as_slice() {
            [kind @ ("reforms" | "charters"), slug, _, ..]
            | ["status", kind @ ("reforms" | "charters"), slug, ..] => {
                Some(format!("{kind}/{slug}/"))
            }
            _ => None,
        };
        if let Some(address) = program.filter(|it| self.is_lost(it)) {
            return Lost::Program(address);
        }
        let record = |kind: &str, program: &str, slug: String, former: &str| {
            let address = format!("{kind}/{program}/{former}/");
            let program = self.now(&format!("{kind}/{program}/"), program);
            LostRecord { address, program, slug }
        };
        match parts.as_slice() {
            ["reforms", plan, slug, "" | "form", ..] => {
                Lost::Sheet(record("reforms", plan, (*slug).to_owned(), slug))
            }
            ["charters", _, unit, "" | "form", ..] | ["units", unit, ""]
                if self.is_lost(&format!("units/{unit}/")) =>
            {
                Lost::Unit((*unit).to_owned())
            }
            ["charters", year, unit, "" | "form", ..] => {
                let unit_now = self.now(&format!("units/{unit}/"), unit);
                Lost::Charter(record("charters", year, unit_now, unit))
            }
            _ if super::is_page(address) => Lost::Page(inside.to_owned()),
            _ => Lost::File(address.to_owned()),
        }
    }

    /// An address without the folder of a further language of the site.
    pub(super) fn in_main_language(self, address: &str) -> &str {
        let further = self.routes.languages.iter().skip(1);
        let mut inside = further.filter_map(|it| address.strip_prefix(it.folder));
        inside.next().unwrap_or(address)
    }

    /// Whether nothing is said of an address that was published.
    fn is_lost(self, address: &str) -> bool {
        self.lost.binary_search(&address).is_ok()
    }

    /// The name that the last folder of an address has today.
    fn now(self, address: &str, name: &str) -> String {
        let to = self.routes.redirect(address).map(|it| it.to.trim_end_matches('/'));
        let name_now = to.and_then(|it| it.rsplit_once('/')).map(|it| it.1);
        name_now.unwrap_or(name).to_owned()
    }

    /// The file at which a finding is of most use; none where what is wrong is reported already.
    pub(super) fn place(self, lost: &Lost) -> Option<String> {
        let is_there = |file: &str| self.tree.file(file).is_some();
        let settings = || Some("kohyo.yaml".to_owned());
        if let Some(file) = self.withheld(lost) {
            return Some(file.to_owned());
        }
        match lost {
            Lost::Program(address) => {
                let folder = format!("content/{address}");
                let roles = FileRoles::new(self.tree, None);
                let mut left = self.tree.below(&folder);
                let is_read = left.any(|it| matches!(roles.of(it), FileRole::Record(_)));
                if is_read { None } else { settings() }
            }
            Lost::Sheet(LostRecord { program, slug, .. }) => {
                let file = format!("content/reforms/{program}/{slug}.md");
                (!is_there(&file)).then(|| format!("content/reforms/{program}/_program.yaml"))
            }
            Lost::Charter(LostRecord { program, slug, .. }) => {
                let years = self.library.charter_years.iter();
                let gaps = years.filter(|it| it.program.slug == *program).flat_map(|it| &it.gaps);
                let is_gap = gaps.into_iter().any(|it| it.slug == *slug);
                (!is_gap).then(|| format!("content/charters/{program}/_program.yaml"))
            }
            Lost::Unit(_) => Some("content/organization.yaml".to_owned()),
            Lost::Page(address) => {
                let path = address.trim_end_matches('/');
                let files = [
                    format!("content/pages/{path}.md"),
                    format!("content/pages/{address}index.md"),
                ];
                if files.iter().any(|it| is_there(it)) { None } else { settings() }
            }
            Lost::Language(_) | Lost::File(_) => settings(),
        }
    }

    /// The record of what vanished, where it is there and is a draft, or dated later.
    pub(super) fn withheld(self, lost: &Lost) -> Option<&'a str> {
        let organization = &self.library.organization;
        match lost {
            Lost::Sheet(LostRecord { program, slug, .. }) => {
                let plan = self.library.plans.iter().find(|it| it.program.slug == *program)?;
                file(&plan.sheets, |it| it.slug == *slug)
            }
            Lost::Charter(LostRecord { program, slug, .. }) => {
                let years = &self.library.charter_years;
                let year = years.iter().find(|it| it.program.slug == *program)?;
                let unit = organization.by_id(slug);
                file(&year.charters, |it| year.unit_of(it, organization) == unit)
            }
            Lost::Page(address) => {
                let path = address.trim_end_matches('/');
                let names = [path.to_owned(), format!("{path}/index")];
                file(&self.library.pages, |it| names.contains(&it.slug))
            }
            Lost::Language(_) | Lost::Program(_) | Lost::Unit(_) | Lost::File(_) => None,
        }
    }
}

/// The file of a record.
fn file<T: Draft + Addressed>(
    records: &[Record<T>],
    is_it: impl Fn(&Record<T>) -> bool,
) -> Option<&str> {
    records.iter().find(|it| is_it(it)).map(|it| it.file.as_str())
}
