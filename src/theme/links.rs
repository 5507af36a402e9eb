//! Makes links relative, so that the site can stand in any folder of any host.
//!
//! Templates and authors write them from the top of the site: `/units/kita-ku/`.

use memchr::memmem;

/// The path of the site on its host, with `/` at both ends: `/kaikaku/` of
/// `https://www.example.jp/kaikaku`.
pub(super) fn base(base_url: &str) -> String {
    let after_scheme = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    let path = after_scheme.split_once('/').map_or("", |(_, path)| path);
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        path => format!("/{path}/"),
    }
}

/// The page with each link from the top of the site made one from `root`.
pub(super) fn resolve(html: &[u8], root: &str) -> Vec<u8> {
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
    fn the_base_is_the_path_of_the_address() {
        assert_eq!(base("https://www.example.jp/kaikaku"), "/kaikaku/");
        assert_eq!(base("https://www.example.jp/"), "/");
        assert_eq!(base(""), "/");
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
