//! Braces and brackets on one line: what parts the keys in them, and what closes them.

use super::super::schema::LONGEST;
use super::stop::{Row, Stop};
use super::{Slip, SlipKind};
use crate::diagnostic::{Replacement, Span};

/// Full-width brackets, and what YAML has for them.
const WIDE: [(char, char); 4] = [('｛', '{'), ('｝', '}'), ('［', '['), ('］', ']')];

/// What is typed between keys in place of a comma.
const SEPARATORS: [char; 8] = ['、', '，', '､', ';', '；', '・', '　', ' '];

/// `分類: ｛ 大項目: 行政 ｝`
pub(super) fn wide(stop: &Stop<'_>) -> Option<Slip> {
    let rows = (0..=stop.line).rev().filter_map(|it| stop.row(it));
    rows.into_iter().find_map(|row| wide_ends(row.line.start + row.entry.at, row.entry.value))
}

/// Full-width brackets at the ends of a value that begins at a byte of the text.
pub(super) fn wide_ends(at: usize, value: &str) -> Option<Slip> {
    let half = |sign: char| WIDE.iter().find(|it| it.0 == sign).map(|it| it.1);
    let (first, last) = (value.chars().next()?, value.chars().next_back()?);
    let is_pair =
        matches!(first, '{' | '[' | '｛' | '［') && matches!(last, '}' | ']' | '｝' | '］');
    let ends = [(at, first), (at + value.len() - last.len_utf8(), last)];
    let edits: Vec<Replacement> = ends
        .into_iter()
        .filter_map(|(start, sign)| {
            let span = Span { start, end: start + sign.len_utf8() };
            Some(Replacement { span, text: half(sign)?.to_string() })
        })
        .collect();
    let place = edits.first().filter(|_| is_pair)?.span;
    let typed = if half(first).is_some() { first } else { last };
    Some(Slip { kind: SlipKind::WideBracket(typed), place, edits })
}

/// `{ 計画: 10件、実績: 12件 }`: a comma belongs before each key.
pub(super) fn separator(stop: &Stop<'_>) -> Option<Slip> {
    let row = braced(stop)?;
    let (at, inside) = inside(&row)?;
    let mut edits = Vec::new();
    let mut kind = None;
    for (colon, _) in inside.match_indices(':').filter(|it| it.0 > 0) {
        let is_colon = inside[colon + 1..].chars().next().is_none_or(char::is_whitespace);
        let before = inside[..colon].trim_end();
        let key_start = key_before(stop, before).filter(|_| is_colon);
        let Some(start) = key_start.filter(|it| *it > 0) else { continue };
        let parted = before[..start].trim_end_matches(SEPARATORS);
        let typed = before[parted.len()..start].trim();
        if parted.is_empty() || parted.ends_with([',', '{', '[', ':']) || typed.contains(',') {
            continue;
        }
        let key = before[start..].to_owned();
        let span = Span { start: at + parted.len(), end: at + start };
        let shown = if typed.is_empty() { " " } else { typed };
        kind.get_or_insert((SlipKind::Separator { typed: shown.to_owned(), key }, span));
        edits.push(Replacement { span, text: ", ".to_owned() });
    }
    let Some((kind, place)) = kind else { return next_line(stop) };
    Some(Slip { kind, place, edits })
}

/// A key in braces that goes on in the next line, behind no comma.
fn next_line(stop: &Stop<'_>) -> Option<Slip> {
    let here = stop.here()?;
    let before = stop.before(stop.line)?;
    let text = before.line.text.trim_end();
    if unbalanced(before.entry.value).is_empty() || text.ends_with([',', '{', '[']) {
        return None;
    }
    let typed = text.chars().next_back().filter(|it| SEPARATORS.contains(it));
    let end = before.line.start + text.len();
    let span = Span { start: end - typed.map_or(0, char::len_utf8), end };
    let typed = typed.map_or_else(|| " ".to_owned(), |it| it.to_string());
    let key = here.entry.key.to_owned();
    let at = here.line.start + here.entry.column;
    let edits = vec![Replacement { span, text: ",".to_owned() }];
    let place = Span { start: at, end: at + key.len() };
    Some(Slip { kind: SlipKind::Separator { typed, key }, place, edits })
}

/// `[西区, 東区}`
pub(super) fn wrong_close(stop: &Stop<'_>) -> Option<Slip> {
    let row = stop.last()?;
    let value = row.entry.value;
    let right = closing(value.chars().next()?)?;
    let typed = value.chars().next_back().filter(|it| matches!(it, '}' | ']' | ')' | '）'))?;
    if typed == right {
        return None;
    }
    let end = row.line.start + row.entry.at + value.len();
    let span = Span { start: end - typed.len_utf8(), end };
    Some(Slip::one(SlipKind::WrongClose { typed, right }, span, right))
}

