//! What a city may begin with, read off a table of its plan: units, categories, years, scales, fields.
//!
//! Everything here is a proposal for people to look at. Which column is which field is told by the same means as when the
//! table is imported, once the program that is proposed is there.

mod own_field;
mod program;
mod romaji;
mod scale;
mod unit_table;

pub use own_field::ProposedField;
pub use program::{ProposedProgram, propose};
pub use romaji::romaji;
pub use scale::{ProposedLevel, scale};
pub use unit_table::{ProposedUnit, filled_unit_table, unit_table, units};

use super::row_table::RowTable;

/// What stands in a column, each text once, in order.
fn distinct(table: &RowTable, column: u32) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in values(table, column) {
        if !found.contains(&text) {
            found.push(text);
        }
    }
    found
}

/// What stands in a column of the records, also what is merged over several of them.
fn values(table: &RowTable, column: u32) -> Vec<String> {
    let values = table.records.iter().filter_map(|it| table.value(it.row, column));
    values.map(|it| it.1.into_owned()).filter(|it| !it.is_empty()).collect()
}
