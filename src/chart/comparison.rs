//! Units and years side by side: a table whose cells have a tone, a sign and words, with the sums of its rows and columns.

use serde::Serialize;

use super::timeline::KeyView;
use crate::record::UnitIndex;
use crate::view::Site;
use crate::view::frame::Link;
use crate::words::Message;

/// Units and years side by side.
#[derive(Debug, Serialize)]
pub struct ComparisonView {
    /// Its name on its page, for the words that tell what it shows.
    pub id: String,
    /// What it shows: 期限どおりに公表した件数.
    pub caption: String,
    /// Of which plans, where a page has several such tables; else empty.
    pub of: String,
    /// The fiscal years, in order of time.
    pub columns: Vec<String>,
    /// All units together; what several units owe is counted once.
    pub sums: Vec<ComparedCell>,
    /// The units, each department with its sections below it.
    pub rows: Vec<ComparedRow>,
    /// What each tone says that is in it.
    pub keys: Vec<KeyView>,
    /// Which of several tones a cell has.
    pub key_note: String,
    /// Which units have no row, because nothing is wrong with them; empty where every one has.
    pub well: String,
    /// How many rows are left out for want of room; empty where none is.
    pub rest: String,
    /// How many years before these are left out; empty where none is.
    pub earlier: String,
}

/// A unit, year by year.
#[derive(Debug, Serialize)]
pub struct ComparedRow {
    /// The unit, with a link to its page.
    pub head: Link,
    /// The unit that it belongs to; empty where it belongs to none.
    pub parent: String,
    /// Until when there was the unit, where it is no more: 平成25年3月31日まで; else empty.
    pub until: String,
    /// Year by year, and last all of them together.
    pub cells: Vec<ComparedCell>,
}

/// A unit in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ComparedCell {
    /// Its tone; empty where there is nothing to be judged, and in sums.
    pub tone: &'static str,
    /// How many of how many: 8件中6件; in words where there is nothing to count.
    pub text: String,
    /// What the tone says, in the words of the standing or the scale: 遅れて公表 2; may be empty.
    pub detail: String,
}

impl ComparedCell {
    /// The same with other words beside its tone.
    pub(crate) fn detailed(self, detail: String) -> Self {
        Self { detail, ..self }
    }
}

/// What a table is made of: the cells of units by year, as the years are.
pub(crate) struct Compared<Y> {
    pub(crate) years: Vec<Y>,
    pub(crate) sums: Vec<ComparedCell>,
    /// The unit, or none for what nobody answers for; its cells with the sum last; whether something is wrong in it.
    pub(crate) rows: Vec<(Option<UnitIndex>, Vec<ComparedCell>, bool)>,
}

/// Years that a table has at most: the newest.
const YEARS: usize = 20;

/// Cells that all tables of a page have together at most.
pub(crate) const CELLS: usize = 1_000;

/// Units that are named of those without a row.
const NAMED: usize = 30;

impl Site<'_> {
    /// The units, each with those that belong to it right below it.
    pub(crate) fn units_by_department(&self) -> Vec<UnitIndex> {
        let organization = self.public.organization();
        let all = 0..organization.units().len();
        let mut order = Vec::with_capacity(all.len());
        let mut waiting: Vec<UnitIndex> =
            all.clone().rev().filter(|it| organization.parent(*it).is_none()).collect();
        let mut seen = vec![false; all.len()];
        while let Some(unit) = waiting.pop() {
            if !std::mem::replace(&mut seen[unit], true) {
                order.push(unit);
                waiting.extend(self.unit(unit).children.iter().rev());
            }
        }
        // Units that are above each other are below no other.
        order.extend(all.filter(|it| !seen[*it]));
        order
    }

    /// The table, cut to the room that is left on the page.
    pub(crate) fn comparison<Y: Copy>(
        &self,
        (id, caption): (String, String),
        mut compared: Compared<Y>,
        name: impl Fn(Y) -> String,
        room: &mut usize,
    ) -> ComparisonView {
        let skipped = compared.years.len().saturating_sub(YEARS);
        let columns: Vec<String> = compared.years[skipped..].iter().map(|it| name(*it)).collect();
        compared.sums.drain(..skipped);
        for (_, cells, _) in &mut compared.rows {
            cells.drain(..skipped);
        }
        let width = columns.len() + 1;
        let mut well = String::new();
        if compared.rows.len() * width > *room {
            let (behind, others): (Vec<_>, Vec<_>) = compared.rows.into_iter().partition(|it| it.2);
            compared.rows = behind;
            well = self.well(&others.into_iter().filter_map(|it| it.0).collect::<Vec<_>>());
        }
        let fitting = *room / width;
        let left_out = compared.rows.len().saturating_sub(fitting);
        compared.rows.truncate(fitting);
        *room -= compared.rows.len() * width;
        let said = |id: &'static str, count: usize| match count {
            0 => String::new(),
            count => self.words.say(&Message::new(id).with("count", count)),
        };
        ComparisonView {
            id,
            caption,
            of: String::new(),
            columns,
            sums: compared.sums,
            rows: compared
                .rows
                .into_iter()
                .map(|(unit, cells, _)| self.compared_row(unit, cells))
                .collect(),
            keys: Vec::new(),
            key_note: String::new(),
            well,
            rest: said("compare-cut", left_out),
            earlier: said("compare-years-cut", skipped),
        }
    }

    fn compared_row(&self, unit: Option<UnitIndex>, cells: Vec<ComparedCell>) -> ComparedRow {
        let Some(unit) = unit else {
            let head = Link { label: self.phrases.not_given.clone(), href: "/status/".to_owned() };
            return ComparedRow { head, parent: String::new(), until: String::new(), cells };
        };
        let parent = self.public.organization().parent(unit);
        ComparedRow {
            head: Link {
                label: self.named(unit).name.to_string(),
                href: self.unit(unit).href.clone(),
            },
            parent: parent.map(|it| self.named(it).name.to_string()).unwrap_or_default(),
            until: self.ended(unit),
            cells,
        }
    }

    /// Which units are left out, because nothing is wrong with them.
    fn well(&self, units: &[UnitIndex]) -> String {
        if units.is_empty() {
            return String::new();
        }
        let shown = units.iter().take(NAMED);
        let mut names: Vec<String> = shown.map(|it| self.named(*it).name.to_string()).collect();
        if units.len() > NAMED {
            let more = Message::new("more").with("count", units.len() - NAMED);
            names.push(self.words.say(&more));
        }
        let message = Message::new("compare-well").with("count", units.len());
        self.words.say(&message.with("units", names.join(&self.phrases.comma)))
    }

    /// So many of so many.
    pub(crate) fn of_all(&self, count: usize, total: usize) -> String {
        self.words.say(&Message::new("compare-of").with("count", count).with("total", total))
    }
}
