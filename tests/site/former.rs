//! Addresses that were published once: `former/CASE.city` lays files over the base city of the rules, and `CASE.txt` is
//! what is then said of former addresses and where each leads.
//!
//! The city was published as it is in `base.city`, with the files below `before/` laid over it, unless a case has a
//! list of its own (`ledger/files.sha256`). An empty file stands for one that is not there.
//!
//! `SNAPSHOTS=overwrite cargo test --test site former` writes the expectations anew; read the difference before you
//! commit it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use kohyo::diagnostic::{Style, code, render};
use kohyo::output::Memory;
use kohyo::record;
use kohyo::site::{self, Checked};
use kohyo::source::{Content, File, Tree};
use kohyo::words::{Language, Words};
use sha2::{Digest, Sha256};
use snapbox::{Assert, Data};

const FOLDER: &str = "tests/site/former";
const LIST: &str = "ledger/files.sha256";

type Site = BTreeMap<String, Vec<u8>>;

/// A city, and what was published of it before.
struct Case {
    tree: Tree,
    published: Vec<String>,
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|it| panic!("{path}: {it}"))
}

/// Files laid over others.
fn laid_over(base: &Tree, over: Vec<File>) -> Tree {
    let over = Tree::new(over);
    let kept = base.files().iter().filter(|it| over.file(&it.path).is_none());
    let files: Vec<File> = kept.chain(over.files()).cloned().collect();
    Tree::new(files.into_iter().filter(|it| it.text() != Some("")).collect())
}

fn check(tree: &Tree) -> Checked {
    let day = record::settings(tree).expect("settings").as_of.expect("a day").date;
    site::check(tree, day)
}

fn build(tree: &Tree, checked: &Checked) -> Site {
    let memory = Memory::default();
    site::build(tree, checked.public().expect("records"), &checked.routes, &memory)
        .expect("a site");
    memory.into_files().into_iter().map(|(path, it)| (path.to_string(), it)).collect()
}

/// The list of the files of a site, as `sha256sum` prints it.
fn list(site: &Site) -> String {
    site.iter().fold(String::new(), |mut list, (path, bytes)| {
        for byte in Sha256::digest(bytes) {
            write!(list, "{byte:02x}").expect("a string");
        }
        writeln!(list, "  {path}").expect("a string");
        list
    })
}

impl Case {
    fn new(fixture: &str) -> Self {
        let base = Tree::from_fixture(&read("tests/rules/base.city"));
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for file in Tree::from_fixture(fixture).files() {
            match file.path.strip_prefix("before/") {
                Some(path) => before.push(File::new(path, file.content.clone())),
                None => after.push(file.clone()),
            }
        }
        let before = laid_over(&base, before);
        let after = laid_over(&before, after);
        if let Some(text) = after.text(LIST) {
            let paths = text.lines().filter_map(|it| Some(it.split_once("  ")?.1.to_owned()));
            return Self { published: paths.collect(), tree: after };
        }
        let site = build(&before, &check(&before));
        let published = File::new(LIST, Content::Text(list(&site).into()));
        let tree = laid_over(&after, vec![published]);
        Self { published: site.into_keys().collect(), tree }
    }
}

fn cases() -> Vec<PathBuf> {
    let files = fs::read_dir(FOLDER).expect("cases").map(|it| it.expect("a file").path());
    let mut cases: Vec<PathBuf> =
        files.filter(|it| it.extension().is_some_and(|ending| ending == "city")).collect();
    cases.sort();
    cases
}

/// What is said of former addresses.
fn said(case: &Case, checked: &Checked, language: Language) -> String {
    let words = Words::new(language);
    let codes = [
        &code::LOST_ADDRESS,
        &code::FORMER_ADDRESS,
        &code::PUBLISHED_LIST,
        &code::MOVED_LINK,
        &code::DEAD_LINK,
        &code::SAME_ADDRESS,
    ];
    let is_meant = |it: &&kohyo::diagnostic::Diagnostic| {
        codes.contains(&it.code) || it.code.family == code::Family::Reading
    };
    let findings = checked.findings.iter().filter(is_meant);
    let drawn = |it| render(it, case.tree.text(&it.place.file), &words, Style::Plain) + "\n";
    findings.map(drawn).collect()
}

