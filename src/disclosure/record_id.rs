//! What names a record in data that outlive it: in the log of publications and in manifests.

use crate::record::{Charter, Program, Record, Sheet, StaticPage};

/// The name of a sheet: `sheet/gyokaku-2013/045`.
#[must_use]
pub fn sheet_id(program: &Program, record: &Record<Sheet>) -> String {
    format!("sheet/{}/{}", program.slug, record.slug)
}

/// The name of a charter: `charter/2014/minami-ku`.
#[must_use]
pub fn charter_id(program: &Program, record: &Record<Charter>) -> String {
    format!("charter/{}/{}", program.slug, record.slug)
}

/// The name of a static page: `page/about`.
#[must_use]
pub fn page_id(record: &Record<StaticPage>) -> String {
    format!("page/{}", record.slug)
}
