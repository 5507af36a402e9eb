//! Periods of years that begin in any month.

use jiff::civil::date;

use super::*;
use crate::calendar::Note;

fn cadence(periods: &[(&str, &str)]) -> Result<Cadence, CadenceError> {
    let periods = periods
        .iter()
        .map(|&(name, span)| PeriodSpec { name: name.to_owned(), span: Span::parse(span).unwrap() })
        .collect();
    Cadence::new(periods, FirstMonth::APRIL)
}

fn halves() -> Cadence {
    cadence(&[("上半期", "4-9"), ("下半期", "10-3")]).unwrap()
}

fn quarters() -> Cadence {
    let quarters =
        [("第1四半期", "4-6"), ("第2四半期", "7-9"), ("第3四半期", "10-12"), ("第4四半期", "1-3")];
    cadence(&quarters).unwrap()
}

/// 宮古島市
fn days() -> Cadence {
    cadence(&[("6月30日現在", "6月30日"), ("9月末", "9月末"), ("3月31日現在", "3月31日")]).unwrap()
}

fn period(year: i16, index: usize) -> Period {
    Period { year: FiscalYear::new(year).unwrap(), index }
}

#[test]
fn half_years_are_found_by_every_name() {
    let halves = halves();
    for name in [
        "上半期",
        "上",
        "上期",
        "上半",
        "前期",
        "前半",
        "前半期",
        "第1半期",
        "第一半期",
        "Ⅰ期",
        "1H",
        "H1",
        "４～９月",
        "4月から9月",
        "4月1日～9月30日",
        "上半期（4月～9月）",
        "（上半期）",
        " 上 半 期 ",
        "上半期分",
        "上半期末",
        "・上半期",
        "の上半期",
    ] {
        assert_eq!(halves.find(name), Some(0), "{name}");
    }
    for name in ["下半期", "下", "後期", "第2半期", "10～3月", "10月～翌年3月", "下期（10月～3月）"]
    {
        assert_eq!(halves.find(name), Some(1), "{name}");
    }
    for name in
        ["", "通年", "中", "半期", "9月", "10月", "第1四半期", "上半期（10月～3月）", "(((("]
    {
        assert_eq!(halves.find(name), None, "{name}");
    }
}

#[test]
fn quarters_are_found_by_every_name() {
    let quarters = quarters();
    for (name, index) in [
        ("第1四半期", 0),
        ("第一四半期", 0),
        ("１四半期", 0),
        ("Ⅰ四半期", 0),
        ("1Q", 0),
        ("Ｑ１", 0),
        ("first quarter", 0),
        ("1st Quarter", 0),
        ("Quarter 3", 2),
        ("fourth quarter (January to March)", 3),
        ("October–December", 2),
        ("4～6月", 0),
        ("第四四半期", 3),
        ("Ⅳ四半期", 3),
        ("第④四半期", 3),
        ("4Q", 3),
        ("1-3月", 3),
        ("第3四半期(10月～12月)", 2),
    ] {
        assert_eq!(quarters.find(name), Some(index), "{name}");
    }
    assert_eq!(quarters.find("上半期"), None);
}

#[test]
fn days_are_found_by_every_name() {
    let days = days();
    for (name, index) in [
        ("6月30日現在", 0),
        ("6月30日時点", 0),
        ("6/30", 0),
        ("6月末", 0),
        ("9月30日現在", 1),
        ("9月末現在", 1),
        ("9月時点", 1),
        ("9月", 1),
        ("３月３１日", 2),
    ] {
        assert_eq!(days.find(name), Some(index), "{name}");
    }
    assert_eq!(days.find("12月末"), None);
    let mid_month = cadence(&[("中間", "9月20日現在")]).unwrap();
    assert_eq!(mid_month.find("9月時点"), Some(0));
    assert_eq!(mid_month.find("9月末"), None);
}

