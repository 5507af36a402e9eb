//! What stands over the parts of a form. In Japanese it is the form's own word; in another language it
//! says what the part is, whatever the city calls it.

use std::collections::HashMap;

use super::Site;
use crate::record::Form;
use crate::words::{Language, Words};

/// The built-in keys, those of one block with the block's, and the name of the word for each.
const WORDS: &[(&str, &str)] = &[
    ("改革シート", "form-sheet"),
    ("サービス憲章", "form-charter"),
    ("改革項目", "form-title"),
    ("担当課", "form-owner"),
    ("実施部署", "form-participants"),
    ("現状と課題", "form-background"),
    ("目的と効果", "form-purpose"),
    ("取組の内容", "form-measures"),
    ("取組工程", "form-schedule"),
    ("指標", "form-indicators"),
    ("計画", "form-plan"),
    ("目標", "form-target"),
    ("実績", "form-actual"),
    ("現状", "form-baseline"),
    ("最終目標", "form-goal"),
    ("進捗管理", "form-progress"),
    ("状況", "form-status"),
    ("内容", "form-text"),
    ("対応策", "form-countermeasure"),
    ("新期限", "form-new-due"),
    ("公表日", "form-published"),
    ("年度評価", "form-annual"),
    ("評価", "form-grade"),
    ("評価内容", "form-reasons"),
    ("今後の方針", "form-next-steps"),
    ("計画期間の評価", "form-overall"),
    ("総合評価", "form-overall-grade"),
    ("計画期間後", "form-after-plan"),
    ("標語", "form-slogan"),
    ("前文", "form-preamble"),
    ("掲載日", "form-posted"),
    ("約束", "form-promise"),
    ("実施状況", "form-reports"),
    ("結果", "form-outcome"),
    ("上半期", "form-first-half"),
    ("下半期", "form-second-half"),
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
