//! What stands over the parts of a form. In Japanese it is the form's own word; in another language it
//! says what the part is, whatever the city calls it.

use std::collections::HashMap;

use crate::record::Form;
use crate::words::{Language, Words};

/// The built-in keys, those of one block with the block's, and the name of the word for each.
const WORDS: &[(&str, &str)] = &[
    ("改革シート", "form-part-sheet"),
    ("サービス憲章", "form-part-charter"),
    ("改革項目", "form-part-title"),
    ("担当課", "form-part-owner"),
    ("実施部署", "form-part-participants"),
    ("現状と課題", "form-part-background"),
    ("目的と効果", "form-part-purpose"),
    ("取組の内容", "form-part-measures"),
    ("取組工程", "form-part-schedule"),
    ("指標", "form-part-indicators"),
    ("計画", "form-part-plan"),
    ("目標", "form-part-target"),
    ("実績", "form-part-actual"),
    ("現状", "form-part-baseline"),
    ("最終目標", "form-part-goal"),
    ("進捗管理", "form-part-progress"),
    ("状況", "form-part-status"),
    ("内容", "form-part-text"),
    ("対応策", "form-part-countermeasure"),
    ("新期限", "form-part-new-due"),
    ("公表日", "form-part-published"),
    ("年度評価", "form-part-annual"),
    ("評価", "form-part-grade"),
    ("評価内容", "form-part-reasons"),
    ("今後の方針", "form-part-next-steps"),
    ("計画期間の評価", "form-part-overall"),
    ("総合評価", "form-part-overall-grade"),
    ("計画期間後", "form-part-after-plan"),
    ("標語", "form-part-slogan"),
    ("前文", "form-part-preamble"),
    ("掲載日", "form-part-posted"),
    ("約束", "form-part-promise"),
    ("実施状況", "form-part-reports"),
    ("結果", "form-part-outcome"),
    ("上半期", "form-part-first-half"),
    ("下半期", "form-part-second-half"),
];

/// What stands over the parts of a form in a language; nothing in Japanese, which has the form's own
/// words.
#[derive(Debug)]
pub(super) struct Headings(HashMap<&'static str, String>);

impl Headings {
    pub(super) fn new(words: &Words) -> Self {
        Self(match words.language() {
            Language::Ja => HashMap::new(),
            Language::En => WORDS.iter().map(|(key, word)| (*key, words.word(word))).collect(),
        })
    }

    /// What citizens read for a key of a form.
    pub(super) fn of<'s>(&'s self, form: &'s Form, key: &'s str) -> &'s str {
        self.0.get(key).map_or_else(|| form.heading(key), String::as_str)
    }

    /// What citizens read for a key of one block, such as 内容 of 進捗管理.
    pub(super) fn in_block<'s>(&'s self, form: &'s Form, block: &str, key: &'s str) -> &'s str {
        self.0.get(key).map_or_else(|| form.heading_in(block, key), String::as_str)
    }
}
