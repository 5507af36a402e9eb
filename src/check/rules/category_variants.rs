//! C154: two categories of one level are one, spelled in two ways: 取組 and 取り組み, 窓口・証明 and 証明・窓口, 健康づくり and
//! 健康づくりの推進.
//!
//! Each of them makes a page, a heading and a bar of its own, and the sheets of one subject stand in two places. C141 has
//! those that differ by a letter or in kana; numbers (第1章, 第2章) and words that are other words (南, 北) tell two apart.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::ProgramContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::category_one_letter_apart::{self as one_letter, Category, plain};
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Entry, FieldKind, FieldValue, Key, Path, Step};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::CATEGORY_VARIANTS).of_program(look);

/// Longer than this a text is no category.
const LETTERS: usize = 20;
/// In how many sheets at least a text must stand to be a category, and how often each on average.
const SHEETS: usize = 6;
const TIMES: usize = 3;

/// Spellings of one word.
const SPELLINGS: &[(&str, &str)] = &[
    ("取り組み", "取組"),
    ("取組み", "取組"),
    ("取り組", "取組"),
    ("受け入れ", "受入"),
    ("受入れ", "受入"),
    ("申し込み", "申込"),
    ("申込み", "申込"),
    ("申し出", "申出"),
    ("引き上げ", "引上"),
    ("引上げ", "引上"),
    ("引き下げ", "引下"),
    ("引下げ", "引下"),
    ("手続き", "手続"),
    ("見直し", "見直"),
    ("支払い", "支払"),
    ("問い合わせ", "問合せ"),
    ("打ち合わせ", "打合せ"),
    ("組み合わせ", "組合せ"),
    ("切り替え", "切替"),
    ("切替え", "切替"),
    ("買い物", "買物"),
    ("子供", "子ども"),
    ("こども", "子ども"),
    ("街づくり", "まちづくり"),
    ("町づくり", "まちづくり"),
    ("まち作り", "まちづくり"),
    ("人づくり", "ひとづくり"),
    ("及び", "・"),
    ("および", "・"),
    ("並びに", "・"),
    ("ならびに", "・"),
];

/// What stands at the end of the name of a subject and adds nothing to it.
const SUFFIXES: [&str; 2] = ["推進", "の推進"];

const BRACKETS: [char; 12] = ['(', ')', '[', ']', '「', '」', '『', '』', '【', '】', '〈', '〉'];
const BETWEEN: [char; 5] = ['・', '、', ',', '/', '&'];

fn look<'a>(context: &ProgramContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    // Where the categories are given, another spelling is a mistake of reading.
    for level in context.program.file.levels.iter().filter(|it| it.allowed.is_empty()) {
        let categories = one_letter::categories(context, level);
        let path = Path::default().then(Key::Categories);
        let path = path.then(Step::Written((&*level.name).into()));
        compare(context, (&level.name, &path), &categories, reporter);
    }
    for (index, field) in context.program.form.fields().iter().enumerate() {
        let categories = typed(context, index);
        let sheets: usize = categories.iter().map(|it| it.sheets.len()).sum();
        let is_list = sheets >= SHEETS && categories.len() * TIMES <= sheets;
        if field.kind == FieldKind::Text && is_list {
            let path = Path::default().then(Step::Written((&*field.name).into()));
            compare(context, (&field.name, &path), &categories, reporter);
        }
    }
}

/// What is typed in a field of its own, each text with its sheets, where all of them are short.
fn typed<'a>(context: &ProgramContext<'a>, field: usize) -> Vec<Category<'a>> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut categories: Vec<Category> = Vec::new();
    for (at, sheet) in context.sheets.iter().enumerate() {
        let extra = sheet.data.extra.iter().find(|it| it.field == field);
        let Some(FieldValue::Once(Entry::Text(text))) = extra.map(|it| &it.value) else { continue };
        if text.chars().nth(LETTERS).is_some() || text.contains('。') {
            return Vec::new();
        }
        if text.is_empty() {
            continue;
        }
        let place = *places.entry(text).or_insert(categories.len());
        if place == categories.len() {
            categories.push(Category { name: text, plain: plain(text), sheets: Vec::new() });
        }
        categories[place].sheets.push(at);
    }
    categories
}

