//! The table of a program: who owes what, and what became of it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::CountsView;
use crate::disclosure::{Obligation, ProgramRef, StandingKind, Tally};
use crate::record::{Key, UnitIndex};
use crate::view::frame::Link;
use crate::view::{ReferenceDay, Site, tone};
use crate::words::Message;

/// The table of a program.
#[derive(Debug, Serialize)]
pub struct MatrixView<'a> {
    /// Its name on its page: `charters-2014`.
    pub id: String,
    /// The program's name.
    pub caption: &'a str,
    /// What the rows are: 部署, or the form's word for a sheet.
    pub head: &'a str,
    /// Whether each row adds up all sheets of a unit.
    pub summed: bool,
    /// What is owed, in order of time.
    pub columns: Vec<ColumnView<'a>>,
    /// A row for each unit, or for each sheet, that owes something.
    pub rows: Vec<RowView<'a>>,
    /// Who has no row, because nothing of theirs is late, undated or overdue, in one sentence; empty where every row is
    /// there.
    pub well: String,
    /// What is said of rows that are left out for want of room; empty when they are all there.
    pub rest: String,
}

/// What is owed by a day.
#[derive(Debug, Serialize)]
pub struct ColumnView<'a> {
    /// What it is: 平成26年度上半期.
    pub label: String,
    /// The day for machines: 2014-10-31.
    pub due_iso: String,
    /// The day for people: 平成26年10月31日.
    pub due: String,
    /// How many stand how.
    pub counts: CountsView<'a>,
}

/// Who owes, and what became of it.
#[derive(Debug, Serialize)]
pub struct RowView<'a> {
    /// The unit or the sheet; without an address where the page is about its unit and it has none of its own.
    pub head: Link,
    /// What is said of a record that has no page: この年度のサービス憲章はありません; else empty.
    pub note: String,
    /// The units that answer for it; empty when the row is a unit's.
    pub owner: String,
    /// Until when there was the unit, where it is no more: 平成25年3月31日まで; else empty.
    pub until: String,
    /// Where its cells lead: to the record, else to the unit; nowhere on the page of that unit.
    pub href: String,
    /// Column by column.
    pub cells: Vec<CellView<'a>>,
}

