//! The open data of a site: tables, their schemas, and each record as JSON beside its page.
//!
//! `SNAPSHOTS=overwrite cargo test --test site open_data` writes the expectations anew.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use jiff::civil::date;
use kohyo::open_data::{Format, TABLES};
use kohyo::output::Memory;
use kohyo::source::Tree;
use kohyo::words::{Language, Words};
use snapbox::{Assert, Data};

/// A city with something for every table: an axis, an assessor, a log of nothing, what is exempt, late, to come and missing.
const CITY: &str = include_str!("open_data/city.txt");

/// Every file of the site of a city on a day, by address.
fn site(city: &str, day: jiff::civil::Date) -> BTreeMap<String, Vec<u8>> {
    let tree = Tree::from_fixture(city);
    let checked = kohyo::site::read(&tree, day);
    let faults: Vec<_> = checked.findings.iter().collect();
    assert!(!checked.has_errors(), "{faults:#?}");
    let memory = Memory::default();
    kohyo::site::build(&tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    memory.into_files().into_iter().map(|(path, bytes)| (path.to_string(), bytes)).collect()
}

fn text(site: &BTreeMap<String, Vec<u8>>, address: &str) -> String {
    String::from_utf8(site[address].clone()).unwrap()
}

fn expect(name: &str, text: String) {
    let path = std::path::Path::new("tests/site/open_data").join(name);
    Assert::new().action_env("SNAPSHOTS").eq(text, Data::read_from(&path, None));
}

#[test]
fn each_table_has_its_rows() {
    let site = site(CITY, date(2015, 5, 15));
    let mut tables = String::new();
    for table in TABLES {
        let csv = text(&site, &format!("data/{}.csv", table.name));
        let csv = csv.strip_prefix('\u{feff}').unwrap();
        assert!(csv.lines().count() >= csv.matches("\r\n").count());
        let rows = csv.replace("\r\n", "\n");
        tables.extend(["-- ", table.name, " --\n", &rows, "\n"]);
    }
    expect("tables.txt", tables);
}

#[test]
fn each_table_is_the_same_as_csv_and_as_json() {
    let site = site(CITY, date(2015, 5, 15));
    for table in TABLES {
        let csv = &site[&format!("data/{}", table.file(Format::Csv))];
        let json = &site[&format!("data/{}", table.file(Format::Json))];
        let json: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_slice(json).unwrap();
        let mut rows = csv::Reader::from_reader(&csv[3..]);
        let header = rows.headers().unwrap().clone();
        let fields = table.fields();
        assert_eq!(header, fields.iter().map(|it| it.name).collect::<Vec<_>>());
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), json.len(), "{}", table.name);
        for (row, object) in rows.iter().zip(&json) {
            assert!(object.keys().eq(header.iter()));
            for (cell, (name, value)) in row.iter().zip(object) {
                let said = match value.as_str() {
                    Some(text) if cell.starts_with('\'') => format!("'{text}"),
                    Some(text) => text.to_owned(),
                    None if value.is_null() => String::new(),
                    // 1.0 of JSON is 1.
                    None => value.to_string().trim_end_matches(".0").to_owned(),
                };
                assert_eq!(cell, said, "{} {name}", table.name);
            }
        }
    }
}

#[test]
fn what_tells_rows_apart_does_and_what_is_referred_to_is_there() {
    for (name, city, day) in [("city", CITY.to_owned(), date(2015, 5, 15))] {
        let site = site(&city, day);
        let column = |table: &str, columns: &[&str]| -> Vec<Vec<String>> {
            let mut rows = csv::Reader::from_reader(&site[&format!("data/{table}.csv")][3..]);
            let header = rows.headers().unwrap().clone();
            let place = |name: &&str| header.iter().position(|it| it == *name).unwrap();
            let places: Vec<usize> = columns.iter().map(place).collect();
            let row = |it: csv::StringRecord| places.iter().map(|at| it[*at].to_owned()).collect();
            rows.records().map(|it| row(it.unwrap())).collect()
        };
        for table in TABLES {
            if !table.key.is_empty() {
                let mut keys = column(table.name, table.key);
                let count = keys.len();
                keys.sort();
                keys.dedup();
                assert_eq!(keys.len(), count, "{name}: {} {:?}", table.name, table.key);
                assert!(keys.iter().flatten().all(|it| !it.is_empty()), "{name}: {}", table.name);
            }
            for reference in table.references {
                let known = column(reference.table, &[reference.to]);
                let used = column(table.name, &[reference.column]);
                let lost = used.iter().find(|it| !it[0].is_empty() && !known.contains(it));
                assert_eq!(lost, None, "{name}: {} {reference:?}", table.name);
            }
        }
    }
}

#[test]
fn every_table_and_column_is_explained_in_both_languages() {
    for language in Language::ALL {
        let words = Words::new(language);
        for table in TABLES {
            assert!(!table.title(&words).starts_with("table-"), "{}", table.name);
            assert!(!table.about(&words).starts_with("table-"), "{}", table.name);
            for field in table.fields() {
                assert!(!field.title(&words).starts_with("column-"), "{}", field.name);
                assert!(!field.meaning(&words).starts_with("column-"), "{}", field.name);
            }
        }
    }
}

#[test]
fn the_calendar_has_an_event_for_each_item_and_no_time_of_the_build() {
    let (first, next) = (site(CITY, date(2015, 5, 15)), site(CITY, date(2015, 5, 16)));
    assert_eq!(first["data/calendar.ics"], next["data/calendar.ics"]);
    expect("calendar.txt", text(&first, "data/calendar.ics").replace("\r\n", "\n"));
}

