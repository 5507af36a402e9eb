//! Remarks at cells: notes (`comments.xml`) and conversations (`threadedComments`); words of headers and footers.

use std::io::Read;

use super::strings::{rich_text, unescaped};
use crate::workbook::limit::Budget;
use crate::workbook::sheet::SheetReader;
use crate::workbook::xml::{Node, Xml};
use crate::workbook::{CellAddress, UnreadKind, WorkbookError};

/// Reads notes. At cells of a conversation, the note only says that older programs cannot show it.
pub(super) fn read_comments<R: Read>(
    mut part: Xml<R>,
    threads: &[CellAddress],
    sheet: &mut SheetReader,
    budget: &mut Budget,
) -> Result<(), WorkbookError> {
    let mut at: Option<CellAddress> = None;
    loop {
        match part.next()? {
            Node::Start(tag) if tag.name() == "comment" => {
                at = tag.attribute("ref").and_then(|it| it.parse().ok());
            }
            Node::Start(tag) if tag.name() == "text" => {
                let text = rich_text(&mut part, "text", budget)?.whole();
                let known = at.is_some_and(|it| threads.binary_search(&it).is_ok());
                if !known && !text.trim().is_empty() {
                    sheet.unread(UnreadKind::Comment, at.map(Into::into), &text, budget)?;
                }
            }
            Node::Eof => return Ok(()),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// Reads conversations; returns at which cells they are.
pub(super) fn read_threads<R: Read>(
    mut part: Xml<R>,
    sheet: &mut SheetReader,
    budget: &mut Budget,
) -> Result<Vec<CellAddress>, WorkbookError> {
    let mut cells = Vec::new();
    let mut at: Option<CellAddress> = None;
    let mut remark: Option<String> = None;
    loop {
        match part.next()? {
            Node::Start(tag) if tag.name() == "threadedComment" => {
                at = tag.attribute("ref").and_then(|it| it.parse().ok());
                budget.take_cells(1)?;
                cells.extend(at);
            }
            Node::Start(tag) if tag.name() == "text" => remark = Some(String::new()),
            Node::Text(text) => {
                if let Some(remark) = &mut remark {
                    budget.take_text(&text)?;
                    remark.push_str(&text);
                }
            }
            Node::End(tag) if tag.name() == "text" => {
                if let Some(text) = remark.take().map(unescaped) {
                    sheet.unread(UnreadKind::Comment, at.map(Into::into), &text, budget)?;
                }
            }
            Node::Eof => return Ok(cells),
            Node::Start(_) | Node::End(_) | Node::Other => {}
        }
    }
}

/// The words of a header or a footer without the codes between them (ECMA-376, 18.3.1.46): page numbers, names of
/// the file and the sheet, fonts.
pub(in crate::workbook) fn header_words(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        if character != '&' {
            words.push(character);
            continue;
        }
        match rest.next() {
            Some('&') => words.push('&'),
            // The three places.
            Some('L' | 'C' | 'R') => words.push('\n'),
            Some('"') => {
                let _ = rest.by_ref().find(|it| *it == '"');
            }
            Some('K') => {
                let _ = rest.by_ref().take(6).count();
            }
            Some('0'..='9') => while rest.next_if(char::is_ascii_digit).is_some() {},
            Some(_) | None => {}
        }
    }
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let lines = lines.join("\n");
    // What is left of `Page &P of &N` and `- &P -` says nothing.
    let frame = lines.replace("ページ", "").replace("Page", "").replace("of", "");
    if frame.chars().any(char::is_alphanumeric) { lines } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::header_words;

    #[test]
    fn of_a_header_only_the_words_are_read() {
        assert_eq!(header_words("&L&\"ＭＳ 明朝,標準\"&12様式第1号&R&D &P/&N"), "様式第1号\n/");
        assert_eq!(header_words("&C- &P -"), "");
        assert_eq!(header_words("&P ページ"), "");
        assert_eq!(header_words("&CA&&B&K00FF00x"), "A&Bx");
        assert_eq!(header_words("&"), "");
    }
}
