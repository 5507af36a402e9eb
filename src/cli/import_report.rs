//! What is said of files that are imported: what was read, what was not and why, what is in the way.

use super::import::Proposal;
use super::import_incoming::{Incoming, shown};
use super::shell::Shell;
use crate::diagnostic::{Diagnostic, code};
use crate::export::spelled;
use crate::import::{
    FieldChange, FilledField, Imported, OwnWorkbook, OwnWorkbookError, Place, SourceError,
    SourceFile, Why,
};
use crate::record::{Library, Plan};
use crate::record_edit::{EditError, Keys as _, ProgramKeys, Step, path_at};
use crate::words::{Failure, Message, Words};
use crate::workbook::{UnreadKind, WorkbookError};

/// What of a form that is not ours was read, what was not, and what it does not say.
pub(super) fn form(imported: &Imported, plan: &Plan, (file, texts): (&str, usize), shell: &Shell) {
    let program = &plan.program;
    let read = Message::new("import-read").with("file", file).with("texts", texts);
    let read = read.with("labels", imported.labels);
    shell.say(&read.with("fields", imported.read).with("unread", imported.unread.len()));
    for (field, text, at) in imported.record.fields(program) {
        let message = Message::new("import-field").with("field", field).with("text", text);
        shell.detail(&message.with("at", place(at, &shell.words)));
    }
    for unread in &imported.unread {
        let why = match unread.why {
            Why::NoLabel => "import-no-label",
            Why::Taken => "import-taken",
        };
        let message = Message::new(why).with("text", unread.text.as_str());
        shell.say(&message.with("at", place(unread.at, &shell.words)));
    }
    let missing = imported.record.missing(program);
    if !missing.is_empty() {
        shell.say(&Message::new("import-missing").with("keys", missing));
    }
}

/// Where something stands: No.45!F12 has the sheet before it where it is told of a whole file.
pub(super) fn place(at: Place, words: &Words) -> String {
    match at {
        Place::Cell(address) => address.to_string(),
        Place::Line { line, column } => {
            let message = Message::new("import-place").with("line", line);
            words.say(&message.with("column", column.unwrap_or(0)))
        }
        Place::Given => words.word("import-given"),
    }
}

/// What of a file is in no cell that is read, and cells that say something else than they show.
pub(super) fn unread(file: &str, read: &SourceFile, shell: &Shell) {
    for unread in &read.unread {
        let message = Message::new("import-unread").with("file", file);
        let message = message.with("sheet", unread.sheet.as_str());
        let at = unread.at.map_or_else(String::new, |it| it.to_string());
        let kind = shell.words.word(kind(unread.what));
        let message = message.with("at", at).with("kind", kind);
        shell.say(&message.with("text", shown(&unread.text)));
    }
    for (sheet, cells) in &read.hidden_sheets {
        let message = Message::new("import-hidden-sheet").with("file", file);
        shell.say(&message.with("sheet", sheet.as_str()).with("cells", *cells));
    }
    for (sheet, at, text, stored) in &read.differing {
        let message = Message::new("import-differs").with("file", file);
        let message = message.with("sheet", sheet.as_str()).with("at", at.to_string());
        shell.say(&message.with("text", shown(text)).with("stored", shown(stored)));
    }
}

fn kind(kind: UnreadKind) -> &'static str {
    match kind {
        UnreadKind::Comment => "unread-comment",
        UnreadKind::TextBox => "unread-text-box",
        UnreadKind::HiddenRow => "unread-hidden-row",
        UnreadKind::HiddenColumn => "unread-hidden-column",
        UnreadKind::StruckOut => "unread-struck-out",
        UnreadKind::FormulaWithoutResult => "unread-formula",
        UnreadKind::ErrorValue => "unread-error-value",
        UnreadKind::Picture => "unread-picture",
        UnreadKind::HeaderOrFooter => "unread-header-or-footer",
        UnreadKind::Unseeable => "unread-unseeable",
        UnreadKind::CoveredByMerge => "unread-covered",
        UnreadKind::HiddenByFormat => "unread-hidden-by-format",
    }
}

