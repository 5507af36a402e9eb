//! `kohyo export`: forms to fill in, and records as tables.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::shell::Shell;
use super::{Common, Outcome, day, selection};
use crate::calendar::Period;
use crate::disclosure::{Obligations, ProgramRef};
use crate::export::{self, FormRequest, RecordTable, TooLong};
use crate::file_name;
use crate::japanese::fold;
use crate::output;
use crate::record::{Library, UnitIndex};
use crate::words::{Failure, Message, OrFail, Words};

#[derive(Debug, clap::Args)]
pub(super) struct ExportArgs {
    /// The plan or charter year
    #[arg(value_name = "PROGRAM")]
    program: String,
    /// A workbook for each unit, in the city's form
    #[arg(long)]
    form: bool,
    /// Only this unit
    #[arg(long, value_name = "UNIT")]
    unit: Vec<String>,
    /// Only what is due after this period
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Where it is written: a folder for forms, else a file
    #[arg(long, short, value_name = "PATH")]
    output: PathBuf,
}

pub(super) fn run(args: &ExportArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let Some((tree, library)) = &shell.city(&root)? else { return Ok(Outcome::Findings) };
    let (as_of, _) = day::resolve(common, Some(&library.settings))?;
    let program = program(&args.program, library)?;
    let obligations = &Obligations::new(library, as_of);
    let request = FormRequest {
        library,
        tree,
        obligations,
        program,
        period: args.period.as_deref().map(|it| period(it, program, library)).transpose()?,
        words: &Words::new(library.settings.language.into()),
    };
    if !args.form {
        return table(request, &args.output, shell);
    }
    let units = units(&args.unit, program, library, obligations)?;
    forms(request, &units, &args.output, shell)
}

/// Writes a workbook for each unit.
fn forms(
    request: FormRequest,
    units: &[UnitIndex],
    folder: &Path,
    shell: &Shell,
) -> Result<Outcome> {
    let library = request.library;
    let all = request.unit_forms(units).map_err(|TooLong { file, field }| {
        Failure::new(Message::new("export-too-long").with("file", file).with("field", field))
    })?;
    if all.is_empty() {
        shell.say(&Message::new("export-nothing-due"));
        return Ok(Outcome::Clean);
    }
    let mut workbooks = Vec::new();
    for forms in &all {
        let bytes =
            export::write(&forms.workbook).or_fail(|| Message::new("export-cannot-make"))?;
        let unit = &library.organization.units()[forms.unit];
        let name = format!("{}_{}.xlsx", request.program.resolve(library).slug, unit.id);
        workbooks.push((folder.join(name), bytes, forms));
    }
    for (path, bytes, forms) in workbooks {
        output::create(&path, &bytes)?;
        let said = Message::new("export-written").with("path", path.display().to_string());
        let said = said.with("records", forms.workbook.forms.len()).with("open", forms.open_fields);
        shell.say(&said);
    }
    Ok(Outcome::Clean)
}

/// Writes the records of the program as one table: a workbook, or CSV where the file is called so.
fn table(request: FormRequest, file: &Path, shell: &Shell) -> Result<Outcome> {
    let table = RecordTable::of(request);
    if table.rows.is_empty() {
        shell.say(&Message::new("export-nothing-due"));
        return Ok(Outcome::Clean);
    }
    let ending = file.extension().map(|it| it.to_string_lossy().to_lowercase());
    let bytes = match ending.as_deref() {
        Some("csv") => table.csv().or_fail(|| Message::new("export-cannot-make"))?,
        Some("xlsx") => table.workbook().or_fail(|| Message::new("export-cannot-make"))?,
        Some(_) | None => {
            let path = file.display().to_string();
            return Err(Failure::new(Message::new("export-ending").with("path", path)).into());
        }
    };
    output::create(file, &bytes)?;
    let said = Message::new("export-table-written").with("path", file.display().to_string());
    shell.say(&said.with("records", table.rows.len()).with("columns", table.columns.len()));
    Ok(Outcome::Clean)
}

/// The program that was meant: by its identifier, its folder or its name.
pub(super) fn program(typed: &str, library: &Library) -> Result<ProgramRef> {
    let path = file_name::with_slashes(typed);
    let path = path.trim_end_matches('/');
    let is_meant = |reference: &ProgramRef| {
        let program = reference.resolve(library);
        reference.identifier(library) == path
            || program.slug == path
            || fold(&program.file.name) == fold(typed)
    };
    let mut found = ProgramRef::all(library).filter(is_meant);
    let names: Vec<String> = ProgramRef::all(library).map(|it| it.identifier(library)).collect();
    let failure = || {
        let help = Message::new("help-choices").with("choices", names);
        Failure::new(Message::new("no-such-program").with("value", typed)).help([help])
    };
    found.next().ok_or_else(|| failure().into())
}

pub(super) fn period(typed: &str, program: ProgramRef, library: &Library) -> Result<Period> {
    let program = program.resolve(library);
    program.read_period(typed).map(|it| it.value).ok_or_else(|| {
        let names: Vec<String> = program.periods().map(|it| program.cadence.name(it)).collect();
        let help = Message::new("help-choices").with("choices", names);
        Failure::new(Message::new("no-such-period").with("value", typed)).help([help]).into()
    })
}

/// The units that were named, else all that owe something of the program, in the order of the organization.
fn units(
    typed: &[String],
    program: ProgramRef,
    library: &Library,
    obligations: &Obligations,
) -> Result<Vec<UnitIndex>> {
    let (first, _) = program.resolve(library).days();
    if !typed.is_empty() {
        return typed.iter().map(|it| selection::unit(it, &library.organization, first)).collect();
    }
    let schedule = obligations.programs.iter().find(|it| it.program == program);
    let subjects = schedule.map_or(0..0, |it| it.subjects.clone());
    let mut units: Vec<UnitIndex> =
        obligations.subjects[subjects].iter().flat_map(|it| it.units.clone()).collect();
    units.sort_unstable();
    units.dedup();
    Ok(units)
}
