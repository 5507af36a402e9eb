//! ODF.

use kohyo::workbook::WorkbookError;

use super::made::{lines, ods, packed, read_all};

fn table(rows: &str) -> Vec<u8> {
    ods("", &format!(r#"<table:table table:name="S">{rows}</table:table>"#))
}

#[test]
fn furigana_are_left_out_and_merged_cells_are_told() {
    let rows = r#"<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p><text:ruby><text:ruby-base>人事課</text:ruby-base><text:ruby-text>じんじか</text:ruby-text></text:ruby>長</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>
<table:table-row><table:covered-table-cell office:value-type="string"><text:p>下</text:p></table:covered-table-cell><table:covered-table-cell/></table:table-row>"#;
    assert_eq!(
        lines(&table(rows)),
        "[S]\nA1 人事課長\nC1 1\nA1:B2 merged\n- A2 CoveredByMerge 下\n"
    );
}

#[test]
fn blanks_and_lines_of_a_cell_are_those_that_are_seen() {
    let rows = "<table:table-row><table:table-cell><text:p>  一 \n 二<text:s text:c=\"3\"/>三<text:tab/>四<text:line-break/>五 </text:p><text:p/><text:p>六<text:span> 七</text:span></text:p></table:table-cell></table:table-row>";
    assert_eq!(lines(&table(rows)), "[S]\nA1 一 二   三\t四⏎五 ⏎⏎六 七\n");
}

#[test]
fn empty_cells_and_rows_may_be_repeated_to_the_end_of_the_sheet() {
    let rows = r#"<table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="string"><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row table:number-rows-repeated="1"><table:table-cell office:value-type="string"><text:p>z</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(lines(&table(rows)), "[S]\nA1 a\nB1 a\nA1048576 z\n");
}

#[test]
fn repeated_values_count_as_often_as_they_are() {
    let row = |repeated: &str| {
        table(&format!(
            r#"<table:table-row table:number-rows-repeated="{repeated}"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>"#
        ))
    };
    assert_eq!(read_all(&row("1048576")), Err(WorkbookError::TooManyCells { limit: 2_000_000 }));
    assert_eq!(read_all(&row("4294967295")), Err(WorkbookError::TooManyCells { limit: 2_000_000 }));
}

#[test]
fn remarks_shapes_and_pictures_are_told() {
    let rows = r#"<table:shapes><draw:custom-shape draw:name="a"><text:p>図形</text:p></draw:custom-shape></table:shapes><table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator>課長</dc:creator><dc:date>2025-01-01T00:00:00</dc:date><text:p>確認</text:p></office:annotation><draw:frame draw:name="図 1"><draw:image><text:p/></draw:image><svg:title>x</svg:title></draw:frame><text:p>値</text:p></table:table-cell></table:table-row>"#;
    assert_eq!(
        lines(&table(rows)),
        "[S]\nA1 値\n- A1 Comment 確認\n- A1 Picture 図 1\n- TextBox 図形\n"
    );
}

#[test]
fn form_controls_are_told() {
    let rows = r#"<office:forms><form:form><form:checkbox form:label="完了" form:current-state="checked"/><form:radio form:label="未了" form:selected="false"/><form:textarea form:current-value="備考"/><form:listbox form:name="一覧 1"/></form:form></office:forms>"#;
    let shown = "[S]\n- TextBox ☑ 完了\n- TextBox ☐ 未了\n- TextBox 備考\n- Unseeable 一覧 1\n";
    assert_eq!(lines(&table(rows)), shown);
}

#[test]
fn what_is_hidden_or_struck_out_is_told() {
    let styles = r#"<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>
<style:style style:name="c1" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style><style:style style:name="c2" style:family="table-cell" style:parent-style-name="c1"/>
<style:style style:name="t1" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
    let tables = r#"<table:table table:name="S"><table:table-column/><table:table-column table:visibility="filter"/><table:table-column table:default-cell-style-name="c1"/>
<table:table-row><table:table-cell><text:p>甲<text:span text:style-name="T1">乙</text:span></text:p></table:table-cell><table:table-cell><text:p>列</text:p></table:table-cell><table:table-cell><text:p>丙</text:p></table:table-cell></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell><text:p>行</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell table:style-name="c2" office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell></table:table-row></table:table>
<table:table table:name="T" table:style-name="t1"><table:table-row><table:table-cell table:formula="of:=1+1"/></table:table-row></table:table>"#;
    let shown = "[S]\nA1 甲\n[T] hidden\nA1 formula of:=1+1\n- A1 StruckOut 乙\n- B1 HiddenColumn 列\n- C1 StruckOut 丙\n\
                 - A2 HiddenRow 行\n- A3 StruckOut 5\n- A1 FormulaWithoutResult of:=1+1\n";
    assert_eq!(lines(&ods(styles, tables)), shown);
}

#[test]
fn words_of_headers_are_told_for_the_sheets_that_have_them() {
    let content = r#"<office:document-content><office:automatic-styles><style:style style:name="t1" style:family="table" style:master-page-name="M"/></office:automatic-styles><office:body><table:table table:name="S" table:style-name="t1"/><table:table table:name="T"/></office:body></office:document-content>"#;
    let styles = r#"<office:document-styles><office:master-styles><style:master-page style:name="M"><style:header><text:p>様式第1号</text:p></style:header><style:header-left style:display="false"><text:p>左</text:p></style:header-left><style:footer><text:p>ページ <text:page-number>1</text:page-number></text:p></style:footer></style:master-page></office:master-styles></office:document-styles>"#;
    let bytes = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("styles.xml", styles),
        ("content.xml", content),
    ]);
    assert_eq!(lines(&bytes), "[S]\n[T]\n- HeaderOrFooter 様式第1号\n");
}

#[test]
fn a_repeated_cell_that_shows_nothing_counts_too() {
    let rows = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string" office:string-value="x"><text:p/></table:table-cell></table:table-row>"#;
    assert_eq!(read_all(&table(rows)), Err(WorkbookError::TooManyCells { limit: 2_000_000 }));
}

#[test]
fn values_without_a_text_are_shown_as_they_are() {
    let rows = r#"<table:table-row><table:table-cell office:value-type="float" office:value="0.5"/><table:table-cell office:value-type="date" office:date-value="2013-10-31"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="string" office:string-value="x"/><table:table-cell office:value-type="float" office:value="3"><text:p/></table:table-cell><table:table-cell office:value-type="time" office:time-value="PT09H30M00S"><text:p>9:30</text:p></table:table-cell></table:table-row>"#;
    let shown = "[S]\nA1 0.5\nB1 2013-10-31\nC1 TRUE flag\nD1 x\nF1 9:30 = 0.395833333333333\n- E1 HiddenByFormat 3\n";
    assert_eq!(lines(&table(rows)), shown);
}

#[test]
fn deleted_cells_and_nested_tables_are_passed_over() {
    let tables = r#"<table:tracked-changes><table:deletion><table:change-deletion><table:table-cell><text:p>旧</text:p></table:table-cell></table:change-deletion></table:deletion></table:tracked-changes><table:table table:name="S"><table:table-row><table:table-cell><text:p>新</text:p></table:table-cell></table:table-row></table:table>"#;
    assert_eq!(lines(&ods("", tables)), "[S]\nA1 新\n");
}

#[test]
fn a_password_is_told() {
    let manifest = r#"<manifest:manifest><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    let bytes = packed(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", "\u{1}\u{2}"),
    ]);
    assert_eq!(read_all(&bytes), Err(WorkbookError::Encrypted));
}
