//! `kohyo new report`: the entries of a period to fill in, put into the records that owe them.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use jiff::civil::Date;

use super::import_check::new_errors;
use super::replace_text::{Replacement, replace_all};
use super::shell::Shell;
use super::{Outcome, export, selection};
use crate::characters::visible_lines;
use crate::disclosure::{Item, Obligations, Reason};
use crate::japanese::suggest;
use crate::record::{Library, UnitIndex};
use crate::record_edit::unified_diff;
use crate::scaffold::{Round, RoundRecord, RoundState};
use crate::source::{File, Tree};
use crate::words::{Failure, Message, Words};

/// So many periods are named when none is called as it was typed.
const NAMED: usize = 8;

#[derive(Debug, clap::Args)]
pub(super) struct NewReportArgs {
    /// The period, or the year of an evaluation
    #[arg(value_name = "PERIOD")]
    period: String,
    /// Only the records of this unit and of those below it
    #[arg(long, value_name = "UNIT")]
    unit: Vec<String>,
    /// Only those of this plan or charter year
    #[arg(long, value_name = "PROGRAM")]
    program: Vec<String>,
    /// Write without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would be changed and write nothing
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
}

/// The city, and what it owes.
#[derive(Clone, Copy)]
struct City<'a> {
    tree: &'a Tree,
    library: &'a Library,
    obligations: &'a Obligations,
}

pub(super) fn run(
    args: &NewReportArgs,
    root: &Path,
    (tree, library): (&Tree, &Library),
    day: Date,
    shell: &Shell,
) -> Result<Outcome> {
    let obligations = &Obligations::new(library, day);
    let city = City { tree, library, obligations };
    let units = city.units(&args.unit)?;
    let rounds = city.rounds(args)?;
    let (mut changes, mut is_whole) = (Vec::new(), true);
    for round in rounds {
        is_whole &= city.tell_and_change(round, units.as_deref(), (root, &mut changes), shell)?;
    }
    city.accepts(&changes, (root, day))?;
    if changes.is_empty() {
        shell.say(&Message::new("new-report-nothing"));
    }
    let is_written = changes.is_empty() || write(&changes, args, root, shell)?;
    Ok(if is_whole && is_written { Outcome::Clean } else { Outcome::Findings })
}

