//! What a choice or a reason says for or against: 見直す余地がある against 妥当である, by how its last clause ends.
//!
//! The list is short on purpose. A reason goes round about its subject, and its last clause says where it arrives; where
//! that is not said in the words below, nothing is concluded.

use super::tense::sentences;
use crate::japanese::fold;

/// What is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Polarity {
    pub(super) about: About,
    /// Whether it is affirmed.
    pub(super) is_so: bool,
}

/// What it is said about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum About {
    /// That something is to be changed, and not all right as it is.
    Change,
    /// That there is an effect (影響).
    Effect,
    /// That something can be done: 統合, 連携.
    Possible(&'static str),
}

/// What opens a clause that turns against the one before it.
const TURNS: &[&str] =
    &["が、", "ものの、", "けれども、", "しかし、", "ただし、", "一方で、", "一方、", "反面、"];

/// A sentence that begins so speaks of something else: of later, of what is beside the matter.
const ASIDE: &[&str] = &[
    "なお、",
    "今後",
    "将来",
    "また、今後",
    "ただし、今後",
    "ただし、将来",
    "引き続き",
    "次年度",
    "来年度",
];

/// How a judgement is said more softly, and how it is turned round.
const HEDGES: &[&str] = &[
    "と考える",
    "と考えられる",
    "と考えている",
    "と思う",
    "と思われる",
    "と判断する",
    "と判断している",
    "と判断した",
    "と認識している",
    "と見込まれる",
    "と評価する",
    "といえる",
    "と言える",
];
const TURNED: &[&str] = &[
    "とは言えない",
    "とはいえない",
    "とは言い難い",
    "とは考えられない",
    "とは考えない",
    "とは思えない",
    "とは思われない",
];

/// Polite words, and those that say the same.
const PLAIN: &[(&str, &str)] = &[
    ("ではありません", "ではない"),
    ("ありません", "ない"),
    ("あります", "ある"),
    ("できません", "できない"),
    ("できます", "できる"),
    ("考えます", "考える"),
    ("考えています", "考えている"),
    ("考えられます", "考えられる"),
    ("思われます", "思われる"),
    ("思います", "思う"),
    ("言えません", "言えない"),
    ("いえません", "いえない"),
    ("言えます", "言える"),
    ("いえます", "いえる"),
    ("していません", "していない"),
    ("しています", "している"),
    ("ています", "ている"),
    ("していない状況である", "していない"),
    ("です", "である"),
    ("無い", "ない"),
    ("無し", "なし"),
    ("有る", "ある"),
    ("有り", "あり"),
    ("出来ない", "できない"),
    ("出来る", "できる"),
    ("ものである", "である"),
];

/// Words of change: what is needed or all right then is the change.
const CHANGES: &[&str] = &[
    "見直し",
    "見直す",
    "改善",
    "再検討",
    "改革",
    "縮小",
    "廃止",
    "休止",
    "統合",
    "終了",
    "変更",
    "削減",
    "改める",
    "改定",
    "引き上げ",
    "引上げ",
    "値上げ",
    "是正",
    "移管",
    "民営化",
];

/// What is all right.
const RIGHT: &[&str] = &["妥当", "適切", "適正", "公平", "適当"];

/// What can be done or not.
const DEEDS: &[&str] = &["統合", "連携", "委託", "代替", "民営化", "移管", "廃止", "休止", "削減"];

/// What a choice says; where it names no deed, `field` does, the name of its field.
pub(super) fn of_choice(choice: &str, field: &str) -> Option<Polarity> {
    let choice = plain(&fold(choice));
    let deed = || DEEDS.iter().find(|it| field.contains(**it));
    of_clause(&choice).or_else(|| match &*choice {
        "できる" => Some(Polarity { about: About::Possible(deed()?), is_so: true }),
        "できない" => Some(Polarity { about: About::Possible(deed()?), is_so: false }),
        _ => None,
    })
}

/// What a reason arrives at, with the words of its last clause, folded.
pub(super) fn of_reason(reason: &str) -> Option<(Polarity, String)> {
    let folded = fold(reason);
    let last = sentences(&folded).next_back()?;
    if ASIDE.iter().any(|it| last.starts_with(it)) {
        return None;
    }
    let after = TURNS.iter().filter_map(|it| Some(last.rfind(it)? + it.len())).max();
    let clause = &last[after.unwrap_or(0)..];
    if ASIDE.iter().any(|it| clause.starts_with(it)) {
        return None;
    }
    Some((of_clause(&plain(clause))?, clause.to_owned()))
}

