//! The list of the files of a site, and each of them when it is asked for. What is written to disk and
//! what is shown in a preview both come from here.

use std::borrow::Cow;
use std::path::Path;
use std::sync::OnceLock;

use anyhow::{Context, Result, anyhow};
use rayon::prelude::*;

use super::{feed, sitemap};
use crate::disclosure::Public;
use crate::exchange::DATA_SETS;
use crate::open_data::{DataFile, OpenData, RecordAt};
use crate::page::{self, Page};
use crate::route::{self, Feed, Routes};
use crate::search;
use crate::source::{File, Tree};
use crate::theme::{self, Theme};
use crate::view::{Site, naming_records};
use crate::words::Words;

/// Every file of the site of a city on a day.
#[derive(Debug)]
pub struct Outputs<'a> {
    /// The site in each of its languages, the main one first.
    languages: Vec<SiteLanguage<'a>>,
    files: Vec<(String, Output<'a>)>,
    /// The files of the search indexes, which come after the others; made when one is asked for.
    index: OnceLock<Vec<search::File>>,
    /// The open data of the site in its main language.
    open_data: OpenData<'a>,
    /// The obligations as data; made when it, or how large it is, is asked for.
    data: OnceLock<Result<Vec<Vec<u8>>, String>>,
}

/// The site in one language.
#[derive(Debug)]
struct SiteLanguage<'a> {
    site: &'a Site<'a>,
    theme: Theme,
}

/// The files for search engines, where it is known at which address the site is. A city may bring its
/// own.
fn for_engines<'a>(
    routes: &Routes,
    site: &Site,
    pages: usize,
) -> impl Iterator<Item = (String, Output<'a>)> {
    let base_url = &site.public.settings().base_url;
    let known = !base_url.is_empty();
    let names = if known { route::sitemap_names(pages) } else { Vec::new() };
    let is_at_top = known && route::base_path(base_url) == "/";
    let robots = is_at_top.then(|| (route::ROBOTS.to_owned(), Output::Robots));
    let lists = names.into_iter().zip(0..).map(|(name, number)| (name, Output::Sitemap(number)));
    lists.chain(robots).filter(|(name, _)| routes.attachment(name).is_none())
}

/// The record that a page is about as data beside it.
fn record_beside<'a>(page: &Page) -> Option<(String, Output<'a>)> {
    let at = page.record()?;
    Some((format!("{}{}", page.route.address, route::RECORD_DATA), Output::Record(at)))
}