#[test]
fn other_cities_divide_the_year_otherwise() {
    let year = cadence(&[("年間", "通年")]).unwrap();
    for name in ["", "通年", "年度", "年間", "4月～3月"] {
        assert_eq!(year.find(name), Some(0), "{name}");
    }
    let thirds = cadence(&[("前期", "4-7"), ("後期", "8-3")]).unwrap();
    assert_eq!((thirds.find("上半期"), thirds.find("下")), (Some(0), Some(1)));
    let mixed = cadence(&[("上半期", "4-9"), ("3Q", "10-12"), ("4Q", "1-3")]).unwrap();
    assert_eq!((mixed.find("上期"), mixed.find("第三四半期")), (Some(0), Some(1)));
}

#[test]
fn a_year_and_a_period_are_read_together() {
    let (halves, quarters, days) = (halves(), quarters(), days());
    for (cadence, typed, expected) in [
        (&halves, "平成25年度上半期", period(2013, 0)),
        (&halves, "H25上", period(2013, 0)),
        (&halves, "Ｈ２５年度　下半期", period(2013, 1)),
        (&halves, "平成25年度（2013年度）下半期", period(2013, 1)),
        (&halves, "平成25年上半期", period(2013, 0)),
        (&halves, "平成25年度10月～3月", period(2013, 1)),
        (&halves, "平成25年4月1日～9月30日", period(2013, 0)),
        (&halves, "2013H2", period(2013, 1)),
        (&halves, "FY2013 H2", period(2013, 1)),
        (&halves, "first half of 2013/14", period(2013, 0)),
        (&quarters, "2013 Q1", period(2013, 0)),
        (&quarters, "FY2013 Q1", period(2013, 0)),
        (&quarters, "2013/14 Q4", period(2013, 3)),
        (&quarters, "Q1 2013/14", period(2013, 0)),
        (&quarters, "Q1 FY2013", period(2013, 0)),
        (&quarters, "Q1, FY2013", period(2013, 0)),
        (&quarters, "Q4 of 2013-14", period(2013, 3)),
        (&quarters, "2013 first quarter", period(2013, 0)),
        (&quarters, "January to March 2014", period(2013, 3)),
        (&quarters, "January to March FY2013", period(2013, 3)),
        (&quarters, "April–June 2013", period(2013, 0)),
        (&days, "30 September 2013", period(2013, 1)),
        (&days, "March 31, 2014", period(2013, 2)),
        (&quarters, "2013年度 第1四半期", period(2013, 0)),
        (&quarters, "令和6年1月～3月", period(2023, 3)),
        (&quarters, "平成31年4月～6月", period(2019, 0)),
        (&days, "令和5年9月30日現在", period(2023, 1)),
        (&days, "令和6年3月31日現在", period(2023, 2)),
        (&days, "令和5年度3月31日現在", period(2023, 2)),
        (&days, "R6.3.31", period(2023, 2)),
        (&days, "2023-06-30時点", period(2023, 0)),
    ] {
        assert_eq!(cadence.read(typed), Ok(Reading { value: expected, note: None }), "{typed}");
    }
    let note = |right: &str| Some(Note::Era { right: right.to_owned() });
    for (cadence, typed, value, note) in [
        (&halves, "平成34年度上半期", period(2022, 0), note("令和4年度")),
        (&days, "平成32年3月31日現在", period(2019, 2), note("令和2年3月31日")),
        (&quarters, "平成31年7月～9月", period(2019, 1), note("令和元年7月31日")),
    ] {
        assert_eq!(cadence.read(typed), Ok(Reading { value, note }), "{typed}");
    }
}

#[test]
fn what_is_not_a_period_says_why() {
    let unknown = |year, name: &str| PeriodError::Unknown {
        year: FiscalYear::new(year).unwrap(),
        name: name.to_owned(),
    };
    for (typed, error) in [
        ("平成25年度", unknown(2013, "")),
        ("平成25年度第1四半期", unknown(2013, "第1四半期")),
        ("2013-1", unknown(2013, "-1")),
        ("上半期", PeriodError::Year(YearError::NotAYear)),
    ] {
        assert_eq!(halves().read(typed), Err(error), "{typed}");
    }
    assert!(matches!(
        halves().read("25年度上半期"),
        Err(PeriodError::Year(YearError::NoEra { number: 25, .. }))
    ));
}

