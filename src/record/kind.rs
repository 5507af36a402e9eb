//! The kinds of file, and how one of any kind is read: quickly, and slowly when it must be explained.

use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::charter::Charter;
use super::context::Context;
use super::explain::{self, Subject};
use super::field::Extra;
use super::form::Form;
use super::front_matter;
use super::kept::{Kept, Shelf};
use super::organization::OrganizationFile;
use super::page::FreePage;
use super::program::ProgramFile;
use super::settings::Settings;
use super::sheet::Sheet;
use super::sound::Sound;
use super::value::Text;
use super::{names, words};
use crate::diagnostic::{Diagnostic, Place, Severity, Span, code};
use crate::source::File;
use crate::words::Message;

/// A kind of file: how it is checked, and what it takes beside its keys.
pub(super) trait Kind: DeserializeOwned + JsonSchema + Sound + Send + Sync {
    /// Its schema, made once.
    fn schema() -> &'static Value;

    /// Takes in what does not stand in the front matter's own keys.
    fn complete(&mut self, _extra: Vec<Extra>, _body: &str) {}

    /// Where records of the kind are kept; none of a kind of which there are few.
    fn shelf(_kept: &Kept) -> Option<&Shelf<Self>> {
        None
    }
}

/// What came of a record's file: the record, if there is one, and what is wrong with it.
pub(super) type Read<T> = (Option<Arc<T>>, Vec<Diagnostic>);

macro_rules! kinds {
    ($($type:ty $(, $extra:ident on $shelf:ident)?;)*) => {$(
        impl Kind for $type {
            fn schema() -> &'static Value {
                static SCHEMA: LazyLock<Value> = LazyLock::new(schema::<$type>);
                &SCHEMA
            }

            $(fn complete(&mut self, $extra: Vec<Extra>, body: &str) {
                self.extra = $extra;
                self.body = Text::new(body);
            }

            fn shelf(kept: &Kept) -> Option<&Shelf<Self>> {
                Some(&kept.$shelf)
            })?
        }
    )*};
}

kinds! { Sheet, extra on sheets; Charter, extra on charters; Settings; OrganizationFile; ProgramFile; }

impl Kind for FreePage {
    fn schema() -> &'static Value {
        static SCHEMA: LazyLock<Value> = LazyLock::new(schema::<FreePage>);
        &SCHEMA
    }

    fn complete(&mut self, _: Vec<Extra>, body: &str) {
        self.body = Text::new(body);
    }

    fn shelf(kept: &Kept) -> Option<&Shelf<Self>> {
        Some(&kept.pages)
    }
}

/// The schema of a kind of file, in one piece.
fn schema<T: JsonSchema>() -> Value {
    let settings = SchemaSettings::draft2020_12().with(|it| it.inline_subschemas = true);
    let mut schema = settings.into_generator().into_root_schema_for::<T>().to_value();
    explain::simplify(&mut schema);
    schema
}

/// Reads one record, quickly, and again slowly when it must be explained.
pub(super) fn record<T: Kind>(file: &File, context: &Context) -> Read<T> {
    let Some(text) = file.text() else { return (None, Vec::new()) };
    let parts = match front_matter::split(text) {
        Ok(parts) => parts,
        Err(torn) => {
            let mut found = vec![names::torn(&file.path, text, &torn)];
            if let Some(rest) = torn.rest {
                let subject = Subject { file: &file.path, yaml: rest.yaml, offset: rest.offset };
                found.extend(explain::explain(subject, T::schema(), context));
            }
            return (None, found);
        }
    };
    let data = parse::<T>(parts.yaml, parts.body, context.form());
    let data = data.filter(|_| !explain::has_tag(parts.yaml));
    if data.as_ref().is_some_and(|it| it.is_sound(context)) {
        return (data.map(Arc::new), Vec::new());
    }
    let subject = Subject { file: &file.path, yaml: parts.yaml, offset: parts.offset };
    let mut found = explain::explain(subject, T::schema(), context);
    if found.is_empty() {
        found.push(unexplained(subject));
    }
    let usable = found.iter().all(|it| it.severity != Severity::Error);
    (data.filter(|_| usable).map(Arc::new), found)
}

fn parse<T: Kind>(yaml: &str, body: &str, form: Option<&Form>) -> Option<T> {
    let (mut data, extra): (T, _) = match form {
        Some(form) if !form.is_builtin() => {
            words::deserialize(form, serde_yaml::Deserializer::from_str(yaml)).ok()?
        }
        _ => (serde_yaml::from_str(yaml).ok()?, Vec::new()),
    };
    data.complete(extra, body);
    Some(data)
}

/// What is said when the two readings of a file disagree, so that nothing passes in silence.
pub(super) fn unexplained(subject: Subject<'_>) -> Diagnostic {
    let error = serde_yaml::from_str::<serde_yaml::Value>(subject.yaml).err();
    let at = error.as_ref().and_then(serde_yaml::Error::location).map_or(0, |it| it.index());
    let at = subject.yaml.floor_char_boundary(at) + subject.offset;
    let place = Place::at(subject.file, Span { start: at, end: at });
    if error.is_some() {
        let message = Message::new(code::SYNTAX.name);
        let help = Message::new("help-quote");
        return Diagnostic::new(&code::SYNTAX, place, message).help([help]);
    }
    let reason = error.map_or_else(|| "?".to_owned(), |it| it.to_string());
    let message = Message::new(code::UNEXPLAINED.name).with("reason", reason);
    Diagnostic::new(&code::UNEXPLAINED, place, message)
}
