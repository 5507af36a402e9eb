//! Which fields of a form its unit is to fill in: those of what it owes.

use crate::calendar::{FiscalYear, Period};
use crate::disclosure::Item;
use crate::record::{FieldShape, Key, Program, Role};
use crate::record_edit::{Keys, Step};

/// Fields to fill in.
#[derive(Debug, Clone, Default)]
pub struct OpenFields {
    is_everything: bool,
    /// Ways to tables and fields; nothing stands for every item of a list.
    below: Vec<Vec<Option<Step>>>,
}

impl OpenFields {
    /// Every field: of a record that nobody has written.
    #[must_use]
    pub fn everything() -> Self {
        Self { is_everything: true, below: Vec::new() }
    }

    /// Those of what is owed of a record of a program.
    #[must_use]
    pub fn of(items: &[Item], program: &Program) -> Self {
        let mut open = Self::default();
        for item in items {
            open.add(*item, program);
        }
        open
    }

    /// Whether none is to be filled in.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.is_everything && self.below.is_empty()
    }

    /// Whether a field is one of them, or in one of them.
    #[must_use]
    pub fn has(&self, path: &[Step], keys: &dyn Keys) -> bool {
        let same = |nth: usize, step: &Option<Step>| match (step, path.get(nth)) {
            (None, Some(Step::Item(_))) => true,
            (Some(Step::Key(a)), Some(Step::Key(b))) => keys.same(&path[..nth], a, b),
            (Some(Step::Item(a)), Some(Step::Item(b))) => a == b,
            _ => false,
        };
        let is_below = |way: &Vec<Option<Step>>| {
            way.len() <= path.len() && way.iter().enumerate().all(|(nth, it)| same(nth, it))
        };
        self.is_everything || self.below.iter().any(is_below)
    }

    fn add(&mut self, item: Item, program: &Program) {
        let form = &program.form;
        let key = |key: Key| Some(Step::Key(form.word(key).to_owned()));
        match item {
            Item::Posting => {
                let of_charter = [Key::Slogan, Key::Preamble, Key::Posted, Key::Promises];
                self.below.extend(of_charter.map(|it| vec![key(it)]));
            }
            Item::Report(period) => {
                let name = Some(Step::Key(program.cadence.name(period)));
                let blocks = [Key::Progress, Key::Reports];
                self.below.extend(blocks.map(|it| vec![key(it), name.clone()]));
                self.add_results(Key::When, &program.cadence.name(period), program);
                if is_last_of_year(period, program) {
                    self.add_year(period.year, program);
                }
            }
            Item::Annual(year) => {
                let name = Some(Step::Key(program.naming().year(year)));
                self.below.push(vec![key(Key::AnnualEvaluations), name]);
                self.add_year(year, program);
            }
            Item::Provisional | Item::Final => self.below.push(vec![key(Key::OverallEvaluation)]),
        }
    }

    /// What is known once a year is over: results in the tables of years, and declared fields of that year.
    fn add_year(&mut self, year: FiscalYear, program: &Program) {
        let name = program.naming().year(year);
        let yearly = program.form.fields().iter().filter(|it| it.shape() == FieldShape::Yearly);
        for field in yearly {
            let steps = [field.name.to_string(), name.clone()];
            self.below.push(steps.map(|it| Some(Step::Key(it))).to_vec());
        }
        self.add_results(Key::ByYear, &name, program);
    }

    fn add_results(&mut self, table: Key, time: &str, program: &Program) {
        let form = &program.form;
        let key = |word: &str| Some(Step::Key(word.to_owned()));
        for block in [Key::Schedule, Key::Indicators] {
            let results = |it: &&crate::record::Column| {
                [Role::Actual, Role::Settled, Role::Rate, Role::Judgement].contains(&it.role)
            };
            for column in form.columns(block).iter().filter(results) {
                let column = key(&column.name);
                self.below.push(vec![
                    key(form.word(block)),
                    None,
                    key(form.word(table)),
                    key(time),
                    column,
                ]);
            }
        }
    }
}

fn is_last_of_year(period: Period, program: &Program) -> bool {
    program.cadence.periods_of(period.year).next_back() == Some(period)
}
