//! What is wrong between the parts of a file, each of which is sound by itself.

use crate::record::key::Key;
use std::collections::HashMap;

use jiff::civil::Date;

use crate::calendar::CadenceError;
use crate::diagnostic::code;
use crate::japanese::suggest;
use crate::record::model::block::Block;
use crate::record::model::form_file::{BlockFile, FormFile};
use crate::record::model::library::Program;
use crate::record::model::organization::{Organization, Unit};
use crate::record::model::program::ProgramFile;
use crate::record::model::value::{Names, Text};
use crate::record::validate::context::Context;
use crate::record::validate::exclusions;
use crate::record::validate::explain::{self, Finding};
use crate::record::validate::form_relations;
use crate::record::validate::scales;
use crate::words::Message;

/// A finding and the field it is about, as steps from the top of the file.
pub(crate) type Problem = (Vec<String>, Finding);

macro_rules! path {
    ($($step:expr),* $(,)?) => { vec![$($step.to_string()),*] };
}

/// What is wrong between the units of an organization.
pub(crate) fn of_units(organization: &Organization) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut earlier: HashMap<&Text, Vec<&Unit>> = HashMap::new();
    let above_themselves = above_themselves(organization);
    for (index, unit) in organization.units().iter().enumerate() {
        if let (Some(from), Some(to)) = (unit.from, unit.to)
            && to.date < from.date
        {
            let finding = impossible("end-before-start")
                .with("start", from.date.to_string())
                .with("end", to.date.to_string());
            problems.push((path![Key::Units, index, Key::To], finding));
        }
        if above_themselves[index] {
            let finding = impossible("cycle").with("value", &*unit.name);
            problems.push((path![Key::Units, index, Key::Parent], finding));
        }
        for (key, name) in names_of(unit) {
            let bearers: &mut Vec<&Unit> = earlier.entry(name).or_default();
            let is_taken = bearers.iter().any(|it| !std::ptr::eq(*it, unit) && overlap(it, unit));
            bearers.push(unit);
            if is_taken {
                let finding = impossible("same-id").with("value", &**name);
                problems.push((path![Key::Units, index, key], finding));
            }
        }
        if unit.successors.0.iter().any(|it| *it == unit.id || *it == unit.name) {
            let finding = impossible("own-successor").with("value", &*unit.name);
            problems.push((path![Key::Units, index, Key::Successors], finding));
        }
    }
    problems
}

/// What a unit is called, and the keys that say so.
fn names_of(unit: &Unit) -> impl Iterator<Item = (&'static str, &Text)> {
    [(Key::Name.word(), &unit.name)]
        .into_iter()
        .chain(unit.aliases.0.iter().map(|it| (Key::Aliases.word(), it)))
}

/// Keys that only the other kind of program has.
pub(crate) fn of_kind(file: &ProgramFile, is_plan: bool) -> Vec<Problem> {
    let has_overall_due = file.overall_due.provisional.is_some() || file.overall_due.last.is_some();
    let given = [
        (Key::Basis, !file.basis.is_empty()),
        (Key::PostingDue, file.posting_due.is_some()),
        (Key::Categories, !file.levels.is_empty()),
        (Key::OverallDue, has_overall_due),
        (Key::Title, !file.items.is_empty()),
        (Key::Outcomes, !file.outcomes.is_empty()),
    ];
    let given = ProgramFile::foreign(is_plan).iter().filter(|it| given.contains(&(**it, true)));
    let foreign = |key: Key| Finding::new(&code::UNKNOWN_KEY).with("key", key.word());
    let mut problems: Vec<Problem> = given.map(|&key| (path![key], foreign(key))).collect();
    let waivers = file.waivers.iter().enumerate();
    for (index, _) in waivers.filter(|(_, it)| !is_plan && !it.numbers.0.is_empty()) {
        let help = Message::new("help-charters-by-unit");
        let finding = foreign(Key::Number).help(help);
        problems.push((path![Key::Waivers, index, Key::Number], finding));
    }
    problems
}

