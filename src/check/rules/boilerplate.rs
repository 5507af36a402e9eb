//! C103: the same text stands in several records of a program.
//!
//! In one city 現状どおり継続して事業を実施する stood on 45 of 407 sheets, and every fourth remark
//! was shared with another sheet.
//!
//! One finding for all records that share a text, at the first of them, told to every unit
//! concerned: forty-five findings that say one thing would hide the others.

use std::hash::{DefaultHasher, Hash, Hasher};

use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::super::comparison::Folded;
use super::super::context::ProgramContext;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::disclosure::ProgramRef;
use crate::record::{Charter, Draft, Evaluation, Key, Path, Sheet, Text, UnitIndex, YearKey};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::BOILERPLATE).of_program(look);

/// Below this many letters texts are alike by chance.
const LETTERS: usize = 15;
/// From how many records on a text is a set phrase.
const RECORDS: usize = 3;
/// How many of the records are named.
const NAMED: usize = 5;

/// A text of a record.
type PlacedText<'a> = (&'a Text, Path);

/// A text by its hash: the record's place, and the text's place in the record.
type Place = (u64, usize, usize);

fn look<'a>(context: &ProgramContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    let of_sheets = context.sheets.par_iter().enumerate().flat_map_iter(|(record, sheet)| {
        let texts = sheet.data.is_draft().then(Vec::new).unwrap_or_else(|| of_sheet(&sheet.data));
        places(record, texts)
    });
    let of_charters = context.charters.par_iter().enumerate().flat_map_iter(|(record, charter)| {
        let texts =
            charter.data.is_draft().then(Vec::new).unwrap_or_else(|| of_charter(&charter.data));
        places(record, texts)
    });
    let mut places: Vec<Place> = of_sheets.chain(of_charters).collect();
    places.sort_unstable();
    let mut groups: Vec<&[Place]> = places.chunk_by(|a, b| a.0 == b.0).collect();
    groups.sort_unstable_by_key(|it| (it[0].1, it[0].2));
    for group in groups {
        // One record that repeats itself is another rule's.
        let mut records: Vec<usize> = group.iter().map(|it| it.1).collect();
        records.dedup();
        if records.len() >= RECORDS {
            report(context, group[0], &records, reporter);
        }
    }
}

fn places(record: usize, texts: Vec<PlacedText<'_>>) -> impl Iterator<Item = Place> + use<'_> {
    texts.into_iter().enumerate().filter_map(move |(nth, (text, _))| {
        // A letter of Japanese takes three bytes, of English one: most short texts end here.
        let folded = (text.len() >= LETTERS).then(|| Folded::new(text))?;
        if folded.letters() < LETTERS {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        folded.as_str().hash(&mut hasher);
        Some((hasher.finish(), record, nth))
    })
}

fn of_sheet(sheet: &Sheet) -> Vec<PlacedText<'_>> {
    let mut texts = Vec::new();
    for (key, report) in sheet.progress.iter() {
        let path = || Path::default().then(Key::Progress).then(key);
        texts.push((&report.text, path().then(Key::Text)));
        texts.push((&report.countermeasure, path().then(Key::Countermeasure)));
    }
    evaluations(&sheet.annual_evaluations, &mut texts);
    if let Some(overall) = &sheet.overall_evaluation {
        let path = || Path::default().then(Key::OverallEvaluation);
        texts.push((&overall.text, path().then(Key::ReasonForGrade)));
        texts.push((&overall.next_steps, path().then(Key::NextSteps)));
        texts.push((&overall.after_plan, path().then(Key::AfterPlan)));
    }
    texts
}

fn of_charter(charter: &Charter) -> Vec<PlacedText<'_>> {
    let mut texts = Vec::new();
    for (key, report) in charter.reports.iter() {
        let path = || Path::default().then(Key::Reports).then(key);
        texts.push((&report.text, path().then(Key::Text)));
        texts.push((&report.countermeasure, path().then(Key::Countermeasure)));
    }
    evaluations(&charter.annual_evaluations, &mut texts);
    texts
}

fn evaluations<'a>(table: &'a [(YearKey, Evaluation)], texts: &mut Vec<PlacedText<'a>>) {
    for (key, evaluation) in table {
        let path = || Path::default().then(Key::AnnualEvaluations).then(key.year);
        texts.push((&evaluation.text, path().then(Key::ReasonForGrade)));
        texts.push((&evaluation.next_steps, path().then(Key::NextSteps)));
    }
}

fn report<'a>(
    context: &ProgramContext<'a>,
    first: Place,
    records: &[usize],
    reporter: &mut Reporter<'_, 'a>,
) {
    let (_, record, nth) = first;
    let (file, texts) = match (context.sheets.get(record), context.charters.get(record)) {
        (Some(sheet), _) => (&sheet.file, of_sheet(&sheet.data)),
        (None, Some(charter)) => (&charter.file, of_charter(&charter.data)),
        (None, None) => return,
    };
    let Some((_, path)) = texts.into_iter().nth(nth) else { return };
    let mut units: Vec<UnitIndex> = records.iter().flat_map(|it| units_of(context, *it)).collect();
    units.sort_unstable();
    units.dedup();
    let others = &records[1..];
    let named: Vec<&str> = others.iter().take(NAMED).map(|it| file_of(context, *it)).collect();
    let more = others.len() - named.len();
    reporter
        .in_file(file, Some(context.program), path)
        .with("count", records.len())
        .with("others", named.join("、"))
        .with("more", more)
        .about(&units)
        .help(Message::new("boilerplate.help"));
}

/// The name of a record's file, which stands in the folder of the first.
fn file_of<'a>(context: &ProgramContext<'a>, record: usize) -> &'a str {
    let sheet = context.sheets.get(record).map(|it| it.file.as_str());
    let file = sheet.or_else(|| context.charters.get(record).map(|it| it.file.as_str()));
    file.map_or("", |it| it.rsplit('/').next().unwrap_or(it))
}

fn units_of(context: &ProgramContext<'_>, record: usize) -> Vec<UnitIndex> {
    let organization = &context.city.library.organization;
    if let Some(sheet) = context.sheets.get(record) {
        return context.program.named(&sheet.data.owner, organization);
    }
    let ProgramRef::CharterYear(at) = context.schedule.program else { return Vec::new() };
    let charter_year = &context.city.library.charter_years[at];
    let unit = context.charters.get(record).and_then(|it| charter_year.unit_of(it, organization));
    unit.into_iter().collect()
}
