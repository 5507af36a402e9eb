//! How promises were kept in a period (約束ごとの結果): what was reported, and what follows from the numbers.

use serde::Serialize;

use super::OnForm;
use super::cell::percent_sign;
use crate::achievement::{NotComputed, Rate, rate};
use crate::calendar::FiscalYear;
use crate::record::{Charter, CharterReport, Promise, PromiseResult, Scale, Table, Text};
use crate::view::prose::{Html, value_or};
use crate::view::scale::Chip;

/// How one promise was kept in a period.
#[derive(Debug, Serialize)]
pub struct ResultView<'a> {
    /// The promise's number.
    pub number: &'a str,
    /// The words of the promise, as HTML.
    pub promise: Html,
    /// What was promised, in figures.
    pub target: Html,
    /// What was measured.
    pub actual: Html,
    /// Whether it was kept; none when that is not said.
    pub outcome: Option<OutcomeView<'a>>,
    /// What part of the target came about, and how that is judged; none where the charter year has no such columns.
    pub rate: Option<RateView<'a>>,
    /// What there is to say about it; may be empty.
    pub note: Html,
}

/// Whether a promise was kept.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct OutcomeView<'a> {
    /// best, good, caution, bad or none.
    pub tone: &'static str,
    /// 達成, 一部達成, 未達成 or 対象外, or a word of the charter year's own.
    pub label: &'a str,
}

/// What part of a target came about, and how that is judged: as it was reported, and as it is computed.
#[derive(Debug, Clone, Serialize)]
pub struct RateView<'a> {
    /// Whether the promise has a target in figures; without one there is no rate and no judgement.
    pub is_asked: bool,
    /// The rate as it was reported; what is said where there is none and none is computed.
    pub typed: Html,
    /// The rate as it is computed, where nothing or something else was reported: 108.9%; else empty.
    pub computed: String,
    /// The judgement as it was reported.
    pub judgement: Option<Chip<'a>>,
    /// The level that the scale has for the computed rate, where nothing or something else was reported.
    pub computed_judgement: Option<Chip<'a>>,
}

impl<'a> OnForm<'a> {
    pub(super) fn results(
        self,
        charter: &'a Charter,
        report: &'a CharterReport,
        year: FiscalYear,
    ) -> Vec<ResultView<'a>> {
        let scale = self.program.promise_scale();
        let is_rated = |it: &PromiseResult| !it.rate.is_empty() || !it.judgement.is_empty();
        let mut results = charter.reports.iter().flat_map(|(_, it)| it.results.iter());
        let has_rates = scale.is_some() || results.any(|(_, it)| is_rated(it));
        let view = |promise: &'a Promise| {
            let result = number_of(&report.results, &promise.number);
            let mut view = self.result(promise, result, year);
            view.rate = has_rates.then(|| self.rate(promise, result, scale, year));
            view
        };
        charter.promises.iter().map(view).collect()
    }

    fn result(
        self,
        promise: &'a Promise,
        result: Option<&'a PromiseResult>,
        year: FiscalYear,
    ) -> ResultView<'a> {
        let phrases = &self.site.phrases;
        let (target, unit) = target(promise);
        let outcome = result.map_or("", |it| &*it.outcome);
        let chip = Chip::new(outcome, self.program.outcome(outcome, year));
        let is_idle = !outcome.is_empty() && chip.is_outside();
        let nothing = if is_idle { &phrases.none } else { &phrases.not_given };
        let none_to_measure = if target.is_empty() { &phrases.none } else { nothing };
        ResultView {
            number: &promise.number,
            promise: Html::cell(&promise.text),
            target: value_or(target, unit, &phrases.none),
            actual: value_or(result.map_or("", |it| &*it.actual), unit, none_to_measure),
            outcome: (!outcome.is_empty()).then(|| OutcomeView {
                tone: chip.tone,
                label: self.site.outcome(self.program, outcome),
            }),
            rate: None,
            note: result.map_or_else(Html::default, |it| Html::cell(&it.note)),
        }
    }

    fn rate(
        self,
        promise: &Promise,
        result: Option<&'a PromiseResult>,
        scale: Option<&'a Scale>,
        year: FiscalYear,
    ) -> RateView<'a> {
        let (target, unit) = target(promise);
        let direction = promise.measure.as_ref().and_then(|it| it.direction);
        let actual = result.map_or("", |it| &*it.actual);
        let computed = rate(target, actual, unit, direction);
        let percent = computed.percent();
        let typed = result.map_or("", |it| &*it.rate);
        let typed_level = result.map(|it| &*it.judgement).filter(|it| !it.is_empty());
        let is_same = percent.is_some_and(|it| it.is_typed_as(typed) == Some(true));
        let level = scale.zip(percent).and_then(|(it, of)| it.level_for(of.number(), year));
        let level = level.filter(|it| Some(&*it.label) != typed_level);
        let is_shown = percent.is_some() && !is_same;
        RateView {
            is_asked: !target.is_empty(),
            typed: if typed.is_empty() && is_shown {
                Html::default()
            } else {
                value_or(typed, &percent_sign(self.site), &self.not_computed(computed))
            },
            computed: percent
                .filter(|_| is_shown)
                .map_or_else(String::new, |it| format!("{it}{}", percent_sign(self.site))),
            judgement: typed_level
                .map(|it| Chip::new(it, scale.and_then(|scale| scale.level(it, year)))),
            computed_judgement: level.map(|it| Chip::new(&it.label, Some(it))),
        }
    }

    /// Why there is no rate.
    fn not_computed(self, rate: Rate) -> String {
        let why = match rate {
            Rate::Of(_) => return String::new(),
            Rate::NotComputed(why) => why,
        };
        match why {
            NotComputed::NoTarget => self.site.phrases.none.clone(),
            NotComputed::NoResult => self.site.phrases.not_given.clone(),
            NotComputed::NoDirection
            | NotComputed::NoNumber
            | NotComputed::OtherUnit
            | NotComputed::AgainstDirection
            | NotComputed::Negative => self.refusal(why),
        }
    }
}

/// What was promised in figures, and their unit.
pub(super) fn target(promise: &Promise) -> (&str, &str) {
    promise.measure.as_ref().map_or(("", ""), |it| (&*it.target, &*it.unit))
}

/// The row of a promise's number, in whatever width it was typed.
pub(super) fn number_of<'a, V>(table: &'a Table<Text, V>, number: &str) -> Option<&'a V> {
    use crate::japanese::half_width;
    let found = table.iter().find(|(key, _)| half_width(key) == half_width(number));
    found.map(|(_, it)| it)
}
