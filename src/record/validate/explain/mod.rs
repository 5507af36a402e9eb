//! Says everything that is wrong with a file, each mistake at its place.
//!
//! The schema that comes from the record's own struct decides what may stand where, so there is one
//! source of truth; this module only walks a positioned reading of the file next to that schema.

mod address;
mod color;
mod comment;
mod dates;
mod exemption;
mod faults;
mod field;
mod finding;
mod format;
mod indented;
mod invisible;
mod judging;
mod keys;
mod node;
mod publish;
mod schema;
mod slip;
mod spelling;
mod subject;
mod table;
mod walk;

use std::mem;

use serde_json::Value;

pub(crate) use address::{is_link, is_mail, is_service_url};
pub(crate) use exemption::when;
pub(crate) use finding::{Finding, choice};
pub(crate) use invisible::raw as invisible;
pub(crate) use node::{Node, exceeds};
pub(crate) use publish::is_fingerprint;
pub(crate) use schema::{keys, simplify, top_keys};
pub(crate) use spelling::is_municipality_code;
pub use spelling::{is_id, is_kana};
pub(crate) use subject::{Subject, placed};

use self::invisible::Stripped;
use self::judging::Judging;
use self::walk::{Depth, Walker};
use crate::diagnostic::{Diagnostic, Span, code};
use crate::record::limit;
use crate::record::model::value::{Names, Text};
use crate::record::validate::context::Context;

/// Everything wrong with the subject, in no order.
pub(crate) fn explain(subject: Subject<'_>, schema: &Value, context: &Context) -> Vec<Diagnostic> {
    let keys = schema::Keys::of(schema, context);
    let stripped = Stripped::of(subject.yaml);
    let mut recovered = slip::recover(&stripped.text, &keys, limit::rows_of(subject.file));
    let mut parsed = mem::take(&mut recovered.parsed);
    let escapes = invisible::escaped(&recovered.text, parsed.node.as_ref());
    parsed.node.iter_mut().for_each(invisible::strip);
    let mut walker = Walker {
        subject,
        context,
        complete: parsed.complete,
        text: &recovered.text,
        original: &|span| stripped.original(recovered.original(span)),
        root: parsed.node.as_ref(),
        judging: Judging::default(),
        found: Vec::new(),
    };
    if let Some(root) = &parsed.node {
        walker.value(root, schema, None, Depth::Top);
        walker.forget_unquoted(&recovered.slips, &stripped);
    }
    walker.slips(&recovered.slips, &stripped);
    walker.escapes(escapes);
    walker.faults(&parsed.faults);
    if parsed.node.is_none() && parsed.faults.is_empty() {
        walker.report(Span { start: 0, end: 0 }, Finding::new(&code::EMPTY_FILE));
    }
    walker.found
}

/// What is wrong with a file that is sound for YAML: what it drops, the ends of texts and types, and
/// characters that nobody can see where an escape stands for them.
pub(crate) fn dropped(subject: Subject<'_>, schema: &Value, context: &Context) -> Vec<Diagnostic> {
    let yaml = subject.yaml;
    if !has_tag(yaml) && !comment::has_comment(yaml) && !invisible::may_be_escaped(yaml) {
        return Vec::new();
    }
    let parsed = node::parse(subject.yaml);
    let mut walker = Walker {
        subject,
        context,
        complete: parsed.complete,
        text: subject.yaml,
        original: &|span| span,
        root: parsed.node.as_ref(),
        judging: Judging::default(),
        found: Vec::new(),
    };
    if let Some(root) = &parsed.node {
        walker.value(root, schema, None, Depth::Top);
        walker.found.retain(|it| it.code == &code::COMMENT_IN_TEXT);
    }
    walker.escapes(invisible::escaped(yaml, parsed.node.as_ref()));
    let tags = parsed.faults.into_iter().filter(|it| matches!(it, node::Fault::Tag(_)));
    walker.faults(&tags.collect::<Vec<_>>());
    walker.found
}

/// Whether a value seems to begin with `!`, which YAML takes for a type and drops.
fn has_tag(yaml: &str) -> bool {
    memchr::memchr_iter(b'!', yaml.as_bytes())
        .any(|at| [": ", "- ", "[", ", "].iter().any(|it| yaml[..at].ends_with(it)))
}

/// A text with the place of everything in it.
pub(crate) fn node(yaml: &str) -> Option<Node> {
    node::parse(yaml).node
}

/// The names that seem to be under a key of a text which need not be YAML: read by lines, since what is wrong may be
/// anywhere.
pub(crate) fn names_under(key: &str, text: &str) -> Names {
    const SEPARATORS: [char; 4] = [',', '，', '、', '・'];
    let mut lines = text.lines().skip_while(|it| value_of(key, it).is_none());
    let Some(first) = lines.next().and_then(|it| value_of(key, it)) else {
        return Names::default();
    };
    // Names in one line, or else those listed below it.
    let listed = lines.map_while(|it| it.trim().strip_prefix('-'));
    let texts: Vec<&str> = if bare(first).is_empty() { listed.collect() } else { vec![first] };
    let names = texts.iter().flat_map(|it| it.split(SEPARATORS)).map(bare);
    Names(names.filter(|it| !it.is_empty()).map(Text::new).collect())
}

/// What follows a key at the beginning of a line, in whatever width its colon was typed.
fn value_of<'t>(key: &str, line: &'t str) -> Option<&'t str> {
    line.trim_start().strip_prefix(key)?.trim_start().strip_prefix([':', '：'])
}

/// A name without quotation marks, brackets and a comment around it.
fn bare(name: &str) -> &str {
    let name = name.split(" #").next().unwrap_or(name);
    name.trim_matches(|it: char| it.is_whitespace() || "\"'[]「」".contains(it))
}

/// The last step of a way that leads to a key and not to what stands next to it. No key is empty.
pub(crate) const KEY_ITSELF: &str = "";

/// The place of a field, such as 進捗管理.平成26年度上半期.状況; of what holds it, when it is missing.
pub(crate) fn locate(subject: Subject<'_>, path: &[&str]) -> Span {
    locate_in(subject, node(subject.yaml).as_ref(), path)
}

/// The same in a text that was read with its places.
pub(crate) fn locate_in(subject: Subject<'_>, root: Option<&Node>, path: &[&str]) -> Span {
    let mut span = Span { start: 0, end: 0 };
    let mut node = root;
    let mut last_key = None;
    for step in path {
        if *step == KEY_ITSELF {
            span = last_key.unwrap_or(span);
            break;
        }
        let row = node.and_then(|it| it.row(|key| key == *step));
        last_key = row.map(|(key, _)| key.span);
        let row = row.map(|(key, it)| (if it.is_null() { key.span } else { it.span }, it));
        let item = || node?.items().get(step.parse::<usize>().ok()?).map(|it| (it.span, it));
        let Some((found, value)) = row.or_else(item) else { break };
        span = found;
        node = Some(value);
    }
    placed(subject, span)
}
