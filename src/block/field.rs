//! Fields that the city declared besides the built-in ones.

use serde::Serialize;

use super::cell::{CellView, Measured};
use super::joined_fields::ReasonView;
use super::years::{ColumnView, When, YearRow, YearTable};
use super::{Block, BlockView, Body, OnForm};
use crate::calendar::{FiscalYear, Period, parse_date};
use crate::disclosure::Vacancy;
use crate::record::{
    Cells, Column, Columns, Direction, Entry, EntryShape, Field, FieldKind, FieldShape, FieldValue,
    Key, PeriodKey, Sum, Table, Text, YearKey, is_total,
};
use crate::view::Site;
use crate::view::prose::{Html, amount_or, line_or, prose_or, value_or};
use crate::words::Message;

/// What the parts of a field add up to, in a column where it has columns.
type SumOf<'s> = &'s dyn Fn(Option<&Column>) -> Option<Sum>;

/// A field with its label.
#[derive(Debug, Serialize)]
pub struct FieldView<'a> {
    /// The field's name, as the city declared it.
    pub label: &'a str,
    /// What it is; empty when that is not said.
    pub note: &'a str,
    /// What stands in it.
    pub html: Html,
    /// The text that says why, of the field that follows it on the form; none where none does.
    pub reason: Option<ReasonView<'a>>,
}

/// A table of a field of the kind 表.
#[derive(Debug, Serialize)]
pub struct RowTable {
    /// The year or period that it is of; empty when the field has one table.
    pub when: String,
    /// What stands in each row, column by column.
    pub rows: Vec<Vec<Html>>,
    /// The sums of the columns of numbers, the others empty; none where they are not asked for, or typed.
    pub sums: Option<Vec<Html>>,
    /// What is said when there are no rows.
    pub nothing: Html,
}

