//! Rules: what citizens would ask about, found before they do.
//!
//! A rule looks at records and at the obligations and names a field; which characters of the file that
//! is, what the city thinks of it and whether someone has waived it is found out here.

mod addresses;
mod comparable_texts;
mod comparison;
mod context;
mod enumerate;
pub mod explain;
mod judgement;
mod publication_dates;
mod reporter;
mod rule;
mod rules;
mod text_visitor;
mod waive;
mod wording;

use std::collections::BTreeMap;

use rayon::prelude::*;

use self::context::{CityContext, RecordContexts};
use self::reporter::{Finding, Reporter};
use crate::diagnostic::{Diagnostic, Severity, Span, UnitName, code};
use crate::disclosure::Obligations;
use crate::record::{Library, Places, RuleLevel, UnitIndex};
use crate::route::Routes;
use crate::source::Tree;

pub use rule::Rule;
pub use rules::RULES;

/// Everything that the rules find, in no order. The tree gives each finding its place, and the
/// routes tell where links lead.
#[must_use]
pub fn check(
    library: &Library,
    obligations: &Obligations,
    tree: &Tree,
    routes: &Routes,
) -> Vec<Diagnostic> {
    let city = CityContext { library, obligations, tree, routes };
    let severities = Severities::new(library);
    let rules: Vec<&Rule> =
        RULES.iter().copied().filter(|it| severities.of(it).is_some()).collect();
    let mut findings: Vec<Finding> = RecordContexts::of(city)
        .into_par_iter()
        .flat_map_iter(|context| {
            let mut reporter = Vec::new();
            for rule in &rules {
                (rule.record)(
                    &context,
                    &mut Reporter::in_record(rule.code, &context, &mut reporter),
                );
            }
            reporter
        })
        .collect();
    for program in city.programs() {
        for rule in &rules {
            let mut reporter = Reporter::in_program(rule.code, &program, &mut findings);
            (rule.program)(&program, &mut reporter);
        }
    }
    for rule in &rules {
        (rule.city)(city, &mut Reporter::in_city(rule.code, &mut findings));
    }
    let findings = waive::waived(city, findings, &|rule| severities.by_code(rule).is_some());
    placed(city, findings, &severities)
}

/// How grave the city takes each rule.
struct Severities<'a> {
    settings: &'a [(crate::record::Text, RuleLevel)],
}

impl<'a> Severities<'a> {
    fn new(library: &'a Library) -> Self {
        Self { settings: &library.settings.rules }
    }

    fn of(&self, rule: &Rule) -> Option<Severity> {
        self.by_code(rule.code)
    }

    /// How grave findings of this code are; none when they are not looked for.
    fn by_code(&self, code: &'static code::Code) -> Option<Severity> {
        match self.settings.iter().find(|(name, _)| code.is_called(name)).map(|(_, level)| *level) {
            Some(RuleLevel::Error) => Some(Severity::Error),
            Some(RuleLevel::Warning) => Some(Severity::Warning),
            Some(RuleLevel::Note) => Some(Severity::Note),
            Some(RuleLevel::Off) => None,
            None => Some(code.severity),
        }
    }
}

/// Gives findings their places: each file is read once, whatever is found in it.
fn placed(
    city: CityContext<'_>,
    findings: Vec<Finding>,
    severities: &Severities,
) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<&str, Vec<Finding>> = BTreeMap::new();
    for finding in findings {
        by_file.entry(finding.file).or_default().push(finding);
    }
    let by_file: Vec<(&str, Vec<Finding>)> = by_file.into_iter().collect();
    by_file
        .into_par_iter()
        .flat_map_iter(|(file, findings)| {
            let text = city.tree.text(file).unwrap_or("");
            let places = Places::new(file, text);
            let diagnostic = move |finding: Finding| {
                let form = finding.program.map(|it| &it.form);
                let mut place = places.of(&finding.path, form);
                if let Some(words) = &finding.words {
                    let lines = places.lines_of(&finding.path, form);
                    place.span = narrowed(text, lines, words).or(place.span);
                }
                let mut diagnostic =
                    Diagnostic::new(finding.code, place, finding.message).help(finding.help);
                diagnostic.severity =
                    severities.by_code(finding.code).unwrap_or(finding.code.severity);
                diagnostic.label = finding.label;
                diagnostic.units = named(city.library, &finding.units);
                diagnostic
            };
            findings.into_iter().map(diagnostic).collect::<Vec<_>>()
        })
        .collect()
}

/// The first place of these words in a part of a text, or in all of it, if they stand there as they
/// are.
fn narrowed(text: &str, part: Option<Span>, words: &str) -> Option<Span> {
    let within = part.map_or(text, |it| text.get(it.start..it.end).unwrap_or_default());
    let start = part.map_or(0, |it| it.start) + within.find(words).filter(|_| !words.is_empty())?;
    Some(Span { start, end: start + words.len() })
}

/// The names of units, for a finding.
fn named(library: &Library, units: &[UnitIndex]) -> Vec<UnitName> {
    let unit = |it: &UnitIndex| &library.organization.units()[*it];
    let name = |it| UnitName { id: unit(it).id.to_string(), name: unit(it).name.to_string() };
    units.iter().map(name).collect()
}
