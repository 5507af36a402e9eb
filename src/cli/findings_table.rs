//! What `kohyo check` ends with: how many findings there are of which rule, and whom they concern.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::table::{Column, Table, beside};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::disclosure::ProgramRef;
use crate::record::{Library, Organization, UnitIndex};
use crate::words::{Message, Words};

/// How much room there is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Columns of the terminal.
    pub(super) columns: usize,
    /// Lines for the tables; none for as many as there are rows.
    pub(super) lines: Option<usize>,
}

/// Columns between the two tables.
const BETWEEN: usize = 3;

/// Lines of a table that are no rows.
const HEAD: usize = 2;

/// How deep a unit is moved to the right below those that it belongs to.
const DEEPEST: usize = 4;

/// The findings by rule and, beside that, by unit; of too many rows the gravest.
pub(super) fn lines(
    findings: &[&Diagnostic],
    library: Option<&Library>,
    words: &Words,
    room: Room,
) -> Vec<String> {
    if findings.is_empty() {
        return Vec::new();
    }
    let rules = rules(findings, words, room);
    let units = units(findings, library, words, room);
    let (mut left, mut right) = (rules.natural_width(), units.natural_width());
    let columns = room.columns.saturating_sub(BETWEEN);
    if left + right > columns {
        // Names of rules are longer than those of units, and have one more number behind them.
        right = right.min((columns / 2).saturating_sub(1));
        left = left.min(columns.saturating_sub(right));
    }
    beside(&rules.lines(left), &units.lines(right), left + BETWEEN)
}

/// How many errors, warnings and notes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Counts([usize; 3]);

impl Counts {
    fn add(&mut self, severity: Severity) {
        self.0[severity as usize] += 1;
    }

    fn cells(self) -> [String; 3] {
        self.0.map(number)
    }
}

fn number(count: usize) -> String {
    if count == 0 { "-".to_owned() } else { count.to_string() }
}

const SEVERITIES: [&str; 3] = ["check-head-errors", "check-head-warnings", "check-head-notes"];

fn heads(words: &Words, ids: &[&str]) -> Vec<(String, Column)> {
    ids.iter().map(|it| (words.word(it), Column::Number)).collect()
}

/// The rules, the gravest first.
fn rules(findings: &[&Diagnostic], words: &Words, room: Room) -> Table {
    let mut counts: HashMap<&str, (&Code, Counts, usize)> = HashMap::new();
    for finding in findings {
        let code = finding.code;
        let (_, counts, fixable) = counts.entry(code.code).or_insert((code, Counts::default(), 0));
        counts.add(finding.severity);
        *fixable += usize::from(finding.fix.is_some());
    }
    let mut rows: Vec<_> = counts.into_values().collect();
    rows.sort_by_key(|(code, counts, _)| (Reverse(*counts), code.code));
    let mut heads = heads(words, &SEVERITIES);
    heads.extend([(words.word("check-head-fix"), Column::Number)]);
    heads.insert(0, (words.word("check-head-rule"), Column::Text));
    let mut table = Table::new(heads);
    let shown = shown(rows.len(), room);
    for (code, counts, fixable) in rows.iter().take(shown) {
        let name = format!("{} {}", code.code, code.name);
        table.row([name].into_iter().chain(counts.cells()).chain([number(*fixable)]));
    }
    if shown < rows.len() {
        let more = Message::new("check-more-rows").with("count", rows.len() - shown);
        let empty = std::iter::repeat_n(String::new(), 4);
        table.row([words.say(&more)].into_iter().chain(empty));
    }
    table
}

/// How many rows of so many have room, with a line that says how many are left out.
fn shown(rows: usize, room: Room) -> usize {
    let most = room.lines.map_or(usize::MAX, |it| it.saturating_sub(HEAD).max(2));
    if rows <= most { rows } else { most - 1 }
}

/// A unit, a program or the city, and what was found of it.
struct Row {
    name: String,
    /// How many units are above it.
    depth: usize,
    counts: Counts,
}

