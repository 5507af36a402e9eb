//! The units that a table names, as the table of units that an office fills in.

use std::collections::HashSet;

use csv::{ReaderBuilder, WriterBuilder};

use super::romaji::romaji;
use super::{distinct, values};
use crate::characters;
use crate::export::SEPARATOR;
use crate::import::row_table::RowTable;
use crate::japanese::fold;
use crate::record::{Key, is_id, is_kana, usual_names};

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProposedUnit {
    /// Its name.
    pub name: String,
    /// Its reading, where a column beside it has one.
    pub reading: String,
    /// The unit that it belongs to.
    pub parent: String,
}

/// What stands over units that others belong to.
const ABOVE: [&str; 12] = [
    "局",
    "部",
    "部局",
    "局名",
    "部名",
    "部局名",
    "担当部",
    "担当局",
    "担当部局",
    "所管部",
    "所管局",
    "所管部局",
];

/// What stands over the units that answer for a record, besides what offices usually write.
const OWN: [&str; 6] = ["課", "課名", "係", "室", "課室", "課等"];

/// What a unit's name ends with, and how that is read.
const KINDS: [(&str, &str); 8] = [
    ("課", "か"),
    ("部", "ぶ"),
    ("局", "きょく"),
    ("室", "しつ"),
    ("係", "かかり"),
    ("区", "く"),
    ("所", "しょ"),
    ("センター", "せんたー"),
];

/// The columns of units: that of those which answer for a record, that of those above them, that of readings.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct UnitColumns {
    pub(super) own: Option<u32>,
    pub(super) above: Option<u32>,
    pub(super) reading: Option<u32>,
}

impl UnitColumns {
    pub(super) fn of(table: &RowTable) -> Self {
        let is = |names: &[&str], it: &crate::import::TableHead| {
            it.path.last().is_some_and(|head| names.iter().any(|name| fold(name) == fold(head)))
        };
        let find = |names: &[&str]| table.heads.iter().find(|it| is(names, it)).map(|it| it.column);
        let above = find(&ABOVE);
        let own = find(&OWN).or_else(|| find(usual_names(Key::Owner)));
        let is_reading = |head: &&crate::import::TableHead| {
            let names = [Key::Reading.word(), "よみ", "ふりがな", "フリガナ"];
            own.is_some_and(|own| head.column == own + 1)
                && names.iter().any(|it| head.name().contains(it))
        };
        let reading = table.heads.iter().find(is_reading).map(|it| it.column);
        match own {
            Some(_) => Self { own, above, reading },
            // Where only departments are named, these answer.
            None => Self { own: above, above: None, reading: None },
        }
    }
}

/// The units that tables name, those above others first.
#[must_use]
pub fn units(tables: &[RowTable]) -> Vec<ProposedUnit> {
    let mut above: Vec<ProposedUnit> = Vec::new();
    let mut own: Vec<ProposedUnit> = Vec::new();
    let (mut names_above, mut names_of_own) = (HashSet::new(), HashSet::new());
    let add = |units: &mut Vec<ProposedUnit>, names: &mut HashSet<String>, unit: ProposedUnit| {
        if names.insert(fold(&unit.name).into_owned()) {
            units.push(unit);
        }
    };
    for table in tables {
        let columns = UnitColumns::of(table);
        for name in columns.above.map_or_else(Vec::new, |it| distinct(table, it)) {
            add(&mut above, &mut names_above, ProposedUnit { name, ..ProposedUnit::default() });
        }
        for record in &table.records {
            let text = |column: Option<u32>| {
                column
                    .and_then(|it| table.value(record.row, it))
                    .map_or_else(String::new, |it| it.1.into_owned())
            };
            let names = text(columns.own);
            let names: Vec<&str> =
                names.split(SEPARATOR).map(str::trim).filter(|it| !it.is_empty()).collect();
            for name in &names {
                let reading = if names.len() == 1 { text(columns.reading) } else { String::new() };
                let unit =
                    ProposedUnit { name: (*name).to_owned(), reading, parent: text(columns.above) };
                add(&mut own, &mut names_of_own, unit);
            }
        }
    }
    own.retain(|it| !names_above.contains(&*fold(&it.name)));
    above.into_iter().chain(own).collect()
}

