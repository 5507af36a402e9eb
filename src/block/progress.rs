//! What was reported, period by period: on a sheet (進捗管理) and on a charter (実施状況).
//!
//! A period without a report has its row all the same: what is missing is part of what is public.

use serde::Serialize;

use super::{Block, Body, OnForm, ResultLabels};
use crate::calendar::Period;
use crate::disclosure::Item;
use crate::record::{
    Charter, CharterReport, Key, Outcome, PeriodKey, Promise, Report, ReportFields, Table, Text,
    Written,
};
use crate::status::FactView;
use crate::view::frame::DateView;
use crate::view::prose::{Html, Labelled, prose_or, value_or};
use crate::view::scale::{Chip, status};

/// The report of one period.
#[derive(Debug, Serialize)]
pub struct ReportView<'a> {
    /// Which period it is.
    #[serde(skip)]
    pub(crate) at: Period,
    /// 平成25年度
    pub year: String,
    /// The form's word for the period: 上半期 (4~9月).
    pub period: &'a str,
    /// Its status; none when it has none.
    pub status: Option<Chip<'a>>,
    /// What was done; when there is no report, why there is none.
    pub html: Html,
    /// What else was reported: 対応策, 新期限.
    pub details: Vec<Labelled<'a>>,
    /// Whether there is a report.
    pub reported: bool,
    /// The day it was published; none when that is not known.
    pub published: Option<DateView>,
    /// What the obligations say of the charter years that carry the sheet out, for this period;
    /// only on sheets.
    pub facts: Vec<FactView>,
    /// How each promise was kept; only on charters.
    pub results: Vec<ResultView<'a>>,
}

/// How one promise was kept in a period.
#[derive(Debug, Serialize)]
pub struct ResultView<'a> {
    /// The promise's number.
    pub number: &'a str,
    /// The words of the promise, as HTML.
    pub promise: Html,
    /// What was promised, in figures.
    pub target: Html,
    /// What was measured.
    pub actual: Html,
    /// Whether it was kept; none when that is not said.
    pub outcome: Option<OutcomeView<'a>>,
    /// What there is to say about it; may be empty.
    pub note: Html,
}

/// Whether a promise was kept.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct OutcomeView<'a> {
    /// good, caution, bad or none.
    pub tone: &'static str,
    /// 達成, 一部達成, 未達成 or 対象外.
    pub label: &'a str,
}

impl<'a> OnForm<'a> {
    /// 進捗管理
    pub(super) fn progress(self, progress: &'a Table<PeriodKey, Report>) -> Body<'a> {
        let (form, block) = (&self.program.form, Block::Progress);
        let found = self.by_period(progress);
        let report = |period| {
            let report = at(&found, period).map(ReportFields::from);
            let mut view = self.report(block, period, report);
            if let Some(days) = self.program.cadence.interval(period) {
                view.facts = self.site.facts(self.carried_out, days);
            }
            view
        };
        let status = self.site.heading_in(form, block.key(), Key::Status);
        let text = self.site.heading_in(form, block.key(), Key::Text);
        // A form with neither has the rest under the name of the block.
        let no_column = status.is_empty() && text.is_empty();
        Body::Progress {
            status,
            text: if no_column { self.site.heading(form, block.key()) } else { text },
            published: self.site.heading_in(form, block.key(), Key::Published),
            reports: self.program.periods().map(report).collect(),
        }
    }

    /// 実施状況
    pub(super) fn reports(self, charter: &'a Charter) -> Body<'a> {
        let (form, key) = (&self.program.form, Block::Reports.key());
        let result = |it: Key| {
            if form.leaves_out(&[key, Key::Results, it]) {
                ""
            } else {
                self.site.heading_in(form, key, it)
            }
        };
        let found = self.by_period(&charter.reports);
        let report = |period| self.charter_report(charter, period, at(&found, period));
        let reports: Vec<ReportView> = self.program.periods().map(report).collect();
        Body::Reports {
            published: self.site.heading_in(form, key, Key::Published),
            table: self.result_table(charter, &reports),
            reports,
            labels: ResultLabels {
                promise: self.site.heading(form, Key::Promises),
                target: self.site.heading_at(form, &[Key::Promises, Key::Indicators, Key::Target]),
                actual: result(Key::Actual),
                outcome: result(Key::Outcome),
            },
        }
    }

    fn charter_report(
        self,
        charter: &'a Charter,
        period: Period,
        report: Option<&'a CharterReport>,
    ) -> ReportView<'a> {
        let fields = report.map(ReportFields::from);
        let mut view = self.report(Block::Reports, period, fields);
        if let Some(report) = report.filter(|it| view.reported && !it.results.is_empty()) {
            view.results = charter.promises.iter().map(|it| self.result(it, report)).collect();
        }
        view
    }

    /// What stands in a table, by period.
    fn by_period<T: Written>(self, table: &'a Table<PeriodKey, T>) -> Vec<(Period, &'a T)> {
        let begun = table.iter().filter(|(_, it)| it.is_begun());
        begun.filter_map(|(key, it)| Some((self.program.period(key)?, it))).collect()
    }

    fn report(
        self,
        block: Block,
        period: Period,
        fields: Option<ReportFields<'a>>,
    ) -> ReportView<'a> {
        let form = &self.program.form;
        let name = self.program.file.reporting.get(period.index).map_or("", |it| &*it.name);
        let mut view = ReportView {
            at: period,
            year: self.site.short_year(period.year),
            period: self.site.heading_of(form, name),
            status: None,
            html: Html::default(),
            details: Vec::new(),
            reported: false,
            published: None,
            facts: Vec::new(),
            results: Vec::new(),
        };
        // A report is kept back until its day has come, as if it were not written yet.
        let item = Item::Report(period);
        let has_come =
            |it: &ReportFields| self.site.public.has_come(self.program, item, it.published);
        match fields {
            Some(fields) if has_come(&fields) && is_reported(&fields) => {
                self.fill(&mut view, block, &fields);
            }
            // The sign that stands for nothing is shown as it was typed.
            Some(fields) if has_come(&fields) => {
                let sign = if fields.text.is_empty() { fields.status } else { fields.text };
                view.html = prose_or(sign, &self.vacancy(item));
            }
            Some(_) => view.html = prose_or("", &self.site.phrases.to_come),
            None => view.html = prose_or("", &self.vacancy(item)),
        }
        view
    }

