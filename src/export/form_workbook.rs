//! Forms to fill in as a workbook: a worksheet for each record, protected but for the fields that are open.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, IgnoreError, ProtectionOptions, Workbook, Worksheet,
    XlsxError,
};

use super::field_table::{
    self, CHOICE_SHEET, FIELD_SHEET, FIELD_SHEET_VERSION, PROGRAM_ROW, RECORD_ROW,
};
use super::layout::{Area, Content, Layout, UNIT, WIDTH, height_of, layout, lines};
use super::outline::FormPart;
use crate::record_edit::Step;

/// The form of a record.
#[derive(Debug, Clone)]
pub struct RecordForm {
    /// What its worksheet is called, before what no worksheet may be called is taken out.
    pub name: String,
    /// What stands above it.
    pub title: String,
    /// Below the title: whose it is and what is to be done.
    pub notice: String,
    /// The record's file; where there is none yet, where it will be.
    pub file: String,
    /// The hash of the file; empty where there is none yet.
    pub hash: String,
    /// Its parts.
    pub parts: Vec<FormPart>,
    /// What is said of what was typed.
    pub remarks: Vec<Remark>,
}

/// Something that is said of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// The field; empty for the whole record.
    pub path: Vec<Step>,
    /// What is said.
    pub text: String,
}

/// What a workbook of forms is.
#[derive(Debug, Clone)]
pub struct FormWorkbook {
    /// Its title, among the properties of the file.
    pub title: String,
    /// Which program the records are of: reforms/gyokaku-2013.
    pub program: String,
    /// The day that stands as that of its making, so that the same records make the same file.
    pub day: Date,
    /// The head of the column of remarks; none where there is no such column.
    pub remarks_heading: Option<String>,
    /// What stands where a list of words is chosen from and something else was typed.
    pub not_a_choice: String,
    /// Its forms.
    pub forms: Vec<RecordForm>,
}

/// The most that a cell holds, in UTF-16 units:
/// <https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3>.
pub const CELL_LENGTH: usize = 32_767;

/// The rows above a form.
const TOP: u32 = 3;

/// The column of remarks, behind the form, and its width in half-width characters.
const REMARKS: u16 = WIDTH;
const REMARKS_WIDTH: u16 = 60;

struct Formats {
    title: Format,
    notice: Format,
    head: Format,
    locked: Format,
    open: Format,
    remark: Format,
    remarks_head: Format,
}

impl Formats {
    fn new() -> Self {
        let base = || Format::new().set_font_name("Yu Gothic").set_font_size(10).set_text_wrap();
        let text = || base().set_align(FormatAlign::Top).set_num_format("@");
        let bordered = |it: Format| {
            it.set_border(FormatBorder::Thin).set_border_color(Color::RGB(0x008C_8C8C))
        };
        let head = bordered(base().set_align(FormatAlign::VerticalCenter)).set_bold();
        Self {
            title: base().set_font_size(14).set_bold(),
            notice: base(),
            head: head.clone().set_background_color(Color::RGB(0x00E9_EDF2)),
            locked: bordered(text()),
            open: bordered(text()).set_unlocked().set_background_color(Color::RGB(0x00FF_F6D6)),
            remark: text().set_font_color(Color::RGB(0x00A3_2020)),
            remarks_head: head.set_background_color(Color::RGB(0x00FB_E4E4)),
        }
    }
}

/// Writes a workbook (.xlsx).
///
/// # Errors
///
/// A text is longer than a cell holds, or there are more cells than a worksheet has.
pub fn write(workbook: &FormWorkbook) -> Result<Vec<u8>, XlsxError> {
    let mut file = Workbook::new();
    file.set_properties(&properties(&workbook.title, workbook.day)?);
    let formats = Formats::new();
    let names = worksheet_names(&workbook.forms);
    let mut choices = Choices::default();
    let mut fields: Vec<[String; 6]> = Vec::new();
    for (nth, (form, name)) in workbook.forms.iter().zip(&names).enumerate() {
        let layout = layout(&form.parts, TOP);
        let sheet = file.add_worksheet();
        sheet.set_name(name)?;
        write_form(sheet, form, &layout, &formats, workbook)?;
        add_choices(sheet, &layout, &mut choices, workbook)?;
        let places = layout.fields.iter().zip(&layout.places);
        fields.extend(places.map(|(field, place)| field_table::row(nth, name, field, *place)));
    }
    write_fields(file.add_worksheet(), workbook, &names, &fields)?;
    choices.write(file.add_worksheet())?;
    file.save_to_buffer()
}

