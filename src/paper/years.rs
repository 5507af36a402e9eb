//! The tables of a form with years side by side.

use super::grid::{Cell, Column, Grid, GridCell, Head, Row, RowHeads};
use super::table_context::{TableContext, headed};
use super::writer::{Caption, Writer};
use crate::block::{EvaluationView, ReportView, When, YearRow, YearTable};
use crate::calendar::FiscalYear;
use crate::record::{Block, Key};
use crate::view::scale::GradeView;

/// How many years stand side by side on a sheet of A4 and can still be read: of values, of texts
/// and of single values.
const VALUES: usize = 4;
const TEXTS: usize = 3;
const SINGLE: usize = 8;

/// The key of what follows the plan.
const AFTER: Key = Key::AfterPlan;

/// A row of a table of years, and the way to it.
pub(super) type Course<'v, 'a> = (RowHeads<'v>, &'v YearTable<'a>);

/// 取組工程 and 指標: what was, each year's plan and actual, and what shall be.
pub(super) fn course<'v, 'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    words: [&str; 2],
    rows: &'v [Course<'v, 'a>],
) {
    let label = |at: When| all(rows).find(|it| it.at == at).map(|it| it.when.as_str());
    let years = years(all(rows));
    let parts = split(&years, VALUES);
    for (at, part) in parts.iter().enumerate() {
        // What was before stands before the first year, what shall be after the last.
        let before = label(When::Before).filter(|_| at == 0);
        let after = label(When::After).filter(|_| at + 1 == parts.len());
        let first = usize::from(before.is_some());
        let labels = labels(context, part);
        let of_year = |label| Column { label, inner: &words };
        let columns =
            before.map(Column::one).into_iter().chain(labels.iter().map(|it| of_year(it)));
        let columns = columns.chain(after.map(Column::one)).collect();
        let row = |(heads, table): &'v Course<'v, 'a>| {
            let find = |at: When| table.rows.iter().find(|it| it.at == at);
            let col_span = |at| Cell::text(find(at).map(|it| &it.plan));
            let mut cells = Vec::with_capacity(2 * part.len() + 2);
            cells.extend(before.map(|_| GridCell::new(0, col_span(When::Before))));
            for (at, year) in part.iter().enumerate() {
                let (found, column) = (find(When::In(*year)), first + 2 * at);
                let actual = found.and_then(|it| it.actual.as_ref());
                cells.push(GridCell::new(column, Cell::text(found.map(|it| &it.plan))));
                cells.push(GridCell::new(column + 1, Cell::text(actual)));
            }
            let last = first + 2 * part.len();
            cells.extend(after.map(|_| GridCell::new(last, col_span(When::After))));
            Row { heads: heads.clone(), cells }
        };
        let caption = Caption {
            kind: "course",
            text: context.joined(rows.iter().filter_map(block)),
            note: "",
            years: context.part(parts.len(), part),
        };
        let corner = &context.site.phrases.form_item;
        Grid { caption, corner, columns, rows: rows.iter().map(row).collect() }.write(out);
    }
}

/// Fields of the city's own that have one value a year.
pub(super) fn yearly<'v, 'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    rows: &'v [Course<'v, 'a>],
) {
    let years = years(all(rows));
    let parts = split(&years, SINGLE);
    for part in &parts {
        let labels = labels(context, part);
        let row = |(heads, table): &'v Course<'v, 'a>| {
            let cell = |(at, year): (usize, &FiscalYear)| {
                let found = table.rows.iter().find(|it| it.at == When::In(*year));
                GridCell::new(at, Cell::text(found.map(|it| &it.plan)))
            };
            Row { heads: heads.clone(), cells: part.iter().enumerate().map(cell).collect() }
        };
        let caption = Caption {
            kind: "yearly",
            text: context.joined(rows.iter().filter_map(|it| Some(it.0.last()?.label))),
            note: "",
            years: context.part(parts.len(), part),
        };
        let corner = &context.site.phrases.form_item;
        let columns = labels.iter().map(|it| Column::one(it)).collect();
        Grid { caption, corner, columns, rows: rows.iter().map(row).collect() }.write(out);
    }
}

