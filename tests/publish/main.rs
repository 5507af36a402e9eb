//! Publishing: hosts of every kind, and what becomes of a site on them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../effort/mod.rs"]
mod effort;
#[path = "../log/mod.rs"]
mod log;

mod contract;
mod folder;
mod ftp;
mod line;
mod log_keys;
mod log_verify;
mod many;
mod object_store;
mod plan;
mod real;
mod sftp;
mod simulated;
mod visitor;
mod web_servers;
mod webdav;
