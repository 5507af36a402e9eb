//! C148: nothing is written as 0 in some years of a row and as a dash in others.
//!
//! On the sheet about elections of one city the voters were 20,334, 0, 0, －, －, 0: nobody can tell a year without an
//! election from one that nobody counted. A fire brigade has the same indicator twice, once with 0 and once with a dash
//! in the same year. Before the first number and after the last one a dash says that something had not begun or was over.

use super::super::context::RecordContext;
use super::super::enumerate::listed;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::series::{self, Series, Source, Value};
use crate::diagnostic::code;
use crate::record::{Absence, Presence, Present};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::ZERO_OR_DASH).of_record(look);

/// How many zeros and dashes there are together where they do not stand side by side.
const APART: usize = 3;

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let all = series::of(context).iter();
    let mut mixed: Vec<(&Series<'_>, Mixed<'_, '_>)> =
        all.filter_map(|it| Some((it, mixed(it)?))).collect();
    while !mixed.is_empty() {
        let (series, first) = mixed.remove(0);
        let Some(dash) = first.dashes.first() else { continue };
        // An event that did not take place leaves the same gap in each of its numbers.
        let before = mixed.len();
        mixed.retain(|(_, other)| !first.has_times_of(other));
        let names =
            |values: &[&Value<'_>]| listed(values.iter().map(|it| it.time_name(context.program)));
        reporter
            .at(dash.path())
            .with("name", series.name)
            .with("more", before - mixed.len())
            .with("kind", if dash.text.is_empty() { "blank" } else { "sign" })
            .with("sign", &**dash.text)
            .with("zeros", names(&first.zeros))
            .with("dashes", names(&first.dashes))
            .help(Message::new("zero-or-dash.help"));
    }
}

/// The zeros of a series, and its dashes between the first and the last number.
struct Mixed<'s, 'a> {
    zeros: Vec<&'s Value<'a>>,
    dashes: Vec<&'s Value<'a>>,
}

impl Mixed<'_, '_> {
    /// Whether both have zeros and dashes at the same times.
    fn has_times_of(&self, other: &Self) -> bool {
        let is_same = |one: &[&Value<'_>], other: &[&Value<'_>]| {
            one.iter().map(|it| it.time).eq(other.iter().map(|it| it.time))
        };
        is_same(&self.zeros, &other.zeros) && is_same(&self.dashes, &other.dashes)
    }
}

/// What a series mixes, if it does.
fn mixed<'s, 'a>(series: &'s Series<'a>) -> Option<Mixed<'s, 'a>> {
    let is_zero = |it: &Value<'_>| it.number.is_some_and(|number| number == 0.0);
    // Most series end here.
    if !series.values.iter().any(is_zero) {
        return None;
    }
    let first = series.values.iter().position(|it| it.number.is_some())?;
    let last = series.values.iter().rposition(|it| it.number.is_some())?;
    let within = &series.values[first..=last];
    let is_dash = |it: &Value<'_>| is_nothing(series, it);
    let zeros: Vec<&Value<'a>> = within.iter().filter(|it| is_zero(it)).collect();
    let dashes: Vec<&Value<'a>> = within.iter().filter(|it| is_dash(it)).collect();
    let is_pair = |one: &Value<'_>, other: &Value<'_>| is_zero(one) && is_dash(other);
    let is_side_by_side = within
        .windows(2)
        .any(|it| matches!(it, [one, other] if is_pair(one, other) || is_pair(other, one)));
    let is_mixed = !dashes.is_empty() && (is_side_by_side || zeros.len() + dashes.len() >= APART);
    is_mixed.then_some(Mixed { zeros, dashes })
}

/// Whether a value says that there is nothing, and not why. Of an indicator an empty result is missing, which other rules
/// say.
fn is_nothing(series: &Series<'_>, value: &Value<'_>) -> bool {
    match value.text.presence() {
        Presence::Absent(Absence::Sign | Absence::Nothing) => true,
        Presence::Blank => matches!(series.source, Source::Field(_)),
        Presence::Absent(Absence::Pending | Absence::Unavailable | Absence::NotApplicable)
        | Presence::Given => false,
    }
}
