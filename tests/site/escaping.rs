//! Nothing that a city writes becomes an element or an attribute: whatever signs of HTML stand in
//! names, readings and settings, each page has only what templates and Markdown put there.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use jiff::civil::date;
use kohyo::output::Memory;
use kohyo::site;
use kohyo::source::Tree;
use proptest::prelude::*;

use crate::effort::cases;

/// A city with most that a record can have.
const CITY: &str = include_str!("../rules/base.city");

/// Its settings, its glossary, and a page with all of Markdown.
const OWN: &str = "\
-- kohyo.yaml --
title: ためし市の約束
municipality: { name: ためし市, address: 本町1番地 }
base_url: https://www.example.jp/town
contact: somu
notice: ためし市からのお知らせ
license: PDL1.0
translations:
  en: { title: The promises of ためし市, municipality: ためし市 }
-- content/glossary.yaml --
用語:
  - { 語: 窓口, 読み: まどぐち, 説明: 窓口のこと }
  - { 語: 予約, 読み: よやく }
  - { 語: amp, 読み: あんぷ }
  - { 語: lt, 読み: えるてい }
  - { 語: '39', 読み: さんく }
-- content/pages/guide.md --
---
題名: 窓口の案内
順番: 1
---
# 一

## 二

### 三

#### 四

##### 五

###### 六

**窓口**と*予約*と~~住民票~~、`待ち時間`、[窓口](/units/ \"窓口\")、![窓口](a.png \"窓口\")[^1]

> 窓口

- 一

1. 一

2. 二

x

2. 二

---

・窓口

```zq
窓口
```

| 窓口 | 二 | 三 | 四 | 五 |
|:-:|--:|---|---|---|
| 一 | 二 | 三 | 四 | 五 |

[^1]: 窓口
";

/// Words of the city in which the signs are planted: names, labels, units, texts.
const WORDS: [&str; 16] = [
    "ためし",
    "総務部",
    "総務課",
    "北区",
    "窓口",
    "予約",
    "待ち時間",
    "予定通り進捗",
    "進捗に遅れあり",
    "住民票",
    "待たせません",
    "近くて",
    "本町",
    "以内の割合",
    "成果があった",
    "大項目",
];

/// The city with a text behind each of those words.
fn city(planted: &str) -> Tree {
    let (_, records) = CITY.split_once("-- content/organization.yaml --").unwrap();
    let mut city = format!("{OWN}-- content/organization.yaml --{records}");
    for word in WORDS {
        assert!(city.contains(word), "{word} stands in the city");
        city = city.replace(word, &format!("{word}{planted}"));
    }
    Tree::from_fixture(&city)
}

/// The pages of the city and its lists of addresses, by path.
fn files(tree: &Tree) -> BTreeMap<String, String> {
    let checked = site::read(tree, date(2015, 7, 31));
    assert!(!checked.has_errors(), "{:#?}", checked.findings);
    let memory = Memory::default();
    site::build(tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap_or_default();
    let files = memory.into_files().into_iter().map(|(path, it)| (path.to_string(), text(it)));
    files.filter(|(path, _)| is_markup(path)).collect()
}

fn is_markup(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == "html" || it == "xml")
}

/// Each element of a page with each of its attributes, as a browser reads them.
fn marks(page: &str) -> BTreeSet<(String, String)> {
    let mut marks = BTreeSet::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if !rest.starts_with(|it: char| it.is_ascii_alphabetic() || "/!?".contains(it)) {
            continue;
        }
        let ends_name = |it: char| it.is_ascii_whitespace() || it == '>';
        let end = rest.find(ends_name).unwrap_or(rest.len());
        let name = rest[..end].to_owned();
        rest = &rest[end..];
        marks.insert((name.clone(), String::new()));
        while !rest.is_empty() && !rest.starts_with('>') {
            let (attribute, after) = attribute(rest);
            marks.insert((name.clone(), attribute.to_owned()));
            rest = after;
        }
    }
    marks
}

