//! What is done first in a folder: a build that was killed is completed or undone, and what is
//! damaged in kohyo's own folder is put aside and made anew.
//!
//! Nothing that is damaged is deleted, and what it said is taken from elsewhere: a page is one of
//! kohyo's if a list that can be read has it with the hash of what is on disk. Where no list says so
//! it may be a former page or somebody's own file, and is kept before it is replaced.

use std::fs;
use std::path::Path;

use anyhow::Result;

use super::commit::Commit;
use super::folder::{Folder, remove};
use super::manifest::{List, Manifest};
use super::state_file::{Found, is_there};
use super::write_check;
use super::{damage, fault};
use crate::words::{Message, OrFail};

/// What a site holds when a build begins.
#[derive(Debug)]
pub(super) struct Recovered {
    /// The files known to be kohyo's.
    pub(super) former: Manifest,
    /// Whether there are no others.
    pub(super) is_whole: bool,
    /// What was damaged, and what became of it.
    pub(super) notices: Vec<Message>,
}

/// The files of `.kohyo` that tell of a site and of a build that is under way.
struct State {
    former: Found<List>,
    /// Whether it has every file that is kohyo's.
    is_former_whole: bool,
    journal: Found<Commit>,
    plan: Found<Commit>,
    next: Found<List>,
}

impl State {
    fn read(folder: &Folder) -> Result<Self> {
        let former = List::read(&folder.manifest())?;
        let is_former_whole = match &former {
            Found::Absent => !folder.was_built(),
            // A list that was cut at the end of a line looks whole.
            Found::Whole(list) if list.is_whole => {
                folder.memo_hash().is_none_or(|it| it == list.manifest.hash())
            }
            Found::Whole(_) | Found::Damaged => false,
        };
        Ok(Self {
            former,
            is_former_whole,
            journal: Commit::read(&folder.journal())?,
            plan: Commit::read(&folder.commit())?,
            next: List::read(&folder.next_manifest())?,
        })
    }

    /// Whether a commit was begun of which it is not known what it does.
    fn is_unknown(&self) -> bool {
        let is_past_return = self.journal != Found::Absent;
        let has_plan = is_past_return || self.plan != Found::Absent;
        self.journal.is_damaged()
            || self.plan.is_damaged()
            || (has_plan && !is_whole(&self.next))
            || (!has_plan && self.next != Found::Absent)
            || (is_past_return && !self.is_former_whole)
    }
}

/// Whether all lines of a list are there, if there is one.
fn is_whole(list: &Found<List>) -> bool {
    match list {
        Found::Absent => true,
        Found::Whole(list) => list.is_whole,
        Found::Damaged => false,
    }
}

/// What of a list can be read.
fn lines(list: Found<List>) -> Manifest {
    list.whole().map(|it| it.manifest).unwrap_or_default()
}

/// Completes or undoes a build that was killed, and tells what the site holds then.
pub(super) fn recover(folder: &Folder) -> Result<Recovered> {
    let mut notices = put_strange_aside(folder)?;
    let state = State::read(folder)?;
    if state.is_unknown() {
        return take_stock(folder, state, notices);
    }
    if state.former.is_damaged() {
        let kept = folder.put_aside(&folder.manifest())?;
        notices.push(damage("state-was-damaged", &folder.manifest(), &kept));
    }
    let is_whole = state.is_former_whole;
    let has_next = state.next != Found::Absent;
    let (former, next) = (lines(state.former), lines(state.next));
    if let Found::Whole(commit) = state.journal {
        commit
            .check_ground(folder, [&former, &next])
            .and_then(|()| {
                // The new list may have come to its place already.
                folder.finish(&commit, if has_next { &next } else { &former }, b"", &|| Ok(()))
            })
            .or_fail(|| fault("site-is-being-replaced", folder.root()))?;
        let former = if has_next { next } else { former };
        return Ok(Recovered { former, is_whole: true, notices });
    }
    if let Found::Whole(commit) = state.plan {
        commit.check_links(folder, &next)?;
        commit.undo(folder, &next)?;
    }
    folder.clear_stage()?;
    if is_whole {
        return Ok(Recovered { former, is_whole, notices });
    }
    let message = fault("list-is-damaged", folder.manifest());
    notices.push(message.with("lines", former.paths().count()));
    // A line that was cut, or changed, may be about somebody else's file.
    Ok(Recovered { former: former.intact(folder.root()), is_whole, notices })
}

/// After a build that was killed in the middle and whose plan cannot be read, the site may have pages
/// of both versions. Both lists say which are kohyo's; this build replaces them all.
fn take_stock(folder: &Folder, state: State, mut notices: Vec<Message>) -> Result<Recovered> {
    let root = folder.root();
    let damaged = [
        (state.journal.is_damaged(), folder.journal()),
        (state.plan.is_damaged(), folder.commit()),
        (!is_whole(&state.next), folder.next_manifest()),
    ];
    // Where there is no new list, it has taken the place of the former one: all was done.
    let is_whole = state.is_former_whole && is_whole(&state.next);
    let former = lines(state.former);
    let former = if is_whole { former } else { former.intact(root) };
    let former = former.with(lines(state.next).intact(root));
    write_check::remove_probes(root)?;
    remove(&folder.cache())?;
    if is_whole {
        folder.write_manifest(&former)?;
        folder.remember(&former, b"");
    } else if is_there(&folder.manifest()) {
        let kept = folder.put_aside(&folder.manifest())?;
        notices.push(damage("state-was-damaged", &folder.manifest(), &kept));
    }
    for (_, file) in damaged.into_iter().filter(|it| it.0) {
        let kept = folder.put_aside(&file)?;
        notices.push(damage("plan-was-damaged", &file, &kept));
    }
    if !is_whole {
        // A memo without a list says that there was one.
        folder.remember(&Manifest::default(), b"");
    }
    remove(&folder.journal())?;
    folder.clear_stage()?;
    Ok(Recovered { former, is_whole, notices })
}

/// Moves away what cannot be one of kohyo's: a folder, a link or a pipe where a file was.
fn put_strange_aside(folder: &Folder) -> Result<Vec<Message>> {
    let (memo, stage) = (folder.cache(), folder.stage());
    let kind = |path: &Path| Some(fs::symlink_metadata(path).ok()?.file_type());
    let is_strange = [
        (&memo, kind(&memo).is_some_and(|it| !it.is_file())),
        (&stage, kind(&stage).is_some_and(|it| !it.is_dir())),
    ];
    let mut notices = Vec::new();
    for (path, _) in is_strange.into_iter().filter(|it| it.1) {
        let kept = folder.put_aside(path)?;
        notices.push(damage("state-was-damaged", path, &kept));
    }
    Ok(notices)
}