/// The text between two others, without tags.
fn between(page: &str, start: &str, end: &str) -> String {
    let from = page.find(start).map(|it| it + start.len()).unwrap_or_default();
    let text = &page[from..from + page[from..].find(end).unwrap_or_default()];
    let mut parts = text.split('<').map(|it| it.rsplit_once('>').map_or(it, |(_, text)| text));
    let plain: String = parts.by_ref().collect::<Vec<_>>().join(" ");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where each former address leads, and what stands where something was withdrawn.
fn outcome(checked: &Checked, site: &Site) -> String {
    let mut text = String::new();
    for redirect in checked.routes.redirects() {
        let kind = if redirect.has_page { "" } else { " (no page)" };
        writeln!(text, "/{} -> /{}{kind}", redirect.from, redirect.to).expect("a string");
    }
    for (path, bytes) in site {
        let page = String::from_utf8_lossy(bytes);
        if page.contains("noindex") && !page.contains("http-equiv=\"refresh\"") {
            let main = between(&page, "<main", "</main>");
            writeln!(text, "/{path}: {main}").expect("a string");
        }
    }
    text
}

/// Whether somebody may have written down the way to a file. A feed goes with its page, or with the address of the site, and
/// so does a record as data beside its page.
fn must_stay(path: &str) -> bool {
    if path.ends_with("/atom.xml") || path.ends_with("/data.json") {
        return false;
    }
    let passing = ["_redirects", "assets/", "search/index/", "sitemap", "robots.txt", "404.html"];
    !passing.iter().any(|it| path.strip_prefix("en/").unwrap_or(path).starts_with(it))
}

#[test]
fn each_former_address_leads_somewhere_or_is_an_error() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    for path in cases() {
        let case = Case::new(&read(path.to_str().expect("a name")));
        let checked = check(&case.tree);
        let site = build(&case.tree, &checked);
        let text = said(&case, &checked, Language::Ja) + &outcome(&checked, &site);
        assert.eq(text, Data::read_from(&path.with_extension("txt"), None));
        // Nothing vanishes without a word.
        let is_led = |path: &str| {
            let address = path.strip_suffix("index.html").unwrap_or(path);
            checked.routes.redirect(address).is_some()
                || checked.routes.gone().iter().any(|gone| gone.address == address)
        };
        let lost: Vec<&String> = case
            .published
            .iter()
            .filter(|it| must_stay(it) && !site.contains_key(*it) && !is_led(it))
            .collect();
        let is_told = checked.findings.iter().any(|it| it.code == &code::LOST_ADDRESS);
        let is_broken = checked.findings.iter().any(|it| it.code == &code::PUBLISHED_LIST);
        assert!(lost.is_empty() || is_told || is_broken, "{}: {lost:?}", path.display());
    }
}

#[test]
fn what_is_said_of_former_addresses_is_said_in_english_too() {
    for path in cases() {
        let case = Case::new(&read(path.to_str().expect("a name")));
        let text = said(&case, &check(&case.tree), Language::En);
        assert!(!text.contains("{$"), "{}: a fact is missing: {text}", path.display());
        for name in ["lost-address", "former-address", "published-list", "moved-link"] {
            assert!(!text.contains(&format!(": {name}\n")), "{}: no English", path.display());
        }
    }
}

/// A case by its name, checked and built.
fn built(name: &str) -> (Checked, Site) {
    let case = Case::new(&read(&format!("{FOLDER}/{name}.city")));
    let checked = check(&case.tree);
    let site = build(&case.tree, &checked);
    (checked, site)
}

fn text<'s>(site: &'s Site, path: &str) -> &'s str {
    std::str::from_utf8(site.get(path).unwrap_or_else(|| panic!("{path}"))).expect("a text")
}

/// A page that does not change with the style sheet.
fn without_hash(page: &str) -> String {
    let (before, after) = page.split_once("assets/theme.").expect("a style sheet");
    let (_, after) = after.split_once(".css").expect("a style sheet");
    format!("{before}assets/theme.HASH.css{after}")
}

