//! Marks what is Japanese on a page in another language (WCAG 3.1.2), so that it is read aloud and
//! set as Japanese. What a city writes stays in its own language, and stands all over a page: between
//! the words of kohyo, in lists, in cells. Its script tells it.

use std::ops::Range;

use memchr::memmem;

/// Elements that hold text only, or text that is not in any language.
const LEFT_ALONE: [&str; 5] = ["title", "script", "style", "option", "textarea"];

/// Elements that have no end.
const VOID: [&[u8]; 6] = [b"br", b"hr", b"img", b"input", b"link", b"meta"];

/// How many letters may stand next to Japanese ones and be part of their text: the `No.` of No.45.
const BESIDE: usize = 4;

/// Which texts of a page are to be marked, while it is gone through from its beginning.
#[derive(Default)]
pub(super) struct LanguageMarkup<'a> {
    /// Whether the city writes Japanese, so that letters next to it can be of its text.
    is_of_japanese_city: bool,
    /// The open elements that say their own language, innermost last, and how often an element of
    /// the name stands open inside.
    marked: Vec<(&'a [u8], usize)>,
    /// How many drawings stand open.
    drawn: usize,
    /// Where an element ends that is left alone.
    left_alone_until: usize,
}

impl<'a> LanguageMarkup<'a> {
    pub(super) fn new(is_of_japanese_city: bool) -> Self {
        Self { is_of_japanese_city, ..Self::default() }
    }

    /// Takes in the tag of a page that is from one place to another.
    pub(super) fn tag(&mut self, html: &'a [u8], tag: usize, end: usize) {
        if tag < self.left_alone_until {
            return;
        }
        match whole(&html[tag..]) {
            Some(length) if tag + length != end => self.left_alone_until = tag + length,
            Some(_) | None => self.open_or_close(&html[tag..end]),
        }
    }

    fn open_or_close(&mut self, tag: &'a [u8]) {
        let name = name(tag);
        let (name, closes) = match name.strip_prefix(b"/") {
            Some(name) => (name, true),
            None => (name, false),
        };
        if VOID.contains(&name) {
            return;
        }
        if name == b"svg" {
            self.drawn = if closes { self.drawn.saturating_sub(1) } else { self.drawn + 1 };
        }
        match self.marked.last_mut() {
            Some((open, depth)) if *open == name => match (closes, *depth) {
                (true, 0) => {
                    self.marked.pop();
                }
                (true, _) => *depth -= 1,
                (false, _) => *depth += 1,
            },
            _ if !closes && name != b"html" && memmem::find(tag, b" lang=\"").is_some() => {
                self.marked.push((name, 0));
            }
            _ => {}
        }
    }

    /// Where in the text that begins at a place of the page the Japanese texts are.
    pub(super) fn runs(&self, text: &[u8], at: usize) -> Vec<Range<usize>> {
        if at < self.left_alone_until || !self.marked.is_empty() || text.is_ascii() {
            return Vec::new();
        }
        let beside = if self.is_of_japanese_city { BESIDE } else { 0 };
        std::str::from_utf8(text).map(|it| runs(it, beside)).unwrap_or_default()
    }

    /// The element that marks a text here.
    pub(super) fn element(&self) -> &'static str {
        if self.drawn > 0 { "tspan" } else { "span" }
    }
}

/// Where the Japanese texts are: each from a first letter to a last one, the words of another script
/// in it, but not what is said between two of them.
fn runs(text: &str, beside: usize) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|it| is_kana_or_kanji(it.1)) {
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some(run) if !is_said(&text[run.end..at]) => run.end = end,
            _ => runs.push(at..end),
        }
    }
    if let [run] = &mut *runs {
        let letters = |part: &str| part.chars().filter(|it| it.is_alphabetic()).count();
        if letters(&text[..run.start]) + letters(&text[run.end..]) <= beside {
            let start = text.len() - text.trim_ascii_start().len();
            *run = start..start + text.trim_ascii().len();
        }
    }
    runs
}

