//! Tables with one record in each row, of which `kohyo import` makes records.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Result;
use serde_json::Value;

use super::import_incoming::{Incoming, Read, shown};
use super::shell::Shell;
use crate::disclosure::ProgramRef;
use crate::export::{parse_spelled, record_schema, spelled};
use crate::import::{
    ColumnMapping, ColumnTarget, FilledField, FilledRecord, KnownTable, MappingError, Place,
    RowReader, RowTable, UnreadRow, WhyUnread, WrittenMapping,
};
use crate::record::{Key, Library, Program, SheetNumber};
use crate::record_edit::Step;
use crate::scaffold;
use crate::words::{Failure, Message, OrFail, Words};
use crate::workbook::{CellAddress, Worksheet};

/// The program of tables, and what is known of its records.
pub(super) struct TableProgram<'a> {
    library: &'a Library,
    program: ProgramRef,
    schema: Value,
    written: Option<WrittenMapping>,
    /// Files of records by what identifies them.
    files: HashMap<String, String>,
}

impl<'a> TableProgram<'a> {
    /// Reads what an office has written of the columns, too.
    pub(super) fn new(
        library: &'a Library,
        program: ProgramRef,
        mapping: Option<&Path>,
    ) -> Result<Self> {
        let words = Words::new(library.settings.language.into());
        let schema = record_schema(library, program, &words);
        let written = match mapping.filter(|it| it.exists()) {
            Some(file) => {
                let cannot =
                    || Message::new("cannot-read").with("path", file.display().to_string());
                let text = std::fs::read_to_string(file).or_fail(cannot)?;
                let own = program.resolve(library);
                Some(
                    WrittenMapping::parse(&text, &schema, own)
                        .map_err(|it| cannot_map(file, &it))?,
                )
            }
            None => None,
        };
        let files = match program {
            ProgramRef::Plan(at) => {
                let sheets = library.plans[at].sheets.iter();
                sheets
                    .map(|it| {
                        (SheetNumber::of(&it.data.number).as_str().to_owned(), it.file.clone())
                    })
                    .collect()
            }
            ProgramRef::CharterYear(_) => HashMap::new(),
        };
        Ok(Self { library, program, schema, written, files })
    }

    /// What stands in a sheet, if it is a table with one record in each row.
    pub(super) fn read(
        &self,
        (file, sheet): (&Path, &Worksheet),
        set: &[String],
        shell: &Shell,
    ) -> Result<Option<Read>> {
        let Some(known) = KnownTable::find(sheet, self.library, self.program) else {
            return Ok(None);
        };
        let program = self.program.resolve(self.library);
        let mut mapping = known.guess(&self.schema, program);
        let KnownTable { table, names_files, .. } = known;
        if let Some(written) = &self.written {
            mapping.amend(written);
        }
        let given = given(set, &self.schema, program)?;
        let reader = RowReader::new(&table, &mapping, program);
        let mut unread = table.unread.clone();
        let mut records = Vec::new();
        for row in &table.records {
            let mut read = reader.read(row);
            unread.append(&mut read.unread);
            let known = self.files.get(&row.id).cloned();
            if known.is_some() && !names_files {
                // 45 and 045 are one number, and the record keeps its spelling.
                read.fields.retain(|it| !self.is_number(&it.path));
            }
            let more =
                given.iter().filter(|it| !read.fields.iter().any(|field| field.path == it.path));
            let more: Vec<FilledField> = more.cloned().collect();
            read.fields.extend(more);
            let place =
                known.filter(|_| !names_files).unwrap_or_else(|| self.file(&row.id, names_files));
            let (sheet, exported) = (sheet.name.clone(), None);
            let record = FilledRecord {
                file: place,
                sheet,
                exported,
                is_untouched: false,
                fields: read.fields,
            };
            records.push(Incoming { source: file.to_path_buf(), program: self.program, record });
        }
        unread.sort_by_key(|it| it.row);
        report(file, &table, &mapping, &unread, shell);
        let missed = [WhyUnread::NoRecord, WhyUnread::Twice, WhyUnread::Taken, WhyUnread::NoHead];
        let is_whole = !unread.iter().any(|it| missed.contains(&it.why));
        Ok(Some(Read { records, is_whole, mappings: vec![mapping] }))
    }

    fn is_number(&self, path: &[Step]) -> bool {
        let word = self.program.resolve(self.library).form.word(Key::Number);
        matches!(path, [Step::Key(key)] if key == word)
    }

    /// The file of a record that nobody has written yet.
    fn file(&self, id: &str, names_files: bool) -> String {
        match self.program {
            _ if names_files => id.to_owned(),
            ProgramRef::Plan(at) => scaffold::sheet_path(&self.library.plans[at], id),
            ProgramRef::CharterYear(at) => {
                format!("content/charters/{}/{id}.md", self.library.charter_years[at].program.slug)
            }
        }
    }

