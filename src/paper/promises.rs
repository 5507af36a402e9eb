//! The tables of a charter's form: what it promises, and how each promise was kept in each period.

use super::grid::{Cell, Column, Grid, GridCell, Head, Row, RowHeads};
use super::table_context::{TableContext, headed};
use super::writer::Writer;
use crate::block::{PromiseGroup, PromiseView, ResultCell, ResultLabels, ResultTable};
use crate::view::prose::Html;
use crate::view::scale::GradeView;

/// How many periods stand side by side on a sheet of A4 and can still be read.
const PERIODS: usize = 4;

/// The heads of a promise's row: what it stands under, and its number.
fn row_heads<'v>(heading: &'v str, number: &'v str) -> RowHeads<'v> {
    let heading = [heading].into_iter().filter(|it| !it.is_empty());
    heading.chain([number]).map(|it| Head::new(it, "")).collect()
}

/// 約束
pub(super) fn promises<'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    heads: &RowHeads,
    words: [&str; 3],
    groups: &[PromiseGroup<'a>],
) {
    let none = &context.site.phrases.none;
    let measure = |promise: &PromiseView<'a>| promise.measure.as_ref().map_or("", |it| it.name);
    let all = groups.iter().flat_map(|it| &it.promises);
    let names: Vec<Html> = all.map(|it| Html::value(measure(it))).collect();
    let mut names = names.iter();
    let mut rows = Vec::with_capacity(names.len());
    for group in groups {
        for promise in &group.promises {
            let cell = |html| Cell { nothing: none, ..Cell::text(html) };
            let target = promise.measure.as_ref().map(|it| &it.target);
            let cells = [Some(&promise.html), names.next(), target].into_iter().enumerate();
            let cells = cells.map(|(at, html)| GridCell::new(at, cell(html))).collect();
            rows.push(Row { heads: row_heads(group.heading, promise.number), cells });
        }
    }
    Grid {
        caption: headed("promises", heads, String::new()),
        corner: &context.site.phrases.form_item,
        columns: words.iter().map(|it| Column::one(it)).collect(),
        rows,
    }
    .write(out);
}

/// 約束ごとの結果, the periods side by side.
pub(super) fn results<'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    heads: &RowHeads,
    labels: ResultLabels<'a>,
    table: &ResultTable<'a>,
) {
    let count = table.periods.len();
    let parts = count.div_ceil(PERIODS).max(1);
    let size = count.div_ceil(parts).max(1);
    let inner = [labels.actual, labels.outcome];
    for (part, periods) in table.periods.chunks(size).enumerate() {
        let columns = [labels.promise, labels.target].map(Column::one).into_iter();
        let columns = columns.chain(periods.iter().map(|label| Column { label, inner: &inner }));
        let mut rows = Vec::new();
        for group in &table.groups {
            for row in &group.rows {
                let mut cells = vec![
                    GridCell::new(0, Cell::text(Some(&row.promise))),
                    GridCell::new(1, Cell::text(Some(&row.target))),
                ];
                for (at, cell) in row.cells.iter().skip(part * size).take(size).enumerate() {
                    cells.extend(result(2 + 2 * at, cell));
                }
                rows.push(Row { heads: row_heads(group.heading, row.number), cells });
            }
        }
        let years = match periods {
            [first, .., last] if parts > 1 => format!("{first}–{last}"),
            [only] if parts > 1 => only.clone(),
            _ => String::new(),
        };
        Grid {
            caption: headed("outcomes", heads, years),
            corner: &context.site.phrases.form_item,
            columns: columns.collect(),
            rows,
        }
        .write(out);
    }
}

/// What was measured and whether the promise was kept, or over both that there is no report.
fn result<'v, 'a>(column: usize, cell: &'v ResultCell<'a>) -> Vec<GridCell<'v, 'a>> {
    let actual = Cell::text(Some(&cell.actual));
    if !cell.reported {
        return vec![GridCell { content: actual, column, col_span: 2, row_span: 1 }];
    }
    let chip = cell.outcome.map(|it| GradeView { axis: "", tone: it.tone, label: it.label });
    let outcome =
        Cell { grades: chip.into_iter().collect(), details: &cell.details, ..Cell::default() };
    vec![GridCell::new(column, actual), GridCell::new(column + 1, outcome)]
}
