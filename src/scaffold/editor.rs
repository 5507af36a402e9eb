//! JSON Schemas for editors: what may stand in each file, with descriptions and the city's words.

use std::collections::HashSet;

use crate::calendar::Naming;
use crate::record::Key;
use serde_json::{Map, Value, json};

use super::judging::Judging;
use super::keys;
use super::spelling;
use super::values::{self, Choice};
use crate::record::{FileKind, Form, Library, Program, ProgramFile, Scales, Text};
use crate::words::Words;

/// What a schema is for.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The kind of file.
    pub kind: FileKind,
    /// The program of a record; of a `_program.yaml`, any of its kind.
    pub(super) program: Option<&'a Program>,
    /// Whether it is about a plan and its sheets, or a charter year and its charters.
    is_plan: bool,
    library: &'a Library,
}

/// Where the schemas of a city stand.
pub const FOLDER: &str = "schemas";

/// What the two kinds of program are called where they differ.
const PLAN: &str = "plan";
const CHARTER_YEAR: &str = "charters";

/// The names of what there can be a schema of, as they are typed.
pub fn subject_names() -> impl Iterator<Item = &'static str> {
    FileKind::ALL.iter().flat_map(|kind| {
        if *kind == FileKind::Program { vec![PLAN, CHARTER_YEAR] } else { vec![kind.name()] }
    })
}

/// A schema for each kind of file of the city, and for the records of each of its programs.
#[must_use]
pub fn subjects(library: &Library) -> Vec<Subject<'_>> {
    let of = |kind, program| Subject::of(kind, program, library);
    let whole = FileKind::ALL.iter().filter(|it| !it.has_program());
    let mut subjects: Vec<Subject> = whole.map(|it| of(*it, None)).collect();
    subjects.extend([true, false].map(|is_plan| Subject::of_program(is_plan, library)));
    subjects.extend(library.plans.iter().map(|it| of(FileKind::Sheet, Some(&it.program))));
    subjects
        .extend(library.charter_years.iter().map(|it| of(FileKind::Charter, Some(&it.program))));
    subjects
}

impl<'a> Subject<'a> {
    /// What records of a program are for, or a file that belongs to none.
    pub(super) fn of(kind: FileKind, program: Option<&'a Program>, library: &'a Library) -> Self {
        Self { kind, program, is_plan: kind == FileKind::Sheet, library }
    }

    /// What a `_program.yaml` is for.
    pub(super) fn of_program(is_plan: bool, library: &'a Library) -> Self {
        Self { kind: FileKind::Program, program: None, is_plan, library }
    }

    /// The name of the kind as it is typed.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match (self.kind, self.is_plan) {
            (FileKind::Program, true) => PLAN,
            (FileKind::Program, false) => CHARTER_YEAR,
            (kind, _) => kind.name(),
        }
    }

    /// The folder of the program whose records it is for.
    #[must_use]
    pub fn program(&self) -> Option<&str> {
        self.program.map(|it| it.slug.as_str())
    }

    /// The name of the schema's file: `sheet-gyokaku-2013.schema.json`.
    #[must_use]
    pub fn file(&self) -> String {
        let program = self.program.map_or_else(String::new, |it| format!("-{}", it.slug));
        format!("{}{program}.schema.json", self.name())
    }

    /// The files that the schema is for, as editors name them.
    #[must_use]
    pub fn pattern(&self) -> String {
        let slug = self.program().unwrap_or("*");
        match self.name() {
            "settings" => "kohyo.yaml".to_owned(),
            "plan" => "content/reforms/*/_program.yaml".to_owned(),
            "charters" => "content/charters/*/_program.yaml".to_owned(),
            "sheet" => format!("content/reforms/{slug}/*.md"),
            "charter" => format!("content/charters/{slug}/*.md"),
            "page" => "content/pages/**/*.md".to_owned(),
            name => format!("content/{name}.yaml"),
        }
    }

    /// The schema.
    #[must_use]
    pub fn schema(&self, words: &Words) -> Value {
        let writer = Writer { subject: *self, words, judging: Judging::default() };
        let form = self.program.map(|it| &it.form);
        let raw = self.kind.schema();
        let raw = form.map_or(raw, |it| it.schema_of(raw));
        let mut schema = match raw["properties"].as_object() {
            Some(properties) => writer.record(raw, properties, self.kind.name(), true),
            None => Map::new(),
        };
        let mut whole = Map::new();
        // The newest draft that the YAML language server reads throughout.
        whole.insert("$schema".into(), json!("http://json-schema.org/draft-07/schema#"));
        whole.append(&mut schema);
        Value::Object(whole)
    }
}

/// Writes the schema of one subject.
#[derive(Clone, Copy)]
pub(super) struct Writer<'a> {
    pub(super) subject: Subject<'a>,
    pub(super) words: &'a Words,
    pub(super) judging: Judging<'a>,
}