#[test]
fn a_period_has_one_name_that_reads_back() {
    let year = cadence(&[("年間", "通年")]).unwrap();
    for (cadence, period, name) in [
        (&halves(), period(2013, 0), "平成25年度上半期"),
        (&halves(), period(2019, 1), "令和元年度下半期"),
        (&days(), period(2023, 0), "令和5年6月30日現在"),
        (&days(), period(2023, 2), "令和6年3月31日現在"),
        (&days(), period(2018, 1), "平成30年9月末"),
        (&days(), period(2018, 2), "平成31年3月31日現在"),
        (&year, period(2013, 0), "平成25年度"),
    ] {
        assert_eq!(cadence.name(period), name);
        assert_eq!(cadence.read(name), Ok(Reading { value: period, note: None }), "{name}");
    }
    let english = |periods: &[(&str, &str)]| cadence(periods).unwrap().called(Naming::Western);
    let quarters = english(&[("Q1", "April to June"), ("Q4", "January to March")]);
    let months = english(&[("January to March", "January to March")]);
    let days = english(&[("30 September", "30 September"), ("as at 31 March", "31 March")]);
    let odd = english(&[("Mid-year (30 September)", "30 September")]);
    let year = english(&[("Whole year", "whole year")]);
    for (cadence, period, name) in [
        (&quarters, period(2025, 0), "FY2025 Q1"),
        (&quarters, period(2025, 1), "FY2025 Q4"),
        (&months, period(2025, 0), "FY2025 January to March"),
        (&days, period(2025, 0), "30 September 2025"),
        (&days, period(2025, 1), "as at 31 March 2026"),
        (&odd, period(2025, 0), "FY2025 Mid-year (30 September)"),
        (&year, period(2025, 0), "FY2025"),
    ] {
        assert_eq!(cadence.name(period), name);
        assert_eq!(cadence.read(name), Ok(Reading { value: period, note: None }), "{name}");
    }
    assert_eq!(halves().name(period(2013, 9)), "平成25年度");
    assert_eq!(period(2013, 0).slug(), "2013-1");
}

#[test]
fn periods_that_make_no_cadence_are_refused() {
    let pair = |first: &str, second: &str| (first.to_owned(), second.to_owned());
    let overlap = |first, second| {
        let (first, second) = pair(first, second);
        CadenceError::Overlap { first, second }
    };
    let out_of_order = |first, second| {
        let (first, second) = pair(first, second);
        CadenceError::OutOfOrder { first, second }
    };
    for (periods, error) in [
        (vec![("甲", "4-9"), ("乙", "9-3")], overlap("甲", "乙")),
        (vec![("甲", "4-9"), ("年間", "通年")], overlap("甲", "年間")),
        (vec![("甲", "9/30"), ("乙", "9月末")], overlap("甲", "乙")),
        (vec![("下", "10-3"), ("上", "4-9")], out_of_order("下", "上")),
        (vec![("甲", "3/31"), ("乙", "9/30")], out_of_order("甲", "乙")),
        (
            vec![("Q1", "4-6"), ("Ｑ１", "7-9")],
            CadenceError::DuplicateName { name: "Ｑ１".to_owned() },
        ),
        (vec![("甲", "2-5")], CadenceError::LeavesYear { name: "甲".to_owned() }),
    ] {
        assert_eq!(cadence(&periods), Err(error), "{periods:?}");
    }
    let name = "甲".to_owned();
    let outside = PeriodSpec { name: name.clone(), span: Span::Months { first: 4, last: 13 } };
    assert_eq!(
        Cadence::new(vec![outside], FirstMonth::APRIL),
        Err(CadenceError::NoSuchMonth { name, month: 13 })
    );
    assert!(cadence(&[("上半期", "4-9"), ("9月末", "9月末"), ("下半期", "10-3")]).is_ok());
    assert!(cadence(&[]).is_ok());
}

#[test]
fn a_whole_year_is_found_by_its_months() {
    let year = cadence(&[("年間", "4月～3月")]).unwrap();
    assert_eq!((year.find("通年"), year.find("4～3月")), (Some(0), Some(0)));
    let first = (date(2013, 4, 1), date(2014, 3, 31));
    assert_eq!(year.interval(period(2013, 0)), Some(first));
}
