//! What is wrong with the fields that a form does not have (使わない項目).

use serde_json::Value;

use crate::diagnostic::code;
use crate::japanese::suggest;
use crate::record::key::Key;
use crate::record::model::form_fields::{FieldPath, LeftOut, Place, places};
use crate::record::model::form_file::FormFile;
use crate::record::model::program::ProgramFile;
use crate::record::model::scale::{ScaleLevel, Scales};
use crate::record::model::value::Names;
use crate::record::validate::explain::Finding;
use crate::record::validate::relations::Problem;
use crate::words::Message;

/// What is wrong with the fields that a form does not have. The schema is that of the program's records.
pub(crate) fn of_program(file: &ProgramFile, schema: &Value) -> Vec<Problem> {
    if file.form.left_out.0.is_empty() {
        return Vec::new();
    }
    let check = Check { form: &file.form, places: places(schema) };
    let mut problems = Vec::new();
    check.names(&mut problems);
    let top = |key: Key| check.places.iter().any(|it| it.path == [key]).then(|| vec![vec![key]]);
    let path = vec![Key::Form.to_string(), Key::Required.to_string()];
    check.demands(&file.form.required, &path, top, &mut problems);
    let reports = [Key::Progress, Key::Reports];
    check.scales(&file.statuses, Key::Statuses, &reports, &mut problems);
    let evaluations = [Key::AnnualEvaluations, Key::OverallEvaluation];
    check.scales(&file.grades, Key::Grades, &evaluations, &mut problems);
    problems
}

struct Check<'a> {
    form: &'a FormFile,
    /// Every field that a record can have.
    places: Vec<Place>,
}

