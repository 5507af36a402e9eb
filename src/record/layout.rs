//! Where files stand, what their names say, and what is wrong with them before they are read.

use super::key::Key;
use std::cmp::Ordering;

use super::charter::Charter;
use super::explain;
use super::front_matter::FrontMatterError;
use super::library::Record;
use super::organization::{Organization, Unit};
use super::value::Names;
use crate::diagnostic::{Diagnostic, Place, Span, code};
use crate::japanese::suggest;
use crate::source::{File, Tree};
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

/// What nobody can see in the texts of the city's themes, which end up in every page.
pub(super) fn invisible_in_themes(tree: &Tree) -> impl Iterator<Item = Diagnostic> + '_ {
    let files = tree.below("themes/").filter_map(|it| Some((&it.path, it.text()?)));
    files.flat_map(|(path, text)| explain::invisible(path, text))
}

/// Whether a name can be part of an address everywhere: on any server, in any mail.
#[must_use]
pub fn is_address(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it))
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
    let units = node
        .as_ref()
        .and_then(|it| it.get(Key::Units.word()))
        .map_or(&[][..], explain::Node::items);
    let unit = |it: &explain::Node| Unit {
        id: text_of(it.get(Key::Identifier.word())),
        name: text_of(it.get(Key::Name.word())),
        aliases: Names(vec![text_of(it.get(Key::Aliases.word()))]),
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
}
