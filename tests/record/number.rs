//! A sheet has one number, however it is typed: whatever is asked by number knows it.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use jiff::civil::date;
use kohyo::diagnostic::code;
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::Tree;

const CITY: &str = include_str!("../rules/base.city");

/// The city with these sheets only: the names of their files, and their numbers as YAML.
fn city(sheets: &[(&str, &str)], program: &str) -> Tree {
    let base = Tree::from_fixture(CITY);
    let mut files = base.files().to_vec();
    let sheet = base.text("content/reforms/plan/001.md").unwrap().to_owned();
    files.retain(|it| it.path != "content/reforms/plan/001.md");
    let file = |(slug, number): &(&str, &str)| {
        let text = sheet.replacen("番号: 1\n", &format!("番号: {number}\n"), 1);
        format!("-- content/reforms/plan/{slug}.md --\n{text}")
    };
    let path = "content/reforms/plan/_program.yaml";
    let program = format!("-- {path} --\n{}{program}", base.text(path).unwrap());
    let fixture: String = sheets.iter().map(file).chain([program]).collect();
    let planted = Tree::from_fixture(&fixture);
    files.retain(|it| planted.file(&it.path).is_none());
    files.extend(planted.files().iter().cloned());
    Tree::new(files)
}

fn found(tree: &Tree, name: &str) -> Vec<String> {
    let checked = site::check(tree, date(2015, 7, 31));
    let found = checked.findings.iter().filter(|it| it.code.name == name);
    found.map(|it| it.place.file.rsplit('/').next().unwrap().to_owned()).collect()
}

fn page(tree: &Tree, address: &str) -> String {
    let checked = site::read(tree, date(2015, 7, 31));
    let memory = Memory::default();
    site::build(tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    let files = memory.into_files();
    let (_, bytes) = files.iter().find(|(path, _)| path.to_string() == address).unwrap();
    String::from_utf8(bytes.clone()).unwrap()
}

#[test]
fn a_number_in_other_spellings_is_taken() {
    for second in ["４５", "045", "No.45", "Ｎｏ．４５", "№45", "no45", "'No. 045'", "\"４５\""]
    {
        let tree = city(&[("001", "45"), ("002", second)], "");
        assert_eq!(found(&tree, code::IMPOSSIBLE.name), ["002.md"], "{second}");
    }
    let four = [("001", "４５"), ("002", "045"), ("003", "No.45"), ("004", "45")];
    assert_eq!(found(&city(&four, ""), code::IMPOSSIBLE.name), ["002.md", "003.md", "004.md"]);
}

#[test]
fn other_numbers_are_not() {
    let sheets = [
        ("001", "R2-1"),
        ("002", "R2-01"),
        ("003", "1-1-1"),
        ("004", "A-01"),
        ("005", "A-1"),
        ("006", "a-1"),
    ];
    assert_eq!(found(&city(&sheets, ""), code::IMPOSSIBLE.name), Vec::<String>::new());
}

#[test]
fn a_plan_names_and_exempts_a_sheet_in_any_spelling() {
    let named = "改革項目: { 'No.1': 総務部, '２': 北区, 'R2-1': 北区 }\n";
    let sheets = [("001", "１"), ("002", "002"), ("r2-1", "Ｒ２－１")];
    assert_eq!(found(&city(&sheets, named), code::NO_RECORD.name), Vec::<String>::new());
    let missing = [("001", "１")];
    assert_eq!(found(&city(&missing, named), code::NO_RECORD.name).len(), 1);
    let twice = "改革項目: { 'No.1': 総務部, '01': 北区 }\n";
    assert_eq!(found(&city(&missing, twice), code::DUPLICATE_KEY.name), ["_program.yaml"]);
    let exempt = "対象外: [{ 番号: ['No.1'], 理由: 別に公表する }]\n";
    let tree = city(&[("001", "００１")], exempt);
    assert!(page(&tree, "status/ledger.csv").contains(",exempt,"));
}

#[test]
fn a_number_that_says_so_is_shown_as_it_was_typed() {
    for (typed, shown) in
        [("No.45", "No.45 "), ("№45", "№45 "), ("045", "No.045 "), ("４５", "No.４５ ")]
    {
        let html = page(&city(&[("045", typed)], ""), "reforms/plan/045/index.html");
        let title = html.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
        assert!(title.starts_with(shown), "{typed}: {title}");
        assert!(!html.contains("No.No.") && !html.contains("No.№"), "{typed}");
    }
}
