//! How much a workbook may hold, and the count of what was read of it.

use std::cell::Cell;
use std::rc::Rc;

use super::WorkbookError;

/// As many cells a sheet counts for: to begin a part costs as much as to read some.
pub(super) const SHEET: usize = 100;

/// How much of a workbook is read before it is refused. None of these is a bound of memory by itself; with the
/// default ones a reading stays below about half a gigabyte, whatever the file says.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Cells with something in them, of all sheets, hidden ones too; also merged areas, formats, runs of text
    /// and remarks about what was not read count as cells, and a sheet as a hundred. A form of 400 rows by
    /// 209 columns has 83,600 of them.
    pub cells: usize,
    /// Bytes of text in UTF-8, once where it is read and once where it is kept in a cell. A sheet of 10,000 rows
    /// by 60 columns with ten characters each has 36 MB.
    pub text: usize,
    /// Bytes of all parts of the file that are read, when they are unpacked. Deflate packs a thousand to one,
    /// so that the size of the file says nothing, and it is by these that time is bounded. A sheet of 10,000
    /// rows by 60 columns has about 30 MB, one of as many cells as are read by default about 100 MB.
    pub unpacked: u64,
    /// Bytes of one piece of a part: a tag or a text between tags. Excel allows 32,767 characters in a cell.
    pub piece: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { cells: 2_000_000, text: 256 << 20, unpacked: 512 << 20, piece: 16 << 20 }
    }
}

/// What may still be read.
#[derive(Debug)]
pub(super) struct Budget {
    pub(super) limits: Limits,
    cells: usize,
    text: usize,
    /// Shared with the readers of parts, which count while they unpack.
    pub(super) unpacked: Rc<Cell<u64>>,
}

impl Budget {
    pub(super) fn new(limits: &Limits) -> Self {
        Self {
            cells: limits.cells,
            text: limits.text,
            unpacked: Rc::new(Cell::new(limits.unpacked)),
            limits: limits.clone(),
        }
    }

    /// Takes a cell with a text.
    pub(super) fn take(&mut self, text: &str) -> Result<(), WorkbookError> {
        self.take_text(text)?;
        self.take_cells(1)
    }

    /// Takes cells, or things that count as such.
    pub(super) fn take_cells(&mut self, count: usize) -> Result<(), WorkbookError> {
        let left = self.cells.checked_sub(count);
        self.cells = left.ok_or(WorkbookError::TooManyCells { limit: self.limits.cells })?;
        Ok(())
    }

    /// Takes a text that is kept.
    pub(super) fn take_text(&mut self, text: &str) -> Result<(), WorkbookError> {
        let left = self.text.checked_sub(text.len());
        self.text = left.ok_or(WorkbookError::TooLarge { limit: self.limits.text as u64 })?;
        Ok(())
    }
}
