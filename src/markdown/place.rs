//! Where a text is to stand, and what of Markdown there is at such a place.

use super::Options;

/// Where the text is to stand.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// As a text of its own on a page.
    Body(&'a Options<'a>),
    /// Among other fields: without headings in the page's outline, without ids.
    Cell,
    /// As a short value: what was typed on one line stands on one line.
    Value,
}

impl<'a> Place<'a> {
    pub(super) fn options(self) -> Option<&'a Options<'a>> {
        match self {
            Place::Body(options) => Some(options),
            Place::Cell | Place::Value => None,
        }
    }

    pub(super) fn dialect(self) -> pulldown_cmark::Options {
        match self {
            Place::Body(_) | Place::Cell => DIALECT,
            Place::Value => INLINE_DIALECT,
        }
    }
}

/// What there is besides `CommonMark`.
pub(super) const DIALECT: pulldown_cmark::Options = pulldown_cmark::Options::ENABLE_TABLES
    .union(pulldown_cmark::Options::ENABLE_STRIKETHROUGH)
    .union(pulldown_cmark::Options::ENABLE_FOOTNOTES);

/// What there is in a short value, which has no blocks.
pub(super) const INLINE_DIALECT: pulldown_cmark::Options =
    pulldown_cmark::Options::ENABLE_STRIKETHROUGH;
