//! The page of words that are explained.

use serde::Serialize;

use super::{PageKind, View};
use crate::japanese::reading_order;
use crate::route::Address;
use crate::view::Site;
use crate::view::frame::{Frame, Link};
use crate::view::prose::Html;

/// The glossary: `glossary.html`.
#[derive(Debug, Serialize)]
pub struct GlossaryView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The words, in the order of their readings.
    pub terms: Vec<TermView<'a>>,
}

/// A word that is explained.
#[derive(Debug, Serialize)]
pub struct TermView<'a> {
    /// The word, as it is in texts.
    pub word: &'a str,
    /// How it is read.
    pub reading: &'a str,
    /// What it means; may be empty.
    pub html: Html,
}

/// The words that are explained.
pub(super) static GLOSSARY: PageKind = PageKind::of_city(
    "glossary.html",
    |city| (!city.library.glossary.is_empty()).then(address),
    |site| View::of(&view(site)),
)
.at_foot(|site| {
    let is_there = !site.public.glossary().is_empty();
    is_there.then(|| Link::new(&site.phrases.glossary, &address()))
});

fn address() -> Address {
    Address::new(&["glossary"])
}

/// The view of the glossary.
fn view<'a>(site: &'a Site<'a>) -> GlossaryView<'a> {
    let title = &site.phrases.glossary;
    let mut page = site.frame(title, "/glossary/").below(site, []);
    page.breadcrumb.push(Link::new(title, &address()));
    let mut terms: Vec<_> = site.public.glossary().iter().collect();
    terms.sort_by_cached_key(|it| (reading_order(&it.reading), &it.word));
    let view = |it: &'a crate::record::Term| TermView {
        word: &it.word,
        reading: &it.reading,
        html: Html::cell(&it.meaning),
    };
    GlossaryView { page, terms: terms.into_iter().map(view).collect() }
}
