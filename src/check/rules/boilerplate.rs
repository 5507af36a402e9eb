//! C103: the same text stands in several records of a program.
//!
//! In one city 現状どおり継続して事業を実施する stood on 45 of 407 sheets, and every fourth remark
//! was shared with another sheet.
//!
//! One finding for all records that share a text, at the first of them, told to every unit
//! concerned: forty-five findings that say one thing would hide the others.

use super::super::context::ProgramContext;
use super::super::facts::Phrase;
use super::super::phrases::{self};
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::texts::Data;
use crate::diagnostic::code;
use crate::disclosure::ProgramRef;
use crate::record::UnitIndex;
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::BOILERPLATE).of_program(look);

/// From how many records on a text is a set phrase.
const RECORDS: usize = 3;
/// How many of the records are named.
const NAMED: usize = 5;

fn look<'a>(context: &ProgramContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    let mut groups: Vec<&[Phrase]> = context
        .phrases
        .chunk_by(|a, b| a.hash == b.hash)
        .filter(|it| it.len() >= RECORDS)
        .collect();
    groups.sort_unstable_by_key(|it| (it[0].record, it[0].text));
    for group in groups {
        // One record that repeats itself is another rule's.
        let mut records: Vec<usize> = group.iter().map(|it| it.record).collect();
        records.dedup();
        if records.len() >= RECORDS {
            report(context, group[0], &records, reporter);
        }
    }
}

fn report<'a>(
    context: &ProgramContext<'a>,
    first: Phrase,
    records: &[usize],
    reporter: &mut Reporter<'_, 'a>,
) {
    let (file, data) = match (context.sheets.get(first.record), context.charters.get(first.record))
    {
        (Some(sheet), _) => (&sheet.file, Data::Sheet(&sheet.data)),
        (None, Some(charter)) => (&charter.file, Data::Charter(&charter.data)),
        (None, None) => return,
    };
    let Some(path) = phrases::path(data, context.program, first.text) else { return };
    let mut units: Vec<UnitIndex> = records.iter().flat_map(|it| units_of(context, *it)).collect();
    units.sort_unstable();
    units.dedup();
    let others = &records[1..];
    let named: Vec<&str> = others.iter().take(NAMED).map(|it| file_of(context, *it)).collect();
    let more = others.len() - named.len();
    reporter
        .in_file(file, Some(context.program), path)
        .with("count", records.len())
        .with("others", named)
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
