//! Tables with one record in each row: what becomes of each of their columns and rows.
//!
//! `tests/cli/import_rows/NAME.csv` is a table, `NAME.expected` what is said of it and what its rows become in the city of
//! `city.txt`; `SNAPSHOTS=overwrite cargo test --test cli import_rows` writes the expectations anew.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use kohyo::disclosure::{Obligations, ProgramRef};
use kohyo::export::{FormRequest, RecordTable, record_schema, spelled};
use kohyo::import::{
    ColumnMapping, ColumnTarget, FilledRecord, KnownTable, MappingError, Place, RowReader,
    UnreadRow, WrittenMapping, merge,
};
use kohyo::record::{self, Library};
use kohyo::record_edit::{ProgramKeys, Step};
use kohyo::source::{self, Tree};
use kohyo::words::Words;
use kohyo::workbook::{self, CellAddress, Limits, Worksheet};
use proptest::prelude::*;
use rust_xlsxwriter::{Format, Workbook};
use snapbox::{Assert, Data};

const PLAN: ProgramRef = ProgramRef::Plan(0);

fn city() -> Library {
    library(&Tree::from_fixture(include_str!("import_rows/city.txt")))
}

fn library(tree: &Tree) -> Library {
    record::load(tree).library.expect("a city that can be read")
}

fn sheet(bytes: &[u8]) -> Worksheet {
    workbook::read(bytes, &Limits::default()).expect("a table").sheets.remove(0)
}

fn schema(library: &Library, program: ProgramRef) -> serde_json::Value {
    record_schema(library, program, &Words::new(library.settings.language.into()))
}

fn target(target: &ColumnTarget) -> String {
    match target {
        ColumnTarget::Identity => "which record".to_owned(),
        ColumnTarget::Field { path, is_guess } => {
            spelled(path) + if *is_guess { " (guess)" } else { "" }
        }
        ColumnTarget::OnPurpose => "left".to_owned(),
        ColumnTarget::Unknown => "unknown".to_owned(),
    }
}

/// What is said of a table and its rows.
fn told(sheet: &Worksheet, library: &Library, program: ProgramRef) -> String {
    let Some(known) = KnownTable::find(sheet, library, program) else {
        return "a form\n".to_owned();
    };
    let own = program.resolve(library);
    let mapping = known.guess(&schema(library, program), own);
    let mut said = String::new();
    for column in &mapping.columns {
        let _ = writeln!(said, "{} → {}", column.head, target(&column.target));
    }
    let reader = RowReader::new(&known.table, &mapping, own);
    let mut unread = known.table.unread.clone();
    for record in &known.table.records {
        let mut read = reader.read(record);
        unread.append(&mut read.unread);
        let _ = writeln!(said, "\n{}", record.id);
        for field in &read.fields {
            let Place::Cell(at) = field.at else { continue };
            let _ = writeln!(said, "  {at} {}: {}", spelled(&field.path), field.text);
        }
    }
    said.push('\n');
    for UnreadRow { row, why, cells } in &unread {
        let cells: Vec<String> = cells.iter().map(|(at, text)| format!("{at} {text}")).collect();
        let _ = writeln!(said, "row {row} {why:?}: {}", cells.join(" | "));
    }
    said
}

#[test]
fn each_table_is_read_as_expected() {
    let library = city();
    let entries = fs::read_dir("tests/cli/import_rows").expect("the tables");
    let mut files: Vec<PathBuf> = entries.map(|it| it.expect("a table").path()).collect();
    files.retain(|it| it.extension().and_then(|end| end.to_str()) == Some("csv"));
    assert!(files.len() > 5, "{files:?}");
    for file in files {
        let is_of_charters = file.file_stem().is_some_and(|it| it == "charters");
        let program = if is_of_charters { ProgramRef::CharterYear(0) } else { PLAN };
        let said = told(&sheet(&fs::read(&file).expect("a table")), &library, program);
        let expected = Data::read_from(&file.with_extension("expected"), None);
        Assert::new().action_env("SNAPSHOTS").eq(said, expected);
    }
}

#[test]
fn merged_heads_and_merged_categories_stand_for_the_cells_they_cover() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let plain = Format::new();
    page.merge_range(0, 0, 0, 7, "取組の一覧", &plain).expect("a title");
    for (column, head) in [(0, "番号"), (1, "柱"), (2, "取組名"), (3, "担当課")] {
        page.merge_range(1, column, 3, column, head, &plain).expect("a head");
    }
    page.merge_range(1, 4, 1, 7, "指標", &plain).expect("a head");
    page.merge_range(2, 4, 2, 5, "令和7年度", &plain).expect("a head");
    page.merge_range(2, 6, 2, 7, "令和8年度", &plain).expect("a head");
    for (column, head) in [(4, "計画"), (5, "実績"), (6, "計画"), (7, "実績")] {
        page.write(3, column, head).expect("a head");
    }
    page.merge_range(4, 1, 5, 1, "暮らし", &plain).expect("a category");
    for (row, (number, title, unit)) in
        (4..).zip([(1, "窓口の改善", "あ課"), (2, "道路の点検", "い課"), (3, "図書館", "い課")])
    {
        page.write(row, 0, number).expect("a number");
        page.write(row, 2, title).expect("a title");
        page.write(row, 3, unit).expect("a unit");
        page.write(row, 4, number * 10).expect("a value");
        page.write(row, 7, number * 11).expect("a value");
    }
    let said = told(&sheet(&book.save_to_buffer().expect("a workbook")), &city(), PLAN);
    let expected = "番号 → 番号