/// The same without hedges and politeness.
fn plain(clause: &str) -> String {
    let mut plain = clause.trim().to_owned();
    for (polite, word) in PLAIN {
        if let Some(before) = plain.strip_suffix(polite) {
            plain = format!("{before}{word}");
        }
    }
    plain
}

fn of_clause(clause: &str) -> Option<Polarity> {
    let turned = TURNED.iter().find_map(|it| clause.strip_suffix(it));
    let softened = HEDGES.iter().find_map(|it| clause.strip_suffix(it));
    let bare = turned.or(softened).unwrap_or(clause);
    let bare = plain(bare.strip_suffix("もの").unwrap_or(bare));
    let said = change(&bare).or_else(|| effect(&bare)).or_else(|| possible(&bare))?;
    Some(Polarity { is_so: said.is_so != turned.is_some(), ..said })
}

/// Whether something is to be changed or all right as it is.
fn change(clause: &str) -> Option<Polarity> {
    let said = |is_so| Some(Polarity { about: About::Change, is_so });
    if let Some((_, is_there)) = existence(clause, "余地") {
        return said(is_there);
    }
    if let Some((before, is_there)) = existence(clause, "必要") {
        let before = before.trim_end_matches(['の', 'が', 'は', 'も']);
        let deed = ["していく", "を行う", "を図る", "を進める", "を検討する", "する"]
            .iter()
            .find_map(|it| before.strip_suffix(it))
            .unwrap_or(before);
        return CHANGES
            .iter()
            .any(|it| deed.ends_with(it))
            .then_some(())
            .and_then(|()| said(is_there));
    }
    if ends(
        clause,
        &["問題はない", "問題がない", "問題ない", "問題なし", "支障はない", "支障がない"],
    ) {
        return said(false);
    }
    if ends(clause, &["結びついている", "結び付いている", "合致している", "整合している"])
    {
        return said(false);
    }
    if ends(clause, &["結びついていない", "結び付いていない", "合致していない", "整合していない"])
    {
        return said(true);
    }
    let (before, is_right) = RIGHT.iter().find_map(|it| being(clause, it))?;
    // To end it may be what is all right.
    let about_change = CHANGES.iter().any(|it| before.contains(it));
    (!about_change).then_some(()).and_then(|()| said(!is_right))
}

fn effect(clause: &str) -> Option<Polarity> {
    let strong = [
        "影響が大きい",
        "影響は大きい",
        "影響が出る",
        "影響が生じる",
        "影響を及ぼす",
        "影響を与える",
    ];
    let never = ["影響は生じない", "影響は出ない", "影響を及ぼさない", "影響を与えない"];
    let is_so = match existence(clause, "影響") {
        Some((_, is_there)) => is_there,
        None if ends(clause, &strong) => true,
        None if ends(clause, &never) => false,
        None => return None,
    };
    Some(Polarity { about: About::Effect, is_so })
}

fn possible(clause: &str) -> Option<Polarity> {
    let can = ["できる", "が可能である", "は可能である", "が可能"];
    let cannot = [
        "できない",
        "はできない",
        "は困難である",
        "が困難である",
        "は困難",
        "が困難",
        "は難しい",
        "が難しい",
        "は不可能である",
        "は不可能",
    ];
    // The longer ends first: できない ends with no できる, but はできない does with できない.
    let deed = |words: &[&str]| {
        let before =
            words.iter().filter_map(|it| clause.strip_suffix(it)).min_by_key(|it| it.len())?;
        let before = before.trim_end_matches(['は', 'も', 'が', 'を']);
        let before = before.strip_suffix("すること").unwrap_or(before);
        DEEDS.iter().copied().find(|it| before.ends_with(it))
    };
    let said = |deed, is_so| Polarity { about: About::Possible(deed), is_so };
    deed(&cannot).map(|it| said(it, false)).or_else(|| deed(&can).map(|it| said(it, true)))
}

/// Whether a clause ends with the word being there or not, and what stands before it. A little of it is neither.
fn existence<'c>(clause: &'c str, word: &str) -> Option<(&'c str, bool)> {
    const THERE: &[&str] = &[
        "がある",
        "はある",
        "もある",
        "が大いにある",
        "がまだある",
        "が残る",
        "が残されている",
        "あり",
        "である",
        "を要する",
    ];
    const NOT_THERE: &[&str] = &[
        "がない",
        "はない",
        "もない",
        "ではない",
        "なし",
        "はほとんどない",
        "がほとんどない",
        "は全くない",
        "はまったくない",
    ];
    let of = |ends: &[&str]| ends.iter().find_map(|it| clause.strip_suffix(it)?.strip_suffix(word));
    of(NOT_THERE).map(|it| (it, false)).or_else(|| of(THERE).map(|it| (it, true)))
}

