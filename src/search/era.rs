//! Years by the names of eras, so that 平成25年度, H25 and 2013年度 are one.

/// The year before the first of each era.
const ERAS: [(&str, char, u32); 5] = [
    ("明治", 'm', 1867),
    ("大正", 't', 1911),
    ("昭和", 's', 1925),
    ("平成", 'h', 1988),
    ("令和", 'r', 2018),
];

/// A year in a text: where it stands, and which it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    year: u32,
}

impl Found {
    /// The year as it is compared: 2013年.
    pub(super) fn year(self) -> String {
        format!("{}年", self.year)
    }
}

/// The years of eras in a text that is spelled as search compares it.
pub(super) fn eras(text: &[char]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut start = 0;
    while start < text.len() {
        match at(text, start) {
            Some(era) => {
                start = era.end;
                found.push(era);
            }
            None => start += 1,
        }
    }
    found
}

fn at(text: &[char], start: usize) -> Option<Found> {
    let first = text[start];
    let name = text.get(start..start + 2).unwrap_or_default();
    match first {
        '明' | '大' | '昭' | '平' | '令' => {
            let (_, _, before) = ERAS.iter().find(|it| it.0.chars().eq(name.iter().copied()))?;
            let number = skip_space(text, start + 2);
            let (count, digits) = match digits(text, number) {
                Some(found) => found,
                None => in_kanji(text, number)?,
            };
            Some(Found { start, end: past_year(text, number + count), year: before + digits })
        }
        'm' | 't' | 's' | 'h' | 'r' => {
            let word = |it: &char| it.is_ascii_lowercase() || it.is_ascii_digit();
            if start > 0 && word(&text[start - 1]) {
                return None;
            }
            let (_, _, before) = ERAS.iter().find(|it| it.1 == first)?;
            let (count, digits) = digits(text, start + 1)?;
            let end = start + 1 + count;
            if text.get(end).is_some_and(word) {
                return None;
            }
            Some(Found { start, end: past_year(text, end), year: before + digits })
        }
        _ => None,
    }
}

fn skip_space(text: &[char], at: usize) -> usize {
    at + usize::from(text.get(at) == Some(&' '))
}

/// Where a text goes on after 年, or where it is if there is none.
fn past_year(text: &[char], at: usize) -> usize {
    let year = skip_space(text, at);
    if text.get(year) == Some(&'年') { year + 1 } else { at }
}

/// A number of one or two figures that no other follows.
fn digits(text: &[char], at: usize) -> Option<(usize, u32)> {
    let figures: Vec<u32> =
        text.get(at..)?.iter().take(3).map_while(|it| it.to_digit(10)).collect();
    match figures.as_slice() {
        [one] => Some((1, *one)),
        [tens, ones] => Some((2, tens * 10 + ones)),
        _ => None,
    }
}

/// 元年, 二十五年, 二五年: only before 年, for 昭和一 may go on in another way.
fn in_kanji(text: &[char], at: usize) -> Option<(usize, u32)> {
    let digit = |it: &char| "一二三四五六七八九".chars().position(|one| one == *it);
    let run: Vec<char> = text
        .get(at..)?
        .iter()
        .copied()
        .take(4)
        .take_while(|it| *it == '元' || *it == '十' || digit(it).is_some())
        .collect();
    let value = |it: &char| digit(it).and_then(|position| u32::try_from(position + 1).ok());
    let year = match run.as_slice() {
        ['元'] => 1,
        ['十'] => 10,
        [tens, '十'] => value(tens)? * 10,
        ['十', ones] => 10 + value(ones)?,
        [one] => value(one)?,
        [tens, '十', ones] | [tens, ones] => value(tens)? * 10 + value(ones)?,
        _ => return None,
    };
    let end = at + run.len();
    (text.get(skip_space(text, end)) == Some(&'年')).then_some((run.len(), year))
}
