//! Target: a text as HTML. Whatever it is, elements are closed, none is there that the program does not write, and
//! each link leads where links may.

use kohyo::characters::is_clean;
use kohyo::markdown::{
    Options, find_links, plain, render, render_cell, render_value, rows_too_long,
};

use super::{number_of, time_limit};

const ELEMENTS: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "caption",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sup",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
];
const CELLS: [&str; 2] = ["td", "th"];
const EMPTY: [&str; 3] = ["br", "hr", "img"];
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// A text of every 4096th input is repeated until it is as long as this.
const LONG: usize = 32 << 10;

/// Makes everything of a text that the program makes of texts.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let options = Options { heading_offset: 1, id_prefix: "fuzz", ..Options::default() };
    time_limit::within(text.len(), || {
        assert_well_formed(&render(&text, &options));
        assert_well_formed(&render_cell(&text));
        assert_well_formed(&render_value(&text));
        assert!(!plain(&text).contains('\n'), "a plain text has one line");
        let _ = find_links(&text);
        for row in rows_too_long(&text) {
            // What nobody can see is an error by itself, and left out.
            assert!(
                !is_clean(&text) || text.contains(row.text.trim()),
                "a row that nobody typed: {:?}",
                row.text
            );
        }
    });
    if number_of(data).is_multiple_of(4096) && !text.is_empty() {
        let text = text.repeat(LONG / text.len() + 1);
        time_limit::within(text.len(), || {
            let _ =
                (render(&text, &options), plain(&text), find_links(&text), rows_too_long(&text));
        });
    }
}

/// Every element is closed, in order, and all of it is what the program writes.
fn assert_well_formed(html: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>', '&']) {
        let after = &rest[at + 1..];
        match rest.as_bytes()[at] {
            b'&' => {
                let entity = after.split(';').next().unwrap_or_default();
                let is_entity = ["amp", "lt", "gt", "quot", "#39", "#x27"].contains(&entity);
                assert!(is_entity, "a bare & in {html:?}");
                rest = after;
            }
            b'<' => {
                let end = after.find('>').unwrap_or_else(|| panic!("an open tag in {html:?}"));
                tag(&after[..end], &mut open, html);
                rest = &after[end + 1..];
            }
            _ => panic!("a bare > in {html:?}"),
        }
    }
    assert!(open.is_empty(), "{open:?} is not closed in {html:?}");
}

fn tag<'h>(tag: &'h str, open: &mut Vec<&'h str>, html: &str) {
    if let Some(name) = tag.strip_prefix('/') {
        assert_eq!(open.pop(), Some(name), "in {html:?}");
        return;
    }
    let name = tag.split([' ', '\n']).next().unwrap_or_default();
    let is_known = ELEMENTS.contains(&name) || CELLS.contains(&name);
    assert!(is_known, "<{name}> in {html:?}");
    let mut rest = tag[name.len()..].trim();
    while !rest.is_empty() {
        let (attribute, value) = rest.split_once("=\"").unwrap_or_else(|| panic!("{tag:?}"));
        let (value, after) = value.split_once('"').unwrap_or_else(|| panic!("{tag:?}"));
        let is_known = !attribute.starts_with("on") && attribute != "style";
        assert!(is_known, "{attribute} in {html:?}");
        if ["href", "src"].contains(&attribute) {
            assert!(is_safe(value), "a link to {value:?}");
        }
        rest = after.trim();
    }
    if !EMPTY.contains(&name) {
        open.push(name);
    }
}

/// Whether an address has one of the schemes that links may have, or none.
fn is_safe(address: &str) -> bool {
    // As browsers read it.
    let address: String = address.chars().filter(|it| !matches!(it, '\t' | '\n' | '\r')).collect();
    let address = address.trim_matches(|it: char| it <= ' ');
    match address.split(['/', '?', '#']).next().unwrap_or_default().split_once(':') {
        Some((scheme, _)) => SCHEMES.iter().any(|it| scheme.eq_ignore_ascii_case(it)),
        None => true,
    }
}
