//! The cells of a sheet, and what else its part says (`sheet1.xml`).

use std::collections::{BTreeMap, HashMap};
use std::io::Read;

use super::remarks::header_words;
use super::strings::{rich_text, unescaped};
use crate::workbook::style::{RichText, StyledSheet};
use crate::workbook::xml::{Node, Tag, Xml, is_true};
use crate::workbook::{
    Area, CellAddress, CellValue, LAST_COLUMN, LAST_ROW, UnreadKind, WorkbookError,
};

/// Parts to which a sheet refers.
#[derive(Default)]
pub(super) struct SheetParts {
    /// The relation of its drawing, of which there is one at most.
    pub(super) drawing: Option<String>,
    /// The relations of form controls by their names.
    pub(super) controls: BTreeMap<String, String>,
}

/// Reads the part of a sheet.
pub(super) struct CellReader<'a> {
    strings: &'a [RichText],
    styled: StyledSheet<'a>,
    parts: SheetParts,
    /// The row and the column of the cell that is being read, or was last.
    row: u32,
    column: u32,
    cell: Option<RawCell>,
    /// Formulas of which other cells have the number only.
    formulas: HashMap<u32, String>,
    /// Which text the pieces belong to that are being read.
    field: Field,
    text: String,
}

/// A cell as it is written.
#[derive(Default)]
struct RawCell {
    style: usize,
    kind: Kind,
    value: Option<String>,
    inline: Option<RichText>,
    formula: Option<String>,
    shared_formula: Option<u32>,
}

/// What the value of a cell is (ECMA-376, 18.18.11).
#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Kind {
    #[default]
    Number,
    Shared,
    Text,
    Flag,
    Error,
    Date,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Field {
    Value,
    Formula,
    Header,
    #[default]
    None,
}

impl<'a> CellReader<'a> {
    pub(super) fn new(strings: &'a [RichText], styled: StyledSheet<'a>) -> Self {
        Self {
            strings,
            styled,
            parts: SheetParts::default(),
            row: 0,
            column: 0,
            cell: None,
            formulas: HashMap::new(),
            field: Field::None,
            text: String::new(),
        }
    }

