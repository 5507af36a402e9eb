//! `kohyo completions`: a script by which a shell completes what is typed.

use anyhow::Result;
use clap::Command;
use clap_complete::Shell as ShellKind;

use super::Outcome;
use super::shell::Shell;

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: ShellKind,
}

/// `command` has its texts in the language that was asked for.
pub(super) fn run(args: &CompletionsArgs, mut command: Command) -> Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "kohyo", &mut script);
    Shell::data(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
