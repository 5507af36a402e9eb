//! A sheet that is a table with one record in each row: where its heads are, which rows are records, and what is neither.
//!
//! Whether a sheet is one follows from what is in it: somewhere heads stand side by side, one of them over numbers.

use std::borrow::Cow;
use std::collections::HashMap;

use super::table_heads::{self, TableHead};
use super::worksheet;
use crate::exchange::unguarded;
use crate::japanese::fold;
use crate::record::Key;
use crate::workbook::{Area, Cell, CellAddress, Row, Worksheet};

/// How records are told apart in a table.
pub struct RowIdentity<'a> {
    /// What stands over the column that says which record a row is, the surest first; folded.
    pub heads: Vec<String>,
    /// What identifies the record that a cell of the column names; none where it names none.
    pub id: &'a dyn Fn(&str) -> Option<String>,
    /// Whether a text is what stands beside a value on a form. Where such are above the heads, the sheet is a form.
    pub is_form_label: &'a dyn Fn(&str) -> bool,
}

/// A table with one record in each row.
#[derive(Debug)]
pub struct RowTable<'s> {
    /// Its sheet.
    pub sheet: &'s Worksheet,
    /// The heads of its columns, from the left.
    pub heads: Vec<TableHead>,
    /// The place among the heads of the column that says which record a row is.
    pub identity: usize,
    /// Its rows with a record, from the top.
    pub records: Vec<RecordRow<'s>>,
    /// Rows without one.
    pub unread: Vec<UnreadRow>,
    /// What stands above the heads.
    pub titles: Vec<String>,
    /// Areas that are merged over several rows, by their column.
    tall: HashMap<u32, Vec<Area>>,
    rows: HashMap<u32, usize>,
}

/// A row with a record.
#[derive(Debug)]
pub struct RecordRow<'s> {
    /// The row.
    pub row: &'s Row,
    /// What identifies the record.
    pub id: String,
}

/// A row that is no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnreadRow {
    /// Its number, counted from 1.
    pub row: u32,
    /// Why it is none.
    pub why: WhyUnread,
    /// Its cells.
    pub cells: Vec<(CellAddress, String)>,
}

/// Why cells of a table were not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyUnread {
    /// They stand above the heads.
    AboveTable,
    /// They stand below the last record.
    BelowTable,
    /// Nothing says which record they belong to.
    NoRecord,
    /// They are sums of rows above.
    Total,
    /// Another row has the same number.
    Twice,
    /// Their column has no head.
    NoHead,
    /// Their head says nothing that is a field.
    UnknownHead,
    /// Their column is not read on purpose.
    OnPurpose,
    /// Another column of the row has a value for the same field.
    Taken,
}

/// How far down heads are looked for.
const HEAD_ROWS: usize = 60;

/// How many rows heads may take.
const HEAD_HEIGHT: usize = 3;

/// How many labels of a form may stand above the heads of a table: a title may name one.
const FORM_LABELS: usize = 1;

/// With so many heads one record is enough for a table.
const MANY_HEADS: usize = 4;

/// What a row of sums is called.
const TOTALS: [&str; 9] =
    ["計", Key::Summed.word(), "小計", "総計", "累計", "平均", "total", "subtotal", "sum"];

impl<'s> RowTable<'s> {
    /// The table of a sheet, if it is one.
    #[must_use]
    pub fn find(sheet: &'s Worksheet, identity: &RowIdentity) -> Option<Self> {
        let mut places = Vec::new();
        let mut labels = 0;
        for (at, row) in sheet.rows.iter().enumerate().take(HEAD_ROWS) {
            if labels > FORM_LABELS {
                break;
            }
            for cell in &row.cells {
                let folded = fold(&cell.text);
                let rank = identity.heads.iter().position(|it| *it == folded);
                places.extend(rank.map(|it| (it, at, cell.column)));
                labels += usize::from((identity.is_form_label)(&cell.text));
            }
        }
        places.sort_unstable();
        places.into_iter().find_map(|(_, at, column)| Self::at(sheet, at, column, identity))
    }

