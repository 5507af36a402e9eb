//! `kohyo explain PLACE`: everything about the findings at a place that `kohyo check` names.

use anyhow::Result;

use super::shell::Shell;
use super::{Common, day, typed_path};
use crate::characters::visible_lines;
use crate::diagnostic::{self, Diagnostic, Text};
use crate::japanese::{half_width, suggest};
use crate::site::{self, Checked};
use crate::source::{self, Tree};
use crate::words::{Failure, Message};

/// A file, and a line of it if one was named.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PlaceName {
    file: String,
    line: Option<usize>,
}

impl PlaceName {
    /// The place that somebody typed, or copied from what was printed: `045.md`, `…/045.md:12`, `…/045.md:12:5:`. None
    /// for what cannot be the name of a file of a city.
    pub(super) fn read(typed: &str) -> Option<Self> {
        let mut file = typed.trim().trim_end_matches([':', '：']);
        let mut numbers = Vec::new();
        while let (Some((before, last)), true) = (file.rsplit_once([':', '：']), numbers.len() < 2)
        {
            let Ok(number) = half_width(last).parse::<usize>() else { break };
            numbers.push(number);
            file = before;
        }
        let is_file = file.contains(['/', '\\', '.']) && !file.is_empty();
        is_file.then(|| Self { file: file.to_owned(), line: numbers.last().copied() })
    }
}

/// The full text of the findings at each of the places.
///
/// # Errors
///
/// There is no city, or no such file in it.
pub(super) fn pages(places: &[&PlaceName], common: &Common, shell: &Shell) -> Result<Vec<String>> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let root = Shell::root(common)?;
    let tree = source::read(&root)?;
    let (day, as_of) = day::resolve(common, crate::record::settings(&tree).as_ref())?;
    shell.detail(&as_of);
    let files = places.iter().map(|place| {
        let path = typed_path::from_root(&place.file, &root);
        let files = files(&path, &tree);
        if files.is_empty() { Err(unknown(&place.file, &tree)) } else { Ok(files) }
    });
    let files = files.collect::<Result<Vec<_>, Failure>>()?;
    let checked = site::check(&tree, day);
    let pairs = places.iter().zip(files);
    Ok(pairs.map(|(place, files)| page(place, &files, (&tree, &checked), shell)).collect())
}

/// The files that are meant: the one of this path, or those whose path ends so.
fn files<'a>(path: &str, tree: &'a Tree) -> Vec<&'a str> {
    let all = || tree.files().iter().map(|it| it.path.as_str());
    if let Some(file) = all().find(|it| *it == path) {
        return vec![file];
    }
    let is_end = |it: &&str| it.strip_suffix(path).is_some_and(|folder| folder.ends_with('/'));
    all().filter(is_end).collect()
}

fn unknown(typed: &str, tree: &Tree) -> Failure {
    let near = suggest(typed, tree.files().iter().map(|it| it.path.as_str()));
    let near = near.map(|it| Message::new("help-suggestion").with("word", it));
    Failure::new(Message::new("explain-unknown-place").with("path", typed)).help(near)
}

fn page(
    place: &PlaceName,
    files: &[&str],
    (tree, checked): (&Tree, &Checked),
    shell: &Shell,
) -> String {
    let mut page = String::new();
    for file in files {
        let text = tree.text(file);
        let of_file = checked.findings.iter().filter(|it| it.place.file == *file);
        let of_file: Vec<&Diagnostic> = of_file.collect();
        let is_asked = |finding: &&&Diagnostic| match place.line {
            Some(line) => lines(finding, text).is_some_and(|it| it.contains(&line)),
            None => true,
        };
        let asked: Vec<&&Diagnostic> = of_file.iter().filter(is_asked).collect();
        for finding in &asked {
            page += &diagnostic::render(finding, text, &shell.words, shell.screen().style);
            page += "\n\n";
        }
        if asked.is_empty() {
            let said = shell.words.say(&nothing(file, place.line, &of_file, text));
            page += &visible_lines(&said);
            page.push('\n');
        }
    }
    page.truncate(page.trim_end().len());
    page + "\n"
}

/// The lines that a finding is about.
fn lines(finding: &Diagnostic, text: Option<&str>) -> Option<std::ops::RangeInclusive<usize>> {
    let (start, end) = Text(text?).range(finding.place.span?);
    Some(start.line..=end.line)
}

/// That nothing was found there, and where else in the file something was.
fn nothing(
    file: &str,
    line: Option<usize>,
    of_file: &[&Diagnostic],
    text: Option<&str>,
) -> Message {
    let mut others: Vec<usize> =
        of_file.iter().filter_map(|it| lines(it, text)).map(|it| *it.start()).collect();
    others.sort_unstable();
    others.dedup();
    match line.filter(|_| !others.is_empty()) {
        Some(line) => {
            let others: Vec<String> = others.iter().map(usize::to_string).collect();
            let message = Message::new("explain-nothing-on-line").with("place", file);
            message.with("line", line.to_string()).with("lines", others)
        }
        None => Message::new("explain-nothing").with("place", file),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_as_it_was_printed_or_typed() {
        for (typed, file, line) in [
            ("content/a.md", "content/a.md", None),
            ("content/a.md:12", "content/a.md", Some(12)),
            ("content/a.md:12:5:", "content/a.md", Some(12)),
            ("content/a.md：１２", "content/a.md", Some(12)),
            ("C:\\city\\a.md:3", "C:\\city\\a.md", Some(3)),
            ("045.md", "045.md", None),
        ] {
            let expected = PlaceName { file: file.to_owned(), line };
            assert_eq!(PlaceName::read(typed), Some(expected), "{typed}");
        }
        for typed in ["", "overdeu", "遅延", ":", "12:3"] {
            assert_eq!(PlaceName::read(typed), None, "{typed}");
        }
    }
}
