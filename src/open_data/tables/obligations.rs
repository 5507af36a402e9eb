//! What was to be published by when, and what became of it.

use anyhow::Result;

use super::super::cell::{Cell, date, text, year};
use super::super::column::{Column, Put, Rows};
use super::super::source::Source;
use crate::disclosure::{Obligation, PublicRecord, StandingKind, Subject};
use crate::exchange::{ItemNames, ProgramNames, RecordNames, published_by, reason};
use crate::record::Unit;

/// Obligations.
pub(super) struct AllObligations;

pub(super) struct ObligationRow<'a> {
    source: &'a Source<'a>,
    subject: &'a Owing<'a>,
    obligation: &'a Obligation,
}

/// Who or what owes.
struct Owing<'a> {
    names: &'a ProgramNames<'a>,
    record: RecordNames<'a>,
    address: String,
    id: String,
}

/// How an obligation can stand.
const STANDINGS: &[&str] = &["on_time", "late", "undated", "overdue", "not_due", "exempt"];

impl ObligationRow<'_> {
    fn kind(&self) -> StandingKind {
        self.obligation.standing.kind()
    }

    fn item(&self) -> &ItemNames {
        self.source.names.of(self.source.public.obligations(), self.obligation).1
    }
}

impl Rows for AllObligations {
    type Row<'a> = ObligationRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("subject", |it| text(&it.subject.id)),
        Column::text("record", |it| text(&it.subject.address)),
        Column::text("program", |it| text(&it.subject.names.address)),
        Column::text("program_name", |it| text(it.subject.names.name)),
        Column::text("number", |it| text(it.subject.record.number)),
        Column::text("title", |it| text(it.subject.record.title)),
        Column::text("item", |it| text(&it.item().key)),
        Column::text("item_name", |it| text(&it.item().name)),
        Column::year("fiscal_year", |it| year(it.obligation.item.year())),
        Column::spelled("fiscal_year_name", |it| year(it.obligation.item.year())),
        Column::day("due", |it| Cell::Day(it.obligation.due)),
        Column::spelled("due_name", |it| Cell::Day(it.obligation.due)),
        Column::word("standing", STANDINGS, |it| text(it.kind().name())),
        Column::text("standing_name", |it| text(&it.source.names.standings[it.kind() as usize])),
        Column::day("published", |it| date(it.obligation.standing.published())),
        Column::spelled("published_name", |it| date(it.obligation.standing.published())),
        Column::word("published_by", &["record", "log"], |it| {
            text(published_by(it.obligation).unwrap_or(""))
        }),
        Column::integer("days_late", |row| {
            let days = row.obligation.standing.days_late();
            days.map_or(Cell::Empty, |it| Cell::Integer(it.into()))
        }),
        Column::text("absence_reason", |row| {
            let of = row.source.public.obligations().reason(row.obligation);
            of.map_or(Cell::Empty, |it| Cell::Text(reason(it, &row.source.names.reasons).into()))
        }),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        let obligations = source.public.obligations();
        for (at, subject) in obligations.subjects.iter().enumerate() {
            let owing = Owing::of(source, subject);
            for obligation in obligations.owed_by_subject(at) {
                put(&ObligationRow { source, subject: &owing, obligation })?;
            }
        }
        Ok(())
    }
}

impl<'a> Owing<'a> {
    fn of(source: &'a Source<'a>, subject: &Subject) -> Self {
        let names = &source.names.programs[subject.program];
        let record = RecordNames::of(source.public, subject);
        let address = record.address(&names.address);
        let id = match source.public.subject(subject) {
            PublicRecord::Sheet(_) | PublicRecord::Charter(_) => address.clone(),
            PublicRecord::Number(number) => format!("{}#{number}", names.address),
            // The address that the charter of the unit will have.
            PublicRecord::Nothing => {
                let units = source.public.organization().units();
                let unit = subject.units.first().map_or("", |it| &*units[*it].id);
                format!("{}/{unit}", names.address)
            }
        };
        Self { names, record, address, id }
    }
}

/// The units that owe.
pub(super) struct SubjectUnits;

pub(super) struct SubjectUnitRow<'a> {
    subject: &'a str,
    unit: &'a Unit,
}

impl Rows for SubjectUnits {
    type Row<'a> = SubjectUnitRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("subject", |it| text(it.subject)),
        Column::text("unit", |it| text(&it.unit.id)),
        Column::text("unit_name", |it| text(&it.unit.name)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for subject in &source.public.obligations().subjects {
            let owing = Owing::of(source, subject);
            for unit in &subject.units {
                let unit = &source.public.organization().units()[*unit];
                put(&SubjectUnitRow { subject: &owing.id, unit })?;
            }
        }
        Ok(())
    }
}
