//! What the browsers of visitors are told with each file of a site, and how each kind of web server is told to say it.
//!
//! One table, and a writer for each kind of server. A policy in a header adds to the one that each page declares: what
//! a page cannot declare is who may show it in a frame, and files other than pages declare nothing.

mod apache;
mod forwarding;
mod headers_file;
mod nginx;
mod policy;

use std::borrow::Cow;

use crate::output::media_type;
use crate::route::base_path;
use crate::url_path;

pub use forwarding::Forwarding;

/// What is in the table depends on these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Path of the site on its host, as it is written in addresses: `/` or `/kaikaku/`.
    base: String,
    is_https: bool,
    policy: Option<String>,
    /// Addresses of files that never change, because a hash of the content is in their name.
    hashed: Vec<String>,
    /// The folder of the site is also the one that kohyo writes to over HTTP.
    is_webdav: bool,
    /// Where former addresses lead.
    forwarding: Forwarding,
}

impl Facts {
    /// The facts of a built site: its `base_url`, its files in order of their addresses, and whether it is published
    /// over WebDAV.
    #[must_use]
    pub fn new<'a>(
        base_url: Option<&str>,
        files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        is_webdav: bool,
    ) -> Self {
        let (mut pages, mut hashed) = (Vec::new(), Vec::new());
        for (address, bytes) in files {
            if media_type(address).starts_with("text/html") {
                pages.push(bytes);
            }
            if is_hashed(address) {
                hashed.push(address.to_owned());
            }
        }
        let base = base_path(base_url.unwrap_or_default());
        let is_https = base_url.is_some_and(|it| it.starts_with("https://"));
        let policy = policy::joined(pages);
        Self { base, is_https, policy, hashed, is_webdav, forwarding: Forwarding::default() }
    }

    /// Path of the site on its host as servers compare it, with its percent signs undone.
    fn folder(&self) -> Cow<'_, str> {
        url_path::decode(&self.base).unwrap_or(Cow::Borrowed(&self.base))
    }

    /// The same of a site with former addresses.
    #[must_use]
    pub fn forwarding(self, forwarding: Forwarding) -> Self {
        Self { forwarding, ..self }
    }
}

/// A kind of web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerKind {
    /// Apache, and what reads its `.htaccess`.
    Apache,
    /// nginx: lines that its administrator includes.
    Nginx,
    /// Netlify, Cloudflare Pages and others with a file `_headers` at the root of the host.
    HeadersFile,
}

/// The files for a kind of web server: names in the folder of the site, and contents.
#[must_use]
pub fn files(kind: ServerKind, facts: &Facts) -> Vec<(&'static str, Vec<u8>)> {
    let (name, text) = match kind {
        ServerKind::Apache => (APACHE, apache::write(facts)),
        ServerKind::Nginx => (NGINX, nginx::write(facts)),
        ServerKind::HeadersFile => (HEADERS_FILE, headers_file::write(facts)),
    };
    let redirects = (kind == ServerKind::HeadersFile && facts.forwarding.has_moved())
        .then(|| (REDIRECTS_FILE, facts.forwarding.file(&facts.folder())));
    let files = [(name, text)].into_iter().chain(redirects);
    files.map(|(name, text)| (name, text.into_bytes())).collect()
}

/// Whether a file is for the server alone, which shows it to nobody.
pub(super) fn is_for_server(address: &str) -> bool {
    [APACHE, NGINX, HEADERS_FILE, REDIRECTS_FILE].contains(&address)
}

const APACHE: &str = ".htaccess";
const NGINX: &str = "nginx.conf";
const HEADERS_FILE: &str = "_headers";
const REDIRECTS_FILE: &str = "_redirects";

/// What is asked again at each visit, and answered with 304 when it is the same.
const REVALIDATED: &str = "no-cache";

/// What never changes.
const IMMUTABLE: &str = "max-age=31536000, immutable";

/// How long a browser may keep a file, as `Cache-Control` says it.
#[must_use]
pub fn caching(address: &str) -> &'static str {
    if is_hashed(address) { IMMUTABLE } else { REVALIDATED }
}

