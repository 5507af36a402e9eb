//! What `--help` says, in the reader's language: clap's command with its texts from the catalogue.
//!
//! The sentence of a command is `help-NAME`, that of its argument the attribute `.ARGUMENT`, that of
//! a value to choose from `.ARGUMENT-VALUE`. A test holds that none is missing.

use std::ffi::OsString;
use std::io::{self, Write};

use anyhow::Result;
use clap::{Arg, ArgAction, Command};

use super::Outcome;
use crate::japanese::suggest;
use crate::words::{Failure, Language, Message, Words};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The command to explain
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// `kohyo help COMMAND`, which is `kohyo COMMAND --help`.
pub(super) fn run(args: &Args, mut command: Command) -> Result<Outcome> {
    command.build();
    let help = match &args.command {
        None => command.render_long_help(),
        Some(name) => match command.find_subcommand_mut(name) {
            Some(it) => it.render_long_help(),
            None => return Err(unknown(name, &command).into()),
        },
    };
    // A reader who has closed the pipe has read enough.
    let _ = write!(io::stdout(), "{help}");
    Ok(Outcome::Clean)
}

fn unknown(name: &str, command: &Command) -> Failure {
    let names = command.get_subcommands().map(Command::get_name);
    let meant = suggest(name, names).map(|it| Message::new("help-suggestion").with("word", it));
    Failure::new(Message::new("typed-command").with("command", name)).help(meant)
}

/// The language that was asked for, before anything else of what was typed is understood.
pub(super) fn language(typed: &[OsString]) -> Language {
    let words = typed.iter().skip(1).map(|it| it.to_string_lossy());
    let mut asked = None;
    let mut is_value = false;
    for word in words.take_while(|it| it != "--") {
        if is_value {
            asked = Some(word.clone().into_owned());
        } else if let Some(value) = word.strip_prefix("--lang=") {
            asked = Some(value.to_owned());
        }
        is_value = word == "--lang";
    }
    let tag = asked.unwrap_or_default();
    Language::ALL.into_iter().find(|it| it.tag() == tag).unwrap_or_default()
}

/// The command, and those below it, with the texts of a language.
pub(super) fn in_words(command: Command, words: &Words) -> Command {
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version));
    spoken(command, words, "help-heading-common").mut_subcommands(|it| {
        let it = it.disable_help_flag(true).disable_version_flag(true);
        spoken(it, words, "help-heading-options")
    })
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action)
}

fn spoken(command: Command, words: &Words, heading: &str) -> Command {
    let id = format!("help-{}", command.get_name());
    let heading = words.word(heading);
    let command = command
        .about(words.word(&id))
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            words.word("help-usage")
        ))
        .subcommand_help_heading(words.word("help-heading-commands"))
        .mut_args(|arg| argument(arg, words, &id, &heading));
    let usage = usage(&command, words);
    command.override_usage(usage)
}

fn argument(arg: Arg, words: &Words, command: &str, heading: &str) -> Arg {
    let id = format!("{command}.{}", arg.get_id().as_str().replace('_', "-"));
    let text = words.word(&id);
    let heading =
        if arg.is_positional() { words.word("help-heading-arguments") } else { heading.to_owned() };
    let arg = arg.help_heading(heading);
    if !arg.get_action().takes_values() {
        return arg.help(text);
    }
    let names = arg.get_value_names().unwrap_or_default();
    let names: Vec<String> =
        names.iter().map(|it| words.word(&format!("help-values.{}", it.to_lowercase()))).collect();
    let choices: Vec<String> =
        arg.get_possible_values().iter().map(|it| it.get_name().to_owned()).collect();
    let default: Vec<_> = arg.get_default_values().iter().map(|it| it.to_string_lossy()).collect();
    let default = match default.as_slice() {
        [] => String::new(),
        values => words.say(&Message::new("help-default").with("value", values.join(", "))),
    };
    let arg = arg.value_names(names).hide_possible_values(true).hide_default_value(true);
    if choices.is_empty() {
        return arg.help(format!("{text}{default}"));
    }
    let lines = choices.iter().map(|it| format!("\n- {it}: {}", words.word(&format!("{id}-{it}"))));
    let long = format!("{text}{default}\n{}", lines.collect::<String>());
    arg.help(format!("{text} [{}]{default}", choices.join(", "))).long_help(long)
}

/// How the command is typed, as clap would say it in English.
fn usage(command: &Command, words: &Words) -> String {
    let mut usage = match command.get_name() {
        name @ "kohyo" => name.to_owned(),
        name => format!("kohyo {name}"),
    };
    let mut add = |word: &str| usage.extend([" ", word]);
    add(&format!("[{}]", words.word("help-usage-options")));
    for arg in command.get_positionals() {
        let names = arg.get_value_names().unwrap_or_default().join(" ");
        let (open, close) = if arg.is_required_set() { ("<", ">") } else { ("[", "]") };
        let many = if matches!(arg.get_action(), ArgAction::Append) { "..." } else { "" };
        add(&format!("{open}{names}{close}{many}"));
    }
    if command.has_subcommands() {
        add(&format!("<{}>", words.word("help-values.command")));
    }
    usage
}

#[cfg(test)]
mod tests {
    use super::super::Arguments;
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn every_command_argument_and_value_has_its_sentence() {
        let mut missing = Vec::new();
        for language in Language::ALL {
            let words = Words::new(language);
            let command = in_words(Arguments::command(), &words);
            for command in [&command].into_iter().chain(command.get_subcommands()) {
                let id = format!("help-{}", command.get_name());
                let mut ids = vec![id.clone()];
                for arg in command.get_arguments() {
                    let id = format!("{id}.{}", arg.get_id().as_str().replace('_', "-"));
                    ids.extend(
                        arg.get_possible_values()
                            .iter()
                            .filter(|_| arg.get_action().takes_values())
                            .map(|it| format!("{id}-{}", it.get_name())),
                    );
                    ids.push(id);
                }
                missing.extend(ids.into_iter().filter(|it| !words.has(it)));
            }
            // A word that was not found says its own name.
            let said = in_words(Arguments::command(), &words).render_long_help().to_string();
            assert!(!said.contains("help-"), "{said}");
        }
        assert_eq!(missing, Vec::<String>::new());
    }

    #[test]
    fn value_names_have_their_words() {
        let command = Arguments::command();
        for command in [&command].into_iter().chain(command.get_subcommands()) {
            for arg in command.get_arguments().filter(|it| it.get_action().takes_values()) {
                for name in arg.get_value_names().unwrap_or_default() {
                    let id = format!("help-values.{}", name.to_lowercase());
                    assert!(Words::new(Language::Ja).has(&id), "{id}");
                }
            }
        }
    }

    #[test]
    fn the_language_is_known_before_the_rest_is_understood() {
        let language =
            |typed: &[&str]| language(&typed.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(language(&["kohyo", "--wrong", "--lang", "en"]), Language::En);
        assert_eq!(language(&["kohyo", "check", "--lang=en", "-h"]), Language::En);
        assert_eq!(language(&["kohyo", "--lang", "fr"]), Language::Ja);
        assert_eq!(language(&["kohyo", "--", "--lang", "en"]), Language::Ja);
        assert_eq!(language(&["kohyo", "--lang"]), Language::Ja);
    }

    #[test]
    fn the_command_is_sound() {
        in_words(Arguments::command(), &Words::new(Language::En)).debug_assert();
    }
}
