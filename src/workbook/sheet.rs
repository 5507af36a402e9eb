//! A sheet while it is read: what every format has in common, as hidden rows and merged cells.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::limit::Budget;
use super::{
    Area, Cell, CellAddress, CellValue, LAST_COLUMN, LAST_ROW, Row, Unread, UnreadKind, Visibility,
    Workbook, WorkbookError, Worksheet,
};

/// A sheet that is being read.
pub(super) struct SheetReader {
    pub(super) name: String,
    pub(super) visibility: Visibility,
    rows: Vec<Row>,
    hidden_rows: Ranges,
    hidden_columns: Ranges,
    merges: Vec<Area>,
    formulas: Vec<(CellAddress, String)>,
    unread: Vec<Unread>,
}

impl SheetReader {
    pub(super) fn new(name: String, visibility: Visibility) -> Self {
        Self {
            name,
            visibility,
            rows: Vec::new(),
            hidden_rows: Ranges::default(),
            hidden_columns: Ranges::default(),
            merges: Vec::new(),
            formulas: Vec::new(),
            unread: Vec::new(),
        }
    }

    /// Adds a cell, in whatever order. One that shows nothing and is no value is none.
    pub(super) fn cell(
        &mut self,
        row: u32,
        cell: Cell,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        let at = CellAddress::new(row, cell.column);
        if !(1..=LAST_ROW).contains(&row) || !(1..=LAST_COLUMN).contains(&cell.column) {
            return Err(WorkbookError::Broken(format!(
                "{}: no cell {row}/{}",
                self.name, cell.column
            )));
        }
        budget.take(&cell.text)?;
        if cell.value == CellValue::Error {
            self.unread(UnreadKind::ErrorValue, Some(at.into()), &cell.text, budget)?;
        }
        if cell.text.is_empty() {
            return match cell.stored() {
                Some(stored) => {
                    self.unread(UnreadKind::HiddenByFormat, Some(at.into()), &stored, budget)
                }
                None => Ok(()),
            };
        }
        match self.rows.last_mut() {
            Some(last) if last.number == row => last.cells.push(cell),
            Some(_) | None => self.rows.push(Row { number: row, cells: vec![cell] }),
        }
        Ok(())
    }

    /// Notes what is no cell.
    pub(super) fn unread(
        &mut self,
        what: UnreadKind,
        at: Option<Area>,
        text: &str,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        budget.take(text)?;
        let sheet = self.name.clone();
        self.unread.push(Unread { sheet, at, what, text: text.to_owned() });
        Ok(())
    }

    /// Notes a formula; it is kept only when the sheet is hidden.
    pub(super) fn formula(
        &mut self,
        at: CellAddress,
        text: &str,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        if self.visibility != Visibility::Visible {
            budget.take(text)?;
            self.formulas.push((at, text.to_owned()));
        }
        Ok(())
    }

    /// Adds a merged area.
    pub(super) fn merge(&mut self, area: Area, budget: &mut Budget) -> Result<(), WorkbookError> {
        budget.take_cells(1)?;
        if area.first != area.last {
            self.merges.push(area);
        }
        Ok(())
    }

    pub(super) fn hide_rows(
        &mut self,
        first: u32,
        last: u32,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        self.hidden_rows.add(first, last, budget)
    }

    pub(super) fn hide_columns(
        &mut self,
        first: u32,
        last: u32,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        self.hidden_columns.add(first, last, budget)
    }

    /// Puts the sheet into the workbook, once all of it is known.
    pub(super) fn finish(
        mut self,
        to: &mut Workbook,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        let mut rows = in_order(std::mem::take(&mut self.rows), &self.name)?;
        self.merges.sort_unstable();
        self.take_covered(&mut rows, budget)?;
        self.take_hidden(&mut rows, budget)?;
        rows.retain(|it| !it.cells.is_empty());
        self.unread.sort_by_key(|it| (it.at.is_none(), it.at, it.what));
        to.unread.append(&mut self.unread);
        to.sheets.push(Worksheet {
            name: self.name,
            visibility: self.visibility,
            rows,
            merges: self.merges,
            formulas: self.formulas,
        });
        Ok(())
    }

