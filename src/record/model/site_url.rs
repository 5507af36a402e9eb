//! Where a site is on the web (`base_url`), in one normal form: what a city typed goes into links, feeds and files for
//! web servers in this form only.

use std::ops::{Deref, Range};

use serde::de::{Deserialize, Deserializer, Error};
use url::{ParseError, Url};

use crate::japanese::half_width;
use crate::record::model::value::Text;
use crate::url_path;

/// The address of a web site: scheme and host in lower case, an international host name as `xn--…`, no port that the
/// scheme has anyway, a path of letters, digits, `-`, `.`, `_` and `~` with all others as percent signs, and `/` at its
/// end. Empty when nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteUrl(String);

/// Why a text is no address of a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum UrlFaultKind {
    /// It is typed in full-width letters.
    FullWidth,
    /// It does not begin with `http://` or `https://`.
    Scheme,
    /// A name of a user, or a password, goes before the host.
    Credentials,
    /// There is no host, or none that can be one.
    Host,
    /// The port is none.
    Port,
    /// There is white space in it.
    Space,
    /// A query or a fragment is behind it.
    Query,
    /// A part of the path leads to the folder above, or to the same one.
    Step,
    /// A part of the path is empty.
    EmptyPart,
    /// A percent sign that stands for no character.
    Percent,
    /// A character in the path that has a meaning of its own elsewhere.
    Character,
    /// It is the address of a page in a folder, and not of the folder.
    Page,
}

/// What is wrong with an address of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UrlFault {
    pub(crate) kind: UrlFaultKind,
    /// Where in the text, in bytes.
    pub(crate) at: Range<usize>,
    /// The address that was probably meant.
    pub(crate) mend: Option<SiteUrl>,
}

impl Deref for SiteUrl {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for SiteUrl {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Text::deserialize(deserializer)?;
        if text.is_empty() {
            return Ok(Self::default());
        }
        Self::parse(&text).map_err(|it| D::Error::custom(format!("{:?}", it.kind)))
    }
}

/// A fault at a place, and the text as it may have been meant.
type Found = (UrlFaultKind, Range<usize>, Option<String>);

impl SiteUrl {
    /// The host with its port, if it has one of its own.
    #[must_use]
    pub fn host(&self) -> &str {
        self.split('/').nth(2).unwrap_or_default()
    }

    /// The host without a port.
    #[must_use]
    pub fn host_name(&self) -> &str {
        let host = self.host();
        match host.rsplit_once(':') {
            Some((name, port)) if !port.contains(']') => name,
            _ => host,
        }
    }

    /// The path of the site on its host, with `/` at both ends.
    #[must_use]
    pub fn path(&self) -> &str {
        let after_host = self.match_indices('/').nth(2).map_or(self.len(), |(at, _)| at);
        &self[after_host..]
    }

    /// Reads an address as people type it; none when it is not that of a site.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::parse(text).ok()
    }

    /// The same with what is wrong.
    pub(crate) fn parse(text: &str) -> Result<Self, UrlFault> {
        normal(text).map(Self).map_err(|(kind, at, meant)| {
            // What was meant may have other faults, each of which leaves less to be mended.
            let mend = meant.and_then(|it| match Self::parse(&it) {
                Ok(mended) => Some(mended),
                Err(fault) => fault.mend,
            });
            UrlFault { kind, at, mend }
        })
    }
}

/// A text without the names and passwords of users in it, to be shown.
pub(crate) fn without_credentials(text: &str) -> String {
    match credentials(text) {
        Some(at) => format!("{}…{}", &text[..at.start], &text[at.end..]),
        None => text.to_owned(),
    }
}

fn normal(text: &str) -> Result<String, Found> {
    if let Some((at, wide)) = text.char_indices().find(|(_, it)| is_full_width(*it)) {
        let at = at..at + wide.len_utf8();
        return Err((UrlFaultKind::FullWidth, at, Some(half_width(text).into_owned())));
    }
    if let Some(at) = credentials(text) {
        let meant = format!("{}{}", &text[..at.start], &text[at.end + 1..]);
        return Err((UrlFaultKind::Credentials, at, Some(meant)));
    }
    if let Some((at, space)) = text.char_indices().find(|(_, it)| it.is_whitespace()) {
        let meant = text.split_whitespace().collect();
        return Err((UrlFaultKind::Space, at..at + space.len_utf8(), Some(meant)));
    }
    let host = authority(text);
    let is_web = ["http://", "https://"]
        .iter()
        .any(|it| text.get(..it.len()).is_some_and(|start| start.eq_ignore_ascii_case(it)));
    if !is_web {
        let bare = text.trim_start_matches(|it: char| it.is_ascii_alphabetic());
        let bare = if bare.starts_with(':') { bare } else { text };
        let bare = bare.trim_start_matches([':', '/']);
        // `example/` is no host of the web, though it could be one of an office.
        let meant = bare.contains('.').then(|| format!("https://{bare}"));
        let end = if host.start == 0 { text.len() } else { host.start };
        return Err((UrlFaultKind::Scheme, 0..end, meant));
    }
    let path = host.end;
    if let Some(at) = text[path..].find(['?', '#']) {
        let at = path + at;
        return Err((UrlFaultKind::Query, at..text.len(), Some(text[..at].to_owned())));
    }
    let origin = origin(text, &host)?;
    let parts = parts(text, path)?;
    Ok([origin].into_iter().chain(parts).chain([String::new()]).collect::<Vec<_>>().join("/"))
}

