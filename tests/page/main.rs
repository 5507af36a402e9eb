//! What is on a page, as views and as HTML.

#[path = "../effort/mod.rs"]
mod effort;

mod chart;
mod city_forms;
mod compare;
mod declared;
mod english;
mod fields;
mod form;
mod judgement;
mod language;
mod letter;
mod markdown;
mod news;
mod page;
mod record_words;
mod seed;
mod sheet_lists;
mod status;
mod summary;
mod theme;
mod tones;
