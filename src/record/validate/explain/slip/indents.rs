//! Keys: without a colon, two on a line, and with more or fewer spaces than their neighbours.

use super::stop::{Row, Stop};
use super::{Slip, SlipKind};
use crate::diagnostic::{Replacement, Span};

/// What is typed in place of a colon.
const NO_COLONS: [char; 9] = [';', '；', '=', '＝', '→', '．', '.', '、', '，'];

/// `番号: 2　改革項目: 防災`: two keys on one line.
pub(super) fn second_key(stop: &Stop<'_>) -> Option<Slip> {
    let row = stop.last()?;
    let value = row.entry.value;
    if value.starts_with(['{', '[', '"', '\'', '|', '>']) {
        return None;
    }
    let at = row.line.start + row.entry.at;
    for (colon, _) in value.match_indices(':') {
        if !value[colon + 1..].chars().next().is_none_or(char::is_whitespace) {
            continue;
        }
        let start = value[..colon].rfind(char::is_whitespace).filter(|it| *it > 0)?;
        let gap = value[..start].trim_end().len();
        let key = value[start..colon].trim();
        if stop.keys.is(key) {
            let begin = at + colon - key.len();
            let place = Span { start: begin, end: at + colon };
            let span = Span { start: at + gap, end: begin };
            let text = [stop.newline(), &" ".repeat(row.entry.column)].concat();
            let edits = vec![Replacement { span, text }];
            return Some(Slip { kind: SlipKind::SecondKey(key.to_owned()), place, edits });
        }
    }
    None
}

/// `担当課 総務課`, `担当課＝総務課`, `分類` above its parts: a key without its colon.
pub(super) fn no_colon(stop: &Stop<'_>) -> Option<Slip> {
    let lines = (0..=stop.line).rev().filter(|it| !stop.is_in_block(*it));
    for number in lines.take(2) {
        let line = stop.lines[number];
        if line.is_blank() || line.is_comment() || line.entry(stop.keys).is_some() {
            continue;
        }
        let content = line.content().trim_start_matches("- ");
        let ends = |it: char| it.is_whitespace() || NO_COLONS.contains(&it);
        let end = content.find(ends).unwrap_or(content.len());
        let key = &content[..end];
        if !stop.keys.is(key) {
            continue;
        }
        let rest = content[end..].trim_start_matches(ends);
        let at = line.at_content() + line.content().len() - content.len();
        let span = Span { start: at + end, end: at + content.len() - rest.len() };
        let text = if rest.is_empty() { ":" } else { ": " }.to_owned();
        let edits = vec![Replacement { span, text }];
        let place = Span { start: at, end: at + end };
        return Some(Slip { kind: SlipKind::NoColon(key.to_owned()), place, edits });
    }
    None
}

/// A key that stands a few spaces beside its neighbours.
pub(super) fn uneven_key(stop: &Stop<'_>) -> Option<Slip> {
    let row = stop.here()?;
    let column = row.entry.column;
    if row.line.indent() != column {
        return None;
    }
    let right = columns(stop, &row).into_iter().filter(|it| *it != column);
    let right = right.min_by_key(|it| it.abs_diff(column))?;
    // What follows with the same spaces has the same slip, and what stands below it goes along.
    let same = (row.number..stop.lines.len()).take_while(|number| {
        let line = stop.lines[*number];
        line.is_blank() || line.indent() == column || line.indent() > column.max(right)
    });
    let lines = same.map(|it| stop.lines[it]).filter(|it| !it.is_blank());
    let edits = lines.map(|line| {
        let start = line.start;
        if right < column {
            Replacement { span: Span { start, end: start + column - right }, text: String::new() }
        } else {
            Replacement { span: Span { start, end: start }, text: " ".repeat(right - column) }
        }
    });
    let place = Span { start: row.line.start, end: row.line.start + column };
    let place = if column == 0 { key_place(&row) } else { place };
    let key = row.entry.key.to_owned();
    let (more, fewer) = (column.saturating_sub(right), right.saturating_sub(column));
    let kind = SlipKind::UnevenKey { key, more, fewer };
    Some(Slip { kind, place, edits: edits.collect() })
}

/// An item of a list that stands a few spaces beside the one before.
pub(super) fn uneven_item(stop: &Stop<'_>) -> Option<Slip> {
    let line = stop.lines[stop.line];
    let is_item = |it: &str| it.starts_with("- ") || it == "-";
    if !is_item(line.content()) || stop.is_in_block(stop.line) {
        return None;
    }
    let indent = line.indent();
    let items = (0..stop.line).rev().map(|it| stop.lines[it]).filter(|it| is_item(it.content()));
    let right = items.map(|it| it.indent()).take(20).filter(|it| *it != indent);
    let right = right.min_by_key(|it| it.abs_diff(indent))?;
    let span = Span { start: line.start, end: line.start + indent };
    let place = if indent == 0 { Span { start: line.start, end: line.start + 1 } } else { span };
    let (more, fewer) = (indent.saturating_sub(right), right.saturating_sub(indent));
    let kind = SlipKind::UnevenKey { key: "-".to_owned(), more, fewer };
    let edits = vec![Replacement { span, text: " ".repeat(right) }];
    Some(Slip { kind, place, edits })
}

/// The columns in which a key may stand below the rows before: each of theirs, and one step more behind the last if it
/// has no value.
fn columns(stop: &Stop<'_>, row: &Row<'_>) -> Vec<usize> {
    let mut columns: Vec<usize> = Vec::new();
    let mut least = usize::MAX;
    for before in (0..row.number).rev().filter_map(|it| stop.row(it)) {
        if columns.is_empty() && before.entry.value.is_empty() {
            columns.push(before.entry.column + 2);
        }
        if before.entry.column < least {
            least = before.entry.column;
            columns.push(least);
        }
        if least == 0 {
            break;
        }
    }
    columns
}

fn key_place(row: &Row<'_>) -> Span {
    let start = row.line.start + row.entry.column;
    Span { start, end: start + row.entry.key.len() }
}
