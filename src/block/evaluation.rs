//! How a year, and how the whole plan, is judged.

use serde::Serialize;

use super::publication::PublicationView;
use super::{Block, Body, OnForm};
use crate::calendar::FiscalYear;
use crate::disclosure::{Item, Vacancy};
use crate::record::{
    Assessment, Evaluation, EvaluationFields, Grade, Judgement, Key, OverallEvaluation, Presence,
    Present, Stage, Table, Text, Written, YearKey,
};
use crate::view::frame::DateView;
use crate::view::prose::{Html, Labelled};
use crate::view::scale::{GradeView, grades};
use crate::words::Message;

/// The evaluation of a year or of the whole plan: grades, reasons, next steps.
#[derive(Debug, Serialize)]
pub struct EvaluationView<'a> {
    /// The year it is about; none for the whole plan.
    #[serde(skip)]
    pub(crate) year: Option<FiscalYear>,
    /// The year it is about; empty for the whole plan.
    pub when: String,
    /// How far a judgement of the whole plan is: 中間, 確定; else empty.
    pub stage: String,
    /// The grades, one on each axis; none when there is no judgement.
    pub grades: Vec<GradeView<'a>>,
    /// Why, on each axis that has a reason of its own, under its name.
    pub reasons: Vec<Labelled<'a>>,
    /// Why, and what follows.
    pub rows: Vec<Labelled<'a>>,
    /// Why there is no judgement, such as （対象外：理由）; empty when there is one.
    pub nothing: String,
    /// The day it was published; none when that is not known.
    pub published: Option<DateView>,
    /// When it was due and when it was published, and how that stands.
    pub publications: Vec<PublicationView<'a>>,
    /// What each assessor judged, in the order of the program; none where no assessor is named.
    pub assessments: Vec<AssessmentView<'a>>,
}

/// What one assessor judged.
#[derive(Debug, Serialize)]
pub struct AssessmentView<'a> {
    /// Whose judgement it is: 推進本部.
    pub assessor: &'a str,
    /// The same as a heading: 推進本部の評価.
    pub heading: String,
    /// The grades, one on each axis.
    pub grades: Vec<GradeView<'a>>,
    /// Why, on each axis that has a reason of its own, under its name.
    pub reasons: Vec<Labelled<'a>>,
    /// Why; none where that is not said.
    pub rows: Vec<Labelled<'a>>,
    /// The day it was published; none when that is not known.
    pub published: Option<DateView>,
}

/// Whether an evaluation says more of its own than that there is nothing to say.
fn says_anything(fields: &EvaluationFields) -> bool {
    let is_published = fields.published.is_some() && fields.assessments.is_empty();
    fields.grade.is_some_and(Present::is_given)
        || fields.grade.is_some_and(|it| it.texts().next().is_some())
        || Presence::of_prose(fields.text) == Presence::Given
        || !fields.next_steps.is_empty()
        || is_published
}

/// What was typed for nothing, if anything.
fn sign<'a>(fields: &EvaluationFields<'a>) -> &'a str {
    if fields.text.is_empty() { fields.grade.map_or("", Grade::sign) } else { fields.text }
}

