//! Service charters, what they promise, and how it was kept.

use std::collections::BTreeMap;

use anyhow::Result;
use jiff::civil::Date;

use super::super::cell::{Cell, date, direction, number, text};
use super::super::column::{Column, Put, Rows};
use super::super::source::{Place, Publication, Source};
use super::programs::TONES;
use crate::achievement::Percent;
use crate::calendar::Period;
use crate::disclosure::Item;
use crate::record::{Charter, Measure, Promise, PromiseResult};
use crate::route::RECORD_DATA;

/// Charters.
pub(super) struct Charters;

pub(super) struct CharterRow<'a> {
    source: &'a Source<'a>,
    place: Place<'a>,
    charter: &'a Charter,
    posted: Publication,
    updated: Option<Date>,
}

impl Rows for Charters {
    type Row<'a> = CharterRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| it.place.record()),
        Column::text("program", |it| it.place.program()),
        Column::text("program_name", |it| it.place.program_name()),
        Column::text("unit", |it| it.place.unit()),
        Column::text("unit_name", |it| it.place.unit_name()),
        Column::text("slogan", |it| text(&it.charter.slogan)),
        Column::text("preamble", |it| text(&it.charter.preamble)),
        Column::text("remarks", |it| text(&it.charter.body)),
        Column::day("published", |it| date(it.posted.day)),
        Column::spelled("published_name", |it| date(it.posted.day)),
        Column::word("published_by", &["record", "log"], |it| text(it.posted.by.unwrap_or(""))),
        Column::day("updated", |it| date(it.updated)),
        Column::spelled("updated_name", |it| date(it.updated)),
        Column::address("page", |it| it.place.beside(it.source, "")),
        Column::address("data", |it| it.place.beside(it.source, RECORD_DATA)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        source.charters().try_for_each(|(place, public)| {
            let charter = &*public.record.data;
            let posted = Publication::of(&place, Item::Posting, charter.posted);
            let updated = source.public.charter_changed(public);
            put(&CharterRow { source, place, charter, posted, updated })
        })
    }
}

/// What charters promise.
pub(super) struct Promises;

pub(super) struct PromiseRow<'a> {
    place: &'a Place<'a>,
    promise: &'a Promise,
}

impl PromiseRow<'_> {
    fn measure<'r>(&'r self, part: impl FnOnce(&'r Measure) -> Cell<'r>) -> Cell<'r> {
        self.promise.measure.as_ref().map_or(Cell::Empty, part)
    }
}

impl Rows for Promises {
    type Row<'a> = PromiseRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| it.place.record()),
        Column::text("program", |it| it.place.program()),
        Column::text("unit", |it| it.place.unit()),
        Column::text("unit_name", |it| it.place.unit_name()),
        Column::text("promise", |it| text(&it.promise.number)),
        Column::text("promise_group", |it| text(&it.promise.group)),
        Column::text("promise_text", |it| text(&it.promise.text)),
        Column::text("measure_name", |it| it.measure(|measure| text(&measure.name))),
        Column::text("unit_of_measure", |it| it.measure(|measure| text(&measure.unit))),
        Column::word("direction", DIRECTIONS, |it| {
            it.measure(|measure| direction(measure.direction))
        }),
        Column::number("target_value", |it| {
            it.measure(|measure| number(&measure.target, &measure.unit))
        }),
        Column::text("target_text", |it| it.measure(|measure| text(&measure.target))),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, charter) in source.charters() {
            for promise in &charter.record.data.promises {
                put(&PromiseRow { place: &place, promise })?;
            }
        }
        Ok(())
    }
}

/// Which way of a number is the better one.
pub(super) const DIRECTIONS: &[&str] = &["higher", "lower", "maintain", "none"];

/// How promises were kept.
pub(super) struct PromiseResults;

pub(super) struct ResultRow<'a> {
    place: &'a Place<'a>,
    period: Period,
    promise: &'a str,
    unit: &'a str,
    result: &'a PromiseResult,
    published: Publication,
}

impl Rows for PromiseResults {
    type Row<'a> = ResultRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| it.place.record()),
        Column::text("unit", |it| it.place.unit()),
        Column::text("unit_name", |it| it.place.unit_name()),
        Column::text("promise", |it| text(it.promise)),
        Column::year("fiscal_year", |it| Cell::Year(it.period.year)),
        Column::spelled("fiscal_year_name", |it| Cell::Year(it.period.year)),
        Column::text("period", |it| Cell::Text(it.period.slug().into())),
        Column::text("period_name", |it| it.place.period_name(it.period)),
        Column::text("outcome", |it| text(&it.result.outcome)),
        Column::word("tone", TONES, |row| {
            let level = row.place.program.outcome(&row.result.outcome, row.period.year);
            level.map_or(Cell::Empty, |level| text(level.tone.name()))
        }),
        Column::number("actual_value", |it| number(&it.result.actual, it.unit)),
        Column::text("actual_text", |it| text(&it.result.actual)),
        Column::text("unit_of_measure", |it| text(it.unit)),
        Column::number("rate_value", |it| {
            Percent::parse(&it.result.rate).map_or(Cell::Empty, |rate| Cell::Number(rate.number()))
        }),
        Column::text("rate_text", |it| text(&it.result.rate)),
        Column::text("judgement", |it| text(&it.result.judgement)),
        Column::text("text", |it| text(&it.result.note)),
        Column::day("published", |it| date(it.published.day)),
        Column::spelled("published_name", |it| date(it.published.day)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, charter) in source.charters() {
            let data = &charter.record.data;
            let units: BTreeMap<&str, &str> = data
                .promises
                .iter()
                .filter_map(|it| Some((&*it.number, &*it.measure.as_ref()?.unit)))
                .collect();
            for (period, report) in source.public.reports(place.program, &data.reports) {
                let published = Publication::of(&place, Item::Report(period), report.published);
                for (promise, result) in report.results.iter() {
                    let unit = units.get(&**promise).copied().unwrap_or_default();
                    let place = &place;
                    put(&ResultRow { place, period, promise, unit, result, published })?;
                }
            }
        }
        Ok(())
    }
}
