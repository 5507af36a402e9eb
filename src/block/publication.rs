//! When a report or an evaluation was due and when it was published, beside it on the page.

use serde::Serialize;

use super::OnForm;
use crate::disclosure::{Item, Obligation, Standing};
use crate::record::Day;
use crate::view::frame::DateView;
use crate::view::tone;

/// When something was due, when it was published, and how that stands.
#[derive(Debug, Serialize)]
pub struct PublicationView<'a> {
    /// What it is, where several stand together: 計画期間の評価（中間）; else empty.
    pub item: String,
    /// The day it was published; none when it was not, or nobody knows.
    pub published: Option<DateView>,
    /// `on_time`, `late`, `undated`, `overdue`, `not_due` or `exempt`; empty where nothing says by when it is due.
    pub standing: &'static str,
    /// Its tone; empty where there is none.
    pub tone: &'static str,
    /// The standing in words: 遅れて公表 12日, 未公表; empty where nothing says by when it is due, and
    /// while that is to come.
    pub text: &'a str,
    /// The day by which it is due; none where nothing says so.
    pub due: Option<DateView>,
}

impl<'a> OnForm<'a> {
    /// When these items were due and published, and the day that was typed where it is none of these: nothing is due, it is
    /// exempt, or the day is that of a judgement that is not final. `typed` must have come.
    pub(super) fn publications(
        self,
        items: &[Item],
        typed: Option<Day>,
    ) -> Vec<PublicationView<'a>> {
        let owed = items.iter().filter_map(|item| self.owed.iter().find(|it| it.item == *item));
        // Why something is not owed is said in its place.
        let owed: Vec<&Obligation> = owed.filter(|it| it.standing != Standing::Exempt).collect();
        let typed = typed.map(|it| it.date);
        let alone =
            typed.filter(|day| !owed.iter().any(|it| it.standing.published() == Some(*day)));
        let is_alone = owed.len() + usize::from(alone.is_some()) == 1;
        let alone = alone.map(|it| PublicationView::undue(self.site.day(it)));
        let owed = owed.into_iter().map(|it| self.publication(it, is_alone));
        alone.into_iter().chain(owed).collect()
    }

    fn publication(self, obligation: &Obligation, is_alone: bool) -> PublicationView<'a> {
        let site = self.site;
        let name = || site.words.say(&obligation.item.name(self.program));
        PublicationView {
            item: if is_alone { String::new() } else { name() },
            published: site.day_published(obligation),
            standing: obligation.standing.kind().name(),
            tone: tone::of_standing(obligation.standing.kind()),
            // That it is to come is said in its place.
            text: if obligation.standing == Standing::NotDue {
                ""
            } else {
                site.figures.say(obligation.standing)
            },
            due: Some(site.day(obligation.due)),
        }
    }
}

impl PublicationView<'_> {
    fn undue(day: DateView) -> Self {
        Self {
            item: String::new(),
            published: Some(day),
            standing: "",
            tone: "",
            text: "",
            due: None,
        }
    }
}
