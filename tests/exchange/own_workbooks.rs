//! Workbooks of ours that came back changed: what can still be read is, and what cannot is named.

use kohyo::disclosure::ProgramRef;
use kohyo::export::{self, FIELD_SHEET};
use kohyo::import::{self, OwnWorkbookError, Source, SourceError};
use kohyo::workbook::{self, Limits, Workbook};

use crate::round_trip::{forms, library};

fn workbook() -> Workbook {
    let tree = kohyo::source::read(std::path::Path::new(".")).expect("the sample city");
    let library = library(&tree);
    let forms = forms(&library, &tree, ProgramRef::Plan(0));
    let bytes = export::write(&forms[0].workbook).expect("a workbook");
    workbook::read(&bytes, &Limits::default()).expect("a workbook")
}

fn hidden(workbook: &mut Workbook) -> &mut workbook::Worksheet {
    workbook.sheets.iter_mut().find(|it| it.name == FIELD_SHEET).expect("the hidden sheet")
}

#[test]
fn a_form_is_known_by_its_hidden_sheet() {
    let mut workbook = workbook();
    let whole = import::read_own(&workbook).expect("ours").expect("whole");
    assert!(whole.lost.is_empty());
    let fields = whole.records.iter().map(|it| it.fields.len()).sum::<usize>();
    assert!(fields > 30, "{fields}");

    // A cell that a clerk deleted leaves a formula that refers to nothing.
    hidden(&mut workbook).formulas[0].1 = "'No.1'!#REF!".to_owned();
    let lost = import::read_own(&workbook).expect("ours").expect("whole");
    assert_eq!(lost.lost.len(), 1);
    assert_eq!(lost.lost[0].1, whole.records[0].fields[0].path);

    // A format without formulas says where the cells were.
    hidden(&mut workbook).formulas.clear();
    assert_eq!(import::read_own(&workbook).expect("ours").expect("whole").records, whole.records);
}

#[test]
fn a_renamed_sheet_is_found_by_its_formulas() {
    let mut workbook = workbook();
    let whole = import::read_own(&workbook).expect("ours").expect("whole");
    let name = workbook.sheets[0].name.clone();
    workbook.sheets[0].name = "うちの課".to_owned();
    for (_, formula) in &mut hidden(&mut workbook).formulas {
        *formula = formula.replace(&format!("'{name}'"), "うちの課");
    }
    let renamed = import::read_own(&workbook).expect("ours").expect("whole");
    let fields = |own: &import::OwnWorkbook| {
        own.records.iter().map(|it| it.fields.clone()).collect::<Vec<_>>()
    };
    assert_eq!(fields(&renamed), fields(&whole));
    assert_eq!(renamed.records[0].sheet, "うちの課");
}

#[test]
fn a_hidden_sheet_that_was_changed_is_told_with_its_row() {
    let spoil = |change: &dyn Fn(&mut workbook::Worksheet)| {
        let mut workbook = workbook();
        change(hidden(&mut workbook));
        import::read_own(&workbook)
    };
    let version = spoil(&|it| it.rows[0].cells[1].text = "9".to_owned());
    assert_eq!(
        version.expect("ours").expect_err("later"),
        OwnWorkbookError::Version("9".to_owned())
    );
    let kind = spoil(&|it| it.rows[2].cells[0].text = "?".to_owned());
    assert_eq!(kind.expect("ours").expect_err("changed"), OwnWorkbookError::Changed(3));
    let path = spoil(&|it| it.rows[9].cells[2].text = "[1,".to_owned());
    assert_eq!(path.expect("ours").expect_err("changed"), OwnWorkbookError::Changed(10));
    assert!(spoil(&|it| it.rows.clear()).is_none());
    assert!(spoil(&|it| it.rows[0].cells[0].text = "a".to_owned()).is_none());
}

#[test]
fn what_is_no_table_is_told() {
    for (bytes, expected) in
        [(b"PK\x03\x04".as_slice(), "Broken"), (b"", "Nothing"), (b"\xff\xfe\x00", "NotText")]
    {
        let error = import::read(bytes, &Limits::default()).expect_err("no table");
        let text = format!("{error:?}");
        let is_expected = text.contains(expected) || matches!(error, SourceError::Workbook(_));
        assert!(is_expected, "{text}");
    }
    let text = b"| a | b |\n|--|--|\n| c | d |\n";
    assert!(matches!(
        import::read(text, &Limits::default()).expect("a text").source,
        Source::Text(_)
    ));
    let csv = "番号,改革項目\n1,甲\n".as_bytes();
    assert!(matches!(
        import::read(csv, &Limits::default()).expect("CSV").source,
        Source::Sheets(_)
    ));
}
