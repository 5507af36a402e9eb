//! What is answered at all: for which hosts, and which paths.

use std::net::IpAddr;

use crate::url_path;

/// The path of a request with its percent signs undone; none when no address of a site is written
/// so, see [`url_path::decode`].
pub(super) fn path(raw: &str) -> Option<String> {
    let path = url_path::decode(raw)?;
    path.starts_with('/').then(|| path.into_owned())
}

/// The names and addresses under which a preview may be asked for. Any web site can have its own name lead to this
/// machine, and its scripts would read what they get; but it cannot send one of these.
#[derive(Debug, Clone, Default)]
pub(super) struct Hosts {
    names: Vec<String>,
    addresses: Vec<IpAddr>,
}

impl Hosts {
    /// The hosts with these names, and with addresses of this machine besides those of itself.
    pub(super) fn new(
        named: impl IntoIterator<Item = String>,
        addresses: impl IntoIterator<Item = IpAddr>,
    ) -> Self {
        let mut hosts = Self { names: Vec::new(), addresses: addresses.into_iter().collect() };
        for named in named {
            let name = plain(&named);
            match name.parse::<IpAddr>() {
                Ok(address) => hosts.addresses.push(address.to_canonical()),
                Err(_) => hosts.names.push(name),
            }
        }
        hosts
    }

    /// Whether a request is for this preview: `host` is the header, `local` the address of this machine that it came to.
    pub(super) fn has(&self, host: &str, local: Option<IpAddr>) -> bool {
        let name = plain(host);
        if let Ok(address) = name.parse::<IpAddr>() {
            let address = address.to_canonical();
            return address.is_loopback()
                || self.addresses.contains(&address)
                || local == Some(address);
        }
        name == "localhost" || name.ends_with(".localhost") || self.names.contains(&name)
    }
}

/// A host without its port, in lower case.
fn plain(host: &str) -> String {
    let is_bare = host.parse::<IpAddr>().is_ok();
    let name = if is_bare { host } else { without_port(host) };
    name.trim_end_matches('.').to_ascii_lowercase()
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
        let address = |it: &str| it.parse::<IpAddr>().unwrap();
        let named = ["PC".to_owned(), "preview.office.example.jp:443".to_owned()];
        let hosts = Hosts::new(named, [address("192.168.0.5"), address("2001:db8::5")]);
        for ours in [
            "localhost:4545",
            "127.0.0.1",
            "127.0.0.1:80",
            "[::1]:80",
            "a.localhost",
            "pc:80",
            "Preview.Office.example.jp.",
            "192.168.0.5:4545",
            "[2001:db8::5]:4545",
            "[::ffff:192.168.0.5]:4545",
            "10.0.0.7",
        ] {
            assert!(hosts.has(ours, Some(address("10.0.0.7"))), "{ours}");
        }
        for other in [
            "www.example.jp",
            "localhost.example.jp:4545",
            "10.0.0.1",
            "",
            "127.0.0.1.x",
            "192.168.0.6",
            "pc.example.jp",
        ] {
            assert!(!hosts.has(other, Some(address("10.0.0.7"))), "{other}");
            assert!(!Hosts::new(["0.0.0.0".to_owned()], []).has(other, None), "{other}");
        }
    }
}
