//! A program: a plan, or a year's charters, with all that its paper form takes for granted.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use crate::calendar::{
    Cadence, CadenceError, CalendarName, DueRule, FirstMonth, FiscalYear, MonthDay, Naming,
    PeriodSpec, Reading, Span,
};
use crate::record::key::Key;
use crate::record::model::assessor::Assessor;
use crate::record::model::exclusion::ExclusionFile;
use crate::record::model::exemption::ProgramExemption;
use crate::record::model::form_file::FormFile;
use crate::record::model::scale::{Scale, Scales};
use crate::record::model::scope::Scope;
use crate::record::model::settings::RuleLevel;
use crate::record::model::value::{Names, Table, Text, schema};
use crate::record::model::waiver::ProgramWaiver;

/// `_program.yaml` as it is written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgramFile {
    /// What it is called.
    #[serde(rename = "名称")]
    pub name: Text,
    /// Its fiscal years.
    #[serde(rename = "期間")]
    pub years: YearSpan,
    /// The fiscal years for which there may be values besides those for which something is owed.
    #[serde(rename = "値の年度", default)]
    pub value_years: Option<YearSpan>,
    /// What it is.
    #[serde(rename = "説明", default)]
    pub description: Text,
    /// The unit in charge.
    #[serde(rename = "所管", default)]
    #[schemars(extend("format" = "unit"))]
    pub office: Text,
    /// The levels of its categories, outermost first.
    #[serde(rename = "分類", default)]
    #[schemars(extend("uniqueKey" = "名称"))]
    pub levels: Vec<Level>,
    /// The units it binds.
    #[serde(rename = "対象部署", default)]
    pub scope: Scope,
    /// When is reported.
    #[serde(rename = "報告時期", default)]
    pub reporting: Vec<Reporting>,
    /// By when each year's evaluation is due.
    #[serde(rename = "年度評価の期限", default)]
    pub annual_due: Option<Due>,
    /// By when the overall evaluation is due.
    #[serde(rename = "計画期間の評価の期限", default)]
    pub overall_due: OverallDue,
    /// By when a charter itself is due, from the start of the year.
    #[serde(rename = "掲載期限", default)]
    pub posting_due: Option<Due>,
    /// The sheet that a charter year carries out: gyokaku-2013/045.
    #[serde(rename = "根拠", default)]
    #[schemars(extend("format" = "sheet"))]
    pub basis: Text,
    /// The sheets that the plan has, number → units that answer for it, so that one that is not
    /// written is missed. Any sheets, when none is named.
    #[serde(rename = "改革項目", default)]
    #[schemars(extend("propertyNames" = { "format": "number" }))]
    pub items: Table<Text, Names>,
    /// What units or sheets do not owe.
    #[serde(rename = "対象外", default)]
    pub exemptions: Vec<ProgramExemption>,
    /// Rule → how grave its findings are in the program and its records; before those of `kohyo.yaml`.
    #[serde(rename = "規則", default)]
    #[schemars(extend("propertyNames" = { "format": "graded-rule" }))]
    pub rules: Table<Text, RuleLevel>,
    /// Findings of this file and of the program's records that someone looked at and found in order.
    #[serde(rename = "確認済み", default)]
    pub waivers: Vec<ProgramWaiver>,
    /// The scale of statuses.
    #[serde(rename = "進捗区分", default)]
    pub statuses: Scales,
    /// The scale of grades.
    #[serde(rename = "評価区分", default)]
    pub grades: Scales,
    /// The scales on which values are judged: results of indicators and of promises.
    #[serde(rename = "判定区分", default)]
    pub value_scales: Scales,
    /// A charter year's own words for how a promise was kept.
    #[serde(rename = "結果区分", default)]
    pub outcomes: Scale,
    /// Who judges, the last word last.
    #[serde(rename = "評価者", default)]
    #[schemars(extend("uniqueKey" = "名称"))]
    pub assessors: Vec<Assessor>,
    /// Choices that cannot all be made in one record.
    #[serde(rename = "両立しない", default)]
    pub incompatible: Vec<ExclusionFile>,
    /// Where its folder was while it had another name.
    #[serde(rename = "旧アドレス", default)]
    #[schemars(extend("format" = "former-address"))]
    pub former_addresses: Names,
    /// The form.
    #[serde(rename = "様式", default)]
    pub form: FormFile,
}

