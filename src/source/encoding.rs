//! Tells in which encoding a file was saved that is not UTF-8.

use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::Unreadable;

/// The text in `bytes`, without its byte order mark.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Unreadable> {
    let text = String::from_utf8(bytes).map_err(|it| Unreadable::Encoding(name(it.as_bytes())))?;
    if text.contains('\u{1b}') && decodes(ISO_2022_JP, text.as_bytes()) {
        return Err(Unreadable::Encoding("ISO-2022-JP"));
    }
    // UTF-16 of Latin text is valid UTF-8 with NULs; no text that a person types has one.
    if text.as_bytes().iter().take(4).any(|&it| it == 0) {
        return Err(Unreadable::Encoding("UTF-16"));
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// The text of a table as offices save it: in UTF-8 or UTF-16, else in `Shift_JIS` as Windows has it.
#[must_use]
pub fn from_office(bytes: &[u8]) -> Option<String> {
    let (encoding, bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (SHIFT_JIS, bytes),
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// The name by which editors offer the encoding of `bytes`.
fn name(bytes: &[u8]) -> &'static str {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_16LE || encoding == UTF_16BE => return "UTF-16",
        _ => {}
    }
    // Text in EUC-JP often is valid Shift_JIS of half-width kana too, hardly ever the reverse.
    if decodes(EUC_JP, bytes) {
        "EUC-JP"
    } else if decodes(SHIFT_JIS, bytes) {
        "Shift_JIS"
    } else {
        "?"
    }
}

fn decodes(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(bytes: &[u8]) -> Result<String, &'static str> {
        decode(bytes.to_vec()).map_err(|error| {
            let Unreadable::Encoding(name) = error else { return "no encoding" };
            name
        })
    }

    #[test]
    fn a_table_is_read_however_the_office_saved_it() {
        let text = "識別子,名称\nkita-ku,北区①\n";
        let marked = format!("\u{feff}{text}");
        let utf16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes(), marked.as_bytes(), &SHIFT_JIS.encode(text).0, &utf16] {
            assert_eq!(from_office(bytes).as_deref(), Some(text));
        }
        assert_eq!(from_office(&[0x81]), None);
    }

    #[test]
    fn names_the_encodings_that_japanese_offices_save_in() {
        let text = "担当課: 人事課\n";
        assert_eq!(outcome(text.as_bytes()), Ok(text.to_owned()));
        assert_eq!(outcome(format!("\u{feff}{text}").as_bytes()), Ok(text.to_owned()));
        assert_eq!(outcome(&SHIFT_JIS.encode(text).0), Err("Shift_JIS"));
        assert_eq!(outcome(&EUC_JP.encode(text).0), Err("EUC-JP"));
        assert_eq!(outcome(&ISO_2022_JP.encode(text).0), Err("ISO-2022-JP"));
        let utf16: Vec<u8> =
            format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(outcome(&utf16), Err("UTF-16"));
        assert_eq!(outcome(&[0x81]), Err("?"));
        assert_eq!(outcome(b""), Ok(String::new()));
    }
}
