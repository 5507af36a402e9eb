//! Records of a program as one table: a row for each record and a column for each field.

use std::collections::HashMap;

use rust_xlsxwriter::{
    Color, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};

use super::field_table::{
    COLUMN_ROW, FIELD_SHEET, FIELD_SHEET_VERSION, PROGRAM_ROW, RECORD_ROW, path_text, row_hash,
};
use super::form_workbook::properties;
use super::open_fields::OpenFields;
use super::spelled_path::spelled;
use super::unit_forms::{FormRequest, fields};
use crate::digest::Hash;
use crate::disclosure::{Item, Obligation};
use crate::exchange::guarded;
use crate::record::{Key, Program};
use crate::record_edit::{ProgramKeys, Step};
use jiff::civil::Date;

/// A table of records.
#[derive(Debug, Clone)]
pub struct RecordTable {
    /// The title of the workbook.
    pub title: String,
    /// The program: reforms/gyokaku-2013.
    pub program: String,
    /// The day that stands as that of its making.
    pub day: Date,
    /// The path of each column, and what stands above it. The path is empty where it says which record a row is.
    pub columns: Vec<(Vec<Step>, String)>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A record in a table.
#[derive(Debug, Clone)]
pub struct TableRow {
    /// Its file.
    pub file: String,
    /// The hash of the file; empty where there is none yet.
    pub hash: String,
    /// What is in each column.
    pub texts: Vec<String>,
}

impl RecordTable {
    /// The records of a program; with a period only those of which something is due in the round after it, and only those
    /// fields beside what a record is.
    #[must_use]
    pub fn of(request: FormRequest) -> Self {
        let program = request.program.resolve(request.library);
        let schema = request.schema();
        let mut columns = Columns::default();
        let mut rows: Vec<(TableRow, HashMap<String, String>)> = Vec::new();
        for at in request.schedule().map_or(0..0, |it| it.subjects.clone()) {
            let Some((file, hash, record, open)) = row(request, at, program) else { continue };
            let parts = request.parts(&schema, &record, &open);
            let keys = ProgramKeys::new(program);
            let is_wanted = |path: &[Step]| {
                request.period.is_none() || is_identity(path, program) || open.has(path, &keys)
            };
            let wanted: Vec<_> = fields(&parts).filter(|it| is_wanted(&it.path)).collect();
            columns.add(wanted.iter().map(|it| it.path.as_slice()));
            let texts = wanted.iter().map(|it| (path_text(&it.path), it.text.clone()));
            let unit = request.obligations.subjects[at].units.first();
            let unit = unit.map(|it| request.library.organization.units()[*it].name.to_string());
            let about = [Some(file.clone()), unit].into_iter().flatten().collect();
            rows.push((TableRow { file, hash, texts: about }, texts.collect()));
        }
        let paths = columns.paths;
        let row = |(mut row, mut texts): (TableRow, HashMap<String, String>)| {
            row.texts
                .extend(paths.iter().map(|it| texts.remove(&path_text(it)).unwrap_or_default()));
            row
        };
        let about = ["table-record", "table-unit"].map(|it| (Vec::new(), request.words.word(it)));
        Self {
            title: program.file.name.to_string(),
            program: request.program.identifier(request.library),
            day: request.obligations.as_of,
            rows: rows.into_iter().map(row).collect(),
            columns: about
                .into_iter()
                .chain(paths.iter().map(|it| (it.clone(), spelled(it))))
                .collect(),
        }
    }

    /// As CSV with a mark in front, by which Excel knows UTF-8. No text is a formula.
    ///
    /// # Errors
    ///
    /// None that is known: it is written to memory.
    pub fn csv(&self) -> Result<Vec<u8>, csv::Error> {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(b"\xEF\xBB\xBF".to_vec());
        writer.write_record(self.columns.iter().map(|it| &it.1))?;
        for row in &self.rows {
            writer.write_record(row.texts.iter().map(|it| guarded(it).into_owned()))?;
        }
        writer.into_inner().map_err(|error| error.into_error().into())
    }

    /// As a workbook, with a hidden sheet that says which row is which record and which column is which field.
    ///
    /// # Errors
    ///
    /// There are more rows or columns than a worksheet has, or a text is longer than a cell holds.
    pub fn workbook(&self) -> Result<Vec<u8>, XlsxError> {
        let mut file = Workbook::new();
        file.set_properties(&properties(&self.title, self.day)?);
        self.write_rows(file.add_worksheet())?;
        self.write_fields(file.add_worksheet())?;
        file.save_to_buffer()
    }