柱 → 分類.柱
取組名 → 改革項目
担当課 → 担当課
指標 / 令和7年度 / 計画 → 指標.1.年度.令和7年度.計画
指標 / 令和7年度 / 実績 → 指標.1.年度.令和7年度.実績
指標 / 令和8年度 / 計画 → 指標.1.年度.令和8年度.計画
指標 / 令和8年度 / 実績 → 指標.1.年度.令和8年度.実績

1
  A5 番号: 1
  B5 分類.柱: 暮らし
  C5 改革項目: 窓口の改善
  D5 担当課: あ課
  E5 指標.1.年度.令和7年度.計画: 10
  H5 指標.1.年度.令和8年度.実績: 11

2
  A6 番号: 2
  B5 分類.柱: 暮らし
  C6 改革項目: 道路の点検
  D6 担当課: い課
  E6 指標.1.年度.令和7年度.計画: 20
  H6 指標.1.年度.令和8年度.実績: 22

3
  A7 番号: 3
  C7 改革項目: 図書館
  D7 担当課: い課
  E7 指標.1.年度.令和7年度.計画: 30
  H7 指標.1.年度.令和8年度.実績: 33

row 1 AboveTable: A1 取組の一覧
";
    assert_eq!(said, expected);
}

#[test]
fn a_table_that_kohyo_wrote_changes_nothing() {
    let mut count = 0;
    let cities = fs::read_dir("tests/sites").expect("the cities");
    let mut cities: Vec<PathBuf> = cities.map(|it| it.expect("a city").path().join("in")).collect();
    cities.push(PathBuf::from("."));
    for path in cities {
        let tree = source::read(Path::new(&path)).expect("a city");
        let library = library(&tree);
        let obligations = Obligations::new(&library, date(2026, 11, 30));
        let words = Words::new(library.settings.language.into());
        for program in ProgramRef::all(&library) {
            let request = FormRequest {
                library: &library,
                tree: &tree,
                obligations: &obligations,
                program,
                period: None,
                words: &words,
            };
            let table = RecordTable::of(request);
            if table.rows.is_empty() {
                continue;
            }
            let own = program.resolve(&library);
            let (schema, keys) = (schema(&library, program), ProgramKeys::new(own));
            let sheet = sheet(&table.csv().expect("CSV"));
            let known = KnownTable::find(&sheet, &library, program).expect("a table");
            assert_eq!(known.table.records.len(), table.rows.len(), "{}", path.display());
            assert_eq!(known.table.unread, []);
            let mapping = known.guess(&schema, own);
            let reader = RowReader::new(&known.table, &mapping, own);
            for record in &known.table.records {
                let read = reader.read(record);
                assert_eq!(read.unread, [], "{}", path.display());
                let (file, sheet) = (record.id.clone(), String::new());
                let Some(text) = tree.text(&file) else { continue };
                let filled = FilledRecord {
                    file,
                    sheet,
                    exported: None,
                    is_untouched: false,
                    fields: read.fields,
                };
                let merged = merge(Some(text), &filled, (&schema, &keys), false).expect("a record");
                assert_eq!(
                    (merged.changes, merged.conflicts),
                    (Vec::new(), Vec::new()),
                    "{}",
                    path.display()
                );
                assert_eq!(merged.text, text);
                count += 1;
            }
        }
    }
    assert!(count > 60, "{count}");
}

