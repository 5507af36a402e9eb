//! Fiscal years in every spelling that people type.

use super::*;

fn year(western: i16) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

#[test]
fn a_year_is_read_in_every_spelling() {
    for typed in [
        "平成25年度",
        "平成25年",
        "平２５年度",
        "H25",
        "H25年度",
        "Ｈ２５",
        "h25",
        "平25",
        "H.25",
        "2013年度",
        "2013",
        "２０１３年度",
        "FY2013",
        "ＦＹ ２０１３",
        "FY 2013",
        "fiscal year 2013",
        "Financial year 2013/14",
        "2013/14",
        "2013-14",
        "2013–14",
        "2013/2014",
        "FY2013/14",
        "FY2013-14",
        "FY13/14",
        "西暦2013年度",
        "㍻25年度",
        "平成二十五年度",
        "平成二五年度",
        "二〇一三年度",
        "平 成 25 年\u{3000}度",
        "\u{a0}H25 ",
        "\u{feff}平成\u{200b}25年度",
        "平成25年度（2013年度）",
        "2013年度(平成25年度)",
        "平成25（2013）年度",
        "H25(2013)",
    ] {
        let reading = FiscalYear::parse(typed);
        assert_eq!(reading, Ok(Reading { value: year(2013), note: None }), "{typed}");
    }
    for (typed, western) in [
        ("令和元年度", 2019),
        ("令和1年度", 2019),
        ("R1", 2019),
        ("R元", 2019),
        ("㋿元年", 2019),
        ("令和十年度", 2028),
        ("昭和63年度", 1988),
        ("平成元年度", 1989),
        ("S20", 1945),
        ("大正14年度", 1925),
        ("明治元年度", 1868),
        ("M1", 1868),
        ("2200", 2200),
        ("1999/00", 1999),
        ("FY2001-02", 2001),
    ] {
        let reading = FiscalYear::parse(typed);
        assert_eq!(reading, Ok(Reading { value: year(western), note: None }), "{typed}");
    }
}

#[test]
fn a_year_of_an_era_that_had_ended_is_read_with_its_right_name() {
    for (typed, western, right) in [
        ("平成34年度", 2022, "令和4年度"),
        ("H31年度", 2019, "令和元年度"),
        ("平成31", 2019, "令和元年度"),
        ("昭和64年度", 1989, "平成元年度"),
        ("昭和100年", 2025, "令和7年度"),
        ("大正15年度", 1926, "昭和元年度"),
        ("2022年度（平成34年度）", 2022, "令和4年度"),
    ] {
        let note = Some(Note::Era { right: right.to_owned() });
        assert_eq!(FiscalYear::parse(typed), Ok(Reading { value: year(western), note }), "{typed}");
    }
}

#[test]
fn what_is_not_a_year_says_why() {
    let no_era = |number, years: &[i16]| YearError::NoEra {
        number,
        candidates: years.iter().copied().map(year).collect(),
    };
    for (typed, error) in [
        ("", YearError::NotAYear),
        ("年度", YearError::NotAYear),
        ("平成", YearError::NotAYear),
        ("平均", YearError::NotAYear),
        ("平成0年度", YearError::NotAYear),
        ("平成十十年度", YearError::NotAYear),
        ("FY13", no_era(13, &[1938, 2001, 2013, 2031])),
        ("13/14", no_era(13, &[1938, 2001, 2013, 2031])),
        ("2013/15", YearError::TrailingText { rest: "/15".to_owned() }),
        ("2013-2014", YearError::TrailingText { rest: "-2014".to_owned() }),
        ("FY13/15", no_era(13, &[1938, 2001, 2013, 2031])),
        ("2013/14/15", YearError::TrailingText { rest: "/14/15".to_owned() }),
        ("-2013", YearError::NotAYear),
        ("20130", YearError::NotAYear),
        ("99999999999999999999", YearError::NotAYear),
        ("25年度", no_era(25, &[1950, 2013, 2025, 2043])),
        ("FY25", no_era(25, &[1950, 2013, 2025, 2043])),
        ("５", no_era(5, &[1930, 1993, 2005, 2023])),
        ("99", no_era(99, &[2099, 2117])),
        ("1867", YearError::OutOfRange { year: 1867 }),
        ("令和4294967295年", YearError::OutOfRange { year: 4_294_967_294 }),
        ("令和300年度", YearError::OutOfRange { year: 2318 }),
        ("平成25年度（2014年度）", YearError::Disagree { first: year(2013), second: year(2014) }),
        ("H25上", YearError::TrailingText { rest: "上".to_owned() }),
        ("平成25年度（", YearError::TrailingText { rest: "（".to_owned() }),
    ] {
        assert_eq!(FiscalYear::parse(typed), Err(error), "{typed}");
    }
    assert_eq!(
        FiscalYear::parse("99").unwrap_err().to_string(),
        "year 99 of which era? It may be 令和81年度（2099年度） or 令和99年度（2117年度）"
    );
}

