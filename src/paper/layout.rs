//! Which tables a form has: what the sheet is, then its blocks, those of one kind that follow one
//! another in one table, as on paper.

use super::FormView;
use super::grid::{Cell, Grid, GridCell, Head, Row, RowHeads};
use super::promises;
use super::table_context::TableContext;
use super::writer::{Caption, Writer};
use super::years::{self, Course};
use crate::block::{
    BlockView, Body, ColumnView, EvaluationView, Facts, FieldView, GroupView, PromiseGroup,
    ReportView, ResultLabels, ResultTable, RowTable, UnitsView, YearTable, YearlyFieldView, blocks,
};
use crate::disclosure::PublicSheet;
use crate::record::{Block, Key};
use crate::view::Site;
use crate::view::frame::{DateView, Link};
use crate::view::prose::Html;

/// What becomes one table, or one for some years each.
enum Part<'v, 'a> {
    Text(Vec<(RowHeads<'v>, Option<&'v Html>)>),
    Course {
        words: Vec<&'a str>,
        rows: Vec<Course<'v, 'a>>,
    },
    /// The unit, where the rows have it in common and no value says it.
    Yearly {
        unit: &'v str,
        rows: Vec<Course<'v, 'a>>,
    },
    Table {
        heads: RowHeads<'v>,
        columns: &'v [ColumnView<'a>],
        tables: &'v [RowTable],
    },
    Progress {
        heads: RowHeads<'v>,
        words: [&'a str; 3],
        reports: &'v [ReportView<'a>],
    },
    Evaluations {
        heads: RowHeads<'v>,
        words: [&'a str; 2],
        evaluations: &'v [EvaluationView<'a>],
    },
    Promises {
        heads: RowHeads<'v>,
        words: [&'a str; 2],
        groups: &'v [PromiseGroup<'a>],
    },
    Reports {
        heads: RowHeads<'v>,
        labels: ResultLabels<'a>,
        table: &'v ResultTable<'a>,
        published: &'v str,
        reports: &'v [ReportView<'a>],
    },
}

/// The form of a sheet, made of the same blocks as its page for reading.
pub(crate) fn form<'a>(
    site: &'a Site<'a>,
    sheet: PublicSheet<'a>,
    facts: &Facts<'a>,
) -> FormView<'a> {
    let context = TableContext { site, program: &sheet.plan.program };
    let groups = blocks(site, sheet);
    let slug = &sheet.record().slug;
    let mut out = Writer::new(site, slug, sheet.number(site), sheet.address().link());
    write_facts(&mut out, context, sheet, facts);
    write_blocks(&mut out, context, &groups);
    FormView { overline: facts.overline.clone(), pieces: out.finish() }
}

/// The tables of blocks.
pub(super) fn write_blocks<'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    groups: &[GroupView<'a>],
) {
    for part in parts(groups) {
        match part {
            Part::Text(rows) => text(context, rows).write(out),
            Part::Course { words, rows } => years::course(out, context, &words, &rows),
            Part::Table { heads, columns, tables } => {
                years::table(out, context, &heads, columns, tables);
            }
            Part::Yearly { unit, rows } => years::yearly(out, context, unit, &rows),
            Part::Progress { heads, words, reports } => {
                years::progress(out, context, &heads, words, reports);
            }
            Part::Evaluations { heads, words, evaluations } => {
                years::evaluations(out, context, &heads, words, evaluations);
            }
            Part::Promises { heads, words, groups } => {
                let promise = context.site.heading(&context.program.form, Key::Promises);
                promises::promises(out, context, &heads, [promise, words[0], words[1]], groups);
            }
            Part::Reports { heads, labels, table, published, reports } => {
                promises::results(out, context, &heads, labels, table);
                let word =
                    |key| context.site.heading_in(&context.program.form, Block::Reports.key(), key);
                let words = [word(Key::Status), word(Key::Text), published];
                years::progress(out, context, &heads, words, reports);
            }
        }
    }
}