fn is_full_width(c: char) -> bool {
    let mut bytes = [0; 4];
    let text = c.encode_utf8(&mut bytes);
    half_width(text) != *text
}

/// Where the host of an address is, with what belongs to it: user and port.
fn authority(text: &str) -> Range<usize> {
    let start = text.find("://").map_or(0, |it| it + 3);
    let length = text[start..].find(['/', '\\', '?', '#']).unwrap_or(text.len() - start);
    start..start + length
}

/// Where the name and the password of a user are in an address. A password may have any character in it.
fn credentials(text: &str) -> Option<Range<usize>> {
    let authority = authority(text);
    let typed = &text[authority.clone()];
    let port = typed.rsplit_once(':').filter(|_| !typed.ends_with(']')).map(|(_, port)| port);
    let is_port = port.is_none_or(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    let end = if typed.contains('@') || !is_port { text.rfind('@')? } else { return None };
    (authority.start <= end).then_some(authority.start..end)
}

/// Scheme, host and port.
fn origin(text: &str, host: &Range<usize>) -> Result<String, Found> {
    let wrong = |kind, at| Err((kind, at, None));
    let typed = &text[host.clone()];
    // A port stands after the brackets of IPv6.
    let name = typed.rfind(':').filter(|it| !typed[*it..].contains(']')).unwrap_or(typed.len());
    let port = host.start + (name + 1).min(typed.len())..host.end;
    let name = host.start..host.start + name;
    if name.is_empty() {
        return wrong(UrlFaultKind::Host, 0..host.start);
    }
    let url = match Url::parse(&text[..host.end]) {
        Ok(url) => url,
        Err(ParseError::InvalidPort) => return wrong(UrlFaultKind::Port, port),
        Err(_) => return wrong(UrlFaultKind::Host, name),
    };
    if url.port() == Some(0) {
        return wrong(UrlFaultKind::Port, port);
    }
    let is_host = match url.host() {
        Some(url::Host::Domain(domain)) => is_domain(domain),
        Some(url::Host::Ipv4(_) | url::Host::Ipv6(_)) => true,
        None => false,
    };
    if !is_host {
        return wrong(UrlFaultKind::Host, name);
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// Whether a host can be asked for: of letters, digits, `-` and `_`, as long as names on the net may be.
fn is_domain(domain: &str) -> bool {
    let is_label = |it: &str| {
        (1..=63).contains(&it.len())
            && !it.starts_with('-')
            && !it.ends_with('-')
            && it.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    let domain = domain.strip_suffix('.').unwrap_or(domain);
    domain.len() <= 253 && domain.split('.').all(is_label)
}

/// The parts of the path, each as it is written in an address.
fn parts(text: &str, start: usize) -> Result<Vec<String>, Found> {
    let mut parts = Vec::new();
    let path = text[start..].strip_prefix('/').unwrap_or(&text[start..]);
    let mut at = text.len() - path.len();
    let last = path.strip_suffix('/').unwrap_or(path);
    for part in last.split('/').take_while(|_| !last.is_empty()) {
        let range = at..at + part.len();
        if part.is_empty() {
            let mut meant = text[start..].to_owned();
            while meant.contains("//") {
                meant = meant.replace("//", "/");
            }
            let meant = format!("{}{meant}", &text[..start]);
            return Err((UrlFaultKind::EmptyPart, at - 1..at + 1, Some(meant)));
        }
        let decoded = decoded(text, range.clone())?;
        if decoded == "." || decoded == ".." {
            return Err((UrlFaultKind::Step, range, None));
        }
        let is_last = range.end + 1 >= text.len();
        let name = decoded.to_ascii_lowercase();
        if is_last && [".html", ".htm"].iter().any(|it| name.ends_with(it)) {
            let meant = text[..range.start].to_owned();
            return Err((UrlFaultKind::Page, range, Some(meant)));
        }
        parts.push(url_path::encode(&decoded));
        at = range.end + 1;
    }
    Ok(parts)
}

/// A part of the path with its percent signs undone.
fn decoded(text: &str, range: Range<usize>) -> Result<String, Found> {
    let part = &text[range.clone()];
    let is_plain = |it: char| it.is_alphanumeric() || "-._~".contains(it);
    let mut decoded = String::new();
    let mut rest = part;
    while let Some(first) = rest.chars().next() {
        let at = range.end - rest.len();
        // Characters of several bytes have several percent signs, which are read together.
        let length =
            if first == '%' { url_path::percent_signs(rest).max(1) } else { first.len_utf8() };
        let (piece, after) = rest.split_at(length);
        let Some(read) = url_path::decode_characters(piece) else {
            return Err((UrlFaultKind::Percent, at..at + length.max(1), None));
        };
        if !read.chars().all(is_plain) {
            let meant = (first == '\\').then(|| text.replace('\\', "/"));
            return Err((UrlFaultKind::Character, at..at + length, meant));
        }
        decoded.push_str(&read);
        rest = after;
    }
    Ok(decoded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_address_has_one_normal_form() {
        for (typed, expected) in [
            ("https://www.example.jp", "https://www.example.jp/"),
            ("HTTPS://WWW.Example.jp/", "https://www.example.jp/"),
            ("https://www.example.jp:443/a", "https://www.example.jp/a/"),
            ("http://www.example.jp:8080/a/b/", "http://www.example.jp:8080/a/b/"),
            ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
            ("http://[::1]:4545", "http://[::1]:4545/"),
            ("http://192.0.2.1/", "http://192.0.2.1/"),
            ("http://localhost:80/", "http://localhost/"),
            ("https://みほん市.example.jp/", "https://xn--79jh5d479w.example.jp/"),
            ("https://xn--79jh5d479w.example.jp/", "https://xn--79jh5d479w.example.jp/"),
            ("https://www.example.jp/改革/", "https://www.example.jp/%E6%94%B9%E9%9D%A9/"),
            (
                "https://www.example.jp/%e6%94%b9%E9%9D%A9",
                "https://www.example.jp/%E6%94%B9%E9%9D%A9/",
            ),
            ("https://www.example.jp/%61~b_c-d.e/", "https://www.example.jp/a~b_c-d.e/"),
        ] {
            let read = SiteUrl::read(typed);
            assert_eq!(read.as_deref(), Some(expected), "{typed}");
            assert_eq!(read.as_ref().and_then(|it| SiteUrl::read(it)), read, "{typed}");
        }
        let parts = |it: SiteUrl| [it.host(), it.host_name(), it.path()].map(ToOwned::to_owned);
        for (typed, expected) in [
            ("http://[::1]:4545/a/", ["[::1]:4545", "[::1]", "/a/"]),
            ("http://[::1]/", ["[::1]", "[::1]", "/"]),
            ("http://a.example.jp:8080/b/c", ["a.example.jp:8080", "a.example.jp", "/b/c/"]),
        ] {
            assert_eq!(SiteUrl::read(typed).map(parts), Some(expected.map(ToOwned::to_owned)));
        }
    }

    #[test]
    fn what_is_no_address_of_a_site_is_refused_at_its_character() {
        use UrlFaultKind as Kind;
        let mended = |it: &str| Some(it.to_owned());
        let a = || mended("https://a.example.jp/");
        for (typed, kind, at, mend) in [
            ("https://a.example.jp/?b=c", Kind::Query, "?b=c", a()),
            ("https://a.example.jp#b", Kind::Query, "#b", a()),
            ("https://a.example.jp/\"><script>", Kind::Character, "\"", None),
            ("https://a.example.jp/a'b", Kind::Character, "'", None),
            ("https://a.example.jp/a;b", Kind::Character, ";", None),
            ("https://a.example.jp/$x", Kind::Character, "$", None),
            ("https://a.example.jp/a%20b/", Kind::Character, "%20", None),
            ("https://a.example.jp/a%2Fb/", Kind::Character, "%2F", None),
            ("https://a.example.jp/%00", Kind::Character, "%00", None),
            (
                "https://a.example.jp/a\\b",
                Kind::Character,
                "\\",
                mended("https://a.example.jp/a/b/"),
            ),
            ("https:\\\\a.example.jp", Kind::Scheme, "https:\\\\a.example.jp", None),
            ("https://a.example.jp/a/../b", Kind::Step, "..", None),
            ("https://a.example.jp/%2e%2E/b", Kind::Step, "%2e%2E", None),
            ("https://a.example.jp/./b", Kind::Step, ".", None),
            ("https://user:pw@a.example.jp/", Kind::Credentials, "user:pw", a()),
            ("https://user@a.example.jp/", Kind::Credentials, "user", a()),
            ("https://user:p/w?@a.example.jp/", Kind::Credentials, "user:p/w?", a()),
            ("https://a.example.jp:99999/", Kind::Port, "99999", None),
            ("https://a.example.jp:0/", Kind::Port, "0", None),
            ("https://a.example.jp:x/", Kind::Port, "x", None),
            ("https://a. example.jp/", Kind::Space, " ", a()),
            ("https://a.example.jp/\tb", Kind::Space, "\t", mended("https://a.example.jp/b/")),
            ("ｈｔｔｐｓ：／／a.example.jp／", Kind::FullWidth, "ｈ", a()),
            ("https://a.example.jp／？b", Kind::FullWidth, "／", a()),
            ("https://", Kind::Host, "https://", None),
            ("https:///b", Kind::Host, "https://", None),
            ("https://:80/", Kind::Host, "https://", None),
            ("https://a..jp/", Kind::Host, "a..jp", None),
            ("https://a&b.jp/", Kind::Host, "a&b.jp", None),
            ("https://\"><script>/", Kind::Host, "\"><script>", None),
            ("https://-a.jp/", Kind::Host, "-a.jp", None),
            ("https://xn--a.jp/", Kind::Host, "xn--a.jp", None),
            ("http://[::1/", Kind::Host, "[:", None),
            ("http://300.1.1.1/", Kind::Host, "300.1.1.1", None),
            (
                "https://a.example.jp/b//c",
                Kind::EmptyPart,
                "//",
                mended("https://a.example.jp/b/c/"),
            ),
            ("https://a.example.jp/100%/", Kind::Percent, "%", None),
            ("https://a.example.jp/%zz/", Kind::Percent, "%", None),
            ("https://a.example.jp/%E6%94/", Kind::Percent, "%E6%94", None),
            (
                "https://a.example.jp/b/index.html",
                Kind::Page,
                "index.html",
                mended("https://a.example.jp/b/"),
            ),
            ("a.example.jp", Kind::Scheme, "a.example.jp", a()),
            (
                "//a.example.jp/b?c",
                Kind::Scheme,
                "//a.example.jp/b?c",
                mended("https://a.example.jp/b/"),
            ),
            ("https:/a.example.jp", Kind::Scheme, "https:/a.example.jp", a()),
            ("ftp://a.example.jp/", Kind::Scheme, "ftp://", a()),
            ("javascript:alert(1)", Kind::Scheme, "javascript:alert(1)", None),
            ("未定", Kind::Scheme, "未定", None),
        ] {
            let fault = SiteUrl::parse(typed).unwrap_err();
            let found = (fault.kind, &typed[fault.at.clone()], fault.mend.map(|it| it.to_string()));
            assert_eq!(found, (kind, at, mend), "{typed}");
        }
    }

    #[test]
    fn no_password_is_shown() {
        for (typed, shown) in [
            ("https://user:pw@a.example.jp/", "https://…@a.example.jp/"),
            ("user:pw@a.example.jp", "…@a.example.jp"),
            ("https://user:p/w@a.example.jp/", "https://…@a.example.jp/"),
            ("https://user:p@w@a.example.jp/", "https://…@a.example.jp/"),
            ("https://a.example.jp/@b", "https://a.example.jp/@b"),
        ] {
            assert_eq!(without_credentials(typed), shown);
        }
    }

    proptest! {
        /// Whatever is accepted can stand in a page, a header, a regular expression and a file of a web server.
        #[test]
        fn an_accepted_address_has_no_character_with_a_meaning(
            text in "(https?://)?[a-zA-Zａ市0-9.:@/%?#\"'<>$;&\\\\ \\[\\]{}|^~_-]{0,24}"
        ) {
            match SiteUrl::parse(&text) {
                Ok(url) => {
                    let is_safe = |it: char| it.is_ascii_alphanumeric() || "-._~%/:[]".contains(it);
                    prop_assert!(url.chars().all(is_safe), "{}", &*url);
                    prop_assert!(url.ends_with('/') && url_path::decode(&url).is_some(), "{}", &*url);
                    let again = SiteUrl::parse(&url);
                    prop_assert_eq!(again, Ok(url));
                }
                Err(fault) => prop_assert!(text.get(fault.at.clone()).is_some(), "{:?}", fault),
            }
        }
    }
}
