//! The pages that tell who published what and when: of the whole city, and of each program.

use super::{PageKind, View, compare, summary};
use crate::disclosure::ProgramRef;
use crate::route::Address;
use crate::status;
use crate::status::{ProgramStatusView, StatusView};
use crate::view::Site;
use crate::view::frame::Link;

/// Who published what and when, in the whole city.
pub(super) static STATUS: PageKind =
    PageKind::of_city("status.html", |_| Some(Address::status()), |site| View::of(&of_city(site)))
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
        View::of(&of_program(site, program))
    })
    .naming_data()
    .cited();

fn of_city<'a>(site: &'a Site<'a>) -> StatusView<'a> {
    let mut view = status::view(site);
    let day = view.page.name_day(site);
    let change = view.programs.first().map_or("", |it| &*it.change);
    let summary = summary::of_city_status(site, day, change);
    StatusView { page: view.page.summed(site, summary), compare: compare::link(site), ..view }
}

fn of_program<'a>(site: &'a Site<'a>, program: ProgramRef) -> ProgramStatusView<'a> {
    let mut view = status::program(site, program);
    let day = view.page.name_day(site);
    let summary = summary::of_program_status(site, day, (program, &view.change));
    ProgramStatusView { page: view.page.summed(site, summary), ..view }
}
