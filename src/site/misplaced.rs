//! A city without the files that cannot be at their addresses, for a build that leaves out what is wrong.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{Checked, check_for_build};
use crate::diagnostic::Diagnostic;
use crate::source::Tree;

impl Checked {
    /// Whether two files would be at one address, or one at an address that no site has.
    #[must_use]
    pub fn is_misplaced(&self) -> bool {
        !self.routes.clashes().is_empty()
    }
}

/// The tree without the files of which that is said, and what it comes to; none when nothing is
/// misplaced, or something that other files need.
#[must_use]
pub fn without_misplaced(tree: &Tree, checked: &Checked, day: Date) -> Option<(Tree, Checked)> {
    let mut clashes = checked.routes.clashes();
    let mut left: Option<(Tree, Checked)> = None;
    // Each turn leaves out a file at least: what was hidden behind one may be in another's way.
    while !clashes.is_empty() {
        let files: HashSet<&str> = clashes.iter().map(file).filter(|it| is_alone(it)).collect();
        if files.is_empty() {
            return None;
        }
        let from = left.as_ref().map_or(tree, |it| &it.0);
        let next = from.with(Vec::new(), &files);
        let checked = check_for_build(&next, day);
        clashes = checked.routes.clashes();
        left = Some((next, checked));
    }
    left
}

fn file(clash: &Diagnostic) -> &str {
    &clash.place.file
}

/// Whether a file speaks for itself only: not the settings, the units, a program.
fn is_alone(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let needed = ["kohyo.yaml", "content/organization.yaml", "content/glossary.yaml"];
    !needed.contains(&path) && !name.starts_with('_')
}
