//! L103: a link leads to nothing in the site.
//!
//! When a city renewed its site in 2023, every address but the first page's was dead. Links to other
//! sites are not asked: kohyo uses no network.

use super::super::addresses::{is_there, resolve};
use super::super::context::CityContext;
use super::super::rule::Rule;
use super::super::text_visitor::{self, TextLocation};
use crate::diagnostic::code;
use crate::markdown::find_links;
use crate::url_path;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DEAD_LINK)
    .of_record(|context, reporter| {
        text_visitor::in_record(context, reporter, |location| look(context.city, location));
    })
    .of_program(|context, reporter| {
        text_visitor::in_program(context, reporter, |location| look(context.city, location));
    })
    .of_city(|city, reporter| {
        text_visitor::in_pages(city, reporter, |location| look(city, location));
    });

fn look(city: CityContext<'_>, location: &mut TextLocation<'_, '_, '_>) {
    if !location.text.contains("](") {
        return;
    }
    for link in find_links(location.text).links {
        let Some(path) = resolve(city, location.file, &link.address) else { continue };
        if !is_there(city, &path) {
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
