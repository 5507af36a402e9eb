//! The build, from the tree of files and the day to the files of the site.

mod address;
mod build_cache;
mod outputs;
mod responsible_units;
mod sitemap;

use address::Taken;
use anyhow::Result;
use jiff::civil::Date;
use rayon::prelude::*;

pub use build_cache::{BuildCache, digest};
pub use outputs::Outputs;

use crate::check;
use crate::diagnostic::{Findings, Severity};
use crate::disclosure::Obligations;
use crate::output::{Sink, SitePath};
use crate::page::{self, Address, Site};
use crate::record::{self, Cache, Library, Loaded, Settings};
use crate::source::{Content, File, Tree};
use crate::words::Words;

/// A city's folder, read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The records; none when the settings or the organization cannot be read.
    pub library: Option<Library>,
    /// Who published what and when; empty when there is no library.
    pub obligations: Obligations,
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
    checked(record::load(tree), tree, day, words)
}

/// The same, but for the records that are as they were when they were kept.
#[must_use]
pub fn read_again(tree: &Tree, cache: &Cache, day: Date, words: &Words) -> Checked {
    checked(record::load_again(tree, cache), tree, day, words)
}

fn checked(loaded: Loaded, tree: &Tree, day: Date, words: &Words) -> Checked {
    let Loaded { library, mut findings } = loaded;
    let mut obligations = Obligations::default();
    if let Some(library) = &library {
        let pages;
        (obligations, pages) =
            rayon::join(|| Obligations::new(library, day), || planned(library, words));
        findings.extend(address::clashes(pages.iter().map(Planned::taken), attachments(tree)));
        findings = responsible_units::named(findings, library, &obligations);
    }
    Checked { library, obligations, findings: findings.sorted() }
}

/// A page that will stand on the site, on the day it is made or on a later one.
struct Planned {
    folder: &'static str,
    address: Address,
    source: Option<String>,
    is_form: bool,
}

impl Planned {
    /// The file that it takes.
    fn taken(&self) -> Taken<'_> {
        Taken {
            address: format!("{}{}", self.folder, self.address.file()),
            file: self.source.as_deref().unwrap_or_default(),
            is_form: self.is_form,
        }
    }

    /// Its path from the top of the site.
    fn path(&self) -> String {
        format!("{}{}", self.folder, self.address)
    }
}

/// The pages in every language of the site, those of the main one first. Those that are still to come
/// count too: nothing may go wrong on any day.
fn planned(library: &Library, words: &Words) -> Vec<Planned> {
    let one_day = Obligations::empty(Date::MAX);
    let mut planned = Vec::new();
    for language in outputs::languages(&library.settings, words) {
        let further;
        let words = if language == words.language() {
            words
        } else {
            further = Words::new(language);
            &further
        };
        let site = Site::new(library, &one_day, words);
        let folder = site.folder();
        planned.extend(page::plan(&site).into_iter().map(|page| {
            let (source, is_form) = (page.source.map(str::to_owned), page.is_form());
            Planned { folder, address: page.address, source, is_form }
        }));
    }
    planned
}

/// Reads the records and finds everything that is wrong with them or that citizens would ask about
/// on this day.
#[must_use]
pub fn check(tree: &Tree, day: Date, words: &Words) -> Checked {
    let mut checked = read(tree, day, words);
    if let Some(library) = &checked.library {
        checked.findings.extend(rules(tree, library, &checked.obligations, words));
        checked.findings = checked.findings.sorted();
    }
    checked
}

/// What the rules alone find in records that were read before.
#[must_use]
pub fn rules(tree: &Tree, library: &Library, obligations: &Obligations, words: &Words) -> Findings {
    let planned = planned(library, words);
    let paths: Vec<String> = planned.iter().map(Planned::path).collect();
    let pages = paths.iter().zip(&planned).map(|(path, it)| (path.as_str(), it.source.as_deref()));
    let pages = check::Pages::new(pages);
    check::check(library, obligations, tree, &pages).into_iter().collect::<Findings>().sorted()
}

/// Renders every page as of the obligations's day and puts it, with the theme's files and the
/// attachments, into the sink.
///
/// # Errors
///
/// A template is wrong, or the sink refuses.
pub fn build(
    tree: &Tree,
    library: &Library,
    obligations: &Obligations,
    words: &Words,
    sink: &impl Sink,
) -> Result<Built> {
    Outputs::of(tree, library, obligations, words, |outputs| {
        (0..outputs.count())
            .into_par_iter()
            .try_for_each(|index| put(sink, outputs.address(index), &outputs.bytes(index)?))?;
        Ok(Built { pages: outputs.pages() })
    })
}

fn put(sink: &impl Sink, path: &str, bytes: &[u8]) -> Result<()> {
    sink.put(&SitePath::new(path)?, bytes)
}

/// The files below `content/` that are copied as they are, and where they come to stand. Those of
/// a static page stand next to it.
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
