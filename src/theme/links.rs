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
pub(super) fn resolve(html: &str, root: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    let finder = memmem::Finder::new(VALUE);
    // Outside tags these may be part of a text, but then no `<` stands open before them.
    while let Some(at) = finder.find(rest.as_bytes()) {
        let (before, value) = (&rest[..at], &rest[at + VALUE.len()..]);
        out.push_str(before);
        let ours = is_link(before, &out) && !value.starts_with('/');
        out.push_str(if ours { "=\"" } else { VALUE });
        out.push_str(if ours { root } else { "" });
        rest = value;
    }
    out.push_str(rest);
    out
}

/// How the value of an attribute begins that is a link from the top of the site.
const VALUE: &str = "=\"/";

/// Whether what was written so far ends in the middle of a tag, in the name of an attribute that
/// holds a link.
fn is_link(before: &str, written: &str) -> bool {
    let linking = [" href", " src"].iter().any(|it| before.ends_with(it));
    linking && written.rfind(['<', '>']).is_some_and(|it| written.as_bytes()[it] == b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(resolve(html, "../"), expected);
        assert_eq!(resolve(r#"<a href="/">"#, "./"), r#"<a href="./">"#);
        assert_eq!(resolve(r#"<p title="/x">"#, "../"), r#"<p title="/x">"#);
    }
}
