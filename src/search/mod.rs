//! Search without a server: an index built with the site, of which a query loads a few kilobytes.
//!
//! Texts are folded ([`fold`]) and cut into pairs of characters, so that any part of any compound is
//! found without a dictionary. A pair's pages stand in one of many small files, by the pair's hash;
//! `themes/default/assets/search.js` asks for those of the reader's words. `docs/search.md` describes
//! the files.

mod era;
mod fold;
mod gram;
mod index;
mod list;

pub use fold::{VARIANTS, fold};
pub use index::{File, build};
