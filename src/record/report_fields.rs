//! What records of several kinds have in common, seen in one way.

use super::{CharterReport, Day, Evaluation, Grade, OverallEvaluation, Report, Text};

/// What a report says, of a sheet as of a charter.
#[derive(Debug, Clone, Copy)]
pub struct ReportFields<'a> {
    /// 状況: a level of the program's status scale.
    pub status: &'a Text,
    /// 内容: what was done.
    pub text: &'a Text,
    /// 対応策: what is done about a delay.
    pub countermeasure: &'a Text,
    /// 新期限: the day by which it shall be done now.
    pub new_due: Option<Day>,
    /// 公表日: the day it was published, if that is known.
    pub published: Option<Day>,
}

impl<'a> From<&'a Report> for ReportFields<'a> {
    fn from(report: &'a Report) -> Self {
        Self {
            status: &report.status,
            text: &report.text,
            countermeasure: &report.countermeasure,
            new_due: report.new_due,
            published: report.published,
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
        }
    }
}

impl ReportFields<'_> {
    /// Whether anything next to the status and the text stands there.
    fn has_more(&self) -> bool {
        !self.countermeasure.is_empty() || self.new_due.is_some() || self.published.is_some()
    }
}

impl Grade {
    /// Whether there is a grade on any axis.
    #[must_use]
    pub fn is_given(&self) -> bool {
        match self {
            Self::One(label) => !label.is_empty(),
            Self::ByAxis(table) => table.iter().any(|(_, label)| !label.is_empty()),
        }
    }
}

/// Whether anything was written, whatever its date.
pub trait Written {
    /// Whether there is a status, a grade, a text or a result.
    fn is_written(&self) -> bool;

    /// Whether anything at all stands there, and not only the form's keys.
    fn is_begun(&self) -> bool;
}

impl Written for Report {
    fn is_written(&self) -> bool {
        !self.status.is_empty() || !self.text.is_empty()
    }

    fn is_begun(&self) -> bool {
        self.is_written() || ReportFields::from(self).has_more()
    }
}

impl Written for CharterReport {
    fn is_written(&self) -> bool {
        !self.status.is_empty() || !self.text.is_empty() || !self.results.is_empty()
    }

    fn is_begun(&self) -> bool {
        self.is_written() || ReportFields::from(self).has_more()
    }
}

impl Written for Evaluation {
    fn is_written(&self) -> bool {
        self.grade.is_given() || !self.text.is_empty()
    }

    fn is_begun(&self) -> bool {
        self.is_written() || !self.next_steps.is_empty() || self.published.is_some()
    }
}

impl Written for OverallEvaluation {
    fn is_written(&self) -> bool {
        self.grade.is_given() || !self.text.is_empty()
    }

    fn is_begun(&self) -> bool {
        self.is_written()
            || !self.next_steps.is_empty()
            || !self.after_plan.is_empty()
            || self.published.is_some()
            || self.provisional_published.is_some()
    }
}
