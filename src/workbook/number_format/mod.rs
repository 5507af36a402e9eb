//! What a cell shows for what is stored in it: number formats (ECMA-376, 18.8.31) as Japanese forms have them.

mod builtin;
mod calendar;
mod date;
mod decimal;
mod digits;
mod fraction;
mod number;
mod section;

pub(super) use builtin::builtin;
pub(super) use decimal::{Decimal, general, round_trip};

use jiff::civil::DateTime;

use calendar::{Moment, days};
use date::show_date;
use number::show_number;
use section::{Section, Token, sections};

use super::CellValue;

/// From which day the days of a workbook are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Epoch {
    /// 1 is 1900-01-01, and 60 is 1900-02-29, a day that never was.
    Of1900,
    /// 0 is 1904-01-01.
    Of1904,
}

/// A format of numbers, dates and texts.
#[derive(Debug, Clone)]
pub(super) struct NumberFormat {
    sections: Vec<Section>,
    general: bool,
}

impl NumberFormat {
    pub(super) fn parse(code: &str) -> Self {
        let sections = sections(code);
        let plain = |it: &Section| it.tokens == [Token::General] && it.digits == 0;
        let general = matches!(sections.as_slice(), [only] if plain(only));
        Self { sections, general }
    }

    /// What is shown for a number, and the day or the moment that the number is when it is shown as one.
    pub(super) fn show(&self, number: f64, epoch: Epoch) -> (String, CellValue) {
        let value = CellValue::Number(number);
        if self.general || !number.is_finite() {
            return (general(number), value);
        }
        let Some((section, signed)) = self.section(number) else { return (general(number), value) };
        if section.is_date() {
            return match Moment::of(number, epoch) {
                Some(moment) => {
                    (show_date(section, &moment), moment.value(section).unwrap_or(value))
                }
                // A spreadsheet shows the cell full of marks.
                None => (general(number), value),
            };
        }
        (show_number(section, number, signed).trim().to_owned(), value)
    }

    /// What is shown for a moment that is written as one (`2013-10-31`, `2013-10-31T09:30:00`); none when it is
    /// no moment, or the format shows no day.
    pub(super) fn show_iso(&self, written: &str, epoch: Epoch) -> Option<(String, CellValue)> {
        let moment: DateTime = written.trim().trim_end_matches('Z').parse().ok()?;
        let (text, value) = self.show(days(moment, epoch)?, epoch);
        matches!(value, CellValue::Date(_) | CellValue::DateTime(_)).then_some((text, value))
    }