/// 進捗管理: a row for each period of a year, the years side by side.
pub(super) fn progress<'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    heads: &RowHeads,
    words: [&str; 3],
    reports: &[ReportView<'a>],
) {
    let [status, text, published] = words;
    let mut years: Vec<FiscalYear> = reports.iter().map(|it| it.at.year).collect();
    years.dedup();
    let mut periods: Vec<(usize, &str)> =
        reports.iter().map(|it| (it.at.index, it.period)).collect();
    periods.sort_unstable();
    periods.dedup();
    let parts = split(&years, TEXTS);
    for part in &parts {
        let row = |(index, period): &(usize, &'a str)| {
            let mut cells = Vec::with_capacity(2 * part.len());
            for (at, year) in part.iter().enumerate() {
                let of = |it: &&ReportView| it.at.year == *year && it.at.index == *index;
                let found = reports.iter().find(of);
                let said = Cell {
                    details: found.map_or(&[], |it| &it.details),
                    published: found.and_then(|it| Some((published, it.published.as_ref()?))),
                    ..Cell::text(found.map(|it| &it.html))
                };
                let chip = found.and_then(|it| it.status);
                let chip = chip.map(|it| GradeView { axis: "", tone: it.tone, label: it.label });
                let missing = found.filter(|it| !it.reported).map(|it| &it.html);
                let status = Cell { grades: chip.into_iter().collect(), ..Cell::text(missing) };
                cells.extend([GridCell::new(2 * at, said), GridCell::new(2 * at + 1, status)]);
            }
            Row { heads: vec![Head::new(period, "")], cells }
        };
        let (labels, inner) = (labels(context, part), [text, status]);
        Grid {
            caption: headed("progress", heads, context.part(parts.len(), part)),
            corner: &context.site.phrases.form_period,
            columns: labels.iter().map(|label| Column { label, inner: &inner }).collect(),
            rows: periods.iter().map(row).collect(),
        }
        .write(out);
    }
}

/// 年度評価, or 計画期間の評価, which has no year.
pub(super) fn evaluations<'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    heads: &RowHeads,
    words: [&str; 2],
    evaluations: &[EvaluationView<'a>],
) {
    let years: Vec<FiscalYear> = evaluations.iter().filter_map(|it| it.year).collect();
    if let ([], Some(whole)) = (years.as_slice(), evaluations.first()) {
        overall(out, context, heads, words, whole);
        return;
    }
    let [grade, published] = words;
    let parts = split(&years, TEXTS);
    for part in &parts {
        let of_part = |it: &&EvaluationView| it.year.is_some_and(|year| part.contains(&year));
        let judged: Vec<_> = evaluations.iter().filter(of_part).collect();
        let inner = [&*context.site.phrases.form_text, grade];
        Grid {
            caption: headed("annual", heads, context.part(parts.len(), part)),
            corner: &context.site.phrases.form_item,
            columns: judged.iter().map(|it| Column { label: &it.when, inner: &inner }).collect(),
            rows: context.judgements(Block::AnnualEvaluations, &judged, published),
        }
        .write(out);
    }
}

fn overall<'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    heads: &RowHeads,
    [_, published]: [&str; 2],
    whole: &EvaluationView<'a>,
) {
    let (site, form) = (context.site, &context.program.form);
    let block = Block::OverallEvaluation;
    let label = site.heading_in(form, block.key(), AFTER);
    let after = whole.rows.iter().find(|it| it.label == label).map(|it| &it.html);
    let inner = [&*site.phrases.form_text, site.heading(form, Key::Grade)];
    let mut columns = vec![Column { label: site.heading(form, Key::OverallGrade), inner: &inner }];
    let mut rows = context.judgements(block, &[whole], published);
    // A form that has a word of its own for it has a place for it.
    if after.is_some() || form.heading_in(block.key(), AFTER) != AFTER.word() {
        columns.push(Column::one(label));
        let row_span = rows.len();
        let cell = Cell { nothing: &whole.nothing, ..Cell::text(after) };
        let placed = GridCell { content: cell, column: 2, col_span: 1, row_span };
        if let Some(first) = rows.first_mut() {
            first.cells.push(placed);
        }
    }
    let corner = &context.site.phrases.form_item;
    Grid { caption: headed("overall", heads, String::new()), corner, columns, rows }.write(out);
}

/// What years are called over their columns.
fn labels(context: TableContext, years: &[FiscalYear]) -> Vec<String> {
    years.iter().map(|it| context.site.year(*it)).collect()
}

/// The heading of a row's block: the last on the way, or the one before the row's own name.
fn block<'r>((heads, table): &'r Course) -> Option<&'r str> {
    let own = usize::from(!table.caption.is_empty());
    heads.iter().nth_back(own).map(|it| it.label)
}

/// The rows of tables.
fn all<'r>(rows: &'r [Course<'r, '_>]) -> impl Iterator<Item = &'r YearRow> {
    rows.iter().flat_map(|(_, it)| &it.rows)
}

/// The years of these rows, in order.
fn years<'r>(rows: impl Iterator<Item = &'r YearRow>) -> Vec<FiscalYear> {
    let year = |it: &YearRow| match it.at {
        When::In(year) => Some(year),
        When::Before | When::After => None,
    };
    let mut years: Vec<FiscalYear> = rows.filter_map(year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// The years in as few parts as hold so many each, and about as long as one another.
fn split(years: &[FiscalYear], most: usize) -> Vec<Vec<FiscalYear>> {
    let parts = years.len().div_ceil(most).max(1);
    let size = years.len().div_ceil(parts).max(1);
    years.chunks(size).map(<[FiscalYear]>::to_vec).collect()
}
