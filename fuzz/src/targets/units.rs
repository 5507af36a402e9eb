//! Target: the table of units that `kohyo init` takes, as an office saved it or as it was pasted.

use kohyo::calendar::FirstMonth;
use kohyo::import::{
    self, RowIdentity, RowTable, Source, filled_unit_table, number, number_heads, unit_table,
};
use kohyo::record;
use kohyo::scaffold::{self, City};
use kohyo::source::{Content, File, Tree, from_office};
use kohyo::workbook::Limits;

use super::city::WORDS;
use super::{number_of, time_limit};

/// Reads it, fills its identifiers in, and starts a city from it.
pub fn run(data: &[u8]) {
    time_limit::within(data.len(), || {
        if let Some(text) = from_office(data) {
            let (filled, _) = filled_unit_table(&text);
            let (again, _) = filled_unit_table(&filled);
            assert_eq!(filled, again, "a table that is filled stays as it is");
            starts(&text, number_of(data));
            starts(&filled, number_of(data));
        }
        propose(data);
    });
}

/// What is taken as a table of units is accepted as a city's own; what is not is explained.
fn starts(table: &str, number: u64) {
    let units = match scaffold::units(table) {
        Ok(units) => units,
        Err(failure) => {
            for words in &*WORDS {
                assert!(!words.say(failure.message()).is_empty());
            }
            return;
        }
    };
    if !number.is_multiple_of(4) {
        return;
    }
    let first_month = FirstMonth::new(4).expect("April");
    let city = City { name: "ためし市".to_owned(), first_month, units };
    let files = scaffold::city(&city, &[], &WORDS[0]).expect("a city of units that are right");
    // What stands beside the city's folder is not read.
    let is_read =
        |it: &scaffold::NewFile| it.path == "kohyo.yaml" || it.path.starts_with("content/");
    let file = |it: scaffold::NewFile| File::new(it.path, Content::Text(it.text.into()));
    let tree = Tree::new(files.into_iter().filter(is_read).map(file).collect());
    let errors: Vec<_> = record::load(&tree).findings.errors().cloned().collect();
    assert!(errors.is_empty(), "what is written to start from has errors: {errors:?}");
}

/// The units that a table with one record in each row names.
fn propose(data: &[u8]) {
    let limits = Limits { cells: 20_000, text: 1 << 20, unpacked: 8 << 20, piece: 1 << 20 };
    let Ok(read) = import::read(data, &limits) else { return };
    let Source::Sheets(sheets) = read.source else { return };
    let identity =
        RowIdentity { heads: number_heads(None), id: &number, is_form_label: &|_| false };
    let tables: Vec<RowTable> =
        sheets.iter().filter_map(|it| RowTable::find(it, &identity)).collect();
    let table = unit_table(&import::units(&tables));
    let (filled, _) = filled_unit_table(&table);
    assert_eq!(filled, table, "a table that is proposed is filled as far as it can be");
}
