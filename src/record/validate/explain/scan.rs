//! Finds what an input method slips into a line: full-width colons, spaces that are none for YAML.
//!
//! YAML's own message for these points somewhere else, so the lines are looked at before. What is
//! found is also mended in a copy, so that the file's other mistakes are found in the same run.

use crate::diagnostic::Span;

/// One slip and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Typo {
    /// A full-width colon after a key.
    WideColon(Span, String),
    /// White space at the start of a line that YAML does not take for indentation.
    Indentation(Span, char),
    /// A key with no space after its colon; the place is the colon.
    NoSpace(Span, String),
}

/// A text with its slips mended, and how to get back to the places of the original.
#[derive(Debug, Default)]
pub(crate) struct Repaired {
    /// The repaired text, which a YAML parser can read further than the original.
    pub(crate) text: String,
    /// What was mended.
    pub(crate) typos: Vec<Typo>,
    /// Byte of the mended text → byte of the original from there on.
    joints: Vec<(usize, usize)>,
}

impl Repaired {
    /// The place in the original.
    pub(crate) fn original(&self, span: Span) -> Span {
        Span { start: self.byte(span.start), end: self.byte(span.end) }
    }

    fn byte(&self, at: usize) -> usize {
        let after = self.joints.partition_point(|(repaired, _)| *repaired <= at);
        match after.checked_sub(1).map(|it| self.joints[it]) {
            Some((repaired, original)) => original + (at - repaired),
            None => at,
        }
    }

    /// Puts `with` where the original has `original`.
    fn replace(&mut self, original: Span, with: &str) {
        self.text.push_str(with);
        self.joints.push((self.text.len(), original.end));
    }
}

/// Mends a text. `is_key` knows the words that can stand before a colon.
pub(crate) fn repair(yaml: &str, is_key: &dyn Fn(&str) -> bool) -> Repaired {
    let mut repaired = Repaired::default();
    let mut block: Option<usize> = None;
    let mut at = 0;
    for line in yaml.split_inclusive('\n') {
        let spaces = line.len() - line.trim_start_matches(' ').len();
        let blank = line.trim().is_empty();
        let slipped = line[spaces..].starts_with(is_wide_space);
        let inside = block.is_some_and(|indent| blank || (spaces > indent));
        if inside || blank {
            repaired.text.push_str(line);
        } else {
            let in_block = block.is_some() && slipped && !looks_like_key(line.trim(), is_key);
            let rest = repair_indentation(&mut repaired, line, at, in_block || spaces == 0, is_key);
            repair_keys(&mut repaired, &line[rest..], at + rest, is_key);
            if !in_block {
                block = opens_block(line).then_some(spaces);
            }
        }
        at += line.len();
    }
    repaired
}

fn is_wide_space(c: char) -> bool {
    matches!(c, '\u{3000}' | '\t' | '\u{a0}' | '\u{2000}'..='\u{200a}')
}

/// Replaces wide space at the start of a line; returns where the rest of the line begins.
fn repair_indentation(
    repaired: &mut Repaired,
    line: &str,
    at: usize,
    certain: bool,
    is_key: &dyn Fn(&str) -> bool,
) -> usize {
    let spaces = line.len() - line.trim_start_matches(' ').len();
    let rest = line.trim_start_matches(|it| it == ' ' || is_wide_space(it));
    let content = line.len() - rest.len();
    repaired.text.push_str(&line[..spaces]);
    let wide = &line[spaces..content];
    let Some(first) = wide.chars().find(|&it| is_wide_space(it)) else { return spaces };
    if !certain && !looks_like_key(rest.trim(), is_key) {
        return spaces;
    }
    let span = Span { start: at + spaces, end: at + content };
    repaired.typos.push(Typo::Indentation(span, first));
    let width: usize = wide
        .chars()
        .map(|it| match it {
            '\u{3000}' | '\t' => 2,
            _ => 1,
        })
        .sum();
    repaired.replace(span, &" ".repeat(width));
    content
}

