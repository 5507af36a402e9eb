//! A service charter (サービス憲章): what one unit promises its citizens for a year, and what came
//! of it.

use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::calendar::Naming;
use crate::record::model::absence::Present;
use crate::record::model::evaluation::Evaluation;
use crate::record::model::exemption::Exemption;
use crate::record::model::field::Extra;
use crate::record::model::fixed_word::{FixedWord, fixed_words};
use crate::record::model::grade::{Grade, Status, status};
use crate::record::model::scale::{Scale, ScaleLevel, Tone};
use crate::record::model::sheet::{Correction, Direction};
use crate::record::model::value::{Day, Flag, Names, PeriodKey, Table, Text, YearKey, flag};
use crate::record::model::waiver::Waiver;
use crate::record::model::withdrawal::Withdrawal;

/// A unit's charter of one year.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["約束"]))]
pub struct Charter {
    /// Whose charter it is, when the file's name does not say so.
    #[serde(rename = "部署", default)]
    #[schemars(extend("format" = "unit"))]
    pub unit: Text,
    /// The slogan.
    #[serde(rename = "標語", default)]
    pub slogan: Text,
    /// Why, and in what spirit.
    #[serde(rename = "前文", default)]
    pub preamble: Text,
    /// The day the charter itself was posted.
    #[serde(rename = "掲載日", default)]
    pub posted: Option<Day>,
    /// 約束: what the unit promises, in the order in which citizens read it.
    #[serde(rename = "約束", default)]
    #[schemars(extend("uniqueKey" = "番号"))]
    pub promises: Vec<Promise>,
    /// Period → report.
    #[serde(rename = "実施状況", default)]
    pub reports: Table<PeriodKey, CharterReport>,
    /// Year → evaluation.
    #[serde(rename = "年度評価", default)]
    pub annual_evaluations: Table<YearKey, Evaluation>,
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

/// One promise (約束).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["番号", "内容"]))]
pub struct Promise {
    /// Its number in the charter.
    #[serde(rename = "番号", default)]
    pub number: Text,
    /// The heading it stands under.
    #[serde(rename = "区分", default)]
    pub group: Text,
    /// What is promised.
    #[serde(rename = "内容", default)]
    pub text: Text,
    /// How it can be seen whether it is kept.
    #[serde(rename = "指標", default)]
    pub measure: Option<Measure>,
}

/// How a promise is measured.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// What is measured.
    #[serde(rename = "名称", default)]
    pub name: Text,
    /// The unit of its numbers.
    #[serde(rename = "単位", default)]
    pub unit: Text,
    /// Which way is better.
    #[serde(rename = "望ましい方向", default)]
    pub direction: Option<Direction>,
    /// What is promised.
    #[serde(rename = "目標", default)]
    pub target: Text,
}

/// What a unit reported for one period (実施状況).
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CharterReport {
    /// The day it was published; unknown is a state of its own, never a guess.
    #[serde(rename = "公表日", default)]
    pub published: Option<Day>,
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
    /// Promise number → how it was kept.
    #[serde(rename = "約束ごとの結果", default)]
    #[schemars(extend("propertyNames" = { "format": "promise" }))]
    pub results: Table<Text, PromiseResult>,
}

/// How a promise was kept in one period.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PromiseResult {
    /// Whether it was kept, in the words of the charter year.
    #[serde(rename = "結果", default)]
    #[schemars(extend("format" = "outcome"))]
    pub outcome: Text,
    /// The measured value.
    #[serde(rename = "実績", default)]
    pub actual: Text,
    /// 達成率: what part of the target came about, as it was reported.
    #[serde(rename = "達成率", default)]
    pub rate: Text,
    /// 判定: a level of the program's scale for values.
    #[serde(rename = "判定", default)]
    #[schemars(extend("format" = "value-level"))]
    pub judgement: Text,
    /// In words.
    #[serde(rename = "説明", default)]
    pub note: Text,
}

impl PromiseResult {
    /// Whether anything was typed.
    #[must_use]
    pub fn is_said(&self) -> bool {
        let texts = [&self.outcome, &self.rate, &self.judgement, &self.note];
        self.actual.is_given() || texts.iter().any(|it| !it.is_empty())
    }
}

/// Whether a promise was kept, in the words that a charter year has without words of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Kept.
    Kept,
    /// Kept in part.
    PartlyKept,
    /// Not kept.
    NotKept,
    /// Nothing to measure in this period.
    NotApplicable,
}

fixed_words!(Outcome {
    Kept = "達成" "kept",
    PartlyKept = "一部達成" "partly kept",
    NotKept = "未達成" "not kept",
    NotApplicable = "対象外" "not applicable",
});

impl Outcome {
    /// How it is taken.
    #[must_use]
    pub fn tone(self) -> Tone {
        match self {
            Self::Kept => Tone::Good,
            Self::PartlyKept => Tone::Caution,
            Self::NotKept => Tone::Bad,
            Self::NotApplicable => Tone::None,
        }
    }

    /// All of them as a scale, in the words of a city's language.
    pub(crate) fn scale(naming: Naming) -> &'static Scale {
        static SCALES: LazyLock<[Scale; 2]> = LazyLock::new(|| {
            let level = |(outcome, word): (&(Outcome, &str, &str), &str)| ScaleLevel {
                label: Text::new(word),
                tone: outcome.0.tone(),
                ..ScaleLevel::default()
            };
            [Naming::Era, Naming::Western].map(|naming| {
                let words = Outcome::WORDS.iter().zip(Outcome::words(naming));
                Scale(words.map(level).collect())
            })
        });
        let [era, western] = &*SCALES;
        match naming {
            Naming::Era => era,
            Naming::Western => western,
        }
    }
}
