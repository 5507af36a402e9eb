//! The sheets of an ODF workbook (`content.xml`).

use std::io::Read;

use super::cell::OdsCell;
use super::styles::{Family, Styles};
use super::words::Words;
use crate::workbook::control::ticked;
use crate::workbook::limit::{Budget, SHEET};
use crate::workbook::sheet::SheetReader;
use crate::workbook::xml::{Node, Tag, Xml};
use crate::workbook::{
    CellAddress, LAST_COLUMN, LAST_ROW, UnreadKind, Visibility, Workbook, WorkbookError,
};

/// Reads the part with the sheets.
pub(super) struct ContentReader<'a> {
    styles: &'a mut Styles,
    workbook: &'a mut Workbook,
    budget: &'a mut Budget,
    sheet: Option<SheetReader>,
    /// Tables within a cell and what was deleted while changes were recorded.
    passed: usize,
    row: OdsRow,
    /// The column after the last one that was described, and the style that each run of columns gives its cells.
    columns: u32,
    column_styles: Vec<(u32, bool)>,
    cell: Option<OdsCell>,
    annotation: Option<Words>,
    drawing: Drawing,
}

/// The row that is being read.
#[derive(Default)]
struct OdsRow {
    /// Its number, counted from 1, and as many rows are like it.
    number: u32,
    repeated: u32,
    hidden: bool,
    /// Whether it strikes out what is in its cells.
    struck: Option<bool>,
    /// The column of the next cell, counted from 1.
    column: u32,
    cells: Vec<OdsCell>,
}

/// What is drawn at the place that is being read.
#[derive(Default)]
struct Drawing {
    depth: usize,
    words: Words,
    name: String,
    picture: bool,
}

impl<'a> ContentReader<'a> {
    pub(super) fn new(
        styles: &'a mut Styles,
        workbook: &'a mut Workbook,
        budget: &'a mut Budget,
    ) -> Self {
        Self {
            styles,
            workbook,
            budget,
            sheet: None,
            passed: 0,
            row: OdsRow::default(),
            columns: 1,
            column_styles: Vec::new(),
            cell: None,
            annotation: None,
            drawing: Drawing::default(),
        }
    }

    pub(super) fn read<R: Read>(mut self, mut part: Xml<R>) -> Result<(), WorkbookError> {
        loop {
            match part.next()? {
                Node::Start(tag) => {
                    if self.passed > 0 || self.is_passed(&tag) {
                        self.passed += 1;
                    } else {
                        self.start(&tag)?;
                    }
                }
                Node::End(_) if self.passed > 0 => self.passed -= 1,
                Node::End(tag) => self.end(tag.name(), tag.is_of("draw"))?,
                Node::Text(text) if self.passed == 0 => {
                    self.budget.take_text(&text)?;
                    self.text(&text);
                }
                Node::Eof => return Ok(()),
                Node::Text(_) | Node::Other => {}
            }
        }
    }

    /// Whether an element is passed over with all that is in it.
    fn is_passed(&self, tag: &Tag<'_>) -> bool {
        match tag.name() {
            "tracked-changes" | "scripts" | "dde-links" | "creator" | "event-listeners" => true,
            // What a picture or a remark says of itself beside its text.
            "title" | "desc" | "thumbnail" => self.drawing.depth > 0,
            "date" => self.annotation.is_some(),
            "table" => self.sheet.is_some(),
            _ => false,
        }
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), WorkbookError> {
        if let Some(words) = &mut self.annotation {
            words.start(tag, self.styles);
            return Ok(());
        }
        if tag.is_of("form") {
            return self.control(tag);
        }
        if tag.is_of("draw") || self.drawing.depth > 0 {
            self.start_drawing(tag);
            return Ok(());
        }
        match tag.name() {
            "table" => self.start_table(tag)?,
            "table-column" => self.column(tag)?,
            "table-row" => self.start_row(tag),
            "table-cell" | "covered-table-cell" if self.sheet.is_some() => self.start_cell(tag),
            "annotation" => self.annotation = Some(Words::default()),
            _ => match &mut self.cell {
                Some(cell) => cell.words.start(tag, self.styles),
                None => self.styles.start(tag, self.budget)?,
            },
        }
        Ok(())
    }

