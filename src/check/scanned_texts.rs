//! Texts that were looked over once for all rules: their signs, and their links once a rule asks.

use std::sync::OnceLock;

use super::signs::{Scanner, Signs};
use super::texts::{self, Data};
use crate::markdown::{Links, find_links};
use crate::record::{Library, Program};

/// The texts of a record, of a program's own file or of the pages.
#[derive(Debug)]
pub(super) struct ScannedTexts<'a> {
    scanner: &'a Scanner,
    /// In the order of where they are in memory, by which they are found.
    texts: Vec<ScannedText<'a>>,
    all: Signs,
}

/// One of them.
#[derive(Debug)]
pub(super) struct ScannedText<'a> {
    pub(super) text: &'a str,
    pub(super) signs: Signs,
    links: OnceLock<Links>,
}

impl<'a> ScannedTexts<'a> {
    /// Scans the texts that are visited.
    fn of(scanner: &'a Scanner, each: impl FnOnce(&mut dyn FnMut(&'a str))) -> Self {
        let (mut texts, mut all) = (Vec::with_capacity(64), Signs::default());
        each(&mut |text| {
            let signs = scanner.signs(text);
            all = all.and(signs);
            texts.push(ScannedText { text, signs, links: OnceLock::new() });
        });
        texts.sort_unstable_by_key(|it: &ScannedText| it.text.as_ptr());
        Self { scanner, texts, all }
    }

    /// Those of a record.
    pub(super) fn of_record(scanner: &'a Scanner, data: Data<'a>, program: &'a Program) -> Self {
        Self::of(scanner, |visit| texts::of_record(data, program, &mut |it| visit(it.text)))
    }

    /// Those of a program's own file.
    pub(super) fn of_program(scanner: &'a Scanner, program: &'a Program) -> Self {
        Self::of(scanner, |visit| texts::of_program(program, &mut |it| visit(it.text)))
    }

    /// Those of the static pages and of the settings.
    pub(super) fn of_pages(scanner: &'a Scanner, library: &'a Library) -> Self {
        Self::of(scanner, |visit| {
            for page in &library.pages {
                texts::of_page(&page.data, &mut |it| visit(it.text));
            }
            visit(&library.settings.notice);
        })
    }

    /// The signs of a text; one that is none of these is scanned.
    pub(super) fn signs(&self, text: &str) -> Signs {
        self.get(text).map_or_else(|| self.scanner.signs(text), |it| it.signs)
    }

    /// The signs of all texts together.
    pub(super) fn all_signs(&self) -> Signs {
        self.all
    }

    /// One of the texts.
    pub(super) fn get(&self, text: &str) -> Option<&ScannedText<'a>> {
        let at = self.texts.binary_search_by_key(&text.as_ptr(), |it| it.text.as_ptr()).ok()?;
        Some(&self.texts[at])
    }

    /// Each text, in no order.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, ScannedText<'a>> {
        self.texts.iter()
    }
}

impl ScannedText<'_> {
    /// Its links, addresses and tags.
    pub(super) fn links(&self) -> &Links {
        self.links.get_or_init(|| find_links(self.text))
    }
}
