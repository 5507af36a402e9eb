//! How many obligations stand how, as pages show it.

use serde::Serialize;

use crate::chart::{Part, stack};
use crate::disclosure::{Item, StandingKind, Tally, is_rounded};
use crate::view::figures::{share_in_time, tenths};
use crate::view::{ReferenceDay, Site, tone};
use crate::words::Message;

/// How many of what is owed stand how.
#[derive(Debug, Serialize)]
pub struct FiguresView<'a> {
    /// How many obligations there are.
    pub total: usize,
    /// The same as a bar.
    pub bar: Vec<SegmentView>,
    /// All six standings, each with its share.
    pub standings: Vec<StandingView<'a>>,
    /// Whether the shares, each rounded by itself, do not add up to 100.0, which is said once on a page.
    pub is_rounded: bool,
}

/// A standing, what it means, and how many stand so.
#[derive(Debug, Serialize)]
pub struct StandingView<'a> {
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`.
    pub standing: &'static str,
    /// Its tone.
    pub tone: &'static str,
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
pub struct CountsView<'a> {
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
    /// Those that are said: what is on time, late, unknown and missing always, the rest where there is any.
    pub said: Vec<CountView<'a>>,
    /// The same as a bar.
    pub bar: Vec<SegmentView>,
}

/// How many stand so.
#[derive(Debug, Serialize)]
pub struct CountView<'a> {
    /// The tone of the standing.
    pub tone: &'static str,
    /// What it is called.
    pub label: &'a str,
    /// How many stand so.
    pub count: usize,
}

/// A part of a bar.
#[derive(Debug, Serialize)]
pub struct SegmentView {
    /// The tone of its standing.
    pub tone: &'static str,
    /// Where it begins, in per cent.
    pub from: String,
    /// How wide it is, in per cent.
    pub width: String,
}

impl<'a> CountsView<'a> {
    /// The numbers of a tally.
    pub(crate) fn new(site: &'a Site<'_>, tally: &Tally) -> Self {
        let count = |kind| tally.count(kind);
        let is_said = |kind: &StandingKind| match kind {
            StandingKind::OnTime
            | StandingKind::Late
            | StandingKind::Undated
            | StandingKind::Overdue => tally.total() > 0,
            StandingKind::NotDue | StandingKind::Exempt => count(*kind) > 0,
        };
        let said = StandingKind::ALL.into_iter().filter(is_said).map(|kind| CountView {
            tone: tone::of_standing(kind),
            label: site.figures.label(kind),
            count: count(kind),
        });
        Self {
            total: tally.total(),
            on_time: count(StandingKind::OnTime),
            late: count(StandingKind::Late),
            undated: count(StandingKind::Undated),
            overdue: count(StandingKind::Overdue),
            not_due: count(StandingKind::NotDue),
            exempt: count(StandingKind::Exempt),
            said: said.collect(),
            bar: bar(tally),
        }
    }
}

/// The standings of a tally as a bar.
fn bar(tally: &Tally) -> Vec<SegmentView> {
    let counts = StandingKind::ALL.map(|it| tally.count(it));
    let parts = StandingKind::ALL.into_iter().zip(stack(&counts));
    let segment = |(kind, part): (StandingKind, Part)| SegmentView {
        tone: tone::of_standing(kind),
        from: tenths(part.from),
        width: tenths(part.width),
    };
    let is_there = |(kind, _): &(StandingKind, Part)| tally.count(*kind) > 0;
    parts.filter(is_there).map(segment).collect()
}

impl Site<'_> {
    /// The figures of a tally, with what they mean.
    pub(crate) fn figures_of(&self, tally: &Tally) -> FiguresView<'_> {
        let view = |(kind, count, share): (StandingKind, usize, usize)| {
            let (label, meaning) = self.figures.explained(kind);
            StandingView {
                standing: kind.name(),
                tone: tone::of_standing(kind),
                label,
                meaning,
                count,
                share: tenths(share),
            }
        };
        FiguresView {
            total: tally.total(),
            bar: bar(tally),
            standings: tally.shares().into_iter().map(view).collect(),
            is_rounded: is_rounded(&StandingKind::ALL.map(|it| tally.count(it))),
        }
    }

    /// How many of what came due were published in time, in one sentence.
    pub(crate) fn headline(&self, tally: &Tally) -> String {
        self.words.say(&told(tally, String::new()))
    }

    /// The same with the day that the page names.
    pub(crate) fn headline_by(&self, day: ReferenceDay, tally: &Tally) -> String {
        let until = Message::new("status-until").with("day", self.short_day(day.date()));
        self.words.say(&told(tally, self.words.say(&until)))
    }

    /// What is owed, in words.
    pub(crate) fn item_name(&self, at: usize, item: Item) -> String {
        self.words.say(&item.name(self.program_at(at)))
    }
}

/// How many of what came due were published in time; `until` says up to which day.
fn told(tally: &Tally, until: String) -> Message {
    let (due, in_time, to_come) =
        (tally.due(), tally.count(StandingKind::OnTime), tally.count(StandingKind::NotDue));
    let (message, count) = match (due, in_time) {
        (0, _) if to_come == 0 => ("status-nothing", 0),
        (0, _) => ("status-not-yet", to_come),
        (due, in_time) if due == in_time => ("status-all-in-time", in_time),
        (due, 0) if tally.count(StandingKind::Undated) == due => ("status-all-undated", 0),
        (_, 0) => ("status-none-in-time", 0),
        (_, in_time) => ("status-in-time", in_time),
    };
    Message::new(message)
        .with("until", until)
        .with("due", due)
        .with("count", count)
        .with("share", tenths(share_in_time(tally)))
}
