//! Finds what an input method slips into a line: full-width colons, dashes and brackets, spaces that are none for YAML.
//!
//! YAML's own message for these points somewhere else, or it takes them for a part of a text, so the lines
//! are looked at before.

use super::super::schema::Keys;
use super::line::{Entry, Line, is_bar};
use super::{Slip, SlipKind, brackets};
use crate::diagnostic::{Replacement, Span};
use crate::japanese::display_width;

/// What looks like the dash of a list.
pub(super) const DASHES: [char; 9] = ['-', '－', '‐', '‑', '–', '—', '―', '−', 'ー'];

/// Everything of this kind in a text, in order.
pub(super) fn find(yaml: &str, keys: &Keys) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut block: Option<usize> = None;
    // Whether the lines before began a list, or may begin one: below a key of lists that has no value yet.
    let mut in_list = false;
    let mut levels = Levels::default();
    for line in Line::all(yaml) {
        let spaces = line.indent();
        let slipped = line.text[spaces..].starts_with(is_wide_space);
        if line.is_blank() || block.is_some_and(|indent| spaces > indent) {
            continue;
        }
        let content = line.content();
        let is_text = block.is_some() && slipped && !looks_like_key(content, keys);
        let certain = is_text || spaces == 0;
        let rest = indentation(&mut slips, line, certain, (&mut levels, keys));
        let rest = dash(&mut slips, line, rest, in_list && !is_text, keys);
        colons(&mut slips, line, rest, keys);
        wide_brackets(&mut slips, line, rest, keys);
        if !is_text {
            block = opens_block(line.text).then_some(spaces);
        }
        let entry = line.entry(keys).filter(|_| !is_text);
        in_list = match entry {
            Some(entry) => entry.value.is_empty() && keys.takes_list(entry.key),
            None => in_list && content.starts_with(DASHES),
        };
        levels.pass(spaces, slipped, entry);
    }
    once_each(slips)
}

/// One slip for all lines of a file with the same: whoever types tabs types them everywhere.
fn once_each(slips: Vec<Slip>) -> Vec<Slip> {
    let mut once: Vec<Slip> = Vec::new();
    for slip in slips {
        let is_by_line = matches!(slip.kind, SlipKind::Indentation(_) | SlipKind::Dash { .. });
        match once.iter_mut().find(|it| is_by_line && it.kind == slip.kind) {
            Some(first) => first.edits.extend(slip.edits),
            None => once.push(slip),
        }
    }
    once
}

/// `実施部署: ［西区, 東区］` and `分類：｛ 大項目: 行政 ｝`, which would be texts.
fn wide_brackets(slips: &mut Vec<Slip>, line: Line<'_>, from: usize, keys: &Keys) {
    let rest = line.text[from..].trim_start_matches(['-', ' ']);
    let Some((key, value)) = rest.split_once([':', '：']) else { return };
    let value = value.trim();
    let inside = value.strip_prefix(['｛', '{']).map_or("", str::trim);
    if keys.takes_list(key.trim()) || keys.knows(key) && looks_like_key(inside, keys) {
        let at = line.start + line.text.trim_end().len() - value.len();
        slips.extend(brackets::wide_ends(at, value));
    }
}

fn is_wide_space(c: char) -> bool {
    matches!(c, '\u{3000}' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}')
}

/// What is known of how far the lines before are indented.
#[derive(Default)]
struct Levels {
    /// Where a line begins that belongs to the one before, which has spaces.
    expected: Option<usize>,
    /// The tabs of the line before, and how many spaces they stand for.
    tabs: Option<(usize, usize)>,
}

impl Levels {
    /// How many spaces so many tabs stand for: among lines that have spaces, as many as those have.
    fn of_tabs(&mut self, tabs: usize) -> usize {
        let width = match self.tabs {
            Some((before, width)) if tabs < before => width.saturating_sub(2 * (before - tabs)),
            Some((before, width)) => width + 2 * (tabs - before),
            None => self.expected.unwrap_or(2 * tabs),
        };
        self.tabs = Some((tabs, width));
        width
    }

