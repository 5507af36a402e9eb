//! A reform sheet (改革シート、個票): one item of a plan, what was to be done and what was.

use std::fmt;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::record::model::absence::{Presence, Present};
use crate::record::model::column::Cells;
use crate::record::model::exemption::Exemption;
use crate::record::model::field::Extra;
use crate::record::model::fixed_word::fixed_words;
use crate::record::model::value::{Day, Flag, Names, PeriodKey, Table, Text, YearKey, flag};
use crate::record::model::waiver::Waiver;

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
    /// A level of the program's status scale.
    #[serde(rename = "状況", default)]
    #[schemars(extend("format" = "status"))]
    pub status: Text,
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
}

/// A level of the grade scale, or of each of the program's axes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grade {
    /// One grade; empty when there is none.
    One(Text),
    /// Axis → grade.
    ByAxis(Table<Text, Text>),
}

impl Default for Grade {
    fn default() -> Self {
        Self::One(Text::default())
    }
}

impl Present for Grade {
    /// Of several axes the one that says most.
    fn presence(&self) -> Presence {
        match self {
            Self::One(label) => Presence::of_level(label),
            Self::ByAxis(table) => {
                let mut presences = table.iter().map(|(_, label)| Presence::of_level(label));
                let first = presences.next().unwrap_or(Presence::Blank);
                presences.fold(first, |most, presence| match (most, presence) {
                    (Presence::Given, _) | (_, Presence::Given) => Presence::Given,
                    (Presence::Absent(absence), _) | (_, Presence::Absent(absence)) => {
                        Presence::Absent(absence)
                    }
                    (Presence::Blank, Presence::Blank) => Presence::Blank,
                })
            }
        }
    }
}

impl<'de> Deserialize<'de> for Grade {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct GradeVisitor;
        impl<'de> Visitor<'de> for GradeVisitor {
            type Value = Grade;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a grade, or a grade on each axis")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Grade, E> {
                Ok(Grade::One(Text::new(text)))
            }

            fn visit_unit<E: Error>(self) -> Result<Grade, E> {
                Ok(Grade::default())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Grade, E> {
                self.visit_str(&number.to_string())
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Grade, A::Error> {
                Table::deserialize(MapAccessDeserializer::new(map)).map(Grade::ByAxis)
            }
        }
        deserializer.deserialize_any(GradeVisitor)
    }
}

crate::record::model::value::schema!(Grade, "Grade", {
    "type": ["string", "number", "object", "null"],
    "format": "grade",
    "propertyNames": { "format": "axis" },
    "additionalProperties": { "type": ["string", "number", "null"], "format": "axis-grade" },
});

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
}

impl OverallEvaluation {
    /// The day on which there was first something to read of it as it is: of a provisional one the day
    /// of 中間公表日, if that is given.
    #[must_use]
    pub fn first_published(&self) -> Option<Day> {
        match self.stage {
            Some(Stage::Provisional) => self.provisional_published.or(self.published),
            Some(Stage::Final) | None => self.published,
        }
    }
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
