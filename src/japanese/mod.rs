//! What is particular to Japanese text: scripts, widths, spellings that mean the same.

mod script;

pub use script::is_japanese;
