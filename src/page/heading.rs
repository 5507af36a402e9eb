//! What stands over the parts of a form. In Japanese it is the form's own word; in another language it
//! says what the part is, whatever the city calls it.

use std::collections::HashMap;

use super::Site;
use crate::record::Form;
use crate::words::{Language, Words};

/// The built-in keys, those of one block with the block's, and the name of the word for each.
const WORDS: &[(&str, &str)] = &[
    ("改革シート", "label-sheet"),
    ("サービス憲章", "label-charter"),
    ("改革項目", "label-title"),
    ("担当課", "label-owner"),
    ("実施部署", "label-participants"),
    ("現状と課題", "label-background"),
    ("目的と効果", "label-purpose"),
    ("取組の内容", "label-measures"),
    ("取組工程", "label-schedule"),
    ("指標", "label-indicators"),
    ("計画", "label-plan"),
    ("目標", "label-target"),
    ("実績", "label-actual"),
    ("現状", "label-baseline"),
    ("最終目標", "label-goal"),
    ("進捗管理", "label-progress"),
    ("状況", "label-status"),
    ("内容", "label-text"),
    ("対応策", "label-countermeasure"),
    ("新期限", "label-new-due"),
    ("公表日", "label-published"),
    ("年度評価", "label-annual"),
    ("評価", "label-grade"),
    ("評価内容", "label-reasons"),
    ("今後の方針", "label-next-steps"),
    ("計画期間の評価", "label-overall"),
    ("総合評価", "label-overall-grade"),
    ("計画期間後", "label-after-plan"),
    ("標語", "label-slogan"),
    ("前文", "label-preamble"),
    ("掲載日", "label-posted"),
    ("約束", "label-promise"),
    ("実施状況", "label-reports"),
    ("結果", "label-outcome"),
    ("上半期", "label-first-half"),
    ("下半期", "label-second-half"),
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
