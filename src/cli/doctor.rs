//! `kohyo doctor`: what of the folder and the machine may be in the way. It changes nothing.

use std::path::PathBuf;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValuesParser;
use serde::Serialize;

use super::data_output::{self, OutputArgs};
use super::shell::Shell;
use super::{Common, Outcome, doctor_files, doctor_machine};
use crate::characters::visible_lines;
use crate::record::Settings;
use crate::source::{self, Tree};
use crate::words::{Message, Words};

/// So many files of a kind are named for people.
const NAMED: usize = 5;

#[derive(Debug, clap::Args)]
pub(super) struct DoctorArgs {
    /// Only these
    #[arg(value_name = "CHECK", value_parser = PossibleValuesParser::new(CHECKS.iter().map(|it| it.name)))]
    checks: Vec<String>,
    /// How it is printed
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    format: Format,
    #[command(flatten)]
    output: OutputArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
}

/// What is looked at.
pub(super) struct Examined {
    pub(super) root: PathBuf,
    pub(super) tree: Tree,
    pub(super) settings: Option<Settings>,
}

/// How a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Level {
    Good,
    /// Nothing fails, but it is worth knowing.
    Notice,
    Wrong,
}

/// What was found out.
pub(super) struct Answer {
    pub(super) level: Level,
    pub(super) message: Message,
    pub(super) help: Option<Message>,
    pub(super) files: Vec<String>,
}

/// A thing that is looked at.
pub(super) struct Check {
    pub(super) name: &'static str,
    pub(super) look: fn(&Examined) -> Vec<Answer>,
}

/// All of them, in the order in which they are told.
const CHECKS: [Check; 12] = [
    Check { name: "encoding", look: doctor_files::encoding },
    Check { name: "line-ends", look: doctor_files::line_ends },
    Check { name: "unicode", look: doctor_files::unicode },
    Check { name: "windows-names", look: doctor_files::windows_names },
    Check { name: "letter-case", look: doctor_files::letter_case },
    Check { name: "folder", look: doctor_machine::folder },
    Check { name: "disk", look: doctor_machine::disk },
    Check { name: "git", look: super::doctor_git::git },
    Check { name: "clock", look: doctor_machine::clock },
    Check { name: "day", look: doctor_machine::day },
    Check { name: "terminal", look: doctor_machine::terminal },
    Check { name: "program", look: doctor_machine::program },
];

impl Answer {
    pub(super) fn new(level: Level, message: Message) -> Self {
        Self { level, message, help: None, files: Vec::new() }
    }

    pub(super) fn good(id: &'static str) -> Self {
        Self::new(Level::Good, Message::new(id))
    }

    pub(super) fn help(self, id: &'static str) -> Self {
        Self { help: Some(Message::new(id)), ..self }
    }

    pub(super) fn saying(self, help: Message) -> Self {
        Self { help: Some(help), ..self }
    }

    pub(super) fn files(self, files: Vec<String>) -> Self {
        Self { files, ..self }
    }
}

/// An answer in words.
#[derive(Serialize)]
struct Told<'a> {
    check: &'a str,
    status: Level,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    files: &'a [String],
}

pub(super) fn run(args: &DoctorArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let settings = crate::record::settings(&tree);
    let examined = Examined { root: source::real_folder(&root), tree, settings };
    let is_wanted =
        |it: &&Check| args.checks.is_empty() || args.checks.iter().any(|name| name == it.name);
    let mut answers = Vec::new();
    for check in CHECKS.iter().filter(is_wanted) {
        answers.extend((check.look)(&examined).into_iter().map(|it| (check.name, it)));
    }
    let words = &shell.words;
    let told: Vec<Told> = answers.iter().map(|(check, it)| told(check, it, words)).collect();
    let text = match args.format {
        Format::Human => visible_lines(&human(&told, words)).into_owned(),
        Format::Json => data_output::json(&told)?,
    };
    args.output.write(&text, shell)?;
    let is_wrong = told.iter().any(|it| it.status == Level::Wrong);
    Ok(if is_wrong { Outcome::Findings } else { Outcome::Clean })
}

fn told<'a>(check: &'a str, answer: &'a Answer, words: &Words) -> Told<'a> {
    Told {
        check,
        status: answer.level,
        message: words.say(&answer.message),
        help: answer.help.as_ref().map(|it| words.say(it)),
        files: &answer.files,
    }
}

/// A line for each thing; below it what to do, and the first of the files.
fn human(told: &[Told<'_>], words: &Words) -> String {
    let mut lines = Vec::new();
    for Told { status, message, help, files, .. } in told {
        let level = words.word(match status {
            Level::Good => "doctor-good",
            Level::Notice => "doctor-notice",
            Level::Wrong => "doctor-wrong",
        });
        lines.push(format!("{level} {message}"));
        lines.extend(files.iter().take(NAMED).map(|it| format!("       {it}")));
        if files.len() > NAMED {
            let more = Message::new("doctor-more").with("count", files.len() - NAMED);
            lines.push(format!("       {}", words.say(&more)));
        }
        lines.extend(help.iter().map(|it| format!("       → {it}")));
    }
    lines.join("\n") + "\n"
}
