//! What is drawn over the cells of a sheet: texts of shapes, pictures, charts (`drawing.xml`).

use std::collections::BTreeMap;
use std::io::Read;

use crate::workbook::control::ticked;
use crate::workbook::limit::Budget;
use crate::workbook::sheet::SheetReader;
use crate::workbook::xml::{Node, Tag, Xml};
use crate::workbook::{Area, CellAddress, UnreadKind, WorkbookError};

/// Reads what is drawn; nothing of it is in a cell. Controls that are found are taken out of those given.
pub(super) fn read<R: Read>(
    mut part: Xml<R>,
    controls: &mut BTreeMap<String, bool>,
    sheet: &mut SheetReader,
    budget: &mut Budget,
) -> Result<(), WorkbookError> {
    let mut reader = DrawingReader::default();
    loop {
        match part.next()? {
            Node::Start(tag) => reader.start(&tag),
            Node::Text(text) => {
                budget.take_text(&text)?;
                reader.text(&text);
            }
            Node::End(tag) => {
                if let Some((what, mut text)) = reader.end(tag.name()) {
                    if let Some(state) = controls.remove(&reader.name) {
                        text = ticked(&text, state);
                    }
                    if what == UnreadKind::Picture || !text.is_empty() {
                        sheet.unread(what, Some(reader.area()), &text, budget)?;
                    }
                }
            }
            Node::Eof => return Ok(()),
            Node::Other => {}
        }
    }
}

#[derive(Default)]
struct DrawingReader {
    /// What is repeated for programs that do not know a newer element.
    fallback: usize,
    /// Row and column, counted from 0, of both corners.
    corners: [(u32, u32); 2],
    corner: Option<usize>,
    number: Option<String>,
    name: String,
    /// What is said instead of showing it.
    said: String,
    /// The text of the shape that is being read.
    text: Option<String>,
    run: bool,
}

impl DrawingReader {
    fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "Fallback" => self.fallback += 1,
            "twoCellAnchor" | "oneCellAnchor" | "absoluteAnchor" => {
                *self = Self { fallback: self.fallback, ..Self::default() };
            }
            "from" => self.corner = Some(0),
            "to" => self.corner = Some(1),
            "col" | "row" => self.number = Some(String::new()),
            "cNvPr" => {
                let said = tag.attribute("descr").filter(|it| !it.trim().is_empty());
                self.name = tag.attribute("name").unwrap_or_default();
                self.said = said.unwrap_or(self.name.clone());
            }
            "txBody" => self.text = Some(String::new()),
            "t" => self.run = true,
            "br" => self.break_line(),
            _ => {}
        }
    }

    fn break_line(&mut self) {
        if let Some(text) = &mut self.text {
            text.push('\n');
        }
    }

    fn text(&mut self, more: &str) {
        if let Some(number) = &mut self.number {
            number.push_str(more);
        } else if self.run
            && let Some(text) = &mut self.text
        {
            text.push_str(more);
        }
    }

    fn end(&mut self, name: &str) -> Option<(UnreadKind, String)> {
        match name {
            "Fallback" => self.fallback = self.fallback.saturating_sub(1),
            "from" | "to" => self.corner = None,
            "col" | "row" => self.place(name),
            "t" => self.run = false,
            "p" => self.break_line(),
            "txBody" => {
                let text = self.text.take()?.trim().to_owned();
                return (self.fallback == 0).then_some((UnreadKind::TextBox, text));
            }
            "pic" | "graphicFrame" if self.fallback == 0 => {
                return Some((UnreadKind::Picture, self.said.clone()));
            }
            _ => {}
        }
        None
    }

    fn place(&mut self, name: &str) {
        let number = self.number.take().and_then(|it| it.trim().parse().ok());
        let corner = self.corner.and_then(|it| self.corners.get_mut(it));
        if let Some((number, corner)) = number.zip(corner) {
            if name == "row" { corner.0 = number } else { corner.1 = number }
        }
    }

    fn area(&self) -> Area {
        let [(row, column), (last_row, last_column)] = self.corners;
        let first = CellAddress::from_zero(row, column);
        // A drawing of a fixed size has one corner only.
        let last = CellAddress::from_zero(last_row.max(row), last_column.max(column));
        Area { first, last }
    }
}
