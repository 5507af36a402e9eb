//! Whether a value says anything: the one notion of "nothing there" that rules, charts, pages and data share.
//!
//! Cities type nothing in many ways. Of one city's 407 sheets 871 cells hold a dash, others say 未測定 or 集計中; an
//! indicator that was never measured looked measured, because its cells were not empty. What was typed is shown as it
//! is; what it means is decided here.
//!
//! Four other things are no matter of what was typed and are told by the obligations
//! (`disclosure::Vacancy`): that a value is missing, that it is still to come, that it is exempt, and
//! that nobody asked for it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::japanese::{fold, is_blank};
use crate::record::model::value::Text;

/// What a value says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// Nothing was typed.
    Blank,
    /// It was typed that there is nothing, and why as far as that was said.
    Absent(Absence),
    /// There is a value.
    Given,
}

/// How it was typed that there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absence {
    /// A sign: －, ―, …, ***.
    Sign,
    /// A word for nothing: なし, 該当なし, N/A.
    Nothing,
    /// The value is not known yet: 集計中, 未測定.
    Pending,
    /// The value will never be known: 測定せず, 測定不能, 不明.
    Unavailable,
    /// No value is looked for: 対象外, 非該当.
    NotApplicable,
}

/// A kind of value that may be typed to be absent.
pub trait Present {
    /// What the value says of itself.
    fn presence(&self) -> Presence;

    /// Whether there is a value.
    fn is_given(&self) -> bool {
        self.presence() == Presence::Given
    }
}

impl Present for str {
    fn presence(&self) -> Presence {
        if self.trim().is_empty() {
            return Presence::Blank;
        }
        Absence::parse(self).map_or(Presence::Given, Presence::Absent)
    }
}

impl Present for Text {
    fn presence(&self) -> Presence {
        (**self).presence()
    }
}

impl Presence {
    /// What the name of a level of a scale says. Only a sign says that there is none: 対象外 and 未評価 may be levels.
    #[must_use]
    pub fn of_level(label: &str) -> Self {
        let presence = label.presence();
        let is_word = matches!(presence, Self::Absent(it) if it != Absence::Sign);
        if is_word { Self::Given } else { presence }
    }

    /// What prose says. 特になし is a poor answer, but it is one.
    #[must_use]
    pub fn of_prose(text: &str) -> Self {
        let presence = text.presence();
        if presence == Self::Absent(Absence::Nothing) { Self::Given } else { presence }
    }
}

/// The longest text, in bytes, that can say that there is nothing: what is longer tells something.
const LONGEST: usize = 60;

/// Words for nothing, folded and without punctuation.
const NOTHING: [&str; 20] = [
    "特になし",
    "特に無し",
    "特にない",
    "特に無い",
    "特にありません",
    "特記事項なし",
    "特段なし",
    "なし",
    "無し",
    "無",
    "ない",
    "該当なし",
    "該当無し",
    "記載なし",
    "データなし",
    "na",
    "none",
    "nil",
    "nothing",
    "nothingtoreport",
];

/// Words for what no value is looked for.
const NOT_APPLICABLE: [&str; 9] = [
    "対象外",
    "適用外",
    "非該当",
    "該当しない",
    "該当せず",
    "評価対象外",
    "測定対象外",
    "調査対象外",
    "notapplicable",
];

/// Words that stand alone for what is not known yet, and for what is not known.
const PENDING: [&str; 17] = [
    "未定",
    "結果待ち",
    "未到来",
    "pending",
    "notyetknown",
    "notyetavailable",
    "notyetmeasured",
    "notyetdue",
    "notyetreported",
    "resultpending",
    "datapending",
    "awaited",
    "awaitingdata",
    "tobeconfirmed",
    "tbc",
    "tobedetermined",
    "tbd",
];
const UNAVAILABLE: [&str; 9] = [
    "不明",
    "unknown",
    "notknown",
    "notmeasured",
    "notrecorded",
    "notavailable",
    "nodata",
    "cannotbemeasured",
    "notcollected",
];

