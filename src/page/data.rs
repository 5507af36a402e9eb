//! The open data, explained: every table and column, in which files they are, and how to use them.

use serde::Serialize;

use super::{PageKind, Site, View};
use crate::open_data::{DataFile, Facts, Field, Format, TABLES, Table};
use crate::route::Address;
use crate::status::file_size;
use crate::view::frame::{Frame, Link};
use crate::words::{Language, Message};

/// The open data, explained: `data.html`.
#[derive(Debug, Serialize)]
pub struct DataView<'a> {
    /// What every page has.
    pub page: Frame<'a>,
    /// The language of the records: `ja`.
    pub language: &'static str,
    /// The tables.
    pub tables: Vec<DataTableView>,
    /// Where the tables are described for programs, from the top of the site.
    pub package: String,
    /// Where the catalogue is that portals of open data read.
    pub catalog: String,
    /// Where the schema of the records beside their pages is.
    pub record_schema: String,
    /// Where the calendar of due days is.
    pub calendar: String,
    /// The same as it is typed into a calendar program; empty where the settings do not say where the site is.
    pub calendar_address: String,
}

/// A table of the open data.
#[derive(Debug, Serialize)]
pub struct DataTableView {
    /// Its name in addresses, which is also its place on the page: `sheets`.
    pub name: &'static str,
    /// What it is called.
    pub title: String,
    /// What a row of it is.
    pub about: String,
    /// How many rows it has: 23行.
    pub rows: String,
    /// Its files.
    pub files: Vec<DataFileView>,
    /// Where its schema is, from the top of the site.
    pub schema: String,
    /// Its columns.
    pub columns: Vec<DataColumnView>,
}

/// A file of a table.
#[derive(Debug, Serialize)]
pub struct DataFileView {
    /// Where it is, with its format and size: CSV形式、12KB.
    pub link: Link,
    /// Its media type.
    pub media_type: &'static str,
}

/// A column of a table.
#[derive(Debug, Serialize)]
pub struct DataColumnView {
    /// Its name: `fiscal_year`.
    pub name: &'static str,
    /// What it is called.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// What stands in it, a number, a day or another thing, with the unit of numbers that have one.
    pub kind: String,
    /// Its first value in the file; empty where it has none.
    pub example: String,
}

/// The open data, explained.
pub(super) static DATA: PageKind =
    PageKind::of_city("data.html", |_| Some(Address::data()), |site| View::of(&view(site)))
        .describing_data()
        .cited_as(|site, _| site.words.word("open-data"))
        .at_foot(|site| Some(Link::new(site.words.word("open-data"), &Address::data())));

fn view<'a>(site: &'a Site<'a>) -> DataView<'a> {
    let public = site.public;
    let changed = public.plans_changed().max(public.charter_years_changed());
    let frame = site.declared_frame("open-data", &Address::data(), []);
    let page = frame.changed(site, changed).about(&site.words.word("open-data-description"));
    let facts = site.open_data.get().map_or(&[][..], Vec::as_slice);
    let tables = TABLES.iter().enumerate().map(|(at, it)| table(site, at, it, facts.get(at)));
    let calendar = DataFile::Calendar.address();
    DataView {
        page,
        language: Language::from(public.settings().language).tag(),
        tables: tables.collect(),
        package: link(DataFile::Package),
        catalog: link(DataFile::Catalog),
        record_schema: link(DataFile::RecordSchema),
        calendar: link(DataFile::Calendar),
        calendar_address: site.whole_address(&calendar).unwrap_or_default(),
    }
}

fn link(file: DataFile) -> String {
    format!("/{}", file.address())
}

fn table(site: &Site, at: usize, table: &Table, facts: Option<&[Facts; 2]>) -> DataTableView {
    let csv = facts.map(|it| &it[Format::Csv as usize]);
    let rows = Message::new("data-rows").with("count", csv.map_or(0, |it| it.rows));
    let file = |format: Format| {
        let bytes = facts.map_or(0, |it| it[format as usize].bytes);
        let label = Message::new("data-file")
            .with("format", format.extension().to_uppercase())
            .with("size", file_size(site, bytes));
        let href = link(DataFile::Table(at, format));
        let link = Link { label: site.words.say(&label), href };
        DataFileView { link, media_type: format.media_type() }
    };
    let column = |(place, field): (usize, Field)| {
        let example = csv.and_then(|it| it.examples.get(place)).cloned();
        column(site, field, example.unwrap_or_default())
    };
    DataTableView {
        name: table.name,
        title: table.title(site.words),
        about: table.about(site.words),
        rows: site.words.say(&rows),
        files: Format::ALL.map(file).into(),
        schema: link(DataFile::Schema(at)),
        columns: table.fields().into_iter().enumerate().map(column).collect(),
    }
}

fn column(site: &Site, field: Field, example: String) -> DataColumnView {
    let kind = site.words.word(field.kind.word());
    let kind = match field.unit(site.words) {
        Some(unit) => {
            let message = Message::new("data-kind-in").with("kind", kind).with("unit", unit);
            site.words.say(&message)
        }
        None => kind,
    };
    DataColumnView {
        name: field.name,
        title: field.title(site.words),
        meaning: field.meaning(site.words),
        kind,
        example,
    }
}
