//! The feeds (RFC 4287): one of the whole city, one of each plan and charter year, one of each unit.

use super::Address;
use crate::disclosure::ProgramRef;
use crate::record::{Library, UnitIndex};

/// What a feed is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedSubject {
    /// The whole city.
    City,
    /// A plan or a charter year.
    Program(ProgramRef),
    /// A unit.
    Unit(UnitIndex),
}

/// A feed of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// The page that says the same.
    pub page: Address,
    /// What it is about.
    pub subject: FeedSubject,
}

/// The name of a feed in the folder of its page.
pub(super) const FILE: &str = "atom.xml";

impl Feed {
    /// Where it is in its language: `news/atom.xml`.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}{FILE}", self.page)
    }
}

/// The feeds of a language. A feed names whole addresses, so that there is none where nobody knows at which the site
/// is, and none where there is no program of which it could tell.
pub(super) fn of(library: &Library) -> Vec<Feed> {
    let mut feeds = Vec::new();
    if library.settings.base_url.is_empty() || ProgramRef::all(library).next().is_none() {
        return feeds;
    }
    feeds.push(Feed { page: Address::news(), subject: FeedSubject::City });
    feeds.extend(ProgramRef::all(library).map(|program| Feed {
        page: Address::program(program, program.resolve(library)),
        subject: FeedSubject::Program(program),
    }));
    let units = library.organization.units().iter().enumerate();
    feeds.extend(
        units.map(|(at, unit)| Feed { page: Address::unit(unit), subject: FeedSubject::Unit(at) }),
    );
    feeds
}
