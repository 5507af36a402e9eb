//! The page of a unit: all that it promised and answers for. And the list of units.

use jiff::civil::Date;
use serde::Serialize;

use super::plan::{SheetItem, item};
use super::{PageKind, View, summary};
use crate::japanese::{kana_row, reading_order};
use crate::record::UnitIndex;
use crate::route::{Address, FeedSubject};
use crate::status::{self, UnitStatus};
use crate::view::Site;
use crate::view::frame::{DateView, Frame, Link};
use crate::words::Message;

/// The page of a unit: `unit.html`.
#[derive(Debug, Serialize)]
pub struct UnitView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Its name.
    pub name: &'a str,
    /// Its name in hiragana; may be empty.
    pub reading: &'a str,
    /// What kind of unit it is: 部, 区, 課; may be empty.
    pub kind: &'a str,
    /// The unit it belongs to.
    pub parent: Option<Link>,
    /// The units that belong to it.
    pub children: Vec<Link>,
    /// Its first day, if that is said.
    pub from: Option<DateView>,
    /// Its last day, if that is said.
    pub to: Option<DateView>,
    /// The units that it took over from.
    pub predecessors: Vec<Link>,
    /// The units that took over from it.
    pub successors: Vec<Link>,
    /// What it had to publish and when it did; none when that was nothing.
    pub status: Option<UnitStatus<'a>>,
    /// Its charters, newest first.
    pub charters: Vec<UnitCharter<'a>>,
    /// Sheets that it answers for.
    pub owned: Vec<SheetItem<'a>>,
    /// Sheets that it carries out with others.
    pub joined: Vec<SheetItem<'a>>,
}

/// A charter on the page of its unit.
#[derive(Debug, Serialize)]
pub struct UnitCharter<'a> {
    /// The charter year's name, with a link to the charter.
    pub link: Link,
    /// The slogan; may be empty.
    pub slogan: &'a str,
}

/// The list of units: `units.html`.
#[derive(Debug, Serialize)]
pub struct UnitsView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The units by kind, both in the order of the organization.
    pub kinds: Vec<KindView>,
    /// The units of today by their readings.
    pub rows: Vec<KanaRow>,
}

/// Units whose readings begin in one row of the fifty sounds.
#[derive(Debug, Serialize)]
pub struct KanaRow {
    /// The row: あ行; other words for those without a reading.
    pub heading: String,
    /// The units, by their readings.
    pub units: Vec<Link>,
}

/// Units of one kind.
#[derive(Debug, Serialize)]
pub struct KindView {
    /// The kind: 部, 区; may be empty.
    pub kind: String,
    /// Those that belong to no other.
    pub units: Vec<UnitItem>,
}

/// A unit in the list, with those that belong to it.
#[derive(Debug, Serialize)]
pub struct UnitItem {
    /// The unit's name, with a link to its page.
    pub link: Link,
    /// Until when there was the unit, where it is no more: 平成25年3月31日まで; else empty.
    pub until: String,
    /// The units that belong to it.
    pub children: Vec<UnitItem>,
}

/// The list of units.
pub(super) static UNITS: PageKind =
    PageKind::of_city("units.html", |_| Some(Address::units()), |site| View::of(&list(site)))
        .in_menu(|site| Some(Link::new(&site.phrases.units, &Address::units())));

/// A unit.
pub(super) static UNIT: PageKind =
    PageKind::of_unit("unit.html", Address::unit, |site, unit| View::of(&view(site, unit)))
        .cited()
        .searched();

/// The view of a unit.
fn view<'a>(site: &'a Site<'a>, index: UnitIndex) -> UnitView<'a> {
    let (unit, records) = (site.named(index), site.unit(index));
    let organization = site.public.organization();
    let day = |day: crate::record::Day| site.day(day.date);
    let charters = records.charters.iter().rev().map(|it| UnitCharter {
        link: Link::new(&*it.charter_year.program.file.name, &it.address(site)),
        slogan: &it.record.data.slogan,
    });
    UnitView {
        page: frame(site, index).summed(site, summary::of_unit(site, index)),
        name: &unit.name,
        reading: &unit.reading,
        kind: &unit.kind,
        parent: organization.parent(index).and_then(|it| site.unit_links(&[it]).pop()),
        children: site.unit_links(&records.children),
        from: unit.from.map(day),
        to: unit.to.map(day),
        predecessors: site.unit_links(&records.predecessors),
        successors: site.unit_links(&organization.successors(index).collect::<Vec<_>>()),
        status: status::unit(site, index),
        charters: charters.collect(),
        owned: records.owned.iter().map(|it| item(site, *it)).collect(),
        joined: records.joined.iter().map(|it| item(site, *it)).collect(),
    }
}

