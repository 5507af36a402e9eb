//! Readings over words (ふりがな), at the first place of each on a page.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use anyhow::Result;
use memchr::memmem;

use crate::html::escape;
use crate::record::Term;

/// Where the part of a page begins that is its own, and where it ends.
const MAIN: (&[u8], &[u8]) = (b"<main", b"</main>");

/// Elements whose text stays as it is.
const LEFT_ALONE: [&str; 14] = [
    "code", "samp", "pre", "ruby", "svg", "script", "style", "nav", "select", "button", "textarea",
    "dfn", "time", "title",
];

/// The words of a glossary, looked for all at once.
pub(super) struct Ruby {
    finder: AhoCorasick,
    /// Each word as it is written on a page, and its markup.
    terms: Vec<(String, String)>,
}

impl Ruby {
    /// None when there is no word to look for.
    pub(super) fn new(glossary: &[Term]) -> Result<Option<Self>> {
        if glossary.is_empty() {
            return Ok(None);
        }
        // As both are written on a page.
        let markup = |word: &str, reading: &str| {
            format!("<ruby>{word}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>")
        };
        let written = |term: &Term| {
            let word = escape(&term.word);
            let markup = markup(&word, &escape(&term.reading));
            (word, markup)
        };
        let terms: Vec<(String, String)> = glossary.iter().map(written).collect();
        let finder = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(terms.iter().map(|it| &it.0))?;
        Ok(Some(Self { finder, terms }))
    }

    /// The readings of a page, none of them set.
    pub(super) fn on(&self, html: &[u8]) -> Readings<'_> {
        let start = memmem::find(html, MAIN.0).unwrap_or(html.len());
        let end = memmem::rfind(html, MAIN.1).unwrap_or(html.len()).max(start);
        Readings {
            ruby: self,
            main: start..end,
            left_alone_until: start,
            set: vec![false; self.terms.len()],
        }
    }
}

/// The readings of a page, while it is gone through from its beginning.
pub(super) struct Readings<'r> {
    ruby: &'r Ruby,
    /// The part of the page that is its own.
    main: Range<usize>,
    /// Where an element ends that stays as it is.
    left_alone_until: usize,
    /// Which words have had their reading.
    set: Vec<bool>,
}

impl Readings<'_> {
    /// Takes in the tag at a place of a page.
    pub(super) fn tag(&mut self, html: &[u8], tag: usize) {
        if !self.are_set_at(tag) {
            return;
        }
        if let Some(length) = left_alone(&html[tag..self.main.end]) {
            self.left_alone_until = tag + length;
        }
    }

    /// Whether words at a place of the page get readings.
    pub(super) fn are_set_at(&self, at: usize) -> bool {
        self.main.contains(&at) && at >= self.left_alone_until
    }

    /// Writes a text with readings over words that have had none.
    pub(super) fn write(&mut self, text: &[u8], out: &mut Vec<u8>) {
        let mut done = 0;
        for found in self.ruby.finder.find_iter(text) {
            let term = found.pattern().as_usize();
            let (before, word) = (&text[..found.start()], &text[found.range()]);
            let is_word = !is_in_reference(before) && !is_part(before, word, &text[found.end()..]);
            if self.set[term] || !is_word {
                continue;
            }
            self.set[term] = true;
            out.extend_from_slice(&before[done..]);
            out.extend_from_slice(self.ruby.terms[term].1.as_bytes());
            done = found.end();
        }
        out.extend_from_slice(&text[done..]);
    }
}

/// How long an element is that begins here and stays as it is.
fn left_alone(html: &[u8]) -> Option<usize> {
    let ends = |it: &u8| matches!(it, b' ' | b'>' | b'\n' | b'/');
    let name = &html[1..=html.get(1..)?.iter().position(ends)?];
    let name = LEFT_ALONE.iter().find(|it| it.as_bytes() == name)?;
    let end = format!("</{name}>");
    memmem::find(html, end.as_bytes()).map(|it| it + end.len())
}

/// Whether a character reference goes on after this: the `lt` of `&lt;` is no word.
fn is_in_reference(before: &[u8]) -> bool {
    let name = |it: &u8| !it.is_ascii_alphanumeric() && *it != b'#';
    before.iter().rposition(name).is_some_and(|it| before[it] == b'&')
}

/// Whether a word goes on before or after this place, and may be read in another way there: 都市 in
/// 京都市.
fn is_part(before: &[u8], word: &[u8], after: &[u8]) -> bool {
    let goes_on = |a: Option<char>, b: Option<char>| match (a.map(script), b.map(script)) {
        (Some(a), Some(b)) => a != Script::Other && a == b,
        _ => false,
    };
    goes_on(last(before), first(word)) || goes_on(last(word), first(after))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Kanji,
    Katakana,
    Latin,
    Other,
}

fn script(c: char) -> Script {
    match c {
        '々' | '〆' | 'ヶ' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => Script::Kanji,
        '\u{30A1}'..='\u{30FA}' | 'ー' => Script::Katakana,
        _ if c.is_alphanumeric() && c < '\u{3000}' => Script::Latin,
        _ => Script::Other,
    }
}

