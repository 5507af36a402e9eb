//! What is wrong with the address or the fingerprint of a target.

use crate::diagnostic::code;
use crate::record::model::publish::{AddressFault, TargetAddress};
use crate::record::validate::explain::finding::Finding;
use crate::words::Message;

/// What is wrong with the address of a target. One with a password in it is not repeated.
pub(super) fn address(text: &str) -> Option<Finding> {
    let fault = TargetAddress::parse(text).err()?;
    Some(match fault {
        AddressFault::Secret => Finding::new(&code::SECRET_IN_FILE).with("key", "to"),
        AddressFault::Spelling | AddressFault::Port => Finding::new(&code::NOT_A_RULE)
            .with("value", if text.contains('@') { "to" } else { text })
            .with("kind", "publish-address")
            .help(Message::new("help-publish-address")),
    })
}

/// Whether a text is `SHA256:` and base64 of a host key, or the SHA-256 of a certificate in hexadecimal digits.
pub(crate) fn is_fingerprint(text: &str) -> bool {
    if let Some(base64) = text.strip_prefix("SHA256:") {
        let base64 = base64.trim_end_matches('=');
        return base64.len() == 43
            && base64.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'+' || it == b'/');
    }
    let digits: String = text.chars().filter(|it| *it != ':').collect();
    digits.len() == 64 && digits.bytes().all(|it| it.is_ascii_hexdigit())
}
