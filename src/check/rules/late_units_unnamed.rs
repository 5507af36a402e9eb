//! C109: a text speaks of some units and does not name them.
//!
//! The reform sheet of the seed says 一部の部でホームページへの掲載が遅れた in three half-years and
//! never which of the 23 departments and wards.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::wording::{names_a_unit, some_units, tells_of_delay};
use crate::diagnostic::code;
use crate::record::{Course, Key, Path, Sheet, Step, Text, is_all_units};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::LATE_UNITS_UNNAMED).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    if let Some(sheet) = context.as_sheet() {
        if are_listed(context, sheet) {
            return;
        }
        cells(context, sheet, reporter);
    }
    for report in &context.reports {
        let path = || report.path.clone();
        texts_without_units(
            context,
            &[(Key::Text, report.text), (Key::Countermeasure, report.countermeasure)],
            path,
            reporter,
        );
    }
    for evaluation in &context.evaluations {
        let texts = [
            (Key::ReasonForGrade, &evaluation.data.text),
            (Key::NextSteps, &evaluation.data.next_steps),
        ];
        texts_without_units(context, &texts, || evaluation.path.clone(), reporter);
    }
    if let Some(overall) = context.overall() {
        let texts = [
            (Key::ReasonForGrade, &overall.text),
            (Key::NextSteps, &overall.next_steps),
            (Key::AfterPlan, &overall.after_plan),
        ];
        texts_without_units(
            context,
            &texts,
            || Path::default().then(Key::OverallEvaluation),
            reporter,
        );
    }
}

/// Whether the sheet lists by name which of the program's units it is about.
fn are_listed(context: &RecordContext<'_>, sheet: &Sheet) -> bool {
    let names = &sheet.participants;
    !names.0.is_empty()
        && names.0.iter().all(|it| !is_all_units(it))
        && names.0.len() < context.program.units.len()
}

/// What became of the schedule and the indicators, in words.
fn cells(context: &RecordContext<'_>, sheet: &Sheet, reporter: &mut Reporter<'_, '_>) {
    for (index, row) in sheet.schedule.iter().enumerate() {
        results(context, row, &|| Path::default().then(Key::Schedule).then(index), reporter);
    }
    for (index, row) in sheet.indicators.iter().enumerate() {
        results(context, row, &|| Path::default().then(Key::Indicators).then(index), reporter);
    }
}

fn results<C: Course>(
    context: &RecordContext<'_>,
    course: &C,
    path: &dyn Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    for row in context.program.rows(course) {
        let Some(column) = row.columns.result() else { continue };
        texts_without_units(
            context,
            &[(column.step(), row.result())],
            || row.path(path()),
            reporter,
        );
    }
}

/// Whether certain units are meant: 複数の部署 that work together are any. What is wanting in them is said after them.
fn is_meant(phrase: &str, text: &str) -> bool {
    const WANTING: &[&str] = &["未", "でき", "なかった", "残", "除"];
    let after = text.split_once(phrase).map_or("", |it| it.1);
    let said = after.split(['。', '\n']).next().unwrap_or_default();
    phrase.starts_with("一部") || tells_of_delay(said) || WANTING.iter().any(|it| said.contains(it))
}

/// Texts that stand together: a unit that one of them names is named for all.
fn texts_without_units<S: Clone + Into<Step>>(
    context: &RecordContext<'_>,
    texts: &[(S, &Text)],
    path: impl Fn() -> Path,
    reporter: &mut Reporter<'_, '_>,
) {
    for (key, text) in texts {
        if !context.texts.signs(text).has(Sign::SomeUnits) {
            continue;
        }
        let Some(phrase) = some_units(text).filter(|it| is_meant(it, text)) else { continue };
        if texts.iter().any(|(_, it)| names_a_unit(it, context.texts.signs(it))) {
            return;
        }
        reporter
            .at(path().then(key.clone()))
            .on(phrase)
            .with("phrase", phrase)
            .help(Message::new("late-units-unnamed.help").with("phrase", phrase));
    }
}
