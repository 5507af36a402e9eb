//! `kohyo explain`: what a finding means, and what to do about it.

use anyhow::Result;

use super::explain_place::{self, PlaceName};
use super::shell::Shell;
use super::{Common, Outcome};
use crate::check::explain;
use crate::diagnostic::Code;
use crate::words::{Failure, Message};

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Codes or names of rules, such as D101 or overdue, or places of findings [default: a table of all rules]
    #[arg(value_name = "SUBJECT")]
    subjects: Vec<String>,
}

/// What was asked about.
enum Subject {
    Rule(&'static Code),
    Place(PlaceName),
}

pub(super) fn run(args: &ExplainArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let subjects =
        args.subjects.iter().map(|it| subject(it)).collect::<Result<Vec<_>, Failure>>()?;
    let places = subjects.iter().filter_map(|subject| match subject {
        Subject::Place(place) => Some(place),
        Subject::Rule(_) => None,
    });
    // The city is read once for all places, and not at all for rules.
    let places: Vec<&PlaceName> = places.collect();
    let mut found = explain_place::pages(&places, common, shell)?.into_iter();
    let page = |subject: &Subject| match subject {
        Subject::Rule(code) => Some(explain::page(code, &shell.words)),
        Subject::Place(_) => found.next(),
    };
    let text = if subjects.is_empty() {
        explain::table(&shell.words)
    } else {
        subjects.iter().filter_map(page).collect::<Vec<_>>().join("\n")
    };
    Shell::data(&text)?;
    Ok(Outcome::Clean)
}

fn subject(typed: &str) -> Result<Subject, Failure> {
    match explain::find(typed) {
        Ok(code) => Ok(Subject::Rule(code)),
        Err(near) => match PlaceName::read(typed) {
            Some(place) => Ok(Subject::Place(place)),
            None => Err(unknown(typed, near)),
        },
    }
}

fn unknown(typed: &str, near: Option<&str>) -> Failure {
    let help = match near {
        Some(near) => Message::new("help-suggestion").with("word", near),
        None => Message::new("help-explain-list"),
    };
    Failure::new(Message::new("explain-unknown").with("code", typed)).help([help])
}
