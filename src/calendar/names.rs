//! The names by which people call the periods of a cadence.

use std::collections::BTreeMap;

use super::cadence::PeriodSpec;
use super::cursor::Cursor;
use super::fiscal::{FirstMonth, FiscalYear};
use super::span::{Span, WHOLE_YEAR, eat_as_of};
use crate::japanese::{fold, half_width, is_blank};

/// Every name of every period, folded. A name that two periods share means neither.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Names {
    first_month: FirstMonth,
    by_name: BTreeMap<String, Option<usize>>,
}

impl Names {
    pub(super) fn of(periods: &[PeriodSpec], first_month: FirstMonth) -> Self {
        let mut by_name = BTreeMap::<String, Option<usize>>::new();
        for (index, period) in periods.iter().enumerate() {
            for name in other_names(periods, period, first_month) {
                by_name
                    .entry(fold(&name).into_owned())
                    .and_modify(|found| *found = found.filter(|&it| it == index))
                    .or_insert(Some(index));
            }
        }
        // What a city calls a period goes before what others would call it.
        for (index, period) in periods.iter().enumerate() {
            by_name.insert(fold(&period.name).into_owned(), Some(index));
        }
        Self { first_month, by_name }
    }

    /// The period that `text` names, if it names just one.
    pub(super) fn find(&self, periods: &[PeriodSpec], text: &str) -> Option<usize> {
        let text = half_width(text);
        let name = text.trim_start_matches(is_blank).trim_start_matches([
            'の', 'ー', '～', '〜', '–', '—', '−', '-', '~', '_', '/', '.', '・', ',', '、',
        ]);
        self.find_single(periods, name).or_else(|| self.find_double(periods, name))
    }

    fn find_single(&self, periods: &[PeriodSpec], name: &str) -> Option<usize> {
        self.by_name(&fold(name))
            .or_else(|| self.by_span(periods, name))
            .or_else(|| by_month(periods, name))
    }

    fn by_name(&self, name: &str) -> Option<usize> {
        let found = |name: &str| self.by_name.get(name).copied().flatten();
        found(name).or_else(|| {
            ["末", "分", "時点", "現在"].iter().find_map(|end| found(name.strip_suffix(end)?))
        })
    }

    /// Finds 上半期(4月～9月), or (上半期) alone.
    fn find_double(&self, periods: &[PeriodSpec], name: &str) -> Option<usize> {
        let (outside, inside) =
            name.trim_end_matches(is_blank).strip_suffix(')')?.split_once('(')?;
        let inside = self.find_single(periods, inside)?;
        let agree = outside.trim_matches(is_blank).is_empty()
            || self.find_single(periods, outside) == Some(inside);
        agree.then_some(inside)
    }

    /// Finds a period by what it covers: 4月～3月 is 通年.
    fn by_span(&self, periods: &[PeriodSpec], text: &str) -> Option<usize> {
        let covers = |span: Span| {
            let is_day = matches!(span, Span::AsOf(_));
            (is_day, span.interval(FiscalYear::MIN, self.first_month))
        };
        let wanted = covers(Span::parse(text).ok()?);
        only(periods, |period| covers(period.span) == wanted)
    }
}

/// 9月時点 is 9月20日時点, if that is the only day in September.
fn by_month(periods: &[PeriodSpec], text: &str) -> Option<usize> {
    let mut cursor = Cursor::new(text);
    let month = cursor.number().filter(|_| cursor.eat("月"))?;
    eat_as_of(&mut cursor);
    if !cursor.at_end() {
        return None;
    }
    only(periods, |period| match period.span {
        Span::AsOf(day) => i64::from(day.month()) == i64::from(month),
        Span::Year | Span::Months { .. } => false,
    })
}

fn only(periods: &[PeriodSpec], wanted: impl Fn(&PeriodSpec) -> bool) -> Option<usize> {
    let mut found = periods.iter().enumerate().filter(|(_, period)| wanted(period));
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Some(index),
        (Some(_), Some(_)) | (None, _) => None,
    }
}

/// What else people call `period`, by the part of the year that it is.
fn other_names(
    periods: &[PeriodSpec],
    period: &PeriodSpec,
    first_month: FirstMonth,
) -> Vec<String> {
    let Span::Months { first, last } = period.span else {
        return if period.span == Span::Year { whole_year() } else { Vec::new() };
    };
    let start = first_month.offset(first);
    let length = first_month.offset(last) - start + 1;
    match length {
        12 => return whole_year(),
        6 if start % 6 == 0 => return half(start / 6),
        3 if start % 3 == 0 => return quarter(start / 3),
        _ => {}
    }
    // Two reports a year are halves, even if one covers four months and the other eight.
    let mut months = periods.iter().filter(|it| matches!(it.span, Span::Months { .. }));
    match (months.next(), months.next(), months.next()) {
        (Some(one), Some(_), None) => half(i8::from(one != period)),
        _ => Vec::new(),
    }
}

fn whole_year() -> Vec<String> {
    WHOLE_YEAR.iter().copied().chain([""]).map(str::to_owned).collect()
}

fn half(index: i8) -> Vec<String> {
    let (words, figures) = if index == 0 {
        (["上", "前"], ["1", "一", "i"])
    } else {
        (["下", "後"], ["2", "二", "ii"])
    };
    let words = words.iter().flat_map(|word| {
        ["期", "半期", "半", "半年"].iter().map(move |end| format!("{word}{end}"))
    });
    let figures = figures.iter().flat_map(|figure| {
        ["半期", "期"]
            .iter()
            .flat_map(move |end| [format!("第{figure}{end}"), format!("{figure}{end}")])
    });
    let short = if index == 0 {
        ["上", "h1", "1h", "first half", "1st half", "half 1", "first half-year"]
    } else {
        ["下", "h2", "2h", "second half", "2nd half", "half 2", "second half-year"]
    };
    words.chain(figures).chain(short.map(str::to_owned)).collect()
}

fn quarter(index: i8) -> Vec<String> {
    let figures = match index {
        0 => ["1", "一", "i"],
        1 => ["2", "二", "ii"],
        2 => ["3", "三", "iii"],
        _ => ["4", "四", "iv"],
    };
    let number = index + 1;
    let english = match index {
        0 => ["first quarter", "1st quarter"],
        1 => ["second quarter", "2nd quarter"],
        2 => ["third quarter", "3rd quarter"],
        _ => ["fourth quarter", "4th quarter"],
    };
    figures
        .iter()
        .flat_map(|figure| {
            ["四半期", "期", "q"]
                .iter()
                .flat_map(move |end| [format!("第{figure}{end}"), format!("{figure}{end}")])
        })
        .chain([format!("q{number}"), format!("quarter {number}")])
        .chain(english.map(str::to_owned))
        .collect()
}
