//! The newest grade of a sheet, as lists and summaries have it.

use crate::disclosure::PublicSheet;
use crate::record::{Judgement, Key, Program};
use crate::view::Site;
use crate::view::scale::GradeView;
use crate::words::Message;

/// How many axes have which grade, where there are more than a list shows one by one; else nothing.
pub(super) fn tally(site: &Site, program: &Program, grades: &[GradeView]) -> String {
    if !program.file.grades.are_many() {
        return String::new();
    }
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let levels = program.file.grades.axes.iter().flat_map(|it| it.scale.iter());
    for label in levels.map(|it| &*it.label).chain(grades.iter().map(|it| it.label)) {
        if !counts.iter().any(|it| it.0 == label) {
            counts.push((label, grades.iter().filter(|it| it.label == label).count()));
        }
    }
    let told = counts.into_iter().filter(|it| it.1 > 0).map(|(label, count)| {
        site.words.say(&Message::new("tally-part").with("label", label).with("count", count))
    });
    told.collect::<Vec<_>>().join(&site.phrases.comma)
}

/// The newest grade of a sheet, and what it is for.
pub(super) fn newest_grade<'a>(
    site: &'a Site<'a>,
    sheet: PublicSheet<'a>,
) -> (Option<Judgement<'a>>, String) {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let overall = data.overall_evaluation.as_ref();
    let overall = site.public.overall(program, overall);
    if let Some(judgement) = overall.and_then(|it| it.judgement(program)) {
        let when = site.heading(&program.form, Key::OverallGrade).to_owned();
        return (Some(judgement), when);
    }
    let years = data.annual_evaluations.iter().map(|(it, _)| it.year);
    let graded = years.filter_map(|year| {
        let evaluation = site.public.annual(program, &data.annual_evaluations, year)?;
        Some((year, evaluation))
    });
    let newest = graded.max_by_key(|it| it.0);
    match newest.and_then(|(year, it)| Some((year, it.judgement(program)?))) {
        Some((year, judgement)) => (Some(judgement), site.short_year(year)),
        None => (None, String::new()),
    }
}
