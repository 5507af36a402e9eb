//! Characters that no text of a city has: those that nobody can see, that command a terminal, or that
//! turn the text around them. The only place that knows them, finds them, and shows them all the same.
//!
//! Some of them mean something next to certain others, and are left alone there: a variation selector
//! after a kanji (葛󠄀城市), the joiners of emoji and of Arabic or Indic letters.

use std::borrow::Cow;
use std::fmt::Write as _;

use memchr::memmem;

/// A letter of Hangul without a shape, U+3164.
const FILLER: &[u8] = "\u{3164}".as_bytes();

/// Every such character of a text, with its byte. The fast way through a text that has none.
pub fn find(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let bytes = text.as_bytes();
    let mut fillers = memmem::find_iter(bytes, FILLER).peekable();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let suspect = suspect(&bytes[at..]).map(|it| at + it);
            let filler = fillers.next_if(|it| suspect.is_none_or(|suspect| *it < suspect));
            at = filler.or(suspect)?;
            let (here, c) = (at, text[at..].chars().next()?);
            at += c.len_utf8();
            if is_unwanted(c) && !is_meant(text, here, c) {
                return Some((here, c));
            }
        }
    })
}

/// Whether a text has none of them.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    find(text).next().is_none()
}

/// A text in which each of them, and each end of a line, can be seen: `\u{202e}`, `\n`. What is
/// printed stays on its line and in its direction.
///
/// ```
/// use kohyo::characters::visible;
///
/// assert_eq!(visible("a\u{202e}b\n::error::"), "a\\u{202e}b\\n::error::");
/// assert_eq!(visible("葛\u{e0100}城市"), "葛\u{e0100}城市");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(['\n', '\r', '\t']) {
        return visible_lines(text);
    }
    let mut shown = String::with_capacity(text.len() + 8);
    for c in visible_lines(text).chars() {
        match c {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            _ => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The same of a text of several lines, whose ends and tabs stay.
#[must_use]
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    replaced(text, find(text), put_visible)
}

/// The same of a piece of a text, whose neighbours are not known: what may belong to them stays, and so
/// do letters that have no shape.
#[must_use]
pub fn visible_piece(piece: &str) -> Cow<'_, str> {
    // Every text of every page comes through here.
    if suspect(piece.as_bytes()).is_none() {
        return Cow::Borrowed(piece);
    }
    replaced(piece, find(piece).filter(|(_, c)| !may_be_meant(*c)), put_visible)
}

fn put_visible(shown: &mut String, c: char) {
    // Writing to a string cannot fail.
    let _ = write!(shown, "\\u{{{:x}}}", u32::from(c));
}

/// Lines of a file as they are shown, and where two places of them are in what is shown: one sign stands
/// for each character, so that columns stay. A return that ends no line can be seen too.
#[must_use]
pub fn visible_source(lines: &str, places: [usize; 2]) -> (Cow<'_, str>, [usize; 2]) {
    let returns = lines.match_indices('\r').map(|(at, _)| at);
    let lone = returns.filter(|it| lines.as_bytes().get(it + 1) != Some(&b'\n'));
    let mut hidden: Vec<(usize, char)> = find(lines).chain(lone.map(|it| (it, '\r'))).collect();
    if hidden.is_empty() {
        return (Cow::Borrowed(lines), places);
    }
    hidden.sort_unstable();
    let mut shown = String::with_capacity(lines.len() + 16);
    let (mut done, mut moved) = (0, places);
    for (at, c) in hidden {
        shown.push_str(&lines[done..at]);
        shown.push(picture(c));
        done = at + c.len_utf8();
        for (place, moved) in places.iter().zip(&mut moved) {
            if *place >= done {
                *moved = place + shown.len() - done;
            } else if *place > at {
                *moved = shown.len();
            }
        }
    }
    shown.push_str(&lines[done..]);
    (Cow::Owned(shown), moved)
}

/// A sign that stands for a character: Unicode has one for each of the oldest controls.
fn picture(c: char) -> char {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{FFFD}'),
        '\u{7F}' => '\u{2421}',
        _ => '\u{FFFD}',
    }
}

/// A document of JSON in which each of them is written as JSON writes what cannot be typed: it says
/// the same, and a terminal shows it as it is.
#[must_use]
pub fn visible_json(document: &str) -> Cow<'_, str> {
    replaced(document, find(document), |shown, c| {
        for unit in c.encode_utf16(&mut [0; 2]) {
            let _ = write!(shown, "\\u{unit:04x}");
        }
    })
}

