//! What becomes of what the rules found: a finding that is waived is dropped, one that nobody asked to
//! read is counted, and the others are kept until they get their places.

use super::facts::Gathered;
use super::levels::Levels;
use super::reporter::Finding;
use super::sum::Tallies;
use super::waive::Waivers;
use crate::diagnostic::Severity;

/// Which findings somebody is going to read; the others are counted only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// All of them.
    All,
    /// Those that are in the way of a build.
    Errors,
}

/// Decides which findings are kept.
pub(super) struct Collector<'a> {
    pub(super) levels: &'a Levels<'a>,
    pub(super) waivers: Waivers<'a>,
    pub(super) asked: Asked,
}

/// The findings that somebody is going to read, and how many errors, warnings and notes nobody is.
#[derive(Default)]
pub(super) struct Collected<'a> {
    pub(super) kept: Vec<(Severity, Finding<'a>)>,
    pub(super) counted: [usize; 3],
    /// What the records say that others may say too.
    pub(super) gathered: Gathered,
    /// What may be lacking in nearly all of a program's records.
    pub(super) tallies: Tallies<'a>,
}

impl<'a> Collector<'a> {
    /// Takes what one rule found, each finding once.
    pub(super) fn take(&self, found: &mut Vec<Finding<'a>>, to: &mut Collected<'a>) {
        self.drop_waived(found);
        for finding in found.drain(..) {
            let Some(severity) = self.levels.of_finding(&finding) else { continue };
            if self.asked == Asked::All || severity == Severity::Error {
                to.kept.push((severity, finding));
            } else {
                to.counted[severity as usize] += 1;
            }
        }
    }
}

impl<'a> Collector<'a> {
    /// Drops what is not looked for or was waived, and what is said twice.
    pub(super) fn drop_waived(&self, found: &mut Vec<Finding<'a>>) {
        // What is not looked for needs no waiver.
        found.retain(|it| self.levels.of_finding(it).is_some() && !self.waivers.waive(it));
        each_once(found);
    }
}

/// Leaves the first of those that say the same of the same.
fn each_once(found: &mut Vec<Finding<'_>>) {
    // Those of one file are next to one another then, in the order in which they were found.
    found.sort_by_key(|it| it.file);
    let (mut first, mut at) = (0, 0);
    while at < found.len() {
        if found[at].file != found[first].file {
            first = at;
        }
        if found[first..at].iter().any(|it| it.says_what(&found[at])) {
            found.remove(at);
        } else {
            at += 1;
        }
    }
}

impl Collected<'_> {
    /// These and others, which come after them.
    pub(super) fn and(mut self, mut others: Self) -> Self {
        self.kept.append(&mut others.kept);
        self.gathered.append(&mut others.gathered);
        self.tallies = self.tallies.and(others.tallies);
        for (count, other) in self.counted.iter_mut().zip(others.counted) {
            *count += other;
        }
        self
    }
}
