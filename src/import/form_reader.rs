//! What a form that was filled in says: its paragraphs here, its tables in `table_reader.rs`.

use super::document::{Document, Part, Text};
use super::draft::{FieldStep, RecordDraft};
use super::filled::Place;
use super::label::{Label, Labels};
use super::table_reader::TableReader;
use crate::japanese::trim;
use crate::record::Program;

/// A record made of a form, and what of the form is in no field.
#[derive(Debug, Default)]
pub struct Imported {
    /// The record.
    pub record: RecordDraft,
    /// Cells and paragraphs that were not read.
    pub unread: Vec<Unread>,
    /// How many texts are labels or remarks of the form.
    pub labels: usize,
    /// How many are in a field.
    pub read: usize,
}

/// Something that was not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub at: Place,
    /// What it says.
    pub text: String,
    /// Why it was not read.
    pub why: Why,
}

/// Why something was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// No label beside it or above it tells what it is.
    NoLabel,
    /// Its field has another text already.
    Taken,
}

/// Reads a form that was filled in.
#[must_use]
pub fn read_form(document: &Document, program: &Program) -> Imported {
    let labels = Labels::of(program);
    let mut imported = Imported::default();
    // The heads of 取組工程 are those of 指標 below it, also where that is a table of its own.
    let mut heads = Vec::new();
    let mut above = Above::Nothing;
    for part in &document.parts {
        match part {
            Part::Paragraph(text) => {
                above = paragraph(text, above, (&labels, program), &mut imported);
            }
            Part::Table(rows) => {
                let block = match above {
                    Above::Label(Label::Block(block)) => Some(block),
                    Above::Label(_) | Above::Field(_) | Above::Nothing => None,
                };
                above = Above::Nothing;
                let reader = TableReader::new(
                    (&labels, program),
                    &mut imported,
                    block,
                    (heads, document.is_exact),
                );
                heads = reader.read(rows);
            }
        }
    }
    imported
}

/// What stands above a paragraph.
enum Above {
    /// A label.
    Label(Label),
    /// The text of a field, which may go on.
    Field(Vec<FieldStep>),
    Nothing,
}

/// Reads a paragraph: a label of what follows, the text below a label, or the outermost category above the form
/// (重点改革項目Ⅱ 市民との真のパートナーシップの形成). Returns what stands above the next one.
fn paragraph(
    text: &Text,
    above: Above,
    (labels, program): (&Labels, &Program),
    imported: &mut Imported,
) -> Above {
    if labels.is_remark(&text.text) {
        imported.labels += 1;
        return above;
    }
    if let Some(label) = labels.find(&text.text) {
        imported.labels += 1;
        return Above::Label(label);
    }
    for (at, level) in program.file.levels.iter().enumerate() {
        let heading = program.form.heading_of(&level.name);
        let category = [heading, &level.name].into_iter().find_map(|it| text.text.strip_prefix(it));
        let category = category.map(trim).filter(|it| !it.is_empty());
        if let Some((category, path)) = category.zip(Label::Level(at).field(program)) {
            imported.put(path, category, text);
            return Above::Nothing;
        }
    }
    match above {
        Above::Field(path) => {
            if imported.record.add(&path, &text.text).is_ok() {
                imported.read += 1;
            } else {
                imported.not_read(text);
            }
            Above::Field(path)
        }
        Above::Label(label) => {
            let Some(path) = label.field(program) else {
                imported.not_read(text);
                return Above::Label(label);
            };
            imported.put(path.clone(), &text.text, text);
            Above::Field(path)
        }
        Above::Nothing => {
            imported.not_read(text);
            Above::Nothing
        }
    }
}

impl Imported {
    pub(super) fn put(&mut self, path: Vec<FieldStep>, value: &str, text: &Text) {
        if self.record.put(path, value, text.at).is_ok() {
            self.read += 1;
        } else {
            self.unread.push(Unread { at: text.at, text: text.text.clone(), why: Why::Taken });
        }
    }

    pub(super) fn not_read(&mut self, text: &Text) {
        self.unread.push(Unread { at: text.at, text: text.text.clone(), why: Why::NoLabel });
    }
}
