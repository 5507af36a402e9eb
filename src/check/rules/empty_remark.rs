//! C107: a remark says nothing where one is due.
//!
//! 大船渡's sheets of 2025 say 特になし 14 times where a reason was asked for, and 前年度と同じ 143
//! times where the year's plan should stand.

use super::super::case::Case;
use super::super::found::Found;
use super::super::judgement::{is_behind, judged};
use super::super::rule::Rule;
use super::super::wording::{says_nothing, says_the_same};
use crate::diagnostic::code;
use crate::record::{Grade, Path, Text};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::EMPTY_REMARK).of_record(look);

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    for report in &case.reports {
        remark(report.text, || report.path.clone().then("内容"), found);
        if is_behind(report.tone) {
            remark(report.countermeasure, || report.path.clone().then("対応策"), found);
        }
    }
    for evaluation in &case.evaluations {
        remark(&evaluation.said.text, || evaluation.path.clone().then("評価内容"), found);
        if asks_for_more(case, &evaluation.said.grade) {
            remark(
                &evaluation.said.next_steps,
                || evaluation.path.clone().then("今後の方針"),
                found,
            );
        }
    }
    if let Some(overall) = case.overall() {
        let path = || Path::default().then("計画期間の評価");
        remark(&overall.text, || path().then("評価内容"), found);
        if asks_for_more(case, &overall.grade) {
            remark(&overall.next_steps, || path().then("今後の方針"), found);
        }
    }
    cells(case, found);
}

/// Whether a grade leaves something to be done: then 特になし is no answer to what is next.
fn asks_for_more(case: &Case<'_>, grade: &Grade) -> bool {
    judged(case.program, grade).iter().any(|it| is_behind(Some(it.level.tone)))
}

/// A cell of the schedule may be empty or a dash, but not point to another sheet's year.
fn cells(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let Some(sheet) = case.as_sheet() else { return };
    for (index, row) in sheet.schedule.iter().enumerate() {
        for (key, cell) in row.years.iter() {
            for (name, text) in [("計画", &cell.plan), ("実績", &cell.actual)] {
                if says_the_same(text) {
                    let path = Path::default().then("取組工程").then(index).then("年度");
                    report(text, path.then(key.year).then(name), found);
                }
            }
        }
    }
}

fn remark(text: &Text, path: impl Fn() -> Path, found: &mut Found<'_, '_>) {
    if says_nothing(text) || says_the_same(text) {
        report(text, path(), found);
    }
}

fn report(text: &Text, path: Path, found: &mut Found<'_, '_>) {
    found.at(path).with("text", &**text).help(Message::new("empty-remark.help"));
}
