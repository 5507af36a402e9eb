//! Publishing: hosts of every kind, and what becomes of a site on them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../effort/mod.rs"]
mod effort;

mod contract;
mod folder;
mod ftp;
mod line;
mod many;
mod object_store;
mod plan;
mod real;
mod sftp;
mod simulated;
mod visitor;
mod web_servers;
mod webdav;
