//! Reads a tree of files into a library, and finds everything that is wrong with them.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use crate::diagnostic::{Findings, Place, Severity, code};
use crate::publication_log::PublicationLog;
use crate::record::file_role::{FileRole, FileRoles};
use crate::record::front_matter;
use crate::record::key::Key;
use crate::record::layout::{self, is_address};
use crate::record::model::block::Block;
use crate::record::model::charter::Charter;
use crate::record::model::glossary::{GlossaryFile, Term};
use crate::record::model::library::{CharterYear, Gap, Library, Plan, Program, Record};
use crate::record::model::number::SheetNumber;
use crate::record::model::organization::{Organization, OrganizationFile, UnitIndex};
use crate::record::model::page::StaticPage;
use crate::record::model::program::ProgramFile;
use crate::record::model::settings::Settings;
use crate::record::model::sheet::Sheet;
use crate::record::model::value::Names;
use crate::record::read::cache::{self, Cache};
use crate::record::read::finding_limit;
use crate::record::read::kind::Kind;
use crate::record::read::record::{self, Read};
use crate::record::read::yaml;
use crate::record::validate::context::Context;
use crate::record::validate::explain::{self, Finding, Subject};
use crate::record::validate::file_fault;
use crate::record::validate::left_out;
use crate::record::validate::quick::QuickCheck;
use crate::record::validate::relations::{self, Problem};
use crate::record::validate::{self, files};
use crate::source::{File, Tree};
use crate::words::Message;

/// What came of reading a city's folder.
#[derive(Debug)]
pub struct Loaded {
    /// The records; none when the settings or the organization cannot be read.
    pub library: Option<Library>,
    /// Everything that is wrong.
    pub findings: Findings,
}

/// Only the settings, if they can be read: what they say of the day is needed before all else.
#[must_use]
pub fn settings(tree: &Tree) -> Option<Settings> {
    yaml::from_str(layout::SETTINGS, tree.text(layout::SETTINGS)?)
}

/// Reads a city's folder.
#[must_use]
pub fn load(tree: &Tree) -> Loaded {
    read(tree, None, None)
}

/// Reads a city's folder as if a file in it were wrong at first sight, so that it is explained. It finds what [`load_again`]
/// finds, or the two readings do not agree: there for the tests that compare them.
#[doc(hidden)]
#[must_use]
pub fn load_explaining(tree: &Tree, cache: &Cache, file: &str) -> Loaded {
    read(tree, Some(cache), Some(file))
}

/// Reads a city's folder, but for the records that are as they were when they were kept.
#[must_use]
pub fn load_again(tree: &Tree, cache: &Cache) -> Loaded {
    read(tree, Some(cache), None)
}

fn read(tree: &Tree, cache: Option<&Cache>, explained: Option<&str>) -> Loaded {
    let mut findings = Findings::default();
    findings.extend(file_fault::findings(tree, settings(tree).as_ref()));
    findings.extend(files::invisible_in_themes(tree));
    let (library, log) = rayon::join(
        || Loader { tree, cache, findings: &mut findings }.library(explained),
        || PublicationLog::read(tree),
    );
    findings.extend(log.damages().iter().map(files::damaged_log));
    let log = Arc::new(log);
    let library = library.map(|it| Library { log, ..it });
    Loaded { library, findings: finding_limit::limited(findings) }
}

struct Loader<'a> {
    tree: &'a Tree,
    cache: Option<&'a Cache>,
    findings: &'a mut Findings,
}