/// The text without them.
#[must_use]
pub fn without(text: &str) -> Cow<'_, str> {
    replaced(text, find(text), |_, _| {})
}

/// The text without them, with a line feed for each that parts lines.
#[must_use]
pub fn in_lines(text: &str) -> Cow<'_, str> {
    replaced(text, find(text), |text, c| {
        if parts_lines(c) {
            text.push('\n');
        }
    })
}

/// Whether it stands between two lines, where tabs and pages of paper were set otherwise.
#[must_use]
pub fn parts_lines(c: char) -> bool {
    ends_line(c) && !matches!(c, '\u{B}' | '\u{C}')
}

fn replaced(
    text: &str,
    found: impl Iterator<Item = (usize, char)>,
    put: impl Fn(&mut String, char),
) -> Cow<'_, str> {
    let mut found = found.peekable();
    if found.peek().is_none() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for (at, c) in found {
        shown.push_str(&text[done..at]);
        put(&mut shown, c);
        done = at + c.len_utf8();
    }
    shown.push_str(&text[done..]);
    Cow::Owned(shown)
}

/// What Unicode calls it by number: U+200B.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Under which name the catalogues have it.
#[must_use]
pub fn name(c: char) -> &'static str {
    match c {
        '\0' => "null",
        '\u{8}' => "backspace",
        '\u{B}' => "vertical-tab",
        '\u{C}' => "form-feed",
        '\r' => "carriage-return",
        '\u{1B}' => "escape",
        '\u{7F}' => "delete",
        '\u{85}' => "next-line",
        '\u{1}'..='\u{1F}' | '\u{80}'..='\u{9F}' => "control",
        '\u{AD}' => "soft-hyphen",
        '\u{200B}' => "zero-width-space",
        '\u{200C}' => "non-joiner",
        '\u{200D}' => "joiner",
        '\u{2060}' => "word-joiner",
        '\u{FEFF}' => "byte-order-mark",
        '\u{2028}' => "line-separator",
        '\u{2029}' => "paragraph-separator",
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => {
            "direction"
        }
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "variation-selector",
        '\u{FFF9}'..='\u{FFFB}' => "annotation",
        '\u{FFFC}' => "object",
        '\u{E0000}'..='\u{E0FFF}' => "tag",
        _ if is_noncharacter(c) => "noncharacter",
        _ => "invisible",
    }
}

/// Whether it takes the place of the end of a line.
#[must_use]
pub fn ends_line(c: char) -> bool {
    matches!(c, '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How far it is to the next character that must be looked at. Nearly all texts have none, so bytes are
/// passed over by the block, which the compiler does with a few instructions.
fn suspect(bytes: &[u8]) -> Option<usize> {
    const BLOCK: usize = 16;
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [b' '; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    blocks.iter().chain([&last]).zip((0..).step_by(BLOCK)).find_map(|(block, start)| {
        if block.iter().fold(0, |hit, it| hit | begins(*it)) == 0 {
            return None;
        }
        let next = |at: usize| bytes.get(at + 1).copied().unwrap_or_default();
        let is_suspect = |at: &usize| may_begin(bytes[*at], next(*at));
        (start..bytes.len().min(start + BLOCK)).find(is_suspect)
    })
}

/// Not 0 for a byte with which one of them may begin, and for some others that are rare, without branches.
/// E3 is not among them, which begins all kana, and [`FILLER`].
fn begins(byte: u8) -> u8 {
    let is = |yes: bool| u8::from(yes);
    let control = is(byte < 0x20) & is(byte != b'\n');
    let letter = is(byte.wrapping_sub(0xC0) < 0x23) | is(byte >= 0xEF);
    control | is(byte == 0x7F) | letter
}

/// Whether such a byte and the next may begin one of them.
fn may_begin(byte: u8, next: u8) -> bool {
    match byte {
        b'\t' | b'\n' | b'\r' => false,
        ..0x20 | 0x7F | 0xF0.. => true,
        0xC2 => next < 0xA0 || next == 0xAD,
        0xCD => next == 0x8F,
        0xD8 => next == 0x9C,
        0xE1 => matches!(next, 0x85 | 0x9E | 0xA0),
        0xE2 => matches!(next, 0x80 | 0x81),
        // Full-width forms stand between them.
        0xEF => matches!(next, 0xB7 | 0xB8 | 0xBB | 0xBE | 0xBF),
        _ => false,
    }
}

/// Whether a character has no place in a text by itself: controls, Unicode's
/// `Default_Ignorable_Code_Point`s, separators that are no line ends, and noncharacters.
fn is_unwanted(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}'..='\u{9F}'
        | '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}'
        | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
        || is_noncharacter(c)
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether there are texts in which it is meant.
fn may_be_meant(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character that is unwanted elsewhere belongs to those next to it.
fn is_meant(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + c.len_utf8()..].chars().next();
    match c {
        '\u{E0100}'..='\u{E01EF}' => before.is_some_and(is_ideograph),
        '\u{FE00}'..='\u{FE0D}' => before.is_some_and(|it| is_ideograph(it) || is_full_width(it)),
        '\u{FE0E}' | '\u{FE0F}' => before.is_some_and(|it| is_emoji(it) || is_keycap(it)),
        '\u{200D}' if after.is_some_and(is_emoji) => {
            before.is_some_and(|it| is_emoji(it) || it == '\u{FE0F}')
        }
        '\u{200C}' | '\u{200D}' => before.is_some_and(joins),
        // These are written without spaces, and lines break where one of these stands.
        '\u{200B}' => before.is_some_and(breaks_invisibly) && after.is_some_and(breaks_invisibly),
        _ => false,
    }
}

fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFD}')
}

fn is_full_width(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF01}'..='\u{FF60}')
}

