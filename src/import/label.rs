//! What is a label on the form of a program, and what it labels: the city's headings (見出し), the words that people type, years
//! and periods.

use std::collections::HashMap;

use super::draft::FieldStep;
use crate::calendar::{FiscalYear, Period};
use crate::japanese::{fold, trim};
use crate::record::{Block, Key, Program, usual_names};

/// What a label is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A field with one text, which stands beside it.
    Field(Key),
    /// A level of the categories, likewise.
    Level(usize),
    /// A declared field of this number, likewise.
    Declared(usize),
    /// A block with a table of its own.
    Block(TableBlock),
    /// A heading over several blocks.
    Group,
    /// What stands in a row or a column of a block: 取組の状況, 今後の方針.
    Part(Key),
    /// A fiscal year.
    Year(FiscalYear),
    /// A period of a year, 上半期, by its number.
    Season(usize),
    /// A period with its year.
    Period(Period),
    /// A column of the tables of a block, by its number: 計画, 実績.
    Column(usize),
    /// What was before the plan, and what is to be after it.
    Baseline,
    Goal,
    /// The grade of the whole plan.
    OverallGrade,
}

/// A block of a sheet that is a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TableBlock {
    Schedule,
    Indicators,
    Progress,
    Annual,
    Overall,
}

/// The labels of a program's form.
pub(super) struct Labels<'a> {
    program: &'a Program,
    known: HashMap<String, Label>,
    /// The remarks of the form (注記), and what stands over the heads of rows.
    remarks: Vec<String>,
}

/// Fields that a sheet has once.
const FIELDS: [Key; 7] = [
    Key::Number,
    Key::Title,
    Key::Owner,
    Key::Participants,
    Key::Background,
    Key::Purpose,
    Key::Measures,
];

/// What reports and evaluations consist of.
const PARTS: [(Key, &[Key]); 3] = [
    (Key::Progress, &[Key::Status, Key::Text, Key::Countermeasure, Key::NewDue, Key::Published]),
    (Key::AnnualEvaluations, &[Key::Grade, Key::ReasonForGrade, Key::NextSteps, Key::Published]),
    (
        Key::OverallEvaluation,
        &[Key::Grade, Key::ReasonForGrade, Key::NextSteps, Key::Stage, Key::AfterPlan],
    ),
];

impl<'a> Labels<'a> {
    pub(super) fn of(program: &'a Program) -> Self {
        let form = &program.form;
        let mut labels = Self { program, known: HashMap::new(), remarks: Vec::new() };
        for block in TableBlock::ALL {
            labels.key(block.key(), Label::Block(block));
        }
        for key in FIELDS {
            labels.key(key, Label::Field(key));
        }
        for (at, level) in program.file.levels.iter().enumerate() {
            labels.add(&level.name, Label::Level(at));
            labels.add(form.heading_of(&level.name), Label::Level(at));
        }
        for (at, field) in form.fields().iter().enumerate() {
            labels.add(&field.name, Label::Declared(at));
            labels.add(form.field_heading(field), Label::Declared(at));
        }
        for (block, parts) in PARTS {
            for part in parts {
                labels.add(form.heading_in(block, *part), Label::Part(*part));
                labels.key(*part, Label::Part(*part));
            }
        }
        for (at, period) in program.cadence.periods().iter().enumerate() {
            labels.add(form.heading_of(&period.name), Label::Season(at));
        }
        for heading in form.groups().iter().flat_map(|it| &it.headings) {
            labels.add(heading, Label::Group);
            labels.add(form.group_heading(heading), Label::Group);
        }
        for block in [Key::Schedule, Key::Indicators] {
            for (at, column) in form.columns(block).iter().enumerate() {
                labels.add(&column.name, Label::Column(at));
                labels.add(form.heading_of(&column.name), Label::Column(at));
            }
        }
        labels.key(Key::Baseline, Label::Baseline);
        labels.key(Key::Goal, Label::Goal);
        labels.key(Key::OverallGrade, Label::OverallGrade);
        for name in ["No.", "№"] {
            labels.add(name, Label::Field(Key::Number));
        }
        let own = form.fields().iter().map(|it| form.field_note(it));
        let notes = form.blocks().map(|it| form.note(it.key())).chain(own);
        // What stands over the heads of rows.
        let corners = [Key::When, Key::ByYear].map(|it| form.word(it));
        let remarks = notes.chain(corners).map(|it| fold(it).into_owned());
        labels.remarks = remarks.filter(|it| !it.is_empty()).collect();
        labels
    }

