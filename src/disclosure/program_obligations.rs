//! What one program makes due, and what became of it by a day.

use std::collections::HashSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::exempt::{Exempting, Reason, absent};
use super::withdrawing::Withdrawing;
use super::{
    CharterRef, Item, ProgramRef, Published, RecordRef, SheetRef, Standing, WithoutDueDate,
    charter_id, sheet_id,
};
use crate::record::{
    CharterYear, Exemption, Gap, Key, Library, Names, Organization, Plan, Program, SheetNumber,
    UnitIndex,
};

/// What one program makes due and how it stands: its part of `Obligations`.
pub(super) struct ProgramObligations {
    /// What it makes due and by when, in order of time.
    pub(super) items: Vec<(Item, Date)>,
    /// What it asks for without a rule that says by when.
    pub(super) without_due_date: Vec<WithoutDueDate>,
    /// Its subjects.
    pub(super) rows: Vec<Row>,
}

/// A subject, and how what it owes stands.
pub(super) struct Row {
    pub(super) units: Vec<UnitIndex>,
    pub(super) record: RecordRef,
    /// How each of the program's items stands.
    pub(super) standings: Vec<ItemStanding>,
}

/// How an item stands.
pub(super) struct ItemStanding {
    pub(super) standing: Standing,
    /// Whether its day is the one on which the log first saw it.
    pub(super) is_first_seen: bool,
    /// Why it is not owed, if it is not.
    pub(super) reason: Option<Reason>,
}

/// What the plan at a place of the library makes due: each sheet's reports and evaluations.
pub(super) fn of_plan(
    (at, plan): (usize, &Plan),
    library: &Library,
    as_of: Date,
) -> ProgramObligations {
    let organization = &library.organization;
    let duties = Duties::new(&plan.program, organization, as_of, of_sheets(&plan.program));
    let written = plan.sheets.par_iter().enumerate().map(|(index, record)| {
        let (sheet, id) = (&record.data, sheet_id(&plan.program, record));
        let record = RecordRef::Sheet(SheetRef { plan: at, sheet: index });
        let published = |item: Item| {
            let published = item.of_sheet(sheet, &plan.program, as_of);
            published.or_seen(item, library.log.history(&id), as_of)
        };
        let units = duties.units(&sheet.owner);
        let own = OwnWords { number: &sheet.number, exemptions: &sheet.exemptions };
        duties.row(units, record, own, &Withdrawing::of(&**sheet, as_of), published)
    });
    let mut rows: Vec<Row> = written.collect();
    for (index, gap) in plan.gaps.iter().enumerate() {
        let (number, owner) = match listed(plan, gap) {
            // What the plan says holds; a broken file may say anything.
            Some((number, owner)) if !owner.0.is_empty() => (number, owner),
            Some((number, _)) => (number, &gap.owner),
            None => (gap.slug.as_str(), &gap.owner),
        };
        let record = RecordRef::LeftOut(ProgramRef::Plan(at), index);
        rows.push(duties.unwritten(duties.units(owner), record, number));
    }
    let numbers: HashSet<SheetNumber> =
        plan.sheets.iter().map(|it| SheetNumber::of(&it.data.number)).collect();
    for (index, (number, owner)) in plan.program.file.items.iter().enumerate() {
        let is_written = numbers.contains(&SheetNumber::of(number));
        let is_left_out = |gap: &Gap| listed(plan, gap).is_some_and(|it| it.0 == &**number);
        if !is_written && !plan.gaps.iter().any(is_left_out) {
            let record = RecordRef::Listed { plan: at, row: index };
            rows.push(duties.unwritten(duties.units(owner), record, number));
        }
    }
    duties.program_obligations(rows)
}

