//! C128: the unit in charge is no more and nobody took over.
//!
//! Cities reorganise within a plan's life. Whom a citizen may ask about the reform is then a unit
//! that does not answer.

use super::super::context::{CityContext, ProgramContext, RecordContext};
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Key, Path, UnitIndex};
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::OWNER_ABOLISHED).of_record(look).of_program(office);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    if context.as_sheet().is_some() {
        abolished(context.city, &context.units, Key::Owner, reporter);
    }
}

fn office(context: &ProgramContext<'_>, reporter: &mut Reporter<'_, '_>) {
    abolished(context.city, &context.office, Key::Office, reporter);
}

/// Reports when none of the units is there any more, nor anyone who took over.
fn abolished(
    city: CityContext<'_>,
    units: &[UnitIndex],
    key: Key,
    reporter: &mut Reporter<'_, '_>,
) {
    let survives = units.iter().any(|it| survives(city, *it, 0));
    let Some(&unit) = units.first().filter(|_| !survives) else { return };
    let unit = &city.library.organization.units()[unit];
    let naming = city.library.settings.naming();
    let day = unit.to.map_or_else(|| Fact::from(""), |it| naming.said_day(it.date).into());
    reporter
        .at(Path::default().then(key))
        .with("unit", &*unit.name)
        .with("day", day)
        .help(Message::new("help-successor"));
}

fn survives(city: CityContext<'_>, unit: UnitIndex, depth: usize) -> bool {
    // Units that succeed each other in a circle have no end.
    const DEEPEST: usize = 8;
    let organization = &city.library.organization;
    let gone = organization.units()[unit].to.is_some_and(|it| it.date < city.obligations.as_of);
    let mut heirs = organization.successors(unit);
    !gone || depth < DEEPEST && heirs.any(|it| survives(city, it, depth + 1))
}
