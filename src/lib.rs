//! kohyo（公表）: a static site generator with which a city publishes what it promised its citizens
//! and what became of it.
//!
//! A build is a function from a tree of files and a day to a tree of files. The modules are its
//! layers, lowest first; each uses those below it only (`tests/tidy.rs` holds that).

pub mod calendar;
pub mod diagnostic;
pub mod japanese;
pub mod markdown;
pub mod output;
pub mod record;
pub mod source;
pub mod words;
