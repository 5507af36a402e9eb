//! Where a page stands in the site.

use std::fmt;

/// The address of a page from the top of the site: `reforms/gyokaku-2013/045/`, or nothing for the
/// home page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Address(String);

impl Address {
    /// The address of these parts, which are names of folders.
    ///
    /// ```
    /// let address = kohyo::page::Address::new(&["units", "kita-ku"]);
    /// assert_eq!(address.file(), "units/kita-ku/index.html");
    /// assert_eq!(address.root(), "../../");
    /// ```
    #[must_use]
    pub fn new(parts: &[&str]) -> Self {
        let mut path = String::with_capacity(parts.iter().map(|it| it.len() + 1).sum());
        for part in parts {
            path.push_str(part);
            path.push('/');
        }
        Self(path)
    }

    /// The page shown where there is none.
    #[must_use]
    pub fn not_found() -> Self {
        Self("404.html".to_owned())
    }

    /// The address as text, from the top of the site.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A link to the page as it is written in templates and Markdown: from the top of the site.
    #[must_use]
    pub fn link(&self) -> String {
        format!("/{}", self.0)
    }

    /// The file of the page.
    #[must_use]
    pub fn file(&self) -> String {
        if self.0.is_empty() || self.0.ends_with('/') {
            format!("{}index.html", self.0)
        } else {
            self.0.clone()
        }
    }

    /// The relative path from the page to the top of the site.
    #[must_use]
    pub fn root(&self) -> String {
        match self.0.matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_top_of_the_site_is_found_from_every_depth() {
        assert_eq!(
            (Address::default().file(), Address::default().root()),
            pair("index.html", "./")
        );
        let lost = Address::not_found();
        assert_eq!((lost.file(), lost.root()), pair("404.html", "./"));
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.to_owned(), b.to_owned())
    }
}
