//! What stands over the parts of a form. In Japanese it is the form's own word; in another language it
//! says what the part is, whatever the city calls it.

use std::collections::HashMap;

use super::Site;
use crate::record::Form;
use crate::words::{Language, Words};

/// The built-in keys, those of one block with the block's, and the name of the word for each.
const WORDS: &[(&str, &str)] = &[
    ("改革シート", "part-sheet"),
    ("サービス憲章", "part-charter"),
    ("改革項目", "part-title"),
    ("担当課", "part-owner"),
    ("実施部署", "part-participants"),
    ("現状と課題", "part-background"),
    ("目的と効果", "part-purpose"),
    ("取組の内容", "part-measures"),
    ("取組工程", "part-schedule"),
    ("指標", "part-indicators"),
    ("計画", "part-plan"),
    ("目標", "part-target"),
    ("実績", "part-actual"),
    ("現状", "part-baseline"),
    ("最終目標", "part-goal"),
    ("進捗管理", "part-progress"),
    ("状況", "part-status"),
    ("内容", "part-text"),
    ("対応策", "part-countermeasure"),
    ("新期限", "part-new-due"),
    ("公表日", "part-published"),
    ("年度評価", "part-annual"),
    ("評価", "part-grade"),
    ("評価内容", "part-reasons"),
    ("今後の方針", "part-next-steps"),
    ("計画期間の評価", "part-overall"),
    ("総合評価", "part-overall-grade"),
    ("計画期間後", "part-after-plan"),
    ("標語", "part-slogan"),
    ("前文", "part-preamble"),
    ("掲載日", "part-posted"),
    ("約束", "part-promise"),
    ("実施状況", "part-reports"),
    ("結果", "part-outcome"),
    ("上半期", "part-first-half"),
    ("下半期", "part-second-half"),
];

/// The words of a language for the built-in keys; none for Japanese, which has the form's own.
pub(super) fn translated(words: &Words) -> HashMap<&'static str, String> {
    match words.language() {
        Language::Ja => HashMap::new(),
        Language::En => WORDS.iter().map(|(key, word)| (*key, words.word(word))).collect(),
    }
}

impl Site<'_> {
    /// What citizens read for a key of a form.
    pub(super) fn heading<'s>(&'s self, form: &'s Form, key: &'s str) -> &'s str {
        self.headings.get(key).map_or_else(|| form.heading(key), String::as_str)
    }

    /// What citizens read for a key of one block, such as 内容 of 進捗管理.
    pub(super) fn heading_in<'s>(&'s self, form: &'s Form, block: &str, key: &'s str) -> &'s str {
        self.headings.get(key).map_or_else(|| form.heading_in(block, key), String::as_str)
    }
}
