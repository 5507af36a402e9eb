//! The page of what is new (新着・更新): what was published and corrected, the newest first.

use serde::Serialize;

use super::change::ChangeView;
use super::news_text::NewsText;
use super::{PageKind, View};
use crate::disclosure::NewsLine;
use crate::route::{Address, FeedSubject};
use crate::view::Site;
use crate::view::frame::{DateView, Frame, Link};
use crate::view::prose::Html;

/// What is new: `news.html`.
#[derive(Debug, Serialize)]
pub struct NewsView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Where the days come from, in a sentence; empty where nothing is new.
    pub source: String,
    /// What is new, the newest day first.
    pub news: Vec<NewsDay>,
    /// Whether there is more, which is on the pages of records only.
    pub is_cut: bool,
    /// The feeds of the city and of each plan and charter year; none where the site has no feeds.
    pub feeds: Vec<Link>,
}

/// What is new of one day.
#[derive(Debug, Serialize)]
pub struct NewsDay {
    /// The day.
    pub day: DateView,
    /// What happened.
    pub lines: Vec<NewsLineView>,
}

/// What happened to a record, or to many records of a plan or a charter year.
#[derive(Debug, Serialize)]
pub struct NewsLineView {
    /// To what it happened, with a link to its page.
    pub link: Link,
    /// Its plan or charter year; empty where the link names that.
    pub program: String,
    /// `published`, `updated`, `corrected`, `withdrawn` or `moved`.
    pub event: &'static str,
    /// What happened, in words: 平成26年度の年度評価を公表（407件）.
    pub what: String,
    /// What was wrong and what is right, in the author's words, as HTML; may be empty.
    pub html: Html,
    /// What was changed, if that was seen; nothing where many records were.
    pub changes: Vec<ChangeView>,
    /// Whether the day is what the record says, on a page on which others were seen.
    pub is_typed: bool,
}

/// What is new.
pub(super) static NEWS: PageKind =
    PageKind::of_city("news.html", |_| Some(Address::news()), |site| View::of(&view(site)))
        .at_foot(|site| Some(Link::new(site.words.word("news"), &Address::news())));

fn view<'a>(site: &'a Site<'a>) -> NewsView<'a> {
    let title = site.words.word("news");
    let mut page = site.frame(&title, "/news/").below(site, []).fed(site, FeedSubject::City);
    page.breadcrumb.push(Link::new(title, &Address::news()));
    let lines = &site.news.lines;
    let feeds = std::iter::once(FeedSubject::City)
        .chain(site.public.programs().map(FeedSubject::Program))
        .filter_map(|it| site.feed_link(it));
    NewsView {
        page: page.changed(site, lines.first().map(|it| it.first.day)),
        source: match lines.as_slice() {
            [] => String::new(),
            lines => Days::of(lines.iter().map(|it| it.is_seen)).sentence(site),
        },
        news: days(site, lines),
        is_cut: site.news.is_cut,
        feeds: feeds.collect(),
    }
}

/// Lines by their days.
pub(super) fn days(site: &Site, lines: &[NewsLine]) -> Vec<NewsDay> {
    let days = Days::of(lines.iter().map(|it| it.is_seen));
    let of_day = |lines: &[NewsLine]| NewsDay {
        day: site.day(lines[0].first.day),
        lines: lines.iter().filter_map(|it| line(site, days, it)).collect(),
    };
    let by_day = lines.chunk_by(|a, b| a.first.day == b.first.day).map(of_day);
    by_day.filter(|it| !it.lines.is_empty()).collect()
}

fn line(site: &Site, days: Days, line: &NewsLine) -> Option<NewsLineView> {
    let NewsText { link, program, what } = NewsText::of(site, line)?;
    let changes = match line.program() {
        Some(_) => Vec::new(),
        None => ChangeView::list(site, &line.first),
    };
    Some(NewsLineView {
        link,
        program,
        event: line.first.event.name(),
        what,
        html: Html::cell(line.first.text),
        changes,
        is_typed: days.marks(line.is_seen),
    })
}

/// Where the days of a list come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Days {
    /// They are what records say.
    Typed,
    /// They were seen.
    Seen,
    /// Some were seen.
    Both,
}

impl Days {
    /// Where the days come from of which it is known whether each was seen.
    pub(super) fn of(mut are_seen: impl Iterator<Item = bool>) -> Self {
        let Some(first) = are_seen.next() else { return Self::Typed };
        match (first, are_seen.all(|it| it == first)) {
            (true, true) => Self::Seen,
            (false, true) => Self::Typed,
            (_, false) => Self::Both,
        }
    }

    /// The same as a sentence.
    pub(super) fn sentence(self, site: &Site) -> String {
        site.words.word(match self {
            Self::Typed => "news-days-typed",
            Self::Seen => "news-days-seen",
            Self::Both => "news-days-both",
        })
    }

    /// Whether a day has to be told from the others.
    pub(super) fn marks(self, is_seen: bool) -> bool {
        self == Self::Both && !is_seen
    }
}
