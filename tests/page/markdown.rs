//! Every `tests/page/markdown/*.md` becomes the `.html` next to it: as a body, then, after
//! `<!-- cell -->`, as a field, then, after `<!-- value -->`, as a short value, then, after
//! `<!-- plain -->`, as one line of text.

use std::path::Path;
use std::{fs, io};

use kohyo::markdown::{Options, plain, render, render_cell, render_value};
use snapbox::assert::DEFAULT_ACTION_ENV;
use snapbox::{Assert, Data};

#[test]
fn markdown_becomes_html() -> io::Result<()> {
    let assert = Assert::new().action_env(DEFAULT_ACTION_ENV).normalize_paths(false);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page/markdown");
    let mut cases = fs::read_dir(folder)?
        .map(|entry| entry.map(|it| it.path()))
        .collect::<io::Result<Vec<_>>>()?;
    cases.retain(|it| it.extension().is_some_and(|extension| extension == "md"));
    assert!(!cases.is_empty());
    for case in cases {
        let text = fs::read_to_string(&case)?;
        assert.eq(all_four(&text), Data::read_from(&case.with_extension("html"), None).raw());
    }
    Ok(())
}

fn all_four(text: &str) -> String {
    let options = Options { heading_offset: 1, id_prefix: "case", ..Options::default() };
    format!(
        "{}<!-- cell -->\n{}\n<!-- value -->\n{}\n<!-- plain -->\n{}\n",
        render(text, &options),
        render_cell(text),
        render_value(text),
        plain(text),
    )
}
