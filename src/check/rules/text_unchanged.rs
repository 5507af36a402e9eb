//! C101: a report or an evaluation says what an earlier one said.
//!
//! 174 of 407 sheets of one city (43 %) had a plan that was last year's result or said only 前年度
//! と同じ; citizens call it copy and paste.

use super::super::case::{Case, EvaluationOf, ReportOf};
use super::super::comparison::Folded;
use super::super::found::Found;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::Path;

pub(super) static RULE: Rule = Rule::new(&code::TEXT_UNCHANGED).of_record(look);

/// Below this many letters texts are alike by chance: 実施した.
const LETTERS: usize = 10;

fn look(case: &Case<'_>, found: &mut Found<'_, '_>) {
    let report = |it: &ReportOf<'_>| (it.name.clone(), it.path.clone().then("内容"));
    let reports: Vec<_> = case.reports.iter().map(|it| (&it.folded, report(it))).collect();
    repeated(&reports, found);
    let year = |it: &EvaluationOf<'_>, key| (it.year.wareki(), it.path.clone().then(key));
    let texts = case.evaluations.iter().map(|it| (&it.text, year(it, "評価内容")));
    repeated(&texts.collect::<Vec<_>>(), found);
    let steps = case.evaluations.iter().map(|it| (&it.next_steps, year(it, "今後の方針")));
    repeated(&steps.collect::<Vec<_>>(), found);
}

/// Reports each text that an earlier one has, with the first that has it.
fn repeated(texts: &[(&Folded, (String, Path))], found: &mut Found<'_, '_>) {
    for (index, (text, (_, path))) in texts.iter().enumerate() {
        let same = |(other, _): &&(&Folded, _)| other == text;
        if text.letters() >= LETTERS
            && let Some((_, (first, _))) = texts[..index].iter().find(same)
        {
            found.at(path.clone()).with("first", first);
        }
    }
}
