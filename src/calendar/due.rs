//! Until when something is to be published.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use super::cursor::Cursor;
use super::date::DateError;
use super::due_english;
use super::month_day::MonthDay;

/// A city's rule for the last day on which a report is in time.
///
/// ```
/// use jiff::civil::date;
/// use kohyo::calendar::DueRule;
///
/// let half = (date(2013, 9, 30), date(2014, 3, 31)); // the end of the half-year and of its year
/// let due = |rule| DueRule::parse(rule).unwrap().due(half.0, half.1);
/// assert_eq!(due("10月31日"), Some(date(2013, 10, 31)));
/// assert_eq!(due("期末から30日"), Some(date(2013, 10, 30)));
/// assert_eq!(due("2か月以内"), Some(date(2013, 11, 30)));
/// assert_eq!(due("翌年度5月31日"), Some(date(2014, 5, 31)));
/// assert_eq!(due("30 days after the period"), Some(date(2013, 10, 30)));
/// assert_eq!(due("31 May of the next fiscal year"), Some(date(2014, 5, 31)));
/// assert_eq!(due("なし"), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueRule {
    /// なし: there is no such day.
    Never,
    /// 期末から30日, 年度終了後2か月, 期末.
    After {
        /// From where it is counted.
        anchor: Anchor,
        /// How far.
        length: Length,
    },
    /// 10月31日: the first such day, not before the end of the period.
    On(MonthDay),
    /// 翌年5月31日: the first such day of a later calendar year than the one in which the fiscal
    /// year began.
    NextYear(MonthDay),
    /// 翌年度5月31日: that day of the next fiscal year.
    NextFiscalYear(MonthDay),
    /// 翌月15日, 翌月末日: a day of the month after the one in which the period ends. 31 is the
    /// last day, however many the month has.
    NextMonth(i8),
    /// 翌々月15日: a day of the month after that.
    MonthAfterNext(i8),
}

/// What a length of time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// The last day of the period.
    Period,
    /// The last day of the fiscal year.
    Year,
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Days.
    Days(u16),
    /// Calendar months.
    Months(u16),
}

/// Why a text is not a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueError {
    /// It does not look like a rule.
    NotARule,
    /// It seems to name a day, and there is something wrong with it.
    Day(DateError),
}

impl fmt::Display for DueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotARule => f.write_str("not a rule such as 10月31日 or 期末から30日"),
            Self::Day(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for DueError {}

impl DueRule {
    /// Reads a rule: 10月31日, 期末から30日, 30日以内, 2ヶ月以内, 翌年度5月31日, 年度終了後60日,
    /// 翌月末, 期末, なし; 31 October, 30 days after the period, within 2 months after the fiscal year,
    /// 31 May of the next fiscal year, end of the next month, none.
    pub fn parse(text: &str) -> Result<Self, DueError> {
        let mut cursor = Cursor::new(text);
        let rule = match due_english::read(cursor) {
            Some(found) => return found,
            None => read(&mut cursor)?,
        };
        cursor.eat_any(&["以内に", "以内", "後", "までに", "まで"]);
        if cursor.at_end() { Ok(rule) } else { Err(DueError::NotARule) }
    }

    /// The due day of a period that ends on `end`, in a fiscal year that ends on `year_end`.
    /// It is never before the end of the period.
    #[must_use]
    pub fn due(self, end: Date, year_end: Date) -> Option<Date> {
        let after_year = year_end.tomorrow().unwrap_or(Date::MAX);
        let due = match self {
            Self::Never => return None,
            Self::After { anchor: Anchor::Period, length } => length.after(end),
            Self::After { anchor: Anchor::Year, length } => length.after(year_end),
            Self::On(day) => day.on_or_after(end),
            Self::NextYear(day) => day.on_or_after(end.max(after_year.first_of_year())),
            Self::NextFiscalYear(day) => day.on_or_after(end.max(after_year)),
            Self::NextMonth(day) => day_of_later_month(end, 1, day),
            Self::MonthAfterNext(day) => day_of_later_month(end, 2, day),
        };
        Some(due.max(end))
    }
}

fn day_of_later_month(end: Date, months: i8, day: i8) -> Date {
    let month = end.first_of_month().saturating_add(months.months());
    month.saturating_add((day.clamp(1, month.days_in_month()) - 1).days())
}

impl fmt::Display for DueRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Never => f.write_str("なし"),
            Self::After { anchor, length: Length::Days(0) | Length::Months(0) } => {
                f.write_str(anchor.name())
            }
            Self::After { anchor, length: Length::Days(days) } => {
                write!(f, "{}から{days}日以内", anchor.name())
            }
            Self::After { anchor, length: Length::Months(months) } => {
                write!(f, "{}から{months}か月以内", anchor.name())
            }
            Self::On(day) => day.fmt(f),
            Self::NextYear(day) => write!(f, "翌年{day}"),
            Self::NextFiscalYear(day) => write!(f, "翌年度{day}"),
            Self::NextMonth(31) => f.write_str("翌月末日"),
            Self::NextMonth(day) => write!(f, "翌月{day}日"),
            Self::MonthAfterNext(31) => f.write_str("翌々月末日"),
            Self::MonthAfterNext(day) => write!(f, "翌々月{day}日"),
        }
    }
}

