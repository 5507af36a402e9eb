//! `kohyo new`: a record or a program to fill in.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use jiff::civil::Date;

use super::shell::Shell;
use super::{Common, Outcome, day, new_report, selection};
use crate::calendar::FiscalYear;
use crate::diagnostic::Diagnostic;
use crate::disclosure::Audience;
use crate::file_name;
use crate::japanese::{fold, half_width, suggest};
use crate::output;
use crate::record::{Library, Program, SheetNumber, YearSpan, is_address};
use crate::scaffold::{self, NewFile};
use crate::site;
use crate::source::{Content, File, Tree};
use crate::words::{Failure, Message};

#[derive(Debug, clap::Args)]
pub(super) struct NewArgs {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, clap::Subcommand)]
enum Kind {
    #[command(flatten)]
    File(FileKind),
    /// The entries of a period, in the records that owe them
    Report(new_report::NewReportArgs),
}

/// What a new file is.
#[derive(Debug, clap::Subcommand)]
enum FileKind {
    /// A sheet of a plan
    Sheet {
        /// The plan's folder or name
        #[arg(value_name = "PROGRAM")]
        plan: String,
        /// The sheet's number
        #[arg(value_name = "NUMBER")]
        number: String,
        /// Its title
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
        /// A unit that answers for it
        #[arg(long, value_name = "UNIT")]
        owner: Vec<String>,
    },
    /// A unit's charter
    Charter {
        /// The charter year's folder or name
        #[arg(value_name = "PROGRAM")]
        charter_year: String,
        /// The unit
        #[arg(value_name = "UNIT")]
        unit: String,
    },
    /// A plan or a year's charters
    Program {
        /// Which of the two
        #[arg(value_enum, value_name = "KIND")]
        kind: ProgramKind,
        /// The name of its folder, which becomes its address
        #[arg(value_name = "ADDRESS")]
        slug: String,
        /// What it is called
        #[arg(long, value_name = "NAME")]
        name: String,
        /// Its first fiscal year
        #[arg(long, value_name = "YEAR")]
        from: String,
        /// Its last fiscal year
        #[arg(long, value_name = "YEAR")]
        to: Option<String>,
    },
    /// A static page
    Page {
        /// Its address
        #[arg(value_name = "ADDRESS")]
        page_address: String,
        /// Its title
        #[arg(long, value_name = "TITLE")]
        title: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum ProgramKind {
    Plan,
    Charters,
}

pub(super) fn run(args: &NewArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let Some((tree, library)) = &shell.city(&root)? else { return Ok(Outcome::Findings) };
    let (day, _) = day::resolve(common, Some(&library.settings))?;
    let kind = match &args.kind {
        Kind::File(kind) => kind,
        Kind::Report(args) => return new_report::run(args, &root, (tree, library), day, shell),
    };
    let (file, next) = kind.file(library, day, shell)?;
    let path = root.join(Path::new(&file.path));
    if tree.file(&file.path).is_some() {
        let message = Message::new("file-is-there").with("path", path.display().to_string());
        return Err(Failure::new(message).into());
    }
    accepted(tree, &file, day)?;
    output::create_below(&root, &file.path, file.text.as_bytes())?;
    shell.say(&Message::new("new-written").with("path", path.display().to_string()));
    shell.say(&next);
    if matches!(kind, FileKind::Program { .. }) {
        shell.say(&Message::new("new-schemas"));
    }
    Ok(Outcome::Clean)
}

impl FileKind {
    /// The file to write, and what to do next.
    fn file(&self, library: &Library, day: Date, shell: &Shell) -> Result<(NewFile, Message)> {
        let words = &shell.words;
        let fill_in = Message::new("new-fill-in");
        Ok(match self {
            Self::Sheet { plan, number, title, owner } => {
                let plan = &library.plans[program(plan, &library.plans, |it| &it.program)?];
                let number = &*half_width(number);
                let same = |it: &str| SheetNumber::of(it) == SheetNumber::of(number);
                if let Some(sheet) = plan.sheets.iter().find(|it| same(&it.data.number)) {
                    let taken = Message::new("new-number-taken")
                        .with("number", SheetNumber::of(number).as_str());
                    return Err(Failure::new(taken.with("path", sheet.file.as_str())).into());
                }
                address(SheetNumber::of(number).as_str())?;
                let owner = owners(owner, number, &plan.program, library)?;
                let title = title.as_deref().unwrap_or_default();
                (scaffold::sheet(library, plan, number, title, &owner, words), fill_in)
            }
            Self::Charter { charter_year, unit } => {
                let charter_years = &library.charter_years;
                let charter_year =
                    &charter_years[program(charter_year, charter_years, |it| &it.program)?];
                let index = selection::unit(unit, &library.organization, day)?;
                let unit = &library.organization.units()[index];
                if !charter_year.program.units.contains(&index) {
                    let unbound = Message::new("new-unit-unbound").with("unit", &*unit.name);
                    let unbound = unbound.with("program", &*charter_year.program.file.name);
                    let help = Message::new("help-new-scope");
                    let help = help.with("path", charter_year.program.path.as_str());
                    return Err(Failure::new(unbound).help([help]).into());
                }
                (scaffold::charter(library, charter_year, unit, words), fill_in)
            }
            Self::Program { kind, slug, name, from, to } => {
                address(slug)?;
                let is_plan = *kind == ProgramKind::Plan;
                let years = years(from, to.as_deref(), is_plan)?;
                let file = scaffold::program(library, is_plan, (slug, name), years, words);
                let next = if is_plan { "new-next-sheet" } else { "new-next-charter" };
                (file, Message::new(next).with("program", slug.as_str()))
            }
            Self::Page { page_address, title } => {
                // What is typed may be the address of the page, or the name of its file, also as Windows has it.
                let page_address = file_name::with_slashes(page_address);
                let page_address = page_address.trim_matches('/');
                let page_address = page_address.strip_suffix(".md").unwrap_or(page_address);
                page_address.split('/').try_for_each(address)?;
                (scaffold::page(library, page_address, title, words), fill_in)
            }
        })
    }
}

/// Whether a check accepts the city with a new file in it as it does without; else what it would say.
fn accepted(tree: &Tree, file: &NewFile, day: Date) -> Result<()> {
    let content = Content::Text(file.text.clone().into());
    let with = tree.with(vec![File::new(file.path.clone(), content)], &HashSet::new());
    let said = |it: &Diagnostic| (it.code.code, it.place.file.clone(), it.message.clone());
    let before: Vec<_> = errors(tree, day).iter().map(said).collect();
    let after = errors(&with, day);
    let mut new: Vec<&Diagnostic> = after.iter().filter(|it| !before.contains(&said(it))).collect();
    // What is wrong with the file itself says more than what others have of it.
    new.sort_by_key(|it| it.place.file != file.path);
    match new.first() {
        None => Ok(()),
        Some(first) => Err(Failure::new(first.message.clone()).help(first.help.clone()).into()),
    }
}

/// What is wrong with a city, in which a draft is what it is to be.
fn errors(tree: &Tree, day: Date) -> Vec<Diagnostic> {
    let site::Checked { library, findings, .. } = site::read(tree, day);
    let clashes = library.map(|it| site::routes(tree, &it, Audience::Preview).clashes());
    findings.errors().cloned().chain(clashes.into_iter().flatten()).collect()
}

/// The place of the program that was meant, by its folder or its name.
pub(super) fn program<T>(typed: &str, all: &[T], of: impl Fn(&T) -> &Program) -> Result<usize> {
    let typed = typed.trim_end_matches('/');
    let is_it = |it: &Program| it.slug == typed || fold(&it.file.name) == fold(typed);
    if let Some(index) = all.iter().position(|it| is_it(of(it))) {
        return Ok(index);
    }
    let names: Vec<&str> =
        all.iter().flat_map(|it| [of(it).slug.as_str(), &of(it).file.name]).collect();
    let help = match suggest(typed, names.iter().copied()) {
        Some(near) => Message::new("help-suggestion").with("word", near),
        None if names.is_empty() => Message::new("help-new-program-first"),
        None => {
            let slugs: Vec<&str> = all.iter().map(|it| of(it).slug.as_str()).collect();
            Message::new("help-choices").with("choices", slugs)
        }
    };
    let failure = Failure::new(Message::new("no-such-program").with("value", typed));
    Err(failure.help([help]).into())
}

/// The units that were named, else those that the plan names for the number.
fn owners(
    typed: &[String],
    number: &str,
    program: &Program,
    library: &Library,
) -> Result<Vec<String>> {
    if typed.is_empty() {
        let mut items = program.file.items.iter();
        let number = SheetNumber::of(number);
        let listed = items.find(|(it, _)| SheetNumber::of(it) == number);
        let names = listed.map(|(_, names)| names.0.iter().map(ToString::to_string).collect());
        return Ok(names.unwrap_or_default());
    }
    let (first, _) = program.days();
    let unit = |name: &String| {
        let index = selection::unit(name, &library.organization, first)?;
        Ok(library.organization.units()[index].name.to_string())
    };
    typed.iter().map(unit).collect()
}

/// Whether a word can be part of an address.
fn address(word: &str) -> Result<()> {
    if is_address(word) {
        return Ok(());
    }
    let failure = Failure::new(Message::new("file-name").with("name", word));
    Err(failure.help([Message::new("help-file-name")]).into())
}

fn years(from: &str, to: Option<&str>, is_plan: bool) -> Result<YearSpan> {
    let unreadable = |typed: &str| {
        Failure::new(Message::new("not-a-year").with("value", typed))
            .help([Message::new("help-year")])
    };
    let year = |typed| FiscalYear::parse(typed).map(|it| it.value).map_err(|_| unreadable(typed));
    let first = year(from)?;
    let last = to.map_or(Ok(first), year)?;
    if last < first || (!is_plan && last != first) {
        let id = if is_plan { "new-years-backward" } else { "new-one-year" };
        return Err(Failure::new(Message::new(id)).into());
    }
    Ok(YearSpan { first, last, remarkable: false })
}
