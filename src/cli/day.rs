//! The day the site speaks for.

use std::env;

use anyhow::Result;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Common;
use crate::calendar::{DateError, parse_date};
use crate::record::Settings;
use crate::words::{Failure, Message, OrFail};

/// The day, and which of the four ways named it.
pub(super) fn resolve(common: &Common, settings: Option<&Settings>) -> Result<(Date, Message)> {
    named(common.as_of.as_deref(), settings)
}

/// The same, where `as_of` is what was typed.
pub(super) fn named(as_of: Option<&str>, settings: Option<&Settings>) -> Result<(Date, Message)> {
    let zone = settings.map_or(TimeZone::UTC, |it| it.time_zone.0.clone());
    let (day, source) = if let Some(text) = as_of {
        let day = parse_date(text).map_err(|error| unreadable(text, &error))?;
        (day.value, "argument")
    } else if let Some(day) = settings.and_then(|it| it.as_of) {
        (day.date, "settings")
    } else if let Some(seconds) = env::var_os("SOURCE_DATE_EPOCH") {
        (epoch(&seconds.to_string_lossy(), &zone)?, "epoch")
    } else {
        // A CI machine keeps another zone's time; a due date is a day in the city.
        (Timestamp::now().to_zoned(zone).date(), "clock")
    };
    let message = Message::new("as-of-from").with("day", day.to_string()).with("source", source);
    Ok((day, message))
}

/// What is wrong with a day that was typed, and what to type.
fn unreadable(text: &str, error: &DateError) -> Failure {
    let help = match error {
        DateError::NoSuchDay { year: Some(year), month, last, .. } => {
            Message::new("help-date-days")
                .with("year", year.to_string())
                .with("month", month.to_string())
                .with("days", last.to_string())
        }
        DateError::NoYear => Message::new("help-date-year"),
        DateError::YearLast => Message::new("help-date-order"),
        DateError::Incomplete => Message::new("help-date-day"),
        DateError::FiscalYear { .. } => Message::new("help-date-fiscal"),
        DateError::TrailingText { rest } => Message::new("help-rest").with("rest", rest),
        DateError::NotADate
        | DateError::Year(_)
        | DateError::NoSuchMonth { .. }
        | DateError::NoSuchDay { year: None, .. }
        | DateError::OldCalendar => Message::new("help-date"),
    };
    Failure::new(Message::new("as-of-unreadable").with("text", text)).help([help])
}

/// See <https://reproducible-builds.org/specs/source-date-epoch/>.
fn epoch(seconds: &str, zone: &TimeZone) -> Result<Date> {
    let unreadable = || Message::new("epoch-unreadable").with("text", seconds);
    let timestamp =
        Timestamp::from_second(seconds.parse().or_fail(unreadable)?).or_fail(unreadable)?;
    Ok(timestamp.to_zoned(zone.clone()).date())
}