/// Fields of a workbook of ours whose cells are no more, and rows that belong to no record.
pub(super) fn lost(file: &str, own: &OwnWorkbook, shell: &Shell) {
    for (record, path) in &own.lost {
        let message =
            Message::new("import-lost").with("file", file).with("record", record.as_str());
        shell.say(&message.with("field", spelled(path)));
    }
    for (sheet, at, text) in &own.unread {
        let message =
            Message::new("import-no-record").with("file", file).with("sheet", sheet.as_str());
        shell.say(&message.with("at", at.to_string()).with("text", shown(text)));
    }
}

/// What was changed of a record, and what was not because the record says something else.
pub(super) fn record(proposal: &Proposal, shell: &Shell) {
    let (changes, conflicts) = (&proposal.merged.changes, &proposal.merged.conflicts);
    let message = Message::new("import-record").with("file", proposal.incoming.name());
    let message = message.with("record", proposal.incoming.record.file.as_str());
    shell.say(&message.with("changes", changes.len()).with("conflicts", conflicts.len()));
    for change in changes {
        let message = Message::new("import-change").with("field", spelled(&change.path));
        let message = message.with("at", place(change.at, &shell.words));
        shell.detail(&message.with("text", shown(&change.after)));
    }
    for conflict in conflicts {
        shell.say(&self::conflict(conflict, &shell.words));
    }
    if !conflicts.is_empty() {
        shell.say(&Message::new(if proposal.incoming.record.exported.is_some() {
            "help-import-conflict"
        } else {
            "help-import-overwrite"
        }));
    }
}

/// A field of which the record says something else than the form did.
pub(super) fn conflict(conflict: &FieldChange, words: &Words) -> Message {
    let message = Message::new("import-conflict").with("field", spelled(&conflict.path));
    let message = message.with("at", place(conflict.at, words));
    message.with("text", shown(&conflict.after)).with("record", shown(&conflict.before))
}

/// The errors that what was typed would bring, each at its cell.
pub(super) fn errors(proposal: &Proposal, library: &Library, shell: &Shell) {
    let message = Message::new("import-refused").with("file", proposal.incoming.name());
    shell.say(&message.with("record", proposal.incoming.record.file.as_str()));
    for error in &proposal.errors {
        let (at, text) = error_at(proposal, error, library, &shell.words);
        shell.say(&Message::new("import-error").with("at", at).with("text", text));
        for help in helps(error, &shell.words) {
            shell.say(&Message::new("import-help").with("text", help));
        }
    }
}

/// What a new record lacks, so that it is a draft.
pub(super) fn drafted(proposal: &Proposal, shell: &Shell) {
    let what: Vec<String> =
        proposal.lacking.iter().map(|it| shell.words.say(&it.message)).collect();
    let message =
        Message::new("import-drafted").with("record", proposal.incoming.record.file.as_str());
    shell.say(&message.with("what", what));
}

/// What was typed into fields of another period.
pub(super) fn elsewhere(proposal: &Proposal, shell: &Shell) {
    for change in &proposal.elsewhere {
        shell.say(&other_period(change, &shell.words));
    }
    shell.say(&Message::new("help-import-other-period"));
}

/// Something that was typed into a field of another period.
pub(super) fn other_period(change: &FieldChange, words: &Words) -> Message {
    let message = Message::new("import-other-period").with("field", spelled(&change.path));
    message.with("at", place(change.at, words)).with("text", shown(&change.after))
}

/// Where an error is, as whoever typed it finds it, and what it says.
pub(super) fn error_at(
    proposal: &Proposal,
    error: &Diagnostic,
    library: &Library,
    words: &Words,
) -> (String, String) {
    if is_missing(error) {
        return (words.word("import-whole-record"), words.say(&error.message));
    }
    let path = path_of(&proposal.merged.text, error);
    let at = field_of(proposal, error, library).map_or_else(
        || path.map_or_else(String::new, |it| spelled(&it)),
        |it| format!("{}（{}）", place(it.at, words), spelled(&it.path)),
    );
    (at, words.say(&error.message))
}

/// What to do about an error, for somebody who has a form and no text with lines.
pub(super) fn helps(error: &Diagnostic, words: &Words) -> Vec<String> {
    let is_about_lines = is_missing(error);
    error.help.iter().filter(|_| !is_about_lines).map(|it| words.say(it)).collect()
}

