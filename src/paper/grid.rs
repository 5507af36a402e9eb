//! A table with heads on two sides, and what ties each of its cells to them.
//!
//! Tables with heads of two levels are read out wrongly unless every cell names its heads, so
//! nobody writes `id` and `headers` by hand: they follow from where a cell stands.

use super::writer::{Caption, Writer};
use crate::view::frame::DateView;
use crate::view::prose::{Html, Labelled};
use crate::view::scale::GradeView;

/// The heads next to a row, outermost first.
pub(super) type RowHeads<'v> = Vec<Head<'v>>;

/// A head cell: its label, and what is said under it.
#[derive(Clone, Copy, Default)]
pub(super) struct Head<'v> {
    pub(super) label: &'v str,
    /// The form's remark on it.
    pub(super) note: &'v str,
    /// What kind of indicator it names, its unit and which way is better.
    pub(super) about: &'v [String],
    /// How it is measured.
    pub(super) measured: Option<&'v Html>,
}

/// A column, or the columns under a common head.
pub(super) struct Column<'v> {
    pub(super) label: &'v str,
    pub(super) inner: &'v [&'v str],
}

/// What stands in a cell.
#[derive(Default)]
pub(super) struct Cell<'v, 'a> {
    pub(super) html: Option<&'v Html>,
    /// What is said where there is no text; if nothing, that there is none.
    pub(super) nothing: &'v str,
    /// A status or grades, instead of a text.
    pub(super) grades: Vec<GradeView<'a>>,
    /// A level that nobody typed and the site computed.
    pub(super) computed: Option<GradeView<'a>>,
    /// How far a judgement of the whole plan is: 中間, 確定.
    pub(super) stage: &'v str,
    /// What else was reported: 対応策, 新期限.
    pub(super) details: &'v [Labelled<'a>],
    /// The form's word for 公表日, and the day, where it is known.
    pub(super) published: Option<(&'v str, &'v DateView)>,
}

/// A cell and the columns and rows that it reaches over.
pub(super) struct GridCell<'v, 'a> {
    pub(super) content: Cell<'v, 'a>,
    pub(super) column: usize,
    pub(super) col_span: usize,
    pub(super) row_span: usize,
}

/// A row: its heads and its cells.
pub(super) struct Row<'v, 'a> {
    pub(super) heads: RowHeads<'v>,
    pub(super) cells: Vec<GridCell<'v, 'a>>,
}

/// A table whose rows have heads on several levels.
pub(super) struct Grid<'v, 'a> {
    pub(super) caption: Caption<'v>,
    /// What the heads of its rows are.
    pub(super) corner: &'v str,
    /// None where there is one column of texts.
    pub(super) columns: Vec<Column<'v>>,
    pub(super) rows: Vec<Row<'v, 'a>>,
}

/// A head next to a row: its id, and how far it reaches; nothing when it began in a row above.
struct RowHead {
    id: usize,
    reach: Option<(usize, usize)>,
}

impl<'v> Head<'v> {
    pub(super) fn new(label: &'v str, note: &'v str) -> Self {
        Self { label, note, ..Self::default() }
    }

    fn is(&self, other: &Self) -> bool {
        self.label == other.label && self.note == other.note
    }
}

impl<'v> Column<'v> {
    pub(super) fn one(label: &'v str) -> Self {
        Self { label, inner: &[] }
    }

    fn width(&self) -> usize {
        self.inner.len().max(1)
    }
}

impl<'v> Cell<'v, '_> {
    /// A text, if there is any.
    pub(super) fn text(html: Option<&'v Html>) -> Self {
        Self { html, ..Self::default() }
    }
}

impl<'v, 'a> GridCell<'v, 'a> {
    /// A cell in one column and one row.
    pub(super) fn new(column: usize, content: Cell<'v, 'a>) -> Self {
        Self { content, column, col_span: 1, row_span: 1 }
    }
}

