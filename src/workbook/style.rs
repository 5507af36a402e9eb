//! How a cell is shown, and cells as they come out of it.

use std::rc::Rc;

use super::limit::Budget;
use super::number_format::{Epoch, NumberFormat};
use super::sheet::SheetReader;
use super::{Area, Cell, CellAddress, CellValue, UnreadKind, WorkbookError};

/// How a cell is shown.
#[derive(Debug, Clone)]
pub(super) struct Style {
    pub(super) format: Rc<NumberFormat>,
    /// Whether its font strikes out.
    pub(super) struck: bool,
}

/// A text of which parts may be struck out.
#[derive(Debug, Clone, Default)]
pub(super) struct RichText(Vec<Run>);

#[derive(Debug, Clone)]
struct Run {
    text: String,
    struck: Option<bool>,
}

impl RichText {
    /// Adds a text. It is struck out, or is not, or follows the cell when it has no font of its own.
    pub(super) fn push(&mut self, text: String, struck: Option<bool>) {
        self.0.push(Run { text, struck });
    }

    /// What is not struck out and what is, in a cell whose font strikes out or does not.
    fn parted(&self, cell_struck: bool) -> (String, String) {
        let (mut live, mut struck) = (String::new(), String::new());
        for run in &self.0 {
            let to = if run.struck.unwrap_or(cell_struck) { &mut struck } else { &mut live };
            to.push_str(&run.text);
        }
        (live, struck)
    }

    /// All of it.
    pub(super) fn whole(&self) -> String {
        self.0.iter().map(|it| it.text.as_str()).collect()
    }
}

impl From<String> for RichText {
    fn from(text: String) -> Self {
        Self(vec![Run { text, struck: None }])
    }
}

/// The styles of a workbook by the numbers that cells have.
#[derive(Debug)]
pub(super) struct Styles {
    styles: Vec<Style>,
    usual: Style,
}

impl Styles {
    /// The style of a cell; the usual one when there is none of this number.
    pub(super) fn get(&self, number: usize) -> &Style {
        self.styles.get(number).unwrap_or(&self.usual)
    }

    pub(super) fn push(&mut self, style: Style) {
        self.styles.push(style);
    }
}

impl Default for Styles {
    fn default() -> Self {
        let format = Rc::new(NumberFormat::parse("General"));
        Self { styles: Vec::new(), usual: Style { format, struck: false } }
    }
}

/// A sheet to which cells are added by what is stored in them and how they are shown.
pub(super) struct StyledSheet<'a> {
    pub(super) sheet: &'a mut SheetReader,
    pub(super) budget: &'a mut Budget,
    pub(super) styles: &'a Styles,
    pub(super) epoch: Epoch,
}

impl StyledSheet<'_> {
    pub(super) fn unread(
        &mut self,
        what: UnreadKind,
        at: impl Into<Area>,
        text: &str,
    ) -> Result<(), WorkbookError> {
        self.sheet.unread(what, Some(at.into()), text, self.budget)
    }

    /// Adds a text.
    pub(super) fn text(
        &mut self,
        at: CellAddress,
        text: &RichText,
        style: usize,
    ) -> Result<(), WorkbookError> {
        let style = self.styles.get(style);
        let (live, struck) = text.parted(style.struck);
        if !struck.trim().is_empty() {
            self.unread(UnreadKind::StruckOut, at, &struck)?;
        }
        // A text that is struck out leaves nothing of its format, either.
        if live.is_empty() || live.trim().is_empty() && !struck.is_empty() {
            return Ok(());
        }
        let text = style.format.show_text(&live);
        if text.is_empty() {
            return self.unread(UnreadKind::HiddenByFormat, at, &live);
        }
        let cell = Cell::new(at.column, text.into_owned(), CellValue::Text);
        self.sheet.cell(at.row, cell, self.budget)
    }

    /// Adds a number, or a day, by how it is written; none is written in `.xls`.
    pub(super) fn number(
        &mut self,
        at: CellAddress,
        number: f64,
        written: &str,
        style: usize,
    ) -> Result<(), WorkbookError> {
        let (text, value) = self.styles.get(style).format.show(number, self.epoch);
        self.value(at, (text, value), written, style)
    }

    /// Adds a cell that shows a text for a value.
    pub(super) fn value(
        &mut self,
        at: CellAddress,
        (text, value): (String, CellValue),
        written: &str,
        style: usize,
    ) -> Result<(), WorkbookError> {
        if self.styles.get(style).struck {
            return self.unread(UnreadKind::StruckOut, at, &text);
        }
        let cell = Cell::new(at.column, text, value).with_digits(written.trim());
        self.sheet.cell(at.row, cell, self.budget)
    }

    /// Adds a logical value.
    pub(super) fn flag(
        &mut self,
        at: CellAddress,
        flag: bool,
        style: usize,
    ) -> Result<(), WorkbookError> {
        let text = if flag { "TRUE" } else { "FALSE" };
        self.value(at, (text.to_owned(), CellValue::Flag(flag)), "", style)
    }
}
