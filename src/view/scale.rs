//! Levels of the city's scales as chips: an icon, a word and a tone, never a colour alone.

use serde::Serialize;

use super::Site;
use super::summary::SignView;
use crate::calendar::FiscalYear;
use crate::record::{
    Applies, Axis, Block, FixedWord, Grade, Judgement, Key, Outcome, Presence, Program, Scale,
    ScaleLevel, Tone,
};
use crate::words::Message;

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
    /// What is judged: the form's word, or the axes that have the scale in common; whose judgement it is.
    pub heading: String,
    /// Its levels.
    pub levels: Vec<LevelView<'a>>,
}

/// A level explained.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LevelView<'a> {
    /// Its tone.
    pub tone: &'static str,
    /// Its label.
    pub label: &'a str,
    /// What it means.
    pub meaning: &'a str,
    /// The rates of achievement that it is for: 90以上; may be empty.
    pub threshold: &'a str,
    /// The years in which it holds: 平成26年度から; empty when it always does.
    pub applies: String,
}

impl<'a> Chip<'a> {
    /// A chip for a level, which may have been dropped from the scale since.
    pub(crate) fn new(label: &'a str, level: Option<&ScaleLevel>) -> Self {
        Self { tone: level.map_or(Tone::None, |it| it.tone).name(), label }
    }

    /// Whether it is outside the judgement.
    pub(crate) fn is_outside(self) -> bool {
        self.tone == Tone::None.name()
    }
}

impl From<&GradeView<'_>> for SignView {
    fn from(grade: &GradeView) -> Self {
        let space = if grade.axis.is_empty() { "" } else { " " };
        Self { tone: grade.tone, label: format!("{}{space}{}", grade.axis, grade.label) }
    }
}

/// What is said on one axis, as a chip.
fn on_axis<'a>((axis, label, level): (&'a str, &'a str, Option<&ScaleLevel>)) -> GradeView<'a> {
    let Chip { tone, label } = Chip::new(label, level);
    GradeView { axis, tone, label }
}

/// The chip of a status, of several axes that of the gravest; none when there is no status.
pub(crate) fn status<'a>(
    program: &'a Program,
    status: &'a Grade,
    year: FiscalYear,
) -> Option<Chip<'a>> {
    let gravest = statuses(program, status, year).into_iter().next()?;
    (!gravest.label.is_empty()).then_some(Chip { tone: gravest.tone, label: gravest.label })
}

/// The chips of a status on all its axes, the gravest first; none where there is but one scale.
pub(crate) fn by_axis<'a>(
    program: &'a Program,
    status: &'a Grade,
    year: FiscalYear,
) -> Vec<GradeView<'a>> {
    match status {
        Grade::One(_) => Vec::new(),
        Grade::ByAxis(_) => statuses(program, status, year),
    }
}

fn statuses<'a>(program: &'a Program, status: &'a Grade, year: FiscalYear) -> Vec<GradeView<'a>> {
    let mut levels: Vec<_> = program.statuses(status, year).collect();
    let is_given = |label: &str| Presence::of_level(label) == Presence::Given;
    let gravity = |level: Option<&ScaleLevel>| level.map_or(Tone::None, |it| it.tone).gravity();
    levels.sort_by_key(|(_, label, level)| (!is_given(label), gravity(*level)));
    levels.into_iter().map(on_axis).collect()
}

/// The chips of a judgement; none when there is no grade.
pub(crate) fn grades(judgement: Judgement<'_>) -> Vec<GradeView<'_>> {
    match judgement.grade {
        Grade::One(label) if label.is_empty() => Vec::new(),
        Grade::One(_) | Grade::ByAxis(_) => judgement.levels().map(on_axis).collect(),
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
        let (file, form) = (&program.file, &program.form);
        let mut legend: Vec<LegendView> = Vec::new();
        let mut add = |heading: String, scale: &'p Scale| {
            let levels: Vec<LevelView> = scale.iter().map(|it| self.level(it)).collect();
            // Axes that have a scale in common have it explained once.
            match legend.iter_mut().find(|it| !it.levels.is_empty() && it.levels == levels) {
                Some(same) => {
                    same.heading.push_str(&self.phrases.comma);
                    same.heading.push_str(&heading);
                }
                None => legend.push(LegendView { heading, levels }),
            }
        };
        let named = |name: &'p str, heading: &'p str| if name.is_empty() { heading } else { name };
        let has_status = [Key::Progress, Key::Reports]
            .into_iter()
            .any(|it| !form.leaves_out(&[it, Key::Status]));
        for axis in file.statuses.axes.iter().filter(|_| has_status) {
            add(named(&axis.name, self.heading(form, Key::Status)).to_owned(), &axis.scale);
        }
        let has_grade = [Block::AnnualEvaluations, Block::OverallEvaluation]
            .into_iter()
            .any(|it| program.judges(it, Key::Grade));
        for (assessor, scales) in file.all_grades().filter(|_| has_grade) {
            for axis in &scales.axes {
                let heading = named(&axis.name, self.heading(form, Key::Grade));
                match assessor {
                    None => add(heading.to_owned(), &axis.scale),
                    Some(name) => add(format!("{heading} ({})", &**name), &axis.scale),
                }
            }
        }
        for axis in &file.value_scales.axes {
            add(named(&axis.name, self.heading(form, Key::Judgement)).to_owned(), &axis.scale);
        }
        add(self.heading(form, Key::Outcome).to_owned(), &file.outcomes);
        legend.retain(|it| !it.levels.is_empty());
        legend
    }

    fn level<'p>(&self, level: &'p ScaleLevel) -> LevelView<'p> {
        LevelView {
            tone: level.tone.name(),
            label: &level.label,
            meaning: &level.meaning,
            threshold: level.threshold.as_ref().map_or("", |it| &it.typed),
            applies: self.applies(level.applies),
        }
    }

    /// What stands before a level that is named alone: its axis, and its years where another has the same label.
    pub(crate) fn axis_heading(&self, axis: &Axis, level: &ScaleLevel) -> String {
        let is_only = axis.scale.named(&level.label).nth(1).is_none();
        let applies = if is_only { String::new() } else { self.applies(level.applies) };
        let parts = [axis.name.to_string(), applies];
        parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The years in which something holds; empty when it always does.
    fn applies(&self, Applies { first, last, .. }: Applies) -> String {
        let years = [first, last].map(|it| it.map(|year| self.short_year(year)));
        let message = match years {
            [Some(first), Some(last)] if first == last => {
                Message::new("level-in").with("year", first)
            }
            [Some(first), Some(last)] => {
                Message::new("level-between").with("first", first).with("last", last)
            }
            [Some(first), None] => Message::new("level-from").with("year", first),
            [None, Some(last)] => Message::new("level-to").with("year", last),
            [None, None] => return String::new(),
        };
        self.words.say(&message)
    }

    /// A word for how a promise was kept. Those that every charter year has are said in the language of the page.
    pub(crate) fn outcome<'p>(&'p self, program: &Program, label: &'p str) -> &'p str {
        let [kept, partly_kept, not_kept, not_applicable] = &self.phrases.outcomes;
        match <Outcome as FixedWord>::find(label).filter(|_| program.file.outcomes.is_empty()) {
            Some(Outcome::Kept) => kept,
            Some(Outcome::PartlyKept) => partly_kept,
            Some(Outcome::NotKept) => not_kept,
            Some(Outcome::NotApplicable) => not_applicable,
            None => label,
        }
    }
}
