//! Where the site is published (`publish` in `kohyo.yaml`): one target for each host, with no secret in it.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::site_url::SiteUrl;
use crate::record::model::value::{Flag, Text, flag};

/// One host to which the site is published.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// The kind of host and where it is: `sftp://user@www.example.jp/kaikaku`.
    #[schemars(extend("format" = "publish-address"))]
    pub to: Text,
    /// The fingerprint of the host's key or certificate.
    #[serde(default)]
    #[schemars(extend("format" = "fingerprint"))]
    pub fingerprint: Text,
    /// Where the password comes from, or the secret access key of an object store.
    #[serde(default)]
    #[schemars(extend("secret" = true))]
    pub password: Option<SecretSource>,
    /// Where the private key comes from.
    #[serde(default)]
    #[schemars(extend("secret" = true))]
    pub private_key: Option<SecretSource>,
    /// Where the passphrase of the private key comes from.
    #[serde(default)]
    #[schemars(extend("secret" = true))]
    pub passphrase: Option<SecretSource>,
    /// Where the access key of an object store comes from.
    #[serde(default)]
    #[schemars(extend("secret" = true))]
    pub access_key: Option<SecretSource>,
    /// The region of an object store.
    #[serde(default)]
    #[schemars(extend("format" = "region"))]
    pub region: Text,
    /// The address of an object store that is not Amazon's.
    #[serde(default)]
    #[schemars(extend("format" = "service-url"))]
    pub endpoint: Text,
    /// How many former releases are kept.
    #[serde(default)]
    pub keep: Option<i32>,
    /// How many connections at once.
    #[serde(default)]
    pub connections: Option<i32>,
    /// How many files may be removed at once.
    #[serde(default)]
    pub max_deletes: Option<i32>,
    /// Whether files may be written in place on a host that cannot replace them as a whole.
    #[serde(default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub allow_in_place: bool,
    /// Where visitors read what is published here.
    #[serde(default)]
    #[schemars(with = "Text", extend("format" = "url"))]
    pub public_url: SiteUrl,
    /// For which server files with security headers are made.
    #[serde(default)]
    pub headers: ServerHeaders,
    /// Whether its publications are those that the log has (`ledger/`); of one target only.
    #[serde(default, deserialize_with = "flag")]
    #[schemars(with = "Flag")]
    pub official: bool,
    /// Where the key is that signs the log.
    #[serde(default)]
    #[schemars(extend("secret" = true))]
    pub signing_key: Option<SigningKeySource>,
    /// The address of an authority that stamps each signature with the time (RFC 3161).
    #[serde(default)]
    #[schemars(extend("format" = "service-url"))]
    pub time_stamps: Text,
    /// The program of a target of the kind `command`, and its arguments.
    #[serde(default)]
    pub run: Vec<Text>,
}

/// Where a secret comes from.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecretSource {
    /// The name of a variable of the environment.
    #[serde(default)]
    pub env: Text,
    /// A command that prints it.
    #[serde(default)]
    pub command: Text,
}

/// Where a key is that signs: what it comes from, or the agent that keeps it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SigningKeySource {
    /// The name of a variable of the environment.
    #[serde(default)]
    pub env: Text,
    /// A command that prints it.
    #[serde(default)]
    pub command: Text,
    /// Its fingerprint in the ssh agent, as `ssh-add -l` prints it.
    #[serde(default)]
    #[schemars(extend("format" = "fingerprint"))]
    pub agent: Text,
}

/// For which server files with security headers are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ServerHeaders {
    /// None.
    #[default]
    None,
    /// `.htaccess`.
    Apache,
    /// A file to include in its settings.
    Nginx,
    /// `_headers`.
    Netlify,
}

