//! A form or a table that nobody touched changes nothing, of every record of every city, whatever is in it; and what is
//! typed into a field changes that field alone.

use std::path::PathBuf;
use std::sync::LazyLock;

use kohyo::calendar::FiscalYear;
use kohyo::disclosure::{Obligations, ProgramRef};
use kohyo::export::{self, FormRequest, RecordTable, UnitForms, record_schema};
use kohyo::import::{self, FilledRecord, OwnWorkbook, Place, Source, merge};
use kohyo::record::{self, Library, UnitIndex};
use kohyo::record_edit::{self, Change, Edit, Keys as _, ProgramKeys, Step};
use kohyo::source::{self, Content, File, Tree};
use kohyo::words::Words;
use kohyo::workbook::Limits;
use proptest::prelude::*;
use serde_json::Value;

use crate::effort::cases;

/// Every city that the tests have.
pub(crate) fn cities() -> &'static [(PathBuf, Tree)] {
    static CITIES: LazyLock<Vec<(PathBuf, Tree)>> = LazyLock::new(read_cities);
    &CITIES
}

fn read_cities() -> Vec<(PathBuf, Tree)> {
    let sites = std::fs::read_dir("tests/sites").expect("the cities");
    let mut folders: Vec<PathBuf> =
        sites.map(|it| it.expect("a city").path().join("in")).filter(|it| it.is_dir()).collect();
    folders.push(PathBuf::from("."));
    folders.sort();
    let read = |it: PathBuf| (it.clone(), source::read(&it).expect("a city"));
    folders.into_iter().map(read).collect()
}

pub(crate) fn library(tree: &Tree) -> Library {
    record::load(tree).library.expect("a city that can be read")
}

/// The day after everything of the city was due.
pub(crate) fn day() -> jiff::civil::Date {
    FiscalYear::new(2030)
        .expect("a year")
        .first_day(kohyo::calendar::FirstMonth::new(4).expect("April"))
}

/// The forms of every unit of a program.
pub(crate) fn forms(library: &Library, tree: &Tree, program: ProgramRef) -> Vec<UnitForms> {
    let obligations = Obligations::new(library, day());
    let words = Words::new(library.settings.language.into());
    let request = FormRequest {
        library,
        tree,
        obligations: &obligations,
        program,
        period: None,
        words: &words,
    };
    let units: Vec<UnitIndex> = (0..library.organization.units().len()).collect();
    request.unit_forms(&units).expect("texts that fit into cells")
}

pub(crate) fn read_own(bytes: &[u8]) -> OwnWorkbook {
    match import::read(bytes, &Limits::default()).expect("a workbook").source {
        Source::Own(own) => own,
        other @ (Source::Text(_) | Source::Sheets(_)) => panic!("not ours: {other:?}"),
    }
}

/// The text of a record with what was typed, and how many fields that changes.
pub(crate) fn merged(
    library: &Library,
    tree: &Tree,
    program: ProgramRef,
    filled: &FilledRecord,
) -> import::MergedRecord {
    let words = Words::new(library.settings.language.into());
    let schema = record_schema(library, program, &words);
    let keys = ProgramKeys::new(program.resolve(library));
    merge(tree.text(&filled.file), filled, (&schema, &keys), false).expect("a record")
}

fn is_unchanged(library: &Library, tree: &Tree) -> usize {
    let mut records = 0;
    for program in ProgramRef::all(library) {
        for forms in forms(library, tree, program) {
            let own = read_own(&export::write(&forms.workbook).expect("a workbook"));
            assert_eq!(own.lost, []);
            for filled in &own.records {
                let merged = merged(library, tree, program, filled);
                assert_eq!(merged.changes, [], "{}", filled.file);
                assert_eq!(merged.conflicts, [], "{}", filled.file);
                let before = tree.text(&filled.file).unwrap_or_default();
                assert_eq!(merged.text, before);
                records += 1;
            }
        }
    }
    records
}

