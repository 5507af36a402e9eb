//! `kohyo schema`: JSON Schemas, by which editors complete and explain what is typed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use serde_json::Value;

use super::data_output::OutputArgs;
use super::shell::Shell;
use super::{Common, Outcome};
use crate::japanese::suggest;
use crate::scaffold::{self, Subject};
use crate::words::{Failure, Message, OrFail};

#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// What to print the schema of
    #[arg(value_name = "KIND", value_parser = kinds())]
    kind: Option<String>,
    /// The plan or charter year of the records
    #[arg(long, value_name = "PROGRAM")]
    program: Option<String>,
    /// Write a file for each schema into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    out: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArgs,
}

/// What is typed for the settings of VS Code.
const VSCODE: &str = "vscode";

fn kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(scaffold::subject_names().chain([VSCODE]))
}

pub(super) fn run(args: &SchemaArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let Some(library) = &shell.library(&root)? else { return Ok(Outcome::Findings) };
    let subjects = scaffold::subjects(library);
    if args.kind.as_deref() == Some(VSCODE) {
        args.output.write(&text(&scaffold::settings(&subjects))?, shell)?;
        return Ok(Outcome::Clean);
    }
    if args.kind.is_none() && args.output.file().is_some() {
        return Err(Failure::new(Message::new("schema-which-kind")).into());
    }
    let wanted = args.wanted(&subjects)?;
    // What nobody asks to see is for the city's editors.
    let for_all = args.kind.is_none().then(|| root.join(scaffold::FOLDER));
    match (args.out.as_ref().or(for_all.as_ref()), wanted.as_slice()) {
        (Some(folder), _) => {
            for subject in &wanted {
                let file = folder.join(subject.file());
                write(&file, &text(&subject.schema(&shell.words))?)?;
                let said = Message::new("schema-written").with("path", file.display().to_string());
                shell.say(&said.with("files", subject.pattern()));
            }
        }
        (None, [only]) => args.output.write(&text(&only.schema(&shell.words))?, shell)?,
        (None, [_, ..]) => {
            let programs: Vec<&str> = wanted.iter().filter_map(Subject::program).collect();
            let help = Message::new("help-choices").with("choices", programs);
            return Err(Failure::new(Message::new("schema-which-program")).help([help]).into());
        }
        (None, []) => return Err(Failure::new(Message::new("schema-no-program")).into()),
    }
    Ok(Outcome::Clean)
}

impl SchemaArgs {
    /// The schemas that were asked for.
    fn wanted<'a>(&self, subjects: &[Subject<'a>]) -> Result<Vec<Subject<'a>>> {
        let kind = self.kind.as_deref();
        let of_kind = |it: &&Subject| kind.is_none_or(|kind| it.name() == kind);
        let mut wanted: Vec<Subject> = subjects.iter().filter(of_kind).copied().collect();
        if let Some(typed) = &self.program {
            let programs: Vec<&str> = subjects.iter().filter_map(Subject::program).collect();
            if !programs.contains(&typed.as_str()) {
                let near = suggest(typed, programs.iter().copied());
                let near = near.map(|it| Message::new("help-suggestion").with("word", it));
                let failure = Message::new("no-such-program").with("value", typed);
                return Err(Failure::new(failure).help(near).into());
            }
            wanted.retain(|it| it.program() == Some(typed));
        }
        Ok(wanted)
    }
}

fn text(value: &Value) -> Result<String> {
    let text = serde_json::to_string_pretty(value);
    Ok(text.or_fail(|| Message::new("cannot-print"))? + "\n")
}

fn write(file: &Path, text: &str) -> Result<()> {
    let written =
        file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(file, text));
    written.or_fail(|| Message::new("cannot-write").with("path", file.display().to_string()))
}