    pub(super) fn read<R: Read>(mut self, mut part: Xml<R>) -> Result<SheetParts, WorkbookError> {
        loop {
            match part.next()? {
                Node::Start(tag) if tag.name() == "is" => {
                    let text = rich_text(&mut part, "is", self.styled.budget)?;
                    if let Some(cell) = &mut self.cell {
                        cell.inline = Some(text);
                    }
                }
                Node::Start(tag) => self.start(&tag)?,
                Node::Text(text) if self.field != Field::None => {
                    self.styled.budget.take_text(&text)?;
                    self.text.push_str(&text);
                }
                Node::End(tag) => self.end(tag.name())?,
                Node::Eof => return Ok(self.parts),
                Node::Text(_) | Node::Other => {}
            }
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), WorkbookError> {
        match tag.name() {
            "c" => self.start_cell(tag)?,
            "v" => self.begin(Field::Value),
            "f" => {
                self.begin(Field::Formula);
                if let Some(cell) = &mut self.cell {
                    cell.shared_formula = tag.number("si");
                }
            }
            "row" => self.start_row(tag)?,
            "col" if tag.flag("hidden") == Some(true) || tag.number("width") == Some(0.0) => {
                if let Some((first, last)) = tag.number("min").zip(tag.number("max")) {
                    self.styled.sheet.hide_columns(first, last, self.styled.budget)?;
                }
            }
            "mergeCell" => {
                let area: Option<Area> = tag.attribute("ref").and_then(|it| it.parse().ok());
                if let Some(area) = area {
                    self.styled.sheet.merge(area, self.styled.budget)?;
                }
            }
            "oddHeader" | "oddFooter" | "evenHeader" | "evenFooter" | "firstHeader"
            | "firstFooter" => self.begin(Field::Header),
            "control" => {
                if let Some((name, id)) = tag.attribute("name").zip(tag.attribute("id")) {
                    self.styled.budget.take(&name)?;
                    self.parts.controls.insert(name, id);
                }
            }
            "drawing" => self.parts.drawing = tag.attribute("id"),
            _ => {}
        }
        Ok(())
    }

    fn begin(&mut self, field: Field) {
        self.field = field;
        self.text.clear();
    }

    fn start_row(&mut self, tag: &Tag<'_>) -> Result<(), WorkbookError> {
        let number = tag.attribute("r").map(|it| it.trim().parse::<u32>());
        self.row = match number {
            Some(Ok(number)) => number,
            Some(Err(_)) => return Err(WorkbookError::Broken("a row without a number".into())),
            None => self.row.saturating_add(1),
        };
        self.column = 0;
        if tag.flag("hidden") == Some(true) || tag.number("ht") == Some(0.0) {
            self.styled.sheet.hide_rows(self.row, self.row, self.styled.budget)?;
        }
        Ok(())
    }

    fn start_cell(&mut self, tag: &Tag<'_>) -> Result<(), WorkbookError> {
        let mut cell = RawCell::default();
        let mut at = None;
        for (name, value) in tag.attributes() {
            match name {
                "r" => {
                    let address = value.parse::<CellAddress>();
                    let broken = |_| WorkbookError::Broken(format!("a cell at {value}"));
                    at = Some(address.map_err(broken)?);
                }
                "s" => cell.style = value.parse().unwrap_or(0),
                "t" => cell.kind = kind(&value),
                _ => {}
            }
        }
        let next = CellAddress::new(self.row, self.column.saturating_add(1));
        let at = at.unwrap_or(next);
        if at.row > LAST_ROW || at.column > LAST_COLUMN {
            return Err(WorkbookError::Broken(format!("a cell at {}/{}", at.row, at.column)));
        }
        (self.row, self.column) = (at.row, at.column);
        self.cell = Some(cell);
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), WorkbookError> {
        match name {
            "v" | "f" if self.cell.is_some() => {
                let text = std::mem::take(&mut self.text);
                let field = std::mem::take(&mut self.field);
                if let Some(cell) = &mut self.cell {
                    match field {
                        Field::Value => cell.value = Some(text),
                        Field::Formula => cell.formula = Some(text),
                        Field::Header | Field::None => {}
                    }
                }
            }
            "c" => {
                if let Some(cell) = self.cell.take() {
                    self.finish_cell(cell)?;
                }
            }
            _ if self.field == Field::Header => {
                self.field = Field::None;
                let text = header_words(&std::mem::take(&mut self.text));
                if !text.is_empty() {
                    self.styled.sheet.unread(
                        UnreadKind::HeaderOrFooter,
                        None,
                        &text,
                        self.styled.budget,
                    )?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn finish_cell(&mut self, mut cell: RawCell) -> Result<(), WorkbookError> {
        let at = CellAddress::new(self.row, self.column);
        let valued =
            cell.value.as_ref().is_some_and(|it| !it.is_empty() || cell.kind == Kind::Text);
        if let Some(formula) = self.formula(&mut cell)? {
            let styled = &mut self.styled;
            styled.sheet.formula(at, &formula, styled.budget)?;
            if !valued && cell.inline.is_none() {
                return styled.unread(UnreadKind::FormulaWithoutResult, at, &formula);
            }
        }
        let (styled, style) = (&mut self.styled, cell.style);
        if let Some(text) = &cell.inline {
            return styled.text(at, text, style);
        }
        let Some(value) = cell.value.filter(|it| !it.is_empty()) else { return Ok(()) };
        match cell.kind {
            Kind::Shared => {
                let number = value.trim().parse::<usize>().ok();
                match number.and_then(|it| self.strings.get(it)) {
                    Some(text) => styled.text(at, text, style),
                    None => Err(WorkbookError::Broken(format!("{at}: no shared text {value}"))),
                }
            }
            Kind::Text => styled.text(at, &unescaped(value).into(), style),
            Kind::Flag => styled.flag(at, is_true(&value), style),
            Kind::Error => styled.value(at, (value, CellValue::Error), "", style),
            Kind::Date => {
                let shown = styled.styles.get(style).format.show_iso(&value, styled.epoch);
                let shown = shown.unwrap_or((value, CellValue::Text));
                styled.value(at, shown, "", style)
            }
            Kind::Number => match value.trim().parse::<f64>() {
                Ok(number) => styled.number(at, number, &value, style),
                // Not to be lost, whatever it is.
                Err(_) => styled.text(at, &value.into(), style),
            },
        }
    }

    /// The formula of a cell. Cells that share one have its number, and the first of them has the text.
    fn formula(&mut self, cell: &mut RawCell) -> Result<Option<String>, WorkbookError> {
        let Some(formula) = cell.formula.take() else { return Ok(None) };
        let Some(number) = cell.shared_formula else { return Ok(Some(formula)) };
        if formula.is_empty() {
            return Ok(Some(self.formulas.get(&number).cloned().unwrap_or_default()));
        }
        self.styled.budget.take(&formula)?;
        self.formulas.insert(number, formula.clone());
        Ok(Some(formula))
    }
}

fn kind(text: &str) -> Kind {
    match text {
        "s" => Kind::Shared,
        "str" | "inlineStr" => Kind::Text,
        "b" => Kind::Flag,
        "e" => Kind::Error,
        "d" => Kind::Date,
        _ => Kind::Number,
    }
}
