//! Walks a city's folder and reads it, once, into a [`Tree`]: the whole input of a build.
//!
//! Files that nobody could have meant, such as one in `Shift_JIS`, stay in the tree as
//! [`Content::Unreadable`], so that they are reported with everything else that is wrong.

mod encoding;
mod read;
mod reread;
mod stamps;

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

pub use encoding::from_office;
pub use read::{LIMIT, read};
pub use reread::{Changed, reread};
pub use stamps::Stamps;

/// The files of a city's folder, sorted by path.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    files: Vec<File>,
}

/// One file of the folder.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path from the city's folder, with `/` between the parts.
    pub path: String,
    /// What is in it.
    pub content: Content,
}

/// What is in a file.
#[derive(Debug, Clone)]
pub enum Content {
    /// The text of a record, a setting or a template, in UTF-8 and without a byte order mark.
    /// Many trees may share it, so that one in which a file has changed costs that file only.
    Text(Arc<String>),
    /// A picture, a PDF, a style sheet: bytes that are copied as they are, when they are needed.
    Attachment(PathBuf),
    /// A file that should have been a text, and why it is not.
    Unreadable(Unreadable),
}

/// Why a file could not be read as the text it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// It is in another encoding, whose common name is given, such as `Shift_JIS`.
    Encoding(&'static str),
    /// It is larger than [`LIMIT`]; its size in bytes.
    TooLarge(u64),
    /// It is a symbolic link that leads out of the city's folder, or nowhere.
    Outside,
    /// Its name is not UTF-8.
    Name,
}

impl Tree {
    /// A tree of these files.
    #[must_use]
    pub fn new(mut files: Vec<File>) -> Self {
        files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// A tree written as one string: each file begins with a line `-- path --`.
    ///
    /// ```
    /// let tree = kohyo::source::Tree::from_fixture("-- kohyo.yaml --\ntitle: みほん市\n");
    /// assert_eq!(tree.text("kohyo.yaml"), Some("title: みほん市\n"));
    /// ```
    #[must_use]
    pub fn from_fixture(fixture: &str) -> Self {
        let mut files: Vec<(String, String)> = Vec::new();
        for line in fixture.split_inclusive('\n') {
            let header = line.trim_end().strip_prefix("-- ").and_then(|it| it.strip_suffix(" --"));
            match (header, files.last_mut()) {
                (Some(path), _) => files.push((path.to_owned(), String::new())),
                (None, Some((_, text))) => text.push_str(line),
                (None, None) => {}
            }
        }
        let file =
            |(path, text): (String, String)| File { path, content: Content::Text(text.into()) };
        Self::new(files.into_iter().map(file).collect())
    }

    /// Every file, by path.
    #[must_use]
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The tree with files put in the place of those at their paths, or next to them, and without
    /// those at the paths that are gone.
    #[must_use]
    pub fn with(&self, put: Vec<File>, gone: &HashSet<&str>) -> Self {
        let new: HashSet<&str> = put.iter().map(|it| it.path.as_str()).collect();
        let stays = |it: &&File| !gone.contains(&*it.path) && !new.contains(&*it.path);
        let mut files: Vec<File> = self.files.iter().filter(stays).cloned().collect();
        drop(new);
        files.extend(put);
        Self::new(files)
    }

    /// The files below a folder, by path. `folder` ends with `/`, or is empty for all.
    pub fn below(&self, folder: &str) -> impl Iterator<Item = &File> + Clone {
        let start = self.files.partition_point(|it| it.path.as_str() < folder);
        self.files[start..].iter().take_while(move |it| it.path.starts_with(folder))
    }

    /// The file at a path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&File> {
        let at = self.files.binary_search_by(|it| it.path.as_str().cmp(path)).ok()?;
        Some(&self.files[at])
    }

    /// The text of the file at a path, when it is one.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        self.file(path)?.text()
    }
}

impl Content {
    /// Whether it is the same, as far as can be known without a look at the disk.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => Arc::ptr_eq(a, b) || a == b,
            (Self::Attachment(a), Self::Attachment(b)) => a == b,
            (Self::Unreadable(a), Self::Unreadable(b)) => a == b,
            (Self::Text(_) | Self::Attachment(_) | Self::Unreadable(_), _) => false,
        }
    }
}

impl File {
    /// Whether it is copied to the site as it is: it can be read, and its name is not that of a text from
    /// which something is made.
    #[must_use]
    pub fn is_attachment(&self) -> bool {
        match self.content {
            Content::Text(_) | Content::Attachment(_) => !read::is_text(&self.path),
            Content::Unreadable(_) => false,
        }
    }

    /// The file's text, when it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Attachment(_) | Content::Unreadable(_) => None,
        }
    }

    /// The file's bytes: of a text at once, of an attachment from disk.
    ///
    /// # Errors
    ///
    /// The attachment cannot be read any more.
    pub fn bytes(&self) -> std::io::Result<std::borrow::Cow<'_, [u8]>> {
        match &self.content {
            Content::Text(text) => Ok(text.as_bytes().into()),
            Content::Attachment(path) => Ok(std::fs::read(path)?.into()),
            Content::Unreadable(_) => Ok([].as_slice().into()),
        }
    }
}
