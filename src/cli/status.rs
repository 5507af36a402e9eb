//! `kohyo status`: the obligations in the terminal.

use anyhow::Result;
use clap::ValueEnum;
use jiff::ToSpan;

use super::data_output::{self, OutputArgs};
use super::shell::{Screen, Shell};
use super::typed_value::ByName;
use super::{Common, Outcome, day, obligations_table, selection};
use crate::characters::visible_lines;
use crate::disclosure::{
    Filter, Obligation, Obligations, Public, Standing, StandingKind, Tally, Unknown,
};
use crate::exchange::{self, ObligationRow, ObligationsDocument};
use crate::record::Library;
use crate::words::{Failure, Message, OrFail, Words};
use crate::{site, source};

#[derive(Debug, clap::Args)]
pub(super) struct StatusArgs {
    /// How the obligations are printed
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
    #[arg(long, value_parser = ByName::<Kind>::new(), value_name = "STANDING")]
    standing: Vec<Kind>,
    /// What falls due within so many days
    #[arg(long, value_name = "DAYS")]
    next: Option<u16>,
    /// End with exit code 1 when there is one
    #[arg(long, value_parser = ByName::<FailOn>::new(), value_name = "STANDING")]
    fail_on: Vec<FailOn>,
    #[command(flatten)]
    output: OutputArgs,
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
    #[value(aliases = ["期限内", "期限内公表", "期限内に公表", "on time"])]
    OnTime,
    #[value(aliases = ["遅れて公表", "遅れ", "遅延"])]
    Late,
    #[value(aliases = ["日付不明", "公表（日付不明）", "date unknown"])]
    Undated,
    #[value(aliases = ["未公表", "期限を過ぎて未公表"])]
    Overdue,
    #[value(aliases = ["期限前", "not due", "not due yet"])]
    NotDue,
    #[value(alias = "対象外")]
    Exempt,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    #[value(alias = "未公表")]
    Overdue,
    #[value(aliases = ["遅れて公表", "遅れ", "遅延"])]
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

pub(super) fn run(args: &StatusArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let (day, as_of) = day::resolve(common, crate::record::settings(&tree).as_ref())?;
    shell.detail(&as_of);
    let checked = site::read(&tree, day);
    let (Some(library), Some(public)) = (&checked.library, checked.public()) else {
        shell.findings(&checked.findings, &tree);
        return Ok(Outcome::Findings);
    };
    if checked.has_errors() {
        shell.say(&Message::new("obligations-unreadable"));
    }
    let obligations = &checked.obligations;
    let mut owed = args.filter(library, obligations)?.of(library, obligations);
    if let Some(days) = args.next {
        let last = day.saturating_add(i32::from(days).days());
        owed.retain(|it| it.standing.kind() == StandingKind::NotDue && it.due <= last);
        owed.sort_by_key(|it| (it.due, it.subject));
    }
    let columns = args.output.file().map_or(shell.screen(), |_| Screen::FILE).columns;
    let view = View { public, words: &shell.words, owed: &owed, columns };
    let text = match args.format {
        Format::Human => visible_lines(&view.human(args)).into_owned(),
        Format::Json => view.json()?,
        Format::Csv => view.csv()?,
    };
    args.output.write(&text, shell)?;
    Ok(args.outcome(&owed))
}

impl StatusArgs {
    fn filter(&self, library: &Library, obligations: &Obligations) -> Result<Filter> {
        let mut filter = Filter::default();
        for typed in &self.program {
            let found = filter.program(typed, library, obligations);
            found.map_err(|it| unknown("no-such-program", typed, it))?;
        }
        for typed in &self.period {
            let found = filter.period(typed, library, obligations);
            found.map_err(|it| unknown("unknown-period", typed, it))?;
        }
        for typed in &self.unit {
            filter.unit(selection::unit(typed, &library.organization, obligations.as_of)?, library);
        }
        for kind in &self.standing {
            filter.standing((*kind).into());
        }
        Ok(filter)
    }

    fn outcome(&self, owed: &[&Obligation]) -> Outcome {
        let fails = |it: &&Obligation| match it.standing {
            Standing::Overdue => !self.fail_on.is_empty(),
            Standing::Late { .. } => self.fail_on.contains(&FailOn::Late),
            Standing::OnTime { .. } | Standing::Undated | Standing::NotDue | Standing::Exempt => {
                false
            }
        };
        if owed.iter().any(fails) { Outcome::Findings } else { Outcome::Clean }
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

/// The part of the obligations that is printed.
struct View<'a> {
    public: Public<'a>,
    words: &'a Words,
    owed: &'a [&'a Obligation],
    columns: usize,
}

impl<'a> View<'a> {
    fn json(&self) -> Result<String> {
        data_output::json(&self.document())
    }

    fn csv(&self) -> Result<String> {
        let rows = self.rows(self.owed.to_vec());
        exchange::csv_for_workbooks(rows, self.words).or_fail(|| Message::new("cannot-print"))
    }

    fn document(&self) -> ObligationsDocument<'a> {
        exchange::document(self.public, self.owed, self.words)
    }

    fn rows(&self, owed: Vec<&'a Obligation>) -> impl Iterator<Item = ObligationRow<'a>> {
        exchange::rows(self.public, owed, self.words)
    }

    /// What a person reads: how each program stands, then who has not published, or all of the
    /// part that was asked for.
    fn human(&self, args: &StatusArgs) -> String {
        let day = self.public.as_of();
        let title = Message::new("obligations-title")
            .with("day", self.public.settings().naming().said_day(day))
            .with("iso", day.to_string());
        let mut parts = vec![self.words.say(&title)];
        if self.owed.is_empty() {
            parts.push(self.words.word("obligations-nothing"));
        }
        if args.next.is_none() && !self.owed.is_empty() {
            let programs = self.document().programs;
            let table = |it| obligations_table::summary(it, self.words, self.columns);
            parts.extend(programs.iter().map(table));
            parts.push(self.headline());
        }
        if args.is_part() {
            parts.push(self.list(self.owed.to_vec()));
        } else {
            for kind in [StandingKind::Overdue, StandingKind::Late] {
                let found = self.ranked(kind);
                if !found.is_empty() {
                    let heading = self.words.word(&kind.word());
                    let list = self.list(found);
                    parts.push(format!("{heading}\n{list}"));
                }
            }
        }
        parts.retain(|it| !it.is_empty());
        parts.join("\n\n") + "\n"
    }

    /// These one by one, with the days up to the day.
    fn list(&self, owed: Vec<&'a Obligation>) -> String {
        let as_of = self.public.as_of();
        let days: Vec<_> = owed.iter().map(|it| it.days(as_of)).collect();
        obligations_table::list(self.rows(owed).zip(days), self.words, self.columns)
    }

    /// Those of one standing, the longest first.
    fn ranked(&self, kind: StandingKind) -> Vec<&'a Obligation> {
        let owed = self.owed.iter().copied();
        let mut found: Vec<&Obligation> = owed.filter(|it| it.standing.kind() == kind).collect();
        found.sort_by_key(|it| (std::cmp::Reverse(it.days(self.public.as_of())), it.subject));
        found
    }

    fn headline(&self) -> String {
        let tally = Tally::of(self.owed.iter().copied());
        let count = |kind| tally.count(kind);
        self.words.say(
            &Message::new("obligations-headline")
                .with("total", tally.total())
                .with("due", tally.due())
                .with("on-time", count(StandingKind::OnTime))
                .with("late", count(StandingKind::Late))
                .with("undated", count(StandingKind::Undated))
                .with("overdue", count(StandingKind::Overdue)),
        )
    }
}
