//! Levels of the city's scales as chips: an icon, a word and a tone, never a colour alone.

use serde::Serialize;

use super::Site;
use crate::record::{Grade, Key, Program, ScaleLevel, Tone};

/// A level of a scale.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Chip<'a> {
    /// best, good, caution, bad or none: which icon and colour carry it.
    pub tone: &'static str,
    /// Its label: C, 進捗に遅れあり.
    pub label: &'a str,
}

/// A grade on one axis.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct GradeView<'a> {
    /// The axis; empty when the scale has only one.
    pub axis: &'a str,
    /// Its tone.
    pub tone: &'static str,
    /// Its label.
    pub label: &'a str,
}

/// A scale explained.
#[derive(Debug, Serialize)]
pub struct LegendView<'a> {
    /// What is judged: the form's word, or the axes that have the scale in common.
    pub heading: String,
    /// Its levels.
    pub levels: Vec<LevelView<'a>>,
}

/// A level explained.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct LevelView<'a> {
    /// Its tone.
    pub tone: &'static str,
    /// Its label.
    pub label: &'a str,
    /// What it means.
    pub meaning: &'a str,
}

impl LegendView<'_> {
    /// Whether a scale has these levels and they mean the same.
    fn is_of(&self, levels: &[ScaleLevel]) -> bool {
        let said = |it: &LevelView| (it.tone, it.label.to_owned(), it.meaning.to_owned());
        let other =
            levels.iter().map(|it| (it.tone.name(), it.label.to_string(), it.meaning.to_string()));
        self.levels.iter().map(said).eq(other)
    }
}

impl<'a> Chip<'a> {
    /// A chip for a level, which may have been dropped from the scale since.
    pub(crate) fn new(label: &'a str, level: Option<&ScaleLevel>) -> Self {
        Self { tone: level.map_or(Tone::None, |it| it.tone).name(), label }
    }
}

/// The chip of a status; none when there is no status.
pub(crate) fn status<'a>(program: &'a Program, label: &'a str) -> Option<Chip<'a>> {
    (!label.is_empty()).then(|| Chip::new(label, program.status(label)))
}

/// The chips of a grade; none when there is no grade.
pub(crate) fn grades<'a>(program: &'a Program, grade: &'a Grade) -> Vec<GradeView<'a>> {
    let view = |axis: &'a str, label: &'a str| {
        let Chip { tone, label } = Chip::new(label, program.grade(axis, label));
        GradeView { axis, tone, label }
    };
    match grade {
        Grade::One(label) if label.is_empty() => Vec::new(),
        Grade::One(label) => vec![view("", label)],
        Grade::ByAxis(table) => table.iter().map(|(axis, label)| view(axis, label)).collect(),
    }
}

impl Site<'_> {
    /// The scales of each program explained, by the path of its file.
    pub fn legends(&self) -> impl Iterator<Item = (&str, Vec<LegendView<'_>>)> {
        let plans = self.public.plans().iter().map(|it| &it.program);
        let charter_years = self.public.charter_years().iter().map(|it| &it.program);
        plans.chain(charter_years).map(|it| (it.path.as_str(), self.legend(it)))
    }

    /// Every scale of a program explained.
    fn legend<'p>(&'p self, program: &'p Program) -> Vec<LegendView<'p>> {
        let file = &program.file;
        let mut legend = Vec::with_capacity(1 + file.grades.axes.len());
        let is_used =
            |blocks: &[Key], key| blocks.iter().any(|it| !program.form.leaves_out(&[*it, key]));
        if is_used(&[Key::Progress, Key::Reports], Key::Status) {
            legend.push(explained(self.heading(&program.form, Key::Status), &file.statuses));
        }
        let is_graded = is_used(&[Key::AnnualEvaluations, Key::OverallEvaluation], Key::Grade);
        for (axis, levels) in file.grades.axes.iter().filter(|_| is_graded) {
            let heading =
                if axis.is_empty() { self.heading(&program.form, Key::Grade) } else { &**axis };
            // Axes that have a scale in common have it explained once.
            match legend.iter_mut().find(|it| !axis.is_empty() && it.is_of(levels)) {
                Some(same) => {
                    same.heading.push_str(&self.phrases.comma);
                    same.heading.push_str(heading);
                }
                None => legend.push(explained(heading, levels)),
            }
        }
        legend.retain(|it| !it.levels.is_empty());
        legend
    }
}

fn explained<'a>(heading: &'a str, levels: &'a [ScaleLevel]) -> LegendView<'a> {
    let view = |it: &'a ScaleLevel| LevelView {
        tone: it.tone.name(),
        label: &it.label,
        meaning: &it.meaning,
    };
    LegendView { heading: heading.to_owned(), levels: levels.iter().map(view).collect() }
}
