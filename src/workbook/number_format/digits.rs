//! Digits in kanji and in full width (`[DBNum1]` to `[DBNum3]`).

/// The digits of each style: 〇 to 九, those of deeds, full width.
const DIGITS: [&str; 3] = ["〇一二三四五六七八九", "〇壱弐参四伍六七八九", "０１２３４５６７８９"];
/// Tens, hundreds and thousands of each style.
const TENS: [[&str; 3]; 3] = [["十", "百", "千"], ["拾", "百", "阡"], ["十", "百", "千"]];
/// Powers of ten thousand of each style.
const MYRIADS: [[&str; 4]; 3] =
    [["", "万", "億", "兆"], ["", "萬", "億", "兆"], ["", "万", "億", "兆"]];

/// Each digit for itself; a style that is none of `[DBNum1]` to `[DBNum3]` leaves the text as it is.
pub(super) fn digit_by_digit(text: &str, style: u8) -> String {
    let Some(digits) = usize::from(style).checked_sub(1).and_then(|it| DIGITS.get(it)) else {
        return text.to_owned();
    };
    let of = |character: char| {
        let digit = character.to_digit(10).and_then(|it| usize::try_from(it).ok());
        digit.and_then(|it| digits.chars().nth(it)).unwrap_or(character)
    };
    text.chars().map(of).collect()
}

/// A whole number as it is said (二十五, 千二百三十四).
pub(super) fn as_said(number: u64, style: u8) -> String {
    let Some(at) = usize::from(style).checked_sub(1).filter(|it| *it < DIGITS.len()) else {
        return number.to_string();
    };
    if number == 0 || number >= 10_000_000_000_000_000 {
        return digit_by_digit(&number.to_string(), style);
    }
    let mut said = Vec::new();
    let mut left = number;
    for myriad in MYRIADS.get(at).into_iter().flatten() {
        let group = left % 10_000;
        left /= 10_000;
        if group > 0 {
            said.push(format!("{}{myriad}", thousands(group, at, style)));
        }
    }
    said.into_iter().rev().collect()
}

fn thousands(group: u64, at: usize, style: u8) -> String {
    let digits = group.to_string();
    let mut said = String::new();
    for (place, digit) in digits.chars().enumerate() {
        let power = digits.len() - 1 - place;
        let unit = power.checked_sub(1).and_then(|it| TENS.get(at)?.get(it)).copied().unwrap_or("");
        // Only in kanji is one left out before ten, hundred and thousand.
        let silent = digit == '1' && power > 0 && style == 1;
        if digit != '0' && !silent {
            said.push_str(&digit_by_digit(&digit.to_string(), style));
        }
        if digit != '0' {
            said.push_str(unit);
        }
    }
    said
}
