//! Reform sheet No. 45 as the city published it: every cell of the form stands on its page, word
//! for word.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;

use kohyo::page::{self, Site};
use kohyo::record;
use kohyo::site;
use kohyo::source;
use kohyo::theme::Theme;
use kohyo::words::{Language, Words};

/// The form, as a table in Markdown.
const FORM: &str = include_str!("seed/reform-sheet-045.txt");

#[test]
fn every_cell_of_the_form_stands_on_the_page() {
    let html = unescaped(&sheet("reforms/gyokaku-2013/045/"));
    let missing: Vec<&str> = cells().filter(|it| !html.contains(it)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

#[test]
fn every_cell_of_the_form_stands_on_the_page_of_the_form() {
    let html = unescaped(&sheet("reforms/gyokaku-2013/045/form/"));
    let missing: Vec<&str> = cells().filter(|it| !html.contains(it)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}

/// The text of each cell, and the line above the table.
fn cells() -> impl Iterator<Item = &'static str> {
    let cells = FORM.lines().flat_map(|line| line.split('|')).map(str::trim);
    cells.filter(|it| !it.is_empty() && !it.chars().all(|c| c == '-'))
}

#[test]
fn the_form_has_the_cells_that_are_looked_for() {
    let cells: Vec<&str> = cells().collect();
    assert_eq!(cells.len(), 78);
    for cell in ["重点改革項目Ⅱ 市民との真のパートナーシップの形成", "No.", "下半期 (10~3月)"]
    {
        assert!(cells.contains(&cell), "{cell}");
    }
}

/// A page of the sample city.
fn sheet(address: &str) -> String {
    let tree = source::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let day = record::settings(&tree).unwrap().as_of.unwrap().date;
    let checked = site::read(&tree, day);
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = Words::new(Language::Ja);
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let theme = Theme::new(&tree, &site).unwrap();
    let pages = page::pages(&site);
    let page = pages.iter().find(|it| it.route.address.as_str() == address).unwrap();
    theme.render(page, &site).unwrap()
}

/// The text without the readings over its words.
fn unescaped(html: &str) -> String {
    let mut parts = html.split("<rp>（</rp>");
    let first = parts.next().unwrap_or_default().to_owned();
    let rest = |it: &str| it.split_once("</ruby>").map(|(_, after)| after.to_owned());
    let html: String = std::iter::once(first).chain(parts.filter_map(rest)).collect();
    let html = html.replace("<ruby>", "");
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
