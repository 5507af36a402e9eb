//! The tables of a form with years side by side.

use super::grid::{Cell, Column, Grid, GridCell, Head, Row, RowHeads};
use super::table_context::{TableContext, headed};
use super::writer::{Caption, Writer};
use crate::block::{
    CellView, ColumnView, EvaluationView, ReportView, RowTable, When, YearRow, YearTable,
};
use crate::calendar::FiscalYear;
use crate::record::{Block, Key};
use crate::view::prose::Html;
use crate::view::scale::{Chip, GradeView};

/// How many years stand side by side on a sheet of A4 and can still be read: of values, of texts
/// and of single values.
const VALUES: usize = 4;
const TEXTS: usize = 3;
const SINGLE: usize = 8;

/// The key of what follows the plan.
const AFTER: Key = Key::AfterPlan;

/// A row of a table of years, and the way to it.
pub(super) type Course<'v, 'a> = (RowHeads<'v>, &'v YearTable<'a>);

/// 取組工程, 指標 and fields with columns: what was, each year's or period's values, and what shall be.
pub(super) fn course<'v, 'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    words: &[&str],
    rows: &'v [Course<'v, 'a>],
) {
    let label = |at: When| all(rows).find(|it| it.at == at).map(|it| it.when.as_str());
    let times = times(all(rows));
    let parts = split(&times, (VALUES * 2 / words.len().max(1)).max(1));
    for (at, part) in parts.iter().enumerate() {
        // What was before stands before the first year, what shall be after the last.
        let before = label(When::Before).filter(|_| at == 0);
        let after = label(When::After).filter(|_| at + 1 == parts.len());
        let first = usize::from(before.is_some());
        let of_time = |(_, label): &(When, &'v str)| Column { label, inner: words };
        let columns = before.map(Column::one).into_iter().chain(part.iter().map(of_time));
        let columns = columns.chain(after.map(Column::one)).collect();
        let row = |(heads, table): &'v Course<'v, 'a>| {
            let find = |at: When| table.rows.iter().find(|it| it.at == at);
            let alone =
                |at| Cell::text(find(at).and_then(|it| it.cells.first()).map(|it| &it.html));
            let mut cells = Vec::with_capacity(words.len() * part.len() + 2);
            cells.extend(before.map(|_| GridCell::new(0, alone(When::Before))));
            for (at, (time, _)) in part.iter().enumerate() {
                let (found, column) = (find(*time), first + words.len() * at);
                let values = (0..words.len()).map(|it| found.and_then(|row| row.cells.get(it)));
                // Nobody owes a value of a year that is none of the plan's.
                let is_owed = match time {
                    When::In(year) => context.program.file.years.contains(*year),
                    When::Before | When::During(_) | When::After => true,
                };
                let cell = |it: Option<&'v CellView<'a>>| match it {
                    None if !is_owed => {
                        Cell { nothing: &context.site.phrases.none, ..Cell::default() }
                    }
                    found => judged(context, found),
                };
                let placed = values.enumerate();
                cells.extend(placed.map(|(at, it)| GridCell::new(column + at, cell(it))));
            }
            let last = first + words.len() * part.len();
            cells.extend(after.map(|_| GridCell::new(last, alone(When::After))));
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

/// Fields of the city's own that have one value a year or period; `unit` where the values do not say theirs.
pub(super) fn yearly<'v, 'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    unit: &'v str,
    rows: &'v [Course<'v, 'a>],
) {
    let times = times(all(rows));
    let parts = split(&times, SINGLE);
    for part in &parts {
        let row = |(heads, table): &'v Course<'v, 'a>| {
            let cell = |(at, (time, _)): (usize, &(When, &str))| {
                let found = table.rows.iter().find(|it| it.at == *time);
                GridCell::new(
                    at,
                    Cell::text(found.and_then(|it| it.cells.first()).map(|it| &it.html)),
                )
            };
            Row { heads: heads.clone(), cells: part.iter().enumerate().map(cell).collect() }
        };
        let caption = Caption {
            kind: "yearly",
            text: context.joined(rows.iter().filter_map(|it| named(&it.0, unit))),
            note: unit,
            years: context.part(parts.len(), part),
        };
        let corner = &context.site.phrases.form_item;
        let columns = part.iter().map(|(_, label)| Column::one(label)).collect();
        Grid { caption, corner, columns, rows: rows.iter().map(row).collect() }.write(out);
    }
}

/// A field of the kind 表: its rows, under the head of the field and its time.
pub(super) fn table<'v, 'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    heads: &RowHeads<'v>,
    columns: &'v [ColumnView<'a>],
    tables: &'v [RowTable],
) {
    let labels: Vec<String> = columns.iter().map(headed_by_unit).collect();
    for table in tables {
        let mut row_heads = heads.clone();
        if !table.when.is_empty() {
            row_heads.push(Head::new(&table.when, ""));
        }
        let row = |cells: &'v Vec<Html>| {
            let cell = |(at, it): (usize, &'v Html)| GridCell::new(at, value(context, Some(it)));
            Row { heads: row_heads.clone(), cells: cells.iter().enumerate().map(cell).collect() }
        };
        let mut rows: Vec<Row> = table.rows.iter().chain(&table.sums).map(row).collect();
        if rows.is_empty() {
            let cell = GridCell {
                content: Cell::text(Some(&table.nothing)),
                column: 0,
                col_span: columns.len(),
                row_span: 1,
            };
            rows.push(Row { heads: row_heads.clone(), cells: vec![cell] });
        }
        let columns = labels.iter().map(|it| Column::one(it)).collect();
        let corner = &context.site.phrases.form_item;
        Grid { caption: headed("rows", heads, String::new()), corner, columns, rows }.write(out);
    }
}