impl Anchor {
    fn name(self) -> &'static str {
        match self {
            Self::Period => "期末",
            Self::Year => "年度末",
        }
    }
}

impl Length {
    /// The last day of a time that begins on the day after `day`, which is how Japanese law counts
    /// (民法140条, 143条): one month after 30 September is 31 October.
    fn after(self, day: Date) -> Date {
        match self {
            Self::Days(days) => day.saturating_add(i32::from(days).days()),
            Self::Months(0) => day,
            Self::Months(months) => {
                let start = day.tomorrow().unwrap_or(Date::MAX);
                let same_day = start.saturating_add(i32::from(months).months());
                if same_day.day() == start.day() {
                    same_day.yesterday().unwrap_or(same_day)
                } else {
                    // The month is too short to have that day, so its own last day counts.
                    same_day
                }
            }
        }
    }
}

fn read(cursor: &mut Cursor<'_>) -> Result<DueRule, DueError> {
    if cursor.eat_any(&["なし", "無し", "期限なし", "定めなし"]) {
        return Ok(DueRule::Never);
    }
    if cursor.eat_any(&["翌年度の", "翌年度", "次年度の", "次年度"]) {
        return month_day(cursor).map(DueRule::NextFiscalYear);
    }
    let anchor = eat_anchor(cursor);
    if anchor != Some(Anchor::Year) {
        if cursor.eat("翌々月") {
            return day_of_month(cursor).map(DueRule::MonthAfterNext);
        }
        if cursor.eat("翌月") {
            return day_of_month(cursor).map(DueRule::NextMonth);
        }
    }
    if let Some(length) = eat_length(cursor) {
        return Ok(DueRule::After { anchor: anchor.unwrap_or(Anchor::Period), length });
    }
    match anchor {
        Some(anchor) => Ok(DueRule::After { anchor, length: Length::Days(0) }),
        None if cursor.eat_any(&["翌年の", "翌年", "翌"]) => {
            month_day(cursor).map(DueRule::NextYear)
        }
        None => month_day(cursor).map(DueRule::On),
    }
}

/// Reads 期末から, 期間終了後, 年度末の and the like.
fn eat_anchor(cursor: &mut Cursor<'_>) -> Option<Anchor> {
    let anchor = if cursor.eat_any(&["年度末", "年度終了", "年度の終了"]) {
        Anchor::Year
    } else if cursor.eat_any(&["期末", "期間末", "期間終了", "期間の終了", "終了"])
    {
        Anchor::Period
    } else {
        return None;
    };
    cursor.eat("日");
    cursor.eat_any(&["から", "より", "後", "の"]);
    Some(anchor)
}

/// Reads 30日, 2週間, 3か月 or 1年.
fn eat_length(cursor: &mut Cursor<'_>) -> Option<Length> {
    let mut ahead = *cursor;
    let number =
        ahead.number().and_then(|number| u16::try_from(number).ok()).filter(|&it| it > 0)?;
    let length = if ahead.eat_any(&["日間", "日"]) {
        Length::Days(number)
    } else if ahead.eat("週間") {
        Length::Days(number.checked_mul(7)?)
    } else if ahead.eat_any(&["年間", "年"]) {
        Length::Months(number.checked_mul(12)?)
    } else if ahead.eat_if(|c| "かヶケヵカｹｶ箇個".contains(c)).is_some() && ahead.eat("月")
    {
        Length::Months(number)
    } else {
        return None;
    };
    *cursor = ahead;
    Some(length)
}

/// Reads 15日 or 末日.
fn day_of_month(cursor: &mut Cursor<'_>) -> Result<i8, DueError> {
    cursor.eat("の");
    if cursor.eat_any(&["末日", "末"]) {
        return Ok(31);
    }
    let day = cursor.number().filter(|_| cursor.eat("日")).ok_or(DueError::NotARule)?;
    match i8::try_from(day) {
        Ok(day @ 1..=31) => Ok(day),
        Ok(_) | Err(_) => Err(DueError::NotARule),
    }
}

