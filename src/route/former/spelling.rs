//! How people write an address of the site.

use crate::output::SitePath;
use crate::record::SiteUrl;
use crate::url_path;

use super::file_at;

/// Why a text is no address of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It is not spelled as one.
    Spelling,
    /// It leads to another site.
    Outside,
}

/// Reads an address from the top of the site (`/reforms/gyokaku-2013/45/`), or as a whole with the site's own host
/// (`https://www.example.jp/kaikaku/reforms/…`). The `index.html` at its end and a missing `/` make no difference.
pub(super) fn read(text: &str, base_url: &str) -> Result<String, Fault> {
    let path = match text.split_once("://") {
        Some((scheme, rest)) => below_base(scheme, rest, base_url)?,
        None if text.starts_with("//") => return Err(Fault::Outside),
        None => text.strip_prefix('/').ok_or(Fault::Spelling)?,
    };
    if path.split('/').any(|it| it == "..") {
        return Err(Fault::Outside);
    }
    if path.contains(['?', '#']) {
        return Err(Fault::Spelling);
    }
    let path = url_path::decode(path).ok_or(Fault::Spelling)?;
    let folder = path.strip_suffix("index.html").filter(|it| it.is_empty() || it.ends_with('/'));
    let path = folder.unwrap_or(&path);
    let name = path.rsplit_once('/').map_or(path, |(_, it)| it);
    let is_file = name.is_empty() || name.contains('.');
    let address = if is_file { path.to_owned() } else { format!("{path}/") };
    SitePath::new(file_at(&address)).map_err(|_| Fault::Spelling)?;
    Ok(address)
}

/// The path below the site's own address, without `/` at its beginning.
fn below_base<'t>(scheme: &str, rest: &'t str, base_url: &str) -> Result<&'t str, Fault> {
    let is_web = ["http", "https"].iter().any(|it| it.eq_ignore_ascii_case(scheme));
    let base = SiteUrl::read(base_url).filter(|_| is_web).ok_or(Fault::Outside)?;
    let (host, mut path) = rest.split_once('/').unwrap_or((rest, ""));
    // Both schemes lead to the site, so that the host alone tells.
    let typed = SiteUrl::read(&format!("{scheme}://{host}/")).ok_or(Fault::Spelling)?;
    if typed.host() != base.host() {
        return Err(Fault::Outside);
    }
    for part in base.path().split('/').filter(|it| !it.is_empty()) {
        let (first, rest) = path.split_once('/').unwrap_or((path, ""));
        if url_path::decode(first) != url_path::decode(part) {
            return Err(Fault::Outside);
        }
        path = rest;
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://www.example.jp/kaikaku/";

    #[test]
    fn an_address_is_read_however_it_was_copied() {
        for (text, expected) in [
            ("/", ""),
            ("/index.html", ""),
            ("/a/b/", "a/b/"),
            ("/a/b", "a/b/"),
            ("/a/b/index.html", "a/b/"),
            ("/a/my-index.html", "a/my-index.html"),
            ("/a/b.pdf", "a/b.pdf"),
            ("/old/h25.html", "old/h25.html"),
            ("/%E6%94%B9%E9%9D%A9/45%20%E5%8F%B7.pdf", "改革/45 号.pdf"),
            ("/改革/", "改革/"),
            ("https://www.example.jp/kaikaku/a/", "a/"),
            ("http://WWW.example.jp/kaikaku/a", "a/"),
            ("https://www.example.jp/kaikaku", ""),
        ] {
            assert_eq!(read(text, BASE).as_deref(), Ok(expected), "{text}");
        }
        for (text, base) in [
            ("https://www.example.jp/a/", "https://www.example.jp"),
            ("https://www.example.jp:443/a/", "https://www.example.jp/"),
            ("https://www.example.jp/改革/a/", "https://www.example.jp/%E6%94%B9%E9%9D%A9/"),
            ("https://www.example.jp/%e6%94%b9%e9%9d%a9/a/", "https://www.example.jp/改革/"),
            ("https://市.example.jp/a/", "https://xn--1lqs71d.example.jp/"),
        ] {
            let expected = if text.contains('市') { Err(Fault::Outside) } else { Ok("a/") };
            assert_eq!(read(text, base).as_deref().map_err(|it| *it), expected, "{text}");
        }
    }

    #[test]
    fn what_leads_elsewhere_or_nowhere_is_no_address() {
        for (text, expected) in [
            ("", Fault::Spelling),
            ("a/b/", Fault::Spelling),
            ("／a／", Fault::Spelling),
            ("/a//b/", Fault::Spelling),
            ("/a/?id=45", Fault::Spelling),
            ("/a/#45", Fault::Spelling),
            ("/100%/", Fault::Spelling),
            ("/a\"b/", Fault::Spelling),
            ("/a%0Ab/", Fault::Spelling),
            ("/a\\b/", Fault::Spelling),
            ("/.htaccess", Fault::Spelling),
            ("/../a/", Fault::Outside),
            ("//www.example.jp/kaikaku/a/", Fault::Outside),
            ("https://www.example.jp/a/", Fault::Outside),
            ("https://www.example.jp/kaikaku2/a/", Fault::Outside),
            ("https://other.example.jp/kaikaku/a/", Fault::Outside),
            ("ftp://www.example.jp/kaikaku/a/", Fault::Outside),
        ] {
            assert_eq!(read(text, BASE), Err(expected), "{text}");
        }
        assert_eq!(read("https://www.example.jp/a/", ""), Err(Fault::Outside));
    }
}
