//! Tables of a form as HTML, in which every cell names its heads.
//!
//! A form has some sixty cells, and a theme has a say in few of them: the HTML comes in pieces,
//! after which grades and days follow as the theme sets them.

use std::fmt::Write;

use super::FormPiece;
use super::grid::{Cell, Head};
use crate::html::escape_into;
use crate::view::Site;
use crate::view::frame::DateView;
use crate::view::prose::Html;
use crate::view::scale::GradeView;

/// A form that is being written.
pub(super) struct Writer<'a> {
    site: &'a Site<'a>,
    /// Tells its ids from those of other sheets.
    slug: &'a str,
    /// The sheet's number, which tells its tables from those of other sheets.
    number: String,
    /// The page for reading, from which links in texts lead.
    page: String,
    last: usize,
    html: String,
    pieces: Vec<FormPiece<'a>>,
}

/// What stands over a table.
#[derive(Default)]
pub(super) struct Caption<'v> {
    pub(super) kind: &'static str,
    pub(super) text: String,
    /// The form's remark on it.
    pub(super) note: &'v str,
    /// The years it is of, when the form is too wide for one table.
    pub(super) years: String,
}

impl<'a> Writer<'a> {
    pub(super) fn new(site: &'a Site<'a>, slug: &'a str, number: String, page: String) -> Self {
        // About as long as a form is, in bytes.
        let html = String::with_capacity(12 << 10);
        Self { site, slug, number, page, last: 0, html, pieces: Vec::new() }
    }

