//! The forms (様式): laid out as on paper, every cell tied to its heads, for every city's form.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::{self, Content, Tree};
use snapbox::{Assert, Data};

mod html;

use html::{Cell, Table};

const LATE: Date = date(2015, 7, 31);
const SAMPLE: &str = "reforms/gyokaku-2013/045/form/index.html";
const BOOK: &str = "reforms/gyokaku-2013/book/index.html";

/// The sample city and those of `tests/sites`.
fn cities() -> Vec<PathBuf> {
    let sites = fs::read_dir("tests/sites").unwrap();
    let mut roots: Vec<_> = sites.map(|it| it.unwrap().path().join("in")).collect();
    roots.sort();
    roots.insert(0, PathBuf::from("."));
    roots
}

/// The pages of a city, by file.
fn pages(tree: &Tree) -> BTreeMap<String, String> {
    let settings = kohyo::record::settings(tree).unwrap();
    let day = settings.as_of.map_or(LATE, |it| it.date);
    let checked = site::read(tree, day);
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    let memory = Memory::default();
    site::build(tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
    memory.into_files().into_iter().map(|(path, it)| (path.to_string(), text(it))).collect()
}

/// The pages of each city as it is.
static CITIES: LazyLock<BTreeMap<PathBuf, BTreeMap<String, String>>> = LazyLock::new(|| {
    let pages = |root: &PathBuf| pages(&source::read(root).unwrap());
    cities().into_iter().map(|root| (root.clone(), pages(&root))).collect()
});

fn city(root: &Path) -> &'static BTreeMap<String, String> {
    &CITIES[root]
}

/// Whether a file is a form or a book.
fn is_form(path: &str) -> bool {
    path.ends_with("/form/index.html") || path.ends_with("/book/index.html")
}

/// The forms and the books of a city.
fn forms(root: &Path) -> impl Iterator<Item = (&'static String, &'static String)> {
    city(root).iter().filter(|(path, _)| is_form(path))
}

