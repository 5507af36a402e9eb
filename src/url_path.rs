//! The path of an address, read and written with its percent signs: the check of links and the
//! preview ask here, so that a link which the one lets pass the other can follow.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What is encoded in a path: all but the unreserved characters of RFC 3986 and the slash.
const ENCODED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// What is encoded in a value of a query.
const QUERY_ENCODED: &AsciiSet = &ENCODED.add(b'/');

/// The path with its percent signs undone: `/a%20b.pdf` is `/a b.pdf`. Undone once: `%2520` is `%20`.
///
/// None where no file of a site can be meant: a `%` without two hexadecimal digits, which web servers
/// refuse, bytes that are not UTF-8, a step to the same folder or the one above, however written, a
/// backslash or a control character.
///
/// ```
/// use kohyo::url_path::decode;
///
/// assert_eq!(decode("/%E5%8C%97/a%20b.pdf").as_deref(), Some("/北/a b.pdf"));
/// assert_eq!(decode("/100%.pdf"), None);
/// ```
#[must_use]
pub fn decode(path: &str) -> Option<Cow<'_, str>> {
    let path = decode_characters(path)?;
    let has_steps = path.split('/').any(|it| it == "." || it == "..");
    let is_strange = path.contains(|it: char| it == '\\' || it.is_control());
    (!has_steps && !is_strange).then_some(path)
}

/// A text with its percent signs undone, whatever they stand for. None for a `%` without two hexadecimal digits and for
/// bytes that are not UTF-8.
#[must_use]
pub fn decode_characters(text: &str) -> Option<Cow<'_, str>> {
    let is_hexadecimal = |after: &str| {
        let digits = after.as_bytes().get(..2);
        digits.is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit))
    };
    let is_sound = text.split('%').skip(1).all(is_hexadecimal);
    is_sound.then(|| percent_decode_str(text).decode_utf8().ok())?
}

/// How many bytes of percent signs a text begins with: six of `%C3%A9t%C3%A9`.
#[must_use]
pub fn percent_signs(text: &str) -> usize {
    let is_sign =
        |it: &&[u8]| it.len() == 3 && it[0] == b'%' && it[1..].iter().all(u8::is_ascii_hexdigit);
    text.as_bytes().chunks(3).take_while(is_sign).count() * 3
}

/// A path as it is written in an address.
///
/// ```
/// assert_eq!(kohyo::url_path::encode("/北/100%.pdf"), "/%E5%8C%97/100%25.pdf");
/// ```
#[must_use]
pub fn encode(path: &str) -> String {
    utf8_percent_encode(path, ENCODED).to_string()
}

/// A text as it is written in the query of an address, so that it is one value whatever is in it.
///
/// ```
/// assert_eq!(kohyo::url_path::encode_query("A & B/改"), "A%20%26%20B%2F%E6%94%B9");
/// ```
#[must_use]
pub fn encode_query(text: &str) -> String {
    utf8_percent_encode(text, QUERY_ENCODED).to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paths_are_read_as_web_servers_read_them() {
        for (path, expected) in [
            ("", Some("")),
            ("units/kita-ku/", Some("units/kita-ku/")),
            ("北.pdf", Some("北.pdf")),
            ("%E5%8C%97/a%20b.pdf", Some("北/a b.pdf")),
            ("%e5%8c%97.pdf", Some("北.pdf")),
            ("a+b.pdf", Some("a+b.pdf")),
            ("100%25.pdf", Some("100%.pdf")),
            ("%252e%252e/x", Some("%2e%2e/x")),
            ("...", Some("...")),
            ("100%.pdf", None),
            ("%", None),
            ("%2", None),
            ("%zz", None),
            ("%+1", None),
            ("%北", None),
            ("%ff", None),
            ("%E5%8C", None),
            ("%C0%AE%C0%AE/x", None),
            ("../x", None),
            ("%2e%2E/x", None),
            ("a/%2e%2e%2fx", None),
            ("./a", None),
            ("a\\b", None),
            ("a%5c..%5cx", None),
            ("%00", None),
            ("%0d%0a", None),
        ] {
            assert_eq!(decode(path).as_deref(), expected, "{path}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(path in "[a-z%+ <>\"'&#?/北~_-]{0,20}") {
            let encoded = encode(&path);
            prop_assert!(encoded.is_ascii());
            let decoded = decode(&encoded);
            prop_assert_eq!(decoded.as_deref(), Some(path.as_str()));
        }

        #[test]
        fn nothing_that_is_read_leads_up(path in ".{0,20}|(%2[eEfF]|%5[cC]|[./a%]){0,12}") {
            if let Some(path) = decode(&path) {
                prop_assert!(path.split('/').all(|it| it != "." && it != ".."));
            }
        }
    }
}
