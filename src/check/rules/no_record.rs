//! D105: a unit or a sheet of the program has no file, and something of it is due.
//!
//! The department that wrote nothing is the one that matters: of 134 sheets of one city five were on
//! the web, and another forgot a whole report because nobody checked who had handed theirs in. A
//! file that is there and cannot be read is reported as an error already.

use super::super::context::ProgramContext;
use super::super::enumerate::listed;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::{RecordRef, Subject};
use crate::record::{Key, Path, UnitIndex};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::NO_RECORD).of_program(look);

fn look(context: &ProgramContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let (mut units, mut sheets) = (Vec::new(), Vec::new());
    for index in context.schedule.subjects.clone() {
        let subject = &context.city.obligations.subjects[index];
        let overdue =
            context.city.obligations.owed_by_subject(index).iter().filter_map(|obligation| {
                let is_overdue =
                    obligation.standing.kind() == crate::disclosure::StandingKind::Overdue;
                obligation.days(context.city.obligations.as_of).filter(|_| is_overdue)
            });
        let Some(days) = overdue.max() else { continue };
        match subject.record {
            RecordRef::Missing => units.push((days, subject)),
            RecordRef::Listed { row, .. } => sheets.push((days, row, subject)),
            RecordRef::Sheet(_) | RecordRef::Charter(_) | RecordRef::LeftOut(..) => {}
        }
    }
    let all = &context.city.library.organization.units();
    let name = |it: &Subject| it.units.first().map_or("", |unit| &*all[*unit].name);
    let said =
        |what: &str, days: u32| Message::new("unit-overdue").with("unit", what).with("days", days);
    if !units.is_empty() {
        let names = units.iter().map(|(days, it)| said(name(it), *days));
        reporter
            .at(Path::default().then(Key::Scope))
            .with("what", "charters")
            .with("record", context.program.form.heading(Key::ServiceCharter))
            .with("count", units.len())
            .with("missing", listed(names))
            .about(&concerned(units.iter().map(|it| it.1)))
            .help(Message::new("help-no-charter"));
    }
    if !sheets.is_empty() {
        let number = |row: usize| context.program.file.items.0.get(row).map_or("", |it| &*it.0);
        let names = sheets.iter().map(|(days, row, _)| said(number(*row), *days));
        reporter
            .at(Path::default().then(Key::Title))
            .with("what", "sheets")
            .with("record", context.program.form.heading(Key::ReformSheet))
            .with("count", sheets.len())
            .with("missing", listed(names))
            .about(&concerned(sheets.iter().map(|it| it.2)))
            .help(Message::new("help-no-sheet"));
    }
}

fn concerned<'a>(subjects: impl Iterator<Item = &'a Subject>) -> Vec<UnitIndex> {
    let mut units: Vec<UnitIndex> = subjects.flat_map(|it| it.units.clone()).collect();
    units.sort_unstable();
    units.dedup();
    units
}
