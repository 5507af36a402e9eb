//! Makes links relative, so that the site can stand in any folder of any host.
//!
//! Templates and authors write them from the top of the site: `/units/kita-ku/`.

use memchr::memmem;

use crate::html::escape;

/// The attributes that hold an address, where a form is sent among them.
const ATTRIBUTES: [&[u8]; 3] = [b" href", b" src", b" action"];

/// Where the links of a page lead from.
pub(super) enum Links {
    /// From the page to the top of the site: `../../`.
    FromRoot(String),
    /// Of a page of a further language, whose pages are in a folder of their own while the files that are no pages are
    /// where they are for the main language.
    InFolder {
        /// From the page to the top of its language.
        page_root: String,
        /// From the page to the top of the site.
        top: String,
        /// The path of the page inside the folder.
        page_path: String,
    },
}

impl Links {
    /// Those of a page of the main language, from which `root` leads to the top of the site.
    pub(super) fn from_root(root: &str) -> Self {
        Self::FromRoot(escape(root))
    }

    /// Those of a page of a further language in a folder (`en/`), at a path inside it.
    pub(super) fn in_folder(folder: &str, page_path: &str) -> Self {
        let root = "../".repeat(page_path.matches('/').count());
        let top = "../".repeat(folder.matches('/').count()) + &root;
        let page_root = if root.is_empty() { "./".to_owned() } else { root };
        Self::InFolder { page_root, top, page_path: escape(page_path) }
    }

    /// A page with its links made relative.
    pub(super) fn resolve(&self, html: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(html.len() * 5 / 4 + 512);
        let mut done = 0;
        for at in memmem::find_iter(html, b"=\"") {
            let (before, value) = (&html[..at], at + 2);
            let is_link = ATTRIBUTES.iter().any(|it| before.ends_with(it));
            if !is_link || !is_in_tag(before) {
                continue;
            }
            let (root, is_from_top) = self.root_of(link(&html[value..]));
            out.extend_from_slice(&html[done..value]);
            for part in root {
                out.extend_from_slice(part.as_bytes());
            }
            done = value + usize::from(is_from_top);
        }
        out.extend_from_slice(&html[done..]);
        out
    }

    /// What is put before a link, and whether that stands for the `/` at its beginning.
    fn root_of(&self, link: &[u8]) -> ([&str; 2], bool) {
        match (self, link) {
            (_, [] | [b'/', b'/', ..]) => ([""; 2], false),
            (Self::FromRoot(root), [b'/', ..]) => ([root, ""], true),
            (Self::FromRoot(_), _) => ([""; 2], false),
            (Self::InFolder { page_root, top, page_path }, _) => {
                let path =
                    &link[..link.iter().position(|it| b"#?".contains(it)).unwrap_or(link.len())];
                let is_page = path.ends_with(b"/");
                match link {
                    [b'/', ..] => ([if is_page { page_root } else { top }, ""], true),
                    // An author's link to a file next to the page.
                    _ if !is_page && !path.is_empty() && !has_scheme(path) => {
                        ([top, page_path], false)
                    }
                    _ => ([""; 2], false),
                }
            }
        }
    }
}

/// Whether a page is inside a tag where this ends. A `>` in a value, which a city's template may have, ends none.
fn is_in_tag(before: &[u8]) -> bool {
    let Some(start) = memchr::memrchr(b'<', before) else { return false };
    let tag = &before[start..];
    if memchr::memchr(b'>', tag).is_none() {
        return true;
    }
    let mut quote = None;
    for byte in tag {
        match (quote, byte) {
            (None, b'>') => return false,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    true
}

/// The link with which this begins: up to the quote, or to the end of the tag where that is missing.
fn link(value: &[u8]) -> &[u8] {
    let end = memchr::memchr2(b'"', b'>', value);
    &value[..end.map_or(value.len(), |it| it + usize::from(value[it] == b'>'))]
}

/// Whether it leads to another place than this site: `https:`, `mailto:`, `tel:`.
fn has_scheme(path: &[u8]) -> bool {
    let start = path.iter().position(|it| b":/".contains(it));
    start.is_some_and(|it| path[it] == b':')
}

#[cfg(test)]
mod tests {
    use super::super::finish::finish;
    use super::*;

    fn written(html: &str, links: &Links) -> String {
        String::from_utf8(finish(html.as_bytes(), None, None, links)).unwrap()
    }

    fn resolved(html: &str, root: &str) -> String {
        written(html, &Links::from_root(root))
    }

    fn in_folder(html: &str, page_path: &str) -> String {
        written(html, &Links::in_folder("en/", page_path))
    }

    #[test]
    fn pages_stay_in_their_language_and_files_where_they_are() {
        for (link, expected) in [
            ("/", "../../"),
            ("/units/#kita", "../../units/#kita"),
            ("/assets/theme.css", "../../../assets/theme.css"),
            ("/status/ledger.csv", "../../../status/ledger.csv"),
            ("plan.pdf", "../../../a/b/plan.pdf"),
            ("../c/plan.pdf#p2", "../../../a/b/../c/plan.pdf#p2"),
            ("../c/", "../c/"),
            ("#note", "#note"),
            ("https://www.example.jp/x.pdf", "https://www.example.jp/x.pdf"),
            ("//www.example.jp/x.pdf", "//www.example.jp/x.pdf"),
            ("mailto:a@example.jp", "mailto:a@example.jp"),
            ("../../../a/b/", "../../../a/b/"),
        ] {
            let page = format!(r#"<a href="{link}">="/x"</a>"#);
            assert_eq!(in_folder(&page, "a/b/"), format!(r#"<a href="{expected}">="/x"</a>"#));
        }
        assert_eq!(in_folder(r#"<a href="/">"#, ""), r#"<a href="./">"#);
        assert_eq!(in_folder(r#"<img src="/x.png">"#, ""), r#"<img src="../x.png">"#);
        assert_eq!(in_folder(r#"<form action="/x/">"#, "units/"), r#"<form action="../x/">"#);
    }

    #[test]
    fn only_links_from_the_top_of_the_site_change() {
        let html =
            r#"<a class="x" href="/about/">a</a> href="/no <img src="/b.png"> <a href="//h/">"#;
        let expected =
            r#"<a class="x" href="../about/">a</a> href="/no <img src="../b.png"> <a href="//h/">"#;
        assert_eq!(resolved(html, "../"), expected);
        assert_eq!(resolved(r#"<a href="/">"#, "./"), r#"<a href="./">"#);
        assert_eq!(resolved(r#"<p title="/x">"#, "../"), r#"<p title="/x">"#);
        for tag in [r#"<a title="a > b" href="/x">"#, r#"<a onclick='f("a" > 1)' href="/x">"#] {
            assert_eq!(resolved(tag, "../"), tag.replace("/x", "../x"));
        }
        assert_eq!(resolved(r#"<b>x</b> href="/x">"#, "../"), r#"<b>x</b> href="/x">"#);
    }
}
