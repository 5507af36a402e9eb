//! What holds of every day, every year and every text.

use jiff::civil::Date;
use kohyo::calendar::{
    Cadence, DueRule, FirstMonth, FiscalYear, MonthDay, Naming, Period, PeriodSpec, Span,
    full_date, parse_date, wareki_date,
};
use kohyo::japanese;
use proptest::prelude::*;

use crate::effort::cases;

fn any_year() -> impl Strategy<Value = FiscalYear> {
    (FiscalYear::MIN.western()..=FiscalYear::MAX.western())
        .prop_filter_map("a known year", FiscalYear::new)
}

fn any_first_month() -> impl Strategy<Value = FirstMonth> {
    (1..=12i8).prop_filter_map("a month", FirstMonth::new)
}

fn any_day() -> impl Strategy<Value = Date> {
    (1869..=2199i16, 1..=12i8, 1..=31i8)
        .prop_filter_map("a day of the calendar", |(year, month, day)| {
            Date::new(year, month, day).ok()
        })
}

/// Text out of the pieces that dates and periods are made of, which gets further into the parsers
/// than any text would.
fn nearly_a_date() -> impl Strategy<Value = String> {
    let pieces = [
        "平成",
        "令和",
        "昭和",
        "H",
        "ｒ",
        "㍻",
        "元",
        "年",
        "年度",
        "月",
        "日",
        "25",
        "３１",
        "2013",
        "〇",
        "二十",
        "千",
        "99999999999",
        "-",
        "ー",
        "～",
        "/",
        ".",
        "から",
        "（",
        "）",
        "木",
        "曜日",
        "上半期",
        "第",
        "四半期",
        "Q",
        "末",
        "現在",
        "期末",
        "翌",
        "か月",
        "以内",
        "なし",
        "▲",
        ",",
        " ",
        "\u{3000}",
        "\u{200b}",
        "\u{3099}",
        "0",
        "FY",
        "Q1",
        "April",
        "may",
        " to ",
        "days",
        "after the period",
        "end of",
        "of the next",
        "13/14",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..10).prop_map(|it| it.concat())
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), nearly_a_date()]
}

fn cadence(parts: i8, first_month: FirstMonth) -> Cadence {
    let length = 12 / parts;
    let month = |offset: i8| (first_month.get() - 1 + offset).rem_euclid(12) + 1;
    let periods = (0..parts).map(|part| PeriodSpec {
        name: format!("第{}回", part + 1),
        span: Span::Months { first: month(part * length), last: month((part + 1) * length - 1) },
    });
    Cadence::new(periods.collect(), first_month).expect("equal parts of a year")
}

/// The same periods, called as an English city may call them.
fn english_cadence(cadence: &Cadence) -> Cadence {
    let names: &[&str] = match cadence.periods().len() {
        1 => &["Whole year"],
        2 => &["First half", "Second half"],
        4 => &["Q1", "Q2", "Q3", "Q4"],
        _ => &[
            "Part 1", "Part 2", "Part 3", "Part 4", "Part 5", "Part 6", "Part 7", "Part 8",
            "Part 9", "Part 10", "Part 11", "Part 12",
        ],
    };
    let periods = names.iter().zip(cadence.periods());
    let periods = periods.map(|(name, it)| PeriodSpec { name: (*name).to_owned(), span: it.span });
    let cadence = Cadence::new(periods.collect(), cadence.first_month());
    cadence.expect("equal parts of a year").called(Naming::Western)
}