impl<'a> Loader<'a> {
    fn library(&mut self, explained: Option<&str>) -> Option<Library> {
        let themes = layout::themes(self.tree);
        let sheets = layout::sheets(self.tree);
        let naming = settings(self.tree).map(|it| it.naming()).unwrap_or_default();
        let (themes, sheets) = (&themes, &sheets);
        let blank =
            Context { organization: None, program: None, naming, themes, sheets, explained };
        let organization = self.organization(&blank);
        let context = Context { organization: organization.as_ref(), ..blank };
        let settings = self.settings(&context);
        let glossary = self.glossary(&context);
        let first_month = settings.as_ref().map(|it| it.first_month.0).unwrap_or_default();

        let plans = self.each_folder(layout::REFORMS, |loader, slug| {
            let program = loader.program(slug, layout::REFORMS, first_month, &context);
            loader.plan(slug, program, &context)
        });
        let charter_years = self.each_folder(layout::CHARTERS, |loader, slug| {
            let program = loader.program(slug, layout::CHARTERS, first_month, &context);
            loader.charter_year(slug, program, &context)
        });
        let (pages, _) = self.records::<StaticPage>(layout::PAGES, &context);
        Some(Library {
            settings: settings?,
            organization: organization?,
            glossary,
            plans,
            charter_years,
            pages,
            log: Arc::default(),
        })
    }

    /// Reads every folder below one, all at once: a core that is done with the last records of a
    /// plan goes on with those of the next.
    fn each_folder<T: Send>(
        &mut self,
        below: &str,
        read: impl Fn(&mut Loader<'_>, &str) -> Option<T> + Sync,
    ) -> Vec<T> {
        let (tree, cache) = (self.tree, self.cache);
        let read: Vec<(Option<T>, Findings)> = layout::folders(tree, below)
            .par_iter()
            .map(|slug| {
                let mut findings = Findings::default();
                (read(&mut Loader { tree, cache, findings: &mut findings }, slug), findings)
            })
            .collect();
        let mut programs = Vec::with_capacity(read.len());
        for (program, findings) in read {
            programs.extend(program);
            self.findings.extend(findings);
        }
        programs
    }

    fn plan(&mut self, slug: &str, program: Option<Program>, context: &Context) -> Option<Plan> {
        let context = Context { program: program.as_ref(), ..*context };
        let (mut sheets, gaps) =
            self.records::<Sheet>(&layout::folder(layout::REFORMS, slug), &context);
        sheets.sort_by(|a, b| layout::count_order(&a.slug, &b.slug));
        self.same_numbers(&sheets);
        program.map(|program| Plan { program, sheets, gaps })
    }

    fn charter_year(
        &mut self,
        slug: &str,
        program: Option<Program>,
        context: &Context,
    ) -> Option<CharterYear> {
        let context = Context { program: program.as_ref(), ..*context };
        let (mut charters, gaps) =
            self.records::<Charter>(&layout::folder(layout::CHARTERS, slug), &context);
        self.units_of(&charters, &context);
        if let Some(organization) = context.organization {
            charters.sort_by_key(|it| organization.by_id(&it.slug));
        }
        program.map(|program| CharterYear { program, charters, gaps })
    }

    fn settings(&mut self, context: &Context) -> Option<Settings> {
        if self.tree.file(layout::SETTINGS).is_none() {
            self.findings.push(files::missing(layout::SETTINGS, layout::SETTINGS));
        }
        let settings: Settings = self.whole(layout::SETTINGS, context)?;
        let yaml = self.tree.text(layout::SETTINGS)?;
        let subject = Subject { file: layout::SETTINGS, yaml, offset: 0 };
        self.problems(subject, validate::settings::problems(&settings)).then_some(settings)
    }

    /// The words that are explained; a city need not have any.
    fn glossary(&mut self, context: &Context) -> Vec<Term> {
        self.whole(layout::GLOSSARY, context).map_or_else(Vec::new, |it: GlossaryFile| it.terms)
    }

    fn organization(&mut self, blank: &Context) -> Option<Organization> {
        let Some(text) = self.text(layout::ORGANIZATION) else {
            if self.tree.file(layout::ORGANIZATION).is_none() {
                self.findings.push(files::missing(layout::ORGANIZATION, layout::SETTINGS));
            }
            return None;
        };
        let subject = Subject { file: layout::ORGANIZATION, yaml: text, offset: 0 };
        let parsed: Option<OrganizationFile> = yaml::from_str(layout::ORGANIZATION, text);
        // The names that the file itself gives are those that it may refer to.
        let names = match &parsed {
            Some(file) => Organization::new(file.units.iter().map(files::name_only).collect()),
            None => Organization::new(files::units_in(text)),
        };
        let context = Context { organization: Some(&names), ..*blank };
        let sound = parsed.as_ref().is_some_and(|it| it.passes(&context));
        let mut usable = self.explained(subject, OrganizationFile::schema(), &context, sound);
        let organization = parsed.map(|it| Organization::new(it.units));
        if let Some(organization) = &organization {
            usable &= self.problems(subject, relations::of_units(organization));
        }
        organization.filter(|_| usable)
    }

    /// Reports what is wrong with a file; true when there is nothing worse than a remark.
    fn explained(
        &mut self,
        subject: Subject<'_>,
        schema: &Value,
        context: &Context,
        sound: bool,
    ) -> bool {
        let found = record::found(subject, subject.yaml, schema, context, sound);
        let usable = found.iter().all(|it| it.severity != Severity::Error);
        self.findings.extend(found);
        usable
    }

    fn problems(&mut self, subject: Subject<'_>, problems: Vec<Problem>) -> bool {
        let usable = problems.is_empty();
        let root = if usable { None } else { explain::node(subject.yaml) };
        for (path, finding) in problems {
            let path: Vec<&str> = path.iter().map(String::as_str).collect();
            let span = explain::locate_in(subject, root.as_ref(), &path);
            let place = Place::at(subject.file, span);
            self.findings.push(finding.at(place));
        }
        usable
    }

    /// The text of a file that may be read where it is.
    fn text(&self, path: &str) -> Option<&'a str> {
        let file = self.tree.file(path).filter(|it| !self.is_refused(it))?;
        file.text()
    }