    /// Takes out the cells that a merged one covers.
    fn take_covered(&mut self, rows: &mut [Row], budget: &mut Budget) -> Result<(), WorkbookError> {
        let merges = std::mem::take(&mut self.merges);
        let mut next = merges.iter().peekable();
        // The merged areas that reach the row, by their first column; valid ones do not overlap. They are taken
        // out after their last row.
        let mut reaching: BTreeMap<u32, Area> = BTreeMap::new();
        let mut ending: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::new();
        for row in rows {
            while let Some(area) = next.next_if(|it| it.first.row <= row.number) {
                reaching.insert(area.first.column, *area);
                ending.push(Reverse((area.last.row, area.first.column)));
            }
            while ending.peek().is_some_and(|it| it.0.0 < row.number) {
                let Some(Reverse((_, column))) = ending.pop() else { break };
                if reaching.get(&column).is_some_and(|it| it.last.row < row.number) {
                    reaching.remove(&column);
                }
            }
            if reaching.is_empty() {
                continue;
            }
            let number = row.number;
            let covered = |cell: &mut Cell| {
                let at = CellAddress::new(number, cell.column);
                let area = reaching.range(..=cell.column).next_back();
                area.is_some_and(|(_, area)| area.contains(at) && area.first != at)
            };
            for cell in row.cells.extract_if(.., covered) {
                let at = CellAddress::new(number, cell.column);
                self.unread(UnreadKind::CoveredByMerge, Some(at.into()), &cell.text, budget)?;
            }
        }
        self.merges = merges;
        Ok(())
    }

    /// Takes out the cells of hidden rows and columns.
    fn take_hidden(&mut self, rows: &mut [Row], budget: &mut Budget) -> Result<(), WorkbookError> {
        let hidden_rows = std::mem::take(&mut self.hidden_rows).normal();
        let hidden_columns = std::mem::take(&mut self.hidden_columns).normal();
        let mut columns: BTreeMap<u32, (Area, Vec<String>)> = BTreeMap::new();
        for row in rows {
            if within(&hidden_rows, row.number) {
                let cells = std::mem::take(&mut row.cells);
                let Some((first, last)) = cells.first().zip(cells.last()) else { continue };
                let first = CellAddress::new(row.number, first.column);
                let area = Area { first, last: CellAddress::new(row.number, last.column) };
                let text: Vec<&str> = cells.iter().map(|it| it.text.as_str()).collect();
                self.unread(UnreadKind::HiddenRow, Some(area), &text.join("\t"), budget)?;
                continue;
            }
            if hidden_columns.is_empty() {
                continue;
            }
            for cell in row.cells.extract_if(.., |it| within(&hidden_columns, it.column)) {
                let at = CellAddress::new(row.number, cell.column);
                let (area, texts) =
                    columns.entry(cell.column).or_insert_with(|| (at.into(), Vec::new()));
                area.last = at;
                texts.push(cell.text);
            }
        }
        for (area, texts) in columns.into_values() {
            self.unread(UnreadKind::HiddenColumn, Some(area), &texts.join("\n"), budget)?;
        }
        Ok(())
    }
}

/// Rows and their cells from the top and the left. A cell that is there twice makes the file invalid.
fn in_order(mut rows: Vec<Row>, sheet: &str) -> Result<Vec<Row>, WorkbookError> {
    if !rows.is_sorted_by(|one, other| one.number < other.number) {
        rows.sort_by_key(|it| it.number);
        rows.dedup_by(|later, earlier| {
            let same = later.number == earlier.number;
            if same {
                earlier.cells.append(&mut later.cells);
            }
            same
        });
    }
    for row in &mut rows {
        if !row.cells.is_sorted_by(|one, other| one.column < other.column) {
            row.cells.sort_by_key(|it| it.column);
            let twice = row.cells.array_windows().find(|[one, other]| one.column == other.column);
            if let Some([cell, _]) = twice {
                let at = CellAddress::new(row.number, cell.column);
                return Err(WorkbookError::Broken(format!("{sheet}: {at} twice")));
            }
        }
    }
    Ok(rows)
}

/// Ranges of rows or columns.
#[derive(Default)]
struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    fn add(&mut self, first: u32, last: u32, budget: &mut Budget) -> Result<(), WorkbookError> {
        if let Some(before) = self.0.last_mut()
            && before.1.checked_add(1) == Some(first)
        {
            before.1 = last.max(first);
            return Ok(());
        }
        budget.take_cells(1)?;
        self.0.push((first, last.max(first)));
        Ok(())
    }

    /// In order, none touching another.
    fn normal(mut self) -> Vec<(u32, u32)> {
        self.0.sort_unstable();
        self.0.dedup_by(|later, earlier| {
            let joined = later.0 <= earlier.1.saturating_add(1);
            if joined {
                earlier.1 = earlier.1.max(later.1);
            }
            joined
        });
        self.0
    }
}

/// Whether a number is within one of the ranges, which are in order.
fn within(ranges: &[(u32, u32)], number: u32) -> bool {
    let after = ranges.partition_point(|it| it.0 <= number);
    after.checked_sub(1).and_then(|it| ranges.get(it)).is_some_and(|it| number <= it.1)
}
