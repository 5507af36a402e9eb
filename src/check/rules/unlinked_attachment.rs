//! L105: a file that no page links to.
//!
//! It is copied to the site and nobody finds it, or it was not meant to be published at all.

use std::collections::HashSet;

use super::super::addresses::{attachment, is_attachment, resolve};
use super::super::context::CityContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::text_visitor::everywhere;
use crate::diagnostic::code;
use crate::markdown::find_links;
use crate::record::Path;
use crate::source::Content;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::UNLINKED_ATTACHMENT).of_city(look);

fn look<'a>(city: CityContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    let readable = |it: &&crate::source::File| match it.content {
        Content::Text(_) | Content::Attachment(_) => true,
        Content::Unreadable(_) => false,
    };
    let files = city.tree.below("content/").filter(|it| is_attachment(&it.path)).filter(readable);
    let mut files = files.peekable();
    if files.peek().is_none() {
        return;
    }
    let linked = linked(city);
    for file in files.filter(|it| !linked.contains(&it.path)) {
        let path = file.path.as_str();
        let address = path.strip_prefix("content/").unwrap_or(path);
        let address = format!("/{}", address.strip_prefix("pages/").unwrap_or(address));
        reporter
            .in_file(path, None, Path::default())
            .help(Message::new("help-unlinked").with("address", address));
    }
}

/// The files that some text links to.
fn linked(city: CityContext<'_>) -> HashSet<String> {
    let mut linked = HashSet::new();
    everywhere(city, &mut |file, text| {
        if text.contains("](") {
            let links = find_links(text).links.into_iter();
            let addresses = links.filter_map(|it| resolve(city, file, &it.address));
            linked.extend(addresses.filter_map(|it| attachment(city, &it)));
        }
    });
    linked
}
