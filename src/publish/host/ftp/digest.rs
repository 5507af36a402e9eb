//! Checksums that a server computes, by whichever of four commands it knows.

use suppaftp::types::Features;

use super::super::Checksum;

/// A command that has the server compute a checksum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DigestCommand {
    Hash,
    XSha256,
    XMd5,
    Md5,
}

impl DigestCommand {
    /// The best of those that a server offers.
    pub(super) fn of(features: &Features) -> Option<Self> {
        let hash = features.get("HASH").and_then(Option::as_deref).unwrap_or_default();
        if hash.to_uppercase().contains("SHA-256") {
            return Some(Self::Hash);
        }
        let offered = [Self::XSha256, Self::XMd5, Self::Md5];
        offered.into_iter().find(|it| features.contains_key(it.verb()))
    }

    pub(super) fn verb(self) -> &'static str {
        match self {
            Self::Hash => "HASH",
            Self::XSha256 => "XSHA256",
            Self::XMd5 => "XMD5",
            Self::Md5 => "MD5",
        }
    }

    /// The checksum in an answer about a path, which the answer may repeat.
    pub(super) fn checksum(self, answer: &str, path: &str) -> Option<Checksum> {
        let answer = answer.replace(path, " ");
        let word = |length: usize| {
            let is_digits =
                |word: &&str| word.len() == length && word.bytes().all(|it| it.is_ascii_hexdigit());
            answer.split_ascii_whitespace().find(is_digits).map(str::to_ascii_lowercase)
        };
        match self {
            Self::Hash | Self::XSha256 => word(64).map(Checksum::Sha256),
            Self::XMd5 | Self::Md5 => word(32).map(Checksum::Md5),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_command_that_a_server_offers_is_taken() {
        for (offered, best) in [
            (&[("HASH", Some("MD5;SHA-1*;SHA-256")), ("XMD5", None)][..], Some("HASH")),
            (&[("HASH", Some("MD5;SHA-1*")), ("XMD5", None), ("XSHA256", None)], Some("XSHA256")),
            (&[("MD5", None), ("XMD5", None)], Some("XMD5")),
            (&[("MD5", None)], Some("MD5")),
            (&[("SIZE", None)], None),
        ] {
            let offered = offered.iter().map(|it| (it.0.to_owned(), it.1.map(str::to_owned)));
            assert_eq!(DigestCommand::of(&offered.collect()).map(DigestCommand::verb), best);
        }
    }

    #[test]
    fn the_checksum_is_found_in_every_answer() {
        let (md5, sha256) = ("0123456789ABCDEF".repeat(2), "0123456789abcdef".repeat(4));
        for (command, answer, expected) in [
            (DigestCommand::Hash, format!("213 SHA-256 0-4 {sha256} /a b"), Some(&sha256)),
            (DigestCommand::XSha256, format!("250 {sha256}"), Some(&sha256)),
            (DigestCommand::Md5, format!("251 \"/a b\" {md5}"), Some(&md5)),
            (DigestCommand::XMd5, format!("250 XMD5 {md5}"), Some(&md5)),
            (DigestCommand::XMd5, format!("250 {sha256}"), None),
            (DigestCommand::Hash, format!("213 {md5} /a b"), None),
        ] {
            let found = command.checksum(&answer, "/a b").map(|it| match it {
                Checksum::Md5(text) | Checksum::Sha256(text) => text,
            });
            assert_eq!(found, expected.map(|it| it.to_lowercase()), "{answer}");
        }
    }
}
