//! Finds records by what people call them: number, unit, file, or words of title and program.

use crate::disclosure::{ListedRecord, ProgramRef};
use crate::japanese::suggest;
use crate::record::{Library, SheetNumber};
use crate::search::normalize;

/// The records that all of these words are about.
///
/// A word is the path of a file or of a page (`gyokaku-2013/045`), the number of a sheet (52, No.52, ５２), or it stands in the
/// number, the title, a category, the name of a unit or of the program; spelled as the search of the site compares it.
#[must_use]
pub fn find_records<'r, 'a>(
    typed: &[String],
    records: &'r [ListedRecord<'a>],
    library: &Library,
) -> Vec<&'r ListedRecord<'a>> {
    let mut found: Vec<&ListedRecord> = records.iter().collect();
    for word in typed.iter().filter(|it| !it.trim().is_empty()) {
        let word = Word::new(word);
        let exact = found.iter().copied().filter(|it| word.names(it, library));
        let exact: Vec<&ListedRecord> = exact.collect();
        found = if exact.is_empty() {
            found.into_iter().filter(|it| word.is_about(it, library)).collect()
        } else {
            exact
        };
    }
    found
}

/// What was probably meant by a word that no record has.
#[must_use]
pub fn near_record_word<'a>(
    typed: &str,
    records: &[ListedRecord<'a>],
    library: &'a Library,
) -> Option<&'a str> {
    let titles = records.iter().map(|it| it.title);
    let numbers = records.iter().map(|it| it.number);
    let programs = ProgramRef::all(library).map(|it| &*it.resolve(library).file.name);
    let names = titles.chain(numbers).chain(library.organization.names()).chain(programs);
    suggest(typed, names.filter(|it| !it.is_empty()))
}

/// A word that was typed, in the forms in which it is compared.
struct Word {
    typed: String,
    path: String,
    folded: String,
}

impl Word {
    fn new(typed: &str) -> Self {
        let path = typed.trim().replace('\\', "/");
        let path = path.trim_start_matches("./").trim_matches('/').to_owned();
        Self { typed: typed.to_owned(), path, folded: normalize(typed) }
    }

    /// Whether it is the number of a record, or its path as a whole.
    fn names(&self, record: &ListedRecord<'_>, library: &Library) -> bool {
        let number = Some(record.number).filter(|it| !it.is_empty()).map(SheetNumber::of);
        let is_number = |typed: &str| number.as_ref() == Some(&SheetNumber::of(typed));
        let file = record.file.strip_suffix(".md").unwrap_or(record.file);
        let path = self.path.strip_suffix(".md").unwrap_or(&self.path);
        let ends = |whole: &str| {
            let before = whole.strip_suffix(path).filter(|_| !path.is_empty());
            before.is_some_and(|it| it.is_empty() || it.ends_with('/'))
        };
        // The number may be less wide than the name of the file: gyokaku-2013/52.
        let numbered = self.path.rsplit_once('/').is_some_and(|(folder, number)| {
            let program = record.program.map(|it| it.resolve(library).slug.as_str());
            program.is_some() && folder.rsplit('/').next() == program && is_number(number)
        });
        is_number(&self.typed) || ends(file) || numbered || self.path.ends_with(record.file)
    }

    /// Whether it stands in what a record is known by.
    fn is_about(&self, record: &ListedRecord<'_>, library: &Library) -> bool {
        let units = record.units.iter().map(|it| &library.organization.units()[*it]);
        let units = units.flat_map(|it| {
            [&*it.name, &*it.id].into_iter().chain(it.aliases.0.iter().map(|alias| &**alias))
        });
        let program = record.program.map(|it| it.resolve(library));
        let program = program.iter().flat_map(|it| [&*it.file.name, it.slug.as_str()]);
        let texts = [record.number, record.title, record.file].into_iter();
        let mut texts = texts.chain(units).chain(program).chain(record.categories.iter().copied());
        texts.any(|it| normalize(it).contains(&self.folded))
    }
}
