//! C117: a sheet says that all units published, and the obligations of the charter year that it is
//! the basis of knows some that did not.
//!
//! 「すべての部区で実施及び、実施状況の公表」 stands next to the dates of the charters, and nobody had
//! laid one next to the other.

use jiff::civil::Date;

use super::super::context::RecordContext;
use super::super::enumerate::listed;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::signs::Sign;
use crate::calendar::FiscalYear;
use crate::diagnostic::code;
use crate::disclosure::{Item, Obligation, ProgramRef, Standing};
use crate::record::{Key, Path, Program, UnitIndex};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::CLAIM_CONTRADICTS_OBLIGATIONS).of_record(look);

/// Words for every unit.
#[rustfmt::skip]
pub(in super::super) const ALL: [&str; 10] = [
    "すべての部", "全ての部", "すべての区", "全ての区", "すべての課", "全ての課", "全部署", "全庁",
    "全部局", "各部区",
];
/// Words for publishing.
const PUBLISHED: [&str; 3] = ["公表", "掲載", "公開"];
/// Words that take something of the claim back, or speak of what is to come.
const LIMITS: [&str; 9] =
    ["除", "遅れ", "できな", "なかった", "未公表", "予定", "目指", "努め", "ていく"];

/// What a text claims to be published.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    Charters,
    Reports,
    Both,
}

/// When it was.
#[derive(Clone, Copy)]
enum Time {
    Year(FiscalYear),
    Days(Date, Date),
}

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    let Some(sheet) = context.as_sheet() else { return };
    let carried_out = || charter_years(context).next().is_some();
    let mut claims: Vec<(Path, &str, Time)> = Vec::new();
    for (index, row) in sheet.schedule.iter().enumerate() {
        for values in context.program.yearly_rows(row) {
            let path = values.result_path(Path::default().then(Key::Schedule).then(index));
            claims.push((path, values.result(), Time::Year(values.year())));
        }
    }
    for report in &context.reports {
        let Some((first, last)) = context.program.cadence.interval(report.period) else { continue };
        let path = report.path.clone().then(Key::Text);
        claims.push((path, report.text, Time::Days(first, last)));
    }
    for evaluation in &context.evaluations {
        claims.push((
            evaluation.path.clone().then(Key::ReasonForGrade),
            &evaluation.data.text,
            Time::Year(evaluation.year),
        ));
    }
    for (path, text, time) in claims {
        if !context.texts.signs(text).has(Sign::AllUnits) {
            continue;
        }
        let Some((sentence, claim)) = claimed(text) else { continue };
        if !carried_out() {
            return;
        }
        let failing = failing(context, claim, time);
        if failing.is_empty() {
            continue;
        }
        let units: Vec<UnitIndex> = failing.iter().map(|it| it.0).collect();
        reporter
            .at(path)
            .on(sentence.trim_start_matches('・'))
            .with("claim", sentence.trim_start_matches('・'))
            .with("count", failing.len())
            .with("units", listed(failing.into_iter().map(|it| it.1)))
            .about(&units)
            .help(Message::new("help-claim"));
    }
}

/// The sentence that claims that all was published, if there is one.
fn claimed(text: &str) -> Option<(&str, Claim)> {
    let has = |sentence: &str, words: &[&str]| words.iter().any(|it| sentence.contains(it));
    let sentence = text
        .split(['。', '\n'])
        .map(str::trim)
        .find(|it| has(it, &ALL) && has(it, &PUBLISHED) && !has(it, &LIMITS))?;
    let claim = if sentence.contains("実施状況") {
        Claim::Reports
    } else if sentence.contains("憲章") {
        Claim::Charters
    } else {
        Claim::Both
    };
    Some((sentence, claim))
}

/// The charter years that the sheet is the basis of, by their place in the obligations.
fn charter_years<'a>(context: &RecordContext<'a>) -> impl Iterator<Item = (usize, &'a Program)> {
    let (city, file) = (context.city, context.file);
    city.obligations.programs.iter().enumerate().filter_map(move |(index, schedule)| {
        let ProgramRef::CharterYear(_) = schedule.program else { return None };
        let program = schedule.program.resolve(city.library);
        let basis = &*program.file.basis;
        let sheet = file.strip_prefix("content/reforms/").and_then(|it| it.strip_suffix(".md"));
        (!basis.is_empty() && sheet == Some(basis)).then_some((index, program))
    })
}

/// The units that did not publish in time, the worst first, each with what is known.
fn failing(context: &RecordContext<'_>, claim: Claim, time: Time) -> Vec<(UnitIndex, Message)> {
    let obligations = context.city.obligations;
    let rank = |it: &Obligation| rank(it, obligations.as_of);
    let mut worst: Vec<(UnitIndex, &Obligation)> = Vec::new();
    for (index, program) in charter_years(context) {
        for obligation in &obligations.all[obligations.programs[index].obligations.clone()] {
            if !is_meant(obligation.item, program, claim, time) {
                continue;
            }
            let Some(unit) = obligations.subject(obligation).units.first() else { continue };
            if rank(obligation) == (0, 0) {
                continue;
            }
            match worst.iter_mut().find(|it| it.0 == *unit) {
                Some(known) if rank(known.1) >= rank(obligation) => {}
                Some(known) => known.1 = obligation,
                None => worst.push((*unit, obligation)),
            }
        }
    }
    worst.sort_by_key(|it| (std::cmp::Reverse(rank(it.1)), it.0));
    let units = context.city.library.organization.units();
    let said = |unit: UnitIndex, obligation| {
        (unit, said(&units[unit].name, obligation, obligations.as_of))
    };
    worst.into_iter().map(|(unit, obligation)| said(unit, obligation)).collect()
}

fn is_meant(item: Item, program: &Program, claim: Claim, time: Time) -> bool {
    let (first, last) = item.interval(program);
    let kind = match item {
        Item::Posting => claim != Claim::Reports,
        Item::Report(_) => claim != Claim::Charters,
        Item::Annual(_) | Item::Provisional | Item::Final => false,
    };
    kind && match time {
        Time::Year(year) => program.file.years.contains(year),
        // A charter stands for the whole of its year, a report for its own period.
        Time::Days(from, to) if item == Item::Posting => first <= from && to <= last,
        Time::Days(from, to) => from <= first && last <= to,
    }
}

/// How bad it is; nothing at all when it is not.
fn rank(obligation: &Obligation, as_of: Date) -> (u8, u32) {
    let days = obligation.days(as_of).unwrap_or_default();
    match obligation.standing {
        Standing::Overdue => (3, days),
        Standing::Late { .. } => (2, days),
        Standing::Undated => (1, 0),
        Standing::OnTime { .. } | Standing::NotDue | Standing::Exempt => (0, 0),
    }
}

fn said(unit: &str, obligation: &Obligation, as_of: Date) -> Message {
    let days = obligation.days(as_of).unwrap_or_default();
    let name = match obligation.standing {
        Standing::Overdue => "unit-overdue",
        Standing::Late { .. } => "unit-late",
        Standing::Undated | Standing::OnTime { .. } | Standing::NotDue | Standing::Exempt => {
            "unit-undated"
        }
    };
    Message::new(name).with("unit", unit).with("days", days)
}
