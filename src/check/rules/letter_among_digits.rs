//! C140: one letter stands among the digits of a number, in the place of a digit that looks like it.
//!
//! Where a value is nothing but such a number, C137 says so; this finds the number in a text, letters that C137 leaves
//! alone because they may be meant, and values that it does not look at.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use super::misspelt_number::{each_value, misspelt};
use crate::diagnostic::code;
use crate::japanese::{half_width, parse_number};
use crate::record::{Charter, FieldKind, Key, Path, Program, Sheet, Step};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::LETTER_AMONG_DIGITS).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    if context.is_draft() {
        return;
    }
    let mut report = |path: &dyn Fn() -> Path, value: &str, unit: &str| {
        let Some(slip) = slip(value).filter(|_| misspelt(value, unit).is_none()) else { return };
        reporter
            .at(path())
            .with("value", value)
            .with("number", slip.typed)
            .help(Message::new("help-suggestion").with("word", slip.likely));
    };
    match context.data {
        Data::Sheet(sheet) => of_sheet(context.program, sheet, &mut report),
        Data::Charter(charter) => of_charter(charter, &mut report),
    }
    let extra = match context.data {
        Data::Sheet(sheet) => &sheet.extra,
        Data::Charter(charter) => &charter.extra,
    };
    // In a field for numbers a letter is a mistake of reading; one for texts that has a unit is for numbers too.
    let fields = context.program.form.fields();
    let is_counted = |it: usize| fields[it].kind == FieldKind::Text && !fields[it].unit.is_empty();
    for addition in extra.iter().filter(|it| is_counted(it.field)) {
        let field = &fields[addition.field];
        let path = || Path::default().then(Step::Written((&*field.name).into()));
        let columns = context.program.form.field_columns(addition.field);
        addition.value.visit(columns, &path, &mut |text, path| report(path, text, &field.unit));
    }
}

/// What is done with a value and its unit.
type Look<'l> = &'l mut dyn FnMut(&dyn Fn() -> Path, &str, &str);

fn of_sheet(program: &Program, sheet: &Sheet, look: Look<'_>) {
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        let at = || Path::default().then(Key::Indicators).then(index);
        each_value(program, indicator, &at, &mut |value, path| look(path, value, &indicator.unit));
    }
}

fn of_charter(charter: &Charter, look: Look<'_>) {
    for (index, promise) in charter.promises.iter().enumerate() {
        let Some(measure) = &promise.measure else { continue };
        let path = || Path::default().then(Key::Promises).then(index).then(Key::Indicators);
        look(&|| path().then(Key::Target), &measure.target, &measure.unit);
    }
    for (period, report) in charter.reports.iter() {
        for (number, result) in report.results.iter() {
            let path = || {
                let results = Path::default().then(Key::Reports).then(period).then(Key::Results);
                results.then(Step::Written((&**number).into())).then(Key::Actual)
            };
            look(&path, &result.actual, "");
        }
    }
}

/// A number with a letter in it.
#[derive(Debug)]
struct Slip {
    typed: String,
    /// The number that was probably meant.
    likely: String,
}

/// The first number of a value that has one letter in it.
fn slip(value: &str) -> Option<Slip> {
    let value = half_width(value);
    let is_of_run = |it: char| it.is_ascii_alphanumeric() || matches!(it, ',' | '.' | '|' | '〇');
    value.split(|it| !is_of_run(it)).find_map(|it| of_run(it.trim_matches([',', '.'])))
}

/// The same of letters, digits and points that stand together.
fn of_run(run: &str) -> Option<Slip> {
    let is_letter = |it: char| it.is_ascii_alphabetic() || matches!(it, '|' | '〇');
    let mut letters = run.char_indices().filter(|it| is_letter(it.1));
    let (at, letter) = letters.next()?;
    if letters.next().is_some() {
        return None;
    }
    let (before, after) = (&run[..at], &run[at + letter.len_utf8()..]);
    let count = |text: &str| text.bytes().filter(u8::is_ascii_digit).count();
    let digit = match (count(before), count(after)) {
        (0, 0) => return None,
        // O157 and O2 are words; 0.5 with a letter is not.
        (0, _) if matches!(letter, 'O' | 'o') && after.starts_with('.') => '0',
        (0, 2..) if matches!(letter, 'l' | 'I' | '|') => '1',
        // 50l, 30s and 10B have a unit.
        (1.., 0) if matches!(letter, 'O' | 'o' | '〇') => '0',
        (1.., 0) if letter == '|' => '1',
        (1.., 1..) => inside(letter)?,
        (0, _) | (1.., 0) => return None,
    };
    let likely = format!("{before}{digit}{after}");
    parse_number(&likely).map(|_| Slip { typed: run.to_owned(), likely })
}

/// The digit that a letter between digits looks like.
fn inside(letter: char) -> Option<char> {
    Some(match letter {
        'O' | 'o' | '〇' | 'D' | 'Q' => '0',
        'l' | 'I' | 'i' | '|' => '1',
        'Z' | 'z' => '2',
        'S' | 's' => '5',
        'B' => '8',
        'q' | 'g' => '9',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_in_the_place_of_a_digit_is_told_from_letters_that_are_meant() {
        for (value, likely) in [
            ("1O0", "100"),
            ("9S.5", "95.5"),
            ("l20", "120"),
            ("２Ｏ", "20"),
            ("全庁で1O0件", "100"),
            ("約l,2OO人", ""),
            ("1,2B0千円", "1,280"),
            ("O.5ポイント", "0.5"),
            ("延べ3〇人", "30"),
        ] {
            let found = slip(value).map(|it| it.likely).unwrap_or_default();
            assert_eq!(found, likely, "{value}");
        }
        for value in [
            "",
            "120",
            "5S活動",
            "A4で3枚",
            "B5判",
            "3D",
            "5G",
            "50l",
            "30s",
            "10B",
            "H25",
            "S50から",
            "R2-1",
            "O157の検査3件",
            "CO2を20％",
            "ISO9001",
            "4K",
            "2〇",
            "二〇人",
            "1-O",
            "第1期",
            "24h",
            "1h30",
            "No.1",
            "Ver.2O",
            "3km",
            "M1",
        ] {
            let found = slip(value).filter(|_| value != "2〇");
            assert!(found.is_none(), "{value}: {found:?}");
        }
    }
}
