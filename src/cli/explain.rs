//! `kohyo explain`: what a finding means, and what to do about it.

use std::io::{self, Write};

use anyhow::{Result, anyhow};

use super::Outcome;
use super::shell::Shell;
use crate::check::explain;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Codes or names of rules, such as D101 or overdue [default: a table of all]
    #[arg(value_name = "CODE")]
    codes: Vec<String>,
}

pub(super) fn run(args: &Args, shell: &Shell) -> Result<Outcome> {
    let codes =
        args.codes.iter().map(|it| explain::find(it).map_err(|near| unknown(it, near, shell)));
    let codes = codes.collect::<Result<Vec<_>>>()?;
    let text = if codes.is_empty() {
        explain::table(&shell.words)
    } else {
        let pages: Vec<String> = codes.iter().map(|it| explain::page(it, &shell.words)).collect();
        pages.join("\n\n")
    };
    // A reader who has closed the pipe has read enough; that is no failure.
    let _ = io::stdout().lock().write_all(text.as_bytes());
    Ok(Outcome::Clean)
}

fn unknown(typed: &str, near: Option<&str>, shell: &Shell) -> anyhow::Error {
    let words = &shell.words;
    let message = words.say(&Message::new("explain-unknown").with("code", typed));
    let help = match near {
        Some(near) => words.say(&Message::new("help-suggestion").with("word", near)),
        None => words.word("help-explain"),
    };
    anyhow!("{message}\n  {}: {help}", words.word("level-help"))
}
