//! Feeds: what is in them, held against the schema of RFC 4287, and where there are none.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use kohyo::source::{self, Tree};
use snapbox::{Assert, Data};

use super::build::{Files, build, cities};

/// Sheets and charters that publish together and by themselves, with corrections.
const CITY: &str = include_str!("../page/news/city.txt");

const DAY: Date = date(2015, 4, 1);

fn built(day: Date) -> Files {
    build(&Tree::from_fixture(CITY), day)
}

fn feeds(files: &Files) -> impl Iterator<Item = (&str, &str)> {
    let feeds = files.iter().filter(|(address, _)| address.ends_with("atom.xml"));
    feeds.map(|(address, bytes)| (address.as_str(), std::str::from_utf8(bytes).unwrap()))
}

/// What is between two marks, each time.
fn between<'a>(text: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(start).skip(1).map(move |it| it.split_once(end).unwrap().0)
}

#[test]
fn a_feed_says_what_is_new() {
    let files = built(DAY);
    for (address, name) in [
        ("news/atom.xml", "news.xml"),
        ("en/news/atom.xml", "news.en.xml"),
        ("reforms/plan/atom.xml", "plan.xml"),
        ("charters/2014/atom.xml", "charters.xml"),
        ("units/somu/atom.xml", "unit.xml"),
    ] {
        let expected = Path::new("tests/site/feed").join(name);
        let feed = Data::text(String::from_utf8_lossy(&files[address])).raw();
        Assert::new().action_env("SNAPSHOTS").eq(feed, Data::read_from(&expected, None).raw());
    }
}

#[test]
fn the_city_each_program_and_each_unit_has_a_feed_in_each_language() {
    let files = built(DAY);
    let own = [
        "charters/2014/atom.xml",
        "news/atom.xml",
        "reforms/plan/atom.xml",
        "units/higashi/atom.xml",
        "units/kita/atom.xml",
        "units/minami/atom.xml",
        "units/nishi/atom.xml",
        "units/somu/atom.xml",
    ];
    let english = own.map(|it| format!("en/{it}"));
    let expected: BTreeSet<&str> =
        own.into_iter().chain(english.iter().map(String::as_str)).collect();
    assert_eq!(feeds(&files).map(|it| it.0).collect::<BTreeSet<_>>(), expected);
}

