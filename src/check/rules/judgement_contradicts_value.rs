//! C142: a rate of achievement, or the judgement of a value, is not what the target and the result give.
//!
//! Rates are worked out in spreadsheets and copied by hand; one that was not worked out anew stands next to the new
//! result for years.

use super::super::context::RecordContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::achievement::{Achievement, Percent, assess, rate};
use crate::calendar::FiscalYear;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Direction, Key, Path, Role, Scale, Step, Tone};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::JUDGEMENT_CONTRADICTS_VALUE).of_record(look);

/// A value with the rate and the judgement that were typed next to it.
struct JudgedValue<'a> {
    /// Where the rate stands, and where the judgement.
    paths: [Path; 2],
    target: &'a str,
    result: &'a str,
    unit: &'a str,
    direction: Option<Direction>,
    /// What was typed for the rate; may be empty.
    rate: &'a str,
    /// What was typed for the judgement; may be empty.
    judgement: &'a str,
    scale: Option<&'a Scale>,
    year: FiscalYear,
}

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    compare(results(context), reporter);
    compare(indicators(context), reporter);
    outcomes(context, reporter);
}

/// The values of indicators, where their table has columns for rates or judgements.
fn indicators<'a>(context: &RecordContext<'a>) -> Vec<JudgedValue<'a>> {
    let (Some(sheet), program) = (context.as_sheet(), context.program) else { return Vec::new() };
    let columns = program.form.columns(Key::Indicators);
    let of_rate = columns.of_role(Role::Rate);
    let of_judgement = columns.of_role(Role::Judgement);
    if of_rate.is_none() && of_judgement.is_none() {
        return Vec::new();
    }
    let mut values = Vec::new();
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        for row in program.rows(indicator) {
            let path = || Path::default().then(Key::Indicators).then(index);
            values.push(JudgedValue {
                paths: [of_rate, of_judgement].map(|it| row.column_path(path(), it)),
                target: row.target(),
                result: row.result(),
                unit: &indicator.unit,
                direction: indicator.direction,
                rate: row.text(of_rate),
                judgement: row.text(of_judgement),
                scale: of_judgement.and_then(|it| program.value_scale(it)),
                year: row.year(),
            });
        }
    }
    values
}

/// A promise that is said to be kept though its target was missed, or not kept though it was met.
fn outcomes(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(charter) = context.as_charter() else { return };
    for (key, report) in charter.reports.iter() {
        let Some(period) = context.program.period(key) else { continue };
        for (number, result) in report.results.iter() {
            let mut promises = charter.promises.iter();
            let promise = promises.find(|it| fold(&it.number) == fold(number));
            let Some(measure) = promise.and_then(|it| it.measure.as_ref()) else { continue };
            let Some(level) = context.program.outcome(&result.outcome, period.year) else {
                continue;
            };
            let (target, actual) = (&measure.target, &result.actual);
            let achievement = assess(target, actual, &measure.unit, measure.direction);
            let what = match (level.tone, achievement) {
                (Tone::Best | Tone::Good, Some(Achievement::Missed)) => "kept",
                (Tone::Bad, Some(Achievement::Met)) => "not-kept",
                (Tone::Best | Tone::Good | Tone::Caution | Tone::Bad | Tone::None, _) => continue,
            };
            let path = Path::default().then(Key::Reports).then(key).then(Key::Results);
            reporter
                .at(path.then(Step::Written((&**number).into())).then(Key::Outcome))
                .with("what", what)
                .with("value", &*result.outcome)
                .with("target", &**target)
                .with("actual", &**actual)
                .help(Message::new("help-judgement-contradicts-value").with("what", "outcome"));
        }
    }
}

/// How promises were kept, period by period.
fn results<'a>(context: &RecordContext<'a>) -> Vec<JudgedValue<'a>> {
    let Some(charter) = context.as_charter() else { return Vec::new() };
    let scale = context.program.promise_scale();
    let mut values = Vec::new();
    for (key, report) in charter.reports.iter() {
        let Some(period) = context.program.period(key) else { continue };
        for (number, result) in report.results.iter() {
            let mut promises = charter.promises.iter();
            let promise = promises.find(|it| fold(&it.number) == fold(number));
            let Some(measure) = promise.and_then(|it| it.measure.as_ref()) else { continue };
            let path = Path::default().then(Key::Reports).then(key).then(Key::Results);
            let path = path.then(Step::Written((&**number).into()));
            values.push(JudgedValue {
                paths: [path.clone().then(Key::Rate), path.then(Key::Judgement)],
                target: &measure.target,
                result: &result.actual,
                unit: &measure.unit,
                direction: measure.direction,
                rate: &result.rate,
                judgement: &result.judgement,
                scale,
                year: period.year,
            });
        }
    }
    values
}

fn compare<'a>(values: impl IntoIterator<Item = JudgedValue<'a>>, reporter: &mut Reporter<'_, '_>) {
    for value in values {
        let computed = rate(value.target, value.result, value.unit, value.direction).percent();
        let [rate_path, judgement_path] = value.paths.clone();
        let wrong = computed.filter(|it| it.is_typed_as(value.rate) == Some(false));
        if let Some(percent) = wrong {
            reporter
                .at(rate_path)
                .with("what", "rate")
                .with("value", value.rate)
                .with("target", value.target)
                .with("actual", value.result)
                .with("right", percent.to_string())
                .help(Message::new("help-judgement-contradicts-value").with("what", "rate"));
        }
        if let Some((percent, right)) = other_level(&value, computed) {
            reporter
                .at(judgement_path)
                .with("what", "judgement")
                .with("value", value.judgement)
                .with("target", value.target)
                .with("actual", value.result)
                .with("rate", percent.to_string())
                .with("right", right)
                .help(Message::new("help-judgement-contradicts-value").with("what", "judgement"));
        }
    }
}

/// The level that the scale has for the rate, where it is another than was typed. None where a rate may be taken in two
/// ways and the level is that of one of them, nor where a level is given by judgement alone.
fn other_level(value: &JudgedValue<'_>, computed: Option<Percent>) -> Option<(Percent, String)> {
    let (scale, year) = (value.scale?, value.year);
    scale.level(value.judgement, year)?.threshold.as_ref()?;
    let typed = Percent::parse(value.rate);
    let rates = [computed, typed].into_iter().flatten();
    let numbers = rates.flat_map(|it| [it.number(), it.exact()]);
    let mut levels = numbers.filter_map(|it| scale.level_for(it, year));
    let percent = computed.or(typed)?;
    let right = scale.level_for(percent.number(), year)?;
    let is_meant = levels.any(|it| *it.label == *value.judgement);
    (!is_meant).then(|| (percent, right.label.to_string()))
}
