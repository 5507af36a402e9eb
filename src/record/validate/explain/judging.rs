//! What is wrong with a judgement: the assessor, the axis, the level, each asked with what is being judged and when.

use crate::calendar::FiscalYear;
use crate::diagnostic::{Code, code};
use crate::record::key::Key;
use crate::record::model::absence::Presence;
use crate::record::model::column::Column;
use crate::record::model::scale::{EvaluationKind, Scale, Scales};
use crate::record::validate::context::Context;
use crate::record::validate::explain::finding::{Finding, choice, offered};
use crate::words::Message;

/// What is being judged where the walk has come to, and by whom.
#[derive(Debug, Clone, Default)]
pub(super) struct Judging {
    /// A year or the whole plan.
    kind: Option<EvaluationKind>,
    /// The fiscal year with which levels are asked for.
    year: Option<FiscalYear>,
    assessor: String,
    axis: String,
}

impl Judging {
    /// What is known below a built-in key of a record.
    pub(super) fn below_key(&mut self, key: &str, context: &Context) {
        match Key::find(key) {
            Some(Key::AnnualEvaluations) => self.kind = Some(EvaluationKind::Annual),
            Some(Key::OverallEvaluation) => {
                self.kind = Some(EvaluationKind::Overall);
                self.year = context.program.map(|it| it.file.years.last);
            }
            Some(_) | None => {}
        }
    }

    /// What is known below a key that is data, of this format.
    pub(super) fn below_row(&mut self, format: &str, text: &str, context: &Context) {
        match format {
            "year" | "value-year" => self.year = FiscalYear::parse(text).ok().map(|it| it.value),
            "period" => {
                let period = context.program.and_then(|it| it.read_period(text));
                self.year = period.map(|it| it.value.year);
            }
            "assessor" => text.clone_into(&mut self.assessor),
            "axis" | "status-axis" => text.clone_into(&mut self.axis),
            _ => {}
        }
    }

    /// Whether a value of this format is a judgement, or says whose or on which axis one is.
    pub(super) fn is_asked(format: &str) -> bool {
        matches!(
            format,
            "status"
                | "axis-status"
                | "status-axis"
                | "grade"
                | "axis-grade"
                | "axis"
                | "assessor"
                | "outcome"
                | "value-level"
        )
    }

    /// What is wrong with a value of such a format, if anything.
    pub(super) fn check(&self, format: &str, text: &str, context: &Context) -> Option<Finding> {
        let program = context.program?;
        if text.is_empty() {
            return None;
        }
        if self.is_unknown_assessor(context) && matches!(format, "grade" | "axis" | "axis-grade") {
            return None;
        }
        let (statuses, grades) = (&program.file.statuses, program.scales_of(&self.assessor));
        match format {
            "status" => self.only("one-status-axis", text, statuses, &code::UNKNOWN_STATUS),
            "axis-status" => self.level(text, statuses.scale(&self.axis)?, &code::UNKNOWN_STATUS),
            "status-axis" => self.axis(text, statuses),
            "grade" => self.only("one-axis", text, grades, &code::UNKNOWN_GRADE),
            "axis-grade" => self.level(text, grades.scale(&self.axis)?, &code::UNKNOWN_GRADE),
            "axis" => self.axis(text, grades),
            "assessor" => assessor(text, context),
            "outcome" => {
                let year = self.year.unwrap_or(program.file.years.first);
                let is_known = program.outcome(text, year).is_some();
                if is_known { None } else { self.word(text, program.outcomes()) }
            }
            "value-level" => {
                let none = Scale::default();
                let scale = program.promise_scale().unwrap_or(&none);
                self.level(text, scale, &code::UNKNOWN_CHOICE)
            }
            _ => None,
        }
    }

    /// Whether what is judged was judged by somebody whom nobody knows, which is reported: on which scale, is not known
    /// either.
    fn is_unknown_assessor(&self, context: &Context) -> bool {
        let assessors = context.program.map_or(&[][..], |it| &it.file.assessors);
        !self.assessor.is_empty() && !assessors.iter().any(|it| *it.name == *self.assessor)
    }

