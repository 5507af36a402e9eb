//! Whether a rule is looked for in a program, and how grave its findings are: what the program says goes before what
//! the settings say, and that before what the rule says itself.

use std::collections::HashMap;

use super::needs::{self, Lacking};
use super::reporter::Finding;
use super::rule::Rule;
use super::rules::RULES;
use crate::diagnostic::{Code, Severity};
use crate::disclosure::ProgramRef;
use crate::record::{Key, Library, Program, RuleLevel, Table, Text};

/// How grave the city and each of its programs take each rule.
pub(super) struct Levels<'a> {
    library: &'a Library,
    by_folder: HashMap<&'a str, ProgramLevels<'a>>,
}

/// What is peculiar to a program.
struct ProgramLevels<'a> {
    rules: &'a Table<Text, RuleLevel>,
    /// Rules with the parts in which they are not looked for.
    lacking: Vec<(&'static Code, Vec<Lacking>)>,
    /// Rules that are not looked for at all.
    without: Vec<&'static Code>,
}

/// A rule that is not looked for, and why.
#[derive(Debug)]
pub struct NotLookedFor<'a> {
    /// The rule.
    pub code: &'static Code,
    /// Why not.
    pub why: Why<'a>,
}

/// Why a rule is not looked for.
#[derive(Debug)]
pub enum Why<'a> {
    /// `kohyo.yaml` says so.
    Settings,
    /// The program says so.
    Program(&'a Program),
    /// The program's form does not have what the rule needs.
    Form {
        /// The program.
        program: &'a Program,
        /// What is lacking in which part.
        lacking: Vec<Lacking>,
        /// Whether it is not looked for in any part.
        is_all: bool,
    },
}

impl<'a> Levels<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        let of = |program: ProgramRef| {
            let (is_plan, program) = (is_plan(program), program.resolve(library));
            let mut levels = ProgramLevels {
                rules: &program.file.rules,
                lacking: Vec::new(),
                without: Vec::new(),
            };
            for rule in RULES {
                let lacking = needs::lacking(rule.needs, program, is_plan);
                if needs::lacks_all(rule.needs, &lacking, is_plan) {
                    levels.without.push(rule.code);
                }
                if !lacking.is_empty() {
                    levels.lacking.push((rule.code, lacking));
                }
            }
            (folder(&program.path), levels)
        };
        Self { library, by_folder: ProgramRef::all(library).map(of).collect() }
    }

    /// How grave findings of this code are in a file; none when they are not looked for there.
    pub(super) fn of(&self, code: &'static Code, file: &str) -> Option<Severity> {
        let program = self.by_folder.get(folder(file));
        if program.is_some_and(|it| it.without.contains(&code)) {
            return None;
        }
        let own = program.and_then(|it| level(it.rules, code));
        severity(code, own.or_else(|| level(&self.library.settings.rules, code)))
    }

    /// The same of a finding, which may be in a part in which its rule is not looked for.
    pub(super) fn of_finding(&self, finding: &Finding<'_>) -> Option<Severity> {
        let severity = self.of_part(finding.code, finding.file, needs::part(&finding.path))?;
        // What the city says of a rule goes before what the rule thinks of one finding.
        let own = finding.severity.filter(|_| !self.is_set(finding.code, finding.file));
        Some(own.unwrap_or(severity))
    }

    /// Whether the city or a program says how grave a rule is.
    fn is_set(&self, code: &'static Code, file: &str) -> bool {
        let program = self.by_folder.get(folder(file));
        program.and_then(|it| level(it.rules, code)).is_some()
            || level(&self.library.settings.rules, code).is_some()
    }

    /// The same in a part of a file.
    pub(super) fn of_part(
        &self,
        code: &'static Code,
        file: &str,
        part: Option<Key>,
    ) -> Option<Severity> {
        let program = self.by_folder.get(folder(file));
        let lacking = program.and_then(|it| it.lacking.iter().find(|(of, _)| *of == code));
        let is_lacking =
            lacking.is_some_and(|(_, lacking)| lacking.iter().any(|it| Some(it.at) == part));
        self.of(code, file).filter(|_| !is_lacking)
    }

    /// The rules that are looked for in the program of a file.
    pub(super) fn rules(&self, file: &str) -> Vec<&'static Rule> {
        RULES.iter().copied().filter(|it| self.of(it.code, file).is_some()).collect()
    }

    /// Whether findings of this code are looked for anywhere in the city.
    pub(super) fn is_anywhere(&self, code: &'static Code) -> bool {
        severity(code, level(&self.library.settings.rules, code)).is_some()
            || self
                .by_folder
                .values()
                .any(|it| !matches!(level(it.rules, code), None | Some(RuleLevel::Off)))
    }
}

/// Every rule that is not looked for somewhere, by the program, and first by the settings.
#[must_use]
pub fn not_looked_for(library: &Library) -> Vec<NotLookedFor<'_>> {
    let is_off = |rules, code| matches!(level(rules, code), Some(RuleLevel::Off));
    let mut found: Vec<NotLookedFor> = Vec::new();
    let settings = RULES.iter().filter(|it| is_off(&library.settings.rules, it.code));
    found.extend(settings.map(|it| NotLookedFor { code: it.code, why: Why::Settings }));
    for program in ProgramRef::all(library) {
        let (is_plan, program) = (is_plan(program), program.resolve(library));
        for rule in RULES {
            let code = rule.code;
            if is_off(&program.file.rules, code) {
                found.push(NotLookedFor { code, why: Why::Program(program) });
                continue;
            }
            let mut lacking = needs::lacking(rule.needs, program, is_plan);
            let is_all = needs::lacks_all(rule.needs, &lacking, is_plan);
            // In a block that is not there nobody misses anything.
            lacking.retain(|it| is_all || program.form.has(&it.field[..it.field.len().min(1)]));
            if !lacking.is_empty() {
                found.push(NotLookedFor { code, why: Why::Form { program, lacking, is_all } });
            }
        }
    }
    found
}

fn is_plan(program: ProgramRef) -> bool {
    match program {
        ProgramRef::Plan(_) => true,
        ProgramRef::CharterYear(_) => false,
    }
}

/// What a table of rules says of a code.
fn level(rules: &Table<Text, RuleLevel>, code: &Code) -> Option<RuleLevel> {
    rules.iter().find(|(name, _)| code.is_called(name)).map(|(_, level)| *level)
}

fn severity(code: &Code, level: Option<RuleLevel>) -> Option<Severity> {
    match level {
        Some(RuleLevel::Error) => Some(Severity::Error),
        Some(RuleLevel::Warning) => Some(Severity::Warning),
        Some(RuleLevel::Note) => Some(Severity::Note),
        Some(RuleLevel::Off) => None,
        None => Some(code.severity),
    }
}

/// The folder of a program's file, and of its records.
pub(super) fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |it| it.0)
}
