//! What was published and corrected, record by record and of the whole city (新着・更新、訂正).
//!
//! The days are those that records name: 公表日, 掲載日 and the dates of 訂正. What the log of publications saw, and when,
//! goes before what was typed. What was online before there was a log it did not see.

use jiff::civil::Date;
use rayon::prelude::*;

use super::{Item, Public, PublicCharter, PublicSheet, charter_id, page_id, sheet_id};
use crate::publication_log::{Entry, Event, FieldChange};
use crate::record::{
    Assessment, Correction, Day, Evaluation, OverallEvaluation, Program, Record, ReportFields,
    Stage, StaticPage, Table, Text, YearKey,
};

/// What happened to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NewsEvent {
    /// It, or something in it, was published.
    Published,
    /// It was changed in what is no correction of what had been published.
    Updated,
    /// What had been published was corrected (訂正).
    Corrected,
    /// It was taken off the site.
    Withdrawn,
    /// It has another address.
    Moved,
}

impl NewsEvent {
    /// What an entry of the log says; none where it did not see it happen, and of those about the site and its key.
    fn of(event: Event) -> Option<Self> {
        Some(match event {
            Event::Published => Self::Published,
            Event::Updated => Self::Updated,
            Event::Corrected => Self::Corrected,
            Event::Withdrawn => Self::Withdrawn,
            Event::Moved => Self::Moved,
            Event::TakenOver | Event::Site | Event::Key => return None,
        })
    }

    /// Its name in views, addresses and the catalogue: `published`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Updated => "updated",
            Self::Corrected => "corrected",
            Self::Withdrawn => "withdrawn",
            Self::Moved => "moved",
        }
    }
}

/// Something that the log of publications saw happen to a record.
#[derive(Debug, Clone, Copy)]
struct SeenEvent<'a> {
    day: Date,
    event: NewsEvent,
    /// To what in the record; none where it was the record itself.
    item: Option<Item>,
    /// The text of the 訂正 that came with it; may be empty.
    text: &'a str,
    changes: &'a [FieldChange],
}

/// A record that something happened to, as it may be shown.
#[derive(Debug, Clone, Copy)]
pub enum NewsRecord<'a> {
    /// A sheet.
    Sheet(PublicSheet<'a>),
    /// A charter.
    Charter(PublicCharter<'a>),
    /// A static page.
    StaticPage(&'a Record<StaticPage>),
}

impl<'a> NewsRecord<'a> {
    /// Path of its file, which no other record has.
    #[must_use]
    pub fn file(self) -> &'a str {
        match self {
            Self::Sheet(sheet) => &sheet.record().file,
            Self::Charter(charter) => &charter.record.file,
            Self::StaticPage(record) => &record.file,
        }
    }

    /// What names it in the log of publications.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Sheet(sheet) => sheet_id(&sheet.plan.program, sheet.record()),
            Self::Charter(charter) => charter_id(&charter.charter_year.program, charter.record),
            Self::StaticPage(page) => page_id(page),
        }
    }

    /// The plan or the charter year that it is of.
    #[must_use]
    pub fn program(self) -> Option<&'a Program> {
        match self {
            Self::Sheet(sheet) => Some(&sheet.plan.program),
            Self::Charter(charter) => Some(&charter.charter_year.program),
            Self::StaticPage(_) => None,
        }
    }
}

/// Something that happened to a record.
#[derive(Debug, Clone, Copy)]
pub struct NewsItem<'a> {
    /// On which day.
    pub day: Date,
    /// What happened.
    pub event: NewsEvent,
    /// To which record.
    pub record: NewsRecord<'a>,
    /// To what in it; none where it was the record itself.
    pub item: Option<Item>,
    /// Whose judgement it was, where an assessor's was published on a day of its own.
    pub assessor: Option<&'a str>,
    /// What was wrong and what is right, in the author's words (訂正); may be empty.
    pub text: &'a str,
    /// Which of the corrections of the record on this day it is, from 0.
    pub number: usize,
    /// What was changed, if that was seen.
    pub changes: &'a [FieldChange],
    /// Whether the day was seen; else it is what the record says.
    pub is_seen: bool,
}

