//! C134: two indicators of a sheet have one name, so that neither can be spoken of.
//!
//! Of 407 sheets of one city 35 have such a pair. Most are the same numbers once more, many of them as 活動 and again as
//! 成果, so that what was done passes for what it brought. Two values for one year are C149, and another unit tells them apart.

use super::super::context::RecordContext;
use super::super::needs;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{Indicator, Key, Path, Present, Program, RowTime, ValueRow};
use crate::words::Message;

pub(super) static RULE: Rule = Rule::new(&code::DUPLICATE_INDICATOR)
    .of_record(look)
    .needing(&[needs::at(Key::Indicators, &[needs::INDICATORS])]);

fn look(context: &RecordContext<'_>, reporter: &mut Reporter<'_, '_>) {
    for namesakes in namesakes(context) {
        let Namesakes { first, second, .. } = namesakes;
        let kind = match namesakes.compare(context.program) {
            Comparison::Contradicting(_) => continue,
            Comparison::Same if !namesakes.are_of_one_kind() => "kinds",
            Comparison::Same => "same",
            Comparison::Complementary if namesakes.are_of_one_kind() => "parts",
            Comparison::Complementary | Comparison::Other => "other",
        };
        reporter
            .at(Path::default().then(Key::Indicators).then(second.0).then(Key::Name))
            .with("name", &*second.1.name)
            .with("first", first.0 + 1)
            .with("kind", kind)
            .help(Message::new("help-duplicate-indicator").with("kind", kind));
    }
}

/// Two indicators of one name and one unit, each with its place.
#[derive(Clone, Copy)]
pub(super) struct Namesakes<'a> {
    pub(super) first: (usize, &'a Indicator),
    pub(super) second: (usize, &'a Indicator),
}

/// What the values of two indicators of one name say of them.
pub(super) enum Comparison<'a> {
    /// The same values at the same times.
    Same,
    /// Each has values where the other has none.
    Complementary,
    /// Both have a value for one time, and not the same: the first of these.
    Contradicting(Contradiction<'a>),
    /// Neither has a value, or they are two things.
    Other,
}

/// Two values for one time.
pub(super) struct Contradiction<'a> {
    pub(super) time: RowTime,
    pub(super) one: &'a str,
    pub(super) other: &'a str,
    /// Where the other stands.
    pub(super) path: Path,
}

/// Each indicator with the first before it that has its name and its unit.
pub(super) fn namesakes<'a>(context: &RecordContext<'a>) -> Vec<Namesakes<'a>> {
    let Some(sheet) = context.as_sheet() else { return Vec::new() };
    let names: Vec<_> = sheet.indicators.iter().map(|it| fold(&it.name)).collect();
    let mut namesakes = Vec::new();
    for (index, indicator) in sheet.indicators.iter().enumerate() {
        let is_namesake = |at: &usize| {
            let other = &sheet.indicators[*at];
            names[*at] == names[index] && fold(&other.unit) == fold(&indicator.unit)
        };
        if let Some(first) = (0..index).find(is_namesake) {
            let first = (first, &sheet.indicators[first]);
            namesakes.push(Namesakes { first, second: (index, indicator) });
        }
    }
    namesakes
}

impl<'a> Namesakes<'a> {
    fn are_of_one_kind(&self) -> bool {
        fold(&self.first.1.kind) == fold(&self.second.1.kind)
    }

    /// Compares the values of both.
    pub(super) fn compare(&self, program: &'a Program) -> Comparison<'a> {
        let (mut equal, mut alone) = (0_usize, 0_usize);
        let mut contradiction: Option<Contradiction<'a>> = None;
        let others: Vec<_> = program.rows(self.second.1).collect();
        for row in program.rows(self.first.1) {
            let same_time = others.iter().find(|it| it.time == row.time);
            for (column, one) in row.values().filter(|it| it.1.is_given()) {
                let other = same_time.map(|it| (it, it.cells.at(column)));
                match other.filter(|it| it.1.is_given()) {
                    None => alone += 1,
                    Some((_, other)) if fold(one) == fold(other) => equal += 1,
                    Some((other_row, other)) => {
                        let path = Path::default().then(Key::Indicators).then(self.second.0);
                        let path = other_row.column_path(path, Some(column));
                        let found = Contradiction { time: row.time, one, other, path };
                        contradiction.get_or_insert(found);
                    }
                }
            }
        }
        let given = others.iter().flat_map(ValueRow::values).filter(|it| it.1.is_given()).count();
        match (contradiction, equal, alone.min(given)) {
            // What has another kind or another remark may be another thing, unless it agrees otherwise.
            (Some(_), 0, _) if !self.are_of_one_kind() || !self.have_one_note() => {
                Comparison::Other
            }
            (Some(contradiction), ..) => Comparison::Contradicting(contradiction),
            (None, 1.., _) => Comparison::Same,
            (None, 0, 1..) => Comparison::Complementary,
            (None, 0, _) => Comparison::Other,
        }
    }

    fn have_one_note(&self) -> bool {
        fold(&self.first.1.note) == fold(&self.second.1.note)
    }
}
