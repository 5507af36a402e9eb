//! Workbooks of Excel 97 to 2003 (MS-XLS, BIFF8): `.xls`.

mod cells;
mod globals;
mod objects;
mod record;
mod strings;

use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::limit::Budget;
use super::sheet::SheetReader;
use super::style::StyledSheet;
use super::{Format, Unread, UnreadKind, Workbook, WorkbookError};

use cells::CellReader;
use globals::Globals;

/// Files that are compound, too, by a stream of theirs.
const OTHERS: [(&str, &str); 3] =
    [("/WordDocument", "Word"), ("/PowerPoint Document", "PowerPoint"), ("/Book", "Excel 5")];

/// Reads a compound file as the workbook that it is.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Workbook, WorkbookError> {
    let stream = workbook_stream(bytes, budget)?;
    let globals = Globals::read(&stream, budget)?;
    let mut workbook = Workbook { format: Format::Xls, sheets: Vec::new(), unread: Vec::new() };
    for tab in &globals.tabs {
        if tab.kind != 0 {
            let text = match tab.kind {
                1 => "macrosheet",
                2 => "chartsheet",
                _ => "module",
            };
            workbook.unread.push(Unread {
                sheet: tab.name.clone(),
                at: None,
                what: UnreadKind::Unseeable,
                text: text.to_owned(),
            });
            continue;
        }
        let mut sheet = SheetReader::new(tab.name.clone(), tab.visibility);
        let styled = StyledSheet {
            sheet: &mut sheet,
            budget: &mut *budget,
            styles: &globals.styles,
            epoch: globals.epoch,
        };
        let records = stream.get(tab.from..).unwrap_or_default();
        CellReader::new(&globals.strings, styled).read(records)?;
        sheet.finish(&mut workbook, budget)?;
    }
    Ok(workbook)
}

/// The stream with the workbook.
fn workbook_stream(bytes: &[u8], budget: &Budget) -> Result<Vec<u8>, WorkbookError> {
    let limit = budget.limits.unpacked;
    if bytes.len() as u64 > limit {
        return Err(WorkbookError::TooLarge { limit });
    }
    let broken = |it: std::io::Error| WorkbookError::Broken(it.to_string());
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(broken)?;
    // A workbook of Office Open XML with a password is within a compound file.
    if file.is_stream("/EncryptedPackage") {
        return Err(WorkbookError::Encrypted);
    }
    if !file.is_stream("/Workbook") {
        let other = OTHERS.iter().find(|it| file.is_stream(it.0));
        return Err(WorkbookError::UnknownFormat(other.map_or("compound file", |it| it.1)));
    }
    let mut stream = Vec::new();
    let opened = file.open_stream("/Workbook").map_err(broken)?;
    // No more than the file has, whatever it says.
    opened.take(bytes.len() as u64).read_to_end(&mut stream).map_err(broken)?;
    Ok(stream)
}
