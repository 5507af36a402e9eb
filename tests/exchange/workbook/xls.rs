//! Excel 97 to 2003, record by record.

use std::io::{Cursor, Write};

use super::made::lines;

/// A record of a kind.
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

fn start(version: u16) -> Vec<u8> {
    record(0x0809, &[version.to_le_bytes(), [5, 0], [0; 2], [0; 2]].concat())
}

/// A workbook of one sheet: records before it and in it.
fn xls(globals: &[Vec<u8>], sheet: &[Vec<u8>]) -> Vec<u8> {
    let end = record(0x000A, &[]);
    let globals = [start(0x0600), globals.concat()].concat();
    let name = b"\x01\x00S";
    let from = globals.len() + 4 + 6 + name.len() + end.len();
    let from = u32::try_from(from).expect("a short stream");
    let tab = record(0x0085, &[&from.to_le_bytes()[..], &[0, 0], name].concat());
    compound(&[globals, tab, end.clone(), start(0x0600), sheet.concat(), end].concat())
}

fn compound(stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a file");
    file.create_stream("/Workbook").expect("a stream").write_all(stream).expect("a stream");
    file.into_inner().into_inner()
}

/// A cell of the first row with the first style.
fn at(column: u8, data: &[u8]) -> Vec<u8> {
    [&[0, 0, column, 0, 0, 0], data].concat()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn a_shared_text_may_go_on_in_another_record_and_encoding() {
    // 取組AB, of which the rest after the first two is in bytes, and two runs: AB is struck out.
    let first = [&[2, 0, 0, 0, 2, 0, 0, 0][..], &[4, 0, 9, 1, 0], &wide("取組")].concat();
    let rest = [&[0][..], b"AB", &[2, 0, 5, 0], &[2, 0, 1], &wide("次年")].concat();
    let font = |flags: u8| record(0x0031, &[0, 0, flags, 0]);
    let fonts = [font(0), font(0), font(0), font(0), font(8)].concat();
    let globals = [fonts, record(0x00FC, &first), record(0x003C, &rest)];
    let cells = [record(0x00FD, &at(0, &[0; 4])), record(0x00FD, &at(1, &[1, 0, 0, 0]))];
    assert_eq!(lines(&xls(&globals, &cells)), "[S]\nA1 取組\nB1 次年\n- A1 StruckOut AB\n");
    let more = [&[9, 0, 0, 0, 9, 0, 0, 0][..], &[1, 0, 0, b'a']].concat();
    let cell = [record(0x00FD, &at(0, &[0; 4]))];
    assert_eq!(lines(&xls(&[record(0x00FC, &more)], &cell)), "[S]\nA1 a\n");
    let cut = [globals[0].clone(), globals[1].clone()];
    assert_eq!(lines(&xls(&cut, &cells)), "Broken(\"record 00FC\")\n");
}

#[test]
fn numbers_of_all_kinds_are_shown_in_their_format() {
    let code = [&[164, 0][..], &[4, 0, 1], &wide("\"第\"0")].concat();
    let globals = [record(0x041E, &code), record(0x00E0, &[0, 0, 164, 0])];
    let small = |number: u32| number.to_le_bytes();
    let cells = [
        record(0x0203, &at(0, &1.0_f64.to_le_bytes())),
        record(0x027E, &at(1, &small(2 << 2 | 2))),
        record(0x027E, &at(2, &small(300 << 2 | 3))),
        record(
            0x00BD,
            &[&at(3, &small(4 << 2 | 2)), &[0, 0][..], &small(5 << 2 | 2), &[4, 0]].concat(),
        ),
        record(0x0205, &at(5, &[1, 0])),
        record(0x0205, &at(6, &[7, 1])),
    ];
    let shown = "[S]\nA1 第1 = 1\nB1 第2 = 2\nC1 第3 = 3\nD1 第4 = 4\nE1 第5 = 5\nF1 TRUE flag\n\
                 G1 #DIV/0! error\n- G1 ErrorValue #DIV/0!\n";
    assert_eq!(lines(&xls(&globals, &cells)), shown);
}

#[test]
fn formulas_have_results_of_all_kinds_or_none() {
    let formula =
        |column, result: [u8; 8]| record(0x0006, &at(column, &[&result[..], &[0; 8]].concat()));
    let cells = [
        formula(0, 2.5_f64.to_le_bytes()),
        formula(1, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &[&[2, 0, 1][..], &wide("結果")].concat()),
        formula(2, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        formula(3, [2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]),
        formula(4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        formula(5, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
    ];
    let shown = "[S]\nA1 2.5\nB1 結果\nC1 TRUE flag\nD1 #REF! error\n- D1 ErrorValue #REF!\n\
                 - F1 FormulaWithoutResult \n";
    assert_eq!(lines(&xls(&[], &cells)), shown);
}

/// A reader that makes room for what this says ends for want of memory.
#[test]
fn the_size_that_a_sheet_says_is_not_believed() {
    let sizes = [&[0; 4][..], &[0xFF; 4], &[0, 0], &[0xFF, 0xFF], &[0, 0]].concat();
    let last = [&[0xFF, 0xFF, 0xFF, 0x3F, 0, 0][..], &1.0_f64.to_le_bytes()].concat();
    let cells = [record(0x0200, &sizes), record(0x0203, &last)];
    assert_eq!(lines(&xls(&[], &cells)), "[S]\nXFD65536 1\n");
}

#[test]
fn boxes_to_tick_and_charts_are_told() {
    let object = |kind: u8, rest: &[u8]| {
        record(0x005D, &[&[0x15, 0, 18, 0, kind, 0, 1, 0][..], &[0; 14], rest].concat())
    };
    let words = [&[0; 10][..], &[2, 0], &[0; 6]].concat();
    let text = [&[1][..], &wide("完了")].concat();
    let cells = [
        object(0x0B, &[0x12, 0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0]),
        record(0x01B6, &words),
        record(0x003C, &text),
        object(0x05, &[]),
        start(0x0600),
        record(0x0203, &at(0, &1.0_f64.to_le_bytes())),
        record(0x000A, &[]),
        record(0x0203, &at(1, &2.0_f64.to_le_bytes())),
    ];
    assert_eq!(lines(&xls(&[], &cells)), "[S]\nB1 2\n- TextBox ☑ 完了\n- Picture \n");
}

#[test]
fn what_ends_early_or_is_older_is_told() {
    let whole =
        [start(0x0600), record(0x0085, &[200, 0, 0, 0, 0, 0, 1, 0, b'S']), record(0x000A, &[])];
    assert_eq!(
        lines(&compound(&whole.concat())),
        "Broken(\"S: the stream ends within the sheet\")\n"
    );
    assert_eq!(
        lines(&compound(&start(0x0600))),
        "Broken(\"the stream ends within the globals\")\n"
    );
    assert_eq!(lines(&compound(&start(0x0500))), "UnknownFormat(\"Excel 5\")\n");
    assert_eq!(lines(&compound(&[])), "Broken(\"the stream ends within the globals\")\n");
}
