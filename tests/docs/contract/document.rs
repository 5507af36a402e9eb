//! The document: what a theme can change, what each template receives, what each part is given.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;

use super::types::{Field, Shape, View, Views};

/// What stands before the tables; written by hand.
const INTRODUCTION: &str = include_str!("introduction.md");

/// What every template receives besides its view.
const EVERYWHERE: [(&str, &str, &str); 9] = [
    (
        "citation",
        "string",
        "How to name the page as a source; empty where it holds nothing that the licence is about.",
    ),
    ("script", "string", "A link to the script of the search page; empty on every other page."),
    (
        "words",
        "map of strings",
        "Every sentence of the catalogues (`i18n/*.ftl`) that takes no facts: `skip-link` is `words.skip_link`.",
    ),
    (
        "contacts",
        "map of HTML",
        "How each unit is reached, filled in once: `contacts[page.contact]`.",
    ),
    (
        "legends",
        "map of HTML",
        "The scales of each program explained, filled in once: `legends[legend]`.",
    ),
    (
        "languages",
        "array of LanguageLink",
        "The languages in which the page can be read; empty where there is one only.",
    ),
    ("unlisted", "bool", "Whether search engines are to leave the page out (`noindex`)."),
    (
        "share",
        "SharingView or none",
        "How the page is passed on; none where the settings give no `base_url`.",
    ),
    ("forward", "Forward", "Where a page at a former address leads by itself; empty elsewhere."),
];

/// A part that templates share: a component with its typed arguments.
pub(crate) struct Component {
    file: String,
    name: String,
    arguments: Vec<(String, String)>,
}

/// Every component of the built-in theme, by file.
pub(crate) fn components() -> Vec<Component> {
    let mut found = Vec::new();
    let mut files: Vec<_> = fs::read_dir("themes/default/templates")
        .expect("templates")
        .flatten()
        .map(|it| it.file_name().to_string_lossy().into_owned())
        .collect();
    files.sort();
    for file in files {
        let text = fs::read_to_string(format!("themes/default/templates/{file}")).expect("text");
        for part in text.split("component ").skip(1) {
            // `endcomponent name` has no arguments.
            let Some((name, rest)) = part.split_once('(') else { continue };
            if !name.chars().all(|it| it.is_ascii_lowercase() || it == '_') {
                continue;
            }
            let Some((arguments, _)) = rest.split_once(')') else { continue };
            let arguments = arguments.split(',').filter_map(|it| it.split_once(':'));
            // `@words` comes by itself.
            let arguments = arguments
                .map(|(name, kind)| (name.trim().to_owned(), kind.trim().to_owned()))
                .filter(|(name, _)| !name.starts_with('@'))
                .collect();
            found.push(Component { file: file.clone(), name: name.to_owned(), arguments });
        }
    }
    found
}

pub(crate) fn of(views: &Views, components: &[Component]) -> String {
    let mut out = INTRODUCTION.to_owned();
    let mut told = BTreeSet::new();
    let mut open = Vec::new();
    out.push_str("\n## On every page\n\n| name | type | what it is |\n|---|---|---|\n");
    for (name, view) in [("page", "Frame"), ("site", "Globals")] {
        let (key, found) = views.named(view);
        writeln!(out, "| `{name}` | [{view}](#{}) | {} |", anchor(view), found.about)
            .expect("text");
        open.push(key);
    }
    open.push(views.named("LanguageLink").0);
    open.push(views.named("Forward").0);
    for (name, kind, about) in EVERYWHERE {
        let kind = kind.replace("LanguageLink", "[LanguageLink](#languagelink)");
        let kind = kind.replace("Forward", "[Forward](#forward)");
        writeln!(out, "| `{name}` | {kind} | {about} |").expect("text");
    }
    out.push_str("\n## Templates\n");
    for (template, (path, name)) in views.pages() {
        let view = views.view(path, name);
        let about = view.about.rsplit_once(": `").map_or(&*view.about, |(about, _)| about);
        write!(out, "\n### `{template}`\n\n{about}.\n").expect("text");
        table(&mut out, view, &mut open);
        told.insert((path.clone(), name.clone()));
    }
    out.push_str("\n## Types\n");
    let mut types: Vec<(String, String)> = Vec::new();
    while let Some(key) = open.pop() {
        if told.insert(key.clone()) {
            table(&mut String::new(), views.view(&key.0, &key.1), &mut open);
            types.push(key);
        }
    }
    types.sort_by(|a, b| (&a.1, &a.0).cmp(&(&b.1, &b.0)));
    for (path, name) in &types {
        let view = views.view(path, name);
        let about = &view.about;
        write!(out, "\n### {}\n\n{about}\n", title(path, name, &types)).expect("text");
        table(&mut out, view, &mut Vec::new());
    }
    parts(&mut out, components);
    out
}

fn parts(out: &mut String, components: &[Component]) {
    out.push_str(
        "\n## Components\n\nWritten `{{ <name argument={value}/> }}`. `words` comes by itself.\n\n\
         | component | arguments | file |\n|---|---|---|\n",
    );
    for component in components {
        let arguments: Vec<String> =
            component.arguments.iter().map(|(name, kind)| format!("`{name}` {kind}")).collect();
        writeln!(out, "| `{}` | {} | `{}` |", component.name, arguments.join(", "), component.file)
            .expect("text");
    }
}

/// The fields of a view. The types that they name are left to be told of.
fn table(out: &mut String, view: &View, open: &mut Vec<(String, String)>) {
    for kind in &view.kinds {
        let about = &kind.about;
        write!(out, "\n`kind` is `{}`: {about}\n", kind.name).expect("text");
        table(out, kind, open);
    }
    if view.fields.is_empty() {
        return;
    }
    out.push_str("\n| name | type | what it is |\n|---|---|---|\n");
    for Field { name, shape, about } in &view.fields {
        writeln!(out, "| `{name}` | {} | {about} |", spell(shape, open)).expect("text");
    }
}

fn spell(shape: &Shape, open: &mut Vec<(String, String)>) -> String {
    match shape {
        Shape::Plain(name) => (*name).to_owned(),
        Shape::View(path, name, of) => {
            open.push((path.clone(), name.clone()));
            let link = format!("[{name}](#{})", anchor(name));
            of.as_ref().map_or_else(|| link.clone(), |it| format!("{link} of {}", spell(it, open)))
        }
        Shape::Array(inner) => format!("array of {}", spell(inner, open)),
        Shape::Optional(inner) => format!("{} or none", spell(inner, open)),
    }
}

/// The struct that a page's view is.
/// Two types of one name are told apart by their files.
fn title(path: &str, name: &str, types: &[(String, String)]) -> String {
    let twins = types.iter().filter(|it| it.1 == name).count();
    let file = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
    if twins > 1 { format!("{name} ({file})") } else { name.to_owned() }
}

fn anchor(name: &str) -> String {
    name.to_lowercase()
}