/// What stands in a column of values: a judgement, or a text.
fn judged<'v, 'a>(context: TableContext<'a>, cell: Option<&'v CellView<'a>>) -> Cell<'v, 'a>
where
    'a: 'v,
{
    let grade = |it: &Chip<'a>| GradeView { axis: "", tone: it.tone, label: it.label };
    let grades: Vec<GradeView> =
        cell.and_then(|it| it.judgement.as_ref()).map(grade).into_iter().collect();
    let computed = cell.and_then(|it| it.computed.as_ref()).map(grade);
    let html = cell.filter(|it| !it.is_empty()).map(|it| &it.html);
    if grades.is_empty() && computed.is_none() {
        let empty = cell.map(|it| &it.html);
        return value(context, html.or(empty));
    }
    Cell { grades, computed, ..Cell::default() }
}

/// What stands in a cell that may be empty: on paper it says so.
fn value<'v, 'a>(context: TableContext<'a>, html: Option<&'v Html>) -> Cell<'v, 'a>
where
    'a: 'v,
{
    let nothing = if html.is_some() { &context.site.phrases.none } else { "" };
    Cell { nothing, ..Cell::text(html) }
}

/// 予算（千円）
fn headed_by_unit(column: &ColumnView) -> String {
    match column.unit {
        "" => column.label.to_owned(),
        unit => format!("{}（{unit}）", column.label),
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
        let inner: Vec<&str> = [text, status].into_iter().filter(|it| !it.is_empty()).collect();
        let width = inner.len();
        let row = |(index, period): &(usize, &'a str)| {
            let mut cells = Vec::with_capacity(width * part.len());
            for (at, year) in part.iter().enumerate() {
                let of = |it: &&ReportView| it.at.year == *year && it.at.index == *index;
                let found = reports.iter().find(of);
                let said = Cell {
                    details: found.map_or(&[], |it| &it.details),
                    published: found.and_then(|it| Some((published, it.published.as_ref()?))),
                    ..Cell::text(found.map(|it| &it.html))
                };
                let missing = found.filter(|it| !it.reported).map(|it| &it.html);
                let grades = found.map(statuses).unwrap_or_default();
                let status = Cell { grades, ..Cell::text(missing) };
                // What else was reported stands in the first column, whichever it is.
                let [said, status] = match text {
                    "" => {
                        [Cell { details: said.details, published: said.published, ..status }, said]
                    }
                    _ => [said, status],
                };
                let cells_of_year = [said, status].into_iter().take(width).zip(width * at..);
                cells.extend(cells_of_year.map(|(cell, column)| GridCell::new(column, cell)));
            }
            Row { heads: vec![Head::new(period, "")], cells }
        };
        let labels = labels(context, part);
        Grid {
            caption: headed("progress", heads, context.years(parts.len(), part)),
            corner: &context.site.phrases.form_period,
            columns: labels.iter().map(|label| Column { label, inner: &inner }).collect(),
            rows: periods.iter().map(row).collect(),
        }
        .write(out);
    }
}

/// The status of a report, on each axis where statuses have axes.
fn statuses<'a>(report: &ReportView<'a>) -> Vec<GradeView<'a>> {
    if report.statuses.is_empty() {
        let only = report.status.map(|it| GradeView { axis: "", tone: it.tone, label: it.label });
        return only.into_iter().collect();
    }
    report.statuses.clone()
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
        let inner = context.judgement_columns(Block::AnnualEvaluations, grade);
        Grid {
            caption: headed("annual", heads, context.years(parts.len(), part)),
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
    let is_graded = context.program.judges(block, Key::Grade);
    let grade = if is_graded { site.heading(form, Key::Grade) } else { "" };
    let inner = context.judgement_columns(block, grade);
    let width = inner.len().max(1);
    let mut columns = vec![Column { label: site.heading(form, Key::OverallGrade), inner: &inner }];
    let mut rows = context.judgements(block, &[whole], published);
    // A form that has a word of its own for it has a place for it.
    let is_asked = !label.is_empty() && form.own_in(block.key(), AFTER).is_some();
    if after.is_some() || is_asked {
        columns.push(Column::one(label));
        let row_span = rows.len();
        let cell = Cell { nothing: &whole.nothing, ..Cell::text(after) };
        let placed = GridCell { content: cell, column: width, col_span: 1, row_span };
        if let Some(first) = rows.first_mut() {
            first.cells.push(placed);
        }
    }
    let corner = &context.site.phrases.form_item;
    Grid { caption: headed("overall", heads, String::new()), corner, columns, rows }.write(out);
}

