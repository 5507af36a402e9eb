//! What Japanese prose says without saying it in a field: that something is the same as before, that
//! something is late, that some units are meant.
//!
//! Each list errs on the side of silence: a finding that is wrong costs more than one not made.

use std::iter;

use memchr::memmem;

use super::comparison::Folded;
use super::signs::{Sign, Signs};
use crate::calendar::FiscalYear;
use crate::japanese::{fold, half_width};
use crate::record::Organization;

/// What is the same, and how that is said.
const EARLIER: &[&str] = &[
    "前年度",
    "昨年度",
    "前年",
    "昨年",
    "前期",
    "前回",
    "前半期",
    "上半期",
    "上期",
    "前四半期",
    "上記",
    "上",
    "左",
    "右",
];
const SAME: &[&str] = &["と同じ", "に同じ", "と同様", "同様", "同じ", "と同じです", "と同様です"];

/// Whether a text only points to another: 前年度と同じ, 同上.
pub(super) fn says_the_same(text: &str) -> bool {
    if text.is_empty() || text.len() > 60 {
        return false;
    }
    let folded = fold(text);
    if !folded.contains(['同', '〃', '上']) {
        return false;
    }
    let folded = Folded::of(&folded);
    let text = folded.without_year();
    let is_same = |it: &str| SAME.contains(&it);
    ["同上", "〃", "同左", "同右", "同じ", "同様", "上記のとおり"].contains(&text)
        || is_same(text)
        || EARLIER.iter().any(|it| text.strip_prefix(it).is_some_and(is_same))
}

/// Whether a text says that a law prescribes what it tells of, so that it is the same each year.
pub(super) fn names_a_law(text: &str) -> bool {
    ["法に基づ", "法律に基づ", "法令に基づ", "条例に基づ", "規則に基づ", "法定", "法第", "法の規定"]
        .iter()
        .any(|it| text.contains(it))
}

/// How some of several units are spoken of, and what units are called, the longest first.
pub(super) const SOME: &[&str] =
    &["一部の", "いくつかの", "幾つかの", "数か所の", "複数の", "一部"];
const UNITS: &[&str] = &[
    "部署",
    "部局",
    "部区",
    "部・区",
    "部門",
    "部課",
    "課所",
    "課室",
    "区役所",
    "所属",
    "部",
    "課",
    "局",
    "室",
    "区",
    "係",
];

/// The words in which a text speaks of some units: 一部の部. 一部の課題 and 一部の区間 are none.
pub(super) fn some_units(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some((at, some)) = first_of(rest, SOME) {
        let after = &rest[at + some.len()..];
        // 一部部署 is one; 一部区 and 一部課 are parts of other words.
        let is_unit = |it: &&&str| after.starts_with(**it) && (some != "一部" || it.len() > 3);
        if let Some(unit) = UNITS.iter().find(is_unit) {
            let next = after[unit.len()..].chars().next();
            if !next.is_some_and(is_kanji) || unit.len() > 3 {
                let end = at + some.len() + unit.len();
                return Some(&rest[at..end]);
            }
        }
        rest = after;
    }
    None
}

/// Where one of the words first stands, and which.
fn first_of<'w>(text: &str, words: &[&'w str]) -> Option<(usize, &'w str)> {
    let at =
        words.iter().filter_map(|it| Some((memmem::find(text.as_bytes(), it.as_bytes())?, *it)));
    at.min_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())))
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '\u{4E00}'..='\u{9FFF}' | '々')
}

fn is_katakana(letter: char) -> bool {
    matches!(letter, '\u{30A1}'..='\u{30FA}' | 'ー')
}

/// The names of the units of a city, as far as a text that has one means the unit.
pub(super) fn unit_names(organization: &Organization) -> impl Iterator<Item = &str> {
    let names =
        organization.units().iter().flat_map(|it| iter::once(&it.name).chain(&it.aliases.0));
    names.map(|it| &**it).filter(|it| it.chars().nth(1).is_some())
}

/// Whether a text with these signs names a unit: one of the organization, or what looks like a
/// section's name that the organization does not go down to, such as 市民課.
pub(super) fn names_a_unit(text: &str, signs: Signs) -> bool {
    signs.has(Sign::UnitName) || text.split(|it| !is_kanji(it) && !is_katakana(it)).any(is_name)
}

