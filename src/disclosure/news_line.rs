//! News as people read them: what many records of a program published on one day is one line, not hundreds.

use std::collections::HashMap;

use super::{Item, NewsEvent, NewsItem};
use crate::record::Program;

/// So many records with the same news on one day are told of together.
const TOGETHER: usize = 4;

/// What happened to a record on a day, or to many records of a program.
#[derive(Debug, Clone)]
pub struct NewsLine<'a> {
    /// What happened, or the first of it.
    pub first: NewsItem<'a>,
    /// What was published, where it is something in the record: each with the assessor whose judgement it was.
    pub items: Vec<(Item, Option<&'a str>)>,
    /// To how many records of its program it happened; 1 where the line is about the record.
    pub records: usize,
    /// Whether every day in it was seen.
    pub is_seen: bool,
}

/// What is told of many records in one line: of which program, and what.
type Kind<'a> = (&'a str, NewsEvent, Option<Item>, Option<&'a str>, &'a str);

impl<'a> NewsLine<'a> {
    /// The newest lines of what happened, which begins with the newest; and whether there are more.
    #[must_use]
    pub fn newest(items: &[NewsItem<'a>], limit: usize) -> (Vec<Self>, bool) {
        let mut lines = Vec::new();
        for of_day in items.chunk_by(|a, b| a.day == b.day) {
            if lines.len() > limit {
                break;
            }
            lines.extend(on_day(of_day));
        }
        let is_cut = lines.len() > limit;
        lines.truncate(limit);
        (lines, is_cut)
    }

    /// The program that the line is about; none where it is about one record.
    #[must_use]
    pub fn program(&self) -> Option<&'a Program> {
        self.first.record.program().filter(|_| self.records > 1)
    }

    fn new(item: &NewsItem<'a>, records: usize) -> Self {
        let items = item.item.map(|it| (it, item.assessor)).into_iter().collect();
        Self { first: *item, items, records, is_seen: item.is_seen }
    }
}

fn kind<'a>(item: &NewsItem<'a>) -> Option<Kind<'a>> {
    let program = item.record.program()?;
    Some((&program.path, item.event, item.item, item.assessor, item.text))
}

/// The lines of one day, in the order in which the first record of each comes.
fn on_day<'a>(items: &[NewsItem<'a>]) -> Vec<NewsLine<'a>> {
    let mut records: HashMap<Kind, usize> = HashMap::new();
    for item in items {
        if let Some(kind) = kind(item) {
            *records.entry(kind).or_default() += 1;
        }
    }
    let mut lines: Vec<NewsLine> = Vec::new();
    let mut together: HashMap<Kind, usize> = HashMap::new();
    for item in items {
        let kind = kind(item);
        let count = kind.and_then(|it| records.get(&it)).copied().unwrap_or(1);
        let Some(kind) = kind.filter(|_| count >= TOGETHER) else {
            add(&mut lines, item);
            continue;
        };
        let at = *together.entry(kind).or_insert(lines.len());
        match lines.get_mut(at) {
            Some(line) => line.is_seen &= item.is_seen,
            None => lines.push(NewsLine::new(item, count)),
        }
    }
    lines
}

/// What one record published on a day is one line.
fn add<'a>(lines: &mut Vec<NewsLine<'a>>, item: &NewsItem<'a>) {
    let is_part = |it: &NewsItem| it.event == NewsEvent::Published && it.item.is_some();
    let file = item.record.file();
    let same = lines.iter_mut().rev().take_while(|it| it.first.record.file() == file);
    let mut same = same.filter(|it| it.records == 1 && is_part(&it.first));
    match (item.item, same.next()) {
        (Some(part), Some(line)) if is_part(item) => {
            // Items come in the opposite order of the form.
            line.items.insert(0, (part, item.assessor));
            line.is_seen &= item.is_seen;
        }
        _ => lines.push(NewsLine::new(item, 1)),
    }
}
