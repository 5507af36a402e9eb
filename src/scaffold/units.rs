//! The units of a new city, from a table such as offices keep.

use std::collections::HashSet;

use crate::record::Key;
use csv::{ReaderBuilder, StringRecord, Trim};
use serde_json::{Map, Value, json};

use crate::characters;
use crate::japanese::{half_width, suggest};
use crate::record::{is_id, is_kana};
use crate::words::{Failure, Message};

/// The columns: the key in `organization.yaml`, and the name that programs give it.
const COLUMNS: [(&str, &str); 5] = [
    (Key::Identifier.word(), "id"),
    (Key::Name.word(), "name"),
    (Key::Reading.word(), "reading"),
    (Key::UnitKind.word(), "kind"),
    (Key::Parent.word(), "parent"),
];

/// What a city has when nobody named its units.
pub const EXAMPLE: &str = include_str!("templates/units.csv");

/// The units of a table with a header, as `organization.yaml` has them, without what nobody can see in
/// it.
///
/// # Errors
///
/// A column or a row cannot be understood: which, and why.
pub fn units(table: &str) -> Result<Vec<Value>, Failure> {
    read(table, |line| line.to_string())
}

/// The same of lines that somebody is typing, in the columns of [`EXAMPLE`].
///
/// # Errors
///
/// One of them cannot be understood: why. It is no line of a file.
pub fn typed_units(lines: &[String]) -> Result<Vec<Value>, Failure> {
    let header = EXAMPLE.lines().next().unwrap_or_default();
    let table = [header].into_iter().chain(lines.iter().map(String::as_str)).collect::<Vec<_>>();
    read(&table.join("\n").replace(['，', '、'], ","), |_| "typed".to_owned())
}

fn read(table: &str, name: impl Fn(u64) -> String) -> Result<Vec<Value>, Failure> {
    let table = &*characters::without(table);
    let tabs = table.lines().next().is_some_and(|it| it.contains('\t'));
    let delimiter = if tabs { b'\t' } else { b',' };
    let mut builder = ReaderBuilder::new();
    let builder = builder.delimiter(delimiter).trim(Trim::All).flexible(true);
    let mut reader = builder.from_reader(table.as_bytes());
    let header = reader.headers().map_err(|it| unreadable(&it))?.clone();
    let columns = columns(&header)?;
    let mut units = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|it| unreadable(&it))?;
        if row.iter().all(str::is_empty) {
            continue;
        }
        let line = row.position().map_or(0, csv::Position::line);
        let cells = columns.iter().zip(&row).filter(|(_, cell)| !cell.is_empty());
        let unit: Map<String, Value> =
            cells.map(|(key, cell)| ((*key).to_owned(), json!(cell))).collect();
        units.push((line, unit));
    }
    judge(&units, name)?;
    Ok(units.into_iter().map(|(_, it)| Value::Object(it)).collect())
}

/// The key of each column.
fn columns(header: &StringRecord) -> Result<Vec<&'static str>, Failure> {
    let mut found = Vec::new();
    for title in header {
        let typed = half_width(title).to_lowercase();
        let column = COLUMNS.iter().find(|(key, name)| *key == title || *name == typed);
        let Some((key, _)) = column else {
            let names = COLUMNS.iter().flat_map(|(key, name)| [*key, *name]);
            let help = match suggest(title, names) {
                Some(near) => Message::new("help-suggestion").with("word", near),
                None => help_header(),
            };
            let unknown = Message::new("units-unknown-column").with("column", title);
            return Err(Failure::new(unknown).help([help]));
        };
        found.push(*key);
    }
    for (key, name) in &COLUMNS[..2] {
        if !found.contains(key) {
            let missing = Message::new("units-no-column").with("column", *key).with("name", *name);
            return Err(Failure::new(missing).help([help_header()]));
        }
    }
    Ok(found)
}

fn help_header() -> Message {
    let first = EXAMPLE.lines().next().unwrap_or_default();
    Message::new("help-units-header").with("header", first)
}

/// Finds the first row that cannot stand in `organization.yaml`.
fn judge(
    units: &[(u64, Map<String, Value>)],
    line_name: impl Fn(u64) -> String,
) -> Result<(), Failure> {
    if units.is_empty() {
        return Err(Failure::new(Message::new("units-none")).help([help_header()]));
    }
    let text = |unit: &Map<String, Value>, key| {
        unit.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    let names: HashSet<String> = units
        .iter()
        .flat_map(|(_, it)| [text(it, Key::Identifier.word()), text(it, Key::Name.word())])
        .collect();
    let (mut ids_before, mut names_before) = (HashSet::new(), HashSet::new());
    for (line, unit) in units {
        let [id, name, reading, _, parent] = COLUMNS.map(|(key, _)| text(unit, key));
        let is_id_new = ids_before.insert(id.clone());
        let is_name_new = names_before.insert(name.clone());
        let (what, value) = if !is_id(&id) {
            ("id", id)
        } else if !is_id_new {
            ("same-id", id)
        } else if name.is_empty() {
            ("no-name", id)
        } else if !is_name_new {
            ("same-name", name)
        } else if !is_kana(&reading) {
            ("reading", reading)
        } else if !parent.is_empty() && (!names.contains(&parent) || parent == name || parent == id)
        {
            ("parent", parent)
        } else {
            continue;
        };
        let wrong = Message::new("units-wrong").with("line", line_name(*line));
        return Err(Failure::new(wrong.with("what", what).with("value", value)));
    }
    Ok(())
}

fn unreadable(error: &csv::Error) -> Failure {
    let line = error.position().map_or(0, csv::Position::line);
    Failure::new(Message::new("units-unreadable").with("line", line.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_in_either_language_and_with_tabs() {
        let expected = json!([{ "識別子": "kita", "名称": "北区", "読み": "きたく" }]);
        for table in [
            "id,name,reading\nkita,北区,きたく\n",
            "ＩＤ,Name,reading\r\nkita,北区,きたく\r\n\r\n",
            "名称\t識別子\t読み\n北区\tkita\tきたく\n",
            "\"id\",\"name\",\"reading\",\"kind\"\n kita , 北区 ,きたく,\n,,,\n",
        ] {
            let mut read = Value::Array(units(table).unwrap());
            read[0].as_object_mut().unwrap().sort_keys();
            let mut expected = expected.clone();
            expected[0].as_object_mut().unwrap().sort_keys();
            assert_eq!(read, expected, "{table}");
        }
        assert_eq!(units(EXAMPLE).unwrap().len(), 1);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (table, said) in [
            ("id,denwa\na,b\n", "there is no column “denwa”"),
            ("id\na\n", "there is no column 名称 (name)"),
            ("id,name\n", "there is no unit"),
            (
                "id,name\na,甲\nB,乙\n",
                "line 3: “B” cannot be a 識別子: lower-case letters, digits, - and _ only",
            ),
            ("id,name\na,甲\na,乙\n", "line 3: there is a unit with the 識別子 “a” already"),
            ("id,name\na,\n", "line 2: “a” has no 名称"),
            ("id,name\na,甲\nb,甲\n", "line 3: there is a unit with the 名称 “甲” already"),
            ("id,name,reading\na,甲,甲\n", "line 2: “甲” is no 読み: kana only"),
            ("id,name,parent\na,甲,乙\n", "line 2: there is no unit “乙” for it to belong to"),
        ] {
            assert_eq!(units(table).unwrap_err().to_string(), said, "{table}");
        }
    }
}
