//! The tables of a form with years side by side.

use super::around::{Around, Way, headed};
use super::grid::{Column, Grid, Head, Placed, Row};
use crate::calendar::FiscalYear;
use crate::page::block::{EvaluationView, ReportView, When, YearRow, YearTable};
use crate::page::prose::Html;
use crate::page::scale::GradeView;
use crate::record::Block;

/// How many years stand side by side on a sheet of A4 and can still be read: of values, of texts
/// and of single values.
const VALUES: usize = 4;
const TEXTS: usize = 3;
const SINGLE: usize = 8;

/// The key of what follows the plan.
const AFTER: &str = "計画期間後";

/// 取組工程 and 指標: what was, each year's plan and actual, and what shall be.
pub(super) fn course<'a>(
    around: Around<'a>,
    words: [&'a str; 2],
    rows: &[(Way, &YearTable<'a>)],
) -> Vec<Grid<'a>> {
    let label = |at: When| {
        let mut labels = all(rows).filter(|it| it.at == at).map(|it| it.when.as_str());
        labels.next().map(Column::one)
    };
    let years = years(all(rows));
    let parts = split(&years, VALUES);
    let count = parts.len();
    let table = |(at, part): (usize, Vec<FiscalYear>)| {
        // What was before stands before the first year, what shall be after the last.
        let before = label(When::Before).filter(|_| at == 0);
        let after = label(When::After).filter(|_| at + 1 == count);
        let first = usize::from(before.is_some());
        let last = after.is_some().then_some(first + 2 * part.len());
        let inner = words.map(str::to_owned).to_vec();
        let of_year = |it: &FiscalYear| Column { label: it.canonical(), inner: inner.clone() };
        let columns = before.into_iter().chain(part.iter().map(of_year)).chain(after).collect();
        let row = |(path, table): &(Way, &YearTable<'a>)| {
            let find = |at: When| table.rows.iter().find(|it| it.at == at);
            let across = |at| around.cell(find(at).map(|it| &it.plan));
            let mut cells = Vec::with_capacity(2 * part.len() + 2);
            if first == 1 {
                cells.push(Placed::new(0, across(When::Before)));
            }
            for (at, year) in part.iter().enumerate() {
                let found = find(When::In(*year));
                let column = first + 2 * at;
                let actual = found.and_then(|it| it.actual.as_ref());
                cells.push(Placed::new(column, around.cell(found.map(|it| &it.plan))));
                cells.push(Placed::new(column + 1, around.cell(actual)));
            }
            cells.extend(last.map(|it| Placed::new(it, across(When::After))));
            Row { path: path.clone(), cells }
        };
        Grid {
            kind: "course",
            caption: around.caption(rows.iter().filter_map(block)),
            years: around.part(count, &part),
            corner: around.site.words.word("form-item"),
            columns,
            rows: rows.iter().map(row).collect(),
            ..Grid::default()
        }
    };
    parts.into_iter().enumerate().map(table).collect()
}

/// Fields of the city's own that have one value a year.
pub(super) fn yearly<'a>(around: Around<'a>, rows: &[(Way, &YearTable<'a>)]) -> Vec<Grid<'a>> {
    let parts = split(&years(all(rows)), SINGLE);
    let count = parts.len();
    let table = |part: Vec<FiscalYear>| {
        let row = |(path, table): &(Way, &YearTable<'a>)| {
            let cell = |(at, year): (usize, &FiscalYear)| {
                let found = table.rows.iter().find(|it| it.at == When::In(*year));
                Placed::new(at, around.cell(found.map(|it| &it.plan)))
            };
            Row { path: path.clone(), cells: part.iter().enumerate().map(cell).collect() }
        };
        Grid {
            kind: "yearly",
            caption: around.caption(rows.iter().filter_map(|it| Some(it.0.last()?.label.as_str()))),
            years: around.part(count, &part),
            corner: around.site.words.word("form-item"),
            columns: part.iter().map(|it| Column::one(it.canonical())).collect(),
            rows: rows.iter().map(row).collect(),
            ..Grid::default()
        }
    };
    parts.into_iter().map(table).collect()
}

/// 進捗管理: a row for each period of a year, the years side by side.
pub(super) fn progress<'a>(
    around: Around<'a>,
    way: &Way,
    words: [&'a str; 3],
    reports: &[ReportView<'a>],
) -> Vec<Grid<'a>> {
    let [status, text, published] = words;
    let mut years: Vec<FiscalYear> = reports.iter().map(|it| it.at.year).collect();
    years.dedup();
    let mut periods: Vec<(usize, &str)> =
        reports.iter().map(|it| (it.at.index, it.period)).collect();
    periods.sort_unstable();
    periods.dedup();
    let parts = split(&years, TEXTS);
    let count = parts.len();
    let table = |part: Vec<FiscalYear>| {
        let row = |(index, period): &(usize, &str)| {
            let mut cells = Vec::with_capacity(2 * part.len());
            for (at, year) in part.iter().enumerate() {
                let of = |it: &&ReportView| it.at.year == *year && it.at.index == *index;
                let found = reports.iter().find(of);
                let mut said = around.cell(found.map(|it| &it.html));
                said.details = found.map_or_else(Vec::new, |it| it.details.clone());
                said.published = found.and_then(|it| it.published.clone());
                said.published_label = if said.published.is_some() { published } else { "" };
                let chip = found.and_then(|it| it.status);
                let chip = chip.map(|it| GradeView { axis: "", tone: it.tone, label: it.label });
                cells.push(Placed::new(2 * at, said));
                let missing = found.filter(|it| !it.reported).map(|it| &it.html);
                let graded = around.graded(chip.into_iter().collect(), missing);
                cells.push(Placed::new(2 * at + 1, graded));
            }
            Row { path: vec![Head::new(period, "")], cells }
        };
        let inner = vec![text.to_owned(), status.to_owned()];
        let of_year = |it: &FiscalYear| Column { label: it.canonical(), inner: inner.clone() };
        Grid {
            kind: "progress",
            years: around.part(count, &part),
            corner: around.site.words.word("form-period"),
            columns: part.iter().map(of_year).collect(),
            rows: periods.iter().map(row).collect(),
            ..headed(way)
        }
    };
    parts.into_iter().map(table).collect()
}

/// 年度評価, or 計画期間の評価, which has no year.
pub(super) fn evaluations<'a>(
    around: Around<'a>,
    way: &Way,
    words: [&'a str; 2],
    evaluations: &[EvaluationView<'a>],
) -> Vec<Grid<'a>> {
    let years: Vec<FiscalYear> = evaluations.iter().filter_map(|it| it.year).collect();
    if let ([], Some(whole)) = (years.as_slice(), evaluations.first()) {
        return vec![overall(around, way, words, whole)];
    }
    let parts = split(&years, TEXTS);
    let count = parts.len();
    let table = |part: Vec<FiscalYear>| {
        let of_part = |it: &&EvaluationView| it.year.is_some_and(|it| part.contains(&it));
        let judged: Vec<_> = evaluations.iter().filter(of_part).collect();
        let columns = judged.iter().map(|it| around.judged(&it.when, words[0])).collect();
        Grid {
            kind: "annual",
            years: around.part(count, &part),
            corner: around.site.words.word("form-item"),
            columns,
            rows: around.judgements(Block::AnnualEvaluations, &judged, words[1]),
            ..headed(way)
        }
    };
    parts.into_iter().map(table).collect()
}

fn overall<'a>(
    around: Around<'a>,
    way: &Way,
    words: [&'a str; 2],
    whole: &EvaluationView<'a>,
) -> Grid<'a> {
    let (form, block) = (&around.program.form, Block::OverallEvaluation);
    let label = form.heading_in(block.key(), AFTER);
    let after = whole.rows.iter().find(|it| it.label == label).map(|it| &it.html);
    // A form that has a word of its own for it has a place for it.
    let has_after = after.is_some() || label != AFTER;
    let mut columns = vec![around.judged(form.heading("総合評価"), form.heading("評価"))];
    let mut rows = around.judgements(block, &[whole], words[1]);
    if has_after {
        columns.push(Column::one(label));
        let down = rows.len();
        let nothing = Html::nothing(whole.nothing);
        let missing = Some(&nothing).filter(|_| !whole.nothing.is_empty());
        let content = around.cell(after.or(missing));
        let placed = Placed { content, column: 2, across: 1, down };
        if let Some(first) = rows.first_mut() {
            first.cells.push(placed);
        }
    }
    Grid {
        kind: "overall",
        corner: around.site.words.word("form-item"),
        columns,
        rows,
        ..headed(way)
    }
}

/// The heading of a row's block: the last on the way, or the one before the row's own name.
fn block<'r>((way, table): &'r (Way, &YearTable)) -> Option<&'r str> {
    let own = usize::from(!table.caption.is_empty());
    way.iter().nth_back(own).map(|it| it.label.as_str())
}

/// The rows of tables.
fn all<'r>(rows: &'r [(Way, &'r YearTable<'_>)]) -> impl Iterator<Item = &'r YearRow> {
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
