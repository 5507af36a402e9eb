//! `--output FILE`: what is for standard output, written to a file by kohyo itself. A shell may write it in another encoding
//! (PowerShell in UTF-16), and leaves half a file where the command fails.

use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::Serialize;

use super::shell::Shell;
use crate::characters::visible_json;
use crate::output;
use crate::words::{Message, OrFail};

#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct OutputArgs {
    /// Write to this file, not to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl OutputArgs {
    /// The file, unless it is `-`, which means standard output.
    pub(super) fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|it| *it != Path::new("-"))
    }

    /// Writes the data as a whole or not at all, and says where they are.
    ///
    /// # Errors
    ///
    /// They cannot be written. A file that was there is then as it was.
    pub(super) fn write(&self, text: &str, shell: &Shell) -> Result<()> {
        let Some(file) = self.file() else { return Shell::data(text) };
        output::write_whole(file, text.as_bytes())?;
        shell.say(&Message::new("output-written").with("path", file.display().to_string()));
        Ok(())
    }
}

/// Data as JSON with a line break at its end, in which characters that nobody can see are written as escapes.
///
/// # Errors
///
/// They have no JSON.
pub(super) fn json(data: &impl Serialize) -> Result<String> {
    let text = serde_json::to_string_pretty(data).or_fail(|| Message::new("cannot-print"))?;
    Ok(visible_json(&(text + "\n")).into_owned())
}