#[test]
fn a_form_that_nobody_touched_changes_nothing() {
    for (folder, tree) in cities() {
        let library = library(tree);
        assert!(is_unchanged(&library, tree) > 0, "{}", folder.display());
    }
}

#[test]
fn a_table_that_nobody_touched_changes_nothing() {
    for (folder, tree) in cities() {
        let library = library(tree);
        let obligations = Obligations::new(&library, day());
        let words = Words::new(library.settings.language.into());
        for program in ProgramRef::all(&library) {
            let (tree, library, words) = (tree, &library, &words);
            let request = FormRequest {
                library,
                tree,
                obligations: &obligations,
                program,
                period: None,
                words,
            };
            let table = RecordTable::of(request);
            let own = read_own(&table.workbook().expect("a workbook"));
            assert_eq!(own.unread, [], "{}", folder.display());
            assert_eq!(own.records.len(), table.rows.len());
            for filled in &own.records {
                let merged = merged(library, tree, program, filled);
                assert_eq!(merged.changes, [], "{}", filled.file);
                assert_eq!(merged.conflicts, [], "{}", filled.file);
            }
        }
    }
}

/// Each text of a record is on its form, but for what says how the record is kept.
#[test]
fn a_form_has_every_text_of_its_record() {
    const ASIDE: [&str; 7] =
        ["訂正", "更新日", "下書き", "取下げ", "旧アドレス", "対象外", "確認済み"];
    for (folder, tree) in cities() {
        let library = library(tree);
        for program in ProgramRef::all(&library) {
            let keys = ProgramKeys::new(program.resolve(&library));
            let form = &program.resolve(&library).form;
            for forms in forms(&library, tree, program) {
                for record in &forms.workbook.forms {
                    let Some(text) = tree.text(&record.file) else { continue };
                    let on_form: Vec<(&[Step], &str)> = export::fields(&record.parts)
                        .map(|it| (it.path.as_slice(), it.text.as_str()))
                        .collect();
                    for (path, text) in leaves(&record_edit::tree(text).expect("a record"), &[]) {
                        let Some(Step::Key(first)) = path.first() else { continue };
                        let is_aside = ASIDE.iter().any(|it| form.word_for(it) == first);
                        let same = |a: &[Step]| a.len() == path.len() && is_within(a, &path, keys);
                        let is_there = on_form.iter().any(|it| same(it.0) && it.1 == text);
                        assert!(
                            is_there || is_aside,
                            "{} {} {path:?}",
                            folder.display(),
                            record.file
                        );
                    }
                }
            }
        }
    }
}

/// Whether one of two ways leads to the end of the other, or further.
fn is_within(a: &[Step], b: &[Step], keys: ProgramKeys) -> bool {
    a.iter().zip(b).all(|it| match it {
        (Step::Key(a), Step::Key(b)) => keys.same(&[], a, b),
        (a, b) => a == b,
    })
}

/// Every text of a tree and the way to it; several in one cell are one.
fn leaves(value: &Value, path: &[Step]) -> Vec<(Vec<Step>, String)> {
    let below = |step: Step, value: &Value| leaves(value, &[path, &[step]].concat());
    match value {
        Value::Object(rows) => {
            rows.iter().flat_map(|(key, value)| below(Step::Key(key.clone()), value)).collect()
        }
        Value::Array(items) if items.iter().any(Value::is_object) => items
            .iter()
            .enumerate()
            .flat_map(|(nth, value)| below(Step::Item(nth), value))
            .collect(),
        Value::Null => Vec::new(),
        Value::Array(_) | Value::String(_) | Value::Bool(_) | Value::Number(_) => {
            let text = export::text_of(value);
            if text.is_empty() { Vec::new() } else { vec![(path.to_vec(), text)] }
        }
    }
}

