//! What nearly every record of a program lacks is said once, at the program, with how many: a thousand findings of one
//! cause hide all others. A rule says that its findings can be summed (`Rule::summed`), and of each thing that may lack
//! something that it looked at it (`Reporter::asks`); what others have stays a finding of its own.

use std::collections::BTreeMap;

use super::collect::Collector;
use super::context::CityContext;
use super::reporter::Finding;
use super::rule::Rule;
use crate::record::{Key, Path, Program, Step, UnitIndex};
use crate::words::Message;

/// So many are needed for a sum.
const LEAST: usize = 5;
/// What part of all that may lack it, in hundredths.
const SHARE: usize = 80;

/// What is lacking of what was asked for, until all of it is known.
#[derive(Default)]
pub(super) struct Tallies<'a>(BTreeMap<(usize, &'static str), Tally<'a>>);

/// What one rule found in the records of one program.
struct Tally<'a> {
    rule: &'static Rule,
    /// How many could lack something, and how many do.
    asked: usize,
    lacking: usize,
    findings: Vec<Finding<'a>>,
}

impl<'a> Tallies<'a> {
    /// Notes what a rule that asked for something found in one record of a program.
    pub(super) fn add(&mut self, program: usize, rule: &'static Rule, found: Vec<Finding<'a>>) {
        let new = || Tally { rule, asked: 0, lacking: 0, findings: Vec::new() };
        let tally = self.0.entry((program, rule.code.code)).or_insert_with(new);
        tally.asked += 1;
        tally.lacking += usize::from(!found.is_empty());
        tally.findings.extend(found);
    }

    /// These and others, which come after them.
    pub(super) fn and(mut self, others: Self) -> Self {
        for (place, other) in others.0 {
            if let Some(tally) = self.0.get_mut(&place) {
                tally.asked += other.asked;
                tally.lacking += other.lacking;
                tally.findings.extend(other.findings);
            } else {
                self.0.insert(place, other);
            }
        }
        self
    }

    /// What is told of each rule in each program: one finding where nearly all lack it, else each.
    pub(super) fn told(self, city: CityContext<'a>) -> impl Iterator<Item = Vec<Finding<'a>>> {
        self.0.into_iter().map(move |((place, _), mut tally)| {
            if !is_nearly_all(tally.lacking, tally.asked) {
                return tally.findings;
            }
            let of_program = city.obligations.programs.get(place).map(|it| it.program);
            let Some(first) = tally.findings.first().cloned() else { return Vec::new() };
            let places = tally.findings.len();
            let units = units(&mut tally.findings);
            let mut sum = summed(first, tally.rule, [tally.lacking, tally.asked, places]);
            sum.about(&units);
            if let Some(reference) = of_program {
                at_program(&mut sum, tally.rule, reference.resolve(city.library));
            }
            vec![sum]
        })
    }
}

impl<'a> Collector<'a> {
    /// Sets aside what a rule found in a record of a program: more than one record decides how it is told.
    pub(super) fn set_aside(
        &self,
        (program, rule): (usize, &'static Rule),
        asked: usize,
        found: &mut Vec<Finding<'a>>,
        to: &mut Tallies<'a>,
    ) {
        let any = !found.is_empty();
        self.drop_waived(found);
        // What is in order as it is neither lacks anything nor has it.
        if asked > 0 && !(any && found.is_empty()) {
            to.add(program, rule, std::mem::take(found));
        }
        found.clear();
    }

    /// The same of what a rule found in one file, as the levels of a scale, where a place counts as a record does.
    pub(super) fn sum_in_file(&self, rule: &Rule, asked: usize, found: &mut Vec<Finding<'a>>) {
        let before = found.len();
        self.drop_waived(found);
        let (places, waived) = (found.len(), before - found.len());
        let Some(first) = found.first().filter(|_| rule.summed.is_some()) else { return };
        if is_nearly_all(places, asked.saturating_sub(waived)) {
            let mut sum = summed(first.clone(), rule, [places, asked - waived, places]);
            sum.about(&units(found));
            *found = vec![sum];
        }
    }
}

fn is_nearly_all(lacking: usize, asked: usize) -> bool {
    lacking >= LEAST && lacking * 100 >= SHARE * asked
}

/// One finding for many, with the facts of the first.
fn summed<'a>(
    first: Finding<'a>,
    rule: &Rule,
    [lacking, asked, places]: [usize; 3],
) -> Finding<'a> {
    let mut message = Message::new(format!("{}.all", rule.code.name));
    message.facts.clone_from(&first.message.facts);
    let message = message.with("lacking", lacking).with("asked", asked).with("places", places);
    Finding { message, label: None, words: None, spellings: Vec::new(), ..first }
}

/// Takes a sum to the program's own file, and says how it is mended there.
fn at_program<'a>(sum: &mut Finding<'a>, rule: &Rule, program: &'a Program) {
    let part = sum.path.0.first().cloned();
    sum.file = program.path.as_str();
    sum.program = None;
    sum.path = Path::default().then(Key::Name);
    let (form, fields) = (&program.form, rule.summed.unwrap_or_default());
    let is_of_part = |field: &&&[Key]| field.first().map(|it| Step::from(*it)) == part;
    if let Some(field) = fields.iter().find(is_of_part) {
        let words: Vec<&str> = field.iter().map(|it| form.word(*it)).collect();
        let field = words.join(".");
        sum.help.clear();
        sum.help(Message::new("help-fill-in-table").with("program", &*program.slug));
        sum.help(Message::new("help-not-in-form").with("field", field));
    } else if fields.is_empty() {
        sum.help.clear();
        sum.help(Message::new(format!("{}.all-help", rule.code.name)));
    }
}

fn units(findings: &mut [Finding<'_>]) -> Vec<UnitIndex> {
    let mut units: Vec<UnitIndex> =
        findings.iter_mut().flat_map(|it| std::mem::take(&mut it.units)).collect();
    units.sort_unstable();
    units.dedup();
    units
}
