//! What is answered at all: which hosts and which paths.

use std::net::IpAddr;

use crate::url_path;

/// The path of a request with its percent signs undone; none when no address of a site is written
/// so, see [`url_path::decode`].
pub(super) fn path(raw: &str) -> Option<String> {
    let path = url_path::decode(raw)?;
    path.starts_with('/').then(|| path.into_owned())
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
        for bad in
            ["/../x", "/%2e%2e/x", "/a/%2e%2e%2fx", "/a%5c..%5cx", "/%00", "/%ff", "/%", "", "x"]
        {
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
