//! Why a front matter cannot be read or edited.

use std::fmt;

use super::Step;

/// Why a front matter cannot be read or edited. The file is then left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// The file does not begin with a part between two `---` lines.
    NoFrontMatter,
    /// That part is not YAML, or is more than a record can be.
    Yaml {
        /// The line of the file, counted from 1.
        line: usize,
        /// The character of the line, counted from 1.
        column: usize,
        /// What is wrong, in the words of the parser.
        message: String,
    },
    /// A key stands twice, or two spellings of it do, so that it cannot be said which is meant.
    KeyTwice {
        /// Where the key stands.
        path: Vec<Step>,
    },
    /// A text stands where a table or a list should, on the way to what is edited.
    PathThroughScalar {
        /// Where the text stands.
        path: Vec<Step>,
    },
    /// A key of what is a list, or an item of what is a table.
    WrongStep {
        /// Where the list or the table stands.
        path: Vec<Step>,
    },
    /// An item further than one behind the last.
    BeyondList {
        /// The item.
        path: Vec<Step>,
    },
    /// An anchor, a tag or an unusual way of writing is in the way: edited, the file would say something
    /// else than it should.
    CannotEdit {
        /// What was to be edited.
        path: Vec<Step>,
    },
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFrontMatter => f.write_str("there is no part between two `---` lines"),
            Self::Yaml { line, column, message } => write!(f, "{line}:{column}: {message}"),
            Self::KeyTwice { path } => write!(f, "{} stands twice", spelled(path)),
            Self::PathThroughScalar { path } => {
                write!(f, "{} is a text, with nothing below it", spelled(path))
            }
            Self::WrongStep { path } => {
                write!(f, "{} is a list where a table is meant, or a table", spelled(path))
            }
            Self::BeyondList { path } => write!(f, "there is no place for {}", spelled(path)),
            Self::CannotEdit { path } => {
                write!(f, "{} cannot be edited by a program", spelled(path))
            }
        }
    }
}

impl std::error::Error for EditError {}

/// A path as people write it, with items counted from 1: `取組工程.1.年度`.
fn spelled(path: &[Step]) -> String {
    let word = |step: &Step| match step {
        Step::Key(key) => key.clone(),
        Step::Item(item) => (item + 1).to_string(),
    };
    path.iter().map(word).collect::<Vec<_>>().join(".")
}
