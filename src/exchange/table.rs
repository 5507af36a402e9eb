//! The obligations as a flat table: one row an obligation. Identifiers are English and the same in every
//! city; names stand next to them in the city's own words.

use std::io;

use serde::Serialize;

use super::cell;
use super::names::{Names, RecordNames, published_by, reason};
use crate::calendar::FiscalYear;
use crate::disclosure::{Obligation, Public};
use crate::words::Words;

/// An obligation and what became of it. A text that a workbook would take for a formula has an
/// apostrophe in front (`cell.rs`); days and numbers are as they are.
#[derive(Debug, Serialize)]
pub struct ObligationRow<'a> {
    /// The program's address: reforms/gyokaku-2013, charters/2014.
    #[serde(serialize_with = "cell::text")]
    pub program: String,
    /// The program's name.
    #[serde(serialize_with = "cell::text")]
    pub program_name: &'a str,
    /// The record's address, which is also its page's: reforms/gyokaku-2013/045. Empty when there
    /// is no record.
    #[serde(serialize_with = "cell::text")]
    pub record: String,
    /// The sheet's number; empty for a charter.
    #[serde(serialize_with = "cell::text")]
    pub number: &'a str,
    /// The sheet's title; empty for a charter.
    #[serde(serialize_with = "cell::text")]
    pub title: &'a str,
    /// The ids of the units that owe it.
    #[serde(serialize_with = "cell::joined")]
    pub units: Vec<&'a str>,
    /// What the units are called.
    #[serde(serialize_with = "cell::joined")]
    pub unit_names: Vec<&'a str>,
    /// What is owed: posting, report:2013-1, annual:2013, provisional or final.
    #[serde(serialize_with = "cell::text")]
    pub item: String,
    /// What that is called.
    #[serde(serialize_with = "cell::text")]
    pub item_name: String,
    /// The fiscal year it belongs to, by its western name; none for what concerns the whole plan.
    pub fiscal_year: Option<i16>,
    /// The last day on which it is in time.
    pub due: String,
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`.
    #[serde(serialize_with = "cell::text")]
    pub standing: &'static str,
    /// What that is called.
    #[serde(serialize_with = "cell::text")]
    pub standing_name: String,
    /// The day it was published; none when it was not, or nobody knows.
    pub published: Option<String>,
    /// Where that day is from: `record`, where it was typed, or `log`, which first saw it online on that day; empty when
    /// there is none.
    pub published_by: Option<&'static str>,
    /// Days from the due day to the day it was published.
    pub days_late: Option<u32>,
    /// Why it is not owed; empty when it is.
    #[serde(serialize_with = "cell::text")]
    pub reason: String,
}

/// Obligations as data, one by one.
pub fn rows<'a>(
    public: Public<'a>,
    owed: impl IntoIterator<Item = &'a Obligation>,
    words: &Words,
) -> impl Iterator<Item = ObligationRow<'a>> {
    let obligations = public.obligations();
    let names = Names::new(public, words);
    let words = names.standings.clone();
    owed.into_iter().map(move |obligation| {
        let (program, item) = names.of(obligations, obligation);
        let subject = obligations.subject(obligation);
        let units = subject.units.iter().map(|it| &public.organization().units()[*it]);
        let record = RecordNames::of(public, subject);
        let kind = obligation.standing.kind();
        ObligationRow {
            program: program.address.clone(),
            program_name: program.name,
            record: record.address(&program.address),
            number: record.number,
            title: record.title,
            units: units.clone().map(|it| &*it.id).collect(),
            unit_names: units.map(|it| &*it.name).collect(),
            item: item.key.clone(),
            item_name: item.name.clone(),
            fiscal_year: obligation.item.year().map(FiscalYear::western),
            due: obligation.due.to_string(),
            standing: kind.name(),
            standing_name: words[kind as usize].clone(),
            published: obligation.standing.published().map(|it| it.to_string()),
            published_by: published_by(obligation),
            days_late: obligation.standing.days_late(),
            reason: obligations
                .reason(obligation)
                .map(|it| reason(it, &names.reasons))
                .unwrap_or_default(),
        }
    })
}

/// Obligations as CSV (RFC 4180) in UTF-8, with a header.
///
/// # Errors
///
/// The writer refuses.
pub fn csv<'a>(
    rows: impl Iterator<Item = ObligationRow<'a>>,
    out: impl io::Write,
) -> Result<(), csv::Error> {
    let terminator = csv::Terminator::CRLF;
    let mut writer = csv::WriterBuilder::new().terminator(terminator).from_writer(out);
    for obligation in rows {
        writer.serialize(obligation)?;
    }
    Ok(writer.flush()?)
}

/// All obligations, as a file of the site.
pub(super) fn file(public: Public, words: &Words) -> anyhow::Result<Vec<u8>> {
    // The mark makes workbook programs read it as UTF-8.
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    csv(rows(public, &public.obligations().all, words), &mut bytes)?;
    Ok(bytes)
}
