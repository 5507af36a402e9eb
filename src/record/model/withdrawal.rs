//! What was published and is there no more (取下げ), or is somewhere else by now (旧アドレス).

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::value::{Day, Text};

/// That a record was taken off the site, when and why.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// 年月日: the first day on which it is not published.
    #[serde(rename = "年月日")]
    pub day: Day,
    /// 理由: why, in the words that citizens read.
    #[serde(rename = "理由")]
    pub reason: Text,
}

impl Withdrawal {
    /// Whether it has come by a day.
    #[must_use]
    pub fn has_come(&self, as_of: Date) -> bool {
        self.day.date <= as_of
    }

    /// Whether both are said as they should be.
    pub(crate) fn is_sound(&self) -> bool {
        !self.day.remarkable && !self.reason.is_empty()
    }
}

/// What `kohyo.yaml` says of an address that no record has any more.
#[derive(Debug, Default, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Moved {
    /// The former address: of a page, or of a file; with `/` at its end everything that was published below it, too.
    pub from: Text,
    /// Where that is now.
    pub to: Text,
}

/// What `kohyo.yaml` says of an address where nothing is any more.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnAddress {
    /// The former address: of a page, or of a file; with `/` at its end everything that was published below it, too.
    pub address: Text,
    /// What was there.
    #[serde(default)]
    pub title: Text,
    /// The first day on which it is not published.
    pub day: Day,
    /// Why, in the words that citizens read.
    pub reason: Text,
}
