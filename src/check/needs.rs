//! What of a form a rule needs: where a program's form lacks it (様式 of `_program.yaml`), the rule is not looked for there.

use crate::record::{Key, Path, Program, Step};

/// A part of a record or of a program's file, and what a form must have for a rule to find something in it. Of several
/// needs for one part, one must be met.
#[derive(Debug, Clone, Copy)]
pub struct Need {
    /// The first key of where the rule finds something.
    pub at: Key,
    /// The fields that it needs there, each by the keys above it and its own.
    pub fields: &'static [&'static [Key]],
}

impl Need {
    /// Whether the records of a plan, or of a charter year, can have what is needed.
    fn is_of_kind(&self, is_plan: bool) -> bool {
        self.fields.iter().all(|it| is_of_kind(it, is_plan))
    }
}

/// What a rule needs to find something below a key.
pub(super) const fn at(at: Key, fields: &'static [&'static [Key]]) -> Need {
    Need { at, fields }
}

pub(super) const SCHEDULE_PLAN: &[Key] = &[Key::Schedule, Key::Plan];
pub(super) const SCHEDULE_ACTUAL: &[Key] = &[Key::Schedule, Key::Actual];
pub(super) const INDICATORS: &[Key] = &[Key::Indicators];
pub(super) const INDICATOR_PLAN: &[Key] = &[Key::Indicators, Key::Plan];
pub(super) const INDICATOR_ACTUAL: &[Key] = &[Key::Indicators, Key::Actual];
pub(super) const PROGRESS_STATUS: &[Key] = &[Key::Progress, Key::Status];
pub(super) const PROGRESS_TEXT: &[Key] = &[Key::Progress, Key::Text];
pub(super) const PROGRESS_COUNTERMEASURE: &[Key] = &[Key::Progress, Key::Countermeasure];
pub(super) const PROGRESS_NEW_DUE: &[Key] = &[Key::Progress, Key::NewDue];
pub(super) const PROGRESS_PUBLISHED: &[Key] = &[Key::Progress, Key::Published];
pub(super) const REPORT_STATUS: &[Key] = &[Key::Reports, Key::Status];
pub(super) const REPORT_TEXT: &[Key] = &[Key::Reports, Key::Text];
pub(super) const REPORT_COUNTERMEASURE: &[Key] = &[Key::Reports, Key::Countermeasure];
pub(super) const REPORT_NEW_DUE: &[Key] = &[Key::Reports, Key::NewDue];
pub(super) const REPORT_PUBLISHED: &[Key] = &[Key::Reports, Key::Published];
pub(super) const RESULTS: &[Key] = &[Key::Reports, Key::Results];
pub(super) const RESULT_OUTCOME: &[Key] = &[Key::Reports, Key::Results, Key::Outcome];
pub(super) const RESULT_ACTUAL: &[Key] = &[Key::Reports, Key::Results, Key::Actual];
pub(super) const ANNUAL_GRADE: &[Key] = &[Key::AnnualEvaluations, Key::Grade];
pub(super) const ANNUAL_REASON: &[Key] = &[Key::AnnualEvaluations, Key::ReasonForGrade];
pub(super) const ANNUAL_PUBLISHED: &[Key] = &[Key::AnnualEvaluations, Key::Published];
pub(super) const OVERALL_GRADE: &[Key] = &[Key::OverallEvaluation, Key::Grade];
pub(super) const OVERALL_REASON: &[Key] = &[Key::OverallEvaluation, Key::ReasonForGrade];
pub(super) const OVERALL_STAGE: &[Key] = &[Key::OverallEvaluation, Key::Stage];
pub(super) const OVERALL_PUBLISHED: &[Key] = &[Key::OverallEvaluation, Key::Published];
pub(super) const PROVISIONAL_PUBLISHED: &[Key] =
    &[Key::OverallEvaluation, Key::ProvisionalPublished];
