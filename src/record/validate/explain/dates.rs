//! What is wrong with dates, years and periods.

use crate::calendar::{DateError, FiscalYear, Naming, Note, YearError, in_other_eras, parse_date};
use crate::diagnostic::code;
use crate::record::model::program::YearSpan;
use crate::record::model::threshold::Applies;
use crate::record::validate::context::Context;
use crate::words::Message;

use crate::record::validate::explain::finding::{CHOICES, Finding, offered, rule};

pub(super) fn date(text: &str, naming: Naming) -> Option<Finding> {
    match parse_date(text) {
        Ok(reading) => reading.note.map(|note| corrected_date(text, reading.value, &note)),
        Err(error) => {
            let finding = Finding::new(&code::NOT_A_DATE).with("value", text);
            Some(match error {
                DateError::NoSuchDay { year, month, last, .. } => finding.help(
                    Message::new("help-date-days")
                        .with("year", year.map_or_else(String::new, |it| it.to_string()))
                        .with("month", month.to_string())
                        .with("days", last.to_string()),
                ),
                DateError::NoYear => finding.help(Message::new("help-date-year")),
                DateError::YearLast => finding.help(Message::new("help-date-order")),
                DateError::Incomplete => finding.help(Message::new("help-date-day")),
                DateError::FiscalYear { .. } => finding.help(Message::new("help-date-fiscal")),
                DateError::Year(YearError::NoEra { candidates, .. }) => {
                    finding.help(candidate_years(&candidates, naming))
                }
                DateError::TrailingText { rest } => {
                    finding.help(Message::new("help-rest").with("rest", rest))
                }
                DateError::NotADate
                | DateError::Year(_)
                | DateError::NoSuchMonth { .. }
                | DateError::OldCalendar => finding.help(Message::new("help-date")),
            })
        }
    }
}

fn candidate_years(candidates: &[FiscalYear], naming: Naming) -> Message {
    let candidates: Vec<String> = candidates.iter().map(|it| naming.year(*it)).collect();
    Message::new("help-year-candidates").with("candidates", candidates)
}

fn corrected_date(text: &str, date: jiff::civil::Date, note: &Note) -> Finding {
    let right = crate::calendar::wareki_date(date);
    let finding =
        Finding::new(&code::CORRECTED_NAME).with("value", text).with("right", right.as_str());
    match note {
        Note::Weekday { .. } => {
            finding.help(Message::new("help-weekday").with("weekday", Naming::said_weekday(date)))
        }
        Note::Era { .. } => finding,
    }
}

/// A year for which something is owed.
pub(super) fn year(text: &str, context: &Context) -> Option<Finding> {
    year_within(text, context.program.map(|it| it.file.years), context.naming)
}

/// A year for which there may be values.
pub(super) fn value_year(text: &str, context: &Context) -> Option<Finding> {
    year_within(text, context.program.map(|it| it.file.years_of_values()), context.naming)
}

/// A year that is none.
pub(super) fn calendar_year(text: &str, naming: Naming) -> Finding {
    match FiscalYear::parse(text) {
        Ok(_) => Finding::new(&code::NOT_A_YEAR).with("value", text),
        Err(error) => bad_year(text, &error, naming),
    }
}

fn year_within(text: &str, span: Option<YearSpan>, naming: Naming) -> Option<Finding> {
    let reading = match FiscalYear::parse(text) {
        Ok(reading) => reading,
        Err(error) => return Some(bad_year(text, &error, naming)),
    };
    if let Some(finding) = outside(reading.value, span, naming) {
        return Some(finding);
    }
    reading.note.is_some().then(|| corrected_year(text, reading.value, naming))
}

fn corrected_year(text: &str, year: FiscalYear, naming: Naming) -> Finding {
    Finding::new(&code::CORRECTED_NAME).with("value", text).with("right", naming.full_year(year))
}

fn bad_year(text: &str, error: &YearError, naming: Naming) -> Finding {
    let finding = Finding::new(&code::NOT_A_YEAR).with("value", text);
    match error {
        YearError::NoEra { candidates, .. } => finding.help(candidate_years(candidates, naming)),
        YearError::Disagree { first, second } => finding.help(
            Message::new("help-years-disagree")
                .with("first", naming.named(|it| it.full_year(*first)))
                .with("second", naming.named(|it| it.full_year(*second))),
        ),
        YearError::TrailingText { rest } => {
            finding.help(Message::new("help-rest").with("rest", rest))
        }
        YearError::NotAYear | YearError::OutOfRange { .. } => {
            finding.help(Message::new("help-year"))
        }
    }
}

fn outside(year: FiscalYear, span: Option<YearSpan>, naming: Naming) -> Option<Finding> {
    let span = span?;
    if span.contains(year) {
        return None;
    }
    let finding = Finding::new(&code::OUTSIDE_PLAN)
        .with("year", naming.named(|it| it.full_year(year)))
        .with("span", span.said_name(naming));
    if let Some(meant) = of_another_era(year).find(|it| span.contains(*it)) {
        return Some(
            finding.help(Message::new("help-suggestion").with("word", naming.year(meant))),
        );
    }
    let years: Vec<String> = span.years().map(|it| naming.year(it)).take(CHOICES).collect();
    Some(finding.help(Message::new("help-choices").with("choices", years)))
}

/// The years of the same number in other eras: 平成27年度 where 令和27年度 was typed.
fn of_another_era(year: FiscalYear) -> impl Iterator<Item = FiscalYear> {
    in_other_eras(year.western()).filter_map(FiscalYear::new)
}

pub(super) fn period(text: &str, context: &Context) -> Option<Finding> {
    let program = context.program?;
    if let Some(reading) = program.read_period(text) {
        return reading
            .note
            .is_some()
            .then(|| corrected_year(text, reading.value.year, context.naming));
    }
    let year = FiscalYear::parse_prefix(text).map(|(it, _)| it.value);
    if let Some(finding) = year.and_then(|it| outside(it, Some(program.file.years), context.naming))
    {
        return Some(finding);
    }
    let names = program.period_names();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Some(offered(Finding::new(&code::UNKNOWN_PERIOD).with("value", text), text, &names))
}

/// The years in which something holds.
pub(super) fn applies(text: &str, naming: Naming) -> Option<Finding> {
    match Applies::parse(text) {
        Some(applies) => applies.remarkable.then(|| {
            Finding::new(&code::CORRECTED_NAME).with("value", text).with("right", applies.name())
        }),
        None => match YearSpan::parse(text) {
            Some(_) => years(text, naming),
            None => rule(text, "applies", true),
        },
    }
}

pub(super) fn years(text: &str, naming: Naming) -> Option<Finding> {
    match YearSpan::parse(text) {
        Some(span) if span.first > span.last => Some(
            Finding::new(&code::IMPOSSIBLE)
                .with("what", "end-before-start")
                .with("start", naming.named(|it| it.full_year(span.first)))
                .with("end", naming.named(|it| it.full_year(span.last))),
        ),
        Some(span) => span.remarkable.then(|| {
            Finding::new(&code::CORRECTED_NAME).with("value", text).with("right", span.name(naming))
        }),
        None => rule(text, "years", true),
    }
}
