//! C153: what was chosen is not what its reason arrives at.
//!
//! The sheets of one city ask eight questions, each with a choice and its reason. The choice is copied from the year
//! before, the reason is written anew, and after 「…だが、」 it ends elsewhere: 「妥当である」, 「…料金の見直しが必要である。」

use super::super::choices::{self, Time, entries};
use super::super::context::RecordContext;
use super::super::polarity::{of_choice, of_reason};
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{ChoicePlace, Entry, Field, Grade, Key, Path, Step, Text};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::CHOICE_AGAINST_REASON).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let fields = context.program.form.fields();
    for (index, pair) in fields.windows(2).enumerate() {
        if let [field, reason] = pair
            && choices::is_reason(reason, field)
        {
            of_fields(context, (index, field), index + 1, reporter);
        }
    }
    for evaluation in &context.evaluations {
        on_axes(&evaluation.data.grade, &evaluation.path, reporter);
    }
    if let Some(overall) = context.overall() {
        on_axes(&overall.grade, &Path::default().then(Key::OverallEvaluation), reporter);
    }
}

fn of_fields(
    context: &RecordContext<'_>,
    (index, field): (usize, &Field),
    reason: usize,
    reporter: &mut Reporter<'_, '_>,
) {
    let chosen = choices::chosen(context, &ChoicePlace::Field(index));
    let mut reasons: Vec<(Time, &Text, Path)> = Vec::new();
    entries(context, reason, &mut |time, entry, path| {
        if let Entry::Text(text) = entry {
            reasons.push((time, text, path));
        }
    });
    for (time, text, path) in reasons {
        let mut of_time = chosen.iter().filter(|it| it.time == time);
        // Of several choices a reason may be for one of them.
        if let (Some(chosen), None) = (of_time.next(), of_time.next()) {
            compare(&field.name, chosen.label, text, &path, reporter);
        }
    }
}

/// Grades on axes, each with the reason for it.
fn on_axes(grade: &Grade, evaluation: &Path, reporter: &mut Reporter<'_, '_>) {
    let grades = evaluation.clone().then(Key::Grade);
    for (axis, text) in grade.texts() {
        let path = grades.clone().then(Step::Written((&**axis).into()));
        compare(axis, grade.on(axis), text, &path.then(Key::ReasonForGrade), reporter);
    }
}

fn compare(name: &str, choice: &str, reason: &str, path: &Path, reporter: &mut Reporter<'_, '_>) {
    let Some(chosen) = of_choice(choice, name) else { return };
    let Some((arrived, clause)) = of_reason(reason) else { return };
    if arrived.about == chosen.about && arrived.is_so != chosen.is_so {
        reporter
            .at(path.clone())
            .with("field", name)
            .with("choice", choice)
            .with("clause", &clause)
            .on(&clause)
            .help(Message::new("choice-against-reason.help"));
    }
}
