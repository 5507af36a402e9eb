//! Texts of Office Open XML: runs with fonts of their own, furigana, characters that XML has no way to write.

use std::io::Read;

use crate::workbook::WorkbookError;
use crate::workbook::limit::Budget;
use crate::workbook::style::RichText;
use crate::workbook::xml::{Node, Tag, Xml, is_true};

/// Reads the texts that cells share (`sharedStrings.xml`).
pub(super) fn shared_strings<R: Read>(
    mut part: Xml<R>,
    budget: &mut Budget,
) -> Result<Vec<RichText>, WorkbookError> {
    let mut strings = Vec::new();
    loop {
        match part.next()? {
            Node::Start(tag) if tag.name() == "si" => {
                budget.take_cells(1)?;
                strings.push(rich_text(&mut part, "si", budget)?);
            }
            Node::Eof => return Ok(strings),
            Node::Start(_) | Node::End(_) | Node::Text(_) | Node::Other => {}
        }
    }
}

/// Reads a text from after the start of its element to the end of it.
pub(super) fn rich_text<R: Read>(
    part: &mut Xml<R>,
    element: &str,
    budget: &mut Budget,
) -> Result<RichText, WorkbookError> {
    let mut runs = RichText::default();
    let mut reader = RunReader::default();
    loop {
        match part.next()? {
            Node::Start(tag) => reader.start(&tag),
            Node::End(tag) if tag.name() == element && reader.phonetic == 0 => break,
            Node::End(tag) => {
                if let Some(text) = reader.end(tag.name()) {
                    budget.take_cells(1)?;
                    runs.push(text, reader.struck);
                }
            }
            Node::Text(text) => {
                budget.take_text(&text)?;
                reader.text(&text);
            }
            Node::Eof => break,
            Node::Other => {}
        }
    }
    Ok(runs)
}

/// Where within a text the reading is.
#[derive(Default)]
struct RunReader {
    /// Furigana, which are not part of what is written.
    phonetic: usize,
    properties: bool,
    /// Whether the run is struck out; none where it has no font of its own.
    struck: Option<bool>,
    preserved: bool,
    text: Option<String>,
}

impl RunReader {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "rPh" => self.phonetic += 1,
            "rPr" => {
                self.properties = true;
                self.struck = Some(false);
            }
            "strike" if self.properties => {
                self.struck = Some(tag.attribute("val").is_none_or(|it| is_true(&it)));
            }
            "t" if self.phonetic == 0 => {
                self.text = Some(String::new());
                self.preserved = tag.attribute("space").is_some_and(|it| it == "preserve");
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(to) = &mut self.text {
            to.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Option<String> {
        match name {
            "rPh" => self.phonetic = self.phonetic.saturating_sub(1),
            "rPr" => self.properties = false,
            "r" => self.struck = None,
            "t" => {
                let text = self.text.take()?;
                // Blanks at the ends count only where it is said that they do.
                let trimmed = text.trim_matches([' ', '\t', '\n', '\r']);
                let whole = self.preserved || trimmed.len() == text.len();
                return Some(unescaped(if whole { text } else { trimmed.to_owned() }));
            }
            _ => {}
        }
        None
    }
}

/// A text with its characters of the form `_x000D_` (ECMA-376, 22.9.2.19). Line ends become `\n`.
pub(super) fn unescaped(text: String) -> String {
    if !text.contains("_x") {
        return text;
    }
    let mut result = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        result.push_str(before);
        let hexadecimal = |code: &&str| code.bytes().all(|it| it.is_ascii_hexdigit());
        let code = from.get(2..6).filter(hexadecimal);
        let code = code.filter(|_| from.as_bytes().get(6) == Some(&b'_'));
        let character =
            code.and_then(|it| u32::from_str_radix(it, 16).ok()).and_then(char::from_u32);
        if let Some(character) = character {
            result.push(character);
            rest = from.get(7..).unwrap_or_default();
        } else {
            result.push_str("_x");
            rest = from.get(2..).unwrap_or_default();
        }
    }
    result.push_str(rest);
    result.replace("\r\n", "\n").replace('\r', "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_cannot_write_come_back() {
        assert_eq!(unescaped("a_x000D_\nb".into()), "a\nb");
        assert_eq!(unescaped("_x005F_x000D_".into()), "_x000D_");
        assert_eq!(unescaped("_xあ_x12_x_x00g0_".into()), "_xあ_x12_x_x00g0_");
    }
}
