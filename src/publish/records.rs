//! The records that are public on a day, each with the hash of its content, so that a plan can say which of them are
//! new, corrected or gone. A new theme, or a new version of kohyo, is no correction.
//!
//! The hash is that of canonical JSON with stable English keys ([`Key::name`]); what citizens cannot see
//! (drafts, reports to come, waivers) is not in it.

use std::collections::BTreeMap;

use super::canonical::Value;
use super::manifest::{ItemFacts, RecordFacts, RecordKind};
use super::record_values::{
    Row, annual_value, come, day, exemption_value, fields, indicator_value, list, names,
    overall_value, promise_result, promise_value, report_rows, row, schedule_value,
};
use crate::disclosure::{Public, PublicCharter, PublicSheet};
use crate::record::{
    Charter, Correction, Day, Evaluation, Exemption, Extra, Key, Program, PromiseResult,
    ReportFields, Sheet, StaticPage, Table, Text, YearKey,
};

/// The number of the way in which contents become JSON. Whoever changes that counts it up: every hash is another one
/// then.
const SCHEMA: &str = "1";

/// Every record that is public, by what names it for good.
#[must_use]
pub fn records(public: Public) -> BTreeMap<String, RecordFacts> {
    let mut records = BTreeMap::new();
    for plan in public.plans() {
        for sheet in public.sheets(plan) {
            let id = format!("sheet/{}/{}", plan.program.slug, sheet.record().slug);
            records.insert(id, of_sheet(public, sheet));
        }
    }
    for charter_year in public.charter_years() {
        for charter in public.charters(charter_year) {
            let slug = &charter.record.slug;
            let id = format!("charter/{}/{slug}", charter_year.program.slug);
            records.insert(id, of_charter(public, &charter));
        }
    }
    for record in public.static_pages() {
        records.insert(format!("page/{}", record.slug), of_page(public, &record.data));
    }
    records
}

/// The parts of a record that are published by and by.
#[derive(Default)]
struct Items(BTreeMap<String, (String, Value)>);

impl Items {
    fn add(&mut self, id: String, name: impl Into<String>, value: Value) {
        self.0.insert(id, (name.into(), value));
    }

    /// The record of these parts and what else it says.
    fn record(self, kind: RecordKind, name: String, mut rows: Vec<Row>) -> RecordFacts {
        rows.push(("schema".to_owned(), SCHEMA.into()));
        // What it says besides its parts, so that a plan can tell a correction of it from one of a part.
        let own = Value::table(rows.clone());
        let mut items: BTreeMap<String, ItemFacts> = self
            .0
            .iter()
            .map(|(id, (name, value))| {
                (id.clone(), ItemFacts { name: name.clone(), sha256: value.short_hash() })
            })
            .collect();
        items.insert(
            "record".to_owned(),
            ItemFacts { name: String::new(), sha256: own.short_hash() },
        );
        let parts = self.0.into_iter().map(|(id, (_, value))| (id, value));
        rows.push(("items".to_owned(), Value::table(parts)));
        RecordFacts { kind, name, sha256: Value::table(rows).hash(), items }
    }
}

fn of_sheet(public: Public, sheet: PublicSheet) -> RecordFacts {
    let (program, data) = (&sheet.plan.program, sheet.data());
    let mut items = Items::default();
    for (period, report) in public.reports(program, &data.progress) {
        let name = program.cadence.name(period);
        items.add(
            format!("report/{}", period.slug()),
            name,
            Value::table(report_rows(&ReportFields::from(report))),
        );
    }
    evaluations(&mut items, public, program, &data.annual_evaluations);
    let overall = data.overall_evaluation.as_ref();
    if let Some((overall, fields)) = overall.zip(public.overall(program, overall)) {
        let value = overall_value(public, overall, &fields);
        items.add("overall".to_owned(), Key::OverallEvaluation.word(), value);
    }
    corrections(&mut items, public, &data.corrections);
    let name = format!("{} {}", &*data.number, &*data.title);
    items.record(RecordKind::Sheet, name, sheet_rows(public, program, data))
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

fn of_charter(public: Public, charter: &PublicCharter) -> RecordFacts {
    let (program, data) = (&charter.charter_year.program, &*charter.record.data);
    let mut items = Items::default();
    for (period, report) in public.reports(program, &data.reports) {
        let name = program.cadence.name(period);
        let result =
            |(number, it): &(Text, PromiseResult)| (number.to_string(), promise_result(it));
        let rows = report_rows(&ReportFields::from(report));
        let results = Value::table(report.results.iter().map(result));
        let value = Value::table(rows.into_iter().chain([row(Key::Results, results)]));
        items.add(format!("report/{}", period.slug()), name, value);
    }
    evaluations(&mut items, public, program, &data.annual_evaluations);
    corrections(&mut items, public, &data.corrections);
    let unit = &public.organization().units()[charter.unit].name;
    let name = format!("{} {}", &**unit, &*program.file.name);
    items.record(RecordKind::Charter, name, charter_rows(public, program, data))
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

fn of_page(public: Public, page: &StaticPage) -> RecordFacts {
    let StaticPage { title, summary, updated, contact, position: _, draft: _, body } = page;
    let rows = vec![
        row(Key::Heading, &**title),
        row(Key::Summary, &**summary),
        row(Key::Updated, come(public, *updated)),
        row(Key::OfficeToAsk, &**contact),
        ("body".to_owned(), Value::from(&**body)),
    ];
    Items::default().record(RecordKind::Page, title.to_string(), rows)
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
        items.add(format!("annual/{}", year.western()), program.naming().year(year), value);
    }
}

fn corrections(items: &mut Items, public: Public, corrections: &[Correction]) {
    for (at, correction) in public.corrections(corrections).enumerate() {
        let Correction { date, text } = correction;
        let value = Value::table([row(Key::Date, date.date.to_string()), row(Key::Text, &**text)]);
        items.add(format!("correction/{}/{at}", date.date), date.date.to_string(), value);
    }
}
