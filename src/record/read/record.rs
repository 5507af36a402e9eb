//! Reads one record.

use std::sync::Arc;

use serde_json::Value;

use crate::characters;
use crate::diagnostic::{Diagnostic, Place, Severity, Span, code};
use crate::record::front_matter;
use crate::record::front_matter::{FrontMatter, FrontMatterError};
use crate::record::limit;
use crate::record::model::form::Form;
use crate::record::read::kind::Kind;
use crate::record::read::yaml;
use crate::record::validate::context::Context;
use crate::record::validate::explain::{self, Subject};
use crate::record::validate::files;
use crate::source::File;
use crate::words::Message;

/// What came of a record's file: the record, if there is one, and what is wrong with it.
pub(crate) type Read<T> = (Option<Arc<T>>, Vec<Diagnostic>);

/// Reads one record, quickly, and again slowly when it must be explained.
pub(crate) fn record<T: Kind>(file: &File, context: &Context) -> Read<T> {
    let Some(text) = file.text() else { return (None, Vec::new()) };
    let parts = match front_matter::split(text) {
        Ok(parts) => parts,
        Err(front_matter_error) => {
            return (None, without_parts::<T>(&file.path, text, &front_matter_error, context));
        }
    };
    let data = parse::<T>(&file.path, parts, context.form());
    let sound = data.as_ref().is_some_and(|it| it.passes(context));
    let subject = Subject { file: &file.path, yaml: parts.yaml, offset: parts.offset };
    let mut found = found(subject, text, schema::<T>(context), context, sound);
    if data.as_ref().is_some_and(T::is_draft) {
        let missing = found.iter_mut().filter(|it| it.code == &code::MISSING_KEY);
        missing.for_each(|it| it.severity = Severity::Note);
    }
    let usable = found.iter().all(|it| it.severity != Severity::Error);
    (data.filter(|_| usable).map(Arc::new), found)
}

/// Everything that is wrong with the text of a file, whose YAML is the subject. One that is not sound
/// cannot be taken as it is.
pub(crate) fn found(
    subject: Subject<'_>,
    text: &str,
    schema: &Value,
    context: &Context,
    sound: bool,
) -> Vec<Diagnostic> {
    let mut found = explain::invisible(subject.file, text);
    let is_clean = found.is_empty() || characters::is_clean(subject.yaml);
    if sound && is_clean && context.explained != Some(subject.file) {
        found.extend(explain::dropped(subject, schema, context));
        return found;
    }
    found.extend(explain::explain(subject, schema, context));
    if found.is_empty() && !sound {
        found.push(unexplained(subject));
    }
    found
}

/// What is wrong with a file that is no record.
fn without_parts<T: Kind>(
    file: &str,
    text: &str,
    error: &FrontMatterError<'_>,
    context: &Context,
) -> Vec<Diagnostic> {
    let mut found = explain::invisible(file, text);
    found.push(files::front_matter_error(file, text, error));
    if let Some(rest) = error.rest {
        let subject = Subject { file, yaml: rest.yaml, offset: rest.offset };
        found.extend(explain::explain(subject, schema::<T>(context), context));
    }
    found
}

/// The schema of a kind of record, as its program's form has it.
fn schema<'a, T: Kind>(context: &Context<'a>) -> &'a Value {
    context.form().map_or(T::schema(), |it| it.schema_of(T::schema()))
}

fn parse<T: Kind>(file: &str, parts: FrontMatter<'_>, form: Option<&Form>) -> Option<T> {
    let (mut data, extra): (T, _) = match form {
        Some(form) if !form.is_builtin() => yaml::with_form(file, parts.yaml, form)?,
        _ => (yaml::from_str(file, parts.yaml)?, Vec::new()),
    };
    // YAML makes line feeds of the ends of lines that Windows writes; of those of the body it is done here.
    data.complete(extra, &parts.body.replace("\r\n", "\n"));
    Some(data)
}

/// What is said when the two readings of a file disagree, so that nothing passes in silence.
fn unexplained(subject: Subject<'_>) -> Diagnostic {
    if explain::exceeds(subject.yaml, limit::rows_of(subject.file)) {
        let place = Place::at(subject.file, Span { start: subject.offset, end: subject.offset });
        return Diagnostic::new(&code::TOO_DEEP, place, Message::new(code::TOO_DEEP.name));
    }
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
