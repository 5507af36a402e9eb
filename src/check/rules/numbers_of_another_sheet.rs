//! C144: the numbers of a row are those of another sheet, for three years or more.
//!
//! A sheet is begun as a copy of another one, and the later years are filled in. Most rows that sheets share are right: on
//! 407 sheets of one city 34 had the population, under a dozen names, and two cargo, households or insured persons. So what
//! has a name like the other's, counts those whom it is for (対象), or is worked out alike (人件費) tells nothing; nor do
//! numbers that may agree by chance, of which there are the more, the more rows there are.

use std::collections::{BTreeMap, BTreeSet};

use super::super::context::ProgramContext;
use super::super::facts::NumberWindow;
use super::super::number_windows::longest_run;
use super::super::reporter::Reporter;
use super::super::rule::Rule;
use super::super::series::{self, Series, Source};
use super::super::texts::Data;
use crate::diagnostic::code;
use crate::japanese::fold;
use crate::record::{RowTime, Sheet};
use crate::words::{Fact, Message};

pub(super) static RULE: Rule = Rule::new(&code::NUMBERS_OF_ANOTHER_SHEET).of_program(look);

/// Below this many digits rows are alike by chance.
const DIGITS: f64 = 5.0;
/// How many more digits than it takes to tell every pair of rows of the program apart.
const MARGIN: f64 = 2.0;
/// What more sheets have in common is known to all of them.
const SHEETS: usize = 8;

/// Words for how something is counted, which are in names of very different things.
const COUNTED: [&str; 22] = [
    "件数",
    "人数",
    "回数",
    "者数",
    "日数",
    "個数",
    "箇所数",
    "か所数",
    "世帯数",
    "団体数",
    "実績",
    "割合",
    "延べ",
    "年間",
    "合計",
    "金額",
    "総数",
    "平均",
    "市内",
    "費用",
    "number",
    "total",
];
/// Kinds of indicators that count those whom something is for.
const POPULATION: [&str; 2] = ["対象", "population"];

/// Amounts that are worked out by one rate for all sheets.
const WORKED_OUT: [&str; 6] = ["人件費", "給与", "従事", "時間", "減価償却", "personnel"];

fn look<'a>(context: &ProgramContext<'a>, reporter: &mut Reporter<'_, 'a>) {
    let mut groups: Vec<&[NumberWindow]> = context
        .number_windows
        .chunk_by(|one, other| one.hash == other.hash)
        .filter(|group| group.iter().any(|it| it.record != group[0].record))
        .collect();
    groups.sort_unstable_by_key(|it| (it[0].record, it[0].series));
    let mut all: BTreeMap<usize, Vec<Series<'a>>> = BTreeMap::new();
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in groups {
        let mut members = group.to_vec();
        members.dedup_by_key(|it| it.record);
        if members.len() > SHEETS {
            continue;
        }
        for member in &members {
            let Some(sheet) = context.sheets.get(member.record) else { continue };
            let of_sheet = || series::all(context.program, Data::Sheet(&sheet.data));
            all.entry(member.record).or_insert_with(of_sheet);
        }
        let rows: Vec<Row<'_, 'a>> = members
            .iter()
            .filter_map(|member| {
                let series = all.get(&member.record)?.get(member.series)?;
                let sheet = &context.sheets.get(member.record)?.data;
                Some(Row { record: member.record, nth: member.series, series, sheet })
            })
            .collect();
        let Some((first, others)) = rows.split_first().filter(|_| !is_common(&rows)) else {
            continue;
        };
        for other in others.iter().filter(|it| told.insert((it.record, it.nth))) {
            report(context, first, other, reporter);
        }
    }
}

/// A series of a sheet.
struct Row<'s, 'a> {
    record: usize,
    nth: usize,
    series: &'s Series<'a>,
    sheet: &'a Sheet,
}

/// Whether there is a reason for which sheets have the same numbers.
fn is_common(rows: &[Row<'_, '_>]) -> bool {
    let is_amount = |it: &Row<'_, '_>| matches!(it.series.source, Source::Field(_));
    let is_of_all = |row: &Row<'_, '_>| match row.series.source {
        Source::Indicator(_, indicator) => {
            POPULATION.iter().any(|it| fold(&indicator.kind).contains(it))
        }
        Source::Field(field) => WORKED_OUT.iter().any(|it| fold(&field.name).contains(it)),
        Source::Promise(..) => true,
    };
    let is_pair_common = |(at, one): (usize, &Row<'_, '_>)| {
        rows[..at].iter().any(|other| {
            let are_amounts = is_amount(one) && is_amount(other);
            !are_amounts && are_alike(one.series.name, other.series.name)
                || contains_other(&one.sheet.title, &other.sheet.title)
        })
    };
    rows.len() > 2 && rows.iter().any(is_amount)
        || rows.iter().any(is_of_all)
        || rows.iter().enumerate().any(is_pair_common)
}

/// Whether two names may be of one thing: they have two letters in a row in common, besides how it is counted.
fn are_alike(one: &str, other: &str) -> bool {
    let pairs = |name: &str| -> BTreeSet<(char, char)> {
        let mut name = fold(name).into_owned();
        for word in COUNTED {
            name = name.replace(word, " ");
        }
        let is_of_name = |it: char| it.is_alphanumeric() && !matches!(it, 'ぁ'..='ん' | '0'..='9');
        let letters: Vec<char> =
            name.chars().map(|it| if is_of_name(it) { it } else { ' ' }).collect();
        let pairs = letters.windows(2).filter_map(|it| Some((*it.first()?, *it.last()?)));
        pairs.filter(|it| it.0 != ' ' && it.1 != ' ').collect()
    };
    fold(one) == fold(other) || !pairs(one).is_disjoint(&pairs(other))
}

fn contains_other(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    one.contains(&*other) || other.contains(&*one)
}

fn report<'a>(
    context: &ProgramContext<'a>,
    first: &Row<'_, 'a>,
    other: &Row<'_, 'a>,
    reporter: &mut Reporter<'_, 'a>,
) {
    let Some(run) = longest_run(first.series, other.series) else { return };
    // Each row can agree with each other one by chance.
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let rows = context.number_windows.len() as f64;
    if run.digits < DIGITS.max((rows * rows / 2.0).log10() + MARGIN) {
        return;
    }
    let value = other.series.values.iter().find(|it| it.time == run.first);
    let (Some(value), Some(record)) = (value, context.sheets.get(other.record)) else { return };
    let name = |time: RowTime| series::said_time(context.program, time);
    let organization = &context.city.library.organization;
    let mut units = context.program.named(&first.sheet.owner, organization);
    units.extend(context.program.named(&other.sheet.owner, organization));
    units.sort_unstable();
    units.dedup();
    let finding = reporter.in_file(&record.file, Some(context.program), value.path());
    finding
        .with("name", other.series.name)
        .with("other", first.series.name)
        .with("number", &*first.sheet.number)
        .with("first", name(run.first))
        .with("last", name(run.last))
        .with("kind", if run.parted.is_some() { "parted" } else { "whole" })
        .with("parted", run.parted.map_or_else(|| "".into(), |it| Fact::from(name(it))))
        .about(&units)
        .help(Message::new("numbers-of-another-sheet.help"));
}
