//! The page of every correction (訂正の一覧): what was wrong and what is right.

use serde::Serialize;

use super::change::ChangeView;
use super::news::Days;
use super::news_text::record_link;
use super::{PageKind, View};
use crate::disclosure::NewsItem;
use crate::route::{Address, FeedSubject};
use crate::view::Site;
use crate::view::frame::{DateView, Frame, Link};
use crate::view::prose::Html;
use crate::words::Message;

/// Every correction: `corrections.html`.
#[derive(Debug, Serialize)]
pub struct CorrectionsView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Where the days come from, in a sentence; empty where there is no correction.
    pub source: String,
    /// The corrections, the newest day first.
    pub corrections: Vec<CorrectionDay>,
    /// What is said of older ones, which are on the pages of records only; empty where there are none.
    pub rest: String,
}

/// What was corrected on a day.
#[derive(Debug, Serialize)]
pub struct CorrectionDay {
    /// The day.
    pub day: DateView,
    /// The corrections, in the order of the records.
    pub corrections: Vec<CorrectionView>,
}

/// What was changed after publication.
#[derive(Debug, Serialize)]
pub struct CorrectionView {
    /// What was corrected, with a link to its page.
    pub link: Link,
    /// Its plan or charter year; empty where it has none.
    pub program: String,
    /// What was wrong and what is right, in the author's words, as HTML; may be empty.
    pub html: Html,
    /// What was changed, if that was seen.
    pub changes: Vec<ChangeView>,
    /// Whether the day is what the record says, on a page on which others were seen.
    pub is_typed: bool,
}

/// Every correction.
pub(super) static CORRECTIONS: PageKind = PageKind::of_city(
    "corrections.html",
    |_| Some(Address::corrections()),
    |site| View::of(&view(site)),
)
.at_foot(|site| Some(Link::new(site.words.word("corrections-of-site"), &Address::corrections())));

fn view<'a>(site: &'a Site<'a>) -> CorrectionsView<'a> {
    let title = site.words.word("corrections-of-site");
    let page = site.frame(&title, "/corrections/");
    let mut page = page.below(site, []).fed(site, FeedSubject::City);
    page.breadcrumb.push(Link::new(title, &Address::corrections()));
    let items = &site.news.corrections;
    let days = Days::of(items.iter().map(|it| it.is_seen));
    let rest = Message::new("corrections-cut").with("count", site.news.older_corrections);
    CorrectionsView {
        page: page.changed(site, items.first().map(|it| it.day)),
        source: if items.is_empty() { String::new() } else { days.sentence(site) },
        corrections: by_day(site, days, items),
        rest: match site.news.older_corrections {
            0 => String::new(),
            _ => site.words.say(&rest),
        },
    }
}

fn by_day(site: &Site, days: Days, items: &[NewsItem]) -> Vec<CorrectionDay> {
    let of_day = |items: &[NewsItem]| CorrectionDay {
        day: site.day(items[0].day),
        corrections: items.iter().filter_map(|it| row(site, days, it)).collect(),
    };
    let by_day = items.chunk_by(|a, b| a.day == b.day).map(of_day);
    by_day.filter(|it| !it.corrections.is_empty()).collect()
}

fn row(site: &Site, days: Days, item: &NewsItem) -> Option<CorrectionView> {
    let program = item.record.program().map(|it| it.file.name.to_string());
    Some(CorrectionView {
        link: record_link(site, item.record)?,
        program: program.unwrap_or_default(),
        html: Html::cell(item.text),
        changes: ChangeView::list(site, item),
        is_typed: days.marks(item.is_seen),
    })
}
