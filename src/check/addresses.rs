//! What stands where in the site, as far as the records tell.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::case::City;

/// The pages of the site: where they stand, and on which the texts of each file do.
#[derive(Debug, Default)]
pub struct Pages {
    /// Ways from the top, without slashes around them.
    addresses: HashSet<String>,
    of_file: HashMap<String, String>,
}

impl Pages {
    /// Pages by the ways to them from the top of the site, each with the file it is made from, if
    /// it is made from one.
    #[must_use]
    pub fn new<'a>(pages: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Self {
        let mut known = Self::default();
        for (way, file) in pages {
            let way = way.trim_matches('/');
            known.addresses.insert(way.to_owned());
            if let Some(file) = file {
                known.of_file.entry(file.to_owned()).or_insert_with(|| way.to_owned());
            }
        }
        known
    }
}

/// Where a link in a file leads inside the site: the way from the top, without `#` and `?`. None
/// when it leads elsewhere.
pub(super) fn resolve(city: City<'_>, file: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let scheme = link.split('/').next().is_some_and(|it| it.contains(':'));
    if link.is_empty() || scheme || link.starts_with("//") {
        return None;
    }
    let page = page_of(city, file);
    let base = if link.starts_with('/') { "" } else { page };
    let mut parts: Vec<&str> = base.split('/').filter(|it| !it.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let folder = link.ends_with('/') && !parts.is_empty();
    Some(parts.join("/") + if folder { "/" } else { "" })
}

/// Whether a page or an attachment stands at a way from the top. What cannot be known here, such as
/// the theme's own files, is taken to be there.
pub(super) fn is_there(city: City<'_>, way: &str) -> bool {
    let way = decoded(way);
    let is_file = !way.ends_with('/') && attachment(city, &way).is_some();
    let page = way.strip_suffix("index.html").unwrap_or(&way).trim_end_matches('/');
    is_file || is_page(city, page)
}

/// The path of the attachment at a way from the top.
pub(super) fn attachment(city: City<'_>, way: &str) -> Option<String> {
    let way = decoded(way);
    let places = [format!("content/{way}"), format!("content/pages/{way}")];
    places.into_iter().find(|it| is_attachment(it) && city.tree.file(it).is_some())
}

/// Whether a file of the folder is copied to the site as it is.
pub(super) fn is_attachment(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    path.starts_with("content/") && !["md", "markdown", "yaml", "yml"].contains(&extension.as_str())
}

/// Whether a page stands there, or what kohyo puts beside the pages.
fn is_page(city: City<'_>, page: &str) -> bool {
    let beside = ["assets/", "status/ledger.", "search/index/"];
    city.pages.addresses.contains(page) || beside.iter().any(|it| page.starts_with(it))
}

/// The way to the page that a file's texts stand on; what is not on the site yet will stand where
/// its file does.
fn page_of<'a>(city: City<'a>, file: &'a str) -> &'a str {
    let to_come = || {
        let path = file.strip_prefix("content/").unwrap_or("");
        let path = path.strip_prefix("pages/").unwrap_or(path);
        path.strip_suffix("_program.yaml").or_else(|| path.strip_suffix(".md")).unwrap_or("")
    };
    city.pages.of_file.get(file).map_or_else(to_come, String::as_str)
}

/// The way with its `%20` read.
fn decoded(way: &str) -> Cow<'_, str> {
    if !way.contains('%') {
        return way.into();
    }
    let mut bytes = Vec::with_capacity(way.len());
    let mut rest = way.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let byte = hex.filter(|_| first == b'%').and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}
