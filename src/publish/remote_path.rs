//! Paths on a host, which nothing leads out of the folder of the site.

use std::fmt;

use crate::output::SitePath;

/// The folder on a host in which kohyo keeps what is its own: the manifest, the lock, temporary files,
/// former releases. No address of a site lies in it.
pub const OWN_FOLDER: &str = ".kohyo";

/// The path of a file on a host, relative to the folder of the site there.
///
/// It is an address of the site, or a path made of ours below [`OWN_FOLDER`]; so a host need not check it
/// again. It never begins with `/` and has no `.`, `..`, empty part, `\` or control character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RemotePath(String);

impl RemotePath {
    /// Where the file of this address is.
    #[must_use]
    pub fn of(address: &SitePath) -> Self {
        Self(address.as_str().to_owned())
    }

    /// A file of ours: `lock` is `.kohyo/lock`. None when a part of it could lead elsewhere.
    #[must_use]
    pub fn own(path: &str) -> Option<Self> {
        SitePath::new(path).ok().map(|it| Self(format!("{OWN_FOLDER}/{it}")))
    }

    /// The path a host told us: none when it is neither an address nor one of ours.
    #[must_use]
    pub fn told(path: &str) -> Option<Self> {
        match path.strip_prefix(OWN_FOLDER).and_then(|it| it.strip_prefix('/')) {
            Some(own) => Self::own(own),
            None => SitePath::new(path).ok().map(|it| Self::of(&it)),
        }
    }

    /// Whether it lies below [`OWN_FOLDER`], where no visitor looks.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.0.strip_prefix(OWN_FOLDER).is_some_and(|it| it.starts_with('/'))
    }

    /// As text, with `/` between its parts.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The folders that it lies in, outermost first: `a`, `a/b` for `a/b/c.html`.
    #[must_use]
    pub fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.match_indices('/').map(|(end, _)| &self.0[..end])
    }
}

impl fmt::Display for RemotePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_site_or_into_the_folder_that_is_ours() {
        for path in [
            "",
            "/a",
            "../a",
            "a/../b",
            "a//b",
            "a/",
            "./a",
            "a\\b",
            ".kohyo/../a",
            ".kohyo",
            "a\nb",
        ] {
            assert_eq!(RemotePath::told(path), None, "{path:?}");
        }
        assert!(SitePath::new(".kohyo/lock").is_err());
    }

    #[test]
    fn what_is_ours_and_what_is_the_sites_is_read_back() {
        for path in ["index.html", "改革/2014/45.html", ".kohyo/lock", ".kohyo/files/ab/cd"] {
            assert_eq!(RemotePath::told(path).map(|it| it.to_string()).as_deref(), Some(path));
        }
        let path = RemotePath::own("files/ab/cd").unwrap();
        assert_eq!(
            path.folders().collect::<Vec<_>>(),
            [".kohyo", ".kohyo/files", ".kohyo/files/ab"]
        );
    }
}
