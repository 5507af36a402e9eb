//! From the texts of files to structs: quickly where nothing is wrong.

pub(crate) mod cache;
mod field_value;
mod finding_limit;
pub(crate) mod kind;
pub(crate) mod load;
pub(crate) mod places;
pub(crate) mod record;
pub(crate) mod renamed_keys;
mod yaml;
