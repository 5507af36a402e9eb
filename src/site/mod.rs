//! The build, from the tree of files and the day to the files of the site.

mod address;
mod concern;
mod memo;

use anyhow::{Context, Result};
use jiff::civil::Date;
use rayon::prelude::*;

pub use memo::{Memo, digest};

use crate::check;
use crate::diagnostic::{Findings, Severity};
use crate::disclosure::Ledger;
use crate::exchange;
use crate::output::{Sink, SitePath};
use crate::page::{self, Site};
use crate::record::{self, Library, Settings};
use crate::search;
use crate::source::{Content, File, Tree};
use crate::theme::{self, Theme};
use crate::words::Words;

/// A city's folder, read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The records; none when the settings or the organization cannot be read.
    pub library: Option<Library>,
    /// Who published what and when; empty when there is no library.
    pub ledger: Ledger,
    /// Everything that is wrong, and everything that the rules found.
    pub findings: Findings,
}

/// What a build made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// How many pages.
    pub pages: usize,
}

/// Reads the records and finds everything that is wrong with them, without asking the rules.
#[must_use]
pub fn read(tree: &Tree, day: Date, words: &Words) -> Checked {
    let record::Loaded { library, mut findings } = record::load(tree);
    let mut ledger = Ledger::default();
    if let Some(library) = &library {
        ledger = Ledger::new(library, day);
        // Two pages must not clash on any day, so those that are still to come count too.
        let one_day = Ledger::empty(Date::MAX);
        let site = Site::new(library, &one_day, words);
        findings.extend(address::clashes(&page::plan(&site), attachments(tree)));
        findings = concern::named(findings, library, &ledger);
    }
    Checked { library, ledger, findings: findings.sorted() }
}

/// Reads the records and finds everything that is wrong with them or that citizens would ask about
/// on this day.
#[must_use]
pub fn check(tree: &Tree, day: Date, words: &Words) -> Checked {
    let mut checked = read(tree, day, words);
    if let Some(library) = &checked.library {
        checked.findings.extend(check::check(library, &checked.ledger, tree));
        checked.findings = checked.findings.sorted();
    }
    checked
}

/// Renders every page as of the ledger's day and puts it, with the theme's files and the
/// attachments, into the sink.
///
/// # Errors
///
/// A template is wrong, or the sink refuses.
pub fn build(
    tree: &Tree,
    library: &Library,
    ledger: &Ledger,
    words: &Words,
    sink: &impl Sink,
) -> Result<Built> {
    let words = theme::words(tree, &library.settings, words.language())?;
    let site = Site::new(library, ledger, &words);
    let pages = page::plan(&site);
    let theme = Theme::new(tree, &site)?;
    pages
        .par_iter()
        .try_for_each(|page| put(sink, &page.address.file(), &theme.render_bytes(page, &site)?))?;
    let entries = pages.par_iter().filter_map(|it| it.entry(&site)).collect();
    search::build(entries, &words)
        .par_iter()
        .try_for_each(|(path, bytes)| put(sink, path, bytes))?;
    for (path, bytes) in theme.assets() {
        put(sink, path, bytes)?;
    }
    let entries: Vec<_> = ledger.entries.iter().collect();
    put(sink, "status/ledger.json", &exchange::json(library, ledger, &entries, &words)?)?;
    // The mark makes workbook programs read it as UTF-8.
    let mut csv = "\u{feff}".as_bytes().to_vec();
    exchange::csv(exchange::obligations(library, ledger, &ledger.entries, &words), &mut csv)?;
    put(sink, "status/ledger.csv", &csv)?;
    for (address, file) in attachments(tree) {
        put(sink, address, &file.bytes().with_context(|| file.path.clone())?)?;
    }
    Ok(Built { pages: pages.len() })
}

fn put(sink: &impl Sink, path: &str, bytes: &[u8]) -> Result<()> {
    sink.put(&SitePath::new(path)?, bytes)
}

/// The files below `content/` that are copied as they are, and where they come to stand. Those of
/// a free page stand beside it.
fn attachments(tree: &Tree) -> impl Iterator<Item = (&str, &File)> + Clone {
    tree.below("content/").filter_map(|file| {
        let address = file.path.strip_prefix("content/")?;
        let address = address.strip_prefix("pages/").unwrap_or(address);
        matches!(file.content, Content::Attachment(_)).then_some((address, file))
    })
}

impl Checked {
    /// The settings, if they could be read.
    #[must_use]
    pub fn settings(&self) -> Option<&Settings> {
        self.library.as_ref().map(|it| &it.settings)
    }

    /// How many units the city has.
    #[must_use]
    pub fn units(&self) -> usize {
        self.library.as_ref().map_or(0, |it| it.organization.units().len())
    }

    /// How many records were read.
    #[must_use]
    pub fn records(&self) -> usize {
        self.library.as_ref().map_or(0, Library::records)
    }

    /// Whether the site cannot be built as it is.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.library.is_none() || self.findings.count(Severity::Error) > 0
    }
}
