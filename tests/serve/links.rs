//! The check of links and the preview agree: what the one lets pass, the other can follow.

use jiff::civil::date;
use kohyo::{site, source};

use crate::preview::City;

/// Files that a city puts next to its pages. Those whose names are no addresses are not there.
const ATTACHMENTS: [&str; 8] =
    ["q-a.pdf", "x_y.pdf", "a b.pdf", "北.pdf", "100%.pdf", "x&y.pdf", "it's.pdf", "q+a.pdf"];

/// Links as an author writes them, and whether they lead to something.
const LINKS: [(&str, bool); 36] = [
    ("/q-a.pdf", true),
    ("../q-a.pdf", true),
    ("/q%2Da.pdf", true),
    ("/%71%2da.pdf", true),
    ("/x%5Fy.pdf", true),
    ("/q%252Da.pdf", false),
    ("/a%20b.pdf", false),
    ("/a b.pdf", false),
    ("a b.pdf", false),
    ("../a%20b.pdf", false),
    ("/a+b.pdf", false),
    ("/a%2520b.pdf", false),
    ("/北.pdf", false),
    ("/%E5%8C%97.pdf", false),
    ("/%e5%8c%97.pdf", false),
    ("/%E5%8C.pdf", false),
    ("/%ff.pdf", false),
    ("/100%25.pdf", false),
    ("/100%.pdf", false),
    ("/100%zz.pdf", false),
    ("/x&y.pdf", false),
    ("/x%26y.pdf", false),
    // What is typed is what is read: no character is named by a reference.
    ("/x&amp;y.pdf", false),
    ("/it's.pdf", false),
    ("/it%27s.pdf", false),
    ("/q+a.pdf", false),
    ("/q%2Ba.pdf", false),
    ("/missing.pdf", false),
    ("/about/", true),
    ("/about", true),
    ("/%61bout/", true),
    ("/%2561bout/", false),
    ("/about%2F", true),
    ("/about%5C", false),
    ("/about%00/", false),
    ("/units/%2e%2e%2fabout/", false),
];

/// An address as a browser asks for it: from the page at `/links/`, in ASCII.
fn asked(href: &str) -> String {
    let href = href.replace("&amp;", "&").replace("&#39;", "'");
    let path = match href.strip_prefix("../") {
        Some(path) => format!("/{path}"),
        None => format!("/links/{href}"),
    };
    let ascii = |byte: u8| match byte {
        b' ' | 0x80.. => format!("%{byte:02X}"),
        _ => char::from(byte).to_string(),
    };
    path.bytes().map(ascii).collect()
}

#[test]
fn what_the_check_lets_pass_the_preview_can_follow() {
    let city = City::new("links");
    for name in ATTACHMENTS {
        city.write(&format!("content/{name}"), "%PDF");
    }
    let lines: Vec<String> =
        LINKS.iter().map(|(link, _)| format!("- [行き先](<{link}>)")).collect();
    let page = format!("---\n題名: 行き先\n---\n{}\n", lines.join("\n"));
    city.write("content/pages/links.md", &page);
    let tree = source::read(&city.root).unwrap();
    let checked = site::check(&tree, date(2015, 7, 31));
    let text = tree.text("content/pages/links.md").unwrap();
    let dead: Vec<&str> = checked
        .findings
        .iter()
        .filter(|it| it.code.name == "dead-link" && it.place.file == "content/pages/links.md")
        .map(|it| &text[it.place.span.unwrap().start..it.place.span.unwrap().end])
        .collect();
    let preview = city.serve(&[]);
    let page = preview.page("/links/");
    let anchors = page.split("<a href=\"").skip(1).filter(|it| it.contains(">行き先</a>"));
    let hrefs: Vec<&str> =
        anchors.filter(|it| it.split_once('"').unwrap().1.starts_with(">行き先")).collect();
    assert_eq!(hrefs.len(), LINKS.len(), "{page}");
    for ((link, is_there), href) in LINKS.into_iter().zip(hrefs) {
        let address = asked(href.split_once('"').unwrap().0);
        let status = preview.get(&address).status;
        assert_eq!([200, 302].contains(&status), is_there, "{link}: {address}: {status}");
        assert_eq!(!dead.contains(&link), is_there, "{link}: {dead:?}");
    }
}
