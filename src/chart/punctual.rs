//! How much was published in time, period by period.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::calendar::FiscalYear;
use crate::disclosure::{Item, StandingKind, Tally};
use crate::record::UnitIndex;
use crate::view::figures::{share_in_time, tenths};
use crate::view::{Site, tone};
use crate::words::Message;

/// How much was published in time, period by period: a table with a bar in each row.
#[derive(Debug, Serialize)]
pub struct PunctualityView {
    /// What came of it from the first period to the last, in one sentence.
    pub headline: String,
    /// When it was least.
    pub sentence: String,
    /// What the rows are: 時期, 年度.
    pub head: String,
    /// The tone of what was published in time.
    pub tone: &'static str,
    /// The periods that came due, in order of time.
    pub rows: Vec<PunctualView>,
}

/// How much of a period was published in time.
#[derive(Debug, Serialize)]
pub struct PunctualView {
    /// The period: 平成26年度上半期.
    pub label: String,
    /// How much was published in time.
    pub on_time: usize,
    /// How much came due.
    pub due: usize,
    /// The share in per cent: 91.3. It is how long the bar is, too.
    pub share: String,
}

/// Periods that make a comparison.
const FEWEST: usize = 2;

impl Site<'_> {
    /// The reports of the program at a place of the obligations, period by period; none where fewer
    /// than two came due.
    pub(crate) fn punctuality(&self, at: usize) -> Option<PunctualityView> {
        let figures = self.figures.program(at)?;
        let items = self.public.obligations().programs[at].items.iter().zip(&figures.items);
        let rows = items
            .filter(|((item, due), _)| matches!(item, Item::Report(_)) && self.public.is_past(*due))
            .map(|((item, _), tally)| (self.item_name(at, *item), *tally));
        self.punctual("when", rows.collect())
    }

    /// Everything that a unit owed, by the year in which it came due.
    pub(crate) fn punctuality_of(&self, unit: UnitIndex) -> Option<PunctualityView> {
        let first_month = self.public.settings().first_month.0;
        let mut years: BTreeMap<FiscalYear, Tally> = BTreeMap::new();
        let owed = self
            .unit(unit)
            .owed
            .iter()
            .flat_map(|it| self.public.obligations().owed_by_subject(*it));
        for obligation in owed {
            let year = FiscalYear::containing(obligation.due, first_month);
            years.entry(year).or_default().add(obligation.standing.kind());
        }
        let rows = years.into_iter().map(|(year, tally)| (self.year(year), tally));
        self.punctual("year", rows.collect())
    }

    fn punctual(&self, head: &str, rows: Vec<(String, Tally)>) -> Option<PunctualityView> {
        let view = |(label, tally): (String, Tally)| PunctualView {
            label,
            on_time: tally.count(StandingKind::OnTime),
            due: tally.due(),
            share: tenths(share_in_time(&tally)),
        };
        let rows: Vec<_> = rows.into_iter().filter(|(_, tally)| tally.due() > 0).collect();
        if rows.len() < FEWEST {
            return None;
        }
        let head = self.words.word(head);
        let sentence = self.lowest(&head, &rows);
        let rows: Vec<PunctualView> = rows.into_iter().map(view).collect();
        let (first, last) = (rows.first()?, rows.last()?);
        let message = Message::new("punctual-headline")
            .with("from", &*first.label)
            .with("first", &*first.share)
            .with("to", &*last.label)
            .with("last", &*last.share);
        let tone = tone::of_standing(StandingKind::OnTime);
        Some(PunctualityView { headline: self.words.say(&message), sentence, head, tone, rows })
    }

    fn lowest(&self, head: &str, rows: &[(String, Tally)]) -> String {
        let share = |it: &(String, Tally)| share_in_time(&it.1);
        let least = rows.iter().map(share).min().unwrap_or(0);
        let labels: Vec<&str> =
            rows.iter().filter(|it| share(it) == least).map(|it| &*it.0).collect();
        let message = if labels.len() == rows.len() {
            Message::new("punctual-same").with("head", head)
        } else {
            Message::new("punctual-lowest")
                .with("labels", labels.join(&self.phrases.comma))
                .with("share", tenths(least))
        };
        self.words.say(&message)
    }
}
