//! A city that writes English only: its own words are what people read and type, and nothing on its site is Japanese.

#![expect(clippy::unwrap_used, reason = "a test may fail")]

use jiff::civil::date;
use kohyo::output::Memory;
use kohyo::record::{Key, load};
use kohyo::site;
use kohyo::source::{self, Content, Tree};
use kohyo::words::{Language, Words};

const CITY: &str = "tests/sites/alderwick/in";

fn city() -> Tree {
    source::read(CITY.as_ref()).unwrap()
}

/// The files of the city's site, by path.
fn files() -> Vec<(String, String)> {
    let tree = city();
    let checked = site::read(&tree, date(2026, 6, 15));
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    let memory = Memory::default();
    site::build(&tree, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    let files = memory.into_files().into_iter();
    files.filter_map(|(path, it)| Some((path.to_string(), String::from_utf8(it).ok()?))).collect()
}

/// Kana, kanji, and the signs of Japanese texts.
fn is_japanese(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{FF00}'..='\u{FFEF}')
}

#[test]
fn no_page_and_no_data_of_an_english_city_has_a_japanese_letter() {
    let mut looked_at = 0;
    for (path, text) in files() {
        // The index has a table of kanji that search takes for one another, whatever the language.
        if path.starts_with("assets/") || path == "search/index/all.json" {
            continue;
        }
        let found: String = text.chars().filter(|it| is_japanese(*it)).collect();
        assert_eq!(found, "", "{path}");
        assert!(!text.contains("lang=\"ja\""), "{path}");
        looked_at += 1;
    }
    assert!(looked_at > 20, "{looked_at}");
}

#[test]
fn the_citys_own_words_go_before_those_of_its_language() {
    let files = files();
    let page = |name: &str| &files.iter().find(|it| it.0 == name).unwrap().1;
    let charter = page("charters/2025/housing/index.html");
    for word in ["Motto", "How we performed this year", "Measure: Emergencies", "Reported on:"] {
        assert!(charter.contains(word), "{word}");
    }
    // A form that says nothing has the language's words.
    let mut changed = city().files().to_vec();
    for file in changed.iter_mut().filter(|it| it.path.starts_with("content/charters/")) {
        let text = file.text().unwrap().replace("    標語: Motto\n", "").replace("Motto:", "標語:");
        file.content = Content::Text(text.into());
    }
    let plain = Tree::new(changed);
    let checked = site::read(&plain, date(2026, 6, 15));
    assert!(!checked.has_errors(), "{:?}", checked.findings);
    let memory = Memory::default();
    site::build(&plain, checked.public().unwrap(), &checked.routes, &memory).unwrap();
    let files = memory.into_files().into_iter();
    let page = files.into_iter().find(|it| it.0.to_string() == "charters/2025/housing/index.html");
    assert!(String::from_utf8(page.unwrap().1).unwrap().contains("<small>Slogan</small>"));
}

#[test]
fn years_and_the_citys_words_are_in_what_is_found() {
    let checked = site::check(&city(), date(2026, 6, 15));
    let words = Words::new(Language::En);
    let said: Vec<String> = checked
        .findings
        .iter()
        .flat_map(|it| std::iter::once(&it.message).chain(&it.help))
        .map(|it| words.say(it))
        .collect();
    assert!(said.iter().any(|it| it.contains("FY2025 Q4 was due on 30 April 2026")), "{said:#?}");
    assert!(said.iter().any(|it| it.contains("its Reported on")), "{said:#?}");
    assert!(said.iter().any(|it| it.contains("write Result and Performance under Results")));
    let places = checked.findings.iter().filter_map(|it| it.place.field.as_deref());
    for field in places {
        assert!(!field.chars().any(is_japanese), "{field}");
    }
}

#[test]
fn what_is_typed_in_the_citys_words_is_what_the_form_has() {
    let renamed = load(&city()).library.unwrap();
    let form = &renamed.charter_years[0].program.form;
    let words: Vec<(&str, &str)> = Key::ALL.iter().map(|it| (form.word(*it), it.word())).collect();
    let mut changed = city().files().to_vec();
    for file in changed.iter_mut().filter(|it| it.path.starts_with("content/charters/")) {
        let mut text = file.text().unwrap().to_owned();
        if file.path.ends_with("_program.yaml") {
            let (before, rest) = text.split_once("  呼び名:\n").unwrap();
            let after = rest.split_once("  見出し:").unwrap().1;
            text = format!("{before}  見出し:{after}");
            text =
                text.replace("[Remedy]", "[対応策]").replace("Quarterly performance", "実施状況");
            text = text.replace("About us", "前文").replace("Our promises", "約束");
            text = text.replace("Annual review", "年度評価");
        } else {
            for (word, key) in &words {
                text = text.replace(&format!("{word}:"), &format!("{key}:"));
            }
        }
        file.content = Content::Text(text.into());
    }
    let loaded = load(&Tree::new(changed));
    let plain = loaded.library.unwrap();
    let charters = |it: &kohyo::record::Library| format!("{:#?}", it.charter_years[0].charters);
    assert_eq!(plain.charter_years[0].charters.len(), 2, "{:#?}", loaded.findings);
    assert_eq!(charters(&renamed), charters(&plain));
}
