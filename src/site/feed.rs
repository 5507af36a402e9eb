//! A feed as a file: Atom, as RFC 4287 defines it.

use anyhow::Result;
use quick_xml::se::Serializer;
use serde::Serialize;

use crate::characters::visible_piece;
use crate::page::{FeedEntry, FeedText};
use crate::route::Feed;
use crate::view::Site;

/// The feed in the language of the site.
pub(super) fn write(site: &Site, feed: &Feed) -> Result<Vec<u8>> {
    let text = FeedText::of(site, feed);
    let entries = text.entries.iter().map(Entry::from).collect();
    let atom = Atom {
        xmlns: "http://www.w3.org/2005/Atom",
        lang: site.words.language().tag(),
        title: shown(&text.title),
        id: &text.id,
        updated: &text.updated,
        author: Person { name: shown(&text.author) },
        links: vec![
            Link { rel: "self", media_type: "application/atom+xml", href: &text.url },
            Link { rel: "alternate", media_type: "text/html", href: &text.page_url },
        ],
        entries,
    };
    let mut xml = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned();
    let mut serializer = Serializer::with_root(&mut xml, Some("feed"))?;
    serializer.indent(' ', 1);
    atom.serialize(serializer)?;
    xml.push('\n');
    Ok(xml.into_bytes())
}

/// A text without what no XML may have: it is shown as it is on pages.
fn shown(text: &str) -> String {
    visible_piece(text).into_owned()
}

#[derive(Serialize)]
struct Atom<'a> {
    #[serde(rename = "@xmlns")]
    xmlns: &'static str,
    #[serde(rename = "@xml:lang")]
    lang: &'static str,
    title: String,
    id: &'a str,
    updated: &'a str,
    author: Person,
    #[serde(rename = "link")]
    links: Vec<Link<'a>>,
    #[serde(rename = "entry")]
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Person {
    name: String,
}

#[derive(Serialize)]
struct Link<'a> {
    #[serde(rename = "@rel")]
    rel: &'static str,
    #[serde(rename = "@type")]
    media_type: &'static str,
    #[serde(rename = "@href")]
    href: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    title: String,
    id: &'a str,
    updated: &'a str,
    link: Link<'a>,
    category: Category,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Content>,
}

#[derive(Serialize)]
struct Category {
    #[serde(rename = "@term")]
    term: &'static str,
}

#[derive(Serialize)]
struct Content {
    #[serde(rename = "@type")]
    kind: &'static str,
    #[serde(rename = "$text")]
    text: String,
}

impl<'a> From<&'a FeedEntry> for Entry<'a> {
    fn from(entry: &'a FeedEntry) -> Self {
        let text = shown(&entry.text);
        Self {
            title: shown(&entry.title),
            id: &entry.id,
            updated: &entry.updated,
            link: Link { rel: "alternate", media_type: "text/html", href: &entry.url },
            category: Category { term: entry.event },
            content: (!text.is_empty()).then_some(Content { kind: "text", text }),
        }
    }
}