    /// What is shown for a text.
    pub(super) fn show_text<'a>(&self, text: &'a str) -> std::borrow::Cow<'a, str> {
        let section = match self.sections.as_slice() {
            [_, _, _, section, ..] => Some(section),
            [.., section] => Some(section).filter(|it| it.has_text()),
            [] => None,
        };
        let Some(section) = section.filter(|it| it.tokens != [Token::Text]) else {
            return text.into();
        };
        let mut shown = String::new();
        for token in &section.tokens {
            match token {
                Token::Text | Token::General => shown.push_str(text),
                Token::Literal(literal) => shown.push_str(literal),
                Token::Point => shown.push('.'),
                Token::Comma => shown.push(','),
                Token::Percent => shown.push('%'),
                Token::Stroke => shown.push('/'),
                Token::Digit(digit) => shown.push(*digit),
                Token::Space
                | Token::Exponent(_)
                | Token::Date(..)
                | Token::Elapsed(..)
                | Token::Subsecond(_)
                | Token::Noon(_) => {}
            }
        }
        shown.into()
    }

    /// The part for a number, and whether the sign of a negative one is shown with it.
    fn section(&self, number: f64) -> Option<(&Section, bool)> {
        let text = self.sections.len() > 1 && self.sections.last().is_some_and(Section::has_text);
        let count = self.sections.len().min(3) - usize::from(text && self.sections.len() < 4);
        let parts = self.sections.get(..count)?;
        let (first, second) = (parts.first()?, parts.get(1));
        if first.condition.is_none() && second.is_none_or(|it| it.condition.is_none()) {
            return Some(match second {
                Some(second) if number < 0.0 => (second, false),
                Some(_) if number == 0.0 => (parts.get(2).unwrap_or(first), false),
                Some(_) | None => (first, true),
            });
        }
        // Without a condition of its own, the first part is for positive numbers, the second for negative ones.
        let second_holds =
            |part: &Section| part.condition.map_or(number < 0.0, |it| it.holds(number));
        let chosen = if first.condition.map_or(number > 0.0, |it| it.holds(number)) {
            first
        } else {
            match (second, parts.get(2)) {
                (Some(second), Some(_)) if second_holds(second) => second,
                (_, Some(third)) => third,
                (Some(second), None) => second,
                (None, None) => return None,
            }
        };
        // The second part says by itself that a number is negative, unless it has a condition.
        let second = second.is_some_and(|it| std::ptr::eq(it, chosen));
        let negative = chosen.condition.map_or(second, section::Condition::is_negative);
        Some((chosen, !negative))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(code: &str, number: f64) -> String {
        NumberFormat::parse(code).show(number, Epoch::Of1900).0
    }

    #[test]
    fn numbers_are_shown_as_a_reader_sees_them() {
        let shows = [
            ("\"第\"0\"号\"", 45.0, "第45号"),
            ("000", 1.0, "001"),
            ("#,##0", 1_234_567.0, "1,234,567"),
            ("#,##0", 0.0, "0"),
            ("#,###", 0.0, ""),
            ("0,000", 7.0, "0,007"),
            ("0.0%", 0.8512, "85.1%"),
            ("0%", 0.8512, "85%"),
            ("0.00", 1.005, "1.01"),
            ("0.0#", 1.5, "1.5"),
            (".00", 12.345, "12.35"),
            ("#,##0\"千円\"", 1234.0, "1,234千円"),
            ("#,##0,", 1_234_567.0, "1,235"),
            ("#,##0,,\"百万円\"", 1_234_567.0, "1百万円"),
            ("#,##0;\"△\"#,##0", -1234.0, "△1,234"),
            ("#,##0;△#,##0", -1234.0, "△1,234"),
            ("#,##0;▲ #,##0;\"－\"", 0.0, "－"),
            ("△#,##0", -1234.0, "-△1,234"),
            ("0", -0.4, "0"),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", -3.0, "-3"),
            ("_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", 0.0, "-"),
            ("[>=10]0\"件以上\";0\"件\"", 12.0, "12件以上"),
            ("[>=10]0\"件以上\";0\"件\"", 3.0, "3件"),
            ("[=1]\"○\";[=2]\"×\";0", 2.0, "×"),
            ("[=1]\"○\";[=2]\"×\";0", 5.0, "5"),
            ("[赤]0", 3.0, "3"),
            ("[>=10]0\"件以上\";0\"件\"", -3.0, "3件"),
            ("[Red][<0]\"△\"0;0", -3.0, "△3"),
            ("0.0\"%\"", 3.0, "3.0%"),
            ("[$¥-411]#,##0", 500.0, "¥500"),
            ("General\"人\"", 5.0, "5人"),
            ("G/標準\"人\"", 5.0, "5人"),
            ("@\"様\"", 5.0, "5様"),
            (";;;", 5.0, ""),
            ("0.00E+00", 12_345.0, "1.23E+04"),
            ("##0.0E+0", 12_345.0, "12.3E+3"),
            ("# ?/?", 2.5, "2 1/2"),
            ("# ?/?", 0.333, "1/3"),
            ("?/8", 0.5, "4/8"),
            ("[DBNum1]0", 120.0, "一二〇"),
            ("[DBNum1]General", 1234.0, "千二百三十四"),
            ("[DBNum2]General\"円\"", 10_000.0, "壱萬円"),
            ("[DBNum3]0", 45.0, "４５"),
            ("000-0000", 6_500_001.0, "650-0001"),
            ("0\\-00", 123.0, "1-23"),
        ];
        for (code, number, text) in shows {
            assert_eq!(shown(code, number), text, "{code} {number}");
        }
    }

    #[test]
    fn days_are_shown_in_their_era() {
        let shows = [
            ("[$-411]ggge\"年\"m\"月\"d\"日\";@", 41578.0, "平成25年10月31日"),
            ("[$-411]ge.m.d;@", 41578.0, "H25.10.31"),
            ("[$-411]gge.mm.dd", 41578.0, "平25.10.31"),
            ("[$-411]ggge\"年\"", 43585.0, "平成31年"),
            ("[$-411]ggge\"年\"", 43586.0, "令和1年"),
            ("[$-ja-JP-x-gannen]ggge\"年\"", 43586.0, "令和元年"),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", 32515.0, "昭和64年1月7日"),
            ("[$-411]ggge\"年\"m\"月\"d\"日\"", 32516.0, "平成1年1月8日"),
            ("ge.m.d", 9855.0, "T15.12.24"),
            ("ge.m.d", 9856.0, "S1.12.25"),
            ("ge.m.d", 1.0, "M33.1.1"),
            ("yyyy/m/d", 60.0, "1900/2/29"),
            ("yyyy/m/d", 61.0, "1900/3/1"),
            ("yyyy/m/d", 0.0, "1900/1/0"),
            ("yyyy/m/d(aaa)", 41578.0, "2013/10/31(木)"),
            ("m\"月\"d\"日\"(aaaa)", 41578.0, "10月31日(木曜日)"),
            ("[$-409]d-mmm-yy", 41578.0, "31-Oct-13"),
            ("[$-409]e", 41578.0, "2013"),
            ("yyyy/m/d h:mm", 41_578.395_833_333_3, "2013/10/31 9:30"),
            ("h:mm", 0.999_999, "0:00"),
            ("m/d", 41_578.999_999, "10/31"),
            ("h:mm:ss", 0.8512, "20:25:44"),
            ("[h]:mm", 1.5, "36:00"),
            ("h:mm AM/PM", 0.5, "12:00 PM"),
            ("mm:ss.0", 0.000_708_333, "01:01.2"),
            ("[DBNum1][$-411]ggge\"年\"m\"月\"d\"日\"", 41578.0, "平成二十五年十月三十一日"),
            ("[DBNum3][$-411]ggge\"年\"m\"月\"", 41578.0, "平成２５年１０月"),
        ];
        for (code, number, text) in shows {
            assert_eq!(shown(code, number), text, "{code} {number}");
        }
    }

    #[test]
    fn a_number_that_is_shown_as_a_day_is_one() {
        let value = |code, number, epoch| NumberFormat::parse(code).show(number, epoch).1;
        let date = |it: &str| CellValue::Date(it.parse().unwrap());
        assert_eq!(value("ge.m.d", 41578.0, Epoch::Of1900), date("2013-10-31"));
        assert_eq!(value("ge.m.d", 41578.0 - 1462.0, Epoch::Of1904), date("2013-10-31"));
        assert_eq!(value("yyyy/m/d", 59.0, Epoch::Of1900), date("1900-02-28"));
        assert_eq!(value("yyyy/m/d", 60.0, Epoch::Of1900), CellValue::Number(60.0));
        assert_eq!(value("h:mm", 0.5, Epoch::Of1900), CellValue::Number(0.5));
        assert_eq!(value("yyyy/m/d", -1.0, Epoch::Of1900), CellValue::Number(-1.0));
        let moment = CellValue::DateTime("2013-10-31T12:00".parse().unwrap());
        assert_eq!(value("m/d", 41578.5, Epoch::Of1900), moment);
    }

    #[test]
    fn texts_are_shown_within_their_format() {
        let shown = |code| NumberFormat::parse(code).show_text("田中").into_owned();
        assert_eq!(shown("@\"様\""), "田中様");
        assert_eq!(shown("0;0;0;\"〔\"@\"〕\""), "〔田中〕");
        assert_eq!(shown("0;@"), "田中");
        assert_eq!(shown(";;;"), "");
        assert_eq!(shown("#,##0"), "田中");
        assert_eq!(shown("General"), "田中");
    }
}
