//! The settings with which VS Code uses the schemas.

use serde_json::{Map, Value, json};

use super::editor::{FOLDER, Subject};
use crate::record::FileKind;

/// `.vscode/settings.json`: which schema is for which files. Sheets and charters are opened as
/// YAML, for the YAML extension does not look into Markdown; static pages stay Markdown.
#[must_use]
pub fn settings(subjects: &[Subject<'_>]) -> Value {
    let subjects = || subjects.iter().filter(|it| it.kind != FileKind::Page);
    let schemas: Map<String, Value> =
        subjects().map(|it| (format!("./{FOLDER}/{}", it.file()), it.pattern().into())).collect();
    json!({
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": false,
        "files.associations": {
            "**/content/reforms/*/*.md": "yaml",
            "**/content/charters/*/*.md": "yaml",
        },
        "files.encoding": "utf8",
        "[yaml]": { "editor.wordWrap": "on", "editor.quickSuggestions": { "strings": "on" } },
    })
}
