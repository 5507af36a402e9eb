//! The files that are imported: what was typed in each, and for which record.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::import::ImportArgs;
use super::import_incoming::{Incoming, Read};
use super::import_report as report;
use super::import_rows::TableProgram;
use super::new;
use super::shell::Shell;
use crate::disclosure::ProgramRef;
use crate::import::{
    self, Document, FilledRecord, Imported, OwnWorkbook, SetError, Source, SourceFile,
};
use crate::record::{Key, Library, SheetNumber, is_address};
use crate::scaffold;
use crate::words::{Failure, Message, OrFail};
use crate::workbook::{Limits, Worksheet};

/// The largest file that is read, in bytes. A workbook of 10,000 rows by 60 columns has 5 MB.
const LARGEST: u64 = 64 << 20;

/// The files that were named, and those of the folders, in their order; without what programs keep there while a workbook is
/// open.
pub(super) fn files(named: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in named {
        let cannot = || Message::new("cannot-read").with("path", path.display().to_string());
        if !fs::metadata(path).or_fail(cannot)?.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside = Vec::new();
        for entry in fs::read_dir(path).or_fail(cannot)? {
            let entry = entry.or_fail(cannot)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let is_aside = name.starts_with("~$") || name.starts_with('.');
            if !is_aside && entry.path().is_file() {
                inside.push(entry.path());
            }
        }
        inside.sort();
        if inside.is_empty() {
            let nothing = Message::new("import-empty-folder");
            return Err(Failure::new(nothing.with("path", path.display().to_string())).into());
        }
        files.append(&mut inside);
    }
    Ok(files)
}

/// What was typed in a file.
pub(super) fn incoming(
    file: &Path,
    args: &ImportArgs,
    library: &Library,
    (tables, shell): (Option<&TableProgram>, &Shell),
) -> Result<Read> {
    let name = file.display().to_string();
    let cannot = || Message::new("cannot-read").with("path", name.as_str());
    let size = fs::metadata(file).or_fail(cannot)?.len();
    if size > LARGEST {
        let large = Message::new("import-too-large").with("file", name.as_str());
        return Err(Failure::new(large.with("megabytes", (LARGEST >> 20).to_string())).into());
    }
    let bytes = fs::read(file).or_fail(cannot)?;
    let limits = Limits::default();
    let read = import::read(&bytes, &limits).map_err(|error| report::cannot_read(&name, &error))?;
    report::unread(&name, &read, shell);
    let SourceFile { source, .. } = read;
    match source {
        Source::Own(own) => of_own(file, own, args, library, shell),
        Source::Text(document) => {
            let form = form(file, "", &document, args, library, shell)?;
            Ok(Read { records: vec![form], is_whole: true, mappings: Vec::new() })
        }
        Source::Sheets(sheets) => of_sheets(file, &sheets, args, library, (tables, shell)),
    }
}

/// What was typed in a workbook of ours.
fn of_own(
    file: &Path,
    own: OwnWorkbook,
    args: &ImportArgs,
    library: &Library,
    shell: &Shell,
) -> Result<Read> {
    let name = file.display().to_string();
    let known = ProgramRef::all(library).find(|it| it.identifier(library) == own.program);
    let Some(program) = known else {
        let other = Message::new("import-other-city").with("file", name.as_str());
        return Err(Failure::new(other.with("program", own.program.as_str())).into());
    };
    if let Some(typed) = &args.program
        && super::export::program(typed, library)? != program
    {
        let other = Message::new("import-other-program").with("file", name.as_str());
        return Err(Failure::new(other.with("program", own.program.as_str())).into());
    }
    let is_whole = own.lost.is_empty() && own.unread.is_empty();
    report::lost(&name, &own, shell);
    let incoming = |record| Incoming { source: file.to_path_buf(), program, record };
    let records = own.records.into_iter().map(incoming).collect();
    Ok(Read { records, is_whole, mappings: Vec::new() })
}

/// What was typed in sheets that are not ours: a form on each, or a record in each row.
fn of_sheets(
    file: &Path,
    sheets: &[Worksheet],
    args: &ImportArgs,
    library: &Library,
    (tables, shell): (Option<&TableProgram>, &Shell),
) -> Result<Read> {
    let mut all = Read { records: Vec::new(), is_whole: true, mappings: Vec::new() };
    for sheet in sheets.iter().filter(|it| !it.rows.is_empty()) {
        let table =
            tables.map(|it| it.read((file, sheet), &args.set, shell)).transpose()?.flatten();
        if let Some(mut read) = table {
            all.records.append(&mut read.records);
            all.mappings.append(&mut read.mappings);
            all.is_whole &= read.is_whole;
        } else {
            let document = import::document(sheet);
            all.records.push(form(file, &sheet.name, &document, args, library, shell)?);
        }
    }
    Ok(all)
}

/// What was typed in a form that is not ours.
fn form(
    file: &Path,
    sheet: &str,
    document: &Document,
    args: &ImportArgs,
    library: &Library,
    shell: &Shell,
) -> Result<Incoming> {
    let name = if sheet.is_empty() {
        file.display().to_string()
    } else {
        format!("{}（{sheet}）", file.display())
    };
    let Some(typed) = &args.program else {
        return Err(Failure::new(Message::new("import-which-program").with("file", name)).into());
    };
    let at = new::program(typed, &library.plans, |it| &it.program)?;
    let plan = &library.plans[at];
    let program = &plan.program;
    let mut imported: Imported = import::read_form(document, program);
    for assignment in &args.set {
        imported.record.set(program, assignment).map_err(|it| cannot_set(assignment, &it))?;
    }
    report::form(&imported, plan, (&name, document.texts()), shell);
    let number = imported.record.text(Key::Number).map(SheetNumber::of);
    let Some(number) = number.filter(|it| is_address(it.as_str())) else {
        let unnumbered = Message::new("import-no-number").with("file", name);
        return Err(Failure::new(unnumbered).help([Message::new("help-import-no-number")]).into());
    };
    let known = plan.sheets.iter().find(|it| SheetNumber::of(&it.data.number) == number);
    let record = FilledRecord {
        file: known
            .map_or_else(|| scaffold::sheet_path(plan, number.as_str()), |it| it.file.clone()),
        sheet: sheet.to_owned(),
        exported: None,
        is_untouched: false,
        fields: imported.record.filled(program),
    };
    Ok(Incoming { source: file.to_path_buf(), program: ProgramRef::Plan(at), record })
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
