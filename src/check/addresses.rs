//! Where links lead inside the site.

use super::context::CityContext;
use crate::route::Redirect;
use crate::url_path;

/// Where a link in a file leads inside the site: the path from the top, without `#` and `?`. None
/// when it leads elsewhere.
pub(super) fn resolve(city: CityContext<'_>, file: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let scheme = link.split('/').next().is_some_and(|it| it.contains(':'));
    if link.is_empty() || scheme || link.starts_with("//") {
        return None;
    }
    let page = page_of(city, file);
    let base = if link.starts_with('/') { "" } else { &page };
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

/// Whether there is a page, an attachment or something of kohyo's own at a path from the top, on the day
/// or later.
pub(super) fn is_there(city: CityContext<'_>, path: &str) -> bool {
    url_path::decode(path).is_some_and(|it| city.routes.is_taken(&it))
}

/// Where a path from the top leads on to, if it is a former address.
pub(super) fn redirect<'a>(city: CityContext<'a>, path: &str) -> Option<&'a Redirect> {
    city.routes.redirect(&url_path::decode(path)?)
}

/// The file of the city that is copied to a path from the top.
pub(super) fn attachment<'a>(city: CityContext<'a>, path: &str) -> Option<&'a str> {
    city.routes.attachment(&url_path::decode(path)?).map(|it| it.file.as_str())
}

/// The path of the page that a file's texts stand on; what is not on the site yet will stand where
/// its file does.
fn page_of(city: CityContext<'_>, file: &str) -> String {
    let to_come = || {
        let path = file.strip_prefix("content/").unwrap_or("");
        let path = path.strip_prefix("pages/").unwrap_or(path);
        path.strip_suffix("_program.yaml")
            .or_else(|| path.strip_suffix(".md"))
            .unwrap_or("")
            .to_owned()
    };
    city.routes.page_of_file(file).unwrap_or_else(to_come)
}
