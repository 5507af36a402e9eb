//! C143: a total that was typed is not the sum of its parts.
//!
//! Of a fund of four sources citizens add up the sources. Totals are typed in a field that says what it is the sum of
//! (内訳), or as a row of a table that is called 合計.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use crate::diagnostic::code;
use crate::record::{Cells, Column, Columns, Entry, Extra, Field, Path, Step, Sum, Text, is_total};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::SUM_DIFFERS).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let extra = match context.data {
        Data::Sheet(sheet) => &sheet.extra,
        Data::Charter(charter) => &charter.extra,
    };
    for total in extra {
        let field = &context.program.form.fields()[total.field];
        let path = || Path::default().then(Step::Written((&*field.name).into()));
        let columns = context.program.form.field_columns(total.field);
        total.value.each(&path, &mut |time, entry, path| match entry {
            Entry::Rows(rows) => of_rows(rows, columns, path, reporter),
            Entry::Text(text) | Entry::Dated { value: text, .. } => {
                let parts = parts(context, extra, field, time);
                differs(&parts, text, &field.unit, path, reporter);
            }
            Entry::Columns(cells) => {
                for column in columns.iter().filter(|it| is_summed(it)) {
                    let parts = cells_of(context, extra, field, (time, column));
                    let path = || path().then(column.step());
                    differs(&parts, cells.at(column), &column.unit, &path, reporter);
                }
            }
            Entry::Several(_) => {}
        });
    }
}

/// What the fields say that another is the sum of, at one time.
fn parts<'a>(
    context: &RecordContext<'a>,
    extra: &'a [Extra],
    field: &Field,
    time: Option<&Step>,
) -> Vec<&'a Text> {
    let mut parts = Vec::with_capacity(field.parts.0.len());
    for name in &field.parts.0 {
        let number = context.program.form.field(name);
        let part = extra.iter().find(|it| Some(it.field) == number);
        let Some(part) = part else { continue };
        part.value.each(&Path::default, &mut |of, entry, _| {
            if let (Entry::Text(text) | Entry::Dated { value: text, .. }, true) =
                (entry, of == time)
            {
                parts.push(text);
            }
        });
    }
    parts
}

/// Whether a column has numbers that add up: a rate has none.
fn is_summed(column: &Column) -> bool {
    column.kind.is_numeric() && !column.role.is_derived()
}

/// The same of a column.
fn cells_of<'a>(
    context: &RecordContext<'a>,
    extra: &'a [Extra],
    field: &Field,
    (time, column): (Option<&Step>, &Column),
) -> Vec<&'a Text> {
    let mut parts = Vec::with_capacity(field.parts.0.len());
    for name in &field.parts.0 {
        let number = context.program.form.field(name);
        let part = extra.iter().find(|it| Some(it.field) == number);
        let Some(part) = part else { continue };
        part.value.each(&Path::default, &mut |of, entry, _| {
            if let (Entry::Columns(cells), true) = (entry, of == time) {
                parts.push(cells.at(column));
            }
        });
    }
    parts
}

/// A row called 合計 against the rows before it.
fn of_rows(
    rows: &[Cells],
    columns: &Columns,
    path: &dyn Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    let Some(name) = columns.first() else { return };
    let Some(at) = rows.iter().position(|it| is_total(it.at(name))) else { return };
    for column in columns.iter().filter(|it| is_summed(it)) {
        let parts: Vec<&Text> = rows[..at].iter().map(|it| it.at(column)).collect();
        let path = || path().then(at).then(column.step());
        differs(&parts, rows[at].at(column), &column.unit, &path, reporter);
    }
}

fn differs(
    parts: &[&Text],
    total: &Text,
    unit: &str,
    path: &dyn Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    let sum = Sum::of_all(parts.iter().map(|it| &***it));
    let (Some(sum), Some(typed)) = (sum, Sum::of(total)) else { return };
    if !sum.agrees_with(typed, parts.len(), unit) {
        reporter
            .at(path())
            .with("total", &**total)
            .with("sum", sum.to_string())
            .with("unit", unit)
            .help(Message::new("sum-differs.help"));
    }
}
