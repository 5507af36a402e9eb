//! A whole site: its files, addresses, links, index and data.

#[path = "../effort/mod.rs"]
mod effort;

mod address;
mod bench_city;
mod build;
mod days;
mod escaping;
mod exchange;
mod feed;
mod former;
mod large_plan;
mod line_ends;
#[path = "../log/mod.rs"]
mod log;
mod log_on_site;
mod open_data;
mod search;
