//! Files that were cut off or changed: whatever is read, nothing panics and nothing takes long.

use std::io::{Cursor, Read};

use kohyo::workbook::{Limits, read};
use zip::ZipArchive;

use super::made::{ods, packed, xlsx};

const FORMS: [&[u8]; 3] = [
    include_bytes!("fixtures/form.xlsx"),
    include_bytes!("fixtures/form.ods"),
    include_bytes!("fixtures/form.xls"),
];

fn small() -> Limits {
    Limits { cells: 5000, text: 1 << 20, unpacked: 4 << 20, piece: 1 << 20 }
}

#[test]
fn the_beginning_of_a_file_does_not_panic() {
    for form in FORMS {
        for end in (0..form.len()).step_by(37) {
            let _ = read(&form[..end], &small());
        }
    }
}

#[test]
fn a_file_with_a_changed_bit_does_not_panic() {
    for form in FORMS {
        let mut bytes = form.to_vec();
        for at in (0..bytes.len()).step_by(23) {
            let bit = 1 << (at % 8);
            bytes[at] ^= bit;
            let _ = read(&bytes, &small());
            bytes[at] ^= bit;
        }
    }
}

/// What is packed is changed before it is packed, or the sums of the archive would tell.
#[test]
fn a_part_with_changed_characters_does_not_panic() {
    for form in &FORMS[..2] {
        let parts = unpacked(form);
        for (place, (_, text)) in parts.iter().enumerate() {
            for at in (0..text.len()).step_by(text.len() / 40 + 1) {
                let mut changed: Vec<(&str, &str)> =
                    parts.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
                let before = text.get(..at).unwrap_or("");
                let spoiled = format!("{before}9{}", text.get(at + 1..).unwrap_or(""));
                changed[place].1 = &spoiled;
                let _ = read(&packed(&changed), &small());
                changed[place].1 = before;
                let _ = read(&packed(&changed), &small());
            }
        }
    }
}

#[test]
fn numbers_beyond_all_bounds_do_not_panic() {
    let large =
        ["0", "-1", "4294967295", "4294967296", "99999999999999999999", "1e999", "NaN", "x", ""];
    for number in large {
        let sheet = format!(
            r#"<cols><col min="{number}" max="{number}" hidden="1"/></cols><sheetData><row r="{number}" hidden="1"><c r="A{number}" s="{number}"><v>{number}</v></c></row><row><c s="3"><v>{number}</v></c><c t="s"><v>{number}</v></c></row></sheetData><mergeCells><mergeCell ref="A{number}:B{number}"/></mergeCells>"#
        );
        let _ = read(&xlsx(&sheet, "", &[]), &small());
        let tables = format!(
            r#"<table:table><table:table-column table:number-columns-repeated="{number}" table:visibility="collapse"/><table:table-row table:visibility="collapse" table:number-rows-repeated="{number}"><table:table-cell table:number-columns-repeated="{number}" table:number-columns-spanned="{number}" table:number-rows-spanned="{number}" office:value-type="float" office:value="{number}"><text:p>a<text:s text:c="{number}"/></text:p></table:table-cell></table:table-row></table:table>"#
        );
        let _ = read(&ods("", &tables), &small());
    }
}

fn unpacked(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a test file");
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("a test file");
        let mut text = String::new();
        if file.read_to_string(&mut text).is_ok() {
            parts.push((file.name().expect("a test file").into_owned(), text));
        }
    }
    parts
}
