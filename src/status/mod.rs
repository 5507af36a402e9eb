//! Who published what and when (公表状況): the obligations, told to citizens.
//!
//! `/status/` says how the whole city stands and stays small, however large the city: it adds up,
//! cuts, says how much it cut, and leads to the pages of the programs.

mod by_year;
mod change;
mod fact;
mod figures;
mod list;
mod matrix;
mod program;
mod subject;
mod summary;

use std::cmp::Reverse;

use serde::Serialize;

pub use fact::{FactLine, FactView};
pub use figures::{CountView, CountsView, FiguresView, SegmentView, StandingView};
pub use list::{
    BehindView, DueDayView, DueItemView, ExemptView, ListView, ListsView, WithoutDueDateView,
};
pub use matrix::{CellView, ColumnView, MatrixView, RowView};
pub use program::{ProgramStatusView, StandingLine};
pub use summary::{HomeStatus, UnitStatus, UnitTable};

pub(crate) use by_year::{ByYear, total};
use list::Room;
pub(crate) use program::{page_of, standing, title, view as program};
pub(crate) use summary::{home, unit};

use crate::calendar::FiscalYear;
use crate::disclosure::ProgramRef;
use crate::exchange::{DATA_SETS, DataSet};
use crate::route::Address;
use crate::view::frame::{Frame, Link};
use crate::view::{ReferenceDay, Site};
use crate::words::Message;

/// The page of the whole city's standing: `status.html`.
#[derive(Debug, Serialize)]
pub struct StatusView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// How much stands how.
    pub figures: FiguresView<'a>,
    /// The newest programs with their tables.
    pub programs: Vec<ProgramSection<'a>>,
    /// The programs before them, in one line each.
    pub earlier: ListView<EarlierProgram<'a>>,
    /// What is behind, what comes next, what is not owed.
    pub lists: ListsView,
    /// Where units and years are compared; none where nothing is ever due.
    pub compare: Option<Link>,
    /// The same as data.
    pub data: Vec<Link>,
}

/// A program on the page of the whole city.
#[derive(Debug, Serialize)]
pub struct ProgramSection<'a> {
    /// Its name, with a link to its page of this kind.
    pub link: Link,
    /// How many of what came due were published in time.
    pub headline: String,
    /// How the newest period compares with the one before; may be empty.
    pub change: String,
    /// Its table by units. Where it has too many, it has no rows, but the sums of its columns.
    pub matrix: MatrixView<'a>,
}

/// A program in one line.
#[derive(Debug, Serialize)]
pub struct EarlierProgram<'a> {
    /// Its name, with a link to its page of this kind.
    pub link: Link,
    /// How much of it stands how.
    pub counts: CountsView<'a>,
}

/// Programs that are shown with their tables.
const SECTIONS: usize = 6;

/// Cells that all the tables may have together.
const CELLS: usize = 700;

/// Programs that have a line.
const EARLIER: Room = Room { rows: 60, rest: "programs-cut" };

/// Rows that a list has at most.
const LISTED: Room = Room { rows: 20, rest: "list-cut" };

/// The view of the whole city's standing.
pub(crate) fn view<'a>(site: &'a Site<'_>) -> StatusView<'a> {
    let title = &site.phrases.status;
    let mut page = site.frame(title, "/status/").below(site, []);
    page.breadcrumb.push(Link::new(title, &Address::status()));
    let day = page.name_day(site);
    let whole = site.figures.whole();
    page.description = site.headline_by(day, whole);
    let order = newest_first(site);
    let (shown, earlier) = order.split_at(order.len().min(SECTIONS));
    let mut room = CELLS;
    let lines = earlier
        .iter()
        .take(EARLIER.rows)
        .map(|at| EarlierProgram { link: site.status_link(*at), counts: site.counts(*at) });
    StatusView {
        page,
        figures: site.figures_of(whole),
        programs: shown.iter().map(|at| section(site, day, *at, &mut room)).collect(),
        earlier: ListView {
            rows: lines.collect(),
            total: earlier.len(),
            rest: site.rest(earlier.len(), EARLIER),
        },
        lists: site.lists(day, 0..site.public.obligations().programs.len(), LISTED),
        compare: None,
        data: data(site),
    }
}

fn section<'a>(
    site: &'a Site<'_>,
    day: ReferenceDay,
    at: usize,
    room: &mut usize,
) -> ProgramSection<'a> {
    let rows = site.units_of(at);
    let cells = rows * site.public.obligations().programs[at].items.len();
    let matrix = if cells <= *room {
        *room -= cells;
        site.exceptions(site.matrix_by_unit(Some(day), at))
    } else {
        let none = Room { rows: 0, rest: "matrix-cut" };
        MatrixView { rest: site.rest(rows, none), ..site.empty_matrix(at) }
    };
    let whole = site.figures.program(at).map(|it| site.headline(&it.whole));
    ProgramSection {
        link: site.status_link(at),
        headline: whole.unwrap_or_default(),
        change: site.change(at),
        matrix,
    }
}

/// The programs, those that ended last first; of those, charters before plans.
fn newest_first(site: &Site) -> Vec<usize> {
    let mut order: Vec<usize> = (0..site.public.obligations().programs.len()).collect();
    order.sort_by_key(|at| recency(site, *at));
    order
}

/// What programs are sorted by: the smaller, the newer.
fn recency(site: &Site, at: usize) -> (Reverse<FiscalYear>, bool, Reverse<FiscalYear>) {
    let years = site.program_at(at).file.years;
    let is_plan = matches!(site.public.obligations().programs[at].program, ProgramRef::Plan(_));
    (Reverse(years.last), is_plan, Reverse(years.first))
}

/// The obligations as data, with the sizes of the files where they are known: they are made where the site
/// is built.
fn data(site: &Site) -> Vec<Link> {
    let sizes = site.data_sizes.get().map_or(&[][..], Vec::as_slice);
    let link = |(at, set): (usize, &DataSet)| {
        let length = sizes.get(at).map_or_else(|| "none".to_owned(), |it| file_size(site, *it));
        Link {
            label: site.words.say(&Message::new(set.word).with("size", length)),
            href: format!("/{}", set.address),
        }
    };
    DATA_SETS.iter().enumerate().map(link).collect()
}

/// The size of a file in the unit that suits it: 108バイト, 12KB, 3.4MB.
pub(crate) fn file_size(site: &Site, bytes: usize) -> String {
    const KB: usize = 1 << 10;
    const MB: usize = 1 << 20;
    match bytes {
        ..KB => site.words.say(&Message::new("bytes").with("count", bytes)),
        KB..MB => format!("{}KB", bytes.div_ceil(KB)),
        MB.. => format!("{}.{}MB", bytes / MB, bytes % MB * 10 / MB),
    }
}

impl Site<'_> {
    /// How much of a program stands how.
    fn counts(&self, at: usize) -> CountsView<'_> {
        let whole = self.figures.program(at).map(|it| it.whole);
        CountsView::new(self, &whole.unwrap_or_default())
    }
}