impl Writer<'_> {
    fn form(&self) -> Option<&Form> {
        self.subject.program.map(|it| &it.form)
    }

    fn word<'k>(&'k self, key: &'k str) -> &'k str {
        self.form().map_or(key, |it| it.word_for(key))
    }

    /// A table whose keys are the form's. `table` is its name in the catalogues.
    fn record(
        &self,
        raw: &Value,
        properties: &Map<String, Value>,
        table: &str,
        is_top: bool,
    ) -> Map<String, Value> {
        let mut rows = Map::new();
        for key in self.order(properties, is_top) {
            let declared = self.form().filter(|_| is_top);
            if let Some((form, number)) = declared.and_then(|it| Some((it, it.field(&key)?))) {
                rows.insert(key, self.field(&form.fields()[number], form.field_columns(number)));
            } else if let Some(below) = properties.get(&key) {
                let name = keys::name(&key);
                let mut value = self.below(&key).value(below, &name);
                let about = self.words.word(&format!("key-{table}.{name}"));
                insert_first(&mut value, "description", json!(about));
                rows.insert(self.word(&key).to_owned(), value);
            }
        }
        let mut schema = Map::new();
        schema.insert("type".into(), json!(["object", "null"]));
        schema.insert("properties".into(), Value::Object(rows));
        schema.insert("additionalProperties".into(), json!(false));
        self.require(raw, is_top, &mut schema);
        schema
    }

    /// The built-in keys and declared fields of a table, in the order of the form.
    fn order(&self, properties: &Map<String, Value>, is_top: bool) -> Vec<String> {
        let keys = properties.keys().cloned();
        match self.form().filter(|_| is_top) {
            Some(form) => in_form_order(keys.collect(), form),
            None => keys.filter(|it| !self.is_left_out(it, is_top)).collect(),
        }
    }

    /// Whether a key is not offered: it is for the other kind of program, or asks for what the program does not have.
    fn is_left_out(&self, key: &str, is_top: bool) -> bool {
        self.is_idle(key) || (is_top && self.is_foreign(key))
    }

    /// Whether a key asks for somebody whom the program does not name.
    fn is_idle(&self, key: &str) -> bool {
        let program = self.subject.program;
        key == Key::Assessors.word() && program.is_some_and(|it| it.file.assessors.is_empty())
    }

    /// Whether a key of a `_program.yaml` is for the other kind of program.
    fn is_foreign(&self, key: &str) -> bool {
        let foreign = ProgramFile::foreign(self.subject.is_plan);
        self.subject.kind == FileKind::Program && foreign.iter().any(|it| it.word() == key)
    }

    /// Says which keys there must be; a draft may lack them, and what was withdrawn all but its names.
    fn require(&self, raw: &Value, is_top: bool, schema: &mut Map<String, Value>) {
        let built_in = raw["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let mut required: Vec<String> = built_in.map(|it| self.word(it).to_owned()).collect();
        let promises = self.word(Key::Promises.word());
        let names: Vec<String> = required.iter().filter(|it| *it != promises).cloned().collect();
        if let Some(form) = self.form().filter(|_| is_top) {
            required.extend(form.required().iter().map(|it| form.name(*it).to_owned()));
            let fields = form.fields().iter().filter(|it| it.required);
            required.extend(fields.map(|it| it.name.to_string()));
        }
        required.dedup();
        if required.is_empty() {
            return;
        }
        let draft = self.word(Key::Draft.word());
        if schema["properties"].get(draft).is_some() {
            let is_draft =
                json!({ "properties": { draft: { "const": true } }, "required": [draft] });
            let withdrawn = self.word(Key::Withdrawn.word());
            let is_withdrawn = json!({ "properties": { withdrawn: { "type": "object" } }, "required": [withdrawn] });
            schema.insert("if".into(), is_draft);
            schema.insert(
                "else".into(),
                json!({
                    "if": is_withdrawn,
                    "then": { "required": names },
                    "else": { "required": required },
                }),
            );
        } else {
            schema.insert("required".into(), json!(required));
        }
    }

    /// A value: text, a word of some kind, a list, a table, or several of these.
    pub(super) fn value(&self, raw: &Value, table: &str) -> Value {
        let several = raw["type"].as_array().into_iter().flatten();
        let kinds: Vec<&str> = several.chain([&raw["type"]]).filter_map(Value::as_str).collect();
        let mut alternatives = Vec::new();
        let format = raw["format"].as_str().unwrap_or_default();
        let is_whole = matches!(format, "grade" | "status");
        let scales = self.subject.program.and_then(|it| self.judging.scales(format, it));
        let has_axes = is_whole && scales.is_some_and(Scales::has_axes);
        let is_scalar = |it: &&str| ["string", "number", "integer", "boolean"].contains(it);
        if kinds.iter().any(is_scalar) && !has_axes {
            alternatives.push(self.scalar(raw, &kinds));
        }
        if kinds.contains(&"array") {
            let mut items = raw["items"].clone();
            if let (Some(format), Some(items)) = (raw.get("format"), items.as_object_mut()) {
                items.entry("format").or_insert_with(|| format.clone());
            }
            let items = self.value(&items, table);
            alternatives.push(json!({ "type": ["array", "null"], "items": items }));
        }
        if kinds.contains(&"object") {
            alternatives.extend(self.table(raw, table));
        }
        if alternatives.len() > 1 {
            json!({ "anyOf": alternatives })
        } else {
            alternatives.pop().unwrap_or_default()
        }
    }

    fn table(&self, raw: &Value, table: &str) -> Option<Value> {
        if let Some(properties) = raw["properties"].as_object() {
            return Some(Value::Object(self.record(raw, properties, table, false)));
        }
        let format = raw["propertyNames"]["format"].as_str().unwrap_or_default();
        let columns = raw["columnsOf"].as_str().and_then(Key::find);
        let value = match (columns, self.form()) {
            (Some(block), Some(form)) => self.cells(form.columns(block)),
            _ => self.value(&raw["additionalProperties"], table),
        };
        let program = self.subject.program;
        let mut schema = json!({ "type": ["object", "null"] });
        let keys = match (format, program) {
            ("year", Some(program)) => spelling::years(program),
            ("value-year", Some(program)) => spelling::value_years(program),
            ("period", Some(program)) => spelling::periods(program),
            ("level", Some(program)) => return Some(levels(program)),
            // A program without axes takes a plain grade.
            ("axis" | "status-axis", Some(program)) => return self.axes(raw, format, program),
            ("assessor", Some(program)) => return Some(self.assessors(raw, program)),
            _ => spelling::Keys { names: values::keys(format), pattern: None },
        };
        if keys.names.is_empty() {
            schema["additionalProperties"] = value;
            return Some(schema);
        }
        let rows = keys.names.into_iter().map(|it| (it, value.clone()));
        schema["properties"] = Value::Object(rows.collect());
        if let Some(pattern) = keys.pattern {
            schema["patternProperties"] = json!({ pattern: value });
        }
        schema["additionalProperties"] = json!(false);
        Some(schema)
    }

    fn scalar(&self, raw: &Value, kinds: &[&str]) -> Value {
        let format = raw["format"].as_str().unwrap_or_default();
        let library = self.subject.library;
        let english = library.settings.naming() == Naming::Western && raw["english"].is_array();
        let listed = raw[if english { "english" } else { "enum" }].as_array().map(|array| {
            let words = array.iter().filter_map(Value::as_str);
            words.map(Choice::plain).collect::<Vec<Choice>>()
        });
        let Subject { program, library, .. } = self.subject;
        let listed = listed.or_else(|| self.judging.levels(format, program?));
        match listed.or_else(|| values::choices(format, library, program, self.words)) {
            Some(choices) => values::one_of(choices, self.words),
            None if kinds.contains(&"boolean") => json!({ "type": ["boolean", "null"] }),
            None if format == "int32" => json!({ "type": ["integer", "null"] }),
            // What a text means is decided by its key, not by YAML.
            None => text(),
        }
    }
}

