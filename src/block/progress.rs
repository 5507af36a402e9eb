//! What was reported, period by period: on a sheet (進捗管理) and on a charter (実施状況).
//!
//! A period without a report has its row all the same: what is missing is part of what is public.

use serde::Serialize;

use super::publication::PublicationView;
use super::result::ResultView;
use super::{Block, Body, OnForm, ResultLabels};
use crate::calendar::Period;
use crate::disclosure::Item;
use crate::record::{Charter, CharterReport, Key, PeriodKey, Report, ReportFields, Table, Written};
use crate::status::FactView;
use crate::view::frame::DateView;
use crate::view::prose::{Html, Labelled, prose_or};
use crate::view::scale::{Chip, GradeView, by_axis, status};

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
    /// Its status, of several axes the gravest; none when it has none.
    pub status: Option<Chip<'a>>,
    /// Its status on each axis, the gravest first; none where statuses have no axes.
    pub statuses: Vec<GradeView<'a>>,
    /// What was done; when there is no report, why there is none.
    pub html: Html,
    /// What else was reported: 対応策, 新期限.
    pub details: Vec<Labelled<'a>>,
    /// Whether there is a report.
    pub reported: bool,
    /// The day it was published; none when that is not known.
    pub published: Option<DateView>,
    /// When it was due and when it was published, and how that stands.
    pub publications: Vec<PublicationView<'a>>,
    /// What the obligations say of the charter years that carry the sheet out, for this period;
    /// only on sheets.
    pub facts: Vec<FactView>,
    /// How each promise was kept; only on charters.
    pub results: Vec<ResultView<'a>>,
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
        let reports = self.charter_reports(charter);
        let rate_note = self.result_rate_note(&reports);
        Body::Reports {
            published: self.site.heading_in(form, key, Key::Published),
            table: self.result_table(charter, &reports),
            is_beside_promises: !form.leaves_out(&[Key::Promises]),
            reports,
            labels: ResultLabels {
                promise: self.site.heading(form, Key::Promises),
                target: self.site.heading_at(form, &[Key::Promises, Key::Indicators, Key::Target]),
                actual: self.heading_of_result(Key::Actual),
                outcome: self.heading_of_result(Key::Outcome),
                rate: self.site.heading_in(form, key, Key::Rate),
                judgement: self.site.heading_in(form, key, Key::Judgement),
            },
            rate_note,
        }
    }

    /// The reports of a charter, one for each period.
    pub(super) fn charter_reports(self, charter: &'a Charter) -> Vec<ReportView<'a>> {
        let found = self.by_period(&charter.reports);
        let report = |period| self.charter_report(charter, period, at(&found, period));
        self.program.periods().map(report).collect()
    }

    /// The form's word for a key of a result; nothing when the form does not have it.
    pub(super) fn heading_of_result(self, key: Key) -> &'a str {
        let (form, block) = (&self.program.form, Block::Reports.key());
        if form.leaves_out(&[block, Key::Results, key]) {
            ""
        } else {
            self.site.heading_in(form, block, key)
        }
    }

    /// How rates of achievement are computed; nothing where none is shown.
    pub(super) fn result_rate_note(self, reports: &[ReportView]) -> String {
        let has_rates = reports.iter().flat_map(|it| &it.results).any(|it| it.rate.is_some());
        if has_rates { self.site.words.word("rate-note") } else { String::new() }
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
            view.results = self.results(charter, report, period.year);
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
        // A report is kept back until its day has come, as if it were not written yet.
        let item = Item::Report(period);
        let has_come =
            |it: &ReportFields| self.site.public.has_come(self.program, item, it.published);
        let typed = fields.as_ref().filter(|it| has_come(it)).and_then(|it| it.published);
        let mut view = ReportView {
            at: period,
            year: self.site.short_year(period.year),
            period: self.site.heading_of(form, name),
            status: None,
            statuses: Vec::new(),
            html: Html::default(),
            details: Vec::new(),
            reported: false,
            published: None,
            publications: self.publications(&[item], typed),
            facts: Vec::new(),
            results: Vec::new(),
        };
        match fields {
            Some(fields) if has_come(&fields) && is_reported(&fields) => {
                self.fill(&mut view, block, &fields);
            }
            // The sign that stands for nothing is shown as it was typed.
            Some(fields) if has_come(&fields) => {
                let sign = if fields.text.is_empty() { fields.status.sign() } else { fields.text };
                view.html = prose_or(sign, &self.vacancy(item));
            }
            Some(_) => view.html = prose_or("", &self.site.phrases.to_come),
            None => view.html = prose_or("", &self.vacancy(item)),
        }
        view
    }

    fn fill(self, view: &mut ReportView<'a>, block: Block, fields: &ReportFields<'a>) {
        view.reported = true;
        view.status = status(self.program, fields.status, view.at.year);
        view.statuses = by_axis(self.program, fields.status, view.at.year);
        let is_asked = !self.program.form.leaves_out(&[block.key(), Key::Text]);
        let nothing = if is_asked { &*self.site.phrases.not_given } else { "" };
        view.html = prose_or(fields.text, nothing);
        view.published = self.day_published(fields.published, Item::Report(view.at));
        view.details.extend(self.labelled(block, Key::Countermeasure, fields.countermeasure));
        if let Some(day) = fields.new_due {
            let label = self.site.heading_in(&self.program.form, block.key(), Key::NewDue);
            view.details.push(Labelled { label, html: self.site.day(day.date).text.into() });
        }
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
