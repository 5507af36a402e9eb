//! Every promise of a charter in every period, in one table: a row for each promise, under the headings of the charter.

use serde::Serialize;

use super::progress::ReportView;
use super::result::{OutcomeView, RateView};
use super::{Block, OnForm};
use crate::disclosure::{Item, Vacancy};
use crate::record::{Charter, Key, Promise};
use crate::view::prose::{Html, Labelled, value_or};

/// How each promise was kept in each period.
#[derive(Debug, Serialize)]
pub struct ResultTable<'a> {
    /// The periods over the columns, in order of time.
    pub periods: Vec<String>,
    /// The rows, under the headings of the charter.
    pub groups: Vec<ResultGroup<'a>>,
}

/// The promises under one heading.
#[derive(Debug, Serialize)]
pub struct ResultGroup<'a> {
    /// The heading; empty when they have none.
    pub heading: &'a str,
    /// A row for each promise.
    pub rows: Vec<ResultRow<'a>>,
}

/// A promise in every period.
#[derive(Debug, Serialize)]
pub struct ResultRow<'a> {
    /// Its number in the charter.
    pub number: &'a str,
    /// What is promised.
    pub promise: Html,
    /// What was promised, in figures.
    pub target: Html,
    /// A cell for each period.
    pub cells: Vec<ResultCell<'a>>,
}

/// A promise in one period.
#[derive(Debug, Serialize)]
pub struct ResultCell<'a> {
    /// What was measured; why there is nothing, when there is no report.
    pub actual: Html,
    /// Whether there is a report with results.
    pub reported: bool,
    /// Whether it was kept; none when that is not said.
    pub outcome: Option<OutcomeView<'a>>,
    /// What part of the target came about, and how that is judged; none where the charter year has no such columns.
    pub rate: Option<RateView<'a>>,
    /// What is said about it; may be empty.
    pub note: Html,
    /// What there is to say about it.
    pub details: Vec<Labelled<'a>>,
}

impl<'a> OnForm<'a> {
    /// The results of the reports, as one table.
    pub(super) fn result_table(
        self,
        charter: &'a Charter,
        reports: &[ReportView<'a>],
    ) -> ResultTable<'a> {
        let mut groups: Vec<ResultGroup> = Vec::new();
        for (at, promise) in charter.promises.iter().enumerate() {
            let row = self.result_row(at, promise, reports);
            match groups.iter_mut().find(|it| *it.heading == *promise.group) {
                Some(group) => group.rows.push(row),
                None => groups.push(ResultGroup { heading: &promise.group, rows: vec![row] }),
            }
        }
        ResultTable { periods: self.period_names(reports), groups }
    }

    /// What periods are called in a charter: of one year by their names alone.
    pub(super) fn period_names(self, reports: &[ReportView]) -> Vec<String> {
        let years = self.program.file.years;
        let is_one_year = years.first == years.last;
        let name = |report: &ReportView| match report.period {
            period if is_one_year && !period.is_empty() => period.to_owned(),
            period => format!("{} {period}", report.year),
        };
        reports.iter().map(name).collect()
    }

    fn result_row(
        self,
        at: usize,
        promise: &'a Promise,
        reports: &[ReportView<'a>],
    ) -> ResultRow<'a> {
        let measure = promise.measure.as_ref();
        let (target, unit) = measure.map_or(("", ""), |it| (&*it.target, &*it.unit));
        ResultRow {
            number: &promise.number,
            promise: Html::cell(&promise.text),
            target: value_or(target, unit, &self.site.phrases.none),
            cells: reports.iter().map(|it| self.result_cell(at, it)).collect(),
        }
    }

    /// A rate and how it is judged, in one line: as reported, then what is computed, which says so.
    fn told(self, rate: &RateView<'a>) -> Labelled<'a> {
        let label = self.site.heading_in(&self.program.form, Block::Reports.key(), Key::Rate);
        let word = &*self.site.phrases.computed;
        let computed = |said: &str| format!("{said}{word}");
        let mut html = match (rate.typed.is_empty(), &*rate.computed) {
            (_, "") => rate.typed.clone(),
            (true, alone) => value_or(alone, "", "").followed_by(word),
            (false, beside) => rate.typed.followed_by(&computed(beside)),
        };
        if let Some(judgement) = rate.judgement {
            html = html.followed_by(judgement.label);
        }
        if let Some(judgement) = rate.computed_judgement {
            html = html.followed_by(&computed(judgement.label));
        }
        Labelled { label, html }
    }

    pub(super) fn result_cell(self, at: usize, report: &ReportView<'a>) -> ResultCell<'a> {
        let label = self.site.heading_in(&self.program.form, Block::Reports.key(), Key::Note);
        if let Some(result) = report.results.get(at) {
            let rate = result.rate.as_ref().filter(|it| it.is_asked).map(|it| self.told(it));
            let note = [&result.note].into_iter().filter(|it| !it.is_empty());
            let note = note.map(|it| Labelled { label, html: it.clone() });
            return ResultCell {
                actual: result.actual.clone(),
                reported: true,
                outcome: result.outcome,
                rate: result.rate.clone(),
                note: result.note.clone(),
                details: rate.into_iter().chain(note).collect(),
            };
        }
        let item = Item::Report(report.at);
        let vacancy = self.site.public.vacancy(self.program, self.owed, item);
        let vacancy = if report.reported { Vacancy::Missing } else { vacancy };
        let nothing = self.site.vacancy_of_value(vacancy);
        let actual = value_or("", "", nothing);
        ResultCell {
            actual,
            reported: false,
            outcome: None,
            rate: None,
            note: Html::default(),
            details: Vec::new(),
        }
    }
}
