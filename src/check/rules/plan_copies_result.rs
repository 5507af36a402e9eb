//! C150: what is planned for a year is what was done in the year before.
//!
//! On 31 of 407 sheets of one city the plan of the year is last year's result letter by letter, and on 143 more it says
//! 前年度と同じ. Whoever reads it cannot tell whether anybody thought about the year.
//!
//! A short word (実施) and a number are how one says that something goes on, and what a law prescribes is the same each
//! year. A plan that tells in the past tense is a result, whatever it counts.

use super::super::choices::{Time, entries, extra};
use super::super::comparison::Folded;
use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::tense::{Tense, tense};
use super::super::wording::{names_a_law, says_the_same};
use super::actual_copies_plan::has_a_count;
use crate::calendar::FiscalYear;
use crate::diagnostic::code;
use crate::record::{Course, Entry, Field, FieldKind, Key, Path, Role, Text, ValueRow};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::PLAN_COPIES_RESULT).of_record(look);

/// From how many letters on a text is a sentence.
const LETTERS: usize = 10;
/// How a city calls the year before in the name of a field.
const YEAR_BEFORE: [&str; 4] = ["前年度", "昨年度", "前年", "昨年"];

/// A text of a year, and where it stands.
struct OfYear<'a> {
    year: FiscalYear,
    text: &'a Text,
    path: Path,
}

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    if let Some(sheet) = context.as_sheet() {
        for (index, row) in sheet.schedule.iter().enumerate() {
            of_course(context, row, &Path::default().then(Key::Schedule).then(index), reporter);
        }
        for (index, row) in sheet.indicators.iter().enumerate() {
            of_course(context, row, &Path::default().then(Key::Indicators).then(index), reporter);
        }
    }
    of_columns(context, reporter);
    of_fields(context, reporter);
}

/// The years of a row of the schedule or of an indicator.
fn of_course<C: Course>(
    context: &RecordContext<'_>,
    course: &C,
    path: &Path,
    reporter: &mut Reporter<'_, '_>,
) {
    let (mut plans, mut results) = (Vec::new(), Vec::new());
    for row in context.program.rows(course).filter(ValueRow::is_of_year) {
        let (year, at) = (row.year(), || path.clone());
        plans.push(OfYear { year, text: row.target(), path: row.target_path(at()) });
        results.push(OfYear { year, text: row.result(), path: row.result_path(at()) });
    }
    compare(context, &plans, &results, reporter);
}

/// Declared fields that have a plan and a result in columns of each year.
fn of_columns(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for addition in extra(context) {
        let columns = context.program.form.field_columns(addition.field);
        let (mut plans, mut results) = (Vec::new(), Vec::new());
        entries(context, addition.field, &mut |time, entry, path| {
            let (Time::Year(year), Entry::Columns(cells)) = (time, entry) else { return };
            for column in columns.iter().filter(|it| it.kind == FieldKind::Text) {
                let (text, path) = (cells.at(column), path.clone().then(column.step()));
                let of_year = OfYear { year, text, path };
                if column.role.is_target() {
                    plans.push(of_year);
                } else if column.role.is_result() {
                    results.push(of_year);
                }
            }
        });
        compare(context, &plans, &results, reporter);
    }
}

/// Declared fields of which one is a plan and another a result, by their names.
fn of_fields(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let last = context.program.file.years.last;
    let (mut plans, mut results) = (Vec::new(), Vec::new());
    for addition in extra(context) {
        let field = &context.program.form.fields()[addition.field];
        let role = role(field);
        let tells_of_year_before = YEAR_BEFORE.iter().any(|it| field.name.contains(it));
        if !role.is_target() && !role.is_result() {
            continue;
        }
        entries(context, addition.field, &mut |time, entry, path| {
            let (Entry::Text(text) | Entry::Dated { value: text, .. }) = entry else { return };
            let year = match (time, tells_of_year_before) {
                (Time::Year(year), _) => Some(year),
                // A form of one year has last year's result beside this year's plan.
                (Time::Whole, true) => FiscalYear::new(last.western() - 1),
                (Time::Whole, false) => Some(last),
                (Time::Period(_), _) => None,
            };
            let Some(year) = year else { return };
            let of = if role.is_target() { &mut plans } else { &mut results };
            of.push(OfYear { year, text, path });
        });
    }
    for plan in plans.iter().filter(|it| says_the_same(it.text)) {
        report(context, plan, None, reporter);
    }
    compare(context, &plans, &results, reporter);
}

/// What a declared text is for, by its name: 今年度の計画, 前年度の実績.
fn role(field: &Field) -> Role {
    let is_text = field.kind == FieldKind::Text && field.columns.is_empty();
    if is_text { Role::usual(&field.name) } else { Role::None }
}

fn compare(
    context: &RecordContext<'_>,
    plans: &[OfYear<'_>],
    results: &[OfYear<'_>],
    reporter: &mut Reporter<'_, '_>,
) {
    // Three bytes a letter: most cells end here.
    for plan in plans.iter().filter(|it| it.text.len() >= LETTERS) {
        let folded = Folded::new(plan.text);
        let says_something =
            tense(plan.text) == Tense::Past || !has_a_count(&folded) && !names_a_law(plan.text);
        if folded.letters() < LETTERS || !says_something {
            continue;
        }
        let same = |it: &&OfYear| {
            it.year.western() == plan.year.western() - 1 && Folded::new(it.text) == folded
        };
        // A plan that goes on as it was is not copied from the result: that was copied from the plan (C104).
        let goes_on = plans.iter().any(|it| same(&it));
        if let Some(copied) = results.iter().find(same).filter(|_| !goes_on) {
            report(context, plan, Some(copied), reporter);
        }
    }
}

fn report(
    context: &RecordContext<'_>,
    plan: &OfYear<'_>,
    copied: Option<&OfYear<'_>>,
    reporter: &mut Reporter<'_, '_>,
) {
    let naming = context.program.naming();
    let place = copied.map(|it| it.path.spelled(Some(&context.program.form), naming));
    let finding = reporter.at(plan.path.clone());
    finding
        .with("what", if copied.is_some() { "copied" } else { "pointed" })
        .with("text", &**plan.text)
        .with("year", naming.said_year(plan.year))
        .help(Message::new("plan-copies-result.help"));
    if let Some(place) = place {
        finding.help(Message::new("help-copied-from").with("place", place));
    }
}