    /// The form in pieces.
    pub(super) fn finish(mut self) -> Vec<FormPiece<'a>> {
        self.follow(Vec::new(), None);
        self.pieces
    }

    /// The next id.
    pub(super) fn id(&mut self) -> usize {
        self.last += 1;
        self.last
    }

    /// A table whose columns stand together in groups so wide.
    pub(super) fn table(
        &mut self,
        caption: &Caption,
        groups: &[usize],
        rows: impl FnOnce(&mut Self),
    ) {
        let id = self.id();
        // More columns than a telephone has room for.
        let wide = groups.iter().sum::<usize>() >= 5;
        if wide {
            self.raw("<div class=\"scroll\" role=\"region\" aria-labelledby=\"");
            self.name(id);
            self.raw("\" tabindex=\"0\">\n");
        }
        self.raw("<table class=\"");
        self.raw(caption.kind);
        // What heads itself says it only to those who hear it.
        let heard = if matches!(caption.kind, "facts" | "text") { " class=\"vh\"" } else { "" };
        self.raw("\">\n<caption");
        self.raw(heard);
        self.raw(" id=\"");
        self.name(id);
        self.raw("\"><span class=\"vh\">");
        escape_into(&mut self.html, &self.number);
        self.raw("</span> ");
        self.text(&caption.text);
        self.context(" <span>", &caption.years, "</span>");
        self.context(" <span>(", caption.note, ")</span>");
        if wide {
            let hint = &self.site.phrases.form_scroll;
            self.context(" <span class=\"hint\">", hint, "</span>");
        }
        self.raw("</caption>\n");
        for group in groups {
            self.raw("<colgroup");
            self.number(" span", *group);
            self.raw("></colgroup>");
        }
        self.raw("\n");
        rows(self);
        self.raw("</tbody></table>\n");
        if wide {
            self.raw("</div>\n");
        }
    }

    /// A head of this id.
    pub(super) fn head(
        &mut self,
        id: usize,
        scope: &str,
        col_span: usize,
        row_span: usize,
        head: Head,
    ) {
        self.raw("<th id=\"");
        self.name(id);
        self.raw("\" scope=\"");
        self.raw(scope);
        self.raw("\"");
        self.number(" colspan", col_span);
        self.number(" rowspan", row_span);
        self.raw(">");
        self.text(head.label);
        self.context("<small>(", head.note, ")</small>");
        for about in head.about {
            self.context("<small>", about, "</small>");
        }
        if let Some(measured) = head.measured.filter(|it| !it.is_empty()) {
            self.raw("<small>");
            self.html(measured);
            self.raw("</small>");
        }
        self.raw("</th>");
    }

    /// A cell with these heads.
    pub(super) fn cell(
        &mut self,
        heads: impl Iterator<Item = usize>,
        col_span: usize,
        row_span: usize,
        content: impl FnOnce(&mut Self),
    ) {
        self.raw("<td headers=\"");
        let mut named: Vec<usize> = Vec::with_capacity(6);
        for id in heads {
            if named.contains(&id) {
                continue;
            }
            if !named.is_empty() {
                self.raw(" ");
            }
            named.push(id);
            self.name(id);
        }
        self.raw("\"");
        self.number(" colspan", col_span);
        self.number(" rowspan", row_span);
        self.raw(">");
        content(self);
        self.raw("</td>");
    }

    /// What stands in a cell.
    pub(super) fn content(&mut self, cell: &Cell<'_, 'a>) {
        match cell.html.filter(|it| !it.is_empty()) {
            _ if !cell.grades.is_empty() || cell.computed.is_some() => self.grades(cell),
            Some(html) => self.html(html),
            // What is said under labels is the text.
            None if cell.html.is_none() && !cell.details.is_empty() => {}
            None => {
                let nothing = &self.site.phrases.not_given;
                let nothing = if cell.nothing.is_empty() { nothing } else { cell.nothing };
                self.context("<span class=\"nothing\">", nothing, "</span>");
            }
        }
        self.context("<p class=\"stage\">", cell.stage, "</p>");
        for detail in cell.details {
            self.context("<div class=\"detail\"><b>", detail.label, "</b>");
            self.html(&detail.html);
            self.raw("</div>");
        }
        if let Some((label, day)) = cell.published {
            self.context("<p class=\"published\">", label, &self.site.phrases.colon);
            self.follow(Vec::new(), Some(day.clone()));
            self.raw("</p>");
        }
    }

    /// Judgements, and which of them is none of the city's.
    fn grades(&mut self, cell: &Cell<'_, 'a>) {
        if !cell.grades.is_empty() {
            self.follow(cell.grades.clone(), None);
        }
        if let Some(computed) = cell.computed {
            self.follow(vec![computed], None);
            let site = self.site;
            self.context(" <small>", &site.phrases.computed, "</small>");
        }
    }

    /// A day, as the theme sets it.
    pub(super) fn day(&mut self, day: &DateView) {
        self.follow(Vec::new(), Some(day.clone()));
    }

    /// Ends a piece, which these follow.
    fn follow(&mut self, grades: Vec<GradeView<'a>>, date: Option<DateView>) {
        let html = self.html.as_str().into();
        self.pieces.push(FormPiece { html, grades, date });
        self.html.clear();
    }

    pub(super) fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    pub(super) fn text(&mut self, text: &str) {
        escape_into(&mut self.html, text);
    }

    /// A text between these, if there is any.
    fn context(&mut self, before: &str, text: &str, after: &str) {
        if !text.is_empty() {
            self.raw(before);
            self.text(text);
            self.raw(after);
        }
    }

    /// The number stands first: a slug may end with one.
    fn name(&mut self, id: usize) {
        // Writing to a string cannot fail.
        let _ = write!(self.html, "c{id}_{}", self.slug);
    }

    /// How far a cell or a group reaches, where that is further than one.
    fn number(&mut self, attribute: &str, number: usize) {
        if number > 1 {
            let _ = write!(self.html, "{attribute}=\"{number}\"");
        }
    }

    /// A text of the record, whose links lead where they lead from the page for reading.
    pub(super) fn html(&mut self, html: &Html) {
        let mut rest = html.as_str();
        while let Some((before, value)) = rest.split_once("=\"") {
            self.raw(before);
            self.raw("=\"");
            if (before.ends_with(" href") || before.ends_with(" src")) && is_relative(value) {
                escape_into(&mut self.html, &self.page);
            }
            rest = value;
        }
        self.raw(rest);
    }
}

/// Whether a link leads from the page that it stands on.
fn is_relative(link: &str) -> bool {
    let first = link.split(['/', '?', '#', '"']).next().unwrap_or_default();
    !link.starts_with('/') && !first.contains(':')
}
