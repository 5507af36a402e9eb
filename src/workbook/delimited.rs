//! Texts of records: fields that are parted by commas, tabs or semicolons.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{EUC_JP, SHIFT_JIS, UTF_16BE, UTF_16LE};

use super::limit::Budget;
use super::sheet::SheetReader;
use super::{Cell, CellValue, Encoding, Format, Visibility, Workbook, WorkbookError};

/// Reads a text of records as a workbook of one sheet. A record is the row of the line that it begins in.
pub(super) fn read(bytes: &[u8], budget: &mut Budget) -> Result<Workbook, WorkbookError> {
    if bytes.len() > budget.limits.text {
        return Err(WorkbookError::TooLarge { limit: budget.limits.text as u64 });
    }
    let (text, encoding) = decode(bytes)?;
    if text.contains("\u{1b}$") {
        return Err(WorkbookError::UnknownFormat("ISO-2022-JP"));
    }
    // No spreadsheet writes one into a text, and what is not text has many.
    if let Some(at) = text.find('\0') {
        return Err(WorkbookError::NotText { line: line_at(text.as_bytes(), at) });
    }
    let separator = separator(&text);
    let format = Format::Delimited { separator, encoding };
    let mut workbook = Workbook { format, sheets: Vec::new(), unread: Vec::new() };
    let mut sheet = SheetReader::new(String::new(), Visibility::Visible);
    records(&text, separator, &mut sheet, budget)?;
    sheet.finish(&mut workbook, budget)?;
    Ok(workbook)
}

fn records(
    text: &str,
    separator: char,
    sheet: &mut SheetReader,
    budget: &mut Budget,
) -> Result<(), WorkbookError> {
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    loop {
        let broken = |it: csv::Error| WorkbookError::Broken(it.to_string());
        let more = reader.read_record(&mut record).map_err(broken)?;
        if !more {
            return Ok(());
        }
        let row = record.position().map_or(1, |it| line_of_record(text, it));
        for (column, field) in (1..).zip(&record) {
            let text = field.replace("\r\n", "\n");
            sheet.cell(row, Cell::new(column, text, CellValue::Text), budget)?;
        }
    }
}

/// The line in which a record begins. Its position is that of the empty lines before it.
fn line_of_record(text: &str, position: &csv::Position) -> u32 {
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let before = text.as_bytes().get(at..).unwrap_or_default();
    let empty = before.iter().take_while(|it| matches!(it, b'\r' | b'\n'));
    let empty = empty.filter(|it| **it == b'\n').count() as u64;
    u32::try_from(position.line().saturating_add(empty)).unwrap_or(u32::MAX)
}

/// The text of a file. Code page 932 is tried last: any text in UTF-8 could be one in it, not the other way round.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), WorkbookError> {
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(text) = bytes.strip_prefix(mark) {
            return match encoding.decode_without_bom_handling_and_without_replacement(text) {
                Some(text) => Ok((text, Encoding::Utf16WithMark)),
                None => Err(WorkbookError::NotText { line: 1 }),
            };
        }
    }
    let (marked, rest) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    match std::str::from_utf8(rest) {
        Ok(text) if marked => return Ok((text.into(), Encoding::Utf8WithMark)),
        Ok(text) => return Ok((text.into(), Encoding::Utf8)),
        Err(fault) if marked => {
            return Err(WorkbookError::NotText { line: line_at(rest, fault.valid_up_to()) });
        }
        Err(_) => {}
    }
    match SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if is_euc(&text, bytes) => Err(WorkbookError::UnknownFormat("EUC-JP")),
        Some(text) => Ok((text, Encoding::Cp932)),
        None if EUC_JP.decode_without_bom_handling_and_without_replacement(bytes).is_some() => {
            Err(WorkbookError::UnknownFormat("EUC-JP"))
        }
        None => Err(WorkbookError::NotText { line: line_at(bytes, first_fault(bytes)) }),
    }
}

/// Whether a text that is one in code page 932 is rather one in EUC-JP, of which that makes katakana in half width.
fn is_euc(text: &str, bytes: &[u8]) -> bool {
    let half = text.chars().filter(|it| ('\u{ff61}'..='\u{ff9f}').contains(it)).count();
    let other = text.chars().filter(|it| !it.is_ascii()).count() - half;
    // A text in half width is hardly one with kana in EUC-JP, whose first byte would be ､ or ･.
    let kana = |it: char| ('\u{3041}'..='\u{30ff}').contains(&it);
    let euc = EUC_JP.decode_without_bom_handling_and_without_replacement(bytes);
    half > other && euc.is_some_and(|it| it.chars().any(kana))
}

/// Where the text is in none of the encodings: the later of the places where each of them ends to be one, since
/// the other did not even get there.
fn first_fault(bytes: &[u8]) -> usize {
    let utf8 = std::str::from_utf8(bytes).err().map_or(bytes.len(), |it| it.valid_up_to());
    let mut decoder = SHIFT_JIS.new_decoder_without_bom_handling();
    let mut buffer = vec![0; 4096];
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let (result, read, _) = decoder.decode_to_utf8_without_replacement(rest, &mut buffer, true);
        at += read;
        match result {
            encoding_rs::DecoderResult::OutputFull => {}
            encoding_rs::DecoderResult::InputEmpty => return at.max(utf8),
            encoding_rs::DecoderResult::Malformed(bad, after) => {
                return at.saturating_sub(usize::from(bad + after)).max(utf8);
            }
        }
    }
}

/// The line of a byte, counted from 1.
fn line_at(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.get(..at).unwrap_or(bytes);
    let lines = before.split(|it| *it == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

/// What parts the fields: the one of the three that is most often outside quotes in the first lines.
fn separator(text: &str) -> char {
    let mut counts = [('\t', 0_usize), (',', 0), (';', 0)];
    let mut quoted = false;
    let mut lines = 0;
    for character in text.chars().take(64 * 1024) {
        match character {
            '"' => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            _ if !quoted => {
                if let Some(count) = counts.iter_mut().find(|it| it.0 == character) {
                    count.1 += 1;
                }
            }
            _ => {}
        }
        // Titles above the table have none.
        if lines >= 20 {
            break;
        }
    }
    let most = counts.iter().rev().max_by_key(|it| it.1).filter(|it| it.1 > 0);
    // A text without any is a column; a comma is what it would most likely be.
    most.map_or(',', |it| it.0)
}
