//! The structs of records, with the form's keys, and what each can be asked.

pub(crate) mod absence;
pub(crate) mod attachments;
pub(crate) mod charter;
pub(crate) mod color;
pub(crate) mod exemption;
pub(crate) mod field;
pub(crate) mod form;
pub(crate) mod glossary;
pub(crate) mod library;
pub(crate) mod number;
pub(crate) mod organization;
pub(crate) mod page;
pub(crate) mod path;
pub(crate) mod policy;
pub(crate) mod program;
pub(crate) mod publish;
pub(crate) mod report_fields;
pub(crate) mod scale;
pub(crate) mod scope;
pub(crate) mod settings;
pub(crate) mod sheet;
pub(crate) mod translation;
pub(crate) mod value;
pub(crate) mod waiver;
