//! C151: what was chosen in two places, or more, cannot be true together.
//!
//! In one city the section and the head of the department each name a direction for a project: they differ on 39 of 407
//! sheets. Some pairs are a matter of opinion, some a mistake of who typed them (現状維持, 終了・廃止・休止): which ones, the
//! program says (両立しない).

use std::collections::BTreeSet;

use super::super::choices::{self, Chosen, Time};
use super::super::context::RecordContext;
use super::super::enumerate::listed;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::record::Exclusion;
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::INCOMPATIBLE_CHOICES).of_record(look);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for exclusion in &context.program.exclusions {
        let chosen: Vec<Vec<Chosen>> = exclusion
            .choices
            .iter()
            .map(|(named, _)| choices::chosen(context, &named.place))
            .collect();
        let times: BTreeSet<Time> = chosen.iter().flatten().map(|it| it.time).collect();
        for time in times {
            if let Some(together) = together(exclusion, &chosen, time) {
                report(context, exclusion, &together, time, reporter);
            }
        }
    }
}

/// What was chosen at a time in each of the places, if all of it is excluded.
fn together<'c, 'a>(
    exclusion: &Exclusion,
    chosen: &'c [Vec<Chosen<'a>>],
    time: Time,
) -> Option<Vec<&'c Chosen<'a>>> {
    let places = exclusion.choices.iter().zip(chosen);
    let together: Vec<&Chosen> = places
        .map(|((_, meant), chosen)| {
            let is_meant = |it: &&Chosen| meant.0.iter().any(|word| **word == *it.label);
            choices::at(chosen, time).into_iter().find(is_meant)
        })
        .collect::<Option<_>>()?;
    // What holds in all of them because of a part of the time is told of the part.
    together.iter().any(|it| it.time == time).then_some(together)
}

fn report(
    context: &RecordContext<'_>,
    exclusion: &Exclusion,
    together: &[&Chosen<'_>],
    time: Time,
    reporter: &mut Reporter<'_, '_>,
) {
    let Some((first, others)) = together.split_first() else { return };
    let naming = context.program.naming();
    let when: Fact = match time {
        Time::Period(period) => context.program.cadence.said_name(period).into(),
        Time::Year(year) => naming.said_year(year).into(),
        Time::Whole => "none".into(),
    };
    let made = exclusion.choices.iter().zip(together).map(|((named, _), chosen)| {
        Message::new("choice-made").with("place", &named.name).with("choice", chosen.label)
    });
    let places = others.iter().map(|other| {
        let place = other.path.spelled(Some(&context.program.form), naming);
        Message::new("choice-place").with("place", place)
    });
    reporter
        .at(first.path.clone())
        .with("choices", listed(made))
        .with("when", when)
        .on(first.label)
        .help(Message::new("help-incompatible-choices").with("places", listed(places)));
}
