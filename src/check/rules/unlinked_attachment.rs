//! L105: a file that no page links to.
//!
//! It is copied to the site and nobody finds it, or it was not meant to be published at all.

use std::collections::HashSet;

use super::super::addresses::{attachment, resolve};
use super::super::context::CityContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::everywhere;
use crate::diagnostic::code;
use crate::markdown::find_links;
use crate::record::Path;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::UNLINKED_ATTACHMENT).of_city(look);

fn look<'a>(city: CityContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    if city.routes.attachments().is_empty() {
        return;
    }
    let linked = linked(city);
    let named = &city.library.settings.attachments;
    for attachment in city.routes.attachments() {
        // What the settings name one by one is meant for search engines and other programs.
        if !linked.contains(attachment.file.as_str()) && !named.names(&attachment.file) {
            reporter.in_file(&attachment.file, None, Path::default()).help(
                Message::new("help-unlinked").with("address", format!("/{}", attachment.address)),
            );
        }
    }
}

/// The files that some text links to.
fn linked(city: CityContext<'_>) -> HashSet<&str> {
    let mut linked = HashSet::new();
    everywhere(city.library, &mut |file, text| {
        if text.contains("](") {
            let links = find_links(text).links.into_iter();
            let addresses = links.filter_map(|it| resolve(city, file, &it.address));
            linked.extend(addresses.filter_map(|it| attachment(city, &it)));
        }
    });
    linked
}