pub(super) fn month_day(cursor: &mut Cursor<'_>) -> Result<MonthDay, DueError> {
    MonthDay::read(cursor).map_err(|error| {
        if error == DateError::NotADate { DueError::NotARule } else { DueError::Day(error) }
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn rules_are_read_in_every_spelling_and_written_in_one() {
        for (typed, written) in [
            ("10月31日", "10月31日"),
            ("１０/３１まで", "10月31日"),
            ("9月末", "9月30日"),
            ("期末から30日", "期末から30日以内"),
            ("期末後３０日", "期末から30日以内"),
            ("期末から30日以内", "期末から30日以内"),
            ("期末の30日後", "期末から30日以内"),
            ("期間終了後 30 日以内に", "期末から30日以内"),
            ("30日", "期末から30日以内"),
            ("三十日以内", "期末から30日以内"),
            ("2週間以内", "期末から14日以内"),
            ("期末から2か月", "期末から2か月以内"),
            ("２ヶ月以内", "期末から2か月以内"),
            ("3カ月", "期末から3か月以内"),
            ("1年以内", "期末から12か月以内"),
            ("翌年度5月31日", "翌年度5月31日"),
            ("翌年度の５月３１日まで", "翌年度5月31日"),
            ("翌5月31日", "翌年5月31日"),
            ("翌年2月末", "翌年2月末日"),
            ("年度終了後60日", "年度末から60日以内"),
            ("年度末から2か月以内", "年度末から2か月以内"),
            ("翌月末", "翌月末日"),
            ("期末の翌月15日", "翌月15日"),
            ("翌々月末日まで", "翌々月末日"),
            ("期末", "期末"),
            ("期末まで", "期末"),
            ("年度末", "年度末"),
            ("なし", "なし"),
        ] {
            let rule = DueRule::parse(typed).unwrap();
            assert_eq!(rule.to_string(), written, "{typed}");
            assert_eq!(DueRule::parse(written), Ok(rule), "{typed}");
        }
    }

    #[test]
    fn what_is_not_a_rule_says_why() {
        let no_day = DateError::NoSuchDay { year: None, month: 6, day: 31, last: 30 };
        for (typed, error) in [
            ("", DueError::NotARule),
            ("30", DueError::NotARule),
            ("速やかに", DueError::NotARule),
            ("翌月", DueError::NotARule),
            ("翌月32日", DueError::NotARule),
            ("0日", DueError::NotARule),
            ("99999日", DueError::NotARule),
            ("10月31日ごろ", DueError::NotARule),
            ("6月31日", DueError::Day(no_day)),
            ("翌年度13月1日", DueError::Day(DateError::NoSuchMonth { month: 13 })),
        ] {
            assert_eq!(DueRule::parse(typed), Err(error), "{typed}");
        }
    }

    #[test]
    fn due_days_of_both_half_years() {
        let year_end = date(2014, 3, 31);
        for (rule, first_half, second_half) in [
            ("10月31日", date(2013, 10, 31), date(2014, 10, 31)),
            ("4月30日", date(2014, 4, 30), date(2014, 4, 30)),
            ("期末から30日", date(2013, 10, 30), date(2014, 4, 30)),
            ("期末から1か月", date(2013, 10, 31), date(2014, 4, 30)),
            ("期末から5か月", date(2014, 2, 28), date(2014, 8, 31)),
            ("翌年度5月31日", date(2014, 5, 31), date(2014, 5, 31)),
            ("翌年1月31日", date(2014, 1, 31), date(2015, 1, 31)),
            ("翌年度1月31日", date(2015, 1, 31), date(2015, 1, 31)),
            ("年度終了後60日", date(2014, 5, 30), date(2014, 5, 30)),
            ("翌月末", date(2013, 10, 31), date(2014, 4, 30)),
            ("翌々月15日", date(2013, 11, 15), date(2014, 5, 15)),
            ("期末", date(2013, 9, 30), date(2014, 3, 31)),
        ] {
            let rule = DueRule::parse(rule).unwrap();
            assert_eq!(rule.due(date(2013, 9, 30), year_end), Some(first_half), "{rule}");
            assert_eq!(rule.due(year_end, year_end), Some(second_half), "{rule}");
        }
        assert_eq!(DueRule::Never.due(year_end, year_end), None);
    }

    #[test]
    fn months_are_counted_as_the_civil_code_counts_them() {
        let after = |day, months| Length::Months(months).after(day);
        assert_eq!(after(date(2014, 2, 28), 1), date(2014, 3, 31));
        assert_eq!(after(date(2014, 9, 15), 1), date(2014, 10, 15));
        assert_eq!(after(date(2014, 1, 30), 1), date(2014, 2, 28));
        assert_eq!(after(date(2014, 1, 29), 1), date(2014, 2, 28));
    }
}
