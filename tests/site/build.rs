//! What a build makes of a city, whole sites at a time and in memory.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;
use std::time::Duration;

use jiff::civil::{Date, date};
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::{self, Content, Tree};

/// The files of a site, by address.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

const LATE: Date = date(2015, 7, 31);

/// The sample city and those of `tests/sites`.
pub(super) fn cities() -> Vec<PathBuf> {
    let sites = fs::read_dir("tests/sites").unwrap();
    let mut roots: Vec<_> = sites.map(|it| it.unwrap().path().join("in")).collect();
    roots.sort();
    assert!(roots.len() > 8);
    roots.insert(0, PathBuf::from("."));
    roots
}

pub(super) fn build(tree: &Tree, day: Date) -> Files {
    let checked = site::read(tree, day);
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    let memory = Memory::default();
    site::build(tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    memory.into_files().into_iter().map(|(path, it)| (path.to_string(), it)).collect()
}

/// The cities, each on its own day.
static SITES: LazyLock<BTreeMap<PathBuf, Files>> =
    LazyLock::new(|| cities().into_iter().map(|root| (root.clone(), site(&root))).collect());

/// A city on its own day, built anew.
fn site(root: &Path) -> Files {
    let tree = source::read(root).unwrap();
    let settings = kohyo::record::settings(&tree).unwrap();
    build(&tree, settings.as_of.map_or(LATE, |it| it.date))
}

/// The small city of the mistakes, with one text in each of its files changed for another.
fn small(changes: &[(&str, &str, &str)]) -> Tree {
    let mut files = source::read("tests/mistakes/city".as_ref()).unwrap().files().to_vec();
    for (path, from, to) in changes {
        let file = files.iter_mut().find(|it| it.path == *path).unwrap();
        let text = file.text().unwrap();
        assert_eq!(text.matches(from).count(), 1, "{from:?} stands once in {path}");
        file.content = Content::Text(text.replace(from, to).into());
    }
    Tree::new(files)
}

/// The addresses of the files that a text stands in.
fn holders<'a>(files: &'a Files, text: &str) -> Vec<&'a str> {
    let holds = |it: &[u8]| it.windows(text.len()).any(|window| window == text.as_bytes());
    files.iter().filter(|(_, it)| holds(it)).map(|(path, _)| path.as_str()).collect()
}

/// Compares without printing megabytes.
fn assert_same(one: &Files, other: &Files, name: &str) {
    let differs = |it: &&String| one.get(*it) != other.get(*it);
    let addresses: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    let different: Vec<_> = addresses.into_iter().filter(differs).collect();
    assert!(different.is_empty(), "{name}: {different:?}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let with = |threads, root: &Path| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| site(root))
    };
    for root in cities() {
        assert_same(&with(1, &root), &with(8, &root), &root.display().to_string());
    }
}

#[test]
fn the_time_of_building_changes_nothing() {
    LazyLock::force(&SITES);
    thread::sleep(Duration::from_millis(1_100));
    for (root, first) in &*SITES {
        assert_same(first, &site(root), &root.display().to_string());
    }
}

#[test]
fn a_report_is_in_no_file_before_its_day() {
    let tree = small(&[]);
    for (text, day) in [
        ("西区で試行の準備を終えた。", date(2013, 10, 25)),
        ("西区で342件を交付した。", date(2014, 4, 28)),
        ("東区の開始が予定より3か月遅れた。", date(2014, 10, 30)),
        ("広報紙と回覧板で周知し、下半期の件数で補う。", date(2014, 10, 30)),
        ("試行の交付件数が計画を上回った。", date(2014, 5, 29)),
        ("東区の開始が遅れ、件数が計画を下回った。", date(2015, 5, 28)),
        ("両区で休日の交付が定着した。", date(2015, 5, 28)),
        ("平成27年度以降も継続する。", date(2015, 5, 28)),
    ] {
        let before = build(&tree, day.yesterday().unwrap());
        assert_eq!(holders(&before, text), Vec::<&str>::new(), "{text}");
        assert!(!holders(&build(&tree, day), text).is_empty(), "{text}");
    }
}

#[test]
fn a_draft_is_in_no_file() {
    let sheet = "content/reforms/plan/001.md";
    let charter = "content/charters/2014/nishi-ku.md";
    let page = "content/pages/about.md";
    let ready = build(&small(&[]), LATE);
    for (file, from, texts) in [
        (sheet, "番号: 1\n改革項目", ["証明書の休日交付", "日曜日の午前に、証明書を交付"]),
        (charter, "部署: 西区\n", ["笑顔と正確", "証明書を10分以内に交付します。"]),
        (page, "題名: このサイトについて\n", ["四半期ごとに公表しています", "四半期ごとに"]),
    ] {
        let tree = small(&[(file, from, &format!("下書き: true\n{from}"))]);
        let draft = build(&tree, LATE);
        let address = file.replace("content/", "").replace("pages/", "");
        let address = address.replace(".md", "/index.html");
        assert!(ready.contains_key(&address) && !draft.contains_key(&address), "{address}");
        for text in texts {
            assert!(!holders(&ready, text).is_empty(), "{text}");
            assert_eq!(holders(&draft, text), Vec::<&str>::new(), "{text}");
        }
    }
}

