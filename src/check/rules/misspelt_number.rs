//! C137: a value that was to be a number and is none: 1,2O0 with the letter O, 12,34, 1.2.3.
//!
//! Such a value is a text for every reader, and the year is missing in the chart without a word.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use crate::achievement::Amount;
use crate::diagnostic::code;
use crate::japanese::{half_width, parse_number};
use crate::record::{Indicator, Key, Path, Program};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::MISSPELT_NUMBER).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let mut report = |path: &dyn Fn() -> Path, name: &str, value: &str, unit: &str| {
        let Some(typed) = misspelt(value, unit) else { return };
        let help = match likely(&typed) {
            Some(number) => Message::new("help-suggestion").with("word", number),
            None => Message::new("help-number"),
        };
        reporter.at(path()).with("value", value).with("indicator", name).help(help);
    };
    match context.data {
        Data::Sheet(sheet) if !context.is_draft() => {
            for (index, indicator) in sheet.indicators.iter().enumerate() {
                let at = || Path::default().then(Key::Indicators).then(index);
                each_value(context.program, indicator, &at, &mut |value, path| {
                    report(path, &indicator.name, value, &indicator.unit);
                });
            }
        }
        Data::Charter(charter) if !context.is_draft() => {
            for (index, promise) in charter.promises.iter().enumerate() {
                let Some(measure) = &promise.measure else { continue };
                let name = if measure.name.is_empty() { &promise.text } else { &measure.name };
                let path = || {
                    Path::default()
                        .then(Key::Promises)
                        .then(index)
                        .then(Key::Indicators)
                        .then(Key::Target)
                };
                report(&path, name, &measure.target, &measure.unit);
            }
        }
        Data::Sheet(_) | Data::Charter(_) => {}
    }
}

/// Shows each value of an indicator and the way to it, `path` being the way to the indicator.
pub(super) fn each_value<'a>(
    program: &'a Program,
    indicator: &'a Indicator,
    path: &dyn Fn() -> Path,
    visit: &mut dyn FnMut(&'a str, &dyn Fn() -> Path),
) {
    for (key, value) in [(Key::Baseline, &indicator.baseline), (Key::Goal, &indicator.goal)] {
        visit(value, &|| path().then(key));
    }
    for row in program.rows(indicator) {
        for (column, value) in row.values() {
            visit(value, &|| row.column_path(path(), Some(column)));
        }
    }
}

/// Digits, what stands between them, and the letters that are taken for them.
fn is_of_number(letter: char) -> bool {
    letter.is_ascii_digit()
        || matches!(letter, ',' | '.' | '、' | ' ' | '\u{3000}')
        || is_taken(letter)
}

fn is_taken(letter: char) -> bool {
    matches!(letter, 'O' | 'o' | '〇' | 'l' | 'I' | '|')
}

/// The part of a value that looks like a number and cannot be read as one.
pub(super) fn misspelt(value: &str, unit: &str) -> Option<String> {
    let value = half_width(value);
    let number =
        value.trim_end_matches(|it| !is_of_number(it)).trim_end_matches(['.', ',', '、', ' ']);
    let is_wrong = number.contains(|it: char| it.is_ascii_digit())
        && number.chars().all(is_of_number)
        && parse_number(number).is_none()
        && Amount::parse(&value, unit).is_none();
    is_wrong.then(|| number.to_owned())
}

/// The number that was probably meant; none where it may be several.
fn likely(typed: &str) -> Option<String> {
    let digit = |letter| match letter {
        'O' | 'o' | '〇' => '0',
        'l' | 'I' | '|' => '1',
        '、' => ',',
        letter => letter,
    };
    let number: String = typed.chars().map(digit).collect();
    parse_number(&number).map(|_| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_a_slip_is_told_from_a_text() {
        for (value, number) in [
            ("1,2O0", Some("1,200")),
            ("１，２Ｏ０", Some("1,200")),
            ("l00人", Some("100")),
            ("1、200", Some("1,200")),
            ("12,34", None),
            ("1.2.3", None),
            ("1,2345件", None),
        ] {
            let typed = misspelt(value, "");
            assert!(typed.is_some(), "{value}");
            assert_eq!(typed.as_deref().and_then(likely).as_deref(), number, "{value}");
        }
        for value in [
            "",
            "1,200",
            "80％以上",
            "3〜5件",
            "4分22秒",
            "平成25年",
            "－",
            "集計中",
            "約10",
            "10.",
            "実施",
            "Ｏ",
            "全庁で3回",
            "2か所、計5回",
            "○",
        ] {
            assert_eq!(misspelt(value, ""), None, "{value}");
        }
    }
}
