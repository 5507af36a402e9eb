//! The texts in which a record tells what came of something, once their time is over.

use jiff::civil::Date;

use super::choices::{Time, entries, extra};
use super::context::RecordContext;
use crate::record::{Course, Entry, FieldKind, Key, Path, Role, RowTime, Text};

/// A text that tells of a time that is over.
pub(super) struct ResultText<'a> {
    pub(super) text: &'a Text,
    pub(super) path: Path,
}

/// The results of a record: in its schedule, its reports and the fields of its own that are for results.
pub(super) fn results<'a>(context: &RecordContext<'a>) -> Vec<ResultText<'a>> {
    let mut found = Vec::new();
    if let Some(sheet) = context.as_sheet() {
        for (index, row) in sheet.schedule.iter().enumerate() {
            of_course(context, row, &Path::default().then(Key::Schedule).then(index), &mut found);
        }
    }
    for report in &context.reports {
        if is_over(context, Time::Period(report.period)) {
            let path = report.path.clone().then(Key::Text);
            found.push(ResultText { text: report.text, path });
        }
    }
    of_fields(context, &mut found);
    found
}

fn of_course<'a, C: Course>(
    context: &RecordContext<'a>,
    course: &'a C,
    path: &Path,
    found: &mut Vec<ResultText<'a>>,
) {
    for row in context.program.rows(course) {
        let time = match row.time {
            RowTime::Year(year) => Time::Year(year),
            RowTime::Period(period) => Time::Period(period),
        };
        if is_over(context, time) {
            found.push(ResultText { text: row.result(), path: row.result_path(path.clone()) });
        }
    }
}

/// Declared texts and columns that are for results by their names or their 役割.
fn of_fields<'a>(context: &RecordContext<'a>, found: &mut Vec<ResultText<'a>>) {
    for addition in extra(context) {
        let field = &context.program.form.fields()[addition.field];
        let columns = context.program.form.field_columns(addition.field);
        let is_result = field.kind == FieldKind::Text && Role::usual(&field.name).is_result();
        entries(context, addition.field, &mut |time, entry, path| {
            if !is_over(context, time) {
                return;
            }
            match entry {
                Entry::Text(text) | Entry::Dated { value: text, .. } if is_result => {
                    found.push(ResultText { text, path });
                }
                Entry::Columns(cells) => {
                    let of_results = columns
                        .iter()
                        .filter(|it| it.kind == FieldKind::Text && it.role.is_result());
                    for column in of_results {
                        let path = path.clone().then(column.step());
                        found.push(ResultText { text: cells.at(column), path });
                    }
                }
                Entry::Text(_) | Entry::Dated { .. } | Entry::Several(_) | Entry::Rows(_) => {}
            }
        });
    }
}

/// Whether a time has ended by the day.
fn is_over(context: &RecordContext<'_>, time: Time) -> bool {
    let program = context.program;
    let end: Option<Date> = match time {
        Time::Period(period) => program.cadence.interval(period).map(|it| it.1),
        Time::Year(year) => Some(year.last_day(program.first_month())),
        Time::Whole => Some(program.days().1),
    };
    end.is_some_and(|it| it < context.city.obligations.as_of)
}
