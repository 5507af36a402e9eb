//! Tables: those whose keys are the form's, and those whose keys are years, periods, axes.

use serde_json::Value;

use crate::diagnostic::{Span, code};
use crate::record::model::form::Form;
use crate::record::validate::explain::finding::{Finding, choice};
use crate::record::validate::explain::format;
use crate::record::validate::explain::indented::indented;
use crate::record::validate::explain::node::Node;
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
        let is_here = |word: &str| self.check(format, word).is_none();
        let placed = indented(rows, |_| Some(&schema["additionalProperties"]), (self, is_here));
        self.not_indented(&placed.misplaced);
        for (key, value) in placed.own {
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
        let known = |word: &str| {
            let key = form.map_or(Some(word), |it| it.key(word));
            key.and_then(|it| properties.get(it))
        };
        let is_field =
            |word: &str| depth == Depth::Top && form.is_some_and(|it| it.field(word).is_some());
        let is_here = |word: &str| known(word).is_some() || is_field(word);
        let placed = indented(rows, known, (self, is_here));
        missing.retain(|it| placed.parents().all(|parent| parent != it));
        self.not_indented(&placed.misplaced);
        for (name, value) in placed.own {
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
            let is_unused = depth == Depth::Top && self.is_unused(built_in);
            match built_in.and_then(|it| properties.get(it)).filter(|_| !is_unused) {
                Some(schema) if self.is_cut_off(value, schema, name) => {
                    missing.retain(|it| it != word);
                }
                Some(schema) => self.below(value, schema, name, built_in.unwrap_or(word)),
                None => self.unknown_key(name, word, properties, depth, &mut missing),
            }
        }
        let place =
            key.map_or(Span { start: node.span.start, end: node.span.start + 1 }, |it| it.span);
        let place = if depth == Depth::Top { self.top(place) } else { place };
        self.report_missing(missing, rows, place);
    }

    /// Whether the form leaves a built-in key out.
    fn is_unused(&self, key: Option<&str>) -> bool {
        let unused = self.context.form().map_or(&[][..], Form::unused);
        key.is_some_and(|key| unused.iter().any(|it| it.word() == key))
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
