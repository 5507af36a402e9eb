//! The records of a sheet.

use super::objects::Objects;
use super::record::{Record, Records, f64_at, u16_at, u32_at};
use super::strings::plain;
use crate::workbook::style::{RichText, StyledSheet};
use crate::workbook::xlsx::header_words;
use crate::workbook::{Area, CellAddress, CellValue, UnreadKind, Visibility, WorkbookError};

/// Reads the records of a sheet.
pub(super) struct CellReader<'a> {
    strings: &'a [RichText],
    styled: StyledSheet<'a>,
    objects: Objects,
    /// The cell and the style of a formula whose result is a text that comes next.
    awaited: Option<(CellAddress, usize)>,
    formulas: bool,
}

/// A cell with the number of its style.
type Place = (CellAddress, usize);

impl<'a> CellReader<'a> {
    pub(super) fn new(strings: &'a [RichText], styled: StyledSheet<'a>) -> Self {
        Self { strings, styled, objects: Objects::default(), awaited: None, formulas: false }
    }

    /// Reads to the end of the sheet. Charts within it are passed over.
    pub(super) fn read(mut self, records: &[u8]) -> Result<(), WorkbookError> {
        let mut depth = 0;
        for record in Records(records) {
            match record.kind {
                0x0809 => depth += 1,
                0x000A if depth <= 1 => return self.finish(),
                0x000A => depth -= 1,
                _ if depth == 0 => break,
                _ if depth > 1 => {}
                kind => {
                    if self.record(&record)?.is_none() {
                        let text = format!("{}: record {kind:04X}", self.styled.sheet.name);
                        return Err(WorkbookError::Broken(text));
                    }
                }
            }
        }
        let text = format!("{}: the stream ends within the sheet", self.styled.sheet.name);
        Err(WorkbookError::Broken(text))
    }

    fn finish(mut self) -> Result<(), WorkbookError> {
        self.lose_awaited()?;
        self.objects.finish(&mut self.styled)?;
        let hidden = self.styled.sheet.visibility != Visibility::Visible;
        if hidden && self.formulas {
            let styled = &mut self.styled;
            styled.sheet.unread(UnreadKind::Unseeable, None, "formulas", styled.budget)?;
        }
        Ok(())
    }

    /// Notes a formula whose result did not come.
    fn lose_awaited(&mut self) -> Result<(), WorkbookError> {
        match self.awaited.take() {
            Some((at, _)) => self.styled.unread(UnreadKind::FormulaWithoutResult, at, ""),
            None => Ok(()),
        }
    }

    /// Reads a record; none when it is too short.
    fn record(&mut self, record: &Record<'_>) -> Result<Option<()>, WorkbookError> {
        let data = record.data;
        match record.kind {
            0x0203 => self.number(data),
            0x0204 | 0x00D6 => self.label(record),
            0x0205 => self.flag_or_error(data),
            0x0207 => self.result(record),
            0x027E => self.small_number(data),
            0x00BD => self.small_numbers(data),
            0x00FD => self.shared_text(data),
            0x0006 => self.formula(data),
            0x00E5 => self.merges(data),
            0x0208 => self.row(data),
            0x007D => self.columns(data),
            0x0014 | 0x0015 => self.header(record),
            0x001C | 0x005D | 0x00EC | 0x01B6 => {
                self.styled.budget.take_cells(1)?;
                Ok(self.objects.record(record))
            }
            _ => Ok(Some(())),
        }
    }

    fn number(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        let Some(((at, style), number)) = place(data).zip(f64_at(data, 6)) else { return Ok(None) };
        self.styled.number(at, number, "", style).map(Some)
    }

    /// A text that is not shared, with fonts in an `RString`.
    fn label(&mut self, record: &Record<'_>) -> Result<Option<()>, WorkbookError> {
        let text = plain(record, 6, false);
        let Some(((at, style), text)) = place(record.data).zip(text) else { return Ok(None) };
        self.styled.text(at, &text.into(), style).map(Some)
    }

    fn shared_text(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        let number = u32_at(data, 6).and_then(|it| usize::try_from(it).ok());
        let text = number.and_then(|it| self.strings.get(it));
        let Some(((at, style), text)) = place(data).zip(text) else { return Ok(None) };
        self.styled.text(at, text, style).map(Some)
    }

    fn flag_or_error(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        let Some(((at, style), [value, is_error])) = place(data).zip(bytes(data, 6)) else {
            return Ok(None);
        };
        self.flag_or_error_at((at, style), value, is_error == 1).map(Some)
    }

    fn flag_or_error_at(
        &mut self,
        (at, style): Place,
        value: u8,
        is_error: bool,
    ) -> Result<(), WorkbookError> {
        if is_error {
            self.styled.value(at, (error(value).to_owned(), CellValue::Error), "", style)
        } else {
            self.styled.flag(at, value != 0, style)
        }
    }