/// Whether a run of kanji and katakana is a unit's name and not 各部 or 一部の課.
fn is_name(run: &str) -> bool {
    const ENDS: &[&str] =
        &["課", "局", "室", "係", "部", "区", "事務所", "出張所", "支所", "保健所"];
    const GENERAL: &[&str] = &[
        "各", "全", "一部", "他", "同", "当", "該当", "関係", "担当", "実施", "対象", "所管", "本",
        "未", "市内", "庁内", "地", "数", "複数", "残",
    ];
    const NO_UNIT: &[&str] =
        &["一部", "全部", "内部", "外部", "幹部", "上部", "下部", "地区", "大部"];
    run.chars().nth(2).is_some()
        && ENDS.iter().any(|it| run.ends_with(it))
        && !NO_UNIT.iter().any(|it| run.ends_with(it))
        && !GENERAL.iter().any(|it| run.starts_with(it))
}

/// Words for a delay.
pub(super) const DELAY: &[&str] = &["遅れ", "遅延", "遅滞"];

/// Whether a text tells of a delay, and not of one that is no more or never was.
pub(super) fn tells_of_delay(text: &str) -> bool {
    DELAY
        .iter()
        .any(|word| text.match_indices(word).any(|(at, _)| is_real(&text[at + word.len()..])))
}

/// Whether a delay is there, by what follows the word: 遅れは生じていない and 遅れを取り戻した are none.
fn is_real(after: &str) -> bool {
    const NONE: &[&str] =
        &["なく", "なし", "ない", "なかった", "無く", "ることなく", "ずに", "ません"];
    const OVER: &[&str] = &["取り戻", "とり戻", "解消", "挽回"];
    let after = after.trim_start_matches(['は', 'も', 'が', 'を', 'の']);
    let clause = after.split(['。', '、']).next().unwrap_or(after);
    let begins = |words: &[&str]| words.iter().any(|it| clause.starts_with(it));
    let never_came =
        clause.starts_with("生じ") && (clause.contains("ない") || clause.contains("なか"));
    !begins(NONE) && !begins(OVER) && !never_came
}

/// Words with which a text admits that something is wanting.
pub(super) const SHORTFALL: &[&str] = &[
    "遅れ",
    "遅延",
    "ない",
    "なかった",
    "ません",
    "課題",
    "不足",
    "不十分",
    "未",
    "しかし",
    "ただし",
    "ものの",
    "一方",
    "が、",
    "必要",
    "足り",
    "下回",
    "減少",
    "改善",
    "残",
    "要す",
    "苦情",
    "至ら",
    "及ば",
    "困難",
    "懸念",
    "やや",
    "一部",
    "見直",
    "努める",
    "もう少し",
    "さらに",
    "更に",
    "今後",
];

/// Whether a text has a number, a date or a count; the year it speaks of is none.
pub(super) fn is_counted(folded: &Folded) -> bool {
    const COUNTERS: &[&str] = &[
        "つ", "か所", "箇所", "ヶ所", "カ所", "ケ所", "件", "人", "名", "部署", "課", "区", "局",
        "日", "月", "か月", "週", "年", "回", "割", "園", "校", "館", "施設", "件", "台", "本",
        "枚",
    ];
    let text = folded.as_str();
    let numeral = |it: char| {
        matches!(it, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    };
    text.contains(|it: char| it.is_ascii_digit())
        || ["半年", "半数", "半月", "半分", "過半"].iter().any(|it| text.contains(it))
        || text.match_indices(numeral).any(|(at, figure)| {
            let after = &text[at + figure.len()..];
            COUNTERS.iter().any(|it| after.starts_with(it))
        })
}

/// Whether a text counts something in English words: six weeks, half of them, one working day. What is one of many, or
/// no one, is not counted.
pub(super) fn counts_in_english(text: &str) -> bool {
    #[rustfmt::skip]
    const NUMERALS: [&str; 29] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
        "sixty", "seventy", "eighty", "ninety", "half", "twice", "dozen",
    ];
    const TIMES: [&str; 8] =
        ["minute", "hour", "day", "week", "month", "quarter", "year", "working"];
    let is_in = |word: &str, words: &[&str]| words.iter().any(|it| it.eq_ignore_ascii_case(word));
    let mut words = text.split(|it: char| !it.is_ascii_alphabetic()).filter(|it| !it.is_empty());
    let mut before = "";
    words.any(|word| {
        let time = word.strip_suffix('s').unwrap_or(word);
        let is_one = is_in(before, &["one", "hundred", "thousand"]) && is_in(time, &TIMES);
        before = word;
        is_one || is_in(word, &NUMERALS)
    })
}

/// A fiscal year that a text names.
pub(super) struct NamedYear<'t> {
    pub(super) year: FiscalYear,
    /// As it is written there.
    pub(super) written: &'t str,
    /// What follows it.
    pub(super) after: &'t str,
}