/// Whether a trimmed line begins with a key or an item.
fn looks_like_key(line: &str, is_key: &dyn Fn(&str) -> bool) -> bool {
    let line = line.strip_prefix("- ").unwrap_or(line).trim_start();
    line.find([':', '：']).is_some_and(|it| is_key(line[..it].trim()))
}

/// Replaces full-width colons after keys, and puts a space after half-width ones.
fn repair_keys(repaired: &mut Repaired, line: &str, at: usize, is_key: &dyn Fn(&str) -> bool) {
    let mut done = 0;
    let mut start = line.len() - line.trim_start_matches(['-', ' ']).len();
    while let Some(colon) = line[start..].find([':', '：']).map(|it| it + start) {
        let key = line[start..colon].trim_matches(['"', '\'', ' ']);
        let wide = line[colon..].starts_with('：');
        let end = colon + if wide { '：'.len_utf8() } else { 1 };
        let span = Span { start: at + colon, end: at + end };
        let known = !key.is_empty() && is_key(key);
        if known && wide {
            repaired.typos.push(Typo::WideColon(span, key.to_owned()));
            repaired.text.push_str(&line[done..colon]);
            repaired.replace(span, ": ");
            done = end;
        } else if known && !line[end..].starts_with([' ', '\n', '\r', '\t']) && end < line.len() {
            repaired.typos.push(Typo::NoSpace(span, key.to_owned()));
            repaired.text.push_str(&line[done..colon]);
            repaired.replace(span, ": ");
            done = end;
        } else if wide {
            break;
        }
        // In `{ 計画：…, 実績：… }` more keys follow on the line.
        match line[end..].find(['{', ',']).filter(|_| line.contains('{')) {
            Some(next) => start = end + next + 1,
            None => break,
        }
    }
    repaired.text.push_str(&line[done..]);
}

/// Whether a line ends with `|` or `>`, so that a block of text follows.
fn opens_block(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or(line).trim_end();
    let mark = line.trim_end_matches(|it: char| it.is_ascii_digit() || it == '+' || it == '-');
    let Some(before) = mark.strip_suffix(['|', '>']) else { return false };
    before.ends_with([' ', '：']) && before.trim_end().ends_with([':', '-', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(yaml: &str) -> (String, Vec<Typo>) {
        let keys = ["番号", "担当課", "内容", "計画", "実績"];
        let repaired = repair(yaml, &|it| keys.contains(&it));
        for typo in &repaired.typos {
            let (Typo::WideColon(span, _) | Typo::Indentation(span, _) | Typo::NoSpace(span, _)) =
                typo;
            assert!(yaml.get(span.start..span.end).is_some(), "{typo:?} in {yaml}");
        }
        (repaired.text, repaired.typos)
    }

    #[test]
    fn typos_are_repaired_and_texts_are_left_alone() {
        let cases = [
            ("担当課：人事課\n", "担当課: 人事課\n", 1),
            ("番号:45\n", "番号: 45\n", 1),
            ("内容: 目標：達成\n", "内容: 目標：達成\n", 0),
            ("内容: |\n  番号：45\n  　字下げ\n", "内容: |\n  番号：45\n  　字下げ\n", 0),
            ("内容: |\n　字下げ\n番号: 1\n", "内容: |\n  字下げ\n番号: 1\n", 1),
            ("年度:\n　計画: a\n", "年度:\n  計画: a\n", 1),
            ("年度:\n\t計画: a\n", "年度:\n  計画: a\n", 1),
            ("x: { 計画：a, 実績：b }\n", "x: { 計画: a, 実績: b }\n", 2),
            ("url: https://example.jp/\n", "url: https://example.jp/\n", 0),
        ];
        for (yaml, expected, typos) in cases {
            let (text, found) = run(yaml);
            assert_eq!(text, expected);
            assert_eq!(found.len(), typos, "{yaml}");
        }
    }

    #[test]
    fn places_lead_back_to_the_original() {
        let yaml = "担当課：人事課\n番号：四十五\n";
        let repaired = repair(yaml, &|_| true);
        let at = repaired.text.find("四十五").unwrap();
        let span = repaired.original(Span { start: at, end: at + "四十五".len() });
        assert_eq!(&yaml[span.start..span.end], "四十五");
    }
}