    /// Goes on behind a line with these spaces.
    fn pass(&mut self, spaces: usize, is_slipped: bool, entry: Option<Entry<'_>>) {
        if !is_slipped {
            self.tabs = None;
            let below = |it: Entry<'_>| it.column + if it.value.is_empty() { 2 } else { 0 };
            self.expected = entry.filter(|_| spaces > 0).map(below);
        }
    }
}

/// Wide space at the start of a line; returns where the rest of the line begins.
fn indentation(
    slips: &mut Vec<Slip>,
    line: Line<'_>,
    certain: bool,
    (levels, keys): (&mut Levels, &Keys),
) -> usize {
    let spaces = line.indent();
    let rest = line.text.trim_start_matches(|it| it == ' ' || is_wide_space(it));
    let content = line.text.len() - rest.len();
    let wide = &line.text[spaces..content];
    let Some(first) = wide.chars().find(|&it| is_wide_space(it)) else { return spaces };
    if !certain && !looks_like_key(rest.trim(), keys) {
        return spaces;
    }
    let columns = |it: char| if it == '\u{3000}' || it == '\t' { 2 } else { 1 };
    let width = if spaces == 0 && wide.bytes().all(|it| it == b'\t') {
        levels.of_tabs(wide.len())
    } else {
        wide.chars().map(columns).sum()
    };
    let span = Span { start: line.start + spaces, end: line.start + content };
    slips.push(Slip::one(SlipKind::Indentation(first), span, " ".repeat(width)));
    content
}

/// Whether a trimmed line begins with a key or an item.
fn looks_like_key(line: &str, keys: &Keys) -> bool {
    let line = line.strip_prefix(DASHES).unwrap_or(line).trim_start();
    line.find([':', '：']).is_some_and(|it| keys.knows(line[..it].trim()))
}

/// A dash of a list that is none for YAML, or has no space after it; returns where the rest of the line begins.
fn dash(slips: &mut Vec<Slip>, line: Line<'_>, at: usize, in_list: bool, keys: &Keys) -> usize {
    let rest = &line.text[at..];
    let Some(typed) = rest.chars().next().filter(|it| DASHES.contains(it)) else { return at };
    let after = &rest[typed.len_utf8()..];
    let gap = after.len() - after.trim_start().len();
    let is_right = typed == '-' && (after.starts_with(' ') || after.is_empty());
    // A key, or a name in a list; a number below zero is none.
    let is_name = |it: char| !it.is_numeric() && !DASHES.contains(&it);
    let is_item =
        looks_like_key(&after[gap..], keys) || in_list && after[gap..].starts_with(is_name);
    if is_right || !is_item {
        return at;
    }
    let span = Span { start: line.start + at, end: line.start + at + typed.len_utf8() + gap };
    let kind = SlipKind::Dash { is_wide: typed != '-' };
    // What stands below was put below what stands behind the dash.
    let columns = display_width(rest[..typed.len_utf8() + gap].trim_end_matches('\t'));
    slips.push(Slip::one(kind, span, format!("-{}", " ".repeat(columns.saturating_sub(1).max(1)))));
    at + typed.len_utf8() + gap
}

/// Full-width colons after keys, and half-width ones with no space.
fn colons(slips: &mut Vec<Slip>, line: Line<'_>, from: usize, keys: &Keys) {
    let line_start = line.start;
    let line = line.text;
    let mut start = line.len() - line[from..].trim_start_matches(['-', ' ']).len();
    while let Some(colon) = line[start..].find([':', '：']).map(|it| it + start) {
        let key = line[start..colon].trim_matches(['"', '\'', ' ', '　']);
        let wide = line[colon..].starts_with('：');
        let end = colon + if wide { '：'.len_utf8() } else { 1 };
        let known = !key.is_empty() && keys.knows(key);
        let gap = line[end..].len() - line[end..].trim_start_matches(['　', '\u{a0}', ' ']).len();
        let is_gap_wide = !line[end..end + gap].chars().all(|it| it == ' ');
        let without_space = !line[end..].starts_with([' ', '\t']) && end < line.len();
        let kind = match (wide, without_space || is_gap_wide) {
            (true, _) => Some(SlipKind::WideColon(key.to_owned())),
            (false, true) => Some(SlipKind::NoSpace(key.to_owned())),
            (false, false) => None,
        };
        if let Some(kind) = kind.filter(|_| known) {
            let place = Span { start: line_start + colon, end: line_start + end };
            let span = Span { end: place.end + gap, ..place };
            let text = if line[end + gap..].is_empty() { ":" } else { ": " }.to_owned();
            slips.push(Slip { kind, place, edits: vec![Replacement { span, text }] });
        } else if wide {
            break;
        }
        // In `{ 計画：…, 実績：… }` more keys follow on the line.
        match line[end..].find(['{', '｛', ',', '，', '、']).filter(|_| line.contains(['{', '｛']))
        {
            Some(next) => {
                let sign = line[end + next..].chars().next().map_or(1, char::len_utf8);
                start = end + next + sign;
            }
            None => break,
        }
    }
}