impl<'a> Public<'a> {
    /// All that happened in the city by the day, the newest first.
    #[must_use]
    pub fn news(&self) -> Vec<NewsItem<'a>> {
        let plans = self.plans().iter().flat_map(|plan| self.sheets(plan).map(NewsRecord::Sheet));
        let years = self.charter_years().iter();
        let charters = years.flat_map(|year| self.charters(year).map(NewsRecord::Charter));
        let pages = self.static_pages().map(NewsRecord::StaticPage);
        let records: Vec<NewsRecord> = plans.chain(charters).chain(pages).collect();
        let mut items: Vec<NewsItem> =
            records.into_par_iter().flat_map_iter(|it| self.history(it)).collect();
        for (record, withdrawal) in self.withdrawn_records() {
            let mut history = History { public: *self, record, items: Vec::new() };
            let (day, reason) = (withdrawal.day.date, &withdrawal.reason);
            history.add(day, NewsEvent::Withdrawn, None, None, reason);
            // What was published of it is not told any more.
            let seen = self.seen(record).into_iter();
            history.see(&seen.filter(SeenEvent::is_withdrawal).collect::<Vec<_>>());
            items.extend(history.items);
        }
        newest_first(&mut items);
        items
    }

    /// All that happened to these records by the day, the newest first.
    #[must_use]
    pub fn news_of(&self, records: impl IntoIterator<Item = NewsRecord<'a>>) -> Vec<NewsItem<'a>> {
        let mut items: Vec<NewsItem> =
            records.into_iter().flat_map(|it| self.history(it)).collect();
        newest_first(&mut items);
        items
    }

    /// All that happened to a record by the day, the newest first.
    #[must_use]
    pub fn history(&self, record: NewsRecord<'a>) -> Vec<NewsItem<'a>> {
        let mut history = History { public: *self, record, items: Vec::new() };
        match record {
            NewsRecord::Sheet(sheet) => history.of_sheet(sheet),
            NewsRecord::Charter(charter) => history.of_charter(charter),
            NewsRecord::StaticPage(_) => {}
        }
        history.see(&self.seen(record));
        let mut items = history.items;
        // On one day the last that is written in the form comes first, too.
        items.reverse();
        newest_first(&mut items);
        items
    }
}

impl<'a> Public<'a> {
    /// What the log of publications saw happen to a record by the day, the oldest first.
    fn seen(&self, record: NewsRecord<'a>) -> Vec<SeenEvent<'a>> {
        let log = self.log();
        if log.is_empty() {
            return Vec::new();
        }
        let come = log.history(&record.id()).entries().filter(|it| it.day <= self.as_of());
        let event = |entry: &'a Entry| {
            Some(SeenEvent {
                day: entry.day,
                event: NewsEvent::of(entry.event)?,
                item: item_of(record, &entry.item),
                text: &entry.reason,
                changes: &entry.changes,
            })
        };
        let mut seen: Vec<SeenEvent> = come.filter_map(event).collect();
        // One 訂正 may be about several parts: it is told once, where a reader meets it first, which is with the last.
        for at in 1..seen.len() {
            if (seen[at - 1].day, seen[at - 1].text) == (seen[at].day, seen[at].text) {
                seen[at - 1].text = "";
            }
        }
        seen
    }
}

/// The item that a part of a record in the log is: the charter itself is what is posted.
fn item_of(record: NewsRecord, part: &str) -> Option<Item> {
    if part.is_empty() {
        return matches!(record, NewsRecord::Charter(_)).then_some(Item::Posting);
    }
    Item::of_part(part, record.program()?)
}

/// What happened on one day stays in the order of the records.
fn newest_first(items: &mut [NewsItem]) {
    items.sort_by_key(|it| std::cmp::Reverse(it.day));
}

/// What happened to a record, as it is gathered in the order of the form.
struct History<'a> {
    public: Public<'a>,
    record: NewsRecord<'a>,
    items: Vec<NewsItem<'a>>,
}

impl<'a> History<'a> {
    fn of_sheet(&mut self, sheet: PublicSheet<'a>) {
        let (program, data) = (&sheet.plan.program, sheet.data());
        for (period, report) in self.public.reports(program, &data.progress) {
            self.published(report.published, Item::Report(period), None);
        }
        self.years(program, &data.annual_evaluations);
        if let Some(overall) = &data.overall_evaluation {
            self.overall(overall);
        }
        self.corrections(&data.corrections);
    }

