//! The obligations as one JSON document: each name once, obligations below the record that owes them.

use schemars::JsonSchema;
use serde::Serialize;

use super::names::{Names, RecordNames, published_by, reason};
use crate::calendar::FiscalYear;
use crate::disclosure::{Obligation, Public, StandingKind, Tally};
use crate::words::Words;

/// Obligations, or the part of them that was asked for.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "公表状況")]
pub struct ObligationsDocument<'a> {
    /// The version of this form. Fields may be added under one version, never changed or removed.
    #[schemars(title = "様式の版")]
    pub version: u32,
    /// The day it speaks for: 2015-07-31. None in the file of the site, which is the same until something is published or
    /// comes due.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "基準日")]
    pub as_of: Option<String>,
    /// Who publishes it.
    #[schemars(title = "自治体名")]
    pub municipality: &'a str,
    /// Its 全国地方公共団体コード, six digits; empty when it is not given.
    #[schemars(title = "全国地方公共団体コード")]
    pub municipality_code: &'a str,
    /// How many obligations stand how.
    #[schemars(title = "状況ごとの件数")]
    pub counts: Counts,
    /// The programs.
    #[schemars(title = "制度・計画")]
    pub programs: Vec<ProgramDocument<'a>>,
}

/// A program, what it makes due and how that stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ProgramDocument<'a> {
    /// Its address: reforms/gyokaku-2013, charters/2014.
    #[schemars(title = "識別子")]
    pub program: String,
    /// Its name.
    #[schemars(title = "名称")]
    pub name: &'a str,
    /// How many obligations stand how.
    #[schemars(title = "状況ごとの件数")]
    pub counts: Counts,
    /// What it makes due, in order of time.
    #[schemars(title = "項目")]
    pub items: Vec<ItemDocument>,
    /// Who or what owes it.
    #[schemars(title = "記録")]
    pub records: Vec<RecordDocument<'a>>,
}

/// Something that a program makes due.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ItemDocument {
    /// posting, report:2013-1, annual:2013, provisional or final.
    #[schemars(title = "識別子")]
    pub item: String,
    /// What it is called.
    #[schemars(title = "名称")]
    pub name: String,
    /// The fiscal year it belongs to, by its western name; none for what concerns the whole plan.
    #[schemars(title = "年度（西暦）")]
    pub fiscal_year: Option<i16>,
    /// The last day on which it is in time.
    #[schemars(title = "公表期限")]
    pub due: String,
    /// How many stand how.
    #[schemars(title = "状況ごとの件数")]
    pub counts: Counts,
}

/// A sheet, or the charter of a unit.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RecordDocument<'a> {
    /// Its address, which is also its page's: reforms/gyokaku-2013/045. Empty when there is no
    /// record.
    #[schemars(title = "識別子")]
    pub record: String,
    /// The sheet's number; empty for a charter.
    #[schemars(title = "番号")]
    pub number: &'a str,
    /// The sheet's title; empty for a charter.
    #[schemars(title = "改革項目")]
    pub title: &'a str,
    /// The units that owe.
    #[schemars(title = "部署")]
    pub units: Vec<UnitDocument<'a>>,
    /// What it owes.
    #[schemars(title = "公表すべきもの")]
    pub obligations: Vec<ObligationDocument>,
}

/// A unit by its id, which stays, and by its name, which may change.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UnitDocument<'a> {
    /// Its id.
    #[schemars(title = "識別子")]
    pub id: &'a str,
    /// What it is called.
    #[schemars(title = "名称")]
    pub name: &'a str,
}