/// Whether a line ends with `|` or `>`, so that a block of text follows.
fn opens_block(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or(line).trim_end();
    let Some(bar) = line.rfind(['|', '>']) else { return false };
    let before = &line[..bar];
    is_bar(&line[bar..])
        && before.ends_with([' ', '：'])
        && before.trim_end().ends_with([':', '-', '：'])
}

#[cfg(test)]
mod tests {
    use super::super::patch::Patched;
    use super::*;

    #[test]
    fn slips_are_mended_and_texts_are_left_alone() {
        let words = ["番号", "担当課", "内容", "計画", "実績", "x"];
        let keys = Keys::these(&words, &["担当課"]);
        let cases = [
            ("担当課：人事課\n", "担当課: 人事課\n", 1),
            ("番号:45\n", "番号: 45\n", 1),
            ("番号:　45\n", "番号: 45\n", 1),
            ("内容: 目標：達成\n", "内容: 目標：達成\n", 0),
            ("内容: |\n  番号：45\n  　字下げ\n", "内容: |\n  番号：45\n  　字下げ\n", 0),
            ("内容: |\n　字下げ\n番号: 1\n", "内容: |\n  字下げ\n番号: 1\n", 1),
            ("年度:\n　計画: a\n", "年度:\n  計画: a\n", 1),
            ("年度:\n\t計画: a\n", "年度:\n  計画: a\n", 1),
            ("x: { 計画：a, 実績：b }\n", "x: { 計画: a, 実績: b }\n", 2),
            ("url: https://example.jp/\n", "url: https://example.jp/\n", 0),
            ("-計画: a\n", "- 計画: a\n", 1),
            ("－　計画: a\n    実績: b\n", "-   計画: a\n    実績: b\n", 1),
            ("年度:\n  計画: a\n\t実績: b\n", "年度:\n  計画: a\n  実績: b\n", 1),
            (
                "年度:\n  計画:\n\t実績: b\n\t内容: c\n\t\tx: d\n  番号: e\n",
                "年度:\n  計画:\n    実績: b\n    内容: c\n      x: d\n  番号: e\n",
                3,
            ),
            ("担当課: ［西区, 東区］\n", "担当課: [西区, 東区]\n", 2),
            ("x：｛計画：a｝\n", "x: {計画: a}\n", 4),
            ("内容: ［再掲］\n", "内容: ［再掲］\n", 0),
            ("担当課:\n  －西区\n  -東区\n", "担当課:\n  - 西区\n  - 東区\n", 2),
            ("計画:\n  －周知した。\n", "計画:\n  －周知した。\n", 0),
            ("担当課:\n  - 西区\n  ―\n", "担当課:\n  - 西区\n  ―\n", 0),
            ("計画: -5\n", "計画: -5\n", 0),
        ];
        for (yaml, expected, count) in cases {
            let slips = find(yaml, &keys);
            let mut edits: Vec<Replacement> =
                slips.iter().flat_map(|it| it.edits.clone()).collect();
            edits.sort_by_key(|it| it.span);
            assert_eq!(Patched::of(yaml, &edits).text, expected);
            assert_eq!(edits.len(), count, "{yaml}");
            let is_place = |it: &Slip| yaml.get(it.place.start..it.place.end).is_some();
            assert!(slips.iter().all(is_place), "{yaml}");
        }
    }
}
