//! What to type where a published address would vanish.

use std::collections::HashSet;

use super::lost_groups::{Groups, Lost, LostRecord};
use super::successors::{Search, Successor};
use crate::disclosure::Public;
use crate::record::{Form, Key};
use crate::words::{Fact, Message};

/// What stands in an example for what only the author knows.
const BLANK: &str = "…";

/// Says what to type.
pub(super) struct Helper<'a> {
    pub(super) groups: &'a Groups<'a>,
    pub(super) public: Public<'a>,
    /// Whether nothing else vanished.
    pub(super) alone: bool,
    /// The addresses to which former ones lead already.
    pub(super) led_to: HashSet<&'a str>,
}

impl Helper<'_> {
    /// What to type when something moved, and when it was withdrawn.
    pub(super) fn help(&self, lost: &Lost, addresses: &[&str]) -> Vec<Message> {
        if let Some(file) = self.groups.withheld(lost) {
            let lines = self.withdrawn(lost);
            let help = Message::new("help-lost-withheld").with("file", file);
            return vec![help.with("lines", Fact::Lines(lines))];
        }
        vec![self.moved(lost, addresses), self.taken_off(lost, addresses)]
    }

    /// What to type when it moved.
    fn moved(&self, lost: &Lost, addresses: &[&str]) -> Message {
        let search = Search {
            groups: self.groups,
            public: self.public,
            alone: self.alone,
            led_to: &self.led_to,
        };
        let address = lost.address();
        match search.successor(lost, addresses) {
            Some(Successor::Key(file, key)) => {
                let lines = vec![format!("{key}: {address}")];
                let help = Message::new("help-lost-line").with("file", file);
                help.with("lines", Fact::Lines(lines))
            }
            Some(Successor::Settings(to)) => moved_in_settings(&address, &to),
            None => match lost {
                Lost::File(_) | Lost::Language(_) => moved_in_settings(&address, BLANK),
                Lost::Program(_)
                | Lost::Sheet(_)
                | Lost::Charter(_)
                | Lost::Unit(_)
                | Lost::Page(_) => {
                    let lines = vec![format!("{}: {address}", Key::FormerAddresses)];
                    let help = Message::new("help-lost-moved");
                    help.with("lines", Fact::Lines(lines))
                }
            },
        }
    }

    /// What to type when it is published no more.
    fn taken_off(&self, lost: &Lost, addresses: &[&str]) -> Message {
        let (id, file, lines) = match lost {
            Lost::Sheet(LostRecord { program, slug, .. }) => {
                let file = format!("content/reforms/{program}/{slug}.md");
                ("help-lost-restore", file, self.record(lost, slug))
            }
            Lost::Charter(LostRecord { program, slug, .. }) => {
                let file = format!("content/charters/{program}/{slug}.md");
                ("help-lost-restore", file, self.record(lost, slug))
            }
            Lost::Language(_)
            | Lost::Program(_)
            | Lost::Unit(_)
            | Lost::Page(_)
            | Lost::File(_) => {
                let mut lines = vec!["withdrawn:".to_owned()];
                for address in self.outermost(addresses) {
                    lines.push(format!("  - address: /{address}"));
                    lines.push(format!("    day: {}", self.public.as_of()));
                    lines.push(format!("    reason: {BLANK}"));
                }
                ("help-lost-withdrawn", "kohyo.yaml".to_owned(), lines)
            }
        };
        Message::new(id).with("file", file).with("lines", Fact::Lines(lines))
    }

    /// The addresses of something below which all others of it are, in the main language.
    fn outermost<'l>(&self, addresses: &[&'l str]) -> Vec<&'l str> {
        let mut inside: Vec<&str> =
            addresses.iter().map(|it| self.groups.in_main_language(it)).collect();
        inside.sort_unstable();
        let mut outermost: Vec<&str> = Vec::new();
        for address in inside {
            let is_below =
                |it: &&str| address == *it || it.ends_with('/') && address.starts_with(it);
            if !outermost.iter().any(is_below) {
                outermost.push(address);
            }
        }
        outermost
    }

    /// A record that says nothing but that it was withdrawn.
    fn record(&self, lost: &Lost, slug: &str) -> Vec<String> {
        let word = |key: Key| self.form(lost).map_or(key.word(), |it| it.word(key));
        let names = match lost {
            Lost::Sheet(_) => vec![
                format!("{}: \"{slug}\"", word(Key::Number)),
                format!("{}: {BLANK}", word(Key::Title)),
                format!("{}: {BLANK}", word(Key::Owner)),
            ],
            Lost::Language(_)
            | Lost::Program(_)
            | Lost::Charter(_)
            | Lost::Unit(_)
            | Lost::Page(_)
            | Lost::File(_) => Vec::new(),
        };
        let fence = || "---".to_owned();
        let lines = std::iter::once(fence()).chain(names).chain(self.withdrawn(lost));
        lines.chain([fence()]).collect()
    }

    /// The lines with which a record says that it was withdrawn.
    fn withdrawn(&self, lost: &Lost) -> Vec<String> {
        let word = |key: Key| self.form(lost).map_or(key.word(), |it| it.word(key));
        vec![
            format!("{}:", word(Key::Withdrawn)),
            format!("  {}: {}", word(Key::WithdrawnOn), self.public.as_of()),
            format!("  {}: {BLANK}", word(Key::Reason)),
        ]
    }

    /// The form of the program in which something was.
    fn form(&self, lost: &Lost) -> Option<&Form> {
        let library = self.groups.library;
        match lost {
            Lost::Sheet(LostRecord { program, .. }) => {
                let plan = library.plans.iter().find(|it| it.program.slug == *program)?;
                Some(&plan.program.form)
            }
            Lost::Charter(LostRecord { program, .. }) => {
                let years = &library.charter_years;
                let year = years.iter().find(|it| it.program.slug == *program)?;
                Some(&year.program.form)
            }
            Lost::Language(_)
            | Lost::Program(_)
            | Lost::Unit(_)
            | Lost::Page(_)
            | Lost::File(_) => None,
        }
    }
}

/// What to type in the settings when something moved.
fn moved_in_settings(from: &str, to: &str) -> Message {
    let lines = vec!["moved:".to_owned(), format!("  - from: {from}"), format!("    to: {to}")];
    let help = Message::new("help-lost-line").with("file", "kohyo.yaml");
    help.with("lines", Fact::Lines(lines))
}
