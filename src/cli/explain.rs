//! `kohyo explain`: what a finding means, and what to do about it.

use anyhow::Result;

use super::Outcome;
use super::shell::Shell;
use crate::check::explain;
use crate::words::{Failure, Message};

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// Codes or names of rules, such as D101 or overdue [default: a table of all]
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

pub(super) fn run(args: &ExplainArgs, shell: &Shell) -> Result<Outcome> {
    let codes = args.codes.iter().map(|it| explain::find(it).map_err(|near| unknown(it, near)));
    let codes = codes.collect::<Result<Vec<_>, Failure>>()?;
    let text = if codes.is_empty() {
        explain::table(&shell.words)
    } else {
        let pages: Vec<String> = codes.iter().map(|it| explain::page(it, &shell.words)).collect();
        pages.join("\n\n")
    };
    Shell::data(&text)?;
    Ok(Outcome::Clean)
}

fn unknown(typed: &str, near: Option<&str>) -> Failure {
    let help = match near {
        Some(near) => Message::new("help-suggestion").with("word", near),
        None => Message::new("help-explain-list"),
    };
    Failure::new(Message::new("explain-unknown").with("code", typed)).help([help])
}
