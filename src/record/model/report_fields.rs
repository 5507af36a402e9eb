//! What records of several kinds have in common, seen in one way.

use crate::record::model::absence::{Presence, Present};
use crate::record::model::charter::CharterReport;
use crate::record::model::evaluation::{Evaluation, OverallEvaluation};
use crate::record::model::grade::Grade;
use crate::record::model::sheet::Report;
use crate::record::model::value::{Day, Text};

/// What a report says, of a sheet as of a charter.
#[derive(Debug, Clone, Copy)]
pub struct ReportFields<'a> {
    /// 状況: a level of the program's status scale, or one on each axis.
    pub status: &'a Grade,
    /// 内容: what was done.
    pub text: &'a Text,
    /// 対応策: what is done about a delay.
    pub countermeasure: &'a Text,
    /// 新期限: the day by which it shall be done now.
    pub new_due: Option<Day>,
    /// 公表日: the day it was published, if that is known.
    pub published: Option<Day>,
    /// Whether it says how promises were kept; only charters do.
    pub has_results: bool,
}

impl<'a> From<&'a Report> for ReportFields<'a> {
    fn from(report: &'a Report) -> Self {
        Self {
            status: &report.status,
            text: &report.text,
            countermeasure: &report.countermeasure,
            new_due: report.new_due,
            published: report.published,
            has_results: false,
        }
    }
}

impl<'a> From<&'a CharterReport> for ReportFields<'a> {
    fn from(report: &'a CharterReport) -> Self {
        Self {
            status: &report.status,
            text: &report.text,
            countermeasure: &report.countermeasure,
            new_due: report.new_due,
            published: report.published,
            has_results: report.results.iter().any(|(_, it)| it.is_said()),
        }
    }
}

impl ReportFields<'_> {
    /// Whether there is a status, a text or a result. A dash or 集計中 is none.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.status.is_given()
            || Presence::of_prose(self.text) == Presence::Given
            || self.has_results
    }

    /// Whether anything was typed, even that there is nothing.
    fn is_typed(&self) -> bool {
        self.status.presence() != Presence::Blank
            || [self.text, self.countermeasure].iter().any(|it| !it.is_empty())
            || self.new_due.is_some()
            || self.published.is_some()
            || self.has_results
    }
}

/// Whether anything was written, whatever its date.
pub trait Written {
    /// Whether there is a status, a grade, a text or a result. A dash or 集計中 is none.
    fn is_written(&self) -> bool;

    /// Whether anything at all was typed, even that there is nothing, and not only the form's keys.
    fn is_begun(&self) -> bool;
}

impl Written for Report {
    fn is_written(&self) -> bool {
        ReportFields::from(self).is_written()
    }

    fn is_begun(&self) -> bool {
        ReportFields::from(self).is_typed()
    }
}

impl Written for CharterReport {
    fn is_written(&self) -> bool {
        ReportFields::from(self).is_written()
    }

    fn is_begun(&self) -> bool {
        ReportFields::from(self).is_typed()
    }
}

impl Written for Evaluation {
    fn is_written(&self) -> bool {
        self.grade.is_given()
            || self.grade.texts().next().is_some()
            || Presence::of_prose(&self.text) == Presence::Given
            || self.assessments.iter().any(|(_, it)| it.is_written())
    }

    fn is_begun(&self) -> bool {
        self.grade.presence() != Presence::Blank
            || [&self.text, &self.next_steps].iter().any(|it| !it.is_empty())
            || self.day().is_some()
            || self.assessments.iter().any(|(_, it)| it.is_written())
    }
}

impl Written for OverallEvaluation {
    fn is_written(&self) -> bool {
        self.grade.is_given()
            || self.grade.texts().next().is_some()
            || Presence::of_prose(&self.text) == Presence::Given
            || self.assessments.iter().any(|(_, it)| it.is_written())
    }

    fn is_begun(&self) -> bool {
        self.grade.presence() != Presence::Blank
            || [&self.text, &self.next_steps, &self.after_plan].iter().any(|it| !it.is_empty())
            || self.day().is_some()
            || self.provisional_published.is_some()
            || self.assessments.iter().any(|(_, it)| it.is_written())
    }
}
