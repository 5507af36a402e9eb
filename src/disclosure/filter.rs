//! Part of the obligations: of some programs, units, times or standings.

use super::{Item, Obligation, Obligations, StandingKind};
use crate::japanese::{fold, suggest};
use crate::record::{Library, Program, UnitIndex, When};

/// Which obligations are asked for. Each kind of condition that was given must be met; of several
/// of one kind, any.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    programs: Vec<usize>,
    units: Vec<UnitIndex>,
    /// Program and time.
    when: Vec<(usize, When)>,
    standings: Vec<StandingKind>,
}

/// A word for which there is nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What was probably meant.
    pub near: Option<String>,
}

impl Filter {
    /// The same, of a program too: its address (charters/2014), its folder's name or its name.
    ///
    /// # Errors
    ///
    /// There is no such program.
    pub fn program(
        &mut self,
        typed: &str,
        library: &Library,
        obligations: &Obligations,
    ) -> Result<(), Unknown> {
        let is_it = |index: &usize| {
            let program = program(library, obligations, *index);
            let typed = typed.trim_end_matches('/');
            typed == address(library, obligations, *index)
                || typed == program.slug
                || fold(typed) == fold(&program.file.name)
        };
        let all = 0..obligations.programs.len();
        let found: Vec<usize> = all.clone().filter(is_it).collect();
        if found.is_empty() {
            let names: Vec<String> = all
                .flat_map(|index| {
                    let name = program(library, obligations, index).file.name.to_string();
                    [address(library, obligations, index), name]
                })
                .collect();
            return Err(Unknown::near(typed, names.iter().map(String::as_str)));
        }
        self.programs.extend(found);
        Ok(())
    }

    /// The same, of a unit too and of those that belong to it.
    pub fn unit(&mut self, unit: UnitIndex, library: &Library) {
        self.units.extend(library.organization.with_those_below(unit));
    }

    /// The same, of a year or a period too, in any spelling that its program reads.
    ///
    /// # Errors
    ///
    /// No program has such a time.
    pub fn period(
        &mut self,
        typed: &str,
        library: &Library,
        obligations: &Obligations,
    ) -> Result<(), Unknown> {
        let all = 0..obligations.programs.len();
        let found = |it: usize| Some((it, program(library, obligations, it).when(typed)?));
        let before = self.when.len();
        self.when.extend(all.clone().filter_map(found));
        if self.when.len() == before {
            let names: Vec<String> =
                all.flat_map(|it| program(library, obligations, it).period_names()).collect();
            return Err(Unknown::near(typed, names.iter().map(String::as_str)));
        }
        Ok(())
    }

    /// The same, of a standing too.
    pub fn standing(&mut self, kind: StandingKind) {
        self.standings.push(kind);
    }

    /// Whether nothing was asked for, so that everything is meant.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.programs.is_empty()
            && self.units.is_empty()
            && self.when.is_empty()
            && self.standings.is_empty()
    }

    /// The obligations that are asked for, in their order.
    #[must_use]
    pub fn of<'a>(&self, library: &Library, obligations: &'a Obligations) -> Vec<&'a Obligation> {
        let wanted = |obligation: &&Obligation| {
            let program = obligations.subject(obligation).program;
            (self.programs.is_empty() || self.programs.contains(&program))
                && (self.standings.is_empty()
                    || self.standings.contains(&obligation.standing.kind()))
                && (self.when.is_empty()
                    || self
                        .when
                        .iter()
                        .any(|(of, when)| *of == program && falls(*when, obligation.item)))
                && (self.units.is_empty() || self.concerns(library, obligations, obligation))
        };
        obligations.all.iter().filter(wanted).collect()
    }

    fn concerns(
        &self,
        library: &Library,
        obligations: &Obligations,
        obligation: &Obligation,
    ) -> bool {
        let wanted = |it: &UnitIndex| self.units.contains(it);
        obligations.subject(obligation).units.iter().any(wanted)
            || obligations.responsible(&library.organization, obligation).iter().any(wanted)
    }
}

impl Unknown {
    fn near<'a>(typed: &str, names: impl Iterator<Item = &'a str>) -> Self {
        Self { near: suggest(typed, names).map(str::to_owned) }
    }
}

/// Whether what is owed falls into a time. A charter is posted in the year of its program.
fn falls(when: When, item: Item) -> bool {
    match when {
        When::Period(period) => item == Item::Report(period),
        When::Year(year) => match item {
            Item::Posting => true,
            Item::Report(_) | Item::Annual(_) => item.year() == Some(year),
            Item::Provisional | Item::Final => false,
        },
    }
}

fn program<'a>(library: &'a Library, obligations: &Obligations, at: usize) -> &'a Program {
    obligations.programs[at].program.resolve(library)
}

fn address(library: &Library, obligations: &Obligations, at: usize) -> String {
    obligations.programs[at].program.identifier(library)
}
