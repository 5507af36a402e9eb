//! The data package (Data Package v2): which tables there are, where, how large, under which licence.

use anyhow::Result;
use serde::Serialize;

use super::source::Source;
use super::tables::TABLES;
use super::writer::{Facts, Format};
use crate::record::License;

/// A data package: <https://datapackage.org/standard/data-package/>. It says no day on which it was made: the same data
/// are the same package.
#[derive(Serialize)]
struct Package<'a> {
    #[serde(rename = "$schema")]
    profile: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    title: String,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    homepage: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    licenses: Vec<PackageLicense>,
    contributors: [Contributor<'a>; 1],
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct PackageLicense {
    name: &'static str,
    path: &'static str,
    title: &'static str,
}

#[derive(Serialize)]
struct Contributor<'a> {
    title: &'a str,
    roles: [&'static str; 1],
}

#[derive(Serialize)]
struct Resource {
    name: String,
    path: String,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    description: String,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    hash: String,
    schema: String,
}

/// The package. `facts` are those of each table in each format.
pub(super) fn write(source: &Source, facts: &[[Facts; 2]]) -> Result<Vec<u8>> {
    let settings = source.public.settings();
    let municipality = &settings.municipality;
    let resources = facts.iter().enumerate().flat_map(|(at, facts)| {
        Format::ALL.map(|format| resource(source, at, format, &facts[format as usize]))
    });
    let package = Package {
        profile: "https://datapackage.org/profiles/2.0/datapackage.json",
        name: match &*municipality.code {
            "" => "promises".to_owned(),
            code => format!("promises-{code}"),
        },
        id: (!source.base.is_empty()).then(|| source.data_link("datapackage.json")),
        title: source.title(),
        description: source.words.word("open-data-description"),
        homepage: (!source.base.is_empty()).then_some(&*source.base),
        licenses: settings.license.map(license).into_iter().collect(),
        contributors: [Contributor { title: &municipality.name, roles: ["publisher"] }],
        resources: resources.collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&package)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn resource(source: &Source, at: usize, format: Format, facts: &Facts) -> Resource {
    let table = &TABLES[at];
    Resource {
        // What others refer to is the table as CSV.
        name: match format {
            Format::Csv => table.name.to_owned(),
            Format::Json => format!("{}-json", table.name),
        },
        path: table.file(format),
        kind: "table",
        title: table.title(source.words),
        description: table.about(source.words),
        format: format.extension(),
        mediatype: format.media_type(),
        encoding: "utf-8",
        bytes: facts.bytes,
        hash: format!("sha256:{}", facts.hash),
        schema: table.schema_file(),
    }
}

fn license(license: License) -> PackageLicense {
    let name = match license {
        License::Pdl => "PDL-1.0",
        License::CcBy => "CC-BY-4.0",
    };
    PackageLicense { name, path: license.url(), title: license.short() }
}
