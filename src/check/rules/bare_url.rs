//! L104: an address stands in a text and is not a link.

use super::super::rule::Rule;
use super::super::text_visitor::{self, TextLocation};
use crate::diagnostic::code;
use crate::markdown::find_links;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::BARE_URL)
    .of_record(|context, found| text_visitor::in_record(context, found, look))
    .of_program(|context, found| text_visitor::in_program(context, found, look))
    .of_city(|city, found| text_visitor::in_pages(city, found, look));

fn look(location: &mut TextLocation<'_, '_, '_>) {
    if !location.text.contains("://") {
        return;
    }
    for address in find_links(location.text).bare {
        let help = Message::new("help-bare-url").with("url", &address);
        location.report().on(&address).with("url", &address).help(help);
    }
}
