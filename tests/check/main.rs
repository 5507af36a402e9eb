//! What `kohyo check` finds, of which files, and in which format it says so.

#[path = "../effort/mod.rs"]
mod effort;
#[path = "../english/mod.rs"]
mod english;
#[path = "../log/mod.rs"]
mod log;

mod format;
mod rules;
mod seed_rules;
mod since;
mod sums;
