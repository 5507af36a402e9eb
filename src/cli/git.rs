//! The git repository that the city's folder is in, if it is in one.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use gix::bstr::{BString, ByteSlice};
use gix::status::tree_index::TrackRenames;
use gix::status::{Item, UntrackedFiles};

use crate::source::{File, Tree};
use crate::words::{Failure, Message, OrFail};

/// From the top folder of the checkout to the city's, with `/` between the parts and at the end;
/// empty where they are one, or where there is no checkout.
pub(super) fn prefix(root: &Path) -> String {
    let Ok(root) = fs::canonicalize(root) else { return String::new() };
    let workspace = env::var_os("GITHUB_WORKSPACE").filter(|it| !it.is_empty());
    let workspace = workspace.and_then(|it| fs::canonicalize(PathBuf::from(it)).ok());
    let above = || root.ancestors().find(|it| it.join(".git").exists());
    let top = workspace.as_deref().filter(|it| root.starts_with(it)).or_else(above);
    let inside = top.and_then(|it| root.strip_prefix(it).ok());
    inside.into_iter().flatten().map(|it| it.to_string_lossy() + "/").collect()
}

/// The files that are not what they were at a revision.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// Paths from the city's folder.
    files: BTreeSet<String>,
    /// What those of them were that were there, each with its bytes.
    former: Vec<(String, Vec<u8>)>,
}

impl Changed {
    /// The files that were committed since a revision, or are staged, changed or new.
    pub(super) fn since(revision: &str, root: &Path) -> Result<Self> {
        let no_repository = || Message::new("since-no-repository");
        // Why none was found is of no more use than that.
        let repository = gix::discover(root).ok().or_fail(no_repository)?;
        let top = repository.workdir().or_fail(no_repository)?;
        let top = fs::canonicalize(top).or_fail(no_repository)?;
        let root = fs::canonicalize(root)?;
        let root = root.strip_prefix(&top).or_fail(no_repository)?;
        let root = root.iter().map(|it| it.to_string_lossy() + "/").collect::<String>();

        let tree = tree_of(&repository, revision)?;
        let read = || -> Result<Self> {
            let changes = repository
                .status(gix::progress::Discard)?
                .head_tree(tree.id)
                .untracked_files(UntrackedFiles::Files)
                .index_worktree_submodules(None)
                .index_worktree_rewrites(None)
                .tree_index_track_renames(TrackRenames::Disabled)
                .into_iter(None::<BString>)?;
            let mut files = BTreeSet::new();
            for change in changes {
                let change = change?;
                let is_one = match &change {
                    Item::IndexWorktree(entry) => entry.summary().is_some(),
                    Item::TreeIndex(_) => true,
                };
                let path = change.location().to_str_lossy();
                if let Some(path) = path.strip_prefix(&root).filter(|_| is_one) {
                    files.insert(path.to_owned());
                }
            }
            let mut former = Vec::new();
            for file in &files {
                let entry = tree.lookup_entry_by_path(format!("{root}{file}"))?;
                if let Some(entry) = entry.filter(|it| it.mode().is_blob()) {
                    former.push((file.clone(), entry.object()?.data.clone()));
                }
            }
            Ok(Self { files, former })
        };
        read().or_fail(|| Message::new("since-unreadable"))
    }

    /// The city as it was at the revision: what has not changed is as it is now.
    pub(super) fn former(&self, tree: &Tree) -> Tree {
        let put = self.former.iter().map(|(path, bytes)| File::from_bytes(path, bytes.clone()));
        let gone = self.files.iter().map(String::as_str).collect();
        tree.with(put.collect(), &gone)
    }

    /// Whether a finding in a file may come from a change: of the file itself, of the program it
    /// belongs to, or of what all of them are read against.
    pub(super) fn concerns(&self, file: &str) -> bool {
        let of_all = ["kohyo.yaml", "content/organization.yaml"];
        self.files.contains(file)
            || of_all.iter().any(|it| self.files.contains(*it))
            || self.files.iter().any(|it| {
                it.strip_suffix("_program.yaml")
                    .is_some_and(|folder| folder.ends_with('/') && file.starts_with(folder))
            })
    }
}

fn tree_of<'r>(repository: &'r gix::Repository, revision: &str) -> Result<gix::Tree<'r>> {
    let find = || -> Result<gix::Tree<'r>> {
        Ok(repository.rev_parse_single(revision)?.object()?.peel_to_tree()?)
    };
    find().map_err(|error| {
        let shallow = repository.is_shallow().unwrap_or(false);
        let message = Message::new("since-no-revision").with("revision", revision);
        let help = shallow.then(|| Message::new("help-shallow"));
        Failure::new(message).help(help).because(error).into()
    })
}

#[cfg(test)]
mod tests {
    use super::Changed;

    fn changed(file: &str) -> Changed {
        Changed { files: [file.to_owned()].into(), ..Changed::default() }
    }

    #[test]
    fn a_changed_file_concerns_what_is_read_against_it() {
        let sheet = "content/reforms/plan/001.md";
        for (file, concerns) in [
            (sheet, true),
            ("content/reforms/plan/002.md", false),
            ("content/reforms/plan/_program.yaml", true),
            ("content/reforms/plan/my_program.yaml", false),
            ("content/reforms/pla/_program.yaml", false),
            ("content/organization.yaml", true),
            ("kohyo.yaml", true),
            ("themes/default/kohyo.yaml", false),
        ] {
            assert_eq!(changed(file).concerns(sheet), concerns, "{file}");
        }
    }
}
