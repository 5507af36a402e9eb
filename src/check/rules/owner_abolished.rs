//! C128: the unit in charge is no more and nobody took over.
//!
//! Cities reorganise within a plan's life. Whom a citizen may ask about the reform is then a unit
//! that does not answer.

use super::super::case::{Case, City, ProgramCase};
use super::super::found::Found;
use super::super::rule::Rule;
use crate::calendar::full_date;
use crate::diagnostic::code;
use crate::record::{Path, UnitIndex};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::OWNER_ABOLISHED).of_record(look).of_program(office);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    if case.as_sheet().is_some() {
        abolished(case.city, &case.units, "担当課", found);
    }
}

fn office(case: &ProgramCase<'_>, found: &mut Found<'_, '_>) {
    abolished(case.city, &case.office, "所管", found);
}

/// Reports when none of the units is there any more, nor anyone who took over.
fn abolished(city: City<'_>, units: &[UnitIndex], key: &'static str, found: &mut Found<'_, '_>) {
    let survives = units.iter().any(|it| survives(city, *it, 0));
    let Some(&unit) = units.first().filter(|_| !survives) else { return };
    let unit = &city.library.organization.units()[unit];
    let day = unit.to.map(|it| full_date(it.date)).unwrap_or_default();
    found
        .at(Path::default().then(key))
        .with("unit", &*unit.name)
        .with("day", day)
        .help(Message::new("help-successor"));
}

fn survives(city: City<'_>, unit: UnitIndex, depth: usize) -> bool {
    // Units that succeed each other in a circle have no end.
    const DEEPEST: usize = 8;
    let organization = &city.library.organization;
    let gone = organization.units()[unit].to.is_some_and(|it| it.date < city.ledger.as_of);
    let mut heirs = organization.successors(unit);
    !gone || depth < DEEPEST && heirs.any(|it| survives(city, it, depth + 1))
}