/// The units in the order of the organization, then programs, then the city; of too many those at the top, and the gravest
/// of the others.
fn units(findings: &[&Diagnostic], library: Option<&Library>, words: &Words, room: Room) -> Table {
    let mut rows = rows(findings, library, words);
    let all = rows.len();
    let shown = shown(all, room);
    if shown < all {
        // What is below a unit is in its sum, so that nothing is missing while the units at the top have room.
        let mut ranked: Vec<usize> = (0..all).collect();
        ranked.sort_by_key(|it| (rows[*it].depth, Reverse(rows[*it].counts)));
        ranked.truncate(shown);
        ranked.sort_unstable();
        let mut kept = ranked.into_iter().peekable();
        let mut index = 0..;
        rows.retain(|_| index.next().is_some_and(|it| kept.next_if_eq(&it).is_some()));
    }
    let mut heads = heads(words, &SEVERITIES);
    heads.insert(0, (words.word("check-head-unit"), Column::Text));
    let mut table = Table::new(heads);
    for row in rows {
        table.row([row.name].into_iter().chain(row.counts.cells()));
    }
    if shown < all {
        let more = Message::new("check-more-rows").with("count", all - shown);
        table.row([words.say(&more)].into_iter().chain(std::iter::repeat_n(String::new(), 3)));
    }
    table
}

fn rows(findings: &[&Diagnostic], library: Option<&Library>, words: &Words) -> Vec<Row> {
    let city = words.word("check-whole-city");
    let Some(library) = library else {
        let mut counts = Counts::default();
        for finding in findings {
            counts.add(finding.severity);
        }
        return vec![Row { name: city, depth: 0, counts }];
    };
    let organization = &library.organization;
    let mut of_units = vec![Counts::default(); organization.units().len()];
    let programs: Vec<ProgramRef> = ProgramRef::all(library).collect();
    let mut of_programs = vec![Counts::default(); programs.len()];
    let mut of_city = Counts::default();
    for finding in findings {
        let concerned = concerned(finding, organization);
        let program = programs.iter().position(|it| is_of(finding, &concerned, *it, library));
        if let Some(at) = program {
            of_programs[at].add(finding.severity);
        } else if concerned.is_empty() {
            of_city.add(finding.severity);
        }
        if program.is_none() {
            for unit in with_those_above(&concerned, organization) {
                of_units[unit].add(finding.severity);
            }
        }
    }
    let unit = |(unit, depth): (UnitIndex, usize)| Row {
        name: format!("{}{}", "  ".repeat(depth.min(DEEPEST)), organization.units()[unit].name),
        depth,
        counts: of_units[unit],
    };
    let program = |(program, counts): (&ProgramRef, Counts)| Row {
        name: program.resolve(library).file.name.to_string(),
        depth: 0,
        counts,
    };
    let units = in_order(organization).into_iter().map(unit);
    let programs = programs.iter().zip(of_programs).map(program);
    let rows = units.chain(programs).chain([Row { name: city, depth: 0, counts: of_city }]);
    rows.filter(|it| it.counts != Counts::default()).collect()
}

/// The units that a finding names.
fn concerned(finding: &Diagnostic, organization: &Organization) -> Vec<UnitIndex> {
    finding.units.iter().filter_map(|it| organization.by_id(&it.id)).collect()
}

/// Whether a finding is about a program and no unit: in its file, where nobody is meant but the office in charge, or in
/// a record of which nobody can tell whose it is.
fn is_of(
    finding: &Diagnostic,
    concerned: &[UnitIndex],
    program: ProgramRef,
    library: &Library,
) -> bool {
    let program = program.resolve(library);
    let file = finding.place.file.as_str();
    if concerned.is_empty() {
        let folder = program.path.rsplit_once('/').map_or("", |it| it.0);
        return file.strip_prefix(folder).is_some_and(|it| it.starts_with('/'));
    }
    let office = program.office(&library.organization);
    file == program.path && concerned.len() == 1 && concerned.first() == office.as_ref()
}

