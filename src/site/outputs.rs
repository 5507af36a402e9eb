//! The list of the files of a site, and each of them when it is asked for. What is written to disk and
//! what is shown in a preview both come from here.

use std::borrow::Cow;
use std::path::Path;
use std::sync::OnceLock;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::attachments;
use crate::disclosure::Ledger;
use crate::exchange;
use crate::page::{self, Page, Site};
use crate::record::{Library, Settings};
use crate::search;
use crate::source::{File, Tree};
use crate::theme::{self, Theme};
use crate::words::{Language, Words};

/// Every file of the site of a city on a day.
#[derive(Debug)]
pub struct Outputs<'a> {
    /// The site in each of its languages, the main one first.
    editions: Vec<Edition<'a>>,
    files: Vec<(String, Part<'a>)>,
    /// The files of the search indexes, which come after the others; made when one is asked for.
    index: OnceLock<Vec<search::File>>,
}

/// The site in one language.
#[derive(Debug)]
struct Edition<'a> {
    site: &'a Site<'a>,
    theme: Theme,
}

/// The languages of the site, these words' own first.
pub(super) fn languages<'s>(
    settings: &'s Settings,
    words: &Words,
) -> impl Iterator<Item = Language> + use<'s> {
    let main = words.language();
    std::iter::once(main).chain(settings.languages().skip(1).filter(move |it| *it != main))
}

/// The file of a page.
fn file(site: &Site, page: &Page) -> String {
    format!("{}{}", site.folder(), page.address.file())
}

