//! The forms that a unit is sent: those of its records of a program, open where the unit owes something.

use std::borrow::Cow;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::form_workbook::{CELL_LENGTH, FormWorkbook, RecordForm, Remark};
use super::open_fields::OpenFields;
use super::outline::{FormField, FormPart};
use super::spelled_path::spelled;
use crate::calendar::Period;
use crate::digest::Hash;
use crate::disclosure::{
    Item, Obligation, Obligations, ProgramRef, ProgramSchedule, Standing, Subject, SubjectRecord,
};
use crate::record::{Key, Library, Program, UnitIndex};
use crate::record_edit::{self, Step};
use crate::scaffold;
use crate::source::Tree;
use crate::words::{Message, Words};

/// The forms of a unit.
#[derive(Debug)]
pub struct UnitForms {
    /// Whose they are.
    pub unit: UnitIndex,
    /// How many fields are to be filled in.
    pub open_fields: usize,
    /// The forms.
    pub workbook: FormWorkbook,
}

/// A text that no cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLong {
    /// The record's file.
    pub file: String,
    /// The path of the field, as people write it.
    pub field: String,
}

/// Which forms are made.
#[derive(Debug, Clone, Copy)]
pub struct FormRequest<'a> {
    /// The records of the city.
    pub library: &'a Library,
    /// The files that they were read from.
    pub tree: &'a Tree,
    /// What is owed on the day.
    pub obligations: &'a Obligations,
    /// The program.
    pub program: ProgramRef,
    /// Only what is due in the round after this period; else what is overdue, and what is due after the last period that has
    /// ended.
    pub period: Option<Period>,
    /// The city's language, in which its forms are.
    pub words: &'a Words,
}

impl<'a> FormRequest<'a> {
    /// The forms of each of the units, in their order; without units that have no record.
    ///
    /// # Errors
    ///
    /// A text is longer than a cell holds.
    pub fn unit_forms(self, units: &[UnitIndex]) -> Result<Vec<UnitForms>, TooLong> {
        let program = self.program.resolve(self.library);
        let Some(schedule) = self.schedule() else { return Ok(Vec::new()) };
        let schema = self.schema();
        let mut all = Vec::new();
        for unit in units {
            let mut forms = Vec::new();
            for at in schedule.subjects.clone() {
                if self.obligations.subjects[at].units.contains(unit) {
                    forms.extend(self.form((at, schedule), *unit, program, &schema)?);
                }
            }
            if !forms.is_empty() {
                let open = forms.iter().map(|it: &RecordForm| open_fields(&it.parts)).sum();
                all.push(UnitForms {
                    unit: *unit,
                    open_fields: open,
                    workbook: self.workbook(forms),
                });
            }
        }
        Ok(all)
    }