/// Each category that another one of the same meaning is used more often than.
fn compare<'a>(
    context: &ProgramContext<'a>,
    (what, path): (&str, &Path),
    categories: &[Category<'a>],
    reporter: &mut Reporter<'_, 'a>,
) {
    let of_levels = path.0.first() == Some(&Step::Key(Key::Categories));
    let mut groups: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (place, category) in categories.iter().enumerate() {
        for key in keys(category.name) {
            groups.entry(key).or_default().insert(place);
        }
    }
    let mut told = BTreeSet::new();
    for group in groups.values() {
        // Of those in as many sheets, the one that stands first.
        let often = |it: &&usize| (categories[**it].sheets.len(), std::cmp::Reverse(**it));
        let Some(usual) = group.iter().max_by_key(often).map(|it| &categories[*it]) else {
            continue;
        };
        for place in group {
            let rare = &categories[*place];
            // Of levels, and of no fields, another rule tells this.
            let is_told = of_levels && one_letter::tells(rare, usual);
            if rare.name != usual.name && !is_told && told.insert(*place) {
                report(context, (what, path), rare, usual, reporter);
            }
        }
    }
}

fn report<'a>(
    context: &ProgramContext<'a>,
    (what, path): (&str, &Path),
    rare: &Category<'a>,
    usual: &Category<'a>,
    reporter: &mut Reporter<'_, 'a>,
) {
    for sheet in rare.sheets.iter().map(|it| &context.sheets[*it]) {
        let owners = context.program.named(&sheet.data.owner, &context.city.library.organization);
        reporter
            .in_file(&sheet.file, Some(context.program), path.clone())
            .with("level", what)
            .with("category", rare.name)
            .with("usual", usual.name)
            .with("count", usual.sheets.len())
            .about(&owners)
            .help(Message::new("help-write").with("word", usual.name));
    }
}

/// What two spellings of one category have in common: its letters, and its parts in whichever order.
fn keys(name: &str) -> [String; 2] {
    let mut name = fold(name).replace([' ', '\u{3000}'], "");
    for (spelling, usual) in SPELLINGS {
        name = name.replace(spelling, usual);
    }
    let name = name.replace(BRACKETS, "");
    let stem = SUFFIXES.iter().rev().find_map(|it| name.strip_suffix(it));
    // 推進 alone, or 事業推進 of a 事業, is more than a suffix.
    let name = stem.filter(|it| it.chars().count() > 2).unwrap_or(&name);
    let letters =
        |text: &str| plain(&text.replace(BETWEEN, "").replace('の', "")).into_iter().collect();
    let mut parts: Vec<String> = parts(name).into_iter().map(|it| letters(&it)).collect();
    parts.sort();
    [format!("letters {}", letters(name)), format!("parts {}", parts.join("/"))]
}

/// The parts of a name that is a list: 窓口・証明, 窓口と証明.
fn parts(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let is_kana = |letter: Option<&char>| letter.is_none_or(|it| matches!(it, 'ぁ'..='ん'));
    let mut parts = vec![String::new()];
    for (at, letter) in letters.iter().enumerate() {
        let is_and = *letter == 'と'
            && !is_kana(at.checked_sub(1).and_then(|it| letters.get(it)))
            && !is_kana(letters.get(at + 1));
        if BETWEEN.contains(letter) || is_and {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(*letter);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_category_in_two_spellings_is_told_from_two() {
        let same = |one: &str, other: &str| keys(one).iter().any(|it| keys(other).contains(it));
        for (one, other) in [
            ("市民の取組", "市民の取り組み"),
            ("情報公開・個人情報保護", "個人情報保護・情報公開"),
            ("窓口と証明", "証明と窓口"),
            ("窓口・証明", "窓口、証明"),
            ("行財政・運営", "行財政運営"),
            ("【窓口改革】", "窓口改革"),
            ("健康づくり", "健康づくりの推進"),
            ("健康づくり推進", "健康づくりの推進"),
            ("子供の安全", "こどもの安全"),
            ("防災及び減災", "防災・減災"),
            ("ＩＣＴの活用", "ICT活用"),
            ("第1章 窓口", "第１章　窓口"),
        ] {
            assert!(same(one, other), "{one} {other}");
        }
        for (one, other) in [
            ("第1章", "第2章"),
            ("南区の施設", "北区の施設"),
            ("歳入の見直し", "歳出の見直し"),
            ("推進", "事業の推進"),
            ("農林の振興", "農林水産の振興"),
            ("施設の統合", "施設の廃止"),
            ("窓口の充実", "窓口の推進"),
            ("ひとと仕事", "仕事"),
        ] {
            assert!(!same(one, other), "{one} {other}");
        }
    }
}