    fn is_refused(&self, file: &File) -> bool {
        FileRoles::new(self.tree, None).of(file) == FileRole::Refused
    }

    /// Reads a file that is YAML as a whole.
    fn whole<T: Kind>(&mut self, path: &str, context: &Context) -> Option<T> {
        let text = self.text(path)?;
        let subject = Subject { file: path, yaml: text, offset: 0 };
        let parsed: Option<T> = yaml::from_str(path, text);
        let sound = parsed.as_ref().is_some_and(|it| it.passes(context));
        let usable = self.explained(subject, T::schema(), context, sound);
        parsed.filter(|_| usable)
    }

    fn program(
        &mut self,
        slug: &str,
        below: &str,
        first_month: crate::calendar::FirstMonth,
        context: &Context,
    ) -> Option<Program> {
        let path = format!("{}_program.yaml", layout::folder(below, slug));
        if self.tree.file(&path).is_none() {
            let folder = layout::folder(below, slug);
            let first = self.tree.below(&folder).next().map_or(folder.as_str(), |it| &it.path);
            self.findings.push(files::missing(&path, first));
            return None;
        }
        let (blocks, schema): (&[Block], _) = if below == layout::REFORMS {
            (&Block::OF_SHEET, Sheet::schema())
        } else {
            (&Block::OF_CHARTER, Charter::schema())
        };
        let file: ProgramFile = self.whole(&path, context)?;
        let cadence = file.cadence(first_month).map(|it| it.called(context.naming));
        let (keys, top) = (explain::keys(schema), explain::top_keys(schema));
        let error = cadence.as_ref().err();
        let mut problems = relations::of_program(&file, error, blocks, (&keys, &top));
        problems.extend(left_out::of_program(&file, schema));
        problems.extend(relations::of_kind(&file, below == layout::REFORMS));
        let subject = Subject { file: &path, yaml: self.tree.text(&path)?, offset: 0 };
        if !self.problems(subject, problems) {
            return None;
        }
        let cadence = cadence.ok()?;
        let organization = context.organization?;
        let program = Program::new((slug, &path), file, cadence, blocks, organization, first_month);
        self.problems(subject, relations::of_exemptions(&program)).then_some(program)
    }

