//! Numbers as digits: spreadsheets keep 15 of them and round those half up, which binary fractions do not.

/// As many digits a spreadsheet keeps of a number.
const PRECISION: usize = 15;

/// A number: `0.d₁d₂d₃… × 10^exponent`, without zeros at either end of the digits; none for zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::workbook) struct Decimal {
    pub(super) negative: bool,
    digits: Vec<u8>,
    exponent: i32,
}

impl Decimal {
    /// A number with the digits that a spreadsheet keeps.
    pub(in crate::workbook) fn of(number: f64) -> Self {
        Self::parse(&format!("{number:.0$e}", PRECISION - 1)).unwrap_or(Self::zero())
    }

    fn zero() -> Self {
        Self { negative: false, digits: Vec::new(), exponent: 0 }
    }

    /// Reads digits with or without a sign, a point and an exponent.
    pub(in crate::workbook) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let negative = mantissa.starts_with('-');
        let mantissa = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let exponent = exponent.checked_add(i32::try_from(whole.len()).ok()?)?;
        Some(
            Self { negative, digits: digits.iter().map(|it| it - b'0').collect(), exponent }
                .normal(),
        )
    }

    fn normal(mut self) -> Self {
        let leading = self.digits.iter().take_while(|it| **it == 0).count();
        self.digits.drain(..leading);
        self.exponent = self.exponent.saturating_sub(i32::try_from(leading).unwrap_or(i32::MAX));
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() { Self::zero() } else { self }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    /// The number without its sign.
    pub(super) fn absolute(mut self) -> Self {
        self.negative = false;
        self
    }

    /// The power of ten of its first digit: 0 for 1 to 9.
    pub(super) fn magnitude(&self) -> i32 {
        if self.is_zero() { 0 } else { self.exponent.saturating_sub(1) }
    }

    /// The number times a power of ten.
    pub(in crate::workbook) fn shifted(mut self, places: i32) -> Self {
        if !self.is_zero() {
            self.exponent = self.exponent.saturating_add(places);
        }
        self
    }

    /// The number with as many decimals at most; a half is rounded away from zero.
    pub(super) fn rounded(mut self, decimals: i32) -> Self {
        let kept = i64::from(self.exponent) + i64::from(decimals);
        if kept < 0 {
            return Self::zero();
        }
        let kept = usize::try_from(kept).unwrap_or(usize::MAX);
        let Some(next) = self.digits.get(kept).copied() else { return self };
        self.digits.truncate(kept);
        if next >= 5 {
            let nines = self.digits.iter().rev().take_while(|it| **it == 9).count();
            self.digits.truncate(kept - nines);
            if let Some(last) = self.digits.last_mut() {
                *last += 1;
            } else {
                self.digits.push(1);
                self.exponent = self.exponent.saturating_add(1);
            }
        }
        self.normal()
    }

    /// The digits before the point; none when there is only a fraction. Numbers are those of a cell, of 309
    /// digits at most.
    pub(super) fn whole(&self) -> String {
        let count = usize::try_from(self.exponent).unwrap_or(0).min(400);
        (0..count).map(|at| self.digit(at)).collect()
    }

    /// As many digits after the point.
    pub(super) fn fraction(&self, count: usize) -> String {
        let zeros = usize::try_from(self.exponent.saturating_neg()).unwrap_or(0).min(count);
        let from = usize::try_from(self.exponent).unwrap_or(0);
        let digits = (from..).take(count - zeros).map(|at| self.digit(at));
        "0".repeat(zeros).chars().chain(digits).collect()
    }

    fn digit(&self, at: usize) -> char {
        char::from(b'0' + self.digits.get(at).copied().unwrap_or(0))
    }

    /// All its digits, without an exponent.
    pub(super) fn plain(&self) -> String {
        let sign = if self.negative { "-" } else { "" };
        let whole = Some(self.whole()).filter(|it| !it.is_empty());
        let decimals = i64::try_from(self.digits.len()).unwrap_or(0) - i64::from(self.exponent);
        let fraction = self.fraction(usize::try_from(decimals).unwrap_or(0).min(400));
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{fraction}", whole.as_deref().unwrap_or("0"))
    }

    /// In the form `1.23457E+16`, with as many decimals at most.
    fn scientific(self, decimals: i32) -> String {
        let before = self.magnitude();
        let mantissa = self.shifted(before.saturating_neg()).rounded(decimals);
        let power = before + mantissa.magnitude();
        let carry = mantissa.magnitude();
        let sign = if power < 0 { '-' } else { '+' };
        format!("{}E{sign}{:02}", mantissa.shifted(-carry).plain(), power.abs())
    }
}

/// A number as a cell without a format shows it: eleven places, then an exponent.
pub(in crate::workbook) fn general(number: f64) -> String {
    let short = number.to_string();
    // Most numbers have few digits, and are shown with all of them.
    if number == 0.0 || (1e-4..1e10).contains(&number.abs()) && short.len() <= 11 {
        return if number == 0.0 { "0".to_owned() } else { short };
    }
    let decimal = Decimal::of(number);
    match decimal.magnitude() {
        magnitude @ 0..=10 => decimal.rounded(10 - 1 - magnitude.min(9)).plain(),
        -4..=-1 => decimal.rounded(9).plain(),
        -9..=-5 if decimal.clone().rounded(9) == decimal => decimal.plain(),
        _ => decimal.scientific(5),
    }
}

/// A number with all its digits: those that are exact in a whole number, 15 otherwise.
pub(in crate::workbook) fn round_trip(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0 {
        return format!("{:.0}", number + 0.0);
    }
    let decimal = Decimal::of(number);
    if decimal.magnitude().abs() > 20 { decimal.scientific(14) } else { decimal.plain() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_without_a_format_has_eleven_places() {
        let shown = [
            (0.0, "0"),
            (-0.0, "0"),
            (45.0, "45"),
            (-1.5, "-1.5"),
            (0.1 + 0.2, "0.3"),
            (1.0 / 3.0, "0.333333333"),
            (100.0 / 3.0, "33.33333333"),
            (12_345_678_901.0, "12345678901"),
            (12_345_678_901.5, "12345678902"),
            (123_456_789_012.0, "1.23457E+11"),
            (12_345_678_901_234_567.0, "1.23457E+16"),
            (1e20, "1E+20"),
            (0.0001, "0.0001"),
            (0.000_012_34, "0.00001234"),
            (0.000_012_345_678_9, "1.23457E-05"),
            (9.999_999_999_9, "10"),
            (999_999_999_999.0, "1E+12"),
            (1e300, "1E+300"),
        ];
        for (number, text) in shown {
            assert_eq!(general(number), text);
        }
    }

    #[test]
    fn digits_are_rounded_as_they_are_written() {
        let rounded = |number, decimals| Decimal::of(number).rounded(decimals).plain();
        assert_eq!(rounded(1.005, 2), "1.01");
        assert_eq!(rounded(2.5, 0), "3");
        assert_eq!(rounded(-0.05, 1), "-0.1");
        assert_eq!(rounded(0.04, 1), "0");
        assert_eq!(rounded(9.99, 1), "10");
        assert_eq!(rounded(0.5, 0), "1");
        assert_eq!(round_trip(0.1 + 0.2), "0.3");
        assert_eq!(round_trip(-0.0), "0");
        assert_eq!(round_trip(1_234_567_890_123.0), "1234567890123");
        for text in ["", ".", "-", "1.2.3", "a", "1e", "1e99999999999"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }
}
