//! The published form of No. 45 as a city draws it in a workbook: on a grid of narrow columns, with merged cells, a number that is
//! shown as 第45号, and a hidden sheet of remarks.

use std::fs;

use kohyo::import::{self, FilledRecord, Place, Source, merge};
use kohyo::record_edit::{self, ProgramKeys};
use kohyo::workbook::Limits;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::Value;

use crate::round_trip::library;

/// Writes a text into cells that are one, rows and columns counted from 0 and their last included.
fn put(sheet: &mut Worksheet, (top, bottom): (u32, u32), (left, right): (u16, u16), text: &str) {
    let format = Format::new().set_text_wrap();
    if top == bottom && left == right {
        sheet.write_string_with_format(top, left, text, &format).expect("a cell");
    } else {
        sheet.merge_range(top, left, bottom, right, text, &format).expect("merged cells");
    }
}

/// The form; the words are those of the record.
fn draw(sheet: &mut Worksheet, record: &Value) {
    let of = |path: &str| {
        let found = path.split('.').fold(record, |value, step| match step.parse::<usize>() {
            Ok(at) => &value[at],
            Err(_) => &value[step],
        });
        found.as_str().unwrap_or_else(|| panic!("{path}")).to_owned()
    };
    let mut cell =
        |rows: (u32, u32), columns: (u16, u16), text: &str| put(sheet, rows, columns, text);
    cell((0, 0), (0, 39), &format!("重点改革項目{}", of("分類.重点改革項目")));
    cell((2, 2), (0, 5), "大項目");
    cell((2, 2), (6, 27), &of("分類.大項目"));
    cell((2, 2), (28, 31), "No.");
    cell((3, 3), (0, 5), "中　項　目");
    cell((3, 3), (6, 27), &of("分類.中項目"));
    cell((3, 3), (28, 31), "担当課");
    cell((3, 3), (32, 39), &of("担当課"));
    cell((4, 4), (0, 5), "具体的な\n改革項目");
    cell((4, 4), (6, 39), &of("改革項目"));
    cell((5, 5), (0, 5), "現状と課題\n（これまでの取組）");
    cell((5, 5), (6, 39), &of("現状と課題"));
    cell((6, 11), (0, 3), "改革実施概要");
    cell((6, 6), (4, 9), "改革の目的、考えられる効果");
    cell((6, 6), (10, 39), &of("目的と効果"));
    cell((7, 7), (4, 9), "取組の内容");
    cell((7, 7), (10, 39), &of("取組の内容"));
    cell((8, 11), (4, 9), "取組工程\n(具体的な内容)");
    let heads = [((10, 14), "現状"), ((35, 39), "最終目標/\n27年度以降")];
    for (columns, label) in heads {
        cell((8, 9), columns, label);
    }
    for (at, year) in [(15, "平成25年度"), (25, "平成26年度")] {
        cell((8, 8), (at, at + 9), year);
        cell((9, 9), (at, at + 4), "計画");
        cell((9, 9), (at + 5, at + 9), "実績");
        for (row, list) in [(10, "取組工程"), (12, "指標")] {
            cell((row, row), (at, at + 4), &of(&format!("{list}.0.年度.{year}.計画")));
            cell((row, row), (at + 5, at + 9), &of(&format!("{list}.0.年度.{year}.実績")));
        }
    }
    cell((12, 12), (0, 3), "指標");
    cell((12, 12), (4, 9), &of("指標.0.名称"));
    for (row, list) in [(10, "取組工程"), (12, "指標")] {
        cell((row, row), (10, 14), &of(&format!("{list}.0.現状")));
        cell((row, row), (35, 39), &of(&format!("{list}.0.最終目標")));
    }
    judgements(&mut cell, &of);
}