pub(super) const POSTED: &[Key] = &[Key::Posted];
pub(super) const CATEGORIES: &[Key] = &[Key::Categories];
pub(super) const INDICATOR_UNIT: &[Key] = &[Key::Indicators, Key::Unit];
pub(super) const INDICATOR_KIND: &[Key] = &[Key::Indicators, Key::Kind];
pub(super) const INDICATOR_DIRECTION: &[Key] = &[Key::Indicators, Key::Direction];
pub(super) const INDICATOR_BASELINE: &[Key] = &[Key::Indicators, Key::Baseline];
pub(super) const MEASURE: &[Key] = &[Key::Promises, Key::Indicators];
pub(super) const MEASURE_UNIT: &[Key] = &[Key::Promises, Key::Indicators, Key::Unit];
pub(super) const MEASURE_DIRECTION: &[Key] = &[Key::Promises, Key::Indicators, Key::Direction];

/// The grade of something and the reason for it.
pub(super) const GRADES_WITH_REASONS: &[Need] = &[
    at(Key::AnnualEvaluations, &[ANNUAL_GRADE, ANNUAL_REASON]),
    at(Key::OverallEvaluation, &[OVERALL_GRADE, OVERALL_REASON]),
];

/// The days on which something was published.
pub(super) const DAYS: &[Need] = &[
    at(Key::Posted, &[POSTED]),
    at(Key::Progress, &[PROGRESS_PUBLISHED]),
    at(Key::Reports, &[REPORT_PUBLISHED]),
    at(Key::AnnualEvaluations, &[ANNUAL_PUBLISHED]),
    at(Key::OverallEvaluation, &[OVERALL_PUBLISHED]),
    at(Key::OverallEvaluation, &[PROVISIONAL_PUBLISHED]),
];

/// The scales of a program, each for what is put on it.
pub(super) const SCALES: &[Need] = &[
    at(Key::Statuses, &[PROGRESS_STATUS]),
    at(Key::Statuses, &[REPORT_STATUS]),
    at(Key::Grades, &[ANNUAL_GRADE]),
    at(Key::Grades, &[OVERALL_GRADE]),
];

/// A part in which a rule is not looked for in a program, and a field without which it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lacking {
    /// The part.
    pub at: Key,
    /// The field that the form does not have.
    pub field: &'static [Key],
}

/// The parts in which a program lacks what a rule needs, each once.
pub(super) fn lacking(needs: &'static [Need], program: &Program, is_plan: bool) -> Vec<Lacking> {
    let needs: Vec<&Need> = needs.iter().filter(|it| it.is_of_kind(is_plan)).collect();
    let lack = |need: &Need| need.fields.iter().copied().find(|it| !program.form.has(it));
    let mut lacking: Vec<Lacking> = Vec::new();
    for need in &needs {
        let mut of_part = needs.iter().filter(|it| it.at == need.at);
        let is_new = lacking.iter().all(|it| it.at != need.at);
        if let (true, Some(field)) = (is_new && of_part.all(|it| lack(it).is_some()), lack(need)) {
            lacking.push(Lacking { at: need.at, field });
        }
    }
    lacking
}

/// Whether nothing is left in which the rule could find something in a program.
pub(super) fn lacks_all(needs: &[Need], lacking: &[Lacking], is_plan: bool) -> bool {
    let mut of_kind = needs.iter().filter(|it| it.is_of_kind(is_plan));
    !lacking.is_empty() && of_kind.all(|it| lacking.iter().any(|other| other.at == it.at))
}

/// Whether the records of a plan, or of a charter year, can have a field.
fn is_of_kind(field: &[Key], is_plan: bool) -> bool {
    match field.first() {
        Some(Key::Promises | Key::Reports | Key::Posted | Key::Preamble | Key::Slogan) => !is_plan,
        Some(Key::AnnualEvaluations) | None => true,
        Some(_) => is_plan,
    }
}

/// The part of a file that a path leads into.
pub(super) fn part(path: &Path) -> Option<Key> {
    match path.0.first() {
        Some(Step::Key(key)) => Some(*key),
        Some(Step::Written(_) | Step::Year(_) | Step::Index(_)) | None => None,
    }
}