/// How a value is come by.
const FINDING_OUT: [&str; 18] = [
    "測定",
    "計測",
    "集計",
    "調査",
    "算定",
    "算出",
    "確定",
    "把握",
    "評価",
    "回答",
    "公表",
    "確認",
    "精査",
    "照会",
    "計算",
    "取りまとめ",
    "とりまとめ",
    "統計",
];

/// What is said before and after such a word when it has not been come by.
const NOT_YET: char = '未';
const STILL_TO_DO: [&str; 7] = ["中", "前", "待ち", "予定", "未了", "未済", "未実施"];
const NOT_DONE: [&str; 6] = ["不能", "不可", "せず", "できず", "していない", "できない"];

/// What may stand around any of these without a change of sense.
const BEFORE: [&str; 4] = ["現在", "現時点で", "現時点では", "ただいま"];
const AFTER: [&str; 6] = ["のため", "です", "である", "とする", "につき", "しております"];

impl Absence {
    /// How a text says that there is nothing; none when it says anything else.
    ///
    /// ```
    /// use kohyo::record::Absence;
    ///
    /// assert_eq!(Absence::parse("―"), Some(Absence::Sign));
    /// assert_eq!(Absence::parse("（集計中）"), Some(Absence::Pending));
    /// assert_eq!(Absence::parse("実施なし"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.is_empty() || text.len() > LONGEST {
            return None;
        }
        if text.chars().all(is_sign) {
            return Some(Self::Sign);
        }
        if text.chars().any(is_of_a_value) {
            return None;
        }
        let folded = fold(text);
        let letters: String = folded.chars().filter(|it| it.is_alphanumeric()).collect();
        WORDS.get(bare(&letters)).copied()
    }
}

/// Every word that stands for nothing, folded and without punctuation.
static WORDS: LazyLock<HashMap<String, Absence>> = LazyLock::new(|| {
    let means = |absence| move |it: &&str| ((*it).to_owned(), absence);
    let found_out = |after: &'static [&'static str], absence| {
        let words = FINDING_OUT.iter().flat_map(|it| after.iter().map(move |after| (it, after)));
        words.map(move |(it, after)| (format!("{it}{after}"), absence))
    };
    let words = NOTHING.iter().map(means(Absence::Nothing));
    words
        .chain(NOT_APPLICABLE.iter().map(means(Absence::NotApplicable)))
        .chain(PENDING.iter().map(means(Absence::Pending)))
        .chain(FINDING_OUT.iter().map(|it| (format!("{NOT_YET}{it}"), Absence::Pending)))
        .chain(found_out(&STILL_TO_DO, Absence::Pending))
        .chain(UNAVAILABLE.iter().map(means(Absence::Unavailable)))
        .chain(found_out(&NOT_DONE, Absence::Unavailable))
        .collect()
});

/// The kanji and Latin letters of those words and of what may stand around them, sorted.
static LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| {
    let around = BEFORE.iter().chain(&AFTER).flat_map(|it| it.chars());
    let mut letters: Vec<char> = WORDS.keys().flat_map(|it| it.chars()).chain(around).collect();
    letters.sort_unstable();
    letters.dedup();
    letters
});

/// Whether a letter is sure to be of none of those words, however the text is folded: most values end here.
fn is_of_a_value(letter: char) -> bool {
    let is_kept = letter.is_ascii_alphanumeric() || matches!(letter, '\u{4E00}'..='\u{9FFF}');
    is_kept && LETTERS.binary_search(&letter.to_ascii_lowercase()).is_err()
}

/// Whether a letter, alone or repeated, stands for nothing. 〃 does not: it stands for what is above it.
fn is_sign(letter: char) -> bool {
    const SIGNS: &str = "-－ー―‐‑‒–—−─ｰ━…‥・･.．,，*＊/／+＋=＝~〜～_＿";
    is_blank(letter) || SIGNS.contains(letter)
}

