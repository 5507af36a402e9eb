//! What a city declares of its site: on what terms it may be used, and how accessible it is.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::value::{Day, Table, Text};

/// A licence for public data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum License {
    /// 公共データ利用規約（第1.0版）
    #[serde(rename = "PDL1.0")]
    Pdl,
    /// クリエイティブ・コモンズ 表示 4.0 国際
    #[serde(rename = "CC-BY-4.0")]
    CcBy,
}

impl License {
    /// Its short name, as it stands in a citation.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Pdl => "PDL1.0",
            Self::CcBy => "CC BY 4.0",
        }
    }

    /// Where it can be read.
    #[must_use]
    pub fn url(self) -> &'static str {
        match self {
            Self::Pdl => "https://www.digital.go.jp/resources/open_data/public_data_license_v1.0",
            Self::CcBy => "https://creativecommons.org/licenses/by/4.0/deed.ja",
        }
    }
}

/// How accessible the site is meant to be, and how it was tested (ウェブアクセシビリティ方針).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Accessibility {
    /// The standard.
    #[serde(default)]
    pub standard: Standard,
    /// The level aimed at.
    #[serde(default)]
    pub level: ConformanceLevel,
    /// How far it is reached, in one of the words that may be used for it.
    pub status: Conformance,
    /// Which pages this is about, in Markdown; all when it is not said.
    #[serde(default)]
    pub target: Text,
    /// By when the level shall be reached.
    #[serde(default)]
    pub deadline: Option<Day>,
    /// What is not covered, and why.
    #[serde(default)]
    pub exceptions: Vec<Text>,
    /// The unit to ask.
    #[serde(default)]
    #[schemars(extend("format" = "unit"))]
    pub contact: Text,
    /// The last day of the test.
    #[serde(default)]
    pub tested_on: Option<Day>,
    /// The addresses of the pages tested.
    #[serde(default)]
    #[schemars(extend("format" = "link"))]
    pub tested_pages: Vec<Text>,
    /// Number of a success criterion → what the test gave.
    #[serde(default)]
    #[schemars(extend("propertyNames" = { "format": "criterion" }))]
    pub results: Table<Text, TestResult>,
}

/// A standard of accessibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
pub enum Standard {
    /// The same as WCAG 2.0.
    #[default]
    #[serde(rename = "JIS X 8341-3:2016")]
    Jis2016,
}

impl Standard {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jis2016 => "JIS X 8341-3:2016",
        }
    }
}

/// A level of conformance (適合レベル). Nobody asks a whole site for AAA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, JsonSchema)]
pub enum ConformanceLevel {
    /// What every page needs.
    A,
    /// What is asked of public bodies.
    #[default]
    #[serde(rename = "AA")]
    Aa,
}

impl ConformanceLevel {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aa => "AA",
        }
    }
}

/// The only words that may be said of a site's conformance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Conformance {
    /// Tested, and every criterion is met.
    #[serde(rename = "準拠")]
    Full,
    /// Tested, and some criteria are not met.
    #[serde(rename = "一部準拠")]
    Partial,
    /// Heeded, without a test.
    #[serde(rename = "配慮")]
    Heeded,
}

impl Conformance {
    /// The word as it is typed in the settings.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Full => "準拠",
            Self::Partial => "一部準拠",
            Self::Heeded => "配慮",
        }
    }
}

/// What the test of a success criterion gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TestResult {
    /// Met on every page tested.
    Pass,
    /// Not met on some page.
    Fail,
    /// No page has what it is about.
    NotApplicable,
}

/// A success criterion (達成基準) of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion {
    /// Its number: 1.4.3.
    pub number: &'static str,
    /// Its level.
    pub level: ConformanceLevel,
}

macro_rules! criteria {
    ($($level:ident: $($number:literal)*;)*) => {
        /// The criteria of level A, then those of AA.
        const CRITERIA: &[Criterion] = &[$($(
            Criterion { number: $number, level: ConformanceLevel::$level },
        )*)*];
    };
}

criteria! {
    A: "1.1.1" "1.2.1" "1.2.2" "1.2.3" "1.3.1" "1.3.2" "1.3.3" "1.4.1" "1.4.2" "2.1.1" "2.1.2" "2.2.1" "2.2.2"
       "2.3.1" "2.4.1" "2.4.2" "2.4.3" "2.4.4" "3.1.1" "3.2.1" "3.2.2" "3.3.1" "3.3.2" "4.1.1" "4.1.2";
    Aa: "1.2.4" "1.2.5" "1.4.3" "1.4.4" "1.4.5" "2.4.5" "2.4.6" "2.4.7" "3.1.2" "3.2.3" "3.2.4" "3.3.3" "3.3.4";
}

impl Criterion {
    /// The criterion of a number.
    #[must_use]
    pub fn find(number: &str) -> Option<Self> {
        CRITERIA.iter().copied().find(|it| it.number == number)
    }

    /// The criteria up to a level, by number.
    #[must_use]
    pub fn up_to(level: ConformanceLevel) -> Vec<Self> {
        let mut criteria: Vec<Self> =
            CRITERIA.iter().copied().filter(|it| it.level <= level).collect();
        criteria.sort_by_key(|it| it.number);
        criteria
    }

    /// Every number.
    pub(crate) fn numbers() -> Vec<&'static str> {
        Self::up_to(ConformanceLevel::Aa).iter().map(|it| it.number).collect()
    }
}
