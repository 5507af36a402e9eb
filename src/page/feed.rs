//! What a feed (RFC 4287) says: of the city, of a plan or charter year, of a unit.

use std::collections::HashSet;

use jiff::civil::Date;

use super::change;
use super::news_text::NewsText;
use crate::disclosure::{NewsEvent, NewsItem, NewsLine, NewsRecord, ProgramRef};
use crate::markdown;
use crate::record::UnitIndex;
use crate::route::{Feed, FeedSubject};
use crate::url_path;
use crate::view::Site;

/// Entries that a feed has at most.
const ENTRIES: usize = 50;

/// From when on the city has the name of the host in the identifiers (RFC 4151): it never changes.
const SINCE: &str = "2026";

/// What a feed says.
#[derive(Debug)]
pub struct FeedText {
    /// What it is called.
    pub title: String,
    /// What it is known by for good.
    pub id: String,
    /// When anything in it was last changed.
    pub updated: String,
    /// Who publishes it.
    pub author: String,
    /// Its own address.
    pub url: String,
    /// The address of the page that says the same.
    pub page_url: String,
    /// Its entries, the newest first.
    pub entries: Vec<FeedEntry>,
}

/// An entry of a feed.
#[derive(Debug)]
pub struct FeedEntry {
    /// What happened to what.
    pub title: String,
    /// What it is known by for good.
    pub id: String,
    /// The beginning of its day.
    pub updated: String,
    /// The address of the page.
    pub url: String,
    /// What happened, as a word for programs: `corrected`.
    pub event: &'static str,
    /// What was wrong and what is right; may be empty.
    pub text: String,
}

impl FeedText {
    /// What a feed says.
    #[must_use]
    pub fn of(site: &Site, feed: &Feed) -> Self {
        let items;
        let lines = match feed.subject {
            FeedSubject::City => &site.news.lines,
            FeedSubject::Program(program) => {
                items = of_program(site, program);
                &NewsLine::newest(&items, ENTRIES).0
            }
            FeedSubject::Unit(unit) => {
                items = of_unit(site, unit);
                &NewsLine::newest(&items, ENTRIES).0
            }
        };
        let places = Places::of(site);
        let newest = lines.first().map_or_else(|| first_day(site, feed.subject), |it| it.first.day);
        Self {
            title: site.feed_title(feed.subject),
            id: places.id(&feed.file()),
            updated: places.midnight(newest),
            author: site.municipality().to_owned(),
            url: places.url(&feed.file()),
            page_url: places.url(feed.page.as_str()),
            entries: entries(site, &places, &lines[..lines.len().min(ENTRIES)]),
        }
    }
}

pub(super) fn of_program<'a>(site: &Site<'a>, program: ProgramRef) -> Vec<NewsItem<'a>> {
    let public = site.public;
    match program {
        ProgramRef::Plan(at) => {
            public.news_of(public.sheets(&public.plans()[at]).map(NewsRecord::Sheet))
        }
        ProgramRef::CharterYear(at) => {
            public.news_of(public.charters(&public.charter_years()[at]).map(NewsRecord::Charter))
        }
    }
}

/// What happened to the sheets that a unit answers for, and to its charters.
pub(super) fn of_unit<'a>(site: &Site<'a>, unit: UnitIndex) -> Vec<NewsItem<'a>> {
    let records = site.unit(unit);
    let sheets = records.owned.iter().copied().map(NewsRecord::Sheet);
    site.public.news_of(sheets.chain(records.charters.iter().copied().map(NewsRecord::Charter)))
}

/// Nothing has happened before the first of the years.
fn first_day(site: &Site, subject: FeedSubject) -> Date {
    let first = |program| site.public.program(program).days().0;
    match subject {
        FeedSubject::Program(program) => first(program),
        FeedSubject::City | FeedSubject::Unit(_) => {
            site.public.programs().map(first).min().unwrap_or_default()
        }
    }
}

