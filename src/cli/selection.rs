//! Which findings are asked for: of a rule, of a unit, in what has changed.

use std::path::Path;

use anyhow::Result;
use jiff::civil::Date;

use super::git::Changed;
use crate::diagnostic::{CODES, Code, Diagnostic};
use crate::japanese::suggest;
use crate::record::{Organization, UnitIndex};
use crate::site::Checked;
use crate::words::{Failure, Message};

/// Only findings that meet each of these count.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(super) struct SelectionArgs {
    /// Only findings of this rule
    #[arg(long, value_name = "RULE")]
    only: Vec<String>,
    /// Only findings that concern this unit
    #[arg(long, value_name = "UNIT")]
    unit: Vec<String>,
    /// Only findings in records that were changed since this revision
    #[arg(long, value_name = "REV")]
    since: Option<String>,
}

/// What was asked for, understood.
#[derive(Debug, Default)]
pub(super) struct Selection {
    rules: Option<Vec<&'static Code>>,
    /// By id.
    units: Option<Vec<String>>,
    changed: Option<Changed>,
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
        checked: &Checked,
        day: Date,
    ) -> Result<Self> {
        let rules = args.only.iter().map(|it| rule(it)).collect::<Result<Vec<_>>>()?;
        // Where the organization cannot be read, no unit is known.
        let library = checked.library.as_ref().filter(|_| !args.unit.is_empty());
        let units = library.map(|library| {
            let organization = &library.organization;
            let units = args.unit.iter().map(|it| unit(it, organization, day));
            units.map(|it| Ok(organization.units()[it?].id.to_string())).collect::<Result<Vec<_>>>()
        });
        let changed = args.since.as_deref().map(|it| Changed::since(it, root)).transpose()?;
        Ok(Self {
            rules: Some(rules).filter(|it| !it.is_empty()),
            units: units.transpose()?,
            changed,
        })
    }

    /// Whether a finding was asked for.
    pub(super) fn wants(&self, finding: &Diagnostic) -> bool {
        let of_unit = |ids: &Vec<String>| finding.units.iter().any(|it| ids.contains(&it.id));
        self.rules.as_ref().is_none_or(|it| it.contains(&finding.code))
            && self.units.as_ref().is_none_or(of_unit)
            && self.changed.as_ref().is_none_or(|it| it.concerns(&finding.place.file))
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
    use crate::diagnostic::{Place, UnitName, code};

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
        let error = rule("unknown-keys").unwrap_err();
        assert_eq!(error.downcast_ref::<Failure>().unwrap().helps().len(), 1);
    }

    #[test]
    fn a_finding_meets_everything_that_was_asked_for() {
        let mut selection = Selection::default();
        assert!(selection.wants(&finding("kita-ku")));
        selection.units = Some(vec!["kita-ku".to_owned(), "minami-ku".to_owned()]);
        assert!(selection.wants(&finding("kita-ku")));
        assert!(!selection.wants(&finding("nishi-ku")));
        selection.rules = Some(vec![&code::UNKNOWN_UNIT]);
        assert!(!selection.wants(&finding("kita-ku")));
        selection.rules = Some(vec![&code::UNKNOWN_KEY]);
        selection.changed = Some(Changed::default());
        assert!(!selection.wants(&finding("kita-ku")));
    }
}
