//! Where on a form something is chosen, and which choices of a program exclude each other: a section says 現状維持 and the
//! head 終了・廃止 of the same project.
//!
//! A form has a place for a choice in every field and column of the kind 選択, and wherever a scale of 評価区分 or 進捗区分
//! is judged on, axis by axis.

use crate::record::key::Key;
use crate::record::model::exclusion::ExclusionFile;
use crate::record::model::field::{EntryShape, Field, FieldKind};
use crate::record::model::program::ProgramFile;
use crate::record::model::scale::Scales;
use crate::record::model::value::{Names, Text};

/// Where on a form something is chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoicePlace {
    /// In the declared field of this number.
    Field(usize),
    /// In a column, by its number, of the declared field of this number.
    Column(usize, usize),
    /// In the status of a report, on this axis; empty for a single scale.
    Status(Text),
    /// In the grade of an evaluation, on this axis: its own, or that of the assessor of this number.
    Grade(Option<usize>, Text),
}

/// A place of a form where something is chosen, with what can be chosen there.
#[derive(Debug, Clone)]
pub struct NamedPlace {
    /// What it is called: 方向性, 今後の方向.成果, 評価.達成度, 推進本部.達成度.
    pub name: String,
    /// Which it is.
    pub place: ChoicePlace,
    /// The words to choose from.
    pub choices: Vec<Text>,
}

/// Choices that cannot all be made in one record.
#[derive(Debug, Clone)]
pub struct Exclusion {
    /// The places, and which of their choices are meant.
    pub choices: Vec<(NamedPlace, Names)>,
}

/// Every place of a program's form where something is chosen. `word` knows what its records call a key.
#[must_use]
pub fn choice_places<'a>(
    file: &ProgramFile,
    fields: &[Field],
    word: impl Fn(Key) -> &'a str,
) -> Vec<NamedPlace> {
    let mut places = Vec::new();
    for (index, field) in fields.iter().enumerate() {
        of_field(index, field, &mut places);
    }
    let mut on_scales = |name: &str, scales: &Scales, place: &dyn Fn(Text) -> ChoicePlace| {
        for axis in scales.axes.iter().filter(|it| !it.scale.is_empty()) {
            let is_single = axis.name.is_empty();
            let name = if is_single { name.to_owned() } else { format!("{name}.{}", axis.name) };
            let mut choices: Vec<Text> = Vec::new();
            for level in axis.scale.iter() {
                // A label stands twice where what it means was changed.
                if !choices.contains(&level.label) {
                    choices.push(level.label.clone());
                }
            }
            places.push(NamedPlace { name, place: place(axis.name.clone()), choices });
        }
    };
    on_scales(word(Key::Grade), &file.grades, &|axis| ChoicePlace::Grade(None, axis));
    on_scales(word(Key::Status), &file.statuses, &ChoicePlace::Status);
    for (index, assessor) in file.assessors.iter().enumerate() {
        let scales = assessor.grades.as_ref().unwrap_or(&file.grades);
        on_scales(&assessor.name, scales, &|axis| ChoicePlace::Grade(Some(index), axis));
    }
    places
}

/// A field of the kind 選択, or the columns of that kind of one that has values in columns. In the rows of a table there is
/// no telling which row is meant.
fn of_field(index: usize, field: &Field, places: &mut Vec<NamedPlace>) {
    match field.entry() {
        EntryShape::Text | EntryShape::Several | EntryShape::Dated => {
            if field.kind == FieldKind::Choice {
                let (name, choices) = (field.name.to_string(), field.choices.clone());
                places.push(NamedPlace { name, place: ChoicePlace::Field(index), choices });
            }
        }
        EntryShape::Columns => {
            let columns = field.columns.iter().enumerate();
            let of_choice =
                columns.filter(|(_, it)| it.kind.unwrap_or(field.kind) == FieldKind::Choice);
            places.extend(of_choice.map(|(at, column)| NamedPlace {
                name: format!("{}.{}", field.name, column.name),
                place: ChoicePlace::Column(index, at),
                choices: column.choices.clone(),
            }));
        }
        EntryShape::Rows => {}
    }
}

impl Exclusion {
    /// What a program declares, out of the places that its form has.
    pub(crate) fn of(file: &ExclusionFile, places: &[NamedPlace]) -> Self {
        let named = |name: &Text| places.iter().find(|it| *it.name == **name).cloned();
        let choices = file.0.iter().filter_map(|(name, it)| Some((named(name)?, it.clone())));
        Self { choices: choices.collect() }
    }
}
