//! Whether it was published in time, and who is late.

use crate::disclosure::{Obligation, ProgramRef, StandingKind, Tally};
use crate::record::{Program, UnitIndex};
use crate::view::frame::Link;
use crate::view::summary::{AnswerView, SentencePart, SignView};
use crate::view::{ReferenceDay, Site, tone};
use crate::words::Message;

/// Names in a sentence; of more, their number is said.
const NAMED: usize = 3;

/// The answer of a sheet or a charter, which names what is late.
pub(super) fn of_record(site: &Site, program: &Program, owed: &[Obligation]) -> AnswerView {
    let named = |kind: StandingKind| {
        let of_kind = owed.iter().filter(move |it| it.standing.kind() == kind);
        of_kind.map(|it| Link { label: named_due(site, program, it), href: String::new() })
    };
    let behind = Behind {
        overdue: named(StandingKind::Overdue).collect(),
        late: named(StandingKind::Late).collect(),
    };
    answer(site, None, &Tally::of(owed), behind)
}

/// Something owed by its name; what is overdue with the day by which it was due.
fn named_due(site: &Site, program: &Program, obligation: &Obligation) -> String {
    let item = site.words.say(&obligation.item.name(program));
    if obligation.standing.kind() != StandingKind::Overdue {
        return item;
    }
    let message = Message::new("summary-item-due").with("item", item);
    site.words.say(&message.with("day", site.short_day(obligation.due)))
}

/// The answer of a unit, which names what is late; none where it never owed anything.
pub(super) fn of_unit(site: &Site, unit: UnitIndex) -> Option<AnswerView> {
    let obligations = site.public.obligations();
    let subjects = &site.unit(unit).owed;
    if subjects.is_empty() {
        return None;
    }
    let owed = || subjects.iter().flat_map(|it| obligations.owed_by_subject(*it));
    let mut named: Vec<(usize, usize)> = Vec::new();
    for subject in subjects {
        let owed = obligations.owed_by_subject(*subject).iter();
        let count = owed.filter(|it| it.standing.kind() == StandingKind::Overdue).count();
        if count > 0 {
            named.push((*subject, count));
        }
    }
    let link = |(subject, count): (usize, usize)| {
        let link = site.public_record_link(&obligations.subjects[subject]);
        let message = Message::new("summary-owes").with("it", link.label);
        Link { label: site.words.say(&message.with("count", count)), href: link.href }
    };
    let overdue = named.into_iter().map(link).collect();
    let behind = Behind { overdue, ..Behind::default() };
    Some(answer(site, None, &Tally::of(owed()), behind))
}

/// The answer of a plan or a charter year, which names the units that are late; none where nothing is ever due.
pub(super) fn of_program(
    site: &Site,
    day: Option<ReferenceDay>,
    program: ProgramRef,
) -> Option<AnswerView> {
    let programs = &site.public.obligations().programs;
    let at = programs.iter().position(|it| it.program == program)?;
    let tally = site.figures.program(at)?.whole;
    let overdue =
        overdue_by_unit(site, &site.public.obligations().all[programs[at].obligations.clone()]);
    Some(answer(site, day, &tally, Behind { overdue, ..Behind::default() }))
}

/// The answer of the whole city, which names the units that are late.
pub(super) fn of_city(site: &Site, day: ReferenceDay) -> AnswerView {
    let overdue = overdue_by_unit(site, &site.public.obligations().all);
    answer(site, Some(day), site.figures.whole(), Behind { overdue, ..Behind::default() })
}

/// The units that must still publish something, those with most of it first: 契約課の3件.
fn overdue_by_unit(site: &Site, owed: &[Obligation]) -> Vec<Link> {
    let (obligations, organization) = (site.public.obligations(), site.public.organization());
    let mut units: Vec<(UnitIndex, usize)> = Vec::new();
    for obligation in owed.iter().filter(|it| it.standing.kind() == StandingKind::Overdue) {
        for unit in obligations.responsible(organization, obligation) {
            match units.iter_mut().find(|(it, _)| *it == unit) {
                Some((_, count)) => *count += 1,
                None => units.push((unit, 1)),
            }
        }
    }
    units.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let link = |(unit, count): (UnitIndex, usize)| {
        let message = Message::new("summary-owes").with("it", &*site.named(unit).name);
        let label = site.words.say(&message.with("count", count));
        Link { label, href: site.unit(unit).href.clone() }
    };
    units.into_iter().map(link).collect()
}

/// What is late, by name; none where only its number is to be said.
#[derive(Default)]
struct Behind {
    overdue: Vec<Link>,
    late: Vec<Link>,
}

fn answer(site: &Site, day: Option<ReferenceDay>, tally: &Tally, behind: Behind) -> AnswerView {
    let first = match day {
        Some(day) => site.headline_by(day, tally),
        None => site.headline(tally),
    };
    let mut sentence = vec![SentencePart::text(first)];
    let mut tell = |kind: StandingKind, id: &'static str, names: Vec<Link>| {
        let count = tally.count(kind);
        // Where the day is known of nothing, the first sentence says so.
        let is_told = kind == StandingKind::Undated && count == tally.due();
        if count > 0 && !is_told {
            sentence.push(SentencePart::text(site.words.word("sentence-space")));
            sentence.extend(about(site, id, count, names));
        }
    };
    tell(StandingKind::Overdue, "summary-overdue", behind.overdue);
    tell(StandingKind::Late, "summary-late", behind.late);
    tell(StandingKind::Undated, "summary-undated", Vec::new());
    sentence.retain(|it| !it.text.is_empty());
    AnswerView::new(sign(site, tally).into_iter().collect(), sentence)
}

/// What is said of so many that stand alike: by name, where there are names, else by their number.
fn about(site: &Site, id: &'static str, count: usize, names: Vec<Link>) -> Vec<SentencePart> {
    let more = names.len().saturating_sub(NAMED);
    let mut said = vec![SentencePart::PLACE.to_owned()];
    if more > 0 {
        said.push(site.words.say(&Message::new("more").with("count", more)));
    }
    let who = if names.is_empty() {
        site.words.say(&Message::new("summary-count").with("count", count))
    } else {
        said.join(&site.phrases.comma)
    };
    let sentence = site.words.say(&Message::new(id).with("who", who));
    let names = names.into_iter().take(NAMED).collect();
    SentencePart::around(&sentence, names, &site.phrases.comma)
}

/// The gravest of the standings with its number; none before anything came due.
fn sign(site: &Site, tally: &Tally) -> Option<SignView> {
    let behind = [StandingKind::Overdue, StandingKind::Late, StandingKind::Undated];
    let gravest = behind.into_iter().find(|it| tally.count(*it) > 0);
    let kind = gravest.or((tally.due() > 0).then_some(StandingKind::OnTime))?;
    let message = Message::new("sum-part").with("standing", site.figures.label(kind));
    let label = site.words.say(&message.with("count", tally.count(kind)));
    Some(SignView::new(tone::of_standing(kind), label))
}
