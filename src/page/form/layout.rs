//! Which tables a form has: what the sheet is, then its blocks, those of one kind that follow one
//! another in one table, as on paper.

use super::around::{Around, Way};
use super::grid::{Grid, Head, Ids, Placed, Row, named, tied};
use super::years;
use super::{FormCell, FormTable, FormView};
use crate::page::Site;
use crate::page::block::{BlockView, Body, EvaluationView, GroupView, ReportView, YearTable};
use crate::page::prose::{Html, escape};
use crate::page::sheet::{SheetView, UnitsView};
use crate::page::site::SheetOf;

/// What becomes one table, or one for some years each.
enum Part<'v, 'a> {
    Text(Vec<(Way, &'v Html)>),
    Course { words: [&'a str; 2], rows: Vec<(Way, &'v YearTable<'a>)> },
    Yearly(Vec<(Way, &'v YearTable<'a>)>),
    Progress { way: Way, words: [&'a str; 3], reports: &'v [ReportView<'a>] },
    Evaluations { way: Way, words: [&'a str; 2], evaluations: &'v [EvaluationView<'a>] },
}

/// The form of a sheet, made of the view of its page.
pub(super) fn form<'a>(site: &'a Site<'a>, it: SheetOf<'a>, sheet: &SheetView<'a>) -> FormView<'a> {
    let mut ids = Ids::new(&it.record().slug);
    let around = Around { site, program: &it.plan.program };
    let mut tables = vec![facts(around, it, sheet, &mut ids)];
    // The paper has no remark for a text that is not on this form.
    let nothing = Html::nothing(&site.phrases.not_given);
    for part in parts(&sheet.groups, &nothing) {
        let grids = match part {
            Part::Text(rows) => vec![text(around, rows)],
            Part::Course { words, rows } => years::course(around, words, &rows),
            Part::Yearly(rows) => years::yearly(around, &rows),
            Part::Progress { way, words, reports } => years::progress(around, &way, words, reports),
            Part::Evaluations { way, words, evaluations } => {
                years::evaluations(around, &way, words, evaluations)
            }
        };
        tables.extend(grids.into_iter().map(|it| it.table(&mut ids)));
    }
    FormView { overline: sheet.overline.clone(), number: sheet.number.clone(), tables }
}

/// The blocks, those of one kind that follow one another joined.
fn parts<'v, 'a>(groups: &'v [GroupView<'a>], nothing: &'v Html) -> Vec<Part<'v, 'a>> {
    let mut parts = Vec::new();
    for group in groups {
        for block in &group.blocks {
            add(&mut parts, group, block, nothing);
        }
    }
    parts
}

fn add<'v, 'a>(
    parts: &mut Vec<Part<'v, 'a>>,
    group: &'v GroupView<'a>,
    block: &'v BlockView<'a>,
    nothing: &'v Html,
) {
    let mut above = Way::new();
    if !group.heading.is_empty() {
        above.push(Head::new(group.heading, group.note));
    }
    let way = |label: &str, note: &str| {
        let mut way = above.clone();
        way.push(Head::new(label, note));
        way
    };
    let own = || way(block.heading, block.note);
    match &block.body {
        Body::Prose { html } => texts(parts, std::iter::once((own(), html))),
        Body::Fields { fields } => {
            texts(parts, fields.iter().map(|it| (way(it.label, it.note), &it.html)));
        }
        Body::PlanActual { tables, .. } if tables.is_empty() => {
            texts(parts, std::iter::once((own(), nothing)));
        }
        Body::PlanActual { plan, actual, tables, .. } => {
            let words = [*plan, *actual];
            let rows = tables.iter().map(|it| (with_row(own(), it), it));
            match parts.last_mut() {
                Some(Part::Course { words: other, rows: before }) if *other == words => {
                    before.extend(rows);
                }
                Some(_) | None => parts.push(Part::Course { words, rows: rows.collect() }),
            }
        }
        Body::Yearly { table } => match parts.last_mut() {
            Some(Part::Yearly(rows)) => rows.push((own(), table)),
            Some(_) | None => parts.push(Part::Yearly(vec![(own(), table)])),
        },
        Body::Progress { status, text, published, reports } => {
            let words = [*status, *text, *published];
            parts.push(Part::Progress { way: own(), words, reports });
        }
        Body::Evaluations { grade, published, evaluations } => {
            let words = [*grade, *published];
            parts.push(Part::Evaluations { way: own(), words, evaluations });
        }
        // Only charters have these, and they have no form.
        Body::Promises { .. } | Body::Reports { .. } => {}
    }
}

/// Adds rows to the text at the end of the parts, which begins here if there is none.
fn texts<'v>(parts: &mut Vec<Part<'v, '_>>, rows: impl Iterator<Item = (Way, &'v Html)>) {
    match parts.last_mut() {
        Some(Part::Text(before)) => before.extend(rows),
        Some(_) | None => parts.push(Part::Text(rows.collect())),
    }
}

/// The way to a row of a block that may have several.
fn with_row(mut way: Way, table: &YearTable) -> Way {
    if !table.caption.is_empty() {
        way.push(Head { label: table.caption.to_owned(), ..Head::default() });
    }
    if let Some(last) = way.last_mut() {
        last.about.clone_from(&table.about);
        last.measured = table.note.clone();
    }
    way
}

fn text<'a>(around: Around<'a>, rows: Vec<(Way, &Html)>) -> Grid<'a> {
    let caption = around.caption(rows.iter().filter_map(|it| Some(it.0.first()?.label.as_str())));
    let row = |(path, html): (Way, &Html)| Row {
        path,
        cells: vec![Placed::new(0, FormCell::text(html))],
    };
    let rows = rows.into_iter().map(row).collect();
    Grid { kind: "text", caption, rows, ..Grid::default() }
}

/// What the sheet is: its categories on the left, its number and its units on the right, its title.
fn facts<'a>(
    around: Around<'a>,
    it: SheetOf<'a>,
    sheet: &SheetView<'a>,
    ids: &mut Ids,
) -> FormTable<'a> {
    let program = around.program;
    let id = ids.next();
    let left = sheet.categories.iter().map(|it| (it.label, it.html.clone()));
    let mut right = vec![(program.form.heading("番号"), plain(&it.data().number))];
    right.push((sheet.owner.label, units(around.site, &sheet.owner)));
    let (mut left, mut right) = (left.collect::<Vec<_>>().into_iter(), right.into_iter());
    let mut rows = Vec::new();
    loop {
        let pair: Vec<_> = left.next().into_iter().chain(right.next()).collect();
        if pair.is_empty() {
            break;
        }
        rows.push(pair);
    }
    rows.push(vec![(sheet.title_label, plain(sheet.title))]);
    rows.extend(sheet.participants.iter().map(|it| vec![(it.label, units(around.site, it))]));
    let rows = rows.into_iter().map(|pairs| {
        // One fact alone takes the room of two.
        let across = if pairs.len() == 1 { 3 } else { 1 };
        let cells = pairs.into_iter().flat_map(|(label, html)| {
            let id = ids.next();
            let head = named(label, &id, "row", 1, 1);
            let attributes = tied(&id, across, 1);
            [head, FormCell { attributes, html, ..FormCell::default() }]
        });
        cells.collect()
    });
    let rows = rows.collect();
    FormTable {
        kind: "facts",
        id,
        caption: program.form.heading("改革シート").to_owned(),
        columns: vec![1; 4],
        rows,
        ..FormTable::default()
    }
}

fn plain(text: &str) -> Html {
    let mut html = String::with_capacity(text.len());
    escape(text, &mut html);
    html.into()
}

/// The names of units, with links to their pages.
fn units(site: &Site, units: &UnitsView) -> Html {
    if !units.all.is_empty() {
        return plain(&units.all);
    }
    let mut html = String::new();
    for (at, unit) in units.units.iter().enumerate() {
        if at > 0 {
            html.push_str(&site.phrases.comma);
        }
        html.push_str("<a href=\"");
        escape(&unit.href, &mut html);
        html.push_str("\">");
        escape(&unit.label, &mut html);
        html.push_str("</a>");
    }
    html.into()
}
