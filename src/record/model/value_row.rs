//! The rows of values that a sheet has, of years and of periods, seen in one way: what was to be reached, what came of it.

use crate::calendar::{FiscalYear, Period};
use crate::record::key::Key;
use crate::record::model::column::{Cells, Column, Columns};
use crate::record::model::library::Program;
use crate::record::model::path::{Path, Step};
use crate::record::model::sheet::{Indicator, ScheduleRow};
use crate::record::model::value::{PeriodKey, Table, Text, YearKey};

/// What has values by years and by periods.
pub trait Course {
    /// The block that it stands in, which says its columns.
    const BLOCK: Key;

    /// Year → what stands in each column.
    fn years(&self) -> &Table<YearKey, Cells>;

    /// Period → what stands in each column.
    fn periods(&self) -> &Table<PeriodKey, Cells>;
}

impl Course for ScheduleRow {
    const BLOCK: Key = Key::Schedule;

    fn years(&self) -> &Table<YearKey, Cells> {
        &self.years
    }

    fn periods(&self) -> &Table<PeriodKey, Cells> {
        &self.periods
    }
}

impl Course for Indicator {
    const BLOCK: Key = Key::Indicators;

    fn years(&self) -> &Table<YearKey, Cells> {
        &self.years
    }

    fn periods(&self) -> &Table<PeriodKey, Cells> {
        &self.periods
    }
}

/// Which time a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowTime {
    /// A fiscal year.
    Year(FiscalYear),
    /// A reporting period.
    Period(Period),
}

/// What stands in a row of values.
#[derive(Debug, Clone, Copy)]
pub struct ValueRow<'a> {
    /// Which time it is of.
    pub time: RowTime,
    /// The key of the period as it was typed; none for a year.
    key: Option<&'a PeriodKey>,
    /// The columns of its table.
    pub columns: &'a Columns,
    /// What stands in them.
    pub cells: &'a Cells,
}

impl<'a> ValueRow<'a> {
    /// The fiscal year that it is of or in.
    #[must_use]
    pub fn year(&self) -> FiscalYear {
        match self.time {
            RowTime::Year(year) => year,
            RowTime::Period(period) => period.year,
        }
    }

    /// Whether it is of a whole year.
    #[must_use]
    pub fn is_of_year(&self) -> bool {
        matches!(self.time, RowTime::Year(_))
    }

    /// What is to be reached: as revised, where it was revised.
    #[must_use]
    pub fn target(&self) -> &'a Text {
        self.text(self.columns.target(self.cells))
    }

    /// What came of it.
    #[must_use]
    pub fn result(&self) -> &'a Text {
        self.text(self.columns.result())
    }

    /// What stands in a column; an empty text where there is no such column.
    #[must_use]
    pub fn text(&self, column: Option<&Column>) -> &'a Text {
        column.map_or(Cells::nothing(), |it| self.cells.at(it))
    }

    /// The way to the row, `path` being that to the indicator or the row of the schedule.
    #[must_use]
    pub fn path(&self, path: Path) -> Path {
        match (self.time, self.key) {
            (RowTime::Period(_), Some(key)) => path.then(Key::When).then(key),
            (RowTime::Year(year), _) => path.then(Key::ByYear).then(year),
            (RowTime::Period(period), None) => path.then(Key::When).then(period.year),
        }
    }

    /// The way to what is to be reached.
    #[must_use]
    pub fn target_path(&self, path: Path) -> Path {
        self.column_path(path, self.columns.target(self.cells))
    }

    /// The way to what came of it.
    #[must_use]
    pub fn result_path(&self, path: Path) -> Path {
        self.column_path(path, self.columns.result())
    }

    /// The way to a column, or to the row where there is no such column.
    #[must_use]
    pub fn column_path(&self, path: Path, column: Option<&Column>) -> Path {
        let row = self.path(path);
        column.map(Column::step).into_iter().fold(row, |row, step: Step| row.then(step))
    }

    /// Each value of the row with its column, in the order of the form.
    pub fn values(&self) -> impl Iterator<Item = (&'a Column, &'a Text)> + use<'a> {
        let cells = self.cells;
        self.columns.iter().map(move |it| (it, cells.at(it)))
    }
}

impl Program {
    /// The rows of an indicator or of a row of the schedule: its years, then its periods, as they were typed.
    pub fn rows<'a, C: Course>(&'a self, course: &'a C) -> impl Iterator<Item = ValueRow<'a>> {
        let columns = self.form.columns(C::BLOCK);
        let years = course.years().iter().map(move |(key, cells)| ValueRow {
            time: RowTime::Year(key.year),
            key: None,
            columns,
            cells,
        });
        let periods = course.periods().iter().filter_map(move |(key, cells)| {
            let time = RowTime::Period(self.period(key)?);
            Some(ValueRow { time, key: Some(key), columns, cells })
        });
        years.chain(periods)
    }

    /// The rows of its years alone.
    pub fn yearly_rows<'a, C: Course>(
        &'a self,
        course: &'a C,
    ) -> impl Iterator<Item = ValueRow<'a>> {
        self.rows(course).filter(ValueRow::is_of_year)
    }

    /// The row of a year.
    #[must_use]
    pub fn row_of<'a, C: Course>(
        &'a self,
        course: &'a C,
        year: FiscalYear,
    ) -> Option<ValueRow<'a>> {
        self.yearly_rows(course).find(|it| it.year() == year)
    }
}
