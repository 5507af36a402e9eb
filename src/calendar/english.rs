//! Months and days in English: April, 31 October, October 31st, end of March.

use super::cursor::Cursor;
use super::date::DateError;

/// The months, and the three letters that are enough to know them by.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads October, Oct or Oct.
pub(super) fn month(cursor: &mut Cursor<'_>) -> Option<i8> {
    let short = |month: &&'static str| month.get(..3).unwrap_or(month);
    let names = MONTHS.iter().zip(1..);
    let long = names.clone().find(|(month, _)| cursor.eat_word(month));
    let found = long.or_else(|| names.clone().find(|(month, _)| cursor.eat_word(short(month))));
    let (_, number) = match found {
        Some(found) => found,
        None => (cursor.eat_word("sept").then_some(&MONTHS[8])?, 9),
    };
    cursor.eat(".");
    Some(number)
}

/// Reads 31 October, the 31st of October, October 31, end of October: the month and the day, as they were
/// typed. Nothing when there is no month; a month without a day is an error.
pub(super) fn day_of_year(cursor: &mut Cursor<'_>) -> Option<Result<(u32, u32), DateError>> {
    let mut ahead = *cursor;
    ahead.eat("the");
    if ahead.eat("endof") || ahead.eat("lastdayof") {
        let number = month(&mut ahead)?;
        *cursor = ahead;
        let last = super::MonthDay::last_of(number).map_or(31, super::MonthDay::day);
        return Some(Ok((number.unsigned_abs().into(), last.unsigned_abs().into())));
    }
    let before = day(&mut ahead);
    if before.is_some() {
        ahead.eat_any(&["of", "-"]);
    }
    let number = month(&mut ahead)?;
    let mut after = ahead;
    let found = before.or_else(|| day(&mut after).inspect(|_| ahead = after));
    *cursor = ahead;
    Some(found.map(|it| (number.unsigned_abs().into(), it)).ok_or(DateError::Incomplete))
}

/// Reads 31 or 31st.
fn day(cursor: &mut Cursor<'_>) -> Option<u32> {
    let number = cursor.figures(2)?;
    let _ = ["st", "nd", "rd", "th"].iter().any(|it| cursor.eat_word(it));
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_names_and_by_three_letters() {
        for (typed, month_number, rest) in [
            ("October", 10, ""),
            ("oct.", 10, ""),
            ("Sept 30", 9, "30"),
            ("MAY 1", 5, "1"),
            ("June–", 6, "–"),
        ] {
            let mut cursor = Cursor::new(typed);
            assert_eq!((month(&mut cursor), cursor.rest()), (Some(month_number), rest), "{typed}");
        }
        for typed in ["Marching", "Maybe", "Octet", "上半期", "", "10"] {
            assert_eq!(month(&mut Cursor::new(typed)), None, "{typed}");
        }
    }
}
