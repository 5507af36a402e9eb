//! Keys that must be there and are not, and keys that are there and should not.

use serde_json::Value;

use crate::diagnostic::{Span, code};
use crate::japanese::suggest;
use crate::record::key::Key;
use crate::record::model::usual_names::called;
use crate::record::validate::explain::finding::Finding;
use crate::record::validate::explain::node::{Content, Node};
use crate::record::validate::explain::walk::{Depth, Walker};
use crate::words::Message;

impl Walker<'_> {
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

    /// Reports words that must be here: at their line where they are empty, else at a place.
    pub(super) fn report_missing(
        &mut self,
        missing: Vec<String>,
        rows: &[(Node, Node)],
        place: Span,
    ) {
        for word in missing {
            let empty = rows.iter().find(|it| it.0.text() == Some(word.as_str()));
            let (at, sentence, help) = match empty {
                Some((key, _)) => (key.span, "empty-key", "help-empty-key"),
                None => (place, code::MISSING_KEY.name, "help-missing-key"),
            };
            let finding = Finding::saying(&code::MISSING_KEY, sentence)
                .with("key", &word)
                .help(Message::new(help).with("key", word.as_str()));
            self.report(at, finding);
        }
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
        let near = bare(word, &words).or_else(|| suggest(word, words.iter().map(String::as_str)));
        let near = near.map(ToOwned::to_owned);
        let usual = self.usual_word(word, &words).map(ToOwned::to_owned);
        if let Some(renamed) = renamed {
            missing.retain(|it| it != renamed);
            finding = finding.help(Message::new("help-renamed").with("word", renamed));
        } else if left_out {
            finding = finding.help(Message::new("help-left-out"));
        } else if let Some(near) = near {
            // One slip of the finger is one mistake: the right word is not also missing.
            missing.retain(|it| *it != near);
            finding = finding.help(Message::new("help-suggestion").with("word", near.as_str()));
        } else if let Some(usual) = usual {
            missing.retain(|it| *it != usual);
            finding = finding.help(Message::new("help-usual-word").with("word", usual));
        } else {
            finding = finding.help(Message::new("help-keys").with("keys", words));
        }
        self.report(name.span, finding);
    }

    /// The word of this form for a field that others call so.
    fn usual_word<'w>(&self, word: &str, words: &'w [String]) -> Option<&'w str> {
        let here = |key: Key| self.context.form().map_or(key.word(), |it| it.word(key));
        called(word).find_map(|key| words.iter().map(String::as_str).find(|it| *it == here(key)))
    }
}

/// The word in a key that has marks around it: 【担当課】, ■担当課, ①担当課.
fn bare<'w>(word: &str, words: &'w [String]) -> Option<&'w str> {
    let bare = word.trim_matches(|it: char| !it.is_alphabetic());
    words.iter().map(String::as_str).find(|it| *it == bare)
}
