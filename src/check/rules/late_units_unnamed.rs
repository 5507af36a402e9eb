//! C109: a text speaks of some units and does not name them.
//!
//! The reform sheet of the seed says 一部の部でホームページへの掲載が遅れた in three half-years and
//! never which of the 23 departments and wards.

use super::super::case::Case;
use super::super::found::Found;
use super::super::rule::Rule;
use super::super::wording::{names_a_unit, some_units, tells_of_delay};
use crate::diagnostic::code;
use crate::record::{ALL_UNITS, Path, Sheet, Text};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::LATE_UNITS_UNNAMED).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    if let Some(sheet) = case.as_sheet() {
        if are_listed(case, sheet) {
            return;
        }
        cells(case, sheet, found);
    }
    for report in &case.reports {
        let path = || report.path.clone();
        passages(case, &[("内容", report.text), ("対応策", report.countermeasure)], path, found);
    }
    for evaluation in &case.evaluations {
        let texts =
            [("評価内容", &evaluation.said.text), ("今後の方針", &evaluation.said.next_steps)];
        passages(case, &texts, || evaluation.path.clone(), found);
    }
    if let Some(overall) = case.overall() {
        let texts = [
            ("評価内容", &overall.text),
            ("今後の方針", &overall.next_steps),
            ("計画期間後", &overall.after_plan),
        ];
        passages(case, &texts, || Path::default().then("計画期間の評価"), found);
    }
}

/// Whether the sheet lists by name which of the program's units it is about.
fn are_listed(case: &Case<'_>, sheet: &Sheet) -> bool {
    let names = &sheet.participants;
    !names.0.is_empty()
        && names.0.iter().all(|it| **it != *ALL_UNITS)
        && names.0.len() < case.program.units.len()
}

/// What became of the schedule and the indicators, in words.
fn cells(case: &Case<'_>, sheet: &Sheet, found: &mut Found<'_, '_>) {
    for (index, row) in sheet.schedule.iter().enumerate() {
        for (key, cell) in row.years.iter() {
            let path = || Path::default().then("取組工程").then(index).then("年度").then(key.year);
            passages(case, &[("実績", &cell.actual)], path, found);
        }
    }
    for (index, row) in sheet.indicators.iter().enumerate() {
        for (key, cell) in row.years.iter() {
            let path = || Path::default().then("指標").then(index).then("年度").then(key.year);
            passages(case, &[("実績", &cell.actual)], path, found);
        }
    }
}

/// Whether certain units are meant: 複数の部署 that work together are any.
fn is_meant(phrase: &str, text: &str) -> bool {
    const WANTING: &[&str] = &["未", "でき", "なかった", "残", "除"];
    let is_wanting = || tells_of_delay(text) || WANTING.iter().any(|it| text.contains(it));
    phrase.starts_with("一部") || is_wanting()
}

/// Texts that stand together: a unit that one of them names is named for all.
fn passages(
    case: &Case<'_>,
    texts: &[(&'static str, &Text)],
    path: impl Fn() -> Path,
    found: &mut Found<'_, '_>,
) {
    let organization = &case.city.library.organization;
    for (key, text) in texts {
        let Some(phrase) = some_units(text).filter(|it| is_meant(it, text)) else { continue };
        if texts.iter().any(|(_, it)| names_a_unit(it, organization)) {
            return;
        }
        found
            .at(path().then(*key))
            .with("phrase", phrase)
            .help(Message::new("late-units-unnamed.help").with("phrase", phrase));
    }
}
