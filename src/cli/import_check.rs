//! What would be wrong in a city once records are written, and is not wrong now.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Severity};
use crate::site;
use crate::source::Tree;

/// The errors of each file that it does not have now. One is known by its rule, its field and its words, since its place may
/// have moved.
pub(super) fn new_errors(
    before: &Tree,
    after: &Tree,
    as_of: Date,
) -> BTreeMap<String, Vec<Diagnostic>> {
    let of = |tree: &Tree| {
        let findings = site::check_for_build(tree, as_of).findings;
        let errors = findings.iter().filter(|it| it.severity == Severity::Error);
        errors.cloned().collect::<Vec<Diagnostic>>()
    };
    let known = |it: &Diagnostic| format!("{} {:?} {:?}", it.code.code, it.place.field, it.message);
    let mut new: BTreeMap<String, Vec<Diagnostic>> = BTreeMap::new();
    let errors = of(after);
    if errors.is_empty() {
        return new;
    }
    let former: HashSet<(String, String)> =
        of(before).iter().map(|it| (it.place.file.clone(), known(it))).collect();
    for error in errors {
        if !former.contains(&(error.place.file.clone(), known(&error))) {
            new.entry(error.place.file.clone()).or_default().push(error);
        }
    }
    new
}