/// A line with nothing but a closing bracket, or one at the end of a line that opens none.
pub(super) fn stray_close(stop: &Stop<'_>) -> Option<Slip> {
    let line = stop.lines[stop.line];
    let content = line.content();
    let sign = content.chars().next_back().filter(|it| matches!(it, '}' | ']' | '｝' | '］'))?;
    let is_alone = content.chars().count() == 1;
    if is_alone && stop.before(stop.line).is_some_and(|it| is_open(it.entry.value)) {
        return None;
    }
    if is_alone {
        let end = stop.lines.get(stop.line + 1).map_or(stop.text.len(), |it| it.start);
        let place = Span { start: line.at_content(), end: line.at_content() + content.len() };
        let edits =
            vec![Replacement { span: Span { start: line.start, end }, text: String::new() }];
        return Some(Slip { kind: SlipKind::StrayClose(sign), place, edits });
    }
    let value = stop.here()?.entry.value;
    let is_twice = depth(value) < 0;
    let end = line.at_content() + content.len();
    let span = Span { start: end - sign.len_utf8(), end };
    is_twice.then(|| Slip::one(SlipKind::StrayClose(sign), span, ""))
}

/// A bracket that is still open at the stop.
pub(super) fn unclosed(stop: &Stop<'_>) -> Option<Slip> {
    let is_bracket = |it: &Row<'_>| it.entry.value.starts_with(['{', '[']);
    let row = (0..=stop.line).rev().filter_map(|it| stop.row(it)).find(is_bracket)?;
    let at = row.line.start + row.entry.at;
    let rest = stop.text.get(at..stop.lines[stop.line].end())?;
    let value = row.entry.value;
    if unbalanced(rest).is_empty() || unbalanced(value).is_empty() || value.contains(" #") {
        return None;
    }
    let open = *unbalanced(value).last()?;
    let mut closers = String::new();
    for sign in unbalanced(value).into_iter().rev() {
        if sign == '{' {
            closers.push(' ');
        }
        closers.push(closing(sign)?);
    }
    let end = row.line.start + row.line.text.trim_end().len();
    let at = at + value.rfind(open)?;
    let edits = vec![Replacement { span: Span { start: end, end }, text: closers }];
    let place = Span { start: at, end: at + 1 };
    Some(Slip { kind: SlipKind::Unclosed(open), place, edits })
}

/// The last row up to the stop with a brace in its value.
fn braced<'t>(stop: &Stop<'t>) -> Option<Row<'t>> {
    let rows = (0..=stop.line).rev().filter_map(|it| stop.row(it)).take(2);
    rows.into_iter().find(|it| it.entry.value.starts_with(['{', '｛']))
}

/// What stands behind the first brace of a row, and where.
fn inside<'t>(row: &Row<'t>) -> Option<(usize, &'t str)> {
    let brace = row.entry.value.chars().next()?.len_utf8();
    Some((row.line.start + row.entry.at + brace, &row.entry.value[brace..]))
}

/// Where the known word begins with which a text ends: the longest of them.
fn key_before(stop: &Stop<'_>, text: &str) -> Option<usize> {
    let starts = text.char_indices().rev().map(|it| it.0).take(LONGEST);
    let after =
        |at: usize| at == 0 || text[..at].ends_with(SEPARATORS) || text[..at].ends_with(',');
    starts.filter(|it| after(*it) && stop.keys.is(&text[*it..])).last()
}

/// The closing bracket of an opening one.
fn closing(open: char) -> Option<char> {
    match open {
        '{' => Some('}'),
        '[' => Some(']'),
        _ => None,
    }
}

/// Whether a value begins with a bracket and ends before it is closed.
fn is_open(value: &str) -> bool {
    value.starts_with(['{', '[']) && !unbalanced(value).is_empty()
}

/// The brackets of a value that are not closed, outside of quotation marks.
fn unbalanced(value: &str) -> Vec<char> {
    let mut open = Vec::new();
    for sign in outside_quotes(value) {
        match sign {
            '{' | '[' => open.push(sign),
            '}' | ']' => {
                open.pop();
            }
            _ => {}
        }
    }
    open
}

/// How many more brackets a value opens than it closes.
fn depth(value: &str) -> i64 {
    outside_quotes(value).fold(0, |depth, sign| match sign {
        '{' | '[' => depth + 1,
        '}' | ']' => depth - 1,
        _ => depth,
    })
}

fn outside_quotes(value: &str) -> impl Iterator<Item = char> {
    let mut quote = None;
    value.chars().filter(move |&sign| {
        let was_open = quote.is_some();
        if quote == Some(sign) {
            quote = None;
        } else if !was_open && matches!(sign, '"' | '\'') {
            quote = Some(sign);
        }
        !was_open
    })
}
