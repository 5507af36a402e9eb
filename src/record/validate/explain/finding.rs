//! A finding that has no place yet, and the words that it offers instead.

use crate::diagnostic::{Code, Diagnostic, Place, code};
use crate::japanese::suggest;
use crate::words::{Fact, Message};

/// A diagnostic that has no place yet.
#[derive(Debug, Clone)]
pub(crate) struct Finding {
    code: &'static Code,
    message: Message,
    label: Option<Message>,
    help: Vec<Message>,
}

impl Finding {
    pub(crate) fn new(code: &'static Code) -> Self {
        Self { code, message: Message::new(code.name), label: None, help: Vec::new() }
    }

    pub(crate) fn with(mut self, name: &'static str, fact: impl Into<Fact>) -> Self {
        self.message = self.message.with(name, fact);
        self
    }

    pub(crate) fn label(mut self, id: &'static str) -> Self {
        self.label = Some(Message::new(id));
        self
    }

    pub(crate) fn help(mut self, help: Message) -> Self {
        self.help.push(help);
        self
    }

    pub(crate) fn at(self, place: Place) -> Diagnostic {
        let mut diagnostic = Diagnostic::new(self.code, place, self.message).help(self.help);
        diagnostic.label = self.label;
        diagnostic
    }
}

/// A word that is not among the choices.
pub(super) fn choice(text: &str, choices: &[&str]) -> Finding {
    let finding = Finding::new(&code::UNKNOWN_CHOICE).with("value", text);
    offered(finding, text, choices)
}

/// How many words are offered to choose from: more than a screen is no help.
pub(super) const CHOICES: usize = 30;

/// Adds the word that was probably meant, or else all that can be chosen.
pub(super) fn offered(finding: Finding, text: &str, choices: &[&str]) -> Finding {
    match suggest(text, choices.iter().copied()) {
        Some(near) => finding.help(Message::new("help-suggestion").with("word", near)),
        None if choices.is_empty() => finding,
        None => {
            let shown: Vec<&str> = choices.iter().copied().take(CHOICES).collect();
            finding.help(Message::new("help-choices").with("choices", shown))
        }
    }
}

pub(super) fn rule(text: &str, kind: &str, wrong: bool) -> Option<Finding> {
    wrong.then(|| {
        Finding::new(&code::NOT_A_RULE)
            .with("value", text)
            .with("kind", kind)
            .help(Message::new(format!("help-{kind}")))
    })
}
