//! What is said of something that happened, on pages and in feeds.

use crate::disclosure::{Item, NewsEvent, NewsItem, NewsLine, NewsRecord};
use crate::record::{Key, Program};
use crate::route::{Address, Route};
use crate::view::Site;
use crate::view::frame::Link;
use crate::words::{Language, Message};

/// Where the history of a record is on its page.
const HISTORY: &str = "#history";

/// What is said of a line of news.
#[derive(Debug, Clone)]
pub struct NewsText {
    /// To what it happened, with a link to its page.
    pub link: Link,
    /// Its plan or charter year, where the link does not name that.
    pub program: String,
    /// What happened: 平成26年度の年度評価を公表.
    pub what: String,
}

impl NewsText {
    /// What is said of a line; none where it is about a page that nobody can read in this language.
    #[must_use]
    pub fn of(site: &Site, line: &NewsLine) -> Option<Self> {
        let what = said(site, &line.first, &line.items, line.records);
        if let Some(program) = line.program() {
            return Some(Self { link: program_link(line, program), program: String::new(), what });
        }
        let program = line.first.record.program().map(|it| it.file.name.to_string());
        let mut record = record_link(site, line.first.record)?;
        if line.first.event == NewsEvent::Corrected {
            record.href.push_str(HISTORY);
        }
        Some(Self { link: record, program: program.unwrap_or_default(), what })
    }

    /// What is said of one thing that happened.
    pub(super) fn of_item(site: &Site, item: &NewsItem) -> String {
        let part: Vec<_> = item.item.map(|it| (it, item.assessor)).into_iter().collect();
        said(site, item, &part, 1)
    }
}

/// A record under its name; none where it cannot be read in this language.
pub(super) fn record_link(site: &Site, record: NewsRecord) -> Option<Link> {
    Some(match record {
        NewsRecord::Sheet(sheet) => Link::new(sheet.name(site), &sheet.address()),
        NewsRecord::Charter(charter) => Link::new(charter.heading(site), &charter.address(site)),
        NewsRecord::StaticPage(record) => {
            let mut pages = site.static_pages();
            let shown = pages.find(|(it, _)| std::ptr::eq(*it, record)).map(|it| it.1);
            // Of one that was withdrawn, a page says so at the same address.
            let is_it = |route: &&Route| route.file.as_ref() == Some(&record.file);
            let withdrawn = || site.language.pages.iter().find(is_it).map(|it| &it.address);
            let address = shown.or_else(withdrawn)?;
            Link::new(&*record.data.title, address)
        }
    })
}

fn program_link(line: &NewsLine, program: &Program) -> Link {
    let address = match line.first.record {
        NewsRecord::Charter(_) => Address::charter_year(program),
        NewsRecord::Sheet(_) | NewsRecord::StaticPage(_) => Address::plan(program),
    };
    Link::new(&*program.file.name, &address)
}

fn said(site: &Site, item: &NewsItem, parts: &[(Item, Option<&str>)], records: usize) -> String {
    let program = item.record.program();
    let part = |(part, assessor): &(Item, Option<&str>)| {
        program.map(|it| named(site, it, item.record, *part, *assessor))
    };
    let names: Vec<String> = parts.iter().filter_map(part).collect();
    let is_posting = matches!(parts, [(Item::Posting, None)]);
    let is_posted = item.event == NewsEvent::Published && is_posting;
    let event = if is_posted { "posted" } else { item.event.name() };
    let what = if names.is_empty() { "none".to_owned() } else { names.join(&site.phrases.comma) };
    let said = site.words.say(&Message::new(format!("news-{event}")).with("what", what));
    if records == 1 {
        return said;
    }
    let counter = match item.record {
        NewsRecord::Charter(_) => "units",
        NewsRecord::Sheet(_) | NewsRecord::StaticPage(_) => "sheets",
    };
    let together = Message::new("news-together").with("it", said).with("count", records);
    site.words.say(&together.with("counter", counter))
}

/// What is published in a record by and by: 平成26年度上半期の進捗管理.
fn named(
    site: &Site,
    program: &Program,
    record: NewsRecord,
    item: Item,
    assessor: Option<&str>,
) -> String {
    let form = &program.form;
    let at = |when: String, key| {
        let message = Message::new("news-item").with("when", when);
        site.words.say(&message.with("it", site.heading(form, key)))
    };
    let of_plan = |stage| {
        let message = Message::new("news-stage").with("stage", site.words.word(stage));
        site.words.say(&message.with("it", site.heading(form, Key::OverallEvaluation)))
    };
    let name = match item {
        Item::Posting => site.heading(form, Key::ServiceCharter).to_owned(),
        Item::Report(period) => {
            let block = match record {
                NewsRecord::Charter(_) => Key::Reports,
                NewsRecord::Sheet(_) | NewsRecord::StaticPage(_) => Key::Progress,
            };
            // Its whole name, unless the words of the period are to be in another language.
            let when = match site.words.language() {
                Language::Ja => program.cadence.name(period),
                Language::En => site.period(program, period),
            };
            at(when, block)
        }
        Item::Annual(year) => at(site.short_year(year), Key::AnnualEvaluations),
        Item::Provisional => of_plan("stage-provisional"),
        Item::Final => of_plan("stage-final"),
    };
    let Some(assessor) = assessor else { return name };
    let message = Message::new("news-assessed").with("it", name);
    site.words.say(&message.with("assessor", assessor))
}