/// What a file of the site is made of.
#[derive(Debug)]
enum Part<'a> {
    /// A page, in the edition of this number.
    Page(usize, Page<'a>),
    Asset,
    LedgerJson,
    LedgerCsv,
    Attachment(&'a File),
}

impl<'a> Outputs<'a> {
    /// Does something with the files of the site of these records on the ledger's day, which live
    /// as long as that takes.
    ///
    /// # Errors
    ///
    /// A template or the words of the theme are wrong, or what is done fails.
    pub fn of<T>(
        tree: &Tree,
        library: &Library,
        ledger: &Ledger,
        words: &Words,
        with: impl FnOnce(&Outputs) -> Result<T>,
    ) -> Result<T> {
        let languages = languages(&library.settings, words);
        let words = languages.map(|it| theme::words(tree, &library.settings, it));
        let words = words.collect::<Result<Vec<_>>>()?;
        let sites: Vec<Site> = words.iter().map(|it| Site::new(library, ledger, it)).collect();
        with(&Outputs::new(tree, &sites)?)
    }

    fn new(tree: &'a Tree, sites: &'a [Site<'a>]) -> Result<Self> {
        let edition = |site| Ok(Edition { site, theme: Theme::new(tree, site)? });
        let editions = sites.iter().map(edition).collect::<Result<Vec<_>>>()?;
        let mut files: Vec<(String, Part)> = Vec::new();
        for (at, Edition { site, .. }) in editions.iter().enumerate() {
            let pages = page::plan(site).into_iter();
            files.extend(pages.map(|it| (file(site, &it), Part::Page(at, it))));
        }
        files.extend(editions[0].theme.assets().map(|(path, _)| (path.to_owned(), Part::Asset)));
        files.push(("status/ledger.json".to_owned(), Part::LedgerJson));
        files.push(("status/ledger.csv".to_owned(), Part::LedgerCsv));
        let attached = attachments(tree);
        files.extend(attached.map(|(address, it)| (address.to_owned(), Part::Attachment(it))));
        files.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(Self { editions, files, index: OnceLock::new() })
    }

    /// How many files there are. The search index has to be made for that.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len() + self.index().len()
    }

    /// How many of them are pages.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.files.iter().filter(|(_, part)| matches!(part, Part::Page(..))).count()
    }

    /// Where the file of a number stands, from the top of the site: `units/kita-ku/index.html`.
    #[must_use]
    pub fn address(&self, index: usize) -> &str {
        match self.files.get(index) {
            Some((address, _)) => address,
            None => &self.index()[index - self.files.len()].0,
        }
    }

    /// The number of the file at an address.
    #[must_use]
    pub fn find(&self, address: &str) -> Option<usize> {
        let found = self.files.binary_search_by(|(it, _)| it.as_str().cmp(address)).ok();
        let of_index = || {
            let at = self.index().iter().position(|(it, _)| it == address)?;
            Some(self.files.len() + at)
        };
        found.or_else(|| if address.contains(search::FOLDER) { of_index() } else { None })
    }

    /// The files by which pages are found, of all pages.
    fn index(&self) -> &[search::File] {
        self.index.get_or_init(|| {
            let editions = self.editions.iter().enumerate();
            editions.flat_map(|(at, it)| self.index_of(at, it.site)).collect()
        })
    }

    fn index_of(&self, edition: usize, site: &Site<'a>) -> Vec<search::File> {
        let entry = |(_, part): &(String, Part<'a>)| match part {
            Part::Page(of, page) if *of == edition => page.entry(site),
            Part::Page(..)
            | Part::Asset
            | Part::LedgerJson
            | Part::LedgerCsv
            | Part::Attachment(_) => None,
        };
        let mut files =
            search::build(self.files.par_iter().filter_map(entry).collect(), site.words);
        for (address, _) in &mut files {
            address.insert_str(0, site.folder());
        }
        files
    }

    /// The site in its main language.
    fn main(&self) -> &Edition<'a> {
        &self.editions[0]
    }

    /// Where the style sheets stand.
    pub fn styles(&self) -> impl Iterator<Item = &str> {
        self.main()
            .theme
            .assets()
            .map(|(path, _)| path)
            .filter(|it| Path::new(it).extension().is_some_and(|it| it == "css"))
    }

    /// What is in the file of a number.
    ///
    /// # Errors
    ///
    /// A template asks for what its page does not have, or an attachment cannot be read.
    pub fn bytes(&self, index: usize) -> Result<Cow<'_, [u8]>> {
        self.bytes_below(self.base(), index)
    }

    /// The same for a site that stands at another path of its host than its settings say: `base`,
    /// with `/` at both ends.
    ///
    /// # Errors
    ///
    /// Those of [`Outputs::bytes`].
    pub fn bytes_below(&self, base: &str, index: usize) -> Result<Cow<'_, [u8]>> {
        let Some((address, part)) = self.files.get(index) else {
            return Ok(Cow::Borrowed(&self.index()[index - self.files.len()].1));
        };
        let Edition { site, theme } = self.main();
        let (library, ledger) = (site.library, site.ledger);
        Ok(match part {
            Part::Page(edition, page) => {
                let Edition { site, theme } = &self.editions[*edition];
                theme.render_below(base, page, site)?.into()
            }
            Part::Asset => {
                let asset = theme.assets().find(|(path, _)| path == address);
                asset.map_or(&[][..], |(_, bytes)| bytes).into()
            }
            Part::LedgerJson => {
                let entries: Vec<_> = ledger.entries.iter().collect();
                exchange::json(library, ledger, &entries, site.words)?.into()
            }
            Part::LedgerCsv => {
                // The mark makes workbook programs read it as UTF-8.
                let mut csv = "\u{feff}".as_bytes().to_vec();
                let rows = exchange::obligations(library, ledger, &ledger.entries, site.words);
                exchange::csv(rows, &mut csv)?;
                csv.into()
            }
            Part::Attachment(file) => file.bytes().with_context(|| file.path.clone())?,
        })
    }

    /// The file that a page was written in; none of a list, and of what is no page.
    #[must_use]
    pub fn source(&self, index: usize) -> Option<&str> {
        match &self.files.get(index)?.1 {
            Part::Page(_, page) => page.source,
            Part::Asset | Part::LedgerJson | Part::LedgerCsv | Part::Attachment(_) => None,
        }
    }

    /// Whether the file of a number is a page, for which its theme is answerable.
    #[must_use]
    pub fn is_page(&self, index: usize) -> bool {
        self.files.get(index).is_some_and(|(_, part)| matches!(part, Part::Page(..)))
    }

    /// The address of the page that was written in a file, in the main language if it has one in
    /// it: `units/kita-ku/`.
    #[must_use]
    pub fn page_of(&self, source: &str) -> Option<String> {
        let of_source = self.files.iter().filter_map(|(_, part)| match part {
            Part::Page(edition, page) if page.source == Some(source) => Some((*edition, page)),
            Part::Page(..)
            | Part::Asset
            | Part::LedgerJson
            | Part::LedgerCsv
            | Part::Attachment(_) => None,
        });
        let (edition, page) = of_source.min_by_key(|it| it.0)?;
        Some(format!("{}{}", self.editions[edition].site.folder(), page.address))
    }

    /// The path of the site on its host, with `/` at both ends.
    #[must_use]
    pub fn base(&self) -> &str {
        self.main().theme.base()
    }
}
