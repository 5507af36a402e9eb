//! Where something that vanished may be by now: what is new on the site and alike.

use std::collections::HashSet;

use super::lost_groups::{Groups, Lost, LostRecord};
use crate::digest::Hash;
use crate::disclosure::Public;
use crate::japanese::suggest;
use crate::record::{CharterYear, Key, Plan, Program, SheetNumber};
use crate::route::{Address, Attachment};

/// What something that vanished may be now, and where that is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Successor {
    /// In this file a line under this key.
    Key(String, String),
    /// In the settings, with this address as where it leads.
    Settings(String),
}

/// Looks for what is new and alike.
pub(super) struct Search<'a> {
    pub(super) groups: &'a Groups<'a>,
    pub(super) public: Public<'a>,
    /// Whether nothing else vanished.
    pub(super) alone: bool,
    /// The addresses to which former ones lead already.
    pub(super) led_to: &'a HashSet<&'a str>,
}

impl Search<'_> {
    /// What something may be now.
    pub(super) fn successor(&self, lost: &Lost, addresses: &[&str]) -> Option<Successor> {
        match lost {
            Lost::Sheet(LostRecord { program, slug, .. }) => self.sheet(program, slug),
            Lost::Program(address) => self.program(address, addresses),
            Lost::Unit(id) => self.unit(id),
            Lost::Page(address) => self.page(address),
            Lost::File(address) => self.file(address).map(Successor::Settings),
            Lost::Charter(_) => None,
            Lost::Language(_) => Some(Successor::Settings("/".to_owned())),
        }
    }

    /// Whether nothing was at an address at the last publication, and nothing is known to have moved there.
    fn is_new(&self, address: &Address) -> bool {
        let address = address.as_str();
        !self.groups.routes.former.published.has(address) && !self.led_to.contains(address)
    }

    /// A new sheet of the plan with the number of the one that vanished, or nearly its name; one of its name in another
    /// plan; or the only new one where nothing else vanished.
    fn sheet(&self, plan: &str, slug: &str) -> Option<Successor> {
        let plans = self.groups.library.plans.iter();
        let new = plans.flat_map(|of| self.public.sheets(of).map(move |it| (of, it)));
        let new =
            new.filter(|(of, it)| self.is_new(&Address::sheet(&of.program, &it.record().slug)));
        let new: Vec<_> = new.collect();
        let here = || new.iter().filter(|(of, _)| of.program.slug == plan);
        let number = SheetNumber::of(slug);
        let same_number = || here().find(|it| SheetNumber::of(&it.1.data().number) == number);
        let elsewhere = || new.iter().find(|it| it.1.record().slug == slug);
        let near = || {
            let name = suggest(slug, here().map(|it| it.1.record().slug.as_str()))?;
            here().find(|it| it.1.record().slug == name)
        };
        let only = || here().next().filter(|_| self.alone && here().count() == 1);
        let found = same_number().or_else(elsewhere).or_else(near).or_else(only)?;
        Some(Successor::Key(found.1.record().file.clone(), word(&found.0.program)))
    }

    /// The new program with most sheets or charters of the names that vanished, or the only new one.
    fn program(&self, address: &str, addresses: &[&str]) -> Option<Successor> {
        let library = self.groups.library;
        let below = |name: &str| addresses.contains(&&*format!("{address}{name}/"));
        let plans = library.plans.iter().map(|plan: &Plan| {
            let alike = plan.sheets.iter().filter(|it| below(&it.slug)).count();
            (alike, &plan.program, Address::plan(&plan.program))
        });
        let years = library.charter_years.iter().map(|year: &CharterYear| {
            let alike = year.charters.iter().filter(|it| below(&it.slug)).count();
            (alike, &year.program, Address::charter_year(&year.program))
        });
        let kind = address.split('/').next().unwrap_or_default();
        let is_of_kind = |it: &Address| it.as_str().starts_with(kind);
        let new = plans.chain(years).filter(|it| is_of_kind(&it.2) && self.is_new(&it.2));
        let new: Vec<_> = new.collect();
        let best = new.iter().max_by_key(|it| it.0).filter(|it| it.0 > 0 || new.len() == 1)?;
        Some(Successor::Key(best.1.path.clone(), Key::FormerAddresses.word().to_owned()))
    }

    /// A new unit that is also called so or nearly so, or the only new one.
    fn unit(&self, id: &str) -> Option<Successor> {
        let organization = &self.groups.library.organization;
        let new = organization.units().iter().filter(|it| self.is_new(&Address::unit(it)));
        let new: Vec<_> = new.collect();
        let called = || new.iter().find(|it| it.aliases.0.iter().any(|alias| **alias == *id));
        let near = || {
            let name = suggest(id, new.iter().map(|it| &*it.id))?;
            new.iter().find(|it| *it.id == *name)
        };
        let only = || new.first().filter(|_| new.len() == 1);
        called().or_else(near).or_else(only)?;
        let file = "content/organization.yaml".to_owned();
        Some(Successor::Key(file, Key::FormerAddresses.word().to_owned()))
    }

    /// A new static page with the same name elsewhere, or nearly its name.
    fn page(&self, address: &str) -> Option<Successor> {
        let main = self.groups.routes.languages.first()?;
        let new = main.static_pages.iter().filter(|(_, it)| self.is_new(it));
        let new: Vec<_> = new.collect();
        let same_name = || new.iter().find(|it| name(it.1.as_str()) == name(address));
        let near = || {
            let near = suggest(address, new.iter().map(|it| it.1.as_str()))?;
            new.iter().find(|it| it.1.as_str() == near)
        };
        let (at, _) = same_name().or_else(near)?;
        let file = self.groups.library.pages[*at].file.clone();
        Some(Successor::Key(file, Key::FormerAddresses.word().to_owned()))
    }

    /// A new file with the same content, else one with the same name.
    fn file(&self, address: &str) -> Option<String> {
        let routes = self.groups.routes;
        let published = &routes.former.published;
        let new = routes.attachments.iter().filter(|it| !published.has(&it.address));
        let new: Vec<&Attachment> = new.collect();
        let hash = published.get(address)?.hash;
        let is_same = |attachment: &&&Attachment| {
            let file = self.groups.tree.file(&attachment.file);
            let bytes = file.and_then(|it| it.bytes().ok());
            bytes.is_some_and(|it| Hash::of(&it) == hash)
        };
        let same = new.iter().find(is_same);
        let found = same.or_else(|| new.iter().find(|it| name(&it.address) == name(address)))?;
        Some(format!("/{}", found.address))
    }
}

/// The word under which the records of a program say where they were.
fn word(program: &Program) -> String {
    program.form.word(Key::FormerAddresses).to_owned()
}

/// The last part of an address.
fn name(address: &str) -> &str {
    let path = address.trim_end_matches('/');
    path.rsplit_once('/').map_or(path, |(_, it)| it)
}
