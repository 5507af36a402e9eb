//! What each kind of page says first: whether what was promised was kept, whether it was published in time, whom to ask
//! and what changed last.

mod changed;
mod course;
mod kept;
mod late;

pub(super) use kept::newest_kept;
use kept::{of_charter, of_charter_year, of_distribution, of_unit_charters, of_unit_sheets};

use crate::chart::{DistributionView, measured};
use crate::disclosure::{NewsRecord, ProgramRef, PublicCharter, PublicSheet};
use crate::record::UnitIndex;
use crate::view::summary::{AnswerView, SentencePart, SummaryView};
use crate::view::{ReferenceDay, Site};
use crate::words::Message;

/// Indicators that stand at the head of a sheet.
const INDICATORS: usize = 5;

/// What the page of a sheet says first.
pub(super) fn of_sheet<'a>(site: &'a Site<'a>, sheet: PublicSheet<'a>) -> SummaryView<'a> {
    let owed = site.owed_by(sheet);
    let mut indicators = measured(site, sheet);
    let more = indicators.len().saturating_sub(INDICATORS);
    indicators.truncate(INDICATORS);
    let rest = Message::new("more").with("count", more);
    SummaryView {
        kept: vec![kept::of_sheet(site, sheet)],
        late: Some(late::of_record(site, &sheet.plan.program, owed)),
        changed: changed::of_record(
            site,
            NewsRecord::Sheet(sheet),
            site.public.sheet_changed(sheet),
        ),
        course: course::of_sheet(site, sheet),
        indicators,
        rest: if more > 0 { site.words.say(&rest) } else { String::new() },
        ..SummaryView::default()
    }
}

/// What the page of a charter says first.
pub(super) fn of_charter_page<'a>(
    site: &'a Site<'a>,
    charter: PublicCharter<'a>,
) -> SummaryView<'a> {
    let owed = site.owed_in(&charter.record.file);
    let (record, day) = (NewsRecord::Charter(charter), site.public.charter_changed(charter));
    SummaryView {
        kept: vec![of_charter(site, charter)],
        late: Some(late::of_record(site, &charter.charter_year.program, owed)),
        changed: changed::of_record(site, record, day),
        ..SummaryView::default()
    }
}

/// What the page of a plan says first; `grades` is how it was graded, `axes` the same of many axes in a sentence.
pub(super) fn of_plan<'a>(
    site: &'a Site<'a>,
    at: usize,
    grades: &[DistributionView],
    axes: &str,
) -> SummaryView<'a> {
    let kept = match axes {
        "" => grades.iter().take(2).map(|it| of_distribution(site, it)).collect(),
        sentence => vec![AnswerView::new(Vec::new(), vec![SentencePart::text(sentence)])],
    };
    of_program(site, ProgramRef::Plan(at), kept)
}

/// What the page of a charter year says first.
pub(super) fn of_charter_year_page<'a>(site: &'a Site<'a>, at: usize) -> SummaryView<'a> {
    let kept = of_charter_year(site, &site.public.charter_years()[at]);
    of_program(site, ProgramRef::CharterYear(at), kept.into_iter().collect())
}

fn of_program<'a>(
    site: &'a Site<'a>,
    program: ProgramRef,
    kept: Vec<AnswerView>,
) -> SummaryView<'a> {
    SummaryView {
        kept,
        late: late::of_program(site, None, program),
        changed: changed::of_program(site, program),
        ..SummaryView::default()
    }
}

/// What the page of a program's standing says first, on the day that it names.
pub(super) fn of_program_status<'a>(
    site: &'a Site<'a>,
    day: ReferenceDay,
    (program, change): (ProgramRef, &str),
) -> SummaryView<'a> {
    SummaryView {
        late: late::of_program(site, Some(day), program),
        changed: changed::said(change).or_else(|| changed::of_program(site, program)),
        ..SummaryView::default()
    }
}

/// What the page of the whole city's standing says first, on the day that it names.
pub(super) fn of_city_status<'a>(
    site: &'a Site<'a>,
    day: ReferenceDay,
    change: &str,
) -> SummaryView<'a> {
    SummaryView {
        late: Some(late::of_city(site, day)),
        changed: changed::said(change).or_else(|| changed::of_city(site)),
        ..SummaryView::default()
    }
}

/// What the home page says first, on the day that it names.
pub(super) fn of_home<'a>(site: &'a Site<'a>, day: Option<ReferenceDay>) -> SummaryView<'a> {
    SummaryView {
        kept: kept::of_city(site),
        late: day.map(|it| late::of_city(site, it)),
        changed: changed::of_city(site),
        ..SummaryView::default()
    }
}

/// What the page of a unit says first.
pub(super) fn of_unit<'a>(site: &'a Site<'a>, unit: UnitIndex) -> SummaryView<'a> {
    let kept = of_unit_charters(site, unit).into_iter().chain(of_unit_sheets(site, unit));
    SummaryView {
        kept: kept.collect(),
        late: late::of_unit(site, unit),
        changed: changed::of_unit(site, unit),
        ..SummaryView::default()
    }
}
