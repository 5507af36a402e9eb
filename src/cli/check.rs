//! `kohyo check`: findings only.

use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;

use super::shell::{Shell, spell};
use super::{Common, Outcome, day, git, selection};
use crate::diagnostic::{self, Findings, Report, Severity};
use crate::words::{Message, OrFail};
use crate::{site, source};

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// How findings are printed
    #[arg(long, value_enum, default_value = "human", value_name = "FORMAT")]
    format: Format,
    /// Write a summary by unit, in Markdown
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Also end with exit code 1 because of these
    #[arg(long, value_enum, value_name = "SEVERITY")]
    deny: Vec<Deny>,
    #[command(flatten)]
    selection: selection::SelectionArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Sarif,
    Github,
    Gitlab,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Deny {
    Warnings,
    /// And warnings, which are graver.
    Notes,
}

pub(super) fn run(args: &CheckArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let start = Instant::now();
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let (day, as_of) = day::resolve(common, crate::record::settings(&tree).as_ref())?;
    let mut checked = site::check(&tree, day);
    shell.detail(&as_of);

    let selection = selection::Selection::new(&args.selection, &root, &checked, day)?;
    let all = checked.findings.iter().len();
    // Where the city could not be read, nothing was checked, and that must not pass for sound.
    if checked.library.is_some() {
        checked.findings.retain(|it| selection.wants(it));
    }
    let left_out = all - checked.findings.iter().len();

    let prefix = git::prefix(&root);
    let report = Report {
        findings: &checked.findings,
        text: &|path| tree.text(path),
        words: &shell.words,
        day,
        units: checked.units(),
        records: checked.records(),
        prefix: &prefix,
    };
    match args.format.as_data() {
        None => shell.findings(&checked.findings, &tree),
        Some(format) => {
            Shell::data(&format.write(&report))?;
            shell.counts(checked.findings.counts());
        }
    }
    if left_out > 0 {
        shell.say(&Message::new("check-left-out").with("count", left_out));
    }
    shell.say(
        &Message::new("check-read")
            .with("units", checked.units())
            .with("records", checked.records())
            .with("time", spell(start.elapsed())),
    );
    if let Some(file) = &args.summary {
        let text = diagnostic::summary(&report, usize::MAX);
        fs::write(file, text).or_fail(|| cannot_write(file))?;
    }
    if args.format == Format::Github {
        step_summary(&report)?;
    }
    Ok(args.outcome(&checked.findings))
}

/// The most that GitHub takes of one step:
/// <https://docs.github.com/actions/reference/workflow-commands-for-github-actions#step-isolation-and-limits>.
const STEP_SUMMARY: usize = 1 << 20;

/// Appends the summary to the one of the step, where there is one.
fn step_summary(report: &Report) -> Result<()> {
    let Some(file) = env::var_os("GITHUB_STEP_SUMMARY").filter(|it| !it.is_empty()) else {
        return Ok(());
    };
    let file = PathBuf::from(file);
    let append = || -> std::io::Result<()> {
        let mut open = File::options().create(true).append(true).open(&file)?;
        let before = usize::try_from(open.metadata()?.len()).unwrap_or(usize::MAX);
        let room = STEP_SUMMARY.saturating_sub(before).saturating_sub(1);
        let summary = diagnostic::summary(report, room);
        // What another program has left may not end its last line.
        let between = if before > 0 && !summary.is_empty() { "\n" } else { "" };
        open.write_all(format!("{between}{summary}").as_bytes())
    };
    append().or_fail(|| cannot_write(&file))
}

fn cannot_write(file: &Path) -> Message {
    Message::new("cannot-write").with("path", file.display().to_string())
}

impl CheckArgs {
    fn outcome(&self, findings: &Findings) -> Outcome {
        let denied = |it: Severity| match it {
            Severity::Error => true,
            Severity::Warning => !self.deny.is_empty(),
            Severity::Note => self.deny.contains(&Deny::Notes),
        };
        if findings.iter().any(|it| denied(it.severity)) {
            Outcome::Findings
        } else {
            Outcome::Clean
        }
    }
}

impl Format {
    /// The format, when it is one for programs.
    fn as_data(self) -> Option<diagnostic::Format> {
        match self {
            Self::Human => None,
            Self::Json => Some(diagnostic::Format::Json),
            Self::Sarif => Some(diagnostic::Format::Sarif),
            Self::Github => Some(diagnostic::Format::Github),
            Self::Gitlab => Some(diagnostic::Format::Gitlab),
        }
    }
}
