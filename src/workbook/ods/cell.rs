//! A cell of an ODF workbook.

use jiff::SignedDuration;
use jiff::civil::DateTime;

use super::words::Words;
use crate::workbook::limit::Budget;
use crate::workbook::number_format::general;
use crate::workbook::sheet::SheetReader;
use crate::workbook::xml::{Tag, is_true};
use crate::workbook::{Area, Cell, CellAddress, CellValue, UnreadKind, WorkbookError};

/// A cell as it is written.
#[derive(Debug)]
pub(super) struct OdsCell {
    /// Its column, counted from 1, and as many cells are like it.
    pub(super) column: u32,
    pub(super) repeated: u32,
    pub(super) words: Words,
    /// Whether its font strikes out.
    pub(super) struck: bool,
    value: CellValue,
    /// The value as it is written.
    written: Option<String>,
    formula: Option<String>,
    /// As many rows and columns as it is merged over.
    spanned: (u32, u32),
}

impl OdsCell {
    pub(super) fn new(column: u32, tag: &Tag<'_>) -> Self {
        let (value, written) = value(tag);
        let spanned = |name: &str| tag.number(name).unwrap_or(1).max(1);
        Self {
            column,
            repeated: tag.number("number-columns-repeated").unwrap_or(1).max(1),
            words: Words::default(),
            struck: false,
            value,
            written,
            formula: tag.attribute("formula"),
            spanned: (spanned("number-rows-spanned"), spanned("number-columns-spanned")),
        }
    }

    /// Whether it is more than an empty place.
    pub(super) fn has_something(&self) -> bool {
        self.formula.is_some()
            || self.written.is_some()
            || self.spanned != (1, 1)
            || !self.words.live.is_empty()
            || !self.words.struck.is_empty()
    }

    /// Adds it to a sheet.
    pub(super) fn put(
        &self,
        at: CellAddress,
        sheet: &mut SheetReader,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        let area = Area::from(at);
        if self.spanned != (1, 1) {
            let row = at.row.saturating_add(self.spanned.0 - 1);
            let last = CellAddress::new(row, at.column.saturating_add(self.spanned.1 - 1));
            sheet.merge(Area { first: at, last }, budget)?;
        }
        if let Some(formula) = &self.formula {
            sheet.formula(at, formula, budget)?;
            if self.written.is_none() && self.words.paragraphs == 0 {
                return sheet.unread(UnreadKind::FormulaWithoutResult, Some(area), formula, budget);
            }
        }
        if !self.words.struck.trim().is_empty() {
            sheet.unread(UnreadKind::StruckOut, Some(area), &self.words.struck, budget)?;
            if self.words.live.trim().is_empty() {
                return Ok(());
            }
        }
        let text = match &self.written {
            // Only LibreOffice and those like it write what is shown.
            Some(written) if self.words.paragraphs == 0 => self.shown(written),
            Some(_) | None => self.words.live.clone(),
        };
        let cell = Cell::new(at.column, text, self.value);
        let digits = self.written.as_deref().unwrap_or_default();
        sheet.cell(at.row, cell.with_digits(digits), budget)
    }

    /// What is shown for a value of which the file does not say it.
    fn shown(&self, written: &str) -> String {
        match self.value {
            CellValue::Number(number) => general(number),
            CellValue::Flag(flag) => if flag { "TRUE" } else { "FALSE" }.to_owned(),
            CellValue::Text | CellValue::Date(_) | CellValue::DateTime(_) | CellValue::Error => {
                written.to_owned()
            }
        }
    }
}

/// The value of a cell, and how it is written.
fn value(tag: &Tag<'_>) -> (CellValue, Option<String>) {
    // LibreOffice writes an error as a text and says beside it what it is.
    if tag.attribute_named("calcext:value-type").as_deref() == Some("error") {
        return (CellValue::Error, None);
    }
    let Some(kind) = tag.attribute_named("office:value-type") else {
        return (CellValue::Text, None);
    };
    let name = match kind.as_str() {
        "date" => "office:date-value",
        "time" => "office:time-value",
        "boolean" => "office:boolean-value",
        "string" => "office:string-value",
        _ => "office:value",
    };
    let Some(written) = tag.attribute_named(name) else { return (CellValue::Text, None) };
    let value = match kind.as_str() {
        "date" => date(&written),
        "time" => time(&written).map(CellValue::Number),
        "boolean" => Some(CellValue::Flag(is_true(&written))),
        "string" => None,
        _ => written.trim().parse().ok().map(CellValue::Number),
    };
    (value.unwrap_or(CellValue::Text), Some(written).filter(|it| !it.is_empty()))
}

fn date(written: &str) -> Option<CellValue> {
    let moment: DateTime = written.trim().trim_end_matches('Z').parse().ok()?;
    let time = written.contains('T') && moment.time() != jiff::civil::Time::midnight();
    Some(if time { CellValue::DateTime(moment) } else { CellValue::Date(moment.date()) })
}

/// A duration (`PT09H30M00S`) in days.
fn time(written: &str) -> Option<f64> {
    let duration: SignedDuration = written.trim().parse().ok()?;
    Some(duration.as_secs_f64() / 86_400.0)
}