#[test]
fn what_comes_after_the_year_is_left() {
    for (typed, western, rest) in [
        ("平成25年度上半期", 2013, "上半期"),
        ("H25上", 2013, "上"),
        ("平成25年度10月", 2013, "10月"),
        ("H25 10月～3月", 2013, "10月～3月"),
        ("2013年度 第1四半期", 2013, "第1四半期"),
        ("2013Q1", 2013, "Q1"),
        ("2013/14 Q1", 2013, "Q1"),
        ("2009-10-31", 2009, "-10-31"),
        ("令和5年9月30日現在", 2023, "9月30日現在"),
        ("平成25年度（2013年度）\u{3000}下半期 ", 2013, "下半期"),
        ("平成25年度（上半期）", 2013, "（上半期）"),
        ("平成25年度", 2013, ""),
    ] {
        let (reading, left) = FiscalYear::parse_prefix(typed).unwrap();
        assert_eq!((reading.value, left), (year(western), rest), "{typed}");
    }
    for typed in ["上半期", "25年度上半期", "", "平成25年度（2014年度）"] {
        assert_eq!(FiscalYear::parse_prefix(typed), None, "{typed}");
    }
}

#[test]
fn a_year_has_one_name_of_each_kind() {
    for (western, wareki, canonical, short) in [
        (2013, "平成25年度", "平成25年度（2013年度）", "H25"),
        (2019, "令和元年度", "令和元年度（2019年度）", "R1"),
        (2018, "平成30年度", "平成30年度（2018年度）", "H30"),
        (1989, "平成元年度", "平成元年度（1989年度）", "H1"),
        (1988, "昭和63年度", "昭和63年度（1988年度）", "S63"),
        (1868, "明治元年度", "明治元年度（1868年度）", "M1"),
    ] {
        let year = year(western);
        assert_eq!((year.wareki(), year.canonical()), (wareki.to_owned(), canonical.to_owned()));
        assert_eq!((year.short(), year.western()), (short.to_owned(), western));
    }
}

#[test]
fn a_year_may_begin_in_any_month() {
    for (month, first, last) in [
        (4, date(2023, 4, 1), date(2024, 3, 31)),
        (1, date(2023, 1, 1), date(2023, 12, 31)),
        (3, date(2023, 3, 1), date(2024, 2, 29)),
        (12, date(2023, 12, 1), date(2024, 11, 30)),
    ] {
        let month = FirstMonth::new(month).unwrap();
        assert_eq!((year(2023).first_day(month), year(2023).last_day(month)), (first, last));
    }
    assert_eq!((FirstMonth::new(0), FirstMonth::new(13)), (None, None));
}

#[test]
fn days_beyond_the_known_years_are_in_the_nearest() {
    assert_eq!(FiscalYear::containing(Date::MIN, FirstMonth::APRIL), FiscalYear::MIN);
    assert_eq!(FiscalYear::containing(Date::MAX, FirstMonth::APRIL), FiscalYear::MAX);
}

#[test]
fn years_are_deserialized_from_text_and_numbers() {
    let read = |yaml: &str| serde_yaml::from_str::<FiscalYear>(yaml).map_err(|e| e.to_string());
    assert_eq!(read("平成25年度"), Ok(year(2013)));
    assert_eq!(read("2013"), Ok(year(2013)));
    assert!(read("25").unwrap_err().starts_with("year 25 of which era?"));
    assert!(read("-1").is_err());
    assert!(read("[]").is_err());
}
