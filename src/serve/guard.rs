//! What is answered at all: which hosts and which paths.

use std::net::IpAddr;

/// The path of a request with its percent signs undone; none when no address of a site is written
/// so: with a step upward, a backslash, a control character, or not in UTF-8.
pub(super) fn path(raw: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(raw.len());
    let mut rest = raw.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            let is_hex = digits.bytes().all(|it| it.is_ascii_hexdigit());
            bytes.push(u8::from_str_radix(digits, 16).ok().filter(|_| is_hex)?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    let steps = path.split('/').any(|it| it == "." || it == "..");
    let strange = path.contains(|it: char| it == '\\' || it.is_control());
    (path.starts_with('/') && !steps && !strange).then_some(path)
}

/// Whether a request is for a server on this machine alone: `host` is the header, `named` what the
/// server was told to listen on. Any web site can have its own name lead to this machine, but not
/// send ours.
pub(super) fn is_ours(host: &str, named: &str) -> bool {
    let name = without_port(host).trim_end_matches('.').to_ascii_lowercase();
    let is_loopback = name.parse::<IpAddr>().is_ok_and(|it| it.is_loopback());
    is_loopback
        || name == "localhost"
        || name.ends_with(".localhost")
        || name == named.to_ascii_lowercase()
}

fn without_port(host: &str) -> &str {
    if let Some(rest) = host.strip_prefix('[') {
        return rest.split_once(']').map_or(rest, |(name, _)| name);
    }
    host.split_once(':').map_or(host, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_that_lead_down_are_read() {
        assert_eq!(path("/units/kita-ku/").as_deref(), Some("/units/kita-ku/"));
        assert_eq!(path("/%E5%8C%97/a%20b.pdf").as_deref(), Some("/北/a b.pdf"));
        assert_eq!(path("/%252e%252e/x").as_deref(), Some("/%2e%2e/x"));
        for bad in [
            "/..",
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/%2E./x",
            "/a/%2e%2e%2fx",
            "/a%5c..%5cx",
            "/a\\b",
            "/%00",
            "/%0d%0a",
            "/%ff",
            "/%",
            "/%2",
            "/%+1",
            "/%zz",
            "",
            "x",
            "/./a",
        ] {
            assert_eq!(path(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_name_of_the_web_is_not_ours() {
        for ours in
            ["localhost:4545", "127.0.0.1", "127.0.0.1:80", "[::1]:80", "a.localhost", "PC:80"]
        {
            assert!(is_ours(ours, "pc"), "{ours}");
        }
        for other in ["www.example.jp", "localhost.example.jp:4545", "10.0.0.1", "", "127.0.0.1.x"]
        {
            assert!(!is_ours(other, "127.0.0.1"), "{other}");
        }
    }
}