/// The first and the last fiscal year of something, written 平成25年度から平成26年度, FY2025 to FY2027 or as one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearSpan {
    /// The first.
    pub first: FiscalYear,
    /// The last.
    pub last: FiscalYear,
    /// Whether one was written under another name than it has.
    pub remarkable: bool,
}

/// What stands between the first and the last of several years.
const BETWEEN: [&str; 10] =
    ["から", " to ", " through ", " until ", "～", "〜", "~", "－", "-", "–"];

impl YearSpan {
    /// Reads 「平成25年度から平成26年度」 or 「FY2025 to FY2027」. 「2025-26」 is one year, and 「平成25～26年度」 is none: it
    /// could be read two ways.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let year = |text: &str| FiscalYear::parse(text.trim()).ok();
        let span = |first: Reading<FiscalYear>, last: Reading<FiscalYear>| Self {
            first: first.value,
            last: last.value,
            remarkable: first.note.is_some() || last.note.is_some(),
        };
        if let Some(one) = year(text) {
            return Some(span(one.clone(), one));
        }
        Self::ends(text).find_map(|(first, last)| Some(span(year(first)?, year(last)?)))
    }

    /// The two ends of a span, wherever it may be parted: a dash may be in a year too (2025-26–2027-28).
    pub(crate) fn ends(text: &str) -> impl Iterator<Item = (&str, &str)> {
        let between = BETWEEN.iter().flat_map(|it| text.match_indices(it));
        between.map(|(at, word)| {
            let last = text[at + word.len()..].trim_end().trim_end_matches("まで");
            (text[..at].trim(), last.trim())
        })
    }

    /// Each of the years.
    pub fn years(self) -> impl DoubleEndedIterator<Item = FiscalYear> + Clone {
        (self.first.western()..=self.last.western()).filter_map(FiscalYear::new)
    }

    /// Whether the year is one of them.
    #[must_use]
    pub fn contains(self, year: FiscalYear) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

impl<'de> Deserialize<'de> for YearSpan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        match Self::parse(&text) {
            Some(span) if span.first <= span.last => Ok(span),
            _ => Err(D::Error::custom("not a span of years")),
        }
    }
}

/// A level of a plan's categories, and the words allowed on it, if they are fixed.
#[derive(Debug, Default, Clone)]
pub struct Level {
    /// What the level is called: 大項目.
    pub name: Text,
    /// The categories it has; any, when empty.
    pub allowed: Vec<Text>,
}

impl Level {
    /// The place of a category among those that the level has; after them where it is none of them.
    #[must_use]
    pub fn rank(&self, category: &str) -> usize {
        let place = self.allowed.iter().position(|it| **it == *category);
        place.unwrap_or(self.allowed.len())
    }
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LevelTable {
    #[serde(rename = "名称")]
    name: Text,
    #[serde(rename = "項目", default)]
    #[schemars(extend("uniqueKey" = "名称"))]
    allowed: Vec<Text>,
}

/// When is reported, and by when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reporting {
    /// What the period is called: 上半期.
    #[serde(rename = "名称")]
    pub name: Text,
    /// The months it spans.
    #[serde(rename = "月", default)]
    pub months: Option<Months>,
    /// The day it speaks for, when it is a day and not a span.
    #[serde(rename = "時点", default)]
    pub as_of: Option<AsOf>,
    /// By when its report is due.
    #[serde(rename = "公表期限", default)]
    pub due: Option<Due>,
}

/// When the overall evaluation is due.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverallDue {
    /// The provisional one.
    #[serde(rename = "中間", default)]
    pub provisional: Option<Due>,
    /// The final one.
    #[serde(rename = "確定", default)]
    pub last: Option<Due>,
}

/// Reads a value by a function of the calendar, from however YAML writes it.
macro_rules! parsed {
    ($type:ident, $inner:ty, $format:literal, $doc:literal) => {
        #[doc = $doc]
        #[derive(Debug, Clone)]
        pub struct $type(pub $inner);

        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = Text::deserialize(deserializer)?;
                <$inner>::parse(&text).map(Self).map_err(|it| D::Error::custom(format!("{it:?}")))
            }
        }

        schema!($type, $format, { "type": ["string", "number", "null"], "format": $format });
    };
}

