//! A static page (content/pages/): whatever else the city says.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::value::{Day, Flag, Names, Text, flag};
use crate::record::model::withdrawal::Withdrawal;

/// A static page as its author writes it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("required" = ["題名"]))]
pub struct StaticPage {
    /// Its title.
    #[serde(rename = "題名", default)]
    pub title: Text,
    /// What it is about, for lists and search engines.
    #[serde(rename = "概要", default)]
    pub summary: Text,
    /// When it was last changed.
    #[serde(rename = "更新日", default)]
    pub updated: Option<Day>,
    /// The unit to ask.
    #[serde(rename = "問い合わせ先", default)]
    #[schemars(extend("format" = "unit"))]
    pub contact: Text,
    /// Its place in the list at the foot of every page; without one it is not listed there.
    #[serde(rename = "順番", default)]
    pub position: Option<i32>,
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
    /// What follows the front matter.
    #[serde(skip)]
    pub body: Text,
}
