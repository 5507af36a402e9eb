//! C158: a file of the city that Windows or macOS cannot hold, or holds only instead of another.
//!
//! Whoever fetches the city's folder there gets an error, or one of two files without a word. What becomes an address of the
//! site is an error already where it cannot be one (R004, R005).

use std::collections::BTreeMap;

use super::super::context::CityContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::file_name::{self, PATH_LIMIT};
use crate::record::{Path, is_address};
use crate::source::File;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::UNPORTABLE_NAME).of_city(look);

/// Where names become addresses, and faults of theirs are errors.
const CONTENT: &str = "content/";

fn look<'a>(city: CityContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    // The first spelling of each folder and file, by what every system takes for the same.
    let mut known: BTreeMap<String, &str> = BTreeMap::new();
    for file in city.tree.files() {
        let found = fault(city, file).or_else(|| too_long(&file.path));
        let twin = twin(&file.path, &mut known).filter(|_| found.is_none());
        if let Some((message, help)) = found.or(twin) {
            let finding = reporter.in_file(&file.path, None, Path::default());
            finding.message = message;
            finding.help(help);
        }
    }
}

/// A part that cannot be a name everywhere, unless that is an error of its address.
fn fault(city: CityContext<'_>, file: &File) -> Option<(Message, Message)> {
    let mut parts = file.path.split('/');
    let (part, fault) = parts.find_map(|it| Some((it, file_name::fault(it)?)))?;
    let is_told = file.path.starts_with(CONTENT) && (!is_address(part) || has_address(city, file));
    let message = Message::new(code::UNPORTABLE_NAME.name).with("reason", fault.name());
    (!is_told).then(|| (message.with("name", part), Message::new("help-unportable-name")))
}

/// Whether a file has an address, which a draft has not yet.
fn has_address(city: CityContext<'_>, file: &File) -> bool {
    let mut attachments = city.routes.attachments().iter();
    city.routes.page_of_file(&file.path).is_some() || attachments.any(|it| it.file == file.path)
}

fn too_long(path: &str) -> Option<(Message, Message)> {
    let length = file_name::path_length(path);
    let message = Message::new(code::UNPORTABLE_NAME.name).with("reason", "path");
    let help = Message::new("help-unportable-path").with("limit", PATH_LIMIT);
    (length > PATH_LIMIT).then(|| (message.with("name", path).with("length", length), help))
}

/// The first folder or file on a path that was met in another spelling; each pair is told once.
fn twin<'a>(path: &'a str, known: &mut BTreeMap<String, &'a str>) -> Option<(Message, Message)> {
    let ends = path.match_indices('/').map(|it| it.0).chain([path.len()]);
    for part in ends.map(|end| &path[..end]) {
        let folded = file_name::folded(part);
        let first = known.entry(folded).or_insert(part);
        if *first == part {
            continue;
        }
        let other = std::mem::replace(first, part);
        // Two pages or attachments side by side share an address, which is an error.
        let is_told = part.len() == path.len() && path.starts_with(CONTENT);
        let message = Message::new(code::UNPORTABLE_NAME.name).with("reason", "twin");
        let message = message.with("name", part).with("other", other);
        return (!is_told).then(|| (message, Message::new("help-unportable-twin")));
    }
    None
}