fn first(text: &[u8]) -> Option<char> {
    let start = &text[..text.len().min(4)];
    let valid = start.utf8_chunks().next().map_or("", |it| it.valid());
    valid.chars().next()
}

fn last(text: &[u8]) -> Option<char> {
    let start = text.iter().rposition(|it| it & 0xC0 != 0x80)?;
    first(&text[start..])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::record::Text;

    fn set(html: &str) -> String {
        let terms = [
            ("憲章", "けんしょう"),
            ("指標", "しひょう"),
            ("成果指標", "せいかしひょう"),
            ("都市", "とし"),
        ];
        set_these(&terms, html)
    }

    fn set_these(terms: &[(&str, &str)], html: &str) -> String {
        let term = |(word, reading): &(&str, &str)| Term {
            word: Text::new(word),
            reading: Text::new(reading),
            meaning: Text::default(),
        };
        let terms: Vec<Term> = terms.iter().map(term).collect();
        let ruby = Ruby::new(&terms).unwrap().unwrap();
        let links = super::super::links::Links::from_root("/");
        let html = super::super::finish::finish(html.as_bytes(), None, Some(&ruby), &links);
        String::from_utf8(html).unwrap()
    }

    /// The markup of a word, as short as the table below needs it.
    fn short(html: &str) -> String {
        html.replace("<ruby>", "[")
            .replace("<rp>（</rp><rt>", "|")
            .replace("</rt><rp>）</rp></ruby>", "]")
    }

    #[test]
    fn the_first_place_of_a_word_has_its_reading() {
        for (html, expected) in [
            (
                "<main><p>サービス憲章と憲章</p></main>",
                "<main><p>サービス[憲章|けんしょう]と憲章</p></main>",
            ),
            (
                "憲章<main><h2>憲章</h2></main>憲章",
                "憲章<main><h2>[憲章|けんしょう]</h2></main>憲章",
            ),
            ("<main>京都市、都市計画、都市</main>", "<main>京都市、都市計画、[都市|とし]</main>"),
            (
                "<main>成果指標の指標</main>",
                "<main>[成果指標|せいかしひょう]の[指標|しひょう]</main>",
            ),
            (
                r#"<main title="憲章"><a href="/憲章/">憲章</a></main>"#,
                r#"<main title="憲章"><a href="/憲章/">[憲章|けんしょう]</a></main>"#,
            ),
            (
                "<main><code>憲章</code><nav>憲章<p>x</p></nav><ruby>憲章<rt>x</rt></ruby></main>",
                "<main><code>憲章</code><nav>憲章<p>x</p></nav>[憲章<rt>x</rt></ruby></main>",
            ),
            ("<main>指<b>標</b></main>", "<main>指<b>標</b></main>"),
        ] {
            assert_eq!(short(&set(html)), expected);
        }
    }

    #[test]
    fn words_are_found_as_they_are_written_on_a_page() {
        let terms =
            [("R&D", "<アール>"), ("\"Q\"", "キュー"), ("lt", "x"), ("39;", "y"), ("amp", "z")];
        for (html, expected) in [
            ("<main>R&amp;D</main>", "<main>[R&amp;D|&lt;アール&gt;]</main>"),
            ("<main>&quot;Q&quot;</main>", "<main>[&quot;Q&quot;|キュー]</main>"),
            ("<main>1 &lt; 2 &amp;&#39;lt</main>", "<main>1 &lt; 2 &amp;&#39;[lt|x]</main>"),
            ("<main>a & lt; amp</main>", "<main>a & [lt|x]; [amp|z]</main>"),
        ] {
            assert_eq!(short(&set_these(&terms, html)), expected);
        }
    }

    /// What a browser shows, the readings left out.
    fn shown(html: &str) -> String {
        let mut shown = String::new();
        let mut rest = html;
        while let Some((before, tag)) = rest.split_once('<') {
            shown.push_str(before);
            let (name, after) = tag.split_once('>').expect("the end of a tag");
            let is_reading = name == "rt" || name == "rp";
            rest = if is_reading { &after[after.find('<').expect("an end")..] } else { after };
        }
        shown + rest
    }

    proptest! {
        #[test]
        fn no_word_and_no_reading_changes_a_text_or_its_elements(
            words in prop::collection::vec(("[<>\"'&;#39ltamp北憲]{1,4}", "[<>\"'&;あ/]{1,4}"), 1..4),
            text in "[<>\"'&;#39ltamp北憲 ]{0,24}",
        ) {
            let words: Vec<(&str, &str)> =
                words.iter().map(|(word, reading)| (&**word, &**reading)).collect();
            let html = set_these(&words, &format!("<main>{}</main>", escape(&text)));
            prop_assert_eq!(shown(&html), escape(&text), "{}", html);
            let tags = html.split('<').skip(1).map(|it| it.split('>').next().unwrap_or(it));
            let known = ["main", "ruby", "rp", "rt", "/main", "/ruby", "/rp", "/rt"];
            prop_assert!(tags.clone().all(|it| known.contains(&it)), "{}", html);
        }
    }
}
