//! The judgement of a year or of a whole plan out of all that its assessors said, with the levels that it means.

use crate::calendar::FiscalYear;
use crate::record::key::Key;
use crate::record::model::absence::Present;
use crate::record::model::block::Block;
use crate::record::model::evaluation::{Assessment, Evaluation, OverallEvaluation, Stage};
use crate::record::model::grade::Grade;
use crate::record::model::library::Program;
use crate::record::model::scale::{Axis, EvaluationKind, Scale, ScaleLevel, Scales};
use crate::record::model::value::{Day, Text};

/// What the evaluation of a year and that of a whole plan have in common, seen in one way.
#[derive(Debug, Clone)]
pub struct EvaluationFields<'a> {
    /// Which of the two it is.
    pub kind: EvaluationKind,
    /// The fiscal year with which its levels are asked for; of a whole plan the last.
    pub year: FiscalYear,
    /// The grade that stands directly under it.
    pub grade: Option<&'a Grade>,
    /// 評価内容: why it was judged so.
    pub text: &'a str,
    /// 今後の方針: what follows.
    pub next_steps: &'a str,
    /// 計画期間後: what is done after the plan; only of a whole plan.
    pub after_plan: &'a str,
    /// How far the judgement is; only of a whole plan.
    pub stage: Option<Stage>,
    /// What each assessor judged, in the order in which it was typed.
    pub assessments: Vec<(&'a Text, &'a Assessment)>,
    /// The day of the evaluation, if that is known.
    pub published: Option<Day>,
}

/// A grade, and the scale that it is on.
#[derive(Debug, Clone, Copy)]
pub struct Judgement<'a> {
    /// The grade.
    pub grade: &'a Grade,
    /// Whose judgement it is; none of what is the evaluation's own.
    pub assessor: Option<&'a Text>,
    /// The fiscal year with which its levels are asked for.
    pub year: FiscalYear,
    scales: &'a Scales,
}

impl Evaluation {
    /// What it says, as that of a year.
    #[must_use]
    pub fn fields(&self, year: FiscalYear) -> EvaluationFields<'_> {
        EvaluationFields {
            kind: EvaluationKind::Annual,
            year,
            grade: Some(&self.grade),
            text: &self.text,
            next_steps: &self.next_steps,
            after_plan: "",
            stage: None,
            assessments: self.assessments.iter().map(|(name, it)| (name, it)).collect(),
            published: self.day(),
        }
    }
}

impl OverallEvaluation {
    /// What it says, as that of a whole plan.
    #[must_use]
    pub fn fields(&self, program: &Program) -> EvaluationFields<'_> {
        EvaluationFields {
            kind: EvaluationKind::Overall,
            year: program.file.years.last,
            grade: Some(&self.grade),
            text: &self.text,
            next_steps: &self.next_steps,
            after_plan: &self.after_plan,
            stage: self.stage,
            assessments: self.assessments.iter().map(|(name, it)| (name, it)).collect(),
            published: self.first_published(),
        }
    }
}

impl<'a> EvaluationFields<'a> {
    /// The grade that stands for the evaluation: its own, else that of the last assessor, in the order of the program,
    /// who gave one.
    #[must_use]
    pub fn judgement(&self, program: &'a Program) -> Option<Judgement<'a>> {
        if let Some(grade) = self.grade.filter(|it| it.is_given()) {
            return Some(Judgement::new(program, grade, None, self.year));
        }
        program.file.assessors.iter().rev().find_map(|assessor| {
            let (name, assessment) = self.assessments.iter().find(|it| *it.0 == assessor.name)?;
            let grade = Some(&assessment.grade).filter(|it| it.is_given())?;
            Some(Judgement::new(program, grade, Some(name), self.year))
        })
    }

    /// What is left of it while it is kept back and judgements of assessors are not.
    #[must_use]
    pub fn of_assessors(self) -> Self {
        let published = self.assessments.iter().filter_map(|(_, it)| it.published).max();
        Self {
            grade: None,
            text: "",
            next_steps: "",
            after_plan: "",
            stage: None,
            published,
            ..self
        }
    }

    /// Every text with a reason, but for those of assessors: on each axis, then that for all.
    pub fn reasons(&self) -> impl Iterator<Item = &'a str> {
        let texts = self.grade.into_iter().flat_map(Grade::texts).map(|(_, text)| &**text);
        texts.chain([self.text]).filter(|it| !it.is_empty())
    }

