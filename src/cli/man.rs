//! `kohyo man`: manual pages, made of what `--help` says.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::Command;
use clap_mangen::Man;

use super::Outcome;
use super::shell::Shell;
use crate::words::{Language, Message, OrFail, Words};

#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// Write the pages of all commands in all languages below this folder
    #[arg(long, value_name = "DIR")]
    output_dir: Option<PathBuf>,
}

/// The day of this version; that of the build would make each another page.
const DAY: &str = "2026-12-01";

/// A page: the name of its file, and its text.
struct Page {
    file: String,
    text: String,
}

/// `command` has its texts in the language of the words that it is given.
pub(super) fn run(
    args: &ManArgs,
    command: &dyn Fn(&Words) -> Command,
    shell: &Shell,
) -> Result<Outcome> {
    let Some(folder) = &args.output_dir else {
        let page = page("kohyo", command(&shell.words), &shell.words)?;
        Shell::data(&page.text)?;
        return Ok(Outcome::Clean);
    };
    let mut count = 0;
    for language in Language::ALL {
        let words = Words::new(language);
        let mut root = command(&words);
        root.build();
        let mut all = Vec::new();
        pages("kohyo", &root, &words, &mut all)?;
        let below = match language {
            Language::En => folder.join("man1"),
            Language::Ja => folder.join("ja").join("man1"),
        };
        for page in &all {
            write(&below.join(&page.file), &page.text)?;
        }
        count += all.len();
    }
    let written = Message::new("man-written").with("path", folder.display().to_string());
    shell.say(&written.with("count", count));
    Ok(Outcome::Clean)
}

/// The page of a command, and of those below it.
fn pages(name: &str, command: &Command, words: &Words, all: &mut Vec<Page>) -> Result<()> {
    all.push(page(name, command.clone(), words)?);
    for below in command.get_subcommands() {
        pages(&format!("{name}-{}", below.get_name()), below, words, all)?;
    }
    Ok(())
}

fn page(name: &str, command: Command, words: &Words) -> Result<Page> {
    let cannot = || Message::new("cannot-print");
    let command = command.name(name.to_owned()).display_name(name.to_owned());
    let version = concat!("kohyo ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.version(env!("CARGO_PKG_VERSION")));
    let man = man.date(DAY).source(version).manual("kohyo");
    let mut text = Vec::new();
    man.render(&mut text).or_fail(cannot)?;
    let text = String::from_utf8(text).or_fail(cannot)?;
    Ok(Page { file: format!("{name}.1"), text: headed(&text, words) })
}

/// The page with its headings in a language.
fn headed(text: &str, words: &Words) -> String {
    let mut page = String::with_capacity(text.len());
    for line in text.lines() {
        let id = match line {
            ".SH NAME" => "man-name",
            ".SH SYNOPSIS" => "man-synopsis",
            ".SH DESCRIPTION" => "man-description",
            ".SH OPTIONS" => "man-options",
            ".SH SUBCOMMANDS" => "man-subcommands",
            ".SH VERSION" => "man-version",
            line => {
                // The values to choose from stand below each other.
                page.push_str(if line.starts_with(r"\- ") { ".br\n" } else { "" });
                page.extend([line, "\n"]);
                // Japanese has no blanks that could be made wider.
                page.push_str(if line.starts_with(".TH ") { ".ad l\n" } else { "" });
                continue;
            }
        };
        page.extend([".SH ", &words.word(id), "\n"]);
    }
    page
}

fn write(file: &Path, text: &str) -> Result<()> {
    let written =
        file.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(file, text));
    written.or_fail(|| Message::new("cannot-write").with("path", file.display().to_string()))
}
