//! `kohyo init --from`: a city that begins from its workbook.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::import::Proposal;
use super::import_check::new_errors;
use super::import_incoming::Incoming;
use super::import_report as report;
use super::init::{InitArgs, table};
use super::shell::Shell;
use super::{Common, day};
use crate::calendar::FiscalYear;
use crate::disclosure::ProgramRef;
use crate::export::{record_schema, spelled};
use crate::import::{
    self, ColumnMapping, FilledRecord, ProposedProgram, RememberedKeys, RowIdentity, RowReader,
    RowTable, Source, filled_unit_table, merge, number, number_heads, propose, unit_table, units,
};
use crate::output;
use crate::record::{self, Library, YearSpan, is_address};
use crate::scaffold::{self, NewFile};
use crate::source::{Content, File, Tree};
use crate::words::{Failure, Message, OrFail, Words};
use crate::workbook::{Limits, Worksheet};

/// How often records are looked at again after what is wrong in them was left out.
const ROUNDS: usize = 4;

/// The name of the table of units that is filled in.
const UNITS: &str = "units.csv";

/// The files of a city that begins from a workbook; none where its units are to be filled in first.
pub(super) fn files(
    from: &Path,
    args: &InitArgs,
    common: &Common,
    shell: &Shell,
) -> Result<Option<Vec<NewFile>>> {
    let sheets = sheets(from, shell)?;
    let heads = number_heads(None);
    let identity = RowIdentity { heads, id: &number, is_form_label: &|_| false };
    let tables: Vec<RowTable> =
        sheets.iter().filter_map(|it: &Worksheet| RowTable::find(it, &identity)).collect();
    if tables.is_empty() {
        let nothing = Message::new("init-from-no-table").with("file", from.display().to_string());
        return Err(Failure::new(nothing).help([Message::new("help-init-from-no-table")]).into());
    }
    let Some(units) = unit_texts(&tables, args, shell)? else { return Ok(None) };
    let city = args.city(Some(&units), shell)?;
    let mut start = Start {
        files: scaffold::city(&city, &args.services(), &shell.words)?,
        program: propose(&tables),
    };
    let years = start.program.years;
    let library = library(&start.files, shell)?;
    let (as_of, _) = day::resolve(common, Some(&library.settings))?;
    let this_year = FiscalYear::containing(as_of, city.first_month);
    let years = years.unwrap_or(YearSpan { first: this_year, last: this_year, remarkable: false });
    let slug = args.plan.clone().unwrap_or_else(|| format!("plan-{}", years.first.western()));
    if !is_address(&slug) {
        let failure = Failure::new(Message::new("file-name").with("name", slug));
        return Err(failure.help([Message::new("help-file-name")]).into());
    }
    let title = tables.iter().flat_map(|it| &it.titles).next().cloned();
    let title = title.unwrap_or_else(|| shell.words.word("init-from-plan"));
    let plan = |program: &ProposedProgram| NewFile {
        path: format!("content/reforms/{slug}/_program.yaml"),
        text: program.yaml(&title, years, city.first_month, &shell.words.word("init-from-look")),
    };
    // What the heads say follows from the plan; fields that it lacks are then its own.
    let mut with_plan = start.files.clone();
    with_plan.push(plan(&start.program));
    let mappings = start.declare(&tables, &self::library(&with_plan, shell)?, &shell.words);
    start.program.leave_out_unused();
    start.files.push(plan(&start.program));
    let library = self::library(&start.files, shell)?;
    say(&start.program, &mappings, (&title, &slug, years), shell);
    let yaml = ColumnMapping::yaml(
        &mappings,
        &shell.words.word("mapping-about"),
        &shell.words.word("mapping-guess"),
    );
    let records = records(&tables, &mappings, (&library, from), shell);
    let records = right(records, &start.files, &library, (as_of, shell))?;
    start.files.push(NewFile { path: format!("import/{slug}.yaml"), text: yaml });
    start.files.extend(records);
    shell.say(&Message::new("new-schemas"));
    Ok(Some(start.files))
}

