//! Rules: what citizens would ask about, found before they do.
//!
//! A rule looks at records and at the obligations and names a field; which characters of the file that
//! is, what the city thinks of it and whether someone has waived it is found out here.

mod addresses;
mod change;
mod choices;
mod collect;
mod comparable_texts;
mod comparison;
mod context;
mod enumerate;
pub mod explain;
mod facts;
mod judgement;
mod levels;
mod log_differences;
mod needs;
mod number_windows;
mod official_spelling;
mod phrases;
mod polarity;
mod publication_dates;
mod reporter;
mod results;
mod rule;
mod rules;
mod scanned_texts;
mod series;
mod sign_words;
mod signs;
mod sum;
mod tense;
mod text_visitor;
mod texts;
mod waive;
mod wording;

use std::collections::BTreeMap;
use std::mem;

use rayon::prelude::*;

use self::collect::{Collected, Collector};
use self::context::{CityContext, RecordContext, RecordContexts};
use self::levels::Levels;
use self::log_differences::LogDifferences;
use self::reporter::Finding;
use self::scanned_texts::ScannedTexts;
use self::waive::Waivers;
use crate::diagnostic::{Diagnostic, Findings, Fix, Replacement, Severity, Span, UnitName};
use crate::disclosure::Obligations;
use crate::record::{Library, Places, UnitIndex};
use crate::route::Routes;
use crate::source::Tree;

pub use collect::Asked;
pub use levels::{NotLookedFor, Why, not_looked_for};
pub use needs::{Lacking, Need};
pub use rule::Rule;
pub use rules::RULES;

/// What the rules find, in no order: the findings that are asked for, and how many others there are.
/// The tree gives each of the former its place, and the routes tell where links lead.
#[must_use]
pub fn check(
    library: &Library,
    obligations: &Obligations,
    tree: &Tree,
    routes: &Routes,
    asked: Asked,
) -> Findings {
    let scanner = &sign_words::scanner(&library.organization);
    let texts = &ScannedTexts::of_pages(scanner, library);
    let log_differences = &LogDifferences::of(library, obligations, tree);
    let city = CityContext { library, obligations, tree, routes, scanner, texts, log_differences };
    let levels = &Levels::new(library);
    let of_programs: Vec<Vec<&Rule>> = obligations
        .programs
        .iter()
        .map(|it| levels.rules(&it.program.resolve(library).path))
        .collect();
    let collector = Collector { levels, waivers: Waivers::of(city), asked };
    let mut of_records = RecordContexts::of(city)
        .into_par_iter()
        .fold(Collected::default, |mut collected, context| {
            look_at_record(&of_programs[context.place.0], &context, &collector, &mut collected);
            phrases::of(&context, &mut collected.gathered.phrases);
            number_windows::of(&context, &mut collected.gathered.number_windows);
            collected
        })
        .reduce(Collected::default, Collected::and);
    let mut gathered = mem::take(&mut of_records.gathered);
    gathered.sort();
    let mut others = Collected::default();
    for mut found in mem::take(&mut of_records.tallies).told(city) {
        collector.take(&mut found, &mut others);
    }
    let mut found = Vec::new();
    for (program, rules) in city.programs(&gathered).zip(&of_programs) {
        for rule in rules {
            let asked = rule.look_at_program(&program, &mut found);
            collector.sum_in_file(rule, asked, &mut found);
            collector.take(&mut found, &mut others);
        }
    }
    for rule in RULES.iter().filter(|it| levels.is_anywhere(it.code)) {
        let asked = rule.look_at_city(city, &mut found);
        collector.sum_in_file(rule, asked, &mut found);
        collector.take(&mut found, &mut others);
    }
    let is_on = |rule, file: &str, part| levels.of_part(rule, file, part).is_some();
    found = collector.waivers.unused(&is_on);
    collector.take(&mut found, &mut others);
    let Collected { kept, counted, .. } = of_records.and(others);
    let mut findings = Findings::counted(counted);
    findings.extend(placed(city, kept));
    findings
}

/// Lets every rule of a program look at one of its records.
fn look_at_record<'a>(
    rules: &[&'static Rule],
    context: &RecordContext<'a>,
    collector: &Collector<'a>,
    collected: &mut Collected<'a>,
) {
    let mut found = Vec::new();
    for rule in rules {
        let asked = rule.look_at_record(context, &mut found);
        if rule.summed.is_some() {
            let place = (context.place.0, *rule);
            collector.set_aside(place, asked, &mut found, &mut collected.tallies);
        } else {
            collector.take(&mut found, collected);
        }
    }
}

/// Gives findings their places: the file of each is read once, and no other.
fn placed(city: CityContext<'_>, findings: Vec<(Severity, Finding)>) -> Vec<Diagnostic> {
    let mut by_file: BTreeMap<&str, Vec<(Severity, Finding)>> = BTreeMap::new();
    for (severity, finding) in findings {
        by_file.entry(finding.file).or_default().push((severity, finding));
    }
    by_file
        .into_par_iter()
        .flat_map_iter(|(file, findings)| {
            let text = city.tree.text(file).unwrap_or("");
            let places = Places::new(file, text, city.library.settings.naming());
            let diagnostic = move |(severity, finding): (Severity, Finding)| {
                let form = finding.program.map(|it| &it.form);
                let mut place = places.of(&finding.path, form);
                let lines = places.lines_of(&finding.path, form);
                if let Some(words) = &finding.words {
                    // What is about no field is about the body, where the front matter may have the same words.
                    let part = lines.unwrap_or_else(|| places.body(text));
                    let found = narrowed(text, Some(part), words);
                    place.span = found.or_else(|| narrowed(text, lines, words)).or(place.span);
                }
                let mut diagnostic =
                    Diagnostic::new(finding.code, place, finding.message).help(finding.help);
                diagnostic.severity = severity;
                diagnostic.label = finding.label;
                diagnostic.units = named(city.library, &finding.units);
                diagnostic.fix = respelled(text, lines, &finding.spellings);
                diagnostic
            };
            findings.into_iter().map(diagnostic)
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

/// What puts words into the place of others wherever these stand in a part of a text.
fn respelled(text: &str, part: Option<Span>, spellings: &[(String, String)]) -> Option<Fix> {
    let part = part.filter(|_| !spellings.is_empty())?;
    let within = text.get(part.start..part.end)?;
    let mut edits: Vec<Replacement> = Vec::new();
    for (words, right) in spellings.iter().filter(|it| !it.0.is_empty()) {
        // YAML takes some signs at the beginning of a text for its own.
        let is_sign = right.starts_with(|it: char| it.is_ascii_punctuation());
        let right = if is_sign && within == words { format!("\"{right}\"") } else { right.clone() };
        for (at, _) in within.match_indices(words.as_str()) {
            let start = part.start + at;
            let span = Span { start, end: start + words.len() };
            edits.push(Replacement { span, text: right.clone() });
        }
    }
    edits.sort_by_key(|it| it.span);
    edits.dedup_by(|next, one| next.span.start < one.span.end);
    (!edits.is_empty()).then_some(Fix { edits })
}

/// The names of units, for a finding.
fn named(library: &Library, units: &[UnitIndex]) -> Vec<UnitName> {
    let unit = |it: &UnitIndex| &library.organization.units()[*it];
    let name = |it| UnitName { id: unit(it).id.to_string(), name: unit(it).name.to_string() };
    units.iter().map(name).collect()
}
