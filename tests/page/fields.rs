//! Fields that a city declares, as the page and the form of a sheet show them: those that have something in common
//! stand together.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use jiff::civil::date;
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::Tree;
use snapbox::{Assert, Data};

fn build() -> BTreeMap<String, String> {
    let tree = Tree::from_fixture(include_str!("fields/city.txt"));
    let checked = site::read(&tree, date(2015, 4, 1));
    assert!(!checked.has_errors(), "{:#?}", checked.findings);
    let sink = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &sink).unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    sink.into_files().into_iter().map(|(path, it)| (path.to_string(), text(it))).collect()
}

/// A page from the first of its fields on, a line for each tag that begins one.
fn own_part(page: &str, first: &str) -> String {
    let main = &page
        [page.find(first).unwrap()..page.find("<section class=\"contact\"").unwrap_or(page.len())];
    let main = main.split_once("</main>").map_or(main, |it| it.0);
    main.replace("<td", "\n  <td").replace("</thead>", "\n</thead>")
}

#[test]
fn fields_stand_with_those_that_they_belong_to() {
    let files = build();
    for (file, first, expected) in [
        ("reforms/plan/1/index.html", "概要</h2>", "sheet"),
        ("reforms/plan/1/form/index.html", "<table class=\"text\"", "form"),
    ] {
        let path = format!("tests/page/fields/{expected}.html");
        let expected = Data::read_from(path.as_ref(), None);
        Assert::new().action_env("SNAPSHOTS").eq(own_part(&files[file], first), expected.raw());
    }
}
