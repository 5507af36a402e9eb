//! What the site is called in its language, and the pages that can be read in it.

use super::Site;
use crate::record::{Record, StaticPage};
use crate::route::Address;

impl<'a> Site<'a> {
    /// The folder in which the site stands in this language: nothing for the main one, else `en/`.
    #[must_use]
    pub fn folder(&self) -> &'static str {
        self.language.folder
    }

    /// The whole address of what stands at a path from the top of the site: a page of this language begins with
    /// [`Site::folder`]. None where the settings do not say where the site is.
    #[must_use]
    pub fn whole_address(&self, path: &str) -> Option<String> {
        let base = self.public.settings().base_url.trim_end_matches('/');
        (!base.is_empty()).then(|| format!("{base}/{path}"))
    }

    /// The site's name.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.translated(|it| &it.title, &self.public.settings().title)
    }

    /// Who publishes it.
    #[must_use]
    pub fn municipality(&self) -> &'a str {
        self.translated(|it| &it.municipality, &self.public.settings().municipality.name)
    }

    /// Its postal address; may be empty.
    #[must_use]
    pub fn postal_address(&self) -> &'a str {
        self.translated(|it| &it.address, &self.public.settings().municipality.address)
    }

    pub(crate) fn translated(
        &self,
        of: impl Fn(&'a crate::record::Translation) -> &'a str,
        main: &'a str,
    ) -> &'a str {
        let translation = self.public.settings().translation(self.words.language());
        translation.map(of).filter(|it| !it.is_empty()).unwrap_or(main)
    }

    /// The static pages that can be read in this language, each with where it is.
    pub(crate) fn static_pages(
        &self,
    ) -> impl Iterator<Item = (&'a Record<StaticPage>, &'a Address)> + use<'a> {
        let public = self.public;
        let pages = self.language.static_pages.iter();
        pages.filter_map(move |(at, address)| Some((public.static_page(*at)?, address)))
    }
}
