//! Tables: those whose keys are the form's, and those whose keys are years, periods, axes.

use serde_json::Value;

use crate::diagnostic::{Span, code};
use crate::japanese::suggest;
use crate::record::key::Key;
use crate::record::validate::explain::finding::{Finding, choice};
use crate::record::validate::explain::format;
use crate::record::validate::explain::node::{Content, Node};
use crate::record::validate::explain::walk::{Depth, Walker};
use crate::words::Message;

impl Walker<'_> {
    pub(super) fn table(
        &mut self,
        node: &Node,
        rows: &[(Node, Node)],
        schema: &Value,
        key: Option<&Node>,
        depth: Depth,
    ) {
        let format = schema["format"].as_str().unwrap_or_default();
        let without_axes = match format {
            "grade" => Some("two-axes"),
            "status" => Some("two-status-axes"),
            _ => None,
        };
        if let Some(what) = without_axes.filter(|_| !self.judging.has_axes(format, self.context)) {
            let finding = Finding::new(&code::IMPOSSIBLE).with("what", what);
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

    /// A table whose keys are data: years, periods, axes, categories.
    pub(super) fn map(&mut self, rows: &[(Node, Node)], schema: &Value) {
        let format = schema["propertyNames"]["format"].as_str().unwrap_or("word");
        let mut seen: Vec<(String, Span)> = Vec::new();
        for (key, value) in rows {
            if self.is_cut_by_comma(key, value) {
                self.cut_by_comma(key);
                continue;
            }
            let text = key.text().unwrap_or("").trim().to_owned();
            if let Some(finding) = self.check(format, &text) {
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
            if let Some(columns) = self.columns_of(schema) {
                let above = self.judging.clone();
                self.judging.below_row(format, &text, self.context);
                self.cells(value, columns, key);
                self.judging = above;
            } else if let Some(schema) =
                schema.get("additionalProperties").filter(|it| it.is_object())
            {
                let above = self.judging.clone();
                self.judging.below_row(format, &text, self.context);
                if format == "level" && self.is_choice(&text) {
                    let schema =
                        serde_json::json!({ "type": schema["type"], "format": "category" });
                    self.value(value, &schema, Some(key), Depth::Inside);
                } else {
                    self.value(value, schema, Some(key), Depth::Inside);
                }
                self.judging = above;
            }
        }
    }

    /// Whether the categories of a level are given.
    fn is_choice(&self, level: &str) -> bool {
        let levels = self.context.program.map_or(&[][..], |it| &it.file.levels);
        levels.iter().any(|it| *it.name == *level && !it.allowed.is_empty())
    }

    pub(super) fn category(&mut self, level: &str, value: &Node) {
        let levels = self.context.program.map_or(&[][..], |it| &it.file.levels);
        let Some(level) = levels.iter().find(|it| *it.name == *level) else { return };
        let text = value.text().unwrap_or("").trim();
        let allowed: Vec<&str> = level.allowed.iter().map(|it| &**it).collect();
        if !allowed.is_empty() && !text.is_empty() && !allowed.contains(&text) {
            self.report(value.span, choice(text, &allowed));
        }
    }

    /// A table whose keys are the form's.
    pub(super) fn record(
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
                self.field(value, form, field, name);
                continue;
            }
            let built_in = form.map_or(Some(word), |it| it.key(word));
            let unused = form.is_some_and(|it| {
                depth == Depth::Top
                    && built_in
                        .is_some_and(|key| it.unused().iter().any(|unused| unused.word() == key))
            });
            match built_in.and_then(|it| properties.get(it)).filter(|_| !unused) {
                Some(schema) if self.is_cut_off(value, schema, name) => {
                    missing.retain(|it| it != word);
                }
                Some(schema) => self.below(value, schema, name, built_in.unwrap_or(word)),
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

    /// The value of a key of the form.
    fn below(&mut self, value: &Node, schema: &Value, name: &Node, key: &str) {
        let above = self.judging.clone();
        self.judging.below_key(key, self.context);
        self.value(value, schema, Some(name), Depth::Inside);
        self.judging = above;
    }

    /// Whether a `#` cuts off all of a value, which then is not missing; it is reported.
    fn is_cut_off(&mut self, value: &Node, schema: &Value, key: &Node) -> bool {
        let told = self.found.len();
        if value.is_null() {
            self.comment_in_text(value, schema, Some(key));
        }
        self.found.len() > told
    }

    /// Where a key is missing from the record itself: its first key.
    pub(super) fn top(&self, fallback: Span) -> Span {
        let first = self.root.and_then(|it| match &it.content {
            Content::Table(rows) => rows.first().map(|(key, _)| key.span),
            Content::Scalar { .. } | Content::List(_) => None,
        });
        first.unwrap_or(fallback)
    }

    /// The words that must be here and are not, or are empty.
    pub(super) fn missing(
        &self,
        rows: &[(Node, Node)],
        schema: &Value,
        depth: Depth,
    ) -> Vec<String> {
        if !self.complete {
            return Vec::new();
        }
        let form = self.context.form();
        let required = schema.get("required").and_then(Value::as_array);
        let required = required.into_iter().flatten().filter_map(Value::as_str);
        let mut words: Vec<String> =
            required.map(|it| form.map_or(it, |form| form.word_for(it)).to_owned()).collect();
        if let (Some(key), Some(form)) = (schema["placedBy"].as_str(), form)
            && !form.indicator_kinds().is_empty()
        {
            words.push(form.word_for(key).to_owned());
        }
        // What was withdrawn needs what it is called by only; the rest may be deleted.
        let withdrawn = form.map_or(Key::Withdrawn.word(), |it| it.word(Key::Withdrawn));
        let is_withdrawn = depth == Depth::Top
            && rows.iter().any(|(key, it)| key.text() == Some(withdrawn) && !it.is_null());
        if is_withdrawn {
            let promises = form.map_or(Key::Promises.word(), |it| it.word(Key::Promises));
            words.retain(|it| it != promises);
        } else if let Some(form) = form.filter(|_| depth == Depth::Top) {
            words.extend(form.required().iter().map(|it| form.name(*it).to_owned()));
            let fields = form.fields().iter().filter(|it| it.required);
            words.extend(fields.map(|it| it.name.to_string()));
        }
        words.retain(|word| {
            !rows.iter().any(|(key, value)| {
                // A declared field needs a value somewhere in it.
                let is_declared = form.is_some_and(|it| it.field(word).is_some());
                let empty = match &value.content {
                    Content::List(items) => items.is_empty() || is_declared && value.is_blank(),
                    Content::Table(_) => is_declared && value.is_blank(),
                    Content::Scalar { text, .. } => {
                        text.trim().is_empty() || is_declared && value.is_blank()
                    }
                };
                key.text() == Some(word.as_str()) && !value.is_null() && !empty
            })
        });
        words.sort_unstable();
        words.dedup();
        words
    }

    pub(super) fn unknown_key(
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
            .filter(|it| form.is_none_or(|form| !form.unused().iter().any(|key| key.word() == *it)))
            .map(|it| form.map_or(it.as_str(), |form| form.word_for(it)).to_owned())
            .collect();
        if let Some(form) = form.filter(|_| depth == Depth::Top) {
            words.extend(form.fields().iter().map(|it| it.name.to_string()));
        }
        let mut finding =
            Finding::new(&code::UNKNOWN_KEY).with("key", word).label("label-unknown-key");
        let renamed = form.map(|it| it.word_for(word)).filter(|it| *it != word);
        let key = form.and_then(|it| it.key(word)).and_then(Key::find);
        let left_out =
            form.is_some_and(|it| it.left_out().iter().any(|field| Some(field.key) == key));
        let near = suggest(word, words.iter().map(String::as_str)).map(ToOwned::to_owned);
        if let Some(renamed) = renamed {
            missing.retain(|it| it != renamed);
            finding = finding.help(Message::new("help-renamed").with("word", renamed));
        } else if left_out {
            finding = finding.help(Message::new("help-left-out"));
        } else if let Some(near) = near {
            // One slip of the finger is one mistake: the right word is not also missing.
            missing.retain(|it| *it != near);
            finding = finding.help(Message::new("help-suggestion").with("word", near.as_str()));
        } else {
            finding = finding.help(Message::new("help-keys").with("keys", words));
        }
        self.report(name.span, finding);
    }

    /// Whether a key without a value stands behind a comma that was meant to be part of a value, as
    /// in `{ 計画: 1,200 }`.
    pub(super) fn is_cut_by_comma(&self, key: &Node, value: &Node) -> bool {
        let at = (self.original)(key.span).start;
        let before = self.subject.yaml.get(..at).unwrap_or("");
        value.is_null() && before.ends_with(',')
    }

    pub(super) fn cut_by_comma(&mut self, key: &Node) {
        let finding = Finding::new(&code::SYNTAX).help(Message::new("help-comma"));
        self.report(key.span, finding);
    }
}
