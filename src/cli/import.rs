//! `kohyo import`: what was typed into forms and tables elsewhere, put into the records.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Value;

use super::import_check::new_errors;
use super::import_files::{files, incoming};
use super::import_incoming::{Incoming, Read};
use super::import_report as report;
use super::import_rows::TableProgram;
use super::shell::Shell;
use super::{Common, Outcome, day, export, replace_text};
use crate::diagnostic::Diagnostic;
use crate::disclosure::{Obligations, ProgramRef};
use crate::export::{FormRequest, record_schema};
use crate::import::{FieldChange, MergedRecord, RememberedKeys, merge};
use crate::output;
use crate::record::{Key, Library, Program};
use crate::record_edit::{self, Change, Edit, Keys, ProgramKeys, Step, unified_diff};
use crate::source::{File, Tree};
use crate::words::{Message, Words};

#[derive(Debug, clap::Args)]
pub(super) struct ImportArgs {
    /// Filled-in forms or tables, or folders with some
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// The plan or charter year; what kohyo wrote knows it
    #[arg(long, value_name = "PROGRAM")]
    pub(super) program: Option<String>,
    /// A value that the form does not have
    #[arg(long, value_name = "ASSIGNMENT")]
    pub(super) set: Vec<String>,
    /// Which column of a table is which field
    #[arg(long, value_name = "FILE")]
    pub(super) mapping: Option<PathBuf>,
    /// The half-year that the forms are of
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Take what was typed also where the record says something else
    #[arg(long)]
    pub(super) overwrite: bool,
    /// Print what would be changed and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Write an answer to each file into this folder
    #[arg(long, value_name = "DIR")]
    reply: Option<PathBuf>,
}

/// A record with what was typed, and why it is not written.
pub(super) struct Proposal {
    pub(super) incoming: Incoming,
    /// The text of the file as it is; none where there is none.
    pub(super) before: Option<String>,
    pub(super) merged: MergedRecord,
    /// The errors that it would have.
    pub(super) errors: Vec<Diagnostic>,
    /// What a new record lacks, so that it is a draft.
    pub(super) lacking: Vec<Diagnostic>,
    /// What was typed into fields of another period.
    pub(super) elsewhere: Vec<FieldChange>,
}

impl Proposal {
    /// Whether the file would change; where there is none, whether there would be one.
    fn is_change(&self) -> bool {
        self.before.as_deref().unwrap_or_default() != self.merged.text
    }

    fn is_refused(&self) -> bool {
        let has_errors = !self.errors.is_empty() || !self.elsewhere.is_empty();
        has_errors || !self.merged.conflicts.is_empty()
    }
}

pub(super) fn run(args: &ImportArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let Some((tree, library)) = &shell.city(&root)? else { return Ok(Outcome::Findings) };
    let (as_of, _) = day::resolve(common, Some(&library.settings))?;
    let words = Words::new(library.settings.language.into());
    // All are read before any is written.
    let Read { mut records, mut is_whole, .. } = read(args, library, shell)?;
    is_whole &= !refuse_doubles(&mut records, shell);
    let mut proposals = propose_all(records, (tree, library), &words, args.overwrite)?;
    if let Some(period) = &args.period {
        find_elsewhere(&mut proposals, period, (tree, library), (as_of, &words))?;
    }
    check(&mut proposals, (tree, library), as_of);
    for proposal in &proposals {
        is_whole &= !proposal.is_refused();
        tell(proposal, library, shell)?;
    }
    if let Some(folder) = &args.reply {
        super::import_reply::write(&proposals, (tree, library), (as_of, &words), folder, shell)?;
    }
    if !args.dry_run {
        write(&proposals, &root, shell)?;
    }
    Ok(if is_whole { Outcome::Clean } else { Outcome::Findings })
}

/// What was typed in all files.
fn read(args: &ImportArgs, library: &Library, shell: &Shell) -> Result<Read> {
    let (mut records, mut mappings, mut is_whole) = (Vec::new(), Vec::new(), true);
    let program = args.program.as_deref().map(|it| export::program(it, library));
    let tables = program
        .and_then(Result::ok)
        .map(|it| TableProgram::new(library, it, args.mapping.as_deref()))
        .transpose()?;
    for file in files(&args.files)? {
        let read = incoming(&file, args, library, (tables.as_ref(), shell))?;
        is_whole &= read.is_whole;
        records.extend(read.records);
        mappings.extend(read.mappings);
    }
    if let Some((tables, file)) = tables.as_ref().zip(args.mapping.as_deref()) {
        tables.finish(file, &mappings, shell)?;
    }
    Ok(Read { records, is_whole, mappings })
}

/// What becomes of a record, and the difference if it changes.
fn tell(proposal: &Proposal, library: &Library, shell: &Shell) -> Result<()> {
    report::record(proposal, shell);
    if !proposal.elsewhere.is_empty() {
        report::elsewhere(proposal, shell);
    }
    if !proposal.errors.is_empty() {
        report::errors(proposal, library, shell);
    }
    if !proposal.lacking.is_empty() {
        report::drafted(proposal, shell);
    }
    if !proposal.is_change() || proposal.is_refused() {
        return Ok(());
    }
    let before = proposal.before.as_deref().unwrap_or_default();
    let (after, file) = (&proposal.merged.text, &proposal.incoming.record.file);
    Shell::data(&unified_diff(before, after, file))
}

