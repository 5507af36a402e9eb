//! What is wrong with files as such: one that is not there, one without front matter, one named after no unit.

use crate::diagnostic::{Diagnostic, Place, Span, code};
use crate::japanese::suggest;
use crate::publication_log::Damage;
use crate::record::front_matter::FrontMatterError;
use crate::record::key::Key;
use crate::record::model::charter::Charter;
use crate::record::model::library::Record;
use crate::record::model::organization::{Organization, Unit};
use crate::record::model::value::Names;
use crate::record::validate::explain;
use crate::source::Tree;
use crate::words::Message;

/// A file that is not there, told at one that needs it.
pub(crate) fn missing(file: &str, needed_by: &str) -> Diagnostic {
    let message = Message::new(code::MISSING_FILE.name).with("file", file);
    let help = Message::new("help-missing-file").with("file", file);
    Diagnostic::new(&code::MISSING_FILE, whole_file(needed_by), message).help([help])
}

/// What is wrong with the log of publications, which no build may go on from.
pub(crate) fn damaged_log(damage: &Damage) -> Diagnostic {
    let code = &code::DAMAGED_LOG;
    let message = Message::new(code.name).with("damage", damage.message());
    Diagnostic::new(code, whole_file(&damage.file), message)
        .help([Message::new("help-damaged-log")])
}

/// A charter whose file is not named after a unit.
pub(crate) fn unknown_unit(charter: &Record<Charter>, organization: &Organization) -> Diagnostic {
    let message = Message::new(code::UNKNOWN_UNIT.name).with("value", &charter.slug);
    let ids = organization.units().iter().map(|it| &*it.id);
    let near =
        suggest(&charter.slug, ids).map(|it| Message::new("help-suggestion").with("word", it));
    Diagnostic::new(&code::UNKNOWN_UNIT, whole_file(&charter.file), message).help(near)
}

/// A record without two `---` lines.
pub(crate) fn front_matter_error(
    path: &str,
    text: &str,
    front_matter_error: &FrontMatterError<'_>,
) -> Diagnostic {
    let line = text[front_matter_error.at..].lines().next().unwrap_or("");
    let span =
        Span { start: front_matter_error.at, end: front_matter_error.at + line.trim_end().len() };
    let place = Place::at(path, span);
    let help = match front_matter_error.code.code {
        "R008" => "help-empty-file",
        "R010" => "help-unclosed",
        _ => "help-front-matter",
    };
    Diagnostic::new(front_matter_error.code, place, Message::new(front_matter_error.code.name))
        .help([Message::new(help)])
}

/// A unit with nothing but what it can be called by.
pub(crate) fn name_only(unit: &Unit) -> Unit {
    let (id, name) = (unit.id.clone(), unit.name.clone());
    Unit { id, name, aliases: unit.aliases.clone(), ..Unit::default() }
}

/// The units that an organization too wrong to be read seems to have.
pub(crate) fn units_in(text: &str) -> Vec<Unit> {
    let text_of = |it: Option<&explain::Node>| {
        crate::record::model::value::Text::new(it.and_then(explain::Node::text).unwrap_or(""))
    };
    let node = explain::node(text);
    let units = node
        .as_ref()
        .and_then(|it| it.get(Key::Units.word()))
        .map_or(&[][..], explain::Node::items);
    let unit = |it: &explain::Node| Unit {
        id: text_of(it.get(Key::Identifier.word())),
        name: text_of(it.get(Key::Name.word())),
        aliases: Names(vec![text_of(it.get(Key::Aliases.word()))]),
        ..Unit::default()
    };
    units.iter().map(unit).collect()
}

/// What nobody can see in the texts of the city's themes, which end up in every page.
pub(crate) fn invisible_in_themes(tree: &Tree) -> impl Iterator<Item = Diagnostic> + '_ {
    let files = tree.below("themes/").filter_map(|it| Some((&it.path, it.text()?)));
    files.flat_map(|(path, text)| explain::invisible(path, text))
}

fn whole_file(path: &str) -> Place {
    Place::file(path)
}
