//! `kohyo open`: a record's page in the preview, or its file in an editor.

use std::env;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::Command;

use anyhow::Result;
use jiff::civil::Date;

use super::questions::Questions;
use super::serve::{self, ServeArgs};
use super::shell::Shell;
use super::{Common, Outcome, day, list};
use crate::disclosure::{Audience, ListedRecord, all_records};
use crate::japanese::half_width;
use crate::record::Library;
use crate::route::Address;
use crate::site;
use crate::source::Tree;
use crate::words::{Failure, Message, OrFail};

/// So many records are listed when several may be meant.
const LISTED: usize = 12;

/// What opens a text on a machine where nobody said what should.
const USUAL_EDITOR: Option<&str> = if cfg!(windows) { Some("notepad") } else { None };

#[derive(Debug, clap::Args)]
pub(super) struct OpenArgs {
    /// A number, a unit, words or a file
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    /// Open the file in an editor
    #[arg(long)]
    edit: bool,
}

pub(super) fn run(args: &OpenArgs, common: &Common, shell: &Shell) -> Result<Outcome> {
    let root = Shell::root(common)?;
    let Some((tree, library)) = &shell.city(&root)? else { return Ok(Outcome::Findings) };
    let (as_of, _) = day::resolve(common, Some(&library.settings))?;
    if !args.edit
        && let Some(page) = unit_page(&args.words, library, as_of)
    {
        return show(&page, &root, common, shell);
    }
    let all = all_records(library, as_of);
    let found = list::found(&args.words, &all, library)?;
    let record = one(&found, &args.words, library, shell)?;
    if args.edit {
        return edit(&root.join(record.file), shell);
    }
    show(&page(record, tree, library)?, &root, common, shell)
}

/// The page of a unit that is called exactly so.
fn unit_page(words: &[String], library: &Library, day: Date) -> Option<String> {
    let [name] = words else { return None };
    let unit = library.organization.find(name, day, day)?;
    Some(Address::unit(&library.organization.units()[unit]).as_str().to_owned())
}

/// The address of a record's page, from the top of the site.
fn page(record: &ListedRecord<'_>, tree: &Tree, library: &Library) -> Result<String> {
    let routes = site::routes(tree, library, Audience::Preview);
    let no_page = || Message::new("open-no-page").with("file", record.file);
    routes.page_of_file(record.file).or_fail(no_page)
}

/// Shows a page in the preview of this folder that runs, or in one that begins.
fn show(page: &str, root: &Path, common: &Common, shell: &Shell) -> Result<Outcome> {
    let Some(home) = crate::serve::running(root, serve::PORT) else {
        return serve::run_at(page, &ServeArgs::usual(), common, shell);
    };
    let url = format!("{home}{page}");
    shell.say(&Message::new("open-page").with("url", &url));
    serve::open(&url, shell);
    Ok(Outcome::Clean)
}

/// The one record that is meant: the only one, or the one that is chosen.
fn one<'r, 'a>(
    found: &[&'r ListedRecord<'a>],
    words: &[String],
    library: &Library,
    shell: &Shell,
) -> Result<&'r ListedRecord<'a>> {
    if let [only] = found {
        return Ok(only);
    }
    for (at, record) in found.iter().take(LISTED).enumerate() {
        let candidate = Message::new("open-candidate").with("place", at + 1);
        let candidate = candidate.with("name", name(record, library));
        shell.say(&candidate.with("file", record.file));
    }
    if found.len() > LISTED {
        shell.say(&Message::new("open-more").with("count", found.len() - LISTED));
    }
    if !io::stdin().is_terminal() {
        let many = Message::new("open-many").with("value", words.join(" "));
        let failure = Failure::new(many.with("count", found.len()));
        return Err(failure.help([Message::new("help-open-many")]).into());
    }
    let most = found.len().min(LISTED);
    let chosen = |typed: &str| {
        let number = half_width(typed.trim()).parse::<usize>().ok();
        let number = number.filter(|it| (1..=most).contains(it));
        number.or_fail(|| Message::new("open-no-number").with("count", most))
    };
    let mut input = io::stdin().lock();
    let mut questions = Questions { input: &mut input, shell, silent: false };
    let number: usize = questions.ask("open-which", "1", chosen)?;
    Ok(found[number - 1])
}

/// What a record is called in a list: its number and title, or its unit and program.
fn name(record: &ListedRecord<'_>, library: &Library) -> String {
    let unit = record.units.first().map(|it| &*library.organization.units()[*it].name);
    let program = record.program.map(|it| &*it.resolve(library).file.name);
    let parts = match (record.number, unit, program) {
        ("", Some(unit), Some(program)) => [unit, program],
        (number, ..) => [number, record.title],
    };
    parts.join(" ").trim().to_owned()
}

/// Opens a file in the editor of whoever asks, and waits for it.
fn edit(file: &Path, shell: &Shell) -> Result<Outcome> {
    let set = ["VISUAL", "EDITOR"].into_iter().filter_map(|it| env::var(it).ok());
    let command = set.map(|it| it.trim().to_owned()).find(|it| !it.is_empty());
    let Some(command) = command.or_else(|| USUAL_EDITOR.map(str::to_owned)) else {
        let failure = Failure::new(Message::new("open-no-editor"));
        return Err(failure.help([Message::new("help-open-editor")]).into());
    };
    let parts = command_parts(&command);
    let failed = || Message::new("open-editor-failed").with("command", &*command);
    let (program, arguments) = parts.split_first().or_fail(failed)?;
    shell.say(&Message::new("open-file").with("path", file.display().to_string()));
    let status = Command::new(program).args(arguments).arg(file).status().or_fail(failed)?;
    status.success().then_some(Outcome::Clean).or_fail(failed)
}

/// A command and its arguments, parted at blanks that stand in no quotation marks.
fn command_parts(command: &str) -> Vec<String> {
    let (mut parts, mut part, mut quote) = (Vec::new(), None::<String>, None);
    for c in command.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                part.get_or_insert_default();
            }
            None if c.is_whitespace() => parts.extend(part.take()),
            Some(_) | None => part.get_or_insert_default().push(c),
        }
    }
    parts.extend(part);
    parts
}

#[cfg(test)]
mod tests {
    use super::command_parts;

    #[test]
    fn an_editor_may_have_arguments_and_blanks_in_its_path() {
        for (command, parts) in [
            ("vi", vec!["vi"]),
            ("code --wait", vec!["code", "--wait"]),
            (r#""C:\Program Files\edit.exe" -n  1"#, vec![r"C:\Program Files\edit.exe", "-n", "1"]),
            ("emacs -e '(a b)'", vec!["emacs", "-e", "(a b)"]),
            ("a''", vec!["a"]),
            ("  ", vec![]),
        ] {
            assert_eq!(command_parts(command), parts, "{command}");
        }
    }
}
