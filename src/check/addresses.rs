//! What stands where in the site, as far as the records tell.

use std::borrow::Cow;

use super::case::City;

/// Where a link in a file leads inside the site: the way from the top, without `#` and `?`. None
/// when it leads elsewhere.
pub(super) fn resolve(city: City<'_>, file: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let scheme = link.split('/').next().is_some_and(|it| it.contains(':'));
    if link.is_empty() || scheme || link.starts_with("//") {
        return None;
    }
    let page = page_of(city, file);
    let base = if link.starts_with('/') { "" } else { &*page };
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

fn is_page(city: City<'_>, page: &str) -> bool {
    let (library, organization) = (city.library, &city.library.organization);
    let mut parts = page.split('/');
    let (first, program, record, more) = (parts.next(), parts.next(), parts.next(), parts.next());
    let known = match (first.unwrap_or_default(), program, record) {
        ("" | "units" | "status" | "404.html", None, _) | ("status" | "assets" | "data", _, _) => {
            true
        }
        ("reforms", None, _) => !library.plans.is_empty(),
        ("charters", None, _) => !library.programmes.is_empty(),
        ("units", Some(id), None) => organization.by_id(id).is_some(),
        ("reforms", Some(plan), sheet) => {
            let plan = library.plans.iter().find(|it| it.program.slug == plan);
            plan.is_some_and(|plan| match sheet {
                None => true,
                Some(slug) => plan.sheets.iter().any(|it| it.slug == slug && !it.data.draft),
            })
        }
        ("charters", Some(programme), unit) => {
            let programme = library.programmes.iter().find(|it| it.program.slug == programme);
            programme.is_some_and(|programme| match unit {
                None => true,
                Some(id) => {
                    let mut charters = programme.charters.iter().filter(|it| !it.data.draft);
                    let named = |name: &str| {
                        organization.by_id(id).is_some_and(|it| {
                            let unit = &organization.units()[it];
                            *unit.name == *name || *unit.id == *name
                        })
                    };
                    charters.any(|it| it.slug == id || named(&it.data.unit))
                }
            })
        }
        _ => false,
    };
    let pages = || library.pages.iter().filter(|it| !it.data.draft);
    known && more.is_none() || pages().any(|it| free_page(&it.file) == page)
}

/// The way to a free page.
fn free_page(file: &str) -> &str {
    let path = file.strip_prefix("content/pages/").unwrap_or(file);
    let path = path.strip_suffix(".md").unwrap_or(path);
    let folder = path.strip_suffix("index").filter(|it| it.is_empty() || it.ends_with('/'));
    folder.unwrap_or(path).trim_end_matches('/')
}

/// The way to the page that a file's texts stand on.
fn page_of<'a>(city: City<'_>, file: &'a str) -> Cow<'a, str> {
    let path = file.strip_prefix("content/").unwrap_or("");
    if path.starts_with("pages/") {
        return free_page(file).into();
    }
    let path = path.strip_suffix("_program.yaml").or_else(|| path.strip_suffix(".md"));
    let Some(path) = path else { return "".into() };
    let charter = path.strip_prefix("charters/").and_then(|it| it.split_once('/'));
    // A charter stands at the id of its unit, whatever its file is called.
    let unit = charter.and_then(|(programme, slug)| {
        let mut programmes = city.library.programmes.iter();
        let programme = programmes.find(|it| it.program.slug == programme)?;
        let charter = programme.charters.iter().find(|it| it.slug == slug)?;
        let (first, last) = programme.program.days();
        let organization = &city.library.organization;
        let name = Some(&*charter.data.unit).filter(|it| !it.is_empty()).unwrap_or(slug);
        let unit = organization.find(name, first, last)?;
        Some(format!("charters/{}/{}", programme.program.slug, organization.units()[unit].id))
    });
    unit.map_or(Cow::Borrowed(path), Cow::Owned)
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
