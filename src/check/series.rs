//! The values of a record that belong together over time: of an indicator year by year, of an amount, of a promise
//! report by report.
//!
//! What a value counts is read here once for all rules, so that 1,200, １２００ and 1200人 are one number to each of them.

use super::context::RecordContext;
use super::texts::Data;
use crate::achievement::Amount;
use crate::calendar::{CalendarName, FiscalYear};
use crate::japanese::{fold, is_blank, parse_number};
use crate::record::{
    Cells, Charter, Column, Entry, Field, FieldValue, Indicator, Key, Measure, Path, PeriodKey,
    Program, Role, RowTime, Sheet, Step, Text, ValueRow,
};

/// Values of one thing in the order of time, all of years or all of periods.
#[derive(Debug)]
pub(super) struct Series<'a> {
    /// What is counted.
    pub(super) name: &'a str,
    /// The unit of its numbers.
    pub(super) unit: &'a str,
    pub(super) source: Source<'a>,
    /// What the column is for that they stand in.
    pub(super) role: Role,
    pub(super) values: Vec<Value<'a>>,
}

/// What has a series.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source<'a> {
    /// An indicator and its place in the list.
    Indicator(usize, &'a Indicator),
    /// A field that the city declares.
    Field(&'a Field),
    /// A promise that is measured, by its place in the list.
    Promise(usize, &'a Measure),
}

/// A value of a series.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    pub(super) time: RowTime,
    pub(super) text: &'a Text,
    /// The number that it is.
    pub(super) number: Option<f64>,
    place: Place<'a>,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
enum Place<'a> {
    Indicator(usize, ValueRow<'a>, &'a Column),
    Field(&'a Field, Option<&'a PeriodKey>, Option<&'a Column>),
    Result(&'a PeriodKey, &'a Text),
}

/// The series of a record that is not a draft, in the order of the form.
pub(super) fn of<'c, 'a>(context: &'c RecordContext<'a>) -> &'c [Series<'a>] {
    let found = || if context.is_draft() { Vec::new() } else { all(context.program, context.data) };
    context.facts.series.get_or_init(found)
}

/// The series of a record, in the order of the form.
pub(super) fn all<'a>(program: &'a Program, data: Data<'a>) -> Vec<Series<'a>> {
    let mut series = Vec::new();
    match data {
        Data::Sheet(sheet) => of_indicators(program, sheet, &mut series),
        Data::Charter(charter) => of_promises(program, charter, &mut series),
    }
    of_fields(program, data, &mut series);
    series
}

impl<'a> Series<'a> {
    /// The number at a time.
    pub(super) fn number_at(&self, time: RowTime) -> Option<f64> {
        self.values.iter().find(|it| it.time == time)?.number
    }

    /// Whether both are of one indicator, field or promise: a plan and what came of it.
    pub(super) fn is_of_same_thing(&self, other: &Self) -> bool {
        match (self.source, other.source) {
            (Source::Indicator(one, _), Source::Indicator(other, _))
            | (Source::Promise(one, _), Source::Promise(other, _)) => one == other,
            (Source::Field(one), Source::Field(other)) => std::ptr::eq(one, other),
            (Source::Indicator(..) | Source::Field(_) | Source::Promise(..), _) => false,
        }
    }

    /// Its values that are numbers.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (&Value<'a>, f64)> {
        self.values.iter().filter_map(|it| Some((it, it.number?)))
    }
}

impl Value<'_> {
    /// The way to it.
    pub(super) fn path(&self) -> Path {
        match self.place {
            Place::Indicator(index, row, column) => {
                row.column_path(Path::default().then(Key::Indicators).then(index), Some(column))
            }
            Place::Field(field, period, column) => {
                let path = Path::default().then(Step::Written((&*field.name).into()));
                let path = path.then(period.map_or(Step::Year(self.year()), Step::from));
                column.into_iter().fold(path, |path, column| path.then(column.step()))
            }
            Place::Result(period, promise) => {
                let path = Path::default().then(Key::Reports).then(period).then(Key::Results);
                path.then(Step::Written((&**promise).into())).then(Key::Actual)
            }
        }
    }

    fn year(&self) -> FiscalYear {
        year(self.time)
    }

    /// 平成26年度, 平成26年度上半期.
    pub(super) fn time_name(&self, program: &Program) -> CalendarName {
        said_time(program, self.time)
    }
}

/// The time of a row as sentences name it: 平成26年度, 平成26年度上半期.
pub(super) fn said_time(program: &Program, time: RowTime) -> CalendarName {
    match time {
        RowTime::Year(year) => program.naming().said_year(year),
        RowTime::Period(period) => program.cadence.said_name(period),
    }
}

fn year(time: RowTime) -> FiscalYear {
    match time {
        RowTime::Year(year) => year,
        RowTime::Period(period) => period.year,
    }
}

/// Whether a unit is that of percentages.
pub(super) fn is_percent(unit: &str) -> bool {
    ["%", "パーセント", "percent", "per cent"].contains(&&*fold(unit))
}

/// The number that a text is: alone, or with its unit behind it. What is of another unit than the row is no number of it.
pub(super) fn number(text: &str, unit: &str) -> Option<f64> {
    if text.is_empty() {
        return None;
    }
    parse_number(text).or_else(|| {
        let folded = fold(text);
        // A dash, a word, a sentence: most end here.
        folded.contains(|it: char| it.is_ascii_digit()).then_some(())?;
        if unit.is_empty() {
            return Amount::parse(text, "").filter(Amount::is_exact)?.number();
        }
        parse_number(folded.strip_suffix(&*fold(unit))?.trim_end_matches(is_blank))
    })
}