/// What a file of the site is made of.
#[derive(Debug)]
enum Output<'a> {
    /// A page, in the language at this place.
    Page(usize, Page<'a>),
    Asset,
    /// A set of data, by its place among them.
    Data(usize),
    /// A file of the open data.
    OpenData(DataFile),
    /// A record as data, beside its page.
    Record(RecordAt),
    /// A list of addresses for search engines, by its number.
    Sitemap(usize),
    Robots,
    /// A feed, in the language at this place.
    Feed(usize, &'a Feed),
    Attachment(&'a File),
}

impl<'a> Output<'a> {
    /// The page that it is, and the place of its language.
    fn page(&self) -> Option<(usize, &Page<'a>)> {
        match self {
            Self::Page(language, page) => Some((*language, page)),
            Self::Asset
            | Self::Data(_)
            | Self::OpenData(_)
            | Self::Record(_)
            | Self::Sitemap(_)
            | Self::Robots
            | Self::Feed(..)
            | Self::Attachment(_) => None,
        }
    }
}

impl<'a> Outputs<'a> {
    /// Does something with the files of the site of what may be shown, which live as long as that
    /// takes.
    ///
    /// # Errors
    ///
    /// A template or the words of the theme are wrong, or what is done fails.
    pub fn of<T>(
        tree: &Tree,
        public: Public,
        routes: &Routes,
        with: impl FnOnce(&Outputs) -> Result<T>,
    ) -> Result<T> {
        let languages = routes.languages().iter();
        let words = languages.map(|it| theme::words(tree, public.settings(), it.language));
        let words = words.map(|it| Ok(naming_records(it?, public)));
        let words = words.collect::<Result<Vec<Words>>>()?;
        let languages = routes.languages().iter().zip(&words);
        let sites: Vec<Site> =
            languages.map(|(language, words)| Site::new(public, routes, language, words)).collect();
        with(&Outputs::new(tree, routes, &sites)?)
    }

    fn new(tree: &'a Tree, routes: &'a Routes, sites: &'a [Site<'a>]) -> Result<Self> {
        let language = |site| Ok(SiteLanguage { site, theme: Theme::new(tree, site)? });
        let languages = sites.iter().map(language).collect::<Result<Vec<_>>>()?;
        let mut files: Vec<(String, Output)> = Vec::new();
        let mut listed = 0;
        for (at, SiteLanguage { site, .. }) in languages.iter().enumerate() {
            let pages = page::pages(site);
            listed += pages.iter().filter(|it| it.is_listed()).count();
            let address = |it: &Page| format!("{}{}", site.folder(), it.route.address.file());
            if at == 0 {
                files.extend(pages.iter().filter_map(record_beside));
            }
            files.extend(pages.into_iter().map(|it| (address(&it), Output::Page(at, it))));
            let feed =
                |it: &'a Feed| (format!("{}{}", site.folder(), it.file()), Output::Feed(at, it));
            files.extend(site.language.feeds.iter().map(feed));
        }
        files.extend(languages[0].theme.assets().map(|(path, _)| (path.to_owned(), Output::Asset)));
        let data = DATA_SETS.iter().enumerate();
        files.extend(data.map(|(at, it)| (it.address.to_owned(), Output::Data(at))));
        files.extend(DataFile::all().map(|it| (it.address(), Output::OpenData(it))));
        files.extend(for_engines(routes, &sites[0], listed));
        let log = routes.log_files().iter();
        files.extend(log.filter_map(|it| Some((it.clone(), Output::Attachment(tree.file(it)?)))));
        let attached = routes.attachments().iter();
        files.extend(
            attached.filter_map(|it| {
                Some((it.address.clone(), Output::Attachment(tree.file(&it.file)?)))
            }),
        );
        files.sort_by(|a, b| a.0.cmp(&b.0));
        let open_data = OpenData::new(sites[0].public, sites[0].words);
        Ok(Self { languages, files, index: OnceLock::new(), open_data, data: OnceLock::new() })
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
        found.or_else(|| if address.contains(route::SEARCH_INDEX) { of_index() } else { None })
    }

    /// The files by which pages are found, of all pages.
    fn index(&self) -> &[search::File] {
        self.index.get_or_init(|| {
            let languages = self.languages.iter().enumerate();
            languages.flat_map(|(at, it)| self.index_of(at, it.site)).collect()
        })
    }

    fn index_of(&self, language: usize, site: &Site<'a>) -> Vec<search::File> {
        let document = |(_, part): &(String, Output<'a>)| {
            let (of, page) = part.page()?;
            if of == language { page.search_document(site) } else { None }
        };
        let mut files = search::build(
            self.files.par_iter().filter_map(document).collect(),
            site.public.settings().naming(),
            site.words,
        );
        for (address, _) in &mut files {
            address.insert_str(0, site.folder());
        }
        files
    }

    /// What is in each set of data.
    fn data(&self) -> Result<&[Vec<u8>]> {
        let data = self.data.get_or_init(|| {
            let site = self.main().site;
            let bytes = DATA_SETS.iter().map(|it| it.bytes(site.public, site.words));
            bytes.collect::<Result<_>>().map_err(|it| format!("{it:#}"))
        });
        data.as_deref().map_err(|it| anyhow!(it.clone()))
    }

    /// The pages that search engines are told of, each with its language.
    fn listed(&self) -> Vec<(&Site<'a>, &Page<'a>)> {
        let pages = self.files.iter().filter_map(|(_, part)| part.page());
        let listed = pages.filter(|(_, page)| page.is_listed());
        listed.map(|(language, page)| (self.languages[language].site, page)).collect()
    }

    /// The site in its main language.
    fn main(&self) -> &SiteLanguage<'a> {
        &self.languages[0]
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
        let SiteLanguage { site, theme } = self.main();
        let base_url = &site.public.settings().base_url;
        Ok(match part {
            Output::Page(language, page) => {
                let SiteLanguage { site, theme } = &self.languages[*language];
                if page.names_data() {
                    let sizes = self.data()?.iter().map(Vec::len);
                    site.data_sizes.get_or_init(|| sizes.collect());
                }
                if page.describes_data() && site.open_data.get().is_none() {
                    let facts = self.open_data.all_facts()?;
                    site.open_data.get_or_init(|| facts);
                }
                theme.render_below(base, page, site)?.into()
            }
            Output::Asset => {
                let asset = theme.assets().find(|(path, _)| path == address);
                asset.map_or(&[][..], |(_, bytes)| bytes).into()
            }
            Output::Data(at) => (&*self.data()?[*at]).into(),
            Output::OpenData(file) => self.open_data.bytes(*file)?.into(),
            Output::Record(at) => self.open_data.record(*at)?.unwrap_or_default().into(),
            Output::Sitemap(number) => {
                sitemap::list(*number, base_url, self.listed().into_iter()).into_bytes().into()
            }
            Output::Feed(language, feed) => {
                feed::write(self.languages[*language].site, feed)?.into()
            }
            Output::Robots => sitemap::robots(base_url).into_bytes().into(),
            Output::Attachment(file) => file.bytes().with_context(|| file.path.clone())?,
        })
    }

    /// The file that a page was written in; none of a list, and of what is no page.
    #[must_use]
    pub fn source(&self, index: usize) -> Option<&str> {
        self.files.get(index)?.1.page()?.1.route.file.as_deref()
    }

    /// Hands on the files of every table of the open data, each with its address.
    ///
    /// # Errors
    ///
    /// Those of [`Outputs::bytes`], and those of `put`.
    pub fn each_table(&self, put: impl Fn(&str, &[u8]) -> Result<()> + Sync) -> Result<()> {
        self.open_data.each_table(put)
    }

    /// Whether the file of a number is a table of the open data, of which pages say how large it is.
    #[must_use]
    pub fn is_table(&self, index: usize) -> bool {
        let part = self.files.get(index).map(|it| &it.1);
        matches!(part, Some(Output::OpenData(DataFile::Table(..))))
    }

    /// Whether the file of a number is a page, for which its theme is answerable.
    #[must_use]
    pub fn is_page(&self, index: usize) -> bool {
        self.files.get(index).is_some_and(|(_, part)| part.page().is_some())
    }

    /// The path of the site on its host, with `/` at both ends.
    #[must_use]
    pub fn base(&self) -> &str {
        self.main().theme.base()
    }
}
