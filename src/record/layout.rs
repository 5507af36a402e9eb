//! Where files stand, what their names say, and what is wrong with them before they are read.

use std::cmp::Ordering;

use super::charter::Charter;
use super::explain;
use super::front_matter::FrontMatterError;
use super::library::Record;
use super::organization::{Organization, Unit};
use super::value::Names;
use crate::diagnostic::{Diagnostic, Place, Span, code};
use crate::japanese::suggest;
use crate::source::{Content, File, LIMIT, Tree, Unreadable};
use crate::words::Message;

/// The settings.
pub(super) const SETTINGS: &str = "kohyo.yaml";
/// The file of the units.
pub(super) const ORGANIZATION: &str = "content/organization.yaml";
/// The words that are explained.
pub(super) const GLOSSARY: &str = "content/glossary.yaml";
/// The folder of the plans.
pub(super) const REFORMS: &str = "content/reforms/";
/// The folder of the charter years.
pub(super) const CHARTERS: &str = "content/charters/";
/// The folder of the static pages.
pub(super) const PAGES: &str = "content/pages/";

/// The folder of one program, with a `/` at its end.
pub(super) fn folder(below: &str, slug: &str) -> String {
    format!("{below}{slug}/")
}

/// The names of the folders directly below a folder, sorted.
pub(super) fn folders(tree: &Tree, below: &str) -> Vec<String> {
    let mut names: Vec<String> = tree
        .below(below)
        .filter_map(|it| it.path[below.len()..].split_once('/'))
        .map(|(name, _)| name.to_owned())
        .collect();
    names.dedup();
    names
}

/// The names of the city's themes.
pub(super) fn themes(tree: &Tree) -> Vec<String> {
    folders(tree, "themes/")
}

/// The addresses of all sheets below [`REFORMS`].
pub(super) fn sheets(tree: &Tree) -> Vec<String> {
    let sheets = tree.below(REFORMS).filter_map(|it| it.path[REFORMS.len()..].strip_suffix(".md"));
    sheets.map(ToOwned::to_owned).collect()
}

/// The records of a folder and the slug of each. Static pages may stand in folders of their own.
pub(super) fn records<'a>(tree: &'a Tree, folder: &str) -> Vec<(&'a File, String)> {
    tree.below(folder)
        .filter_map(|it| Some((it, it.path[folder.len()..].strip_suffix(".md")?)))
        .filter(|(_, slug)| folder == PAGES || !slug.contains('/'))
        .map(|(file, slug)| (file, slug.to_owned()))
        .collect()
}

/// Orders slugs as people count: 2 before 10, R2-1 before R10-1.
pub(super) fn count_order(a: &str, b: &str) -> Ordering {
    let (mut a_rest, mut b_rest) = (a, b);
    loop {
        let (a_part, a_next) = part(a_rest);
        let (b_part, b_next) = part(b_rest);
        let numbers = (a_part.parse::<u64>(), b_part.parse::<u64>());
        let order = match numbers {
            (Ok(a), Ok(b)) => a.cmp(&b),
            _ => a_part.cmp(b_part),
        };
        if order != Ordering::Equal {
            return order;
        }
        if a_next.is_empty() || b_next.is_empty() {
            return (a_next.len(), a).cmp(&(b_next.len(), b));
        }
        (a_rest, b_rest) = (a_next, b_next);
    }
}

/// The digits, or everything but digits, that a text begins with, and the rest.
fn part(text: &str) -> (&str, &str) {
    let digit = |it: char| it.is_ascii_digit();
    let starts_with_digit = text.starts_with(digit);
    let end = text.find(|it: char| digit(it) != starts_with_digit).unwrap_or(text.len());
    text.split_at(end)
}

fn whole_file(path: &str) -> Place {
    Place::file(path)
}

/// Files that should be text and are not.
pub(super) fn unreadable(tree: &Tree) -> impl Iterator<Item = Diagnostic> + '_ {
    tree.files().iter().filter_map(|file| {
        let Content::Unreadable(reason) = &file.content else { return None };
        let place = whole_file(&file.path);
        Some(match reason {
            Unreadable::Encoding(name) => {
                let message = Message::new(code::ENCODING.name).with("encoding", *name);
                let help = Message::new("help-encoding");
                Diagnostic::new(&code::ENCODING, place, message).help([help])
            }
            Unreadable::TooLarge(size) => {
                let message = Message::new(code::TOO_LARGE.name).with("size", size.to_string());
                let help = Message::new("help-too-large").with("limit", LIMIT.to_string());
                Diagnostic::new(&code::TOO_LARGE, place, message).help([help])
            }
            Unreadable::Outside => {
                let help = Message::new("help-outside");
                let message = Message::new(code::OUTSIDE.name);
                Diagnostic::new(&code::OUTSIDE, place, message).help([help])
            }
            Unreadable::Name => file_name(place, &file.path),
        })
    })
}

fn file_name(place: Place, name: &str) -> Diagnostic {
    let message = Message::new(code::FILE_NAME.name).with("name", name);
    let nfd = !unicode_normalization::is_nfc(name);
    let help = nfd.then(|| Message::new("help-file-name-nfd"));
    Diagnostic::new(&code::FILE_NAME, place, message)
        .help(help)
        .help([Message::new("help-file-name")])
}

