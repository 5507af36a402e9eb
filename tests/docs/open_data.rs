//! The document of the open data is what the definitions of their tables say.
//!
//! `SNAPSHOTS=overwrite cargo test --test docs open_data` writes it anew.

use std::fmt::Write;

use kohyo::open_data::{Field, Kind, Reference, TABLES};
use kohyo::words::{Language, Words};
use snapbox::{Assert, Data};

const INTRODUCTION: &str = "\
# Open data

Every build writes what is public on its day as tables to `/data/`, and each sheet and charter beside its page as `data.json`. The page `/data/` explains all
of it to citizens; this document lists the same tables and columns for programmers.

- `NAME.csv` is CSV (RFC 4180) in UTF-8 with a byte order mark, `NAME.json` a list of objects with the same columns and values, `NAME.schema.json` their Table
  Schema (Data Package v2). `datapackage.json` has all of them with sizes and hashes, `catalog.jsonld` is a catalogue of DCAT-AP 3, `calendar.ics` has the due
  days (RFC 5545), and `record.schema.json` is the JSON Schema of each `data.json`.
- A cell has one value. Days are ISO 8601 and fiscal years numbers, each with its Japanese name in the column beside it (`…_name`). What is one number stands in
  `…_value`; `…_text` has what was typed, also where it is no number. An empty cell is `null` in JSON; `absence` says why there is nothing.
- In CSV a text that a workbook would compute has an apostrophe in front; JSON has none.
- What is a draft, was withdrawn, or is dated later than the day of the build is in none of them. No file names that day: they change when something is
  published, corrected or comes due.
- Where `base_url` is not set, `page` and `data` are addresses from the top of the site, and those in the catalogue are relative to the catalogue.
- Identifiers stay: `record` is the address of a sheet's or a charter's page, `program` that of a plan or a charter year, `unit` the id of a unit.

Columns and tables may be added; their names and meanings do not change.
";

fn document() -> String {
    let mut out = INTRODUCTION.to_owned();
    let (words, japanese) = (Words::new(Language::En), Words::new(Language::Ja));
    for table in TABLES {
        let _ = write!(out, "\n## `{}`: {}\n\n", table.name, table.title(&words));
        let _ = writeln!(out, "{} ({})", table.about(&words), table.title(&japanese));
        if !table.key.is_empty() {
            let _ = writeln!(out, "Its rows are told apart by `{}`.", table.key.join("`, `"));
        }
        for reference in table.references {
            let Reference { column, table, to } = reference;
            let _ = writeln!(out, "`{column}` is a `{to}` of `{table}`.");
        }
        out.push_str("\n| column | is | type | meaning |\n|---|---|---|---|\n");
        for field in table.fields() {
            let _ = writeln!(
                out,
                "| `{}` | {} ({}) | {} | {} |",
                field.name,
                field.title(&words),
                field.title(&japanese),
                kind(field, &words),
                field.meaning(&words),
            );
        }
    }
    out
}

fn kind(field: Field, words: &Words) -> String {
    let said = if let Kind::Word(allowed) = field.kind {
        format!("`{}`", allowed.join("`, `"))
    } else {
        field.kind.schema_type().to_owned()
    };
    field.unit(words).map_or(said.clone(), |unit| format!("{said}, {unit}"))
}

#[test]
fn the_document_of_the_open_data_is_current() {
    let path = "docs/data.md".as_ref();
    Assert::new().action_env("SNAPSHOTS").eq(document(), Data::read_from(path, None));
}
