//! How long many edits take.

use std::fmt::Write as _;
use std::time::Instant;

use kohyo::record_edit::{Change, Edit, apply, tree};

use super::keys::{Words, path};

/// Only in release it says something: `cargo test --release -- --ignored --nocapture two_thousand`.
#[test]
#[ignore = "it measures"]
fn two_thousand_edits_take_less_than_two_seconds() {
    let mut file = "---\n番号: 45\n".to_owned();
    for block in 0..100 {
        let _ = writeln!(file, "区分{block}: # 注");
        for row in 0..10 {
            let _ = writeln!(
                file,
                "  項目{row}:\n    計画: 全庁(23部・区)でサービス憲章を実施する。\n    実績: |\n      一\n      二\n"
            );
        }
    }
    file.push_str("---\n本文\n");
    let mut flat = "---\n甲: &甲\n  一: 1\n乙: *甲\n".to_owned();
    for row in 0..2000 {
        let _ = writeln!(flat, "項目{row}: 全庁(23部・区)で実施");
    }
    flat.push_str("---\n");
    let set = |at: String, text: &str| Edit { path: path(&at), change: Change::Set(text.into()) };
    let nested = (0..1000).flat_map(|number| {
        let row = format!("区分{}.項目{}", number / 10, number % 10);
        [set(format!("{row}.実績"), "三\n四"), set(format!("{row}.備考.注"), "新")]
    });
    let new = (0..2000).map(|it| set(format!("新.項目{it}.計画"), "一\n二"));
    let rows = (0..2000).map(|it| set(format!("項目{it}"), "新"));
    let bad = (0..2000).map(|it| set(format!("項目{it}"), "新"));
    let bad = bad.chain([set("甲.一".to_owned(), "2")]);
    for (name, file, edits) in [
        ("nested", &file, nested.collect::<Vec<_>>()),
        ("new", &file, new.collect()),
        ("flat", &flat, rows.collect()),
        ("bad", &flat, bad.collect()),
    ] {
        let start = Instant::now();
        let after = apply(file, &edits, &Words);
        println!("{name}: {} bytes, {:?}, {}", file.len(), start.elapsed(), after.is_ok());
        assert!(start.elapsed().as_secs() < 2);
        if let Ok(after) = after {
            tree(&after).unwrap();
        }
    }
}
