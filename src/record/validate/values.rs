//! Whether values stand in times and columns that there are, and are what their kinds allow.

use crate::calendar::FiscalYear;
use crate::record::model::column::{Cells, Column, Columns, Role};
use crate::record::model::field::{Entry, Extra, FieldValue};
use crate::record::model::library::Program;
use crate::record::model::value::{PeriodKey, Table, Text, YearKey};
use crate::record::model::value_row::Course;
use crate::record::validate::judgements::is_on;
use crate::record::validate::quick::{are_periods, days};

/// Whether the values of a declared field are what it allows.
pub(super) fn is_field_sound(extra: &Extra, program: &Program) -> bool {
    let row = Row { columns: program.form.field_columns(extra.field), program };
    let last = program.file.years.last;
    let is_sound = |entry: &Entry, year| is_entry_sound(entry, extra, row, year);
    match &extra.value {
        FieldValue::Once(entry) => is_sound(entry, last),
        FieldValue::Yearly(table) => {
            are_years(table, program) && table.iter().all(|(key, it)| is_sound(it, key.year))
        }
        FieldValue::Periodic(table) => {
            are_periods(table.iter().map(|(key, _)| key), program)
                && table.iter().all(|(key, it)| is_sound(it, year_of(key, program)))
        }
    }
}

fn is_entry_sound(entry: &Entry, extra: &Extra, row: Row<'_>, year: FiscalYear) -> bool {
    let field = &row.program.form.fields()[extra.field];
    match entry {
        Entry::Text(text) => field.allows(text),
        Entry::Several(names) => {
            let unique = names.0.iter().enumerate().all(|(at, it)| !names.0[..at].contains(it));
            unique && names.0.iter().all(|it| field.allows(it))
        }
        Entry::Dated { value, as_of } => field.allows(value) && days([as_of]),
        Entry::Columns(cells) => row.is_sound(cells, year),
        Entry::Rows(rows) => rows.iter().all(|it| row.is_sound(it, year)),
    }
}

/// Whether the values of an indicator or of a row of the schedule stand in times and columns that there are.
pub(super) fn is_course_sound<C: Course>(course: &C, program: &Program) -> bool {
    let row = Row { columns: program.form.columns(C::BLOCK), program };
    are_years(course.years(), program)
        && are_periods(course.periods().iter().map(|(key, _)| key), program)
        && course.years().iter().all(|(key, it)| row.is_sound(it, key.year))
        && course.periods().iter().all(|(key, it)| row.is_sound(it, year_of(key, program)))
}

/// What a row of values is read against.
#[derive(Clone, Copy)]
struct Row<'a> {
    columns: &'a Columns,
    program: &'a Program,
}

impl Row<'_> {
    /// Whether each cell is in a column and is what the column allows in a year.
    fn is_sound(self, cells: &Cells, year: FiscalYear) -> bool {
        let is_level = |column: &Column, text: &str| {
            self.program.value_scale(column).is_none_or(|scale| is_on(text, scale, year))
        };
        let is_sound = |(name, text): &(Text, Text)| {
            self.columns.named(name).is_some_and(|column| {
                let is_judged = column.role == Role::Judgement;
                if is_judged { is_level(column, text) } else { column.allows(text) }
            })
        };
        cells.0.iter().all(is_sound)
    }
}

fn are_years<T>(table: &Table<YearKey, T>, program: &Program) -> bool {
    let years = program.file.years_of_values();
    table.iter().all(|(key, _)| !key.remarkable && years.contains(key.year))
}

/// The year of a period; one that is unknown is explained as such.
fn year_of(key: &PeriodKey, program: &Program) -> FiscalYear {
    program.period(key).map_or(program.file.years.first, |it| it.year)
}