    fn write_rows(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let base = Format::new().set_font_name("Yu Gothic").set_font_size(10).set_text_wrap();
        let base = base.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x008C_8C8C));
        let head = base.clone().set_bold().set_background_color(Color::RGB(0x00E9_EDF2));
        let text = base.set_num_format("@").set_align(FormatAlign::Top);
        sheet.set_name("1")?;
        for (column, (_, heading)) in (0..).zip(&self.columns) {
            sheet.write_string_with_format(0, column, heading, &head)?;
            let longest = self.rows.iter().filter_map(|it| it.texts.get(usize::from(column)));
            let longest = longest.map(|it| it.chars().count()).max().unwrap_or(0);
            sheet.set_column_width(column, if longest > 20 { 40 } else { 16 })?;
        }
        for (nth, row) in (1..).zip(&self.rows) {
            for (column, content) in (0..).zip(&row.texts) {
                sheet.write_string_with_format(nth, column, content, &text)?;
            }
        }
        let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let width = u16::try_from(self.columns.len()).unwrap_or(u16::MAX).max(1);
        sheet.autofilter(0, 0, last, width - 1)?.set_freeze_panes(1, 2)?;
        sheet.ignore_error_range(0, 0, last, width - 1, IgnoreError::NumberStoredAsText)?;
        sheet
            .set_paper_size(9)
            .set_landscape()
            .set_print_fit_to_pages(1, 0)
            .set_repeat_rows(0, 0)?;
        Ok(())
    }

    /// Writes the hidden sheet that says which row is which record and which column is which field.
    fn write_fields(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(FIELD_SHEET)?.set_very_hidden(true).protect();
        let rows = [vec![FIELD_SHEET, FIELD_SHEET_VERSION], vec![PROGRAM_ROW, &self.program]];
        let is_field = |nth: usize| self.columns.get(nth).is_some_and(|it| !it.0.is_empty());
        let hash = |row: &TableRow| {
            let texts = row.texts.iter().enumerate().filter(|(nth, _)| is_field(*nth));
            row_hash(texts.map(|(_, text)| text.as_str()))
        };
        let records = self.rows.iter().enumerate();
        let records: Vec<[String; 5]> = records
            .map(|(nth, it)| {
                [
                    RECORD_ROW.into(),
                    (nth + 1).to_string(),
                    it.file.clone(),
                    it.hash.clone(),
                    hash(it),
                ]
            })
            .collect();
        let columns = self.columns.iter().map(|(path, heading)| {
            [COLUMN_ROW.to_owned(), heading.clone(), path_text(path), String::new(), String::new()]
        });
        let columns: Vec<[String; 5]> = columns.collect();
        let rows = rows.into_iter().chain(
            records.iter().chain(&columns).map(|it| it.iter().map(String::as_str).collect()),
        );
        for (nth, cells) in (0..).zip(rows) {
            for (column, content) in (0..).zip(cells) {
                sheet.write_string(nth, column, content)?;
            }
        }
        Ok(())
    }
}

/// The file of a subject, its hash, its tree and what is to be filled in; none where nothing is in this round.
fn row(
    request: FormRequest,
    at: usize,
    program: &Program,
) -> Option<(String, String, serde_json::Value, OpenFields)> {
    let schedule = request.schedule()?;
    let subject = &request.obligations.subjects[at];
    let owed = request.obligations.owed_by_subject(at).iter();
    let due: Vec<&Obligation> = owed.filter(|it| request.is_due(it, schedule, program)).collect();
    if request.period.is_some() && due.is_empty() {
        return None;
    }
    let (file, record) = request.record(subject, *subject.units.first()?, program)?;
    let hash =
        request.tree.text(&file).map_or_else(String::new, |it| Hash::of(it.as_bytes()).to_string());
    let items: Vec<Item> = due.iter().map(|it| it.item).collect();
    Some((file, hash, record, OpenFields::of(&items, program)))
}

/// Whether a field says which record it is.
fn is_identity(path: &[Step], program: &Program) -> bool {
    let keys = [Key::Number, Key::Title, Key::Owner, Key::Units];
    matches!(path, [Step::Key(word)] if keys.iter().any(|it| program.form.word(*it) == word))
}

/// The columns of records that do not all have the same fields, in an order that is that of each of them.
#[derive(Default)]
struct Columns {
    paths: Vec<Vec<Step>>,
    places: HashMap<String, usize>,
}

impl Columns {
    fn add<'p>(&mut self, paths: impl Iterator<Item = &'p [Step]>) {
        let mut at = 0;
        let mut is_changed = false;
        let mut added: Vec<(usize, Vec<Step>)> = Vec::new();
        for path in paths {
            if let Some(place) = self.places.get(&path_text(path)) {
                at = at.max(place + 1);
            } else {
                added.push((at, path.to_vec()));
                is_changed = true;
            }
        }
        if !is_changed {
            return;
        }
        for (nth, (at, path)) in added.into_iter().enumerate() {
            self.paths.insert(at + nth, path);
        }
        let places = self.paths.iter().enumerate().map(|(nth, it)| (path_text(it), nth));
        self.places = places.collect();
    }
}
