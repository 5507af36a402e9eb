//! A program of the city's that publishes: rsync, a forge's or a CDN's own. It runs between our plan and our check.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::content::Content;
use super::plan::Plan;
use crate::words::{Failure, Message, OrFail};

/// What a program is told, as the words of its arguments in braces and as variables of its environment.
#[derive(Debug, Clone)]
pub struct Told<'a> {
    /// `{site}`, `KOHYO_SITE`: the folder of the site, with all its files.
    pub site: &'a Path,
    /// `{changes}`, `KOHYO_CHANGES`: a file with a line for each change: `put PATH` or `remove PATH`.
    pub changes: &'a Path,
}

/// Writes the site into a folder of its own, without anything of ours in it, and the list of changes next to it.
///
/// # Errors
///
/// It cannot be written.
pub fn lay_out(folder: &Path, plan: &Plan, content: &dyn Content) -> Result<(PathBuf, PathBuf)> {
    let (site, changes) = (folder.join("site"), folder.join("changes.txt"));
    let failed =
        |path: &Path| Message::new("cannot-write").with("path", path.display().to_string());
    if site.exists() {
        fs::remove_dir_all(&site).or_fail(|| failed(&site))?;
    }
    for (path, file) in &plan.next.files {
        let place = site.join(path.as_str());
        let bytes = content.bytes(path, file)?;
        let parent = place.parent().unwrap_or(&site);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&place, bytes));
        written.or_fail(|| failed(&place))?;
    }
    fs::create_dir_all(&site).or_fail(|| failed(&site))?;
    let mut list = String::new();
    for upload in &plan.uploads {
        let _ = writeln!(list, "put {}", upload.path);
    }
    for removal in &plan.removals {
        let _ = writeln!(list, "remove {}", removal.path);
    }
    fs::write(&changes, list).or_fail(|| failed(&changes))?;
    Ok((site, changes))
}

/// Runs a program in a folder, with what it is told, and waits for it.
///
/// # Errors
///
/// It cannot be started, or does not end with 0.
pub fn run(folder: &Path, arguments: &[String], told: &Told) -> Result<()> {
    let site = told.site.display().to_string();
    let changes = told.changes.display().to_string();
    let told = |it: &String| it.replace("{site}", &site).replace("{changes}", &changes);
    let mut arguments = arguments.iter().map(told);
    let program = arguments.next().unwrap_or_default();
    let variables =
        BTreeMap::from([("KOHYO_SITE", site.as_str()), ("KOHYO_CHANGES", changes.as_str())]);
    let status =
        Command::new(&program).args(arguments).envs(variables).current_dir(folder).status();
    let status =
        status.or_fail(|| Message::new("publish-command-not-started").with("program", &program))?;
    if status.success() {
        return Ok(());
    }
    let message = Message::new("publish-command-failed")
        .with("program", &program)
        .with("status", status.to_string());
    Err(Failure::new(message).into())
}
