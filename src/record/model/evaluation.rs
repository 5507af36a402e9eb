//! How a year (年度評価) and how the whole plan (計画期間の評価) is judged, and by whom (評価者).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::absence::{Presence, Present};
use crate::record::model::fixed_word::fixed_words;
use crate::record::model::grade::Grade;
use crate::record::model::value::{Day, Table, Text};

/// How one year is judged (年度評価).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evaluation {
    /// The grade, or one on each axis.
    #[serde(rename = "評価", default)]
    pub grade: Grade,
    /// 評価内容: why it was judged so.
    #[serde(rename = "評価内容", default)]
    pub text: Text,
    /// Problems, what follows from them.
    #[serde(rename = "今後の方針", default)]
    pub next_steps: Text,
    /// The day it was published.
    #[serde(rename = "公表日", default)]
    pub published: Option<Day>,
    /// Assessor → what that assessor judged.
    #[serde(rename = "評価者", default)]
    #[schemars(extend("propertyNames" = { "format": "assessor" }))]
    pub assessments: Table<Text, Assessment>,
}

/// What one assessor judged, of a year or of the whole plan.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assessment {
    /// The grade, or one on each axis.
    #[serde(rename = "評価", default)]
    pub grade: Grade,
    /// 評価内容: why it was judged so.
    #[serde(rename = "評価内容", default)]
    pub text: Text,
    /// The day it was published.
    #[serde(rename = "公表日", default)]
    pub published: Option<Day>,
}

impl Assessment {
    /// Whether there is a grade or a text. A dash or 集計中 is none.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.grade.is_given()
            || self.grade.texts().next().is_some()
            || Presence::of_prose(&self.text) == Presence::Given
    }
}

/// How the whole plan is judged (計画期間の評価): first provisionally, then for good.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverallEvaluation {
    /// How far the judgement is.
    #[serde(rename = "段階", default)]
    pub stage: Option<Stage>,
    /// The grade, or one on each axis.
    #[serde(rename = "評価", default)]
    pub grade: Grade,
    /// 評価内容: why it was judged so.
    #[serde(rename = "評価内容", default)]
    pub text: Text,
    /// Problems, what follows from them.
    #[serde(rename = "今後の方針", default)]
    pub next_steps: Text,
    /// What is done after the plan.
    #[serde(rename = "計画期間後", default)]
    pub after_plan: Text,
    /// The day the final judgement was published.
    #[serde(rename = "公表日", default)]
    pub published: Option<Day>,
    /// The day the provisional judgement was published.
    #[serde(rename = "中間公表日", default)]
    pub provisional_published: Option<Day>,
    /// Assessor → what that assessor judged.
    #[serde(rename = "評価者", default)]
    #[schemars(extend("propertyNames" = { "format": "assessor" }))]
    pub assessments: Table<Text, Assessment>,
}

impl Evaluation {
    /// The day of the evaluation: its own, else the latest of its assessors'.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.published.or_else(|| latest(&self.assessments))
    }
}

impl OverallEvaluation {
    /// The day of the final judgement: its own, else the latest of its assessors'.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.published.or_else(|| latest(&self.assessments))
    }

    /// The day on which there was first something to read of it as it is: of a provisional one the day
    /// of 中間公表日, if that is given.
    #[must_use]
    pub fn first_published(&self) -> Option<Day> {
        match self.stage {
            Some(Stage::Provisional) => self.provisional_published.or_else(|| self.day()),
            Some(Stage::Final) | None => self.day(),
        }
    }
}

/// The last day on which an assessor's judgement was published, if all of them are known.
fn latest(assessments: &Table<Text, Assessment>) -> Option<Day> {
    assessments.iter().filter_map(|(_, it)| it.published).max()
}

/// How far an overall evaluation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Before the plan has ended.
    Provisional,
    /// For good.
    Final,
}

fixed_words!(Stage {
    Provisional = "中間" "provisional",
    Final = "確定" "final",
});