impl Check<'_> {
    /// The key of the city's word, or of the built-in one.
    fn key(&self, word: &str) -> Option<Key> {
        let typed = self.form.words.iter().find(|(_, it)| **it == *word);
        Key::find(typed.map_or(word, |(key, _)| key))
    }

    fn left_out(&self) -> impl Iterator<Item = LeftOut> {
        self.form.left_out.0.iter().filter_map(|it| LeftOut::parse(it, |word| self.key(word)))
    }

    fn is_left_out(&self, path: &FieldPath) -> bool {
        self.left_out().any(|it| (1..=path.len()).any(|end| it.is_at(&path[..end])))
    }

    fn names(&self, problems: &mut Vec<Problem>) {
        for (index, name) in self.form.left_out.0.iter().enumerate() {
            let path = [Key::Form.word(), Key::LeftOut.word(), &index.to_string()];
            let path = path.map(ToOwned::to_owned).to_vec();
            problems.extend(self.name(name).map(|it| (path, it)));
        }
    }

    /// What is wrong with a name.
    fn name(&self, name: &str) -> Option<Finding> {
        if self.form.fields.iter().any(|it| *it.name == *name) {
            return Some(impossible("left-out-declared", name));
        }
        let left_out = LeftOut::parse(name, |word| self.key(word));
        let found = |left_out: LeftOut| {
            let is_top = move |path: &[Key]| left_out.within.is_none() && *path == [left_out.key];
            self.places.iter().filter(move |it| left_out.is_at(&it.path) || is_top(&it.path))
        };
        let Some(left_out) = left_out.filter(|it| found(*it).next().is_some()) else {
            return Some(self.unknown(name));
        };
        if let Some(place) = found(left_out).find(|it| it.is_needed) {
            let finding = impossible("left-out-needed", name).with("other", self.spelled(place));
            let others = self.elsewhere(left_out);
            if others.is_empty() {
                return Some(finding);
            }
            let help = Message::new("help-left-out-within").with("names", others);
            return Some(finding.help(help));
        }
        if found(left_out).any(|it| is_cell(&it.path)) {
            return Some(impossible("left-out-column", name));
        }
        let mut is_named = false;
        for item in self.form.blocks.iter().flatten() {
            // 指標.成果 is a place of 指標.
            item.each(&mut |block| {
                let block = block.split_once('.').map_or(&**block, |(block, _)| block);
                is_named |= self.key(block) == Some(left_out.key);
            });
        }
        let is_named = is_named && left_out.within.is_none();
        is_named.then(|| impossible("left-out-block", name))
    }

    /// Where else the field stands, and may be left out.
    fn elsewhere(&self, left_out: LeftOut) -> Vec<String> {
        let mut others: Vec<String> = Vec::new();
        for place in &self.places {
            let is_it = left_out.within.is_none() && left_out.is_at(&place.path);
            if let ([within, _], true, false) = (place.path.as_slice(), is_it, place.is_needed) {
                let name = format!("{}.{}", self.word(*within), self.word(left_out.key));
                others.extend(Some(name).filter(|it| !others.contains(it)));
            }
        }
        others
    }

    fn word(&self, key: Key) -> &str {
        let renamed = self.form.words.iter().find(|(it, _)| Key::find(it) == Some(key));
        renamed.map_or(key.word(), |(_, word)| word)
    }

    fn spelled(&self, place: &Place) -> String {
        place.path.iter().map(|it| self.word(*it)).collect::<Vec<_>>().join(".")
    }

    fn unknown(&self, name: &str) -> Finding {
        let mut known: Vec<String> = Vec::new();
        for place in self.places.iter().filter(|it| !it.is_needed && !is_cell(&it.path)) {
            let Some((last, above)) = place.path.split_last() else { continue };
            let alone = self.word(*last).to_owned();
            let within = above.iter().map(|it| format!("{}.{alone}", self.word(*it)));
            known.extend(within.chain([alone.clone()]));
        }
        let finding = Finding::new(&code::UNKNOWN_REFERENCE).with("value", name);
        match suggest(name, known.iter().map(String::as_str)) {
            Some(near) => finding.help(Message::new("help-suggestion").with("word", near)),
            None => finding.help(Message::new("help-left-out-name")),
        }
    }

    /// The keys that the levels of a scale demand, in the tables where the scale is used.
    /// The levels of one scale, or of one for each axis.
    fn scales(&self, scales: &Scales, key: Key, tables: &[Key], problems: &mut Vec<Problem>) {
        for axis in &scales.axes {
            let mut steps = vec![key.word()];
            if !axis.name.is_empty() {
                steps.push(&axis.name);
            }
            if axis.kind.is_some() {
                steps.push(Key::Label.word());
            }
            self.scale(&axis.scale.0, &steps, tables, problems);
        }
    }

    fn scale(
        &self,
        levels: &[ScaleLevel],
        steps: &[&str],
        tables: &[Key],
        problems: &mut Vec<Problem>,
    ) {
        let places_of = |key: Key| {
            let is_it = |it: &&Place| matches!(it.path[..], [table, last] if tables.contains(&table) && last == key);
            Some(self.places.iter().filter(is_it).map(|it| it.path.clone()).collect())
        };
        for (index, level) in levels.iter().enumerate() {
            let mut path: Vec<String> = steps.iter().map(ToString::to_string).collect();
            path.extend([index.to_string(), Key::Demands.to_string()]);
            self.demands(&level.demands, &path, places_of, problems);
        }
    }

    /// Names that must be filled in, of which no place is left.
    fn demands(
        &self,
        names: &Names,
        path: &[String],
        places_of: impl Fn(Key) -> Option<Vec<FieldPath>>,
        problems: &mut Vec<Problem>,
    ) {
        for (index, name) in names.0.iter().enumerate() {
            let places = self.key(name).and_then(&places_of).unwrap_or_default();
            if !places.is_empty() && places.iter().all(|it| self.is_left_out(it)) {
                let path = path.iter().cloned().chain([index.to_string()]).collect();
                problems.push((path, impossible("left-out-demanded", name)));
            }
        }
    }
}

fn impossible(what: &'static str, name: &str) -> Finding {
    Finding::new(&code::IMPOSSIBLE).with("what", what).with("value", name)
}

/// Whether it is a column of a table by year, or all of them: which there are is not said here.
fn is_cell(path: &[Key]) -> bool {
    matches!(path, [Key::Schedule | Key::Indicators, Key::ByYear, ..])
}
