//! `kohyo import`: records from forms that were typed elsewhere.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::shell::Shell;
use super::{Common, Outcome, new};
use crate::import::{self, Document, Imported, Position, SetError, Why};
use crate::output;
use crate::record::{Key, Plan, SheetNumber, is_address};
use crate::scaffold;
use crate::words::{Failure, Message, OrFail};

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// Filled-in forms as text with tables (Markdown)
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The plan that the sheets belong to
    #[arg(long, value_name = "PROGRAM")]
    program: String,
    /// A value that the form does not have
    #[arg(long, value_name = "ASSIGNMENT")]
    set: Vec<String>,
    /// Print the records and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// A record that is to be written.
struct NewRecord {
    path: String,
    text: String,
}

/// What the first bytes of a workbook are: of .xlsx and .ods (ZIP), and of .xls (Compound File Binary).
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"];

pub(super) fn run(args: &ImportArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let Some(library) = &shell.library(&root)? else { return Ok(Outcome::Findings) };
    let plan = &library.plans[new::program(&args.program, &library.plans, |it| &it.program)?];
    // All are read before any is written.
    let mut records: Vec<NewRecord> = Vec::new();
    for file in &args.files {
        let record = record(file, plan, args, shell)?;
        if records.iter().any(|it| it.path == record.path) {
            let twice = Message::new("import-twice").with("file", file.display().to_string());
            return Err(Failure::new(twice.with("path", record.path)).into());
        }
        records.push(record);
    }
    for NewRecord { path, text } in records {
        if args.dry_run {
            Shell::data(&text)?;
            continue;
        }
        let place = root.join(Path::new(&path));
        output::create(&place, text.as_bytes())?;
        shell.say(&Message::new("new-written").with("path", place.display().to_string()));
    }
    if !args.dry_run {
        shell.say(&Message::new("import-next"));
    }
    Ok(Outcome::Clean)
}

/// The record of a file.
fn record(file: &Path, plan: &Plan, args: &ImportArgs, shell: &Shell) -> Result<NewRecord> {
    let program = &plan.program;
    let document = Document::parse(&text(file)?);
    let texts = document.texts();
    let name = || file.display().to_string();
    if !document.has_table() {
        let nothing = Message::new("import-no-table").with("file", name());
        return Err(Failure::new(nothing).help([Message::new("help-import-no-table")]).into());
    }
    let mut imported = import::read_form(&document, program);
    for assignment in &args.set {
        imported.record.set(program, assignment).map_err(|it| cannot_set(assignment, &it))?;
    }
    tell(&imported, plan, (&name(), texts), shell);
    let number = imported.record.text(Key::Number).map(SheetNumber::of);
    let Some(number) = number.filter(|it| is_address(it.as_str())) else {
        let unnumbered = Message::new("import-no-number").with("file", name());
        return Err(Failure::new(unnumbered).help([Message::new("help-import-no-number")]).into());
    };
    if let Some(sheet) = plan.sheets.iter().find(|it| SheetNumber::of(&it.data.number) == number) {
        let taken = Message::new("new-number-taken").with("number", number.as_str());
        let help = Message::new("help-import-taken").with("path", sheet.file.as_str());
        let failure = Failure::new(taken.with("path", sheet.file.as_str()));
        if !args.dry_run {
            return Err(failure.help([help]).into());
        }
    }
    let path = scaffold::sheet_path(plan, number.as_str());
    Ok(NewRecord { path, text: imported.record.file(program)? })
}

/// What was read, what was not, and what the form does not say.
fn tell(imported: &Imported, plan: &Plan, (file, texts): (&str, usize), shell: &Shell) {
    let program = &plan.program;
    let read = Message::new("import-read").with("file", file).with("texts", texts);
    let read = read.with("labels", imported.labels);
    shell.say(&read.with("fields", imported.read).with("unread", imported.unread.len()));
    for (field, text, at) in imported.record.fields(program) {
        let message = Message::new("import-field").with("field", field).with("text", text);
        shell.detail(&place(message, at.unwrap_or(Position { line: 0, column: None })));
    }
    for unread in &imported.unread {
        let why = match unread.why {
            Why::NoLabel => "import-no-label",
            Why::Taken => "import-taken",
        };
        shell.say(&place(Message::new(why).with("text", unread.text.as_str()), unread.at));
    }
    let missing = imported.record.missing(program);
    if !missing.is_empty() {
        shell.say(&Message::new("import-missing").with("keys", missing));
    }
}

/// Adds where something stands: in a paragraph the column is 0, and of what was set the line is, too.
fn place(message: Message, at: Position) -> Message {
    message.with("line", at.line).with("column", at.column.unwrap_or(0))
}

/// What a file says. A workbook is named as such, whatever the file is called.
fn text(file: &Path) -> Result<String> {
    let name = || file.display().to_string();
    let bytes = fs::read(file).or_fail(|| Message::new("cannot-read").with("path", name()))?;
    if WORKBOOKS.iter().any(|it| bytes.starts_with(it)) {
        return Err(Failure::new(Message::new("import-workbook").with("file", name())).into());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|it| *it == b'\n').count();
        Failure::new(Message::new("import-not-utf8").with("file", name()).with("line", line))
    })?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

fn cannot_set(assignment: &str, error: &SetError) -> Failure {
    let message = |id| Message::new(id).with("value", assignment);
    match error {
        SetError::NoValue => Failure::new(message("import-set-no-value")),
        SetError::UnknownKey(key) => {
            Failure::new(message("import-set-unknown").with("key", key.as_str()))
        }
        SetError::Taken(key) => Failure::new(message("import-set-taken").with("key", key.as_str())),
    }
}
