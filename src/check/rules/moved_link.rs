//! L107: a link leads to a former address.
//!
//! It takes readers on, once more than they need; and whoever copies it keeps the former address alive.

use super::super::addresses::{redirect, resolve};
use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::text_visitor::TextLocation;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::MOVED_LINK).of_texts(Sign::Link, look);

fn look(location: &mut TextLocation<'_, '_, '_>) {
    let (text, city) = (location.text, location.city);
    for link in &text.links().links {
        let Some(path) = resolve(city, location.file, &link.address) else { continue };
        if let Some(redirect) = redirect(city, &path) {
            let to = format!("/{}", redirect.to);
            location
                .report()
                .on(&link.address)
                .with("text", &link.text)
                .with("address", &link.address)
                .help(Message::new("help-moved-link").with("to", to));
        }
    }
}
