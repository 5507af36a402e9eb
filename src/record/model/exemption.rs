//! What is not owed and why (対象外): written by the city, never concluded by kohyo.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::calendar::{FiscalYear, Period};
use crate::record::model::fixed_word::FixedWord;
use crate::record::model::value::{Names, Text};

/// What can be owed, as exemptions name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Duty {
    /// Posting a charter (掲載).
    Posting,
    /// The report of a period (報告).
    Report,
    /// The evaluation of a year (年度評価).
    Annual,
    /// The provisional evaluation of the whole plan (中間評価).
    Provisional,
    /// The final evaluation of the whole plan (確定評価).
    Final,
}

impl FixedWord for Duty {
    const WORDS: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Posting, "掲載", "posting"),
        (Self::Report, "報告", "report"),
        (Self::Annual, "年度評価", "annual evaluation"),
        (Self::Provisional, "中間評価", "provisional evaluation"),
        (Self::Final, "確定評価", "final evaluation"),
    ];
}

impl Duty {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Posting, Self::Report, Self::Annual, Self::Provisional, Self::Final];
}

/// What a record does not owe.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exemption {
    /// The years and periods concerned; all of them when none is named.
    #[serde(rename = "時期", default)]
    #[schemars(extend("format" = "when"))]
    pub when: Names,
    /// What is not owed; everything when nothing is named.
    #[serde(rename = "対象", default)]
    #[schemars(extend("format" = "duty"))]
    pub duties: Names,
    /// Why, in the words that citizens read.
    #[serde(rename = "理由")]
    pub reason: Text,
}

/// What units or sheets of a program do not owe.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgramExemption {
    /// The units concerned; any, when none is named.
    #[serde(rename = "部署", default)]
    pub units: Names,
    /// The numbers of the sheets concerned; any, when none is named.
    #[serde(rename = "番号", default)]
    #[schemars(extend("format" = "word"))]
    pub numbers: Names,
    /// The years and periods concerned; all of them when none is named.
    #[serde(rename = "時期", default)]
    #[schemars(extend("format" = "when"))]
    pub when: Names,
    /// What is not owed; everything when nothing is named.
    #[serde(rename = "対象", default)]
    #[schemars(extend("format" = "duty"))]
    pub duties: Names,
    /// Why, in the words that citizens read.
    #[serde(rename = "理由")]
    pub reason: Text,
}

/// A time that something is owed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// A fiscal year with all its periods.
    Year(FiscalYear),
    /// One period.
    Period(Period),
}
