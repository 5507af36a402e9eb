//! Texts of BIFF8 (MS-XLS 2.5.293 to 2.5.296).

use super::record::{Pieces, Record};
use crate::workbook::style::RichText;

/// A text without fonts of its own. Its length takes two bytes, or one in a short one.
pub(super) fn plain(record: &Record<'_>, from: usize, short: bool) -> Option<String> {
    let mut pieces = Pieces::new(record, from);
    if pieces.is_empty() {
        return Some(String::new());
    }
    let count = if short { pieces.byte()?.into() } else { pieces.u16()?.into() };
    if count == 0 {
        return Some(String::new());
    }
    let wide = pieces.byte()? & 1 == 1;
    pieces.characters(count, wide).map(|it| text(&it))
}

/// A text with fonts and furigana, of which the latter are left out. `struck` tells which fonts strike out.
pub(super) fn rich(pieces: &mut Pieces<'_, '_>, struck: impl Fn(u16) -> bool) -> Option<RichText> {
    let count = usize::from(pieces.u16()?);
    let flags = pieces.byte()?;
    let runs = if flags & 8 == 8 { pieces.u16()? } else { 0 };
    let extra = if flags & 4 == 4 { pieces.u32()? } else { 0 };
    let characters = pieces.characters(count, flags & 1 == 1)?;
    let mut result = RichText::default();
    let mut from = 0;
    // Up to the first run, the font is that of the cell.
    let mut font = None;
    for _ in 0..runs {
        let (at, next) = (usize::from(pieces.u16()?), pieces.u16()?);
        if let Some(run) = characters.get(from..at).filter(|it| !it.is_empty()) {
            result.push(text(run), font);
        }
        from = from.max(at);
        font = Some(struck(next));
    }
    if let Some(run) = characters.get(from..) {
        result.push(text(run), font);
    }
    pieces.skip(usize::try_from(extra).ok()?)?;
    Some(result)
}

/// Characters as a text with line ends as they are elsewhere.
pub(super) fn text(characters: &[u16]) -> String {
    String::from_utf16_lossy(characters).replace("\r\n", "\n").replace('\r', "\n")
}
