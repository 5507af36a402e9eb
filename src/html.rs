//! Text as it is written in HTML and XML: the only place that turns signs into character references.
//!
//! Templates escape what they print with the same function (`theme` gives it to tera), so a
//! text looks alike in a page whoever wrote it, and can be found there again. What commands a terminal
//! or turns the text around is an error where it is written, and nothing of it reaches a page: it is
//! shown as `\u{202e}`.

use pulldown_cmark_escape::{IoWriter, escape_html};

use crate::characters::visible_piece;

/// The text for the inside of an element and for the value of a quoted attribute: `&`, `<`, `>` and
/// quotes of both kinds become character references, which XML knows as well.
///
/// ```
/// assert_eq!(kohyo::html::escape("<a b='\"&'>"), "&lt;a b=&#39;&quot;&amp;&#39;&gt;");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + text.len() / 8);
    escape_into(&mut html, text);
    html
}

/// Appends what [`escape`] makes of the text.
pub fn escape_into(html: &mut String, text: &str) {
    // Writing to a string cannot fail.
    let _ = escape_html(html, &visible_piece(text));
}

/// The same as tera calls it.
///
/// # Errors
///
/// Those of the writer.
pub fn write_escaped(text: &str, writer: &mut dyn std::io::Write) -> std::io::Result<()> {
    escape_html(IoWriter(writer), &visible_piece(text))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a browser reads: the references of [`escape`] undone, in one pass.
    fn read(html: &str) -> String {
        let mut text = String::new();
        let mut rest = html;
        while let Some((before, after)) = rest.split_once('&') {
            let (name, after) = after.split_once(';').expect("the end of a reference");
            text.push_str(before);
            text.push(match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "#39" => '\'',
                other => panic!("&{other};"),
            });
            rest = after;
        }
        text + rest
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_ends_a_text_or_a_value(text in "[a<>&\"'#;北葛\u{0}-\u{1f}\u{e0100}\u{202e}\u{9b}\u{2028}]{0,40}") {
            let html = escape(&text);
            prop_assert_eq!(read(&html), visible_piece(&text));
            let never = ['<', '>', '"', '\'', '\0', '\u{1b}', '\u{202e}', '\u{9b}', '\u{2028}'];
            prop_assert!(!html.contains(never));
            let mut written = Vec::new();
            write_escaped(&text, &mut written).expect("memory");
            prop_assert_eq!(written, html.as_bytes());
            // Pieces may be escaped one by one.
            let pieces: String = text.chars().map(|it| escape(&it.to_string())).collect();
            prop_assert_eq!(pieces, html);
        }
    }
}
