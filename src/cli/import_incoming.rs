//! What was typed for records, before it is put into them.

use std::path::PathBuf;

use crate::disclosure::ProgramRef;
use crate::import::{ColumnMapping, FilledRecord};

/// How much of a text is shown.
const SHOWN: usize = 60;

/// What was typed for a record, and where.
pub(super) struct Incoming {
    pub(super) source: PathBuf,
    pub(super) program: ProgramRef,
    pub(super) record: FilledRecord,
}

/// What a file has.
pub(super) struct Read {
    pub(super) records: Vec<Incoming>,
    /// Whether all that matters in it was read.
    pub(super) is_whole: bool,
    /// Which column is which field, of each of its tables with a record in each row.
    pub(super) mappings: Vec<ColumnMapping>,
}

impl Incoming {
    /// The file, and the sheet in it.
    pub(super) fn name(&self) -> String {
        let file = self.source.display();
        if self.record.sheet.is_empty() {
            file.to_string()
        } else {
            format!("{file}（{}）", self.record.sheet)
        }
    }
}

/// The beginning of a text, on one line.
pub(super) fn shown(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    line.chars().take(SHOWN).collect::<String>() + "…"
}
