//! What is behind, what comes next and what is not owed, one by one.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use serde::Serialize;

use crate::disclosure::{Item, Obligation, StandingKind};
use crate::view::frame::{DateView, Link};
use crate::view::{ReferenceDay, Site, tone};
use crate::words::Message;

/// A list that may be cut, and then says so.
#[derive(Debug, Serialize)]
pub struct ListView<T> {
    /// What stands in it.
    pub rows: Vec<T>,
    /// How many there are.
    pub total: usize,
    /// What is said of those that are left out; empty when it is all there.
    pub rest: String,
}

/// Something that was published late or is overdue.
#[derive(Debug, Serialize)]
pub struct BehindView {
    /// The units that must act: those that owe it, or those that took over from them.
    pub units: Vec<Link>,
    /// The units that owed it, by name, where they are no more; else empty.
    pub formerly: String,
    /// The sheet or the charter year, with a link to the record, else to the unit.
    pub record: Link,
    /// What is owed of it: 平成26年度上半期.
    pub item: String,
    /// The last day on which it would have been in time.
    pub due: DateView,
    /// The day it was published; none when it was not.
    pub published: Option<DateView>,
    /// caution or bad.
    pub tone: &'static str,
    /// How late it was, or how long it is overdue: 遅れて公表 12日.
    pub text: String,
    /// The same days as a number.
    pub days: u32,
}

/// A day on which something is due.
#[derive(Debug, Serialize)]
pub struct DueDayView {
    /// The day by which it is due.
    pub date: DateView,
    /// How long until then: あと30日.
    pub left: String,
    /// How much is still to be published by then.
    pub count: usize,
    /// What, program by program.
    pub items: Vec<DueItemView>,
    /// What is said of those that are left out; empty when it is all there.
    pub rest: String,
}

/// What is due on a day.
#[derive(Debug, Serialize)]
pub struct DueItemView {
    /// The program, with a link to its page of this kind.
    pub program: Link,
    /// What: 平成26年度上半期.
    pub item: String,
    /// How many records owe it on that day.
    pub count: usize,
}

/// What is not owed, and why.
#[derive(Debug, Serialize)]
pub struct ExemptView {
    /// The units, by name.
    pub units: String,
    /// The sheet or the charter year.
    pub record: Link,
    /// What is not owed of it: 平成26年度上半期、平成26年度下半期.
    pub items: String,
    /// Why it is not owed, as the city wrote it or as the unit's days tell.
    pub reason: String,
}

/// What a program asks for without saying by when.
#[derive(Debug, Serialize)]
pub struct WithoutDueDateView {
    /// The program's name, with a link to its page of this kind.
    pub program: Link,
    /// What has no due day, in words, separated by the comma of the language.
    pub items: String,
}

/// The lists of the obligations or of one program.
#[derive(Debug, Serialize)]
pub struct ListsView {
    /// What should have been published and was not, the longest overdue first.
    pub overdue: ListView<BehindView>,
    /// What was published late, the latest first.
    pub late: ListView<BehindView>,
    /// What was published on a day that nobody knows.
    pub undated: ListView<BehindView>,
    /// The next days on which something is due.
    pub upcoming: Vec<DueDayView>,
    /// What is not owed.
    pub exempt: ListView<ExemptView>,
    /// What has no due day and is not counted.
    pub without_due_date: Vec<WithoutDueDateView>,
}

/// How many rows a list may have, and which sentence tells of the rest.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    pub(super) rows: usize,
    pub(super) rest: &'static str,
}

/// Days that are named of those to come.
const DAYS: usize = 5;

/// Kinds of things that are named of a day.
const ITEMS: usize = 6;