/// Which units are above themselves, each unit looked at once. A circle further up is reported where it closes.
fn above_themselves(organization: &Organization) -> Vec<bool> {
    let count = organization.units().len();
    let above: Vec<Option<usize>> = (0..count).map(|it| organization.parent(it)).collect();
    let mut found = vec![false; count];
    // The unit from which a unit was come to first.
    let mut seen: Vec<Option<usize>> = vec![None; count];
    for from in 0..count {
        let mut at = Some(from);
        while let Some(unit) = at.filter(|it| seen[*it].is_none()) {
            seen[unit] = Some(from);
            at = above[unit];
        }
        // The way ends, or meets one that was gone before, or itself: then all of the circle is above itself.
        let circle = at.filter(|it| seen[*it] == Some(from));
        let next = |it: &usize| above[*it].filter(|next| Some(*next) != circle);
        for unit in std::iter::successors(circle, next) {
            found[unit] = true;
        }
    }
    found
}

fn overlap(a: &Unit, b: &Unit) -> bool {
    let first = a.from.map_or(Date::MIN, |it| it.date);
    let last = a.to.map_or(Date::MAX, |it| it.date);
    b.exists(first, last)
}

pub(super) fn impossible(what: &'static str) -> Finding {
    Finding::new(&code::IMPOSSIBLE).with("what", what)
}

/// What is wrong between the parts of a program. `keys` are the built-in keys of its records, `top` those that stand at the
/// top of one.
pub(crate) fn of_program(
    file: &ProgramFile,
    cadence: Option<&CadenceError>,
    blocks: &[Block],
    (keys, top): (&[String], &[String]),
) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(error) = cadence {
        problems.push(of_cadence(error, file));
    }
    for (index, reporting) in file.reporting.iter().enumerate() {
        if reporting.months.is_some() && reporting.as_of.is_some() {
            let finding = impossible("months-and-date").with("value", &*reporting.name);
            problems.push((path![Key::Reporting, index, Key::AsOf], finding));
        }
    }
    words(&file.form, keys, &mut problems);
    names(&file.form, top, &mut problems);
    form_relations::blocks(&file.form, blocks, &mut problems);
    form_relations::fields(&file.form, &mut problems);
    form_relations::scales(file, &mut problems);
    exclusions::check(file, &mut problems);
    let known = Known { form: &file.form, keys };
    known.check(&file.form.required, &[Key::Form.word(), Key::Required.word()], &mut problems);
    known.headings(file, &mut problems);
    let statuses = file.statuses.scale("").map_or(&[][..], |it| it);
    for (index, level) in statuses.iter().enumerate() {
        let path = path![Key::Statuses, index, Key::Demands];
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        known.check(&level.demands, &path, &mut problems);
    }
    problems.extend(scales::of_thresholds(file));
    problems
}

/// Times that a program exempts and does not have.
pub(crate) fn of_exemptions(program: &Program) -> Vec<Problem> {
    let mut problems = Vec::new();
    let naming = program.naming();
    let context = Context {
        organization: None,
        program: Some(program),
        naming,
        themes: &[],
        sheets: &[],
        explained: None,
    };
    for (index, exemption) in program.file.exemptions.iter().enumerate() {
        for (inner, text) in exemption.when.0.iter().enumerate() {
            let finding = explain::when(text, &context);
            let path = path![Key::Exemptions, index, Key::When, inner];
            problems.extend(finding.map(|it| (path, it)));
        }
    }
    problems
}

fn of_cadence(error: &CadenceError, file: &ProgramFile) -> Problem {
    let (name, finding) = match error {
        CadenceError::Overlap { first, second } => {
            (second, impossible("overlap").with("value", second).with("other", first))
        }
        CadenceError::DuplicateName { name } => (name, impossible("same-id").with("value", name)),
        CadenceError::NoSuchMonth { name, .. }
        | CadenceError::LeavesYear { name }
        | CadenceError::OutOfOrder { second: name, .. } => {
            (name, impossible("out-of-order").with("value", name))
        }
    };
    // Where two have one name, it is the later one that is wrong.
    let index = file.reporting.iter().rposition(|it| *it.name == **name).unwrap_or(0);
    (path![Key::Reporting, index, Key::Name], finding)
}

/// Renamed words and declared fields must not stand in one another's way.
fn words(form: &FormFile, keys: &[String], problems: &mut Vec<Problem>) {
    let mut taken: Vec<&str> = Vec::new();
    for (key, word) in form.words.iter() {
        let path = path![Key::Form, Key::Words, key.to_string()];
        if !keys.iter().any(|it| **it == **key) {
            problems.push((path, unknown(key, keys.iter().map(String::as_str))));
            continue;
        }
        let renamed_away = form.words.iter().any(|(other, _)| other == word);
        if taken.contains(&&**word) || (keys.iter().any(|it| **it == **word) && !renamed_away) {
            problems.push((path, impossible("same-word").with("value", &**word)));
        }
        taken.push(word);
    }
}