#[test]
fn a_calendar_in_which_nothing_is_due_has_a_component_nevertheless() {
    let (before, _) = CITY.split_once("-- content/reforms").unwrap();
    let calendar = text(&site(before, date(2015, 5, 15)), "data/calendar.ics");
    let components = calendar.lines().filter(|it| it.starts_with("BEGIN:")).collect::<Vec<_>>();
    assert_eq!(components, ["BEGIN:VCALENDAR", "BEGIN:VTIMEZONE", "BEGIN:STANDARD"], "{calendar}");
}

#[test]
fn without_an_address_of_the_site_addresses_are_relative() {
    let city = CITY.replace("base_url: https://www.example.jp/t/\n", "");
    let site = site(&city, date(2015, 5, 15));
    let catalog = text(&site, "data/catalog.jsonld");
    assert!(
        catalog.contains("\"dcat:downloadURL\": {\n            \"@id\": \"sheets.csv\""),
        "{catalog}"
    );
    assert!(!text(&site, "data/datapackage.json").contains("homepage"));
    assert!(text(&site, "data/sheets.csv").contains(",reforms/p/001/,reforms/p/001/data.json"));
    assert!(!text(&site, "data/calendar.ics").contains("URL"));
    assert!(!text(&site, "data/index.html").contains("https://www.example.jp/t/"));
}

#[test]
fn the_package_and_the_page_say_how_large_each_table_is() {
    let site = site(CITY, date(2015, 5, 15));
    let package: serde_json::Value =
        serde_json::from_slice(&site["data/datapackage.json"]).unwrap();
    let page = text(&site, "data/index.html");
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), TABLES.len() * 2);
    for resource in resources {
        let path = resource["path"].as_str().unwrap();
        let bytes = &site[&format!("data/{path}")];
        assert_eq!(resource["bytes"], bytes.len());
        assert_eq!(resource["hash"], format!("sha256:{}", kohyo::digest::Hash::of(bytes)));
        assert!(page.contains(&format!("href=\"../data/{path}\"")), "{path}");
    }
    assert!(page.contains("1行が、1枚の改革シートです。取組の目的や内容を、書いたとおりに収めています。2行あります。"), "{page}");
    assert!(text(&site, "index.html").contains("href=\"./data/\""));
    assert!(text(&site, "status/index.html").contains("href=\"../data/\""));
    assert!(text(&site, "en/data/index.html").contains("href=\"../../data/sheets.csv\""));
}

#[test]
fn validators_of_others_accept_the_data_of_the_sample_and_no_spoiled_copy() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("open-data");
    let _ = std::fs::remove_dir_all(&folder);
    let tree = kohyo::source::read(".".as_ref()).unwrap();
    let checked = kohyo::site::read(&tree, date(2015, 7, 31));
    let memory = Memory::default();
    kohyo::site::build(&tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    for (path, bytes) in memory.into_files() {
        let path = folder.join(path.to_string());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    let output = std::process::Command::new("python3")
        .arg("tests/site/data/validate.py")
        .arg(&folder)
        .arg("--spoil")
        .env("PYTHONPATH", std::path::Path::new(&target).join("tools/data"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "tests/site/install has to run first: {said}{errors}");
    let sum = said.lines().last().unwrap();
    assert!(sum.contains(" 0 faults; ") && sum.contains(", 0 not refused"), "{sum}");
}

#[test]
fn a_file_of_the_city_in_the_place_of_data_is_found() {
    for address in ["data/sheets.csv", "data/datapackage.json", "reforms/p/001/data.json"] {
        let city = CITY.replace("license:", "attachments: { extensions: [json] }\nlicense:");
        let city = format!("{city}-- content/{address} --\nx\n");
        let checked = kohyo::site::read(&Tree::from_fixture(&city), date(2015, 5, 15));
        let same = checked.findings.iter().filter(|it| it.code.name == "same-address").count();
        assert_eq!(same, 1, "{address}: {:?}", checked.findings.as_slice());
    }
}

#[test]
fn a_schema_says_what_its_columns_are() {
    let site = site(CITY, date(2015, 5, 15));
    expect("reports.schema.json", text(&site, "data/reports.schema.json"));
}

#[test]
fn a_record_lies_beside_its_page_in_the_main_language_only() {
    let site = site(CITY, date(2015, 5, 15));
    let records: Vec<&str> =
        site.keys().map(String::as_str).filter(|it| it.ends_with("/data.json")).collect();
    assert_eq!(
        records,
        ["charters/2014/a/data.json", "reforms/p/001/data.json", "reforms/p/002/data.json"]
    );
    let pretty = |address: &str| {
        let value: serde_json::Value = serde_json::from_slice(&site[address]).unwrap();
        format!("-- {address} --\n{}\n", serde_json::to_string_pretty(&value).unwrap())
    };
    expect("records.txt", records.iter().map(|it| pretty(it)).collect());
    for (page, link) in [
        ("reforms/p/001/index.html", "data.json"),
        ("en/reforms/p/001/index.html", "../../../../reforms/p/001/data.json"),
        ("charters/2014/a/index.html", "data.json"),
    ] {
        let html = text(&site, page);
        assert_eq!(html.matches("type=\"application/json\"").count(), 1, "{page}");
        assert_eq!(html.matches(&format!("{link}\"")).count(), 2, "{page}");
    }
    assert!(!text(&site, "reforms/p/001/form/index.html").contains("data.json"));
}