    fn small_number(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        let Some(((at, style), number)) = place(data).zip(u32_at(data, 6)) else { return Ok(None) };
        self.styled.number(at, small(number), "", style).map(Some)
    }

    /// Numbers side by side (`MulRk`).
    fn small_numbers(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        let Some((row, first)) = u16_at(data, 0).zip(u16_at(data, 2)) else { return Ok(None) };
        let end = data.len().saturating_sub(2);
        let (numbers, _) = data.get(4..end).unwrap_or_default().as_chunks::<6>();
        for (column, number) in (u32::from(first)..).zip(numbers) {
            let at = CellAddress::from_zero(row.into(), column);
            let Some((style, number)) = u16_at(number, 0).zip(u32_at(number, 2)) else { continue };
            self.styled.number(at, small(number), "", style.into())?;
        }
        Ok(Some(()))
    }

    /// A formula with its result (MS-XLS 2.5.133); what it says is not text.
    fn formula(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        self.lose_awaited()?;
        self.formulas = true;
        let result: Option<[u8; 8]> = bytes(data, 6);
        let Some((place, result)) = place(data).zip(result) else { return Ok(None) };
        match result {
            [0, .., 0xFF, 0xFF] => self.awaited = Some(place),
            [1, _, value, .., 0xFF, 0xFF] => self.flag_or_error_at(place, value, false)?,
            [2, _, value, .., 0xFF, 0xFF] => self.flag_or_error_at(place, value, true)?,
            // An empty text.
            [3, .., 0xFF, 0xFF] => {}
            number => self.styled.number(place.0, f64::from_le_bytes(number), "", place.1)?,
        }
        Ok(Some(()))
    }

    /// The text that is the result of the formula before.
    fn result(&mut self, record: &Record<'_>) -> Result<Option<()>, WorkbookError> {
        let Some(text) = plain(record, 0, false) else { return Ok(None) };
        match self.awaited.take() {
            Some((at, style)) => self.styled.text(at, &text.into(), style).map(Some),
            None => Ok(Some(())),
        }
    }

    fn merges(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        for area in data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
            let corner = |at| Some((u16_at(area, at)?, u16_at(area, at + 4)?));
            let (Some(first), Some(last)) = (corner(0), corner(2)) else { continue };
            let cell = |it: (u16, u16)| CellAddress::from_zero(it.0.into(), it.1.into());
            let area = Area::between(cell(first), cell(last));
            self.styled.sheet.merge(area, self.styled.budget)?;
        }
        Ok(Some(()))
    }

    fn row(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        let Some((row, flags)) = u16_at(data, 0).zip(u16_at(data, 12)) else { return Ok(None) };
        if flags & 0x0020 != 0 {
            let number = u32::from(row) + 1;
            self.styled.sheet.hide_rows(number, number, self.styled.budget)?;
        }
        Ok(Some(()))
    }

    fn columns(&mut self, data: &[u8]) -> Result<Option<()>, WorkbookError> {
        let Some((first, last)) = u16_at(data, 0).zip(u16_at(data, 2)) else { return Ok(None) };
        let hidden = u16_at(data, 8).is_some_and(|it| it & 1 == 1) || u16_at(data, 4) == Some(0);
        if hidden {
            let (first, last) = (u32::from(first) + 1, u32::from(last) + 1);
            self.styled.sheet.hide_columns(first, last, self.styled.budget)?;
        }
        Ok(Some(()))
    }

    fn header(&mut self, record: &Record<'_>) -> Result<Option<()>, WorkbookError> {
        let Some(text) = plain(record, 0, false).map(|it| header_words(&it)) else {
            return Ok(None);
        };
        if !text.is_empty() {
            let styled = &mut self.styled;
            styled.sheet.unread(UnreadKind::HeaderOrFooter, None, &text, styled.budget)?;
        }
        Ok(Some(()))
    }
}

/// Where a cell is, and the number of its style.
fn place(data: &[u8]) -> Option<Place> {
    let at = CellAddress::from_zero(u16_at(data, 0)?.into(), u16_at(data, 2)?.into());
    Some((at, u16_at(data, 4)?.into()))
}

fn bytes<const N: usize>(data: &[u8], at: usize) -> Option<[u8; N]> {
    data.get(at..at.checked_add(N)?)?.try_into().ok()
}

/// A number in four bytes (MS-XLS 2.5.217): a whole one or the upper half of a `f64`, perhaps times 100.
fn small(bits: u32) -> f64 {
    let number = if bits & 2 == 2 {
        f64::from(bits.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(bits & !3) << 32)
    };
    if bits & 1 == 1 { number / 100.0 } else { number }
}

/// The name of an error (MS-XLS 2.5.10).
fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