/// Writes what is wanted, once it is shown or agreed to; whether it is written, or was not to be.
fn write(
    changes: &[Replacement<'_>],
    args: &NewReportArgs,
    root: &Path,
    shell: &Shell,
) -> Result<bool> {
    let told = |id| Message::new(id).with("count", changes.len());
    if args.dry_run {
        for Replacement { place, before, after } in changes {
            let name = path(place, root);
            Shell::data(&visible_lines(&unified_diff(before, after, &name)))?;
        }
        shell.say(&told("new-report-would"));
        return Ok(true);
    }
    let is_agreed = args.yes || !args.unit.is_empty();
    match is_agreed.then_some(true).or_else(|| shell.asks(&told("new-report-ask"))) {
        Some(true) => {}
        Some(false) => {
            shell.say(&Message::new("fix-not-written"));
            return Ok(false);
        }
        None => {
            shell.say(&told("new-report-would"));
            shell.say(&Message::new("new-report-say-yes"));
            return Ok(false);
        }
    }
    replace_all(changes)?;
    shell.say(&told("new-report-written"));
    Ok(true)
}

impl<'a> City<'a> {
    /// The units that were named and those below them; none when none was named.
    fn units(self, typed: &[String]) -> Result<Option<Vec<UnitIndex>>> {
        let organization = &self.library.organization;
        let mut units = Vec::new();
        for name in typed {
            let unit = selection::unit(name, organization, self.obligations.as_of)?;
            units.extend(organization.with_those_below(unit));
        }
        Ok((!typed.is_empty()).then_some(units))
    }

    /// The rounds that are meant by the period.
    fn rounds(self, args: &NewReportArgs) -> Result<Vec<Round>> {
        let (library, obligations) = (self.library, self.obligations);
        let mut programs: Vec<usize> = (0..obligations.programs.len()).collect();
        if !args.program.is_empty() {
            let named = args.program.iter().map(|it| export::program(it, library));
            let named = named.collect::<Result<Vec<_>>>()?;
            programs.retain(|it| named.contains(&obligations.programs[*it].program));
        }
        let read = |it: &usize| Round::read(&args.period, *it, library, obligations);
        let rounds: Vec<Round> = programs.iter().filter_map(read).collect();
        if rounds.is_empty() {
            Err(self.no_round(&args.period, &programs).into())
        } else {
            Ok(rounds)
        }
    }

    /// What there is instead of a period that no program has: those that are near in time, and which is due next.
    fn no_round(self, typed: &str, programs: &[usize]) -> Failure {
        let day = self.obligations.as_of;
        let mut items: Vec<(i32, Date, String)> = Vec::new();
        for &at in programs {
            let schedule = &self.obligations.programs[at];
            for (item, due) in &schedule.items {
                if let Some(name) = self.name(at, *item) {
                    let distance = due.since(day).map_or(i32::MAX, |it| it.get_days());
                    items.push((distance, *due, name));
                }
            }
        }
        let failure = Failure::new(Message::new("no-such-period").with("value", typed));
        let near = suggest(typed, items.iter().map(|it| it.2.as_str()));
        let near = near.map(|it| Message::new("help-suggestion").with("word", it));
        items.sort_by_key(|it| it.0.abs());
        let mut nearest: Vec<(Date, String)> = Vec::new();
        for (_, due, name) in &items {
            if nearest.len() < NAMED && nearest.iter().all(|it| it.1 != *name) {
                nearest.push((*due, name.clone()));
            }
        }
        nearest.sort();
        let names: Vec<String> = nearest.into_iter().map(|it| it.1).collect();
        let choices = if names.is_empty() {
            Message::new("help-no-periods")
        } else {
            Message::new("help-choices").with("choices", names)
        };
        let next = items.iter().filter(|it| it.0 >= 0).min_by_key(|it| it.1).map(|it| {
            Message::new("help-next-period").with("item", &*it.2).with("due", it.1.to_string())
        });
        failure.help(near).help([choices]).help(next)
    }

    /// What a period or a year is called, as it can be typed.
    fn name(self, program: usize, item: Item) -> Option<String> {
        let program = self.obligations.programs[program].program.resolve(self.library);
        match item {
            Item::Report(period) => Some(program.cadence.name(period)),
            Item::Annual(year) => Some(program.naming().year(year)),
            Item::Posting | Item::Provisional | Item::Final => None,
        }
    }

    /// Says how each record stands, and what is changed; false when there is one that cannot be read.
    fn tell_and_change(
        self,
        round: Round,
        units: Option<&[UnitIndex]>,
        (root, changes): (&Path, &mut Vec<Replacement<'a>>),
        shell: &Shell,
    ) -> Result<bool> {
        let records = round.records(units, self.library, self.obligations);
        shell.say(&self.heading(round, records.is_empty(), shell));
        let entry = round.entry(self.library, self.obligations, &shell.words);
        let mut is_whole = true;
        for record in &records {
            let lacking = record.state == RoundState::Lacks && entry.is_none();
            shell.say(&self.line(round, record, &shell.words, lacking));
            is_whole &= record.state != RoundState::Unreadable;
            let file = record.file.filter(|_| record.state == RoundState::Lacks);
            let text = file.and_then(|it| Some((it, self.tree.text(it)?)));
            if let Some(((file, before), entry)) = text.zip(entry.as_ref()) {
                let after = entry.put_into(before).map_err(|error| {
                    let message = Message::new("new-report-cannot").with("path", file);
                    Failure::new(message).help([Message::new("help-report-by-hand")]).because(error)
                })?;
                changes.push(Replacement { place: root.join(file), before, after });
            }
        }
        Ok(is_whole)
    }

    fn heading(self, round: Round, is_empty: bool, shell: &Shell) -> Message {
        let schedule = &self.obligations.programs[round.program];
        let program = schedule.program.resolve(self.library);
        let due = schedule.items.iter().find(|it| it.0 == round.item).map(|it| it.1.to_string());
        Message::new("new-report-round")
            .with("program", &*program.file.name)
            .with("item", shell.words.say(&round.item.name(program)))
            .with("dated", if due.is_some() { "yes" } else { "no" })
            .with("due", due.unwrap_or_default())
            .with("records", if is_empty { "none" } else { "some" })
    }

    /// How a record stands, in one line.
    fn line(self, round: Round, record: &RoundRecord<'_>, words: &Words, lacking: bool) -> Message {
        let name = self.record_name(record, words);
        let said = |id| Message::new(id).with("record", name.as_str());
        match record.state {
            RoundState::Lacks if lacking => said("new-report-no-place"),
            RoundState::Lacks => said("new-report-lacks"),
            RoundState::Written => said("new-report-there"),
            RoundState::Blank => said("new-report-blank"),
            RoundState::Withdrawn => said("new-report-withdrawn"),
            RoundState::Unreadable => said("new-report-unreadable"),
            RoundState::NoFile => {
                let program =
                    self.obligations.programs[round.program].program.resolve(self.library);
                let (kind, name) = match (record.number, record.units.first()) {
                    ("", Some(unit)) => ("charter", &*self.library.organization.units()[*unit].id),
                    (number, _) => ("sheet", number),
                };
                let command = format!("kohyo new {kind} {} {name}", program.slug);
                said("new-report-no-file").with("command", command)
            }
            RoundState::Exempt(reason) => {
                let (why, day, reason) = match reason {
                    Reason::Written(reason) => ("written", None, reason.as_str()),
                    Reason::NotYet(day) => ("not-yet", Some(day), ""),
                    Reason::NoMore(day) => ("no-more", Some(day), ""),
                    Reason::Withdrawn { day, reason } => ("withdrawn", Some(day), reason.as_str()),
                };
                let day = day.map(ToString::to_string).unwrap_or_default();
                said("new-report-exempt").with("why", why).with("day", day).with("reason", reason)
            }
        }
    }

    /// What a record is called: its file, or its number while there is none, and its units.
    fn record_name(self, record: &RoundRecord<'_>, words: &Words) -> String {
        let units = self.library.organization.units();
        let units: Vec<&str> = record.units.iter().map(|it| &*units[*it].name).collect();
        let units = units.join(&words.word("comma"));
        let file = match (record.file, record.number) {
            (Some(file), _) => file.to_owned(),
            (None, "") => return units,
            (None, number) => format!("No.{number}"),
        };
        if units.is_empty() {
            return file;
        }
        words.say(&Message::new("new-report-record").with("file", file).with("units", units))
    }

    /// Whether a check finds no errors in the records that it does not find now.
    fn accepts(self, changes: &[Replacement<'_>], (root, day): (&Path, Date)) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        let file = |it: &Replacement<'_>| {
            File::from_bytes(&path(&it.place, root), it.after.clone().into_bytes())
        };
        let after = self.tree.with(changes.iter().map(file).collect(), &HashSet::new());
        match new_errors(self.tree, &after, day).into_iter().find_map(|it| it.1.into_iter().next())
        {
            None => Ok(()),
            Some(first) => Err(Failure::new(first.message.clone()).help(first.help.clone()).into()),
        }
    }
}

/// A path from the city's folder.
fn path(place: &Path, root: &Path) -> String {
    place.strip_prefix(root).unwrap_or(place).to_string_lossy().replace('\\', "/")
}
