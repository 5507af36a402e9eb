//! Texts of records.

use encoding_rs::SHIFT_JIS;
use kohyo::workbook::{Encoding, Format, WorkbookError};

use super::made::{lines, read_all};

fn format(bytes: &[u8]) -> Result<(char, Encoding), WorkbookError> {
    match read_all(bytes)?.format {
        Format::Delimited { separator, encoding } => Ok((separator, encoding)),
        other @ (Format::Xlsx | Format::Xls | Format::Ods) => panic!("{other:?}"),
    }
}

#[test]
fn characters_of_code_page_932_come_out_right() {
    let text = "番号,内容\r\n①,髙﨑～－Ⅱ㈱\r\n";
    let (bytes, _, unmapped) = SHIFT_JIS.encode(text);
    assert!(!unmapped);
    assert_eq!(format(&bytes), Ok((',', Encoding::Cp932)));
    assert_eq!(lines(&bytes), "[]\nA1 番号\nB1 内容\nA2 ①\nB2 髙﨑～－Ⅱ㈱\n");
}

#[test]
fn the_encoding_and_the_separator_are_found_in_the_content() {
    let utf16: Vec<u8> =
        "\u{feff}番号\t内容\r\n1\ta,b\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(format(&utf16), Ok(('\t', Encoding::Utf16WithMark)));
    assert_eq!(lines(&utf16), "[]\nA1 番号\nB1 内容\nA2 1\nB2 a,b\n");
    assert_eq!(format("\u{feff}a;b\n1;2\n".as_bytes()), Ok((';', Encoding::Utf8WithMark)));
    assert_eq!(format("\"a;b\",c\n".as_bytes()), Ok((',', Encoding::Utf8)));
    assert_eq!(format("一つ\n".as_bytes()), Ok((',', Encoding::Utf8)));
    assert_eq!(format("表題\na\tb\n".as_bytes()), Ok(('\t', Encoding::Utf8)));
}

#[test]
fn rows_are_lines_and_a_field_may_have_several() {
    let text = "a,b\r\n\r\n\"一\r\n二\",\"\"\"三\"\"\"\r\n,d\r\n";
    assert_eq!(lines(text.as_bytes()), "[]\nA1 a\nB1 b\nA3 一⏎二\nB3 \"三\"\nB5 d\n");
    assert_eq!(lines(b""), "[]\n");
}

#[test]
fn a_code_in_digits_stays_as_it_is() {
    assert_eq!(
        lines(b"001,1e5,12345678901234567890\n"),
        "[]\nA1 001\nB1 1e5\nC1 12345678901234567890\n"
    );
}

#[test]
fn other_encodings_of_japanese_are_not_misread() {
    let (euc, _, _) = encoding_rs::EUC_JP.encode("番号,取組内容\n1,進捗状況について\n");
    assert_eq!(read_all(&euc), Err(WorkbookError::UnknownFormat("EUC-JP")));
    let (hiragana, _, _) = encoding_rs::EUC_JP.encode("あいう\n");
    assert_eq!(read_all(&hiragana), Err(WorkbookError::UnknownFormat("EUC-JP")));
    let (mail, _, _) = encoding_rs::ISO_2022_JP.encode("番号,内容\n");
    assert_eq!(read_all(&mail), Err(WorkbookError::UnknownFormat("ISO-2022-JP")));
    let (katakana, _, _) = SHIFT_JIS.encode("ﾊﾞﾝｺﾞｳ,ﾅｲﾖｳ\n");
    assert_eq!(format(&katakana), Ok((',', Encoding::Cp932)));
}

#[test]
fn what_is_no_text_is_told_with_its_line() {
    assert_eq!(read_all(b"a,b\n1,\x80\xff\n"), Err(WorkbookError::NotText { line: 2 }));
    assert_eq!(read_all(b"\xef\xbb\xbfa\n\n\x82\n"), Err(WorkbookError::NotText { line: 3 }));
    assert_eq!(read_all(b"a\nb\0\n"), Err(WorkbookError::NotText { line: 2 }));
    assert_eq!(read_all(b"<html><table>"), Err(WorkbookError::UnknownFormat("HTML")));
    assert_eq!(read_all(b"%PDF-1.7"), Err(WorkbookError::UnknownFormat("PDF")));
}