    /// Whether the scales that are asked for by a table of this format have axes.
    pub(super) fn has_axes(&self, format: &str, context: &Context) -> bool {
        self.is_unknown_assessor(context)
            || context.program.is_none_or(|program| match format {
                "status" => program.file.statuses.has_axes(),
                _ => program.scales_of(&self.assessor).has_axes(),
            })
    }

    /// A level where there is but one scale.
    fn only(
        &self,
        axes: &'static str,
        text: &str,
        scales: &Scales,
        unknown: &'static Code,
    ) -> Option<Finding> {
        if Presence::of_level(text) == Presence::Given && scales.has_axes() {
            let names = self.names(scales);
            let finding = Finding::new(&code::IMPOSSIBLE).with("what", axes);
            return Some(finding.with("axes", names));
        }
        let none = Scale::default();
        self.level(text, scales.scale("").unwrap_or(&none), unknown)
    }

    /// The axes that are for what is being judged.
    fn names<'a>(&self, scales: &'a Scales) -> Vec<&'a str> {
        let Some(kind) = self.kind else { return scales.names() };
        scales.axes.iter().filter(|it| it.is_for(kind)).map(|it| &*it.name).collect()
    }

    fn axis(&self, text: &str, scales: &Scales) -> Option<Finding> {
        let names = self.names(scales);
        if names.contains(&text) {
            return None;
        }
        let Some(other) = scales.axis(text).and_then(|it| it.kind) else {
            return Some(choice(text, &names));
        };
        let key = match other {
            EvaluationKind::Annual => Key::AnnualEvaluations,
            EvaluationKind::Overall => Key::OverallEvaluation,
        };
        let finding = Finding::new(&code::IMPOSSIBLE).with("what", "axis-of-other");
        let finding = finding.with("value", text).with("other", key.word());
        Some(finding.help(Message::new("help-axes").with("axes", names)))
    }

    /// What is wrong with the judgement in a column.
    pub(super) fn in_column(
        &self,
        column: &Column,
        text: &str,
        context: &Context,
    ) -> Option<Finding> {
        let program = context.program?;
        let scale = program.value_scale(column)?;
        let year = self.year.unwrap_or(program.file.years.last);
        Self { year: Some(year), ..self.clone() }.level(text, scale, &code::UNKNOWN_CHOICE)
    }

    fn level(&self, text: &str, scale: &Scale, unknown: &'static Code) -> Option<Finding> {
        if Presence::of_level(text) != Presence::Given {
            return None;
        }
        let year = self.year;
        let labels = labels(scale, year);
        if labels.contains(&text) {
            return None;
        }
        let finding = Finding::new(unknown).with("value", text);
        Some(match of_other_years(text, scale) {
            Some(help) => finding.help(help),
            None => offered(finding, text, &labels),
        })
    }

    fn word(&self, text: &str, scale: &Scale) -> Option<Finding> {
        let labels = labels(scale, self.year);
        if labels.contains(&text) {
            return None;
        }
        let finding = Finding::new(&code::UNKNOWN_CHOICE).with("value", text);
        Some(match of_other_years(text, scale) {
            Some(help) => finding.help(help),
            None => offered(finding, text, &labels),
        })
    }
}

/// The labels of the levels that hold in a year.
fn labels(scale: &Scale, year: Option<FiscalYear>) -> Vec<&str> {
    let holds = scale.iter().filter(|level| year.is_none_or(|it| level.applies.contains(it)));
    holds.map(|it| &*it.label).collect()
}

/// When a level of this label holds, if there is one.
fn of_other_years(text: &str, scale: &Scale) -> Option<Message> {
    let years: Vec<String> = scale.named(text).map(|it| it.applies.name()).collect();
    let help = Message::new("help-level-years").with("value", text);
    (!years.is_empty()).then(|| help.with("years", years))
}

fn assessor(text: &str, context: &Context) -> Option<Finding> {
    let assessors = &context.program?.file.assessors;
    let names: Vec<&str> = assessors.iter().map(|it| &*it.name).collect();
    if names.contains(&text) {
        return None;
    }
    let finding = Finding::new(&code::UNKNOWN_REFERENCE).with("value", text);
    Some(if names.is_empty() {
        finding.help(Message::new("help-no-assessors"))
    } else {
        offered(finding, text, &names)
    })
}
