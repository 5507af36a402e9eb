//! What a schema offers where somebody judges: assessors, their axes, and the levels of each.

use serde_json::{Value, json};

use super::editor::Writer;
use super::values::{self, Choice};
use crate::record::{EvaluationKind, Key, Program, Scales};

/// What is being judged where the writer has come to, and by whom.
#[derive(Clone, Copy, Default)]
pub(super) struct Judging<'a> {
    kind: Option<EvaluationKind>,
    assessor: &'a str,
    axis: &'a str,
}

impl<'a> Judging<'a> {
    /// The scales that a value of this format is on.
    pub(super) fn scales(self, format: &str, program: &'a Program) -> Option<&'a Scales> {
        match format {
            "grade" | "axis" | "axis-grade" => Some(program.scales_of(self.assessor)),
            "status" | "status-axis" | "axis-status" => Some(&program.file.statuses),
            _ => None,
        }
    }

    /// The levels that a value of this format can be.
    pub(super) fn levels(self, format: &str, program: &'a Program) -> Option<Vec<Choice>> {
        let scale = self.scales(format, program)?.scale(self.axis)?;
        Some(values::levels(scale)).filter(|it| !it.is_empty())
    }
}

impl<'a> Writer<'a> {
    /// The writer of what stands below a key.
    pub(super) fn below(&self, key: &str) -> Self {
        let kind = match Key::find(key) {
            Some(Key::AnnualEvaluations) => Some(EvaluationKind::Annual),
            Some(Key::OverallEvaluation) => Some(EvaluationKind::Overall),
            Some(_) | None => self.judging.kind,
        };
        Self { judging: Judging { kind, ..self.judging }, ..*self }
    }

    /// What is said on each axis that is for what is being judged.
    pub(super) fn axes(&self, raw: &Value, format: &str, program: &'a Program) -> Option<Value> {
        let scales = self.judging.scales(format, program)?;
        let axes = scales.axes.iter();
        let axes = axes.filter(|it| self.judging.kind.is_none_or(|kind| it.is_for(kind)));
        let value = |axis: &'a str| {
            let judging = Judging { axis, ..self.judging };
            Self { judging, ..*self }.value(&raw["additionalProperties"], Key::Grade.name())
        };
        let rows = axes.map(|it| (it.name.to_string(), value(&it.name)));
        let rows = Value::Object(rows.collect());
        scales.has_axes().then(|| closed(&rows))
    }

    /// What each assessor judged.
    pub(super) fn assessors(&self, raw: &Value, program: &'a Program) -> Value {
        let value = |assessor: &'a str| {
            let judging = Judging { assessor, ..self.judging };
            Self { judging, ..*self }.value(&raw["additionalProperties"], Key::Assessors.name())
        };
        let assessors = program.file.assessors.iter();
        closed(&Value::Object(assessors.map(|it| (it.name.to_string(), value(&it.name))).collect()))
    }
}

/// A table with these keys and no others.
fn closed(rows: &Value) -> Value {
    json!({ "type": ["object", "null"], "properties": rows, "additionalProperties": false })
}
