//! Showing a day or a time by a part of a format code.

use super::calendar::{DAY, Moment, months};
use super::digits::{as_said, digit_by_digit};
use super::section::{Section, Token};

const WEEKDAYS: [char; 7] = ['日', '月', '火', '水', '木', '金', '土'];
const ENGLISH_WEEKDAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const ENGLISH_MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Shows a moment by a part of a format code.
pub(super) fn show_date(section: &Section, moment: &Moment) -> String {
    let moment = moment.rounded(section);
    let months = months(section);
    let halves = section.tokens.iter().any(|it| matches!(it, Token::Noon(_)));
    let mut shown = String::new();
    for (token, month) in section.tokens.iter().zip(months) {
        match token {
            Token::Date('m', count) if month => shown.push_str(&month_of(section, &moment, *count)),
            Token::Date(letter @ ('h' | 'm' | 's'), count) => {
                let text = clock(*letter, *count, moment.milliseconds / 1000, halves);
                shown.push_str(&in_digits(section, &text));
            }
            Token::Date(letter, count) => shown.push_str(&day(section, &moment, *letter, *count)),
            Token::Elapsed(letter, count) => {
                let seconds = moment.total / 1000;
                let unit = match letter {
                    'h' => 3600,
                    'm' => 60,
                    _ => 1,
                };
                let text = format!("{:0count$}", seconds / unit);
                shown.push_str(&text);
            }
            Token::Subsecond(count) => {
                let digits = format!("{:03}", moment.milliseconds % 1000);
                shown.push('.');
                shown.push_str(digits.get(..*count).unwrap_or(&digits));
            }
            Token::Noon(long) => {
                let morning = moment.milliseconds < DAY / 2;
                shown.push_str(noon(section, *long, morning));
            }
            Token::Literal(literal) => shown.push_str(literal),
            Token::Digit(digit) => shown.push(*digit),
            Token::Point => shown.push('.'),
            Token::Comma => shown.push(','),
            Token::Percent => shown.push('%'),
            Token::Stroke => shown.push('/'),
            Token::Space => shown.push(' '),
            // `;@` is a part of its own; here it would be a fault of the code.
            Token::Exponent(_) | Token::Text | Token::General => {}
        }
    }
    shown.trim().to_owned()
}

/// A number of a date, with zeros up to a width.
fn figures(section: &Section, number: i64, width: usize) -> String {
    match u64::try_from(number) {
        Ok(number) if matches!(section.digits, 1 | 2) && width < 3 => {
            as_said(number, section.digits)
        }
        Ok(_) | Err(_) => in_digits(section, &format!("{number:0width$}")),
    }
}

fn in_digits(section: &Section, text: &str) -> String {
    digit_by_digit(text, section.digits)
}

fn month_of(section: &Section, moment: &Moment, count: usize) -> String {
    let name = usize::try_from(moment.month).ok().and_then(|it| it.checked_sub(1));
    let name = name.and_then(|it| ENGLISH_MONTHS.get(it)).copied().unwrap_or("");
    match count {
        1 | 2 => figures(section, moment.month.into(), count),
        3 => name.chars().take(3).collect(),
        5 => name.chars().take(1).collect(),
        _ => name.to_owned(),
    }
}

/// Hours, minutes or seconds of a time of day.
fn clock(letter: char, count: usize, seconds: i64, halves: bool) -> String {
    let number = match letter {
        'h' if halves => (seconds / 3600 + 11) % 12 + 1,
        'h' => seconds / 3600,
        'm' => seconds / 60 % 60,
        _ => seconds % 60,
    };
    format!("{number:0width$}", width = count.min(2))
}

fn noon(section: &Section, long: bool, morning: bool) -> &'static str {
    let japanese = section.tokens.iter().any(|it| matches!(it, Token::Date('g' | 'e' | 'r', _)));
    match (long, morning) {
        (true, true) if japanese => "午前",
        (true, false) if japanese => "午後",
        (true, true) => "AM",
        (true, false) => "PM",
        (false, true) => "A",
        (false, false) => "P",
    }
}

/// Years, eras, days and days of the week.
fn day(section: &Section, moment: &Moment, letter: char, count: usize) -> String {
    let weekday = WEEKDAYS.get(moment.weekday).copied().unwrap_or(' ');
    let english = ENGLISH_WEEKDAYS.get(moment.weekday).copied().unwrap_or("");
    let ((name, short, initial), year) = moment.era();
    match (letter, count) {
        ('y', 1 | 2) => figures(section, i64::from(moment.year) % 100, 2),
        ('y', _) => in_digits(section, &format!("{:04}", moment.year)),
        ('e', _) if section.foreign => in_digits(section, &format!("{:04}", moment.year)),
        ('e', _) | ('r', 1) if section.gannen && year == 1 => "元".to_owned(),
        ('e', count) => figures(section, year.into(), count.min(2)),
        ('r', 1) => figures(section, year.into(), 2),
        ('r', _) => format!("{name}{}", figures(section, year.into(), 2)),
        ('g', _) if section.foreign => String::new(),
        ('g', 1) => initial.to_owned(),
        ('g', 2) => short.to_owned(),
        ('g', _) => name.to_owned(),
        // The Buddhist calendar of Thailand.
        ('b', 1 | 2) => figures(section, (i64::from(moment.year) + 543) % 100, 2),
        ('b', _) => figures(section, i64::from(moment.year) + 543, 4),
        ('a', 3) => weekday.to_string(),
        ('a', _) => format!("{weekday}曜日"),
        ('d', 1 | 2) => figures(section, moment.day.into(), count),
        ('d', 3) => english.chars().take(3).collect(),
        (_, _) => english.to_owned(),
    }
}
