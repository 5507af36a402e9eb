//! The answer to who filled in a form: the same form with what was typed and a column of findings, and a text to send with it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;
use serde_json::Value;

use super::import::Proposal;
use super::import_report as report;
use super::shell::Shell;
use crate::disclosure::{Obligations, ProgramRef};
use crate::export::{self, FormRequest, FormWorkbook, RecordForm, Remark};
use crate::output;
use crate::record::Library;
use crate::source::Tree;
use crate::words::{Message, OrFail, Words};

/// Writes an answer to each file.
pub(super) fn write(
    proposals: &[Proposal],
    (tree, library): (&Tree, &Library),
    (as_of, words): (Date, &Words),
    folder: &Path,
    shell: &Shell,
) -> Result<()> {
    let obligations = &Obligations::new(library, as_of);
    let mut sources: Vec<&PathBuf> = proposals.iter().map(|it| &it.incoming.source).collect();
    sources.dedup();
    for source in sources {
        let own: Vec<&Proposal> =
            proposals.iter().filter(|it| it.incoming.source == *source).collect();
        let Some(first) = own.first() else { continue };
        let program = first.incoming.program;
        let request = FormRequest { library, tree, obligations, program, period: None, words };
        let schema = request.schema();
        let form = |it: &&Proposal| form(it, (request, &schema), library);
        let forms: Vec<RecordForm> = own.iter().filter_map(form).collect();
        let text = letter(&own, program, library, words);
        let workbook = FormWorkbook {
            title: program.resolve(library).file.name.to_string(),
            program: program.identifier(library),
            day: as_of,
            remarks_heading: Some(words.word("reply-remarks")),
            not_a_choice: words.word("form-not-a-choice"),
            forms,
        };
        let bytes = export::write(&workbook).or_fail(|| Message::new("export-cannot-make"))?;
        let stem = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (ending, bytes) in [("xlsx", bytes.as_slice()), ("txt", text.as_bytes())] {
            let place = folder.join(format!("{stem}.{ending}"));
            output::create(&place, bytes)?;
            shell.say(&Message::new("new-written").with("path", place.display().to_string()));
        }
    }
    Ok(())
}

/// The form of a record with what was typed.
fn form(
    proposal: &Proposal,
    (request, schema): (FormRequest, &Value),
    library: &Library,
) -> Option<RecordForm> {
    let words = request.words;
    let remarks = remarks(proposal, library, words).into_iter();
    let remarks = remarks.map(|(path, text)| Remark { path, text }).collect();
    let record = &proposal.incoming.record;
    let typed = record.fields.iter().map(|it| (it.path.as_slice(), it.text.as_str()));
    request.answer(&record.file, &typed.collect::<Vec<_>>(), remarks, schema)
}

/// What is to be said of fields, each by its path; what is of the whole record has none.
fn remarks(
    proposal: &Proposal,
    library: &Library,
    words: &Words,
) -> Vec<(Vec<crate::record_edit::Step>, String)> {
    let conflicts = proposal.merged.conflicts.iter();
    let conflicts = conflicts.map(|it| (it.path.clone(), words.say(&report::conflict(it, words))));
    let errors = proposal.errors.iter().map(|error| {
        let path =
            report::field_of(proposal, error, library).map_or_else(Vec::new, |it| it.path.clone());
        let help = report::helps(error, words);
        let text: Vec<String> = std::iter::once(words.say(&error.message)).chain(help).collect();
        (path, text.join("\n"))
    });
    let elsewhere = proposal.elsewhere.iter();
    let elsewhere =
        elsewhere.map(|it| (it.path.clone(), words.say(&report::other_period(it, words))));
    conflicts.chain(elsewhere).chain(errors).collect()
}

/// The text to send with the form.
fn letter(
    proposals: &[&Proposal],
    program: ProgramRef,
    library: &Library,
    words: &Words,
) -> String {
    let name = &*program.resolve(library).file.name;
    let count: usize = proposals
        .iter()
        .map(|it| it.errors.len() + it.merged.conflicts.len() + it.elsewhere.len())
        .sum();
    let id = if count == 0 { "reply-received" } else { "reply-to-mend" };
    let mut text = words.say(&Message::new(id).with("program", name).with("count", count)) + "\n";
    for proposal in proposals {
        let _ = write!(text, "\n{}\n", proposal.incoming.record.sheet);
        let changes = Message::new("reply-changes").with("changes", proposal.merged.changes.len());
        let _ = writeln!(text, "  {}", words.say(&changes));
        for conflict in &proposal.merged.conflicts {
            let _ = writeln!(text, "  - {}", words.say(&report::conflict(conflict, words)));
        }
        for change in &proposal.elsewhere {
            let _ = writeln!(text, "  - {}", words.say(&report::other_period(change, words)));
        }
        for error in &proposal.errors {
            let (at, what) = report::error_at(proposal, error, library, words);
            let _ = writeln!(text, "  - {at} {what}");
            for help in report::helps(error, words) {
                let _ = writeln!(text, "    {help}");
            }
        }
    }
    let office = program.resolve(library).office(&library.organization);
    if let Some(office) = office {
        let name = &*library.organization.units()[office].name;
        let _ = write!(text, "\n{name}\n");
    }
    text
}