impl<'a> OnForm<'a> {
    /// A field as a block of its own.
    pub(super) fn field(self, number: usize) -> BlockView<'a> {
        let Some((_, field)) = self.declared(Block::Field(number)) else {
            return BlockView { heading: "", note: "", body: self.prose("") };
        };
        let columns = self.program.form.field_columns(number);
        let body = match (field.entry(), field.shape()) {
            (EntryShape::Rows, _) => self.tables(number, field, columns),
            (EntryShape::Columns, _) => Body::Values {
                columns: self.columns(Key::Fields, columns),
                tables: vec![self.by_time(number, field, columns)],
                rate_note: self.rate_note(columns),
                nothing: self.site.phrases.not_given.clone(),
            },
            (_, FieldShape::Once) => Body::Prose { html: self.one(number, field) },
            (_, FieldShape::Yearly | FieldShape::Periodic) => {
                let periodic = field.shape() == FieldShape::Periodic;
                Body::Yearly { periodic, table: self.by_time(number, field, columns) }
            }
        };
        let form = &self.program.form;
        BlockView { heading: form.field_heading(field), note: form.field_note(field), body }
    }

    pub(super) fn one(self, number: usize, field: &Field) -> Html {
        let entry = match self.value(number) {
            Some(FieldValue::Once(entry)) => Some(entry),
            Some(FieldValue::Yearly(_) | FieldValue::Periodic(_)) | None => None,
        };
        let nothing = &self.site.phrases.not_given;
        match entry {
            None => match self.sum_of(field, None, &|it| once(it)) {
                Some(sum) => self.computed(field.kind, &field.unit, &sum),
                None => typed(self.site, field.kind, &field.unit, "", nothing),
            },
            Some(entry) => self.entry(field, entry, nothing),
        }
    }

    /// A single value of a field without columns.
    fn entry(self, field: &Field, entry: &Entry, nothing: &str) -> Html {
        let is_once = field.shape() == FieldShape::Once;
        let is_line = field.kind == FieldKind::Text && !is_once;
        let value = |text: &str| {
            if is_line {
                return line_or(text, nothing);
            }
            typed(self.site, field.kind, &field.unit, text, nothing)
        };
        match entry {
            Entry::Text(text) => value(text),
            Entry::Several(names) => {
                let names: Vec<&str> = names.0.iter().map(|it| &**it).collect();
                line_or(&names.join(&self.site.phrases.comma), nothing)
            }
            Entry::Dated { value: text, as_of } => {
                let html = value(text);
                let Some(day) = as_of.filter(|_| !text.is_empty()) else { return html };
                let day = Message::new("value-as-of").with("day", self.site.day(day.date).text);
                html.followed_by(&self.site.words.say(&day))
            }
            Entry::Columns(_) | Entry::Rows(_) => value(""),
        }
    }

    /// The rows of a field that has values by years or periods.
    fn by_time(self, number: usize, field: &'a Field, columns: &'a Columns) -> YearTable<'a> {
        let rows = match self.value(number) {
            Some(FieldValue::Once(entry)) => {
                let at = (self.program.file.years.last, Vacancy::Missing);
                let cells = self.field_cells(field, columns, Some(entry), at, None);
                vec![YearRow { at: When::After, when: String::new(), cells }]
            }
            Some(FieldValue::Yearly(table)) => self.yearly(field, columns, Some(table)),
            Some(FieldValue::Periodic(table)) => self.periodic(field, columns, Some(table)),
            None if field.shape() == FieldShape::Periodic => self.periodic(field, columns, None),
            None => self.yearly(field, columns, None),
        };
        YearTable {
            caption: self.program.form.field_heading(field),
            about: Vec::new(),
            note: Html::default(),
            rows,
            trend: None,
        }
    }

    pub(super) fn yearly(
        self,
        field: &Field,
        columns: &'a Columns,
        table: Option<&'a Table<YearKey, Entry>>,
    ) -> Vec<YearRow<'a>> {
        let row = |year: FiscalYear| {
            let sum = |column: Option<&Column>| self.sum_of(field, column, &|it| of_year(it, year));
            let at = (year, self.vacancy_of_year(year));
            let entry = table.and_then(|it| it.year(year));
            let cells = self.field_cells(field, columns, entry, at, Some(&sum));
            YearRow { at: When::In(year), when: self.site.year(year), cells }
        };
        let mut years = self.years(table.unwrap_or(&Table::default()));
        for part in field.parts.0.iter().filter_map(|it| self.value(self.program.form.field(it)?)) {
            if let FieldValue::Yearly(values) = part {
                years.extend(self.years(values));
            }
        }
        years.sort_unstable();
        years.dedup();
        years.into_iter().map(row).collect()
    }

    fn periodic(
        self,
        field: &Field,
        columns: &'a Columns,
        table: Option<&'a Table<PeriodKey, Entry>>,
    ) -> Vec<YearRow<'a>> {
        let find = |period: Period| {
            let mut typed = table.into_iter().flat_map(|it| it.iter());
            let found = typed.find(|(key, _)| self.program.period(key) == Some(period));
            found.map(|(_, entry)| entry)
        };
        let row = |period: Period| {
            let sum = |column: Option<&Column>| {
                self.sum_of(field, column, &|it| self.of_period(it, period))
            };
            let at = (period.year, self.vacancy_of_period(period));
            let cells = self.field_cells(field, columns, find(period), at, Some(&sum));
            YearRow { at: When::During(period), when: self.period_name(period), cells }
        };
        // What is still to come is no gap; where nothing is known yet, all of it is to come.
        let is_known = |it: &Period| {
            find(*it).is_some() || !matches!(self.vacancy_of_period(*it), Vacancy::ToCome)
        };
        let known: Vec<Period> = self.program.periods().filter(is_known).collect();
        let shown = if known.is_empty() { self.program.periods().collect() } else { known };
        shown.into_iter().map(row).collect()
    }

    fn of_period(self, value: &FieldValue, period: Period) -> Option<&Entry> {
        let FieldValue::Periodic(table) = value else { return None };
        let found = table.iter().find(|(key, _)| self.program.period(key) == Some(period));
        found.map(|(_, entry)| entry)
    }

    /// What stands in each column of one time, or in the only one.
    fn field_cells(
        self,
        field: &Field,
        columns: &'a Columns,
        entry: Option<&'a Entry>,
        (year, vacancy): (FiscalYear, Vacancy<'_>),
        sum: Option<SumOf<'_>>,
    ) -> Vec<CellView<'a>> {
        if field.entry() == EntryShape::Columns {
            let cells = match entry {
                Some(Entry::Columns(cells)) => Some(cells),
                Some(Entry::Text(_) | Entry::Several(_) | Entry::Dated { .. } | Entry::Rows(_))
                | None => None,
            };
            // Of money set aside all may be spent.
            let direction = Some(Direction::Higher);
            let measured = Measured { unit: &field.unit, direction, year };
            let mut views = self.cells(columns, cells, measured, Some(vacancy));
            for (view, column) in views.iter_mut().zip(columns.iter()) {
                let is_blank = cells.is_none_or(|it| it.at(column).is_empty());
                let is_summed = is_blank && column.kind.is_numeric() && !column.role.is_derived();
                if let Some(sum) = sum.filter(|_| is_summed).and_then(|it| it(Some(column))) {
                    *view = self.computed(column.kind, &column.unit, &sum).into();
                }
            }
            return views;
        }
        let nothing = self.site.vacancy_of_value(vacancy);
        let html = match (entry.filter(|it| !it.is_empty()), sum.and_then(|it| it(None))) {
            (Some(entry), _) => self.entry(field, entry, nothing),
            (None, Some(sum)) => self.computed(field.kind, &field.unit, &sum),
            (None, None) => typed(self.site, field.kind, &field.unit, "", nothing),
        };
        vec![html.into()]
    }

    /// The sum of the fields that a field is made of, where it is made of any and each of them is a number.
    fn sum_of(
        self,
        field: &Field,
        column: Option<&Column>,
        entry: &dyn Fn(&'a FieldValue) -> Option<&'a Entry>,
    ) -> Option<Sum> {
        if field.parts.0.is_empty() {
            return None;
        }
        let text = |name: &Text| {
            let number = self.program.form.field(name)?;
            match entry(self.value(number)?)? {
                Entry::Text(text) | Entry::Dated { value: text, .. } => Some(&**text),
                Entry::Columns(cells) => column.map(|it| &**cells.at(it)),
                Entry::Several(_) | Entry::Rows(_) => None,
            }
        };
        Sum::of_all(field.parts.0.iter().filter_map(text))
    }

    /// A sum that nobody typed, which says so.
    fn computed(self, kind: FieldKind, unit: &str, sum: &Sum) -> Html {
        let html = typed(self.site, kind, unit, &sum.to_string(), "");
        html.followed_by(&self.site.words.word("value-computed"))
    }

    /// A field of the kind 表.
    fn tables(self, number: usize, field: &'a Field, columns: &'a Columns) -> Body<'a> {
        let table = |when: String, entry: Option<&Entry>, nothing: &str| {
            let rows: &[Cells] = match entry {
                Some(Entry::Rows(rows)) => rows,
                Some(
                    Entry::Text(_) | Entry::Several(_) | Entry::Dated { .. } | Entry::Columns(_),
                )
                | None => &[],
            };
            self.row_table(field, columns, when, rows, nothing)
        };
        let not_given = &self.site.phrases.not_given;
        let tables = match self.value(number) {
            None => vec![table(String::new(), None, not_given)],
            Some(FieldValue::Once(entry)) => vec![table(String::new(), Some(entry), not_given)],
            Some(FieldValue::Yearly(values)) => {
                let of_year = |year: FiscalYear| {
                    let nothing = self.site.vacancy_of_value(self.vacancy_of_year(year));
                    table(self.site.year(year), values.year(year), nothing)
                };
                self.years(values).into_iter().map(of_year).collect()
            }
            Some(FieldValue::Periodic(values)) => {
                let of_period = |(period, entry)| {
                    let nothing = self.site.vacancy_of_value(self.vacancy_of_period(period));
                    table(self.period_name(period), entry, nothing)
                };
                self.periods(values).into_iter().map(of_period).collect()
            }
        };
        Body::Table { columns: self.table_columns(columns), tables }
    }

    fn table_columns(self, columns: &'a Columns) -> Vec<ColumnView<'a>> {
        let mut views = self.columns(Key::Fields, columns);
        for (view, column) in views.iter_mut().zip(columns.iter()) {
            view.unit = &column.unit;
        }
        views
    }

    fn row_table(
        self,
        field: &Field,
        columns: &Columns,
        when: String,
        rows: &[Cells],
        nothing: &str,
    ) -> RowTable {
        let none = &self.site.phrases.none;
        let cells = |cells: &Cells| {
            let cell = |it: &Column| in_cell(self.site, it.kind, "", cells.at(it), none);
            columns.iter().map(cell).collect()
        };
        let is_typed = rows.iter().any(|it| it.0.first().is_some_and(|(_, text)| is_total(text)));
        let sum = |(at, column): (usize, &Column)| {
            let texts = rows.iter().map(|it| &**it.at(column));
            let sum = Sum::of_all(texts).filter(|_| column.kind.is_numeric());
            match sum {
                Some(sum) => typed(self.site, column.kind, "", &sum.to_string(), ""),
                None if at == 0 => line_or(&self.site.words.word("table-sum"), ""),
                None => Html::default(),
            }
        };
        let is_summed = field.summed && !is_typed && !rows.is_empty();
        RowTable {
            when,
            rows: rows.iter().map(cells).collect(),
            sums: is_summed.then(|| columns.iter().enumerate().map(sum).collect()),
            nothing: line_or("", nothing),
        }
    }

    pub(super) fn value(self, number: usize) -> Option<&'a FieldValue> {
        self.extra().iter().find(|it| it.field == number).map(|it| &it.value)
    }
}

