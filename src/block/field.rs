//! Fields that the city declared besides the built-in ones.

use serde::Serialize;

use super::years::{When, YearRow, YearTable};
use super::{BlockView, Body, OnForm};
use crate::calendar::parse_date;
use crate::record::{ExtraValue, Field, FieldKind, Table, Text, YearKey};
use crate::view::Site;
use crate::view::prose::{Html, amount_or, line_or, prose_or, value_or};

/// A field with its label.
#[derive(Debug, Serialize)]
pub struct FieldView<'a> {
    /// The field's name, as the city declared it.
    pub label: &'a str,
    /// What it is; empty when that is not said.
    pub note: &'a str,
    /// What stands in it.
    pub html: Html,
}

impl<'a> OnForm<'a> {
    /// A field as a block of its own.
    pub(super) fn field(self, number: usize) -> BlockView<'a> {
        let Some(field) = self.program.form.fields().get(number) else {
            return BlockView { heading: "", note: "", body: self.prose("") };
        };
        let body = if field.yearly {
            Body::Yearly { table: self.yearly(number, field) }
        } else {
            Body::Prose { html: self.one(number, field) }
        };
        let noted = self.program.form.note_on(&field.name);
        let note = if noted.is_empty() { &*field.note } else { noted };
        BlockView { heading: self.label(field), note, body }
    }

    /// A field among others.
    pub(super) fn field_view(self, number: usize, field: &'a Field) -> FieldView<'a> {
        FieldView { label: self.label(field), note: &field.note, html: self.one(number, field) }
    }

    /// What citizens read for a field.
    fn label(self, field: &'a Field) -> &'a str {
        self.site.heading_of(&self.program.form, &field.name)
    }

    fn one(self, number: usize, field: &Field) -> Html {
        let text = match self.value(number) {
            Some(ExtraValue::One(text)) => &**text,
            Some(ExtraValue::Yearly(_)) | None => "",
        };
        cell(self.site, field, text, &self.site.phrases.not_given)
    }

    fn yearly(self, number: usize, field: &'a Field) -> YearTable<'a> {
        let empty = Table::<YearKey, Text>::default();
        let values = match self.value(number) {
            Some(ExtraValue::Yearly(table)) => table,
            Some(ExtraValue::One(_)) | None => &empty,
        };
        let row = |year: crate::calendar::FiscalYear| {
            let text = values.year(year).map_or("", |it| &**it);
            let nothing = self.site.vacancy_of_value(self.vacancy_of_year(year));
            let plan = cell(self.site, field, text, nothing);
            YearRow { at: When::In(year), when: self.site.year(year), plan, actual: None }
        };
        let rows = self.years(values).into_iter().map(row).collect();
        YearTable {
            caption: self.label(field),
            about: Vec::new(),
            note: Html::default(),
            rows,
            trend: None,
        }
    }

    fn value(self, number: usize) -> Option<&'a ExtraValue> {
        self.extra().iter().find(|it| it.field == number).map(|it| &it.value)
    }
}

/// A value of a field as its kind is written.
fn cell(site: &Site, field: &Field, text: &str, nothing: &str) -> Html {
    match field.kind {
        FieldKind::Amount => amount_or(text, &field.unit, nothing),
        FieldKind::Number => value_or(text, &field.unit, nothing),
        FieldKind::Date => match parse_date(text) {
            Ok(day) => line_or(&site.day(day.value).text, nothing),
            Err(_) => line_or(text, nothing),
        },
        FieldKind::Choice => line_or(text, nothing),
        FieldKind::Text if field.yearly => line_or(text, nothing),
        FieldKind::Text => prose_or(text, nothing),
    }
}