/// Whether an error is that something is not said, which no place of the text is about.
pub(super) fn is_missing(error: &Diagnostic) -> bool {
    *error.code == code::MISSING_KEY
}

/// The field that an error is about: the one that was typed where it is, else the nearest in it or around it.
pub(super) fn field_of<'p>(
    proposal: &'p Proposal,
    error: &Diagnostic,
    library: &Library,
) -> Option<&'p FilledField> {
    if is_missing(error) {
        return None;
    }
    let keys = ProgramKeys::new(proposal.incoming.program.resolve(library));
    let path = path_of(&proposal.merged.text, error)?;
    let fields = &proposal.incoming.record.fields;
    let shared = |field: &FilledField| {
        let same = |(nth, (a, b)): &(usize, (&Step, &Step))| match (a, b) {
            (Step::Key(a), Step::Key(b)) => keys.same(&path[..*nth], a, b),
            (Step::Item(a), Step::Item(b)) => a == b,
            (Step::Key(_), Step::Item(_)) | (Step::Item(_), Step::Key(_)) => false,
        };
        field.path.iter().zip(&path).enumerate().take_while(same).count()
    };
    let best = fields.iter().map(shared).max().filter(|it| *it > 0 && *it + 1 >= path.len())?;
    let is_changed =
        |it: &&FilledField| proposal.merged.changes.iter().any(|change| change.path == it.path);
    let nearest = || fields.iter().filter(|it| shared(it) == best);
    nearest().find(is_changed).or_else(|| nearest().next())
}

/// The way to what an error is about: by its place in the text, else by the field that it names.
fn path_of(text: &str, error: &Diagnostic) -> Option<Vec<Step>> {
    let at = error.place.span.and_then(|it| path_at(text, it.start));
    let named = || {
        let field = error.place.field.as_deref()?;
        let step = |word: &str| {
            let item = word.parse::<usize>().ok().and_then(|it| it.checked_sub(1));
            item.map_or_else(|| Step::Key(word.to_owned()), Step::Item)
        };
        Some(field.split('.').map(step).collect())
    };
    at.or_else(named)
}

/// Why a file cannot be read, and what to do about it.
pub(super) fn cannot_read(file: &str, error: &SourceError) -> Failure {
    let of = |id: &'static str| Message::new(id).with("file", file);
    let (message, help) = match error {
        SourceError::Nothing => (of("import-nothing"), "help-import-nothing"),
        SourceError::Own(OwnWorkbookError::Version(version)) => {
            (of("import-version").with("version", version.as_str()), "help-import-version")
        }
        SourceError::Own(OwnWorkbookError::Changed(row)) => {
            (of("import-hidden-changed").with("row", *row), "help-import-hidden-changed")
        }
        SourceError::Workbook(error) => match error {
            WorkbookError::Encrypted => (of("import-encrypted"), "help-import-encrypted"),
            WorkbookError::Broken(what) => {
                (of("import-broken").with("what", what.as_str()), "help-import-broken")
            }
            WorkbookError::TooManyCells { limit } => {
                (of("import-too-many-cells").with("limit", *limit), "help-import-too-large")
            }
            WorkbookError::TooLarge { limit } => (
                of("import-unpacked").with("megabytes", (*limit >> 20).to_string()),
                "help-import-too-large",
            ),
            WorkbookError::UnknownFormat(format) => {
                (of("import-unknown-format").with("format", *format), "help-import-formats")
            }
            WorkbookError::NotText { line } => {
                (of("import-not-text").with("line", *line), "help-import-not-text")
            }
        },
    };
    Failure::new(message).help([Message::new(help)])
}

/// Why what was typed cannot be put into a record.
pub(super) fn cannot_edit(incoming: &Incoming, error: &EditError) -> Failure {
    let record = incoming.record.file.as_str();
    let message =
        Message::new("import-cannot-edit").with("file", incoming.name()).with("record", record);
    let message = message.with("what", error.to_string());
    Failure::new(message).help([Message::new("help-import-cannot-edit")])
}
