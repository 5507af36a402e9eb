//! The due days as a calendar (iCalendar, RFC 5545): one event for each item of each program.
//!
//! Nothing in it is the time at which it was made: an event was last revised when something that it counts was
//! published, or else with the program's first day. So a calendar program sees what has changed and nothing else.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::source::Source;
use crate::disclosure::{Item, ProgramSchedule, StandingKind};
use crate::record::UnitIndex;
use crate::route::Address;
use crate::words::Message;

/// The longest line, in bytes (3.1).
const LINE: usize = 75;

/// The calendar.
pub(super) fn write(source: &Source) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in [
        ("BEGIN", "VCALENDAR"),
        ("VERSION", "2.0"),
        ("PRODID", "-//kohyo//open data//EN"),
        ("CALSCALE", "GREGORIAN"),
    ] {
        line(&mut out, name, value);
    }
    line(&mut out, "NAME", &escaped(&source.calendar_name()));
    line(&mut out, "X-WR-CALNAME", &escaped(&source.calendar_name()));
    let before = out.len();
    for (at, schedule) in source.public.obligations().programs.iter().enumerate() {
        for (place, (item, due)) in schedule.items.iter().enumerate() {
            event(source, &mut out, (at, schedule), (place, *item, *due));
        }
    }
    if out.len() == before {
        no_event(&mut out);
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

/// What stands in a calendar in which nothing is due: it needs something (3.6), and this tells nobody anything.
fn no_event(out: &mut Vec<u8>) {
    for (name, value) in [
        ("BEGIN", "VTIMEZONE"),
        ("TZID", "UTC"),
        ("BEGIN", "STANDARD"),
        ("DTSTART", "19700101T000000"),
        ("TZOFFSETFROM", "+0000"),
        ("TZOFFSETTO", "+0000"),
        ("END", "STANDARD"),
        ("END", "VTIMEZONE"),
    ] {
        line(out, name, value);
    }
}

fn event(
    source: &Source,
    out: &mut Vec<u8>,
    (at, schedule): (usize, &ProgramSchedule),
    (place, item, due): (usize, Item, Date),
) {
    let owing = Owing::of(source, schedule, item);
    let names = &source.names.programs[at];
    let item_names = &names.items[place];
    let day = |it: Date| it.strftime("%Y%m%d").to_string();
    let uid = format!("{}-{}@{}", names.address, item_names.key, source.host());
    let summary = Message::new("calendar-due").with("program", names.name);
    let about = Message::new("calendar-owed").with("units", owing.units).with("count", owing.count);
    let program = source.public.program(schedule.program);
    let page = source.address(&Address::program_status(schedule.program, program));
    let title = source.words.say(&summary.with("item", &item_names.name));
    let mut about = source.words.say(&about);
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &uid.replace(['/', ':'], "-"));
    line(out, "DTSTAMP", &format!("{}T000000Z", day(owing.revised)));
    line(out, "DTSTART;VALUE=DATE", &day(due));
    line(out, "DTEND;VALUE=DATE", &day(due.tomorrow().unwrap_or(due)));
    line(out, "SUMMARY", &escaped(&title));
    if source.base.is_empty() {
        line(out, "DESCRIPTION", &escaped(&about));
    } else {
        about.push('\n');
        about.push_str(&page);
        line(out, "DESCRIPTION", &escaped(&about));
        line(out, "URL", &page);
    }
    line(out, "TRANSP", "TRANSPARENT");
    line(out, "END", "VEVENT");
}

/// Who owes an item of a program.
struct Owing {
    units: usize,
    count: usize,
    revised: Date,
}

impl Owing {
    fn of(source: &Source, schedule: &ProgramSchedule, item: Item) -> Self {
        let obligations = source.public.obligations();
        let (mut units, mut count) = (BTreeSet::<UnitIndex>::new(), 0);
        let mut revised = source.public.program(schedule.program).days().0;
        for obligation in obligations.column(schedule, item) {
            if obligation.standing.kind() == StandingKind::Exempt {
                continue;
            }
            units.extend(&obligations.subject(obligation).units);
            count += 1;
            revised = obligation.standing.published().map_or(revised, |it| it.max(revised));
        }
        Self { units: units.len(), count, revised }
    }
}

/// A text as a value (3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            '\r' => {}
            other => value.push(other),
        }
    }
    value
}

/// Writes a line, folded where it is too long, never within a character.
fn line(out: &mut Vec<u8>, name: &str, value: &str) {
    let mut length = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if length + letter.len_utf8() > LINE {
            out.extend_from_slice(b"\r\n ");
            length = 1;
        }
        length += letter.len_utf8();
        out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
    }
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(name: &str, value: &str) -> String {
        let mut out = Vec::new();
        line(&mut out, name, value);
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn lines_are_folded_between_characters() {
        assert_eq!(folded("A", "b"), "A:b\r\n");
        let text = "あ".repeat(60);
        let lines = folded("SUMMARY", &text);
        assert!(lines.split("\r\n").all(|it| it.len() <= LINE));
        assert_eq!(lines.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        assert_eq!(folded("A", &"b".repeat(73)), format!("A:{}\r\n", "b".repeat(73)));
        assert_eq!(folded("A", &"b".repeat(74)), format!("A:{}\r\n b\r\n", "b".repeat(73)));
    }

    #[test]
    fn what_separates_values_is_escaped() {
        assert_eq!(escaped("a,b;c\\d\r\ne"), "a\\,b\\;c\\\\d\\ne");
    }
}
