//! The city's own colour, which must be seen on the paper it stands on.

use std::fmt;

/// A colour as a screen mixes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color([u8; 3]);

/// The papers of the theme: white, and the grey under the heads of tables and the menu.
const PAPERS: [Color; 2] = [Color([0xff; 3]), Color([0xf2; 3])];

/// The same where the reader's system is dark.
const DARK_PAPERS: [Color; 2] = [Color([0x1a; 3]), Color([0x26; 3])];

/// What WCAG asks of text (1.4.3, AA).
const ENOUGH: f64 = 4.5;

impl Color {
    /// Reads `#0017c1` or `#01c`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#')?;
        let values: Vec<u8> = digits
            .chars()
            .map(|it| it.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        match values[..] {
            [r, g, b] => Some(Self([r * 17, g * 17, b * 17])),
            [r, r2, g, g2, b, b2] => Some(Self([r * 16 + r2, g * 16 + g2, b * 16 + b2])),
            _ => None,
        }
    }

    /// How far two colours are apart in lightness, from 1 to 21, as WCAG reckons it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// The least contrast that it has on any paper of the theme.
    #[must_use]
    pub fn on_paper(self) -> f64 {
        PAPERS.into_iter().map(|it| self.contrast(it)).fold(f64::INFINITY, f64::min)
    }

    /// Whether text in it can be read, and white on it.
    #[must_use]
    pub fn is_readable(self) -> bool {
        self.on_paper() >= ENOUGH
    }

    /// As it is shown where the reader's system is dark: as much lighter as it takes to be read there.
    #[must_use]
    pub fn on_dark(self) -> Self {
        let mixed = |white: u16| {
            let mix = |it: u8| (u16::from(it) * (20 - white) + 0xff * white) / 20;
            Self(self.0.map(|it| u8::try_from(mix(it)).unwrap_or(u8::MAX)))
        };
        let is_readable = |it: &Self| DARK_PAPERS.into_iter().all(|on| it.contrast(on) >= ENOUGH);
        (0..=20).map(mixed).find(is_readable).unwrap_or(Self([0xff; 3]))
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.0.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }
}

impl fmt::Display for Color {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(out, "#{r:02x}{g:02x}{b:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_three_or_six_hexadecimal_digits() {
        assert_eq!(Color::parse("#0017c1"), Some(Color([0x00, 0x17, 0xc1])));
        assert_eq!(Color::parse("#0Af"), Some(Color([0x00, 0xaa, 0xff])));
        for text in ["", "#", "0017c1", "#0017c", "#0017cg", "red", "#０17", "#0017c1ff"] {
            assert_eq!(Color::parse(text), None, "{text}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let contrast =
            |a: &str, b: &str| Color::parse(a).zip(Color::parse(b)).map(|(a, b)| a.contrast(b));
        for (a, b, expected) in
            [("#000", "#fff", 21.0), ("#777", "#fff", 4.48), ("#0017c1", "#f2f2f2", 9.9)]
        {
            let found = contrast(a, b).unwrap_or_default();
            assert!((found - expected).abs() < 0.05, "{a} on {b}: {found}");
        }
    }

    #[test]
    fn every_colour_that_can_be_read_on_light_paper_has_a_like_one_on_dark() {
        for (light, dark) in [("#0017c1", "#7f8be0"), ("#a90000", "#cf7272"), ("#000", "#8c8c8c")] {
            assert_eq!(
                Color::parse(light).map(|it| it.on_dark().to_string()).as_deref(),
                Some(dark)
            );
        }
        for channel in 0..=u8::MAX {
            let color = Color([channel, 0x40, 0]).on_dark();
            assert!(DARK_PAPERS.into_iter().all(|on| color.contrast(on) >= ENOUGH), "{color}");
            assert!(color.contrast(Color([0; 3])) >= ENOUGH, "black on {color}");
        }
    }

    #[test]
    fn what_can_be_read_on_white_only_is_not_enough() {
        let readable = |it: &str| Color::parse(it).is_some_and(Color::is_readable);
        assert!(readable("#0017c1") && readable("#a90000"));
        assert!(!readable("#767676") && !readable("#ffc700"));
    }
}
