//! Publishing: hosts of every kind, and what becomes of a site on them.

#[path = "../effort/mod.rs"]
mod effort;

mod contract;
mod sftp;
