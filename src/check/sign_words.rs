//! The words of each sign, gathered from the rules that look for them.

use super::official_spelling::WORDS;
use super::rules::{
    claim_contradicts_obligations, dash_variants, placeholder, platform_characters,
};
use super::signs::{Scanner, Sign};
use super::wording;
use crate::record::Organization;

/// A scanner for the texts of a city with these units.
pub(super) fn scanner(organization: &Organization) -> Scanner {
    let of_sign = |sign| words(sign, organization).into_iter().map(move |word| (sign, word));
    let of_signs = Sign::ALL.into_iter().flat_map(of_sign);
    Scanner::new(of_signs, WORDS.iter())
}

/// The words of which one is there when the sign is.
fn words(sign: Sign, organization: &Organization) -> Vec<Vec<u8>> {
    match sign {
        Sign::Address => bytes(&["://"]),
        Sign::Link => bytes(&["]("]),
        Sign::Tag => bytes(&["<"]),
        Sign::Table => bytes(&["|"]),
        Sign::Placeholder => placeholder::words().map(String::into_bytes).collect(),
        Sign::PlatformCharacter => platform_characters::beginnings(),
        Sign::Dash => {
            let dashes = dash_variants::ALIKE.iter().copied().flatten();
            dashes.map(|it| it.to_string().into_bytes()).collect()
        }
        Sign::Delay => bytes(wording::DELAY),
        Sign::Shortfall => bytes(wording::SHORTFALL),
        Sign::SomeUnits => bytes(wording::SOME),
        Sign::UnitName => {
            wording::unit_names(organization).map(|it| it.as_bytes().to_vec()).collect()
        }
        Sign::FiscalYear => bytes(&["年度"]),
        Sign::AllUnits => bytes(&claim_contradicts_obligations::ALL),
    }
}

fn bytes(words: &[&str]) -> Vec<Vec<u8>> {
    words.iter().map(|it| it.as_bytes().to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_signs_of_its_words() {
        let scanner = scanner(&Organization::default());
        for (text, expected) in [
            ("", vec![]),
            ("予定どおり", vec![]),
            ("掲載が遅れた", vec![Sign::Delay, Sign::Shortfall]),
            ("[要綱](https://a.example/)", vec![Sign::Address, Sign::Link]),
            ("一部の部で1〜2日", vec![Sign::Dash, Sign::Shortfall, Sign::SomeUnits]),
            ("平成25年度にすべての部で", vec![Sign::FiscalYear, Sign::AllUnits]),
            ("㈱みほん", vec![Sign::PlatformCharacter]),
            ("ＴＢＤ", vec![Sign::Placeholder]),
            ("未 定", vec![Sign::Placeholder, Sign::Shortfall]),
            ("○○部", vec![Sign::Placeholder]),
        ] {
            let signs = scanner.signs(text);
            let found: Vec<Sign> = Sign::ALL.into_iter().filter(|it| signs.has(*it)).collect();
            assert_eq!(found, expected, "{text}");
        }
        let signs = scanner.signs("さまざまな取り組み");
        let words = (0..WORDS.len()).filter(|it| signs.has_spelling_of(*it));
        assert_eq!(words.collect::<Vec<_>>(), [0, 21]);
    }
}
