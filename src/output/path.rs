//! Addresses that are safe to create in any folder.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde::{Deserialize, Serialize};

use crate::file_name::{self, NameFault};
use crate::words::{Failure, Message};

/// The address of a file inside the site: `reforms/2014/index.html`.
///
/// It is relative, stays inside the folder, never meets kohyo's own `.kohyo`, and can be created on
/// every operating system, Windows included. So it is checked once, here, and trusted afterwards.
///
/// ```
/// use kohyo::output::SitePath;
///
/// assert!(SitePath::new("改革/2014/index.html").is_ok());
/// assert!(SitePath::new("../index.html").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct SitePath(String);

impl SitePath {
    /// Checks an address. The error says which part is wrong and why.
    pub fn new(path: impl Into<String>) -> Result<Self> {
        let path = path.into();
        for part in path.split('/') {
            if let Some(fault) = fault_of(part) {
                let message =
                    Message::new("not-an-address").with("path", path.as_str()).with("fault", fault);
                return Err(Failure::new(message).into());
            }
        }
        Ok(Self(path))
    }

    /// The address as text, with `/` between its parts.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders it lies in, outermost first: `a`, `a/b` for `a/b/c.html`.
    pub(super) fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.match_indices('/').map(|(end, _)| &self.0[..end])
    }

    /// Whether people open it directly, so that what it links to should be there first.
    pub(super) fn is_page(&self) -> bool {
        Path::new(&self.0).extension().is_some_and(|it| it.eq_ignore_ascii_case("html"))
    }

    pub(super) fn under(&self, root: &Path) -> PathBuf {
        root.join(&self.0)
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// So that a map of addresses can be asked for a folder. `Ord` and `Hash` are those of the text.
impl Borrow<str> for SitePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SitePath {
    type Error = anyhow::Error;

    fn try_from(path: String) -> Result<Self> {
        Self::new(path)
    }
}

/// What is wrong with a part, as its sentence names it.
fn fault_of(part: &str) -> Option<&'static str> {
    if part.is_empty() {
        Some("empty")
    } else if part.starts_with('.') {
        Some("dot")
    } else {
        file_name::fault(part).map(NameFault::name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_accepted() {
        for path in ["index.html", "a/b/c.csv", "改革/平成26年度.html", "con-tract.html", "a b.pdf"]
        {
            assert_eq!(SitePath::new(path).unwrap().as_str(), path);
        }
    }

    #[test]
    fn what_leaves_the_folder_or_fails_somewhere_is_refused() {
        let long = "a".repeat(256);
        for path in [
            "",
            "/",
            "/etc/passwd",
            "a/",
            "a//b",
            ".",
            "..",
            "a/../b",
            "a/./b",
            ".kohyo/manifest",
            "a/.htaccess",
            "a\\b",
            "a\nb",
            "a\0b",
            "C:/a",
            "a?b",
            "a*b",
            "a|b",
            "<a>",
            "\"a\"",
            "a.",
            "a /b",
            "con",
            "CON",
            "a/nul.html",
            "Com1.txt",
            "lpt9",
            "com²",
            &long,
        ] {
            assert!(SitePath::new(path).is_err(), "{path:?} was accepted");
        }
    }

    #[test]
    fn a_message_names_the_address_and_the_reason() {
        let error = SitePath::new("a/../b").unwrap_err().to_string();
        assert_eq!(
            error,
            "`a/../b` cannot be an address of the site: a part of it starts with a dot"
        );
    }

    #[test]
    fn folders_go_from_the_outside_in() {
        let path = SitePath::new("a/b/c.html").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
    }

    #[test]
    fn a_path_read_back_from_a_journal_is_checked_again() {
        assert!(serde_json::from_str::<SitePath>("\"../a\"").is_err());
        assert_eq!(serde_json::to_string(&SitePath::new("a/b").unwrap()).unwrap(), "\"a/b\"");
    }
}