#[test]
fn a_file_of_columns_says_what_heads_do_not() {
    let library = city();
    let program = PLAN.resolve(&library);
    let schema = schema(&library, PLAN);
    let sheet = sheet(include_bytes!("import_rows/two-heads.csv"));
    let known = KnownTable::find(&sheet, &library, PLAN).expect("a table");
    let mut mapping = known.guess(&schema, program);
    // What is written and not mended says what was guessed.
    let yaml = ColumnMapping::yaml(std::slice::from_ref(&mapping), "heads", "a guess");
    let written = WrittenMapping::parse(&yaml, &schema, program).expect("what was written");
    let paths = |mapping: &ColumnMapping| -> Vec<Option<Vec<Step>>> {
        let path = |target: &ColumnTarget| match target {
            ColumnTarget::Field { path, .. } => Some(path.clone()),
            ColumnTarget::Identity | ColumnTarget::OnPurpose | ColumnTarget::Unknown => None,
        };
        mapping.columns.iter().map(|it| path(&it.target)).collect()
    };
    let before = paths(&mapping);
    mapping.amend(&written);
    assert_eq!(paths(&mapping), before);
    let mended =
        WrittenMapping::parse("列:\n  備孝欄: 備考\n  単位:\n", &schema, program).expect("heads");
    assert_eq!(mended.check(std::slice::from_ref(&mapping)), Ok(()));
    mapping.amend(&mended);
    assert_eq!(
        mapping.columns[9].target,
        ColumnTarget::Field { path: vec![Step::Key("備考".into())], is_guess: false }
    );
    assert_eq!(mapping.columns[4].target, ColumnTarget::OnPurpose);
    let wrong = |text: &str| WrittenMapping::parse(text, &schema, program).expect_err("a mistake");
    let field = |near: Option<&str>, typed: &str| {
        MappingError::Field("単位".into(), typed.into(), near.map(str::to_owned))
    };
    assert_eq!(wrong("列: { 単位: 改革項日 }"), field(Some("改革項目"), "改革項日"));
    assert_eq!(wrong("列: { 単位: あ }"), field(None, "あ"));
    assert_eq!(wrong("行: {}"), MappingError::Yaml("行".into()));
    let head = WrittenMapping::parse("列: { 単立: 備考 }", &schema, program).expect("a head");
    assert_eq!(head.check(&[mapping]), Err(MappingError::Head("単立".into(), Some("単位".into()))));
}

/// A table with some of its cells emptied, typed over or put elsewhere.
fn spoiled() -> impl Strategy<Value = Vec<Vec<String>>> {
    let text = prop_oneof![
        Just(String::new()),
        Just("2".to_owned()),
        Just("番号".to_owned()),
        Just("計".to_owned()),
        Just("令和7年度".to_owned()),
        Just("計画".to_owned()),
        "[ -~あ-んア-ン一-龠（）／]{0,8}",
    ];
    let files = [
        include_str!("import_rows/plain.csv"),
        include_str!("import_rows/two-heads.csv"),
        include_str!("import_rows/reports.csv"),
        include_str!("import_rows/items.csv"),
    ];
    let changes = proptest::collection::vec((0_usize..12, 0_usize..13, text), 0..12);
    (0..files.len(), changes).prop_map(move |(file, changes)| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(files[file].as_bytes());
        let rows =
            reader.records().map(|it| it.expect("a row").iter().map(str::to_owned).collect());
        let mut rows: Vec<Vec<String>> = rows.collect();
        for (row, column, text) in changes {
            let row = row % rows.len();
            if rows[row].len() <= column {
                rows[row].resize(column + 1, String::new());
            }
            rows[row][column] = text;
        }
        rows
    })
}

proptest! {
    #[test]
    fn every_cell_lands_in_a_field_or_is_a_head_or_is_named(rows in spoiled()) {
        let library = city();
        let program = PLAN.resolve(&library);
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &rows {
            writer.write_record(row).expect("a row");
        }
        let sheet = sheet(&writer.into_inner().expect("CSV"));
        let Some(known) = KnownTable::find(&sheet, &library, PLAN) else { return Ok(()) };
        let mapping = known.guess(&schema(&library, PLAN), program);
        let reader = RowReader::new(&known.table, &mapping, program);
        let mut named: HashSet<CellAddress> = HashSet::new();
        let heads: Vec<&str> = known.table.heads.iter().flat_map(|it| &it.path).map(String::as_str).collect();
        let mut unread = known.table.unread.clone();
        for record in &known.table.records {
            let read = reader.read(record);
            unread.extend(read.unread);
            for field in read.fields {
                if let Place::Cell(at) = field.at {
                    named.insert(at);
                }
            }
            // The same text in two columns of one field stands in the field.
            let texts: HashSet<&str> = record.row.cells.iter().map(|it| it.text.trim()).collect();
            let in_fields = record.row.cells.iter().filter(|it| texts.contains(it.text.trim()));
            let doubled = in_fields.filter(|it| {
                record.row.cells.iter().filter(|other| other.text.trim() == it.text.trim()).count() > 1
            });
            named.extend(doubled.map(|it| CellAddress::new(record.row.number, it.column)));
        }
        named.extend(unread.iter().flat_map(|it| &it.cells).map(|it| it.0));
        for row in &sheet.rows {
            for cell in row.cells.iter().filter(|it| !it.text.trim().is_empty()) {
                let at = CellAddress::new(row.number, cell.column);
                let words = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
                prop_assert!(named.contains(&at) || heads.contains(&words.as_str()), "{at} {}", cell.text);
            }
        }
    }
}
