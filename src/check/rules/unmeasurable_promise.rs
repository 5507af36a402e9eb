//! C122: a promise of which nobody can tell whether it was kept.
//!
//! None of the nine promises on a charter's page of 2013 had a measure, a deadline or a number; the
//! city itself later replaced such charters by 事後検証可能な公約.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::wording::counts_in_english;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Key, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::UNMEASURABLE_PROMISE)
    .of_record(look)
    .needing(&[needs::at(Key::Promises, &[needs::MEASURE])])
    .summed(&[]);

/// Words for a time or an amount that can be checked.
#[rustfmt::skip]
const CHECKABLE: [&str; 24] = [
    "即日", "当日", "翌日", "毎日", "毎朝", "毎週", "毎月", "毎年", "毎回", "以内", "までに", "半日",
    "半月", "半年", "半分", "全件", "全員", "曜日", "同じ日", "前の月", "うちに", "いつでも", "年末年始", "日没",
];
/// The same in English.
#[rustfmt::skip]
const CHECKABLE_IN_ENGLISH: [&str; 26] = [
    "same day", "same working day", "next day", "next working day", "next business day", "daily", "weekly", "monthly", "quarterly",
    "yearly", "every day", "every week", "every month", "every quarter", "every year", "every time", "at any time", "at all times", "overnight",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
];
/// What kanji numerals count: 三日, 一週間.
const COUNTED: [char; 14] =
    ['日', '分', '時', '週', '月', '年', '回', '件', '人', '割', '％', '度', '箇', 'か'];

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(charter) = context.as_charter().filter(|_| !context.is_draft()) else { return };
    for (index, promise) in charter.promises.iter().enumerate() {
        reporter.asks();
        let measured = promise
            .measure
            .as_ref()
            .is_some_and(|it| !(it.name.is_empty() && it.target.is_empty() && it.unit.is_empty()));
        if !measured && !is_checkable(&promise.text) {
            reporter
                .at(Path::default().then(Key::Promises).then(index).then(Key::Text))
                .with("promise", &*promise.number)
                .help(
                    Message::new("help-measure")
                        .with("indicators", context.program.form.word(Key::Indicators)),
                );
        }
    }
}

fn is_checkable(written: &str) -> bool {
    let text = fold(written);
    let digit = text.contains(|it: char| it.is_ascii_digit());
    let pairs = text.chars().zip(text.chars().skip(1));
    let is_numeral = |it: char| "一二三四五六七八九十百".contains(it);
    let in_english = written.to_ascii_lowercase();
    digit
        || counts_in_english(written)
        || CHECKABLE_IN_ENGLISH.iter().any(|it| in_english.contains(it))
        || CHECKABLE.iter().any(|it| text.contains(it))
        || pairs.into_iter().any(|(a, b)| is_numeral(a) && COUNTED.contains(&b))
}
