//! Where web servers lead visitors who ask for a former address: at once, and where no page can do it, such as at the
//! address of a PDF. What a city wrote comes into these files as parts of paths only, encoded as each server reads them.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::disclosure::Public;
use crate::route::{Redirect, Routes};
use crate::url_path;

/// How many addresses stand in one expression at most.
const TOGETHER: usize = 100;

/// Where visitors are led on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forwarding {
    moved: Vec<Redirect>,
    /// Addresses of files that were withdrawn: of pages a page says so.
    gone: Vec<String>,
}

impl Forwarding {
    /// Where the visitors of a site are led on, on the day of what may be shown.
    #[must_use]
    pub fn of(routes: &Routes, public: Public) -> Self {
        let has_come = |entry: usize| public.withdrawn_address(entry).is_some();
        let files = routes.gone().iter().filter(|it| !it.has_page() && has_come(it.entry));
        let gone = files.map(|it| it.address.clone()).collect();
        Self { moved: routes.redirects().to_vec(), gone }
    }

    /// Lines of `.htaccess`. The server reads them at each request, so that addresses which moved alike stand together.
    pub(super) fn for_apache(&self, base: &str) -> Vec<String> {
        let mut together: BTreeMap<(&str, &str, bool), Vec<&str>> = BTreeMap::new();
        for Redirect { from, to, .. } in &self.moved {
            let common = common_end(from, to);
            let (from, end) = from.split_at(from.len() - common);
            let is_folder = end.ends_with('/') || end.is_empty() && from.ends_with('/');
            let to = &to[..to.len() - common];
            together.entry((from, to, is_folder)).or_default().push(end);
        }
        let mut lines = Vec::new();
        for ((from, to, is_folder), ends) in &together {
            let index = if *is_folder { "(?:index[.]html)?" } else { "" };
            for ends in ends.chunks(TOGETHER) {
                let ends: Vec<String> = ends.iter().map(|it| expression(it)).collect();
                let (ends, from) = (ends.join("|"), expression(&format!("{base}{from}")));
                // The server encodes what it sends.
                lines.push(format!(
                    "RedirectMatch 301 \"^{from}({ends}){index}$\" \"{base}{to}$1\""
                ));
            }
        }
        let gone = self.gone.iter().map(|it| expression(&format!("{base}{it}")));
        lines.extend(gone.map(|it| format!("RedirectMatch 410 \"^{it}$\"")));
        lines
    }

    /// Locations for nginx.
    pub(super) fn for_nginx(&self, base: &str) -> String {
        let mut text = String::new();
        for Redirect { from, to, .. } in &self.moved {
            let to = url_path::encode(&format!("{base}{to}"));
            let index = from.ends_with('/').then(|| format!("{from}index.html"));
            let without_slash = from.strip_suffix('/').map(ToOwned::to_owned);
            for from in [Some(from.clone()), index, without_slash].into_iter().flatten() {
                // Writing to a string cannot fail.
                let _ =
                    writeln!(text, "location = \"{base}{from}\" {{\n    return 301 \"{to}\";\n}}");
            }
        }
        for address in &self.gone {
            let _ = writeln!(text, "location = \"{base}{address}\" {{\n    return 410;\n}}");
        }
        text
    }

    /// `_redirects` of Netlify, Cloudflare Pages and others.
    pub(super) fn file(&self, base: &str) -> String {
        let mut text = "# Written by kohyo: for the root of the host.\n".to_owned();
        for Redirect { from, to, .. } in &self.moved {
            let encoded = |it: &str| url_path::encode(&format!("{base}{it}"));
            let _ = writeln!(text, "{} {} 301", encoded(from), encoded(to));
        }
        text
    }

    /// Whether anything moved.
    pub(super) fn has_moved(&self) -> bool {
        !self.moved.is_empty()
    }
}

/// How many bytes two addresses have in common at their ends, in whole parts.
fn common_end(from: &str, to: &str) -> usize {
    let mut common = 0;
    for (start, _) in from.rmatch_indices('/') {
        let end = &from[start + 1..];
        if !to.ends_with(end) || to.len() > end.len() && !to[..to.len() - end.len()].ends_with('/')
        {
            break;
        }
        common = end.len();
    }
    common
}

/// A path as a regular expression that it alone fits, which neither a quote nor a backslash can end.
fn expression(path: &str) -> String {
    let mut expression = String::with_capacity(path.len() * 2);
    for character in path.chars() {
        match character {
            '^' | '\\' | '"' => {
                let _ = write!(expression, "\\x{:02x}", u32::from(character));
            }
            '.' | '+' | '*' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '$' | '%' => {
                expression.extend(['[', character, ']']);
            }
            _ => expression.push(character),
        }
    }
    expression
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_moved_alike_have_their_ends_in_common() {
        for (from, to, expected) in [
            ("reforms/a/45/", "reforms/b/45/", "45/"),
            ("reforms/a/45/form/", "reforms/b/45/form/", "45/form/"),
            ("reforms/a/45/", "reforms/a/045/", ""),
            ("en/units/a/", "units/a/", "units/a/"),
            ("a/", "", ""),
            ("en/", "", ""),
            ("a/b.pdf", "c/b.pdf", "b.pdf"),
            ("b.pdf", "c/b.pdf", ""),
            ("a/b.pdf", "c/bb.pdf", ""),
        ] {
            assert_eq!(common_end(from, to), expected.len(), "{from} {to}");
        }
    }

    #[test]
    fn an_expression_fits_its_path_and_cannot_be_ended() {
        assert_eq!(
            expression("/a.b(1)/改 革$\"\\^%{X}"),
            "/a[.]b[(]1[)]/改 革[$]\\x22\\x5c\\x5e[%][{]X[}]"
        );
    }
}
