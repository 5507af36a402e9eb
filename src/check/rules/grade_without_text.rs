//! C105: a grade stands without a reason.
//!
//! A committee of one city found sheets whose grade nobody could follow; a bare letter tells a
//! citizen nothing.

use super::super::case::Case;
use super::super::found::Found;
use super::super::judgement::{grade_name, judged};
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Grade, Path};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::GRADE_WITHOUT_TEXT).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    if case.is_draft() {
        return;
    }
    for evaluation in case.evaluations.iter().filter(|it| it.said.text.is_empty()) {
        report(case, &evaluation.said.grade, || evaluation.path.clone(), found);
    }
    if let Some(overall) = case.overall().filter(|it| it.text.is_empty()) {
        report(case, &overall.grade, || Path::default().then("計画期間の評価"), found);
    }
}

/// What is outside the judgement, such as 対象外, needs no reason.
fn report(case: &Case<'_>, grade: &Grade, path: impl Fn() -> Path, found: &mut Found<'_, '_>) {
    if !judged(case.program, grade).is_empty() {
        let reason = case.program.form.word("評価内容");
        found
            .at(path().then("評価"))
            .with("grade", grade_name(grade))
            .help(Message::new("grade-without-text.help").with("key", reason));
    }
}
