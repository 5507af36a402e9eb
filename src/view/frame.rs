//! What every page has: its title, the pages above it, its date, whom to ask.

use serde::Serialize;

use super::summary::SummaryView;
use super::{ReferenceDay, Site, time};
use crate::japanese::telephone_numbers;
use crate::record::{Unit, UnitIndex};
use crate::route::{Address, FeedSubject, RECORD_DATA};
use crate::words::Words;
use jiff::civil::Date;

/// What every page has. Templates know it as `page`.
#[derive(Debug, Serialize)]
pub struct Frame<'a> {
    /// The page's name for tabs and lists: unique in the site. The site's own name is not in it.
    pub title: String,
    /// What the page is about, in one line, for search engines.
    pub description: String,
    /// The page's language: `ja`.
    pub lang: &'static str,
    /// How it is laid out, where that is not as other pages are: form, book; else empty.
    pub layout: &'static str,
    /// Which entry of the menu it belongs to, as the entry's link: `/reforms/`.
    pub section: &'static str,
    /// The pages above it, home first; empty on the home page.
    pub breadcrumb: Vec<Link>,
    /// When what it says was last changed, of a list when anything in it was; none where nobody knows.
    pub updated: Option<DateView>,
    /// The day that it speaks for (基準日), where it shows what may be another tomorrow; else none.
    pub as_of: Option<DateView>,
    /// Whom to ask: the unit's key in `contacts`; empty when nobody is named.
    pub contact: &'a str,
    /// The feed (Atom) that tells of what is new on it, with its name; none where there is none.
    pub feed: Option<Link>,
    /// The record that it is about as data (JSON), a file next to the page; empty where there is none.
    pub data: &'static str,
    /// What it says first; none on pages that are lists or texts only.
    pub summary: Option<SummaryView<'a>>,
}

/// A link to a page of the site.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// What it says.
    pub label: String,
    /// Where it leads, from the top of the site: `/units/kita-ku/`.
    pub href: String,
}

/// A day, for machines and for people.
#[derive(Debug, Clone, Serialize)]
pub struct DateView {
    /// For machines: 2026-10-31.
    pub iso: String,
    /// For people: 令和8年（2026年）10月31日.
    pub text: String,
    /// The same where there is little room: 令和8年10月31日.
    pub short: String,
    /// How the day is known, where nobody typed it: （公表の記録による）; else empty.
    pub note: String,
}

/// How citizens reach a unit.
#[derive(Debug, Clone, Serialize)]
pub struct ContactView {
    /// The unit's name.
    pub unit: String,
    /// Its page.
    pub href: String,
    /// The desk in it; empty, as everything below, when it is not known.
    pub desk: String,
    /// What the unit says of its telephone, as people write it: 025-123-4567（内線1234）.
    pub telephone: String,
    /// The same in parts, of which each whole number is a link.
    pub telephone_parts: Vec<TelephonePart>,
    /// When it is open.
    pub hours: String,
    /// Mail address.
    pub mail: String,
    /// Postal address.
    pub address: String,
    /// Address of its form for questions.
    pub form: String,
}

/// A part of what a unit says of its telephone.
#[derive(Debug, Clone, Serialize)]
pub struct TelephonePart {
    /// The part as it was written.
    pub text: String,
    /// The link with which the number is called, `tel:+81251234567`; empty for what is no number.
    pub href: String,
}

impl Link {
    /// A link to an address.
    #[must_use]
    pub fn new(label: impl Into<String>, address: &Address) -> Self {
        Self { label: label.into(), href: address.link() }
    }
}

impl DateView {
    /// The day as people read it.
    #[must_use]
    pub fn new(day: Date, words: &Words) -> Self {
        Self {
            iso: day.to_string(),
            text: time::full(words, day),
            short: time::short(words, day),
            note: String::new(),
        }
    }

    /// The same, known from the log of publications.
    #[must_use]
    pub fn first_seen(self, words: &Words) -> Self {
        Self { note: words.word("day-first-seen"), ..self }
    }
}

impl ContactView {
    /// The contact of a unit, if it has one.
    #[must_use]
    pub fn new(unit: &Unit) -> Option<Self> {
        let contact = unit.contact.as_ref()?;
        Some(Self {
            unit: unit.name.to_string(),
            href: Address::unit(unit).link(),
            desk: contact.desk.to_string(),
            telephone: contact.telephone.to_string(),
            telephone_parts: telephone_parts(&contact.telephone),
            hours: contact.hours.to_string(),
            mail: contact.mail.to_string(),
            address: contact.address.to_string(),
            form: contact.form.to_string(),
        })
    }
}