/// An obligation and what became of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ObligationDocument {
    /// Which of the program's items it is.
    #[schemars(title = "項目")]
    pub item: String,
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`.
    #[schemars(title = "公表状況")]
    pub standing: &'static str,
    /// The day it was published; none when it was not, or nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "公表日")]
    pub published: Option<String>,
    /// Where that day is from: `record`, where it was typed, or `log`, the log of publications, which first saw it online
    /// on that day; none when there is no day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "公表日のよりどころ")]
    pub published_by: Option<&'static str>,
    /// Days from the due day to the day it was published, where that was late.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "遅れた日数")]
    pub days_late: Option<u32>,
    /// Why it is not owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "対象外の理由")]
    pub reason: Option<String>,
}

/// How many obligations stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Published on or before the due day.
    #[schemars(title = "期限内公表")]
    pub on_time: usize,
    /// Published after it.
    #[schemars(title = "遅れて公表")]
    pub late: usize,
    /// Published on an unknown day.
    #[schemars(title = "公表（日付不明）")]
    pub undated: usize,
    /// Not published, and the due day is past.
    #[schemars(title = "未公表")]
    pub overdue: usize,
    /// Not published, and the due day is not past.
    #[schemars(title = "期限前")]
    pub not_due: usize,
    /// Not owed.
    #[schemars(title = "対象外")]
    pub exempt: usize,
}

impl From<Tally> for Counts {
    fn from(tally: Tally) -> Self {
        Self {
            on_time: tally.count(StandingKind::OnTime),
            late: tally.count(StandingKind::Late),
            undated: tally.count(StandingKind::Undated),
            overdue: tally.count(StandingKind::Overdue),
            not_due: tally.count(StandingKind::NotDue),
            exempt: tally.count(StandingKind::Exempt),
        }
    }
}

/// These obligations of the obligations as one document.
#[must_use]
pub fn document<'a>(
    public: Public<'a>,
    owed: &[&Obligation],
    words: &Words,
) -> ObligationsDocument<'a> {
    let obligations = public.obligations();
    let names = Names::new(public, words);
    let municipality = &public.settings().municipality;
    let mut programs = Vec::new();
    for index in 0..obligations.programs.len() {
        let of_program = |it: &&&Obligation| obligations.subject(it).program == index;
        let owed: Vec<&Obligation> = owed.iter().filter(of_program).copied().collect();
        if !owed.is_empty() {
            programs.push(of_program_at(public, index, &owed, &names));
        }
    }
    ObligationsDocument {
        version: 1,
        as_of: Some(public.as_of().to_string()),
        municipality: &municipality.name,
        municipality_code: &municipality.code,
        counts: Tally::of(owed.iter().copied()).into(),
        programs,
    }
}

fn of_program_at<'a>(
    public: Public<'a>,
    index: usize,
    owed: &[&Obligation],
    names: &Names<'a>,
) -> ProgramDocument<'a> {
    let (obligations, program) = (public.obligations(), &names.programs[index]);
    let items = obligations.programs[index].items.iter().zip(&program.items);
    let items = items.filter_map(|((item, due), names)| {
        let tally = Tally::of(owed.iter().filter(|it| it.item == *item).copied());
        (tally.total() > 0).then(|| ItemDocument {
            item: names.key.clone(),
            name: names.name.clone(),
            fiscal_year: item.year().map(FiscalYear::western),
            due: due.to_string(),
            counts: tally.into(),
        })
    });
    let records = owed.chunk_by(|a, b| a.subject == b.subject).map(|owed| {
        let subject = obligations.subject(owed[0]);
        let record = RecordNames::of(public, subject);
        let unit = |index: &usize| {
            let unit = &public.organization().units()[*index];
            UnitDocument { id: &unit.id, name: &unit.name }
        };
        let obligation = |obligation: &&Obligation| ObligationDocument {
            item: names.of(obligations, obligation).1.key.clone(),
            standing: obligation.standing.kind().name(),
            published: obligation.standing.published().map(|it| it.to_string()),
            published_by: published_by(obligation),
            days_late: obligation.standing.days_late(),
            reason: obligations.reason(obligation).map(|it| reason(it, &names.reasons)),
        };
        RecordDocument {
            record: record.address(&program.address),
            number: record.number,
            title: record.title,
            units: subject.units.iter().map(unit).collect(),
            obligations: owed.iter().map(obligation).collect(),
        }
    });
    ProgramDocument {
        program: program.address.clone(),
        name: program.name,
        counts: Tally::of(owed.iter().copied()).into(),
        items: items.collect(),
        records: records.collect(),
    }
}

/// All obligations, as a file of the site: it names no day, and so is the same until something happens.
pub(super) fn file(public: Public, words: &Words) -> anyhow::Result<Vec<u8>> {
    let owed: Vec<&Obligation> = public.obligations().all.iter().collect();
    let document = ObligationsDocument { as_of: None, ..document(public, &owed, words) };
    Ok(serde_json::to_vec(&document)?)
}

/// The JSON Schema of [`ObligationsDocument`], with the Japanese name of each field as its title.
#[must_use]
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(ObligationsDocument<'_>).to_value()
}
