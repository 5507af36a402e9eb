//! What is done to a page after its template: the language of its texts is marked and readings are set over words, in
//! one pass over its HTML, and links are made relative.

use std::borrow::Cow;

use super::lang_markup::LanguageMarkup;
use super::links::Links;
use super::ruby::{Readings, Ruby};

/// The page as it is written.
///
/// `languages` marks what is Japanese where its own language is another; `ruby` has the words that get readings.
pub(super) fn finish<'h>(
    html: &'h [u8],
    languages: Option<LanguageMarkup<'h>>,
    ruby: Option<&Ruby>,
    links: &Links,
) -> Vec<u8> {
    links.resolve(&with_marked_texts(html, languages, ruby))
}

fn with_marked_texts<'h>(
    html: &'h [u8],
    languages: Option<LanguageMarkup<'h>>,
    ruby: Option<&Ruby>,
) -> Cow<'h, [u8]> {
    if languages.is_none() && ruby.is_none() {
        return Cow::Borrowed(html);
    }
    let mut page = Page {
        languages,
        readings: ruby.map(|it| it.on(html)),
        out: Vec::with_capacity(html.len() * 5 / 4 + 512),
    };
    let mut at = 0;
    while let Some(tag) = memchr::memchr(b'<', &html[at..]).map(|it| at + it) {
        page.text(&html[at..tag], at);
        let end = memchr::memchr(b'>', &html[tag..]).map_or(html.len(), |it| tag + it + 1);
        if let Some(languages) = &mut page.languages {
            languages.tag(html, tag, end);
        }
        if let Some(readings) = &mut page.readings {
            readings.tag(html, tag);
        }
        page.out.extend_from_slice(&html[tag..end]);
        at = end;
    }
    page.text(&html[at..], at);
    Cow::Owned(page.out)
}

/// A page that is being written.
struct Page<'p> {
    languages: Option<LanguageMarkup<'p>>,
    readings: Option<Readings<'p>>,
    out: Vec<u8>,
}

impl Page<'_> {
    /// A text between two tags, which begins at a place of the page.
    fn text(&mut self, text: &[u8], at: usize) {
        let runs = self.languages.as_ref().map(|it| it.runs(text, at)).unwrap_or_default();
        let element = self.languages.as_ref().map_or("", LanguageMarkup::element);
        let mut done = 0;
        for run in runs {
            self.words(&text[done..run.start], at);
            self.out.extend_from_slice(format!("<{element} lang=\"ja\">").as_bytes());
            self.words(&text[run.start..run.end], at);
            self.out.extend_from_slice(format!("</{element}>").as_bytes());
            done = run.end;
        }
        self.words(&text[done..], at);
    }

    /// A text in one language.
    fn words(&mut self, text: &[u8], at: usize) {
        match self.readings.as_mut().filter(|it| it.are_set_at(at)) {
            Some(readings) => readings.write(text, &mut self.out),
            None => self.out.extend_from_slice(text),
        }
    }
}