/// Whether this is said in other words than Japanese: letters set off by a space.
fn is_said(between: &str) -> bool {
    between.contains(' ') && between.contains(|it: char| it.is_ascii_lowercase())
}

/// Whether only Japanese is written with it; other signs of [`crate::japanese`] stand in English too.
fn is_kana_or_kanji(character: char) -> bool {
    matches!(character, '々' | '〆' | '「' | '」' | '『' | '』' | '・' | '\u{3041}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

fn name(tag: &[u8]) -> &[u8] {
    let tag = tag.get(1..).unwrap_or_default();
    let end = tag.iter().skip(1).position(|it| matches!(it, b' ' | b'>' | b'\n' | b'/'));
    &tag[..end.map_or(tag.len(), |it| it + 1)]
}

/// How long an element is that begins here and has no parts of its own.
fn whole(html: &[u8]) -> Option<usize> {
    let name = LEFT_ALONE.iter().find(|it| it.as_bytes() == name(html))?;
    let end = format!("</{name}>");
    memmem::find(html, end.as_bytes()).map(|it| it + end.len())
}

#[cfg(test)]
mod tests {
    use super::super::finish::finish;
    use super::super::links::Links;
    use super::LanguageMarkup;

    fn mark(html: &[u8]) -> Vec<u8> {
        finish(html, Some(LanguageMarkup::new(true)), None, &Links::from_root("./"))
    }

    #[test]
    fn latin_letters_of_a_city_that_writes_english_are_not_japanese() {
        let languages = Some(LanguageMarkup::new(false));
        let html = "<td>No.45 憲章</td>".as_bytes();
        let made = finish(html, languages, None, &Links::from_root("./"));
        let expected = "<td>No.45 <span lang=\"ja\">憲章</span></td>";
        assert_eq!(String::from_utf8(made).unwrap(), expected);
    }

    #[test]
    fn japanese_texts_say_so() {
        for (html, expected) in [
            ("<p>Updated</p>", "<p>Updated</p>"),
            ("<td>全庁実施</td>", "<td>[全庁実施]</td>"),
            ("<h1>\nNo.45 サービス憲章\n</h1>", "<h1>\n[No.45 サービス憲章]\n</h1>"),
            ("<li>C（一部遅れ）</li>", "<li>[C（一部遅れ）]</li>"),
            (
                "<p>Contact: 人事課 at the city hall</p>",
                "<p>Contact: [人事課] at the city hall</p>",
            ),
            ("<p>overdue (北区, 61 days, 南区)</p>", "<p>overdue ([北区], 61 days, [南区])</p>"),
            ("<p>ICTとHTMLの講習会</p>", "<p>[ICTとHTMLの講習会]</p>"),
            ("<title>北区</title>", "<title>北区</title>"),
            (r#"<p title="北区">ok</p>"#, r#"<p title="北区">ok</p>"#),
            (
                r#"<p lang="ja">北<b>区</b><i lang="en">a</i>区</p><p>北</p>"#,
                r#"<p lang="ja">北<b>区</b><i lang="en">a</i>区</p><p>[北]</p>"#,
            ),
            (
                r#"<div lang="ja"><div>北</div>区</div>課"#,
                r#"<div lang="ja"><div>北</div>区</div>[課]"#,
            ),
            ("<svg><text>件</text></svg>件", "<svg><text>{件}</text></svg>[件]"),
            (r#"<p><img lang="en" src="x">北</p>"#, r#"<p><img lang="en" src="x">[北]</p>"#),
            ("3 < 4 北", "3 < 4 北"),
        ] {
            let made = String::from_utf8(mark(html.as_bytes())).unwrap();
            let short = made
                .replace("<span lang=\"ja\">", "[")
                .replace("</span>", "]")
                .replace("<tspan lang=\"ja\">", "{")
                .replace("</tspan>", "}");
            assert_eq!(short, expected);
        }
    }

    #[test]
    fn the_language_of_the_page_itself_marks_nothing() {
        let made = mark("<html lang=\"en\"><p>北区</p></html>".as_bytes());
        assert!(String::from_utf8(made).unwrap().contains("<span lang=\"ja\">北区</span>"));
    }
}
