//! What is wrong with what the city says of former addresses.

use std::collections::{BTreeMap, HashMap};

use super::Redirect;
use super::declared::{Declared, Field, Goal};
use super::spelling::Fault;
use super::today::Today;
use crate::diagnostic::{Diagnostic, code};
use crate::record::{Library, Path, Places, Step};
use crate::source::Tree;
use crate::words::Message;

/// Everything that is wrong with these.
pub(super) fn of(
    tree: &Tree,
    library: &Library,
    declared: &[Declared<'_>],
    (today, redirects): (&Today<'_>, &[Redirect]),
) -> Vec<Diagnostic> {
    let mut judge = Judge { tree, library, today, claims: HashMap::new() };
    let mut faults: Vec<Diagnostic> = declared.iter().filter_map(|it| judge.one(it)).collect();
    faults.extend(declared.iter().filter_map(|it| judge.goal(it, declared, redirects)));
    faults
}

struct Judge<'a> {
    tree: &'a Tree,
    library: &'a Library,
    today: &'a Today<'a>,
    /// The file that claims each former address.
    claims: HashMap<&'a str, &'a str>,
}

impl<'a> Judge<'a> {
    /// What is wrong with a former address itself.
    fn one(&mut self, declared: &'a Declared<'_>) -> Option<Diagnostic> {
        let Declared { field, address, goal } = declared;
        let address = match address {
            Ok(address) => address,
            Err(fault) => return Some(self.misspelt(field, &field.path, field.text, *fault)),
        };
        let is_own = match goal {
            Goal::Moves(moves) | Goal::To { moves, .. } => moves.iter().any(|it| it.from == it.to),
            Goal::Gone(_) => false,
        };
        let (what, other) = if is_own {
            ("own", field.file.to_owned())
        } else if self.today.has(address) {
            match self.today.source(address) {
                Some(file) if matches!(goal, Goal::Gone(_)) => ("not-gone", file.to_owned()),
                Some(file) => ("taken", file.to_owned()),
                None => ("in-use", String::new()),
            }
        } else {
            ("twice", self.claims.insert(address, field.file)?.to_owned())
        };
        let message = Message::new(code::FORMER_ADDRESS.name)
            .with("what", what)
            .with("address", format!("/{address}"))
            .with("other", &other);
        let help = Message::new("help-former-address").with("what", what).with("other", other);
        Some(self.at(field, &field.path, message, help))
    }

    /// What is wrong with where the settings say that an address leads.
    fn goal(
        &self,
        declared: &Declared<'_>,
        all: &[Declared<'_>],
        redirects: &[Redirect],
    ) -> Option<Diagnostic> {
        let Declared { field, address: Ok(address), goal: Goal::To { typed, to, moves } } =
            declared
        else {
            return None;
        };
        let path = field.path.clone().sibling(Step::Written("to".into()));
        let to = match to {
            Ok(to) => to,
            Err(fault) => return Some(self.misspelt(field, &path, typed, *fault)),
        };
        let leads =
            |from: &str| redirects.binary_search_by(|it| it.from.as_str().cmp(from)).is_ok();
        let is_fine = self.today.has(address) || moves.iter().any(|it| leads(&it.from));
        if is_fine || moves.iter().any(|it| it.from == it.to) {
            return None;
        }
        let what = if returns(address, all) { "loop" } else { "nowhere" };
        let message = Message::new(code::FORMER_ADDRESS.name)
            .with("what", what)
            .with("address", format!("/{address}"))
            .with("other", format!("/{to}"));
        let help = Message::new("help-former-address").with("what", what).with("other", "");
        Some(self.at(field, &path, message, help))
    }

    fn misspelt(&self, field: &Field<'_>, path: &Path, typed: &str, fault: Fault) -> Diagnostic {
        let base_url = &*self.library.settings.base_url;
        let what = match fault {
            Fault::Spelling => "spelling",
            Fault::Outside if base_url.is_empty() => "outside-unknown",
            Fault::Outside => "outside",
        };
        let message = Message::new(code::FORMER_ADDRESS.name)
            .with("what", what)
            .with("address", typed)
            .with("other", "");
        let help = Message::new("help-former-address").with("what", what).with("other", base_url);
        self.at(field, path, message, help)
    }

    fn at(&self, field: &Field<'_>, path: &Path, message: Message, help: Message) -> Diagnostic {
        let text = self.tree.text(field.file).unwrap_or_default();
        let places = Places::new(field.file, text, self.library.settings.naming());
        let place = places.of(path, field.program.map(|it| &it.form));
        Diagnostic::new(&code::FORMER_ADDRESS, place, message).help([help])
    }
}

/// Whether an address leads to itself again.
fn returns(address: &str, all: &[Declared<'_>]) -> bool {
    let moves = all.iter().flat_map(|it| match &it.goal {
        Goal::Moves(moves) | Goal::To { moves, .. } => moves.as_slice(),
        Goal::Gone(_) => &[],
    });
    let next: BTreeMap<&str, &str> = moves.map(|it| (it.from.as_str(), it.to.as_str())).collect();
    let mut at = address;
    for _ in 0..=next.len() {
        match next.get(at) {
            Some(to) if *to == address => return true,
            Some(to) => at = to,
            None => return false,
        }
    }
    true
}