/// The properties of a file: its title, and a day as that of its making.
pub(super) fn properties(title: &str, day: Date) -> Result<DocProperties, XlsxError> {
    let made = ExcelDateTime::from_ymd(
        u16::try_from(day.year()).unwrap_or(1970),
        u8::try_from(day.month()).unwrap_or(1),
        u8::try_from(day.day()).unwrap_or(1),
    )?;
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&made))
}

fn write_form(
    sheet: &mut Worksheet,
    form: &RecordForm,
    layout: &Layout,
    formats: &Formats,
    workbook: &FormWorkbook,
) -> Result<(), XlsxError> {
    for column in 0..WIDTH {
        sheet.set_column_width(column, UNIT)?;
    }
    merge(sheet, (0, 0), (0, WIDTH - 1), &form.title, &formats.title)?;
    merge(sheet, (1, 1), (0, WIDTH - 1), &form.notice, &formats.notice)?;
    sheet.set_row_height(0, 24)?;
    sheet.set_row_height(1, 32)?;
    for (row, height) in (TOP..).zip(&layout.heights) {
        let remarks = remarks_of(form, layout, row);
        let lines: u32 = remarks.iter().map(|it| lines(it, REMARKS_WIDTH)).sum();
        sheet.set_row_height(row, (*height).max(height_of(lines)))?;
    }
    for area in &layout.areas {
        write_area(sheet, area, layout, formats)?;
    }
    if let Some(heading) = &workbook.remarks_heading {
        write_remarks(sheet, form, layout, (heading, formats))?;
    }
    let options = ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    };
    sheet.protect_with_options(&options);
    let last = TOP + u32::try_from(layout.heights.len()).unwrap_or(0);
    sheet.ignore_error_range(0, 0, last, WIDTH - 1, IgnoreError::NumberStoredAsText)?;
    // A4.
    sheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.2, 0.2);
    sheet.set_footer("&C&A　&P / &N");
    sheet.set_freeze_panes(TOP, 0)?;
    Ok(())
}

fn write_area(
    sheet: &mut Worksheet,
    area: &Area,
    layout: &Layout,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match &area.content {
        Content::Head(label) => merge(sheet, area.rows, area.columns, label, &formats.head),
        Content::Field(nth) => {
            let Some(field) = layout.fields.get(*nth) else { return Ok(()) };
            let format = if field.is_open { &formats.open } else { &formats.locked };
            merge(sheet, area.rows, area.columns, &field.text, format)
        }
    }
}

/// Writes a text into cells that are one.
fn merge(
    sheet: &mut Worksheet,
    rows: (u32, u32),
    columns: (u16, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if rows.0 == rows.1 && columns.0 == columns.1 {
        sheet.write_string_with_format(rows.0, columns.0, text, format)?;
    } else {
        sheet.merge_range(rows.0, columns.0, rows.1, columns.1, text, format)?;
    }
    Ok(())
}

/// Writes what is said of the fields, each beside its row; what is of no field at the top.
fn write_remarks(
    sheet: &mut Worksheet,
    form: &RecordForm,
    layout: &Layout,
    (heading, formats): (&str, &Formats),
) -> Result<(), XlsxError> {
    sheet.set_column_width(REMARKS, REMARKS_WIDTH)?;
    sheet.write_string_with_format(0, REMARKS, heading, &formats.remarks_head)?;
    let last = TOP + u32::try_from(layout.heights.len()).unwrap_or(0);
    for row in 1..last {
        let text = remarks_of(form, layout, row).join("\n");
        if !text.is_empty() {
            sheet.write_string_with_format(row, REMARKS, &text, &formats.remark)?;
        }
    }
    Ok(())
}

/// What is said of the fields in a row; in the row below the title, of none of them.
fn remarks_of<'f>(form: &'f RecordForm, layout: &Layout, row: u32) -> Vec<&'f str> {
    let place = |path: &[Step]| {
        let own = layout.fields.iter().position(|it| it.path == *path);
        own.and_then(|it| layout.places.get(it)).map_or(1, |it| it.0)
    };
    form.remarks.iter().filter(|it| place(&it.path) == row).map(|it| it.text.as_str()).collect()
}

