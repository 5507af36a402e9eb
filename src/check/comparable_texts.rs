//! The texts in which a record tells of a period, a year or the whole plan.

use super::comparison::Folded;
use super::context::{EvaluationOf, RecordContext, ReportOf};
use crate::calendar::FiscalYear;
use crate::record::{Key, Path, Text};
use crate::words::{Fact, Message};

/// One text.
#[derive(Clone, Copy)]
pub(super) struct ComparableText<'c> {
    /// Which part of the record it belongs to.
    pub(super) part: Part<'c>,
    /// Its built-in key.
    pub(super) key: Key,
    pub(super) text: &'c Text,
    pub(super) folded: &'c Folded,
}

/// A part of a record that is published at one time.
#[derive(Clone, Copy)]
pub(super) enum Part<'c> {
    Report(&'c ReportOf<'c>),
    Annual(&'c EvaluationOf<'c>),
    Overall,
}

impl ComparableText<'_> {
    /// Where it stands.
    pub(super) fn path(&self) -> Path {
        self.part.path().then(self.key)
    }
}

impl Part<'_> {
    /// Where it stands.
    pub(super) fn path(&self) -> Path {
        match self {
            Self::Report(report) => report.path.clone(),
            Self::Annual(evaluation) => evaluation.path.clone(),
            Self::Overall => Path::default().then(Key::OverallEvaluation),
        }
    }

    /// What it tells of: 平成26年度上半期, 平成26年度.
    pub(super) fn name(&self) -> Fact {
        match self {
            Self::Report(report) => Fact::from(&report.name),
            Self::Annual(evaluation) => Fact::from(&evaluation.name),
            Self::Overall => Fact::from(Message::new("part-overall")),
        }
    }

    /// The year that it tells of; none of the whole plan.
    pub(super) fn year(&self) -> Option<FiscalYear> {
        match self {
            Self::Report(report) => Some(report.period.year),
            Self::Annual(evaluation) => Some(evaluation.year),
            Self::Overall => None,
        }
    }
}

/// What was done, period by period.
pub(super) fn reports<'c>(
    context: &'c RecordContext<'_>,
) -> impl Iterator<Item = ComparableText<'c>> + Clone {
    context.reports.iter().map(|it| ComparableText {
        part: Part::Report(it),
        key: Key::Text,
        text: it.text,
        folded: &it.folded,
    })
}

/// The reasons of the evaluations, year by year, and of the whole plan.
pub(super) fn reasons<'c>(
    context: &'c RecordContext<'_>,
) -> impl Iterator<Item = ComparableText<'c>> + Clone {
    let annual = context.evaluations.iter().map(|it| ComparableText {
        part: Part::Annual(it),
        key: Key::ReasonForGrade,
        text: &it.data.text,
        folded: &it.text,
    });
    let overall = context.overall().into_iter().map(|it| ComparableText {
        part: Part::Overall,
        key: Key::ReasonForGrade,
        text: &it.text,
        folded: &context.overall_folded.0,
    });
    annual.chain(overall)
}

/// What is to follow, year by year, and from the whole plan.
pub(super) fn next_steps<'c>(
    context: &'c RecordContext<'_>,
) -> impl Iterator<Item = ComparableText<'c>> + Clone {
    let annual = context.evaluations.iter().map(|it| ComparableText {
        part: Part::Annual(it),
        key: Key::NextSteps,
        text: &it.data.next_steps,
        folded: &it.next_steps,
    });
    let overall = context.overall().into_iter().map(|it| ComparableText {
        part: Part::Overall,
        key: Key::NextSteps,
        text: &it.next_steps,
        folded: &context.overall_folded.1,
    });
    annual.chain(overall)
}

/// The texts that are compared with earlier ones of their kind. In a plan of one year the whole
/// plan is that year, and its evaluation may say the same.
pub(super) fn series<'c>(context: &'c RecordContext<'_>) -> [Vec<ComparableText<'c>>; 3] {
    let years = context.program.file.years;
    let compared =
        |it: &ComparableText| years.first != years.last || !matches!(it.part, Part::Overall);
    [
        reports(context).collect(),
        reasons(context).filter(compared).collect(),
        next_steps(context).filter(compared).collect(),
    ]
}
