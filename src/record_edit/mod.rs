//! Edits of the values of a record, each at its place: every byte that is not edited stays as it is.
//!
//! ```text
//! file → parse → Node → change → writer → file
//! ```
//!
//! [`apply`] reads the front matter as values with their places, makes the edits among the values, and
//! then replaces the few pieces of the file that say something else. What came of it is read again and
//! must say what the edits should, or nothing is changed.

mod braces;
mod change;
mod difference;
mod error;
mod layout;
mod lines;
mod node;
mod parse;
mod place;
mod program_keys;
mod scalar;
mod source;
mod writer;

use std::cmp::Ordering;
use std::ops::Range;

use serde::de::IgnoredAny;
use serde_json::Value;

pub use difference::unified_diff;
pub use error::EditError;
use layout::Blocks;
use parse::Parsed;
pub use place::path_at;
pub use program_keys::ProgramKeys;

/// A step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// A key of a table.
    Key(String),
    /// An item of a list, counted from 0.
    Item(usize),
}

/// What becomes of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It is this from now on. Of tables and lists, what stays the same stays as it is typed; what is new
    /// of a table goes to its place among the keys, and items are compared one by one.
    Set(Value),
    /// It is what these lines of YAML say, and is written as they are, comments included; in braces, where there is no
    /// room for comments, without them. Something else may not stand there.
    Write(String),
    /// It is taken out with its key and its comments; so is what has nothing left then.
    Remove,
}

/// A change at a path.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The way from the top of the front matter.
    pub path: Vec<Step>,
    /// What becomes of what stands there.
    pub change: Change,
}

/// What is known of the keys of a record.
pub trait Keys {
    /// Whether two spellings of a key of the table at this path are the same: H25 and 平成25年度.
    fn same(&self, parent: &[Step], a: &str, b: &str) -> bool;

    /// The order of two keys of this table. A new one goes before the first that is greater, else to the
    /// end.
    fn compare(&self, parent: &[Step], a: &str, b: &str) -> Ordering;
}

/// What stands at a path, as [`tree`] gives it.
///
/// # Errors
///
/// The file has no front matter that can be read, or a key on the way stands in two spellings.
pub fn value_at(text: &str, path: &[Step], keys: &dyn Keys) -> Result<Option<Value>, EditError> {
    let (_, parsed) = read(text)?;
    if path.is_empty() {
        return Ok(Some(parsed.root.root_value()));
    }
    Ok(change::find(&parsed.root, path, keys)?.map(node::Node::value))
}

/// The front matter as it is written. Each value is a text as it is typed, `010` and `true` too, without
/// its quotation marks; nothing, `~` and `null` without such are null. References are followed, tags are
/// not looked at, and an empty front matter is a table without rows.
///
/// # Errors
///
/// The file has no front matter, or it is not YAML that says one thing: a key stands twice, or is none.
pub fn tree(text: &str) -> Result<Value, EditError> {
    read(text).map(|(_, parsed)| parsed.root.root_value())
}

/// The file after the edits, made one after another.
///
/// A number or true or false is the same as its text: a text that says 45 stays as it is when it is set
/// to 45. What is to be taken out and is not there is no mistake.
///
/// ```
/// use std::cmp::Ordering;
///
/// use kohyo::record_edit::{Change, Edit, Keys, Step, apply};
///
/// struct Plain;
///
/// impl Keys for Plain {
///     fn same(&self, _: &[Step], a: &str, b: &str) -> bool {
///         a == b
///     }
///
///     fn compare(&self, _: &[Step], _: &str, _: &str) -> Ordering {
///         Ordering::Equal
///     }
/// }
///
/// let path = vec![Step::Key("担当課".to_owned())];
/// let edit = Edit { path, change: Change::Set("総務課".into()) };
/// let edited = apply("---\n担当課: '人事課' # 主管\n---\n", &[edit], &Plain)?;
/// assert_eq!(edited, "---\n担当課: '総務課' # 主管\n---\n");
/// # Ok::<(), kohyo::record_edit::EditError>(())
/// ```
///
/// # Errors
///
/// The front matter cannot be read, a path leads nowhere, or what would be written says something else
/// than the edits do: so it is where an anchor, a reference or a tag is in the way. The edits are made all
/// or none.
pub fn apply(file: &str, edits: &[Edit], keys: &dyn Keys) -> Result<String, EditError> {
    let (place, parsed) = read(file)?;
    if let Some(edited) = attempt(file, &place, &parsed, edits, keys)? {
        return Ok(edited);
    }
    // The first edit that cannot be made, among those before which all can.
    let (mut good, mut bad) = (0, edits.len());
    while bad - good > 1 {
        let middle = usize::midpoint(good, bad);
        match attempt(file, &place, &parsed, &edits[..middle], keys)? {
            Some(_) => good = middle,
            None => bad = middle,
        }
    }
    Err(EditError::CannotEdit { path: edits.get(good).map_or_else(Vec::new, |it| it.path.clone()) })
}

fn read(file: &str) -> Result<(Range<usize>, Parsed), EditError> {
    let place = crate::record::yaml_range(file).ok_or(EditError::NoFrontMatter)?;
    let parsed = parse::parse(&file[place.clone()])?;
    Ok((place, parsed))
}

/// The file after the edits; none when it would not say what they do.
fn attempt(
    file: &str,
    place: &Range<usize>,
    parsed: &Parsed,
    edits: &[Edit],
    keys: &dyn Keys,
) -> Result<Option<String>, EditError> {
    let mut root = parsed.root.clone();
    for edit in edits {
        change::make(&mut root, edit, keys)?;
    }
    let (head, rest) = file.split_at(place.start);
    let (yaml, body) = rest.split_at(place.len());
    let newline = if head.ends_with("\r\n") { "\r\n" } else { "\n" };
    if root.root_value() == parsed.root.root_value() {
        return Ok(Some(file.to_owned()));
    }
    // YAML ends lines at a return by itself, too; here they end at a line feed.
    if parsed.unusual || yaml.replace("\r\n", "").contains('\r') {
        return Ok(None);
    }
    // A block that keeps the blank lines at its end would take those of the file, too, where it has some
    // below: then it cannot be a block.
    for blocks in [Blocks::All, Blocks::Ended] {
        let Some(written) = writer::write(&root, yaml, newline, blocks) else { return Ok(None) };
        // Where they end there, readers of YAML do not agree.
        if written.contains(['\u{85}', '\u{2028}', '\u{2029}']) {
            return Ok(None);
        }
        let edited = [head, &written, body].concat();
        let is_right = read(&edited).is_ok_and(|(place, parsed)| {
            edited[place.end..] == *body && parsed.root.root_value() == root.root_value()
        });
        if is_right && (is_readable(&written) || !is_readable(yaml)) {
            return Ok(Some(edited));
        }
    }
    Ok(None)
}

/// Whether it is YAML to the reader of records, too, which is stricter here and there.
fn is_readable(yaml: &str) -> bool {
    serde_yaml::from_str::<Option<IgnoredAny>>(yaml).is_ok()
}
