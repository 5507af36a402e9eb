//! Which field is meant by the heads of a column.

use super::field_template::{FieldTemplate, IsUsual, Slot};
use super::head_words::{HeadWord, Vocabulary};
use crate::calendar::{FiscalYear, Period};
use crate::record::{Key, Program, Scales};
use crate::record_edit::Step;

/// A field that heads may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MeantField {
    pub(super) path: Vec<Step>,
    /// Whether something of it is not said by the heads.
    pub(super) is_guess: bool,
    /// Where in the path an item stands that the heads do not number.
    pub(super) open_item: Option<usize>,
}

/// Fields that heads may mean equally well.
pub(super) type MeantFields = Vec<MeantField>;

/// What tells the fields of heads.
pub(super) struct HeadReader<'a> {
    pub(super) program: &'a Program,
    pub(super) templates: &'a [FieldTemplate],
    pub(super) vocabulary: &'a Vocabulary<'a>,
    /// The year or period that is said above the table.
    pub(super) time: Vec<HeadWord>,
}

/// No list of a form is longer.
const ITEMS: usize = 50;

impl HeadReader<'_> {
    /// The fields that heads may mean, the upper head first.
    pub(super) fn fields(&self, heads: &[String], samples: &[&str]) -> MeantFields {
        let mut words = Vec::new();
        let mut is_guess = false;
        for (nth, head) in heads.iter().enumerate() {
            let meant = || self.vocabulary.meant(head).map(|it| vec![it]);
            match self.vocabulary.words(head) {
                Some(own) => words.extend(own),
                None => match meant() {
                    Some(own) => {
                        is_guess = true;
                        words.extend(own);
                    }
                    // A head over others may group what no form does.
                    None if nth + 1 < heads.len() => is_guess = true,
                    None => return Vec::new(),
                },
            }
        }
        if words.is_empty() {
            return Vec::new();
        }
        let mut fields = self.matching(&words);
        if fields.is_empty() {
            fields = self.implied(&words, samples);
        }
        for field in &mut fields {
            field.is_guess |= is_guess;
        }
        fields
    }

    /// The fields that fit all words and skip least.
    fn matching(&self, words: &[HeadWord]) -> MeantFields {
        let found = self.templates.iter().filter_map(|it| self.fit(it, words, false));
        best(found.collect())
    }

    /// Where the block and the time are said and not which part: a level of its scale is its 状況 or 評価, else it is prose.
    fn implied(&self, words: &[HeadWord], samples: &[&str]) -> MeantFields {
        let file = &self.program.file;
        let is_level = |scales: &Scales| {
            let labels = || scales.axes.iter().flat_map(|it| &it.scale.0).map(|it| &*it.label);
            !samples.is_empty() && samples.iter().all(|text| labels().any(|it| it == *text))
        };
        let is_part = |template: &&FieldTemplate| match template.slots.last() {
            Some(Slot::Key { key: Some(Key::Status), .. }) => is_level(&file.statuses),
            Some(Slot::Key { key: Some(Key::Text), .. }) => !is_level(&file.statuses),
            Some(Slot::Key { key: Some(Key::Grade), .. }) => is_level(&file.grades),
            Some(Slot::Key { key: Some(Key::ReasonForGrade), .. }) => !is_level(&file.grades),
            _ => false,
        };
        let found =
            self.templates.iter().filter(is_part).filter_map(|it| self.fit(it, words, true));
        let mut fields = best(found.collect());
        for field in &mut fields {
            field.is_guess = true;
        }
        fields
    }

    /// The field of a template that the words mean, and how much of it they do not say.
    fn fit(
        &self,
        template: &FieldTemplate,
        words: &[HeadWord],
        is_implied: bool,
    ) -> Option<(usize, MeantField)> {
        let named = named_slots(template, words, is_implied)?;
        let mut times: Vec<&HeadWord> = words.iter().filter(|it| is_time(it)).collect();
        let mut numbers = words
            .iter()
            .filter_map(|it| if let HeadWord::Number(number) = it { Some(*number) } else { None });
        let mut field =
            MeantField { path: Vec::new(), is_guess: named.contains(&Some(true)), open_item: None };
        let mut skipped = 0;
        for (slot, named) in template.slots.iter().zip(&named) {
            let step = match slot {
                Slot::Key { word, .. } => {
                    skipped += usize::from(named.is_none() && !slot.is_time_table()) * 2;
                    Step::Key(word.clone())
                }
                Slot::Item => match numbers.next() {
                    Some(number) if number <= ITEMS => Step::Item(number - 1),
                    Some(_) => return None,
                    None => {
                        field.open_item = field.open_item.or(Some(field.path.len()));
                        Step::Item(0)
                    }
                },
                Slot::Number => Step::Key(numbers.next()?.to_string()),
                Slot::Year | Slot::Period => {
                    // What a title says holds for reports and evaluations; values have their years over them.
                    if times.is_empty() && template.is_told_of_a_time() {
                        times.extend(&self.time);
                        field.is_guess = true;
                    }
                    let is_year = matches!(slot, Slot::Year);
                    // Where a report is of the whole year, values are still those of years.
                    let is_whole = !is_year && self.program.cadence.periods().len() == 1;
                    skipped += usize::from(is_whole && !template.is_told_of_a_time());
                    Step::Key(self.time(is_year, &mut times)?)
                }
            };
            field.path.push(step);
        }
        if !times.is_empty() || numbers.next().is_some() {
            return None;
        }
        Some((skipped + usize::from(named.contains(&Some(true))), field))
    }

    /// The key of the year or period that the words name; those that it took are taken out.
    fn time(&self, is_year: bool, times: &mut Vec<&HeadWord>) -> Option<String> {
        let program = self.program;
        let year = |it: FiscalYear| program.naming().year(it);
        let only = || program.cadence.periods().len() == 1;
        let key = match (is_year, times.as_slice()) {
            (true, [HeadWord::Year(of)]) => year(*of),
            (true, [HeadWord::Period(of)]) if only() => year(of.year),
            (false, [HeadWord::Period(of)]) => program.cadence.name(*of),
            (
                false,
                [HeadWord::Year(of), HeadWord::Season(at)]
                | [HeadWord::Season(at), HeadWord::Year(of)],
            ) => program.cadence.name(Period { year: *of, index: *at }),
            (false, [HeadWord::Year(of)]) if only() => {
                program.cadence.name(Period { year: *of, index: 0 })
            }
            (true | false, _) => return None,
        };
        times.clear();
        Some(key)
    }
}

