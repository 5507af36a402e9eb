//! `kohyo status`: the ledger in the terminal.

use anyhow::Result;
use clap::ValueEnum;
use jiff::ToSpan;

use super::shell::Shell;
use super::{Common, Outcome, day, selection, table};
use crate::calendar::full_date;
use crate::disclosure::{Entry, Filter, Ledger, Standing, StandingKind, Tally, Unknown};
use crate::exchange::{self, LedgerDocument, Obligation};
use crate::record::Library;
use crate::words::{Failure, Message, OrFail, Words};
use crate::{site, source};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// How the ledger is printed
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    format: Format,
    /// Only this program: its address, folder or name
    #[arg(long, value_name = "PROGRAM")]
    program: Vec<String>,
    /// Only this unit and those below it
    #[arg(long, value_name = "UNIT")]
    unit: Vec<String>,
    /// Only this year or period
    #[arg(long, value_name = "PERIOD")]
    period: Vec<String>,
    /// Only what stands so
    #[arg(long, value_enum, value_name = "STANDING")]
    standing: Vec<Kind>,
    /// What falls due within so many days
    #[arg(long, value_name = "DAYS")]
    next: Option<u16>,
    /// End with exit code 1 when there is one
    #[arg(long, value_enum, value_name = "STANDING")]
    fail_on: Vec<FailOn>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
    Csv,
}

/// A standing as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Kind {
    OnTime,
    Late,
    Undated,
    Overdue,
    NotDue,
    Exempt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Overdue,
    Late,
}

impl From<Kind> for StandingKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::OnTime => Self::OnTime,
            Kind::Late => Self::Late,
            Kind::Undated => Self::Undated,
            Kind::Overdue => Self::Overdue,
            Kind::NotDue => Self::NotDue,
            Kind::Exempt => Self::Exempt,
        }
    }
}

pub(super) fn run(args: &Args, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let (day, as_of) = day::resolve(common, crate::record::settings(&tree).as_ref())?;
    shell.detail(&as_of);
    let checked = site::read(&tree, day, &shell.words);
    let Some(library) = &checked.library else {
        shell.findings(&checked.findings, &tree);
        return Ok(Outcome::Findings);
    };
    if checked.has_errors() {
        shell.say(&Message::new("ledger-unreadable"));
    }
    let ledger = &checked.ledger;
    let mut entries = args.filter(library, ledger)?.of(library, ledger);
    if let Some(days) = args.next {
        let last = day.saturating_add(i32::from(days).days());
        entries.retain(|it| it.standing.kind() == StandingKind::NotDue && it.due <= last);
        entries.sort_by_key(|it| (it.due, it.subject));
    }
    let view = View { library, ledger, words: &shell.words, entries: &entries };
    let text = match args.format {
        Format::Human => view.human(args),
        Format::Json => view.json()?,
        Format::Csv => view.csv()?,
    };
    Shell::data(&text)?;
    Ok(args.outcome(&entries))
}

impl Args {
    fn filter(&self, library: &Library, ledger: &Ledger) -> Result<Filter> {
        let mut filter = Filter::default();
        for typed in &self.program {
            let found = filter.program(typed, library, ledger);
            found.map_err(|it| unknown("no-such-program", typed, it))?;
        }
        for typed in &self.period {
            let found = filter.period(typed, library, ledger);
            found.map_err(|it| unknown("unknown-period", typed, it))?;
        }
        for typed in &self.unit {
            filter.unit(selection::unit(typed, &library.organization, ledger.as_of)?, library);
        }
        for kind in &self.standing {
            filter.standing((*kind).into());
        }
        Ok(filter)
    }

    fn outcome(&self, entries: &[&Entry]) -> Outcome {
        let fails = |it: &&Entry| match it.standing {
            Standing::Overdue { .. } => !self.fail_on.is_empty(),
            Standing::Late { .. } => self.fail_on.contains(&FailOn::Late),
            Standing::OnTime { .. }
            | Standing::Undated
            | Standing::NotDue { .. }
            | Standing::Exempt => false,
        };
        if entries.iter().any(fails) { Outcome::Findings } else { Outcome::Clean }
    }

    /// Whether a part was asked for, which is then listed whole.
    fn is_part(&self) -> bool {
        !(self.unit.is_empty() && self.standing.is_empty() && self.period.is_empty())
            || self.next.is_some()
    }
}

fn unknown(id: &'static str, typed: &str, unknown: Unknown) -> anyhow::Error {
    let near = unknown.near.map(|it| Message::new("help-suggestion").with("word", it));
    Failure::new(Message::new(id).with("value", typed)).help(near).into()
}

/// The part of a ledger that is printed.
struct View<'a> {
    library: &'a Library,
    ledger: &'a Ledger,
    words: &'a Words,
    entries: &'a [&'a Entry],
}

impl<'a> View<'a> {
    fn json(&self) -> Result<String> {
        let text = serde_json::to_string_pretty(&self.document());
        Ok(text.or_fail(|| Message::new("cannot-print"))? + "\n")
    }

    fn csv(&self) -> Result<String> {
        let mut out = Vec::new();
        let written = exchange::csv(self.rows(self.entries.to_vec()), &mut out);
        written.or_fail(|| Message::new("cannot-print"))?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }

    fn document(&self) -> LedgerDocument<'a> {
        exchange::document(self.library, self.ledger, self.entries, self.words)
    }

    fn rows(&self, entries: Vec<&'a Entry>) -> impl Iterator<Item = Obligation<'a>> {
        exchange::obligations(self.library, self.ledger, entries, self.words)
    }

    /// What a person reads: how each program stands, then who has not published, or all of the
    /// part that was asked for.
    fn human(&self, args: &Args) -> String {
        let day = self.ledger.as_of;
        let title =
            Message::new("ledger-title").with("day", full_date(day)).with("iso", day.to_string());
        let mut parts = vec![self.words.say(&title)];
        if self.entries.is_empty() {
            parts.push(self.words.word("ledger-nothing"));
        }
        if args.next.is_none() && !self.entries.is_empty() {
            let programs = self.document().programs;
            parts.extend(programs.iter().map(|it| table::summary(it, self.words)));
            parts.push(self.headline());
        }
        if args.is_part() {
            parts.push(table::list(self.rows(self.entries.to_vec()), self.words));
        } else {
            for kind in [StandingKind::Overdue, StandingKind::Late] {
                let found = self.ranked(kind);
                if !found.is_empty() {
                    let heading = self.words.word(&kind.word());
                    let list = table::list(self.rows(found), self.words);
                    parts.push(format!("{heading}\n{list}"));
                }
            }
        }
        parts.retain(|it| !it.is_empty());
        parts.join("\n\n") + "\n"
    }

    /// Those of one standing, the longest first.
    fn ranked(&self, kind: StandingKind) -> Vec<&'a Entry> {
        let entries = self.entries.iter().copied();
        let mut found: Vec<&Entry> = entries.filter(|it| it.standing.kind() == kind).collect();
        found.sort_by_key(|it| (std::cmp::Reverse(it.standing.days()), it.subject));
        found
    }

    fn headline(&self) -> String {
        let tally = Tally::of(self.entries.iter().copied());
        let count = |kind| tally.count(kind);
        self.words.say(
            &Message::new("ledger-headline")
                .with("total", tally.total())
                .with("due", tally.due())
                .with("on-time", count(StandingKind::OnTime))
                .with("late", count(StandingKind::Late))
                .with("undated", count(StandingKind::Undated))
                .with("overdue", count(StandingKind::Overdue)),
        )
    }
}
