//! Every `tests/markdown/*.md` becomes the `.html` beside it: first as a body, then, after a line
//! `<!-- cell -->`, as a field, then, after `<!-- plain -->`, as one line of text.

use std::fs;
use std::path::{Path, PathBuf};

use kohyo::markdown::{Options, plain, render, render_cell};
use snapbox::assert::{Action, DEFAULT_ACTION_ENV};
use snapbox::{Assert, Data};

#[test]
fn markdown_becomes_html() {
    let assert = Assert::new().action_env(DEFAULT_ACTION_ENV).normalize_paths(false);
    let mut cases = cases();
    cases.sort();
    assert_ne!(cases, Vec::<PathBuf>::new());
    for case in cases {
        let text = fs::read_to_string(&case).unwrap();
        assert.eq(all_three(&text), Data::read_from(&case.with_extension("html"), None).raw());
    }
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/markdown");
    let files = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    files.filter(|it| it.extension().is_some_and(|it| it == "md")).collect()
}

fn all_three(text: &str) -> String {
    let options = Options { heading_offset: 1, id_prefix: "case", ..Options::default() };
    format!(
        "{}<!-- cell -->\n{}\n<!-- plain -->\n{}\n",
        render(text, &options),
        render_cell(text),
        plain(text),
    )
}
