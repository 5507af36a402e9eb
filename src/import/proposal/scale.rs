//! Scales, from the words that stand in a column of statuses or grades.

use std::collections::HashMap;

use crate::japanese::fold;
use crate::record::Tone;

/// A level of a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedLevel {
    /// Its word.
    pub label: String,
    /// How good it is, as far as the word says.
    pub tone: Tone,
}

/// Words of scales with how good they are, the best first. What a word begins with is enough.
const KNOWN: [(&str, Tone); 45] = [
    ("S", Tone::Best),
    ("◎", Tone::Best),
    ("A", Tone::Good),
    ("○", Tone::Good),
    ("◯", Tone::Good),
    ("〇", Tone::Good),
    ("B", Tone::Good),
    ("△", Tone::Caution),
    ("C", Tone::Caution),
    ("▲", Tone::Bad),
    ("×", Tone::Bad),
    ("✕", Tone::Bad),
    ("D", Tone::Bad),
    ("E", Tone::Bad),
    ("5", Tone::Best),
    ("4", Tone::Good),
    ("3", Tone::Good),
    ("2", Tone::Caution),
    ("1", Tone::Bad),
    ("予定を上回", Tone::Best),
    ("計画を上回", Tone::Best),
    ("完了", Tone::Best),
    ("達成", Tone::Best),
    ("実施済", Tone::Best),
    ("順調", Tone::Good),
    ("予定通り", Tone::Good),
    ("予定どおり", Tone::Good),
    ("計画通り", Tone::Good),
    ("計画どおり", Tone::Good),
    ("実施", Tone::Good),
    ("おおむね", Tone::Good),
    ("概ね", Tone::Good),
    ("一部達成", Tone::Caution),
    ("一部実施", Tone::Caution),
    ("検討", Tone::None),
    ("やや遅れ", Tone::Caution),
    ("少し遅れ", Tone::Caution),
    ("要改善", Tone::Caution),
    ("遅れ", Tone::Bad),
    ("遅延", Tone::Bad),
    ("大幅な遅れ", Tone::Bad),
    ("未達成", Tone::Bad),
    ("未着手", Tone::Bad),
    ("未実施", Tone::Bad),
    ("中止", Tone::None),
];

/// How many levels a scale has at most, and how long their words are.
const LEVELS: usize = 8;
const LENGTH: usize = 12;

/// The scale of some values, the best level first; of words that are not known the most frequent first. None where they are
/// too many or too long.
#[must_use]
pub fn scale(values: &[String]) -> Option<Vec<ProposedLevel>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let is_short = |it: &&str| it.chars().count() <= LENGTH && !it.contains('\n');
    if counts.is_empty() || counts.len() > LEVELS || !counts.keys().all(is_short) {
        return None;
    }
    let mut words: Vec<(&str, usize)> = counts.into_iter().collect();
    words.sort_by_key(|(word, count)| {
        (rank(word).unwrap_or(KNOWN.len()), usize::MAX - count, *word)
    });
    let level = |(word, _): &(&str, usize)| ProposedLevel {
        label: (*word).to_owned(),
        tone: rank(word).map_or(Tone::None, |it| KNOWN[it].1),
    };
    Some(words.iter().map(level).collect())
}

/// The place of a word among those that are known: itself, else the longest that it begins with.
fn rank(word: &str) -> Option<usize> {
    let folded = fold(word);
    let known = || KNOWN.iter().enumerate().map(|(at, (it, _))| (at, fold(it)));
    let exact = known().find(|it| it.1 == folded).map(|it| it.0);
    let begins = |it: &(usize, std::borrow::Cow<str>)| {
        it.1.chars().count() > 1 && folded.starts_with(&*it.1)
    };
    exact.or_else(|| known().filter(begins).max_by_key(|it| it.1.len()).map(|it| it.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(values: &[&str]) -> Vec<String> {
        let values: Vec<String> = values.iter().map(|it| (*it).to_owned()).collect();
        scale(&values).unwrap_or_default().into_iter().map(|it| it.label).collect()
    }

    #[test]
    fn the_best_level_is_first() {
        assert_eq!(labels(&["C", "A", "B", "A"]), ["A", "B", "C"]);
        assert_eq!(labels(&["×", "△", "◎", "○"]), ["◎", "○", "△", "×"]);
        assert_eq!(labels(&["遅れ", "順調", "やや遅れ"]), ["順調", "やや遅れ", "遅れ"]);
        assert_eq!(labels(&["甲", "乙", "乙"]), ["乙", "甲"]);
        assert!(labels(&["この取組は予定の期日までに終わりました。"]).is_empty());
    }
}
