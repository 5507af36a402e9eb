//! What the city says of former addresses: in records (旧アドレス), in the files of programs, of its units, and in the
//! settings.

use std::collections::HashMap;

use super::spelling::{self, Fault};
use super::today::folder_of_language;
use super::{is_folder, is_page};
use crate::disclosure::ProgramRef;
use crate::record::{
    Addressed, Key, Library, Names, Path, Program, Record, Settings, Step, Text, Unit,
};
use crate::route::{Address, LanguageRoutes};

/// One former address, as it was written.
pub(super) struct Declared<'a> {
    pub(super) field: Field<'a>,
    /// The address that it is; none when it cannot be read.
    pub(super) address: Result<String, Fault>,
    /// Where it leads; nothing where nothing is any more.
    pub(super) goal: Goal,
}

/// Where something was written.
pub(super) struct Field<'a> {
    pub(super) file: &'a str,
    /// The program whose words the file is written in.
    pub(super) program: Option<&'a Program>,
    pub(super) path: Path,
    pub(super) text: &'a Text,
}

/// Where a former address leads.
pub(super) enum Goal {
    /// To addresses of today, in each language and layout.
    Moves(Vec<Move>),
    /// To where the settings say, if that can be read.
    To {
        /// As it was written.
        typed: String,
        to: Result<String, Fault>,
        moves: Vec<Move>,
    },
    /// Nowhere: place in the settings.
    Gone(usize),
}

/// A former address and where it leads, of one language and layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) reach: Reach,
}

/// How far a move reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The address alone.
    Address,
    /// What was published below it, too.
    Folder,
    /// What was published at and below it, and nothing else.
    Published,
}

/// Everything that the city says of former addresses.
pub(super) fn of<'a>(library: &'a Library, languages: &[LanguageRoutes]) -> Vec<Declared<'a>> {
    let mut declared = of_records(library, languages);
    let writer = Writer { settings: &library.settings, languages };
    for program_ref in ProgramRef::all(library) {
        let program = program_ref.resolve(library);
        let names = &program.file.former_addresses;
        let to = Address::program(program_ref, program);
        let field = |at: usize, text| Field {
            file: &program.path,
            program: None,
            path: path_of(names, Path::default(), at),
            text,
        };
        let moves = |from: &str| writer.of_program(from, to.as_str());
        declared.extend(writer.each(names, field, moves));
    }
    for (at, unit) in library.organization.units().iter().enumerate() {
        let names = &unit.former_addresses;
        let above = Path::default().then(Key::Units).then(at);
        let field = |index: usize, text| Field {
            file: "content/organization.yaml",
            program: None,
            path: path_of(names, above.clone(), index),
            text,
        };
        let moves = |from: &str| writer.of_unit(from, unit, library);
        declared.extend(writer.each(names, field, moves));
    }
    declared.extend(of_settings(&library.settings, &writer));
    declared
}

/// The place of one of several former addresses; one that stands alone is no list.
fn path_of(names: &Names, above: Path, at: usize) -> Path {
    let path = above.then(Key::FormerAddresses);
    if names.0.len() > 1 { path.then(at) } else { path }
}

fn of_records<'a>(library: &'a Library, languages: &[LanguageRoutes]) -> Vec<Declared<'a>> {
    let mut records: Vec<(&str, Option<&Program>, &Names)> = Vec::new();
    for plan in &library.plans {
        add(&plan.sheets, Some(&plan.program), &mut records);
    }
    for charter_year in &library.charter_years {
        add(&charter_year.charters, Some(&charter_year.program), &mut records);
    }
    add(&library.pages, None, &mut records);
    let mut places: HashMap<&str, Vec<(usize, usize)>> =
        records.iter().map(|it| (it.0, Vec::new())).collect();
    if places.is_empty() {
        return Vec::new();
    }
    for (language, routes) in languages.iter().enumerate() {
        for (at, route) in routes.pages.iter().enumerate() {
            let places = route.file.as_deref().and_then(|it| places.get_mut(it));
            if let Some(places) = places {
                places.push((language, at));
            }
        }
    }
    let writer = Writer { settings: &library.settings, languages };
    let declared = records.into_iter().flat_map(|(file, program, names)| {
        let field = move |at: usize, text| Field {
            file,
            program,
            path: path_of(names, Path::default(), at),
            text,
        };
        let moves = |from: &str| writer.of_record(from, &places[file]);
        writer.each(names, field, moves)
    });
    declared.collect()
}

/// The records that say where they were.
fn add<'a, T: Addressed>(
    records: &'a [Record<T>],
    program: Option<&'a Program>,
    found: &mut Vec<(&'a str, Option<&'a Program>, &'a Names)>,
) {
    let names = records.iter().map(|it| (it.file.as_str(), program, it.data.former_addresses()));
    found.extend(names.filter(|it| !it.2.0.is_empty()));
}

fn of_settings<'a>(settings: &'a Settings, writer: &Writer<'_>) -> Vec<Declared<'a>> {
    let field = |list: &str, at: usize, key: &str, text| Field {
        file: "kohyo.yaml",
        program: None,
        path: Path::default()
            .then(Step::Written(list.into()))
            .then(at)
            .then(Step::Written(key.into())),
        text,
    };
    let moved = settings.moved.iter().enumerate().map(|(at, moved)| {
        let address = spelling::read(&moved.from, &settings.base_url);
        let to = spelling::read(&moved.to, &settings.base_url);
        let moves = match (&address, &to) {
            (Ok(from), Ok(to)) => writer.of_address(from, to),
            _ => Vec::new(),
        };
        let goal = Goal::To { typed: moved.to.to_string(), to, moves };
        Declared { field: field("moved", at, "from", &moved.from), address, goal }
    });
    let gone = settings.withdrawn.iter().enumerate().map(|(at, it)| Declared {
        field: field("withdrawn", at, "address", &it.address),
        address: spelling::read(&it.address, &settings.base_url),
        goal: Goal::Gone(at),
    });
    moved.chain(gone).collect()
}

