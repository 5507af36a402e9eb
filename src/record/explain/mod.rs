//! Says everything that is wrong with a file, each mistake at its place.
//!
//! The schema that comes from the record's own struct decides what may stand where, so there is one
//! source of truth; this module only walks a positioned reading of the file beside that schema.

mod format;
mod node;
mod scan;

use serde_json::Value;

pub(super) use format::{Finding, is_id, is_kana, is_url};
pub(super) use node::Node;

use self::node::{Content, Fault};
use self::scan::Slip;
use super::context::Context;
use crate::diagnostic::{Diagnostic, Place, Span, code};
use crate::japanese::{fold, suggest};
use crate::words::Message;

/// A text to be explained: the YAML of a file, and where in the file it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    /// The file.
    pub(super) file: &'a str,
    /// Its YAML.
    pub(super) yaml: &'a str,
    /// Byte of the file at which the YAML begins.
    pub(super) offset: usize,
}

/// Everything wrong with the subject, in no order.
pub(super) fn explain(subject: Subject<'_>, schema: &Value, context: &Context) -> Vec<Diagnostic> {
    let keys = Keys::of(schema, context);
    let mended = scan::mend(subject.yaml, &|it| keys.knows(it));
    let parsed = node::parse(&mended.text);
    let mut walker = Walker {
        subject,
        context,
        complete: parsed.complete,
        original: &|span| mended.original(span),
        root: parsed.node.as_ref(),
        found: Vec::new(),
    };
    walker.slips(&mended.slips);
    walker.faults(&parsed.faults);
    if let Some(root) = &parsed.node {
        walker.value(root, schema, None, Depth::Top);
    } else if parsed.faults.is_empty() {
        walker.report(Span { start: 0, end: 0 }, Finding::new(&code::EMPTY_FILE));
    }
    walker.found
}

/// Whether a value seems to begin with `!`, which YAML takes for a type and drops.
pub(super) fn has_tag(yaml: &str) -> bool {
    [": !", "- !", "[!", ", !"].iter().any(|it| yaml.contains(it))
}