/// Texts as people type them, and as they do not.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ぁ-んァ-ヶ一-龠a-zA-Z0-9０-９％、。「」・（）=+@'\"#:|>{}\\[\\]&*!~-]{1,24}",
        1 => "[ -~]{1,12}",
        1 => "[あ-ん]{1,8}\n[ -~あ-ん]{0,12}\n  [あ-ん]{1,8}",
        1 => Just("=1+1".to_owned()),
        1 => Just("000".to_owned()),
        1 => Just("2013-10-31".to_owned()),
        1 => Just("~".to_owned()),
    ]
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn whatever_is_in_records_comes_back_as_it_was(
        city in 0_usize..64,
        texts in proptest::collection::vec((0_usize..10_000, typed()), 1..30),
    ) {
        let cities = cities();
        let tree = &cities[city % cities.len()].1;
        let library = library(tree);
        // Only the words of records are changed, so that the city can still be read as a whole.
        let mut files = Vec::new();
        for (nth, (at, text)) in texts.iter().enumerate() {
            let records: Vec<&File> = tree
                .files()
                .iter()
                .filter(|it| it.begins_as_record() && !it.path.starts_with("content/pages"))
                .filter(|it| it.path.starts_with("content/"))
                .collect();
            let file = records[(at + nth) % records.len()];
            let Content::Text(before) = &file.content else { continue };
            let tree = record_edit::tree(before).expect("a record");
            let leaves = leaves(&tree, &[]);
            let Some((path, _)) = leaves.get(at % leaves.len().max(1)) else { continue };
            let edit = Edit { path: path.clone(), change: Change::Set(text.as_str().into()) };
            let keys = ProgramKeys::new(ProgramRef::all(&library).next().expect("a program").resolve(&library));
            if let Ok(after) = record_edit::apply(before, &[edit], &keys) {
                files.push(File::from_bytes(&file.path, after.into_bytes()));
            }
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        files.dedup_by(|a, b| a.path == b.path);
        let changed = tree.with(files, &std::collections::HashSet::new());
        // What cannot be read any more has no form.
        let library = self::library(&changed);
        is_unchanged(&library, &changed);
    }

    #[test]
    fn what_is_typed_changes_its_field_alone(
        city in 0_usize..64,
        field in 0_usize..10_000,
        text in typed(),
    ) {
        let cities = cities();
        let tree = &cities[city % cities.len()].1;
        let library = library(tree);
        for program in ProgramRef::all(&library) {
            let forms = forms(&library, tree, program);
            let Some(forms) = forms.get(field % forms.len().max(1)) else { continue };
            let mut own = read_own(&export::write(&forms.workbook).expect("a workbook"));
            let records = own.records.len();
            let filled = &mut own.records[field % records];
            let fields = filled.fields.len();
            filled.is_untouched = false;
            let (path, place) = {
                let typed = &mut filled.fields[field % fields];
                typed.text.clone_from(&text);
                (typed.path.clone(), typed.at)
            };
            prop_assert!(matches!(place, Place::Cell(_)));
            let merged = merged(&library, tree, program, filled);
            prop_assert_eq!(&merged.conflicts, &[]);
            let before = record_edit::tree(tree.text(&filled.file).unwrap_or("---\n---\n")).expect("a record");
            let after = record_edit::tree(&merged.text).expect("a record");
            let keys = ProgramKeys::new(program.resolve(&library));
            let is_other = |it: &(Vec<Step>, String)| !is_within(&it.0, &path, keys);
            // A new item of a list takes the number behind the last.
            if !path.iter().any(|it| matches!(it, Step::Item(_))) {
                let others = |it: &Value| leaves(it, &[]).into_iter().filter(is_other).collect::<Vec<_>>();
                prop_assert_eq!(others(&before), others(&after));
            }
            let typed = export::comparable(&text);
            let is_there = leaves(&after, &[]).iter().any(|it| export::comparable(&it.1) == typed || typed.contains('、'));
            prop_assert!(is_there || typed.is_empty() || merged.changes.is_empty(), "{}", merged.text);
        }
    }
}
