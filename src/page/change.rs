//! A value of a record before and after it was changed, under the words of the form.

use serde::Serialize;

use crate::calendar::{FiscalYear, Period};
use crate::disclosure::{NewsItem, NewsRecord};
use crate::publication_log::FieldChange;
use crate::record::{Key, Program};
use crate::view::Site;
use crate::view::prose::Html;

/// A text that is longer stands below what was there before, not beside it.
const SHORT: usize = 40;

/// A value that is another one now.
#[derive(Debug, Serialize)]
pub struct ChangeView {
    /// What it is, in the words of the form: 年度評価／平成26年度／評価.
    pub label: String,
    /// What was there; empty where nothing was.
    pub before: Html,
    /// What is there; empty where nothing is.
    pub after: Html,
    /// Whether the values are too long to stand in one line.
    pub is_long: bool,
}

impl ChangeView {
    /// What was changed, in the order in which it was told.
    pub(super) fn list(site: &Site, item: &NewsItem) -> Vec<Self> {
        item.changes.iter().map(|it| Self::of(site, item.record, it)).collect()
    }

    fn of(site: &Site, record: NewsRecord, change: &FieldChange) -> Self {
        let values = [&change.before, &change.after];
        let is_long = values.iter().any(|it| it.chars().count() > SHORT || it.contains('\n'));
        let html = |text: &str| if is_long { Html::cell(text) } else { Html::value(text) };
        Self {
            label: label(site, record, &change.path),
            before: html(&change.before),
            after: html(&change.after),
            is_long,
        }
    }
}

/// The same as a line of text: 評価：B → C.
pub(super) fn line(site: &Site, record: NewsRecord, change: &FieldChange) -> String {
    let value = |text: &str| {
        if text.is_empty() { site.phrases.none.clone() } else { crate::markdown::plain(text) }
    };
    let (label, colon) = (label(site, record, &change.path), &site.phrases.colon);
    format!("{label}{colon}{} → {}", value(&change.before), value(&change.after))
}

fn label(site: &Site, record: NewsRecord, path: &[String]) -> String {
    // What only says that years or periods follow is left out.
    let is_said = |it: &&String| !matches!(Key::named(it), Some(Key::ByYear | Key::When));
    let block = path.first().filter(|_| path.len() > 1).and_then(|it| Key::named(it));
    let program = record.program();
    let step = |it: &String| match program {
        Some(program) => step(site, program, block, it),
        None => of_static_page(site, it),
    };
    let steps: Vec<String> = path.iter().filter(is_said).map(step).collect();
    steps.join(&site.words.word("part-in"))
}

fn step(site: &Site, program: &Program, block: Option<Key>, name: &str) -> String {
    let form = &program.form;
    if let Some(period) = period(program, name) {
        return site.period(program, period);
    }
    if let Some(year) = year(name) {
        return site.short_year(year);
    }
    match (Key::named(name), block) {
        _ if name == BODY => site.words.word("remarks"),
        (Some(key), Some(block)) if key != block => match site.heading_in(form, block, key) {
            "" => site.heading(form, key).to_owned(),
            heading => heading.to_owned(),
        },
        (Some(key), _) => site.heading(form, key).to_owned(),
        (None, _) => site.heading_of(form, name).to_owned(),
    }
}

/// What follows the front matter, which has no key.
const BODY: &str = "body";

fn of_static_page(site: &Site, name: &str) -> String {
    let word = match Key::named(name) {
        Some(Key::Heading) => "change-title",
        Some(Key::Summary) => "change-summary",
        Some(Key::Updated) => "updated",
        Some(Key::OfficeToAsk) => "contact-heading",
        _ if name == BODY => "change-body",
        Some(key) => return key.word().to_owned(),
        None => return name.to_owned(),
    };
    site.words.word(word)
}

/// 2014
fn year(name: &str) -> Option<FiscalYear> {
    let is_year = name.len() == 4 && name.bytes().all(|it| it.is_ascii_digit());
    name.parse().ok().filter(|_| is_year).and_then(FiscalYear::new)
}

/// 2014-1
fn period(program: &Program, name: &str) -> Option<Period> {
    let (name, index) = name.split_once('-')?;
    let index = index.parse::<usize>().ok()?.checked_sub(1)?;
    let period = Period { year: year(name)?, index };
    program.cadence.interval(period).map(|_| period)
}
