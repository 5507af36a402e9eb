//! Plans and charter years, and the scales on which they judge.

use anyhow::Result;

use super::super::cell::{self, Cell, place, text};
use super::super::column::{Column, Put, Rows};
use super::super::source::Source;
use crate::calendar::FiscalYear;
use crate::disclosure::ProgramRef;
use crate::exchange::ProgramNames;
use crate::record::{Program, Scale, ScaleLevel, Scales};

/// Plans and charter years.
pub(super) struct Programs;

pub(super) struct ProgramRow<'a> {
    source: &'a Source<'a>,
    kind: &'static str,
    names: &'a ProgramNames<'a>,
    program: &'a Program,
    /// The sheet that a charter year carries out.
    basis: String,
}

impl Rows for Programs {
    type Row<'a> = ProgramRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("program", |it| text(&it.names.address)),
        Column::word("program_kind", &["plan", "charter_year"], |it| text(it.kind)),
        Column::text("program_name", |it| text(it.names.name)),
        Column::year("first_fiscal_year", |it| Cell::Year(it.program.file.years.first)),
        Column::spelled("first_fiscal_year_name", |it| Cell::Year(it.program.file.years.first)),
        Column::year("last_fiscal_year", |it| Cell::Year(it.program.file.years.last)),
        Column::spelled("last_fiscal_year_name", |it| Cell::Year(it.program.file.years.last)),
        Column::text("unit", |row| {
            let organization = row.source.public.organization();
            let unit = row.program.office(organization);
            unit.map_or(Cell::Empty, |at| text(&organization.units()[at].id))
        }),
        Column::text("unit_name", |it| text(&it.program.file.office)),
        Column::text("description", |it| text(&it.program.file.description)),
        Column::text("basis", |it| text(&it.basis)),
        Column::address("page", |it| cell::made(it.source.page(&it.names.address))),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (program_ref, names) in source.public.programs().zip(&source.names.programs) {
            let program = source.public.program(program_ref);
            let kind = match program_ref {
                ProgramRef::Plan(_) => "plan",
                ProgramRef::CharterYear(_) => "charter_year",
            };
            let basis = basis(source, program);
            put(&ProgramRow { source, kind, names, program, basis })?;
        }
        Ok(())
    }
}

/// The public sheet that a charter year carries out.
fn basis(source: &Source, program: &Program) -> String {
    let basis = &*program.file.basis;
    let named = basis.split_once('/').is_some_and(|(slug, sheet)| {
        let plan = source.public.plans().iter().find(|it| it.program.slug == slug);
        plan.is_some_and(|plan| source.public.sheets(plan).any(|it| it.record().slug == sheet))
    });
    if named { format!("reforms/{basis}") } else { String::new() }
}

/// The levels of every scale.
pub(super) struct Levels;

pub(super) struct LevelRow<'a> {
    names: &'a ProgramNames<'a>,
    scale: &'static str,
    assessor: &'a str,
    axis: &'a str,
    at: usize,
    level: &'a ScaleLevel,
    program: &'a Program,
}

/// What is judged on a scale.
const SCALES: &[&str] = &["status", "grade", "value", "outcome"];

/// How a level is taken.
pub(super) const TONES: &[&str] = &["best", "good", "caution", "bad", "none"];

impl Rows for Levels {
    type Row<'a> = LevelRow<'a>;

    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("program", |it| text(&it.names.address)),
        Column::word("scale", SCALES, |it| text(it.scale)),
        Column::text("assessor", |it| text(it.assessor)),
        Column::text("axis", |it| text(it.axis)),
        Column::integer("level_order", |it| place(it.at)),
        Column::text("level_label", |it| text(&it.level.label)),
        Column::text("level_meaning", |it| text(&it.level.meaning)),
        Column::word("tone", TONES, |it| text(it.level.tone.name())),
        Column::year("first_fiscal_year", |it| cell::year(it.years().next())),
        Column::year("last_fiscal_year", |it| cell::year(it.years().next_back())),
    ];

    fn each<'a>(source: &'a Source<'a>, put: Put<Self>) -> Result<()> {
        for (program_ref, names) in source.public.programs().zip(&source.names.programs) {
            let program = source.public.program(program_ref);
            let file = &program.file;
            let mut scale = |scale, assessor, axis, levels: &'a Scale| {
                for (at, level) in levels.iter().enumerate() {
                    put(&LevelRow { names, scale, assessor, axis, at, level, program })?;
                }
                anyhow::Ok(())
            };
            let axes = |of: &'a Scales| of.axes.iter().map(|it| (&*it.name, &it.scale));
            for (axis, levels) in axes(&file.statuses) {
                scale("status", "", axis, levels)?;
            }
            for (assessor, scales) in file.all_grades() {
                for (axis, levels) in axes(scales) {
                    scale("grade", assessor.map_or("", |it| it), axis, levels)?;
                }
            }
            for (axis, levels) in axes(&file.value_scales) {
                scale("value", "", axis, levels)?;
            }
            if matches!(program_ref, ProgramRef::CharterYear(_)) {
                scale("outcome", "", "", program.outcomes())?;
            }
        }
        Ok(())
    }
}

impl LevelRow<'_> {
    /// The years of the program in which the level holds.
    fn years(&self) -> impl DoubleEndedIterator<Item = FiscalYear> {
        self.program.file.years.years().filter(|it| self.level.applies.contains(*it))
    }
}
