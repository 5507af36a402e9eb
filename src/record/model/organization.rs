//! The units of a city (部署), and who they were and became: `content/organization.yaml`.

use std::collections::HashMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::japanese::fold;
use crate::record::model::value::{Day, Names, Text};

/// `content/organization.yaml` as it is written.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OrganizationFile {
    /// 部署: every unit, those of the past too, in the order in which they are listed.
    #[serde(rename = "部署")]
    #[schemars(extend("uniqueKey" = "識別子"))]
    pub units: Vec<Unit>,
}

/// A department, ward, section or committee.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its name in addresses: kita-ku.
    #[serde(rename = "識別子")]
    #[schemars(extend("format" = "id"))]
    pub id: Text,
    /// What it is called.
    #[serde(rename = "名称")]
    pub name: Text,
    /// Its name in hiragana, for 五十音 order.
    #[serde(rename = "読み", default)]
    #[schemars(extend("format" = "kana"))]
    pub reading: Text,
    /// What kind of unit it is: 部, 区, 局, 課.
    #[serde(rename = "種別", default)]
    pub kind: Text,
    /// The unit it belongs to.
    #[serde(rename = "上位", default)]
    #[schemars(extend("format" = "unit"))]
    pub parent: Text,
    /// What else it is called.
    #[serde(rename = "別名", default)]
    #[schemars(extend("format" = "words"))]
    pub aliases: Names,
    /// Its first day.
    #[serde(rename = "設置", default)]
    pub from: Option<Day>,
    /// Its last day.
    #[serde(rename = "廃止", default)]
    pub to: Option<Day>,
    /// The units that took over from it.
    #[serde(rename = "後継", default)]
    pub successors: Names,
    /// How citizens reach it.
    #[serde(rename = "連絡先", default)]
    pub contact: Option<Contact>,
    /// Where its page was while it had another id.
    #[serde(rename = "旧アドレス", default)]
    #[schemars(extend("format" = "former-address"))]
    pub former_addresses: Names,
}

/// How citizens reach a unit.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The desk in it.
    #[serde(rename = "担当", default)]
    pub desk: Text,
    /// Telephone number as people write it: 025-123-4567.
    #[serde(rename = "電話", default)]
    pub telephone: Text,
    /// Mail address.
    #[serde(rename = "メール", default)]
    #[schemars(extend("format" = "mail"))]
    pub mail: Text,
    /// When it is open.
    #[serde(rename = "受付時間", default)]
    pub hours: Text,
    /// Where it is.
    #[serde(rename = "所在地", default)]
    pub address: Text,
    /// Address of its form for questions.
    #[serde(rename = "問い合わせフォーム", default)]
    #[schemars(extend("format" = "link"))]
    pub form: Text,
}

/// Place of a unit in [`Organization::units`].
pub type UnitIndex = usize;

/// The units of a city, and how to find them by what people write.
#[derive(Debug, Default)]
pub struct Organization {
    units: Vec<Unit>,
    /// Folded name, alias or id → the units that bear it, which may follow one another in time.
    named: HashMap<String, Vec<UnitIndex>>,
    ids: HashMap<Text, UnitIndex>,
}

impl Organization {
    /// The organization of these units.
    #[must_use]
    pub fn new(units: Vec<Unit>) -> Self {
        let mut named: HashMap<String, Vec<UnitIndex>> = HashMap::new();
        for (index, unit) in units.iter().enumerate() {
            for name in [&unit.id, &unit.name].into_iter().chain(&unit.aliases.0) {
                let bearers = named.entry(fold(name).into_owned()).or_default();
                if !bearers.contains(&index) {
                    bearers.push(index);
                }
            }
        }
        let ids = units.iter().enumerate().rev().map(|(index, it)| (it.id.clone(), index));
        let ids = ids.collect();
        Self { units, named, ids }
    }

    /// Every unit, in the order of the file, which is the city's own.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// The unit of this name, alias or id. Where units bore one name in turn, the one that existed
    /// at some time from `first` to `last`.
    #[must_use]
    pub fn find(&self, name: &str, first: Date, last: Date) -> Option<UnitIndex> {
        let bearers = self.named.get(fold(name).as_ref())?;
        let alive = bearers.iter().find(|&&it| self.units[it].exists(first, last));
        alive.or(bearers.first()).copied()
    }

    /// The unit of this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<UnitIndex> {
        self.ids.get(id).copied()
    }

    /// Every name by which a unit can be called.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.units
            .iter()
            .flat_map(|it| [&it.name, &it.id].into_iter().chain(&it.aliases.0))
            .map(|it| &**it)
    }

    /// The units that took over from a unit.
    pub fn successors(&self, unit: UnitIndex) -> impl Iterator<Item = UnitIndex> {
        let unit = &self.units[unit];
        let next = unit.to.map_or(Date::MAX, |it| it.date);
        unit.successors.0.iter().filter_map(move |it| self.find(it, next, Date::MAX))
    }

    /// A unit and those that belong to it, at whatever depth, in the order of the organization.
    pub fn with_those_below(&self, unit: UnitIndex) -> impl Iterator<Item = UnitIndex> {
        let is_below = move |current: &UnitIndex| {
            let chain = std::iter::successors(Some(*current), |it| self.parent(*it));
            // A unit cannot be above itself, but a bound costs nothing.
            chain.take(8).any(|it| it == unit)
        };
        (0..self.units.len()).filter(is_below)
    }

    /// The unit that a unit belongs to.
    #[must_use]
    pub fn parent(&self, unit: UnitIndex) -> Option<UnitIndex> {
        let parent = &self.units[unit].parent;
        if parent.is_empty() {
            return None;
        }
        self.find(parent, Date::MIN, Date::MAX)
    }
}

impl Unit {
    /// Whether the unit existed on some day from `first` to `last`.
    #[must_use]
    pub fn exists(&self, first: Date, last: Date) -> bool {
        self.from.is_none_or(|it| it.date <= last) && self.to.is_none_or(|it| it.date >= first)
    }
}
