//! A folder for a city to start from, with everything next to its records.

use crate::record::Key;
use include_dir::{Dir, include_dir};
use serde_json::{Map, Value, json};

use super::ci::{self, Ci};
use super::editor::{FOLDER, Subject, subjects};
use super::record::NewFile;
use super::skeleton::Skeleton;
use super::vscode;
use crate::calendar::FirstMonth;
use crate::record::{self, FileKind, Library};
use crate::source::{Content, File, Tree};
use crate::words::{Failure, Message, OrFail, Words};

/// みほん市, the sample city.
static SAMPLE: Dir = include_dir!("$CARGO_MANIFEST_DIR/content");
const SAMPLE_SETTINGS: &str = include_str!("../../kohyo.yaml");

/// What is made from the records and not kept with them.
const IGNORED: &str = "/public/\n/.kohyo-publish/\n/ledger/pending.jsonl\n/summary.md\n/gl-code-quality-report.json\n";

/// Texts have the same bytes on every system, whatever git does with the ends of lines elsewhere; the log of publications is
/// made of hashes of its bytes.
const LINE_ENDS: &str = "* text=auto eol=lf\n/ledger/** -text\n";

/// What a city says of itself when it starts.
#[derive(Debug)]
pub struct City {
    /// Its name.
    pub name: String,
    /// The first month of its fiscal year.
    pub first_month: FirstMonth,
    /// Its units, as `organization.yaml` has them.
    pub units: Vec<Value>,
}

/// The files of a new city.
///
/// # Errors
///
/// What was said of the city cannot be made into one.
pub fn city(city: &City, ci: &[Ci], words: &Words) -> anyhow::Result<Vec<NewFile>> {
    let title = words.say(&Message::new("init-title").with("name", city.name.as_str()));
    let settings = json!({
        "title": title,
        "municipality": { "name": city.name },
        "language": words.language().tag(),
        "time_zone": "Asia/Tokyo",
        "first_month": city.first_month.get(),
    });
    let units = json!({ Key::Units.word(): city.units });
    // JSON is YAML: what was said is read first, so that its schemas can explain it.
    let bare = [("kohyo.yaml", &settings), ("content/organization.yaml", &units)];
    let library = library(&bare.map(|(path, it)| file(path, format!("{it:#}"))))?;
    let write = |kind, given: &Value| {
        let empty = Map::new();
        let given = given.as_object().unwrap_or(&empty);
        let schema = Subject::of(kind, None, &library).schema(words);
        Skeleton::write(&schema, given, &|_| true, words)
    };
    let heading = json!({ Key::Heading.word(): title });
    let welcome = words.say(&Message::new("init-welcome").with("name", city.name.as_str()));
    let page = write(FileKind::Page, &heading);
    let page = format!("---\n{page}---\n\n{welcome}\n");
    let files = vec![
        file("kohyo.yaml", write(FileKind::Settings, &settings) + &ci::target(words)),
        file("content/organization.yaml", write(FileKind::Organization, &units)),
        file("content/pages/index.md", page),
    ];
    surrounded(files, ci, words)
}

/// The files of the sample city.
///
/// # Errors
///
/// Never, as the tests hold.
pub fn sample(ci: &[Ci], words: &Words) -> anyhow::Result<Vec<NewFile>> {
    let mut files = vec![file("kohyo.yaml", SAMPLE_SETTINGS.to_owned())];
    let mut folders = vec![&SAMPLE];
    while let Some(folder) = folders.pop() {
        folders.extend(folder.dirs());
        files.extend(folder.files().filter_map(|embedded| {
            let path = embedded.path().to_string_lossy().replace('\\', "/");
            Some(file(&format!("content/{path}"), embedded.contents_utf8()?.to_owned()))
        }));
    }
    surrounded(files, ci, words)
}

/// The files with those for editors, git and CI next to them.
fn surrounded(mut files: Vec<NewFile>, ci: &[Ci], words: &Words) -> anyhow::Result<Vec<NewFile>> {
    let library = library(&files)?;
    let subjects = subjects(&library);
    let pretty = |it: &Value| format!("{it:#}\n");
    for subject in &subjects {
        files.push(file(&format!("{FOLDER}/{}", subject.file()), pretty(&subject.schema(words))));
    }
    let extensions = json!({ "recommendations": ["redhat.vscode-yaml"] });
    files.push(file(".vscode/settings.json", pretty(&vscode::settings(&subjects))));
    files.push(file(".vscode/extensions.json", pretty(&extensions)));
    files.push(file(".gitignore", IGNORED.to_owned()));
    files.push(file(".gitattributes", LINE_ENDS.to_owned()));
    files.extend(ci::files(ci, words));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn file(path: &str, text: String) -> NewFile {
    NewFile { path: path.to_owned(), text }
}

/// The records of these files.
fn library(files: &[NewFile]) -> anyhow::Result<Library> {
    let file = |new_file: &NewFile| {
        let content = Content::Text(new_file.text.clone().into());
        File::new(new_file.path.clone(), content)
    };
    let loaded = record::load(&Tree::new(files.iter().map(file).collect()));
    if let Some(error) = loaded.findings.errors().next() {
        return Err(Failure::new(error.message.clone()).help(error.help.clone()).into());
    }
    loaded.library.or_fail(|| Message::new("init-impossible"))
}
