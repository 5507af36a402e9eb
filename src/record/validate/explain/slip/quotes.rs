//! Texts that must be in quotation marks, and quotation marks that are not closed.

use super::stop::{Row, Stop};
use super::{Slip, SlipKind};
use crate::diagnostic::{Replacement, Span};

/// Signs with which a text cannot begin.
const SIGNS: [char; 15] =
    ['@', '`', '%', '*', '&', '!', '[', ']', '{', '}', '|', '>', '"', '\'', ','];

/// `内容: "周知した。`
pub(super) fn unclosed(stop: &Stop<'_>) -> Option<Slip> {
    let row = if stop.info.contains("quoted scalar") { stop.last()? } else { return None };
    let value = row.entry.value;
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    if value.len() > 1 && value[1..].contains(quote) {
        return None;
    }
    let at = row.line.start + row.entry.at;
    let end = at + value.len();
    let edits = vec![Replacement { span: Span { start: end, end }, text: quote.to_string() }];
    Some(Slip {
        kind: SlipKind::UnclosedQuote(quote),
        place: Span { start: at, end: at + 1 },
        edits,
    })
}

/// `内容: 目標: 達成`, `内容: "案"を作成`: the whole text belongs in quotation marks.
pub(super) fn unquoted(stop: &Stop<'_>) -> Option<Slip> {
    in_line(stop).or_else(|| item(stop))
}

fn in_line(stop: &Stop<'_>) -> Option<Slip> {
    let row = stop.last()?;
    let value = row.entry.value;
    let at = row.line.start + row.entry.at;
    if let Some(inside) = value.strip_prefix('"').and_then(|it| it.strip_suffix('"'))
        && let Some(backslash) = inside.find('\\').filter(|_| !inside.contains('"'))
    {
        let slip = quoted(&row, at, value, (1 + backslash, "\\"));
        let text = format!("'{}'", inside.replace('\'', "''"));
        let edits = slip.edits.into_iter().map(|it| Replacement { text: text.clone(), ..it });
        return Some(Slip { edits: edits.collect(), ..slip });
    }
    let (offset, sign) = sign(value)?;
    Some(quoted(&row, at, value, (offset, sign)))
}

/// An item of a list that is a text.
fn item(stop: &Stop<'_>) -> Option<Slip> {
    let line = stop.lines[stop.line];
    let value = line.content().strip_prefix("- ")?.trim_start();
    let (offset, sign) = sign(value)?;
    let row = stop.before(stop.line)?;
    Some(quoted(
        &row,
        line.at_content() + line.content().len() - value.len(),
        value,
        (offset, sign),
    ))
}

fn quoted(row: &Row<'_>, at: usize, value: &str, (offset, sign): (usize, &str)) -> Slip {
    let place = Span { start: at + offset, end: at + offset + sign.trim_end().len() };
    let span = Span { start: at, end: at + value.len() };
    let kind =
        SlipKind::Unquoted { key: row.entry.key.to_owned(), sign: sign.trim_end().to_owned() };
    Slip { kind, place, edits: vec![Replacement { span, text: in_quotes(value) }] }
}

/// The sign because of which YAML cannot take a text as it is, and where it stands in it.
fn sign(value: &str) -> Option<(usize, &str)> {
    let first = value.chars().next()?;
    // What a `#` cuts off the end of is told as such.
    if matches!(first, '{' | '[') && value.contains(" #") {
        return None;
    }
    if SIGNS.contains(&first) {
        return Some((0, &value[..first.len_utf8()]));
    }
    if value.starts_with("- ") || value.starts_with("? ") {
        return Some((0, &value[..2]));
    }
    let colon = value.match_indices(':').map(|it| it.0);
    let mut colon = colon.filter(|at| value[at + 1..].chars().next().is_none_or(|it| it == ' '));
    colon.next().map(|at| (at, &value[at..=at]))
}

/// A text in quotation marks: in those that do not stand in it, if there are such.
pub(super) fn in_quotes(value: &str) -> String {
    if value.contains(['"', '\\']) {
        return format!("'{}'", value.replace('\'', "''"));
    }
    format!("\"{value}\"")
}
