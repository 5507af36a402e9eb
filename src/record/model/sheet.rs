//! A reform sheet (改革シート、個票): one item of a plan, what was to be done and what was.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::column::Cells;
use crate::record::model::evaluation::{Evaluation, OverallEvaluation};
use crate::record::model::exemption::Exemption;
use crate::record::model::field::Extra;
use crate::record::model::fixed_word::fixed_words;
use crate::record::model::grade::{Grade, Status, status};
use crate::record::model::value::{Day, Flag, Names, PeriodKey, Table, Text, YearKey, flag};
use crate::record::model::waiver::Waiver;
use crate::record::model::withdrawal::Withdrawal;

/// A reform sheet as its department writes it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
// A draft may lack them, so they are missed after it was read.
#[schemars(extend("required" = ["番号", "改革項目", "担当課"]))]
pub struct Sheet {
    /// Its number in the plan: 45, R2-1.
    #[serde(rename = "番号", default)]
    pub number: Text,
    /// Its title.
    #[serde(rename = "改革項目", default)]
    pub title: Text,
    /// The units that answer for it.
    #[serde(rename = "担当課", default)]
    pub owner: Names,
    /// The units that carry it out.
    #[serde(rename = "実施部署", default)]
    pub participants: Names,
    /// Level name → category.
    #[serde(rename = "分類", default)]
    #[schemars(with = "Categories")]
    pub categories: Table<Text, Text>,
    /// Where things stood, and the problems.
    #[serde(rename = "現状と課題", default)]
    pub background: Text,
    /// What it is for, and the effects looked for.
    #[serde(rename = "目的と効果", default)]
    pub purpose: Text,
    /// What is done.
    #[serde(rename = "取組の内容", default)]
    pub measures: Text,
    /// Rows of the schedule.
    #[serde(rename = "取組工程", default)]
    pub schedule: Vec<ScheduleRow>,
    /// What is measured.
    #[serde(rename = "指標", default)]
    pub indicators: Vec<Indicator>,
    /// Period → report.
    #[serde(rename = "進捗管理", default)]
    pub progress: Table<PeriodKey, Report>,
    /// Year → evaluation.
    #[serde(rename = "年度評価", default)]
    pub annual_evaluations: Table<YearKey, Evaluation>,
    /// The evaluation of the whole plan.
    #[serde(rename = "計画期間の評価", default)]
    pub overall_evaluation: Option<OverallEvaluation>,
    /// What was changed after publication.
    #[serde(rename = "訂正", default)]
    pub corrections: Vec<Correction>,
    /// When it was last changed, if that is not the newest date in it.
    #[serde(rename = "更新日", default)]
    pub updated: Option<Day>,
    /// Whether it is kept off the site.
    #[serde(rename = "下書き", default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub draft: bool,
    /// That it was taken off the site.
    #[serde(rename = "取下げ", default)]
    pub withdrawn: Option<Withdrawal>,
    /// Where it was before.
    #[serde(rename = "旧アドレス", default)]
    #[schemars(extend("format" = "former-address"))]
    pub former_addresses: Names,
    /// What it does not owe.
    #[serde(rename = "対象外", default)]
    pub exemptions: Vec<Exemption>,
    /// Findings that someone looked at and found in order.
    #[serde(rename = "確認済み", default)]
    pub waivers: Vec<Waiver>,
    /// Values of the fields that the program declares, in their order.
    #[serde(skip)]
    pub extra: Vec<Extra>,
    /// What follows the front matter.
    #[serde(skip)]
    pub body: Text,
}

/// Only for the schema: the keys of a sheet's 分類 are levels, not any word.
struct Categories;

crate::record::model::value::schema!(Categories, "Categories", {
    "type": ["object", "null"],
    "propertyNames": { "format": "level" },
    "additionalProperties": { "type": ["string", "number", "null"] },
});

/// A row of the schedule (取組工程).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScheduleRow {
    /// What the row is about, when there are several.
    #[serde(rename = "取組", default)]
    pub name: Text,
    /// Before the plan.
    #[serde(rename = "現状", default)]
    pub baseline: Text,
    /// Year → what stands in each column.
    #[serde(rename = "年度", default)]
    #[schemars(extend("propertyNames" = { "format": "value-year" }, "columnsOf" = "取組工程"))]
    pub years: Table<YearKey, Cells>,
    /// Period → what stands in each column.
    #[serde(rename = "時期", default)]
    #[schemars(extend("columnsOf" = "取組工程"))]
    pub periods: Table<PeriodKey, Cells>,
    /// At the end of the plan, or after it.
    #[serde(rename = "最終目標", default)]
    pub goal: Text,
}

/// Something measured (指標). Its values are words, numbers or durations.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["名称"], "placedBy" = "種類"))]
pub struct Indicator {
    /// What it is called.
    #[serde(rename = "名称", default)]
    pub name: Text,
    /// Output (活動), outcome (成果) or any word of the city's.
    #[serde(rename = "種類", default)]
    #[schemars(extend("format" = "indicator-kind"))]
    pub kind: Text,
    /// The unit of its numbers, such as ％ or 件.
    #[serde(rename = "単位", default)]
    pub unit: Text,
    /// Which way is better.
    #[serde(rename = "望ましい方向", default)]
    pub direction: Option<Direction>,
    /// How it is measured.
    #[serde(rename = "説明", default)]
    pub note: Text,
    /// Before the plan.
    #[serde(rename = "現状", default)]
    pub baseline: Text,
    /// Year → what stands in each column.
    #[serde(rename = "年度", default)]
    #[schemars(extend("propertyNames" = { "format": "value-year" }, "columnsOf" = "指標"))]
    pub years: Table<YearKey, Cells>,
    /// Period → what stands in each column.
    #[serde(rename = "時期", default)]
    #[schemars(extend("columnsOf" = "指標"))]
    pub periods: Table<PeriodKey, Cells>,
    /// At the end of the plan, or after it.
    #[serde(rename = "最終目標", default)]
    pub goal: Text,
}

/// Which way of a number is the better one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// To stay as it is.
    Maintain,
    /// Neither.
    None,
}

fixed_words!(Direction {
    Higher = "増加" "higher",
    Lower = "減少" "lower",
    Maintain = "維持" "maintain",
    None = "なし" "none",
});

impl Direction {
    /// As the form writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Higher => "増加",
            Self::Lower => "減少",
            Self::Maintain => "維持",
            Self::None => "なし",
        }
    }
}

/// What was reported for one period (進捗管理).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// A level of the program's status scale, or one on each axis.
    #[serde(rename = "状況", default, deserialize_with = "status")]
    #[schemars(with = "Status")]
    pub status: Grade,
    /// What was done.
    #[serde(rename = "内容", default)]
    pub text: Text,
    /// What is done about a delay.
    #[serde(rename = "対応策", default)]
    pub countermeasure: Text,
    /// The day by which it shall be done now.
    #[serde(rename = "新期限", default)]
    pub new_due: Option<Day>,
    /// The day it was published; unknown is a state of its own, never a guess.
    #[serde(rename = "公表日", default)]
    pub published: Option<Day>,
}

/// What was changed after publication (訂正).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// 日付: the day on which it was corrected.
    #[serde(rename = "日付")]
    pub date: Day,
    /// 内容: what was wrong and what is right.
    #[serde(rename = "内容")]
    pub text: Text,
}