fn once(value: &FieldValue) -> Option<&Entry> {
    match value {
        FieldValue::Once(entry) => Some(entry),
        FieldValue::Yearly(_) | FieldValue::Periodic(_) => None,
    }
}

fn of_year(value: &FieldValue, year: FiscalYear) -> Option<&Entry> {
    match value {
        FieldValue::Yearly(table) => table.year(year),
        FieldValue::Once(_) | FieldValue::Periodic(_) => None,
    }
}

/// A text in a cell of a table: lines, never paragraphs.
pub(super) fn in_cell(site: &Site, kind: FieldKind, unit: &str, text: &str, nothing: &str) -> Html {
    match kind {
        FieldKind::Text | FieldKind::Table => value_or(text, unit, nothing),
        FieldKind::Amount
        | FieldKind::Number
        | FieldKind::Date
        | FieldKind::Year
        | FieldKind::Choice => typed(site, kind, unit, text, nothing),
    }
}

/// A text as a value of its kind is written.
fn typed(site: &Site, kind: FieldKind, unit: &str, text: &str, nothing: &str) -> Html {
    match kind {
        FieldKind::Amount => amount_or(text, unit, nothing),
        FieldKind::Number => value_or(text, unit, nothing),
        FieldKind::Date => match parse_date(text) {
            Ok(day) => line_or(&site.day(day.value).text, nothing),
            Err(_) => line_or(text, nothing),
        },
        FieldKind::Year => match FiscalYear::parse(text) {
            Ok(year) => line_or(&site.calendar_year(text, year.value), nothing),
            Err(_) => line_or(text, nothing),
        },
        FieldKind::Choice => line_or(text, nothing),
        FieldKind::Text | FieldKind::Table => prose_or(text, nothing),
    }
}