fn of_indicators<'a>(program: &'a Program, sheet: &'a Sheet, series: &mut Vec<Series<'a>>) {
    let columns = program.form.columns(Key::Indicators);
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        let rows: Vec<ValueRow<'a>> = program.rows(indicator).collect();
        let (years, periods): (Vec<_>, Vec<_>) = rows.into_iter().partition(ValueRow::is_of_year);
        for column in columns.iter().filter(|it| is_counted(it)) {
            let unit = if column.unit.is_empty() { &*indicator.unit } else { &*column.unit };
            for rows in [&years, &periods] {
                let value = |row: &ValueRow<'a>| {
                    let text = row.cells.at(column);
                    let place = Place::Indicator(index, *row, column);
                    Value { time: row.time, text, number: number(text, unit), place }
                };
                let source = Source::Indicator(index, indicator);
                add(series, &indicator.name, unit, source, column.role, rows.iter().map(value));
            }
        }
    }
}

/// Whether a column has numbers that count something themselves.
fn is_counted(column: &Column) -> bool {
    column.role != Role::None && !column.role.is_derived() || column.kind.is_numeric()
}

fn of_promises<'a>(program: &'a Program, charter: &'a Charter, series: &mut Vec<Series<'a>>) {
    for (index, promise) in charter.promises.iter().enumerate() {
        let Some(measure) = &promise.measure else { continue };
        let number_of_promise = fold(&promise.number);
        let values = charter.reports.iter().filter_map(|(key, report)| {
            let time = RowTime::Period(program.period(key)?);
            let mut results = report.results.iter();
            let (name, result) = results.find(|it| fold(&it.0) == number_of_promise)?;
            let (text, place) = (&result.actual, Place::Result(key, name));
            Some(Value { time, text, number: number(text, &measure.unit), place })
        });
        let name = if measure.name.is_empty() { &promise.text } else { &measure.name };
        let source = Source::Promise(index, measure);
        add(series, name, &measure.unit, source, Role::Actual, values);
    }
}

fn of_fields<'a>(program: &'a Program, data: Data<'a>, series: &mut Vec<Series<'a>>) {
    let extra = match data {
        Data::Sheet(sheet) => &sheet.extra,
        Data::Charter(charter) => &charter.extra,
    };
    for addition in extra {
        let field = &program.form.fields()[addition.field];
        let entries: Vec<(RowTime, Option<&PeriodKey>, &Entry)> = match &addition.value {
            FieldValue::Once(_) => continue,
            FieldValue::Yearly(table) => {
                table.iter().map(|(key, it)| (RowTime::Year(key.year), None, it)).collect()
            }
            FieldValue::Periodic(table) => {
                let time = |key| program.period(key).map(RowTime::Period);
                table.iter().filter_map(|(key, it)| Some((time(key)?, Some(key), it))).collect()
            }
        };
        let columns = program.form.field_columns(addition.field);
        let columns: Vec<Option<&Column>> = match columns.is_empty() {
            true if field.kind.is_numeric() || !field.unit.is_empty() => vec![None],
            true => continue,
            false => columns.iter().filter(|it| is_counted(it)).map(Some).collect(),
        };
        for column in columns {
            let unit = column.map_or(&field.unit, |it| &it.unit);
            let values = entries.iter().filter_map(|(time, period, entry)| {
                let (text, place) = (text(entry, column)?, Place::Field(field, *period, column));
                Some(Value { time: *time, text, number: number(text, unit), place })
            });
            let role = column.map_or(Role::None, |it| it.role);
            add(series, &field.name, unit, Source::Field(field), role, values);
        }
    }
}

/// What an entry has in a column, or alone.
fn text<'a>(entry: &'a Entry, column: Option<&Column>) -> Option<&'a Text> {
    match (entry, column) {
        (Entry::Text(text) | Entry::Dated { value: text, .. }, None) => Some(text),
        (Entry::Columns(cells), Some(column)) => Some(Cells::at(cells, column)),
        (
            Entry::Text(_)
            | Entry::Dated { .. }
            | Entry::Columns(_)
            | Entry::Several(_)
            | Entry::Rows(_),
            _,
        ) => None,
    }
}

/// Adds a series with anything in it, in the order of time.
fn add<'a>(
    series: &mut Vec<Series<'a>>,
    name: &'a str,
    unit: &'a str,
    source: Source<'a>,
    role: Role,
    values: impl Iterator<Item = Value<'a>>,
) {
    let mut values: Vec<Value<'a>> = values.collect();
    values.sort_by_key(|it| match it.time {
        RowTime::Year(year) => (year, 0),
        RowTime::Period(period) => (period.year, period.index),
    });
    if values.iter().any(|it| !it.text.is_empty()) {
        series.push(Series { name, unit, source, role, values });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_its_unit_and_in_no_other() {
        for (text, unit, expected) in [
            ("1,200", "人", Some(1200.0)),
            ("１２００", "人", Some(1200.0)),
            ("1,200人", "人", Some(1200.0)),
            ("1,200 人", "人", Some(1200.0)),
            ("▲3.5％", "%", Some(-3.5)),
            ("20", "分", Some(20.0)),
            ("20分", "分", Some(20.0)),
            ("1,200人", "", Some(1200.0)),
            ("1,200円", "千円", None),
            ("約1,200", "人", None),
            ("80以上", "％", None),
            ("80％以上", "", None),
            ("－", "人", None),
            ("", "人", None),
            ("実施", "", None),
        ] {
            assert_eq!(number(text, unit), expected, "{text} {unit}");
        }
    }
}