    fn fill(self, view: &mut ReportView<'a>, block: Block, fields: &ReportFields<'a>) {
        view.reported = true;
        view.status = status(self.program, fields.status);
        let is_asked = !self.program.form.leaves_out(&[block.key(), Key::Text]);
        let nothing = if is_asked { &*self.site.phrases.not_given } else { "" };
        view.html = prose_or(fields.text, nothing);
        view.published = fields.published.map(|it| self.site.day(it.date));
        view.details.extend(self.labelled(block, Key::Countermeasure, fields.countermeasure));
        if let Some(day) = fields.new_due {
            let label = self.site.heading_in(&self.program.form, block.key(), Key::NewDue);
            view.details.push(Labelled { label, html: self.site.day(day.date).text.into() });
        }
    }

    fn result(self, promise: &'a Promise, report: &'a CharterReport) -> ResultView<'a> {
        let phrases = &self.site.phrases;
        let unit = promise.measure.as_ref().map_or("", |it| &*it.unit);
        let target = promise.measure.as_ref().map_or("", |it| &*it.target);
        let result = number_of(&report.results, &promise.number);
        let outcome = result.and_then(|it| it.outcome);
        let idle = matches!(outcome, Some(Outcome::NotApplicable));
        let nothing = if idle { &phrases.none } else { &phrases.not_given };
        let none_to_measure = if target.is_empty() { &phrases.none } else { nothing };
        ResultView {
            number: &promise.number,
            promise: Html::cell(&promise.text),
            target: value_or(target, unit, &phrases.none),
            actual: value_or(result.map_or("", |it| &*it.actual), unit, none_to_measure),
            outcome: outcome.map(|it| self.outcome(it)),
            note: result.map_or_else(Html::default, |it| Html::cell(&it.note)),
        }
    }

    fn outcome(self, outcome: Outcome) -> OutcomeView<'a> {
        let [kept, partly_kept, not_kept, not_applicable] = &self.site.phrases.outcomes;
        let (tone, label) = match outcome {
            Outcome::Kept => ("good", kept),
            Outcome::PartlyKept => ("caution", partly_kept),
            Outcome::NotKept => ("bad", not_kept),
            Outcome::NotApplicable => ("none", not_applicable),
        };
        OutcomeView { tone, label }
    }
}

/// Whether more was reported than that there is nothing to report.
fn is_reported(fields: &ReportFields) -> bool {
    let is_followed_up = !fields.countermeasure.is_empty() || fields.new_due.is_some();
    fields.is_written() || is_followed_up || fields.published.is_some()
}

/// What stands in a table for a period.
fn at<'a, T>(table: &[(Period, &'a T)], period: Period) -> Option<&'a T> {
    table.iter().find(|(it, _)| *it == period).map(|(_, it)| *it)
}

/// The row of a promise's number, in whatever width it was typed.
fn number_of<'a, V>(table: &'a Table<Text, V>, number: &str) -> Option<&'a V> {
    use crate::japanese::half_width;
    let found = table.iter().find(|(key, _)| half_width(key) == half_width(number));
    found.map(|(_, it)| it)
}
