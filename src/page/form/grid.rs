//! A table with heads on two sides, and what ties each of its cells to them.
//!
//! Tables with heads of two levels are read out wrongly unless every cell names its heads, so
//! nobody writes `id` and `headers` by hand: they follow from where a cell stands.

use std::fmt::Write;

use super::{FormCell, FormTable};
use crate::page::prose::{Html, escape};

/// Hands out ids that are unique on a page, also beside those of other sheets.
pub(super) struct Ids<'a> {
    slug: &'a str,
    last: usize,
}

impl<'a> Ids<'a> {
    pub(super) fn new(slug: &'a str) -> Self {
        Self { slug, last: 0 }
    }

    /// The number stands first: a slug may end with one.
    pub(super) fn next(&mut self) -> String {
        self.last += 1;
        format!("c{}_{}", self.last, self.slug)
    }
}

/// A head of a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    pub(super) label: String,
    /// The form's remark on it.
    pub(super) note: String,
    /// What else there is to know of it.
    pub(super) about: Vec<String>,
    pub(super) measured: Html,
}

/// A column, or the columns under a common head.
pub(super) struct Column {
    pub(super) label: String,
    pub(super) inner: Vec<String>,
}

/// A cell and the columns and rows that it reaches over.
pub(super) struct Placed<'a> {
    pub(super) content: FormCell<'a>,
    pub(super) column: usize,
    pub(super) across: usize,
    pub(super) down: usize,
}

/// A row: its heads, outermost first, and its cells.
pub(super) struct Row<'a> {
    pub(super) path: Vec<Head>,
    pub(super) cells: Vec<Placed<'a>>,
}

/// A table before its cells have names.
#[derive(Default)]
pub(super) struct Grid<'a> {
    pub(super) kind: &'static str,
    pub(super) caption: String,
    pub(super) note: String,
    /// The years it is of, when the form is too wide for one table.
    pub(super) years: String,
    /// What the heads of its rows are.
    pub(super) corner: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row<'a>>,
}

impl Head {
    pub(super) fn new(label: &str, note: &str) -> Self {
        Self { label: label.to_owned(), note: note.to_owned(), ..Self::default() }
    }

    fn is(&self, other: &Self) -> bool {
        self.label == other.label && self.note == other.note
    }
}

impl Column {
    pub(super) fn one(label: impl Into<String>) -> Self {
        Self { label: label.into(), inner: Vec::new() }
    }

    fn width(&self) -> usize {
        self.inner.len().max(1)
    }
}

impl<'a> Placed<'a> {
    /// A cell in one column and one row.
    pub(super) fn new(column: usize, content: FormCell<'a>) -> Self {
        Self { content, column, across: 1, down: 1 }
    }
}

