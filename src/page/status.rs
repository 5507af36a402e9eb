//! The pages that tell who published what and when: of the whole city, and of each program.

use super::{PageKind, View};
use crate::route::Address;
use crate::status;
use crate::view::frame::Link;

/// Who published what and when, in the whole city.
pub(super) static STATUS: PageKind = PageKind::of_city(
    "status.html",
    |_| Some(Address::status()),
    |site| View::of(&status::view(site)),
)
.naming_data()
.cited_as(|site, _| site.phrases.status.clone())
.in_menu(|site| {
    let public = site.public;
    let is_there = !public.plans().is_empty() || !public.charter_years().is_empty();
    is_there.then(|| Link::new(&site.phrases.status, &Address::status()))
});

/// The same of one plan or charter year.
pub(super) static PROGRAM_STATUS: PageKind =
    PageKind::of_program("program-status.html", Address::program_status, |site, program| {
        View::of(&status::program(site, program))
    })
    .naming_data()
    .cited();
