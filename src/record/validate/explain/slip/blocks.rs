//! Texts of several lines: those that go on below their first line, and those below `|`.

use super::line::{Line, is_bar};
use super::stop::{Row, Stop};
use super::{Slip, SlipKind};
use crate::diagnostic::{Replacement, Span};

/// How many spaces more the lines of a text have than its key.
const STEP: usize = 2;

/// `内容: | 周知した。`: the text belongs on the next line.
pub(super) fn beside_bar(stop: &Stop<'_>) -> Option<Slip> {
    let row = stop.last()?;
    let rest = row.entry.value.strip_prefix(['|', '>'])?;
    let text = rest.strip_prefix([' ', '　'])?.trim_start();
    // What has more of them is a table.
    if text.is_empty() || text.starts_with('#') || text.contains('|') {
        return None;
    }
    let bar = row.line.start + row.entry.at + 1;
    let at = row.line.start + row.line.text.trim_end().len() - text.len();
    let indent = " ".repeat(row.entry.column + STEP);
    let mut edits = vec![Replacement {
        span: Span { start: bar, end: at },
        text: [stop.newline(), &indent].concat(),
    }];
    edits.extend(following(stop, &row).into_iter().map(|it| indented(it, &indent)));
    let place = Span { start: at, end: at + text.len() };
    Some(Slip { kind: SlipKind::BesideBar(row.entry.key.to_owned()), place, edits })
}

/// Lines below `|` that have no more spaces than its key.
pub(super) fn not_indented(stop: &Stop<'_>) -> Option<Slip> {
    let row = announced(stop)?;
    let own = (row.number + 1..stop.lines.len()).find(|it| !stop.lines[*it].is_blank());
    let own = own.filter(|it| stop.is_in_block(*it)).map(|it| stop.lines[it].indent());
    let indent = " ".repeat(own.unwrap_or(row.entry.column + STEP));
    let lines = following(stop, &row);
    let first = lines.first()?;
    let place = Span { start: first.at_content(), end: first.at_content() + first.content().len() };
    let edits = lines.iter().map(|it| indented(*it, &indent)).collect();
    Some(Slip { kind: SlipKind::NotIndented(row.entry.key.to_owned()), place, edits })
}

/// Lines below `|` of which the first have more spaces than the others, or fewer.
pub(super) fn uneven(stop: &Stop<'_>) -> Option<Slip> {
    let row = announced(stop)?;
    let lines: Vec<Line<'_>> = (row.number + 1..stop.lines.len())
        .take_while(|it| stop.is_in_block(*it) || deeper(stop, *it, row.entry.column))
        .map(|it| stop.lines[it])
        .filter(|it| !it.is_blank())
        .collect();
    let first = lines.first()?.indent();
    let least = lines.iter().map(Line::indent).min().filter(|it| *it < first)?;
    let deep: Vec<&Line<'_>> = lines.iter().take_while(|it| it.indent() > least).collect();
    let flat: Vec<&Line<'_>> = lines.iter().filter(|it| it.indent() < first).collect();
    let key = row.entry.key.to_owned();
    // The few are wrong, not the many.
    if deep.len() <= flat.len() {
        let more = first - least;
        let cut = |line: &&Line<'_>| Replacement {
            span: Span { start: line.start, end: line.start + more.min(line.indent() - least) },
            text: String::new(),
        };
        let edits = deep.iter().map(cut).collect();
        let place = Span { start: lines[0].start, end: lines[0].start + first };
        return Some(Slip { kind: SlipKind::Uneven { key, more, fewer: 0 }, place, edits });
    }
    let wrong = flat.first()?;
    let fewer = first - wrong.indent();
    let edits = flat.iter().map(|it| indented(**it, &" ".repeat(first))).collect();
    let place = Span { start: wrong.start, end: wrong.at_content() };
    Some(Slip { kind: SlipKind::Uneven { key, more: 0, fewer }, place, edits })
}

/// A text that goes on below its first line without `|`.
pub(super) fn continued(stop: &Stop<'_>) -> Option<Slip> {
    let before = stop.before(stop.line);
    [stop.here(), before].into_iter().flatten().find_map(|row| continued_below(stop, &row))
}

fn continued_below(stop: &Stop<'_>, row: &Row<'_>) -> Option<Slip> {
    let value = row.entry.value;
    let is_plain =
        !value.is_empty() && !value.starts_with(['|', '>', '{', '[', '"', '\'', '&', '*']);
    let lines = following(stop, row);
    let first = *lines.first().filter(|_| is_plain)?;
    let indent = " ".repeat(row.entry.column + STEP);
    let at = row.line.start + row.entry.at;
    let mut edits = vec![Replacement {
        span: Span { start: at, end: at },
        text: ["|", stop.newline(), &indent].concat(),
    }];
    edits.extend(lines.iter().map(|it| indented(*it, &indent)));
    let place = Span { start: first.at_content(), end: first.at_content() + first.content().len() };
    Some(Slip { kind: SlipKind::Continued(row.entry.key.to_owned()), place, edits })
}

/// The `|` above the stop.
fn announced<'t>(stop: &Stop<'t>) -> Option<Row<'t>> {
    let is_announced = |it: &Row<'_>| is_bar(it.entry.value);
    stop.before(stop.line).filter(is_announced).or_else(|| stop.here().filter(is_announced))
}

/// Whether a line stands deeper than a column and begins with no key.
fn deeper(stop: &Stop<'_>, number: usize, column: usize) -> bool {
    let line = stop.lines[number];
    line.is_blank() || line.indent() > column && stop.row(number).is_none()
}

/// The lines below a row up to the next key that are in no block, without blank ones at their end.
fn following<'t>(stop: &Stop<'t>, row: &Row<'_>) -> Vec<Line<'t>> {
    let end = stop.after(row.number).map_or(stop.lines.len(), |it| it.number);
    let lines = (row.number + 1..end).filter(|it| !stop.is_in_block(*it));
    lines.map(|it| stop.lines[it]).filter(|it| !it.is_blank()).collect()
}

/// A line with these spaces in front and no others.
fn indented(line: Line<'_>, indent: &str) -> Replacement {
    let span = Span { start: line.start, end: line.at_content() };
    Replacement { span, text: indent.to_owned() }
}
