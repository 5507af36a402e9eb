//! Files that want more than they are given.

use std::fmt::Write;
use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use kohyo::workbook::{CellAddress, Limits, WorkbookError, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::made::{packed, read_all, xlsx};

fn small() -> Limits {
    Limits { cells: 1000, text: 10_000, unpacked: 1 << 20, piece: 100_000 }
}

/// A part that unpacks to about as many bytes.
fn bomb(bytes: usize) -> String {
    format!("<sheetData>{}</sheetData>", " <x/>".repeat(bytes / 5))
}

#[test]
fn a_part_that_unpacks_to_too_much_is_not_begun() {
    let bytes = xlsx(&bomb(2 << 20), "", &[]);
    assert!(bytes.len() < 20_000, "{}", bytes.len());
    assert_eq!(read(&bytes, &small()), Err(WorkbookError::TooLarge { limit: 1 << 20 }));
}

#[test]
fn what_is_unpacked_is_counted_whatever_the_directory_says() {
    let mut bytes = xlsx(&bomb(2 << 20), "", &[]);
    // The size of a part is 24 bytes behind the head of its entry in the directory, and 22 in that before it.
    let name = b"xl/worksheets/sheet1.xml";
    let places: Vec<usize> =
        (0..bytes.len() - name.len()).filter(|it| bytes[*it..].starts_with(name)).collect();
    let [local, directory] = places.as_slice() else { panic!("{places:?}") };
    bytes[directory - 46 + 24..directory - 46 + 28].copy_from_slice(&100_u32.to_le_bytes());
    bytes[local - 30 + 22..local - 30 + 26].copy_from_slice(&100_u32.to_le_bytes());
    let error = read(&bytes, &small()).unwrap_err();
    assert!(
        matches!(error, WorkbookError::TooLarge { .. } | WorkbookError::Broken(_)),
        "{error:?}"
    );
}

#[test]
fn parts_that_are_read_often_count_often() {
    let sheets = r#"<sheet name="S" r:id="rId1"/>"#.repeat(8);
    let book = format!("<workbook><sheets>{sheets}</sheets></workbook>");
    let bytes = super::made::xlsx_of(&book, &bomb(200_000), "", &[]);
    assert_eq!(read(&bytes, &small()), Err(WorkbookError::TooLarge { limit: 1 << 20 }));
}

#[test]
fn a_piece_that_is_too_long_is_not_kept() {
    let sheet =
        format!(r#"<sheetData><c r="A1" t="str"><v>{}</v></c></sheetData>"#, "a".repeat(200_000));
    assert_eq!(
        read(&xlsx(&sheet, "", &[]), &small()),
        Err(WorkbookError::TooLarge { limit: 100_000 })
    );
}

#[test]
fn cells_and_texts_are_counted() {
    let mut cells = String::new();
    for row in 1..=1200 {
        write!(cells, r#"<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#).expect("a test file");
    }
    let bytes = xlsx(&format!("<sheetData>{cells}</sheetData>"), "", &[]);
    assert_eq!(read(&bytes, &small()), Err(WorkbookError::TooManyCells { limit: 1000 }));
    let text = "あ".repeat(1000);
    let strings = format!("<si><t>{text}</t></si>");
    let cells = r#"<c t="s"><v>0</v></c>"#.repeat(5);
    let bytes = xlsx(&format!("<sheetData><row>{cells}</row></sheetData>"), &strings, &[]);
    assert_eq!(read(&bytes, &small()), Err(WorkbookError::TooLarge { limit: 10_000 }));
}

#[test]
fn what_is_deep_or_has_many_parts_is_refused() {
    let deep = format!("{}{}", "<a>".repeat(10_000), "</a>".repeat(10_000));
    assert!(matches!(read(&xlsx(&deep, "", &[]), &small()), Err(WorkbookError::Broken(_))));
    let many = [b"PK\x03\x04".as_slice(), &b"PK\x01\x02".repeat(70_000)].concat();
    assert!(matches!(read_all(&many), Err(WorkbookError::Broken(_))));
}

/// Merged areas that all reach to the end, and rows that are all within them.
#[test]
fn many_merged_areas_over_many_rows_take_no_time() {
    let mut sheet = String::from("<sheetData>");
    for row in 1..=100_000 {
        write!(sheet, r#"<row r="{row}"><c r="A{row}"><v>1</v></c></row>"#).expect("a text");
    }
    sheet.push_str("</sheetData>");
    for column in 2..=16_000 {
        let first = CellAddress::new(1, column);
        let last = CellAddress::new(1_048_576, column);
        write!(sheet, r#"<mergeCell ref="{first}:{last}"/>"#).expect("a text");
    }
    let start = Instant::now();
    assert!(read_all(&xlsx(&sheet, "", &[])).is_ok());
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn files_with_a_password_are_told() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a test file");
    file.create_stream("/EncryptionInfo").expect("a test file").write_all(&[4, 0, 4, 0]).unwrap();
    file.create_stream("/EncryptedPackage").expect("a test file").write_all(&[0; 5000]).unwrap();
    let bytes = file.into_inner().into_inner();
    assert_eq!(read_all(&bytes), Err(WorkbookError::Encrypted));
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a test file");
    let records =
        b"\x09\x08\x10\x00\x00\x06\x05\x00\0\0\0\0\0\0\0\0\0\0\0\0\x2f\x00\x02\x00\x01\x00";
    file.create_stream("/Workbook").expect("a test file").write_all(records).unwrap();
    let bytes = file.into_inner().into_inner();
    assert_eq!(read_all(&bytes), Err(WorkbookError::Encrypted));
}

#[test]
fn packed_files_that_are_no_workbooks_are_told() {
    let error = read_all(&packed(&[("a.txt", "a")]));
    assert_eq!(error, Err(WorkbookError::UnknownFormat("ZIP")));
    let text = packed(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    assert_eq!(read_all(&text), Err(WorkbookError::UnknownFormat("OpenDocument")));
    let root = r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>"#;
    let word = packed(&[("[Content_Types].xml", ""), ("_rels/.rels", root)]);
    assert_eq!(read_all(&word), Err(WorkbookError::UnknownFormat("Word")));
    let cut = xlsx("", "", &[]);
    let cut = &cut[..cut.len() - 30];
    assert!(matches!(read_all(cut), Err(WorkbookError::Broken(_))));
    assert!(matches!(read_all(b"PK\x03\x04"), Err(WorkbookError::Broken(_))));
}

/// A part that nothing refers to costs nothing, however large.
#[test]
fn only_parts_that_are_read_are_unpacked() {
    let mut zip =
        ZipWriter::new_append(Cursor::new(xlsx("<sheetData/>", "", &[]))).expect("a test file");
    zip.start_file("xl/media/image1.png", SimpleFileOptions::default()).expect("a test file");
    zip.write_all(&vec![0; 4 << 20]).expect("a test file");
    let bytes = zip.finish().expect("a test file").into_inner();
    assert!(read(&bytes, &small()).is_ok());
}