/// Lists of words to choose from, each once, in columns of a hidden sheet. A list in the cell itself is cut at 255
/// characters and split at commas.
#[derive(Default)]
struct Choices {
    lists: Vec<Vec<String>>,
}

impl Choices {
    /// The formula that refers to a list.
    fn reference(&mut self, words: &[String]) -> String {
        let known = self.lists.iter().position(|it| it == words);
        let at = known.unwrap_or_else(|| {
            self.lists.push(words.to_vec());
            self.lists.len() - 1
        });
        let column = u16::try_from(at).unwrap_or(u16::MAX);
        let last = u32::try_from(words.len().saturating_sub(1)).unwrap_or(0);
        let letters: String =
            field_table::address((0, column)).chars().filter(char::is_ascii_alphabetic).collect();
        format!("='{CHOICE_SHEET}'!${letters}$1:${letters}${}", last + 1)
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(CHOICE_SHEET)?;
        for (column, words) in (0..).zip(&self.lists) {
            for (row, word) in (0..).zip(words) {
                sheet.write_string(row, column, word)?;
            }
        }
        sheet.set_very_hidden(true).protect();
        Ok(())
    }
}

/// Lets the open fields be chosen from their words.
fn add_choices(
    sheet: &mut Worksheet,
    layout: &Layout,
    choices: &mut Choices,
    workbook: &FormWorkbook,
) -> Result<(), XlsxError> {
    let open = layout.fields.iter().zip(&layout.places);
    for (field, (row, column)) in open.filter(|it| it.0.is_open && !it.0.choices.is_empty()) {
        let list = Formula::new(choices.reference(&field.choices));
        // Several words may stand in one cell, so that another one is told and can be kept.
        let validation = DataValidation::new()
            .allow_list_formula(list)
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_message(&workbook.not_a_choice)?;
        sheet.add_data_validation(*row, *column, *row, *column, &validation)?;
    }
    Ok(())
}

/// Writes the hidden sheet that says which cell is which field.
fn write_fields(
    sheet: &mut Worksheet,
    workbook: &FormWorkbook,
    names: &[String],
    fields: &[[String; 6]],
) -> Result<(), XlsxError> {
    sheet.set_name(FIELD_SHEET)?;
    let mut rows: Vec<Vec<&str>> =
        vec![vec![FIELD_SHEET, FIELD_SHEET_VERSION], vec![PROGRAM_ROW, &workbook.program]];
    let numbers: Vec<String> = (0..names.len()).map(|it| it.to_string()).collect();
    for ((form, number), name) in workbook.forms.iter().zip(&numbers).zip(names) {
        rows.push(vec![RECORD_ROW, number, &form.file, &form.hash, name]);
    }
    rows.extend(fields.iter().map(|it| it.iter().map(String::as_str).collect()));
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells) {
            if column == 3 && text.starts_with('=') {
                sheet.write_formula(row, column, Formula::new(text).set_result(""))?;
            } else {
                sheet.write_string(row, column, text)?;
            }
        }
    }
    sheet.set_very_hidden(true).protect();
    Ok(())
}

/// What the worksheets are called: at most 31 characters, each once, without what Excel refuses.
fn worksheet_names(forms: &[RecordForm]) -> Vec<String> {
    let mut taken: BTreeSet<String> = BTreeSet::from([FIELD_SHEET.into(), CHOICE_SHEET.into()]);
    let mut names = Vec::with_capacity(forms.len());
    for form in forms {
        let allowed = |it: &char| !it.is_control() && !"[]:*?/\\'".contains(*it);
        let name: String = form.name.chars().filter(allowed).collect();
        let name = name.trim();
        let base = if name.is_empty() { "1" } else { name };
        let mut nth = 1;
        let name = loop {
            let suffix = if nth == 1 { String::new() } else { format!(" ({nth})") };
            let room = 31 - suffix.len();
            let name: String = base.chars().take(room).collect::<String>() + &suffix;
            if taken.insert(name.to_lowercase()) {
                break name;
            }
            nth += 1;
        };
        names.push(name);
    }
    names
}