impl<'a> OnForm<'a> {
    /// 年度評価
    pub(super) fn annual(self, table: &'a Table<YearKey, Evaluation>) -> Body<'a> {
        let block = Block::AnnualEvaluations;
        let view = |year| {
            let begun = table.year(year).filter(|it| it.is_begun());
            let found = begun.and_then(|_| self.site.public.annual(self.program, table, year));
            let is_to_come = found.is_none() && begun.is_some();
            let mut view = self.evaluation(block, found, Item::Annual(year));
            if is_to_come {
                view.nothing.clone_from(&self.site.phrases.to_come);
            }
            view.when = self.site.year(year);
            view.year = Some(year);
            view
        };
        let grade = self.site.heading_of_judgement(self.program, block, Key::Grade);
        self.evaluations(block, grade, self.years(table).into_iter().map(view).collect())
    }

    /// 計画期間の評価
    pub(super) fn overall(self, evaluation: Option<&'a OverallEvaluation>) -> Body<'a> {
        let block = Block::OverallEvaluation;
        let begun = evaluation.filter(|it| it.is_begun());
        let found = self.site.public.overall(self.program, begun);
        let is_to_come = found.is_none() && begun.is_some();
        let (after_plan, stage) = found.as_ref().map_or(("", None), |it| (it.after_plan, it.stage));
        let mut view = self.evaluation(block, found, Item::Final);
        if is_to_come {
            view.nothing.clone_from(&self.site.phrases.to_come);
        }
        view.rows.extend(self.labelled(block, Key::AfterPlan, after_plan));
        view.stage = match stage {
            Some(Stage::Provisional) => self.site.words.word("stage-provisional"),
            Some(Stage::Final) => self.site.words.word("stage-final"),
            None => String::new(),
        };
        let form = &self.program.form;
        let is_graded = self.program.judges(block, Key::Grade);
        let grade = if is_graded { self.site.heading(form, Key::OverallGrade) } else { "" };
        self.evaluations(block, grade, vec![view])
    }

    fn evaluations(
        self,
        block: Block,
        grade: &'a str,
        evaluations: Vec<EvaluationView<'a>>,
    ) -> Body<'a> {
        let published = self.site.heading_in(&self.program.form, block.key(), Key::Published);
        Body::Evaluations { grade, published, evaluations }
    }

    fn evaluation(
        self,
        block: Block,
        fields: Option<EvaluationFields<'a>>,
        item: Item,
    ) -> EvaluationView<'a> {
        let mut view = EvaluationView {
            year: None,
            when: String::new(),
            stage: String::new(),
            grades: Vec::new(),
            reasons: Vec::new(),
            rows: Vec::new(),
            nothing: String::new(),
            published: None,
            publications: self.publications(
                match item {
                    Item::Final => &[Item::Provisional, Item::Final],
                    Item::Posting | Item::Report(_) | Item::Annual(_) | Item::Provisional => {
                        std::slice::from_ref(&item)
                    }
                },
                fields.as_ref().and_then(|it| it.published),
            ),
            assessments: Vec::new(),
        };
        let typed = fields.as_ref().map_or("", sign);
        if let Some(fields) = &fields {
            let assessments = fields.by_assessor(self.program).into_iter();
            let judged = assessments.filter(|(_, it)| it.is_written());
            let assessed =
                |(name, it): (&'a Text, &'a Assessment)| self.assessment(block, fields, name, it);
            view.assessments = judged.map(assessed).collect();
        }
        if let Some(fields) = fields.filter(says_anything) {
            if let Some(grade) = fields.grade {
                view.grades = grades(Judgement::new(self.program, grade, None, fields.year));
                view.reasons.extend(by_axis(grade));
            }
            view.rows.extend(self.labelled(block, Key::ReasonForGrade, fields.text));
            view.rows.extend(self.labelled(block, Key::NextSteps, fields.next_steps));
            view.published = self.day_published(fields.published, item);
        } else if view.assessments.is_empty() {
            // The sign that stands for nothing is shown as it was typed, and why when that is known.
            let vacancy = self.site.public.vacancy(self.program, self.owed, item);
            let is_told = typed.is_empty() || matches!(vacancy, Vacancy::Exempt(_));
            let why = if is_told { self.site.vacancy(vacancy) } else { String::new() };
            view.nothing = format!("{typed}{why}");
        }
        view
    }

    fn assessment(
        self,
        block: Block,
        fields: &EvaluationFields<'a>,
        name: &'a Text,
        assessment: &'a Assessment,
    ) -> AssessmentView<'a> {
        let grade = &assessment.grade;
        let label = self.site.heading_of_judgement(self.program, block, Key::ReasonForGrade);
        let reason = (!assessment.text.is_empty())
            .then(|| Labelled { label, html: Html::cell(&assessment.text) });
        AssessmentView {
            assessor: name,
            heading: self.site.words.say(&Message::new("assessed-by").with("assessor", &**name)),
            grades: grades(Judgement::new(self.program, grade, Some(name), fields.year)),
            reasons: by_axis(grade).collect(),
            rows: reason.into_iter().collect(),
            published: assessment.published.map(|it| self.site.day(it.date)),
        }
    }
}

/// The reasons that are given on each axis, under its name.
fn by_axis(grade: &Grade) -> impl Iterator<Item = Labelled<'_>> {
    grade.texts().map(|(axis, text)| Labelled { label: axis, html: Html::cell(text) })
}
