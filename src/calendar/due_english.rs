//! Due rules in English. What does not say from when it counts is counted from the end of the period, as in Japanese.

use super::cursor::Cursor;
use super::due::{Anchor, DueError, DueRule, Length, month_day};
use super::english;

/// Reads 31 October, 30 days after the period and the like; nothing where the text is not in English.
pub(super) fn read(mut cursor: Cursor<'_>) -> Option<Result<DueRule, DueError>> {
    if cursor.eat_any(&["none", "noduedate", "nodeadline"]) {
        return Some(whole(cursor, DueRule::Never));
    }
    cursor.eat_any(&["by", "until", "within", "nolaterthan"]);
    cursor.eat("the");
    day_of_month(cursor).or_else(|| end(cursor)).or_else(|| length(cursor)).or_else(|| day(cursor))
}

/// A rule that nothing stands behind.
fn whole(cursor: Cursor<'_>, rule: DueRule) -> Result<DueRule, DueError> {
    if cursor.at_end() { Ok(rule) } else { Err(DueError::NotARule) }
}

/// Reads 15th of the next month, end of the following month, last day of the month after next.
fn day_of_month(mut cursor: Cursor<'_>) -> Option<Result<DueRule, DueError>> {
    let day = if cursor.eat_any(&["endof", "lastdayof"]) {
        31
    } else {
        let day = i8::try_from(cursor.figures(2)?).ok().filter(|it| (1..=31).contains(it))?;
        cursor.eat_any(&["st", "nd", "rd", "th", "day"]);
        cursor.eat("of").then_some(day)?
    };
    cursor.eat("the");
    let rule = if cursor.eat("monthafternext") {
        DueRule::MonthAfterNext(day)
    } else if cursor.eat_any(&["nextmonth", "followingmonth", "monthafter"]) {
        DueRule::NextMonth(day)
    } else {
        return None;
    };
    Some(whole(cursor, rule))
}

/// Reads end of the period, end of the fiscal year.
fn end(mut cursor: Cursor<'_>) -> Option<Result<DueRule, DueError>> {
    let anchor = cursor.eat("endof").then(|| anchor(&mut cursor)).flatten()?;
    Some(whole(cursor, DueRule::After { anchor, length: Length::Days(0) }))
}

/// Reads 30 days, 2 weeks after the period, one month of the end of the fiscal year.
fn length(mut cursor: Cursor<'_>) -> Option<Result<DueRule, DueError>> {
    let number = count(&mut cursor)?;
    let length = if cursor.eat_any(&["calendardays", "days", "day"]) {
        Length::Days(number)
    } else if cursor.eat_any(&["weeks", "week"]) {
        Length::Days(number.checked_mul(7)?)
    } else if cursor.eat_any(&["months", "month"]) {
        Length::Months(number)
    } else if cursor.eat_any(&["years", "year"]) {
        Length::Months(number.checked_mul(12)?)
    } else {
        return None;
    };
    let counted = cursor.eat_any(&["after", "from", "of"]);
    if counted {
        cursor.eat("the");
        cursor.eat_any(&["endof", "closeof"]);
    }
    let found = if counted { anchor(&mut cursor) } else { Some(Anchor::Period) };
    Some(match found {
        Some(anchor) => whole(cursor, DueRule::After { anchor, length }),
        None => Err(DueError::NotARule),
    })
}

/// Reads 31 October, 31 May of the next fiscal year, 31 January of the following year.
fn day(mut cursor: Cursor<'_>) -> Option<Result<DueRule, DueError>> {
    let mut ahead = cursor;
    let (Ok(_) | Err(_)) = english::day_of_year(&mut ahead)?;
    let day = match month_day(&mut cursor) {
        Ok(day) => day,
        Err(error) => return Some(Err(error)),
    };
    if cursor.at_end() {
        return Some(Ok(DueRule::On(day)));
    }
    cursor.eat_any(&["of", "in"]);
    cursor.eat("the");
    let later = cursor.eat_any(&["next", "following"]);
    let rule = if later && cursor.eat_any(&["fiscalyear", "financialyear"]) {
        DueRule::NextFiscalYear(day)
    } else if later && cursor.eat_any(&["calendaryear", "year"]) {
        DueRule::NextYear(day)
    } else {
        return Some(Err(DueError::NotARule));
    };
    Some(whole(cursor, rule))
}

fn count(cursor: &mut Cursor<'_>) -> Option<u16> {
    const WORDS: [&str; 6] = ["one", "two", "three", "four", "five", "six"];
    let word = WORDS.iter().zip(1..).find(|(word, _)| cursor.eat_word(word));
    let number = word.map_or_else(|| cursor.figures(3), |(_, it)| Some(it))?;
    u16::try_from(number).ok().filter(|it| *it > 0)
}

/// Reads the period, the quarter, the fiscal year.
fn anchor(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    cursor.eat_any(&["the", "each"]);
    let end = |cursor: &mut Cursor<'_>| cursor.eat_any(&["ends", "end"]);
    if cursor.eat_any(&["fiscalyear", "financialyear", "year"]) {
        end(cursor);
        Some(Anchor::Year)
    } else if cursor.eat_any(&["reportingperiod", "period", "quarter", "half-year", "halfyear"]) {
        end(cursor);
        Some(Anchor::Period)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DateError;

    #[test]
    fn rules_are_read_in_english() {
        for (typed, same) in [
            ("31 October", "10月31日"),
            ("by 31 October", "10月31日"),
            ("October 31", "10月31日"),
            ("end of February", "2月末"),
            ("30 days after the period", "期末から30日"),
            ("within 30 days", "30日以内"),
            ("Within 30 days of the end of the period", "期末から30日"),
            ("30 days after the end of each quarter", "期末から30日"),
            ("2 weeks after the period", "2週間以内"),
            ("one month after the period ends", "期末から1か月"),
            ("4 months", "4か月以内"),
            ("60 days after the end of the financial year", "年度末から60日"),
            ("two months after year end", "年度末から2か月"),
            ("31 May of the next fiscal year", "翌年度5月31日"),
            ("31 January of the following year", "翌年1月31日"),
            ("end of the next month", "翌月末"),
            ("the 15th of the following month", "翌月15日"),
            ("last day of the month after next", "翌々月末"),
            ("end of the period", "期末"),
            ("end of the fiscal year", "年度末"),
            ("none", "なし"),
        ] {
            assert_eq!(DueRule::parse(typed), DueRule::parse(same), "{typed}");
            assert!(DueRule::parse(typed).is_ok(), "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_rule_in_english_says_why() {
        let no_day = DateError::NoSuchDay { year: None, month: 6, day: 31, last: 30 };
        for (typed, error) in [
            ("soon", DueError::NotARule),
            ("30", DueError::NotARule),
            ("0 days", DueError::NotARule),
            ("30 days after the meeting", DueError::NotARule),
            ("30 working days", DueError::NotARule),
            ("31 October or so", DueError::NotARule),
            ("October", DueError::Day(DateError::Incomplete)),
            ("31 June", DueError::Day(no_day)),
        ] {
            assert_eq!(DueRule::parse(typed), Err(error), "{typed}");
        }
    }
}
