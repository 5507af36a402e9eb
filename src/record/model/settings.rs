//! `kohyo.yaml`: what the web team sets, in English keys.

use jiff::tz::TimeZone;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use crate::calendar::{FirstMonth, Naming};
use crate::record::model::attachments::Attachments;
use crate::record::model::policy::{Accessibility, License};
use crate::record::model::publish::Target;
use crate::record::model::site_url::SiteUrl;
use crate::record::model::translation::Translations;
use crate::record::model::value::{Day, Table, Text};
use crate::record::model::withdrawal::{Moved, WithdrawnAddress};
use crate::words::Language;

/// The settings of a city's site.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// The site's name, in every page's title.
    pub title: Text,
    /// Who publishes it.
    pub municipality: Municipality,
    /// Where the site will stand; its path goes before the addresses of 404.html.
    #[serde(default)]
    #[schemars(with = "Text", extend("format" = "url"))]
    pub base_url: SiteUrl,
    /// The language of the pages' own words; records stay in theirs.
    #[serde(default)]
    pub language: PageLanguage,
    /// Further languages in which the site can be read, each in a folder of its own such as `en/`.
    #[serde(default)]
    pub translations: Translations,
    /// The time zone in which a day begins.
    #[serde(default)]
    pub time_zone: Zone,
    /// The first month of the fiscal year.
    #[serde(default)]
    pub first_month: YearStart,
    /// The day the site speaks for; today when it is not given.
    #[serde(default)]
    pub as_of: Option<Day>,
    /// A folder under `themes/` that overrides the built-in theme.
    #[serde(default)]
    #[schemars(extend("format" = "theme"))]
    pub theme: Text,
    /// The city's own colour: of bars, headings' lines and the links under the pointer.
    #[serde(default)]
    #[schemars(extend("format" = "color"))]
    pub color: Text,
    /// The unit shown where a page has none of its own.
    #[serde(default)]
    #[schemars(extend("format" = "unit"))]
    pub contact: Text,
    /// Whether each sheet has a page in the layout of the city's form, and each plan a book of them.
    #[serde(default)]
    pub forms: Forms,
    /// Rule → how grave its findings are.
    #[serde(default)]
    #[schemars(extend("propertyNames" = { "format": "graded-rule" }))]
    pub rules: Table<Text, RuleLevel>,
    /// Markdown shown at the top of every page.
    #[serde(default)]
    pub notice: Text,
    /// On what terms citizens may use what the site says.
    #[serde(default)]
    pub license: Option<License>,
    /// How accessible the site is meant to be, and how it was tested.
    #[serde(default)]
    pub accessibility: Option<Accessibility>,
    /// What is copied to the site besides the kinds of files that every city may publish.
    #[serde(default)]
    pub attachments: Attachments,
    /// Where addresses lead by now that were published and have no record any more.
    #[serde(default)]
    pub moved: Vec<Moved>,
    /// Addresses that were published and where nothing is any more.
    #[serde(default)]
    pub withdrawn: Vec<WithdrawnAddress>,
    /// Name → a host to which the site is published.
    #[serde(default)]
    #[schemars(extend("propertyNames" = { "format": "target" }))]
    pub publish: Table<Text, Target>,
}

/// The municipality that publishes the site.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Municipality {
    /// Its name, such as みほん市.
    pub name: Text,
    /// Its postal address, at the foot of every page.
    #[serde(default)]
    pub address: Text,
    /// Its 全国地方公共団体コード, six digits.
    #[serde(default)]
    #[schemars(extend("format" = "municipality-code"))]
    pub code: Text,
}

/// A language that pages can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PageLanguage {
    /// Japanese.
    #[default]
    Ja,
    /// English.
    En,
}

impl Settings {
    /// Whether the city writes Japanese.
    #[must_use]
    pub fn is_in_japanese(&self) -> bool {
        matches!(self.language, PageLanguage::Ja)
    }

    /// What the city calls years and days: by era where it writes Japanese.
    #[must_use]
    pub fn naming(&self) -> Naming {
        match self.language {
            PageLanguage::Ja => Naming::Era,
            PageLanguage::En => Naming::Western,
        }
    }
}

impl From<PageLanguage> for Language {
    fn from(language: PageLanguage) -> Self {
        match language {
            PageLanguage::Ja => Self::Ja,
            PageLanguage::En => Self::En,
        }
    }
}

/// Whether the site has the forms next to the pages for reading. It has when nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forms(pub bool);

impl Default for Forms {
    fn default() -> Self {
        Self(true)
    }
}

impl<'de> Deserialize<'de> for Forms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match &*Text::deserialize(deserializer)? {
            "true" | "" => Ok(Self(true)),
            "false" => Ok(Self(false)),
            _ => Err(serde::de::Error::custom("neither true nor false")),
        }
    }
}

/// How grave a city takes the findings of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum RuleLevel {
    /// The site is not built while there is one.
    Error,
    /// Citizens will ask about it.
    Warning,
    /// Good to know.
    Note,
    /// Not looked for.
    Off,
}

/// A time zone of the IANA database.
#[derive(Debug, Clone)]
pub struct Zone(pub TimeZone);

impl Default for Zone {
    fn default() -> Self {
        Self(TimeZone::get("Asia/Tokyo").unwrap_or(TimeZone::UTC))
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = Text::deserialize(deserializer)?;
        if name.is_empty() {
            return Ok(Self::default());
        }
        TimeZone::get(&name).map(Self).map_err(serde::de::Error::custom)
    }
}

/// The first month of the fiscal year, April unless a city says otherwise.
#[derive(Debug, Clone, Copy, Default)]
pub struct YearStart(pub FirstMonth);

impl<'de> Deserialize<'de> for YearStart {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let month = Text::deserialize(deserializer)?;
        if month.is_empty() {
            return Ok(Self::default());
        }
        let month = crate::japanese::half_width(&month).parse::<i8>().ok();
        let month = month.and_then(FirstMonth::new);
        month.map(Self).ok_or_else(|| serde::de::Error::custom("a month"))
    }
}

crate::record::model::value::schema!(Forms, "Flag", { "type": ["boolean", "null"] });
crate::record::model::value::schema!(Zone, "TimeZone", { "type": ["string", "null"], "format": "time-zone" });
crate::record::model::value::schema!(YearStart, "FirstMonth", {
    "type": ["integer", "string", "null"], "format": "first-month"
});
