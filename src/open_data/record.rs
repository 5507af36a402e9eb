//! What is public of one sheet or charter as JSON, which lies beside its page.

use anyhow::Result;
use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

use super::source::{Place, Source};
use crate::calendar::FiscalYear;
use crate::canonical_json::Value;
use crate::disclosure::{CharterRef, Obligation, SheetRef, Tally};
use crate::exchange::{Counts, published_by, reason};
use crate::record::{Direction, FixedWord as _, Key, UnitIndex};
use crate::record_content::{RecordContent, charter_content, sheet_content};

/// A sheet or a charter, by its place in the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecordAt {
    /// A sheet.
    Sheet(SheetRef),
    /// A charter.
    Charter(CharterRef),
}

/// What is public of a sheet or a charter: its names, what it owes, and what it says.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "記録", deny_unknown_fields)]
struct RecordDocument<'a> {
    /// The version of this form. Fields may be added under one version, never changed or removed.
    version: u32,
    /// `sheet` or `charter`.
    #[schemars(extend("enum" = ["sheet", "charter"]))]
    kind: &'static str,
    /// Its address, which is also its page's: reforms/gyokaku-2013/045.
    record: &'a str,
    /// What names it for good, also in the log of publications.
    id: &'a str,
    /// Where its page is: the whole address, or from the top of the site where nobody says where that is.
    page: String,
    /// The sheet's number; empty for a charter.
    number: &'a str,
    /// The sheet's title; empty for a charter.
    title: &'a str,
    /// The plan or charter year that it belongs to.
    program: Named<'a>,
    /// The units that answer for it.
    units: Vec<Named<'a>>,
    /// The day of its last change.
    #[schemars(extend("format" = "date"))]
    updated: Option<String>,
    /// How many of its obligations stand how.
    counts: Counts,
    /// What it was to publish by when, and when it did.
    obligations: Vec<OwedDocument<'a>>,
    /// What it says, as the log of publications has it: tables, lists and texts under the English names of the form's
    /// keys; the better way of a number (`direction`) as in the tables.
    content: Content<'a>,
}

/// An identifier, which stays, and a name, which may change.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
}

/// Something that was to be published.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
struct OwedDocument<'a> {
    /// posting, report:2013-1, annual:2013, provisional or final.
    item: &'a str,
    /// The same in the city's words.
    name: &'a str,
    /// The fiscal year it belongs to, by its western name.
    fiscal_year: Option<i16>,
    /// The last day on which it is in time.
    #[schemars(extend("format" = "date"))]
    due: String,
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`.
    standing: &'static str,
    /// The day of publication, if that is known.
    #[schemars(extend("format" = "date"))]
    published: Option<String>,
    /// `record`, where that day was typed, or `log`.
    published_by: Option<&'static str>,
    /// Days from the due day to that day.
    days_late: Option<u32>,
    /// Why it is not owed.
    reason: Option<String>,
}

/// A record as JSON; none while it may not be shown.
pub(super) fn write(source: &Source, at: RecordAt) -> Result<Option<Vec<u8>>> {
    let public = source.public;
    let (place, units, updated, content) = match at {
        RecordAt::Sheet(at) => {
            let Some((place, sheet)) = source.place_of_sheet(at) else { return Ok(None) };
            let units = place.program.named(&sheet.data().owner, public.organization());
            (place, units, public.sheet_changed(sheet), sheet_content(public, sheet))
        }
        RecordAt::Charter(at) => {
            let Some((place, charter)) = source.place_of_charter(at) else { return Ok(None) };
            let content = charter_content(public, &charter);
            (place, vec![charter.unit], public.charter_changed(charter), content)
        }
    };
    let updated = updated.map(|it| it.to_string());
    let document = document(source, &place, (&units, updated), &content);
    let mut bytes = serde_json::to_vec(&document)?;
    bytes.push(b'\n');
    Ok(Some(bytes))
}

/// The schema of a record, with the Japanese names of its fields in a city that writes Japanese.
pub(super) fn schema(source: &Source) -> serde_json::Result<Vec<u8>> {
    let mut schema = schemars::schema_for!(RecordDocument<'_>).to_value();
    if !source.public.settings().is_in_japanese() {
        remove_titles(&mut schema);
    }
    let mut bytes = serde_json::to_vec_pretty(&schema)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Takes the titles out of a schema. A field that is called so is no title.
fn remove_titles(schema: &mut serde_json::Value) {
    match schema {
        serde_json::Value::Object(rows) => {
            if rows.get("title").is_some_and(serde_json::Value::is_string) {
                rows.shift_remove("title");
            }
            rows.values_mut().for_each(remove_titles);
        }
        serde_json::Value::Array(items) => items.iter_mut().for_each(remove_titles),
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => {}
    }
}

/// What a record says.
struct Content<'a>(&'a Value);

impl Serialize for Content<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Text(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter().map(Content)),
            Value::Table(rows) => {
                let mut map = serializer.serialize_map(Some(rows.len()))?;
                for (name, value) in rows {
                    match direction(name.as_str(), value) {
                        Some(word) => map.serialize_entry(name.as_str(), word)?,
                        None => map.serialize_entry(name.as_str(), &Content(value))?,
                    }
                }
                map.end()
            }
        }
    }
}

/// The name in data of the better way, which the log of publications has in the words of the form.
fn direction(name: &str, value: &Value) -> Option<&'static str> {
    let Value::Text(text) = value else { return None };
    let direction = Direction::find(text).filter(|_| name == Key::Direction.name())?;
    Direction::WORDS.iter().find(|it| it.0 == direction).map(|it| it.2)
}

impl JsonSchema for Content<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Content".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> schemars::Schema {
        json_schema!({ "type": "object" })
    }
}

fn document<'a>(
    source: &'a Source,
    place: &'a Place,
    (units, updated): (&[UnitIndex], Option<String>),
    content: &'a RecordContent,
) -> RecordDocument<'a> {
    let organization = source.public.organization().units();
    let unit = |it: &UnitIndex| Named { id: &organization[*it].id, name: &organization[*it].name };
    let (id, name) = (&*place.names.address, place.names.name);
    RecordDocument {
        version: 1,
        kind: content.kind.name(),
        record: &place.record,
        id: &content.id,
        page: source.page(&place.record),
        number: place.number,
        title: place.title,
        program: Named { id, name },
        units: units.iter().map(unit).collect(),
        updated,
        counts: Tally::of(place.owed).into(),
        obligations: place.owed.iter().map(|it| owed(source, it)).collect(),
        content: Content(&content.value),
    }
}

fn owed<'a>(source: &'a Source, obligation: &Obligation) -> OwedDocument<'a> {
    let (obligations, standing) = (source.public.obligations(), obligation.standing);
    let item = source.names.of(obligations, obligation).1;
    OwedDocument {
        item: &item.key,
        name: &item.name,
        fiscal_year: obligation.item.year().map(FiscalYear::western),
        due: obligation.due.to_string(),
        standing: standing.kind().name(),
        published: standing.published().map(|it| it.to_string()),
        published_by: published_by(obligation),
        days_late: standing.days_late(),
        reason: obligations.reason(obligation).map(|it| reason(it, &source.names.reasons)),
    }
}
