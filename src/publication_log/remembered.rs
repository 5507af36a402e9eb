//! What somebody who verifies a log remembers of it, so that a log that was rewritten is found: the one thing that the
//! city cannot change.

use serde::{Deserialize, Serialize};

use super::Verdict;
use crate::digest::Hash;

/// What was seen of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Remembered {
    /// How many entries there were.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// The key that signed it; none when it was a chain only.
    pub key: Option<String>,
    /// The signed root itself, which proves what the city had said.
    pub checkpoint: Option<String>,
}

impl Remembered {
    /// What is remembered of a log that was verified.
    #[must_use]
    pub fn of(verdict: &Verdict) -> Self {
        let checkpoint = verdict.checkpoint.as_deref();
        Self {
            size: verdict.size,
            root: verdict.root,
            key: verdict.key.as_ref().map(ToString::to_string),
            checkpoint: checkpoint.map(|it| String::from_utf8_lossy(it).into_owned()),
        }
    }

    /// Reads what was remembered; none when it is something else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As it is stored.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}
