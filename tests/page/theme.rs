//! What a city can change about how its pages look, file by file.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use jiff::civil::date;
use kohyo::page::{self, Site};
use kohyo::site;
use kohyo::source::{self, Content, Tree};
use kohyo::theme::{self, Theme};
use kohyo::words::Language;

const CITY: &str = "\
-- kohyo.yaml --
title: 見本の町
municipality: { name: 見本町 }
base_url: https://www.example.jp/town/
theme: town
notice: '[案内](/about/)をご覧ください。'
-- themes/town/README.txt --
町の見た目
-- content/organization.yaml --
部署:
  - 識別子: somu-ka
    名称: 総務課
    連絡先: { 電話: 000-000-0001, 問い合わせフォーム: 'https://www.example.jp/form' }
-- content/pages/about.md --
---
題名: この町について
更新日: 2026-10-31
問い合わせ先: 総務課
順番: 1
---
<b>町</b>のこと。[印](javascript:alert(1))
";

/// A plan with one sheet.
const SHEET: &str = "\
-- content/reforms/plan/_program.yaml --
名称: 行政改革プラン
期間: 令和7年度から令和8年度
所管: 総務課
-- content/reforms/plan/1.md --
---
番号: 1
改革項目: 窓口の改善
担当課: 総務課
現状と課題: 混雑
---
";

/// The page at an address, in the city with these files besides its own.
fn page(own: &str, address: &str) -> anyhow::Result<String> {
    let tree = Tree::from_fixture(&format!("{CITY}{own}"));
    let checked = site::read(&tree, date(2026, 11, 1));
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = theme::words(&tree, public.settings(), Language::Ja)?;
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let theme = Theme::new(&tree, &site)?;
    let pages = page::pages(&site);
    let page = pages.iter().find(|it| it.route.address.as_str() == address).expect("a page");
    theme.render(page, &site)
}

/// The first error, as people see it.
fn error(own: &str) -> String {
    format!("{:#}", page(own, "about/").expect_err("a faulty theme"))
}

#[test]
fn without_files_of_its_own_the_built_in_theme_is_used() {
    let html = page("", "about/").unwrap();
    assert!(html.contains("<title>この町について｜見本の町</title>"), "{html}");
    assert!(html.contains("令和8年（2026年）10月31日"), "{html}");
}

#[test]
fn a_template_of_the_city_replaces_that_page_only() {
    let own = "-- themes/town/templates/page.html --\n<title>{{ title }}</title>\n";
    assert_eq!(page(own, "about/").unwrap(), "<title>この町について</title>\n");
    assert!(page(own, "").unwrap().starts_with("<!DOCTYPE html>"));
}

#[test]
fn a_base_of_the_city_stands_under_the_built_in_pages() {
    let own = "-- themes/town/templates/base.html --\n<title></title>[{% block main %}{% endblock main %}]\n";
    let html = page(own, "about/").unwrap();
    assert!(html.starts_with("<title></title>[<h1>この町について</h1>"), "{html}");
    // Without a place for its script the search page still has every list.
    assert!(page(own, "search/").unwrap().contains("<a href=\"../units/\">"));
}

/// Every page of the built-in theme stands on a base that knows only where it goes, a form too.
#[test]
fn a_base_of_the_city_need_not_know_how_forms_are_laid_out() {
    let base = "-- themes/town/templates/base.html --\n<title></title>[{% block main %}{% endblock main %}]\n";
    let own = format!("{base}{SHEET}");
    for (address, class) in [("reforms/plan/1/form/", "form"), ("reforms/plan/book/", "form")] {
        let html = page(&own, address).unwrap();
        assert!(html.contains(&format!("class=\"{class}\"")), "{address}: {html}");
        assert!(html.contains("<caption"), "{address}: {html}");
    }
    let html = page(SHEET, "reforms/plan/1/form/").unwrap();
    assert!(html.contains("<body class=\"on-form\">"), "{html}");
    let html = page(SHEET, "reforms/plan/1/").unwrap();
    assert!(html.contains("<body>"), "{html}");
}

