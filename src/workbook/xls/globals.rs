//! What the cells of all sheets refer to, at the beginning of the stream.

use std::collections::HashMap;
use std::rc::Rc;

use super::record::{Pieces, Record, Records, u16_at, u32_at};
use super::strings::{plain, rich};
use crate::workbook::limit::{Budget, SHEET};
use crate::workbook::number_format::{Epoch, NumberFormat, builtin};
use crate::workbook::style::{RichText, Style, Styles};
use crate::workbook::{Visibility, WorkbookError};

/// A sheet as the workbook names it.
pub(super) struct Tab {
    /// Where its records begin in the stream.
    pub(super) from: usize,
    pub(super) name: String,
    pub(super) visibility: Visibility,
    /// 0 for cells.
    pub(super) kind: u8,
}

/// What is before the sheets.
pub(super) struct Globals {
    pub(super) tabs: Vec<Tab>,
    pub(super) strings: Vec<RichText>,
    pub(super) styles: Styles,
    pub(super) epoch: Epoch,
}

#[derive(Default)]
struct GlobalsReader {
    tabs: Vec<Tab>,
    strings: Vec<RichText>,
    codes: HashMap<u16, String>,
    /// Whether each font strikes out.
    fonts: Vec<bool>,
    /// The numbers of the font and of the format of each style.
    cells: Vec<(u16, u16)>,
    since_1904: bool,
}

impl Globals {
    pub(super) fn read(stream: &[u8], budget: &mut Budget) -> Result<Self, WorkbookError> {
        let mut reader = GlobalsReader::default();
        for (place, record) in Records(stream).enumerate() {
            match record.kind {
                // BOF: the first record, with the version.
                0x0809 if u16_at(record.data, 0) != Some(0x0600) => {
                    return Err(WorkbookError::UnknownFormat("Excel 5"));
                }
                0x0809 => {}
                _ if place == 0 => break,
                // EOF.
                0x000A => return Ok(reader.globals()),
                // FilePass.
                0x002F => return Err(WorkbookError::Encrypted),
                kind => {
                    let broken = || WorkbookError::Broken(format!("record {kind:04X}"));
                    reader.record(&record, budget)?.ok_or_else(broken)?;
                }
            }
        }
        Err(WorkbookError::Broken("the stream ends within the globals".into()))
    }
}

impl GlobalsReader {
    /// Reads a record; none when it is too short.
    fn record(
        &mut self,
        record: &Record<'_>,
        budget: &mut Budget,
    ) -> Result<Option<()>, WorkbookError> {
        if matches!(record.kind, 0x0031 | 0x041E | 0x0085 | 0x00E0) {
            budget.take_cells(if record.kind == 0x0085 { SHEET } else { 1 })?;
        }
        if record.kind == 0x00FC {
            return self.shared_strings(record, budget);
        }
        Ok(self.small_record(record))
    }

    fn small_record(&mut self, record: &Record<'_>) -> Option<()> {
        let data = record.data;
        match record.kind {
            // Date1904.
            0x0022 => self.since_1904 = u16_at(data, 0)? == 1,
            // Font.
            0x0031 => self.fonts.push(u16_at(data, 2)? & 0x0008 != 0),
            // Format.
            0x041E => {
                self.codes.insert(u16_at(data, 0)?, plain(record, 2, false)?);
            }
            // XF.
            0x00E0 => self.cells.push((u16_at(data, 0)?, u16_at(data, 2)?)),
            // BoundSheet8.
            0x0085 => {
                let visibility = match data.get(4)? & 3 {
                    0 => Visibility::Visible,
                    1 => Visibility::Hidden,
                    _ => Visibility::VeryHidden,
                };
                let from = usize::try_from(u32_at(data, 0)?).ok()?;
                let (kind, name) = (*data.get(5)?, plain(record, 6, true)?);
                self.tabs.push(Tab { from, name, visibility, kind });
            }
            _ => {}
        }
        Some(())
    }

    /// Reads the texts that cells share (SST).
    fn shared_strings(
        &mut self,
        record: &Record<'_>,
        budget: &mut Budget,
    ) -> Result<Option<()>, WorkbookError> {
        let count = u32_at(record.data, 4).unwrap_or(0);
        let mut pieces = Pieces::new(record, 8);
        for _ in 0..count {
            // Some writers count more than they write. A cell that refers to one that is not there tells.
            if pieces.is_empty() {
                break;
            }
            let Some(text) = rich(&mut pieces, |it| self.strikes(it)) else { return Ok(None) };
            budget.take(&text.whole())?;
            self.strings.push(text);
        }
        Ok(Some(()))
    }

    /// Whether a font strikes out. The font with the number 4 does not exist (MS-XLS 2.5.129).
    fn strikes(&self, font: u16) -> bool {
        let at = usize::from(if font > 4 { font - 1 } else { font });
        self.fonts.get(at).copied().unwrap_or(false)
    }

    fn globals(self) -> Globals {
        let mut formats: HashMap<u16, Rc<NumberFormat>> = HashMap::new();
        let mut styles = Styles::default();
        for (font, number) in &self.cells {
            let code = self.codes.get(number).map(String::as_str).or(builtin((*number).into()));
            let parsed = || Rc::new(NumberFormat::parse(code.unwrap_or("General")));
            let format = Rc::clone(formats.entry(*number).or_insert_with(parsed));
            styles.push(Style { format, struck: self.strikes(*font) });
        }
        let epoch = if self.since_1904 { Epoch::Of1904 } else { Epoch::Of1900 };
        Globals { tabs: self.tabs, strings: self.strings, styles, epoch }
    }
}