/// Units and those that they belong to, each once.
fn with_those_above(units: &[UnitIndex], organization: &Organization) -> Vec<UnitIndex> {
    let chain = |unit: &UnitIndex| {
        let next = |unit: &UnitIndex| organization.parent(*unit);
        // A unit cannot be above itself, but a bound costs nothing.
        std::iter::successors(Some(*unit), next).take(8).collect::<Vec<_>>()
    };
    let mut all: Vec<UnitIndex> = units.iter().flat_map(chain).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Every unit, each followed by those below it, and how many are above it.
fn in_order(organization: &Organization) -> Vec<(UnitIndex, usize)> {
    let count = organization.units().len();
    let mut below: HashMap<Option<UnitIndex>, Vec<UnitIndex>> = HashMap::new();
    for unit in (0..count).rev() {
        below.entry(organization.parent(unit)).or_default().push(unit);
    }
    let mut ordered = Vec::new();
    let mut seen = vec![false; count];
    // Units that are above themselves are below no other.
    let mut waiting: Vec<(UnitIndex, usize)> = (0..count).rev().map(|it| (it, 0)).collect();
    waiting.extend(below.get(&None).into_iter().flatten().map(|it| (*it, 0)));
    while let Some((unit, depth)) = waiting.pop() {
        if std::mem::replace(&mut seen[unit], true) {
            continue;
        }
        ordered.push((unit, depth));
        let next = below.get(&Some(unit)).into_iter().flatten();
        waiting.extend(next.map(|it| (*it, depth + 1)));
    }
    ordered
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::diagnostic::{CODES, Place, UnitName};
    use crate::japanese::display_width;
    use crate::record;
    use crate::source::Tree;
    use crate::words::Language;

    /// A city of ten departments with two sections each, the sections in another order than their departments.
    fn library() -> Library {
        let mut units = String::new();
        for department in 0..10 {
            let _ = writeln!(units, "  - {{ 識別子: d{department}, 名称: 第{department}部 }}");
        }
        for section in (0..20).rev() {
            let (id, department) = (section, section / 2);
            let _ = writeln!(
                units,
                "  - {{ 識別子: s{id}, 名称: 市民活動推進支援第{id}課, 上位: 第{department}部 }}"
            );
        }
        let settings = "-- kohyo.yaml --\ntitle: 市\nmunicipality: { name: 市 }\n";
        let fixture = format!("{settings}-- content/organization.yaml --\n部署:\n{units}");
        record::load(&Tree::from_fixture(&fixture)).library.unwrap()
    }

    /// Findings of forty rules, a few for each section and some of two.
    fn findings() -> Vec<Diagnostic> {
        let unit = |id: usize| UnitName { id: format!("s{id}"), name: String::new() };
        let mut findings = Vec::new();
        for (nth, code) in CODES.iter().take(40).enumerate() {
            for again in 0..=nth % 7 {
                let place = Place::file(format!("content/pages/{nth}.md"));
                let message = Message::new(code.name);
                let mut finding = Diagnostic::new(code, place, message);
                finding.units = vec![unit((nth + again) % 20), unit((nth + again + 1) % 20)];
                findings.push(finding);
            }
        }
        findings
    }

    fn drawn(language: Language, room: Room) -> Vec<String> {
        let findings = findings();
        let findings: Vec<&Diagnostic> = findings.iter().collect();
        lines(&findings, Some(&library()), &Words::new(language), room)
    }

    #[test]
    fn forty_rules_and_thirty_units_fit_one_screen_and_every_department_is_there() {
        for language in Language::ALL {
            let lines = drawn(language, Room { columns: 80, lines: Some(24) });
            assert_eq!(lines.len(), 24, "{lines:#?}");
            assert!(lines.iter().all(|it| display_width(it) <= 80), "{lines:#?}");
            for department in 0..10 {
                let name = format!(" 第{department}部 ");
                assert!(lines.iter().any(|it| it.contains(&name)), "{name} {lines:#?}");
            }
        }
    }

    #[test]
    fn all_rows_are_there_when_they_are_asked_for_each_below_its_department() {
        let lines = drawn(Language::Ja, Room { columns: 80, lines: None });
        assert_eq!(lines.len(), 42);
        let sections =
            |from: usize| lines[from..from + 2].iter().all(|it| it.contains("  市民活動"));
        let departments = (0..lines.len()).filter(|it| lines[*it].contains("部 "));
        let departments: Vec<usize> = departments.collect();
        assert_eq!(departments.len(), 10, "{lines:#?}");
        assert!(departments.iter().all(|it| sections(it + 1)), "{lines:#?}");
    }

    #[test]
    fn a_finding_of_two_sections_counts_once_for_their_department() {
        let library = library();
        let unit = |id: &str| UnitName { id: id.to_owned(), name: String::new() };
        let mut finding =
            Diagnostic::new(CODES[0], Place::file("content/pages/a.md"), Message::new("a"));
        finding.units = vec![unit("s0"), unit("s1")];
        let rows = rows(&[&finding], Some(&library), &Words::new(Language::Ja));
        let counts: Vec<_> =
            rows.iter().map(|it| (it.name.trim(), it.counts.0.iter().sum::<usize>())).collect();
        let sections = [("市民活動推進支援第1課", 1), ("市民活動推進支援第0課", 1)];
        assert_eq!(counts, [&[("第0部", 1)][..], &sections].concat());
    }

    #[test]
    fn what_is_of_no_unit_is_of_the_city() {
        let finding = Diagnostic::new(CODES[0], Place::file("kohyo.yaml"), Message::new("a"));
        for library in [Some(&library()), None] {
            let rows = rows(&[&finding], library, &Words::new(Language::En));
            assert_eq!(rows.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["the city"]);
        }
    }
}