/// The cells of a table with all that is read out before each.
fn read_out(tables: &[Table]) -> String {
    let mut out = String::new();
    for table in tables {
        let names: BTreeMap<&str, &str> =
            table.cells().filter(|it| it.head).map(|it| (&*it.id, &*it.text)).collect();
        writeln!(out, "# {}", table.caption).unwrap();
        for cell in table.cells().filter(|it| !it.head) {
            let heads: Vec<&str> = cell.headers.iter().map(|it| names[it.as_str()]).collect();
            writeln!(out, "{}\n    {}", heads.join(" / "), cell.text).unwrap();
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_sample_sheet_is_laid_out_as_on_paper() {
    let form = &city(".".as_ref())[SAMPLE];
    let expected = Data::read_from(Path::new("tests/page/form/045.txt"), None);
    Assert::new().action_env("SNAPSHOTS").eq(read_out(&html::tables(form)), expected);
}

#[test]
fn every_cell_names_the_heads_beside_and_above_it() {
    for root in cities() {
        let mut cells = 0;
        for (path, form) in forms(&root) {
            for table in html::tables(form) {
                assert!(!table.caption.trim().is_empty(), "{path}: a table without a caption");
                for (cell, heads) in table.heads() {
                    let named: BTreeSet<&str> = cell.headers.iter().map(|it| &**it).collect();
                    let place = format!("{path}: {}: {}", table.caption, cell.text);
                    assert_eq!(named, heads, "{place}");
                    assert!(!cell.text.trim().is_empty(), "{place}: an empty cell");
                    cells += 1;
                }
            }
        }
        let records = ["content/reforms", "content/charters"];
        let has_records = records.iter().any(|it| root.join(it).is_dir());
        assert_eq!(cells > 0, has_records, "{}", root.display());
    }
}

#[test]
fn tables_are_whole_and_say_how_columns_stand_together() {
    for root in cities() {
        for (path, form) in forms(&root) {
            for table in html::tables(form) {
                let widths: HashSet<usize> = table.widths().into_iter().collect();
                assert_eq!(widths.len(), 1, "{path}: {}: {widths:?}", table.caption);
                assert!(widths.contains(&table.columns), "{path}: {}", table.caption);
                for cell in table.cells().filter(|it| it.scope == "colgroup") {
                    assert!(table.groups.contains(&cell.col_span), "{path}: {}", cell.text);
                }
            }
        }
    }
}

#[test]
fn ids_are_unique_on_every_page_also_in_a_book() {
    for root in cities() {
        for (path, form) in forms(&root) {
            let mut seen = HashSet::new();
            for id in html::values(form, "id") {
                assert!(seen.insert(id), "{path}: {id} twice");
            }
            for id in html::values(form, "aria-labelledby") {
                assert!(seen.contains(id), "{path}: no {id}");
            }
        }
    }
}

#[test]
fn a_book_has_every_sheet_once_and_a_link_with_their_number() {
    for root in cities() {
        let pages = city(&root);
        let books = pages.iter().filter(|(it, _)| it.ends_with("/book/index.html"));
        // The link is looked for in the words of the main language.
        for (path, book) in books.filter(|(it, _)| it.starts_with("reforms/")) {
            let plan = path.strip_suffix("book/index.html").unwrap();
            // A former address leads on to the page of today.
            let is_page = |html: &str| !html.contains("http-equiv=\"refresh\"");
            let sheets: Vec<&str> = pages
                .iter()
                .filter(|(_, html)| is_page(html))
                .filter_map(|(it, _)| it.strip_prefix(plan)?.strip_suffix("/form/index.html"))
                .collect();
            assert!(!sheets.is_empty(), "{path}");
            for slug in &sheets {
                assert_eq!(book.matches(&format!(" id=\"s_{slug}\"")).count(), 1, "{path}: {slug}");
                assert_eq!(
                    book.matches(&format!("href=\"#s_{slug}\"")).count(),
                    1,
                    "{path}: {slug}"
                );
            }
            let link = format!("（{}枚）</a>", sheets.len());
            assert!(pages[&format!("{plan}index.html")].contains(&link), "{path}: {link}");
        }
    }
}

#[test]
fn a_sheet_and_its_form_are_linked_both_ways() {
    let pages = city(".".as_ref());
    assert!(pages["reforms/gyokaku-2013/045/index.html"].contains("045/form/\""));
    assert!(pages[SAMPLE].contains("reforms/gyokaku-2013/045/\""));
}

/// The sample city with other settings.
fn with_settings(more: &str) -> Tree {
    let mut files = source::read(".".as_ref()).unwrap().files().to_vec();
    // What was published under other settings is no matter here.
    files.retain(|it| !it.path.starts_with("ledger/"));
    let settings = files.iter_mut().find(|it| it.path == "kohyo.yaml").unwrap();
    settings.content = Content::Text(format!("{}{more}", settings.text().unwrap()).into());
    Tree::new(files)
}

#[test]
fn a_city_can_do_without_forms() {
    let pages = pages(&with_settings("forms: false\n"));
    assert!(pages.keys().all(|it| !it.contains("/form/") && !it.contains("/book/")));
    assert!(pages.values().all(|it| !it.contains("/form/\"") && !it.contains("/book/\"")));
}

#[test]
fn years_that_do_not_fit_side_by_side_stand_in_tables_of_their_own() {
    let form = &city("tests/sites/kizu/in".as_ref())["reforms/kodo-4/R2-1/form/index.html"];
    let tables = html::tables(form);
    let course: Vec<&Table> = tables.iter().filter(|it| it.kind == "course").collect();
    let heads = |table: &Table, text: &str| table.cells().any(|it: &Cell| it.text == text);
    assert_eq!(course.len(), 2);
    assert!(heads(course[0], "現状") && !heads(course[0], "最終目標"));
    assert!(!heads(course[1], "現状") && heads(course[1], "最終目標"));
    assert!(course[0].caption.contains("令和2年度から令和4年度"), "{}", course[0].caption);
}

#[test]
fn no_reading_stands_over_the_words_of_a_form() {
    let pages = city(".".as_ref());
    assert!(pages["reforms/gyokaku-2013/045/index.html"].contains("<ruby>"));
    for (path, form) in pages.iter().filter(|(it, _)| is_form(it)) {
        assert!(!form.contains("<ruby>"), "{path}");
    }
}

#[test]
fn links_in_texts_lead_where_they_lead_from_the_page_for_reading() {
    let mut files = source::read(".".as_ref()).unwrap().files().to_vec();
    let sheet = files.iter_mut().find(|it| it.path.ends_with("gyokaku-2013/045.md")).unwrap();
    let links = "・全庁で[図](map.pdf)・[次](../047/)・[外](https://example.jp/)・[一覧](/sheets/)";
    let text = sheet.text().unwrap().replace("・全庁(23部・区)でサービス憲章", links);
    sheet.content = Content::Text(text.into());
    let pages = pages(&Tree::new(files));
    for (path, to_sheet) in [
        (SAMPLE, "../../../../reforms/gyokaku-2013/045/"),
        (BOOK, "../../../reforms/gyokaku-2013/045/"),
    ] {
        let top = to_sheet.strip_suffix("reforms/gyokaku-2013/045/").unwrap();
        for href in [
            format!("{to_sheet}map.pdf"),
            format!("{to_sheet}../047/"),
            "https://example.jp/".to_owned(),
            format!("{top}sheets/"),
        ] {
            assert!(pages[path].contains(&format!("<a href=\"{href}\"")), "{path}: {href}");
        }
    }
}

#[test]
fn a_field_that_the_form_does_not_have_is_on_no_page_and_missed_on_none() {
    let pages = city("tests/sites/hagino/in".as_ref());
    let read = |path: &str| &pages[path];
    for sheet in ["01", "02"] {
        for path in [format!("{sheet}/index.html"), format!("{sheet}/form/index.html")] {
            let page = read(&format!("reforms/taiko-27/{path}"));
            let page = page.replace("公表状況", "");
            for word in ["状況", "対応策", "今後の方針", "次期計画での扱い", "現状と課題"]
            {
                assert!(!page.contains(word), "{path}: {word}");
            }
            assert!(page.contains("半期ごとの取組") && page.contains("評価内容"), "{path}");
        }
    }
    assert!(!read("reforms/taiko-27/01/index.html").contains("記載なし"));
    assert!(!read("reforms/taiko-27/01/form/index.html").contains("記載なし"));
    let charter = read("charters/2016/shimin-ka/index.html");
    assert!(charter.contains("<small>実績</small>"), "{charter}");
    // What the page says first, it says in its own words.
    let charter = &charter[charter.find("</section>").unwrap()..];
    for word in ["結果</b>", "目標：", "標語", "記載なし"] {
        assert!(!charter.contains(word), "{word}");
    }
    assert!(!read("charters/2016/index.html").contains("標語"));
    assert!(!read("sheets/index.html").contains("<th scope=\"col\">状況</th>"));
    assert!(!pages.contains_key("reforms/taiko-27/status/index.html"));
}
