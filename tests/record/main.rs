//! Reading records: every file of a city is one thing, right or explained, and says what is owed.

#[path = "../effort/mod.rs"]
mod effort;
#[path = "../english/mod.rs"]
mod english;

mod achievement;
mod calendar;
mod disclosure;
mod files;
mod fixes;
mod invisible;
mod mistakes;
mod number;
mod robust;
mod schema;
