//! A field that a table has and a plan does not: its name, its year, what may stand in it.

use crate::calendar::FiscalYear;
use crate::japanese::parse_number;
use crate::record::FieldKind;

/// A declared field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedField {
    /// Its name.
    pub name: String,
    /// What may stand in it.
    pub kind: FieldKind,
    /// The unit of its numbers.
    pub unit: String,
    /// Whether it has a value for each year.
    pub yearly: bool,
    /// The words to choose from.
    pub choices: Vec<String>,
}

/// A choice has so few words, so short, and each of them so often.
const CHOICES: usize = 6;
const CHOICE_LENGTH: usize = 12;
const OFTEN: usize = 2;

/// The fiscal years that a text names.
pub(super) fn years(text: &str) -> Vec<FiscalYear> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|it| !it.is_empty()) {
        let is_begin = ["令和", "平成", "R", "H", "Ｒ", "Ｈ", "19", "20"]
            .iter()
            .any(|it| rest.starts_with(it));
        let read = is_begin.then(|| FiscalYear::parse_prefix(rest)).flatten();
        match read {
            Some((year, after)) => {
                let width = rest.len() - after.len();
                let is_named = rest[..width].contains('年')
                    || !rest.starts_with(|it: char| it.is_ascii_digit());
                found.extend(is_named.then_some(year.value));
                at += width.max(1);
                while !text.is_char_boundary(at) {
                    at += 1;
                }
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// The name of a field of the table's own, its unit, and its year.
pub(super) fn own_name(heads: &[String]) -> (String, String, Option<FiscalYear>) {
    let (mut parts, mut unit, mut year) = (Vec::new(), String::new(), None);
    for head in heads {
        let found = FiscalYear::parse_prefix(head).filter(|_| !years(head).is_empty());
        let rest = found.map_or(head.as_str(), |(of, rest)| {
            year = Some(of.value);
            rest
        });
        let (name, remark) = rest.split_once(['（', '(']).unwrap_or((rest, ""));
        let remark = remark.trim_end_matches(['）', ')']);
        if !remark.is_empty() {
            remark.clone_into(&mut unit);
        }
        let name: String = name.split_whitespace().collect();
        if !name.is_empty() {
            parts.push(name.replace('.', "・"));
        }
    }
    if parts.is_empty() {
        // A year alone says nothing of what stands below it.
        let whole: Vec<String> = heads.iter().map(|it| it.split_whitespace().collect()).collect();
        return (whole.join("・").replace('.', "・"), String::new(), None);
    }
    (parts.join("・"), unit, year)
}

/// What may stand in a field, by what does.
pub(super) fn kind(name: &str, unit: &str, values: &[String]) -> FieldKind {
    if values.iter().all(|it| parse_number(it).is_some()) {
        let is_money =
            unit.contains('円') || ["費", "額", "予算", "決算"].iter().any(|it| name.contains(it));
        return if is_money { FieldKind::Amount } else { FieldKind::Number };
    }
    let words = once_each(values);
    let is_short =
        words.iter().all(|it| it.chars().count() <= CHOICE_LENGTH && !it.contains(['\n', '、']));
    let is_choice = is_short && words.len() <= CHOICES && values.len() >= words.len() * OFTEN;
    if is_choice { FieldKind::Choice } else { FieldKind::Text }
}

/// Each word once, in the order in which they are met.
fn once_each(values: &[String]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for value in values {
        if !words.contains(value) {
            words.push(value.clone());
        }
    }
    words
}
