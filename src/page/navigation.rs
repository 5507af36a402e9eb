//! What leads to other pages on every page: the menu, the foot, and what the city says at the top.

use super::PAGE_KINDS;
use crate::view::Site;
use crate::view::frame::Link;
use crate::view::prose::Html;

impl Site<'_> {
    /// The main menu.
    #[must_use]
    pub fn menu(&self) -> Vec<Link> {
        PAGE_KINDS.iter().filter_map(|it| it.menu_link(self)).collect()
    }

    /// What the city says on every page; empty when it says nothing.
    #[must_use]
    pub fn notice(&self) -> Html {
        let notice = self.translated(|it| &it.notice, &self.public.settings().notice);
        self.phrases.body(notice, 2, "notice")
    }

    /// The pages that are at the foot of every page: the free ones in their order, then those that
    /// kohyo makes of the glossary and the settings.
    #[must_use]
    pub fn listed_pages(&self) -> Vec<Link> {
        let mut listed: Vec<_> =
            self.static_pages().filter(|(it, _)| it.data.position.is_some()).collect();
        listed.sort_by_key(|(it, _)| it.data.position);
        let listed = listed.into_iter().map(|(it, address)| Link::new(&*it.data.title, address));
        listed.chain(self.declared_pages()).collect()
    }

    /// The pages of kohyo's own making that are at the foot of every page.
    pub(super) fn declared_pages(&self) -> impl Iterator<Item = Link> {
        PAGE_KINDS.iter().filter_map(|it| it.foot_link(self))
    }
}
