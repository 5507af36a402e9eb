//! The day the site speaks for.

use std::env;

use anyhow::{Context, Result, anyhow};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Common;
use crate::calendar::parse_date;
use crate::record::Settings;
use crate::words::Message;

/// The day, and which of the four ways named it.
pub(super) fn resolve(common: &Common, settings: Option<&Settings>) -> Result<(Date, Message)> {
    let zone = settings.map_or(TimeZone::UTC, |it| it.time_zone.0.clone());
    let (day, source) = if let Some(text) = &common.as_of {
        let day = parse_date(text).map_err(|error| anyhow!("--as-of {text}: {error}"))?;
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

/// See <https://reproducible-builds.org/specs/source-date-epoch/>.
fn epoch(seconds: &str, zone: &TimeZone) -> Result<Date> {
    let context = || format!("SOURCE_DATE_EPOCH={seconds}");
    let seconds = seconds.parse().with_context(context)?;
    let timestamp = Timestamp::from_second(seconds).with_context(context)?;
    Ok(timestamp.to_zoned(zone.clone()).date())
}
