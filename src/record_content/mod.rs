//! What is public of each record on a day, as canonical JSON: what the log of publications has hashes of, and what two
//! publications are compared by. A new theme, or a new version of kohyo, changes none of it.
//!
//! The JSON has stable English keys ([`Key::name`]); what citizens cannot see (drafts, reports to come, waivers) is not
//! in it.
//!
//! ```text
//! values      the parts of a record as JSON
//! difference  what two contents of a record differ in, field by field
//! field_name  what a field is called in the words of the form
//! pending     what a publication would add to the log
//! ```

mod difference;
mod field_name;
mod pending;
mod values;

use rayon::prelude::*;

pub use difference::{differences, is_respelled};
pub use field_name::field_name;
pub use pending::{Difference, PartDifference, Publication, compare, pending};

use crate::canonical_json::{Name, Value};
use crate::disclosure::{Item, Public, PublicCharter, PublicSheet, charter_id, page_id, sheet_id};
use crate::record::{
    Charter, Correction, Day, Evaluation, Exemption, Extra, Key, Names, Program, PromiseResult,
    Record, ReportFields, Sheet, StaticPage, Table, Text, YearKey,
};
use values::{
    Row, annual_value, come, day, exemption_value, fields, indicator_value, list, names,
    overall_value, promise_result, promise_value, report_rows, row, schedule_value,
};

/// The number of the way in which contents become JSON. Whoever changes that counts it up: every hash is another one
/// then.
const SCHEMA: &str = "2";

/// The name of what a record says besides its parts, among the parts.
pub const OWN_PART: &str = "record";

/// Where the parts of a record are in its JSON.
const PARTS: &str = "items";

/// Which kind of record it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RecordKind {
    /// A reform sheet.
    Sheet,
    /// A unit's charter of one year.
    Charter,
    /// A static page.
    Page,
}

impl RecordKind {
    /// Its name in data: `sheet`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Charter => "charter",
            Self::Page => "page",
        }
    }
}

/// What is public of a record.
#[derive(Debug, Clone)]
pub struct RecordContent<'a> {
    /// What names it for good: `sheet/gyokaku-2013/045`.
    pub id: String,
    /// Which kind of record it is.
    pub kind: RecordKind,
    /// What it is called: its number and title, or its unit and year.
    pub name: String,
    /// The path of its file.
    pub file: &'a str,
    /// Where it was before (旧アドレス), as its author wrote it.
    pub former_addresses: &'a Names,
    /// All that is public of it.
    pub value: Value,
    /// What is published by and by, each with what it is called: a report by its period, an evaluation by its year. The
    /// names are those of [`Item::key`], and `correction:DAY:NUMBER`.
    pub parts: Vec<(String, String)>,
}

impl RecordContent<'_> {
    /// What a part says; none if there is no such part.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&Value> {
        part(&self.value, name)
    }

    /// What it says besides its parts.
    #[must_use]
    pub fn own(&self) -> Value {
        own(&self.value)
    }
}

/// What a part of the content of a record says.
#[must_use]
pub fn part<'a>(content: &'a Value, name: &str) -> Option<&'a Value> {
    content.get(PARTS)?.get(name)
}

/// The names of the parts of the content of a record.
pub fn part_names(content: &Value) -> impl Iterator<Item = &str> {
    let parts = match content.get(PARTS) {
        Some(Value::Table(parts)) => Some(parts.keys()),
        Some(Value::Text(_) | Value::List(_)) | None => None,
    };
    parts.into_iter().flatten().map(Name::as_str)
}

/// What the content of a record says besides its parts.
#[must_use]
pub fn own(content: &Value) -> Value {
    let Value::Table(rows) = content else { return content.clone() };
    let own = rows.iter().filter(|(name, _)| name.as_str() != PARTS);
    Value::Table(own.map(|(name, value)| (name.clone(), value.clone())).collect())
}