/// The blocks, those of one kind that follow one another joined.
fn parts<'v, 'a>(groups: &'v [GroupView<'a>]) -> Vec<Part<'v, 'a>> {
    let mut parts = Vec::new();
    for group in groups {
        for block in &group.blocks {
            add(&mut parts, group, block);
        }
    }
    parts
}

fn add<'v, 'a>(parts: &mut Vec<Part<'v, 'a>>, group: &'v GroupView<'a>, block: &'v BlockView<'a>) {
    let above: RowHeads =
        group.above.iter().map(|(heading, note)| Head::new(heading, note)).collect();
    let heads = |label: &'v str, note: &'v str| {
        let mut heads = above.clone();
        heads.push(Head::new(label, note));
        heads
    };
    let own = || heads(block.heading, block.note);
    match &block.body {
        Body::Prose { html } => texts(parts, std::iter::once((own(), Some(html)))),
        Body::Fields { fields } => {
            let of_field = |field: &'v FieldView<'a>| {
                let own = (heads(field.label, field.note), Some(&field.html));
                let reason = field.reason.as_ref();
                let reason = reason.map(|it| (heads(it.label, it.note), Some(&it.html)));
                std::iter::once(own).chain(reason)
            };
            texts(parts, fields.iter().flat_map(of_field));
        }
        Body::Values { tables, .. } if tables.is_empty() => {
            texts(parts, std::iter::once((own(), None)));
        }
        Body::Values { columns, tables, .. } => {
            let words: Vec<&str> = columns.iter().map(|it| it.label).collect();
            let rows = tables.iter().map(|it| (with_row(own(), it), it));
            match parts.last_mut() {
                Some(Part::Course { words: other, rows: before }) if *other == words => {
                    before.extend(rows);
                }
                Some(_) | None => parts.push(Part::Course { words, rows: rows.collect() }),
            }
        }
        Body::Yearly { table, .. } => yearly(parts, "", std::iter::once((own(), table))),
        Body::YearlyFields { unit, fields } => {
            let row = |it: &'v YearlyFieldView<'a>| (heads(it.table.caption, it.note), &it.table);
            yearly(parts, unit, fields.iter().map(row));
        }
        Body::Table { columns, tables } => {
            parts.push(Part::Table { heads: own(), columns, tables });
        }
        Body::Progress { status, text, published, reports } => {
            let words = [*status, *text, *published];
            parts.push(Part::Progress { heads: own(), words, reports });
        }
        Body::Evaluations { grade, published, evaluations } => {
            let words = [*grade, *published];
            parts.push(Part::Evaluations { heads: own(), words, evaluations });
        }
        Body::Promises { groups, measure, target, .. } => {
            parts.push(Part::Promises { heads: own(), words: [*measure, *target], groups });
        }
        Body::Reports { reports, table, published, labels, .. } => {
            let labels = *labels;
            parts.push(Part::Reports { heads: own(), labels, table, published, reports });
        }
    }
}

/// Adds rows to the text at the end of the parts, which begins here if there is none.
fn texts<'v>(
    parts: &mut Vec<Part<'v, '_>>,
    rows: impl Iterator<Item = (RowHeads<'v>, Option<&'v Html>)>,
) {
    match parts.last_mut() {
        Some(Part::Text(before)) => before.extend(rows),
        Some(_) | None => parts.push(Part::Text(rows.collect())),
    }
}

/// Adds rows of this unit to the table of years at the end of the parts, which begins here if there is none.
fn yearly<'v, 'a>(
    parts: &mut Vec<Part<'v, 'a>>,
    unit: &'v str,
    added: impl Iterator<Item = Course<'v, 'a>>,
) {
    match parts.last_mut() {
        Some(Part::Yearly { unit: before, rows }) if *before == unit => rows.extend(added),
        Some(_) | None => parts.push(Part::Yearly { unit, rows: added.collect() }),
    }
}