    /// What the program makes due.
    pub(super) fn schedule(self) -> Option<&'a ProgramSchedule> {
        self.obligations.programs.iter().find(|it| it.program == self.program)
    }

    /// The schema of the program's records.
    #[must_use]
    pub fn schema(self) -> Value {
        record_schema(self.library, self.program, self.words)
    }

    fn workbook(self, forms: Vec<RecordForm>) -> FormWorkbook {
        FormWorkbook {
            title: self.program.resolve(self.library).file.name.to_string(),
            program: self.program.identifier(self.library),
            day: self.obligations.as_of,
            remarks_heading: None,
            not_a_choice: self.words.word("form-not-a-choice"),
            forms,
        }
    }

    /// The form of a record of a unit; none in a round in which nothing of it is due.
    fn form(
        self,
        (at, schedule): (usize, &ProgramSchedule),
        unit: UnitIndex,
        program: &Program,
        schema: &Value,
    ) -> Result<Option<RecordForm>, TooLong> {
        let subject = &self.obligations.subjects[at];
        let owed = self.obligations.owed_by_subject(at);
        let due: Vec<&Obligation> =
            owed.iter().filter(|it| self.is_due(it, schedule, program)).collect();
        if self.period.is_some() && due.is_empty() {
            return Ok(None);
        }
        let Some((file, record)) = self.record(subject, unit, program) else { return Ok(None) };
        let text = self.tree.text(&file);
        let items: Vec<Item> = due.iter().map(|it| it.item).collect();
        let open =
            if text.is_none() { OpenFields::everything() } else { OpenFields::of(&items, program) };
        let parts = self.parts(schema, &record, &open);
        too_long(&parts).map_or(Ok(()), |field| Err(TooLong { file: file.clone(), field }))?;
        let organization = &self.library.organization;
        let name = &*organization.units()[unit].name;
        let (sheet, title) = self.titles(subject, &record, name, program);
        Ok(Some(RecordForm {
            name: sheet,
            title,
            notice: self.notice(name, &due, open_fields(&parts), program),
            hash: text.map_or_else(String::new, |it| Hash::of(it.as_bytes()).to_string()),
            file,
            parts,
            remarks: Vec::new(),
        }))
    }

    /// The form of a record with what was typed into it, in which what was typed can be typed anew.
    #[must_use]
    pub fn answer(
        self,
        file: &str,
        typed: &[(&[Step], &str)],
        remarks: Vec<Remark>,
        schema: &Value,
    ) -> Option<RecordForm> {
        let program = self.program.resolve(self.library);
        let schedule = self.schedule()?;
        let at = self.subject_of(file)?;
        let unit = *self.obligations.subjects[at].units.first()?;
        let mut form = self.form((at, schedule), unit, program, schema).ok()??;
        // What was typed, what is said of it, and what stands beside both in the record: all that may need mending.
        let mut open: Vec<&[Step]> = remarks.iter().filter_map(|it| beside(&it.path)).collect();
        for field in fields_mut(&mut form.parts) {
            let own = typed.iter().find(|it| it.0 == field.path.as_slice());
            let is_changed =
                |text: &str| super::comparable(text) != super::comparable(&field.in_record);
            if let Some((path, text)) = own.filter(|it| is_changed(it.1)) {
                open.extend(beside(path));
                (*text).clone_into(&mut field.text);
            }
        }
        for field in fields_mut(&mut form.parts) {
            field.is_open = open.iter().any(|it| field.path.starts_with(it));
        }
        let organization = &self.library.organization;
        let notice = Message::new("reply-notice").with("unit", &*organization.units()[unit].name);
        let notice = notice.with("open", open_fields(&form.parts)).with("remarks", remarks.len());
        form.notice = self.words.say(&notice);
        form.remarks = remarks;
        Some(form)
    }

    /// The fields of a record that are filled in in the round after a period, whether they are or not.
    #[must_use]
    pub fn fields_of_round(self, file: &str, period: Period) -> OpenFields {
        let program = self.program.resolve(self.library);
        if self.tree.text(file).is_none() {
            return OpenFields::everything();
        }
        let own = self.subject_of(file);
        let owed = own.map_or(&[] as &[Obligation], |it| self.obligations.owed_by_subject(it));
        let items = owed.iter().filter(|it| is_in_round(it, period, program)).map(|it| it.item);
        OpenFields::of(&items.collect::<Vec<Item>>(), program)
    }

    /// The place of the subject whose record a file is.
    fn subject_of(self, file: &str) -> Option<usize> {
        let is_own = |at: &usize| {
            let subject = &self.obligations.subjects[*at];
            let unit = subject.units.first();
            unit.and_then(|it| self.file(subject, *it)).is_some_and(|own| own == file)
        };
        self.schedule()?.subjects.clone().find(is_own)
    }

    /// The file of a subject; of one that nobody has written, where it will be.
    fn file(self, subject: &Subject, unit: UnitIndex) -> Option<Cow<'a, str>> {
        let record = subject.record.resolve(self.library);
        match (record, self.program) {
            (SubjectRecord::Sheet(..) | SubjectRecord::Charter(..), _) => {
                record.file().map(Cow::Borrowed)
            }
            (SubjectRecord::Listed(number), ProgramRef::Plan(at)) => {
                Some(scaffold::sheet_path(&self.library.plans[at], number).into())
            }
            (SubjectRecord::Missing, ProgramRef::CharterYear(at)) => {
                let slug = &self.library.charter_years[at].program.slug;
                let unit = &self.library.organization.units()[unit].id;
                Some(format!("content/charters/{slug}/{unit}.md").into())
            }
            (SubjectRecord::LeftOut(_) | SubjectRecord::Listed(_) | SubjectRecord::Missing, _) => {
                None
            }
        }
    }

    /// The parts of the form of a record.
    pub(super) fn parts(self, schema: &Value, record: &Value, open: &OpenFields) -> Vec<FormPart> {
        let program = self.program.resolve(self.library);
        super::form_parts(schema, record, open, (program, self.library), self.words)
    }

    /// Whether something is to be filled in now.
    pub(super) fn is_due(
        self,
        owed: &Obligation,
        schedule: &ProgramSchedule,
        program: &Program,
    ) -> bool {
        let is_open = match owed.standing {
            Standing::Overdue | Standing::Undated => true,
            Standing::NotDue => false,
            Standing::OnTime { .. } | Standing::Late { .. } | Standing::Exempt => return false,
        };
        match self.period.or_else(|| last_ended(program, self.obligations.as_of)) {
            Some(period) if is_in_round(owed, period, program) => true,
            Some(_) if self.period.is_some() => false,
            // A charter has no period of its own, and is written before the first of them.
            Some(_) | None => {
                let first = schedule.items.first().is_some_and(|it| it.0 == owed.item);
                is_open || owed.item == Item::Posting && first
            }
        }
    }

    /// The file of a subject and what is in it; of one that nobody has written, where it will be and what is known of it.
    pub(super) fn record(
        self,
        subject: &Subject,
        unit: UnitIndex,
        program: &Program,
    ) -> Option<(String, Value)> {
        let form = &program.form;
        let file = self.file(subject, unit)?;
        let record = match subject.record.resolve(self.library) {
            SubjectRecord::Sheet(..) | SubjectRecord::Charter(..) | SubjectRecord::LeftOut(_) => {
                record_edit::tree(self.tree.text(&file)?).ok()?
            }
            SubjectRecord::Listed(number) => {
                let name = &*self.library.organization.units()[unit].name;
                json!({ (form.word(Key::Number)): number, (form.word(Key::Owner)): name })
            }
            SubjectRecord::Missing => json!({}),
        };
        Some((file.into_owned(), record))
    }

    /// The name of a record's worksheet, and what stands above the form.
    pub(super) fn titles(
        self,
        subject: &Subject,
        record: &Value,
        unit: &str,
        program: &Program,
    ) -> (String, String) {
        let form = &program.form;
        match self.program {
            ProgramRef::Plan(_) => {
                let of = |key: Key| super::text_of(&record[form.word(key)]);
                let number = match subject.record.resolve(self.library) {
                    SubjectRecord::Listed(number) => number.to_owned(),
                    SubjectRecord::Sheet(..)
                    | SubjectRecord::Charter(..)
                    | SubjectRecord::LeftOut(_)
                    | SubjectRecord::Missing => of(Key::Number),
                };
                let heading = form.heading(Key::ReformSheet);
                let name = format!("No.{number}");
                let title = format!("{heading}　No.{number}　{}", of(Key::Title));
                (name, format!("{}　{title}", program.file.name).trim().to_owned())
            }
            ProgramRef::CharterYear(_) => {
                let heading = form.heading(Key::ServiceCharter);
                (unit.to_owned(), format!("{}　{heading}　{unit}", program.file.name))
            }
        }
    }

    /// Whose the form is and what is to be filled in by when.
    fn notice(self, unit: &str, due: &[&Obligation], open: usize, program: &Program) -> String {
        let naming = self.library.settings.naming();
        let item = |owed: &&Obligation| {
            let name = self.words.say(&owed.item.name(program));
            let message = Message::new("form-notice-item").with("item", name);
            self.words.say(&message.with("due", naming.said_day(owed.due)))
        };
        let items: Vec<String> = due.iter().map(item).collect();
        let message = Message::new("form-notice").with("unit", unit).with("open", open);
        self.words.say(&message.with("items", items))
    }
}

