//! Which findings are asked for: of a rule, of a unit, in what has changed.

use std::collections::HashSet;
use std::path::Path;

use anyhow::Result;
use jiff::civil::Date;

use super::git::Changed;
use crate::diagnostic::{CODES, Code, Diagnostic, Family, Place, Severity};
use crate::japanese::{fold, suggest};
use crate::record::{Organization, UnitIndex};
use crate::site::{self, Checked};
use crate::source::Tree;
use crate::words::{Failure, Message};

/// Only findings that meet each of these count.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct SelectionArgs {
    /// Only findings of this rule
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Only findings that concern this unit or one below it
    #[arg(long, value_name = "UNIT")]
    unit: Vec<String>,
    /// Only findings in records that were changed since this revision
    #[arg(long, value_name = "REV")]
    since: Option<String>,
}

/// What was asked for, understood.
#[derive(Debug, Default)]
pub(super) struct Selection {
    rules: Option<Vec<Wanted>>,
    /// By id; with each unit those below it.
    units: Option<Vec<String>>,
    changed: Option<Changed>,
    /// What was found at the revision in files that are still the same.
    former: HashSet<Spot>,
}

/// Findings of a rule, or of all that are so grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Rule(&'static Code),
    Severity(Severity),
}

/// The names of severities, as they are printed and as formats have them.
const SEVERITIES: [(Severity, [&str; 3]); 3] = [
    (Severity::Error, ["error", "errors", "誤り"]),
    (Severity::Warning, ["warning", "warnings", "警告"]),
    (Severity::Note, ["note", "notes", "参考"]),
];

/// A finding's rule and place. In a file that has not changed it is the same at any time.
type Spot = (&'static str, String, Option<(usize, usize)>, Option<String>);

/// Whether a finding was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It was.
    AskedFor,
    /// It is an error of which nobody can tell, so that it counts: it may be what was asked for, or hide it.
    CannotBeTold,
    /// It was not.
    LeftOut,
}

impl Selection {
    /// Looks up what was asked for.
    ///
    /// # Errors
    ///
    /// There is no such rule, unit or revision.
    pub(super) fn new(
        args: &SelectionArgs,
        root: &Path,
        tree: &Tree,
        checked: &Checked,
    ) -> Result<Self> {
        let day = checked.obligations.as_of;
        let rules = args.only.iter().map(|it| wanted(it)).collect::<Result<Vec<_>>>()?;
        // Where the organization cannot be read, no unit is known.
        let library = checked.library.as_ref().filter(|_| !args.unit.is_empty());
        let units = library.map(|library| {
            let organization = &library.organization;
            let mut ids = Vec::new();
            for typed in &args.unit {
                let below = organization.with_those_below(unit(typed, organization, day)?);
                ids.extend(below.map(|it| organization.units()[it].id.to_string()));
            }
            Ok::<_, anyhow::Error>(ids)
        });
        let changed = args.since.as_deref().map(|it| Changed::since(it, root)).transpose()?;
        let former = changed.as_ref().map_or_else(HashSet::new, |it| former(it, tree, checked));
        Ok(Self {
            rules: Some(rules).filter(|it| !it.is_empty()),
            units: units.transpose()?,
            changed,
            former,
        })
    }

    /// Whether a finding was asked for.
    pub(super) fn verdict(&self, finding: &Diagnostic) -> Verdict {
        let of_unit = |ids: &Vec<String>| finding.units.iter().any(|it| ids.contains(&it.id));
        let is_wanted = |wanted: &Wanted| match wanted {
            Wanted::Rule(code) => *code == finding.code,
            Wanted::Severity(severity) => *severity == finding.severity,
        };
        let is_of_rule = self.rules.as_ref().is_none_or(|it| it.iter().any(is_wanted));
        let is_of_unit = self.units.as_ref().is_none_or(of_unit);
        if !self.is_of_change(finding) {
            return Verdict::LeftOut;
        }
        if is_of_rule && is_of_unit {
            return Verdict::AskedFor;
        }
        let may_be_of_rule = is_of_rule || self.is_hidden_by(finding);
        let may_be_of_unit = is_of_unit || finding.units.is_empty();
        if finding.severity == Severity::Error && may_be_of_rule && may_be_of_unit {
            Verdict::CannotBeTold
        } else {
            Verdict::LeftOut
        }
    }

    /// Whether a rule that was asked for may find something that nobody sees because of a finding: a mistake of reading
    /// keeps a record from all rules, and one by which a file is no YAML keeps its other mistakes of reading too.
    fn is_hidden_by(&self, finding: &Diagnostic) -> bool {
        let hides = |wanted: &Wanted| match wanted {
            Wanted::Rule(code) => match code.family {
                Family::Reading => finding.code.hides_the_file(),
                Family::Consistency | Family::Disclosure | Family::Links | Family::Text => true,
            },
            Wanted::Severity(_) => true,
        };
        let is_of_reading = finding.code.family == Family::Reading;
        is_of_reading && self.rules.iter().flatten().any(hides)
    }

    /// Whether a finding is in a changed file, or was not there before the change.
    fn is_of_change(&self, finding: &Diagnostic) -> bool {
        let is_new = || !self.former.contains(&spot(finding));
        self.changed.as_ref().is_none_or(|it| it.concerns(&finding.place.file) || is_new())
    }
}

