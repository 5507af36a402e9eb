//! Reform sheets, their categories, and the units that answer for them or carry them out.

use anyhow::Result;

use super::super::cell::{Cell, date, place, text};
use super::super::column::{Column, Put, Rows};
use super::super::source::{Place, Source};
use crate::record::{Names, Sheet, Text, UnitIndex, is_all_units};
use crate::route::RECORD_DATA;
use jiff::civil::Date;

/// Reform sheets.
pub(super) struct Sheets;

pub(super) struct SheetRow<'a> {
    source: &'a Source<'a>,
    place: Place<'a>,
    sheet: &'a Sheet,
    updated: Option<Date>,
}

impl Rows for Sheets {
    type Row<'a> = SheetRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| it.place.record()),
        Column::text("program", |it| it.place.program()),
        Column::text("program_name", |it| it.place.program_name()),
        Column::text("number", |it| text(it.place.number)),
        Column::text("title", |it| text(it.place.title)),
        Column::text("background", |it| text(&it.sheet.background)),
        Column::text("purpose", |it| text(&it.sheet.purpose)),
        Column::text("measures", |it| text(&it.sheet.measures)),
        Column::text("remarks", |it| text(&it.sheet.body)),
        Column::day("updated", |it| date(it.updated)),
        Column::spelled("updated_name", |it| date(it.updated)),
        Column::address("page", |it| it.place.beside(it.source, "")),
        Column::address("data", |it| it.place.beside(it.source, RECORD_DATA)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        source.sheets().try_for_each(|(place, sheet)| {
            let updated = source.public.sheet_changed(sheet);
            put(&SheetRow { source, place, sheet: sheet.data(), updated })
        })
    }
}

/// The categories that sheets are in.
pub(super) struct Categories;

pub(super) struct CategoryRow<'a> {
    place: &'a str,
    at: usize,
    level: &'a str,
    category: &'a Text,
}

impl Rows for Categories {
    type Row<'a> = CategoryRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| text(it.place)),
        Column::integer("category_depth", |it| place(it.at)),
        Column::text("level", |it| text(it.level)),
        Column::text("category", |it| text(it.category)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, sheet) in source.sheets() {
            let levels = &place.program.file.levels;
            for (level, category) in sheet.data().categories.iter() {
                let at = levels.iter().position(|it| it.name == *level).unwrap_or(levels.len());
                put(&CategoryRow { place: &place.record, at, level, category })?;
            }
        }
        Ok(())
    }
}

/// The units that answer for sheets, and those that carry them out.
pub(super) struct RecordUnits;

pub(super) struct RecordUnitRow<'a> {
    source: &'a Source<'a>,
    record: &'a str,
    role: &'static str,
    unit: Option<UnitIndex>,
    name: &'a str,
}

impl Rows for RecordUnits {
    type Row<'a> = RecordUnitRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("record", |it| text(it.record)),
        Column::word("unit_role", &["owner", "participant"], |it| text(it.role)),
        Column::text("unit", |row| {
            let units = row.source.public.organization().units();
            row.unit.map_or(Cell::Empty, |at| text(&units[at].id))
        }),
        Column::text("unit_name", |it| text(it.name)),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (place, sheet) in source.sheets() {
            let (program, data) = (place.program, sheet.data());
            let (first, last) = program.days();
            let mut units = |role, names: &Names| {
                names.0.iter().try_for_each(|name| {
                    let found = source.public.organization().find(name, first, last);
                    // Whom all units are is a question of the day that is asked about; the form says so in one word.
                    let unit = found.filter(|_| !is_all_units(name));
                    put(&RecordUnitRow { source, record: &place.record, role, unit, name })
                })
            };
            units("owner", &data.owner)?;
            units("participant", &data.participants)?;
        }
        Ok(())
    }
}
