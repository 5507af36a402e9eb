//! Words that citizens may not know (用語): `content/glossary.yaml`.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::value::Text;

/// `content/glossary.yaml` as it is written.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GlossaryFile {
    /// The words.
    #[serde(rename = "用語")]
    #[schemars(extend("uniqueKey" = "語"))]
    pub terms: Vec<Term>,
}

/// A word with its reading, which stands over its first place on each page.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// 語: the word, as it is in texts.
    #[serde(rename = "語")]
    pub word: Text,
    /// How it is read, in kana.
    #[serde(rename = "読み")]
    #[schemars(extend("format" = "kana"))]
    pub reading: Text,
    /// What it means, in Markdown.
    #[serde(rename = "説明", default)]
    pub meaning: Text,
}
