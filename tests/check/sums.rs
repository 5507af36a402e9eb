//! What nearly every record of a program lacks is told once: whatever rule it is that asks for it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use kohyo::check::{RULES, Rule};
use kohyo::diagnostic::Diagnostic;
use kohyo::record;
use kohyo::site;
use kohyo::source::{Content, File, Tree};

const PROGRAM: &str = "content/reforms/plan/_program.yaml";
const SHEET: &str = "content/reforms/plan/001.md";
/// How many sheets are like the first; the base city and a case have no more than four others.
const COPIES: usize = 20;

/// The cities in which a rule speaks of a sheet of the plan.
fn cities(rule: &Rule) -> Vec<Tree> {
    let base = Tree::from_fixture(&fs::read_to_string("tests/rules/base.city").unwrap());
    let mut cities = Vec::new();
    let folder = Path::new("tests/rules").join(rule.code.name);
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    cases.sort();
    cases.retain(|path| path.extension().is_some_and(|it| it == "txt"));
    for case in &cases {
        let said = fs::read_to_string(case).unwrap();
        let over = Tree::from_fixture(&fs::read_to_string(case.with_extension("city")).unwrap());
        // A city with a history is another test's.
        let is_plain = over.files().iter().all(|it| !it.path.starts_with("20"));
        if said.contains(&format!("--> {SHEET}:")) && is_plain {
            let kept = base.files().iter().filter(|it| over.file(&it.path).is_none());
            let files = kept.chain(over.files()).filter(|it| it.text() != Some(""));
            cities.push(Tree::new(files.cloned().collect()));
        }
    }
    cities
}

fn found(tree: &Tree, rule: &Rule) -> Vec<Diagnostic> {
    let day: Date = record::settings(tree).unwrap().as_of.unwrap().date;
    let findings = site::check(tree, day).findings.into_iter();
    findings.filter(|it| it.code.code == rule.code.code).collect()
}

/// The city with as many sheets again that are like the first, and with this after its program.
fn with_copies(tree: &Tree, after_program: &str) -> Tree {
    let sheet = tree.text(SHEET).unwrap();
    let copy = |number: usize| {
        let path = format!("content/reforms/plan/{number}.md");
        let text = sheet.replacen("番号: 1\n", &format!("番号: {number}\n"), 1);
        File::new(path, Content::Text(text.into()))
    };
    let program = format!("{}\n{after_program}\n", tree.text(PROGRAM).unwrap());
    let others = tree.files().iter().filter(|it| it.path != PROGRAM).cloned();
    let copies = (101..101 + COPIES).map(copy);
    let program = File::new(PROGRAM, Content::Text(program.into()));
    Tree::new(others.chain(copies).chain([program]).collect())
}

/// What a program writes to waive a rule in every part in which it speaks.
fn waivers(rule: &Rule, found: &[Diagnostic]) -> String {
    let parts = found.iter().filter_map(|it| it.place.field.as_deref()?.split('.').next());
    let parts: BTreeSet<&str> = parts.collect();
    let waiver = |part: &str| {
        format!("  - {{ 規則: {}, 箇所: {part}, 理由: 様式にない }}\n", rule.code.name)
    };
    format!("確認済み:\n{}", parts.into_iter().map(waiver).collect::<String>())
}

#[test]
fn what_nearly_every_record_lacks_is_one_finding_at_its_program() {
    let mut tried = 0;
    for rule in RULES.iter().filter(|it| it.summed.is_some()) {
        for city in cities(rule) {
            let single = found(&city, rule);
            assert!(single.iter().any(|it| it.place.file == SHEET), "{}", rule.code.name);
            let summed = found(&with_copies(&city, ""), rule);
            let of_plan = summed.iter().filter(|it| it.place.file.starts_with("content/reforms/"));
            let files: Vec<&str> = of_plan.map(|it| it.place.file.as_str()).collect();
            assert_eq!(files, [PROGRAM], "{}", rule.code.name);
            // Waivers of the program for what each lacks are one for the sum.
            let waived = found(&with_copies(&city, &waivers(rule, &single)), rule);
            let mut left = waived.iter().filter(|it| it.place.file.starts_with("content/reforms/"));
            assert!(left.next().is_none(), "{}", rule.code.name);
            tried += 1;
        }
    }
    assert!(tried >= 8, "{tried}");
}
