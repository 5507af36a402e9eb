//! Paths on a host, which nothing leads out of the folder of the site.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::digest::Hash;
use crate::output::SitePath;

/// The folder on a host in which kohyo keeps what is its own: the manifest, the lock, temporary files,
/// former releases. No address of a site lies in it.
pub const OWN_FOLDER: &str = ".kohyo";

/// Where files lie before they are moved to their place.
pub(super) const TEMPORARY: &str = ".kohyo/temporary";

/// How names of files directly in [`OWN_FOLDER`] begin that a host is going to put in their places.
pub(super) const UNFINISHED: &str = "put-";

/// Where contents of former releases are kept.
pub(super) const KEPT: &str = ".kohyo/files";

/// Where former releases are.
pub(super) const RELEASES: &str = ".kohyo/releases";

/// Files at the top of a site that are for the server and no address: their names begin with a dot.
const SERVER_FILES: [&str; 1] = [".htaccess"];

/// The path of a file on a host, relative to the folder of the site there.
///
/// It is an address of the site, or a path made of ours below [`OWN_FOLDER`]; so a host need not check it
/// again. It never begins with `/` and has no `.`, `..`, empty part, `\` or control character.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
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

    /// What was published.
    #[must_use]
    pub fn manifest() -> Self {
        Self(format!("{OWN_FOLDER}/manifest.json"))
    }

    /// What is being published.
    #[must_use]
    pub fn pending() -> Self {
        Self(format!("{OWN_FOLDER}/pending.json"))
    }

    /// Who is publishing.
    #[must_use]
    pub fn lock() -> Self {
        Self(format!("{OWN_FOLDER}/lock"))
    }

    /// Where a file lies before it is moved to its place: a name for each place and content, so that an
    /// interrupted upload is found again.
    #[must_use]
    pub fn temporary(place: &Self, content: Hash) -> Self {
        let name = Hash::of(format!("{place}\0{content}").as_bytes());
        Self(format!("{TEMPORARY}/{name}"))
    }

    /// Where the content of a former release is kept.
    #[must_use]
    pub fn kept(content: Hash) -> Self {
        Self(format!("{KEPT}/{content}"))
    }

    /// The manifest of a former release.
    #[must_use]
    pub fn release(number: u64) -> Self {
        Self(format!("{RELEASES}/{number:06}.json"))
    }

    /// The manifest of a release on hosts that keep whole ones; it is there when the release is whole.
    #[must_use]
    pub fn release_manifest(release: &ReleaseName) -> Self {
        Self(format!("{RELEASES}/{release}.json"))
    }

    /// Where a file of the site is in the folder of a release, on hosts that keep whole ones.
    #[must_use]
    pub fn in_release(&self, release: &ReleaseName) -> Self {
        Self(format!("{RELEASES}/{release}/{}", self.0))
    }

    /// The path a host told us: none when it is neither an address nor one of ours.
    #[must_use]
    pub fn told(path: &str) -> Option<Self> {
        if SERVER_FILES.contains(&path) {
            return Some(Self(path.to_owned()));
        }
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

    /// The last part.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&self.0, |(_, name)| name)
    }

    /// The folders that it lies in, outermost first: `a`, `a/b` for `a/b/c.html`.
    #[must_use]
    pub fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.match_indices('/').map(|(end, _)| &self.0[..end])
    }
}

/// The name of the folder of a release, on hosts that keep whole ones: its number and its content.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct ReleaseName(String);

impl ReleaseName {
    /// The name of a release of this content.
    #[must_use]
    pub fn new(number: u64, content: Hash) -> Self {
        Self(format!("{number:06}-{}", content.short()))
    }

    /// A name that was told: none when it is not one of ours.
    #[must_use]
    pub fn told(name: &str) -> Option<Self> {
        let (number, content) = name.split_once('-')?;
        let is_number = number.len() >= 6 && number.bytes().all(|it| it.is_ascii_digit());
        let is_content = content.len() == 12 && content.bytes().all(|it| it.is_ascii_hexdigit());
        (is_number && is_content).then(|| Self(name.to_owned()))
    }

    /// The number of the release.
    #[must_use]
    pub fn number(&self) -> Option<u64> {
        self.0.split_once('-')?.0.parse().ok()
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReleaseName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for ReleaseName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::told(&name).ok_or(name)
    }
}

impl TryFrom<String> for RemotePath {
    type Error = String;

    fn try_from(path: String) -> Result<Self, String> {
        Self::told(&path).ok_or(path)
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
    fn a_release_is_a_number_and_a_content_and_nothing_else() {
        let name = ReleaseName::new(12, Hash::of(b"abc"));
        assert_eq!(name.as_str(), "000012-ba7816bf8f01");
        assert_eq!((ReleaseName::told(name.as_str()), name.number()), (Some(name), Some(12)));
        for bad in ["", "12-ba7816bf8f01", "000012-../../../..", "000012-ba7816bf8f0", "000012"] {
            assert_eq!(ReleaseName::told(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn what_is_ours_and_what_is_the_sites_is_read_back() {
        for path in
            ["index.html", "改革/2014/45.html", ".kohyo/lock", ".kohyo/files/ab/cd", ".htaccess"]
        {
            assert_eq!(RemotePath::told(path).map(|it| it.to_string()).as_deref(), Some(path));
        }
        let path = RemotePath::own("files/ab/cd").unwrap();
        assert_eq!(
            path.folders().collect::<Vec<_>>(),
            [".kohyo", ".kohyo/files", ".kohyo/files/ab"]
        );
    }
}