/// The names of files that never change, as a regular expression.
const HASHED: &str = "\\.[0-9a-f]{16}\\.(css|js)$";

/// The names of feeds, as a regular expression, and what kind of thing they are.
const FEEDS: (&str, &str) = ("(^|/)atom\\.xml$", "application/atom+xml");

/// Whether the theme put a hash of the content into the name: `assets/theme.61e7b98c80c5b449.css`.
fn is_hashed(address: &str) -> bool {
    let mut parts = address.rsplit('.');
    let (ending, hash) = (parts.next(), parts.next());
    let is_hash = |part: &str| {
        part.len() == 16 && part.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
    };
    matches!(ending, Some("css" | "js")) && hash.is_some_and(is_hash) && parts.next().is_some()
}

/// A header and its value.
type Header = (&'static str, String);

/// Who may show the site in a frame; a page cannot declare that.
const FRAMES: &str = "frame-ancestors 'self'";

/// What comes with every file.
fn of_every_file(facts: &Facts) -> Vec<Header> {
    let mut headers = vec![
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        (
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
                .to_owned(),
        ),
    ];
    if facts.is_https {
        // Of this host alone: others below the domain are not ours.
        headers.push(("Strict-Transport-Security", "max-age=31536000".to_owned()));
    }
    headers
}

/// What comes with a page besides.
fn of_pages(facts: &Facts) -> Header {
    let policy = facts.policy.iter().map(String::as_str).chain([FRAMES]);
    ("Content-Security-Policy", policy.collect::<Vec<_>>().join("; "))
}

/// What comes with a drawing (SVG) besides: opened by itself it could run scripts of whoever made it.
fn of_drawings() -> Header {
    let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";
    ("Content-Security-Policy", policy.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_a_hash_in_its_name_is_kept_and_nothing_else() {
        for (address, expected) in [
            ("assets/theme.61e7b98c80c5b449.css", IMMUTABLE),
            ("assets/search.7c7f1744ed792972.js", IMMUTABLE),
            ("index.html", REVALIDATED),
            ("61e7b98c80c5b449.css", REVALIDATED),
            ("assets/theme.61E7b98c80c5b449.css", REVALIDATED),
            ("assets/theme.61e7b98c80c5b44.css", REVALIDATED),
            ("assets/photo.61e7b98c80c5b449.png", REVALIDATED),
            (".kohyo/lock", REVALIDATED),
        ] {
            assert_eq!(caching(address), expected, "{address}");
        }
    }

    #[test]
    fn a_path_in_japanese_is_written_as_each_server_reads_it() {
        let base_url = "https://www.example.jp/%E6%94%B9%E9%9D%A9/";
        let facts = Facts::new(Some(base_url), [], false);
        for (kind, lines) in [
            (ServerKind::Apache, ["ErrorDocument 404 /%E6%94%B9%E9%9D%A9/404.html", ""]),
            (ServerKind::Nginx, ["location /改革/ {", "error_page 404 /改革/404.html;"]),
            (ServerKind::HeadersFile, ["\n/%E6%94%B9%E9%9D%A9/*\n", ""]),
        ] {
            let text: Vec<u8> = files(kind, &facts).into_iter().flat_map(|(_, it)| it).collect();
            let text = String::from_utf8_lossy(&text).into_owned();
            assert!(lines.iter().all(|it| text.contains(it)), "{text}");
        }
    }

    #[test]
    fn the_facts_are_read_from_the_address_of_the_site() {
        for (base_url, base, is_https) in [
            (None, "/", false),
            (Some("https://www.example.jp"), "/", true),
            (Some("https://www.example.jp/"), "/", true),
            (Some("http://www.example.jp/kaikaku"), "/kaikaku/", false),
            (Some("https://www.example.jp/a/b/"), "/a/b/", true),
        ] {
            let facts = Facts::new(base_url, [], false);
            assert_eq!((facts.base.as_str(), facts.is_https), (base, is_https), "{base_url:?}");
        }
    }
}
