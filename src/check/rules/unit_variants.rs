//! C119: one unit of measure in several spellings within a program.
//!
//! 224 ％ stood next to 28 % in one city's table; whoever sorts or adds up has two units.

use super::super::context::ProgramContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Absence, Key, Path, Program};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::UNIT_VARIANTS).of_program(look).needing(&[
    needs::at(Key::Form, &[]),
    needs::at(Key::Indicators, &[needs::INDICATOR_UNIT]),
    needs::at(Key::Promises, &[needs::MEASURE_UNIT]),
]);

/// Words that mean one unit, in their folded spelling; the first stands for all.
const SAME: &[&[&str]] = &[
    &["%", "パーセント"],
    &["ha", "ヘクタール"],
    &["m", "メートル"],
    &["km", "キロメートル"],
    &["m2", "平方メートル"],
    &["km2", "平方キロメートル"],
    &["m3", "立方メートル"],
    &["t", "トン"],
    &["kg", "キログラム"],
    &["箇所", "か所", "ヶ所", "ケ所", "カ所", "ヵ所", "個所"],
    &["箇月", "か月", "ヶ月", "ケ月", "カ月", "ヵ月"],
];

/// A unit where it stands.
struct Use<'a> {
    unit: &'a str,
    meaning: String,
    file: &'a str,
    path: Path,
}

fn look<'a>(context: &ProgramContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    let uses = uses(context);
    let mut meanings: Vec<&str> = uses.iter().map(|it| it.meaning.as_str()).collect();
    meanings.sort_unstable();
    meanings.dedup();
    for meaning in meanings {
        let same: Vec<&Use<'_>> = uses.iter().filter(|it| it.meaning == meaning).collect();
        let mut spellings: Vec<(&str, usize)> = Vec::new();
        for usage in &same {
            match spellings.iter_mut().find(|(unit, _)| *unit == usage.unit) {
                Some((_, count)) => *count += 1,
                None => spellings.push((usage.unit, 1)),
            }
        }
        // Of two that are as common, the one that comes first.
        let usual = spellings.iter().rev().max_by_key(|(_, count)| *count);
        let Some(&(usual, count)) = usual.filter(|_| spellings.len() > 1) else { continue };
        for usage in same.iter().filter(|it| it.unit != usual) {
            reporter
                .in_file(usage.file, program_of(context, usage.file), usage.path.clone())
                .with("unit", usage.unit)
                .with("usual", usual)
                .with("count", count)
                .about(&[])
                .spelled(usage.unit, usual)
                .help(Message::new("help-write").with("word", usual));
        }
    }
}

fn program_of<'a>(context: &ProgramContext<'a>, file: &str) -> Option<&'a Program> {
    (file != context.program.path).then_some(context.program)
}

fn uses<'a>(context: &ProgramContext<'a>) -> Vec<Use<'a>> {
    let mut uses = Vec::new();
    let mut add = |unit: &'a str, file: &'a str, path: &dyn Fn() -> Path| {
        if !unit.is_empty() && Absence::parse(unit).is_none() {
            uses.push(Use { unit, meaning: meaning(unit), file, path: path() });
        }
    };
    for (index, field) in context.program.form.fields().iter().enumerate() {
        let path = || Path::default().then(Key::Form).then(Key::Fields).then(index).then(Key::Unit);
        add(&field.unit, &context.program.path, &path);
    }
    for sheet in context.sheets {
        for (index, indicator) in sheet.data.indicators.iter().enumerate() {
            let path = || Path::default().then(Key::Indicators).then(index).then(Key::Unit);
            add(&indicator.unit, &sheet.file, &path);
        }
    }
    for charter in context.charters {
        for (index, promise) in charter.data.promises.iter().enumerate() {
            let Some(measure) = &promise.measure else { continue };
            let path = || {
                Path::default()
                    .then(Key::Promises)
                    .then(index)
                    .then(Key::Indicators)
                    .then(Key::Unit)
            };
            add(&measure.unit, &charter.file, &path);
        }
    }
    uses
}

fn meaning(unit: &str) -> String {
    let folded = fold(unit);
    let same = SAME.iter().find(|spellings| spellings.iter().any(|it| fold(it) == folded));
    same.map_or_else(|| folded.clone().into_owned(), |it| it[0].to_owned())
}
