//! Numbers as common fractions (`# ?/?`, `0/8`).

use super::decimal::Decimal;
use super::section::Token;

/// Shows a number, which is not negative, as a fraction; none when the part is no fraction.
pub(super) fn show_fraction(tokens: &[Token], value: &Decimal) -> Option<String> {
    let stroke = tokens.iter().position(|it| *it == Token::Stroke)?;
    let (before, after) = (tokens.get(..stroke)?, tokens.get(stroke + 1..)?);
    let is_digit = |it: &Token| matches!(it, Token::Digit(_));
    let places = after.iter().filter(|it| is_digit(it)).count();
    if !before.last().is_some_and(is_digit) || places == 0 && fixed(after).is_none() {
        return None;
    }
    // The whole number has its own places when something parts them from those of the numerator.
    let numerators = before.iter().rev().take_while(|it| is_digit(it)).count();
    let mixed = before.iter().take(before.len() - numerators).any(is_digit);
    let number: f64 = value.plain().parse().ok()?;
    let whole = if mixed { number.floor() } else { 0.0 };
    let most = 10_u32.pow(u32::try_from(places.min(4)).ok()?) - 1;
    let (mut numerator, denominator) = match fixed(after) {
        Some(denominator) => (((number - whole) * f64::from(denominator)).round(), denominator),
        None => nearest(number - whole, most),
    };
    let mut whole = whole;
    if mixed && numerator >= f64::from(denominator) {
        numerator = 0.0;
        whole += 1.0;
    }
    let tail: String = after.iter().filter_map(literal).filter(|it| !is_figures(it)).collect();
    let head: String = before.iter().filter_map(literal).collect();
    if mixed && numerator == 0.0 {
        return Some(format!("{whole}{}", tail.trim_end()));
    }
    let shown = if mixed && whole > 0.0 {
        format!("{whole} {numerator}/{denominator}")
    } else {
        format!("{numerator}/{denominator}")
    };
    Some(format!("{}{shown}{}", head.trim(), tail.trim_end()))
}

fn literal(token: &Token) -> Option<&str> {
    if let Token::Literal(text) = token { Some(text) } else { None }
}

fn is_figures(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_digit())
}

/// The denominator that a format fixes (`?/8`, `?/100`).
fn fixed(after: &[Token]) -> Option<u32> {
    let mut digits = String::new();
    for token in after {
        if let Some(text) = literal(token).filter(|it| is_figures(it)) {
            digits.push_str(text);
        } else if *token == Token::Digit('0') && !digits.is_empty() {
            digits.push('0');
        } else {
            break;
        }
    }
    digits.parse().ok().filter(|it| (1..=10_000).contains(it))
}

/// The fraction nearest to a number with a denominator of `most` at most, among those that a continued fraction
/// has, as spreadsheets find it.
fn nearest(number: f64, most: u32) -> (f64, u32) {
    let most = f64::from(most);
    let (mut before, mut last) = ((0.0, 1.0), (1.0, 0.0));
    let mut rest = number;
    // The denominators at least double in every second step.
    for _ in 0..64 {
        let whole = rest.floor();
        let next = (whole * last.0 + before.0, whole * last.1 + before.1);
        if next.1 > most {
            break;
        }
        (before, last) = (last, next);
        if rest - whole < 5e-8 {
            break;
        }
        rest = 1.0 / (rest - whole);
    }
    (last.0, format!("{:.0}", last.1).parse().unwrap_or(1))
}
