//! What `kohyo fix` does to every mistake that a clerk can make.

use std::fs;

use jiff::civil::date;
use kohyo::diagnostic::Severity;
use kohyo::record;
use kohyo::site;
use kohyo::source::{File, Tree};

use crate::mistakes::{cases, city, place};

/// What has a fix, and nothing else, changes, once; and no file that could be read becomes one that cannot.
#[test]
fn what_is_certain_is_mended_once_and_nothing_else_is_touched() {
    let base = city();
    let day = date(2015, 7, 31);
    let (mut mended, mut wrong) = (0, Vec::new());
    for case in cases() {
        let name = case.file_stem().unwrap().to_str().unwrap().to_owned();
        let path = place(name.strip_prefix("accepted-").unwrap_or(&name));
        let planted = File::from_bytes(path, fs::read(&case).unwrap());
        let others = base.files().iter().filter(|it| it.path != path).cloned();
        let tree = Tree::new(others.chain([planted]).collect());
        let before = record::load(&tree).findings;
        if !before.iter().any(|it| it.place.file == path && it.fix.is_some()) {
            continue;
        }
        let fixed =
            site::fixes(&tree, site::check(&tree, day).findings, day, &|it| it.place.file == path);
        let [file] = fixed.files.as_slice() else {
            wrong.push(format!("{name}: {} files change", fixed.files.len()));
            continue;
        };
        mended += 1;
        let left = fixed.findings.iter().filter(|it| it.place.file == path);
        if left.clone().any(|it| it.fix.is_some()) {
            wrong.push(format!("{name}: something is left to be mended"));
        }
        let errors = |findings: &kohyo::diagnostic::Findings| {
            findings.errors().filter(|it| it.place.file == path).count()
        };
        let has_slip = before.iter().any(|it| it.fix.is_some() && it.severity == Severity::Error);
        if has_slip && errors(&fixed.findings) >= errors(&before) {
            wrong.push(format!("{name}: as many errors as before"));
        }
        // Letters and digits stay as they are, but for the widths of some.
        let letters = |text: &str| -> String {
            kohyo::japanese::fold(text).chars().filter(|it| it.is_alphanumeric()).collect()
        };
        if !name.contains("invisible") && letters(&file.before) != letters(&file.after) {
            wrong.push(format!("{name}: other letters"));
        }
    }
    assert!(mended > 40, "{mended}");
    assert_eq!(wrong, [] as [String; 0]);
}
