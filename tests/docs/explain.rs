//! The documents of the rules are what the program says of them.
//!
//! `SNAPSHOTS=overwrite cargo test --test docs explain` writes them anew.

use kohyo::check::explain;
use kohyo::words::{Language, Words};
use snapbox::{Assert, Data};

fn is_current(language: Language, file: &str) {
    let said = explain::document(&Words::new(language));
    Assert::new().action_env("SNAPSHOTS").eq(said, Data::read_from(file.as_ref(), None));
}

#[test]
fn the_english_document_is_current() {
    is_current(Language::En, "docs/rules.md");
}

#[test]
fn the_japanese_document_is_current() {
    is_current(Language::Ja, "docs/ja/rules.md");
}