/// The attribute that begins here, and what follows it.
fn attribute(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == '/');
    let end = text.find(|it: char| it.is_ascii_whitespace() || "=>/".contains(it));
    let (name, rest) = text.split_at(end.unwrap_or(text.len()));
    let Some(value) = rest.strip_prefix('=') else { return (name, rest) };
    let quote = value.chars().next().filter(|it| "\"'".contains(*it));
    let end = match quote {
        Some(quote) => value[1..].find(quote).map(|it| it + 2),
        None => value.find(|it: char| it.is_ascii_whitespace() || it == '>'),
    };
    (name, &value[end.unwrap_or(value.len())..])
}

/// What stands in the pages of the city as it is.
static KNOWN: LazyLock<BTreeSet<(String, String)>> =
    LazyLock::new(|| files(&city("")).values().flat_map(|it| marks(it)).collect());

/// What stands in the pages of the city with this planted, and not in those of the city as it is.
fn planted_marks(planted: &str) -> Vec<(String, String, String)> {
    let strange = |(path, page): (String, String)| {
        let strange: Vec<_> = marks(&page).difference(&KNOWN).cloned().collect();
        strange.into_iter().map(move |(element, attribute)| (path.clone(), element, attribute))
    };
    files(&city(planted)).into_iter().flat_map(strange).collect()
}

#[test]
fn what_would_end_a_text_a_value_or_an_element_ends_nothing() {
    for planted in [
        "\"><zq/zq=1>",
        "'><zq/zq=1>",
        "\"/zq=\"1",
        "'/zq='1",
        "</title><zq>",
        "</main></body><zq>",
        "<!--<zq>",
        "--><zq>",
        "&lt;zq&gt;",
        "&quot;/zq=&#39;",
        "&amp;lt;zq&amp;gt;",
        "<zq",
        "&",
    ] {
        assert_eq!(planted_marks(planted), [], "{planted}");
    }
}

#[test]
fn signs_that_are_planted_are_there_to_be_read() {
    let files = files(&city("<zq>&\"'"));
    let written = "窓口&lt;zq&gt;&amp;&quot;&#39;";
    let home = &files["units/index.html"];
    assert!(home.contains("総務部&lt;zq&gt;&amp;&quot;&#39;"), "{home}");
    let glossary = &files["glossary/index.html"];
    assert!(glossary.contains(written), "{glossary}");
    // A word of the glossary is found as it is written.
    let read = format!("<ruby>{written}<rp>（</rp><rt>まどぐち</rt>");
    assert!(files.iter().any(|(path, it)| !path.starts_with("en/") && it.contains(&read)));
}

/// No sign with a meaning comes into the address of the site, so that none has to be escaped.
#[test]
fn what_is_planted_in_the_address_of_the_site_is_refused() {
    for planted in ["<zq>", "&", "\"", "'", "?", "#", ";", "$", "\\", "%", " x", "%22", "%0A"] {
        let place = "https://www.example.jp/town";
        for url in [format!("{place}{planted}"), place.replace("www", &format!("w{planted}"))] {
            let settings = OWN.replace(place, &format!("'{}'", url.replace('\'', "''")));
            assert_ne!(settings, OWN);
            let (_, records) = CITY.split_once("-- content/organization.yaml --").unwrap();
            let city = format!("{settings}-- content/organization.yaml --{records}");
            let checked = site::read(&Tree::from_fixture(&city), date(2015, 7, 31));
            let is_told = checked
                .findings
                .errors()
                .any(|it| it.code.code == "R031" && it.place.span.is_some());
            assert!(is_told, "{url}");
        }
    }
    let files = files(&city(""));
    assert!(files["404.html"].contains("href=\"/town/units/\""));
    assert!(files["sitemap.xml"].contains("<loc>https://www.example.jp/town/glossary/</loc>"));
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn no_text_of_a_city_becomes_markup(planted in "[<>\"'&=/;!zq3-]{1,10}") {
        let strange = planted_marks(&planted);
        prop_assert!(strange.is_empty(), "{:?}", strange);
    }
}
