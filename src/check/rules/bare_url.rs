//! L104: an address stands in a text and is not a link.

use super::super::rule::Rule;
use super::super::signs::Sign;
use super::super::text_visitor::TextLocation;
use crate::diagnostic::code;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::BARE_URL).of_texts(Sign::Address, look);

fn look(location: &mut TextLocation<'_, '_, '_>) {
    let text = location.text;
    for address in &text.links().bare {
        let help = Message::new("help-bare-url").with("url", address);
        location.report().on(address).with("url", address).help(help);
    }
}
