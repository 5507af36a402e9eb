//! Showing a number by a part of a format code.

use super::decimal::{Decimal, general};
use super::digits::{as_said, digit_by_digit};
use super::section::{Section, Token};

/// Where the pieces of a part are.
struct Layout {
    /// The point, or the end of the whole part.
    point: usize,
    /// `E+`, or the end.
    exponent: usize,
    wholes: usize,
    decimals: usize,
    grouped: bool,
    /// By which power of ten the number is shown larger (percent) or smaller (thousands).
    shift: i32,
}

impl Layout {
    fn of(tokens: &[Token]) -> Self {
        let exponent = tokens.iter().position(|it| matches!(it, Token::Exponent(_)));
        let exponent = exponent.unwrap_or(tokens.len());
        let mantissa = tokens.get(..exponent).unwrap_or_default();
        let point = mantissa.iter().position(|it| *it == Token::Point).unwrap_or(exponent);
        let digits = |of: &[Token]| of.iter().filter(|it| matches!(it, Token::Digit(_))).count();
        let (whole, fraction) = mantissa.split_at(point.min(mantissa.len()));
        let last = mantissa.iter().rposition(|it| matches!(it, Token::Digit(_)));
        let last_whole = whole.iter().rposition(|it| matches!(it, Token::Digit(_)));
        let commas = |from: Option<usize>| {
            let after = from.and_then(|it| mantissa.get(it + 1..)).unwrap_or_default();
            after.iter().take_while(|it| **it == Token::Comma).count()
        };
        let scaled = commas(last_whole) + if last == last_whole { 0 } else { commas(last) };
        let before = last_whole.and_then(|it| whole.get(..it)).unwrap_or_default();
        let first = before.iter().position(|it| matches!(it, Token::Digit(_)));
        let grouped =
            first.and_then(|it| before.get(it..)).is_some_and(|it| it.contains(&Token::Comma));
        let percents = tokens.iter().filter(|it| **it == Token::Percent).count();
        let shift =
            2 * i32::try_from(percents).unwrap_or(0) - 3 * i32::try_from(scaled).unwrap_or(0);
        let (wholes, decimals) = (digits(whole), digits(fraction));
        Self { point, exponent, wholes, decimals, grouped, shift }
    }
}

/// Shows a number. `signed` tells whether a negative one gets its sign, or the part says so by itself.
pub(super) fn show_number(section: &Section, number: f64, signed: bool) -> String {
    let tokens = section.tokens.as_slice();
    if tokens.contains(&Token::General) || tokens.contains(&Token::Text) {
        return show_general(section, number, signed);
    }
    let value = Decimal::of(number).absolute();
    if let Some(shown) = super::fraction::show_fraction(tokens, &value) {
        return if signed && number < 0.0 { format!("-{shown}") } else { shown };
    }
    let layout = Layout::of(tokens);
    let decimals = i32::try_from(layout.decimals).unwrap_or(0);
    let value = value.shifted(layout.shift);
    let (value, power) = if layout.exponent < tokens.len() {
        scientific(value, &layout, decimals)
    } else {
        (value.rounded(decimals), 0)
    };
    let zero = value.is_zero();
    let mut shown = String::new();
    let whole = value.whole();
    let mut writer = Whole { digits: &whole, left: layout.wholes, grouped: layout.grouped };
    let fraction = value.fraction(layout.decimals);
    let mut place = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Digit(digit) if at < layout.point => writer.write(*digit, &mut shown),
            Token::Digit(digit) if at < layout.exponent => {
                decimal(&fraction, place, *digit, &mut shown);
                place += 1;
            }
            Token::Point => {
                // `.00` has no place for a whole number, which is shown all the same.
                if layout.wholes == 0 {
                    shown.push_str(&whole);
                }
                shown.push('.');
            }
            Token::Exponent(plus) => {
                shown.push_str(&exponent(tokens, layout.exponent, power, *plus));
            }
            Token::Literal(literal) => shown.push_str(literal),
            Token::Percent => shown.push('%'),
            Token::Stroke => shown.push('/'),
            Token::Space => shown.push(' '),
            Token::Digit(_)
            | Token::Comma
            | Token::Text
            | Token::General
            | Token::Date(..)
            | Token::Elapsed(..)
            | Token::Subsecond(_)
            | Token::Noon(_) => {}
        }
    }
    let shown = digit_by_digit(&shown, section.digits);
    if signed && number < 0.0 && !zero { format!("-{shown}") } else { shown }
}

/// A number within texts that has no digits of its own (`General"人"`).
fn show_general(section: &Section, number: f64, signed: bool) -> String {
    let number = if signed { number } else { number.abs() };
    let mut plain = general(number);
    if section.digits > 0
        && let Ok(whole) = plain.parse::<u64>()
    {
        plain = as_said(whole, section.digits);
    }
    let mut shown = String::new();
    for token in &section.tokens {
        if let Token::Literal(literal) = token {
            shown.push_str(literal);
        } else if matches!(token, Token::General | Token::Text) {
            shown.push_str(&plain);
        } else if *token == Token::Space {
            shown.push(' ');
        }
    }
    shown
}

/// The number between one and the power of ten that its places allow, and the power it stands for.
fn scientific(value: Decimal, layout: &Layout, decimals: i32) -> (Decimal, i32) {
    // `##0.0E+0` has powers that are multiples of three.
    let step = i32::try_from(layout.wholes.max(1)).unwrap_or(1);
    let power = |it: &Decimal| it.magnitude().div_euclid(step) * step;
    let first = power(&value);
    let rounded = value.shifted(-first).rounded(decimals);
    let carry = power(&rounded);
    (rounded.shifted(-carry), first + carry)
}

fn exponent(tokens: &[Token], at: usize, power: i32, plus: bool) -> String {
    let places = tokens.iter().skip(at + 1).filter(|it| matches!(it, Token::Digit(_))).count();
    let sign = if power < 0 {
        "-"
    } else if plus {
        "+"
    } else {
        ""
    };
    format!("E{sign}{:0places$}", power.abs())
}

/// Writes the digits before the point.
struct Whole<'a> {
    digits: &'a str,
    /// Places that are still to be filled.
    left: usize,
    grouped: bool,
}

impl Whole<'_> {
    fn write(&mut self, place: char, to: &mut String) {
        // The first place takes all digits for which there is no other.
        while self.digits.len() > self.left {
            self.next(to);
        }
        if self.digits.len() == self.left && self.left > 0 {
            self.left -= 1;
            self.next(to);
            return;
        }
        self.left = self.left.saturating_sub(1);
        match place {
            '0' => {
                to.push('0');
                self.comma(self.left, to);
            }
            '?' => to.push(' '),
            _ => {}
        }
    }

    fn next(&mut self, to: &mut String) {
        let mut rest = self.digits.chars();
        to.extend(rest.next());
        self.digits = rest.as_str();
        self.comma(self.digits.len(), to);
    }

    fn comma(&self, after: usize, to: &mut String) {
        if self.grouped && after > 0 && after.is_multiple_of(3) {
            to.push(',');
        }
    }
}

/// Writes a digit after the point; `#` and `?` leave out the zeros at the end.
fn decimal(fraction: &str, place: usize, digit: char, to: &mut String) {
    let rest = fraction.get(place..).unwrap_or_default();
    let zeros = rest.bytes().all(|it| it == b'0');
    match digit {
        '#' if zeros => {}
        '?' if zeros => to.push(' '),
        _ => to.extend(rest.chars().next()),
    }
}