/// A text in parts, each number one of them.
fn telephone_parts(text: &str) -> Vec<TelephonePart> {
    let mut parts = Vec::new();
    let mut done = 0;
    let mut put = |text: &str, href: String| {
        if !text.is_empty() {
            parts.push(TelephonePart { text: text.to_owned(), href });
        }
    };
    for number in telephone_numbers(text) {
        put(&text[done..number.range.start], String::new());
        done = number.range.end;
        put(&text[number.range], number.link);
    }
    put(&text[done..], String::new());
    parts
}

impl Site<'_> {
    /// The frame of a page of which nobody knows when it was changed.
    pub(crate) fn frame(&self, title: impl Into<String>, section: &'static str) -> Frame<'_> {
        Frame {
            title: title.into(),
            description: String::new(),
            lang: self.words.language().tag(),
            layout: "",
            section,
            breadcrumb: Vec::new(),
            updated: None,
            as_of: None,
            contact: self.contact(None),
            feed: None,
            data: "",
            summary: None,
        }
    }

    /// Whom to ask about something of a unit's: the unit, else the one it belongs to, else the
    /// city's office.
    pub(crate) fn contact(&self, unit: Option<UnitIndex>) -> &str {
        let organization = self.public.organization();
        let mut next = unit;
        // A unit cannot be above itself, but a bound costs nothing.
        for _ in 0..8 {
            let Some(unit) = next else { break };
            if self.named(unit).contact.is_some() {
                return &self.named(unit).id;
            }
            next = organization.parent(unit);
        }
        let office = self.office.map(|it| self.named(it)).filter(|it| it.contact.is_some());
        office.map_or("", |it| &it.id)
    }

    /// How each unit is reached, by its id.
    pub fn contacts(&self) -> impl Iterator<Item = (&str, ContactView)> {
        let units = self.public.organization().units().iter();
        units.filter_map(|it| Some((&*it.id, ContactView::new(it)?)))
    }
}

impl<'a> Frame<'a> {
    /// The same, reached through these pages below home.
    pub(crate) fn below(mut self, site: &Site, links: impl IntoIterator<Item = Link>) -> Self {
        self.breadcrumb.push(Link::new(&site.phrases.home, &Address::home()));
        self.breadcrumb.extend(links);
        self
    }

    /// The same, with a feed that tells of what is new on it.
    pub(crate) fn fed(mut self, site: &Site, subject: FeedSubject) -> Self {
        self.feed = site.feed_link(subject);
        self
    }

    /// The same, with its record as data beside it.
    pub(crate) fn beside_data(self) -> Self {
        Self { data: RECORD_DATA, ..self }
    }

    /// The same, with what it says first; whom to ask is the unit whose contact it has.
    pub(crate) fn summed(mut self, site: &Site<'a>, summary: SummaryView<'a>) -> Self {
        let unit = site.public.organization().by_id(self.contact);
        let ask = unit.map_or("", |it| &*site.named(it).name);
        self.summary = Some(SummaryView { ask, ..summary });
        self
    }

    /// The same, last changed on this day, if it is known.
    pub(crate) fn changed(mut self, site: &Site, day: Option<Date>) -> Self {
        self.updated = day.map(|it| site.day(it));
        self
    }

    /// Lets the page name the day, from when on it may count days up to it.
    pub(crate) fn name_day(&mut self, site: &Site) -> ReferenceDay {
        let day = ReferenceDay::new(site.public);
        self.as_of = Some(site.day(day.date()));
        day
    }

    /// The same, described by this text in Markdown.
    pub(crate) fn about(mut self, text: &str) -> Self {
        self.description = super::prose::summary(text);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_is_a_link_and_everything_stays_as_it_was_typed() {
        for text in ["", "０２５-123-4567", "市民課 025-123-4567、025-123-4568（内線12）", "内線12"]
        {
            let parts = telephone_parts(text);
            assert_eq!(parts.iter().map(|it| &*it.text).collect::<String>(), text);
            let links = parts.iter().filter(|it| !it.href.is_empty()).count();
            assert_eq!(links, telephone_numbers(text).len(), "{text}");
        }
    }
}