impl<'a> Grid<'_, 'a> {
    /// Writes the table with every cell tied to its heads.
    pub(super) fn write(&self, out: &mut Writer<'a>) {
        let depth = self.rows.iter().map(|it| it.heads.len()).max().unwrap_or(1).max(1);
        let widths = self.columns.iter().map(Column::width);
        let texts = self.columns.is_empty().then_some(1);
        let groups: Vec<usize> = std::iter::once(depth).chain(widths).chain(texts).collect();
        out.table(&self.caption, &groups, |out| {
            let above = self.head(depth, out);
            let row_heads = self.side(depth, out);
            out.raw("<tbody>\n");
            for (at, row) in self.rows.iter().enumerate() {
                out.raw("<tr>");
                for (head, place) in row.heads.iter().zip(&row_heads[at]) {
                    if let Some((col_span, row_span)) = place.reach {
                        out.head(place.id, "row", col_span, row_span, *head);
                    }
                }
                for cell in &row.cells {
                    let rows =
                        row_heads.iter().skip(at).take(cell.row_span).flatten().map(|it| it.id);
                    let columns = above.iter().skip(cell.column).take(cell.col_span).flatten();
                    out.cell(rows.chain(columns.copied()), cell.col_span, cell.row_span, |out| {
                        out.content(&cell.content);
                    });
                }
                out.raw("</tr>\n");
            }
        });
    }

    /// Writes the rows of heads above; returns the ids over each column.
    fn head(&self, depth: usize, out: &mut Writer) -> Vec<Vec<usize>> {
        if self.columns.is_empty() {
            return Vec::new();
        }
        let inner = self.columns.iter().any(|it| !it.inner.is_empty());
        let levels = if inner { 2 } else { 1 };
        out.raw("<thead>\n<tr>");
        let corner = out.id();
        out.head(corner, "col", depth, levels, Head::new(self.corner, ""));
        let mut above = Vec::new();
        for column in &self.columns {
            let (id, head) = (out.id(), Head::new(column.label, ""));
            if column.inner.is_empty() {
                out.head(id, "col", 1, levels, head);
                above.push(vec![id]);
            } else {
                out.head(id, "colgroup", column.width(), 1, head);
                above.extend(column.inner.iter().map(|_| vec![id, out.id()]));
            }
        }
        if inner {
            out.raw("</tr>\n<tr>");
            let labels = self.columns.iter().flat_map(|it| it.inner);
            let ids = above.iter().filter_map(|it| it.get(1));
            for (label, id) in labels.zip(ids) {
                out.head(*id, "col", 1, 1, Head::new(label, ""));
            }
        }
        out.raw("</tr>\n</thead>\n");
        above
    }

    /// The heads that begin each row. One that rows have in common stands once.
    fn side(&self, depth: usize, out: &mut Writer) -> Vec<Vec<RowHead>> {
        let mut row_heads: Vec<Vec<RowHead>> = Vec::with_capacity(self.rows.len());
        for (at, row) in self.rows.iter().enumerate() {
            let mut heads = Vec::with_capacity(row.heads.len());
            for level in 0..row.heads.len() {
                let above = at.checked_sub(1).filter(|it| self.share(*it, at, level));
                if let Some(above) = above.and_then(|it| row_heads[it].get(level)) {
                    heads.push(RowHead { id: above.id, reach: None });
                    continue;
                }
                let rows = (at + 1..self.rows.len()).take_while(|it| self.share(at, *it, level));
                let col_span = if level + 1 == row.heads.len() { depth - level } else { 1 };
                heads.push(RowHead { id: out.id(), reach: Some((col_span, 1 + rows.count())) });
            }
            row_heads.push(heads);
        }
        row_heads
    }

    /// Whether two rows have their heads in common down to a level. The innermost is a row's own.
    fn share(&self, one: usize, other: usize, level: usize) -> bool {
        let (one, other) = (&self.rows[one].heads, &self.rows[other].heads);
        let mut both = one.iter().zip(other).take(level + 1);
        level + 1 < one.len().min(other.len()) && both.all(|(one, other)| one.is(other))
    }
}
