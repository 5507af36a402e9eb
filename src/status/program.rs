//! The page that tells of one program who published what and when: `/status/charters/2014/`.

use serde::Serialize;

use super::data;
use super::figures::{CountsView, FiguresView};
use super::list::{ListsView, Room};
use super::matrix::MatrixView;
use crate::chart::PunctualityView;
use crate::disclosure::ProgramRef;
use crate::route::Address;
use crate::view::frame::{Frame, Link};
use crate::view::{ReferenceDay, Site};
use crate::words::Message;

/// The page of a program's standing: `program-status.html`.
#[derive(Debug, Serialize)]
pub struct ProgramStatusView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// Its heading: 平成26年度サービス憲章の公表状況.
    pub heading: String,
    /// The program's own page.
    pub program: Link,
    /// How much stands how.
    pub figures: FiguresView<'a>,
    /// How the newest period compares with the one before; may be empty.
    pub change: String,
    /// How much of each period was published in time; none before two have come due.
    pub punctuality: Option<PunctualityView>,
    /// The table; none when the obligations know nothing of the program.
    pub matrix: Option<MatrixView<'a>>,
    /// What is behind, what comes next, what is not owed.
    pub lists: ListsView,
    /// The same as data.
    pub data: Vec<Link>,
}

/// How much of a program stands how, in a list of programs.
#[derive(Debug, Serialize)]
pub struct StandingLine<'a> {
    /// The page that tells who published what, under a name that says so.
    pub link: Link,
    /// How many stand how.
    pub counts: CountsView<'a>,
}

/// Sheets that a table has a row for each; of more, those of a unit share one.
const SHEETS: usize = 600;

/// Cells that a table with a row for each sheet has at most; of more, the sheets of a unit share a row, too.
const CELLS: usize = 4_000;

/// Rows that a table has at most.
const ROWS: Room = Room { rows: 1_500, rest: "matrix-cut-data" };

/// Rows that a list has at most.
const LISTED: Room = Room { rows: 200, rest: "list-cut-data" };

/// What the page of a program's standing is called.
pub(crate) fn title(site: &Site<'_>, kind: ProgramRef) -> String {
    let program = &*site.public.program(kind).file.name;
    site.words.say(&Message::new("status-of").with("program", program))
}

/// The view of a program's standing.
pub(crate) fn view<'a>(site: &'a Site<'_>, kind: ProgramRef) -> ProgramStatusView<'a> {
    let program = site.public.program(kind);
    let name = &*program.file.name;
    let heading = title(site, kind);
    let status = Link::new(&site.phrases.status, &Address::status());
    let mut page = site.frame(heading.clone(), "/status/").below(site, [status]);
    page.breadcrumb.push(Link::new(name, &site.status_address(kind)));
    page.contact = site.contact(program.office(site.public.organization()));
    let at = site.public.obligations().programs.iter().position(|it| it.program == kind);
    let whole = at.and_then(|at| site.figures.program(at)).map(|it| it.whole);
    let day = page.name_day(site);
    let whole = whole.unwrap_or_default();
    page.description = site.headline_by(day, &whole);
    ProgramStatusView {
        page,
        heading,
        program: site.program_link(kind),
        figures: site.figures_of(&whole),
        change: at.map(|at| site.change(at)).unwrap_or_default(),
        punctuality: at.and_then(|at| site.punctuality(at)),
        matrix: at.map(|at| matrix(site, day, at)),
        lists: site.lists(day, at.map_or(0..0, |at| at..at + 1), LISTED),
        data: data(site),
    }
}

fn matrix<'a>(site: &'a Site<'_>, day: ReferenceDay, at: usize) -> MatrixView<'a> {
    let program = &site.public.obligations().programs[at];
    let sheets = program.subjects.len();
    let by_sheet = matches!(program.program, ProgramRef::Plan(_))
        && sheets <= SHEETS
        && sheets * program.items.len() <= CELLS;
    let mut matrix = if by_sheet {
        site.matrix_by_record(Some(day), at, program.subjects.clone(), true)
    } else {
        site.matrix_by_unit(Some(day), at)
    };
    matrix.rest = site.rest(matrix.rows.len(), ROWS);
    matrix.rows.truncate(ROWS.rows);
    matrix
}

/// Where it is told who published what of a program; nowhere where nothing is ever due.
pub(crate) fn page_of(site: &Site, kind: ProgramRef) -> Option<String> {
    let mut programs = site.public.obligations().programs.iter();
    programs.any(|it| it.program == kind).then(|| site.status_address(kind).link())
}

/// How much of the program in a file stands how; none where nothing is ever due.
pub(crate) fn standing<'a>(site: &'a Site<'_>, path: &str) -> Option<StandingLine<'a>> {
    let programs = site.public.obligations().programs.iter();
    let at = programs.map(|it| site.public.program(it.program)).position(|it| it.path == path)?;
    let whole = site.figures.program(at)?.whole;
    let href = site.status_link(at).href;
    let link = Link { label: site.phrases.status.clone(), href };
    (whole.total() > 0).then(|| StandingLine { link, counts: CountsView::new(site, &whole) })
}