#[test]
fn pages_at_former_addresses_are_whole_pages_of_the_theme() {
    let assert = Assert::new().action_env("SNAPSHOTS");
    let moved = built("sheet-renamed-said").1;
    let withdrawn = built("sheet-withdrawn").1;
    for (site, path, expected) in [
        (&moved, "reforms/plan/001/index.html", "moved.html"),
        (&moved, "en/reforms/plan/001/form/index.html", "moved-form.en.html"),
        (&withdrawn, "reforms/plan/001/index.html", "withdrawn.html"),
        (&withdrawn, "en/reforms/plan/001/form/index.html", "withdrawn-form.en.html"),
    ] {
        let expected = PathBuf::from(FOLDER).join(expected);
        let page = without_hash(text(site, path));
        assert.eq(Data::text(page).raw(), Data::read_from(&expected, None).raw());
    }
}

#[test]
fn a_former_address_leads_to_a_file_of_the_site_and_is_in_no_list_for_search_engines() {
    for path in cases() {
        let (checked, site) = built(path.file_stem().and_then(|it| it.to_str()).expect("a name"));
        let listed = site.get("sitemap.xml").map(|it| String::from_utf8_lossy(it).into_owned());
        let listed = listed.unwrap_or_default();
        let is_listed = |address: &str| {
            listed.contains(&format!("<loc>https://www.example.jp/{address}</loc>"))
        };
        for redirect in checked.routes.redirects() {
            let file = |address: &str| {
                let is_folder = address.is_empty() || address.ends_with('/');
                if is_folder { format!("{address}index.html") } else { address.to_owned() }
            };
            assert!(site.contains_key(&file(&redirect.to)), "{}: {redirect:?}", path.display());
            assert_eq!(site.contains_key(&file(&redirect.from)), redirect.has_page, "{redirect:?}");
            assert!(!is_listed(&redirect.from), "{}: {redirect:?}", path.display());
            if !redirect.has_page {
                continue;
            }
            // What the browser follows by itself, from where the page is.
            let page = text(&site, &file(&redirect.from));
            let refresh = between(page, "content=\"0; url=", "\"");
            let mut folders: Vec<&str> = redirect.from.split('/').collect();
            folders.pop();
            let mut rest = refresh.as_str();
            while let Some(above) = rest.strip_prefix("../") {
                folders.pop();
                rest = above;
            }
            assert_eq!(folders.join("/"), "", "{redirect:?}: {refresh}");
            assert_eq!(rest.trim_start_matches("./"), redirect.to, "{redirect:?}: {refresh}");
        }
        for (path, bytes) in &site {
            let is_unlisted = String::from_utf8_lossy(bytes).contains("content=\"noindex\"");
            let address = path.strip_suffix("index.html").unwrap_or(path);
            assert!(!is_unlisted || !is_listed(address), "{path}");
        }
    }
}

#[test]
fn what_was_withdrawn_is_in_no_file_but_its_own_pages() {
    let (checked, site) = built("sheet-withdrawn");
    let own = ["reforms/plan/001/", "en/reforms/plan/001/"];
    // That it was withdrawn is news.
    let news = ["index.html", "news/index.html", "news/atom.xml"]
        .map(|it| [it.to_owned(), format!("en/{it}")]);
    for (path, bytes) in &site {
        let says = String::from_utf8_lossy(bytes).contains("窓口の待ち時間の短縮");
        let may = own.iter().any(|it| path.starts_with(it)) || news.as_flattened().contains(path);
        assert_eq!(says, may, "{path}");
    }
    let contents = kohyo::record_content::contents(checked.public().expect("records"));
    let records = kohyo::publish::records(&contents);
    assert!(!records.contains_key("sheet/plan/001"));
    // What it owes no more is told with the reason, and what it did not publish in time is not.
    let ledger = text(&site, "status/ledger.csv");
    assert!(ledger.contains("overdue"), "{ledger}");
    let to_come = built("sheet-withdrawn-later").1;
    assert!(text(&to_come, "reforms/plan/001/index.html").contains("予約の仕組みを業者と決め"));
}