    /// The table whose identifying head is in a cell.
    fn at(sheet: &'s Worksheet, at: usize, column: u32, identity: &RowIdentity) -> Option<Self> {
        let rows = &sheet.rows;
        let id = |row: &Row| (identity.id)(&text(cell_of(row, column)?));
        let end = table_heads::end(sheet, at, column, HEAD_HEIGHT);
        let first = (end..rows.len()).find(|it| id(&rows[*it]).is_some())?;
        let end = if first - end < HEAD_HEIGHT && first - at <= HEAD_HEIGHT {
            end + rows[end..first].iter().take_while(|it| is_below_head(it, column)).count()
        } else {
            end
        };
        // Records follow their heads, and what is beside the word No. on a form is its number.
        let is_aside = |it: &Row| it.cells.len() == 1 || is_total(it);
        let beside = rows[at].cells.iter().find(|it| it.column > column);
        if !rows[end..first].iter().all(is_aside)
            || beside.is_some_and(|it| (identity.id)(&text(it)).is_some())
        {
            return None;
        }
        let start = table_heads::start(sheet, at, column, (end - at).min(HEAD_HEIGHT), HEAD_HEIGHT);
        let heads = table_heads::heads(sheet, start..end);
        let count = rows[end..].iter().filter(|it| id(it).is_some()).count();
        // A single number below its label is a form's, unless a whole row of heads stands beside it.
        let is_enough =
            count > 1 && heads.len() > 1 || heads.len() >= MANY_HEADS && rows.len() == end + 1;
        let identity_head = heads.iter().position(|it| it.column == column)?;
        let mut table = Self {
            sheet,
            heads,
            identity: identity_head,
            records: Vec::new(),
            unread: Vec::new(),
            titles: Vec::new(),
            tall: tall(&sheet.merges),
            rows: rows.iter().enumerate().map(|(at, it)| (it.number, at)).collect(),
        };
        table.take_rows((start, end), column, identity);
        is_enough.then_some(table)
    }

    /// Parts the rows into records and others.
    fn take_rows(&mut self, (start, end): (usize, usize), column: u32, identity: &RowIdentity) {
        let rows = &self.sheet.rows;
        for row in &rows[..start] {
            self.titles.extend(row.cells.iter().map(|it| text(it).into_owned()));
            self.unread.push(unread(row, WhyUnread::AboveTable));
        }
        let id = |row: &Row| (identity.id)(&text(cell_of(row, column)?));
        let last = rows.iter().rposition(|it| id(it).is_some()).unwrap_or(end);
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, row) in rows.iter().enumerate().skip(end) {
            if let Some(id) = id(row) {
                *known.entry(id.clone()).or_default() += 1;
                self.records.push(RecordRow { row, id });
            } else if !rows[start..end].iter().any(|it| is_same(it, row)) {
                let why = match (is_total(row), at > last) {
                    (true, _) => WhyUnread::Total,
                    (false, true) => WhyUnread::BelowTable,
                    (false, false) => WhyUnread::NoRecord,
                };
                self.unread.push(unread(row, why));
            }
        }
        for record in
            self.records.extract_if(.., |it| known.get(&it.id).is_some_and(|count| *count > 1))
        {
            self.unread.push(unread(record.row, WhyUnread::Twice));
        }
        self.unread.sort_by_key(|it| it.row);
    }

    /// What stands in a column of a row, and where: also what is merged over it from the rows above.
    #[must_use]
    pub fn value(&self, row: &'s Row, column: u32) -> Option<(CellAddress, Cow<'s, str>)> {
        if let Some(cell) = cell_of(row, column) {
            return Some((CellAddress::new(row.number, column), text(cell)));
        }
        let areas = self.tall.get(&column)?;
        let at = areas.partition_point(|it| it.last.row < row.number);
        let area = areas.get(at).filter(|it| it.first.row < row.number)?;
        let above = &self.sheet.rows[*self.rows.get(&area.first.row)?];
        Some((area.first, text(cell_of(above, column)?)))
    }
}

/// The areas that reach over several rows, by the column in which they begin, from the top.
fn tall(merges: &[Area]) -> HashMap<u32, Vec<Area>> {
    let mut tall: HashMap<u32, Vec<Area>> = HashMap::new();
    let mut merges: Vec<Area> =
        merges.iter().filter(|it| it.last.row > it.first.row).copied().collect();
    merges.sort_by_key(|it| it.first.row);
    for area in merges {
        tall.entry(area.first.column).or_default().push(area);
    }
    tall
}

/// Whether a row between the head of the numbers and the first number has heads, too.
fn is_below_head(row: &Row, column: u32) -> bool {
    row.cells.len() > 1 && cell_of(row, column).is_none()
}

/// Whether it is a row of sums.
fn is_total(row: &Row) -> bool {
    row.cells.iter().any(|it| TOTALS.contains(&&*fold(&it.text)))
}

fn is_same(heads: &Row, row: &Row) -> bool {
    let is_there = |it: &Cell| cell_of(heads, it.column).is_some_and(|head| head.text == it.text);
    row.cells.iter().all(is_there)
}

fn unread(row: &Row, why: WhyUnread) -> UnreadRow {
    let cell = |it: &Cell| (CellAddress::new(row.number, it.column), text(it).into_owned());
    UnreadRow { row: row.number, why, cells: row.cells.iter().map(cell).collect() }
}

/// The cell in a column of a row.
pub(super) fn cell_of(row: &Row, column: u32) -> Option<&Cell> {
    row.cells.binary_search_by_key(&column, |it| it.column).ok().map(|it| &row.cells[it])
}

/// What a cell says: a day as records have it, and no mark that only keeps a text from being a formula.
pub(super) fn text(cell: &Cell) -> Cow<'_, str> {
    worksheet::day(cell).map_or_else(|| Cow::Borrowed(unguarded(cell.text.trim())), Cow::Owned)
}
