//! kohyo（公表）: a static site generator with which a city publishes what it promised its citizens
//! and what became of it.
//!
//! A build is a function from a tree of files and a day to a tree of files. The modules are its
//! layers, lowest first; each uses those below it only (`tests/tidy.rs` asserts that).

pub mod calendar;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod disclosure;
pub mod exchange;
pub mod japanese;
pub mod markdown;
pub mod output;
pub mod page;
pub mod record;
pub mod scaffold;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod theme;
pub mod words;

/// Changes whenever the program does: what was built by another one is built anew.
pub(crate) const BUILD_ID: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("KOHYO_BUILD_ID"));
