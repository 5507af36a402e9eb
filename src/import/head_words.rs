//! The heads of a column as words: what is a name on the form, a year, a period, a number.

use std::collections::HashSet;

use super::field_template::{FieldTemplate, Slot};
use crate::calendar::{FiscalYear, Period};
use crate::japanese::{fold, half_width, suggest, trim};
use crate::record::{Key, Program};

/// A word of a head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum HeadWord {
    /// A name, folded.
    Name(String),
    Year(FiscalYear),
    /// A period of a year, by its number.
    Season(usize),
    Period(Period),
    Number(usize),
}

/// What may stand over the columns of a program's table.
pub(super) struct Vocabulary<'a> {
    program: &'a Program,
    names: HashSet<String>,
    /// Headings over groups of fields, which say nothing of a field.
    groups: HashSet<String>,
}

/// No head is a sentence.
const LONGEST: usize = 80;

/// What parts words of a head.
const SEPARATORS: [char; 10] = ['・', '／', '/', '_', '－', '-', ':', '：', '|', '、'];

/// What a year begins with where it stands in a title.
const ERAS: [&str; 4] = ["令和", "平成", "昭和", "20"];

impl<'a> Vocabulary<'a> {
    pub(super) fn of(templates: &[FieldTemplate], program: &'a Program) -> Self {
        let mut names = HashSet::new();
        for slot in templates.iter().flat_map(|it| &it.slots) {
            if let Slot::Key { names: own, usual, .. } = slot {
                names.extend(own.iter().chain(usual).cloned());
            }
        }
        names.remove("");
        let form = &program.form;
        let headings = form.groups().iter().flat_map(|it| &it.headings);
        let groups =
            headings.flat_map(|it| [&**it, form.group_heading(it)]).map(|it| fold(it).into_owned());
        let groups = groups.filter(|it| !names.contains(it)).collect();
        Self { program, names, groups }
    }

    /// The words of a text; none where something in it is no word that is known.
    pub(super) fn words(&self, text: &str) -> Option<Vec<HeadWord>> {
        let text = trim(text);
        if text.is_empty() || text.chars().count() > LONGEST {
            return text.is_empty().then(Vec::new);
        }
        let folded = fold(text).into_owned();
        if self.names.contains(&folded) {
            return Some(vec![HeadWord::Name(folded)]);
        }
        // Offices write one word in three ways.
        if folded.contains('り') || folded.contains('み') {
            let action = Key::Action.word();
            let short = folded.replace("取り組み", action).replace("取組み", action);
            if self.names.contains(&short) {
                return Some(vec![HeadWord::Name(short)]);
            }
        }
        if self.groups.contains(&folded) {
            return Some(Vec::new());
        }
        if let Some(word) = self.time(text).or_else(|| number(text)) {
            return Some(vec![word]);
        }
        if let Some(word) = text.strip_suffix('欄') {
            return self.words(word);
        }
        self.bracketed(text).or_else(|| self.parted(text)).or_else(|| self.joined(text))
    }

    /// 事業費（千円）, 評価（平成25年度）: a remark in brackets says nothing where it is no word.
    fn bracketed(&self, text: &str) -> Option<Vec<HeadWord>> {
        let open = text.find(['（', '(', '【', '［', '['])?;
        let width = text[open..].chars().next().map_or(1, char::len_utf8);
        let close = text.rfind(['）', ')', '】', '］', ']']).filter(|it| *it > open)?;
        let end = close + text[close..].chars().next().map_or(1, char::len_utf8);
        let inner = self.words(&text[open + width..close]).unwrap_or_default();
        let mut words = self.words(&text[..open])?;
        words.extend(inner);
        words.extend(self.words(&text[end..])?);
        Some(words)
    }