/// The blocks that say what came of it.
fn judgements(cell: &mut impl FnMut((u32, u32), (u16, u16), &str), of: &impl Fn(&str) -> String) {
    cell((14, 14), (0, 9), "（各年度10月、年度終了後に実施）");
    cell((15, 16), (0, 3), "進捗管理");
    cell((15, 16), (4, 6), "取組の状況");
    cell((18, 18), (0, 9), "（年度終了後に実施）");
    cell((19, 20), (0, 3), "年度評価");
    cell((19, 19), (4, 9), "取組工程、指標に対する評価");
    cell((20, 20), (4, 9), "課題、今後の方針、改善事項など");
    for (row, half, label) in
        [(15, "上半期", "上半期\n（4～9月）"), (16, "下半期", "下半期\n（10～3月）")]
    {
        cell((row, row), (7, 9), label);
        for (at, year) in [(10, "平成25年度"), (25, "平成26年度")] {
            cell((row, row), (at, at + 11), &of(&format!("進捗管理.{year}{half}.内容")));
            cell((row, row), (at + 12, at + 14), &of(&format!("進捗管理.{year}{half}.状況")));
        }
    }
    for (at, year) in [(10, "平成25年度"), (25, "平成26年度")] {
        cell((14, 14), (at, at + 14), year);
        cell((18, 18), (at, at + 14), year);
        cell((19, 19), (at, at + 11), &of(&format!("年度評価.{year}.評価内容")));
        cell((19, 19), (at + 12, at + 14), &of(&format!("年度評価.{year}.評価")));
        cell((20, 20), (at, at + 14), &of(&format!("年度評価.{year}.今後の方針")));
    }
    cell((22, 22), (0, 9), "（平成26年度上半期終了後に実施、下半期終了後に最終確定）");
    cell((22, 22), (10, 24), "総合評価");
    cell((22, 22), (25, 39), "平成27年度以降");
    cell((23, 24), (0, 3), "計画期間の評価");
    cell((23, 23), (4, 9), "取組工程、指標に対する評価");
    cell((23, 23), (10, 21), &of("計画期間の評価.評価内容"));
    cell((23, 23), (22, 24), &of("計画期間の評価.評価"));
    cell((23, 24), (25, 39), &of("計画期間の評価.計画期間後"));
    cell((24, 24), (4, 9), "課題、今後の方針、改善事項など");
    cell((24, 24), (10, 24), &of("計画期間の評価.今後の方針"));
}

#[test]
fn the_form_as_a_city_draws_it_becomes_its_record_key_for_key() {
    let text = fs::read_to_string("content/reforms/gyokaku-2013/045.md").expect("the record");
    let expected = record_edit::tree(&text).expect("the record");
    let mut file = Workbook::new();
    let sheet = file.add_worksheet();
    draw(sheet, &expected);
    let shown = Format::new().set_num_format("0");
    sheet.merge_range(2, 32, 2, 39, "", &shown).expect("merged cells");
    sheet.write_number_with_format(2, 32, 45, &shown).expect("a number");
    sheet.insert_note(3, 32, &rust_xlsxwriter::Note::new("課長に確認")).expect("a note");
    let hidden = file.add_worksheet();
    hidden.write_string(0, 0, "作業用").expect("a cell");
    hidden.set_hidden(true);
    let read = import::read(&file.save_to_buffer().expect("a workbook"), &Limits::default());
    let read = read.expect("a workbook");
    assert_eq!(read.hidden_sheets, [("Sheet2".to_owned(), 1)]);
    let unread: Vec<String> =
        read.unread.iter().map(|it| format!("{:?} {}", it.what, it.text)).collect();
    assert!(unread.iter().any(|it| it.contains("課長に確認")), "{unread:?}");

    let tree = kohyo::source::read(std::path::Path::new(".")).expect("the sample city");
    let library = library(&tree);
    let program = &library.plans[0].program;
    let Source::Sheets(sheets) = read.source else { panic!("other sheets") };
    let mut imported = import::read_form(&import::document(&sheets[0]), program);
    assert_eq!(imported.unread, []);
    assert_eq!(imported.record.missing(program), ["実施部署", "計画期間の評価.段階"]);
    for assignment in ["実施部署=全部署", "計画期間の評価.段階=確定"] {
        imported.record.set(program, assignment).expect("a key that the paper does not have");
    }
    let fields = imported.record.filled(program);
    assert!(fields.iter().any(|it| matches!(it.at, Place::Cell(at) if at.to_string() == "AG4")));
    let file = "content/reforms/gyokaku-2013/045.md".to_owned();
    let filled =
        FilledRecord { file, sheet: String::new(), exported: None, is_untouched: false, fields };
    let keys = ProgramKeys::new(program);
    let merged = merge(None, &filled, (&Value::Null, &keys), false).expect("a record");
    assert_eq!(record_edit::tree(&merged.text).expect("a record"), expected);
}
