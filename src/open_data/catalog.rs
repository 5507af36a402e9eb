//! The catalogue (DCAT-AP 3, as JSON-LD), by which portals of open data collect what a city has.
//!
//! Addresses are whole where the settings say at which the site is. Where they do not, they are relative to the
//! catalogue itself, as JSON-LD resolves them.

use anyhow::Result;
use serde_json::{Value, json};

use super::source::Source;
use super::tables::TABLES;
use super::writer::{Facts, Format};
use crate::words::Language;

/// Lists of the European Union that the profile asks for.
const AUTHORITY: &str = "http://publications.europa.eu/resource/authority";
const MEDIA_TYPES: &str = "https://www.iana.org/assignments/media-types";

/// The catalogue. `facts` are those of each table in each format, `calendar` is the size of the calendar.
pub(super) fn write(source: &Source, facts: &[[Facts; 2]], calendar: usize) -> Result<Vec<u8>> {
    let tables = facts.iter().enumerate().map(|(at, facts)| of_table(source, at, facts));
    let datasets: Vec<Value> = tables.chain([of_calendar(source, calendar)]).collect();
    let mut catalog = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "vcard": "http://www.w3.org/2006/vcard/ns#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": source.data_link("catalog.jsonld#catalog"),
        "@type": "dcat:Catalog",
        "dct:title": said(source, &source.title()),
        "dct:description": said(source, &source.words.word("open-data-description")),
        "dct:publisher": publisher(source),
        "foaf:homepage": { "@id": source.home() },
        "dcat:themeTaxonomy": { "@id": format!("{AUTHORITY}/data-theme") },
    });
    add_common(source, &mut catalog);
    catalog["dcat:dataset"] = datasets.into();
    let mut bytes = serde_json::to_vec_pretty(&catalog)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn of_table(source: &Source, at: usize, facts: &[Facts; 2]) -> Value {
    let table = &TABLES[at];
    let distributions = Format::ALL.map(|format| {
        let facts = &facts[format as usize];
        let file_type = match format {
            Format::Csv => "CSV",
            Format::Json => "JSON",
        };
        let types = (file_type, format.media_type());
        let mut distribution = distribution(source, &table.file(format), types, facts.bytes);
        distribution["dct:conformsTo"] = json!({ "@id": source.data_link(&table.schema_file()) });
        distribution["spdx:checksum"] = json!({
            "@type": "spdx:Checksum",
            "spdx:algorithm": { "@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256" },
            "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": facts.hash.to_string() },
        });
        distribution
    });
    let texts = (table.title(source.words), table.about(source.words));
    dataset(source, table.name, texts, distributions.into())
}

fn of_calendar(source: &Source, bytes: usize) -> Value {
    let words = source.words;
    let texts = (words.word("open-data-calendar"), words.word("open-data-calendar.about"));
    let types = ("ICS", "text/calendar");
    let distribution = distribution(source, "calendar.ics", types, bytes);
    dataset(source, "calendar", texts, vec![distribution])
}

fn dataset(
    source: &Source,
    name: &str,
    (title, about): (String, String),
    distributions: Vec<Value>,
) -> Value {
    let mut dataset = json!({
        "@id": source.data_link(&format!("#{name}")),
        "@type": "dcat:Dataset",
        "dct:identifier": name,
        "dct:title": said(source, &title),
        "dct:description": said(source, &about),
        "dct:publisher": publisher(source),
        "dct:accrualPeriodicity": { "@id": format!("{AUTHORITY}/frequency/IRREG") },
        "dct:accessRights": { "@id": format!("{AUTHORITY}/access-right/PUBLIC") },
        "dcat:theme": { "@id": format!("{AUTHORITY}/data-theme/GOVE") },
        "dcat:keyword": [said(source, &title), said(source, &source.public.settings().municipality.name)],
        "dcat:landingPage": { "@id": source.data_link("") },
    });
    add_common(source, &mut dataset);
    if let Some(contact) = contact(source) {
        dataset["dcat:contactPoint"] = contact;
    }
    if let Some((first, last)) = source.days() {
        let day = |day: String| json!({ "@type": "xsd:date", "@value": day });
        dataset["dct:temporal"] = json!({
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(first.to_string()),
            "dcat:endDate": day(last.to_string()),
        });
    }
    dataset["dcat:distribution"] = distributions.into();
    dataset
}

fn distribution(
    source: &Source,
    file: &str,
    (file_type, media_type): (&str, &str),
    bytes: usize,
) -> Value {
    let address = source.data_link(file);
    let mut distribution = json!({
        "@id": format!("{address}#file"),
        "@type": "dcat:Distribution",
        "dct:title": said(source, file),
        "dcat:accessURL": { "@id": source.data_link("") },
        "dcat:downloadURL": { "@id": address },
        "dcat:mediaType": { "@id": format!("{MEDIA_TYPES}/{media_type}") },
        "dct:format": { "@id": format!("{AUTHORITY}/file-type/{file_type}") },
        "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": bytes.to_string() },
    });
    add_common(source, &mut distribution);
    distribution
}

/// What the catalogue, its datasets and their files have alike: language, licence, the day of the last change.
fn add_common(source: &Source, node: &mut Value) {
    let language = if source.public.settings().is_in_japanese() { "JPN" } else { "ENG" };
    node["dct:language"] = json!({ "@id": format!("{AUTHORITY}/language/{language}") });
    if let Some(license) = source.public.settings().license {
        node["dct:license"] = json!({ "@id": license.url() });
    }
    if let Some(day) = source.changed() {
        node["dct:modified"] = json!({ "@type": "xsd:date", "@value": day.to_string() });
    }
}

fn publisher(source: &Source) -> Value {
    let name = &*source.public.settings().municipality.name;
    json!({
        "@id": source.data_link("catalog.jsonld#publisher"),
        "@type": "foaf:Agent",
        "foaf:name": said(source, name),
    })
}

/// The unit that is asked where a page has none of its own.
fn contact(source: &Source) -> Option<Value> {
    let public = source.public;
    let unit = public.unit_of_today(&public.settings().contact)?;
    let unit = &public.organization().units()[unit];
    let mut contact = json!({ "@type": "vcard:Organization", "vcard:fn": &*unit.name });
    let mail = unit.contact.as_ref().map_or("", |it| &*it.mail);
    if !mail.is_empty() {
        contact["vcard:hasEmail"] = json!({ "@id": format!("mailto:{mail}") });
    }
    Some(contact)
}

/// A text in the language of the city.
fn said(source: &Source, text: &str) -> Value {
    let language = Language::from(source.public.settings().language);
    json!({ "@value": text, "@language": language.tag() })
}
