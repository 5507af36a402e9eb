//! The units of the city, and who took over from whom.

use anyhow::Result;

use super::super::cell::{self, Cell, day, text};
use super::super::column::{Column, Put, Rows};
use super::super::source::Source;
use crate::record::{Contact, Unit, UnitIndex};
use crate::route::Address;

/// The units, past and present.
pub(super) struct Units;

pub(super) struct UnitRow<'a> {
    source: &'a Source<'a>,
    at: UnitIndex,
    unit: &'a Unit,
}

impl UnitRow<'_> {
    fn contact<'r>(&'r self, part: fn(&'r Contact) -> &'r str) -> Cell<'r> {
        self.unit.contact.as_ref().map_or(Cell::Empty, |it| text(part(it)))
    }
}

impl Rows for Units {
    type Row<'a> = UnitRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("unit", |it| text(&it.unit.id)),
        Column::text("unit_name", |it| text(&it.unit.name)),
        Column::text("unit_reading", |it| text(&it.unit.reading)),
        Column::text("unit_kind", |it| text(&it.unit.kind)),
        Column::text("parent_unit", |row| {
            let organization = row.source.public.organization();
            let parent = organization.parent(row.at);
            parent.map_or(Cell::Empty, |at| text(&organization.units()[at].id))
        }),
        Column::day("established", |it| day(it.unit.from)),
        Column::spelled("established_name", |it| day(it.unit.from)),
        Column::day("abolished", |it| day(it.unit.to)),
        Column::spelled("abolished_name", |it| day(it.unit.to)),
        Column::text("desk", |it| it.contact(|contact| &contact.desk)),
        Column::text("telephone", |it| it.contact(|contact| &contact.telephone)),
        Column::text("mail", |it| it.contact(|contact| &contact.mail)),
        Column::text("opening_hours", |it| it.contact(|contact| &contact.hours)),
        Column::text("postal_address", |it| it.contact(|contact| &contact.address)),
        Column::address("question_form", |it| it.contact(|contact| &contact.form)),
        Column::address("page", |it| cell::made(it.source.address(&Address::unit(it.unit)))),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        let mut units = source.public.organization().units().iter().enumerate();
        units.try_for_each(|(at, unit)| put(&UnitRow { source, at, unit }))
    }
}

/// Who took over from whom.
pub(super) struct Successors;

pub(super) struct SuccessorRow<'a> {
    unit: &'a Unit,
    successor: &'a Unit,
}

impl Rows for Successors {
    type Row<'a> = SuccessorRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("unit", |it| text(&it.unit.id)),
        Column::text("unit_name", |it| text(&it.unit.name)),
        Column::text("successor", |it| text(&it.successor.id)),
        Column::text("successor_name", |it| text(&it.successor.name)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        let organization = source.public.organization();
        for (at, unit) in organization.units().iter().enumerate() {
            for successor in organization.successors(at) {
                put(&SuccessorRow { unit, successor: &organization.units()[successor] })?;
            }
        }
        Ok(())
    }
}
