//! What `--help` says, in the reader's language: clap's command with its texts from the catalogue.
//!
//! The sentence of a command is `help-NAME`, that of its argument the attribute `.ARGUMENT`, that of
//! a value to choose from `.ARGUMENT-VALUE`. A test asserts that none is missing.

use anyhow::Result;
use clap::{Arg, ArgAction, Command};

use super::Outcome;
use super::shell::Shell;
use crate::japanese::suggest;
use crate::words::{Fact, Failure, Message, OrFail, Words};

#[derive(Debug, clap::Args)]
pub(super) struct HelpArgs {
    /// The command to explain
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// `kohyo help COMMAND`, which is `kohyo COMMAND --help`.
pub(super) fn run(args: &HelpArgs, mut command: Command) -> Result<Outcome> {
    command.build();
    let mut explained = &mut command;
    for name in &args.command {
        if explained.find_subcommand(name).is_none() {
            return Err(unknown(name, explained).into());
        }
        explained =
            explained.find_subcommand_mut(name).or_fail(|| Message::new("typed-no-command"))?;
    }
    Shell::data(&explained.render_long_help().to_string())?;
    Ok(Outcome::Clean)
}

fn unknown(name: &str, command: &Command) -> Failure {
    let names = command.get_subcommands().map(Command::get_name);
    let meant = suggest(name, names).map(|it| Message::new("help-suggestion").with("word", it));
    Failure::new(Message::new("typed-command").with("command", name))
        .help(meant)
        .help([commands(command)])
}

/// Each command below another one, with its sentence.
pub(super) fn commands(command: &Command) -> Message {
    let commands = || command.get_subcommands().filter(|it| !it.is_hide_set());
    let width = commands().map(|it| it.get_name().len()).max().unwrap_or_default();
    let line = |command: &Command| {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        format!("{:width$}  {about}", command.get_name())
    };
    Message::new("typed-commands").with("commands", Fact::Lines(commands().map(line).collect()))
}

/// The command, and those below it, with the texts of a language.
pub(super) fn in_words(command: Command, words: &Words) -> Command {
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version));
    let heading = words.word("help-heading-common");
    spoken(command, words, "kohyo", &heading).mut_subcommands(|it| below(it, words, "kohyo"))
}

/// A command below another one, and those below it.
fn below(command: Command, words: &Words, above: &str) -> Command {
    let path = format!("{above} {}", command.get_name());
    let heading = words.word("help-heading-options");
    let command =
        command.disable_help_flag(true).disable_version_flag(true).disable_help_subcommand(true);
    spoken(command, words, &path, &heading).mut_subcommands(|it| below(it, words, &path))
}

/// The name of a command's sentence: `help-new-sheet` for `kohyo new sheet`.
fn sentence(path: &str) -> String {
    format!("help-{}", path.strip_prefix("kohyo ").unwrap_or(path).replace(' ', "-"))
}

fn flag(name: &'static str, short: char, action: ArgAction) -> Arg {
    Arg::new(name).long(name).short(short).action(action)
}

fn spoken(command: Command, words: &Words, path: &str, heading: &str) -> Command {
    let id = sentence(path);
    let mut place = 0;
    let mut placed = |arg: Arg| {
        place += 1;
        arg.display_order(place)
    };
    let command = command
        .about(words.word(&id))
        .help_template(format!(
            "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
            words.word("help-usage")
        ))
        .subcommand_help_heading(words.word("help-heading-commands"))
        .mut_args(|arg| argument(placed(arg), words, &id, heading));
    let usage = usage(&command, words, path);
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
fn usage(command: &Command, words: &Words, path: &str) -> String {
    let mut usage = path.to_owned();
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
    use crate::words::Language;
    use clap::CommandFactory;

    /// The command and all below it, each with what is typed for it.
    fn all(command: &Command) -> Vec<(String, &Command)> {
        let mut all = vec![("kohyo".to_owned(), command)];
        let mut next = 0;
        while let Some((path, command)) = all.get(next).cloned() {
            let below = command.get_subcommands();
            all.extend(below.map(|it| (format!("{path} {}", it.get_name()), it)));
            next += 1;
        }
        all
    }

    #[test]
    fn every_command_argument_and_value_has_its_sentence() {
        let mut missing = Vec::new();
        for language in Language::ALL {
            let words = Words::new(language);
            let command = in_words(Arguments::command(), &words);
            for (path, command) in all(&command) {
                let id = sentence(&path);
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
        for (_, command) in all(&command) {
            for arg in command.get_arguments().filter(|it| it.get_action().takes_values()) {
                for name in arg.get_value_names().unwrap_or_default() {
                    let id = format!("help-values.{}", name.to_lowercase());
                    assert!(Words::new(Language::Ja).has(&id), "{id}");
                }
            }
        }
    }

    #[test]
    fn the_command_is_sound() {
        in_words(Arguments::command(), &Words::new(Language::En)).debug_assert();
    }
}
