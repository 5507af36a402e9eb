//! L104: an address stands in a text and is not a link.

use super::super::rule::Rule;
use super::super::texts::{self, Spot};
use crate::diagnostic::code;
use crate::markdown::survey;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::BARE_URL)
    .of_record(|case, found| texts::in_record(case, found, look))
    .of_program(|case, found| texts::in_program(case, found, look))
    .of_city(|city, found| texts::in_pages(city, found, look));

fn look(spot: &mut Spot<'_, '_, '_>) {
    if !spot.text.contains("://") {
        return;
    }
    for address in survey(spot.text).bare {
        let help = Message::new("help-bare-url").with("url", &address);
        spot.report().on(&address).with("url", &address).help(help);
    }
}
