//! `kohyo check`: findings only.

use std::time::Instant;

use anyhow::Result;

use super::shell::{Shell, spell};
use super::{Common, Outcome, day};
use crate::words::Message;
use crate::{site, source};

/// Only what every command takes.
#[derive(Debug, clap::Args)]
pub(super) struct Args {}

pub(super) fn run(_: &Args, common: &Common, shell: &Shell) -> Result<Outcome> {
    let start = Instant::now();
    let root = shell.root(common)?;
    let tree = source::read(&root)?;
    let (day, as_of) = day::resolve(common, crate::record::settings(&tree).as_ref())?;
    let checked = site::check(&tree, day, &shell.words);
    shell.detail(&as_of);
    shell.findings(&checked.findings, &tree);
    shell.say(
        &Message::new("check-read")
            .with("units", checked.units())
            .with("records", checked.records())
            .with("time", spell(start.elapsed())),
    );
    Ok(if checked.has_errors() { Outcome::Findings } else { Outcome::Clean })
}