pub(super) fn text() -> Value {
    json!({ "type": ["string", "number", "boolean", "null"] })
}

/// The categories of a sheet, level by level.
fn levels(program: &Program) -> Value {
    let level = |allowed: &[Text]| {
        if allowed.is_empty() {
            return text();
        }
        values::bare(allowed.iter().map(|it| Choice::plain(it)).collect())
    };
    let rows = program.file.levels.iter().map(|it| (it.name.to_string(), level(&it.allowed)));
    let rows = Value::Object(rows.collect());
    json!({ "type": ["object", "null"], "properties": rows, "additionalProperties": false })
}

/// The keys before the blocks, the blocks and declared fields as the form has them, the others.
fn in_form_order(keys: Vec<String>, form: &Form) -> Vec<String> {
    let mut blocks: Vec<String> = form.blocks().map(|it| form.name_of(it).to_owned()).collect();
    // Indicators that stand in several places are typed in one.
    let mut seen = HashSet::new();
    blocks.retain(|it| seen.insert(it.clone()));
    let mut others = keys;
    others.retain(|it| !blocks.contains(it) && !form.unused().iter().any(|key| key.word() == *it));
    let at = others.iter().position(|it| it == Key::Corrections.word()).unwrap_or(others.len());
    let after = others.split_off(at);
    [others, blocks, after].concat()
}

pub(super) fn insert_first(value: &mut Value, key: &str, first: Value) {
    if let Value::Object(rows) = value {
        rows.shift_insert(0, key.to_owned(), first);
    }
}
