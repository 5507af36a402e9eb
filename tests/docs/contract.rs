//! The document for authors of themes is what the views and the built-in templates say of themselves.
//!
//! `SNAPSHOTS=overwrite cargo test --test docs contract` writes it anew.

#![expect(clippy::wildcard_enum_match_arm, reason = "syntax has more kinds than views have")]

mod document;
mod types;

use snapbox::{Assert, Data};

#[test]
fn the_document_is_current() {
    let said = document::of(&types::Views::read(), &document::components());
    Assert::new().action_env("SNAPSHOTS").eq(said, Data::read_from("docs/theme.md".as_ref(), None));
}

#[test]
fn every_template_of_a_page_is_told_of() {
    let views = types::Views::read();
    for (template, _) in views.pages() {
        let path = format!("themes/default/templates/{template}");
        assert!(std::fs::exists(&path).unwrap_or_default(), "{path}");
    }
    assert!(views.pages().len() > 20);
}
