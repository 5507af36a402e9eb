//! Where files stand, what their names say, and what is wrong with them before they are read.

use std::cmp::Ordering;

use crate::source::{File, Tree};

/// The settings.
pub(super) const SETTINGS: &str = "kohyo.yaml";
/// The file of the units.
pub(super) const ORGANIZATION: &str = "content/organization.yaml";
/// The words that are explained.
pub(super) const GLOSSARY: &str = "content/glossary.yaml";
/// The name of the file that says what the records of a folder have in common.
pub(super) const PROGRAM: &str = "_program.yaml";
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

/// Whether a name can be part of an address everywhere: on any server, in any mail. One that begins with a dot is hidden,
/// or leads to another folder.
#[must_use]
pub fn is_address(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_.".contains(&it))
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
