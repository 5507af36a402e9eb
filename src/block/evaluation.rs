//! How a year, and how the whole plan, is judged.

use serde::Serialize;

use super::{Block, Body, OnForm};
use crate::calendar::FiscalYear;
use crate::disclosure::{Item, Vacancy};
use crate::record::{
    Day, Evaluation, Grade, Key, OverallEvaluation, Presence, Present, Stage, Table, Written,
    YearKey,
};
use crate::view::frame::DateView;
use crate::view::prose::Labelled;
use crate::view::scale::{GradeView, grades};

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
    /// Why, and what follows.
    pub rows: Vec<Labelled<'a>>,
    /// Why there is no judgement, such as （対象外：理由）; empty when there is one.
    pub nothing: String,
    /// The day it was published; none when that is not known.
    pub published: Option<DateView>,
}

/// What the two kinds of judgement have in common.
struct Judged<'a> {
    grade: &'a Grade,
    text: &'a str,
    next_steps: &'a str,
    published: Option<Day>,
}

impl<'a> Judged<'a> {
    /// Whether it says more than that there is nothing to say.
    fn says_anything(&self) -> bool {
        self.grade.is_given()
            || Presence::of_prose(self.text) == Presence::Given
            || !self.next_steps.is_empty()
            || self.published.is_some()
    }

    /// What was typed for nothing, if anything.
    fn sign(&self) -> &'a str {
        match self.grade {
            _ if !self.text.is_empty() => self.text,
            Grade::One(label) => label,
            Grade::ByAxis(table) => table.first().map_or("", |(_, label)| label),
        }
    }
}

impl<'a> OnForm<'a> {
    /// 年度評価
    pub(super) fn annual(self, table: &'a Table<YearKey, Evaluation>) -> Body<'a> {
        let block = Block::AnnualEvaluations;
        let view = |year| {
            let begun = table.year(year).filter(|it| it.is_begun());
            let item = Item::Annual(year);
            let found =
                begun.filter(|it| self.site.public.has_come(self.program, item, it.published));
            let judged = found.map(|it| Judged {
                grade: &it.grade,
                text: &it.text,
                next_steps: &it.next_steps,
                published: it.published,
            });
            let mut view = self.evaluation(block, judged, item);
            if found.is_none() && begun.is_some() {
                view.nothing.clone_from(&self.site.phrases.to_come);
            }
            view.when = self.site.year(year);
            view.year = Some(year);
            view
        };
        let grade = self.site.heading_in(&self.program.form, block.key(), Key::Grade);
        self.evaluations(block, grade, self.years(table).into_iter().map(view).collect())
    }

    /// 計画期間の評価
    pub(super) fn overall(self, evaluation: Option<&'a OverallEvaluation>) -> Body<'a> {
        let block = Block::OverallEvaluation;
        let evaluation = evaluation.filter(|it| it.is_begun());
        let found = self.site.public.overall(self.program, evaluation);
        let judged = found.map(|it| Judged {
            grade: &it.grade,
            text: &it.text,
            next_steps: &it.next_steps,
            published: it.first_published(),
        });
        let mut view = self.evaluation(block, judged, Item::Final);
        if found.is_none() && evaluation.is_some() {
            view.nothing.clone_from(&self.site.phrases.to_come);
        }
        if let Some(found) = found {
            view.rows.extend(self.labelled(block, Key::AfterPlan, &found.after_plan));
            view.stage = match found.stage {
                Some(Stage::Provisional) => self.site.words.word("stage-provisional"),
                Some(Stage::Final) => self.site.words.word("stage-final"),
                None => String::new(),
            };
        }
        let form = &self.program.form;
        let grade = if form.leaves_out(&[block.key(), Key::Grade]) {
            ""
        } else {
            self.site.heading(form, Key::OverallGrade)
        };
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
        judged: Option<Judged<'a>>,
        item: Item,
    ) -> EvaluationView<'a> {
        let mut view = EvaluationView {
            year: None,
            when: String::new(),
            stage: String::new(),
            grades: Vec::new(),
            rows: Vec::new(),
            nothing: String::new(),
            published: None,
        };
        let typed = judged.as_ref().map_or("", Judged::sign);
        if let Some(judged) = judged.filter(Judged::says_anything) {
            view.grades = grades(self.program, judged.grade);
            view.rows.extend(self.labelled(block, Key::ReasonForGrade, judged.text));
            view.rows.extend(self.labelled(block, Key::NextSteps, judged.next_steps));
            view.published = judged.published.map(|it| self.site.day(it.date));
        } else {
            // The sign that stands for nothing is shown as it was typed, and why when that is known.
            let vacancy = self.site.public.vacancy(self.program, self.owed, item);
            let is_told = typed.is_empty() || matches!(vacancy, Vacancy::Exempt(_));
            let why = if is_told { self.site.vacancy(vacancy) } else { String::new() };
            view.nothing = format!("{typed}{why}");
        }
        view
    }
}