/// Brings a schema to the one shape that is walked: a list of words is an `enum`, and what may be
/// left empty has `null` among its types.
pub(super) fn simplify(schema: &mut Value) {
    if let Some(choices) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        choices.retain(|it| it["type"] != "null");
        if let [only] = choices.as_mut_slice() {
            let mut only = only.take();
            let kind = only.get("type").cloned().unwrap_or_else(|| "string".into());
            only["type"] = serde_json::json!([kind, "null"]);
            *schema = only;
        }
    }
    if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
        let words: Vec<Value> = variants
            .iter()
            .flat_map(|it| match &it["enum"] {
                Value::Array(words) => words.clone(),
                _ => vec![it["const"].clone()],
            })
            .collect();
        let kind = schema.get("type").cloned().unwrap_or_else(|| "string".into());
        *schema = serde_json::json!({ "type": kind, "enum": words });
    }
    match schema {
        Value::Object(rows) => rows.values_mut().for_each(simplify),
        Value::Array(items) => items.iter_mut().for_each(simplify),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A text with the place of everything in it.
pub(super) fn node(yaml: &str) -> Option<Node> {
    node::parse(yaml).node
}

/// The built-in keys of a kind of record, at any depth.
pub(super) fn keys(schema: &Value) -> Vec<String> {
    let mut words = Vec::new();
    properties(schema, &mut words);
    words.sort_unstable();
    words.dedup();
    words
}

/// The place of a field, such as 進捗管理.平成26年度上半期.状況; of what holds it, when it is missing.
pub(super) fn locate(subject: Subject<'_>, path: &[&str]) -> Span {
    let parsed = node::parse(subject.yaml);
    let mut span = Span { start: 0, end: 0 };
    let mut node = parsed.node.as_ref();
    for step in path {
        let next = node.and_then(|it| match &it.content {
            Content::Table(rows) => rows
                .iter()
                .find(|(key, _)| key.text() == Some(step))
                .map(|(key, value)| (if value.is_null() { key.span } else { value.span }, value)),
            Content::List(items) => {
                step.parse().ok().and_then(|it: usize| items.get(it)).map(|it| (it.span, it))
            }
            Content::Scalar { .. } => None,
        });
        let Some((found, value)) = next else { break };
        span = found;
        node = Some(value);
    }
    first_line(subject.yaml, shifted(span, subject.offset), subject.offset)
}

fn shifted(span: Span, by: usize) -> Span {
    Span { start: span.start + by, end: span.end + by }
}

/// The part of a span on its first line: a caret under ten lines says nothing.
fn first_line(yaml: &str, span: Span, offset: usize) -> Span {
    let text = yaml.get(span.start - offset..span.end - offset).unwrap_or("");
    let line = text.split(['\n', '\r']).next().unwrap_or("").trim_end();
    Span { start: span.start, end: span.start + line.len() }
}

/// The words that can stand before a colon in this kind of file.
struct Keys {
    words: Vec<String>,
}

impl Keys {
    fn of(schema: &Value, context: &Context) -> Self {
        let mut words = keys(schema);
        if let Some(form) = context.form() {
            words = words.iter().map(|it| form.word(it).to_owned()).collect();
            words.extend(form.fields().iter().map(|it| it.name.to_string()));
        }
        if let Some(program) = context.program {
            words.extend(program.file.levels.iter().map(|it| it.name.to_string()));
        }
        Self { words }
    }

    fn knows(&self, word: &str) -> bool {
        let word = word.trim();
        self.words.iter().any(|it| it == word)
            || (word.chars().count() < 20
                && (crate::calendar::FiscalYear::parse_prefix(word).is_some()
                    || suggest(word, self.words.iter().map(String::as_str)).is_some()))
    }
}

fn properties(schema: &Value, words: &mut Vec<String>) {
    for (word, below) in schema["properties"].as_object().into_iter().flatten() {
        words.push(word.clone());
        properties(below, words);
    }
    for below in ["items", "additionalProperties"] {
        if schema[below].is_object() {
            properties(&schema[below], words);
        }
    }
}

/// Whether a table is the record itself: only there stand the city's own fields.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Top,
    Inside,
}

struct Walker<'a> {
    subject: Subject<'a>,
    context: &'a Context<'a>,
    complete: bool,
    original: &'a dyn Fn(Span) -> Span,
    root: Option<&'a Node>,
    found: Vec<Diagnostic>,
}