/// A text without the words that change nothing.
fn bare(letters: &str) -> &str {
    let before = BEFORE.iter().find_map(|it| letters.strip_prefix(it)).unwrap_or(letters);
    AFTER.iter().find_map(|it| before.strip_suffix(it)).unwrap_or(before)
}

#[cfg(test)]
mod tests {
    use super::Absence::{NotApplicable, Nothing, Pending, Sign, Unavailable};
    use super::*;
    use crate::record::{AxisGrade, Grade, Table};

    #[test]
    fn nothing_has_many_spellings() {
        for (typed, absence) in [
            ("-", Sign),
            ("－", Sign),
            ("―", Sign),
            ("ー", Sign),
            ("—――", Sign),
            ("…", Sign),
            ("* * *", Sign),
            ("/", Sign),
            ("なし", Nothing),
            ("（特になし）", Nothing),
            ("特になし。", Nothing),
            ("N/A", Nothing),
            ("n.a.", Nothing),
            ("ＮＡ", Nothing),
            ("該当なし", Nothing),
            ("未測定", Pending),
            ("集計中", Pending),
            ("※集計中", Pending),
            ("（現在集計中のため）", Pending),
            ("測定不能", Unavailable),
            ("測定せず", Unavailable),
            ("把握していない", Unavailable),
            ("不明", Unavailable),
            ("調査未実施", Pending),
            ("未確定", Pending),
            ("未定", Pending),
            ("取りまとめ中です。", Pending),
            ("not yet known", Pending),
            ("Pending", Pending),
            ("(to be confirmed)", Pending),
            ("Not measured", Unavailable),
            ("Unknown", Unavailable),
            ("No data", Unavailable),
            ("Not applicable", NotApplicable),
            ("Nil", Nothing),
            ("対象外", NotApplicable),
            ("【評価対象外】", NotApplicable),
            ("非該当", NotApplicable),
        ] {
            assert_eq!(Absence::parse(typed), Some(absence), "{typed}");
            assert_eq!(Text::new(typed).presence(), Presence::Absent(absence), "{typed}");
        }
    }

    #[test]
    fn whatever_says_anything_is_given() {
        for typed in [
            "0",
            "〃",
            "\"",
            "○",
            "×",
            "△",
            "1",
            "-5",
            "▲3",
            "実施なし",
            "問題はなかった",
            "未実施",
            "検討中",
            "準備中",
            "中止",
            "なしの実を配った",
            "調査中の3件を除き完了",
            "集計",
            "測定",
            "達成",
            "A",
            "S",
            "未着手",
            "延期",
            "対象外の3部を除き実施",
            "同上",
            "Met",
            "Not met",
            "no complaints",
            "pending in 3 offices",
            "unknown to 3 of 5 offices",
            "苦情なし",
            "遅れなし",
        ] {
            assert_eq!(typed.presence(), Presence::Given, "{typed}");
        }
        for typed in ["", " ", "\u{3000}", "\n"] {
            assert_eq!(typed.presence(), Presence::Blank, "{typed:?}");
        }
    }

    #[test]
    fn a_grade_is_there_when_it_is_on_any_axis() {
        let by_axis = |labels: &[&str]| {
            let row = |(at, label): (usize, &&str)| {
                let grade = AxisGrade { label: Text::new(label), ..AxisGrade::default() };
                (Text::new(&at.to_string()), grade)
            };
            Grade::ByAxis(Table(labels.iter().enumerate().map(row).collect()))
        };
        assert_eq!(by_axis(&["", "A"]).presence(), Presence::Given);
        assert_eq!(by_axis(&["－", "A"]).presence(), Presence::Given);
        assert_eq!(by_axis(&["", "－"]).presence(), Presence::Absent(Sign));
        assert_eq!(by_axis(&[""]).presence(), Presence::Blank);
        assert_eq!(by_axis(&[]).presence(), Presence::Blank);
        assert_eq!(Grade::One(Text::new("対象外")).presence(), Presence::Given);
        assert_eq!(Presence::of_prose("特になし"), Presence::Given);
        assert_eq!(Presence::of_prose("集計中"), Presence::Absent(Pending));
    }
}