impl<'a> Grid<'a> {
    /// The table with every cell tied to its heads.
    pub(super) fn table(self, ids: &mut Ids) -> FormTable<'a> {
        let id = ids.next();
        let depth = self.rows.iter().map(|it| it.path.len()).max().unwrap_or(1).max(1);
        let (head, above) = self.head(depth, ids);
        let (mut rows, beside) = self.side(depth, ids);
        let widths = self.columns.iter().map(Column::width);
        // Without heads above there is one column of texts.
        let texts = self.columns.is_empty().then_some(1);
        let columns: Vec<usize> = std::iter::once(depth).chain(widths).chain(texts).collect();
        for (at, row) in self.rows.into_iter().enumerate() {
            for cell in row.cells {
                let mut heads: Vec<&str> = Vec::new();
                let rows_over = beside.iter().skip(at).take(cell.down);
                let columns_over = above.iter().skip(cell.column).take(cell.across);
                for id in rows_over.chain(columns_over).flatten() {
                    if !heads.contains(&id.as_str()) {
                        heads.push(id);
                    }
                }
                let tied = tied(&heads.join(" "), cell.across, cell.down);
                if let Some(row) = rows.get_mut(at) {
                    row.push(FormCell { attributes: tied, ..cell.content });
                }
            }
        }
        FormTable {
            kind: self.kind,
            id,
            caption: self.caption,
            note: self.note,
            years: self.years,
            wide: columns.iter().sum::<usize>() >= 5,
            columns,
            head,
            rows,
        }
    }

    /// The rows of heads above, and the ids over each column.
    fn head(&self, depth: usize, ids: &mut Ids) -> (Vec<Vec<FormCell<'a>>>, Vec<Vec<String>>) {
        if self.columns.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let inner = self.columns.iter().any(|it| !it.inner.is_empty());
        let levels = if inner { 2 } else { 1 };
        let mut upper = vec![named(&self.corner, &ids.next(), "col", depth, levels)];
        let (mut lower, mut above) = (Vec::new(), Vec::new());
        for column in &self.columns {
            let id = ids.next();
            if column.inner.is_empty() {
                upper.push(named(&column.label, &id, "col", 1, levels));
                above.push(vec![id]);
                continue;
            }
            upper.push(named(&column.label, &id, "colgroup", column.width(), 1));
            for label in &column.inner {
                let own = ids.next();
                lower.push(named(label, &own, "col", 1, 1));
                above.push(vec![id.clone(), own]);
            }
        }
        let rows = if inner { vec![upper, lower] } else { vec![upper] };
        (rows, above)
    }

    /// The heads that begin each row, and the ids beside it. A head that rows have in common
    /// stands once.
    fn side(&self, depth: usize, ids: &mut Ids) -> (Vec<Vec<FormCell<'a>>>, Vec<Vec<String>>) {
        let (mut rows, mut beside) = (Vec::new(), Vec::<Vec<String>>::new());
        for (at, row) in self.rows.iter().enumerate() {
            let (mut cells, mut own) = (Vec::new(), Vec::new());
            for (level, head) in row.path.iter().enumerate() {
                let last = level + 1 == row.path.len();
                let same = |other: &Row| {
                    let mut both = other.path.iter().zip(&row.path).take(level + 1);
                    !last && other.path.len() > level + 1 && both.all(|(a, b)| a.is(b))
                };
                let before = at.checked_sub(1).filter(|it| same(&self.rows[*it]));
                if let Some(id) = before.and_then(|it| beside.get(it)?.get(level)) {
                    own.push(id.clone());
                    continue;
                }
                let down = 1 + self.rows[at + 1..].iter().take_while(|it| same(it)).count();
                let across = if last { depth - level } else { 1 };
                let id = ids.next();
                let mut cell = named(&head.label, &id, "row", across, down);
                cell.note.clone_from(&head.note);
                cell.about.clone_from(&head.about);
                cell.measured = head.measured.clone();
                cells.push(cell);
                own.push(id);
            }
            rows.push(cells);
            beside.push(own);
        }
        (rows, beside)
    }
}

/// A head with its name and what it is the head of.
pub(super) fn named<'a>(
    label: &str,
    id: &str,
    scope: &str,
    across: usize,
    down: usize,
) -> FormCell<'a> {
    let mut attributes = format!(" id=\"{id}\" scope=\"{scope}\"");
    spans(&mut attributes, across, down);
    let mut html = String::with_capacity(label.len());
    escape(label, &mut html);
    FormCell { head: true, attributes: attributes.into(), html: html.into(), ..FormCell::default() }
}

/// What ties a cell to these heads.
pub(super) fn tied(heads: &str, across: usize, down: usize) -> Html {
    let mut attributes = format!(" headers=\"{heads}\"");
    spans(&mut attributes, across, down);
    attributes.into()
}

fn spans(out: &mut String, across: usize, down: usize) {
    // Writing to a string cannot fail.
    if across > 1 {
        let _ = write!(out, " colspan=\"{across}\"");
    }
    if down > 1 {
        let _ = write!(out, " rowspan=\"{down}\"");
    }
}
