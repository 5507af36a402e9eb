//! Declared fields of a group that stand together: as a list of names and values, or as one table of years.

use serde::Serialize;

use super::field::FieldView;
use super::years::{When, YearRow, YearTable, all_years};
use super::{Block, BlockView, Body, OnForm};
use crate::calendar::FiscalYear;
use crate::record::{EntryShape, Field, FieldKind, FieldShape, FieldValue, Key, Text};
use crate::view::prose::{Html, line_or};
use crate::words::Message;

/// Why something stands in a field.
#[derive(Debug, Serialize)]
pub struct ReasonView<'a> {
    /// The name of the field that says so.
    pub label: &'a str,
    /// Whether that name begins with the name of the field whose reason it is, which is read before it.
    pub repeats: bool,
    /// What that field is; empty when that is not said.
    pub note: &'a str,
    /// The text.
    pub html: Html,
}

/// A field with a value for each year, among others of its kind and unit.
#[derive(Debug, Serialize)]
pub struct YearlyFieldView<'a> {
    /// What it is; empty when that is not said.
    pub note: &'a str,
    /// Its values, a row for each year; every field of the table has the same years.
    pub table: YearTable<'a>,
}

/// Words at the end of the names of texts that say why what stands before them is so: 理由 and 根拠.
const REASONS: [Key; 2] = [Key::Reason, Key::Basis];

impl<'a> OnForm<'a> {
    /// Fields of a group that have one value each and follow one another: a text may say why the field
    /// before it is as it is.
    pub(super) fn fields(self, declared: &[(usize, &'a Field)]) -> BlockView<'a> {
        let form = &self.program.form;
        let mut fields: Vec<FieldView> = Vec::with_capacity(declared.len());
        let mut before: Option<&Field> = None;
        for (number, field) in declared {
            let (label, note) = (form.field_heading(field), form.field_note(field));
            let html = self.one(*number, field);
            let of = before.filter(|it| is_reason(field, it)).map(|it| form.field_heading(it));
            match (of, fields.last_mut()) {
                (Some(of), Some(view)) => {
                    let repeats = label.starts_with(of);
                    view.reason = Some(ReasonView { label, repeats, note, html });
                }
                (Some(_) | None, _) => fields.push(FieldView { label, note, html, reason: None }),
            }
            before = Some(field);
        }
        BlockView { heading: "", note: "", body: Body::Fields { fields } }
    }

    /// Fields of a group that have a value of one kind and unit for each year and follow one another.
    pub(super) fn yearly_fields(self, fields: &[(usize, &'a Field)]) -> BlockView<'a> {
        let form = &self.program.form;
        let rows = |(number, field): &(usize, &'a Field)| {
            // The table says the unit once.
            let bare = Field { unit: Text::default(), ..(*field).clone() };
            let columns = form.field_columns(*number);
            match self.value(*number) {
                Some(FieldValue::Yearly(table)) => self.yearly(&bare, columns, Some(table)),
                Some(FieldValue::Once(_) | FieldValue::Periodic(_)) | None => {
                    self.yearly(&bare, columns, None)
                }
            }
        };
        let rows: Vec<Vec<YearRow<'a>>> = fields.iter().map(rows).collect();
        let years = all_years(&rows);
        let unit = match fields.first().map_or("", |(_, it)| &*it.unit) {
            "" => String::new(),
            unit => self.site.words.say(&Message::new("indicator-unit").with("it", unit)),
        };
        let view = |((_, field), rows): (&(usize, &'a Field), Vec<YearRow<'a>>)| YearlyFieldView {
            note: form.field_note(field),
            table: YearTable {
                caption: form.field_heading(field),
                about: Vec::new(),
                note: Html::default(),
                rows: self.in_years(rows, &years),
                trend: None,
            },
        };
        let fields = fields.iter().zip(rows).map(view).collect();
        BlockView { heading: "", note: "", body: Body::YearlyFields { unit, fields } }
    }

    /// A row for each of these years; one that is not there says why it has no value.
    fn in_years(self, rows: Vec<YearRow<'a>>, years: &[FiscalYear]) -> Vec<YearRow<'a>> {
        let mut rows = rows.into_iter().peekable();
        let row = |year: &FiscalYear| {
            let found = rows.next_if(|it| it.at == When::In(*year));
            found.unwrap_or_else(|| {
                let nothing = self.site.vacancy_of_value(self.vacancy_of_year(*year));
                let cells = vec![line_or("", nothing).into()];
                YearRow { at: When::In(*year), when: self.site.year(*year), cells }
            })
        };
        years.iter().map(row).collect()
    }

    /// The field that a block is, if it is one, and its number.
    pub(super) fn declared(self, block: Block) -> Option<(usize, &'a Field)> {
        match block {
            Block::Field(number) => Some((number, self.program.form.fields().get(number)?)),
            Block::Background
            | Block::Purpose
            | Block::Measures
            | Block::Schedule
            | Block::Indicators
            | Block::IndicatorsOfKind(_)
            | Block::Progress
            | Block::AnnualEvaluations
            | Block::OverallEvaluation
            | Block::Preamble
            | Block::Promises
            | Block::Reports => None,
        }
    }
}

/// Whether a field says why the one before it on the form is as it is: a text whose name begins with that
/// field's, or ends with a word for a reason.
fn is_reason(field: &Field, before: &Field) -> bool {
    let named = field.name.starts_with(&*before.name)
        || REASONS.iter().any(|it| field.name.ends_with(it.word()));
    field.kind == FieldKind::Text && before.kind != FieldKind::Text && named
}

/// Whether a field has one value that can stand in a list of names and values.
pub(super) fn is_single(field: &Field) -> bool {
    let is_small =
        matches!(field.entry(), EntryShape::Text | EntryShape::Several | EntryShape::Dated);
    field.shape() == FieldShape::Once && is_small
}

/// Whether a field has one number for each year.
pub(super) fn is_counted(field: &Field) -> bool {
    let is_number = matches!(field.kind, FieldKind::Amount | FieldKind::Number);
    field.shape() == FieldShape::Yearly && field.entry() == EntryShape::Text && is_number
}

/// Whether two fields stand in one table of years.
pub(super) fn is_alike(field: &Field, before: &Field) -> bool {
    let same = field.kind == before.kind && field.unit == before.unit;
    is_counted(field) && is_counted(before) && same
}
