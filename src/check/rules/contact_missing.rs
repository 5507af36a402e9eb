//! L101: a unit that citizens cannot reach.
//!
//! Cities' guidelines for the web want whom to ask on every page. A unit without a telephone number
//! or a form of its own is reached through the one it belongs to, and all through the city's office.

use super::super::context::CityContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::RecordRef;
use crate::record::{Key, Path, UnitIndex};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::CONTACT_MISSING).of_city(look).summed(&[]);

const ORGANIZATION: &str = "content/organization.yaml";

fn look(city: CityContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let (organization, as_of) = (&city.library.organization, city.obligations.as_of);
    let office = organization.find(&city.library.settings.contact, as_of, as_of);
    if office.is_some_and(|it| is_reached(city, it)) {
        return;
    }
    let written = |it: &&crate::disclosure::Subject| match it.record {
        RecordRef::Sheet(_) | RecordRef::Charter(_) => true,
        RecordRef::LeftOut(..) | RecordRef::Listed { .. } | RecordRef::Missing => false,
    };
    let subjects = city.obligations.subjects.iter().filter(written);
    let mut units: Vec<UnitIndex> = subjects.flat_map(|it| it.units.clone()).collect();
    units.sort_unstable();
    units.dedup();
    for index in units {
        let unit = &organization.units()[index];
        let gone = unit.to.is_some_and(|it| it.date < as_of);
        if gone {
            continue;
        }
        reporter.asks();
        if !is_reached(city, index) {
            let path = Path::default().then(Key::Units).then(index).then(Key::Contact);
            reporter
                .in_file(ORGANIZATION, None, path)
                .with("unit", &*unit.name)
                .about(&[index])
                .help(Message::new("help-contact"));
        }
    }
}

/// Whether the unit, or one above it, has a telephone or a form.
fn is_reached(city: CityContext<'_>, unit: UnitIndex) -> bool {
    // No city has as many levels; a unit that is above itself has.
    const DEEPEST: usize = 8;
    let organization = &city.library.organization;
    let upward = std::iter::successors(Some(unit), |it| organization.parent(*it)).take(DEEPEST);
    upward
        .filter_map(|it| organization.units()[it].contact.as_ref())
        .any(|it| !it.telephone.is_empty() || !it.form.is_empty())
}