fn entries(site: &Site, places: &Places, lines: &[NewsLine]) -> Vec<FeedEntry> {
    let mut known = HashSet::new();
    // The oldest first, so that what comes later changes no identifier.
    let entries = lines.iter().rev().filter_map(|line| {
        let mut entry = entry(site, places, line)?;
        let id = entry.id.clone();
        for number in 2.. {
            if known.insert(entry.id.clone()) {
                break;
            }
            entry.id = format!("{id}/{number}");
        }
        Some(entry)
    });
    let mut entries: Vec<FeedEntry> = entries.collect();
    entries.reverse();
    entries
}

fn entry(site: &Site, places: &Places, line: &NewsLine) -> Option<FeedEntry> {
    let NewsText { link, program, what } = NewsText::of(site, line)?;
    // Two plans may have the same item.
    let of_program = match program.as_str() {
        "" => String::new(),
        name => format!("{}{name}{}", site.words.word("open"), site.words.word("close")),
    };
    let changes = line.first.changes.iter().filter(|_| line.program().is_none());
    let changes = changes.map(|it| change::line(site, line.first.record, it));
    let said = Some(markdown::plain(line.first.text)).filter(|it| !it.is_empty());
    let address = link.href.trim_start_matches('/');
    Some(FeedEntry {
        title: format!("{}{of_program}{}{what}", link.label, site.phrases.colon),
        id: places.id(&identity(address, line)),
        updated: places.midnight(line.first.day),
        url: places.url(address),
        event: line.first.event.name(),
        text: said.into_iter().chain(changes).collect::<Vec<_>>().join("\n"),
    })
}

/// What makes a line this line, whatever else is published or said of it later.
fn identity(address: &str, line: &NewsLine) -> String {
    let page = address.split_once('#').map_or(address, |it| it.0);
    let NewsItem { day, event, item, assessor, number, .. } = line.first;
    let mut identity = format!("{page}{day}/{}", event.name());
    match (line.program(), item) {
        // Many records are told of together for one thing.
        (Some(_), Some(item)) => {
            identity.push('/');
            identity.push_str(&item.key());
            identity.extend(assessor.into_iter().flat_map(|it| ["/", it]));
        }
        // A record may come to publish more on a day.
        (None, Some(_)) => identity.push_str("/items"),
        (_, None) if event == NewsEvent::Corrected && number > 0 => {
            identity.push('/');
            identity.push_str(&(number + 1).to_string());
        }
        (_, None) => {}
    }
    identity
}

/// Where the site is, and when its days begin.
struct Places<'s> {
    site: &'s Site<'s>,
    /// Without a `/` at its end.
    base: &'s str,
    /// The name of the host, and the path of the site on it as it is written in addresses.
    host: &'s str,
    path: &'s str,
}

impl<'s> Places<'s> {
    fn of(site: &'s Site<'s>) -> Self {
        let url = &site.public.settings().base_url;
        let path = url.path().trim_matches('/');
        Self { site, base: url.trim_end_matches('/'), host: url.host_name(), path }
    }

    /// The whole address of a path in the language.
    fn url(&self, path: &str) -> String {
        format!("{}/{}{path}", self.base, self.site.folder())
    }

    /// A `tag:` of a path in the language, as in RFC 4151.
    fn id(&self, path: &str) -> String {
        let slash = if self.path.is_empty() { "" } else { "/" };
        let path = url_path::encode(&format!("{slash}{}{path}", self.site.folder()));
        format!("tag:{},{SINCE}:{}{path}", url_path::encode(self.host), self.path)
    }

    /// When a day begins in the city.
    fn midnight(&self, day: Date) -> String {
        let zone = self.site.public.settings().time_zone.0.clone();
        match day.to_zoned(zone) {
            Ok(midnight) => midnight.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
            // The last day that a calendar knows of.
            Err(_) => format!("{day}T00:00:00Z"),
        }
    }
}
