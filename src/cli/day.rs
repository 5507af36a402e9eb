//! The day the site speaks for.

use std::env;
use std::time::SystemTime;

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
        (of_clock(SystemTime::now(), &zone)?, "clock")
    };
    let message = Message::new("as-of-from").with("day", day.to_string()).with("source", source);
    Ok((day, message))
}

/// The day of a clock, which may stand anywhere.
fn of_clock(clock: SystemTime, zone: &TimeZone) -> Result<Date> {
    let timestamp = Timestamp::try_from(clock).or_fail(|| Message::new("clock-unreadable"))?;
    Ok(timestamp.to_zoned(zone.clone()).date())
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

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::*;

    #[test]
    fn a_clock_may_stand_anywhere() {
        let tokyo = TimeZone::get("Asia/Tokyo").unwrap();
        let of = |clock| of_clock(clock, &tokyo).map(|it| it.to_string());
        let days = |it: u64| Duration::from_secs(it * 24 * 60 * 60);
        assert_eq!(of(UNIX_EPOCH).unwrap(), "1970-01-01");
        assert_eq!(of(UNIX_EPOCH - days(1)).unwrap(), "1969-12-31");
        assert_eq!(of(UNIX_EPOCH - days(700_000)).unwrap(), "0053-06-19");
        assert_eq!(of(UNIX_EPOCH + days(2_932_895)).unwrap(), "9999-12-30");
        for outside in [UNIX_EPOCH + days(3_000_000), UNIX_EPOCH - days(6_000_000)] {
            assert!(of(outside).unwrap_err().to_string().contains("clock"));
        }
    }

    #[test]
    fn the_time_zones_are_in_the_program() {
        let own = jiff::tz::TimeZoneDatabase::bundled();
        assert!(own.get("Asia/Tokyo").is_ok() && !own.is_definitively_empty());
    }

    #[test]
    fn seconds_since_1970_are_a_day_or_no_number() {
        let of = |text: &str| epoch(text, &TimeZone::UTC).map(|it| it.to_string());
        assert_eq!(of("0").unwrap(), "1970-01-01");
        assert_eq!(of("-1").unwrap(), "1969-12-31");
        for wrong in ["", "abc", "1.5", "99999999999999", "9223372036854775808", "１"] {
            assert!(of(wrong).unwrap_err().to_string().contains("SOURCE_DATE_EPOCH"), "{wrong}");
        }
    }
}
