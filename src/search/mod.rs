//! Search without a server: an index built with the site, of which a query loads a few kilobytes.
//!
//! Texts are folded ([`normalize`]) and cut into pairs of characters, so that any part of any compound is
//! found without a dictionary. A pair's pages stand in one of many small files, by the pair's hash;
//! `themes/default/assets/search.js` asks for those of the reader's words. `docs/search.md` describes
//! the files.

mod bigram;
mod era;
mod index;
mod normalize;
mod postings;

pub use index::{File, build};
pub use normalize::{VARIANTS, normalize};
