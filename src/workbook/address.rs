//! Where a cell or an area of cells is, in the way spreadsheets write it.

use std::fmt::{self, Display};
use std::str::FromStr;

/// The last row of a sheet (ECMA-376).
pub const LAST_ROW: u32 = 1_048_576;
/// The last column of a sheet, XFD (ECMA-376).
pub const LAST_COLUMN: u32 = 16_384;

/// The place of a cell; shown as `B7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAddress {
    /// The row, counted from 1.
    pub row: u32,
    /// The column, counted from 1.
    pub column: u32,
}

impl CellAddress {
    /// The cell of a row and a column, both counted from 1.
    #[must_use]
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The cell of a row and a column that are counted from 0, as drawings count them.
    pub(super) fn from_zero(row: u32, column: u32) -> Self {
        Self { row: row.saturating_add(1), column: column.saturating_add(1) }
    }
}

impl Display for CellAddress {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut left = self.column;
        while left > 0 {
            left -= 1;
            letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
            left /= 26;
        }
        let column: String = letters.iter().rev().collect();
        write!(to, "{column}{}", self.row)
    }
}

/// A text that is no address of a cell in a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoAddress;

impl FromStr for CellAddress {
    type Err = NoAddress;

    /// Reads `B7`, also with the marks of a fixed address (`$B$7`).
    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let mut column = 0_u32;
        let mut row = 0_u32;
        let mut digits = false;
        for byte in text.bytes() {
            match byte {
                b'$' => {}
                b'A'..=b'Z' | b'a'..=b'z' if !digits => {
                    let letter = u32::from(byte.to_ascii_uppercase() - b'A') + 1;
                    column = column.saturating_mul(26).saturating_add(letter);
                }
                b'0'..=b'9' => {
                    digits = true;
                    row = row.saturating_mul(10).saturating_add(u32::from(byte - b'0'));
                }
                _ => return Err(NoAddress),
            }
        }
        let inside = (1..=LAST_ROW).contains(&row) && (1..=LAST_COLUMN).contains(&column);
        if inside { Ok(Self { row, column }) } else { Err(NoAddress) }
    }
}

/// A rectangle of cells; shown as `A1:B2`, as `A1` when it is one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    /// Its upper left cell.
    pub first: CellAddress,
    /// Its lower right cell.
    pub last: CellAddress,
}

impl Area {
    /// The area between two corners, whichever they are.
    #[must_use]
    pub fn between(one: CellAddress, other: CellAddress) -> Self {
        let first = CellAddress::new(one.row.min(other.row), one.column.min(other.column));
        let last = CellAddress::new(one.row.max(other.row), one.column.max(other.column));
        Self { first, last }
    }

    /// Whether a cell is in it.
    #[must_use]
    pub fn contains(&self, at: CellAddress) -> bool {
        (self.first.row..=self.last.row).contains(&at.row)
            && (self.first.column..=self.last.column).contains(&at.column)
    }
}

impl From<CellAddress> for Area {
    fn from(at: CellAddress) -> Self {
        Self { first: at, last: at }
    }
}

impl Display for Area {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.first.fmt(to)?;
        if self.first == self.last { Ok(()) } else { write!(to, ":{}", self.last) }
    }
}

impl FromStr for Area {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        let (one, other) = text.split_once(':').unwrap_or((text, text));
        Ok(Self::between(one.parse()?, other.parse()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_shown() {
        for text in ["A1", "Z9", "AA10", "AZ1", "ZZ1", "AAA1", "XFD1048576"] {
            assert_eq!(text.parse::<CellAddress>().map(|it| it.to_string()), Ok(text.to_owned()));
        }
        assert_eq!("$C$4".parse(), Ok(CellAddress::new(4, 3)));
        for text in
            ["", "A", "1", "A0", "XFE1", "A1048577", "1A", "A1B", "A-1", "あ1", "R99999999999"]
        {
            assert_eq!(text.parse::<CellAddress>(), Err(NoAddress), "{text}");
        }
    }

    #[test]
    fn an_area_runs_from_its_upper_left_cell() {
        assert_eq!("B5:A1".parse::<Area>().map(|it| it.to_string()), Ok("A1:B5".to_owned()));
        assert_eq!("B5:B5".parse::<Area>().map(|it| it.to_string()), Ok("B5".to_owned()));
    }
}