/// Whether anything is ever due in a city, on whatever day.
#[must_use]
pub fn is_anything_due(library: &Library) -> bool {
    let is_due =
        |program: &Program, asked: Vec<Item>| asked.iter().any(|it| it.due(program).is_some());
    let has_sheets = |plan: &Plan| {
        !(plan.sheets.is_empty() && plan.gaps.is_empty() && plan.program.file.items.is_empty())
    };
    let mut plans = library.plans.iter().filter(|it| has_sheets(it)).map(|it| &it.program);
    let charter_years = library.charter_years.iter().map(|it| &it.program);
    plans.any(|it| is_due(it, of_sheets(it)))
        || charter_years.filter(|it| !it.units.is_empty()).any(|it| is_due(it, of_charters(it)))
}

/// The number and the owner that a plan names for a file which cannot be read: 045.md is No. 45.
fn listed<'a>(plan: &'a Plan, gap: &Gap) -> Option<(&'a str, &'a Names)> {
    let named = SheetNumber::of(&gap.slug);
    let mut items = plan.program.file.items.iter();
    let found = items.find(|(number, _)| SheetNumber::of(number) == named);
    found.map(|(number, owner)| (&**number, owner))
}

/// What the charter year at a place of the library makes due: each unit's charter and its reports,
/// written or not.
pub(super) fn of_charter_year(
    (at, charter_year): (usize, &CharterYear),
    library: &Library,
    as_of: Date,
) -> ProgramObligations {
    let organization = &library.organization;
    let program = &charter_year.program;
    let duties = Duties::new(program, organization, as_of, of_charters(program));
    let charters: Vec<Option<UnitIndex>> =
        charter_year.charters.iter().map(|it| charter_year.unit_of(it, organization)).collect();
    let row = |&unit: &UnitIndex| {
        let Some(index) = charters.iter().position(|it| *it == Some(unit)) else {
            let id = &organization.units()[unit].id;
            let gap = charter_year.gaps.iter().position(|it| *it.slug == **id);
            let program = ProgramRef::CharterYear(at);
            let record = gap.map_or(RecordRef::Missing, |it| RecordRef::LeftOut(program, it));
            return duties.unwritten(vec![unit], record, "");
        };
        let record = &charter_year.charters[index];
        let (charter, id) = (&record.data, charter_id(program, record));
        let record = RecordRef::Charter(CharterRef { charter_year: at, charter: index });
        let published = |item: Item| {
            let published = item.of_charter(charter, program, as_of);
            published.or_seen(item, library.log.history(&id), as_of)
        };
        let own = OwnWords { number: "", exemptions: &charter.exemptions };
        duties.row(vec![unit], record, own, &Withdrawing::of(&**charter, as_of), published)
    };
    let rows = program.units.par_iter().map(row).collect();
    duties.program_obligations(rows)
}

/// What a plan asks of each sheet.
fn of_sheets(program: &Program) -> Vec<Item> {
    let uses = |block| !program.form.unused().contains(&block);
    let mut items = Vec::new();
    if uses(Key::Progress) {
        items.extend(program.periods().map(Item::Report));
    }
    if uses(Key::AnnualEvaluations) && is_judged(program) {
        items.extend(program.file.years.years().map(Item::Annual));
    }
    if uses(Key::OverallEvaluation) && is_judged(program) {
        items.extend(program.file.overall_due.provisional.as_ref().map(|_| Item::Provisional));
        items.push(Item::Final);
    }
    items
}

/// What a charter year asks of each unit.
fn of_charters(program: &Program) -> Vec<Item> {
    let uses = |block| !program.form.unused().contains(&block);
    let mut items = vec![Item::Posting];
    if uses(Key::Reports) {
        items.extend(program.periods().map(Item::Report));
    }
    if uses(Key::AnnualEvaluations) && is_judged(program) {
        items.extend(program.file.years.years().map(Item::Annual));
    }
    items
}

/// Whether a program judges at all: it has grades to give, or says by when to give them.
fn is_judged(program: &Program) -> bool {
    let file = &program.file;
    let due = &file.overall_due;
    file.is_graded()
        || [&file.annual_due, &due.provisional, &due.last].into_iter().any(Option::is_some)
}