    /// Whether anybody said why it was judged so.
    #[must_use]
    pub fn has_reason(&self) -> bool {
        let given = |(_, it): &(&Text, &Assessment)| {
            !it.text.is_empty() || it.grade.texts().next().is_some()
        };
        self.reasons().next().is_some() || self.assessments.iter().any(given)
    }

    /// What each assessor judged, in the order of the program.
    #[must_use]
    pub fn by_assessor(&self, program: &Program) -> Vec<(&'a Text, &'a Assessment)> {
        let order = |name: &Text| program.file.assessors.iter().position(|it| it.name == *name);
        let mut assessments = self.assessments.clone();
        assessments.sort_by_key(|it| order(it.0));
        assessments
    }
}

impl<'a> Judgement<'a> {
    /// A grade that an assessor gave, or that is the evaluation's own.
    #[must_use]
    pub fn new(
        program: &'a Program,
        grade: &'a Grade,
        assessor: Option<&'a Text>,
        year: FiscalYear,
    ) -> Self {
        let scales = program.scales_of(assessor.map_or("", |it| it));
        Self { grade, assessor, year, scales }
    }

    /// What is said on each axis: its name, the label, and the level that the label means.
    pub fn levels(self) -> impl Iterator<Item = (&'a str, &'a str, Option<&'a ScaleLevel>)> {
        let Self { grade, scales, year, .. } = self;
        let level = move |axis, label| scales.level(axis, label, year);
        grade.labels().map(move |(axis, label)| (axis, &**label, level(axis, label)))
    }

    /// The axes that are judged on.
    #[must_use]
    pub fn axes(self) -> &'a [Axis] {
        &self.scales.axes
    }

    /// Whether it is on these scales.
    #[must_use]
    pub fn is_on(self, scales: &Scales) -> bool {
        std::ptr::eq(self.scales, scales)
    }

    /// The scale of an axis.
    #[must_use]
    pub fn scale(self, axis: &str) -> Option<&'a Scale> {
        self.scales.scale(axis)
    }
}

impl Program {
    /// Whether evaluations of a block have a grade, or a reason for it: their own, or that of an assessor.
    #[must_use]
    pub fn judges(&self, block: Block, key: Key) -> bool {
        let (form, block) = (&self.form, block.key());
        let do_assessors =
            !self.file.assessors.is_empty() && !form.leaves_out(&[block, Key::Assessors, key]);
        do_assessors || !form.leaves_out(&[block, key])
    }

    /// The scales on which an assessor judges: the assessor's own, else those of the program.
    #[must_use]
    pub fn scales_of(&self, assessor: &str) -> &Scales {
        let assessor = self.file.assessors.iter().find(|it| *it.name == *assessor);
        assessor.and_then(|it| it.grades.as_ref()).unwrap_or(&self.file.grades)
    }

    /// What a status says on each axis: its name, the label, and the level that the label means.
    pub fn statuses<'a>(
        &'a self,
        status: &'a Grade,
        year: FiscalYear,
    ) -> impl Iterator<Item = (&'a str, &'a str, Option<&'a ScaleLevel>)> {
        let level = move |axis, label| self.file.statuses.level(axis, label, year);
        status.labels().map(move |(axis, label)| (axis, &**label, level(axis, label)))
    }

    /// The level of a status; of several axes the one with the gravest tone.
    #[must_use]
    pub fn gravest_status(&self, status: &Grade, year: FiscalYear) -> Option<&ScaleLevel> {
        let levels =
            status.labels().filter_map(|(axis, it)| self.file.statuses.level(axis, it, year));
        // The first of those that are equally grave.
        levels.min_by_key(|it| it.tone.gravity())
    }
}
