//! Whether what was read may be as it is: the quick look at every record, the slow one that explains each mistake at
//! its place, and what files have to do with each other.

pub(crate) mod context;
mod exclusions;
pub(crate) mod explain;
pub(crate) mod file_fault;
pub(crate) mod files;
mod form_relations;
mod judgements;
pub(crate) mod left_out;
pub(crate) mod quick;
pub(crate) mod relations;
pub(crate) mod scales;
pub(crate) mod settings;
mod values;
