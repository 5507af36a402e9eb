//! What stands where in the site, as far as the records tell.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::context::CityContext;

/// The pages of the site: where they stand, and on which the texts of each file do.
#[derive(Debug, Default)]
pub struct Pages {
    /// Ways from the top, without slashes around them.
    addresses: HashSet<String>,
    of_file: HashMap<String, String>,
}

impl Pages {
    /// Pages by their paths from the top of the site, each with the file it is made from, if
    /// it is made from one.
    #[must_use]
    pub fn new<'a>(pages: impl IntoIterator<Item = (&'a str, Option<&'a str>)>) -> Self {
        let mut known = Self::default();
        for (path, file) in pages {
            let path = path.trim_matches('/');
            known.addresses.insert(path.to_owned());
            if let Some(file) = file {
                known.of_file.entry(file.to_owned()).or_insert_with(|| path.to_owned());
            }
        }
        known
    }
}

/// Where a link in a file leads inside the site: the path from the top, without `#` and `?`. None
/// when it leads elsewhere.
pub(super) fn resolve(city: CityContext<'_>, file: &str, link: &str) -> Option<String> {
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

/// Whether a page or an attachment is at a path from the top. What cannot be known here, such as
/// the theme's own files, is taken to be there.
pub(super) fn is_there(city: CityContext<'_>, path: &str) -> bool {
    let path = decoded(path);
    let is_file = !path.ends_with('/') && attachment(city, &path).is_some();
    let page = path.strip_suffix("index.html").unwrap_or(&path).trim_end_matches('/');
    is_file || is_page(city, page)
}

/// The path of the attachment at a path from the top.
pub(super) fn attachment(city: CityContext<'_>, path: &str) -> Option<String> {
    let path = decoded(path);
    let places = [format!("content/{path}"), format!("content/pages/{path}")];
    places.into_iter().find(|it| is_attachment(it) && city.tree.file(it).is_some())
}

/// Whether a file of the folder is copied to the site as it is.
pub(super) fn is_attachment(path: &str) -> bool {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    path.starts_with("content/") && !["md", "markdown", "yaml", "yml"].contains(&extension.as_str())
}

/// Whether a page stands there, or what kohyo puts next to the pages.
fn is_page(city: CityContext<'_>, page: &str) -> bool {
    let other_files = ["assets/", "status/ledger.", "search/index/"];
    city.pages.addresses.contains(page) || other_files.iter().any(|it| page.starts_with(it))
}

/// The path of the page that a file's texts stand on; what is not on the site yet will stand where
/// its file does.
fn page_of<'a>(city: CityContext<'a>, file: &'a str) -> &'a str {
    let to_come = || {
        let path = file.strip_prefix("content/").unwrap_or("");
        let path = path.strip_prefix("pages/").unwrap_or(path);
        path.strip_suffix("_program.yaml").or_else(|| path.strip_suffix(".md")).unwrap_or("")
    };
    city.pages.of_file.get(file).map_or_else(to_come, String::as_str)
}

/// The path with its `%20` read.
fn decoded(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return path.into();
    }
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|it| std::str::from_utf8(it).ok());
        let byte = hex.filter(|_| first == b'%').and_then(|it| u8::from_str_radix(it, 16).ok());
        bytes.push(byte.unwrap_or(first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}
