//! The commands: they parse what was typed, call the layers below, and print. Nothing is computed
//! here.

mod build;
mod check;
mod check_report;
mod clap_errors;
mod completions;
mod data_output;
mod day;
mod doctor;
mod doctor_files;
mod doctor_git;
mod doctor_machine;
mod explain;
mod explain_place;
mod export;
mod findings_table;
mod fix;
mod git;
mod help;
mod import;
mod import_check;
mod import_files;
mod import_incoming;
mod import_reply;
mod import_report;
mod import_rows;
mod init;
mod init_from;
mod language;
mod ledger;
mod list;
mod man;
mod new;
mod new_report;
mod obligations_table;
mod open;
mod out_folder;
mod progress;
mod public_view;
mod publish;
mod publish_local;
mod publish_log;
mod questions;
mod replace_text;
mod schema;
mod selection;
mod serve;
mod shell;
mod status;
mod table;
mod target;
mod threads;
mod typed_path;
mod typed_value;
mod verify;
mod verify_log;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use self::language::Choice;
use self::shell::Shell;
use self::typed_value::ByName;
use crate::words::{Language, Words};

/// What can be typed. The texts of `--help` come from the catalogues (`help.rs`); those here are
/// for readers of the code.
#[derive(Debug, Parser)]
#[command(name = "kohyo", version, about, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// What every command takes.
#[derive(Debug, clap::Args)]
struct Common {
    /// The city's folder [default: the nearest one upward that has a kohyo.yaml]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// The day the site speaks for [default: `as_of` in kohyo.yaml, else `SOURCE_DATE_EPOCH`, else today]
    #[arg(long, global = true, value_name = "DATE")]
    as_of: Option<String>,
    /// The language of what is printed [default: `KOHYO_LANG`, else the city's, else the system's, else ja]
    #[arg(long, global = true, value_parser = ByName::<Lang>::new(), value_name = "LANG")]
    lang: Option<Lang>,
    /// When to use colours
    #[arg(long, global = true, value_enum, default_value = "auto", value_name = "WHEN")]
    color: Color,
    /// Print findings only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Print more about what is done
    #[arg(short, long, global = true)]
    verbose: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lang {
    /// Japanese
    #[value(alias = "日本語")]
    Ja,
    /// English
    #[value(aliases = ["English", "英語"])]
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    /// On a terminal
    Auto,
    /// Also in files and pipes
    Always,
    /// Not at all
    Never,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check the records and write the site
    Build(build::BuildArgs),
    /// Check the records and write nothing
    Check(check::CheckArgs),
    /// Mend what is certain in the records
    Fix(fix::FixArgs),
    /// Print who published what by when, and who did not
    Status(status::StatusArgs),
    /// List the records
    List(list::ListArgs),
    /// Open a record's page, or its file
    Open(open::OpenArgs),
    /// Show the site while it is being written
    Serve(serve::ServeArgs),
    /// Build, show what would change on a host, ask, and publish
    Publish(publish::PublishArgs),
    /// Compare what is online with what was published
    Verify(verify::VerifyArgs),
    /// Keep the log of publications in the folder up to date
    Ledger(ledger::LedgerArgs),
    /// Write a folder for a city to start from
    Init(init::InitArgs),
    /// Write a record or a program to fill in
    New(new::NewArgs),
    /// Write records from forms that were typed elsewhere
    Import(import::ImportArgs),
    /// Write forms to fill in, and records as tables
    Export(export::ExportArgs),
    /// Print JSON Schemas for editors
    Schema(schema::SchemaArgs),
    /// Look for what may be in the way in the folder and on the machine
    Doctor(doctor::DoctorArgs),
    /// Say what a finding means and what to do about it
    Explain(explain::ExplainArgs),
    /// Print a script by which a shell completes what is typed
    Completions(completions::CompletionsArgs),
    /// Print manual pages
    Man(man::ManArgs),
    /// Print what a command does
    Help(help::HelpArgs),
}

/// How a command ended, when it could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// The content has errors.
    Findings,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ja => Self::Ja,
            Lang::En => Self::En,
        }
    }
}

/// Runs the command that was typed. The exit code is 0 when nothing is wrong, 1 when the content has
/// errors, and 2 when the command could not run.
#[must_use]
pub fn run() -> ExitCode {
    let typed: Vec<OsString> = env::args_os().collect();
    let Choice { language, remark } = Choice::new(&typed);
    let words = Words::new(language);
    let mut command = help::in_words(Arguments::command(), &words);
    let matches = command.try_get_matches_from_mut(typed.clone());
    let parsed = matches.and_then(|mut it| Arguments::from_arg_matches_mut(&mut it));
    let Arguments { common, command: asked } = match parsed {
        Ok(arguments) => arguments,
        Err(error) => return clap_errors::answer(&error, &typed, &command, &words),
    };
    let language = common.lang.map_or(language, Language::from);
    let shell = Shell::new(&common, language);
    if let Some(remark) = &remark {
        shell.say(remark);
    }
    match threads::start().and_then(|()| execute(&asked, &common, &shell)) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(error) => {
            shell.failure(&error);
            ExitCode::from(2)
        }
    }
}

fn execute(command: &Command, common: &Common, shell: &Shell) -> Result<Outcome> {
    match command {
        Command::Build(args) => build::run(args, common, shell),
        Command::Check(args) => check::run(args, common, shell),
        Command::Fix(args) => fix::run(args, common, shell),
        Command::Status(args) => status::run(args, common, shell),
        Command::List(args) => list::run(args, common, shell),
        Command::Open(args) => open::run(args, common, shell),
        Command::Serve(args) => serve::run(args, common, shell),
        Command::Publish(args) => publish::run(args, common, shell),
        Command::Verify(args) => verify::run(args, common, shell),
        Command::Ledger(args) => ledger::run(args, common, shell),
        Command::Init(args) => init::run(args, common, shell),
        Command::New(args) => new::run(args, common, shell),
        Command::Import(args) => import::run(args, common, shell),
        Command::Export(args) => export::run(args, common, shell),
        Command::Schema(args) => schema::run(args, common, shell),
        Command::Doctor(args) => doctor::run(args, common, shell),
        Command::Explain(args) => explain::run(args, common, shell),
        Command::Completions(args) => {
            completions::run(args, help::in_words(Arguments::command(), &shell.words))
        }
        Command::Man(args) => {
            man::run(args, &|words| help::in_words(Arguments::command(), words), shell)
        }
        Command::Help(args) => help::run(args, help::in_words(Arguments::command(), &shell.words)),
    }
}