/// What a table of years is called after: the fields, or where they have a unit in common, their group.
fn named<'v>(heads: &RowHeads<'v>, unit: &str) -> Option<&'v str> {
    if unit.is_empty() { heads.last() } else { heads.first() }.map(|it| it.label)
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
fn all<'r>(rows: &'r [Course<'r, '_>]) -> impl Iterator<Item = &'r YearRow<'r>> {
    rows.iter().flat_map(|(_, it)| &it.rows)
}

/// The years and periods of these rows, in order, with what they are called: periods stand after the years.
fn times<'r>(rows: impl Iterator<Item = &'r YearRow<'r>>) -> Vec<(When, &'r str)> {
    let order = |at: When| match at {
        When::In(year) => Some((false, year, 0)),
        When::During(period) => Some((true, period.year, period.index)),
        When::Before | When::After => None,
    };
    let mut times: Vec<(When, &str)> =
        rows.filter(|it| order(it.at).is_some()).map(|it| (it.at, it.when.as_str())).collect();
    times.sort_by_key(|it| order(it.0));
    times.dedup_by_key(|it| it.0);
    times
}

/// What stands side by side in as few parts as hold so many each, and about as long as one another.
fn split<T: Clone>(items: &[T], most: usize) -> Vec<Vec<T>> {
    let parts = items.len().div_ceil(most).max(1);
    let size = items.len().div_ceil(parts).max(1);
    items.chunks(size).map(<[T]>::to_vec).collect()
}
