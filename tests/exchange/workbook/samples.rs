//! A form that `LibreOffice` saved in three formats (`fixtures/form.fods` is what was given to it).

use super::made::lines;

const FORM: &str = "\
[進捗]
A1 取組状況①
A2 第45号 = 45
B2 001 = 1
C2 85.1% = 0.8512
D2 平成25年10月31日 = 2013-10-31
A4 実施する
C4 #DIV/0! error
D4 2
A5 一行目⏎二行目
B5 TRUE flag
C5 -1.5
D5 123456789
A1:C1 merged
[選択肢] hidden
A1 完了
B1 2
";
const UNREAD: &str = "\
- E1 HiddenColumn 隠し列
- A3 HiddenRow 隠し行
- A4 Comment 要確認
- A4 StruckOut しない
- B4 StruckOut 取消
- C4 ErrorValue #DIV/0!
";

#[test]
fn a_form_is_the_same_in_xlsx() {
    let form = lines(include_bytes!("fixtures/form.xlsx"));
    assert_eq!(form, format!("{FORM}B1 formula 1+1\n{UNREAD}- D9:G11 TextBox 記入例のとおり\n"));
}

#[test]
fn a_form_is_the_same_in_ods() {
    let form = lines(include_bytes!("fixtures/form.ods"));
    assert_eq!(form, format!("{FORM}B1 formula of:=1+1\n{UNREAD}- TextBox 記入例のとおり\n"));
}

/// Formulas are no text there.
#[test]
fn a_form_is_the_same_in_xls() {
    let form = lines(include_bytes!("fixtures/form.xls"));
    let more = "- D9:G11 TextBox 記入例のとおり\n- Unseeable formulas\n";
    assert_eq!(form, format!("{FORM}{UNREAD}{more}"));
}
