//! Whether a Japanese text tells of what was done or of what is to be done, by how its sentences end.
//!
//! A noun at the end (実施。公表。) and ～ている say neither: results are written so as often as plans. So is what is done
//! again and again (毎月1回開催する), which holds in the past as it does in the future.

use crate::japanese::fold;

/// The time that a text tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// Something in it is over.
    Past,
    /// Each of its sentences ends with what is to be done.
    Future,
    /// It does not say.
    Unclear,
}

/// Ends of what is over.
const PAST: &[&str] = &["た", "だった", "でした", "済", "済み", "なかった", "ました"];

/// Ends of what is to be done. What ends with する alone may hold of any time, so the verbs are named that tell of a plan.
const FUTURE: &[&str] = &[
    "を図る",
    "を目指す",
    "に努める",
    "を進める",
    "を推進する",
    "実施する",
    "を行う",
    "を行なう",
    "開催する",
    "を開始する",
    "を終える",
    "に着手する",
    "完了する",
    "を検討する",
    "を策定する",
    "を作成する",
    "を設置する",
    "を導入する",
    "を整備する",
    "を強化する",
    "を充実する",
    "を充実させる",
    "を向上させる",
    "を見直す",
    "を公表する",
    "を促進する",
    "を継続する",
    "に取り組む",
    "に取組む",
    "について検討する",
    "ていく",
    "ていきたい",
    "したい",
    "予定",
    "予定である",
    "予定だ",
    "予定としている",
    "予定している",
    "こととする",
    "こととしている",
    "ことにする",
    "ことにしている",
    "ものとする",
];

/// What is done again and again.
const AGAIN: &[&str] = &[
    "毎",
    "随時",
    "常時",
    "適宜",
    "定期的",
    "その都度",
    "都度",
    "年1回",
    "年2回",
    "年に",
    "月1回",
    "月に",
    "週に",
    "いつでも",
    "場合は",
    "場合には",
    "ときは",
];

/// Polite ends, and the plain ones that say the same.
const PLAIN: &[(&str, &str)] = &[
    ("を図ります", "を図る"),
    ("を目指します", "を目指す"),
    ("努めます", "努める"),
    ("進めます", "進める"),
    ("行います", "行う"),
    ("見直します", "見直す"),
    ("取り組みます", "取り組む"),
    ("ていきます", "ていく"),
    ("したいです", "したい"),
    ("予定です", "予定である"),
    ("充実させます", "充実させる"),
    ("向上させます", "向上させる"),
    ("します", "する"),
];

/// The time that a text tells of.
pub(super) fn tense(text: &str) -> Tense {
    let folded = fold(text);
    let mut is_future = None;
    for sentence in sentences(&folded) {
        if ends(sentence, PAST) || tells_inside_of_what_is_over(sentence) {
            return Tense::Past;
        }
        let repeats = AGAIN.iter().any(|it| sentence.contains(it));
        let is_next = ends(&plain(sentence), FUTURE) && !repeats;
        is_future = Some(is_future.unwrap_or(true) && is_next);
    }
    if is_future == Some(true) { Tense::Future } else { Tense::Unclear }
}

/// Whether there is something that is over before the end: した, and not したい and したがって; 聞いた上で.
fn tells_inside_of_what_is_over(sentence: &str) -> bool {
    const AFTER: [&str; 6] = ["た上で", "たうえで", "た後", "たところ", "たため", "たほか"];
    let did = |(at, word): (usize, &str)| !sentence[at + word.len()..].starts_with(['い', 'が']);
    AFTER.iter().any(|it| sentence.contains(it)) || sentence.match_indices("した").any(did)
}

/// How many letters are shown of the end of a sentence.
const SHOWN: usize = 12;

/// The words with which a text ends, as they are typed there.
pub(super) fn last_words(text: &str) -> &str {
    let last = text.trim_end().rsplit(['。', '\n']).find(|it| !it.trim().is_empty());
    let clause = last.and_then(|it| it.rsplit('、').next()).unwrap_or(text).trim();
    let skipped = clause.chars().count().saturating_sub(SHOWN);
    let start = clause.char_indices().nth(skipped).map_or(0, |(at, _)| at);
    &clause[start..]
}

/// The sentences of a text, without the signs around them and remarks in parentheses at their ends.
pub(super) fn sentences(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(['。', '\n', '．', '!', '?']).map(bare).filter(|it| !it.is_empty())
}

/// A sentence without what stands around it: a bullet, a remark in parentheses at its end.
fn bare(sentence: &str) -> &str {
    const SIGNS: [char; 12] =
        ['・', '-', '*', '○', '●', '■', '◇', ' ', '\u{3000}', '、', '」', '.'];
    let mut bare = sentence.trim_matches(SIGNS);
    while let Some((before, _)) = bare
        .strip_suffix([')', '）'])
        .and_then(|it| it.rsplit_once(['(', '（']))
        .filter(|it| !it.0.is_empty())
    {
        bare = before.trim_matches(SIGNS);
    }
    bare
}

fn plain(sentence: &str) -> String {
    let polite =
        PLAIN.iter().find_map(|(polite, plain)| Some((sentence.strip_suffix(polite)?, plain)));
    polite.map_or_else(|| sentence.to_owned(), |(before, plain)| format!("{before}{plain}"))
}

fn ends(sentence: &str, words: &[&str]) -> bool {
    words.iter().any(|it| sentence.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_each_sentence_tells_the_time() {
        for (text, expected) in [
            ("窓口の改善を図る。", Tense::Future),
            ("職員研修を実施する", Tense::Future),
            ("健全度調査を20か所実施する。", Tense::Future),
            ("9月までに企業訪問を終える。", Tense::Future),
            ("毎月1回相談会を実施する。", Tense::Unclear),
            ("職員研修を実施します。", Tense::Future),
            ("市民への周知に努めていく。", Tense::Future),
            ("平成２７年度に公表する予定である。", Tense::Future),
            ("ホームページで公表予定", Tense::Future),
            ("・研修を実施する。\n・周知を図る。", Tense::Future),
            ("要綱を見直すこととしている。", Tense::Future),
            ("要綱を見直します（担当：総務課）。", Tense::Future),
            ("研修を12回実施した。", Tense::Past),
            ("研修を実施しました。", Tense::Past),
            ("全窓口で公表済み", Tense::Past),
            ("研修を実施した。今後も周知を図る。", Tense::Past),
            ("今後、周知を図る。なお、要綱は改めた。", Tense::Past),
            ("アンケートを実施したうえで、改善を図る。", Tense::Past),
            ("実施。公表。", Tense::Unclear),
            ("全庁実施", Tense::Unclear),
            ("研修を継続している。", Tense::Unclear),
            ("研修の実施。周知を図る。", Tense::Unclear),
            ("毎月1回、相談会を実施する。", Tense::Unclear),
            ("申請があった場合は審査を行う。", Tense::Unclear),
            ("窓口で受け付ける。", Tense::Unclear),
            ("1,240件", Tense::Unclear),
            ("", Tense::Unclear),
        ] {
            assert_eq!(tense(text), expected, "{text}");
        }
    }
}
