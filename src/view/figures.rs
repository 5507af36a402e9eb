//! The sums of the obligations, taken once for the whole site; every page takes its part.

use std::collections::HashMap;

use super::ReferenceDay;
use crate::disclosure::{Obligation, Obligations, Standing, StandingKind, Tally, share};
use crate::words::{Message, Words};

/// The sums of the obligations, and what is said of its standings.
#[derive(Debug)]
pub(crate) struct Figures {
    whole: Tally,
    programs: Vec<ProgramFigures>,
    /// Each standing's word and what it means, by its place in [`StandingKind`].
    words: [(String, String); 6],
    /// What is said of a standing with its days. The same few stand in thousands of cells.
    with_days: HashMap<(StandingKind, u32), String>,
}

/// The sums of one program.
#[derive(Debug, Default)]
pub(crate) struct ProgramFigures {
    pub(crate) whole: Tally,
    /// Item by item, as the obligations have them.
    pub(crate) items: Vec<Tally>,
}

/// Tenths of a per cent as per cent: 913 is 91.3.
pub(crate) fn tenths(share: usize) -> String {
    format!("{}.{}", share / 10, share % 10)
}

/// How many of what came due were published in time, in tenths of a per cent.
pub(crate) fn share_in_time(tally: &Tally) -> usize {
    let on_time = tally.count(StandingKind::OnTime);
    share(on_time, tally.due())
}

impl Figures {
    /// The sums of the obligations of a day.
    pub(crate) fn new(obligations: &Obligations, words: &Words) -> Self {
        let mut whole = Tally::default();
        let mut with_days = HashMap::new();
        let mut programs = Vec::with_capacity(obligations.programs.len());
        for program in &obligations.programs {
            let width = program.items.len().max(1);
            let items = vec![Tally::default(); program.items.len()];
            let mut figures = ProgramFigures { whole: Tally::default(), items };
            for (at, obligation) in obligations.all[program.obligations.clone()].iter().enumerate()
            {
                let kind = obligation.standing.kind();
                whole.add(kind);
                figures.whole.add(kind);
                figures.items[at % width].add(kind);
                if let Some(days) = obligation.days(obligations.as_of) {
                    with_days.entry((kind, days)).or_insert_with(|| said(words, kind, days));
                }
            }
            programs.push(figures);
        }
        let words = BY_PLACE.map(|kind| {
            let name = kind.name().replace('_', "-");
            (words.word(&format!("standing-{name}")), words.word(&format!("meaning-{name}")))
        });
        Self { whole, programs, words, with_days }
    }

    /// The sums of everything.
    pub(crate) fn whole(&self) -> &Tally {
        &self.whole
    }

    /// The sums of the program at this place of the obligations.
    pub(crate) fn program(&self, at: usize) -> Option<&ProgramFigures> {
        self.programs.get(at)
    }

    /// The word for a standing, and what it means.
    pub(crate) fn explained(&self, kind: StandingKind) -> (&str, &str) {
        let (word, meaning) = &self.words[kind as usize];
        (word, meaning)
    }

    /// The word for a standing.
    pub(crate) fn label(&self, kind: StandingKind) -> &str {
        &self.words[kind as usize].0
    }

    /// What is said of a standing as long as nothing happens: 遅れて公表 12日, but 未公表.
    pub(crate) fn say(&self, standing: Standing) -> &str {
        self.said(standing.kind(), standing.days_late())
    }

    /// The same with the days up to the day that the page names: 未公表 92日.
    pub(crate) fn say_by(&self, day: ReferenceDay, obligation: &Obligation) -> &str {
        self.said(obligation.standing.kind(), day.days(obligation))
    }

    fn said(&self, kind: StandingKind, days: Option<u32>) -> &str {
        let with_days = days.and_then(|days| self.with_days.get(&(kind, days)));
        with_days.map_or_else(|| self.label(kind), String::as_str)
    }
}

/// The standings in the order of their places.
const BY_PLACE: [StandingKind; 6] = [
    StandingKind::OnTime,
    StandingKind::Late,
    StandingKind::Undated,
    StandingKind::NotDue,
    StandingKind::Overdue,
    StandingKind::Exempt,
];

fn said(words: &Words, kind: StandingKind, days: u32) -> String {
    let name = kind.name().replace('_', "-");
    words.say(&Message::new(format!("cell-{name}")).with("days", days))
}
