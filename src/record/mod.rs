//! Records: what a city writes, as typed structs with the keys of its own form.
//!
//! A file is read straight into its struct. Only when that fails, or something in it has no
//! counterpart, is it read again with positions (`validate/explain`), and every mistake in it is reported.
//!
//! `key` has the vocabulary, `model` the structs, `validate` says what is wrong, `read` makes structs of files. `layout` and
//! `file_role` know where files are and what each is for.

mod file_kind;
mod file_role;
mod front_matter;
mod key;
mod layout;
mod limit;
mod model;
mod read;
mod said;
mod validate;

pub use file_kind::FileKind;
pub use file_role::{FileRole, FileRoles};
pub(crate) use front_matter::yaml_range;
pub use key::{Key, Shape};
pub use layout::is_address;
pub use model::absence::{Absence, Presence, Present};
pub use model::assessor::Assessor;
pub use model::attachments::{Attachments, address};
pub use model::block::Block;
pub use model::charter::{Charter, CharterReport, Measure, Outcome, Promise, PromiseResult};
pub use model::choice_place::{ChoicePlace, Exclusion, NamedPlace, choice_places};
pub use model::color::Color;
pub use model::column::{Cells, Column, ColumnFile, Columns, Role};
pub use model::evaluation::{Assessment, Evaluation, OverallEvaluation, Stage};
pub use model::exclusion::ExclusionFile;
pub use model::exemption::{Duty, Exemption, ProgramExemption, When};
pub use model::field::{Entry, EntryShape, Extra, Field, FieldKind, FieldShape, FieldValue};
pub use model::fixed_word::FixedWord;
pub use model::form::{Form, FormField, Group};
pub use model::form_file::{BlockFile, FormFile, GROUP_DEPTH};
pub use model::glossary::Term;
pub use model::grade::{AxisGrade, Grade};
pub use model::judgement::{EvaluationFields, Judgement};
pub use model::library::{Addressed, CharterYear, Draft, Gap, Library, Plan, Program, Record};
pub use model::number::SheetNumber;
pub use model::organization::{Contact, Organization, Unit, UnitIndex};
pub use model::page::StaticPage;
pub use model::path::{Path, Step};
pub use model::policy::{
    Accessibility, Conformance, ConformanceLevel, Criterion, License, Standard, TestResult,
};
pub use model::program::{Level, OverallDue, ProgramFile, Reporting, YearSpan};
pub use model::publish::{AddressFault, SecretSource, ServerHeaders, Target, TargetAddress};
pub use model::report_fields::{ReportFields, Written};
pub use model::scale::{Axis, EvaluationKind, Scale, ScaleLevel, Scales, Tone};
pub use model::scope::{ALL_UNITS, ALL_UNITS_IN_ENGLISH, Scope, is_all_units};
pub use model::settings::{Municipality, PageLanguage, RuleLevel, Settings};
pub use model::sheet::{Correction, Direction, Indicator, Report, ScheduleRow, Sheet};
pub use model::site_url::SiteUrl;
pub use model::sum::{Sum, is_total};
pub use model::threshold::{Applies, Threshold};
pub use model::translation::{Translation, Translations};
pub use model::usual_names::usual_names;
pub use model::value::{Day, Names, PeriodKey, Table, Text, YearKey};
pub use model::value_row::{Course, RowTime, ValueRow};
pub use model::waiver::{ProgramWaiver, Waiver};
pub use model::withdrawal::{Moved, Withdrawal, WithdrawnAddress};
pub use read::cache::Cache;
pub use read::load::{Loaded, load, load_again, load_explaining, settings};
pub use read::places::Places;
pub use validate::explain::{is_id, is_kana};
