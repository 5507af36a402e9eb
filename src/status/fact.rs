//! What the obligations say next to what a sheet says: 「一部の部で遅れた」 next to which ones, and by how much.

use jiff::civil::Date;
use serde::Serialize;

use crate::disclosure::{Item, Obligation, StandingKind};
use crate::record::Program;
use crate::view::Site;
use crate::view::frame::Link;
use crate::words::{Fact, Message};

/// What the obligations say of a charter year in one period of the sheet that it carries out.
#[derive(Debug, Serialize)]
pub struct FactView {
    /// The charter year, with a link to the page that names every unit.
    pub program: Link,
    /// What was due for that time.
    pub lines: Vec<FactLine>,
}

/// How the units stand with one thing that was due.
#[derive(Debug, Serialize)]
pub struct FactLine {
    /// What was due: サービス憲章の掲載.
    pub item: String,
    /// How many published it when, and who did not in time:
    /// 23部・区のうち20が期限内、2が遅れて公表（都市部 29日、農水部 12日）、1が未公表（期限 平成27年4月30日：健康部）.
    pub text: String,
}

/// Units that are named of those that stand alike.
const NAMED: usize = 10;

impl Site<'_> {
    /// What the obligations say of these charter years from a day to another: of the reports about
    /// that time, and of the charters that were to be posted in it.
    pub(crate) fn facts(&self, charter_years: &[usize], days: (Date, Date)) -> Vec<FactView> {
        let fact = |&at: &usize| {
            let items = self.public.obligations().programs[at].items.iter();
            let items = items.filter(|(item, due)| self.is_about(at, *item, *due, days));
            let lines: Vec<FactLine> = items.map(|(item, _)| self.fact(at, *item)).collect();
            (!lines.is_empty()).then(|| FactView { program: self.status_link(at), lines })
        };
        charter_years.iter().filter_map(fact).collect()
    }

    fn is_about(&self, at: usize, item: Item, due: Date, (first, last): (Date, Date)) -> bool {
        match item {
            Item::Posting => (first..=last).contains(&due),
            Item::Report(period) => {
                let interval = self.program_at(at).cadence.interval(period);
                interval.is_some_and(|(from, to)| from <= last && first <= to)
            }
            Item::Annual(_) | Item::Provisional | Item::Final => false,
        }
    }

    fn fact(&self, at: usize, item: Item) -> FactLine {
        let owed: Vec<&Obligation> = self
            .public
            .obligations()
            .column(&self.public.obligations().programs[at], item)
            .collect();
        let parts: Vec<Message> = StandingKind::ALL
            .into_iter()
            .filter_map(|kind| {
                let mut of_kind: Vec<&Obligation> =
                    owed.iter().copied().filter(|it| it.standing.kind() == kind).collect();
                of_kind.sort_by_key(|it| std::cmp::Reverse(it.standing.days_late()));
                (!of_kind.is_empty()).then(|| self.fact_part(kind, &of_kind, owed.len()))
            })
            .collect();
        let whole = self.everyone(self.program_at(at), owed.len());
        let all = parts.len() == 1;
        let parts: Vec<String> = parts.iter().map(|it| self.words.say(it)).collect();
        let message = Message::new(if all { "fact-all" } else { "fact-some" })
            .with("whole", whole)
            .with("parts", parts.join(&self.phrases.comma));
        FactLine { item: self.item_name(at, item), text: self.words.say(&message) }
    }

    /// 23部・区, as the city speaks of its units.
    fn everyone(&self, program: &Program, count: usize) -> Message {
        let mut kinds: Vec<&str> = Vec::new();
        for unit in &program.units {
            let kind = &*self.named(*unit).kind;
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let kinds = if kinds.len() > 3 || kinds.contains(&"") {
            self.phrases.unit.clone()
        } else {
            kinds.join("・")
        };
        Message::new("fact-whole").with("count", count).with("kinds", kinds)
    }

    /// How many stand so, with their names unless all is well.
    fn fact_part(&self, kind: StandingKind, owed: &[&Obligation], of: usize) -> Message {
        let label = self.figures.label(kind);
        let part: Fact = if owed.len() == of {
            Fact::from(label)
        } else {
            Message::new("fact-part").with("count", owed.len()).with("standing", label).into()
        };
        let is_well = matches!(kind, StandingKind::OnTime | StandingKind::NotDue);
        if is_well {
            return Message::new("fact-plain").with("part", part);
        }
        let name = |obligation: &&Obligation| {
            let units = self.unit_names(self.public.obligations().subject(obligation));
            match obligation.standing.days_late() {
                Some(days) => self
                    .words
                    .say(&Message::new("fact-days").with("unit", units).with("days", days)),
                None => units,
            }
        };
        let mut names: Vec<String> = owed.iter().take(NAMED).map(name).collect();
        let more = owed.len().saturating_sub(NAMED);
        if more > 0 {
            names.push(self.words.say(&Message::new("more").with("count", more)));
        }
        let names = names.join(&self.phrases.comma);
        match owed.first().filter(|_| kind == StandingKind::Overdue) {
            Some(obligation) => {
                Message::new("fact-named-due").with("day", self.short_day(obligation.due))
            }
            None => Message::new("fact-named"),
        }
        .with("part", part)
        .with("names", names)
    }
}