/// Whether a clause ends with something being so or not, and what stands before it.
fn being<'c>(clause: &'c str, word: &str) -> Option<(&'c str, bool)> {
    const SO: &[&str] = &["である", "だ", "なものである", "なもの", ""];
    const NOT_SO: &[&str] = &["でない", "ではない", "とは言えない", "とはいえない"];
    let of = |ends: &[&str]| ends.iter().find_map(|it| clause.strip_suffix(it)?.strip_suffix(word));
    let before = of(NOT_SO).map(|it| (it, false)).or_else(|| of(SO).map(|it| (it, true)))?;
    // 不適切, 不公平
    let is_negated = before.0.ends_with('不');
    Some((before.0, before.1 != is_negated))
}

fn ends(clause: &str, words: &[&str]) -> bool {
    words.iter().any(|it| clause.ends_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Option<(About, bool)> {
        of_reason(text).map(|(it, _)| (it.about, it.is_so))
    }

    #[test]
    fn the_last_clause_decides() {
        use About::{Change, Effect, Possible};
        for (text, expected) in [
            ("法令で定められており、市が行うことは妥当である。", Some((Change, false))),
            ("市が行うことは妥当です。", Some((Change, false))),
            ("対象は適切であると考える。", Some((Change, false))),
            ("これ以上の削減の余地はない。", Some((Change, false))),
            ("削減の余地はほとんどありません。", Some((Change, false))),
            ("現状のままで問題ない。", Some((Change, false))),
            ("総合計画の施策に結び付いている。", Some((Change, false))),
            ("おおむね適正だが、料金は見直しが必要である。", Some((Change, true))),
            ("対象を見直す必要がある。", Some((Change, true))),
            ("周知の方法には改善の余地がある。", Some((Change, true))),
            ("現在の負担割合は妥当とは言えない。", Some((Change, true))),
            ("料金は公平ではない。", Some((Change, true))),
            ("利用に偏りがあり、不公平である。", Some((Change, true))),
            ("見直す必要はない。", Some((Change, false))),
            ("料金は安いものの、他市と比べて妥当である。", Some((Change, false))),
            ("妥当である。しかし、対象は見直しが必要である。", Some((Change, true))),
            ("妥当である（平成25年度に改定済み）。", Some((Change, false))),
            ("廃止すると市民生活への影響が大きい。", Some((Effect, true))),
            ("利用者が少なく、廃止しても影響はない。", Some((Effect, false))),
            ("ほかの講座と統合することができる。", Some((Possible("統合"), true))),
            ("目的が違うため統合は困難である。", Some((Possible("統合"), false))),
            ("他課の事業との連携が可能である。", Some((Possible("連携"), true))),
            // Where nothing is said, or not of this.
            ("適切に実施している。", None),
            ("妥当である。今後、料金の見直しが必要である。", None),
            ("妥当である。なお、余地がある。", None),
            ("廃止することが妥当である。", None),
            ("適切な負担を求める必要がある。", None),
            ("余地は少ない。", None),
            ("職員の増員が必要である。", None),
            ("だれでも参加することができる。", None),
            ("前年度と同じ", None),
            ("", None),
        ] {
            assert_eq!(reason(text), expected, "{text}");
        }
    }

    #[test]
    fn a_choice_says_it_in_its_own_words() {
        use About::{Change, Effect, Possible};
        for (choice, field, expected) in [
            ("妥当である", "市が行う妥当性", Some((Change, false))),
            ("見直す余地がある", "市が行う妥当性", Some((Change, true))),
            ("余地がない", "成果の向上余地", Some((Change, false))),
            ("影響がある", "廃止・休止の影響", Some((Effect, true))),
            ("できない", "類似事業との統合", Some((Possible("統合"), false))),
            ("連携できる", "類似事業との統合", Some((Possible("連携"), true))),
            ("結びついている", "政策との整合", Some((Change, false))),
            ("現状維持", "方向性", None),
            ("直営", "実施方法", None),
            ("類似事業がない", "類似事業との統合", None),
            ("A", "妥当性", None),
        ] {
            let said = of_choice(choice, field).map(|it| (it.about, it.is_so));
            assert_eq!(said, expected, "{choice}");
        }
    }
}
