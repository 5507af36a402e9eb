//! The newest value of each indicator next to its target, for the head of a sheet's page.

use super::indicator::{Column, columns, name};
use crate::achievement::{Achievement, assess};
use crate::calendar::FiscalYear;
use crate::disclosure::PublicSheet;
use crate::japanese::parse_number;
use crate::record::{Indicator, Present, Program, Tone};
use crate::view::Site;
use crate::view::prose::apart;
use crate::view::summary::{MeasuredView, SignView};

/// The newest values of a sheet's indicators; of those without any value nothing is said.
pub(crate) fn measured(site: &Site, sheet: PublicSheet) -> Vec<MeasuredView> {
    let program = &sheet.plan.program;
    let years: Vec<FiscalYear> = program.file.years.years().collect();
    let indicators = sheet.data().indicators.iter();
    indicators.filter_map(|it| newest(site, program, it, &years)).collect()
}

fn newest(
    site: &Site,
    program: &Program,
    indicator: &Indicator,
    years: &[FiscalYear],
) -> Option<MeasuredView> {
    let columns = columns(site, program, indicator, years);
    let column = columns.iter().rfind(|it| it.is_timed && it.actual.is_given())?;
    let with_unit = |text: &str| match parse_number(text) {
        Some(_) => format!("{text}{}", apart(&indicator.unit)),
        None => text.to_owned(),
    };
    let target = match column.target {
        "" => site.phrases.none.clone(),
        text => with_unit(text),
    };
    Some(MeasuredView {
        name: name(site, program, indicator).to_owned(),
        when: column.name.clone(),
        target,
        actual: with_unit(column.actual),
        sign: sign(site, indicator, column),
    })
}

/// Whether the target of a time was met, as a formal word.
fn sign(site: &Site, indicator: &Indicator, column: &Column) -> Option<SignView> {
    let achievement = assess(column.target, column.actual, &indicator.unit, indicator.direction)?;
    let (tone, word) = match achievement {
        Achievement::Met => (Tone::Good, "target-met"),
        Achievement::Missed => (Tone::Caution, "target-missed"),
        Achievement::Unclear => return None,
    };
    Some(SignView::new(tone.name(), site.words.word(word)))
}
