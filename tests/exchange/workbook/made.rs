//! Workbooks that tests make, and what was read as lines of text.

use std::io::{Cursor, Write};

use kohyo::workbook::{CellAddress, CellValue, Limits, Visibility, Workbook, WorkbookError, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A packed file of parts.
pub(crate) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).expect("a test file");
        zip.write_all(text.as_bytes()).expect("a test file");
    }
    zip.finish().expect("a test file").into_inner()
}

const TYPES: &str = "<Types/>";
const ROOT: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELATIONS: &str = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="x/styles" Target="styles.xml"/><Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet><numFmts>
<numFmt numFmtId="164" formatCode="&quot;第&quot;0&quot;号&quot;"/><numFmt numFmtId="165" formatCode="000"/>
<numFmt numFmtId="166" formatCode="[$-411]ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="167" formatCode=";;;"/></numFmts>
<fonts><font/><font><strike/></font></fonts>
<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="9"/><xf numFmtId="0" fontId="1"/><xf numFmtId="167"/></cellXfs></styleSheet>"#;

/// A workbook of one sheet: what is within `worksheet` and the shared texts, with more parts.
/// Styles: 1 第0号, 2 000, 3 the day in its era, 4 percent, 5 struck out, 6 hidden by format.
pub(crate) fn xlsx(sheet: &str, strings: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let book = r#"<workbook><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>"#;
    xlsx_of(book, sheet, strings, more)
}

/// The same with a main part.
pub(crate) fn xlsx_of(book: &str, sheet: &str, strings: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = format!("<worksheet>{sheet}</worksheet>");
    let strings = format!("<sst>{strings}</sst>");
    let mut parts = vec![
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", &strings),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    parts.extend_from_slice(more);
    packed(&parts)
}

/// A workbook of ODF: styles and tables.
pub(crate) fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

/// What is read with the usual limits.
pub(crate) fn read_all(bytes: &[u8]) -> Result<Workbook, WorkbookError> {
    read(bytes, &Limits::default())
}

/// What was read, line by line: sheets, cells with what is stored where that is something else, merged cells,
/// and what was not read after a dash.
pub(crate) fn lines(bytes: &[u8]) -> String {
    match read_all(bytes) {
        Ok(book) => lines_of(&book),
        Err(error) => format!("{error:?}\n"),
    }
}

fn lines_of(book: &Workbook) -> String {
    let mut lines = Vec::new();
    for sheet in &book.sheets {
        match sheet.visibility {
            Visibility::Visible => lines.push(format!("[{}]", sheet.name)),
            Visibility::Hidden => lines.push(format!("[{}] hidden", sheet.name)),
            Visibility::VeryHidden => lines.push(format!("[{}] very hidden", sheet.name)),
        }
        for row in &sheet.rows {
            for cell in &row.cells {
                let at = CellAddress::new(row.number, cell.column);
                let stored = cell.stored().map_or(String::new(), |it| format!(" = {it}"));
                let kind = match cell.value {
                    CellValue::Flag(_) => " flag",
                    CellValue::Error => " error",
                    CellValue::Text
                    | CellValue::Number(_)
                    | CellValue::Date(_)
                    | CellValue::DateTime(_) => "",
                };
                lines.push(format!("{at} {}{stored}{kind}", cell.text.replace('\n', "⏎")));
            }
        }
        lines.extend(sheet.merges.iter().map(|it| format!("{it} merged")));
        lines.extend(sheet.formulas.iter().map(|it| format!("{} formula {}", it.0, it.1)));
    }
    for unread in &book.unread {
        let at = unread.at.map_or(String::new(), |it| format!("{it} "));
        let text = unread.text.replace('\n', "⏎").replace('\t', "→");
        lines.push(format!("- {at}{:?} {text}", unread.what));
    }
    lines.join("\n") + "\n"
}