    fn key(&mut self, key: Key, label: Label) {
        let form = &self.program.form;
        for name in [form.heading(key), form.word(key), key.word()] {
            self.add(name, label);
        }
    }

    /// The first label of a name stays: those of a form's own parts are added before those that any form may have.
    fn add(&mut self, name: &str, label: Label) {
        let name = fold(name).into_owned();
        if !name.is_empty() {
            self.known.entry(name).or_insert(label);
        }
    }

    /// What a cell labels, if it is a label.
    pub(super) fn find(&self, text: &str) -> Option<Label> {
        let folded = fold(text);
        if let Some(label) = self.known.get(&*folded) {
            return Some(*label);
        }
        // A number alone is a value.
        let is_named = text.contains('年') || text.contains(|it: char| it.is_ascii_alphabetic());
        if let (true, Ok(year)) = (is_named, FiscalYear::parse(trim(text))) {
            return Some(Label::Year(year.value));
        }
        if let Ok(period) = self.program.cadence.read(trim(text)) {
            return Some(Label::Period(period.value));
        }
        // A remark in brackets below a heading is the form's, whatever it says.
        let (before, _) = folded.split_once('(')?;
        if folded.ends_with(')') && before.chars().count() > 1 {
            self.known.get(before).copied()
        } else {
            None
        }
    }

    /// Whether a cell is a remark of the form: in brackets, and nothing that a record has.
    pub(super) fn is_remark(&self, text: &str) -> bool {
        let folded = fold(text);
        let inner = folded.strip_prefix('(').and_then(|it| it.strip_suffix(')')).unwrap_or(&folded);
        self.remarks.iter().any(|it| it == inner)
    }

    /// The period of this number in a year.
    pub(super) fn period(&self, year: FiscalYear, season: usize) -> Option<Period> {
        self.program.cadence.periods_of(year).nth(season)
    }
}

/// Whether a text is what stands beside a value on a form of the program.
pub(super) fn is_form_label(text: &str, program: &Program) -> bool {
    let form = &program.form;
    let folded = fold(text);
    let keys = FIELDS.into_iter().filter(|it| *it != Key::Number);
    let mut words = keys.flat_map(|it| [form.heading(it), form.word(it), it.word()]);
    words.any(|it| fold(it) == folded)
        || form.fields().iter().any(|it| fold(form.field_heading(it)) == folded)
}

/// What may stand over the numbers of records, folded; the program's own words first.
#[must_use]
pub fn number_heads(program: Option<&Program>) -> Vec<String> {
    let form = program.map(|it| &it.form);
    let own =
        form.map_or([Key::Number.word(); 2], |it| [it.heading(Key::Number), it.word(Key::Number)]);
    heads(&own, usual_names(Key::Number))
}

/// What may stand over the units of charters, folded; the program's own words first.
pub(super) fn unit_heads(program: &Program) -> Vec<String> {
    let form = &program.form;
    heads(&[form.heading(Key::Units), form.word(Key::Units)], usual_names(Key::Owner))
}

fn heads(own: &[&str], usual: &[&str]) -> Vec<String> {
    own.iter().chain(usual).map(|it| fold(it).into_owned()).collect()
}

impl TableBlock {
    const ALL: [Self; 5] =
        [Self::Schedule, Self::Indicators, Self::Progress, Self::Annual, Self::Overall];

    pub(super) fn key(self) -> Key {
        match self {
            Self::Schedule => Key::Schedule,
            Self::Indicators => Key::Indicators,
            Self::Progress => Key::Progress,
            Self::Annual => Key::AnnualEvaluations,
            Self::Overall => Key::OverallEvaluation,
        }
    }
}

impl Label {
    /// The field that the label stands beside or above; none of those of a block.
    pub(super) fn field(self, program: &Program) -> Option<Vec<FieldStep>> {
        match self {
            Self::Field(key) => Some(vec![FieldStep::key(key)]),
            Self::Level(at) => {
                let name = program.file.levels.get(at)?.name.to_string();
                Some(vec![FieldStep::key(Key::Categories), FieldStep::Level(at, name)])
            }
            Self::Declared(at) => {
                let name = program.form.name_of(Block::Field(at)).to_owned();
                Some(vec![FieldStep::Declared(at, name)])
            }
            Self::Block(_)
            | Self::Group
            | Self::Part(_)
            | Self::Year(_)
            | Self::Season(_)
            | Self::Period(_)
            | Self::Column(_)
            | Self::Baseline
            | Self::Goal
            | Self::OverallGrade => None,
        }
    }
}
