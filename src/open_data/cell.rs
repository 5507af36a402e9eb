//! What stands in a cell of a table.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::calendar::FiscalYear;
use crate::japanese::{fold, parse_number};
use crate::record::{Day, Direction, FixedWord};

/// One value. What a text cell begins with is guarded where it is written for workbooks, not here.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'r> {
    Empty,
    Text(Cow<'r, str>),
    Integer(i64),
    Number(f64),
    Day(Date),
    Year(FiscalYear),
}

/// A text; nothing where it is empty.
pub(super) fn text(text: &str) -> Cell<'_> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(text)) }
}

/// A text that was made for the cell.
pub(super) fn made(text: String) -> Cell<'static> {
    if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Owned(text)) }
}

/// A day of a record.
pub(super) fn day(day: Option<Day>) -> Cell<'static> {
    date(day.map(|it| it.date))
}

/// A day.
pub(super) fn date(date: Option<Date>) -> Cell<'static> {
    date.map_or(Cell::Empty, Cell::Day)
}

/// A fiscal year.
pub(super) fn year(year: Option<FiscalYear>) -> Cell<'static> {
    year.map_or(Cell::Empty, Cell::Year)
}

/// A place among others, counted from 1.
pub(super) fn place(at: usize) -> Cell<'static> {
    i64::try_from(at + 1).map_or(Cell::Empty, Cell::Integer)
}

/// The number that was typed, with or without the unit behind it. What says more than a number (80％以上, 約10件) is
/// none.
pub(super) fn number(typed: &str, unit: &str) -> Cell<'static> {
    let with_unit = || {
        let (typed, unit) = (fold(typed), fold(unit));
        if unit.is_empty() { None } else { parse_number(typed.strip_suffix(&*unit)?) }
    };
    parse_number(typed).or_else(with_unit).map_or(Cell::Empty, Cell::Number)
}

/// The name in data of the way that is the better one.
pub(super) fn direction(direction: Option<Direction>) -> Cell<'static> {
    let word = direction.and_then(|it| Direction::WORDS.iter().find(|word| word.0 == it));
    word.map_or(Cell::Empty, |it| text(it.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_number_is_one_and_what_says_more_is_none() {
        for (typed, unit, expected) in [
            ("1,200", "件", Some(1200.0)),
            ("１，２００件", "件", Some(1200.0)),
            ("95.5％", "%", Some(95.5)),
            ("▲3", "", Some(-3.0)),
            ("95％", "", None),
            ("80％以上", "％", None),
            ("3件", "人", None),
            ("－", "件", None),
            ("", "件", None),
            ("実施", "", None),
        ] {
            let cell = expected.map_or(Cell::Empty, Cell::Number);
            assert_eq!(number(typed, unit), cell, "{typed} {unit}");
        }
    }
}