/// The parts of the address of a target.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TargetAddress<'a> {
    /// The kind of host.
    pub scheme: &'a str,
    /// The user; empty when there is none.
    pub user: &'a str,
    /// The host; empty for what is on this machine.
    pub host: &'a str,
    /// The port, if there is one.
    pub port: Option<u16>,
    /// The folder, or `BUCKET/PREFIX`.
    pub folder: &'a str,
}

/// Why an address of a target is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressFault {
    /// It is not spelled as one.
    Spelling,
    /// There is a password in it.
    Secret,
    /// The port is no number.
    Port,
}

/// Kinds of targets that are on this machine: what follows the colon is a folder.
const LOCAL: [&str; 3] = ["folder", "bundle", "command"];

impl<'a> TargetAddress<'a> {
    /// Reads an address: `sftp://user@host:22/folder`, `s3://bucket/prefix`, `folder:/srv/www`, `bundle:carry`, `command`.
    pub fn parse(text: &'a str) -> Result<Self, AddressFault> {
        let (scheme, rest) = text.split_once(':').unwrap_or((text, ""));
        if scheme.is_empty()
            || !scheme.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
        {
            return Err(AddressFault::Spelling);
        }
        if LOCAL.contains(&scheme) {
            let folder = rest.strip_prefix("//").unwrap_or(rest);
            return Ok(Self { scheme, folder, ..Self::default() });
        }
        let rest = rest.strip_prefix("//").ok_or(AddressFault::Spelling)?;
        let (authority, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let (user, place) = authority.rsplit_once('@').unwrap_or(("", authority));
        if user.contains(':') {
            return Err(AddressFault::Secret);
        }
        if scheme == "s3" {
            let folder = rest.trim_end_matches('/');
            return Ok(Self { scheme, user, folder, ..Self::default() });
        }
        let (host, port) = match place.rsplit_once(':') {
            // An address of IPv6 stands in brackets.
            Some((host, port)) if !port.contains(']') => {
                (host, Some(port.parse().map_err(|_| AddressFault::Port)?))
            }
            _ => (place, None),
        };
        if host.is_empty() || rest.contains(char::is_whitespace) {
            return Err(AddressFault::Spelling);
        }
        Ok(Self { scheme, user, host, port, folder })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_kind_a_user_a_host_a_port_and_a_folder() {
        for (text, expected) in [
            (
                "sftp://www@host.example.jp:2222/kaikaku",
                ("sftp", "www", "host.example.jp", Some(2222), "kaikaku"),
            ),
            ("ftp://host/", ("ftp", "", "host", None, "")),
            ("webdavs://a@b@host/a/b", ("webdavs", "a@b", "host", None, "a/b")),
            ("ftps://[::1]:21/a", ("ftps", "", "[::1]", Some(21), "a")),
            ("sftp://[::1]/a", ("sftp", "", "[::1]", None, "a")),
            ("s3://bucket/prefix/", ("s3", "", "", None, "bucket/prefix")),
            ("folder:/srv/www", ("folder", "", "", None, "/srv/www")),
            ("folder:C:\\inetpub", ("folder", "", "", None, "C:\\inetpub")),
            ("bundle:carry", ("bundle", "", "", None, "carry")),
            ("command", ("command", "", "", None, "")),
        ] {
            let (scheme, user, host, port, folder) = expected;
            let expected = TargetAddress { scheme, user, host, port, folder };
            assert_eq!(TargetAddress::parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_or_has_a_password_in_it_is_refused() {
        for (text, expected) in [
            ("", AddressFault::Spelling),
            ("www.example.jp", AddressFault::Spelling),
            ("sftp:host", AddressFault::Spelling),
            ("sftp:///folder", AddressFault::Spelling),
            ("SFTP://host", AddressFault::Spelling),
            ("sftp://user:word@host/", AddressFault::Secret),
            ("s3://key:word@bucket/", AddressFault::Secret),
            ("sftp://host:ssh/", AddressFault::Port),
        ] {
            assert_eq!(TargetAddress::parse(text), Err(expected), "{text}");
        }
    }
}