#[test]
fn a_template_of_the_city_can_extend_the_one_it_replaces() {
    let own = "\
-- themes/town/templates/page.html --
{% extends \"default/page.html\" %}
{% block main %}{{ super() }}<p>町の印</p>{% endblock main %}
";
    let html = page(own, "about/").unwrap();
    assert!(html.contains("<h1>この町について</h1>"), "{html}");
    assert!(html.contains("<p>町の印</p>"), "{html}");
}

#[test]
fn a_component_of_the_city_replaces_the_built_in_one() {
    let own = "\
-- themes/town/templates/own.html --
{% component contact(contact: map) %}<address>{{ contact.unit }}</address>{% endcomponent contact %}
";
    let html = page(own, "about/").unwrap();
    assert!(html.contains("<address>総務課</address>"), "{html}");
}

#[test]
fn a_word_of_the_city_replaces_the_built_in_one_and_may_be_new() {
    let own = "\
-- themes/town/i18n/ja.ftl --
skip-link = 本文へ
own-word = 町のことば
-- themes/town/templates/page.html --
<title>{{ words.skip_link }}／{{ words.own_word }}／{{ words.home }}</title>
";
    assert_eq!(page(own, "about/").unwrap(), "<title>本文へ／町のことば／ホーム</title>\n");
}

#[test]
fn an_unknown_variable_is_an_error_with_its_file_and_the_known_names() {
    let own = "-- themes/town/templates/page.html --\n<p>\n{{ tittle }}</p>\n";
    let error = error(own);
    assert!(error.contains("themes/town/templates/page.html:2:4"), "{error}");
    assert!(error.contains("`tittle` is not defined"), "{error}");
    assert!(error.contains("title"), "{error}");
}

/// A template or a sentence under a name that is in use no more would be lost without a word.
#[test]
fn what_is_replaced_under_a_former_name_is_an_error_with_the_new_one() {
    for (file, text, expected) in [
        ("templates/programme.html", "<p>", ["programme.html", "charter-year.html"]),
        ("templates/programmes.html", "<p>", ["programmes.html", "charter-years.html"]),
        ("i18n/ja.ftl", "programmes = 憲章", ["programmes", "charter-years"]),
        ("i18n/ja.ftl", "home = 町\nno-programmes = 無", ["no-programmes", "no-charter-years"]),
    ] {
        let error = error(&format!("-- themes/town/{file} --\n{text}\n"));
        let all = [&*format!("themes/town/{file}"), expected[0], expected[1]];
        assert!(all.iter().all(|it| error.contains(it)), "{file}: {error}");
    }
    // The city's own words may have any other name.
    page("-- themes/town/i18n/ja.ftl --\nprogramme = 制度\n", "about/").unwrap();
}

/// A file that was emptied, or of which the end was lost, would publish pages with nothing on them.
#[test]
fn a_template_that_makes_no_page_is_an_error_with_its_file() {
    for (file, text, what) in [
        ("page.html", "", "an empty page"),
        ("page.html", " \n\t\n", "an empty page"),
        ("page.html", "{# nothing #}", "an empty page"),
        ("page.html", "{% if unlisted and false %}<title></title>{% endif %}", "an empty page"),
        ("page.html", "<p>text</p>", "a page without a title"),
        ("page.html", "{% extends \"base.html\" %}", ""),
        ("base.html", "<body>{% block main %}{% endblock main %}", "a page without a title"),
    ] {
        let made = page(&format!("-- themes/town/templates/{file} --\n{text}\n"), "about/");
        if what.is_empty() {
            made.unwrap();
            continue;
        }
        let error = made.unwrap_err().to_string();
        let expected = format!("themes/town/templates/{file} makes {what} at /about/");
        assert_eq!(error, expected, "{text:?}");
    }
}

#[test]
fn a_template_that_cannot_be_read_is_an_error_with_its_file() {
    let error = error("-- themes/town/templates/page.html --\n{% if title %}\n");
    assert!(error.contains("themes/town/templates/page.html"), "{error}");
}

#[test]
fn faulty_words_are_an_error_with_their_file() {
    let error = error("-- themes/town/i18n/ja.ftl --\n= nothing\n");
    assert!(error.contains("themes/town/i18n/ja.ftl"), "{error}");
}

#[test]
fn what_authors_write_is_text_and_their_links_run_nothing() {
    let html = page("", "about/").unwrap();
    assert!(html.contains("&lt;b&gt;町&lt;/b&gt;"), "{html}");
    assert!(!html.contains("\"javascript:"), "{html}");
}

#[test]
fn links_are_relative_but_where_a_page_can_be_anywhere() {
    let html = page("", "about/").unwrap();
    assert!(html.contains("<a href=\"../about/\">案内</a>"), "{html}");
    assert!(html.contains("<link rel=\"stylesheet\" href=\"../assets/theme."), "{html}");
    let html = page("", "404.html").unwrap();
    assert!(html.contains("<link rel=\"stylesheet\" href=\"/town/assets/theme."), "{html}");
}

#[test]
fn an_asset_of_the_city_replaces_the_built_in_one_or_is_added() {
    let own =
        "-- themes/town/assets/theme.css --\nb{}\n-- themes/town/assets/mark.svg --\n<svg/>\n";
    let tree = Tree::from_fixture(&format!("{CITY}{own}"));
    let checked = site::read(&tree, date(2026, 11, 1));
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = theme::words(&tree, public.settings(), Language::Ja).unwrap();
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let theme = Theme::new(&tree, &site).unwrap();
    let is_built_in = |(path, _): &(&str, &[u8])| {
        let is_script = Path::new(path).extension().is_some_and(|extension| extension == "js");
        let names = ["assets/form.", "assets/print.", "assets/share.png"];
        is_script || names.iter().any(|it| path.starts_with(it))
    };
    let assets: Vec<_> = theme.assets().filter(|it| !is_built_in(it)).collect();
    let expected: [(&str, &[u8]); 2] =
        [("assets/mark.svg", b"<svg/>\n"), ("assets/theme.c2e78553799004b5.css", b"b{}\n")];
    assert_eq!(assets, expected);
}

#[test]
fn every_template_has_a_strict_policy_and_no_inline_style() {
    for address in
        ["", "404.html", "about/", "reforms/", "charters/", "status/", "units/", "units/somu-ka/"]
    {
        let html = page("", address).unwrap();
        assert!(html.contains("content=\"default-src 'none'; style-src 'self';"), "{address}");
        assert!(!html.contains(" style=") && !html.contains("<script"), "{address}");
    }
}

#[test]
fn the_colour_of_the_city_is_in_a_style_sheet_of_another_name() {
    let style = |settings: &str| {
        let tree = Tree::from_fixture(&CITY.replace("theme: town\n", settings));
        let checked = site::read(&tree, date(2026, 11, 1));
        let (public, routes) = (checked.public().unwrap(), &checked.routes);
        let words = theme::words(&tree, public.settings(), Language::Ja).unwrap();
        let site = Site::new(public, routes, &routes.languages()[0], &words);
        let theme = Theme::new(&tree, &site).unwrap();
        let (path, bytes) = theme.assets().find(|(it, _)| it.contains("theme.")).unwrap();
        (path.to_owned(), String::from_utf8(bytes.to_vec()).unwrap())
    };
    let (plain, red) = (style(""), style("color: '#a90000'\n"));
    assert_ne!(plain.0, red.0);
    let dark = "@media screen and (prefers-color-scheme: dark) { :root { --key: #cf7272; } }";
    assert_eq!(red.1, format!("{}\n:root {{ --key: #a90000; }}\n{dark}\n", plain.1));
}

/// The town of the mistakes with the theme that stands in `tests/page/theme/themes/example`: it changes one badge,
/// one page and the base of all.
fn in_the_example(address: &str) -> String {
    let mut files = source::read("tests/mistakes/city".as_ref()).unwrap().files().to_vec();
    files.extend(source::read("tests/page/theme".as_ref()).unwrap().below("themes/").cloned());
    let settings = files.iter_mut().find(|it| it.path == "kohyo.yaml").unwrap();
    let own = format!("{}theme: example\n", settings.text().unwrap());
    settings.content = Content::Text(own.into());
    let tree = Tree::new(files);
    let checked = site::read(&tree, date(2015, 7, 31));
    assert_eq!(checked.findings.errors().next(), None);
    let (public, routes) = (checked.public().unwrap(), &checked.routes);
    let words = theme::words(&tree, public.settings(), Language::Ja).unwrap();
    let site = Site::new(public, routes, &routes.languages()[0], &words);
    let theme = Theme::new(&tree, &site).unwrap();
    let pages = page::pages(&site);
    let page = pages.iter().find(|it| it.route.address.as_str() == address).expect("a page");
    let html = theme.render(page, &site).unwrap();
    // The style sheet is no part of the example.
    let (before, rest) = html.split_once("assets/theme.").unwrap();
    let (_, after) = rest.split_once('.').unwrap();
    format!("{before}assets/theme.{after}")
}

/// `SNAPSHOTS=overwrite cargo test --test page theme` writes the pages anew.
#[test]
fn a_city_changes_a_badge_a_page_and_the_base() {
    let assert = snapbox::Assert::new().action_env("SNAPSHOTS");
    for (address, expected) in [
        ("units/chomin-ka/", "tests/page/theme/unit.html"),
        ("charters/2014/", "tests/page/theme/charter-year.html"),
        ("reforms/plan/", "tests/page/theme/plan.html"),
    ] {
        assert.eq(in_the_example(address), snapbox::Data::read_from(expected.as_ref(), None));
    }
}
