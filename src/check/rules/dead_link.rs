//! L103: a link leads to nothing in the site.
//!
//! When a city renewed its site in 2023, every address but the first page's was dead. Links to other
//! sites are not asked: kohyo uses no network.

use super::super::addresses::{is_there, resolve};
use super::super::case::City;
use super::super::rule::Rule;
use super::super::texts::{self, Spot};
use crate::diagnostic::code;
use crate::markdown::survey;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DEAD_LINK)
    .of_record(|case, found| texts::in_record(case, found, |spot| look(case.city, spot)))
    .of_program(|case, found| texts::in_program(case, found, |spot| look(case.city, spot)))
    .of_city(|city, found| texts::in_pages(city, found, |spot| look(city, spot)));

fn look(city: City<'_>, spot: &mut Spot<'_, '_, '_>) {
    if !spot.text.contains("](") {
        return;
    }
    for link in survey(spot.text).links {
        let Some(way) = resolve(city, spot.file, &link.address) else { continue };
        if !is_there(city, &way) {
            let leads = format!("/{way}");
            spot.report()
                .on(&link.address)
                .with("text", &link.text)
                .with("address", &link.address)
                .with("leads", leads)
                .help(Message::new("help-dead-link"));
        }
    }
}