fn is_emoji(c: char) -> bool {
    matches!(c,
        '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}'
        | 'Ⓜ' | '\u{25A0}'..='\u{27BF}' | '\u{2900}'..='\u{297F}' | '\u{2B00}'..='\u{2BFF}'
        | '〰' | '〽' | '㊗' | '㊙' | '\u{1F000}'..='\u{1FAFF}')
}

fn is_keycap(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '#' | '*')
}

/// Letters of Arabic and of the scripts of India, Myanmar and Cambodia, whose shapes the joiners decide.
fn joins(c: char) -> bool {
    matches!(c,
        '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{900}'..='\u{DFF}'
        | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17B3}' | '\u{17B6}'..='\u{17D3}')
}

fn breaks_invisibly(c: char) -> bool {
    matches!(c, '\u{E01}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17B3}'
        | '\u{17B6}'..='\u{17FF}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn what_belongs_to_its_neighbours_stays() {
        for text in [
            "葛\u{E0100}城市",
            "邊\u{E0101}さん",
            "神\u{FE00}",
            "、\u{FE01}",
            "☎\u{FE0F}",
            "1\u{FE0F}\u{20E3}",
            "👩\u{200D}💻",
            "👩🏽\u{200D}💻",
            "🏳\u{FE0F}\u{200D}🌈",
            "नेपाली भाषा र\u{200D}य",
            "می\u{200C}خواهم",
            "ភាសា\u{200B}ខ្មែរ",
            "全角\u{3000}と\u{A0}NBSP",
            "表\t一\r\n行",
            "―①１（ｱ〜￥",
        ] {
            assert_eq!(find(text).next(), None, "{text:?}");
            assert_eq!(visible_lines(text), text);
        }
    }

    #[test]
    fn what_stands_alone_is_found_and_named() {
        for (text, code, kind) in [
            ("a\0", "U+0000", "null"),
            ("\u{8}", "U+0008", "backspace"),
            ("\u{1B}[31m", "U+001B", "escape"),
            ("\u{7F}", "U+007F", "delete"),
            ("\u{85}", "U+0085", "next-line"),
            ("\u{9B}31m", "U+009B", "control"),
            ("情\u{AD}報", "U+00AD", "soft-hyphen"),
            ("担当\u{200B}課", "U+200B", "zero-width-space"),
            ("課\u{200D}", "U+200D", "joiner"),
            ("👩\u{200D}課", "U+200D", "joiner"),
            ("\u{200C}", "U+200C", "non-joiner"),
            ("\u{200E}", "U+200E", "direction"),
            ("\u{200F}", "U+200F", "direction"),
            ("\u{61C}", "U+061C", "direction"),
            ("\u{202E}", "U+202E", "direction"),
            ("\u{2066}", "U+2066", "direction"),
            ("\u{2028}", "U+2028", "line-separator"),
            ("\u{2029}", "U+2029", "paragraph-separator"),
            ("\u{2060}", "U+2060", "word-joiner"),
            ("\u{2063}", "U+2063", "invisible"),
            ("\u{FEFF}", "U+FEFF", "byte-order-mark"),
            ("\u{FFFE}", "U+FFFE", "noncharacter"),
            ("\u{FFFF}", "U+FFFF", "noncharacter"),
            ("\u{FDD0}", "U+FDD0", "noncharacter"),
            ("\u{1FFFE}", "U+1FFFE", "noncharacter"),
            ("\u{10FFFF}", "U+10FFFF", "noncharacter"),
            ("\u{FFF9}", "U+FFF9", "annotation"),
            ("\u{FFFC}", "U+FFFC", "object"),
            ("\u{3164}", "U+3164", "invisible"),
            ("\u{FFA0}", "U+FFA0", "invisible"),
            ("\u{115F}", "U+115F", "invisible"),
            ("\u{34F}", "U+034F", "invisible"),
            ("\u{E0041}", "U+E0041", "tag"),
            ("\u{E0100}", "U+E0100", "variation-selector"),
            ("あ\u{FE0F}", "U+FE0F", "variation-selector"),
            ("葛\u{E0100}\u{E0101}", "U+E0101", "variation-selector"),
        ] {
            let found: Vec<_> = find(text).map(|(_, it)| (code_point(it), name(it))).collect();
            assert_eq!(found, [(code.to_owned(), kind)], "{text:?}");
        }
    }

    #[test]
    fn json_says_the_same_when_it_can_be_seen() {
        let document = serde_json::json!({ "a\u{202E}": "\u{E0041}\u{9B}\u{FEFF}北" });
        let text = document.to_string();
        let shown = visible_json(&text);
        assert!(is_clean(&shown));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&shown).expect("JSON"), document);
    }

    #[test]
    fn a_place_moves_with_what_is_shown_before_it() {
        let line = "担当\u{200B}課\r: \u{202E}総務";
        let at = |word: &str| line.find(word).expect("the word");
        let (shown, places) = visible_source(line, [at("\u{200B}"), at("課")]);
        assert_eq!(shown, "担当\u{FFFD}課␍: \u{FFFD}総務");
        assert_eq!(&shown[places[0]..places[1]], "\u{FFFD}");
        let (shown, places) = visible_source(line, [at("総"), at("務")]);
        assert_eq!(&shown[places[0]..places[1]], "総");
        // What belongs to its neighbour still does behind a place.
        let (shown, places) = visible_source("葛\u{E0100}\u{0}", [3, 7]);
        assert_eq!((&*shown, places), ("葛\u{E0100}␀", [3, 7]));
    }

    proptest! {
        #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(45), ..ProptestConfig::default() })]

        /// The fast way finds what the slow one does, and nothing is left of it.
        #[test]
        fn the_fast_way_misses_nothing(text in proptest::collection::vec(any_character(), 0..60)) {
            let text: String = text.into_iter().collect();
            let slow: Vec<(usize, char)> = text
                .char_indices()
                .filter(|&(at, c)| is_unwanted(c) && !is_meant(&text, at, c))
                .collect();
            prop_assert_eq!(find(&text).collect::<Vec<_>>(), slow);
            prop_assert!(is_clean(&visible_lines(&text)));
            let line = visible(&text);
            prop_assert!(is_clean(&line) && !line.contains(['\n', '\r', '\t']));
        }
    }

    fn any_character() -> impl Strategy<Value = char> {
        let near = prop::sample::select(vec![
            '北', 'あ', '（', '１', '―', 'a', ' ', '\u{3164}', '\u{200B}', '👩',
        ]);
        let general = prop::char::range('\u{2000}', '\u{2070}');
        prop_oneof![any::<char>(), near, general, prop::char::range('\0', '\u{A0}')]
    }

    /// Every character there is, since those of a property are few.
    #[test]
    fn every_unwanted_character_is_suspected() {
        for c in ('\0'..=char::MAX).filter(|it| is_unwanted(*it)) {
            if is_meant(&format!("北{c}"), 3, c) {
                continue;
            }
            assert_eq!(find(&format!("北{c}")).next(), Some((3, c)), "{}", code_point(c));
        }
    }
}
