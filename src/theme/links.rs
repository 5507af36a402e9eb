//! Makes links relative, so that the site can stand in any folder of any host.
//!
//! Templates and authors write them from the top of the site: `/units/kita-ku/`.

use memchr::memmem;

use crate::html::escape;

/// The page with each link from the top of the site made one from `root`.
pub(super) fn resolve(html: &[u8], root: &str) -> Vec<u8> {
    let root = escape(root);
    let mut out = Vec::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    let finder = memmem::Finder::new(VALUE);
    // Outside tags these may be part of a text, but then no `<` stands open before them.
    while let Some(at) = finder.find(rest) {
        let (before, value) = (&rest[..at], &rest[at + VALUE.len()..]);
        out.extend_from_slice(before);
        let ours = is_link(before, &out) && !value.starts_with(b"/");
        out.extend_from_slice(if ours { b"=\"" } else { VALUE });
        out.extend_from_slice(if ours { root.as_bytes() } else { b"" });
        rest = value;
    }
    out.extend_from_slice(rest);
    out
}

/// The same for a page of a further language, whose pages stand in a folder of their own (`folder`,
/// `en/`) while the files that are no pages stand where they do for the main language. `page_path` is the
/// path of the page inside the folder.
pub(super) fn resolve_in(html: &[u8], folder: &str, page_path: &str) -> Vec<u8> {
    let root = "../".repeat(page_path.matches('/').count());
    let page_root = if root.is_empty() { "./" } else { &*root };
    let top = "../".repeat(folder.matches('/').count()) + &root;
    let page_path = escape(page_path);
    let mut out = Vec::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    let finder = memmem::Finder::new(b"=\"");
    while let Some(at) = finder.find(rest) {
        let (before, value) = (&rest[..at], &rest[at + 2..]);
        out.extend_from_slice(before);
        let ours = is_link(before, &out);
        out.extend_from_slice(b"=\"");
        rest = value;
        if !ours {
            continue;
        }
        let link = &value[..memchr::memchr(b'"', value).unwrap_or(value.len())];
        let path = &link[..link.iter().position(|it| b"#?".contains(it)).unwrap_or(link.len())];
        let is_page = path.ends_with(b"/");
        match link {
            [b'/', b'/', ..] | [] => {}
            [b'/', ..] => {
                out.extend_from_slice(if is_page { page_root.as_bytes() } else { top.as_bytes() });
                rest = &value[1..];
            }
            // An author's link to a file next to the page.
            _ if !is_page && !path.is_empty() && !has_scheme(path) => {
                out.extend_from_slice(top.as_bytes());
                out.extend_from_slice(page_path.as_bytes());
            }
            _ => {}
        }
    }
    out.extend_from_slice(rest);
    out
}

/// Whether it leads to another place than this site: `https:`, `mailto:`, `tel:`.
fn has_scheme(path: &[u8]) -> bool {
    let start = path.iter().position(|it| b":/".contains(it));
    start.is_some_and(|it| path[it] == b':')
}

/// How the value of an attribute begins that is a link from the top of the site.
const VALUE: &[u8] = b"=\"/";

/// Whether what was written so far ends in the middle of a tag, in the name of an attribute that
/// holds a link.
fn is_link(before: &[u8], written: &[u8]) -> bool {
    let linking = before.ends_with(b" href") || before.ends_with(b" src");
    linking && memchr::memrchr2(b'<', b'>', written).is_some_and(|it| written[it] == b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(html: &str, root: &str) -> String {
        String::from_utf8(resolve(html.as_bytes(), root)).unwrap()
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
            let made = String::from_utf8(resolve_in(page.as_bytes(), "en/", "a/b/")).unwrap();
            assert_eq!(made, format!(r#"<a href="{expected}">="/x"</a>"#));
        }
        assert_eq!(resolve_in(br#"<a href="/">"#, "en/", ""), br#"<a href="./">"#);
        assert_eq!(resolve_in(br#"<img src="/x.png">"#, "en/", ""), br#"<img src="../x.png">"#);
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
    }
}