impl Site<'_> {
    /// The lists of these programs of the obligations, on a page that names the day.
    pub(super) fn lists(&self, day: ReferenceDay, programs: Range<usize>, room: Room) -> ListsView {
        let owed = |it: &Range<usize>| match self.public.obligations().programs.get(it.clone()) {
            Some([first, .., last]) => first.obligations.start..last.obligations.end,
            Some([one]) => one.obligations.clone(),
            Some([]) | None => 0..0,
        };
        let range = owed(&programs);
        ListsView {
            overdue: self.behind(day, (range.clone(), StandingKind::Overdue), room),
            late: self.behind(day, (range.clone(), StandingKind::Late), room),
            undated: self.behind(day, (range.clone(), StandingKind::Undated), room),
            upcoming: self.upcoming(day, &self.public.obligations().all[range.clone()]),
            exempt: self.exempt(&self.public.obligations().all[range], room),
            without_due_date: programs.filter_map(|at| self.without_due_date(at)).collect(),
        }
    }

    /// What was published late, the newest first.
    pub(super) fn newly_late(&self, day: ReferenceDay, room: Room) -> ListView<BehindView> {
        let all = &self.public.obligations().all;
        let mut found: Vec<&Obligation> =
            all.iter().filter(|it| it.standing.kind() == StandingKind::Late).collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.standing.published()));
        let shown = found.iter().take(room.rows).map(|it| self.one_behind(day, it)).collect();
        ListView { rows: shown, total: found.len(), rest: self.rest(found.len(), room) }
    }

    /// What is overdue, the longest first.
    pub(super) fn overdue(&self, day: ReferenceDay, room: Room) -> ListView<BehindView> {
        let range = 0..self.public.obligations().all.len();
        self.behind(day, (range, StandingKind::Overdue), room)
    }

    fn behind(
        &self,
        day: ReferenceDay,
        (range, kind): (Range<usize>, StandingKind),
        room: Room,
    ) -> ListView<BehindView> {
        let found = self.public.obligations().ranked_in(range, kind);
        let shown = found.iter().take(room.rows).map(|it| self.one_behind(day, it)).collect();
        ListView { rows: shown, total: found.len(), rest: self.rest(found.len(), room) }
    }

    fn one_behind(&self, day: ReferenceDay, obligation: &Obligation) -> BehindView {
        let subject = self.public.obligations().subject(obligation);
        let responsible =
            self.public.obligations().responsible(self.public.organization(), obligation);
        let moved = subject.units.iter().any(|it| !responsible.contains(it));
        BehindView {
            units: self.unit_links(&responsible),
            formerly: if moved { self.unit_names(subject) } else { String::new() },
            record: self.record_link(subject),
            item: self.item_name(subject.program, obligation.item),
            due: self.day(obligation.due),
            published: self.day_published(obligation),
            tone: tone::of_standing(obligation.standing.kind()),
            text: self.figures.say_by(day, obligation).to_owned(),
            days: day.days(obligation).unwrap_or(0),
        }
    }

    fn upcoming(&self, day: ReferenceDay, owed: &[Obligation]) -> Vec<DueDayView> {
        let mut days: BTreeMap<Date, BTreeMap<(usize, Item), usize>> = BTreeMap::new();
        for obligation in owed.iter().filter(|it| it.standing.kind() == StandingKind::NotDue) {
            let program = self.public.obligations().subject(obligation).program;
            *days
                .entry(obligation.due)
                .or_default()
                .entry((program, obligation.item))
                .or_default() += 1;
        }
        let shown = days.into_iter().take(DAYS);
        shown.map(|(due, items)| self.due_day(day, due, &items)).collect()
    }

    fn due_day(
        &self,
        day: ReferenceDay,
        due: Date,
        items: &BTreeMap<(usize, Item), usize>,
    ) -> DueDayView {
        let left = Message::new("days-left").with("days", day.days_until(due));
        let item = |(&(program, item), &count): (&(usize, Item), &usize)| DueItemView {
            program: self.status_link(program),
            item: self.item_name(program, item),
            count,
        };
        DueDayView {
            date: self.day(due),
            left: self.words.say(&left),
            count: items.values().sum(),
            items: items.iter().take(ITEMS).map(item).collect(),
            rest: self.rest(items.len(), Room { rows: ITEMS, rest: "more" }),
        }
    }

    /// What is not owed; what one subject does not owe for one reason is one row.
    fn exempt(&self, owed: &[Obligation], room: Room) -> ListView<ExemptView> {
        let exempt = |it: &&Obligation| it.standing.kind() == StandingKind::Exempt;
        let mut groups: Vec<Vec<&Obligation>> = Vec::new();
        for obligation in owed.iter().filter(exempt) {
            let same = |it: &&mut Vec<&Obligation>| {
                it.first().is_some_and(|first| {
                    first.subject == obligation.subject
                        && self.public.obligations().reason(first)
                            == self.public.obligations().reason(obligation)
                })
            };
            match groups.last_mut().filter(same) {
                Some(group) => group.push(obligation),
                None => groups.push(vec![obligation]),
            }
        }
        let shown = groups.iter().take(room.rows).filter_map(|it| self.one_exempt(it)).collect();
        ListView { rows: shown, total: groups.len(), rest: self.rest(groups.len(), room) }
    }

    fn one_exempt(&self, owed: &[&Obligation]) -> Option<ExemptView> {
        let first = owed.first()?;
        let subject = self.public.obligations().subject(first);
        let items = owed.iter().map(|it| self.item_name(subject.program, it.item));
        let reason = self.reason(self.public.obligations().reason(first)?);
        Some(ExemptView {
            units: self.unit_names(subject),
            record: self.record_link(subject),
            items: items.collect::<Vec<_>>().join(&self.phrases.comma),
            reason,
        })
    }

    /// What is said of those that a list has no room for.
    pub(super) fn rest(&self, total: usize, room: Room) -> String {
        let rest = total.saturating_sub(room.rows);
        let message = || Message::new(room.rest).with("count", rest);
        if rest > 0 { self.words.say(&message()) } else { String::new() }
    }

    fn without_due_date(&self, at: usize) -> Option<WithoutDueDateView> {
        let program = self.public.obligations().programs.get(at)?;
        let items = program.without_due_date.iter().map(|it| self.item_name(at, it.0));
        let items: Vec<String> = items.collect();
        let program = self.program_link(program.program);
        let items = items.join(&self.phrases.comma);
        (!items.is_empty()).then_some(WithoutDueDateView { program, items })
    }
}