/// The table that an office fills in; an identifier is there where the reading is known.
#[must_use]
pub fn unit_table(units: &[ProposedUnit]) -> String {
    let header =
        [Key::Identifier, Key::Name, Key::Reading, Key::UnitKind, Key::Parent].map(Key::word);
    let kind =
        |name: &str| KINDS.iter().find(|it| name.ends_with(it.0)).map_or("", |it| it.0).to_owned();
    let row = |it: &ProposedUnit| {
        [String::new(), it.name.clone(), it.reading.clone(), kind(&it.name), it.parent.clone()]
            .to_vec()
    };
    let header = header.map(str::to_owned).to_vec();
    filled(std::iter::once(header).chain(units.iter().map(row)).collect()).0
}

/// The table with an identifier for each unit whose reading is known, and the names of the others. What nobody can see in it
/// is left out, as where its units are read: a head behind such a character would be no head.
#[must_use]
pub fn filled_unit_table(text: &str) -> (String, Vec<String>) {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let cells = |row: csv::StringRecord| row.iter().map(|it| it.trim().to_owned()).collect();
    filled(rows.map(cells).collect())
}

fn filled(mut rows: Vec<Vec<String>>) -> (String, Vec<String>) {
    for cell in rows.iter_mut().flatten() {
        *cell = characters::without(cell).trim().to_owned();
    }
    let column = |key: Key| rows.first()?.iter().position(|it| *it == key.word());
    let columns = [Key::Identifier, Key::Name, Key::Reading].map(column);
    let mut missing = Vec::new();
    if let [Some(id), Some(name), Some(reading)] = columns {
        let mut taken: HashSet<String> =
            rows.iter().skip(1).filter_map(|it| it.get(id).cloned()).collect();
        for row in rows.iter_mut().skip(1).filter(|it| it.len() > id.max(name).max(reading)) {
            if !row[id].is_empty() || row[name].is_empty() {
                continue;
            }
            match identifier(&row[name], &row[reading]) {
                Some(found) => {
                    let free = (1..)
                        .map(|it| if it == 1 { found.clone() } else { format!("{found}-{it}") });
                    row[id] = free.take(1000).find(|it| !taken.contains(it)).unwrap_or_default();
                    taken.insert(row[id].clone());
                }
                None => missing.push(row[name].clone()),
            }
        }
    }
    let mut writer = WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let written = rows.iter().try_for_each(|it| writer.write_record(it));
    let bytes = written.ok().and_then(|()| writer.into_inner().ok()).unwrap_or_default();
    (String::from_utf8(bytes).unwrap_or_default(), missing)
}

/// The identifier of a unit: somu-ka for 総務課 that is read そうむか.
fn identifier(name: &str, reading: &str) -> Option<String> {
    if reading.is_empty() || !is_kana(reading) {
        return is_id(name).then(|| name.to_owned());
    }
    let kind = KINDS.iter().find(|it| name.ends_with(it.0) && reading.ends_with(it.1));
    let parts = kind.and_then(|it| Some((romaji(reading.strip_suffix(it.1)?)?, romaji(it.1)?)));
    let whole = || romaji(reading);
    parts.map(|(stem, kind)| format!("{stem}-{kind}")).or_else(whole).filter(|it| is_id(it))
}

/// Whether a column has units.
pub(super) fn is_of_units(table: &RowTable, column: u32) -> bool {
    let UnitColumns { own, above, reading } = UnitColumns::of(table);
    [own, above, reading].contains(&Some(column)) && !values(table, column).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_see_hides_no_head() {
        let (table, missing) =
            filled_unit_table(" \u{feff}識別子,名\u{200b}称,読み\n,総務課,そうむか\n");
        assert_eq!(
            (table.as_str(), missing.len()),
            ("識別子,名称,読み\nsomu-ka,総務課,そうむか\n", 0)
        );
    }

    #[test]
    fn identifiers_follow_from_readings() {
        let (table, missing) = filled_unit_table(
            "識別子,名称,読み,種別,上位\n,総務課,そうむか,課,\n,総務係,そうむ,係,\n,財政課,,課,\nkita,北区,きたく,区,\n",
        );
        assert_eq!(
            table,
            "識別子,名称,読み,種別,上位\nsomu-ka,総務課,そうむか,課,\nsomu,総務係,そうむ,係,\n,財政課,,課,\nkita,北区,きたく,区,\n"
        );
        assert_eq!(missing, ["財政課"]);
    }
}
