//! How the cells of an Office Open XML workbook are shown (`styles.xml`).

use std::collections::HashMap;
use std::io::Read;
use std::rc::Rc;

use crate::workbook::WorkbookError;
use crate::workbook::limit::Budget;
use crate::workbook::number_format::{NumberFormat, builtin};
use crate::workbook::style::{Style, Styles};
use crate::workbook::xml::{Node, Tag, Xml, is_true};

/// Reads the styles of the cells.
pub(super) fn read<R: Read>(
    mut part: Xml<R>,
    budget: &mut Budget,
) -> Result<Styles, WorkbookError> {
    let mut reader = StylesReader::default();
    loop {
        match part.next()? {
            Node::Start(tag) => reader.start(&tag, budget)?,
            Node::End(tag) => reader.end(tag.name()),
            Node::Eof => return Ok(reader.styles()),
            Node::Text(_) | Node::Other => {}
        }
    }
}

/// Where a list of the part is being read.
#[derive(Default, PartialEq, Eq)]
enum List {
    Fonts,
    Cells,
    #[default]
    Other,
}

#[derive(Default)]
struct StylesReader {
    list: List,
    codes: HashMap<u32, String>,
    /// Whether each font strikes out.
    fonts: Vec<bool>,
    /// The numbers of the format and of the font of each style.
    cells: Vec<(u32, usize)>,
}

impl StylesReader {
    fn start(&mut self, tag: &Tag<'_>, budget: &mut Budget) -> Result<(), WorkbookError> {
        match tag.name() {
            "fonts" => self.list = List::Fonts,
            "cellXfs" => self.list = List::Cells,
            // Formats of conditions (`dxfs`) have codes, too.
            "numFmt" if self.list == List::Other => {
                let number = tag.number("numFmtId");
                if let Some((number, code)) = number.zip(tag.attribute("formatCode")) {
                    budget.take(&code)?;
                    self.codes.entry(number).or_insert(code);
                }
            }
            "font" if self.list == List::Fonts => {
                budget.take_cells(1)?;
                self.fonts.push(false);
            }
            "strike" if self.list == List::Fonts => {
                if let Some(font) = self.fonts.last_mut() {
                    *font = tag.attribute("val").is_none_or(|it| is_true(&it));
                }
            }
            "xf" if self.list == List::Cells => {
                budget.take_cells(1)?;
                let format = tag.number("numFmtId").unwrap_or(0);
                self.cells.push((format, tag.number("fontId").unwrap_or(0)));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "fonts" | "cellXfs") {
            self.list = List::Other;
        }
    }

    fn styles(self) -> Styles {
        let mut formats: HashMap<u32, Rc<NumberFormat>> = HashMap::new();
        let mut styles = Styles::default();
        for (number, font) in self.cells {
            // Some writers give a code of their own to a number that has one.
            let code = self.codes.get(&number).map(String::as_str).or(builtin(number));
            let parsed = || Rc::new(NumberFormat::parse(code.unwrap_or("General")));
            let format = Rc::clone(formats.entry(number).or_insert_with(parsed));
            let struck = self.fonts.get(font).copied().unwrap_or(false);
            styles.push(Style { format, struck });
        }
        styles
    }
}
