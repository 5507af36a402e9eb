//! What stands on the site only because a city declares it: readings, terms of use, accessibility.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use jiff::civil::date;
use kohyo::page::{self, Site};
use kohyo::site;
use kohyo::source::Tree;
use kohyo::theme::Theme;
use kohyo::words::{Language, Words};

const CITY: &str = "\
-- content/organization.yaml --
部署:
  - { 識別子: somu-ka, 名称: 総務課, 連絡先: { 電話: 000-000-0001 } }
-- content/pages/about.md --
---
題名: 憲章について
---
## 憲章と指標

`指標`とサービス憲章。[指標の一覧](/指標/)

![指標](a.png)
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町 }
base_url: https://www.example.jp/town
";

const GLOSSARY: &str = "\
-- content/glossary.yaml --
用語:
  - { 語: 指標, 読み: しひょう, 説明: 物差し }
  - { 語: 憲章, 読み: けんしょう }
";

const LICENSE: &str = "license: PDL1.0\n";

/// Every page of the city with these settings and files besides its own, by address.
fn pages(own: &str) -> Vec<(String, String)> {
    let tree = Tree::from_fixture(&format!("{CITY}{own}"));
    let checked = site::read(&tree, date(2026, 11, 1));
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = Words::new(Language::Ja);
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let theme = Theme::new(&tree, &site).unwrap();
    let html = |it| theme.render(it, &site).unwrap();
    page::pages(&site).iter().map(|it| (it.route.address.to_string(), html(it))).collect()
}

fn page(own: &str, address: &str) -> String {
    let mut pages = pages(own).into_iter();
    pages.find(|it| it.0 == address).unwrap_or_else(|| panic!("no page at {address}")).1
}

#[test]
fn without_declarations_nothing_of_them_is_there() {
    for (address, html) in pages("") {
        let declared = ["terms/", "glossary/", "accessibility/", "accessibility/results/"];
        assert!(!declared.contains(&&*address), "{address}");
        for mark in ["<ruby>", "rel=\"license\"", "出典："] {
            assert!(!html.contains(mark), "{address}: {mark}");
        }
    }
}

#[test]
fn a_word_has_its_reading_once_on_a_page_where_a_reading_can_stand() {
    let html = page(GLOSSARY, "about/");
    let ruby =
        |word, reading| format!("<ruby>{word}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>");
    assert!(html.contains("<title>憲章について｜"), "{html}");
    assert!(html.contains(&format!("<h1>{}について</h1>", ruby("憲章", "けんしょう"))), "{html}");
    assert!(html.contains(&format!(">憲章と{}</h2>", ruby("指標", "しひょう"))), "{html}");
    assert!(html.contains("<code>指標</code>とサービス憲章。"), "{html}");
    assert!(html.contains("指標の一覧</a>") && html.contains("alt=\"指標\""), "{html}");
    assert_eq!(html.matches("<ruby>").count(), 2);
    let glossary = page(GLOSSARY, "glossary/");
    let at = |word: &str| glossary.find(&format!("<dfn>{word}</dfn>")).unwrap();
    assert!(at("憲章") < at("指標"), "in the order of readings: {glossary}");
}

#[test]
fn a_licence_is_linked_everywhere_and_data_say_how_to_cite_them() {
    for (address, html) in pages(LICENSE) {
        assert!(html.contains("<a rel=\"license\" href=\"https://www.digital.go.jp/"), "{address}");
    }
    let cited = "出典：「総務課」（見本町）（https://www.example.jp/town/units/somu-ka/）、PDL1.0（https://";
    assert!(page(LICENSE, "units/somu-ka/").contains(cited));
    assert!(!page(LICENSE, "about/").contains("出典："));
    assert!(page(LICENSE, "terms/").contains("公共データ利用規約（第1.0版）"));
}

#[test]
fn conformance_is_said_in_the_permitted_words() {
    let heeded = "accessibility: { status: 配慮 }\n";
    let policy = page(heeded, "accessibility/");
    assert!(policy.contains("<strong>JIS X 8341-3:2016 の適合レベルAAに配慮</strong>"), "{policy}");
    assert!(pages(heeded).iter().all(|it| it.0 != "accessibility/results/"));
    let tested = "\
accessibility:
  status: 一部準拠
  tested_on: 2026-10-01
  tested_pages: [/about/]
  results: { 1.1.1: pass, 1.2.1: not-applicable, 1.4.3: fail }
";
    let results = page(tested, "accessibility/results/");
    for part in [
        "適合レベルAAに一部準拠",
        "38の達成基準のうち、適合 1、不適合 1、適用なし 1",
        ">https://www.example.jp/town/about/</a>",
        "1.4.3 コントラスト（最低限レベル）</th><td>AA</td>",
        "令和8年（2026年）10月1日",
    ] {
        assert!(results.contains(part), "{part}: {results}");
    }
}
