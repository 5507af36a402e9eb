//! Whether the newest period went better than the one before.

use crate::disclosure::{Item, ProgramRef, StandingKind, Tally};
use crate::view::Site;
use crate::words::Message;

use crate::view::figures::{share_in_time, tenths};

/// A period of a program and how its reports stand.
struct Column<'a> {
    program: usize,
    item: Item,
    tally: &'a Tally,
}

impl Site<'_> {
    /// How the newest period of a program that came due compares with the one before, in words;
    /// nothing where there are no two.
    pub(super) fn change(&self, at: usize) -> String {
        let mut columns = self.reports_due(at);
        let newest = columns.pop();
        let before = columns.pop().or_else(|| self.reports_due(self.year_before(at)?).pop());
        match (newest, before) {
            (Some(newest), Some(before)) => self.compared(&newest, &before),
            _ => String::new(),
        }
    }

    fn compared(&self, newest: &Column, before: &Column) -> String {
        let count = |it: &Column| it.tally.count(StandingKind::OnTime);
        let share = |it: &Column| share_in_time(it.tally);
        // Where more or fewer had to publish, only the shares can be compared.
        let same = newest.tally.due() == before.tally.due();
        let (now, then) =
            if same { (count(newest), count(before)) } else { (share(newest), share(before)) };
        let direction = match now.cmp(&then) {
            std::cmp::Ordering::Greater => "up",
            std::cmp::Ordering::Less => "down",
            std::cmp::Ordering::Equal => "same",
        };
        let by_unit = matches!(
            self.public.obligations().programs[newest.program].program,
            ProgramRef::CharterYear(_)
        );
        let difference = now.abs_diff(then);
        let message = Message::new(if same { "change-count" } else { "change-share" })
            .with("item", self.item_name(newest.program, newest.item))
            .with("before", self.item_name(before.program, before.item))
            .with("count", count(newest))
            .with("due", newest.tally.due())
            .with("share", tenths(share(newest)))
            .with("then", tenths(share(before)))
            .with("direction", direction)
            .with("counter", if by_unit { "units" } else { "sheets" });
        let message = if same {
            message.with("difference", difference)
        } else {
            message.with("difference", tenths(difference))
        };
        self.words.say(&message)
    }

    /// The periods of a program whose reports are all due, in order of time.
    fn reports_due(&self, at: usize) -> Vec<Column<'_>> {
        let Some(figures) = self.figures.program(at) else { return Vec::new() };
        let items = self.public.obligations().programs[at].items.iter().zip(&figures.items);
        let due = items.filter(|((item, due), tally)| {
            matches!(item, Item::Report(_)) && self.public.is_past(*due) && tally.due() > 0
        });
        due.map(|((item, _), tally)| Column { program: at, item: *item, tally }).collect()
    }

    /// The charter year of the time before one.
    fn year_before(&self, at: usize) -> Option<usize> {
        let first = self.program_at(at).file.years.first;
        let is_charter_year = |it: usize| {
            matches!(self.public.obligations().programs[it].program, ProgramRef::CharterYear(_))
        };
        if !is_charter_year(at) {
            return None;
        }
        let last = |it: &usize| self.program_at(*it).file.years.last;
        let before =
            (0..self.public.obligations().programs.len()).filter(|it| is_charter_year(*it));
        before.filter(|it| last(it) < first).max_by_key(last)
    }
}
