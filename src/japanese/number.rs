//! Numbers as they stand in a cell.

use super::{half_width, is_blank, plain, trim};

/// The number that `text` is, if it can only be read as one: １，２３４ and ▲ 3.5 are numbers;
/// 1.234,5 and 1e5 and 12% are not.
#[must_use]
pub fn parse_number(text: &str) -> Option<f64> {
    let text = trim(text);
    if !text.ends_with(|it: char| plain(it).is_ascii_digit()) {
        return None;
    }
    let text = half_width(text);
    let (negative, digits) = sign(&text);
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    if !fraction.is_none_or(is_digits) || !(is_digits(whole) || is_grouped(whole)) {
        return None;
    }
    let value: f64 = digits.replace(',', "").parse().ok().filter(|v: &f64| v.is_finite())?;
    // Zero has no sign, and "-0" must not come back as one.
    Some(if negative && value != 0.0 { -value } else { value })
}

/// Splits the sign off. ▲ and △ mark what is negative in Japanese public accounts.
fn sign(text: &str) -> (bool, &str) {
    let negative = |c| matches!(c, '-' | '\u{2212}' | '\u{2010}' | '\u{2013}' | '▲' | '△');
    match text.strip_prefix(negative) {
        Some(rest) => (true, rest.trim_start_matches(is_blank)),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether the digits stand in threes: 12,34 may be a slip for 1,234 or for 12.34.
fn is_grouped(text: &str) -> bool {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    is_digits(first)
        && first.len() <= 3
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3 && is_digits(group))
}

/// The value of one kanji numeral, units of ten included.
pub(crate) fn kanji_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' => 0,
        '一' | '壱' => 1,
        '二' | '弐' => 2,
        '三' | '参' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

/// The value of a run of kanji numerals, in words (二十五) or figure by figure (二五).
pub(crate) fn kanji_number(run: &str) -> Option<u32> {
    let digits = run.chars().map(kanji_digit).collect::<Option<Vec<_>>>()?;
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    if digits.iter().all(|&digit| digit < 10) {
        return Some(digits.iter().fold(0, |value, digit| value * 10 + digit));
    }
    let (mut total, mut pending, mut last_unit) = (0, None, 10_000);
    for digit in digits {
        if digit < 10 {
            if pending.is_some() || digit == 0 {
                return None;
            }
            pending = Some(digit);
        } else {
            if digit >= last_unit {
                return None;
            }
            total += pending.take().unwrap_or(1) * digit;
            last_unit = digit;
        }
    }
    Some(total + pending.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_cities_type_them() {
        for (typed, value) in [
            ("0", 0.0),
            ("-0", 0.0),
            ("42", 42.0),
            ("４２", 42.0),
            ("1,234,567", 1_234_567.0),
            ("１，２３４．５", 1234.5),
            ("１２34", 1234.0),
            ("▲3.5", -3.5),
            ("△ 1,000", -1000.0),
            ("－１２", -12.0),
            ("−12", -12.0),
            ("+5", 5.0),
            ("\u{3000} 99.50 \u{a0}", 99.5),
        ] {
            assert_eq!(parse_number(typed), Some(value), "{typed}");
        }
        assert!(parse_number("-0").is_some_and(f64::is_sign_positive));
    }

    #[test]
    fn what_may_mean_two_things_is_no_number() {
        for typed in [
            "", " ", "-", "▲", "1.234,5", "１２ 3", "1e5", "12,34", "1,2345", "0,123", ",123",
            "1,", "1.", ".5", "1.2.3", "--1", "12%", "inf", "NaN", "0x10", "1_000", "約10", "①",
            "二十", "٣",
        ] {
            assert_eq!(parse_number(typed), None, "{typed}");
        }
        assert_eq!(parse_number(&"9".repeat(400)), None);
    }

    #[test]
    fn kanji_numerals() {
        for (typed, value) in [
            ("二十五", Some(25)),
            ("十", Some(10)),
            ("三十一", Some(31)),
            ("二五", Some(25)),
            ("二〇一三", Some(2013)),
            ("二千十三", Some(2013)),
            ("百一", Some(101)),
            ("十十", None),
            ("二五十", None),
            ("十百", None),
            ("", None),
            ("年", None),
        ] {
            assert_eq!(kanji_number(typed), value, "{typed}");
        }
    }
}
