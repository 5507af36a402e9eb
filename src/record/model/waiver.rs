//! Findings that someone looked at and found in order (確認済み).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::value::Text;

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