/// A declared field stands at the top of a record: it may have any name but those of the keys there.
fn names(form: &FormFile, top: &[String], problems: &mut Vec<Problem>) {
    let word = |key: &String| {
        let renamed = form.words.iter().find(|(it, _)| **it == **key);
        renamed.map_or_else(|| key.clone(), |(_, word)| word.to_string())
    };
    let words: Vec<String> = top.iter().map(word).collect();
    for (index, field) in form.fields.iter().enumerate() {
        let path = path![Key::Form, Key::Fields, index, Key::Name];
        let is_top = top.iter().any(|it| **it == *field.name);
        if is_top {
            problems.push((path, impossible("builtin-name").with("value", &*field.name)));
        } else if words.iter().any(|it| **it == *field.name) {
            problems.push((path, impossible("same-word").with("value", &*field.name)));
        }
    }
}

pub(super) fn unknown<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Finding {
    let finding = Finding::new(&code::UNKNOWN_REFERENCE).with("value", word);
    match suggest(word, known) {
        Some(near) => finding.help(Message::new("help-suggestion").with("word", near)),
        None => finding,
    }
}

/// Headings of a page that are no keys of a record.
const OTHER_HEADINGS: [&str; 3] =
    [Key::OverallGrade.word(), Key::ReformSheet.word(), Key::ServiceCharter.word()];

/// Whether a name is that of a group of blocks, or of a kind of indicators that has a place of its own.
fn is_place(form: &FormFile, name: &Text) -> bool {
    fn is_group(items: &[BlockFile], name: &Text) -> bool {
        items.iter().any(|it| match it {
            BlockFile::Block(_) => false,
            BlockFile::Group(heading, inner) => heading == name || is_group(inner, name),
        })
    }
    let blocks = form.blocks.as_deref().unwrap_or_default();
    let mut is_kind = false;
    for item in blocks {
        item.each(&mut |block| is_kind |= block == name);
    }
    is_kind && name.contains('.') || is_group(blocks, name)
}

/// The words that a form can name.
struct Known<'a> {
    form: &'a FormFile,
    keys: &'a [String],
}

impl Known<'_> {
    fn check(&self, names: &Names, path: &[&str], problems: &mut Vec<Problem>) {
        for (index, name) in names.0.iter().enumerate() {
            if !self.has(name) {
                let mut path: Vec<String> = path.iter().map(ToString::to_string).collect();
                path.push(index.to_string());
                let fields = self.form.fields.iter().map(|it| &*it.name);
                let known = self.keys.iter().map(String::as_str).chain(fields);
                problems.push((path, unknown(name, known)));
            }
        }
    }

    /// Headings may name more than keys: whatever stands on a page as one.
    fn headings(&self, file: &ProgramFile, problems: &mut Vec<Problem>) {
        let known = |name: &Text| {
            let key = &**name;
            let parts = name.split_once('.');
            self.has(name)
                || parts.is_some_and(|(block, key)| self.is_key(block) && self.is_key(key))
                || is_place(self.form, name)
                || file.reporting.iter().any(|it| it.name == *name)
                || file.levels.iter().any(|it| it.name == *name)
                || OTHER_HEADINGS.contains(&key)
        };
        let both =
            [(Key::Headings.word(), &self.form.headings), (Key::Notes.word(), &self.form.notes)];
        for (block, table) in both {
            for (name, _) in table.iter().filter(|(it, _)| !known(it)) {
                let finding = unknown(name, self.keys.iter().map(String::as_str));
                problems.push((path![Key::Form, block, name], finding));
            }
        }
    }

    /// Whether a name is that of a built-in key or the word that people type for it.
    fn is_key(&self, name: &str) -> bool {
        self.keys.iter().any(|it| it == name)
            || self.form.words.iter().any(|(_, word)| **word == *name)
    }

    fn has(&self, name: &Text) -> bool {
        self.is_key(name) || self.form.fields.iter().any(|it| it.name == *name)
    }
}
