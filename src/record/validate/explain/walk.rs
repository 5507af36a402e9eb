//! Walks a positioned reading of a file next to the schema of its kind.

use serde_json::Value;

use crate::calendar::Naming;
use crate::diagnostic::{Diagnostic, Place, Severity, Span, code};
use crate::japanese::fold;
use crate::record::key::Key;
use crate::record::limit::FINDINGS;
use crate::record::model::threshold::Applies;
use crate::record::validate::context::Context;
use crate::record::validate::explain::finding::{Finding, choice};
use crate::record::validate::explain::format;
use crate::record::validate::explain::judging::Judging;
use crate::record::validate::explain::node::{Content, Node};
use crate::record::validate::explain::subject::{Subject, first_line, shifted};
use crate::words::Message;

/// Whether a table is the record itself: only there stand the city's own fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Depth {
    Top,
    Inside,
}

pub(super) struct Walker<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) context: &'a Context<'a>,
    pub(super) complete: bool,
    /// The YAML as it was read, with slips mended.
    pub(super) text: &'a str,
    pub(super) original: &'a dyn Fn(Span) -> Span,
    pub(super) root: Option<&'a Node>,
    /// What is being judged where the walk has come to.
    pub(super) judging: Judging,
    pub(super) found: Vec<Diagnostic>,
}

impl Walker<'_> {
    pub(super) fn report(&mut self, span: Span, finding: Finding) {
        let original = (self.original)(span);
        let typed = self.subject.yaml.get(original.start..original.end).unwrap_or_default();
        let before = self.subject.yaml.get(..original.start).unwrap_or_default().trim_end();
        let fix = finding.mended(typed, original.start + self.subject.offset, before);
        let span = shifted(original, self.subject.offset);
        let span = first_line(self.subject.yaml, span, self.subject.offset);
        let place = Place::at(self.subject.file, span);
        let finding = if fix.is_some() { finding.fix(fix) } else { finding };
        self.found.push(finding.at(place));
    }

    /// Whether so many mistakes were found that no more of them are told.
    fn is_full(&self) -> bool {
        let errors = self.found.iter().filter(|it| it.severity == Severity::Error);
        self.found.len() > FINDINGS && errors.count() > FINDINGS
    }

    pub(super) fn value(&mut self, node: &Node, schema: &Value, key: Option<&Node>, depth: Depth) {
        if self.is_full() {
            return;
        }
        let allows = |kind: &str| match &schema["type"] {
            Value::String(only) => only == kind,
            Value::Array(kinds) => kinds.iter().any(|it| it == kind),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => true,
        };
        if node.is_null() && (allows("null") || allows("array")) {
            return self.comment_in_text(node, schema, key);
        }
        if schema["secret"] == true && !matches!(node.content, Content::Table(_)) {
            let name = key.and_then(Node::text).unwrap_or_default().to_owned();
            let finding = Finding::new(&code::SECRET_IN_FILE).with("key", name);
            return self.report(key.unwrap_or(node).span, finding);
        }
        let fits = match &node.content {
            Content::Scalar { .. } => {
                ["string", "number", "integer", "boolean"].into_iter().any(allows)
            }
            Content::List(_) => allows("array"),
            Content::Table(_) => allows("object"),
        };
        if !fits {
            let is_list_first = schema["type"].get(0).is_some_and(|it| it == "array");
            let expected = if is_list_first {
                Some("array")
            } else {
                ["string", "object", "array", "boolean"].into_iter().find(|it| allows(it))
            };
            return self.wrong_type(node, key, expected.unwrap_or("string"));
        }
        match &node.content {
            Content::Scalar { text, .. } => self.scalar(node, text, schema, key),
            Content::List(items) => self.list(items, schema, key),
            Content::Table(rows) => self.table(node, rows, schema, key, depth),
        }
    }

    pub(super) fn wrong_type(&mut self, node: &Node, key: Option<&Node>, expected: &str) {
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

    pub(super) fn scalar(&mut self, node: &Node, text: &str, schema: &Value, key: Option<&Node>) {
        self.comment_in_text(node, schema, key);
        let text = text.trim();
        let is_flag = schema["type"].as_array().is_some_and(|it| it[0] == "boolean");
        if is_flag {
            if !["true", "false"].contains(&text) {
                self.wrong_type(node, key, "boolean");
            }
            return;
        }
        if let Some(choices) = schema.get("enum").filter(|it| it.is_array()) {
            let (choices, english) = (words_of(choices), words_of(&schema["english"]));
            let is_english = english.iter().any(|it| it.eq_ignore_ascii_case(text));
            if !choices.contains(&text) && !is_english {
                let western = self.context.naming == Naming::Western && !english.is_empty();
                self.report(node.span, choice(text, if western { &english } else { &choices }));
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
        let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
        if let Some(finding) = self.check(format, text) {
            self.report(self.part_of(node.span, text, &finding), finding);
        }
    }

    /// Where the part of a value is that a finding is about: all of it, where escapes or line breaks change it.
    fn part_of(&self, span: Span, text: &str, finding: &Finding) -> Span {
        let typed = self.text.get(span.start..span.end);
        match (finding.part(), typed.and_then(|it| it.find(text))) {
            (Some(part), Some(at)) => {
                let start = span.start + at;
                Span { start: start + part.start, end: start + part.end }
            }
            _ => span,
        }
    }

    /// What is wrong with a value of this format, if anything.
    pub(super) fn check(&self, format: &str, text: &str) -> Option<Finding> {
        if Judging::is_asked(format) {
            return self.judging.check(format, text, self.context);
        }
        format::check(format, text, self.context, self.root)
    }

    pub(super) fn list(&mut self, items: &[Node], schema: &Value, key: Option<&Node>) {
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

    pub(super) fn unique(&mut self, items: &[Node], key: &str) {
        let key = self.context.form().map_or(key, |it| it.word_for(key)).to_owned();
        let is_word = |it: &Node| matches!(it.content, Content::Scalar { .. });
        let names: Vec<(&Node, &Node)> = items
            .iter()
            .filter_map(|it| if is_word(it) { Some((it, it)) } else { Some((it.get(&key)?, it)) })
            .collect();
        for (index, (node, item)) in names.iter().enumerate() {
            let Some(text) = node.text().filter(|it| !it.is_empty()) else { continue };
            let same = |it: &&(&Node, &Node)| {
                it.0.text().is_some_and(|other| fold(other) == fold(text))
                    && applies(it.1).overlaps(applies(item))
            };
            if let Some((first, _)) = names[..index].iter().find(same) {
                let finding = Finding::new(&code::IMPOSSIBLE)
                    .with("what", "same-id")
                    .with("value", text)
                    .help(self.line(first.span));
                self.report(node.span, finding);
            }
        }
    }

    pub(super) fn line(&self, span: Span) -> Message {
        let at = (self.original)(span).start;
        let before = self.subject.yaml.get(..at).unwrap_or("");
        let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + self.first_line();
        Message::new("help-first-place").with("line", line)
    }

    /// The number of the YAML's first line in the file.
    pub(super) fn first_line(&self) -> usize {
        if self.subject.offset == 0 { 1 } else { 2 }
    }
}

/// The words of a list in a schema.
fn words_of(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The years in which a level holds; all years, of anything else.
fn applies(item: &Node) -> Applies {
    let typed = item.get(Key::Applies.word()).and_then(Node::text);
    typed.and_then(Applies::parse).unwrap_or_default()
}
