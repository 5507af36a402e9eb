//! Lists and books that are too large for one page: the page leads to its parts, and each part has a page.

use serde::Serialize;

use crate::disclosure::PublicSheet;
use crate::record::Plan;
use crate::route::{Address, Cut, Facet, Part, PartOf, PartRef};
use crate::view::Site;
use crate::view::frame::Link;
use crate::view::prose::numbered;
use crate::words::Message;

/// A part of a list or of a book, on a page that leads to it.
#[derive(Debug, Serialize)]
pub struct PartItem {
    /// Its category, else the numbers of its sheets; with a link to its page.
    pub link: Link,
    /// How many sheets are in it.
    pub count: usize,
    /// The parts that it is cut into further.
    pub parts: Vec<PartItem>,
}

/// A list or a book of a plan, or a part of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parted<'a> {
    pub(super) plan: &'a Plan,
    pub(super) cut: Cut,
    /// Every part of it.
    parts: &'a [Part],
    /// The one that the page is about; the whole where it is none.
    part: Option<&'a Part>,
}

impl<'a> Parted<'a> {
    /// The whole.
    pub(super) fn whole(site: &Site<'a>, at: usize, cut: Cut) -> Self {
        let (plan, parts) = (&site.public.plans()[at], site.routes.parts().of(at, cut));
        Self { plan, cut, parts, part: None }
    }

    /// A list of a plan's sheets.
    pub(super) fn list(site: &Site<'a>, plan: &'a Plan, facet: Facet) -> Self {
        let at = site.public.plans().iter().position(|it| std::ptr::eq(it, plan));
        let cut = Cut::Facet(facet);
        let parts = at.map_or(&[][..], |at| site.routes.parts().of(at, cut));
        Self { plan, cut, parts, part: None }
    }

    /// A part of it.
    pub(super) fn of(site: &Site<'a>, part: PartRef) -> Option<Self> {
        let whole = Self::whole(site, part.plan, part.cut);
        Some(Self { part: Some(whole.parts.get(part.part)?), ..whole })
    }

    fn path(self) -> &'a [usize] {
        self.part.map_or(&[], |it| &it.path)
    }

    /// Whether the page only leads to further ones.
    pub(super) fn is_index(self) -> bool {
        self.part.map_or(!self.parts.is_empty(), |it| it.is_cut)
    }

    /// How many levels of categories the pages above it have named already.
    pub(super) fn depth(self) -> usize {
        let levels = self.lineage().filter_map(|it| match it.about {
            PartOf::Category(level, _) => Some(level + 1),
            PartOf::NoCategory | PartOf::Numbers => None,
        });
        levels.max().unwrap_or_default()
    }

    /// The sheets that stand on the page; none where it only leads to further ones.
    pub(super) fn sheets(self, site: &Site<'a>) -> Vec<PublicSheet<'a>> {
        let is_here = |it: &PublicSheet| match self.part {
            Some(part) => part.sheets.contains(&it.at),
            None => true,
        };
        if self.is_index() {
            return Vec::new();
        }
        site.public.sheets(self.plan).filter(is_here).collect()
    }

    /// How many sheets are in the part.
    pub(super) fn count(self) -> usize {
        self.part.map_or(0, |it| it.sheets.len())
    }

    /// Where the whole is.
    fn base(self) -> Address {
        let program = &self.plan.program;
        match self.cut {
            Cut::Plan => Address::plan(program),
            Cut::Facet(facet) => Address::sheets_by(program, facet),
            Cut::Book => Address::book(program),
        }
    }

    /// Where the page is.
    pub(super) fn address(self) -> Address {
        match self.part {
            Some(part) => self.base().part(self.cut, &part.path),
            None => self.base(),
        }
    }

    /// The parts that the page leads to; none where it shows its sheets itself.
    pub(super) fn index(self, site: &Site) -> Vec<PartItem> {
        self.items(site, self.path())
    }

    fn items(self, site: &Site, path: &[usize]) -> Vec<PartItem> {
        let item = |part: &Part| PartItem {
            link: self.link(site, part),
            count: part.sheets.len(),
            parts: self.items(site, &part.path),
        };
        Part::below(self.parts, path).map(item).collect()
    }

    /// The part and those that it is in, outermost first; none for the whole.
    fn lineage(self) -> impl Iterator<Item = &'a Part> {
        let path = self.path();
        self.parts.iter().filter(move |it| path.starts_with(&it.path))
    }

    /// Links to the part and to those that it is in, outermost first.
    pub(super) fn links(self, site: &Site) -> Vec<Link> {
        self.lineage().map(|it| self.link(site, it)).collect()
    }

    /// What the part is called; empty for the whole.
    pub(super) fn name(self, site: &Site) -> String {
        let names: Vec<String> = self.lineage().map(|it| self.name_of(site, it)).collect();
        names.join(&site.words.word("part-in"))
    }

    fn link(self, site: &Site, part: &Part) -> Link {
        Link::new(self.name_of(site, part), &self.base().part(self.cut, &part.path))
    }

    fn name_of(self, site: &Site, part: &Part) -> String {
        match &part.about {
            PartOf::Category(level, category) => {
                let form = &self.plan.program.form;
                let level = self.plan.program.file.levels.get(*level);
                let level = level.map_or("", |it| site.heading_of(form, &it.name));
                numbered(level, category).unwrap_or_else(|| category.clone())
            }
            PartOf::NoCategory => site.words.word("uncategorized"),
            PartOf::Numbers => {
                let number = |at: Option<&usize>| {
                    let sheet = at.map(|at| PublicSheet { plan: self.plan, at: *at });
                    sheet.map(|it| it.number(site)).unwrap_or_default()
                };
                let message = Message::new("part-numbers");
                let message = message.with("first", number(part.sheets.first()));
                site.words.say(&message.with("last", number(part.sheets.last())))
            }
        }
    }
}