/// The sheets of a workbook that is not ours.
fn sheets(from: &Path, shell: &Shell) -> Result<Vec<Worksheet>> {
    let name = from.display().to_string();
    let bytes =
        fs::read(from).or_fail(|| Message::new("cannot-read").with("path", name.as_str()))?;
    let read = import::read(&bytes, &Limits::default())
        .map_err(|error| report::cannot_read(&name, &error))?;
    report::unread(&name, &read, shell);
    Ok(match read.source {
        Source::Sheets(sheets) => sheets,
        Source::Text(_) | Source::Own(_) => Vec::new(),
    })
}

/// What the city begins with so far.
struct Start {
    files: Vec<NewFile>,
    program: ProposedProgram,
}

impl Start {
    /// Which column is which field; fields that the plan lacks are added to it.
    fn declare(
        &mut self,
        tables: &[RowTable],
        library: &Library,
        words: &Words,
    ) -> Vec<ColumnMapping> {
        let Some(plan) = library.plans.first() else { return Vec::new() };
        let schema = record_schema(library, ProgramRef::Plan(0), words);
        let mapping = |table: &RowTable| {
            let mut mapping = ColumnMapping::guess(table, &schema, &plan.program, &|_| false);
            self.program.declare(table, &mut mapping, &plan.program);
            mapping
        };
        tables.iter().map(mapping).collect()
    }
}

/// The table of units with all identifiers; none where some are to be filled in, once it is written or named.
fn unit_texts(tables: &[RowTable], args: &InitArgs, shell: &Shell) -> Result<Option<String>> {
    let file = args.units.clone().unwrap_or_else(|| beside(&args.folder));
    let is_there = args.units.is_some() && file.exists();
    let text = if is_there { table(&file)? } else { unit_table(&units(tables)) };
    let (filled, missing) = filled_unit_table(&text);
    let count = filled.lines().count().saturating_sub(1);
    if count == 0 {
        return Ok(Some(scaffold::EXAMPLE.to_owned()));
    }
    if missing.is_empty() {
        return Ok(Some(filled));
    }
    let path = file.display().to_string();
    if !is_there {
        output::create(&file, format!("\u{feff}{filled}").as_bytes())?;
        shell.say(&Message::new("new-written").with("path", path.as_str()));
    }
    let message = Message::new("init-from-units").with("path", path).with("count", missing.len());
    shell.say(&message.with("names", missing));
    Ok(None)
}

/// Where the table of units is written: beside the folder.
fn beside(folder: &Path) -> PathBuf {
    folder
        .parent()
        .filter(|it| !it.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from(UNITS), |it| it.join(UNITS))
}

/// What was proposed, for people to look at.
fn say(
    program: &ProposedProgram,
    mappings: &[ColumnMapping],
    plan: (&str, &str, YearSpan),
    shell: &Shell,
) {
    let (title, slug, years) = plan;
    let naming = crate::calendar::Naming::Era;
    let said = Message::new("init-from-proposed").with("title", title).with("slug", slug);
    shell.say(
        &said
            .with("years", years.said_name(naming))
            .with("guess", if program.years.is_some() { "no" } else { "yes" }),
    );
    let labels = |levels: &[import::ProposedLevel]| {
        levels.iter().map(|it| it.label.clone()).collect::<Vec<_>>()
    };
    for (id, words) in [
        ("init-from-levels", program.levels.clone()),
        ("init-from-statuses", labels(&program.statuses)),
        ("init-from-grades", labels(&program.grades)),
        ("init-from-fields", program.fields.iter().map(|it| it.name.clone()).collect()),
    ] {
        if !words.is_empty() {
            shell.say(&Message::new(id).with("words", words));
        }
    }
    for column in mappings.iter().flat_map(|it| &it.columns) {
        if let import::ColumnTarget::Field { path, is_guess } = &column.target {
            let said = Message::new("import-column").with("head", column.head.as_str());
            let said = said
                .with("field", spelled(path))
                .with("guess", if *is_guess { "yes" } else { "no" });
            shell.detail(&said);
        }
    }
}

