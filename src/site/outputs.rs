//! The list of the files of a site, and each of them when it is asked for. What is written to disk and
//! what is shown in a preview both come from here.

use std::borrow::Cow;
use std::path::Path;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};
use rayon::prelude::*;

use super::{attachments, sitemap};
use crate::disclosure::Obligations;
use crate::exchange;
use crate::page::{self, DataSizes, Page, Site};
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
    /// The obligations as data; made when it, or how large it is, is asked for.
    data: OnceLock<Result<Data, String>>,
}

/// The obligations as data.
#[derive(Debug)]
struct Data {
    csv: Vec<u8>,
    json: Vec<u8>,
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

/// The files for search engines, where it is known at which address the site stands.
fn for_engines<'a>(
    site: &Site,
    base: &str,
    pages: usize,
) -> impl Iterator<Item = (String, Part<'a>)> {
    let known = !site.library.settings.base_url.is_empty();
    let names = if known { sitemap::names(pages) } else { Vec::new() };
    let robots = (known && base == "/").then(|| ("robots.txt".to_owned(), Part::Robots));
    let lists = names.into_iter().zip(0..).map(|(name, number)| (name, Part::Sitemap(number)));
    lists.chain(robots)
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
    ObligationsJson,
    ObligationsCsv,
    /// A list of addresses for search engines, by its number.
    Sitemap(usize),
    Robots,
    Attachment(&'a File),
}

impl<'a> Part<'a> {
    /// The page that it is, and the number of its edition.
    fn page(&self) -> Option<(usize, &Page<'a>)> {
        match self {
            Self::Page(edition, page) => Some((*edition, page)),
            Self::Asset
            | Self::ObligationsJson
            | Self::ObligationsCsv
            | Self::Sitemap(_)
            | Self::Robots
            | Self::Attachment(_) => None,
        }
    }
}

impl<'a> Outputs<'a> {
    /// Does something with the files of the site of these records on the obligations's day, which live
    /// as long as that takes.
    ///
    /// # Errors
    ///
    /// A template or the words of the theme are wrong, or what is done fails.
    pub fn of<T>(
        tree: &Tree,
        library: &Library,
        obligations: &Obligations,
        words: &Words,
        with: impl FnOnce(&Outputs) -> Result<T>,
    ) -> Result<T> {
        let languages = languages(&library.settings, words);
        let words = languages.map(|it| theme::words(tree, &library.settings, it));
        let words = words.collect::<Result<Vec<_>>>()?;
        let sites: Vec<Site> = words.iter().map(|it| Site::new(library, obligations, it)).collect();
        with(&Outputs::new(tree, &sites)?)
    }

    fn new(tree: &'a Tree, sites: &'a [Site<'a>]) -> Result<Self> {
        let edition = |site| Ok(Edition { site, theme: Theme::new(tree, site)? });
        let editions = sites.iter().map(edition).collect::<Result<Vec<_>>>()?;
        let mut files: Vec<(String, Part)> = Vec::new();
        let mut listed = 0;
        for (at, Edition { site, .. }) in editions.iter().enumerate() {
            let pages = page::plan(site);
            listed += pages.iter().filter(|it| !it.is_everywhere()).count();
            files.extend(pages.into_iter().map(|it| (file(site, &it), Part::Page(at, it))));
        }
        files.extend(editions[0].theme.assets().map(|(path, _)| (path.to_owned(), Part::Asset)));
        files.push(("status/ledger.json".to_owned(), Part::ObligationsJson));
        files.push(("status/ledger.csv".to_owned(), Part::ObligationsCsv));
        // A city may bring its own.
        let own: Vec<&str> = attachments(tree).map(|(address, _)| address).collect();
        let for_engines = for_engines(&sites[0], editions[0].theme.base(), listed);
        files.extend(for_engines.filter(|(name, _)| !own.contains(&name.as_str())));
        let attached = attachments(tree);
        files.extend(attached.map(|(address, it)| (address.to_owned(), Part::Attachment(it))));
        files.sort_by(|a, b| a.0.cmp(&b.0));
        Ok(Self { editions, files, index: OnceLock::new(), data: OnceLock::new() })
    }

    /// How many files there are. The search index has to be made for that.
    #[must_use]
    pub fn count(&self) -> usize {
        self.files.len() + self.index().len()
    }

    /// How many of them are pages.
    #[must_use]
    pub fn pages(&self) -> usize {
        self.files.iter().filter(|(_, part)| part.page().is_some()).count()
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
        let document = |(_, part): &(String, Part<'a>)| {
            let (of, page) = part.page()?;
            if of == edition { page.search_document(site) } else { None }
        };
        let mut files =
            search::build(self.files.par_iter().filter_map(document).collect(), site.words);
        for (address, _) in &mut files {
            address.insert_str(0, site.folder());
        }
        files
    }

    fn data(&self) -> Result<&Data> {
        let data =
            self.data.get_or_init(|| self.obligations_as_data().map_err(|it| format!("{it:#}")));
        data.as_ref().map_err(|it| anyhow!(it.clone()))
    }

    fn obligations_as_data(&self) -> Result<Data> {
        let site = self.main().site;
        let (library, obligations) = (site.library, site.obligations);
        let entries: Vec<_> = obligations.all.iter().collect();
        let json = exchange::json(library, obligations, &entries, site.words)?;
        // The mark makes workbook programs read it as UTF-8.
        let mut csv = "\u{feff}".as_bytes().to_vec();
        let rows = exchange::rows(library, obligations, &obligations.all, site.words);
        exchange::csv(rows, &mut csv)?;
        Ok(Data { csv, json })
    }

    /// The pages that search engines are told of, each with its edition.
    fn listed(&self) -> Vec<(&Site<'a>, &Page<'a>)> {
        let pages = self.files.iter().filter_map(|(_, part)| part.page());
        let listed = pages.filter(|(_, page)| !page.is_everywhere());
        listed.map(|(edition, page)| (self.editions[edition].site, page)).collect()
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
            .filter(|it| Path::new(it).extension().is_some_and(|extension| extension == "css"))
    }

    /// What is in the file of a number.
    ///
    /// # Errors
    ///
    /// A template asks for what its page does not have, or an attachment cannot be read.
    pub fn bytes(&self, index: usize) -> Result<Cow<'_, [u8]>> {
        self.bytes_below(self.base(), index)
    }

    /// The same for a site that is at another path of its host than its settings say: `base`,
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
        let library = site.library;
        Ok(match part {
            Part::Page(edition, page) => {
                let Edition { site, theme } = &self.editions[*edition];
                if page.names_data() {
                    let Data { csv, json } = self.data()?;
                    let sizes = DataSizes { csv: csv.len(), json: json.len() };
                    site.data_sizes.get_or_init(|| sizes);
                }
                theme.render_below(base, page, site)?.into()
            }
            Part::Asset => {
                let asset = theme.assets().find(|(path, _)| path == address);
                asset.map_or(&[][..], |(_, bytes)| bytes).into()
            }
            Part::ObligationsJson => (&*self.data()?.json).into(),
            Part::ObligationsCsv => (&*self.data()?.csv).into(),
            Part::Sitemap(number) => {
                sitemap::list(*number, &library.settings.base_url, self.listed().into_iter())
                    .into_bytes()
                    .into()
            }
            Part::Robots => sitemap::robots(&library.settings.base_url).into_bytes().into(),
            Part::Attachment(file) => file.bytes().with_context(|| file.path.clone())?,
        })
    }

    /// The file that a page was written in; none of a list, and of what is no page.
    #[must_use]
    pub fn source(&self, index: usize) -> Option<&str> {
        self.files.get(index)?.1.page()?.1.source
    }

    /// Whether the file of a number is a page, for which its theme is answerable.
    #[must_use]
    pub fn is_page(&self, index: usize) -> bool {
        self.files.get(index).is_some_and(|(_, part)| part.page().is_some())
    }

    /// The address of the page that was written in a file, in the main language if it has one in
    /// it, and for reading rather than in the layout of the form: `units/kita-ku/`.
    #[must_use]
    pub fn page_of(&self, source: &str) -> Option<String> {
        let pages = self.files.iter().filter_map(|(_, part)| part.page());
        let of_source = pages.filter(|(_, page)| page.source == Some(source));
        let (edition, page) = of_source.min_by_key(|it| (it.0, it.1.is_form()))?;
        Some(format!("{}{}", self.editions[edition].site.folder(), page.address))
    }

    /// The path of the site on its host, with `/` at both ends.
    #[must_use]
    pub fn base(&self) -> &str {
        self.main().theme.base()
    }
}
