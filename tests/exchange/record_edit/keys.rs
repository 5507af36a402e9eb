//! What the tests know of keys, and how they write paths.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::cmp::Ordering;

use kohyo::record_edit::{Keys, Step};

/// The keys of a record in their order.
const ORDER: [&str; 12] = [
    "番号",
    "改革項目",
    "担当課",
    "分類",
    "現状",
    "取組工程",
    "指標",
    "年度",
    "進捗管理",
    "年度評価",
    "計画",
    "実績",
];

/// Keys in a fixed order; years in any spelling, in theirs.
pub(crate) struct Words;

impl Keys for Words {
    fn same(&self, _parent: &[Step], a: &str, b: &str) -> bool {
        year(a).is_some_and(|it| year(b) == Some(it))
    }

    fn compare(&self, _parent: &[Step], a: &str, b: &str) -> Ordering {
        let rank = |key: &str| ORDER.iter().position(|it| *it == key);
        match (year(a).zip(year(b)), rank(a).zip(rank(b))) {
            (Some((a, b)), _) => a.cmp(&b),
            (None, Some((a, b))) => a.cmp(&b),
            (None, None) => Ordering::Equal,
        }
    }
}

fn year(key: &str) -> Option<u32> {
    let digits = key.strip_prefix('H').or_else(|| key.strip_prefix("平成")?.strip_suffix("年度"));
    digits?.parse().ok()
}

/// `取組工程.#0.年度` as a path.
pub(crate) fn path(text: &str) -> Vec<Step> {
    let step = |word: &str| match word.strip_prefix('#') {
        Some(item) => Step::Item(item.parse().unwrap()),
        None => Step::Key(word.to_owned()),
    };
    text.split('.').filter(|it| !it.is_empty()).map(step).collect()
}
