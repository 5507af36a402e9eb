//! The kinds of file that a city writes. A kind is a row here, its structs in a file of `model`, and a row of the
//! kinds that `read` knows.

use crate::record::layout::{CHARTERS, GLOSSARY, ORGANIZATION, PAGES, PROGRAM, REFORMS, SETTINGS};

/// Where the files of a kind are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Location {
    /// It is the one file at this path.
    File(&'static str),
    /// It is the file of this name in each folder directly below these.
    InEach(&'static str, &'static [&'static str]),
    /// It is each Markdown file in the folders directly below this one.
    Records(&'static str),
    /// It is each Markdown file below this folder.
    Below(&'static str),
}

macro_rules! file_kinds {
    ($($(#[doc = $doc:literal])* $kind:ident, $name:literal, $location:expr;)*) => {
        /// A kind of file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum FileKind {
            $($(#[doc = $doc])* $kind,)*
        }

        impl FileKind {
            /// All of them, the settings first.
            pub const ALL: &[Self] = &[$(Self::$kind),*];

            /// Its name in the catalogues and in the names of schemas: `sheet`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name,)*
                }
            }

            /// Where its files are.
            pub(super) fn location(self) -> Location {
                match self {
                    $(Self::$kind => $location,)*
                }
            }
        }
    };
}

file_kinds! {
    /// `kohyo.yaml`
    Settings, "settings", Location::File(SETTINGS);
    /// `content/organization.yaml`
    Organization, "organization", Location::File(ORGANIZATION);
    /// `content/glossary.yaml`
    Glossary, "glossary", Location::File(GLOSSARY);
    /// `_program.yaml`
    Program, "program", Location::InEach(PROGRAM, &[REFORMS, CHARTERS]);
    /// A reform sheet.
    Sheet, "sheet", Location::Records(REFORMS);
    /// A unit's charter.
    Charter, "charter", Location::Records(CHARTERS);
    /// A static page.
    Page, "page", Location::Below(PAGES);
}

impl FileKind {
    /// The kind of the file at a path; none if it is no file of a city's records.
    pub(super) fn at(path: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.location().has(path))
    }

    /// Whether what may stand in such a file depends on the `_program.yaml` next to it, or it is that file.
    pub(crate) fn has_program(self) -> bool {
        match self.location() {
            Location::InEach(..) | Location::Records(_) => true,
            Location::File(_) | Location::Below(_) => false,
        }
    }

    /// The names of files that are read wherever they are right: `organization.yaml`.
    pub(super) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().filter_map(|it| match it.location() {
            Location::File(path) => Some(path.rsplit_once('/').map_or(path, |(_, name)| name)),
            Location::InEach(name, _) => Some(name),
            Location::Records(_) | Location::Below(_) => None,
        })
    }
}

impl Location {
    fn has(self, path: &str) -> bool {
        // The folder directly below one, and what is in it.
        let within = |folder: &str| path.strip_prefix(folder)?.split_once('/').map(|it| it.1);
        match self {
            Self::File(file) => path == file,
            Self::InEach(name, folders) => folders.iter().any(|it| within(it) == Some(name)),
            Self::Records(folder) => {
                within(folder).is_some_and(|it| !it.contains('/') && is_markdown(it))
            }
            Self::Below(folder) => path.starts_with(folder) && is_markdown(path),
        }
    }
}

/// Whether a name ends as records do, in small letters: of capitals there is an error.
fn is_markdown(name: &str) -> bool {
    name.strip_suffix(".md").is_some()
}
