//! The build, from the tree of files and the day to the files of the site.
//!
//! ```text
//! read    records, obligations and addresses; what is wrong with them
//! check   the same, and what the rules find
//! build   what may be shown, as files, into a sink
//! ```

mod build_cache;
mod feed;
mod fixes;
mod misplaced;
mod outputs;
mod record_search;
mod responsible_units;
mod sitemap;

use anyhow::Result;
use jiff::civil::Date;
use rayon::prelude::*;

pub use build_cache::{BuildCache, digest};
pub use fixes::{Fixed, FixedFile, fixes};
pub use misplaced::without_misplaced;
pub use outputs::Outputs;
pub use record_search::{find_records, near_record_word};

use crate::check::{self, Asked};
use crate::diagnostic::{Findings, Severity};
use crate::disclosure::{Audience, Obligations, Public};
use crate::exchange::DATA_SETS;
use crate::open_data::DataFile;
use crate::output::{Sink, SitePath};
use crate::page::PAGE_KINDS;
use crate::record::{self, Cache, Library, Loaded, Settings};
use crate::route::Routes;
use crate::source::Tree;
use crate::theme;

/// A city's folder, read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The records; none when the settings or the organization cannot be read.
    pub library: Option<Library>,
    /// Who published what and when; empty when there is no library.
    pub obligations: Obligations,
    /// Every address of the site; none when there is no library.
    pub routes: Routes,
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
pub fn read(tree: &Tree, day: Date) -> Checked {
    checked(record::load(tree), tree, day)
}

/// The same, but for the records that are as they were when they were kept.
#[must_use]
pub fn read_again(tree: &Tree, cache: &Cache, day: Date) -> Checked {
    checked(record::load_again(tree, cache), tree, day)
}

fn checked(loaded: Loaded, tree: &Tree, day: Date) -> Checked {
    let Loaded { library, mut findings } = loaded;
    let (mut obligations, mut routes) = (Obligations::empty(day), Routes::default());
    if let Some(library) = &library {
        (obligations, routes) = rayon::join(
            || Obligations::new(library, day),
            || self::routes(tree, library, Audience::Citizens),
        );
        findings.extend(routes.clashes());
        let public = Public::of(library, &obligations, Audience::Citizens);
        findings.extend(routes.former_findings(tree, library, public));
        findings = responsible_units::named(findings, library, &obligations);
    }
    Checked { library, obligations, routes, findings: findings.sorted() }
}

/// Every address of the site of these records for an audience, on whatever day it is built.
#[must_use]
pub fn routes(tree: &Tree, library: &Library, audience: Audience) -> Routes {
    let assets = theme::asset_names(tree, &library.settings);
    let open_data: Vec<String> = DataFile::all().map(DataFile::address).collect();
    let data = DATA_SETS.iter().map(|it| it.address).chain(open_data.iter().map(String::as_str));
    let data: Vec<&str> = data.collect();
    let kinds: Vec<_> = PAGE_KINDS.iter().map(|it| it.addresses()).collect();
    Routes::of(tree, library, &kinds, assets, &data, audience)
}

/// Reads the records and finds everything that is wrong with them or that citizens would ask about
/// on this day. It does not depend on who reads it.
#[must_use]
pub fn check(tree: &Tree, day: Date) -> Checked {
    check_asked(tree, day, Asked::All)
}

/// The same for a build, which prints what is in its way and counts what else the rules find.
#[must_use]
pub fn check_for_build(tree: &Tree, day: Date) -> Checked {
    check_asked(tree, day, Asked::Errors)
}

fn check_asked(tree: &Tree, day: Date, asked: Asked) -> Checked {
    let mut checked = read(tree, day);
    if let Some(library) = &checked.library {
        let of_rules = of_rules(tree, library, &checked.obligations, &checked.routes, asked);
        checked.findings = checked.findings.and(of_rules).sorted();
    }
    checked
}

/// What the rules alone find in records that were read before.
#[must_use]
pub fn rules(
    tree: &Tree,
    library: &Library,
    obligations: &Obligations,
    routes: &Routes,
) -> Findings {
    of_rules(tree, library, obligations, routes, Asked::All)
}

fn of_rules(
    tree: &Tree,
    library: &Library,
    obligations: &Obligations,
    routes: &Routes,
    asked: Asked,
) -> Findings {
    let findings = check::check(library, obligations, tree, routes, asked);
    responsible_units::named(findings, library, obligations).sorted()
}

/// Renders every page that may be shown and puts it, with the theme's files and the attachments, into
/// the sink.
///
/// # Errors
///
/// A template is wrong, or the sink refuses.
pub fn build(tree: &Tree, public: Public, routes: &Routes, sink: &impl Sink) -> Result<Built> {
    Outputs::of(tree, public, routes, |outputs| {
        let put_at = |index| put(sink, outputs.address(index), &outputs.bytes(index)?);
        // What pages say of the tables is known once these are written, and none of them is made twice.
        outputs.each_table(|address, bytes| put(sink, address, bytes))?;
        let others: Vec<usize> = (0..outputs.count()).filter(|it| !outputs.is_table(*it)).collect();
        others.into_par_iter().try_for_each(put_at)?;
        Ok(Built { pages: outputs.pages() })
    })
}

fn put(sink: &impl Sink, path: &str, bytes: &[u8]) -> Result<()> {
    sink.put(&SitePath::new(path)?, bytes)
}

impl Checked {
    /// What may be shown to citizens; none when there is no library.
    #[must_use]
    pub fn public(&self) -> Option<Public<'_>> {
        let library = self.library.as_ref()?;
        Some(Public::of(library, &self.obligations, Audience::Citizens))
    }

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