    fn start_drawing(&mut self, tag: &Tag<'_>) {
        let drawing = &mut self.drawing;
        if !tag.is_of("draw") {
            drawing.words.start(tag, self.styles);
            return;
        }
        if drawing.depth == 0 {
            *drawing = Drawing::default();
        }
        drawing.depth += 1;
        drawing.picture |= matches!(tag.name(), "image" | "object" | "object-ole" | "plugin");
        if drawing.name.is_empty() {
            drawing.name = tag.attribute("name").unwrap_or_default();
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(words) = &mut self.annotation {
            words.text(text, false);
        } else if self.drawing.depth > 0 {
            self.drawing.words.text(text, false);
        } else if let Some(cell) = &mut self.cell {
            let struck = cell.struck;
            cell.words.text(text, struck);
        }
    }

    fn end(&mut self, name: &str, drawn: bool) -> Result<(), WorkbookError> {
        if let Some(words) = &mut self.annotation {
            words.end(name);
            if name == "annotation" {
                let words = self.annotation.take().unwrap_or_default();
                self.unread(UnreadKind::Comment, &words.whole())?;
            }
            return Ok(());
        }
        if self.drawing.depth > 0 {
            return self.end_drawing(name, drawn);
        }
        match name {
            "table" => {
                if let Some(sheet) = self.sheet.take() {
                    sheet.finish(self.workbook, self.budget)?;
                }
            }
            "table-row" => self.end_row()?,
            "table-cell" | "covered-table-cell" => {
                if let Some(cell) = self.cell.take().filter(OdsCell::has_something) {
                    if cell.column > LAST_COLUMN {
                        return Err(self.outside(self.row.number, cell.column));
                    }
                    self.row.cells.push(cell);
                }
            }
            _ => match &mut self.cell {
                Some(cell) => cell.words.end(name),
                None => self.styles.end(name),
            },
        }
        Ok(())
    }

    fn end_drawing(&mut self, name: &str, drawn: bool) -> Result<(), WorkbookError> {
        if !drawn {
            self.drawing.words.end(name);
            return Ok(());
        }
        self.drawing.depth -= 1;
        if self.drawing.depth > 0 {
            return Ok(());
        }
        let drawing = std::mem::take(&mut self.drawing);
        let text = drawing.words.whole();
        if !text.is_empty() {
            self.unread(UnreadKind::TextBox, &text)?;
        }
        if drawing.picture { self.unread(UnreadKind::Picture, &drawing.name) } else { Ok(()) }
    }

    /// Notes a form control.
    fn control(&mut self, tag: &Tag<'_>) -> Result<(), WorkbookError> {
        let label = tag.attribute("label").unwrap_or_default();
        let value = || tag.attribute("current-value").or(tag.attribute("value"));
        let text = match tag.name() {
            "checkbox" => {
                let state = tag.attribute("current-state").or(tag.attribute("state"));
                ticked(&label, state.is_some_and(|it| it == "checked"))
            }
            "radio" => {
                ticked(&label, tag.flag("current-selected").or(tag.flag("selected")) == Some(true))
            }
            "text" | "textarea" | "formatted-text" | "combobox" | "number" | "date" | "time" => {
                value().unwrap_or_default()
            }
            "fixed-text" | "button" | "frame" => label,
            "listbox" => {
                let name = tag.attribute("name").unwrap_or_default();
                return self.unread(UnreadKind::Unseeable, &name);
            }
            _ => String::new(),
        };
        if text.is_empty() { Ok(()) } else { self.unread(UnreadKind::TextBox, &text) }
    }

    /// Notes something at the cell that is being read, or on the sheet.
    fn unread(&mut self, what: UnreadKind, text: &str) -> Result<(), WorkbookError> {
        let at = self.cell.as_ref().map(|it| CellAddress::new(self.row.number, it.column).into());
        match &mut self.sheet {
            Some(sheet) => sheet.unread(what, at, text, self.budget),
            None => Ok(()),
        }
    }

    fn start_table(&mut self, tag: &Tag<'_>) -> Result<(), WorkbookError> {
        let name = tag.attribute("name").unwrap_or_default();
        self.budget.take(&name)?;
        self.budget.take_cells(SHEET)?;
        let style = tag.attribute("style-name").unwrap_or_default();
        let hidden = self.styles.hides(&style);
        let visibility = if hidden { Visibility::Hidden } else { Visibility::Visible };
        let mut sheet = SheetReader::new(name, visibility);
        for text in self.styles.headers(&style) {
            sheet.unread(UnreadKind::HeaderOrFooter, None, &text, self.budget)?;
        }
        self.sheet = Some(sheet);
        self.row = OdsRow { number: 1, ..OdsRow::default() };
        self.columns = 1;
        self.column_styles.clear();
        Ok(())
    }

    fn column(&mut self, tag: &Tag<'_>) -> Result<(), WorkbookError> {
        let first = self.columns;
        let next = first.saturating_add(tag.number("number-columns-repeated").unwrap_or(1));
        self.columns = next;
        self.budget.take_cells(1)?;
        let style = tag.attribute("default-cell-style-name");
        let struck = style.and_then(|it| self.styles.struck(Family::Cell, &it));
        self.column_styles.push((next, struck.unwrap_or(false)));
        match &mut self.sheet {
            Some(sheet) if is_hidden(tag) => {
                sheet.hide_columns(first, next.saturating_sub(1), self.budget)
            }
            Some(_) | None => Ok(()),
        }
    }

    fn start_row(&mut self, tag: &Tag<'_>) {
        self.row.repeated = tag.number("number-rows-repeated").unwrap_or(1).max(1);
        self.row.column = 1;
        self.row.hidden = is_hidden(tag);
        let style = tag.attribute("default-cell-style-name");
        self.row.struck = style.and_then(|it| self.styles.struck(Family::Cell, &it));
    }

    fn outside(&self, row: u32, column: u32) -> WorkbookError {
        let name = self.sheet.as_ref().map_or("", |it| &it.name);
        WorkbookError::Broken(format!("{name}: a cell at {row}/{column}"))
    }

    fn start_cell(&mut self, tag: &Tag<'_>) {
        let column = self.row.column;
        let mut cell = OdsCell::new(column, tag);
        self.row.column = column.saturating_add(cell.repeated);
        let own = tag.attribute("style-name");
        let own = own.and_then(|it| self.styles.struck(Family::Cell, &it));
        let of_column = || {
            let at = self.column_styles.partition_point(|it| it.0 <= column);
            self.column_styles.get(at).is_some_and(|it| it.1)
        };
        cell.struck = own.or(self.row.struck).unwrap_or_else(of_column);
        self.cell = Some(cell);
    }

    fn end_row(&mut self) -> Result<(), WorkbookError> {
        let next = OdsRow {
            number: self.row.number.saturating_add(self.row.repeated),
            ..OdsRow::default()
        };
        let row = std::mem::replace(&mut self.row, next);
        let Some(sheet) = &mut self.sheet else { return Ok(()) };
        let last = row.number.saturating_add(row.repeated.saturating_sub(1));
        if row.hidden {
            sheet.hide_rows(row.number, last.min(LAST_ROW), self.budget)?;
        }
        if row.cells.is_empty() {
            return Ok(());
        }
        // Rows that are repeated with something in them count as often as they are.
        for number in row.number..=last {
            for cell in &row.cells {
                let end = cell.column.saturating_add(cell.repeated.saturating_sub(1));
                for column in cell.column..=end {
                    if number > LAST_ROW || column > LAST_COLUMN {
                        return Err(self.outside(number, column));
                    }
                    cell.put(CellAddress::new(number, column), sheet, self.budget)?;
                }
            }
        }
        Ok(())
    }
}

/// Whether a row or a column is hidden, by a user or by a filter.
fn is_hidden(tag: &Tag<'_>) -> bool {
    tag.attribute("visibility").is_some_and(|it| matches!(it.as_str(), "collapse" | "filter"))
}