    /// Writes the columns of tables to a file that is not there, or looks whether each head in it is one of theirs.
    pub(super) fn finish(
        &self,
        file: &Path,
        mappings: &[ColumnMapping],
        shell: &Shell,
    ) -> Result<()> {
        if let Some(written) = &self.written {
            return written.check(mappings).map_err(|it| cannot_map(file, &it).into());
        }
        if mappings.is_empty() {
            return Ok(());
        }
        let words = Words::new(self.library.settings.language.into());
        let yaml = ColumnMapping::yaml(
            mappings,
            &words.word("mapping-about"),
            &words.word("mapping-guess"),
        );
        crate::output::create(file, yaml.as_bytes())?;
        shell.say(&Message::new("mapping-written").with("path", file.display().to_string()));
        Ok(())
    }
}

/// The values that are given for every row.
fn given(set: &[String], schema: &Value, program: &Program) -> Result<Vec<FilledField>> {
    let field = |assignment: &String| {
        let message = |id| Message::new(id).with("value", assignment.as_str());
        let Some((key, text)) = assignment.split_once('=') else {
            return Err(Failure::new(message("import-set-no-value")).into());
        };
        let Some(path) = parse_spelled(key, schema, program) else {
            return Err(Failure::new(message("import-set-unknown").with("key", key)).into());
        };
        Ok(FilledField { path, text: text.trim().to_owned(), at: Place::Given, exported: None })
    };
    set.iter().map(field).collect()
}

fn cannot_map(file: &Path, error: &MappingError) -> Failure {
    let message = |id| Message::new(id).with("file", file.display().to_string());
    let help = |near: &Option<String>| {
        near.as_ref().map(|it| Message::new("help-suggestion").with("word", it.as_str()))
    };
    match error {
        MappingError::Yaml(what) => {
            Failure::new(message("mapping-yaml").with("what", what.as_str()))
                .help([Message::new("help-mapping")])
        }
        MappingError::Head(head, near) => {
            Failure::new(message("mapping-head").with("head", head.as_str())).help(help(near))
        }
        MappingError::Field(head, field, near) => {
            let failure =
                message("mapping-field").with("head", head.as_str()).with("field", field.as_str());
            Failure::new(failure).help(help(near))
        }
    }
}

/// Which column is which field, and what of the table was not read.
pub(super) fn report(
    file: &Path,
    table: &RowTable,
    mapping: &ColumnMapping,
    unread: &[UnreadRow],
    shell: &Shell,
) {
    let name = if table.sheet.name.is_empty() {
        file.display().to_string()
    } else {
        format!("{}（{}）", file.display(), table.sheet.name)
    };
    let said = Message::new("import-table").with("file", name).with("records", table.records.len());
    shell.say(
        &said.with("columns", table.heads.len()).with("row", table.heads[table.identity].at.row),
    );
    let mut columns: BTreeMap<u32, Vec<CellAddress>> = BTreeMap::new();
    for row in unread.iter().filter(|it| of_columns(it.why)) {
        for (at, _) in &row.cells {
            columns.entry(at.column).or_default().push(*at);
        }
    }
    for (head, column) in table.heads.iter().zip(&mapping.columns) {
        let message = |id| Message::new(id).with("head", column.head.as_str());
        let cells = columns.get(&head.column).map_or(&[][..], Vec::as_slice);
        let place =
            cells.first().zip(cells.last()).map_or_else(String::new, |(a, b)| format!("{a}:{b}"));
        let with_cells = |id| message(id).with("cells", cells.len()).with("at", place.as_str());
        match &column.target {
            ColumnTarget::Identity => shell.detail(&message("import-column-record")),
            ColumnTarget::Field { path, is_guess } => {
                let field = spelled(path);
                let is_same = field == column.head;
                let said = message("import-column").with("field", field);
                let said = said.with("guess", if *is_guess { "yes" } else { "no" });
                if is_same { shell.detail(&said) } else { shell.say(&said) }
            }
            ColumnTarget::OnPurpose => shell.say(&with_cells("import-column-left")),
            ColumnTarget::Unknown => shell.say(&with_cells("import-column-unknown")),
        }
    }
    for row in unread.iter().filter(|it| !of_columns(it.why)) {
        let cell = |(at, text): &(CellAddress, String)| format!("{at}「{}」", shown(text));
        let cells: Vec<String> = row.cells.iter().map(cell).collect();
        let message =
            Message::new("import-row-unread").with("row", row.row).with("why", why(row.why));
        shell.say(&message.with("cells", cells));
    }
}

/// Whether it is told of a column, and not of each row.
fn of_columns(why: WhyUnread) -> bool {
    matches!(why, WhyUnread::OnPurpose | WhyUnread::UnknownHead)
}

fn why(why: WhyUnread) -> &'static str {
    match why {
        WhyUnread::AboveTable => "above",
        WhyUnread::BelowTable => "below",
        WhyUnread::NoRecord => "no-record",
        WhyUnread::Total => "total",
        WhyUnread::Twice => "twice",
        WhyUnread::NoHead => "no-head",
        WhyUnread::Taken => "taken",
        WhyUnread::UnknownHead | WhyUnread::OnPurpose => "head",
    }
}
