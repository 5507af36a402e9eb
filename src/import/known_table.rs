//! A table of the records of a program: whether a sheet is one, and what says in it which record a row is.

use serde_json::Value;

use super::column_mapping::ColumnMapping;
use super::label::{is_form_label, number_heads, unit_heads};
use super::row_table::{RowIdentity, RowTable};
use crate::disclosure::ProgramRef;
use crate::japanese::fold;
use crate::record::{Library, Program, SheetNumber, is_address};
use crate::words::{Language, Words};
use crate::workbook::Worksheet;

/// A table of a program's records.
#[derive(Debug)]
pub struct KnownTable<'s> {
    /// The table.
    pub table: RowTable<'s>,
    /// Whether its rows name the files of records, as tables that kohyo wrote do.
    pub names_files: bool,
    /// What stands over columns that say which record a row is, and are no fields; folded.
    aside: Vec<String>,
}

impl<'s> KnownTable<'s> {
    /// The table of a sheet, if it is one.
    #[must_use]
    pub fn find(sheet: &'s Worksheet, library: &Library, program: ProgramRef) -> Option<Self> {
        let own = program.resolve(library);
        let folder = format!("content/{}/{}/", program.folder(), own.slug);
        let is_own = |it: &str| it.starts_with(&folder) && it.strip_suffix(".md").is_some();
        let file = |text: &str| is_own(text).then(|| text.to_owned());
        let identity =
            RowIdentity { heads: own_heads("table-record"), id: &file, is_form_label: &|_| false };
        if let Some(table) = RowTable::find(sheet, &identity) {
            let aside = [own_heads("table-record"), own_heads("table-unit")].concat();
            return Some(Self { table, names_files: true, aside });
        }
        let (first, last) = own.days();
        let organization = &library.organization;
        let unit = |text: &str| {
            organization.find(text, first, last).map(|it| organization.units()[it].id.to_string())
        };
        let is_form_label = |text: &str| is_form_label(text, own);
        let is_charter = matches!(program, ProgramRef::CharterYear(_));
        let heads = if is_charter { unit_heads(own) } else { number_heads(Some(own)) };
        let id = |text: &str| if is_charter { unit(text) } else { number(text) };
        let identity = RowIdentity { heads, id: &id, is_form_label: &is_form_label };
        let table = RowTable::find(sheet, &identity)?;
        let head = table.heads.get(table.identity).filter(|_| is_charter);
        let aside = head.map(|it| fold(&it.name()).into_owned()).into_iter().collect();
        Some(Self { table, names_files: false, aside })
    }

    /// Which column is which field, as far as the heads say.
    #[must_use]
    pub fn guess(&self, schema: &Value, program: &Program) -> ColumnMapping {
        let is_aside = |head: &str| self.aside.iter().any(|it| *it == fold(head));
        ColumnMapping::guess(&self.table, schema, program, &is_aside)
    }
}

/// What a number in a table identifies: what can be an address and has a digit.
#[must_use]
pub fn number(text: &str) -> Option<String> {
    let number = SheetNumber::of(text);
    let is_number =
        is_address(number.as_str()) && number.as_str().contains(|it: char| it.is_ascii_digit());
    (is_number && !text.trim().is_empty()).then(|| number.as_str().to_owned())
}

/// What kohyo writes over a column of its own tables, in every language.
fn own_heads(word: &'static str) -> Vec<String> {
    Language::ALL.into_iter().map(|it| fold(&Words::new(it).word(word)).into_owned()).collect()
}
