//! What is answered when the arguments cannot be understood, in the reader's language.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::process::ExitCode;

use clap::Command;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::help;
use super::shell::print;
use crate::characters::visible_lines;
use crate::words::{Message, Words};

/// Prints help and version where they were asked for, else what was typed wrong and what to type.
pub(super) fn answer(
    error: &Error,
    typed: &[OsString],
    command: &Command,
    words: &Words,
) -> ExitCode {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
            | ErrorKind::DisplayVersion
    );
    // A reader who has closed the pipe has read enough; that is no failure.
    if is_help {
        let _ = error.print();
    } else {
        let commands = || help::commands(innermost(command, typed));
        print(&visible_lines(&text(error, words, commands)));
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// The command below which one was typed that is not there.
fn innermost<'a>(command: &'a Command, typed: &[OsString]) -> &'a Command {
    let mut innermost = command;
    for word in typed.iter().skip(1).filter_map(|it| it.to_str()) {
        innermost = innermost.find_subcommand(word).unwrap_or(innermost);
    }
    innermost
}

fn text(error: &Error, words: &Words, commands: impl Fn() -> Message) -> String {
    let mut text = format!("{}: {}\n", words.word("severity-error"), words.say(&wrong(error)));
    for help in helps(error) {
        let _ = writeln!(text, "  {}: {}", words.word("level-help"), words.say(&help));
    }
    if matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::MissingSubcommand) {
        let _ = write!(text, "\n{}\n", words.say(&commands()));
    }
    if let Some(usage) = context(error, ContextKind::Usage) {
        let usage = usage.trim_start_matches("Usage:").trim().to_owned();
        let _ = write!(text, "\n{}: {usage}\n", words.word("help-usage"));
    }
    text + "\n" + &words.word("typed-more") + "\n"
}

fn wrong(error: &Error) -> Message {
    let fact = |kind| context(error, kind).unwrap_or_default();
    let argument =
        |id: &'static str| Message::new(id).with("argument", fact(ContextKind::InvalidArg));
    match error.kind() {
        ErrorKind::InvalidValue if fact(ContextKind::InvalidValue).is_empty() => {
            argument("typed-no-value")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            argument("typed-value").with("value", fact(ContextKind::InvalidValue))
        }
        ErrorKind::UnknownArgument => argument("typed-unknown"),
        ErrorKind::InvalidSubcommand => {
            Message::new("typed-command").with("command", fact(ContextKind::InvalidSubcommand))
        }
        ErrorKind::ArgumentConflict
            if context(error, ContextKind::PriorArg).as_deref().unwrap_or_default()
                == fact(ContextKind::InvalidArg) =>
        {
            argument("typed-twice")
        }
        ErrorKind::ArgumentConflict => {
            argument("typed-conflict").with("other", fact(ContextKind::PriorArg))
        }
        ErrorKind::MissingRequiredArgument => argument("typed-missing"),
        ErrorKind::MissingSubcommand => Message::new("typed-no-command"),
        ErrorKind::NoEquals
        | ErrorKind::TooManyValues
        | ErrorKind::TooFewValues
        | ErrorKind::WrongNumberOfValues => argument("typed-count"),
        ErrorKind::InvalidUtf8 => Message::new("typed-utf8"),
        // Help was answered before; kinds that clap may come to have say it in clap's words.
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
        | ErrorKind::DisplayVersion
        | ErrorKind::Io
        | ErrorKind::Format
        | _ => Message::new("typed-other").with("reason", error.kind().to_string()),
    }
}

fn helps(error: &Error) -> Vec<Message> {
    let kinds =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let meant = kinds.into_iter().filter_map(|it| nearest(error, it));
    let mut help: Vec<Message> =
        meant.map(|it| Message::new("help-suggestion").with("word", it)).collect();
    if let Some(choices) = context(error, ContextKind::ValidValue).filter(|it| !it.is_empty()) {
        help.push(Message::new("help-choices").with("choices", choices));
    }
    help
}

/// The most likely of what may have been meant, which is the last.
fn nearest(error: &Error, kind: ContextKind) -> Option<String> {
    if let ContextValue::Strings(texts) = error.get(kind)? {
        return texts.last().cloned();
    }
    context(error, kind)
}

fn context(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(styled) => Some(styled.to_string()),
        ContextValue::Number(number) => Some(number.to_string()),
        ContextValue::None | ContextValue::Bool(_) | ContextValue::StyledStrs(_) | _ => None,
    }
}
