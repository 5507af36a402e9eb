//! The short forms: on the home page, and on the page of a unit.

use serde::Serialize;

use super::figures::CountsView;
use super::list::Room;
use super::list::{BehindView, ListView};
use super::matrix::MatrixView;
use super::recency;
use crate::chart::PunctualityView;
use crate::disclosure::Tally;
use crate::record::UnitIndex;
use crate::view::Site;
use crate::view::frame::{Frame, Link};

/// How the city stands, on its home page.
#[derive(Debug, Serialize)]
pub struct HomeStatus {
    /// What should have been published and was not, the longest overdue first.
    pub overdue: ListView<BehindView>,
    /// What was published late, the newest first.
    pub late: ListView<BehindView>,
}

/// How a unit stands, on its page.
#[derive(Debug, Serialize)]
pub struct UnitStatus<'a> {
    /// How many stand how.
    pub counts: CountsView<'a>,
    /// How much of what came due in each year was in time; none before there are two years.
    pub punctuality: Option<PunctualityView>,
    /// Program by program, newest first.
    pub tables: Vec<UnitTable<'a>>,
    /// What is said of programs that are left out; empty when they are all there.
    pub rest: String,
}

/// What a unit owes under a program.
#[derive(Debug, Serialize)]
pub struct UnitTable<'a> {
    /// The program, with a link to its page of this kind.
    pub link: Link,
    /// A row for its charter or for each of its sheets; where it has many, one that adds them up.
    pub matrix: MatrixView<'a>,
}

/// Programs that stand on a unit's page.
const PROGRAMS: Room = Room { rows: 8, rest: "programs-cut" };

/// Sheets of one program that have a row each on a unit's page.
const SHEETS: usize = 40;

/// Rows of each list on the home page.
const BEHIND: Room = Room { rows: 5, rest: "list-cut-home" };

/// The short form on the home page, which names the day for it; none when there is no program.
pub(crate) fn home(site: &Site, page: &mut Frame) -> Option<HomeStatus> {
    if site.public.obligations().programs.is_empty() {
        return None;
    }
    let day = page.name_day(site);
    Some(HomeStatus { overdue: site.overdue(day, BEHIND), late: site.newly_late(day, BEHIND) })
}

/// The short form on a unit's page; none when it never owed anything.
pub(crate) fn unit<'a>(site: &'a Site<'_>, unit: UnitIndex) -> Option<UnitStatus<'a>> {
    let owed = &site.unit(unit).owed;
    if owed.is_empty() {
        return None;
    }
    let tally =
        Tally::of(owed.iter().flat_map(|it| site.public.obligations().owed_by_subject(*it)));
    let mut by_program: Vec<(usize, &[usize])> = owed
        .chunk_by(|a, b| {
            site.public.obligations().subjects[*a].program
                == site.public.obligations().subjects[*b].program
        })
        .map(|it| (site.public.obligations().subjects[it[0]].program, it))
        .collect();
    by_program.sort_by_key(|(at, _)| recency(site, *at));
    let table = |(at, subjects): &(usize, &[usize])| UnitTable {
        link: site.status_link(*at),
        matrix: table(site, *at, unit, subjects),
    };
    Some(UnitStatus {
        counts: CountsView::new(site, &tally),
        punctuality: site.punctuality_of(unit),
        tables: by_program.iter().take(PROGRAMS.rows).map(table).collect(),
        rest: site.rest(by_program.len(), PROGRAMS),
    })
}

fn table<'a>(site: &'a Site<'_>, at: usize, unit: UnitIndex, subjects: &[usize]) -> MatrixView<'a> {
    if subjects.len() <= SHEETS {
        return site.matrix_by_record(None, at, subjects.iter().copied(), false);
    }
    let mut matrix = site.empty_matrix(at);
    matrix.rows = vec![site.sum_of(at, unit, subjects)];
    matrix
}