/// What stands in the rows of the tables.
fn records(
    tables: &[RowTable],
    mappings: &[ColumnMapping],
    (library, from): (&Library, &Path),
    shell: &Shell,
) -> Vec<Incoming> {
    let Some(plan) = library.plans.first() else { return Vec::new() };
    let mut records = Vec::new();
    let mut known = HashSet::new();
    for (table, mapping) in tables.iter().zip(mappings) {
        let reader = RowReader::new(table, mapping, &plan.program);
        let mut unread = table.unread.clone();
        for row in &table.records {
            let mut read = reader.read(row);
            unread.append(&mut read.unread);
            let file = scaffold::sheet_path(plan, &row.id);
            if !known.insert(file.clone()) {
                shell.say(
                    &Message::new("import-twice")
                        .with("file", from.display().to_string())
                        .with("path", file),
                );
                continue;
            }
            let sheet = table.sheet.name.clone();
            let record = FilledRecord {
                file,
                sheet,
                exported: None,
                is_untouched: false,
                fields: read.fields,
            };
            records.push(Incoming {
                source: from.to_path_buf(),
                program: ProgramRef::Plan(0),
                record,
            });
        }
        unread.sort_by_key(|it| it.row);
        super::import_rows::report(from, table, mapping, &unread, shell);
    }
    records
}

/// The files of the records without what would be wrong in them, which is named.
fn right(
    records: Vec<Incoming>,
    files: &[NewFile],
    library: &Library,
    (as_of, shell): (jiff::civil::Date, &Shell),
) -> Result<Vec<NewFile>> {
    let schema = record_schema(library, ProgramRef::Plan(0), &shell.words);
    let Some(plan) = library.plans.first() else { return Ok(Vec::new()) };
    let keys = RememberedKeys::new(&plan.program);
    let tree = tree(files);
    let mut proposals = Vec::new();
    for incoming in records {
        let merged = merge(None, &incoming.record, (&schema, &keys), false);
        let merged = merged.map_err(|error| report::cannot_edit(&incoming, &error))?;
        proposals.push(Proposal {
            incoming,
            before: None,
            merged,
            errors: Vec::new(),
            lacking: Vec::new(),
            elsewhere: Vec::new(),
        });
    }
    for round in 0..ROUNDS {
        let new = |it: &Proposal| {
            File::new(it.incoming.record.file.clone(), Content::Text(it.merged.text.clone().into()))
        };
        let after = tree.with(proposals.iter().map(new).collect(), &HashSet::new());
        let errors = new_errors(&tree, &after, as_of);
        if errors.is_empty() {
            break;
        }
        let mut gone = BTreeSet::new();
        for proposal in &mut proposals {
            let Some(own) = errors.get(&proposal.incoming.record.file) else { continue };
            proposal.errors.clone_from(own);
            let mut wrong = HashSet::new();
            for error in own {
                let (at, text) = report::error_at(proposal, error, library, &shell.words);
                shell.say(&Message::new("init-from-left-out").with("at", at).with("text", text));
                wrong.extend(report::field_of(proposal, error, library).map(|it| it.path.clone()));
            }
            if wrong.is_empty() || round + 1 == ROUNDS {
                gone.insert(proposal.incoming.record.file.clone());
            }
            proposal.incoming.record.fields.retain(|it| !wrong.contains(&it.path));
            let merged = merge(None, &proposal.incoming.record, (&schema, &keys), false);
            proposal.merged =
                merged.map_err(|error| report::cannot_edit(&proposal.incoming, &error))?;
        }
        for file in &gone {
            shell.say(&Message::new("init-from-no-record").with("path", file.as_str()));
        }
        proposals.retain(|it| !gone.contains(&it.incoming.record.file));
    }
    let file = |it: Proposal| NewFile { path: it.incoming.record.file, text: it.merged.text };
    Ok(proposals.into_iter().map(file).collect())
}

/// The files that are read as records; what is beside them is for editors and services.
fn tree(files: &[NewFile]) -> Tree {
    let file = |it: &NewFile| File::new(it.path.clone(), Content::Text(it.text.clone().into()));
    let is_record = |it: &&NewFile| it.path == "kohyo.yaml" || it.path.starts_with("content/");
    Tree::new(files.iter().filter(is_record).map(file).collect())
}

/// The records of these files.
fn library(files: &[NewFile], shell: &Shell) -> Result<Library> {
    let tree = tree(files);
    let loaded = record::load(&tree);
    if loaded.findings.errors().next().is_some() {
        shell.findings(&loaded.findings, &tree);
        return Err(Failure::new(Message::new("init-impossible")).into());
    }
    loaded.library.or_fail(|| Message::new("init-impossible"))
}
