//! The fields of the records in the rows of a table.

use std::collections::{BTreeMap, HashMap};

use super::column_mapping::{ColumnMapping, ColumnTarget};
use super::filled::{FilledField, Place};
use super::row_table::{self, RecordRow, RowTable, UnreadRow, WhyUnread};
use crate::calendar::FiscalYear;
use crate::japanese::fold;
use crate::record::Program;
use crate::record_edit::Step;
use crate::workbook::CellAddress;

/// What stands in a row, each in its field.
#[derive(Debug, Default)]
pub struct RowFields {
    /// The fields in which something was typed, in the order of the columns.
    pub fields: Vec<FilledField>,
    /// Cells that are in none.
    pub unread: Vec<UnreadRow>,
}

/// Reads the rows of a table.
#[derive(Debug)]
pub struct RowReader<'a, 's> {
    table: &'a RowTable<'s>,
    mapping: &'a ColumnMapping,
    /// Of each column the first that is the same field.
    firsts: Vec<usize>,
}

impl<'a, 's> RowReader<'a, 's> {
    /// A reader of a table's rows.
    #[must_use]
    pub fn new(table: &'a RowTable<'s>, mapping: &'a ColumnMapping, program: &Program) -> Self {
        let mut known: HashMap<Vec<String>, usize> = HashMap::new();
        let first = |(nth, column): (usize, &super::MappedColumn)| match &column.target {
            ColumnTarget::Field { path, .. } => {
                let path = path.iter().map(|it| compared(it, program)).collect();
                *known.entry(path).or_insert(nth)
            }
            ColumnTarget::Identity | ColumnTarget::OnPurpose | ColumnTarget::Unknown => nth,
        };
        let firsts = mapping.columns.iter().enumerate().map(first).collect();
        Self { table, mapping, firsts }
    }

    /// What stands in a row.
    #[must_use]
    pub fn read(&self, record: &RecordRow<'s>) -> RowFields {
        let mut read = RowFields::default();
        let mut unread: BTreeMap<WhyUnread, Vec<(CellAddress, String)>> = BTreeMap::new();
        let mut places: HashMap<usize, usize> = HashMap::new();
        let columns = self.table.heads.iter().zip(&self.mapping.columns).zip(&self.firsts);
        for ((head, column), first) in columns {
            let value = self.table.value(record.row, head.column);
            let Some((at, text)) = value.filter(|it| !it.1.is_empty()) else { continue };
            let why = match &column.target {
                ColumnTarget::Identity => continue,
                ColumnTarget::Field { path, .. } => match places.get(first) {
                    Some(place) if read.fields[*place].text == *text => continue,
                    Some(_) => WhyUnread::Taken,
                    None => {
                        places.insert(*first, read.fields.len());
                        let (path, text, at) = (path.clone(), text.into_owned(), Place::Cell(at));
                        read.fields.push(FilledField { path, text, at, exported: None });
                        continue;
                    }
                },
                ColumnTarget::OnPurpose => WhyUnread::OnPurpose,
                ColumnTarget::Unknown => WhyUnread::UnknownHead,
            };
            unread.entry(why).or_default().push((at, text.into_owned()));
        }
        for cell in &record.row.cells {
            if self.table.heads.binary_search_by_key(&cell.column, |it| it.column).is_err() {
                let at = CellAddress::new(record.row.number, cell.column);
                unread
                    .entry(WhyUnread::NoHead)
                    .or_default()
                    .push((at, row_table::text(cell).into_owned()));
            }
        }
        let row = record.row.number;
        read.unread =
            unread.into_iter().map(|(why, cells)| UnreadRow { row, why, cells }).collect();
        read
    }
}

/// A step as it is compared: 平成25年度 and H25 are one.
fn compared(step: &Step, program: &Program) -> String {
    match step {
        Step::Item(at) => at.to_string(),
        Step::Key(key) => {
            let period = program.read_period(key.trim()).map(|it| program.cadence.name(it.value));
            let year = || Some(program.naming().year(FiscalYear::parse(key.trim()).ok()?.value));
            period.or_else(year).unwrap_or_else(|| fold(key).into_owned())
        }
    }
}