/// The way to a row of a block that may have several.
fn with_row<'v>(mut heads: RowHeads<'v>, table: &'v YearTable) -> RowHeads<'v> {
    if !table.caption.is_empty() {
        heads.push(Head::new(table.caption, ""));
    }
    if let Some(last) = heads.last_mut() {
        last.about = &table.about;
        last.measured = Some(&table.note);
    }
    heads
}

fn text<'v, 'a>(
    context: TableContext<'a>,
    rows: Vec<(RowHeads<'v>, Option<&'v Html>)>,
) -> Grid<'v, 'a> {
    let text = context.joined(rows.iter().filter_map(|it| Some(it.0.first()?.label)));
    let row = |(heads, html)| Row { heads, cells: vec![GridCell::new(0, Cell::text(html))] };
    let caption = Caption { kind: "text", text, ..Caption::default() };
    let rows = rows.into_iter().map(row).collect();
    Grid { caption, corner: "", columns: Vec::new(), rows }
}

/// What the sheet is: its categories on the left, its number and its units on the right, its title.
fn write_facts<'a>(
    out: &mut Writer<'a>,
    context: TableContext<'a>,
    sheet: PublicSheet<'a>,
    facts: &Facts<'a>,
) {
    let (site, form) = (context.site, &context.program.form);
    let left = facts.categories.iter().map(|it| (it.label, Fact::Text(&it.html)));
    let number = (site.heading(form, Key::Number), Fact::Plain(&sheet.data().number));
    let right = [number, (facts.owner.label, Fact::Units(&facts.owner))];
    let mut right = right.into_iter();
    let mut rows: Vec<Vec<_>> =
        left.map(|it| [it].into_iter().chain(right.next()).collect()).collect();
    rows.extend(right.map(|it| vec![it]));
    rows.push(vec![(site.heading(form, Key::Title), Fact::Plain(&sheet.data().title))]);
    rows.extend(facts.participants.iter().map(|it| vec![(it.label, Fact::Units(it))]));
    write_fact_rows(out, site, site.heading(form, Key::ReformSheet), rows);
}

/// What is said of a record, one or two labelled facts in a row, under what the record is.
pub(super) fn write_fact_rows<'a>(
    out: &mut Writer<'a>,
    site: &'a Site<'a>,
    record: &str,
    rows: Vec<Vec<(&str, Fact<'_>)>>,
) {
    let caption = Caption { kind: "facts", text: record.to_owned(), ..Caption::default() };
    out.table(&caption, &[1; 4], |out| {
        out.raw("<tbody>\n");
        for row in rows {
            out.raw("<tr>");
            // One fact alone takes the room of two.
            let col_span = if row.len() == 1 { 3 } else { 1 };
            for (label, fact) in row {
                let id = out.id();
                out.head(id, "row", 1, 1, Head::new(label, ""));
                out.cell([id].into_iter(), col_span, 1, |out| fact.write(site, out));
            }
            out.raw("</tr>\n");
        }
    });
}

/// Something that is said of a record.
pub(super) enum Fact<'v> {
    Plain(&'v str),
    Day(&'v DateView),
    Links(&'v [Link]),
    Text(&'v Html),
    Units(&'v UnitsView<'v>),
}

impl Fact<'_> {
    fn write(&self, site: &Site, out: &mut Writer) {
        match self {
            Self::Plain(text) => out.text(text),
            Self::Day(day) => out.day(day),
            Self::Text(html) => out.html(html),
            Self::Units(units) if !units.all.is_empty() => out.text(&units.all),
            Self::Units(units) => links(&units.units, site, out),
            Self::Links(units) => links(units, site, out),
        }
    }
}

fn links(links: &[Link], site: &Site, out: &mut Writer) {
    for (at, link) in links.iter().enumerate() {
        out.text(if at > 0 { &site.phrases.comma } else { "" });
        out.raw("<a href=\"");
        out.text(&link.href);
        out.raw("\">");
        out.text(&link.label);
        out.raw("</a>");
    }
}
