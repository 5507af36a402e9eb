//! Whether promises were kept, counted: over one charter, and over all charters of a year.

use super::result::{number_of, target};
use crate::achievement::rate;
use crate::calendar::{FiscalYear, Period};
use crate::disclosure::PublicCharter;
use crate::record::{Program, Promise, PromiseResult, Tone};
use crate::view::Site;

/// How many promises were kept in a period.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Kept<'a> {
    /// Promises that could be kept: all but those outside the judgement.
    pub(crate) total: usize,
    /// Those that were.
    pub(crate) fulfilled: usize,
    /// Those that were in part.
    pub(crate) partial: usize,
    /// The numbers of those that were not.
    pub(crate) missed: Vec<&'a str>,
    /// Those of which it is not said.
    pub(crate) unknown: usize,
}

impl<'a> Kept<'a> {
    fn add(&mut self, number: &'a str, tone: Option<Tone>) {
        match tone {
            Some(Tone::None) => return,
            Some(Tone::Best | Tone::Good) => self.fulfilled += 1,
            Some(Tone::Caution) => self.partial += 1,
            Some(Tone::Bad) => self.missed.push(number),
            None => self.unknown += 1,
        }
        self.total += 1;
    }

    /// The sum of both.
    pub(crate) fn plus(mut self, other: Self) -> Self {
        self.total += other.total;
        self.fulfilled += other.fulfilled;
        self.partial += other.partial;
        self.missed.extend(other.missed);
        self.unknown += other.unknown;
        self
    }
}

/// How the promises of a charter were kept in the periods of which the results are public, in order of time.
pub(crate) fn kept<'a>(site: &Site<'a>, charter: PublicCharter<'a>) -> Vec<(Period, Kept<'a>)> {
    let (program, data) = (&charter.charter_year.program, &charter.record.data);
    let reports = site.public.reports(program, &data.reports);
    let counted = reports.filter(|(_, it)| !it.results.is_empty()).map(|(period, report)| {
        let mut kept = Kept::default();
        for promise in &data.promises {
            let result = number_of(&report.results, &promise.number);
            kept.add(&promise.number, tone(program, promise, result, period.year));
        }
        (period, kept)
    });
    let mut counted: Vec<_> = counted.filter(|(_, it)| it.unknown < it.total).collect();
    counted.sort_by_key(|(period, _)| *period);
    counted
}

/// Whether a promise was kept: what is said of it, else how its rate of achievement is judged, else how the rate that
/// follows from the numbers would be.
fn tone(
    program: &Program,
    promise: &Promise,
    result: Option<&PromiseResult>,
    year: FiscalYear,
) -> Option<Tone> {
    let result = result?;
    if !result.outcome.is_empty() {
        return program.outcome(&result.outcome, year).map(|it| it.tone);
    }
    let scale = program.promise_scale()?;
    if !result.judgement.is_empty() {
        return scale.level(&result.judgement, year).map(|it| it.tone);
    }
    let (target, unit) = target(promise);
    let direction = promise.measure.as_ref().and_then(|it| it.direction);
    let percent = rate(target, &result.actual, unit, direction).percent()?;
    scale.level_for(percent.number(), year).map(|it| it.tone)
}
