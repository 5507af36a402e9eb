//! C106: a reason stands without a grade.
//!
//! 工事管理課 of one city wrote 特になし and no grade at all; the sheet was published like that.

use super::super::case::Case;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::{Path, ScaleLevel};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::TEXT_WITHOUT_GRADE).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    // A city that gives no grades misses none.
    let axes = &case.program.file.grades.axes;
    if case.is_draft() || axes.is_empty() {
        return;
    }
    let mut paths = Vec::new();
    for evaluation in &case.evaluations {
        if !evaluation.said.text.is_empty() && !evaluation.said.grade.is_given() {
            paths.push(evaluation.path.clone());
        }
    }
    if let Some(overall) = case.overall()
        && !overall.text.is_empty()
        && !overall.grade.is_given()
    {
        paths.push(Path::default().then("計画期間の評価"));
    }
    let label = |it: &ScaleLevel| it.label.to_string();
    for path in paths {
        let labels: Vec<String> = axes.iter().flat_map(|it| it.1.iter().map(label)).collect();
        let help = Message::new("text-without-grade.help")
            .with("key", case.program.form.word("評価"))
            .with("labels", labels.join("、"));
        found.at(path.then("評価内容")).help(help);
    }
}