fn frame<'a>(site: &'a Site<'a>, index: UnitIndex) -> Frame<'a> {
    let unit = site.named(index);
    let twins = site.public.organization().units().iter().filter(|it| it.name == unit.name).count();
    // Units that bore one name in turn are told apart by their last days.
    let title = match (twins, unit.to) {
        (2.., Some(to)) => format!("{}（{}まで）", &*unit.name, to.date),
        _ => unit.name.to_string(),
    };
    let list = Link::new(&site.phrases.units, &Address::units());
    let subject = FeedSubject::Unit(index);
    let mut frame = site.frame(title, "/units/").below(site, [list]).fed(site, subject);
    let href = site.unit(index).href.clone();
    frame.breadcrumb.push(Link { label: unit.name.to_string(), href });
    frame.contact = site.contact(Some(index));
    frame.changed(site, last_change(site, index))
}

/// When anything was last changed that a unit's page lists.
fn last_change(site: &Site, index: UnitIndex) -> Option<Date> {
    let records = site.unit(index);
    let sheets = records.owned.iter().chain(&records.joined);
    let sheets = sheets.filter_map(|it| site.public.sheet_changed(*it));
    let charters = records.charters.iter().filter_map(|it| site.public.charter_changed(*it));
    sheets.chain(charters).max()
}

/// The list of units.
fn list<'a>(site: &'a Site<'a>) -> UnitsView<'a> {
    let title = &site.phrases.units;
    let mut page = site.frame(title, "/units/").below(site, []);
    page.breadcrumb.push(Link::new(title, &Address::units()));
    UnitsView { page, kinds: kinds(site), rows: rows(site) }
}

/// The units that there are on the site's day, by their readings; nothing when none has one.
fn rows(site: &Site) -> Vec<KanaRow> {
    let units = site.public.organization().units();
    let is_gone = |index: &usize| units[*index].to.is_some_and(|it| site.public.is_past(it.date));
    let mut sorted: Vec<usize> = (0..units.len()).filter(|it| !is_gone(it)).collect();
    // What begins with no kana stands last.
    let row = |index: usize| kana_row(&units[index].reading).unwrap_or(char::MAX);
    sorted
        .sort_by_cached_key(|it| (row(*it), reading_order(&units[*it].reading), &units[*it].name));
    let view = |of_row: &[usize]| {
        let heading = match row(of_row[0]) {
            char::MAX => site.words.word("units-other-reading"),
            kana => site.words.say(&Message::new("kana-row").with("kana", kana.to_string())),
        };
        KanaRow { heading, units: site.unit_links(of_row) }
    };
    let known = sorted.iter().any(|it| row(*it) != char::MAX);
    let rows = sorted.chunk_by(|a, b| row(*a) == row(*b)).filter(|_| known);
    rows.map(view).collect()
}

/// The units that belong to no other, by kind, with those below them.
pub(super) fn kinds(site: &Site) -> Vec<KindView> {
    let organization = site.public.organization();
    let mut kinds: Vec<KindView> = Vec::new();
    for (index, unit) in organization.units().iter().enumerate() {
        if organization.parent(index).is_some() {
            continue;
        }
        let item = tree(site, index, 0);
        match kinds.iter_mut().find(|it| *it.kind == *unit.kind) {
            Some(kind) => kind.units.push(item),
            None => kinds.push(KindView { kind: unit.kind.to_string(), units: vec![item] }),
        }
    }
    kinds
}

fn tree(site: &Site, index: UnitIndex, depth: usize) -> UnitItem {
    // No city has as many levels; a unit that is above itself has.
    const DEEPEST: usize = 8;
    let (unit, records) = (site.named(index), site.unit(index));
    let children = if depth < DEEPEST { records.children.as_slice() } else { &[] };
    UnitItem {
        link: Link { label: unit.name.to_string(), href: records.href.clone() },
        until: site.ended(index),
        children: children.iter().map(|it| tree(site, *it, depth + 1)).collect(),
    }
}
