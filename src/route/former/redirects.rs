//! Where each former address leads: as the city says, and where that follows by itself.

use std::collections::{BTreeMap, HashMap};

use super::declared::{Declared, Goal, Move, Reach};
use super::published::Published;
use super::today::Today;
use super::{Former, Gone, Redirect, is_page};
use crate::route::{Address, AddressesOf, LanguageRoutes, PageAddresses, Route, Subject};

/// How many former addresses may lead to one another: more are a circle.
const STEPS: usize = 16;

/// Where the former addresses lead that are declared or were published.
pub(super) fn of(declared: &[Declared<'_>], published: &Published, today: &Today<'_>) -> Former {
    let meant: Vec<&Move> = moves(declared, today).collect();
    let resolver = Resolver { today, direct: direct(&meant, published, today) };
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (from, to) in &resolver.direct {
        if let Some(to) = resolver.target(to) {
            found.insert((*from).to_owned(), to);
        }
    }
    for one in meant.iter().filter(|it| it.reach != Reach::Address) {
        for former in published.below(&one.from) {
            if !today.has(&former.address) && !found.contains_key(&former.address) {
                let below = format!("{}{}", one.to, &former.address[one.from.len()..]);
                if let Some(to) = resolver.target(&below) {
                    found.insert(former.address.clone(), to);
                }
            }
        }
    }
    let mut unserved = Vec::new();
    for former in published.iter().filter(|it| !today.has(&it.address)) {
        if found.contains_key(&former.address) {
            continue;
        }
        let whole = || {
            let whole = today.whole(&former.address)?;
            found.get(&whole).cloned().or_else(|| resolver.target(&whole))
        };
        match whole() {
            Some(to) => {
                found.insert(former.address.clone(), to);
            }
            None => unserved.push(former.address.clone()),
        }
    }
    let is_served = |it: &str| today.has(it) || found.contains_key(it);
    let gone = gone(declared, today, &mut unserved, is_served);
    let redirect = |(from, to): (String, String)| {
        let has_page = is_page(&from) && !today.has_in_other_case(&from);
        Redirect { from, to, has_page }
    };
    let redirects = found.into_iter().map(redirect).collect();
    Former { redirects, gone, unserved, ..Former::default() }
}

/// What is said of addresses at which nothing is today; anything else is a mistake, which is reported.
fn moves<'d>(declared: &'d [Declared<'_>], today: &Today<'_>) -> impl Iterator<Item = &'d Move> {
    let is_former =
        |it: &&Declared<'_>| it.address.as_ref().is_ok_and(|address| !today.has(address));
    declared.iter().filter(is_former).flat_map(|it| match &it.goal {
        Goal::Moves(moves) | Goal::To { moves, .. } => moves.as_slice(),
        Goal::Gone(_) => &[],
    })
}

/// What is said of single addresses. Of two that claim one, which is reported, the first has it.
fn direct<'d>(
    moves: &[&'d Move],
    published: &Published,
    today: &Today<'_>,
) -> BTreeMap<&'d str, &'d str> {
    let mut direct = BTreeMap::new();
    for one in moves {
        let is_meant = one.reach != Reach::Published || published.has(&one.from);
        if is_meant && !today.has(&one.from) {
            direct.entry(one.from.as_str()).or_insert(one.to.as_str());
        }
    }
    direct
}

/// Follows former addresses to where something is.
struct Resolver<'a, 'd> {
    today: &'a Today<'a>,
    direct: BTreeMap<&'d str, &'d str>,
}

impl Resolver<'_, '_> {
    /// Where an address leads in the end; none where nothing is there, or in a circle.
    fn target(&self, address: &str) -> Option<String> {
        let mut address = address.to_owned();
        for _ in 0..STEPS {
            if self.today.has(&address) {
                return Some(address);
            }
            let next = self.direct.get(address.as_str()).map(|it| (*it).to_owned());
            address = next.or_else(|| self.today.whole(&address))?;
        }
        None
    }
}

/// The addresses at which nothing is any more: those that the settings name, in each language, and what was published
/// below them.
fn gone(
    declared: &[Declared<'_>],
    today: &Today<'_>,
    unserved: &mut Vec<String>,
    is_served: impl Fn(&str) -> bool,
) -> Vec<Gone> {
    let mut gone: HashMap<String, usize> = HashMap::new();
    for one in declared {
        let (Goal::Gone(entry), Ok(address)) = (&one.goal, &one.address) else { continue };
        for address in today.in_languages(address).into_iter().filter(|it| !is_served(it)) {
            if address.ends_with('/') {
                for former in unserved.iter().filter(|it| it.starts_with(&address)) {
                    gone.entry(former.clone()).or_insert(*entry);
                }
            }
            gone.entry(address).or_insert(*entry);
        }
    }
    unserved.retain(|it| !gone.contains_key(it));
    let mut gone: Vec<Gone> =
        gone.into_iter().map(|(address, entry)| Gone { address, entry }).collect();
    gone.sort_unstable();
    gone
}

/// Places the pages of redirects and of what is gone among those of the languages.
pub(in crate::route) fn place_pages(
    former: &Former,
    languages: &mut [LanguageRoutes],
    kinds: &[PageAddresses],
) {
    let moved = kinds.iter().position(|it| matches!(it.of, AddressesOf::Moved));
    let withdrawn = kinds.iter().position(|it| matches!(it.of, AddressesOf::Withdrawn));
    let redirects = former.redirects.iter().enumerate().filter(|(_, it)| it.has_page);
    let redirects = redirects.map(|(at, it)| (&it.from, Subject::Moved(at), moved));
    let gone = former.gone.iter().enumerate().filter(|(_, it)| it.has_page());
    let gone = gone.map(|(at, it)| (&it.address, Subject::Gone(at), withdrawn));
    let mut is_changed = false;
    for (address, subject, kind) in redirects.chain(gone) {
        let Some(kind) = kind else { continue };
        let further = languages.iter().skip(1).position(|it| address.starts_with(it.folder));
        let language = &mut languages[further.map_or(0, |it| it + 1)];
        let inside = address.strip_prefix(language.folder).unwrap_or(address);
        let address = Address::former(inside);
        language.pages.push(Route { address, subject, kind, is_form: false, file: None });
        is_changed = true;
    }
    for language in languages.iter_mut().filter(|_| is_changed) {
        language.pages.sort_by(|a, b| a.address.cmp(&b.address));
    }
}
