//! `kohyo fix`: mends what is certain in the files, after it has shown what.

use std::path::Path;

use anyhow::Result;

use super::selection::{Selection, SelectionArgs, Verdict};
use super::shell::Shell;
use super::{Common, Outcome, day, replace_text, typed_path};
use crate::characters::visible_lines;
use crate::diagnostic::Diagnostic;
use crate::record_edit::unified_diff;
use crate::site::{self, Fixed, FixedFile};
use crate::source;
use crate::words::Message;

#[derive(Debug, clap::Args)]
pub(super) struct FixArgs {
    /// Only these files
    #[arg(value_name = "FILE")]
    files: Vec<String>,
    /// Write without asking
    #[arg(short, long)]
    yes: bool,
    /// Show what would be changed and write nothing
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    #[command(flatten)]
    selection: SelectionArgs,
}

pub(super) fn run(args: &FixArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let (day, as_of) = day::resolve(common, crate::record::settings(&tree).as_ref())?;
    shell.detail(&as_of);
    let checked = site::check(&tree, day);
    let selection = Selection::new(&args.selection, &root, &tree, &checked)?;
    let files: Vec<String> = args.files.iter().map(|it| typed_path::from_root(it, &root)).collect();
    let is_wanted = |it: &Diagnostic| {
        (files.is_empty() || files.contains(&it.place.file))
            && selection.verdict(it) != Verdict::LeftOut
    };
    let fixed = site::fixes(&tree, checked.findings.clone(), day, &is_wanted);
    if fixed.files.is_empty() {
        shell.say(&Message::new("fix-nothing"));
    } else if !show_and_write(&fixed.files, args, &root, shell)? {
        return Ok(Outcome::Findings);
    }
    Ok(if say_left(&fixed, shell) { Outcome::Findings } else { Outcome::Clean })
}

/// Shows each file's difference, and writes it if that is wanted; true when all is written.
fn show_and_write(files: &[FixedFile], args: &FixArgs, root: &Path, shell: &Shell) -> Result<bool> {
    for file in files {
        let difference = unified_diff(&file.before, &file.after, &file.path);
        Shell::data(&visible_lines(&difference))?;
    }
    let count: usize = files.iter().map(|it| it.count).sum();
    let told = |id| Message::new(id).with("count", count).with("files", files.len());
    if args.dry_run {
        shell.say(&told("fix-would"));
        return Ok(false);
    }
    match args.yes.then_some(true).or_else(|| shell.asks(&told("fix-ask"))) {
        Some(true) => {}
        Some(false) => {
            shell.say(&Message::new("fix-not-written"));
            return Ok(false);
        }
        None => {
            shell.say(&told("fix-would"));
            shell.say(&Message::new("fix-say-yes"));
            return Ok(false);
        }
    }
    for file in files {
        let place = root.join(&file.path);
        replace_text::replace(&place, &file.before, file.after.as_bytes())?;
        let written = Message::new("fix-written").with("path", place.display().to_string());
        shell.say(&written.with("count", file.count));
    }
    Ok(true)
}

/// What is left to people; true when a site cannot be built from it.
fn say_left(fixed: &Fixed, shell: &Shell) -> bool {
    let counts = fixed.findings.counts();
    if counts != [0; 3] {
        shell.say(&Message::new("fix-left"));
        shell.counts(counts, [0; 3]);
    }
    counts[0] > 0
}
