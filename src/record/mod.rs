//! Records: what a city writes, as typed structs with the keys of its own form.
//!
//! A file is read straight into its struct. Only when that fails, or something in it has no
//! counterpart, is it read again with positions (`explain`), and every mistake in it is reported.

mod absence;
mod attachments;
mod cache;
mod charter;
mod color;
mod context;
mod exemption;
mod explain;
mod field;
mod file_fault;
mod file_role;
mod form;
mod front_matter;
mod glossary;
mod key;
mod kind;
mod layout;
mod library;
mod load;
mod number;
mod organization;
mod page;
mod path;
mod policy;
mod problem;
mod program;
mod read;
mod renamed_keys;
mod report_fields;
mod scale;
mod scope;
mod settings;
mod sheet;
mod translation;
mod validate;
mod value;
mod waiver;

pub use absence::{Absence, Presence, Present};
pub use attachments::{Attachments, address};
pub use cache::Cache;
pub use charter::{Charter, CharterReport, Measure, Outcome, Promise, PromiseResult};
pub use color::Color;
pub use exemption::{Duty, Exemption, ProgramExemption, When};
pub use explain::{is_id, is_kana};
pub use field::{Extra, ExtraValue, Field, FieldKind};
pub use file_role::{FileRole, FileRoles};
pub use form::{Block, Form, FormField, FormFile, Group};
pub use glossary::Term;
pub use key::{Key, Shape};
pub use kind::FileKind;
pub use layout::is_address;
pub use library::{CharterYear, Draft, Gap, Library, Plan, Program, Record};
pub use load::{Loaded, load, load_again, settings};
pub use number::SheetNumber;
pub use organization::{Contact, Organization, Unit, UnitIndex};
pub use page::StaticPage;
pub use path::{Path, Places, Step};
pub use policy::{
    Accessibility, Conformance, ConformanceLevel, Criterion, License, Standard, TestResult,
};
pub use program::{Level, OverallDue, ProgramFile, Reporting, YearSpan};
pub use report_fields::{ReportFields, Written};
pub use scale::{Grades, ScaleLevel, Tone};
pub use scope::{ALL_UNITS, Scope};
pub use settings::{Municipality, PageLanguage, RuleLevel, Settings};
pub use sheet::{
    Correction, Direction, Evaluation, Grade, Indicator, OverallEvaluation, PlanActual, Report,
    ScheduleRow, Sheet, Stage,
};
pub use translation::{Translation, Translations};
pub use value::{Day, Names, PeriodKey, Table, Text, YearKey};
pub use waiver::Waiver;
