//! Edits of records: files before and after, and what holds of any edit of any record.

mod cases;
mod keys;
mod properties;
mod speed;
mod texts;