/// Names below `content/` that cannot be part of an address.
pub(super) fn addresses(tree: &Tree) -> impl Iterator<Item = Diagnostic> + '_ {
    let readable = |it: &&File| !matches!(it.content, Content::Unreadable(Unreadable::Name));
    tree.below("content/").filter(readable).filter_map(|file| {
        let part = file.path.split('/').find(|it| !is_address(it))?;
        Some(file_name(whole_file(&file.path), part))
    })
}

/// Whether a name can be part of an address everywhere: on any server, in any mail.
#[must_use]
pub fn is_address(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it))
}

/// Texts below `content/` of which no page is made.
pub(super) fn strays(tree: &Tree) -> impl Iterator<Item = Diagnostic> + '_ {
    tree.below("content/").filter(|it| is_stray(&it.path)).map(|file| {
        let message = Message::new(code::STRAY_FILE.name);
        let help = Message::new("help-stray-file");
        Diagnostic::new(&code::STRAY_FILE, whole_file(&file.path), message).help([help])
    })
}

fn is_stray(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it);
    let yaml = matches!(extension, "yaml" | "yml");
    if !yaml && !matches!(extension, "md" | "markdown") {
        return false;
    }
    let in_program = [REFORMS, CHARTERS].iter().find_map(|it| path.strip_prefix(it));
    match in_program {
        Some(rest) => match rest.split_once('/') {
            Some((_, name)) if yaml => name != "_program.yaml",
            Some((_, name)) => extension != "md" || name.contains('/'),
            None => true,
        },
        None if path.starts_with(PAGES) => extension != "md",
        None => path != ORGANIZATION && path != GLOSSARY,
    }
}

/// A file that is not there, told at one that needs it.
pub(super) fn missing(file: &str, needed_by: &str) -> Diagnostic {
    let message = Message::new(code::MISSING_FILE.name).with("file", file);
    let help = Message::new("help-missing-file").with("file", file);
    Diagnostic::new(&code::MISSING_FILE, whole_file(needed_by), message).help([help])
}

/// A charter whose file is not named after a unit.
pub(super) fn unknown_unit(charter: &Record<Charter>, organization: &Organization) -> Diagnostic {
    let message = Message::new(code::UNKNOWN_UNIT.name).with("value", &charter.slug);
    let ids = organization.units().iter().map(|it| &*it.id);
    let near =
        suggest(&charter.slug, ids).map(|it| Message::new("help-suggestion").with("word", it));
    Diagnostic::new(&code::UNKNOWN_UNIT, whole_file(&charter.file), message).help(near)
}

/// A record without two `---` lines.
pub(super) fn front_matter_error(
    path: &str,
    text: &str,
    front_matter_error: &FrontMatterError<'_>,
) -> Diagnostic {
    let line = text[front_matter_error.at..].lines().next().unwrap_or("");
    let span =
        Span { start: front_matter_error.at, end: front_matter_error.at + line.trim_end().len() };
    let place = Place::at(path, span);
    let help = match front_matter_error.code.code {
        "R008" => "help-empty-file",
        "R010" => "help-unclosed",
        _ => "help-front-matter",
    };
    Diagnostic::new(front_matter_error.code, place, Message::new(front_matter_error.code.name))
        .help([Message::new(help)])
}

/// A unit with nothing but what it can be called by.
pub(super) fn name_only(unit: &Unit) -> Unit {
    let (id, name) = (unit.id.clone(), unit.name.clone());
    Unit { id, name, aliases: unit.aliases.clone(), ..Unit::default() }
}

/// The units that an organization too wrong to be read seems to have.
pub(super) fn units_in(text: &str) -> Vec<Unit> {
    let text_of = |it: Option<&explain::Node>| {
        super::value::Text::new(it.and_then(explain::Node::text).unwrap_or(""))
    };
    let node = explain::node(text);
    let units = node.as_ref().and_then(|it| it.get("部署")).map_or(&[][..], explain::Node::items);
    let unit = |it: &explain::Node| Unit {
        id: text_of(it.get("識別子")),
        name: text_of(it.get("名称")),
        aliases: Names(vec![text_of(it.get("別名"))]),
        ..Unit::default()
    };
    units.iter().map(unit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ordered_as_people_count() {
        let mut slugs = vec!["R10-1", "045", "9", "R2-10", "R2-2", "10", "1-1-1", "R2"];
        slugs.sort_by(|a, b| count_order(a, b));
        assert_eq!(slugs, ["1-1-1", "9", "10", "045", "R2", "R2-2", "R2-10", "R10-1"]);
    }

    #[test]
    fn texts_stand_where_they_are_read() {
        for path in ["content/organization.yaml", "content/reforms/p/1.md", "content/pages/a/b.md"]
        {
            assert!(!is_stray(path), "{path}");
        }
        for path in [
            "content/1.md",
            "content/reforms/1.md",
            "content/reforms/p/x/1.md",
            "content/reforms/p/program.yaml",
        ] {
            assert!(is_stray(path), "{path}");
        }
    }
}
