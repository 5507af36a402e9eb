//! What makes two numbers of sheets the same.

use unicode_normalization::UnicodeNormalization;

use crate::japanese::half_width;

/// The number of a sheet as it is compared, never as it is shown: `４５`, `045`, `No.45`, `№45` and 45 are
/// one number.
///
/// Width, a leading `No.` and, where all the rest are digits, leading zeros make no difference. Nothing
/// else is folded: R2-1, 1-1-1, `A-01` and `A-1` are four.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetNumber(Box<str>);

impl SheetNumber {
    /// The number that was typed.
    ///
    /// ```
    /// use kohyo::record::SheetNumber;
    ///
    /// assert_eq!(SheetNumber::of("Ｎｏ．０４５"), SheetNumber::of("45"));
    /// assert_ne!(SheetNumber::of("A-01"), SheetNumber::of("A-1"));
    /// ```
    #[must_use]
    pub fn of(typed: &str) -> Self {
        let narrow = narrow(typed);
        let number = prefixed(&narrow).unwrap_or(&narrow);
        let digits = number.trim_start_matches('0');
        let number = match digits {
            "" if !number.is_empty() => "0",
            _ if digits.bytes().all(|it| it.is_ascii_digit()) => digits,
            _ => number,
        };
        Self(number.into())
    }

    /// Whether what was typed says by itself that it is a number: `No.45`.
    #[must_use]
    pub fn says_no(typed: &str) -> bool {
        prefixed(&narrow(typed)).is_some()
    }

    /// The number as it is compared: 45.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Everything in the width that it mostly has: letters, digits and signs in half, kana in full.
fn narrow(typed: &str) -> String {
    let mut narrow = String::with_capacity(typed.len());
    let mut kana = String::new();
    for c in half_width(typed.trim()).chars() {
        if matches!(c, '\u{FF61}'..='\u{FF9F}') {
            kana.push(c);
            continue;
        }
        narrow.extend(std::mem::take(&mut kana).nfkc());
        match c {
            '\u{3000}' | '\u{A0}' => narrow.push(' '),
            '№' => narrow.push_str("No."),
            _ => narrow.push(c),
        }
    }
    narrow.extend(kana.nfkc());
    narrow
}

/// What follows `No.`, or `No` before a digit.
fn prefixed(number: &str) -> Option<&str> {
    let prefix = number.get(..2).filter(|it| it.eq_ignore_ascii_case("no"))?;
    let rest = &number[prefix.len()..];
    let is_dotted = rest.trim_start().starts_with('.');
    let rest = rest.trim_start_matches(['.', ' ']);
    let is_number = is_dotted || rest.starts_with(|it: char| it.is_ascii_digit());
    (is_number && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn one_number_in_many_spellings() {
        for (number, spellings) in [
            (
                "45",
                &[
                    "45",
                    "045",
                    "0045",
                    "４５",
                    "０４５",
                    "No.45",
                    "NO.45",
                    "no.45",
                    "nO.45",
                    "Ｎｏ．４５",
                    "ＮＯ．45",
                    "No．45",
                    "№45",
                    "№４５",
                    "№ 45",
                    "№.45",
                    "No. 45",
                    "No.　45",
                    "No.045",
                    "no45",
                    "No 45",
                    " 45 ",
                    "　45",
                    "\u{A0}45",
                ][..],
            ),
            ("R2-1", &["R2-1", "Ｒ２－１", "No.R2-1", "№R2-1"]),
            ("1-1-1", &["1-1-1", "１－１－１", "No.1-1-1"]),
            ("A-01", &["A-01", "Ａ－０１"]),
            ("ア1", &["ア1", "ｱ1", "ｱ１"]),
            ("ガ1", &["ガ1", "ｶﾞ1"]),
            ("0", &["0", "00", "０", "No.0"]),
            ("新1", &["新1", "新１"]),
        ] {
            for typed in spellings {
                assert_eq!(SheetNumber::of(typed).as_str(), number, "{typed}");
            }
        }
    }

    #[test]
    fn what_differs_otherwise_is_another_number() {
        let numbers = [
            "45",
            "R2-1",
            "R2-01",
            "R02-1",
            "r2-1",
            "1-1-1",
            "1-1-01",
            "01-1-1",
            "A-01",
            "A-1",
            "45a",
            "045a",
            "45-1",
            "4.5",
            "45.0",
            "第45",
            "45号",
            "1,000",
            "1000",
            "R2‐1",
            "R2−1",
            "①",
            "1",
            "Ⅰ",
            "I",
            "四十五",
            "Nord",
            "No",
            "No.",
            "n45",
            "北45",
            "ノ45",
            "",
            "450",
        ];
        for (index, one) in numbers.iter().enumerate() {
            for other in &numbers[..index] {
                assert_ne!(SheetNumber::of(one), SheetNumber::of(other), "{one} {other}");
            }
        }
    }

    #[test]
    fn a_number_that_says_so_needs_no_word() {
        for (typed, says_no) in [
            ("No.45", true),
            ("№45", true),
            ("no45", true),
            ("45", false),
            ("Nord", false),
            ("No.", false),
        ] {
            assert_eq!(SheetNumber::says_no(typed), says_no, "{typed}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(45), ..ProptestConfig::default() })]

        #[test]
        fn a_number_is_known_by_how_it_is_compared(typed in "[ 　NnＮo№.．0０4４5A北ｱｶﾞ-]{0,8}") {
            let number = SheetNumber::of(&typed);
            // What is compared loses letters and digits of no one but of `No.` and leading zeros.
            let signs = |it: &str| it.chars().filter(|c| *c == '-' || *c == '北').count();
            prop_assert_eq!(signs(number.as_str()), signs(&typed));
            let of_wide = SheetNumber::of(&typed.replace('4', "４").replace('0', "０"));
            prop_assert_eq!(&of_wide, &number);
        }

        #[test]
        fn digits_are_one_number_with_zeros_and_without(number in 0_u32..100_000, width in 0_usize..9) {
            let padded = format!("{number:0>width$}");
            prop_assert_eq!(SheetNumber::of(&padded), SheetNumber::of(&number.to_string()));
            prop_assert_eq!(SheetNumber::of(&format!("№{padded}")), SheetNumber::of(&padded));
        }
    }
}