/// Which slots of a template the words name, each with whether only others call it so; none where a word names none, or the last
/// key is not named.
fn named_slots(
    template: &FieldTemplate,
    words: &[HeadWord],
    is_implied: bool,
) -> Option<Vec<Option<IsUsual>>> {
    let mut named = vec![None; template.slots.len()];
    let last_key = template.slots.iter().rposition(|it| matches!(it, Slot::Key { .. }))?;
    let mut end = if is_implied { last_key } else { last_key + 1 };
    let mut is_any = false;
    for word in words.iter().rev() {
        let HeadWord::Name(name) = word else { continue };
        let called = |it: usize| template.slots[it].is_called(name).map(|usual| (it, usual));
        let (at, usual) = (0..end).rev().find_map(called)?;
        (named[at], end, is_any) = (Some(usual), at, true);
    }
    (is_any && named[last_key].is_none() == is_implied).then_some(named)
}

fn is_time(word: &HeadWord) -> bool {
    matches!(word, HeadWord::Year(_) | HeadWord::Season(_) | HeadWord::Period(_))
}

/// Those that leave least unsaid.
fn best(found: Vec<(usize, MeantField)>) -> MeantFields {
    let least = found.iter().map(|it| it.0).min();
    let mut fields: MeantFields = Vec::new();
    for (skipped, field) in found {
        if Some(skipped) == least && !fields.iter().any(|it| it.path == field.path) {
            fields.push(field);
        }
    }
    fields
}
