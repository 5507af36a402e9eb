//! Any text, set at any kind of place, is read again as it was by both readers of YAML.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;

use kohyo::record_edit::{Change, Edit, apply, value_at};
use proptest::prelude::*;
use serde::Deserialize;

use super::keys::{Words, path};
use crate::effort::cases;

const FILE: &str = "---\n# 注\na: x # c\nb: \"x\"\nc: 'x'\nd: |\n  x\n\n  y\n\ne: { f: x, g: [x, x] }\nh:\n  \
                    - x\n  - x\ni: >+\n  x\n\nj: # c\nk:\n  l:\n    m: x\n---\n\n本文\n---\n";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Flow {
    f: String,
    g: Vec<String>,
    n: String,
}

/// As the project reads: each value as a text, whatever YAML takes it for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Record {
    a: String,
    b: String,
    c: String,
    d: String,
    e: Flow,
    h: Vec<String>,
    i: String,
    j: String,
    k: BTreeMap<String, BTreeMap<String, String>>,
    o: Vec<BTreeMap<String, String>>,
}

/// Where a text is put, and where it is found.
type Place = (&'static str, fn(&Record) -> &str);

const PLACES: &[Place] = &[
    ("a", |it| &it.a),
    ("b", |it| &it.b),
    ("c", |it| &it.c),
    ("d", |it| &it.d),
    ("e.f", |it| &it.e.f),
    ("e.g.#1", |it| &it.e.g[1]),
    ("e.g.#2", |it| &it.e.g[2]),
    ("e.n", |it| &it.e.n),
    ("h.#0", |it| &it.h[0]),
    ("h.#2", |it| &it.h[2]),
    ("i", |it| &it.i),
    ("j", |it| &it.j),
    ("k.l.m", |it| &it.k["l"]["m"]),
    ("k.l.n", |it| &it.k["l"]["n"]),
    ("k.p.q", |it| &it.k["p"]["q"]),
    ("o.#0.r", |it| &it.o[0]["r"]),
];

/// What a text of YAML, or of a record, may be taken for something else by.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "---",
    "\n---\n",
    "...",
    " ",
    "  ",
    "\t",
    "\r\n",
    "\r",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\u{FEFF}",
    "\u{0}",
    "\u{7}",
    "\u{1B}",
    "\u{7F}",
    "\u{FFFF}",
    "\u{1FFFF}",
    "\u{A0}",
    "\u{3000}",
    "🌸",
    "👩\u{200D}💻",
    "葛\u{E0100}",
    ": ",
    " #",
    "'",
    "\"",
    "\\",
    "- ",
    "? ",
    "{",
    "}",
    "[",
    "]",
    ",",
    "|",
    ">",
    "&a",
    "*a",
    "!a",
    "%",
    "@",
    "`",
    "~",
    "null",
    "true",
    "No",
    "010",
    "1e3",
    "0x1F",
    "1_000",
    "1:30",
    "2013-10-31",
    "平成25年度",
    "：",
    "－",
    "a",
    "45",
    "<<",
    "=",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(PIECES).prop_map(ToOwned::to_owned),
        any::<char>().prop_map(String::from),
        "[ -~]{1,4}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|it| it.concat())
}

fn read(file: &str) -> Record {
    let yaml = file.strip_prefix("---\n").or_else(|| file.strip_prefix("---\r\n")).unwrap();
    serde_yaml::from_str(&yaml[..=yaml.find("\n---").unwrap()]).unwrap()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_text_is_read_as_it_was_set(
        texts in prop::collection::vec((0..PLACES.len(), text()), 1..4),
        crlf: bool,
    ) {
        let before = if crlf { FILE.replace('\n', "\r\n") } else { FILE.to_owned() };
        let mut wanted = BTreeMap::new();
        let mut edits = Vec::new();
        for (at, text) in &texts {
            edits.push(Edit { path: path(PLACES[*at].0), change: Change::Set(text.as_str().into()) });
            wanted.insert(*at, text);
        }
        let after = apply(&before, &edits, &Words).unwrap();
        let record = read(&after);
        for (at, text) in wanted {
            let (place, found) = PLACES[at];
            let ours = value_at(&after, &path(place), &Words).unwrap();
            prop_assert_eq!(ours, Some(text.as_str().into()), "{}", after);
            prop_assert_eq!(found(&record), text.as_str(), "{}", after);
        }
        let body = "\n---\n\n本文\n---\n";
        let is_kept = after.ends_with(&if crlf { body.replace('\n', "\r\n") } else { body.to_owned() });
        prop_assert!(is_kept, "{}", after);
        prop_assert!(after.contains("# 注") && after.contains("# c"));
    }

    #[test]
    fn a_key_is_read_as_it_was_set(key in text(), in_flow: bool) {
        let place = if in_flow { "e" } else { "k.l" };
        let mut path = path(place);
        path.push(kohyo::record_edit::Step::Key(key.clone()));
        let edit = Edit { path: path.clone(), change: Change::Set("値".into()) };
        let after = apply(FILE, &[edit], &Words).unwrap();
        prop_assert_eq!(value_at(&after, &path, &Words).unwrap(), Some("値".into()), "{}", after);
        if !in_flow {
            let record = read(&after);
            prop_assert_eq!(record.k["l"].get(&key).map(String::as_str), Some("値"), "{}", after);
        }
    }
}