    fn of_charter(&mut self, charter: PublicCharter<'a>) {
        let (program, data) = (&charter.charter_year.program, &charter.record.data);
        self.published(data.posted, Item::Posting, None);
        for (period, report) in self.public.reports(program, &data.reports) {
            self.published(ReportFields::from(report).published, Item::Report(period), None);
        }
        self.years(program, &data.annual_evaluations);
        self.corrections(&data.corrections);
    }

    fn years(&mut self, program: &Program, evaluations: &'a Table<YearKey, Evaluation>) {
        for year in program.file.years.years() {
            let Some(evaluation) = evaluations.year(year) else { continue };
            let item = Item::Annual(year);
            self.published(evaluation.published, item, None);
            self.assessments(&evaluation.assessments, item, evaluation.published);
        }
    }

    fn overall(&mut self, overall: &'a OverallEvaluation) {
        let (item, provisional, last) = match overall.stage {
            Some(Stage::Provisional) => {
                let day = overall.provisional_published.or(overall.published);
                (Item::Provisional, day, None)
            }
            Some(Stage::Final) | None => {
                (Item::Final, overall.provisional_published, overall.published)
            }
        };
        self.published(provisional, Item::Provisional, None);
        self.published(last, Item::Final, None);
        self.assessments(&overall.assessments, item, last.or(provisional));
    }

    /// The judgements that were published on other days than the evaluation that they belong to.
    fn assessments(
        &mut self,
        assessments: &'a Table<Text, Assessment>,
        item: Item,
        own: Option<Day>,
    ) {
        for (name, assessment) in assessments.iter() {
            let day = assessment.published.filter(|it| own.is_none_or(|own| own.date != it.date));
            self.published(day, item, Some(name));
        }
    }

    fn published(&mut self, day: Option<Day>, item: Item, assessor: Option<&'a str>) {
        if let Some(day) = day {
            self.add(day.date, NewsEvent::Published, Some(item), assessor, "");
        }
    }

    fn corrections(&mut self, corrections: &'a [Correction]) {
        for correction in corrections {
            let day = correction.date.date;
            self.add(day, NewsEvent::Corrected, None, None, &correction.text);
        }
    }

    /// Nothing is said of what has not come.
    fn add(
        &mut self,
        day: Date,
        event: NewsEvent,
        item: Option<Item>,
        assessor: Option<&'a str>,
        text: &'a str,
    ) {
        if day > self.public.as_of() {
            return;
        }
        let number = self.corrections_on(day).filter(|_| event == NewsEvent::Corrected).count();
        let (record, changes) = (self.record, &[][..]);
        let is_seen = false;
        self.items.push(NewsItem {
            day,
            event,
            record,
            item,
            assessor,
            text,
            number,
            changes,
            is_seen,
        });
    }

    fn corrections_on(&self, day: Date) -> impl Iterator<Item = &NewsItem<'a>> {
        let corrections = self.items.iter().filter(|it| it.event == NewsEvent::Corrected);
        corrections.filter(move |it| it.day == day)
    }

    /// What was seen takes the place of what was typed of the same thing.
    fn see(&mut self, seen: &[SeenEvent<'a>]) {
        self.items.retain(|typed| !seen.iter().any(|seen| seen.is_same(typed)));
        for seen in seen {
            // Of a correction of a charter as a whole it is said that something was corrected, not that it was posted.
            let is_itself = seen.item == Some(Item::Posting) && seen.event != NewsEvent::Published;
            let item = seen.item.filter(|_| !is_itself);
            self.add(seen.day, seen.event, item, None, seen.text);
            if let Some(added) = self.items.last_mut() {
                (added.changes, added.is_seen) = (seen.changes, true);
            }
        }
    }
}

impl SeenEvent<'_> {
    /// Whether the whole record was taken off the site.
    fn is_withdrawal(&self) -> bool {
        self.event == NewsEvent::Withdrawn && matches!(self.item, None | Some(Item::Posting))
    }

    /// Whether it is what a record says of itself. Several 訂正 that were published at once are one text.
    fn is_same(&self, typed: &NewsItem) -> bool {
        let is_text = !self.text.is_empty()
            && (self.text == typed.text || self.text.lines().any(|it| it == typed.text));
        let is_item = self.item == typed.item && typed.assessor.is_none();
        let is_correction = typed.event == NewsEvent::Corrected;
        self.event == typed.event && if is_correction { is_text } else { is_item }
    }
}
