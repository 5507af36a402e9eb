//! The values of indicators as quantities that can be compared.

use crate::japanese::{fold, parse_number};

/// How much a value is, in its unit: 95, 1,200, 95％, and durations such as 4分22秒 in seconds.
/// None for words, and for what could be read in two ways.
pub(super) fn quantity(value: &str, unit: &str) -> Option<f64> {
    if let Some(number) = parse_number(value) {
        return Some(number);
    }
    let folded = fold(value);
    let unit = fold(unit);
    let bare = folded.strip_suffix(&*unit).filter(|_| !unit.is_empty());
    if let Some(number) = bare.and_then(parse_number) {
        return Some(number);
    }
    duration(&folded).or_else(|| {
        // A number before a unit of its own: 95%, 3日, 1200件.
        let end = folded.rfind(|it: char| it.is_ascii_digit())? + 1;
        let (number, rest) = folded.split_at(end);
        let is_unit = !rest.is_empty() && rest.chars().count() <= UNIT;
        parse_number(number).filter(|_| is_unit && rest.chars().all(is_of_unit))
    })
}

/// The longest unit that stands behind a number, in letters: 人/年, マイクログラム.
const UNIT: usize = 7;

fn is_of_unit(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '%' | '/' | '・' | '\'' | '°')
}

/// 4分22秒 in seconds; one part alone is a number with a unit.
fn duration(text: &str) -> Option<f64> {
    let mut rest = text;
    let (mut total, mut parts) = (0.0, 0);
    for (unit, seconds) in [("日", 86400.0), ("時間", 3600.0), ("分", 60.0), ("秒", 1.0)] {
        let Some((number, after)) = rest.split_once(unit) else { continue };
        total += parse_number(number)? * seconds;
        parts += 1;
        rest = after;
    }
    let days_alone = parts == 1 && text.ends_with('日');
    (parts > 0 && rest.is_empty() && !days_alone).then_some(total)
}

/// Whether a value is a number without any unit.
pub(super) fn is_bare(value: &str) -> bool {
    parse_number(value).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_and_without_unit_are_quantities() {
        for (value, unit, expected) in [
            ("1,200", "件", Some(1200.0)),
            ("９５％", "％", Some(95.0)),
            ("95.5%", "", Some(95.5)),
            ("4分22秒", "", Some(262.0)),
            ("20分", "", Some(1200.0)),
            ("1時間5分", "", Some(3900.0)),
            ("３日以内", "", Some(3.0)),
            ("▲5", "千円", Some(-5.0)),
            ("実施", "", None),
            ("全庁(23部・区)で実施", "", None),
            ("3〜5件", "件", None),
            ("", "件", None),
        ] {
            assert_eq!(quantity(value, unit), expected, "{value}");
        }
    }
}
