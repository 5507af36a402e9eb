//! The texts of a program's records by which a set phrase is found, each in a few bytes: they are
//! gathered while the records are looked at, so that no text is folded for it a second time.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::choices;
use super::context::RecordContext;
use super::facts::Phrase;
use super::texts::Data;
use crate::record::{Evaluation, Field, FieldKind, Key, Path, Program, Step, Text, YearKey};

/// Below this many letters texts are alike by chance.
const LETTERS: usize = 15;

/// The phrases of a record.
pub(super) fn of(context: &RecordContext<'_>, phrases: &mut Vec<Phrase>) {
    if context.is_draft() {
        return;
    }
    let (program, record) = context.place;
    let mut place = 0..;
    each(context.data, context.program, &mut |text, _| {
        // A letter of Japanese takes three bytes, of English one: most short texts end here.
        let Some(nth) = place.next().filter(|_| text.len() >= LETTERS) else { return };
        let folded = context.folded(text);
        if folded.letters() >= LETTERS {
            let mut hasher = DefaultHasher::new();
            folded.as_str().hash(&mut hasher);
            phrases.push(Phrase { program, hash: hasher.finish(), record, text: nth });
        }
    });
}

/// Where the text at a place of a record stands.
pub(super) fn path(data: Data<'_>, program: &Program, text: usize) -> Option<Path> {
    let mut place = 0..;
    let mut found = None;
    each(data, program, &mut |_, path| {
        if place.next() == Some(text) {
            found = Some(path());
        }
    });
    found
}

/// What is done with each text and its path.
type Visit<'v, 'a> = &'v mut dyn FnMut(&'a Text, &dyn Fn() -> Path);

fn each<'a>(data: Data<'a>, program: &Program, visit: Visit<'_, 'a>) {
    match data {
        Data::Sheet(sheet) => {
            for (key, report) in sheet.progress.iter() {
                let path = || Path::default().then(Key::Progress).then(key);
                visit(&report.text, &|| path().then(Key::Text));
                visit(&report.countermeasure, &|| path().then(Key::Countermeasure));
            }
            evaluations(&sheet.annual_evaluations, visit);
            if let Some(overall) = &sheet.overall_evaluation {
                let path = || Path::default().then(Key::OverallEvaluation);
                visit(&overall.text, &|| path().then(Key::ReasonForGrade));
                visit(&overall.next_steps, &|| path().then(Key::NextSteps));
                visit(&overall.after_plan, &|| path().then(Key::AfterPlan));
            }
        }
        Data::Charter(charter) => {
            for (key, report) in charter.reports.iter() {
                let path = || Path::default().then(Key::Reports).then(key);
                visit(&report.text, &|| path().then(Key::Text));
                visit(&report.countermeasure, &|| path().then(Key::Countermeasure));
            }
            evaluations(&charter.annual_evaluations, visit);
        }
    }
    let extra = match data {
        Data::Sheet(sheet) => &sheet.extra,
        Data::Charter(charter) => &charter.extra,
    };
    let fields = program.form.fields();
    for addition in extra.iter().filter(|it| is_remark(fields, it.field)) {
        let path = || Path::default().then(Step::Written((&*fields[addition.field].name).into()));
        addition.value.visit(program.form.field_columns(addition.field), &path, visit);
    }
}

/// How the name of a field ends in which somebody says what is thought of something.
const REMARKS: [&str; 5] = ["理由", "コメント", "所見", "意見", "講評"];

/// Whether a field of the city's own is for what an official writes of this record, and not for what many have in common, such as a law.
fn is_remark(fields: &[Field], at: usize) -> bool {
    let field = &fields[at];
    let is_reason = || at.checked_sub(1).is_some_and(|it| choices::is_reason(field, &fields[it]));
    field.kind == FieldKind::Text
        && (REMARKS.iter().any(|it| field.name.ends_with(it)) || is_reason())
}

fn evaluations<'a>(table: &'a [(YearKey, Evaluation)], visit: Visit<'_, 'a>) {
    for (key, evaluation) in table {
        let path = || Path::default().then(Key::AnnualEvaluations).then(key.year);
        visit(&evaluation.text, &|| path().then(Key::ReasonForGrade));
        visit(&evaluation.next_steps, &|| path().then(Key::NextSteps));
    }
}
