//! Which files may be copied to the site as they are.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::record::model::value::Names;

/// Kinds of files that offices publish and that do nothing by themselves.
pub(crate) const ALWAYS: [&str; 14] = [
    "png", "jpg", "jpeg", "gif", "webp", "pdf", "csv", "xlsx", "xls", "ods", "docx", "doc", "pptx",
    "zip",
];

/// What a theme needs besides them.
const OF_THEME: [&str; 14] = [
    "css",
    "js",
    "mjs",
    "json",
    "webmanifest",
    "svg",
    "ico",
    "avif",
    "woff",
    "woff2",
    "ttf",
    "otf",
    "eot",
    "txt",
];

/// Kinds that can run a script in the name of the site when they are opened: each such file is
/// named, so that somebody has looked at it.
const ACTIVE: [&str; 14] = [
    "html", "htm", "xhtml", "xht", "svg", "svgz", "xml", "xsl", "xslt", "js", "mjs", "wasm", "mht",
    "mhtml",
];

/// Kinds that a server runs or is set up by, some of them also before a further ending.
const OF_SERVERS: [&str; 26] = [
    "php", "php3", "php4", "php5", "php7", "php8", "phtml", "pht", "phar", "asp", "aspx", "ashx",
    "asmx", "ascx", "asa", "cshtml", "jsp", "jspx", "cfm", "cgi", "fcgi", "shtml", "shtm", "stm",
    "htaccess", "htpasswd",
];

/// Kinds that a server runs, or that a reader's computer does when they are opened.
const PROGRAMS: [&str; 32] = [
    "config", "pl", "py", "rb", "lua", "sh", "bash", "exe", "msi", "msix", "com", "scr", "pif",
    "bat", "cmd", "ps1", "vbs", "vbe", "wsf", "wsh", "hta", "lnk", "url", "reg", "dll", "cpl",
    "jar", "swf", "dmg", "pkg", "apk", "app",
];

/// What a city publishes besides the kinds of files that every city may.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Attachments {
    /// Further kinds of files, by their endings: mp4.
    #[serde(default)]
    pub extensions: Names,
    /// Single files of any other kind, by their addresses on the site: robots.txt.
    #[serde(default)]
    pub files: Names,
}

/// What may be done with a kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum KindRule {
    /// It may be copied once the city names the kind.
    Kind,
    /// It may be copied once the city names the file.
    File,
    /// It is never copied.
    Never,
}

impl KindRule {
    /// What may be done with a file of this name.
    pub(crate) fn of(name: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let mut endings = name.split('.').skip(1);
        let kind = extension(&name);
        if endings.any(|it| OF_SERVERS.contains(&it)) || PROGRAMS.contains(&&*kind) {
            Self::Never
        } else if !is_kind(&kind) || ACTIVE.contains(&&*kind) {
            Self::File
        } else {
            Self::Kind
        }
    }
}

impl Attachments {
    /// Whether the city names the file of a path, by its address on the site or by where it is.
    #[must_use]
    pub fn names(&self, path: &str) -> bool {
        let address = address(path);
        let mut files = self.files.0.iter().map(|it| it.trim_start_matches('/'));
        files.any(|it| it == path || address == Some(it))
    }

    /// Whether a file below `content/` may be copied to the site.
    pub(crate) fn allow(&self, path: &str) -> bool {
        let name = file_name(path);
        let kind = extension(name);
        match KindRule::of(name) {
            KindRule::Never => false,
            KindRule::File => self.names(path),
            KindRule::Kind => ALWAYS.contains(&&*kind) || self.has_kind(&kind) || self.names(path),
        }
    }

    /// Whether a file of a theme's folder `assets/` may be.
    pub(crate) fn allow_asset(&self, path: &str) -> bool {
        let name = file_name(path);
        let is_asset =
            OF_THEME.contains(&&*extension(name)) && KindRule::of(name) != KindRule::Never;
        is_asset || self.allow(path)
    }

    fn has_kind(&self, kind: &str) -> bool {
        self.extensions.0.iter().any(|it| bare(it) == kind)
    }
}

/// Where a file of the city is on the site, from the top, if it is copied there.
#[must_use]
pub fn address(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("content/")?;
    Some(inside.strip_prefix("pages/").unwrap_or(inside))
}

/// The last part of a path.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, it)| it)
}

/// The kind of a file: its last ending in lower case, or nothing.
pub(crate) fn extension(name: &str) -> String {
    name.rsplit_once('.').map_or_else(String::new, |(_, it)| it.to_ascii_lowercase())
}

/// Whether an ending says of which kind a file is.
pub(crate) fn is_kind(extension: &str) -> bool {
    !extension.is_empty() && extension.bytes().all(|it| it.is_ascii_alphanumeric())
}

/// An ending as a city may type it: `mp4`, `.mp4`, `*.MP4`.
pub(crate) fn bare(typed: &str) -> String {
    typed.trim_start_matches('*').trim_start_matches('.').to_ascii_lowercase()
}