/// The content of every record that is public, by id.
#[must_use]
pub fn contents(public: Public<'_>) -> Vec<RecordContent<'_>> {
    let mut contents: Vec<RecordContent> = Vec::new();
    for plan in public.plans() {
        let sheets: Vec<PublicSheet> = public.sheets(plan).collect();
        contents.par_extend(sheets.into_par_iter().map(|it| sheet_content(public, it)));
    }
    for charter_year in public.charter_years() {
        let charters: Vec<PublicCharter> = public.charters(charter_year).collect();
        contents.par_extend(charters.into_par_iter().map(|it| charter_content(public, &it)));
    }
    contents.extend(public.static_pages().map(|it| of_page(public, it)));
    contents.sort_by(|a, b| a.id.cmp(&b.id));
    contents
}

/// The parts of a record that are published by and by.
#[derive(Default)]
struct Items(Vec<(String, String, Value)>);

impl Items {
    fn add(&mut self, id: String, name: impl Into<String>, value: Value) {
        self.0.push((id, name.into(), value));
    }

    /// All of them and what else the record says.
    fn content<'a>(
        self,
        (kind, id): (RecordKind, String),
        name: String,
        (file, former_addresses): (&'a str, &'a Names),
        mut rows: Vec<Row>,
    ) -> RecordContent<'a> {
        let names = self.0.iter().map(|(id, name, _)| (id.clone(), name.clone())).collect();
        let parts = self.0.into_iter().map(|(id, _, value)| (id, value));
        rows.push(("kind".to_owned(), kind.name().into()));
        rows.push(("schema".to_owned(), SCHEMA.into()));
        rows.push((PARTS.to_owned(), Value::table(parts)));
        RecordContent {
            id,
            kind,
            name,
            file,
            former_addresses,
            value: Value::table(rows),
            parts: names,
        }
    }
}

/// What is public of a sheet.
#[must_use]
pub fn sheet_content<'a>(public: Public<'a>, sheet: PublicSheet<'a>) -> RecordContent<'a> {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let mut items = Items::default();
    for (period, report) in public.reports(program, &data.progress) {
        let name = program.cadence.name(period);
        items.add(
            Item::Report(period).key(),
            name,
            Value::table(report_rows(&ReportFields::from(report))),
        );
    }
    evaluations(&mut items, public, program, &data.annual_evaluations);
    let overall = data.overall_evaluation.as_ref();
    if let Some((overall, fields)) = overall.zip(public.overall(program, overall)) {
        let value = overall_value(public, overall, &fields);
        items.add(Item::overall(fields.stage).key(), Key::OverallEvaluation.word(), value);
    }
    corrections(&mut items, public, &data.corrections);
    let name = format!("{} {}", &*data.number, &*data.title);
    let record = sheet.record();
    let id = (RecordKind::Sheet, sheet_id(program, record));
    items.content(
        id,
        name,
        (&record.file, &data.former_addresses),
        sheet_rows(public, program, data),
    )
}

fn sheet_rows(public: Public, program: &Program, sheet: &Sheet) -> Vec<Row> {
    let Sheet {
        number,
        title,
        owner,
        participants,
        categories,
        background,
        purpose,
        measures,
        schedule,
        indicators,
        updated,
        exemptions,
        extra,
        body,
        // Parts that are published by and by.
        progress: _,
        annual_evaluations: _,
        overall_evaluation: _,
        corrections: _,
        // Not for citizens.
        draft: _,
        withdrawn: _,
        former_addresses: _,
        waivers: _,
    } = sheet;
    let category = |(level, it): &(Text, Text)| (level.to_string(), Value::from(&**it));
    let mut rows = vec![
        row(Key::Number, &**number),
        row(Key::Title, &**title),
        row(Key::Owner, names(owner)),
        row(Key::Participants, names(participants)),
        row(Key::Categories, Value::table(categories.iter().map(category))),
        row(Key::Background, &**background),
        row(Key::Purpose, &**purpose),
        row(Key::Measures, &**measures),
        row(Key::Schedule, list(schedule, |it| schedule_value(program, it))),
        row(Key::Indicators, list(indicators, |it| indicator_value(program, it))),
    ];
    rows.extend(common_rows(public, program, *updated, exemptions, extra, body));
    rows
}

