//! L103: a link leads to nothing in the site.
//!
//! When a city renewed its site in 2023, every address but the first page's was dead. Links to other
//! sites are not asked: kohyo uses no network.

use super::super::addresses::{is_there, redirect, resolve};
use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::text_visitor::TextLocation;
use crate::diagnostic::code;
use crate::url_path;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DEAD_LINK).of_texts(Sign::Link, look);

fn look(location: &mut TextLocation<'_, '_, '_>) {
    let (text, city) = (location.text, location.city);
    for link in &text.links().links {
        let Some(path) = resolve(city, location.file, &link.address) else { continue };
        if !is_there(city, &path) && redirect(city, &path).is_none() {
            let leads = format!("/{path}");
            let is_readable = url_path::decode(&path).is_some();
            let help = if is_readable { "help-dead-link" } else { "help-link-encoding" };
            location
                .report()
                .on(&link.address)
                .with("text", &link.text)
                .with("address", &link.address)
                .with("leads", leads)
                .help(Message::new(help));
        }
    }
}