/// Takes out the records that two files or sheets were filled in for; nobody but their authors knows which is right. A record
/// of two units has a form in the workbook of each, of which one stays as it was.
fn refuse_doubles(records: &mut Vec<Incoming>, shell: &Shell) -> bool {
    let mut forms: HashMap<String, (usize, usize)> = HashMap::new();
    for incoming in records.iter() {
        let (all, typed) = forms.entry(incoming.record.file.clone()).or_default();
        *all += 1;
        *typed += usize::from(!incoming.record.is_untouched);
    }
    let count = |it: &Incoming| forms.get(&it.record.file).copied().unwrap_or_default();
    let is_twice = |it: &Incoming| count(it).1 > 1;
    for incoming in records.iter().filter(|it| is_twice(it)) {
        let message = Message::new("import-twice").with("file", incoming.name());
        shell.say(&message.with("path", incoming.record.file.as_str()));
    }
    let is_refused = records.iter().any(is_twice);
    let mut kept: HashSet<String> = HashSet::new();
    records.retain(|incoming| {
        let (all, typed) = count(incoming);
        let is_wanted = all == 1 || typed == 0 || !incoming.record.is_untouched;
        typed < 2 && is_wanted && kept.insert(incoming.record.file.clone())
    });
    is_refused
}

/// The records with what was typed into them. What is known of keys is found once on each thread.
fn propose_all(
    records: Vec<Incoming>,
    (tree, library): (&Tree, &Library),
    words: &Words,
    is_overwriting: bool,
) -> Result<Vec<Proposal>> {
    let mut programs: Vec<ProgramRef> = records.iter().map(|it| it.program).collect();
    programs.sort_unstable();
    programs.dedup();
    let known = |it: ProgramRef| (it, record_schema(library, it, words));
    let schemas: HashMap<ProgramRef, Value> = programs.into_iter().map(known).collect();
    let records = records.into_par_iter();
    let proposals = records.map_init(HashMap::new, |keys, incoming| {
        let program = incoming.program;
        let new = || RememberedKeys::new(program.resolve(library));
        let keys: &RememberedKeys = keys.entry(program).or_insert_with(new);
        propose(incoming, tree, (&schemas[&program], keys), is_overwriting)
    });
    proposals.collect()
}

/// A record with what was typed into it.
fn propose(
    incoming: Incoming,
    tree: &Tree,
    known: (&Value, &dyn Keys),
    is_overwriting: bool,
) -> Result<Proposal> {
    let before = tree.text(&incoming.record.file);
    let merged = merge(before, &incoming.record, known, is_overwriting);
    let merged = merged.map_err(|error| report::cannot_edit(&incoming, &error))?;
    Ok(Proposal {
        before: before.map(str::to_owned),
        incoming,
        merged,
        errors: Vec::new(),
        lacking: Vec::new(),
        elsewhere: Vec::new(),
    })
}

/// Finds what was typed into fields that are not those of a period.
fn find_elsewhere(
    proposals: &mut [Proposal],
    typed: &str,
    (tree, library): (&Tree, &Library),
    (as_of, words): (Date, &Words),
) -> Result<()> {
    let obligations = &Obligations::new(library, as_of);
    for proposal in proposals {
        let program = proposal.incoming.program;
        let period = export::period(typed, program, library)?;
        let request = FormRequest { library, tree, obligations, program, period: None, words };
        let keys = ProgramKeys::new(program.resolve(library));
        let file = &proposal.incoming.record.file;
        let open = request.fields_of_round(file, period);
        let changes = proposal.merged.changes.iter();
        proposal.elsewhere = changes.filter(|it| !open.has(&it.path, &keys)).cloned().collect();
    }
    Ok(())
}

/// Refuses what would put an error into a record.
fn check(proposals: &mut [Proposal], (tree, library): (&Tree, &Library), as_of: Date) {
    let changed = proposals.iter().filter(|it| it.is_change());
    let files: Vec<File> = changed
        .map(|it| File::from_bytes(&it.incoming.record.file, it.merged.text.clone().into_bytes()))
        .collect();
    if files.is_empty() {
        return;
    }
    let after = tree.with(files, &HashSet::new());
    for (file, errors) in new_errors(tree, &after, as_of) {
        let own = proposals.iter_mut().find(|it| it.incoming.record.file == file);
        if let Some(proposal) = own {
            if proposal.before.is_some() || !errors.iter().all(report::is_missing) {
                proposal.errors = errors;
            } else if let Some(text) =
                drafted(&proposal.merged.text, proposal.incoming.program.resolve(library))
            {
                (proposal.merged.text, proposal.lacking) = (text, errors);
            } else {
                proposal.errors = errors;
            }
        }
    }
}

/// A new record as a draft (下書き): what is not on its form can be written later, and no build stops at it.
fn drafted(text: &str, program: &Program) -> Option<String> {
    let path = vec![Step::Key(program.form.word(Key::Draft).to_owned())];
    let edit = Edit { path, change: Change::Set(true.into()) };
    record_edit::apply(text, &[edit], &ProgramKeys::new(program)).ok()
}

/// Writes the records that nothing is in the way of.
fn write(proposals: &[Proposal], root: &Path, shell: &Shell) -> Result<()> {
    let mut is_anything = false;
    for proposal in proposals.iter().filter(|it| it.is_change() && !it.is_refused()) {
        let place = root.join(&proposal.incoming.record.file);
        let text = proposal.merged.text.as_bytes();
        let written = if let Some(before) = &proposal.before {
            replace_text::replace(&place, before, text)?;
            "import-changed"
        } else {
            output::create(&place, text)?;
            "new-written"
        };
        is_anything = true;
        shell.say(&Message::new(written).with("path", place.display().to_string()));
    }
    if is_anything {
        shell.say(&Message::new("import-next"));
    }
    Ok(())
}