/// What is public of a charter.
#[must_use]
pub fn charter_content<'a>(public: Public<'a>, charter: &PublicCharter<'a>) -> RecordContent<'a> {
    let (program, data) = (&charter.charter_year.program, &*charter.record.data);
    let mut items = Items::default();
    for (period, report) in public.reports(program, &data.reports) {
        let name = program.cadence.name(period);
        let result =
            |(number, it): &(Text, PromiseResult)| (number.to_string(), promise_result(it));
        let rows = report_rows(&ReportFields::from(report));
        let results = Value::table(report.results.iter().map(result));
        let value = Value::table(rows.into_iter().chain([row(Key::Results, results)]));
        items.add(Item::Report(period).key(), name, value);
    }
    evaluations(&mut items, public, program, &data.annual_evaluations);
    corrections(&mut items, public, &data.corrections);
    let unit = &public.organization().units()[charter.unit].name;
    let name = format!("{} {}", &**unit, &*program.file.name);
    let id = (RecordKind::Charter, charter_id(program, charter.record));
    items.content(
        id,
        name,
        (&charter.record.file, &data.former_addresses),
        charter_rows(public, program, data),
    )
}

fn charter_rows(public: Public, program: &Program, charter: &Charter) -> Vec<Row> {
    let Charter {
        unit,
        slogan,
        preamble,
        posted,
        promises,
        updated,
        exemptions,
        extra,
        body,
        // Parts that are published by and by.
        reports: _,
        annual_evaluations: _,
        corrections: _,
        // Not for citizens.
        draft: _,
        withdrawn: _,
        former_addresses: _,
        waivers: _,
    } = charter;
    let mut rows = vec![
        row(Key::Units, &**unit),
        row(Key::Slogan, &**slogan),
        row(Key::Preamble, &**preamble),
        row(Key::Posted, day(*posted)),
        row(Key::Promises, list(promises, promise_value)),
    ];
    rows.extend(common_rows(public, program, *updated, exemptions, extra, body));
    rows
}

fn of_page<'a>(public: Public<'a>, record: &'a Record<StaticPage>) -> RecordContent<'a> {
    let StaticPage {
        title,
        summary,
        updated,
        contact,
        position: _,
        draft: _,
        withdrawn: _,
        former_addresses,
        body,
    } = &*record.data;
    let rows = vec![
        row(Key::Heading, &**title),
        row(Key::Summary, &**summary),
        row(Key::Updated, come(public, *updated)),
        row(Key::OfficeToAsk, &**contact),
        ("body".to_owned(), Value::from(&**body)),
    ];
    let id = (RecordKind::Page, page_id(record));
    Items::default().content(id, title.to_string(), (&record.file, former_addresses), rows)
}

/// What sheets and charters have in common.
fn common_rows(
    public: Public,
    program: &Program,
    updated: Option<Day>,
    exemptions: &[Exemption],
    extra: &[Extra],
    body: &Text,
) -> [Row; 4] {
    [
        row(Key::Updated, come(public, updated)),
        row(Key::Exemptions, list(exemptions, exemption_value)),
        row(Key::Fields, fields(program, extra)),
        ("body".to_owned(), Value::from(&**body)),
    ]
}

fn evaluations(
    items: &mut Items,
    public: Public,
    program: &Program,
    evaluations: &Table<YearKey, Evaluation>,
) {
    for year in program.file.years.years() {
        let Some(fields) = public.annual(program, evaluations, year) else { continue };
        let value = annual_value(&fields, evaluations.year(year).and_then(|it| it.published));
        items.add(Item::Annual(year).key(), program.naming().year(year), value);
    }
}

fn corrections(items: &mut Items, public: Public, corrections: &[Correction]) {
    for (at, correction) in public.corrections(corrections).enumerate() {
        let Correction { date, text } = correction;
        let value = Value::table([row(Key::Date, date.date.to_string()), row(Key::Text, &**text)]);
        items.add(format!("correction:{}:{at}", date.date), date.date.to_string(), value);
    }
}
