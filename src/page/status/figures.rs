//! How many obligations stand how. Counted once for the whole site; every page takes its part.

use std::collections::HashMap;

use serde::Serialize;

use crate::disclosure::{Item, Obligations, Standing, StandingKind, Tally, shares};
use crate::page::Site;
use crate::words::{Message, Words};

/// The sums of the obligations, and what is said of its standings.
#[derive(Debug)]
pub(in crate::page) struct Figures {
    whole: Tally,
    programs: Vec<ProgramFigures>,
    /// Each standing's word and what it means, by its place in [`StandingKind`].
    words: [(String, String); 6],
    /// What is said of a standing with its days. The same few stand in thousands of cells.
    with_days: HashMap<(StandingKind, u32), String>,
}

/// The sums of one program.
#[derive(Debug, Default)]
pub(in crate::page) struct ProgramFigures {
    pub(in crate::page) whole: Tally,
    /// Item by item, as the obligations has them.
    pub(in crate::page) items: Vec<Tally>,
}

/// How many of what is owed stand how.
#[derive(Debug, Serialize)]
pub struct FiguresView<'a> {
    /// How many of what came due were published in time, in one sentence.
    pub headline: String,
    /// How many obligations there are.
    pub total: usize,
    /// The same as a bar.
    pub bar: Vec<SegmentView>,
    /// All six standings; their shares add up to 100.0 unless there is nothing at all.
    pub standings: Vec<StandingView<'a>>,
}

/// A standing, what it means, and how many stand so.
#[derive(Debug, Serialize)]
pub struct StandingView<'a> {
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`.
    pub standing: &'static str,
    /// What it is called.
    pub label: &'a str,
    /// What it means.
    pub meaning: &'a str,
    /// How many stand so.
    pub count: usize,
    /// Their share of all in per cent: 91.3.
    pub share: String,
}

/// How many stand how, in numbers alone.
#[derive(Debug, Serialize)]
pub struct CountsView {
    /// All of them.
    pub total: usize,
    /// 期限内公表
    pub on_time: usize,
    /// 遅れて公表
    pub late: usize,
    /// 公表（日付不明）
    pub undated: usize,
    /// 未公表
    pub overdue: usize,
    /// 期限前
    pub not_due: usize,
    /// 対象外
    pub exempt: usize,
    /// The same as a bar.
    pub bar: Vec<SegmentView>,
}

/// A part of a bar.
#[derive(Debug, Serialize)]
pub struct SegmentView {
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`.
    pub standing: &'static str,
    /// Where it begins, in per cent.
    pub from: String,
    /// How wide it is, in per cent.
    pub width: String,
}

impl Figures {
    /// The sums of a ledger.
    pub(in crate::page) fn new(obligations: &Obligations, words: &Words) -> Self {
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
                if let Some(days) = obligation.standing.days() {
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
    pub(in crate::page) fn whole(&self) -> &Tally {
        &self.whole
    }

    /// The sums of the program at this place of the ledger.
    pub(in crate::page) fn program(&self, at: usize) -> Option<&ProgramFigures> {
        self.programs.get(at)
    }

    /// The word for a standing.
    pub(in crate::page) fn label(&self, kind: StandingKind) -> &str {
        &self.words[kind as usize].0
    }

    /// What is said of a standing with its days: 遅れて公表 12日.
    pub(in crate::page) fn say(&self, standing: Standing) -> &str {
        let kind = standing.kind();
        let with_days = standing.days().and_then(|days| self.with_days.get(&(kind, days)));
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

impl CountsView {
    /// The numbers of a tally.
    pub(in crate::page) fn new(tally: &Tally) -> Self {
        let mut from = 0;
        let mut bar = Vec::new();
        for (kind, count, share) in tally.shares() {
            if count > 0 {
                let standing = kind.name();
                bar.push(SegmentView { standing, from: tenths(from), width: tenths(share) });
            }
            from += share;
        }
        let count = |kind| tally.count(kind);
        Self {
            total: tally.total(),
            on_time: count(StandingKind::OnTime),
            late: count(StandingKind::Late),
            undated: count(StandingKind::Undated),
            overdue: count(StandingKind::Overdue),
            not_due: count(StandingKind::NotDue),
            exempt: count(StandingKind::Exempt),
            bar,
        }
    }
}

/// Tenths of a per cent as per cent: 913 is 91.3.
pub(in crate::page) fn tenths(share: usize) -> String {
    format!("{}.{}", share / 10, share % 10)
}

/// How many of what came due were published in time, in tenths of a per cent.
pub(in crate::page) fn share_in_time(tally: &Tally) -> usize {
    let on_time = tally.count(StandingKind::OnTime);
    shares(&[on_time, tally.due() - on_time])[0]
}

impl Site<'_> {
    /// The figures of a tally, with what they mean.
    pub(in crate::page) fn figures_of(&self, tally: &Tally) -> FiguresView<'_> {
        let view = |(kind, count, share): (StandingKind, usize, usize)| {
            let (label, meaning) = &self.figures.words[kind as usize];
            StandingView { standing: kind.name(), label, meaning, count, share: tenths(share) }
        };
        FiguresView {
            headline: self.headline(tally),
            total: tally.total(),
            bar: CountsView::new(tally).bar,
            standings: tally.shares().into_iter().map(view).collect(),
        }
    }

    /// How many of what came due were published in time, in one sentence.
    pub(in crate::page) fn headline(&self, tally: &Tally) -> String {
        let to_come = tally.count(StandingKind::NotDue);
        let message = match (tally.due(), to_come) {
            (0, 0) => Message::new("status-nothing"),
            (0, _) => Message::new("status-not-yet").with("count", to_come),
            (due, _) => Message::new("status-headline")
                .with("due", due)
                .with("count", tally.count(StandingKind::OnTime))
                .with("share", tenths(share_in_time(tally))),
        };
        self.words.say(&message)
    }

    /// What is owed, in words.
    pub(in crate::page) fn item_name(&self, at: usize, item: Item) -> String {
        self.words.say(&item.name(self.program_at(at)))
    }
}
