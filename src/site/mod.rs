//! The build, from the tree of files and the day to the files of the site.

mod address;
mod memo;

use anyhow::{Context, Result};
use jiff::civil::Date;
use rayon::prelude::*;

pub use memo::{Memo, digest};

use crate::diagnostic::{Findings, Severity};
use crate::output::{Sink, SitePath};
use crate::page::{self, Site};
use crate::record::{self, Library, Settings};
use crate::source::{Content, File, Tree};
use crate::theme::{self, Theme};
use crate::words::Words;

/// A city's folder, read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The records; none when the settings or the organization cannot be read.
    pub library: Option<Library>,
    /// Everything that is wrong.
    pub findings: Findings,
}

/// What a build made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// How many pages.
    pub pages: usize,
}

/// Reads the records and finds everything that is wrong with them.
#[must_use]
pub fn check(tree: &Tree, words: &Words) -> Checked {
    let loaded = record::load(tree);
    let mut findings = loaded.findings;
    if let Some(library) = &loaded.library {
        // Which pages there are does not depend on the day, so any will do.
        let site = Site::new(library, Date::MAX, words);
        findings.extend(address::clashes(&page::plan(&site), attachments(tree)));
    }
    Checked { library: loaded.library, findings: findings.sorted() }
}

/// Renders every page and puts it, with the theme's files and the attachments, into the sink.
///
/// # Errors
///
/// A template is wrong, or the sink refuses.
pub fn build(
    tree: &Tree,
    library: &Library,
    day: Date,
    words: &Words,
    sink: &impl Sink,
) -> Result<Built> {
    let words = theme::words(tree, &library.settings, words.language())?;
    let site = Site::new(library, day, &words);
    let pages = page::plan(&site);
    let theme = Theme::new(tree, &site)?;
    pages
        .par_iter()
        .try_for_each(|page| put(sink, &page.address.file(), &theme.render_bytes(page, &site)?))?;
    for (path, bytes) in theme.assets() {
        put(sink, path, bytes)?;
    }
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
