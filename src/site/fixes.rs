//! Mends what is certain in a city's files, until nothing more is.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use jiff::civil::Date;

use super::check;
use crate::diagnostic::{Diagnostic, Findings, Fix, fixed};
use crate::source::{Content, File, Tree};

/// A file with what was certain in it mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedFile {
    /// Its path from the city's folder.
    pub path: String,
    /// Its text as it was.
    pub before: String,
    /// Its text as it is to be.
    pub after: String,
    /// How many findings were mended.
    pub count: usize,
}

/// A city with what is certain mended: the files that change, and what is wrong with it then.
#[derive(Debug)]
pub struct Fixed {
    /// The files that change, in order of their paths.
    pub files: Vec<FixedFile>,
    /// What is left.
    pub findings: Findings,
}

/// What is mended may let others be seen; no file needs as many looks.
const PASSES: usize = 20;

/// Mends what is certain of what was found and is wanted. Nothing is written, and a file that could be read stays readable.
#[must_use]
pub fn fixes(
    tree: &Tree,
    findings: Findings,
    day: Date,
    is_wanted: &dyn Fn(&Diagnostic) -> bool,
) -> Fixed {
    let mut now = tree.clone();
    let mut findings = findings;
    let mut files: BTreeMap<String, FixedFile> = BTreeMap::new();
    let mut refused: HashSet<String> = HashSet::new();
    for _ in 0..PASSES {
        let changes =
            changes(&now, &findings, &|it| is_wanted(it) && !refused.contains(&it.place.file));
        if changes.is_empty() {
            break;
        }
        let next = with(&now, &changes);
        let next_findings = check(&next, day).findings;
        let spoiled: HashSet<String> = changes
            .iter()
            .map(|it| &it.path)
            .filter(|it| has_errors(&next_findings, it) && !has_errors(&findings, it))
            .cloned()
            .collect();
        if !spoiled.is_empty() {
            refused.extend(spoiled);
            continue;
        }
        for change in changes {
            let file = files
                .entry(change.path.clone())
                .or_insert_with(|| FixedFile { count: 0, ..change.clone() });
            file.count += change.count;
            file.after = change.after;
        }
        (now, findings) = (next, next_findings);
    }
    Fixed { files: files.into_values().collect(), findings }
}

/// The files that change by what is found now.
fn changes(
    tree: &Tree,
    findings: &Findings,
    is_wanted: &dyn Fn(&Diagnostic) -> bool,
) -> Vec<FixedFile> {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for finding in findings.iter().filter(|it| is_wanted(it)) {
        if let Some(fix) = &finding.fix {
            by_file.entry(&finding.place.file).or_default().push(fix);
        }
    }
    let changed = by_file.into_iter().filter_map(|(path, fixes)| {
        let before = tree.text(path)?;
        let count = fixes.len();
        let after = fixed(before, fixes);
        let file = FixedFile { path: path.to_owned(), before: before.to_owned(), after, count };
        (file.before != file.after).then_some(file)
    });
    changed.collect()
}

fn with(tree: &Tree, changes: &[FixedFile]) -> Tree {
    let files = changes.iter().map(|change| {
        let content = Content::Text(Arc::new(change.after.clone()));
        let target = tree.file(&change.path).and_then(File::leads_to).map(ToOwned::to_owned);
        File::new(change.path.clone(), content).leading_to(target)
    });
    tree.with(files.collect(), &HashSet::new())
}

fn has_errors(findings: &Findings, path: &str) -> bool {
    findings.errors().any(|it| it.place.file == path)
}