    /// Reads every record below a folder.
    fn records<T: Kind>(&mut self, folder: &str, context: &Context) -> (Vec<Record<T>>, Vec<Gap>) {
        // Without its program nothing in a record can be judged, and that is reported already.
        if context.program.is_none() && folder != layout::PAGES {
            return (Vec::new(), Vec::new());
        }
        let roles = FileRoles::new(self.tree, None);
        let (astray, files): (Vec<_>, Vec<_>) =
            layout::records(self.tree, folder).into_iter().partition(|it| roles.leads_astray(it.0));
        let read: Vec<Read<T>> = cache::read_all(self.cache, self.tree, folder, &files, context);
        let mut records = Vec::with_capacity(files.len());
        let gap = |(file, slug): (&File, String)| {
            let owner = self.owner(&file.path, context);
            Gap { file: file.path.clone(), slug, owner }
        };
        let mut gaps: Vec<Gap> = astray.into_iter().map(gap).collect();
        for ((file, slug), (data, found)) in files.into_iter().zip(read) {
            let is_refused = self.is_refused(file);
            let file = file.path.clone();
            match data.filter(|_| !is_refused) {
                Some(data) => records.push(Record { file, slug, data }),
                // What is no address may be the copy of a record, which leaves no gap.
                None if is_address(&slug) => {
                    gaps.push(Gap { owner: self.owner(&file, context), file, slug });
                }
                None => {}
            }
            self.findings.extend(found);
        }
        (records, gaps)
    }

    /// The units that a record too wrong to be read seems to belong to.
    fn owner(&self, file: &str, context: &Context) -> Names {
        let owner = context.program.map_or(Key::Owner.word(), |it| it.form.word(Key::Owner));
        explain::names_under(owner, self.tree.text(file).unwrap_or_default())
    }

    /// A charter's file is named after its unit, or says whose it is; a unit has one a year.
    fn units_of(&mut self, charters: &[Record<Charter>], context: &Context) {
        let Some(organization) = context.organization else { return };
        let mut seen: HashMap<UnitIndex, &str> = HashMap::new();
        for charter in charters {
            let named = organization.by_id(&charter.slug);
            let said = context.unit(&charter.data.unit);
            let impossible = |what: &str, other: &str| {
                Finding::new(&code::IMPOSSIBLE)
                    .with("what", what)
                    .with("value", &*charter.data.unit)
                    .with("other", other)
            };
            let Some(unit) = said.or(named) else {
                self.findings.push(files::unknown_unit(charter, organization));
                continue;
            };
            if said.is_some() && named.is_some() && named != said {
                self.at_field(
                    &charter.file,
                    Key::Units.word(),
                    impossible("other-unit", &charter.slug),
                );
            } else if let Some(other) = seen.insert(unit, &charter.file) {
                self.at_field(&charter.file, Key::Units.word(), impossible("same-charter", other));
            }
        }
    }

    /// Two sheets of a plan must not have one number.
    fn same_numbers(&mut self, sheets: &[Record<Sheet>]) {
        let mut seen: HashMap<SheetNumber, &str> = HashMap::new();
        let highest = sheets.iter().filter_map(|it| it.data.number.parse::<u32>().ok()).max();
        for sheet in sheets.iter().filter(|it| !it.data.number.is_empty()) {
            let number = SheetNumber::of(&sheet.data.number);
            if let Some(other) = seen.insert(number, &sheet.file) {
                let finding = Finding::new(&code::IMPOSSIBLE)
                    .with("what", "same-number")
                    .with("value", &*sheet.data.number)
                    .with("other", other);
                let free = highest.and_then(|it| it.checked_add(1));
                let finding = free.into_iter().fold(finding, |finding, number| {
                    finding
                        .help(Message::new("help-free-number").with("number", number.to_string()))
                });
                self.at_field(&sheet.file, Key::Number.word(), finding);
            }
        }
    }

    /// Reports what is wrong with a field of a record that was read.
    fn at_field(&mut self, file: &str, field: &str, finding: Finding) {
        let parts = self.tree.text(file).and_then(|it| front_matter::split(it).ok());
        let span = parts.map(|parts| {
            let subject = Subject { file, yaml: parts.yaml, offset: parts.offset };
            explain::locate(subject, &[field])
        });
        self.findings.push(finding.at(Place { span, ..Place::file(file) }));
    }
}
