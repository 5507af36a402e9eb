//! Every field that records of a program may have, with what may stand over a column of it.

use serde_json::Value;

use crate::calendar::FiscalYear;
use crate::export::ASIDE;
use crate::japanese::fold;
use crate::record::{Key, Program, usual_names};

/// A field, with years, periods, numbers and items left open.
#[derive(Debug, Clone)]
pub(super) struct FieldTemplate {
    pub(super) slots: Vec<Slot>,
}

impl FieldTemplate {
    /// Whether it is in a report or in an evaluation.
    pub(super) fn is_told_of_a_time(&self) -> bool {
        let told = [Key::Progress, Key::Reports, Key::AnnualEvaluations];
        matches!(self.slots.first(), Some(Slot::Key { key: Some(key), .. }) if told.contains(key))
    }
}

/// A step on the way to a field.
#[derive(Debug, Clone)]
pub(super) enum Slot {
    /// A key.
    Key {
        /// As records have it.
        word: String,
        /// The built-in one.
        key: Option<Key>,
        /// What it is called, folded.
        names: Vec<String>,
        /// What others call it, folded.
        usual: Vec<String>,
    },
    /// A fiscal year.
    Year,
    /// A period.
    Period,
    /// The number of a promise.
    Number,
    /// An item of a list.
    Item,
}

/// What an indicator's name is called.
const INDICATOR_NAMES: [&str; 5] = ["指標名", "指標名称", "指標の名称", "成果指標名", "活動指標名"];

/// The fields of a program's records, by the schema of these.
pub(super) fn templates(schema: &Value, program: &Program) -> Vec<FieldTemplate> {
    let mut templates = Vec::new();
    let walk = Walk { program };
    walk.below(schema, &mut Vec::new(), &mut templates);
    templates
}

#[derive(Clone, Copy)]
struct Walk<'a> {
    program: &'a Program,
}

impl Walk<'_> {
    fn below(self, schema: &Value, slots: &mut Vec<Slot>, templates: &mut Vec<FieldTemplate>) {
        let is_table = |it: &&Value| it["properties"].is_object();
        let table = schema["anyOf"].as_array().and_then(|it| it.iter().find(is_table));
        let (properties, items) = (schema["properties"].as_object(), &schema["items"]);
        let further = &schema["additionalProperties"];
        if let Some(times) = schema["patternProperties"].as_object() {
            let first = properties.and_then(|it| it.keys().next());
            // A period of a whole year has the year's name.
            let is_of_periods =
                matches!(slots.last(), Some(Slot::Key { key: Some(Key::When), .. }));
            let is_year = !is_of_periods && first.is_none_or(|it| FiscalYear::parse(it).is_ok());
            let slot = if is_year { Slot::Year } else { Slot::Period };
            for child in times.values().take(1) {
                self.then(slot.clone(), child, slots, templates);
            }
        } else if items["properties"].is_object() {
            self.then(Slot::Item, items, slots, templates);
        } else if properties.is_some() || further["properties"].is_object() {
            for (word, child) in properties.into_iter().flatten() {
                let slot = self.key(word, slots);
                if !matches!(slot, Slot::Key { key: Some(key), .. } if slots.is_empty() && ASIDE.contains(&key))
                {
                    self.then(slot, child, slots, templates);
                }
            }
            if further["properties"].is_object() {
                self.then(Slot::Number, further, slots, templates);
            }
        } else {
            templates.push(FieldTemplate { slots: slots.clone() });
            if let Some(table) = table {
                self.below(table, slots, templates);
            }
        }
    }

    fn then(
        self,
        slot: Slot,
        child: &Value,
        slots: &mut Vec<Slot>,
        templates: &mut Vec<FieldTemplate>,
    ) {
        slots.push(slot);
        self.below(child, slots, templates);
        slots.pop();
    }

    /// A key with all that it may be called below the slots above it.
    fn key(self, word: &str, above: &[Slot]) -> Slot {
        let form = &self.program.form;
        let block =
            above.iter().find_map(|it| if let Slot::Key { key, .. } = it { *key } else { None });
        let declared =
            form.field(word).filter(|_| above.is_empty()).and_then(|it| form.fields().get(it));
        let key = form.key(word).and_then(Key::find).filter(|_| declared.is_none());
        let mut names = vec![word, form.heading_of(word)];
        names.extend(declared.map(|it| form.field_heading(it)));
        if let Some(key) = key {
            names.extend([form.heading(key), key.word()]);
            names.extend(block.map(|it| form.heading_in(it, key)));
        }
        // What an office calls a field of its own is not what others call another one.
        let own = |it: &&&str| form.field(it).is_none();
        let usual = key.map_or(&[][..], usual_names).iter().filter(own);
        let is_name = key == Some(Key::Name) && block == Some(Key::Indicators);
        let usual = usual.chain(INDICATOR_NAMES.iter().filter(|_| is_name));
        let folded = |it: &str| fold(it).into_owned();
        let mut names: Vec<String> = names.into_iter().map(folded).collect();
        names.dedup();
        Slot::Key { word: word.to_owned(), key, names, usual: usual.map(|it| folded(it)).collect() }
    }
}

impl Slot {
    /// Whether it is a key that says no more than the times below it: 年度, 時期.
    pub(super) fn is_time_table(&self) -> bool {
        matches!(self, Self::Key { key: Some(Key::ByYear | Key::When), .. })
    }

    /// Whether it is called so; some only by others.
    pub(super) fn is_called(&self, name: &str) -> Option<IsUsual> {
        match self {
            Self::Key { names, usual, .. } => {
                let own = names.iter().any(|it| it == name).then_some(false);
                own.or_else(|| usual.iter().any(|it| it == name).then_some(true))
            }
            Self::Year | Self::Period | Self::Number | Self::Item => None,
        }
    }
}

/// Whether a name is one that others use.
pub(super) type IsUsual = bool;
