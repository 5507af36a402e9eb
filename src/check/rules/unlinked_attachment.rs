//! L105: a file that no page links to.
//!
//! It is copied to the site and nobody finds it, or it was not meant to be published at all.

use std::collections::HashSet;

use super::super::addresses::{attachment, is_attachment, resolve};
use super::super::case::City;
use super::super::found::Found;
use super::super::rule::Rule;
use super::super::texts::everywhere;
use crate::diagnostic::code;
use crate::markdown::survey;
use crate::record::Path;
use crate::source::Content;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::UNLINKED_ATTACHMENT).of_city(look);

fn look<'a>(city: City<'a>, found: &mut Found<'_, 'a>) {
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
        let way = path.strip_prefix("content/").unwrap_or(path);
        let way = format!("/{}", way.strip_prefix("pages/").unwrap_or(way));
        found
            .in_file(path, None, Path::default())
            .help(Message::new("help-unlinked").with("address", way));
    }
}

/// The files that some text links to.
fn linked(city: City<'_>) -> HashSet<String> {
    let mut linked = HashSet::new();
    everywhere(city, &mut |file, text| {
        if text.contains("](") {
            let links = survey(text).links.into_iter();
            let ways = links.filter_map(|it| resolve(city, file, &it.address));
            linked.extend(ways.filter_map(|it| attachment(city, &it)));
        }
    });
    linked
}