fn due_rules() -> impl Strategy<Value = DueRule> {
    let rules = [
        "10月31日",
        "2月末",
        "期末から30日",
        "期末から1か月",
        "期末から5か月",
        "年度終了後60日",
        "年度末から2か月",
        "翌年度5月31日",
        "翌年1月31日",
        "翌月末",
        "翌々月15日",
        "期末",
        "年度末",
        "31 October",
        "30 days after the period",
        "two months after the fiscal year",
        "31 May of the next fiscal year",
    ];
    prop::sample::select(rules.map(|rule| DueRule::parse(rule).expect(rule)).to_vec())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn every_day_lies_in_its_year(day in any_day(), first_month in any_first_month()) {
        let year = FiscalYear::containing(day, first_month);
        prop_assert!(year.first_day(first_month) <= day && day <= year.last_day(first_month));
    }

    #[test]
    fn years_follow_each_other_without_a_gap(year in any_year(), first_month in any_first_month()) {
        if let Some(next) = FiscalYear::new(year.western() + 1) {
            let last = year.last_day(first_month);
            prop_assert_eq!(last.tomorrow().unwrap(), next.first_day(first_month));
        }
    }

    #[test]
    fn every_name_of_a_year_reads_back(year in any_year()) {
        let (western, next) = (year.western(), (year.western() + 1) % 100);
        let names = [
            year.wareki(),
            year.canonical(),
            year.short(),
            western.to_string(),
            Naming::Western.year(year),
            Naming::Western.full_year(year),
            format!("{western}/{next:02}"),
            format!("FY{western}-{next:02}"),
        ];
        for name in names {
            let reading = FiscalYear::parse(&name).unwrap();
            prop_assert_eq!((reading.value, reading.note), (year, None));
        }
    }

    #[test]
    fn every_name_of_a_day_reads_back(day in any_day()) {
        for name in [wareki_date(day), full_date(day), Naming::Western.day(day), day.to_string()] {
            let reading = parse_date(&name).unwrap();
            prop_assert_eq!((reading.value, reading.note), (day, None));
        }
    }

    #[test]
    fn periods_divide_the_year(
        year in any_year(),
        first_month in any_first_month(),
        parts in prop::sample::select(vec![1i8, 2, 3, 4, 6, 12]),
    ) {
        let cadence = cadence(parts, first_month);
        let english = english_cadence(&cadence);
        let mut next = year.first_day(first_month);
        for period in cadence.periods_of(year) {
            let (first, last) = cadence.interval(period).unwrap();
            prop_assert_eq!(first, next);
            prop_assert_eq!(cadence.read(&cadence.name(period)).unwrap().value, period);
            let name = english.name(period);
            prop_assert_eq!(english.read(&name).unwrap().value, period, "{}", name);
            let turned = format!("{} {}", english.periods()[period.index].name, year.western_name());
            prop_assert_eq!(english.read(&turned).unwrap().value, period, "{}", turned);
            next = last.tomorrow().unwrap();
        }
        prop_assert_eq!(next, year.last_day(first_month).tomorrow().unwrap());
    }

    #[test]
    fn nothing_is_due_before_it_is_over_nor_earlier_than_the_year_before(
        rule in due_rules(),
        year in any_year(),
        first_month in any_first_month(),
        parts in prop::sample::select(vec![1i8, 2, 4]),
    ) {
        let cadence = cadence(parts, first_month);
        for period in cadence.periods_of(year) {
            let due = |period| {
                let (_, end) = cadence.interval(period).unwrap();
                (end, rule.due(end, period.year.last_day(first_month)).unwrap())
            };
            let (end, day) = due(period);
            prop_assert!(day >= end);
            if let Some(year) = FiscalYear::new(year.western() + 1) {
                let (_, later) = due(Period { year, ..period });
                prop_assert!(later >= day);
            }
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in any_text(), first_month in any_first_month()) {
        let cadence = cadence(2, first_month);
        let _ = FiscalYear::parse(&text);
        if let Some((_, rest)) = FiscalYear::parse_prefix(&text) {
            prop_assert!(text.contains(rest));
        }
        let _ = (parse_date(&text), MonthDay::parse(&text), cadence.read(&text));
        let _ = (japanese::parse_number(&text), japanese::display_width(&text));
        let _ = (japanese::half_width(&text), japanese::suggest(&text, ["担当課", &text]));
        if let Ok(rule) = DueRule::parse(&text) {
            prop_assert_eq!(DueRule::parse(&rule.to_string()), Ok(rule));
            let _ = (rule.due(Date::MAX, Date::MAX), rule.due(Date::MIN, Date::MIN));
        }
        if let Ok(span) = Span::parse(&text) {
            let periods = vec![PeriodSpec { name: text.clone(), span }];
            if let Ok(cadence) = Cadence::new(periods, first_month) {
                prop_assert_eq!(cadence.find(&text), Some(0));
                for period in cadence.periods_of(FiscalYear::MAX) {
                    let _ = (cadence.name(period), cadence.interval(period));
                }
            }
        }
    }

    #[test]
    fn folding_is_done_once_and_blanks_do_not_matter(text in any_text(), at in 0..8usize) {
        let folded = japanese::fold(&text).into_owned();
        prop_assert_eq!(&japanese::fold(&folded), &folded);
        let at = text.char_indices().nth(at).map_or(text.len(), |(index, _)| index);
        let spaced = format!("{}\u{3000}{}", &text[..at], &text[at..]);
        prop_assert_eq!(&japanese::fold(&spaced), &folded);
    }
}
