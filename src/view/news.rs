//! What happened in the city, looked through once for all pages.

use crate::disclosure::{NewsEvent, NewsItem, NewsLine, Public};

/// Lines of news that are shown at most.
const LINES: usize = 100;

/// Corrections that are shown at most, so that their page stays small.
const CORRECTIONS: usize = 300;

/// What happened in the city.
#[derive(Debug)]
pub(crate) struct CityNews<'a> {
    /// The newest lines.
    pub(crate) lines: Vec<NewsLine<'a>>,
    /// Whether there are older ones.
    pub(crate) is_cut: bool,
    /// The newest corrections, each by itself.
    pub(crate) corrections: Vec<NewsItem<'a>>,
    /// How many there are besides.
    pub(crate) older_corrections: usize,
}

impl<'a> CityNews<'a> {
    pub(super) fn new(public: Public<'a>) -> Self {
        let items = public.news();
        let (lines, is_cut) = NewsLine::newest(&items, LINES);
        let mut corrections = items.into_iter().filter(|it| it.event == NewsEvent::Corrected);
        let shown = corrections.by_ref().take(CORRECTIONS).collect();
        Self { lines, is_cut, corrections: shown, older_corrections: corrections.count() }
    }
}