/// The fiscal years that a text names.
pub(super) fn fiscal_years(text: &str) -> impl Iterator<Item = NamedYear<'_>> {
    text.match_indices("年度").filter_map(|(at, word)| {
        let before = &text[..at];
        let number =
            before.trim_end_matches(|it: char| it.is_numeric() && !is_kanji(it) || it == '元');
        let era = ["平成", "令和", "昭和", "H", "R", "Ｈ", "Ｒ"];
        let start = era
            .iter()
            .find_map(|it| Some(number.len() - number.strip_suffix(it).map(|_| it.len())?));
        let end = at + word.len();
        let written = &text[start.unwrap_or(number.len())..end];
        let half = half_width(written);
        // 25年度 alone may be any era's, and 平成25～26年度 is two.
        let is_clear = start.is_some() || half.len() == 4 + word.len();
        let year = is_clear.then(|| FiscalYear::parse(&half).ok())??.value;
        Some(NamedYear { year, written, after: &text[end..] })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_units_are_no_sections_of_roads() {
        for (text, found) in [
            ("一部の部でホームページへの掲載が遅れた", Some("一部の部")),
            ("ただし、一部の部において", Some("一部の部")),
            ("一部の部・区で", Some("一部の部・区")),
            ("一部の部署が未実施", Some("一部の部署")),
            ("一部部署で", Some("一部部署")),
            ("いくつかの課", Some("いくつかの課")),
            ("一部の課題が残った", None),
            ("一部の区間と一部の区域", None),
            ("一部の部品", None),
            ("一部区間を除き、一部の課で", Some("一部の課")),
            ("計画の一部を改めた", None),
            ("すべての部", None),
        ] {
            assert_eq!(some_units(text), found, "{text}");
        }
    }

    #[test]
    fn sections_are_named_also_when_the_organization_does_not_know_them() {
        for text in ["一部の課（市民課、税務課）で遅れた", "中央出張所", "一部の係(審査係)"]
        {
            assert!(names_a_unit(text, Signs::default()), "{text}");
        }
        for text in [
            "一部の部で",
            "23部・区の一部の部・区で",
            "すべての部区で",
            "各部区では",
            "庁内部局",
            "全庁内部",
        ] {
            assert!(!names_a_unit(text, Signs::default()), "{text}");
        }
    }

    #[test]
    fn a_delay_that_is_no_more_is_none() {
        for (text, is_delay) in [
            ("掲載が遅れた。", true),
            ("遅れが生じている", true),
            ("遅れている", true),
            ("遅れることなく進めた", false),
            ("遅れなく", false),
            ("遅れは生じていない", false),
            ("上半期の遅れを取り戻した", false),
            ("予定どおり", false),
        ] {
            assert_eq!(tells_of_delay(text), is_delay, "{text}");
        }
    }

    #[test]
    fn a_year_is_no_count() {
        for (text, counted) in [
            ("平成26年度は一部で遅れた", false),
            ("3つの部で遅れた", true),
            ("三つの部で遅れた", true),
            ("平成26年11月に終える", true),
            ("２か月遅れた", true),
            ("十分でなかった", false),
            ("一部の部", false),
        ] {
            assert_eq!(is_counted(&Folded::new(text)), counted, "{text}");
        }
    }

    #[test]
    fn what_is_counted_in_english_words() {
        for (text, counted) in [
            ("Two lorries were out of service.", true),
            ("late by one week", true),
            ("one working day", true),
            ("a hundred days", true),
            ("twenty-one days late", true),
            ("half of the streets", true),
            ("one of our lorries was out of service", false),
            ("no one came; someone often tends to", false),
            ("", false),
        ] {
            assert_eq!(counts_in_english(text), counted, "{text}");
        }
    }

    #[test]
    fn remarks_that_only_point_to_another() {
        for text in ["前年度と同じ", "昨年度と同様。", "平成25年度と同じ", "同上", "上半期に同じ"]
        {
            assert!(says_the_same(text), "{text}");
        }
        for text in ["前年度と同じく12回行った", "同じ窓口で受ける", ""] {
            assert!(!says_the_same(text), "{text}");
        }
    }

    #[test]
    fn years_are_read_in_each_spelling() {
        let years = |text| fiscal_years(text).map(|it| it.year.western()).collect::<Vec<_>>();
        assert_eq!(years("平成25年度と平成２６年度、令和元年度"), [2013, 2014, 2019]);
        assert_eq!(years("2013年度、H26年度"), [2013, 2014]);
        assert!(years("25年度、平成25～26年度、平成26年、前年度、3か年度").is_empty());
    }
}
