//! What each file of a city's folder is for: exactly one thing, or it is refused. What is copied to
//! the site is asked here, so that a draft under another name never is.

use unicode_normalization::UnicodeNormalization;

use crate::publication_log::{self, LogFile};
use crate::record::file_kind::FileKind;
use crate::record::layout::is_address;
use crate::record::model::attachments::{Attachments, KindRule, file_name};
use crate::record::model::settings::Settings;
use crate::source::{Content, File, Tree};

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileRole {
    /// A file of records or settings, which is read.
    Record(FileKind),
    /// A template or the words of a theme.
    ThemePart,
    /// A file of a theme that is copied to the site when the theme is in use.
    Asset,
    /// A file that is copied to the site as it is.
    Attachment,
    /// A file of the log of publications.
    Log(LogFile),
    /// A file next to a theme that nothing reads, such as its licence.
    Unused,
    /// Neither read nor copied: there is an error at it.
    Refused,
}

/// Why a file is refused, besides that it cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault<'a> {
    /// This part of its path cannot be part of an address.
    Name(&'a str),
    /// It is a record by its name, and none is read where it is.
    Stray,
    /// It has nearly the name of a record.
    NearlyRecord,
    /// It begins as a record does and is not called so.
    BeginsAsRecord,
    /// Its kind is not copied.
    Kind(KindRule),
    /// It is a link to what is not read or copied in the same way.
    Link(&'a str),
}

/// What the files of a folder are for.
#[derive(Debug, Clone, Copy)]
pub struct FileRoles<'a> {
    tree: &'a Tree,
    /// None when they cannot be read: which kinds are copied is not known then.
    settings: Option<&'a Settings>,
}

impl<'a> FileRoles<'a> {
    /// What the files of a tree are for, by the settings of its city.
    #[must_use]
    pub fn new(tree: &'a Tree, settings: Option<&'a Settings>) -> Self {
        Self { tree, settings }
    }

    /// What a file is for.
    #[must_use]
    pub fn of(self, file: &File) -> FileRole {
        if matches!(file.content, Content::Unreadable(_)) {
            return FileRole::Refused;
        }
        let role = place_role(&file.path);
        if self.faults(file).is_empty() { role } else { FileRole::Refused }
    }

    /// The files below a folder that have a role.
    pub fn below(self, folder: &str, role: FileRole) -> impl Iterator<Item = &'a File> {
        self.tree
            .below(folder)
            .filter(move |it| place_role(&it.path) == role && self.of(it) == role)
    }

    /// Why a file that can be read is neither read nor copied; nothing if it is.
    pub(super) fn faults(self, file: &File) -> Vec<Fault<'_>> {
        let role = place_role(&file.path);
        let mut faults = self.own_faults(file, role);
        let target = file.leads_to().filter(|_| role != FileRole::Unused);
        if let Some(target) = target.filter(|it| !self.may_be_linked(it, role)) {
            // What it begins with is the target's.
            faults.retain(|it| *it != Fault::BeginsAsRecord);
            faults.push(Fault::Link(target));
        }
        faults
    }

    /// Whether a link with a role may lead to a path.
    fn may_be_linked(self, target: &str, role: FileRole) -> bool {
        self.tree.file(target).is_some_and(|it| {
            place_role(target) == role
                && !matches!(it.content, Content::Unreadable(_))
                && self.own_faults(it, role).is_empty()
        })
    }

    /// Whether a file is a link to what is not read or copied in the same way, so that not a word of it
    /// may be read.
    pub(super) fn leads_astray(self, file: &File) -> bool {
        file.leads_to().is_some_and(|it| !self.may_be_linked(it, place_role(&file.path)))
    }

    /// The same as [`FileRoles::faults`], wherever it leads.
    fn own_faults(self, file: &File, role: FileRole) -> Vec<Fault<'_>> {
        let name = file_name(&file.path);
        let unfit = || unfit_part(&file.path).map(Fault::Name).into_iter();
        let may = match role {
            FileRole::Attachment => Attachments::allow,
            FileRole::Asset => Attachments::allow_asset,
            FileRole::Refused => return [Fault::Stray].into_iter().chain(unfit()).collect(),
            FileRole::ThemePart | FileRole::Unused | FileRole::Log(_) => return Vec::new(),
            FileRole::Record(_) => return unfit().collect(),
        };
        if is_nearly_record(name) {
            return vec![Fault::NearlyRecord];
        }
        if file.begins_as_record() {
            return vec![Fault::BeginsAsRecord];
        }
        let is_refused = self.settings.is_some_and(|it| !may(&it.attachments, &file.path));
        let kind = is_refused.then(|| Fault::Kind(KindRule::of(name)));
        unfit().filter(|_| role == FileRole::Attachment).chain(kind).collect()
    }

    /// Whether faults of a file are told: those of themes are while the theme is in use.
    pub(super) fn matters(self, file: &File) -> bool {
        let theme = self.settings.map_or("", |it| &*it.theme);
        let in_theme = file.path.strip_prefix("themes/").and_then(|it| it.split_once('/'));
        in_theme.is_none_or(|(name, _)| name == theme)
    }
}

/// What a file at a path is for, if nothing is wrong with it. A text for which there is no place is
/// refused here, by its name alone.
fn place_role(path: &str) -> FileRole {
    if path.starts_with(publication_log::FOLDER) {
        return LogFile::at(path).map_or(FileRole::Refused, FileRole::Log);
    }
    if let Some(inside) = path.strip_prefix("themes/") {
        let inside = inside.split_once('/').map_or("", |(_, it)| it);
        return match inside.split_once('/') {
            Some(("assets", _)) => FileRole::Asset,
            Some(("templates" | "i18n", _)) => FileRole::ThemePart,
            _ => FileRole::Unused,
        };
    }
    if let Some(kind) = FileKind::at(path) {
        return FileRole::Record(kind);
    }
    let name = file_name(path);
    let ending = name.rsplit_once('.').map_or("", |(_, it)| it);
    let is_record = matches!(ending, "md" | "yaml") && !is_nearly_list(name);
    if is_record { FileRole::Refused } else { FileRole::Attachment }
}

/// Whether a name is that of a list that kohyo reads, but for case.
fn is_nearly_list(name: &str) -> bool {
    FileKind::names().any(|it| it != name && it.eq_ignore_ascii_case(name))
}

/// Whether a name is that of a record or a list, but for case, width, a further ending or the mark of
/// a copy.
pub(super) fn is_nearly_record(name: &str) -> bool {
    split_at_ending(&plain(name)).is_some()
}

/// The stem of a name in which the ending of a record stands somewhere, and that ending as records
/// have it: 099 and `md` of `099.markdown.bak` and of `099.md - コピー`.
pub(super) fn split_at_ending(name: &str) -> Option<(&str, &'static str)> {
    name.match_indices('.').find_map(|(dot, _)| {
        let rest = name[dot + 1..].trim_start();
        let end = rest.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let ending = match &rest[..end] {
            "md" | "markdown" => "md",
            "yaml" | "yml" => "yaml",
            _ => return None,
        };
        Some((&name[..dot], ending))
    })
}

/// A name in the letters and with the dots that its author may have meant.
pub(super) fn plain(name: &str) -> String {
    name.nfkc().map(|it| if it == '。' { '.' } else { it }).collect::<String>().to_lowercase()
}

/// The first part of a path that cannot be part of an address.
pub(super) fn unfit_part(path: &str) -> Option<&str> {
    path.split('/').find(|it| !is_address(it))
}