#[test]
fn pages_lead_to_their_feed_and_only_where_there_is_one() {
    let link = "<link rel=\"alternate\" type=\"application/atom+xml\"";
    let files = built(DAY);
    let page = |address: &str| String::from_utf8_lossy(&files[address]).into_owned();
    for (address, href) in [
        ("index.html", "./news/atom.xml"),
        ("news/index.html", "../news/atom.xml"),
        ("corrections/index.html", "../news/atom.xml"),
        ("reforms/plan/index.html", "../../reforms/plan/atom.xml"),
        ("charters/2014/index.html", "../../charters/2014/atom.xml"),
        ("units/kita/index.html", "../../units/kita/atom.xml"),
        ("en/units/kita/index.html", "../../../en/units/kita/atom.xml"),
        ("en/index.html", "../en/news/atom.xml"),
    ] {
        let page = page(address);
        let start = page.find(link).unwrap_or_else(|| panic!("{address}"));
        let tag = &page[start..start + page[start..].find('>').unwrap()];
        assert!(tag.ends_with(&format!("href=\"{href}\"")), "{address}: {tag}");
    }
    for address in ["reforms/plan/1/index.html", "about/index.html", "404.html"] {
        assert!(!page(address).contains("atom+xml"), "{address}");
    }
    let nowhere = CITY.replace("base_url: https://www.example.jp:8443/town/\n", "");
    let files = build(&Tree::from_fixture(&nowhere), DAY);
    assert_eq!(feeds(&files).count(), 0);
    let leading = files.iter().filter(|(_, it)| String::from_utf8_lossy(it).contains("atom.xml"));
    assert_eq!(leading.map(|it| it.0).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn what_is_published_later_changes_no_identifier() {
    let days = date(2013, 4, 1).series(1.day()).take_while(|it| *it <= date(2015, 7, 1));
    let changing = days.filter(|it| CITY.contains(&it.to_string()));
    let mut known: Vec<(String, BTreeSet<String>)> = Vec::new();
    for day in changing {
        let files = built(day);
        for (address, feed) in feeds(&files) {
            let ids: Vec<String> = between(feed, "<id>", "</id>").map(str::to_owned).collect();
            let unique: BTreeSet<String> = ids.iter().cloned().collect();
            assert_eq!(unique.len(), ids.len(), "{address} on {day}: {ids:?}");
            match known.iter_mut().find(|(it, _)| it == address) {
                Some((_, before)) => {
                    assert!(before.is_subset(&unique), "{address} on {day}");
                    *before = unique;
                }
                None => known.push((address.to_owned(), unique)),
            }
        }
    }
    assert_eq!(known.len(), 16);
    let all: Vec<&String> = known.iter().flat_map(|it| &it.1).collect();
    let own = "tag:www.example.jp,2026:town/";
    assert!(all.iter().all(|it| it.starts_with(own) && it.is_ascii()), "{all:?}");
}

#[test]
fn a_feed_has_fifty_entries_at_most() {
    let report = |at: i16| {
        let day = date(2013, 4, 1).checked_add((i64::from(at) * 7).days()).unwrap();
        format!("  - {{ 日付: {day}, 内容: {at}回めの訂正です。 }}\n")
    };
    let corrections: String = (0..60).map(report).collect();
    let from = "訂正:\n  - { 日付: 2014-06-02";
    let to = format!("訂正:\n{corrections}  - {{ 日付: 2014-06-02");
    let files = build(&Tree::from_fixture(&CITY.replacen(from, &to, 1)), DAY);
    let feed = String::from_utf8_lossy(&files["reforms/plan/atom.xml"]).into_owned();
    assert_eq!(feed.matches("<entry>").count(), 50);
    assert!(feed.contains("59回めの訂正です。") && !feed.contains(">5回めの訂正です。"), "{feed}");
}

/// Spoiled copies of a feed: a name, and what is changed for what. Why each is refused is in `feed/spoiled.txt`.
const SPOILED: [(&str, &str, &str); 14] = [
    ("no-id-of-the-feed", "<id>tag:www.example.jp,2026:town/news/atom.xml</id>", ""),
    (
        "no-id-of-an-entry",
        "<id>tag:www.example.jp,2026:town/reforms/plan/1/2015-03-31/published/items</id>",
        "",
    ),
    ("a-day-for-a-time", "T00:00:00+09:00</updated>", "</updated>"),
    ("no-such-month", "<updated>2015-03", "<updated>2015-13"),
    ("no-title", "<title>見本の町の新着・更新</title>", ""),
    ("no-author", "<author>\n  <name>見本町</name>\n </author>", ""),
    ("an-author-without-a-name", "<name>見本町</name>", ""),
    ("an-element-of-atom-that-is-none", " <entry>", " <item/>\n <entry>"),
    ("a-foreign-element-after-the-entries", "</feed>", "<a xmlns=\"urn:a\"/></feed>"),
    (
        "an-element-in-a-text",
        "<content type=\"text\">",
        "<content type=\"text\"><b xmlns=\"urn:a\"/>",
    ),
    ("a-text-that-says-it-is-xhtml", "<content type=\"text\">", "<content type=\"xhtml\">"),
    ("an-attribute-that-is-none", "rel=\"self\"", "rel=\"self\" lang=\"ja\""),
    (
        "an-entry-without-a-link",
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://www.example.jp:8443/town/reforms/plan/1/\"/>",
        "",
    ),
    ("a-control-character", "<name>見本町", "<name>\u{1}見本町"),
];

/// Copies of a feed in which other things stand, which the schema allows.
const ALLOWED: [(&str, &str, &str); 3] = [
    ("a-foreign-element-before-the-entries", " <entry>", " <a xmlns=\"urn:a\">b</a>\n <entry>"),
    (
        "xhtml-with-any-elements",
        " <entry>\n",
        " <entry><summary type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\"><p class=\"a\">b<br/></p></div></summary>\n",
    ),
    (
        "any-elements-in-other-content",
        " <entry>\n",
        " <entry><summary>a</summary><rights type=\"html\">b</rights><a xmlns=\"urn:a\" b=\"c\"><b xmlns=\"\">d</b></a>\n",
    ),
];

fn write(folder: &Path, address: &str, feed: &str) {
    let path = folder.join(address);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, feed).unwrap();
}

fn changed(feed: &str, (name, from, to): (&str, &str, &str)) -> String {
    assert!(feed.contains(from), "{name}: {from}");
    feed.replacen(from, to, 1)
}

/// Every feed below the folder, with why it is refused; nothing where it is not.
fn validated(folder: &Path) -> Vec<(String, String)> {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
    let output = Command::new("python3")
        .args(["tests/site/feed/validate.py", "tests/site/feed/atom.rnc"])
        .arg(folder)
        .env("PYTHONPATH", target.join("tools/feeds"))
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "tests/site/install has to run first: {errors}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let line = |it: &str| it.split_once('\t').map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    lines.lines().map(line).collect()
}

#[test]
fn feeds_are_as_rfc_4287_says_and_spoiled_ones_are_refused() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("feeds");
    let _ = fs::remove_dir_all(&folder);
    let mut written = 0;
    for (at, root) in cities().iter().enumerate() {
        let tree = source::read(root).unwrap();
        let day = kohyo::record::settings(&tree).unwrap().as_of.map_or(DAY, |it| it.date);
        for (address, feed) in feeds(&build(&tree, day)) {
            write(&folder, &format!("right/{at}/{address}"), feed);
            written += 1;
        }
    }
    // Long before anything is published, too.
    for day in [DAY, date(2013, 1, 1)] {
        for (address, feed) in feeds(&built(day)) {
            write(&folder, &format!("right/{day}/{address}"), feed);
            written += 1;
        }
    }
    let feed = String::from_utf8(built(DAY)["news/atom.xml"].clone()).unwrap();
    for change in SPOILED {
        write(&folder, &format!("spoiled/{}.xml", change.0), &changed(&feed, change));
    }
    for change in ALLOWED {
        write(&folder, &format!("right/{}.xml", change.0), &changed(&feed, change));
    }
    let validated = validated(&folder);
    assert!(written > 80, "{written}");
    assert_eq!(validated.len(), written + ALLOWED.len() + SPOILED.len());
    let refused = validated.iter().filter(|(_, fault)| !fault.is_empty());
    let refused: Vec<String> = refused.map(|(path, fault)| format!("{path}: {fault}\n")).collect();
    assert_eq!(refused.len(), SPOILED.len(), "{refused:#?}");
    let expected = Data::read_from(Path::new("tests/site/feed/spoiled.txt"), None).raw();
    Assert::new().action_env("SNAPSHOTS").eq(Data::text(refused.concat()).raw(), expected);
}