    /// Words with something between them.
    fn parted(&self, text: &str) -> Option<Vec<HeadWord>> {
        let is_separator = |it: char| it.is_whitespace() || SEPARATORS.contains(&it);
        let both = |at: usize, width: usize| {
            let before = self.words(&text[..at])?;
            Some([before, self.words(&text[at + width..])?].concat())
        };
        let places = text.char_indices().filter(|it| is_separator(it.1) || it.1 == 'の');
        places.filter(|it| it.0 > 0).find_map(|(at, sign)| both(at, sign.len_utf8()))
    }

    /// Words without anything between them: 平成25年度計画値, 指標1, 第1四半期状況.
    fn joined(&self, text: &str) -> Option<Vec<HeadWord>> {
        let ends = text.char_indices().map(|it| it.0).skip(1).collect::<Vec<_>>();
        for end in ends.into_iter().rev() {
            let (first, rest) = text.split_at(end);
            let folded = fold(first);
            let name = || self.names.contains(&*folded).then(|| HeadWord::Name(folded.to_string()));
            let Some(word) = self.time(first).or_else(name).or_else(|| number(first)) else {
                continue;
            };
            if let Some(rest) = self.words(rest) {
                return Some([vec![word], rest].concat());
            }
        }
        None
    }

    /// A year or a period.
    fn time(&self, text: &str) -> Option<HeadWord> {
        if let Some(period) = self.program.read_period(text) {
            return Some(HeadWord::Period(period.value));
        }
        // A number alone is no year.
        let is_named = text.contains('年') || text.contains(|it: char| it.is_ascii_alphabetic());
        if let (true, Ok(year)) = (is_named, FiscalYear::parse(text)) {
            return Some(HeadWord::Year(year.value));
        }
        let short = || self.short_year(text).map(HeadWord::Year);
        short().or_else(|| self.program.cadence.find(text).map(HeadWord::Season))
    }

    /// 25年度, in a program with one such year.
    fn short_year(&self, text: &str) -> Option<FiscalYear> {
        let digits = half_width(text.strip_suffix(Key::ByYear.word())?).into_owned();
        if digits.is_empty() || digits.len() > 2 || !digits.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        let years = self.program.file.years_of_values().years();
        let is_it = |year: &FiscalYear| {
            let name = year.wareki();
            let number = name.trim_end_matches(Key::ByYear.word());
            number.trim_start_matches(|it: char| !it.is_ascii_digit()) == digits
        };
        let mut found = years.filter(is_it);
        found.next().filter(|_| found.next().is_none())
    }

    /// What a word was most likely meant to be.
    pub(super) fn meant(&self, text: &str) -> Option<HeadWord> {
        let mut names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        names.sort_unstable();
        suggest(text.strip_suffix('欄').unwrap_or(text), names)
            .map(|it| HeadWord::Name(it.to_owned()))
    }

    /// The year or the period that texts above a table name, if they name one.
    pub(super) fn time_of_title(&self, titles: &[String]) -> Vec<HeadWord> {
        let mut found = Vec::new();
        for title in titles {
            for (at, _) in title.char_indices() {
                let rest = &title[at..];
                if !ERAS.iter().any(|it| rest.starts_with(it)) {
                    continue;
                }
                let ends = rest.char_indices().map(|it| it.0).chain([rest.len()]).skip(2).take(20);
                let longest = ends.filter_map(|it| self.time(&rest[..it])).last();
                found.extend(longest.filter(|it| !found.contains(it)));
            }
        }
        let mut all = self.program.periods();
        match (found.len(), all.next(), all.next()) {
            (0, Some(only), None) => vec![HeadWord::Period(only)],
            (1, ..) => found,
            _ => Vec::new(),
        }
    }
}

/// A number alone, also ① or Ⅰ.
fn number(text: &str) -> Option<HeadWord> {
    if let [sign @ '①'..='⑳'] = text.chars().collect::<Vec<_>>()[..] {
        return usize::try_from(u32::from(sign) - u32::from('①') + 1).ok().map(HeadWord::Number);
    }
    half_width(text).parse().ok().filter(|it| (1..1000).contains(it)).map(HeadWord::Number)
}