parsed!(Due, DueRule, "due-rule", "A due rule: 10月31日, 期末から30日.");
parsed!(Months, Span, "months", "A span of months: 4月から9月.");
parsed!(AsOf, MonthDay, "month-day", "A day of each year: 9月30日.");

schema!(YearSpan, "YearSpan", { "type": ["string", "integer"], "format": "years" });

impl<'de> Deserialize<'de> for Level {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct LevelVisitor;
        impl<'de> Visitor<'de> for LevelVisitor {
            type Value = Level;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a level")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Level, E> {
                Ok(Level { name: Text::new(text), allowed: Vec::new() })
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Level, A::Error> {
                let deserializer = MapAccessDeserializer::new(map);
                let LevelTable { name, allowed } = LevelTable::deserialize(deserializer)?;
                Ok(Level { name, allowed })
            }
        }
        deserializer.deserialize_any(LevelVisitor)
    }
}

impl JsonSchema for Level {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Level".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = LevelTable::json_schema(generator);
        schema.insert("type".into(), serde_json::json!(["string", "object"]));
        schema
    }
}

impl YearSpan {
    /// What people read: 平成25年度から平成26年度, FY2013 to FY2014.
    #[must_use]
    pub fn name(self, naming: Naming) -> String {
        naming.years(self.first, self.last)
    }

    /// The same in a sentence of either language.
    #[must_use]
    pub fn said_name(self, naming: Naming) -> CalendarName {
        naming.named(|it| self.name(it))
    }
}

impl ProgramFile {
    /// The years for which there may be values: those of duty, and those that are named besides.
    #[must_use]
    pub fn years_of_values(&self) -> YearSpan {
        let more = self.value_years.unwrap_or(self.years);
        let (first, last) = (self.years.first.min(more.first), self.years.last.max(more.last));
        YearSpan { first, last, remarkable: false }
    }

    /// The keys that are for the other kind of program only.
    #[must_use]
    pub fn foreign(is_plan: bool) -> &'static [Key] {
        if is_plan {
            &[Key::Basis, Key::PostingDue, Key::Outcomes]
        } else {
            &[Key::Categories, Key::OverallDue, Key::Title]
        }
    }

    /// Whether there are scales on which somebody judges.
    #[must_use]
    pub fn is_graded(&self) -> bool {
        !self.grades.axes.is_empty() || self.assessors.iter().any(|it| it.grades.is_some())
    }

    /// Every scale on which is judged, with the assessor whose own it is, if it is one's.
    pub fn all_grades(&self) -> impl Iterator<Item = (Option<&Text>, &Scales)> {
        let own =
            self.assessors.iter().filter_map(|it| Some((Some(&it.name), it.grades.as_ref()?)));
        std::iter::once((None, &self.grades)).chain(own)
    }

    /// The periods at which is reported.
    pub(crate) fn cadence(&self, first_month: FirstMonth) -> Result<Cadence, CadenceError> {
        let periods = self.reporting.iter().map(|it| PeriodSpec {
            name: it.name.to_string(),
            span: match (&it.months, &it.as_of) {
                (Some(months), _) => months.0,
                (None, Some(day)) => Span::AsOf(day.0),
                (None, None) => Span::Year,
            },
        });
        Cadence::new(periods.collect(), first_month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_between_years_or_in_one() {
        for (typed, first, last) in [
            ("平成25年度から平成26年度", 2013, 2014),
            ("2013-2014", 2013, 2014),
            ("2013-2015", 2013, 2015),
            ("2025", 2025, 2025),
            ("2025-26", 2025, 2025),
            ("2025/26", 2025, 2025),
            ("FY2025 to FY2027", 2025, 2027),
            ("FY2025–FY2027", 2025, 2027),
            ("FY2025-FY2027", 2025, 2027),
            ("2025/26 to 2027/28", 2025, 2027),
            ("2025-26–2027-28", 2025, 2027),
            ("2025-26-2027-28", 2025, 2027),
            ("2025-2027", 2025, 2027),
        ] {
            let span = YearSpan::parse(typed).map(|it| (it.first.western(), it.last.western()));
            assert_eq!(span, Some((first, last)), "{typed}");
        }
        for typed in ["", "平成25～26年度", "2025-28", "FY25-27", "2025 to", "soon"] {
            assert_eq!(YearSpan::parse(typed), None, "{typed}");
        }
    }
}
