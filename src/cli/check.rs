//! `kohyo check`: findings only.

use std::env;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use clap::builder::PossibleValuesParser;

use super::check_report::ReportPage;
use super::data_output::OutputArgs;
use super::selection::Verdict;
use super::shell::{Screen, Shell, spell};
use super::typed_value::ByName;
use super::{Common, Outcome, day, git, selection};
use crate::check::{self, Lacking, NotLookedFor, Why};
use crate::diagnostic::{self, FORMATS, Findings, Format, Report, Severity};
use crate::words::{Message, OrFail};
use crate::{site, source};

#[derive(Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// How findings are printed
    #[arg(long, value_parser = formats(), default_value = HUMAN, value_name = "FORMAT")]
    format: String,
    /// Write a summary by unit, in Markdown
    #[arg(long, value_name = "FILE")]
    summary: Option<PathBuf>,
    /// Also end with exit code 1 because of these
    #[arg(long, value_parser = ByName::<Deny>::new(), value_name = "SEVERITY")]
    deny: Vec<Deny>,
    #[command(flatten)]
    output: OutputArgs,
    #[command(flatten)]
    selection: selection::SelectionArgs,
}

/// For people, on the terminal.
const HUMAN: &str = "human";

/// The format that GitHub Actions shows, with a summary of the step next to it.
const GITHUB: &str = "github";

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new([HUMAN].into_iter().chain(FORMATS.iter().map(|it| it.name)))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Deny {
    #[value(aliases = ["warning", "警告"])]
    Warnings,
    /// And warnings, which are graver.
    #[value(aliases = ["note", "参考"])]
    Notes,
}

pub(super) fn run(args: &CheckArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let start = Instant::now();
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let (day, as_of) = day::resolve(common, crate::record::settings(&tree).as_ref())?;
    let mut checked = site::check(&tree, day);
    let rules = checked.library.iter().flat_map(check::not_looked_for);
    let details: Vec<Message> =
        [as_of].into_iter().chain(rules.map(|it| not_looked_for(&it))).collect();

    let selection = selection::Selection::new(&args.selection, &root, &tree, &checked)?;
    let filtered = filter(&mut checked, &selection);
    let prefix = git::prefix(&root);
    let report = Report {
        findings: &checked.findings,
        text: &|path| tree.text(path),
        words: &shell.words,
        day,
        units: checked.units(),
        records: checked.records(),
        left_out: filtered.left_out,
        prefix: &prefix,
    };
    let notes = filtered.notes(&report);
    match Format::find(&args.format) {
        None => {
            let library = checked.library.as_ref();
            let screen = args.output.file().map_or_else(|| shell.screen(), |_| Screen::FILE);
            let (details, notes) = (&details, &notes);
            let page = ReportPage { report: &report, library, details, notes, screen };
            args.output.write(&page.text(shell), shell)?;
        }
        Some(format) => {
            for detail in &details {
                shell.detail(detail);
            }
            args.output.write(&format.write(&report), shell)?;
            shell.counts(checked.findings.counts(), filtered.left_out);
            for note in &notes {
                shell.say(note);
            }
        }
    }
    shell.detail(&Message::new("check-time").with("time", spell(start.elapsed())));
    if let Some(file) = &args.summary {
        let text = diagnostic::summary(&report, usize::MAX);
        fs::write(file, text).or_fail(|| cannot_write(file))?;
    }
    if args.format == GITHUB {
        step_summary(&report)?;
    }
    Ok(args.outcome(&checked.findings))
}

/// Which rule is not looked for where, and why.
fn not_looked_for(rule: &NotLookedFor) -> Message {
    let message = Message::new("check-not-looked-for").with("rule", rule.code.name);
    match &rule.why {
        Why::Settings => message.with("why", "settings"),
        Why::Program(program) => message.with("why", "program").with("program", &program.path),
        Why::Form { program, lacking, is_all } => {
            let form = &program.form;
            let field = |lacking: &Lacking| {
                lacking.field.iter().map(|it| form.word(*it)).collect::<Vec<_>>().join(".")
            };
            let mut fields: Vec<String> = lacking.iter().map(field).collect();
            fields.dedup();
            let parts: Vec<&str> = lacking.iter().map(|it| form.word(it.at)).collect();
            message
                .with("why", if *is_all { "form" } else { "part" })
                .with("program", &program.path)
                .with("fields", fields)
                .with("parts", parts)
        }
    }
}

/// What became of the findings that were not asked for.
struct Filtered {
    /// Errors that are shown because nobody can tell.
    cannot_be_told: usize,
    /// Errors, warnings and notes.
    left_out: [usize; 3],
}

/// Takes the findings out that were not asked for.
fn filter(checked: &mut site::Checked, selection: &selection::Selection) -> Filtered {
    let mut filtered = Filtered { cannot_be_told: 0, left_out: checked.findings.counts() };
    // Where the city could not be read, nothing was checked, and that must not pass for sound.
    if checked.library.is_some() {
        checked.findings.retain(|finding| {
            let verdict = selection.verdict(finding);
            filtered.cannot_be_told += usize::from(verdict == Verdict::CannotBeTold);
            verdict != Verdict::LeftOut
        });
    }
    for (left_out, shown) in filtered.left_out.iter_mut().zip(checked.findings.counts()) {
        *left_out -= shown;
    }
    filtered
}

impl Filtered {
    /// What is said below the number of findings.
    fn notes(&self, report: &Report) -> Vec<Message> {
        let mut notes = Vec::new();
        if self.cannot_be_told > 0 {
            notes.push(Message::new("check-cannot-be-told").with("count", self.cannot_be_told));
        }
        let count: usize = self.left_out.iter().sum();
        if count > 0 {
            let message = Message::new("check-left-out").with("count", count);
            notes.push(message.with("errors", self.left_out[0]));
        }
        let can_fix = report.findings.iter().filter(|it| it.fix.is_some()).count();
        if can_fix > 0 {
            notes.push(Message::new("check-can-fix").with("count", can_fix));
        }
        notes.push(
            Message::new("check-read")
                .with("units", report.units)
                .with("records", report.records)
                .with("day", report.day.to_string()),
        );
        notes
    }
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
