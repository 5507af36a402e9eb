//! Office Open XML.

use rust_xlsxwriter::{Format, Note, Shape, Workbook, XlsxError};

use super::made::{lines, xlsx, xlsx_of};

/// Rows within a sheet.
fn data(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

#[test]
fn a_cell_shows_its_number_in_its_format() {
    let rows = r#"<row r="1"><c r="A1" s="1"><v>45</v></c><c r="B1" s="2"><v>1</v></c><c r="C1" s="3"><v>41578</v></c><c r="D1" s="4"><v>0.8512</v></c><c r="E1" s="6"><v>7</v></c></row>
<row r="2"><c r="A2"><v>41578</v></c><c r="B2"><v>12345678901234567</v></c><c r="C2"><v>0.30000000000000004</v></c><c r="D2"><v>1.2345678901234E+16</v></c><c r="E2" t="d" s="3"><v>2013-10-31</v></c><c r="F2" t="b"><v>1</v></c></row>"#;
    let shown = "[S]\nA1 第45号 = 45\nB1 001 = 1\nC1 平成25年10月31日 = 2013-10-31\nD1 85% = 0.8512\n\
                 A2 41578\nB2 1.23457E+16 = 12345678901234567\nC2 0.3\nD2 1.23457E+16 = 12345678901234000\n\
                 E2 平成25年10月31日 = 2013-10-31\nF2 TRUE flag\n- E1 HiddenByFormat 7\n";
    assert_eq!(lines(&xlsx(&data(rows), "", &[])), shown);
}

#[test]
fn the_days_of_a_workbook_may_be_counted_from_1904() {
    let book = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="S" r:id="rId1"/></sheets></workbook>"#;
    let rows = data(r#"<row r="1"><c r="A1" s="3"><v>40116</v></c></row>"#);
    assert_eq!(lines(&xlsx_of(book, &rows, "", &[])), "[S]\nA1 平成25年10月31日 = 2013-10-31\n");
}

#[test]
fn a_day_in_its_era_as_text_stays_a_text() {
    let rows = data(r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row>"#);
    let strings = "<si><t>\n 平成25年10月31日 </t></si>";
    assert_eq!(lines(&xlsx(&rows, strings, &[])), "[S]\nA1 平成25年10月31日\n");
}

#[test]
fn the_last_cell_of_a_sheet_costs_nothing() {
    let rows = data(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#,
    );
    assert_eq!(lines(&xlsx(&rows, "", &[])), "[S]\nA1 1\nXFD1048576 2\n");
    let rows = data(r#"<row r="1048577"><c r="A1048577"><v>2</v></c></row>"#);
    assert_eq!(lines(&xlsx(&rows, "", &[])), "Broken(\"a cell at A1048577\")\n");
}

#[test]
fn cells_without_an_address_follow_one_another() {
    let rows = data("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>");
    assert_eq!(lines(&xlsx(&rows, "", &[])), "[S]\nA1 1\nB1 2\nA2 3\n");
    let rows = data(
        r#"<row r="2"><c r="B2"><v>4</v></c><c r="A2"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#,
    );
    assert_eq!(lines(&xlsx(&rows, "", &[])), "[S]\nA1 1\nA2 3\nB2 4\n");
    let rows = data(r#"<row r="1"><c r="A1"><v>4</v></c><c r="A1"><v>3</v></c></row>"#);
    assert_eq!(lines(&xlsx(&rows, "", &[])), "Broken(\"S: A1 twice\")\n");
}

#[test]
fn furigana_and_struck_out_words_are_no_text() {
    let rows = data(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s" s="5"><v>0</v></c><c r="D1" s="5"><v>12</v></c><c r="E1" t="s" s="5"><v>2</v></c><c r="F1" t="inlineStr"><is><r><rPr><strike/></rPr><t>旧</t></r><r><t>新</t></r></is></c></row>"#,
    );
    let strings = r#"<si><t>人事課</t><rPh sb="0" eb="3"><t>じんじか</t></rPh><phoneticPr fontId="1"/></si>
<si><r><t xml:space="preserve">実施 </t></r><r><rPr><strike/></rPr><t>しない</t></r><r><rPr><b/><strike val="0"/></rPr><t>する_x000D_
</t></r></si><si><r><t>消</t></r><r><rPr><b/></rPr><t>残</t></r></si>"#;
    let shown = "[S]\nA1 人事課\nB1 実施 する⏎\nE1 残\nF1 新\n- B1 StruckOut しない\n- C1 StruckOut 人事課\n\
                 - D1 StruckOut 12\n- E1 StruckOut 消\n- F1 StruckOut 旧\n";
    assert_eq!(lines(&xlsx(&rows, strings, &[])), shown);
}

#[test]
fn what_is_hidden_or_covered_is_told() {
    let sheet = r#"<cols><col min="3" max="16384" hidden="1"/></cols><sheetData>
<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>
<row r="2" hidden="1"><c r="A2"><v>4</v></c><c r="B2"><v>5</v></c></row>
<row r="3"><c r="A3"><v>6</v></c><c r="C3"><v>7</v></c></row></sheetData>
<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>
<headerFooter><oddHeader>&amp;L様式第1号&amp;R&amp;P</oddHeader><oddFooter>&amp;C- &amp;P -</oddFooter></headerFooter>"#;
    let shown = "[S]\nA1 1\nA3 6\nA1:B1 merged\n- B1 CoveredByMerge 2\n- C1:C3 HiddenColumn 3⏎7\n\
                 - A2:B2 HiddenRow 4→5\n- HeaderOrFooter 様式第1号\n";
    assert_eq!(lines(&xlsx(sheet, "", &[])), shown);
}

#[test]
fn formulas_without_a_result_and_errors_are_told() {
    let rows = r#"<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="e"><f>#REF!A1</f><v>#REF!</v></c><c r="D1" t="str"><f>""</f><v></v></c></row>
<row r="2"><c r="A2"><f t="shared" si="0" ref="A2:A3">B2*2</f><v>4</v></c></row><row r="3"><c r="A3"><f t="shared" si="0"/></c></row>"#;
    let shown = "[S]\nB1 2\nC1 #REF! error\nA2 4\n- A1 FormulaWithoutResult SUM(B1:B9)\n\
                 - C1 ErrorValue #REF!\n- A3 FormulaWithoutResult B2*2\n";
    assert_eq!(lines(&xlsx(&data(rows), "", &[])), shown);
    let book =
        r#"<workbook><sheets><sheet name="S" state="veryHidden" r:id="rId1"/></sheets></workbook>"#;
    let rows = data(r#"<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>"#);
    assert_eq!(lines(&xlsx_of(book, &rows, "", &[])), "[S] very hidden\nA1 2\nA1 formula 1+1\n");
}

#[test]
fn remarks_and_drawings_are_told() {
    let relations = r#"<Relationships><Relationship Id="rId1" Type="x/drawing" Target="../drawings/d.xml"/><Relationship Id="rId2" Type="x/comments" Target="/xl/comments1.xml"/><Relationship Id="rId3" Type="x/threadedComment" Target="../t.xml"/></Relationships>"#;
    let drawing = r#"<xdr:wsDr><mc:AlternateContent><mc:Choice><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>一</a:t></a:r><a:br/><a:r><a:t>二</a:t></a:r></a:p><a:p><a:r><a:t>三</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></mc:Choice><mc:Fallback><xdr:sp><xdr:txBody><a:p><a:r><a:t>一二三</a:t></a:r></a:p></xdr:txBody></xdr:sp></mc:Fallback></mc:AlternateContent>
<xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:row>9</xdr:row></xdr:from><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="図 1" descr="組織図"/></xdr:nvPicPr></xdr:pic></xdr:oneCellAnchor></xdr:wsDr>"#;
    let comments = r#"<comments><commentList><comment ref="A1"><text><r><t>[Threaded comment]</t></r></text></comment><comment ref="B2"><text><r><t>課長:</t></r><r><t xml:space="preserve">
要確認</t></r></text></comment></commentList></comments>"#;
    let threads = r#"<ThreadedComments><threadedComment ref="A1"><text>いつ?</text></threadedComment><threadedComment ref="A1"><text>来月</text></threadedComment></ThreadedComments>"#;
    let more = [
        ("xl/worksheets/_rels/sheet1.xml.rels", relations),
        ("xl/drawings/d.xml", drawing),
        ("xl/comments1.xml", comments),
        ("xl/t.xml", threads),
    ];
    let shown = "[S]\n- A1 Comment いつ?\n- A1 Comment 来月\n- B2 Comment 課長:⏎要確認\n\
                 - B3:D5 TextBox 一⏎二⏎三\n- A10 Picture 組織図\n";
    assert_eq!(lines(&xlsx(r#"<drawing r:id="rId1"/>"#, "", &more)), shown);
}

#[test]
fn form_controls_are_told() {
    let relations = r#"<Relationships><Relationship Id="rId1" Type="x/drawing" Target="../drawings/d.xml"/><Relationship Id="rId2" Type="x/ctrlProp" Target="../c1.xml"/><Relationship Id="rId3" Type="x/ctrlProp" Target="../c2.xml"/><Relationship Id="rId4" Type="x/ctrlProp" Target="../c3.xml"/></Relationships>"#;
    let drawing = r#"<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:from><xdr:to><xdr:col>1</xdr:col><xdr:row>2</xdr:row></xdr:to><xdr:sp><xdr:nvSpPr><xdr:cNvPr id="1025" name="Check Box 1" hidden="1"/></xdr:nvSpPr><xdr:txBody><a:p><a:r><a:t>完了</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"#;
    let more = [
        ("xl/worksheets/_rels/sheet1.xml.rels", relations),
        ("xl/drawings/d.xml", drawing),
        ("xl/c1.xml", r#"<formControlPr objectType="CheckBox" checked="Checked"/>"#),
        ("xl/c3.xml", r#"<formControlPr objectType="Radio"/>"#),
        ("xl/c2.xml", r#"<formControlPr objectType="Drop" sel="2"/>"#),
    ];
    let sheet = r#"<drawing r:id="rId1"/><controls><mc:AlternateContent><mc:Choice><control shapeId="1025" r:id="rId2" name="Check Box 1"/><control shapeId="1026" r:id="rId3" name="Drop Down 2"/><control shapeId="1027" r:id="rId4" name="Option 3"/></mc:Choice></mc:AlternateContent></controls>"#;
    let shown = "[S]\n- B3 TextBox ☑ 完了\n- TextBox ☐ Option 3\n- Unseeable Drop Down 2\n";
    assert_eq!(lines(&xlsx(sheet, "", &more)), shown);
}

#[test]
fn what_another_library_writes_is_read() -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("様式")?;
    sheet.merge_range(0, 0, 0, 2, "取組名", &Format::new())?;
    sheet.write_with_format(1, 0, 45, &Format::new().set_num_format("\"第\"0\"号\""))?;
    sheet.write(2, 0, "髙﨑①Ⅱ～－")?;
    sheet.write(3, 0, "隠")?;
    sheet.set_row_hidden(3)?;
    sheet.insert_note(2, 0, &Note::new("確認"))?;
    sheet.insert_shape(5, 1, &Shape::textbox().set_text("補足"))?;
    let hidden = book.add_worksheet();
    hidden.set_hidden(true);
    hidden.write(0, 0, true)?;
    let shown = lines(&book.save_to_buffer()?);
    let (cells, unread) = shown.split_once("\n-").unwrap();
    let expected = "[様式]\nA1 取組名\nA2 第45号 = 45\nA3 髙﨑①Ⅱ～－\nA1:C1 merged\n[Sheet2] hidden\nA1 TRUE flag";
    assert_eq!(cells, expected);
    assert!(unread.contains("A3 Comment Author:⏎確認"), "{unread}");
    assert!(unread.contains("A4 HiddenRow 隠"), "{unread}");
    assert!(unread.contains("TextBox 補足"), "{unread}");
    Ok(())
}
