//! What is particular to Japanese text: scripts, widths, spellings that mean the same.

mod kana;
mod number;
mod script;
mod spelling;
mod suggest;
mod telephone;
mod width;

pub use kana::{kana_row, reading_order};
pub use number::parse_number;
pub(crate) use number::{kanji_digit, kanji_number};
pub use script::is_japanese;
pub(crate) use script::is_letter;
pub use spelling::{fold, half_width, trim};
pub(crate) use spelling::{is_blank, plain};
pub use suggest::suggest;
pub use telephone::{TelephoneNumber, telephone_numbers};
pub use width::display_width;
