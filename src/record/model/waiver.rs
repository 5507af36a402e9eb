//! Findings that someone looked at and found in order (確認済み).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::value::{Names, Text};

/// One rule waived at one place of a record, with a reason.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// The rule's code or name: C104, text-unchanged.
    #[serde(rename = "規則")]
    #[schemars(extend("format" = "rule"))]
    pub rule: Text,
    /// The field: 進捗管理.平成26年度上半期.内容. It stands for everything below it too.
    #[serde(rename = "箇所")]
    pub place: Text,
    /// Why it is in order.
    #[serde(rename = "理由")]
    pub reason: Text,
}

/// One rule waived at one place of a program's own file, or of its records.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgramWaiver {
    /// The rule's code or name: D104, no-due-date.
    #[serde(rename = "規則")]
    #[schemars(extend("format" = "rule"))]
    pub rule: Text,
    /// The field, of this file or of a record: 報告時期, 進捗管理. It stands for everything below it too.
    #[serde(rename = "箇所")]
    pub place: Text,
    /// The numbers of the sheets concerned; any record, when neither these nor units are named.
    #[serde(rename = "番号", default)]
    #[schemars(extend("format" = "word"))]
    pub numbers: Names,
    /// The units concerned, which answer for a record.
    #[serde(rename = "部署", default)]
    pub units: Names,
    /// Why it is in order.
    #[serde(rename = "理由")]
    pub reason: Text,
}
