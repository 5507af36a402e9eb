//! What happened to a record, on its page: what was published when, and what was corrected.

use serde::Serialize;

use super::change::ChangeView;
use super::news::Days;
use super::news_text::NewsText;
use crate::disclosure::{NewsItem, NewsRecord};
use crate::view::Site;
use crate::view::frame::DateView;
use crate::view::prose::Html;
use crate::words::Message;

/// So many rows are shown; where there are more, the others are folded.
const SHOWN: usize = 8;

/// What happened to a record (公表と訂正の履歴).
#[derive(Debug, Serialize)]
pub struct HistoryView {
    /// Where the days come from, in a sentence; empty where all of them are those that the page names elsewhere, too.
    pub source: String,
    /// What happened, the newest day first.
    pub newest: Vec<HistoryDay>,
    /// What happened before that, where it is folded.
    pub earlier: Vec<HistoryDay>,
    /// The words over what is folded; empty where nothing is.
    pub fold: String,
}

/// What happened to a record on a day.
#[derive(Debug, Serialize)]
pub struct HistoryDay {
    /// The day.
    pub day: DateView,
    /// What happened, the last that is written in the form first.
    pub events: Vec<HistoryRow>,
}

/// Something that happened to a record.
#[derive(Debug, Serialize)]
pub struct HistoryRow {
    /// `published`, `updated`, `corrected`, `withdrawn` or `moved`.
    pub event: &'static str,
    /// What happened, in words: 平成26年度の年度評価を公表.
    pub what: String,
    /// What was wrong and what is right, in the author's words, as HTML; may be empty.
    pub html: Html,
    /// What was changed, if that was seen.
    pub changes: Vec<ChangeView>,
    /// Whether the day is what the record says, on a page on which others were seen.
    pub is_typed: bool,
}

impl HistoryView {
    /// The history of a record; none where there is nothing to be told.
    pub(super) fn of<'a>(site: &Site<'a>, record: NewsRecord<'a>) -> Option<Self> {
        let items = site.public.history(record);
        if items.is_empty() {
            return None;
        }
        let days = Days::of(items.iter().map(|it| it.is_seen));
        // One row is no reason to fold.
        let shown = if items.len() == SHOWN + 1 { items.len() } else { SHOWN.min(items.len()) };
        let (newest, earlier) = items.split_at(shown);
        let fold = Message::new("history-earlier").with("count", earlier.len());
        Some(Self {
            source: if days == Days::Typed { String::new() } else { days.sentence(site) },
            newest: by_day(site, days, newest),
            earlier: by_day(site, days, earlier),
            fold: if earlier.is_empty() { String::new() } else { site.words.say(&fold) },
        })
    }
}

fn by_day(site: &Site, days: Days, items: &[NewsItem]) -> Vec<HistoryDay> {
    let of_day = |items: &[NewsItem]| HistoryDay {
        day: site.day(items[0].day),
        events: items.iter().map(|it| row(site, days, it)).collect(),
    };
    items.chunk_by(|a, b| a.day == b.day).map(of_day).collect()
}

fn row(site: &Site, days: Days, item: &NewsItem) -> HistoryRow {
    HistoryRow {
        event: item.event.name(),
        what: NewsText::of_item(site, item),
        html: Html::cell(item.text),
        changes: ChangeView::list(site, item),
        is_typed: days.marks(item.is_seen),
    }
}