/// The schema of the records of a program.
#[must_use]
pub fn record_schema(library: &Library, program: ProgramRef, words: &Words) -> Value {
    let kind = if matches!(program, ProgramRef::Plan(_)) { "sheet" } else { "charter" };
    let slug = program.resolve(library).slug.as_str();
    let subjects = scaffold::subjects(library);
    let own = subjects.iter().find(|it| it.name() == kind && it.program() == Some(slug));
    own.map_or(Value::Null, |it| it.schema(words))
}

/// Whether something falls due in the round after a period: its own report, and what is due before the next round.
fn is_in_round(owed: &Obligation, period: Period, program: &Program) -> bool {
    if let Item::Report(of) = owed.item {
        return of == period;
    }
    let Some((first, last)) = program.cadence.interval(period) else { return false };
    let Ok(next) = last.checked_add(last.since(first).map_or(180.days(), |it| it)) else {
        return false;
    };
    owed.due > last && owed.due <= next
}

/// The last period of a program that has ended.
fn last_ended(program: &Program, as_of: Date) -> Option<Period> {
    let ended =
        |period: &Period| program.cadence.interval(*period).is_some_and(|(_, last)| last < as_of);
    program.periods().filter(ended).last()
}

/// The fields of a form, in their order.
pub fn fields(parts: &[FormPart]) -> impl Iterator<Item = &FormField> {
    parts.iter().flat_map(|part| match part {
        FormPart::Line { field, .. } => vec![field],
        FormPart::Grid { rows, .. } => rows.iter().flat_map(|it| it.1.iter().flatten()).collect(),
    })
}

/// The way to a field and to what stands beside it; to the field alone where it is at the top of its record.
fn beside(path: &[Step]) -> Option<&[Step]> {
    let (_, above) = path.split_last()?;
    Some(if above.is_empty() { path } else { above })
}

fn fields_mut(parts: &mut [FormPart]) -> impl Iterator<Item = &mut FormField> {
    parts.iter_mut().flat_map(|part| match part {
        FormPart::Line { field, .. } => vec![field],
        FormPart::Grid { rows, .. } => {
            rows.iter_mut().flat_map(|it| it.1.iter_mut().flatten()).collect()
        }
    })
}

fn open_fields(parts: &[FormPart]) -> usize {
    fields(parts).filter(|it| it.is_open).count()
}

/// The first field whose text is longer than a cell holds.
fn too_long(parts: &[FormPart]) -> Option<String> {
    let is_longer = |it: &&FormField| it.text.encode_utf16().count() > CELL_LENGTH;
    fields(parts).find(is_longer).map(|it| spelled(&it.path))
}