impl Walker<'_> {
    fn report(&mut self, span: Span, finding: Finding) {
        let span = shifted((self.original)(span), self.subject.offset);
        let span = first_line(self.subject.yaml, span, self.subject.offset);
        let place = Place { file: self.subject.file.to_owned(), span: Some(span) };
        self.found.push(finding.at(place));
    }

    fn slips(&mut self, slips: &[Slip]) {
        for slip in slips {
            let (span, finding) = match slip {
                Slip::WideColon(span, key) => (
                    span,
                    Finding::new(&code::WIDE_COLON)
                        .with("key", key)
                        .label("label-wide-colon")
                        .help(Message::new("help-wide-colon").with("key", key)),
                ),
                Slip::Indentation(span, c) => (
                    span,
                    Finding::new(&code::INDENTATION)
                        .with(
                            "kind",
                            match c {
                                '\u{3000}' => "ideographic",
                                '\t' => "tab",
                                _ => "other",
                            },
                        )
                        .label("label-indentation")
                        .help(Message::new("help-indentation")),
                ),
                Slip::Control(span, c) => (
                    span,
                    Finding::new(&code::SYNTAX).help(
                        Message::new("help-control")
                            .with("code", std::format!("U+{:04X}", u32::from(*c))),
                    ),
                ),
                Slip::NoSpace(span, key) => (
                    span,
                    Finding::new(&code::SYNTAX)
                        .with("key", key)
                        .help(Message::new("help-space-after-colon")),
                ),
            };
            let place = Place {
                file: self.subject.file.to_owned(),
                span: Some(shifted(*span, self.subject.offset)),
            };
            self.found.push(finding.at(place));
        }
    }

    fn faults(&mut self, faults: &[Fault]) {
        for fault in faults {
            let (span, finding) = match fault {
                Fault::Syntax(span, info) => {
                    (span, format::syntax(info, self.is_first_of_line(span.start)))
                }
                Fault::Alias(span) => {
                    let help = Message::new("help-alias");
                    (span, Finding::new(&code::ALIAS).help(help))
                }
                Fault::Tag(span) => {
                    (span, Finding::new(&code::SYNTAX).help(Message::new("help-quote")))
                }
                Fault::TooDeep(span) => (span, Finding::new(&code::TOO_DEEP)),
                Fault::SecondDocument(span) => {
                    (span, Finding::new(&code::SYNTAX).help(Message::new("help-front-matter")))
                }
            };
            self.report(*span, finding);
        }
    }

    /// Whether nothing but spaces stands before a byte of the mended text on its line, and a key
    /// follows: then it is the indentation that is wrong.
    fn is_first_of_line(&self, at: usize) -> bool {
        let at = (self.original)(Span { start: at, end: at }).start;
        let yaml = self.subject.yaml;
        let (Some(before), Some(after)) = (yaml.get(..at), yaml.get(at..)) else { return false };
        let line = after.lines().next().unwrap_or("");
        before.rsplit('\n').next().is_some_and(|it| !it.is_empty() && it.trim().is_empty())
            && (line.contains(": ") || line.ends_with(':'))
    }

    /// Whether a key without a value stands behind a comma that was meant to be part of a value, as
    /// in `{ 計画: 1,200 }`.
    fn is_cut_by_comma(&self, key: &Node, value: &Node) -> bool {
        let at = (self.original)(key.span).start;
        let before = self.subject.yaml.get(..at).unwrap_or("");
        value.is_null() && before.ends_with(',')
    }

    fn cut_by_comma(&mut self, key: &Node) {
        let finding = Finding::new(&code::SYNTAX).help(Message::new("help-comma"));
        self.report(key.span, finding);
    }

    fn value(&mut self, node: &Node, schema: &Value, key: Option<&Node>, depth: Depth) {
        let allows = |kind: &str| match &schema["type"] {
            Value::String(only) => only == kind,
            Value::Array(kinds) => kinds.iter().any(|it| it == kind),
            _ => true,
        };
        if node.is_null() && (allows("null") || allows("array")) {
            return;
        }
        let fits = match &node.content {
            Content::Scalar { .. } => {
                ["string", "number", "integer", "boolean"].into_iter().any(allows)
            }
            Content::List(_) => allows("array"),
            Content::Table(_) => allows("object"),
        };
        if !fits {
            let expected =
                ["string", "object", "array", "boolean"].into_iter().find(|it| allows(it));
            return self.wrong_type(node, key, expected.unwrap_or("string"));
        }
        match &node.content {
            Content::Scalar { text, .. } => self.scalar(node, text, schema, key),
            Content::List(items) => self.list(items, schema, key),
            Content::Table(rows) => self.table(node, rows, schema, key, depth),
        }
    }

    fn wrong_type(&mut self, node: &Node, key: Option<&Node>, expected: &str) {
        let expected = match expected {
            "object" => "table",
            "array" => "list",
            "boolean" => "flag",
            _ => "text",
        };
        let name = key.and_then(Node::text).unwrap_or("none").to_owned();
        let mut finding =
            Finding::new(&code::WRONG_TYPE).with("key", &name).with("expected", expected);
        if expected == "text" {
            finding = finding.help(Message::new("help-quote"));
        }
        self.report(node.span, finding);
    }

    fn scalar(&mut self, node: &Node, text: &str, schema: &Value, key: Option<&Node>) {
        let text = text.trim();
        let is_flag = schema["type"].as_array().is_some_and(|it| it[0] == "boolean");
        if is_flag {
            if !["true", "false"].contains(&text) {
                self.wrong_type(node, key, "boolean");
            }
            return;
        }
        if let Some(choices) = schema.get("enum").and_then(Value::as_array) {
            let choices: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
            if !choices.contains(&text) {
                self.report(node.span, format::choice(text, &choices));
            }
            return;
        }
        if schema["type"].as_array().is_some_and(|it| it[0] == "integer")
            && schema["format"] == "int32"
        {
            if text.parse::<i32>().is_err() {
                self.report(node.span, format::number(text));
            }
            return;
        }
        if let Some(format) = schema.get("format").and_then(Value::as_str) {
            if let Some(finding) = format::check(format, text, self.context, self.root) {
                self.report(node.span, finding);
            }
        }
    }

    fn list(&mut self, items: &[Node], schema: &Value, key: Option<&Node>) {
        // The format of a list of names is that of each name.
        let mut item = schema["items"].clone();
        if let (Some(format), Some(item)) = (schema.get("format"), item.as_object_mut()) {
            item.entry("format").or_insert_with(|| format.clone());
        }
        for node in items {
            if node.is_null() {
                let table = item["properties"].is_object() && !item["type"].is_array();
                self.wrong_type(node, key, if table { "object" } else { "string" });
            } else {
                self.value(node, &item, key, Depth::Inside);
            }
        }
        if let Some(unique) = schema.get("uniqueKey").and_then(Value::as_str) {
            self.unique(items, unique);
        }
    }

    fn unique(&mut self, items: &[Node], key: &str) {
        let key = self.context.form().map_or(key, |it| it.word(key)).to_owned();
        let named = |it: &'_ Node| matches!(it.content, Content::Scalar { .. });
        let names: Vec<&Node> =
            items.iter().filter_map(|it| if named(it) { Some(it) } else { it.get(&key) }).collect();
        for (index, node) in names.iter().enumerate() {
            let Some(text) = node.text().filter(|it| !it.is_empty()) else { continue };
            let same = |it: &&&Node| it.text().is_some_and(|it| fold(it) == fold(text));
            if let Some(first) = names[..index].iter().find(same) {
                let finding = Finding::new(&code::IMPOSSIBLE)
                    .with("what", "same-id")
                    .with("value", text)
                    .help(self.line(first.span));
                self.report(node.span, finding);
            }
        }
    }

    fn line(&self, span: Span) -> Message {
        let at = (self.original)(span).start;
        let before = self.subject.yaml.get(..at).unwrap_or("");
        let line = before.bytes().filter(|&it| it == b'\n').count() + self.first_line();
        Message::new("help-first-place").with("line", line)
    }

    /// The number of the YAML's first line in the file.
    fn first_line(&self) -> usize {
        if self.subject.offset == 0 { 1 } else { 2 }
    }

    fn table(
        &mut self,
        node: &Node,
        rows: &[(Node, Node)],
        schema: &Value,
        key: Option<&Node>,
        depth: Depth,
    ) {
        if schema["format"] == "grade" && !self.has_axes() {
            let finding = Finding::new(&code::IMPOSSIBLE).with("what", "two-axes");
            return self.report(node.span, finding);
        }
        match schema.get("properties").and_then(Value::as_object) {
            Some(properties) => self.record(node, rows, properties, schema, key, depth),
            None => self.map(rows, schema),
        }
        if schema["maxProperties"] == 1 && rows.len() > 1 {
            let key = &rows[1].0;
            let name = key.text().unwrap_or("").to_owned();
            self.report(key.span, Finding::new(&code::UNKNOWN_KEY).with("key", &name));
        }
    }

    fn has_axes(&self) -> bool {
        self.context.program.is_none_or(|it| it.file.grades.has_axes())
    }

    /// A table whose keys are data: years, periods, axes, categories.
    fn map(&mut self, rows: &[(Node, Node)], schema: &Value) {
        let format = schema["propertyNames"]["format"].as_str().unwrap_or("word");
        let mut seen: Vec<(String, Span)> = Vec::new();
        for (key, value) in rows {
            if self.is_cut_by_comma(key, value) {
                self.cut_by_comma(key);
                continue;
            }
            let text = key.text().unwrap_or("").trim().to_owned();
            if let Some(finding) = format::check(format, &text, self.context, self.root) {
                self.report(key.span, finding);
            }
            let canonical = format::canonical(format, &text, self.context);
            match seen.iter().find(|(it, _)| *it == canonical) {
                Some((_, first)) => {
                    let mut finding = Finding::new(&code::DUPLICATE_KEY)
                        .with("key", &text)
                        .help(self.line(*first));
                    if canonical != text {
                        finding = finding.help(
                            Message::new("help-same-as")
                                .with("value", &text)
                                .with("word", canonical.as_str()),
                        );
                    }
                    self.report(key.span, finding);
                }
                None => seen.push((canonical, key.span)),
            }
            if format == "level" {
                self.category(&text, value);
            }
            if let Some(schema) = schema.get("additionalProperties").filter(|it| it.is_object()) {
                if schema["format"] == "axis-grade" {
                    let grade = value.text().unwrap_or("").trim().to_owned();
                    if let Some(finding) = format::axis_grade(&text, &grade, self.context) {
                        self.report(value.span, finding);
                    }
                } else {
                    self.value(value, schema, Some(key), Depth::Inside);
                }
            }
        }
    }

    fn category(&mut self, level: &str, value: &Node) {
        let levels = self.context.program.map_or(&[][..], |it| &it.file.levels);
        let Some(level) = levels.iter().find(|it| *it.name == *level) else { return };
        let text = value.text().unwrap_or("").trim();
        let allowed: Vec<&str> = level.allowed.iter().map(|it| &**it).collect();
        if !allowed.is_empty() && !text.is_empty() && !allowed.contains(&text) {
            self.report(value.span, format::choice(text, &allowed));
        }
    }

    /// A table whose keys are the form's.
    fn record(
        &mut self,
        node: &Node,
        rows: &[(Node, Node)],
        properties: &serde_json::Map<String, Value>,
        schema: &Value,
        key: Option<&Node>,
        depth: Depth,
    ) {
        let form = self.context.form();
        let mut missing = self.missing(rows, schema, depth);
        let mut seen: Vec<(&str, Span)> = Vec::new();
        for (name, value) in rows {
            let word = name.text().unwrap_or("");
            if self.is_cut_by_comma(name, value) {
                self.cut_by_comma(name);
                continue;
            }
            // A merge key is reported as such, and may bring what is missing here.
            if word == "<<" {
                missing.clear();
                continue;
            }
            if let Some((_, first)) = seen.iter().find(|(it, _)| *it == word) {
                let help = self.line(*first);
                let finding = Finding::new(&code::DUPLICATE_KEY).with("key", word).help(help);
                self.report(name.span, finding);
                continue;
            }
            seen.push((word, name.span));
            let field = form.filter(|_| depth == Depth::Top).and_then(|it| it.field(word));
            if let (Some(form), Some(field)) = (form, field) {
                self.field(value, &form.fields()[field], name);
                continue;
            }
            let built_in = form.map_or(Some(word), |it| it.key(word));
            let unused = form.is_some_and(|it| {
                depth == Depth::Top && built_in.is_some_and(|key| it.unused().contains(&key))
            });
            match built_in.and_then(|it| properties.get(it)).filter(|_| !unused) {
                Some(schema) => self.value(value, schema, Some(name), Depth::Inside),
                None => self.unknown_key(name, word, properties, depth, &mut missing),
            }
        }
        let place =
            key.map_or(Span { start: node.span.start, end: node.span.start + 1 }, |it| it.span);
        for word in missing {
            let at = if depth == Depth::Top { self.top(place) } else { place };
            let finding = Finding::new(&code::MISSING_KEY)
                .with("key", &word)
                .help(Message::new("help-missing-key").with("key", word.as_str()));
            self.report(at, finding);
        }
    }

    /// Where a key is missing from the record itself: its first key.
    fn top(&self, fallback: Span) -> Span {
        let first = self.root.and_then(|it| match &it.content {
            Content::Table(rows) => rows.first().map(|(key, _)| key.span),
            Content::Scalar { .. } | Content::List(_) => None,
        });
        first.unwrap_or(fallback)
    }

    /// The words that must be here and are not, or are empty.
    fn missing(&self, rows: &[(Node, Node)], schema: &Value, depth: Depth) -> Vec<String> {
        if !self.complete {
            return Vec::new();
        }
        let form = self.context.form();
        let required = schema.get("required").and_then(Value::as_array);
        let required = required.into_iter().flatten().filter_map(Value::as_str);
        let mut words: Vec<String> =
            required.map(|it| form.map_or(it, |form| form.word(it)).to_owned()).collect();
        if let Some(form) = form.filter(|_| depth == Depth::Top) {
            words.extend(form.required().iter().map(|it| form.word(it).to_owned()));
            let fields = form.fields().iter().filter(|it| it.required);
            words.extend(fields.map(|it| it.name.to_string()));
        }
        words.retain(|word| {
            !rows.iter().any(|(key, value)| {
                let empty = matches!(&value.content, Content::List(items) if items.is_empty());
                key.text() == Some(word.as_str()) && !value.is_null() && !empty
            })
        });
        words.sort_unstable();
        words.dedup();
        words
    }

    fn unknown_key(
        &mut self,
        name: &Node,
        word: &str,
        properties: &serde_json::Map<String, Value>,
        depth: Depth,
        missing: &mut Vec<String>,
    ) {
        let form = self.context.form();
        let mut words: Vec<String> = properties
            .keys()
            .filter(|it| form.is_none_or(|form| !form.unused().contains(&it.as_str())))
            .map(|it| form.map_or(it.as_str(), |form| form.word(it)).to_owned())
            .collect();
        if let Some(form) = form.filter(|_| depth == Depth::Top) {
            words.extend(form.fields().iter().map(|it| it.name.to_string()));
        }
        let mut finding =
            Finding::new(&code::UNKNOWN_KEY).with("key", word).label("label-unknown-key");
        let renamed = form.map(|it| it.word(word)).filter(|it| *it != word);
        let near = suggest(word, words.iter().map(String::as_str)).map(ToOwned::to_owned);
        if let Some(renamed) = renamed {
            missing.retain(|it| it != renamed);
            finding = finding.help(Message::new("help-renamed").with("word", renamed));
        } else if let Some(near) = near {
            // One slip of the finger is one mistake: the right word is not also missing.
            missing.retain(|it| *it != near);
            finding = finding.help(Message::new("help-suggestion").with("word", near.as_str()));
        } else {
            finding = finding.help(Message::new("help-keys").with("keys", words.join("、")));
        }
        self.report(name.span, finding);
    }

    /// A field that the city declares.
    fn field(&mut self, value: &Node, field: &super::field::Field, key: &Node) {
        let texts: Vec<&Node> = match (&value.content, field.yearly) {
            (Content::Table(rows), true) => {
                let schema = serde_json::json!({
                    "propertyNames": { "format": "year" }, "additionalProperties": true
                });
                self.map(rows, &schema);
                rows.iter().map(|(_, value)| value).collect()
            }
            (Content::Scalar { .. }, false) => vec![value],
            _ if value.is_null() => return,
            (_, yearly) => {
                return self.wrong_type(value, Some(key), if yearly { "object" } else { "string" });
            }
        };
        for node in texts {
            let text = node.text().unwrap_or("").trim();
            match node.text() {
                None => self.wrong_type(node, Some(key), "string"),
                Some(_) if node.is_null() || field.allows(text) => {}
                Some(_) => self.report(node.span, format::field(field, text)),
            }
        }
    }
}