/// What was found before a change, unless all that is found now is in what was changed.
fn former(changed: &Changed, tree: &Tree, checked: &Checked) -> HashSet<Spot> {
    if checked.findings.iter().all(|it| changed.concerns(&it.place.file)) {
        return HashSet::new();
    }
    let former = site::check(&changed.former(tree), checked.obligations.as_of);
    former.findings.iter().map(spot).collect()
}

fn spot(finding: &Diagnostic) -> Spot {
    let Place { file, span, field } = &finding.place;
    let span = span.map(|it| (it.start, it.end));
    (finding.code.code, file.clone(), span, field.clone())
}

fn wanted(typed: &str) -> Result<Wanted> {
    let folded = fold(typed);
    let is_meant = |names: &[&str]| names.iter().any(|it| fold(it) == folded);
    match SEVERITIES.iter().find(|it| is_meant(&it.1)) {
        Some((severity, _)) => Ok(Wanted::Severity(*severity)),
        None => rule(typed).map(Wanted::Rule),
    }
}

fn rule(typed: &str) -> Result<&'static Code> {
    let is_it = |it: &&Code| it.code.eq_ignore_ascii_case(typed) || it.name == typed;
    if let Some(code) = CODES.iter().copied().find(is_it) {
        return Ok(code);
    }
    let names = CODES.iter().flat_map(|it| [it.name, it.code]);
    let meant = suggestion(suggest(typed, names));
    Err(Failure::new(Message::new("no-such-rule").with("rule", typed)).help(meant).into())
}

/// The unit of a name, alias or id that somebody typed.
///
/// # Errors
///
/// There is no such unit.
pub(super) fn unit(typed: &str, organization: &Organization, day: Date) -> Result<UnitIndex> {
    if let Some(index) = organization.find(typed, day, day) {
        return Ok(index);
    }
    let meant = suggestion(suggest(typed, organization.names()));
    Err(Failure::new(Message::new("unknown-unit").with("value", typed)).help(meant).into())
}

fn suggestion(word: Option<&str>) -> Option<Message> {
    word.map(|it| Message::new("help-suggestion").with("word", it))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{UnitName, code};

    fn finding(unit: &str) -> Diagnostic {
        let message = Message::new("unknown-key").with("key", "番号");
        let mut finding = Diagnostic::new(&code::UNKNOWN_KEY, Place::file("a.md"), message);
        finding.units.push(UnitName { id: unit.to_owned(), name: unit.to_owned() });
        finding
    }

    #[test]
    fn a_rule_is_known_by_code_and_name() {
        for typed in ["R017", "r017", "unknown-key"] {
            assert_eq!(rule(typed).unwrap(), &code::UNKNOWN_KEY);
        }
        for (typed, severity) in [
            ("誤り", Severity::Error),
            ("Warnings", Severity::Warning),
            ("ｎｏｔｅ", Severity::Note),
        ] {
            assert_eq!(wanted(typed).unwrap(), Wanted::Severity(severity));
        }
        let error = rule("unknown-keys").unwrap_err();
        assert_eq!(error.downcast_ref::<Failure>().unwrap().helps().len(), 1);
    }

    #[test]
    fn a_finding_meets_everything_that_was_asked_for_unless_nobody_can_tell() {
        use Verdict::{AskedFor, CannotBeTold, LeftOut};
        let of_unit = |unit: &str, rule| Selection {
            units: Some(vec![unit.to_owned()]),
            rules: Some(vec![Wanted::Rule(rule)]),
            ..Selection::default()
        };
        let mut nobody = finding("kita-ku");
        nobody.units.clear();
        let mut warning = nobody.clone();
        warning.severity = Severity::Warning;
        let unknown_key = &code::UNKNOWN_KEY;
        for (selection, finding, verdict) in [
            (Selection::default(), finding("kita-ku"), AskedFor),
            (of_unit("kita-ku", unknown_key), finding("kita-ku"), AskedFor),
            (of_unit("minami-ku", unknown_key), finding("kita-ku"), LeftOut),
            (of_unit("minami-ku", unknown_key), nobody.clone(), CannotBeTold),
            (of_unit("minami-ku", unknown_key), warning, LeftOut),
            // The file that has it is not read, so that the rule finds nothing in it.
            (of_unit("kita-ku", &code::TEXT_UNCHANGED), finding("kita-ku"), CannotBeTold),
            (of_unit("minami-ku", &code::TEXT_UNCHANGED), finding("kita-ku"), LeftOut),
        ] {
            assert_eq!(selection.verdict(&finding), verdict, "{selection:?}");
        }
        let of_severity = |severity| Selection {
            rules: Some(vec![Wanted::Severity(severity)]),
            ..Selection::default()
        };
        for (severity, verdict) in [(Severity::Error, AskedFor), (Severity::Note, CannotBeTold)] {
            assert_eq!(of_severity(severity).verdict(&finding("kita-ku")), verdict);
        }
        let mut selection = Selection { changed: Some(Changed::default()), ..Selection::default() };
        assert_eq!(selection.verdict(&finding("kita-ku")), AskedFor, "it is new");
        selection.former.insert(spot(&finding("kita-ku")));
        assert_eq!(selection.verdict(&finding("kita-ku")), LeftOut);
    }
}
