//! C129: a date or a folder belongs to another year.
//!
//! One file of 2024 stood among those of 2025 on a city's site: last year's was copied and its dates
//! stayed.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::super::context::{ProgramContext, RecordContext};
use super::super::facts::PublicationDate;
use super::super::needs;
use super::super::publication_dates;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::calendar::{FiscalYear, in_other_eras};
use crate::diagnostic::code;
use crate::disclosure::Item;
use crate::record::{Key, Path, Program};
use crate::words::Message;

pub(super) static RULE: Rule =
    Rule::new(&code::WRONG_YEAR).of_record(look).of_program(folder).needing(&[
        needs::at(Key::Years, &[]),
        needs::at(Key::Posted, &[needs::POSTED]),
        needs::at(Key::Progress, &[needs::PROGRESS_PUBLISHED]),
        needs::at(Key::Reports, &[needs::REPORT_PUBLISHED]),
        needs::at(Key::AnnualEvaluations, &[needs::ANNUAL_PUBLISHED]),
        needs::at(Key::OverallEvaluation, &[needs::OVERALL_PUBLISHED]),
        needs::at(Key::OverallEvaluation, &[needs::PROVISIONAL_PUBLISHED]),
    ]);

/// No report is published so long after its time.
fn far() -> Span {
    10.years()
}

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for dated in publication_dates::of(context) {
        let Some(day) = dated.day else { continue };
        let (mut first, last) = dated.interval(context.program);
        if is_far_after(dated, day, context.program) {
            far_after(context, reporter, dated, day);
            continue;
        }
        // A charter is written before its year, but not years before.
        if dated.item == Item::Posting {
            first = first.saturating_sub(1.year());
        } else if first == last {
            continue;
        }
        if day < first {
            reporter
                .at(dated.path.clone())
                .with("what", if dated.item == Item::Posting { "charter" } else { "date" })
                .with("item", dated.item.name(context.program))
                .with("day", context.program.naming().said_day(day))
                .help(Message::new("help-wrong-date"));
        }
    }
}

/// A day years after the time that it belongs to, mostly one with the letter of another era.
fn far_after(
    context: &RecordContext<'_>,
    reporter: &mut Reporter<'_, '_>,
    dated: &PublicationDate,
    day: Date,
) {
    let (first, last) = dated.interval(context.program);
    let naming = context.program.naming();
    let finding = reporter
        .at(dated.path.clone())
        .with("what", "far")
        .with("item", dated.item.name(context.program))
        .with("day", naming.said_day(day));
    let same = |year| Date::new(year, day.month(), day.day()).ok();
    let meant = in_other_eras(day.year()).filter_map(same);
    let meant = meant.into_iter().find(|it| *it >= first && *it <= last.saturating_add(far()));
    match meant {
        Some(meant) => {
            finding.help(Message::new("help-suggestion").with("word", naming.said_day(meant)))
        }
        None => finding.help(Message::new("help-wrong-date")),
    };
}

/// Whether a day is years after the time that it belongs to, so that it can only be a slip.
pub(super) fn is_far_after(dated: &PublicationDate, day: Date, program: &Program) -> bool {
    day > dated.interval(program).1.saturating_add(far())
}

/// A folder that is named by a year is of that year.
fn folder(context: &ProgramContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let (slug, years) = (&context.program.slug, context.program.file.years);
    let named = ["fy", "h", "r", ""].iter().any(|prefix| {
        let rest = slug.strip_prefix(prefix).unwrap_or("x");
        !rest.is_empty() && rest.bytes().all(|it| it.is_ascii_digit())
    });
    let Some(year) = FiscalYear::parse(slug).ok().filter(|_| named) else { return };
    if !years.contains(year.value) {
        reporter
            .at(Path::default().then(Key::Years))
            .with("what", "folder")
            .with("folder", slug)
            .with("years", years.said_name(context.program.naming()))
            .help(Message::new("help-wrong-folder"));
    }
}