#[test]
fn attachments_are_copied_byte_for_byte() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build-attachments");
    let _ = fs::remove_dir_all(&root);
    for file in small(&[]).files() {
        let path = root.join(&file.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, file.bytes().unwrap()).unwrap();
    }
    let every_byte: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let shift_jis = b"\x93\x8c\x8b\xe6,\x90\xbc\x8b\xe6\r\n";
    let cases: [(&str, &str, &[u8]); 6] = [
        ("reforms/plan/map.pdf", "reforms/plan/map.pdf", &every_byte),
        ("reforms/plan/001/photo.JPG", "reforms/plan/001/photo.JPG", b"\xff\xd8\xff"),
        ("charters/2014/wards.csv", "charters/2014/wards.csv", shift_jis),
        ("pages/about/logo.png", "about/logo.png", b"\x89PNG\r\n\x1a\n"),
        ("top.ZIP", "top.ZIP", b"\0"),
        ("empty.pdf", "empty.pdf", b""),
    ];
    for (path, _, bytes) in cases {
        let path = root.join("content").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let files = build(&source::read(&root).unwrap(), LATE);
    for (_, address, bytes) in cases {
        assert!(files.get(address).is_some_and(|it| it == bytes), "{address}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let mut links = 0;
    let mut wrong = Vec::new();
    for (root, files) in &*SITES {
        let tree = source::read(root).unwrap();
        let base = kohyo::record::settings(&tree).unwrap().base_url;
        let pages = scanned(files);
        for (address, page) in &pages {
            let attributes = page.tags.iter().flat_map(|it| &it.attributes);
            for (name, link) in attributes.filter(|(it, _)| matches!(it.as_str(), "href" | "src")) {
                let Some((target, fragment)) = target(address, link, &base) else {
                    continue;
                };
                links += 1;
                let leads = match (files.contains_key(&target), fragment) {
                    (exists, None) => exists,
                    (_, Some(id)) => {
                        pages.get(&target).is_some_and(|it| it.ids().any(|known| known == id))
                    }
                };
                if !leads {
                    wrong.push(format!("{}: {address}: {name}={link}", root.display()));
                }
            }
        }
    }
    assert!(links > 3_000, "{links} links");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_page_is_well_made() {
    let mut wrong = Vec::new();
    for (root, files) in &*SITES {
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        for (address, page) in scanned(files) {
            let mut note = |it: String| wrong.push(format!("{}: {address}: {it}", root.display()));
            for name in ["html", "head", "title", "body", "main", "h1"] {
                let count = page.count(name);
                if count != 1 {
                    note(format!("{count} <{name}>"));
                }
            }
            let html = page.tags.iter().find(|it| it.name == "html");
            if html.and_then(|it| it.get("lang")).is_none_or(str::is_empty) {
                note("no lang".to_owned());
            }
            if page.title.trim().is_empty() {
                note("an empty title".to_owned());
            }
            // All pages that lead on say the same: nobody stays on one.
            let leads_on = page.tags.iter().any(|it| it.get("http-equiv") == Some("refresh"));
            if let Some(other) = titles.insert(page.title.clone(), address.clone())
                && !leads_on
            {
                note(format!("the title of {other}: {}", page.title));
            }
            let mut ids = BTreeSet::new();
            page.ids().filter(|it| !ids.insert(*it)).for_each(|it| note(format!("id {it} twice")));
            for tag in &page.tags {
                for name in
                    ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"]
                {
                    let named = tag.get(name).unwrap_or_default().split_whitespace();
                    named
                        .filter(|it| !ids.contains(it))
                        .for_each(|it| note(format!("{name}={it}")));
                }
                if tag.name == "img" && tag.get("alt").is_none() {
                    note("a picture without alt".to_owned());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A page as a browser would first see it.
struct Scanned {
    tags: Vec<Tag>,
    title: String,
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Scanned {
    fn count(&self, name: &str) -> usize {
        self.tags.iter().filter(|it| it.name == name).count()
    }

    fn ids(&self) -> impl Iterator<Item = &str> {
        self.tags.iter().filter_map(|it| it.get("id"))
    }
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|it| it.0 == name).map(|it| it.1.as_str())
    }
}

fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "html")
}

fn scanned(files: &Files) -> BTreeMap<String, Scanned> {
    let pages = files.iter().filter(|(path, _)| is_page(path));
    pages.map(|(path, it)| (path.clone(), scan(std::str::from_utf8(it).unwrap()))).collect()
}

/// Every opening tag. Text and attributes have no bare `<`, and attributes no bare `"`, for kohyo
/// escapes them.
fn scan(html: &str) -> Scanned {
    let mut tags = Vec::new();
    for (start, _) in html.match_indices('<') {
        let rest = &html[start + 1..];
        if rest.starts_with(['/', '!']) {
            continue;
        }
        let name = rest.find([' ', '\n', '>', '/']).unwrap();
        tags.push(Tag { name: rest[..name].to_owned(), attributes: attributes(&rest[name..]) });
    }
    let title = html.split_once("<title>").and_then(|it| it.1.split_once("</title>"));
    Scanned { tags, title: title.unwrap_or_default().0.to_owned() }
}

fn attributes(mut rest: &str) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == '/');
        let end = rest.find(['=', ' ', '\n', '>']).unwrap();
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            return attributes;
        }
        let quoted = after.strip_prefix("=\"").map(|it| it.split_once('"').unwrap());
        let (value, after) = quoted.unwrap_or(("", after));
        assert!(!after.starts_with('='), "an attribute without quotes: {name}{after:.20}");
        attributes.push((name.to_owned(), unescaped(value)));
        rest = after;
    }
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#x27;", "'").replace("&#39;", "'").replace("&#x2F;", "/").replace("&amp;", "&")
}

/// The file that a link leads to, and the id there; none when it leaves the site.
fn target(from: &str, link: &str, base: &str) -> Option<(String, Option<String>)> {
    // example.jp/kaikaku/ → /kaikaku/
    let top =
        base.split_once("://").map_or("/", |(_, it)| it.find('/').map_or("/", |at| &it[at..]));
    let link = link.strip_prefix(base).map_or_else(|| link.to_owned(), |it| format!("{top}{it}"));
    let (path, fragment) = match link.split_once('#') {
        Some((path, id)) => (path, Some(decoded(id))),
        None => (link.as_str(), None),
    };
    let scheme = path.find(':').is_some_and(|at| !path[..at].contains('/'));
    if scheme || path.starts_with("//") {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    let path = decoded(path);
    let mut path = path.as_str();
    if let Some(below) = path.strip_prefix(top) {
        parts.clear();
        path = below;
    } else if path.starts_with('/') {
        return Some((format!("outside of {top}: {path}"), fragment));
    } else if !path.is_empty() {
        parts.pop();
    } else if fragment.is_some() {
        return Some((from.to_owned(), fragment));
    }
    for part in path.split('/').filter(|it| !matches!(*it, "" | ".")) {
        match part {
            ".." if parts.is_empty() => return Some((format!("above the site: {path}"), fragment)),
            ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    let ends_in_folder = path.is_empty() || path.ends_with(['/', '.']);
    let index = ends_in_folder.then_some("index.html");
    Some((parts.into_iter().chain(index).collect::<Vec<_>>().join("/"), fragment))
}

/// Percent signs undone.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let digits: Option<Vec<u8>> = (byte == b'%').then(|| rest.by_ref().take(2).collect());
        bytes.push(
            digits.map_or(byte, |it| {
                u8::from_str_radix(std::str::from_utf8(&it).unwrap(), 16).unwrap()
            }),
        );
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_scanner_of_these_tests_finds_what_it_should() {
    let top = "https://www.example.jp/kaikaku/";
    for (from, link, expected) in [
        ("a/b/index.html", "../../", Some(("index.html", None))),
        ("a/b/index.html", "../../c/#d", Some(("c/index.html", Some("d")))),
        ("a/b/index.html", "#d", Some(("a/b/index.html", Some("d")))),
        ("a/b/index.html", "./", Some(("a/b/index.html", None))),
        ("a/b/index.html", "x%20y.pdf", Some(("a/b/x y.pdf", None))),
        ("404.html", "/kaikaku/a/", Some(("a/index.html", None))),
        ("404.html", "/kaikaku/", Some(("index.html", None))),
        ("404.html", "https://www.example.jp/kaikaku/a/", Some(("a/index.html", None))),
        ("404.html", "https://www.example.com/", None),
        ("404.html", "tel:+810", None),
        ("404.html", "//www.example.com/", None),
        ("a/index.html", "../../", Some(("above the site: ../../", None))),
        ("a/index.html", "/a/", Some(("outside of /kaikaku/: /a/", None))),
    ] {
        let expected = expected.map(|(it, id)| (it.to_owned(), id.map(ToOwned::to_owned)));
        assert_eq!(target(from, link, top), expected, "{from} {link}");
    }
    let page = scan("<p hidden class=\"a &amp; b\"\n id=\"c\"><br/>t</p><i>");
    let names: Vec<_> = page.tags.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["p", "br", "i"]);
    assert_eq!(page.tags[0].get("class"), Some("a & b"));
    assert_eq!(page.ids().collect::<Vec<_>>(), ["c"]);
}