/// Makes the moves of what was written, in each language.
struct Writer<'a> {
    settings: &'a Settings,
    languages: &'a [LanguageRoutes],
}

impl Writer<'_> {
    /// Each of these former addresses.
    fn each<'n>(
        &self,
        names: &'n Names,
        field: impl Fn(usize, &'n Text) -> Field<'n>,
        moves: impl Fn(&str) -> Vec<Move>,
    ) -> Vec<Declared<'n>> {
        let one = |(at, text): (usize, &'n Text)| {
            let address = spelling::read(text, &self.settings.base_url);
            let moves = address.as_deref().map(&moves).unwrap_or_default();
            Declared { field: field(at, text), address, goal: Goal::Moves(moves) }
        };
        names.0.iter().enumerate().map(one).collect()
    }

    /// The languages that a former address is of, each with its folder: all of them, unless it is in the folder of one.
    fn of_languages(&self, address: &str) -> impl Iterator<Item = (&LanguageRoutes, bool)> {
        let own = folder_of_language(address).map(ToOwned::to_owned);
        self.languages.iter().filter_map(move |it| match &own {
            Some(folder) => (*folder == it.folder).then_some((it, true)),
            None => Some((it, false)),
        })
    }

    /// Of a record whose pages are at these places.
    fn of_record(&self, from: &str, places: &[(usize, usize)]) -> Vec<Move> {
        let route = |(language, at): (usize, usize)| {
            let language = &self.languages[language];
            (language.folder, &language.pages[at])
        };
        let Some(first) = places.iter().map(|it| route(*it)).find(|it| !it.1.is_form) else {
            return Vec::new();
        };
        let mut moves = Vec::new();
        for (language, is_own) in self.of_languages(from) {
            let folder = if is_own { "" } else { language.folder };
            // A page that is not in the language is where it is.
            let is_there = language.page(first.1.address.as_str()).is_some();
            let to_folder = if is_there { language.folder } else { first.0 };
            let (from, to) = (format!("{folder}{from}"), &first.1.address);
            let reach = Reach::Address;
            moves.push(Move { from: from.clone(), to: format!("{to_folder}{to}"), reach });
            let form = format!("{to}form/");
            if is_folder(&from) && language.page(&form).is_some_and(|it| it.is_form) {
                let to = format!("{to_folder}{form}");
                moves.push(Move { from: format!("{from}form/"), to, reach });
            }
        }
        // An address in the folder of a language that the site does not have.
        if moves.is_empty() {
            let to = format!("{}{}", first.0, first.1.address);
            moves.push(Move { from: from.to_owned(), to, reach: Reach::Address });
        }
        moves
    }

    /// Of a program: its folder with its publication status.
    fn of_program(&self, from: &str, to: &str) -> Vec<Move> {
        let inside = folder_of_language(from).map_or(from, |it| &from[it.len()..]);
        let mut moves = self.in_languages(from, to, Reach::Folder);
        if let ["reforms" | "charters", _, ""] = inside.split('/').collect::<Vec<_>>().as_slice() {
            let (from, to) = (from.replacen(inside, &format!("status/{inside}"), 1), to);
            moves.extend(self.in_languages(&from, &format!("status/{to}"), Reach::Folder));
        }
        moves
    }

    /// Of a unit: its page, and its charters of every year.
    fn of_unit(&self, from: &str, unit: &Unit, library: &Library) -> Vec<Move> {
        let mut moves = self.in_languages(from, Address::unit(unit).as_str(), Reach::Folder);
        let former = from.strip_prefix("units/").and_then(|it| it.strip_suffix('/'));
        for charter_year in library.charter_years.iter().filter(|_| former.is_some()) {
            let year = Address::charter_year(&charter_year.program);
            let from = format!("{year}{}/", former.unwrap_or_default());
            let to = Address::charter(&charter_year.program, unit);
            moves.extend(self.in_languages(&from, to.as_str(), Reach::Published));
        }
        moves
    }

    /// Of an address of the settings.
    fn of_address(&self, from: &str, to: &str) -> Vec<Move> {
        let reach = if is_folder(from) { Reach::Folder } else { Reach::Address };
        let is_whole = folder_of_language(from).or_else(|| folder_of_language(to)).is_some();
        if is_whole || !is_page(from) {
            return vec![Move { from: from.to_owned(), to: to.to_owned(), reach }];
        }
        self.in_languages(from, to, reach)
    }

    /// The same place in each language.
    fn in_languages(&self, from: &str, to: &str, reach: Reach) -> Vec<Move> {
        let one = |(language, is_own): (&LanguageRoutes, bool)| {
            let folder = if is_own { "" } else { language.folder };
            let to_folder = if is_page(to) { language.folder } else { "" };
            Move { from: format!("{folder}{from}"), to: format!("{to_folder}{to}"), reach }
        };
        self.of_languages(from).map(one).collect()
    }
}