/// What a record says of what it owes.
#[derive(Clone, Copy)]
struct OwnWords<'a> {
    /// The number of a sheet.
    number: &'a str,
    exemptions: &'a [Exemption],
}

/// What a program asks for, by when, and of whom not.
struct Duties<'a> {
    program: &'a Program,
    organization: &'a Organization,
    as_of: Date,
    /// Whether each subject is a unit.
    by_unit: bool,
    items: Vec<(Item, Date)>,
    without_due_date: Vec<WithoutDueDate>,
    exempting: Vec<Exempting<'a>>,
}

impl<'a> Duties<'a> {
    fn new(
        program: &'a Program,
        organization: &'a Organization,
        as_of: Date,
        asked: Vec<Item>,
    ) -> Self {
        let exempting = Exempting::of_program(program, organization);
        let by_unit = asked.contains(&Item::Posting);
        let (items, without_due_date) = (Vec::new(), Vec::new());
        let mut duties =
            Self { program, organization, as_of, by_unit, items, without_due_date, exempting };
        for item in asked {
            match item.due(program) {
                Some(due) => duties.items.push((item, due)),
                None if item.is_ruled(program) => {}
                None => duties.without_due_date.push(WithoutDueDate(item)),
            }
        }
        duties.items.sort_by_key(|(item, due)| (item.interval(program).1, *due, *item));
        // A charter is posted when its program begins, whatever it speaks for.
        duties.items.sort_by_key(|(item, _)| *item != Item::Posting);
        duties
    }

    fn program_obligations(self, rows: Vec<Row>) -> ProgramObligations {
        ProgramObligations { items: self.items, without_due_date: self.without_due_date, rows }
    }

    fn units(&self, owner: &Names) -> Vec<UnitIndex> {
        let mut units = self.program.named(owner, self.organization);
        units.dedup();
        units
    }

    /// How everything stands that is asked of these units, or of the sheet with this number, which
    /// may be exempt by its own words.
    fn row(
        &self,
        units: Vec<UnitIndex>,
        record: RecordRef,
        own_words: OwnWords<'_>,
        withdrawing: &Withdrawing<'_>,
        published: impl Fn(Item) -> Published,
    ) -> Row {
        let OwnWords { number, exemptions } = own_words;
        let own: Vec<_> =
            exemptions.iter().map(|it| Exempting::of_record(it, self.program)).collect();
        // A sheet outlives the unit that answers for it; a charter does not outlive its unit.
        let unit = units.first().filter(|_| self.by_unit);
        let unit = unit.map(|it| &self.organization.units()[*it]);
        let standing = |&(item, due): &(Item, Date)| {
            let mut both = self.exempting.iter().chain(&own);
            let written = both.find(|it| it.covers(item, &units, number));
            let absent = || unit.and_then(|it| absent(it, item, self.program, due));
            let published = withdrawing.published(published(item));
            let withdrawn = || withdrawing.reason(published, due);
            let reason = written.map(Exempting::reason).or_else(absent).or_else(withdrawn);
            if reason.is_some() {
                let standing = Standing::Exempt;
                return ItemStanding { standing, is_first_seen: false, reason };
            }
            let is_first_seen = matches!(published, Published::Seen(_));
            let standing = Standing::new(published, due, self.as_of);
            ItemStanding { standing, is_first_seen, reason }
        };
        let standings = self.items.iter().map(standing).collect();
        Row { units, record, standings }
    }

    /// The same of what nobody wrote, or what cannot be read.
    fn unwritten(&self, units: Vec<UnitIndex>, record: RecordRef, number: &str) -> Row {
        let own = OwnWords { number, exemptions: &[] };
        self.row(units, record, own, &Withdrawing::none(), |_| Published::Not)
    }
}
