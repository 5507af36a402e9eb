//! kohyo（公表）: a static site generator with which a city publishes what it promised its citizens
//! and what became of it.
//!
//! A build is a function from a tree of files and a day to a tree of files. Disk, clock, terminal and
//! network are touched at its edge only:
//!
//! ```text
//! source::read        walk and read the folder                                    → Tree
//! record::load        front matter → typed records; what is wrong, explained      → Library, Findings
//! Obligations::new    who owes what by when, and what became of it on the day     → Obligations
//! Routes::of          every address of every language, on any day, once           → Routes
//! check::check        every rule over records, obligations and addresses          → Findings
//! Public::of          what may be shown to an audience on the day                 → Public
//! page::pages         a view for every page that may be shown                     → Vec<Page>
//! theme::render       tera, with Markdown already made                            → bytes
//! output              only what changed is written; all of it or nothing
//! ```
//!
//! [`site::check`] is the first half and [`site::build`] the second; `kohyo build` is the two of them
//! between a folder that is read and a folder that is written:
//!
//! ```
//! use jiff::civil::date;
//! use kohyo::output::{Memory, SitePath};
//! use kohyo::site;
//! use kohyo::source::Tree;
//!
//! let tree = Tree::from_fixture(
//!     "-- kohyo.yaml --
//! title: みほん町の約束
//! municipality: { name: みほん町 }
//! -- content/organization.yaml --
//! 部署:
//!   - { 識別子: somu-ka, 名称: 総務課 }
//! ",
//! );
//! let checked = site::check(&tree, date(2026, 11, 1));
//! assert!(!checked.has_errors());
//!
//! let public = checked.public().expect("settings and an organization");
//! let memory = Memory::default();
//! site::build(&tree, public, &checked.routes, &memory).expect("the built-in theme");
//! let page = &memory.into_files()[&SitePath::new("units/somu-ka/index.html").unwrap()];
//! assert!(String::from_utf8_lossy(page).contains("総務課"));
//! ```
//!
//! The modules are the layers of that function, lowest first; each uses those below it only, which
//! `tests/tidy` asserts. ARCHITECTURE.md says where to find what, and what always holds.

pub mod achievement;
pub mod block;
pub mod calendar;
pub mod canonical_json;
pub mod characters;
pub mod chart;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod digest;
pub mod disclosure;
pub mod exchange;
pub mod export;
pub mod file_name;
pub mod html;
pub mod import;
pub mod japanese;
pub mod markdown;
pub mod open_data;
pub mod output;
pub mod page;
pub mod paper;
pub mod publication_log;
pub mod publish;
pub mod record;
pub mod record_content;
pub mod record_edit;
pub mod route;
pub mod scaffold;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod status;
pub mod theme;
pub mod url_path;
pub mod view;
pub mod words;
pub mod workbook;

/// Changes whenever the program does: what was built by another one is built anew.
pub(crate) const BUILD_ID: &str = concat!(env!("CARGO_PKG_VERSION"), "-", env!("KOHYO_BUILD_ID"));