/// What became of an obligation, or of all that a unit had to publish at that time.
#[derive(Debug, Serialize)]
pub struct CellView<'a> {
    /// How it stands.
    #[serde(skip)]
    kind: StandingKind,
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`; of several the gravest.
    pub standing: &'static str,
    /// Its tone.
    pub tone: &'static str,
    /// The standing in words, with its days: 遅れて公表 12日. On a page that names no day, days that are still passing are
    /// not counted: 未公表.
    pub text: Cow<'a, str>,
}

/// All that a unit had to publish at a time.
#[derive(Debug, Default, Clone)]
struct Sum {
    tally: Tally,
    /// The most days, by the place of the standing; 0 where none are counted.
    longest: [u32; 6],
    /// The one added last.
    last: Option<Obligation>,
}

/// Units that are named of those without a row.
const NAMED: usize = 30;

/// The gravest first.
pub(super) const GRAVITY: [StandingKind; 6] = [
    StandingKind::Overdue,
    StandingKind::Late,
    StandingKind::Undated,
    StandingKind::NotDue,
    StandingKind::OnTime,
    StandingKind::Exempt,
];

impl<'a> CellView<'a> {
    fn new(kind: StandingKind, text: Cow<'a, str>) -> Self {
        Self { kind, standing: kind.name(), tone: tone::of_standing(kind), text }
    }
}

impl Sum {
    fn add(&mut self, day: Option<ReferenceDay>, obligation: &Obligation) {
        let kind = obligation.standing.kind();
        self.tally.add(kind);
        self.last = Some(*obligation);
        let days = match day {
            Some(day) => day.days(obligation),
            None => obligation.standing.days_late(),
        };
        let longest = &mut self.longest[kind as usize];
        *longest = (*longest).max(days.unwrap_or(0));
    }
}

impl Site<'_> {
    /// A program's table without rows.
    pub(super) fn empty_matrix(&self, at: usize) -> MatrixView<'_> {
        let program = &self.public.obligations().programs[at];
        let slug = &self.program_at(at).slug;
        let folder = match program.program {
            ProgramRef::Plan(_) => "reforms",
            ProgramRef::CharterYear(_) => "charters",
        };
        MatrixView {
            id: format!("{folder}-{slug}"),
            caption: &self.program_at(at).file.name,
            head: &self.phrases.unit,
            summed: matches!(program.program, ProgramRef::Plan(_)),
            columns: self.columns(at),
            rows: Vec::new(),
            well: String::new(),
            rest: String::new(),
        }
    }

    /// A program's table with a row for each unit, on a page that names the day or none.
    pub(super) fn matrix_by_unit(&self, day: Option<ReferenceDay>, at: usize) -> MatrixView<'_> {
        let mut matrix = self.empty_matrix(at);
        let program = &self.public.obligations().programs[at];
        matrix.rows = match program.program {
            ProgramRef::Plan(_) => self.sums(day, at),
            ProgramRef::CharterYear(_) => {
                program.subjects.clone().map(|it| self.row_of_record(day, it, true)).collect()
            }
        };
        matrix
    }

    /// The same table with those rows only in which something is late, undated or overdue.
    pub(super) fn exceptions<'v>(&self, mut matrix: MatrixView<'v>) -> MatrixView<'v> {
        let is_behind = |it: &CellView| match it.kind {
            StandingKind::Late | StandingKind::Undated | StandingKind::Overdue => true,
            StandingKind::OnTime | StandingKind::NotDue | StandingKind::Exempt => false,
        };
        let (behind, well): (Vec<_>, Vec<_>) =
            matrix.rows.into_iter().partition(|row| row.cells.iter().any(is_behind));
        matrix.rows = behind;
        if !well.is_empty() {
            let mut names: Vec<String> =
                well.iter().take(NAMED).map(|it| it.head.label.clone()).collect();
            if well.len() > NAMED {
                let more = Message::new("more").with("count", well.len() - NAMED);
                names.push(self.words.say(&more));
            }
            let message = Message::new("matrix-well").with("count", well.len());
            let message = message.with("units", names.join(&self.phrases.comma));
            matrix.well = self.words.say(&message);
        }
        matrix
    }

    /// A program's table with a row for each of these sheets or charters of it.
    pub(super) fn matrix_by_record(
        &self,
        day: Option<ReferenceDay>,
        at: usize,
        subjects: impl Iterator<Item = usize>,
        with_owner: bool,
    ) -> MatrixView<'_> {
        let mut matrix = self.empty_matrix(at);
        let form = &self.program_at(at).form;
        matrix.head = match self.public.obligations().programs[at].program {
            ProgramRef::Plan(_) => self.heading(form, Key::ReformSheet),
            ProgramRef::CharterYear(_) if with_owner => &self.phrases.unit,
            ProgramRef::CharterYear(_) => self.heading(form, Key::ServiceCharter),
        };
        matrix.summed = false;
        matrix.rows = subjects.map(|it| self.row_of_record(day, it, with_owner)).collect();
        matrix
    }

    /// How many rows a program's table by units has.
    pub(super) fn units_of(&self, at: usize) -> usize {
        let program = &self.public.obligations().programs[at];
        let subjects = &self.public.obligations().subjects[program.subjects.clone()];
        match program.program {
            ProgramRef::CharterYear(_) => subjects.len(),
            ProgramRef::Plan(_) => {
                let mut units: Vec<UnitIndex> =
                    subjects.iter().flat_map(|it| it.units.iter().copied()).collect();
                units.sort_unstable();
                units.dedup();
                units.len() + usize::from(subjects.iter().any(|it| it.units.is_empty()))
            }
        }
    }

    fn columns(&self, at: usize) -> Vec<ColumnView<'_>> {
        let program = &self.public.obligations().programs[at];
        let tallies = self.figures.program(at).map_or(&[][..], |it| &it.items);
        let column = |(&(item, due), tally): (&(_, _), &Tally)| ColumnView {
            label: self.item_name(at, item),
            due_iso: jiff::civil::Date::to_string(&due),
            due: self.short_day(due),
            counts: CountsView::new(self, tally),
        };
        program.items.iter().zip(tallies).map(column).collect()
    }

    /// The row of a sheet, or of a unit's charter.
    fn row_of_record(
        &self,
        day: Option<ReferenceDay>,
        index: usize,
        with_owner: bool,
    ) -> RowView<'_> {
        let subject = &self.public.obligations().subjects[index];
        let (record, note) = if with_owner {
            (self.record_link(subject), String::new())
        } else {
            (self.public_record_link(subject), self.without_record(index))
        };
        let href = record.href.clone();
        let of_unit = matches!(
            self.public.obligations().programs[subject.program].program,
            ProgramRef::CharterYear(_)
        );
        let unit = subject.units.first().filter(|_| of_unit && with_owner);
        let (head, owner, until) = match unit {
            Some(unit) => (self.unit_link(*unit), String::new(), self.ended(*unit)),
            None if with_owner => (record, self.unit_names(subject), String::new()),
            None => (record, String::new(), String::new()),
        };
        let owed = self.public.obligations().owed_by_subject(index).iter();
        let cells = owed.map(|it| self.cell(day, it)).collect();
        RowView { head, note, owner, until, href, cells }
    }

    /// A row for each unit that answers for sheets of a plan, in the order of the organization.
    fn sums(&self, day: Option<ReferenceDay>, at: usize) -> Vec<RowView<'_>> {
        let program = &self.public.obligations().programs[at];
        let none = vec![Sum::default(); program.items.len()];
        let mut units: BTreeMap<Option<UnitIndex>, Vec<Sum>> = BTreeMap::new();
        for index in program.subjects.clone() {
            let owners = &self.public.obligations().subjects[index].units;
            let nobody = owners.is_empty().then_some(None);
            for unit in owners.iter().copied().map(Some).chain(nobody) {
                let row = units.entry(unit).or_insert_with(|| none.clone());
                for (sum, obligation) in
                    row.iter_mut().zip(self.public.obligations().owed_by_subject(index))
                {
                    sum.add(day, obligation);
                }
            }
        }
        // Sheets that nobody answers for come last.
        let nobody = units.remove(&None).map(|it| (None, it));
        units
            .into_iter()
            .chain(nobody)
            .map(|(unit, row)| self.row_of_sums(day, (at, unit), &row))
            .collect()
    }

    /// One row that adds up these sheets of a unit, on a page that names no day.
    pub(super) fn sum_of(&self, at: usize, unit: UnitIndex, subjects: &[usize]) -> RowView<'_> {
        let mut row = vec![Sum::default(); self.public.obligations().programs[at].items.len()];
        for index in subjects {
            for (sum, obligation) in
                row.iter_mut().zip(self.public.obligations().owed_by_subject(*index))
            {
                sum.add(None, obligation);
            }
        }
        self.row_of_sums(None, (at, Some(unit)), &row)
    }

    fn row_of_sums(
        &self,
        day: Option<ReferenceDay>,
        (at, unit): (usize, Option<UnitIndex>),
        row: &[Sum],
    ) -> RowView<'_> {
        let head = match unit {
            Some(unit) => self.unit_link(unit),
            None => Link {
                label: self.phrases.not_given.clone(),
                href: self.program_link(self.public.obligations().programs[at].program).href,
            },
        };
        RowView {
            href: head.href.clone(),
            head,
            note: String::new(),
            owner: String::new(),
            until: unit.map(|it| self.ended(it)).unwrap_or_default(),
            cells: row.iter().map(|it| self.cell_of_sum(day, it)).collect(),
        }
    }

    fn cell(&self, day: Option<ReferenceDay>, obligation: &Obligation) -> CellView<'_> {
        let text = match day {
            Some(day) => self.figures.say_by(day, obligation),
            None => self.figures.say(obligation.standing),
        };
        CellView::new(obligation.standing.kind(), Cow::Borrowed(text))
    }

    fn cell_of_sum(&self, day: Option<ReferenceDay>, sum: &Sum) -> CellView<'_> {
        if let Some(only) = sum.last.filter(|_| sum.tally.total() == 1) {
            return self.cell(day, &only);
        }
        let count = |it: &StandingKind| sum.tally.count(*it);
        let gravest = GRAVITY.iter().find(|it| count(it) > 0).unwrap_or(&StandingKind::Exempt);
        let told = StandingKind::ALL.iter().filter(|it| count(it) > 0);
        let parts: Vec<String> = told
            .map(|kind| {
                let days = sum.longest[*kind as usize];
                let is_behind = matches!(kind, StandingKind::Late | StandingKind::Overdue);
                let id = if is_behind && days > 0 { "sum-part-days" } else { "sum-part" };
                let message = Message::new(id)
                    .with("standing", self.figures.label(*kind))
                    .with("count", count(kind))
                    .with("days", days);
                self.words.say(&message)
            })
            .collect();
        CellView::new(*gravest, parts.join(&self.phrases.comma).into())
    }
}
