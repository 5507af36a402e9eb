//! What the keys of records and settings are called in the catalogues, which need ASCII names.

use crate::record::Key;

/// The name of a key in the catalogues.
pub(super) fn name(key: &str) -> String {
    match (Key::find(key), key) {
        (Some(key), _) => key.name().to_owned(),
        // Further languages of the site say the same things.
        (None, "ja" | "en") => "translation".to_owned(),
        (None, key) => key.replace('_', "-"),
    }
}
