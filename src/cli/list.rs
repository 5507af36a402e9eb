//! `kohyo list`: the records by number, unit or words.

use std::collections::BTreeMap;

use anyhow::Result;
use clap::ValueEnum;
use serde::Serialize;

use super::data_output::{self, OutputArgs};
use super::shell::Screen;
use super::shell::Shell;
use super::table::{Column, Table};
use super::{Common, Outcome, day, export, selection};
use crate::characters::visible_lines;
use crate::diagnostic::{Findings, Severity};
use crate::disclosure::{ListedRecord, RecordState, all_records};
use crate::exchange;
use crate::record::{Library, UnitIndex};
use crate::site::{self, find_records, near_record_word};
use crate::source;
use crate::words::{Failure, Message, OrFail, Words};

#[derive(Debug, clap::Args)]
pub(super) struct ListArgs {
    /// Only records of this number, or with these words
    #[arg(value_name = "WORDS")]
    words: Vec<String>,
    /// Only this plan or charter year
    #[arg(long, value_name = "PROGRAM")]
    program: Vec<String>,
    /// Only this unit and those below it
    #[arg(long, value_name = "UNIT")]
    unit: Vec<String>,
    /// Only drafts
    #[arg(long)]
    drafts: bool,
    /// How they are printed
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
    Csv,
}

/// A record as it is printed.
#[derive(Debug, Serialize)]
struct Row<'a> {
    record: String,
    program: String,
    program_name: &'a str,
    number: &'a str,
    title: &'a str,
    units: Vec<&'a str>,
    unit_names: Vec<&'a str>,
    state: &'static str,
    errors: usize,
    warnings: usize,
    file: &'a str,
}

pub(super) fn run(args: &ListArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let (day, as_of) = day::resolve(common, crate::record::settings(&tree).as_ref())?;
    shell.detail(&as_of);
    let checked = site::check(&tree, day);
    let Some(library) = &checked.library else {
        shell.findings(&checked.findings, &tree);
        return Ok(Outcome::Findings);
    };
    let all = all_records(library, day);
    let found = found(&args.words, &all, library)?;
    let found = args.only(found, library, &checked)?;
    let counts = counts(&checked.findings);
    let rows: Vec<Row> = found.iter().map(|it| row(it, library, &counts)).collect();
    let text = match args.format {
        Format::Human => {
            let screen = args.output.file().map_or(shell.screen(), |_| Screen::FILE);
            visible_lines(&human(&rows, &shell.words, screen.columns)).into_owned()
        }
        Format::Json => data_output::json(&rows)?,
        Format::Csv => csv(&rows, &shell.words).or_fail(|| Message::new("cannot-print"))?,
    };
    args.output.write(&text, shell)?;
    let gaps = library.plans.iter().map(|it| it.gaps.len());
    let gaps = gaps.chain(library.charter_years.iter().map(|it| it.gaps.len()));
    let unread: usize = gaps.sum();
    if unread > 0 {
        shell.say(&Message::new("list-unread").with("count", unread));
    }
    Ok(Outcome::Clean)
}

/// The records that were meant.
///
/// # Errors
///
/// There is none.
pub(super) fn found<'r, 'a>(
    words: &[String],
    all: &'r [ListedRecord<'a>],
    library: &'a Library,
) -> Result<Vec<&'r ListedRecord<'a>>> {
    let found = find_records(words, all, library);
    if !found.is_empty() || words.is_empty() {
        return Ok(found);
    }
    // The word that nothing has, unless each has something by itself.
    let has_none = |it: &&String| find_records(std::slice::from_ref(*it), all, library).is_empty();
    let missing = words.iter().find(has_none);
    let typed = missing.map_or_else(|| words.join(" "), Clone::clone);
    let near = missing.and_then(|it| near_record_word(it, all, library));
    let near = near.map(|it| Message::new("help-suggestion").with("word", it));
    let failure = Failure::new(Message::new("no-such-record").with("value", typed));
    Err(failure.help(near).help([Message::new("help-no-such-record")]).into())
}

impl ListArgs {
    /// Those of the programs, units and state that were asked for.
    fn only<'r, 'a>(
        &self,
        mut found: Vec<&'r ListedRecord<'a>>,
        library: &Library,
        checked: &site::Checked,
    ) -> Result<Vec<&'r ListedRecord<'a>>> {
        if !self.program.is_empty() {
            let named = self.program.iter().map(|it| export::program(it, library));
            let named = named.collect::<Result<Vec<_>>>()?;
            found.retain(|record| record.program.is_some_and(|it| named.contains(&it)));
        }
        if !self.unit.is_empty() {
            let mut units: Vec<UnitIndex> = Vec::new();
            for name in &self.unit {
                let day = checked.obligations.as_of;
                let unit = selection::unit(name, &library.organization, day)?;
                units.extend(library.organization.with_those_below(unit));
            }
            found.retain(|record| record.units.iter().any(|it| units.contains(it)));
        }
        if self.drafts {
            found.retain(|it| it.state == RecordState::Draft);
        }
        Ok(found)
    }
}

