//! C141: two categories of one level differ by one letter, so that one of them is probably misspelt.
//!
//! Many words that differ by one kanji are two words, such as 市民参加 and 市民参画; a slip is made in a sheet or two, and
//! the right word stands in many. Letters in another width, kana of the other kind or size, and a ー more or less never
//! tell two categories apart, however often they are typed.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::ProgramContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::japanese::{fold, kanji_digit};
use crate::record::{Key, Level, Path, Step};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::CATEGORY_ONE_LETTER_APART)
    .of_program(look)
    .needing(&[needs::at(Key::Categories, &[needs::CATEGORIES])]);

/// In how many sheets at most a slip is made, and how many times as many have the right word.
const SLIPS: usize = 2;
const TIMES: usize = 3;

/// From how many letters on a word that differs by one is hardly another.
const LENGTH: usize = 4;

/// Letters of which one in the place of another makes another word.
const OPPOSITES: &str = "上中下大小東西南北内外新旧前後入出左右男女老若幼市県国区町村官民公私行財人物心体高低長短春夏秋冬昼夜増減農漁林商工陸海";

/// A category as it is typed, and the sheets that have it.
pub(super) struct Category<'a> {
    pub(super) name: &'a str,
    /// Without what tells no two categories apart.
    pub(super) plain: Vec<char>,
    pub(super) sheets: Vec<usize>,
}

fn look<'a>(context: &ProgramContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    // Where the categories are given, a slip is a mistake of reading.
    for level in context.program.file.levels.iter().filter(|it| it.allowed.is_empty()) {
        let categories = categories(context, level);
        for (one, other) in neighbours(&categories) {
            let (one, other) = (&categories[one], &categories[other]);
            let (rare, usual) =
                if one.sheets.len() < other.sheets.len() { (one, other) } else { (other, one) };
            if tells(rare, usual) {
                report(context, reporter, level, rare, usual);
            }
        }
    }
}

/// Whether the one is probably the other, misspelt.
pub(super) fn tells(rare: &Category<'_>, usual: &Category<'_>) -> bool {
    let is_rare = rare.sheets.len() <= SLIPS && rare.sheets.len() * TIMES <= usual.sheets.len();
    rare.plain == usual.plain || is_rare && is_near(&rare.plain, &usual.plain)
}

fn report<'a>(
    context: &ProgramContext<'a>,
    reporter: &mut Reporter<'_, 'a>,
    level: &Level,
    rare: &Category<'a>,
    usual: &Category<'a>,
) {
    for sheet in rare.sheets.iter().map(|it| &context.sheets[*it]) {
        let step = Step::Written((&*level.name).into());
        let owners = context.program.named(&sheet.data.owner, &context.city.library.organization);
        reporter
            .in_file(
                &sheet.file,
                Some(context.program),
                Path::default().then(Key::Categories).then(step),
            )
            .with("level", &*level.name)
            .with("category", rare.name)
            .with("usual", usual.name)
            .with("count", usual.sheets.len())
            .about(&owners)
            .help(Message::new("help-suggestion").with("word", usual.name));
    }
}

/// The categories of a level, in the order in which they first stand.
pub(super) fn categories<'a>(context: &ProgramContext<'a>, level: &Level) -> Vec<Category<'a>> {
    let mut categories: Vec<Category> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, sheet) in context.sheets.iter().enumerate() {
        let Some(name) = sheet.data.categories.of(&level.name).filter(|it| !it.is_empty()) else {
            continue;
        };
        let place = *places.entry(name).or_insert(categories.len());
        if place == categories.len() {
            categories.push(Category { name, plain: plain(name), sheets: Vec::new() });
        }
        categories[place].sheets.push(at);
    }
    categories
}

/// The pairs that may differ by one letter at most: they have what is left of them without it in common.
fn neighbours(categories: &[Category]) -> BTreeSet<(usize, usize)> {
    let mut by_rest: BTreeMap<Vec<char>, Vec<usize>> = BTreeMap::new();
    for (place, category) in categories.iter().enumerate() {
        by_rest.entry(category.plain.clone()).or_default().push(place);
        for at in 0..category.plain.len() {
            let mut rest = category.plain.clone();
            rest.remove(at);
            by_rest.entry(rest).or_default().push(place);
        }
    }
    let mut pairs = BTreeSet::new();
    for places in by_rest.values() {
        for (at, one) in places.iter().enumerate() {
            let others = places[at + 1..].iter().filter(|it| *it != one);
            pairs.extend(others.map(|other| (*one.min(other), *one.max(other))));
        }
    }
    pairs
}

/// A name without what tells no two categories apart: width, the kind and size of kana, ー and points.
pub(super) fn plain(name: &str) -> Vec<char> {
    let kana = |it: char| match it {
        'ァ'..='ヶ' => char::from_u32(it as u32 - 0x60).unwrap_or(it),
        _ => it,
    };
    let large = |it: char| match it {
        'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' => {
            char::from_u32(it as u32 + 1).unwrap_or(it)
        }
        _ => it,
    };
    let is_kept = |it: &char| !matches!(it, 'ー' | '・' | '-' | ' ' | '\u{3000}');
    fold(name).chars().filter(is_kept).map(kana).map(large).collect()
}

/// Whether two names differ by one letter, and not by one that makes another word.
fn is_near(one: &[char], other: &[char]) -> bool {
    if one.len().min(other.len()) < LENGTH {
        return false;
    }
    let first = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[first..], &other[first..]);
    let last = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - last], &other[..other.len() - last]);
    let is_number = |it: &char| {
        it.is_ascii_alphanumeric() || kanji_digit(*it).is_some() || matches!(it, '十' | '百' | '千')
    };
    let is_opposite = |it: &char| OPPOSITES.contains(*it);
    let mut letters = one.iter().chain(other);
    one.len() <= 1
        && other.len() <= 1
        && !letters.any(is_number)
        && !(one.iter().chain(other).all(is_opposite) && one.len() == other.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_another_word() {
        let near = |one: &str, other: &str| is_near(&plain(one), &plain(other));
        for (one, other) in [
            ("健康づくりの推進", "健康つくりの推進"),
            ("市民サービスの向上", "市民サービス向上"),
            ("効率的な行政運営", "効率的な行財政運営"),
            ("財政の健全化", "財政の建全化"),
        ] {
            assert!(near(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("第1章", "第2章"),
            ("重点施策一", "重点施策二"),
            ("基本方針Ⅰ", "基本方針Ⅱ"),
            ("基本方針A", "基本方針B"),
            ("窓口改革", "窓口改革2"),
            ("上水道の整備", "下水道の整備"),
            ("農業の振興", "漁業の振興"),
            ("福祉", "福利"),
            ("歳入の見直し", "歳出の見直し"),
        ] {
            assert!(!near(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("サーバー", "サーバ"),
            ("ごみ減量", "ゴミ減量"),
            ("ＩＣＴの活用", "ICTの活用"),
            ("ボランティア", "ボランテイア"),
        ] {
            assert_eq!(plain(one), plain(other));
        }
    }
}
