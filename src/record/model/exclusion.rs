//! Which choices exclude each other (両立しない), as `_program.yaml` writes it.
//!
//! Only the city knows which of its choices contradict each other.

use serde::Deserialize;

use crate::record::model::value::{Names, Table, Text, schema};

/// Choices that cannot all be made: the name of each place, and which of its choices are meant.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(transparent)]
pub struct ExclusionFile(pub Table<Text, Names>);

schema!(ExclusionFile, "Exclusion", {
    "type": "object",
    "propertyNames": { "format": "word" },
    "additionalProperties": {
        "type": ["string", "number", "array", "null"], "items": { "type": ["string", "number"] }, "format": "words"
    },
});