/// How many errors and warnings each file has.
fn counts(findings: &Findings) -> BTreeMap<&str, (usize, usize)> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for finding in findings {
        let (errors, warnings) = counts.entry(&finding.place.file).or_default();
        match finding.severity {
            Severity::Error => *errors += 1,
            Severity::Warning => *warnings += 1,
            Severity::Note => {}
        }
    }
    counts
}

fn row<'a>(
    record: &ListedRecord<'a>,
    library: &'a Library,
    counts: &BTreeMap<&str, (usize, usize)>,
) -> Row<'a> {
    let units = record.units.iter().map(|it| &library.organization.units()[*it]);
    let (errors, warnings) = counts.get(record.file).copied().unwrap_or_default();
    Row {
        record: record.id.clone(),
        program: record.program.map(|it| it.identifier(library)).unwrap_or_default(),
        program_name: record.program.map_or("", |it| &*it.resolve(library).file.name),
        number: record.number,
        title: record.title,
        units: units.clone().map(|it| &*it.id).collect(),
        unit_names: units.map(|it| &*it.name).collect(),
        state: record.state.name(),
        errors,
        warnings,
        file: record.file,
    }
}

/// A table for each program, with the folder of its files above it.
fn human(rows: &[Row<'_>], words: &Words, width: usize) -> String {
    if rows.is_empty() {
        return words.word("list-nothing") + "\n";
    }
    let folder = |row: &Row<'_>| row.file.rsplit_once('/').map_or("", |it| it.0).to_owned();
    let is_same = |a: &Row<'_>, b: &Row<'_>| a.program == b.program && folder(a) == folder(b);
    let parts = rows.chunk_by(is_same).map(|rows| {
        let program = match rows[0].program_name {
            "" => words.word("list-pages"),
            name => name.to_owned(),
        };
        let heading = Message::new("list-heading").with("program", program);
        let heading = words.say(&heading.with("folder", folder(&rows[0])));
        format!("{heading}\n{}", table(rows, words, width))
    });
    let parts: Vec<String> = parts.collect();
    let count = words.say(&Message::new("list-count").with("count", rows.len()));
    format!("{}\n\n{count}\n", parts.join("\n\n"))
}

/// The records of a program, without the columns in which nothing stands.
fn table(rows: &[Row<'_>], words: &Words, width: usize) -> String {
    let comma = words.word("comma");
    let state = |row: &Row<'_>| {
        let said = Message::new("list-state").with("state", row.state);
        words.say(&said.with("errors", row.errors).with("warnings", row.warnings)).trim().to_owned()
    };
    let units = |row: &Row<'_>| match row.unit_names.as_slice() {
        [first, second, rest @ ..] if !rest.is_empty() => {
            let more =
                Message::new("list-more-units").with("units", [*first, *second].join(&comma));
            words.say(&more.with("count", rest.len()))
        }
        names => names.join(&comma),
    };
    let name = |row: &Row<'_>| row.file.rsplit('/').next().unwrap_or_default().to_owned();
    let mut columns: Vec<(&str, Column, Vec<String>)> = vec![
        ("list-number", Column::Whole, rows.iter().map(|it| it.number.to_owned()).collect()),
        ("list-title", Column::Text, rows.iter().map(|it| it.title.to_owned()).collect()),
        ("obligations-unit", Column::Text, rows.iter().map(units).collect()),
        ("list-file", Column::Text, rows.iter().map(name).collect()),
        ("obligations-standing", Column::Whole, rows.iter().map(state).collect()),
    ];
    columns.retain(|(_, _, cells)| cells.iter().any(|it| !it.is_empty()));
    let mut table = Table::new(columns.iter().map(|it| (words.word(it.0), it.1)));
    for at in 0..rows.len() {
        table.row(columns.iter().map(|it| it.2[at].clone()));
    }
    table.lines(width).join("\n")
}

/// One record a line, for workbook programs: heads and values in the language of the reader.
fn csv(rows: &[Row<'_>], words: &Words) -> Result<String> {
    let heads =
        ["record", "program", "number", "title", "unit", "state", "errors", "warnings", "file"];
    let heads = heads.map(|it| words.word(&format!("list-head-{it}"))).to_vec();
    let comma = words.word("comma");
    let text = |it: &str| exchange::guarded(it).into_owned();
    let cells = rows.iter().map(|row| {
        let state = Message::new("list-state").with("state", row.state);
        let state =
            words.say(&state.with("errors", 0_usize).with("warnings", 0_usize)).trim().to_owned();
        vec![
            text(&row.record),
            text(row.program_name),
            text(row.number),
            text(row.title),
            text(&row.unit_names.join(&comma)),
            state,
            row.errors.to_string(),
            row.warnings.to_string(),
            text(row.file),
        ]
    });
    Ok(exchange::workbook_csv(heads, cells)?)
}
