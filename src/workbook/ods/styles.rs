//! Styles of ODF as far as they tell what is seen: words struck out, hidden sheets, headers and footers.

use std::collections::HashMap;
use std::io::Read;

use super::words::Words;
use crate::workbook::WorkbookError;
use crate::workbook::limit::Budget;
use crate::workbook::xml::{Node, Tag, Xml};

/// As many styles may a style follow, one after another.
const LONGEST_CHAIN: usize = 32;

/// What a style is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Family {
    Cell,
    Paragraph,
    Table,
    Text,
    Other,
}

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    struck: Option<bool>,
    /// Whether the sheet is shown.
    shown: Option<bool>,
    page: Option<String>,
}

/// The styles of a workbook.
#[derive(Debug, Default)]
pub(super) struct Styles {
    named: HashMap<(Family, String), Style>,
    /// The words of headers and footers by the page that has them.
    headers: HashMap<String, Vec<String>>,
    current: Option<(Family, String)>,
    page: String,
    header: Option<Words>,
    /// Elements within a header whose text is not fixed, as page numbers.
    field: bool,
}

impl Styles {
    /// Whether a style strikes out; none when it does not say.
    pub(super) fn struck(&self, family: Family, name: &str) -> Option<bool> {
        self.find(family, name, |it| it.struck)
    }

    /// Whether a sheet of a style is hidden.
    pub(super) fn hides(&self, name: &str) -> bool {
        self.find(Family::Table, name, |it| it.shown) == Some(false)
    }

    /// What stands above and below the pages of a sheet of a style.
    pub(super) fn headers(&self, table: &str) -> Vec<String> {
        let page = self.find(Family::Table, table, |it| it.page.clone());
        page.and_then(|it| self.headers.get(&it).cloned()).unwrap_or_default()
    }

    fn find<T>(&self, family: Family, name: &str, of: impl Fn(&Style) -> Option<T>) -> Option<T> {
        let mut name = name.to_owned();
        for _ in 0..LONGEST_CHAIN {
            let style = self.named.get(&(family, name))?;
            if let Some(found) = of(style) {
                return Some(found);
            }
            name = style.parent.clone()?;
        }
        None
    }

    /// Reads the part with the styles that have names for a user.
    pub(super) fn read<R: Read>(
        &mut self,
        mut part: Xml<R>,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        loop {
            match part.next()? {
                Node::Start(tag) => {
                    self.start(&tag, budget)?;
                    self.start_header(&tag);
                }
                Node::Text(text) => {
                    if let Some(words) = self.header.as_mut().filter(|_| !self.field) {
                        words.text(&text, false);
                    }
                }
                Node::End(tag) => {
                    self.end(tag.name());
                    self.end_header(tag.name(), budget)?;
                }
                Node::Eof => return Ok(()),
                Node::Other => {}
            }
        }
    }

    /// Notes the start of a style or of what it says.
    pub(super) fn start(
        &mut self,
        tag: &Tag<'_>,
        budget: &mut Budget,
    ) -> Result<(), WorkbookError> {
        match tag.name() {
            "style" => {
                let family = match tag.attribute("family").as_deref() {
                    Some("table-cell") => Family::Cell,
                    Some("paragraph") => Family::Paragraph,
                    Some("table") => Family::Table,
                    Some("text") => Family::Text,
                    Some(_) | None => Family::Other,
                };
                let name = tag.attribute("name").unwrap_or_default();
                budget.take(&name)?;
                let style = Style {
                    parent: tag.attribute("parent-style-name"),
                    page: tag.attribute("master-page-name").filter(|it| !it.is_empty()),
                    ..Style::default()
                };
                self.named.insert((family, name.clone()), style);
                self.current = Some((family, name));
            }
            "text-properties" => {
                let line = tag.attribute("text-line-through-style");
                let line = line.or(tag.attribute("text-line-through-type"));
                if let Some((line, style)) = line.zip(self.current()) {
                    style.struck = Some(line != "none");
                }
            }
            "table-properties" => {
                if let Some((shown, style)) = tag.flag("display").zip(self.current()) {
                    style.shown = Some(shown);
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn end(&mut self, name: &str) {
        if name == "style" {
            self.current = None;
        }
    }

    fn current(&mut self) -> Option<&mut Style> {
        self.named.get_mut(self.current.as_ref()?)
    }

    fn start_header(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "master-page" => self.page = tag.attribute("name").unwrap_or_default(),
            name if is_header(name) && tag.is_of("style") => {
                self.header = Some(Words::default()).filter(|_| tag.flag("display") != Some(false));
            }
            name if is_field(name) => self.field = true,
            _ => {
                if let Some(mut words) = self.header.take() {
                    words.start(tag, self);
                    self.header = Some(words);
                }
            }
        }
    }

    fn end_header(&mut self, name: &str, budget: &mut Budget) -> Result<(), WorkbookError> {
        if is_field(name) {
            self.field = false;
        } else if is_header(name) {
            let words = self.header.take().map(|it| header_words(&it.live));
            if let Some(words) = words.filter(|it| !it.is_empty()) {
                budget.take(&words)?;
                self.headers.entry(self.page.clone()).or_default().push(words);
            }
        } else if let Some(words) = &mut self.header {
            words.end(name);
        }
        Ok(())
    }
}

fn is_header(name: &str) -> bool {
    matches!(
        name,
        "header" | "footer" | "header-left" | "footer-left" | "header-first" | "footer-first"
    )
}

/// Whether the text of an element is what a program puts there.
fn is_field(name: &str) -> bool {
    matches!(
        name,
        "page-number" | "page-count" | "sheet-name" | "date" | "time" | "file-name" | "title"
    )
}

/// The words of a header, unless nothing is left but the frame of a page number.
fn header_words(text: &str) -> String {
    crate::workbook::xlsx::header_words(&text.replace('&', "&&"))
}
