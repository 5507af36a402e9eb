//! Keeps what is shown in step with the folder.
//!
//! A file that is wrong is shown as it last was when it was right; what is right next to it is shown as
//! it is. When a change makes files wrong that are themselves unchanged, such as a new name of a
//! unit, all stays as it was until it is mended.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use anyhow::Result;

use super::findings_index::FindingsIndex;
use super::render_worker::{Inputs, RenderWorker};
use super::snapshot::{Shown, Snapshot};
use super::{Days, Event, Options};
use crate::diagnostic::{Findings, Severity, code};
use crate::disclosure::Audience;
use crate::record::{self, Cache};
use crate::site::{self, Checked};
use crate::source::{self, Changed, File, Stamps, Tree};

/// The folder of the themes.
const THEMES: &str = "themes/";

/// Files without which nothing can be shown.
const NEEDED: [&str; 2] = ["kohyo.yaml", "content/organization.yaml"];

/// The folder as it was last read, and as it was last right.
pub(super) struct PreviewState {
    options: Arc<Options>,
    cache: Cache,
    disk: Tree,
    /// What was shown of it last, without what was wrong.
    good: Tree,
    /// The files of the theme that pages could last be made with.
    theme: Vec<File>,
    /// Places that could not be read.
    unread: Vec<PathBuf>,
    now: Arc<Snapshot>,
}

impl PreviewState {
    /// Reads the folder.
    ///
    /// # Errors
    ///
    /// The disk refuses.
    pub(super) fn new(options: Arc<Options>) -> Result<Self> {
        let disk = source::read(&options.root)?;
        let now = Snapshot {
            revision: 0,
            style: 0,
            disk: disk.clone(),
            findings: FindingsIndex::default(),
            rules: OnceLock::new(),
            trouble: None,
            shown: None,
        };
        let mut state = Self {
            options,
            cache: Cache::default(),
            disk,
            good: Tree::default(),
            theme: Vec::new(),
            unread: Vec::new(),
            now: Arc::new(now),
        };
        state.rebuild(&[], None);
        Ok(state)
    }

    /// What is to be shown now.
    pub(super) fn now(&self) -> Arc<Snapshot> {
        Arc::clone(&self.now)
    }

    /// Where files stood that were read and are not there any more.
    pub(super) fn gone(&self, stamps: &Stamps) -> Vec<PathBuf> {
        stamps.gone(&self.options.root, &self.disk)
    }

    /// Whether something could not be read and should be tried again.
    pub(super) fn must_retry(&self) -> bool {
        !self.unread.is_empty()
    }

    /// Reads again what is at these places. True when something is to be shown anew.
    pub(super) fn update(&mut self, places: Vec<PathBuf>) -> bool {
        let start = Instant::now();
        let mut places = places;
        let was_unread = !self.unread.is_empty();
        places.append(&mut self.unread);
        match source::reread(&self.options.root, &self.disk, &places) {
            Ok(Changed { tree, paths }) => {
                if paths.is_empty() && !was_unread {
                    return false;
                }
                self.disk = tree;
                self.rebuild(&paths, None);
                let errors = self.now.count(Severity::Error);
                (self.options.on_event)(Event::Changed { paths, errors, time: start.elapsed() });
            }
            Err(error) => {
                self.unread = places;
                let trouble = format!("{error:#}");
                if self.now.trouble.as_ref() == Some(&trouble) {
                    return false;
                }
                self.rebuild(&[], Some(trouble));
            }
        }
        true
    }

    /// Reads the records that have changed, and makes ready to show what is right of them.
    fn rebuild(&mut self, changed: &[String], trouble: Option<String>) {
        let (checked, days) = self.read(&self.disk);
        let findings = checked.findings.clone();
        let wrong = checked.library.is_none() || errors(&findings).next().is_some();
        let tree = if wrong { self.mended(&findings) } else { self.disk.clone() };
        let (checked, days) = if wrong { self.read(&tree) } else { (checked, days) };
        let mut shown = self.now.shown.clone();
        let mut troubles: Vec<String> = trouble.into_iter().collect();
        // A path that leads out by now is not to be shown as the file that it was.
        let is_good = |it: &str| self.good.text(it).is_some();
        let spoiled = shown.is_some() && errors(&checked.findings).any(is_good);
        if let (Some(library), false) = (checked.library, spoiled) {
            let inputs = Inputs {
                trees: self.trees(&tree),
                routes: Arc::new(site::routes(&tree, &library, Audience::Preview)),
                library: Arc::new(library),
                obligations: Arc::new(checked.obligations),
                public_routes: Arc::new(checked.routes),
            };
            let about = changed.iter().find(|it| it.starts_with("content/")).cloned();
            match RenderWorker::start(inputs.clone(), about) {
                Ok(render_worker) => {
                    troubles.extend(render_worker.1.trouble.clone());
                    if render_worker.1.trouble.is_none() {
                        self.theme = tree.below(THEMES).cloned().collect();
                    }
                    self.good = tree.with(Vec::new(), &errors(&checked.findings).collect());
                    shown = Some(Arc::new(Shown::new(inputs, days, render_worker)));
                }
                Err(error) => troubles.push(format!("{error:#}")),
            }
        }
        let trouble = (!troubles.is_empty()).then(|| troubles.join("\n"));
        self.publish(changed, findings, trouble, shown);
    }

    fn publish(
        &mut self,
        changed: &[String],
        findings: Findings,
        trouble: Option<String>,
        shown: Option<Arc<Shown>>,
    ) {
        let is_style = |path: &String| {
            let inside = path.strip_prefix(THEMES).and_then(|it| it.split_once("/assets/"));
            inside
                .is_some_and(|(_, name)| Path::new(name).extension().is_some_and(|it| it == "css"))
        };
        let troubled = trouble.is_some() || self.now.trouble.is_some();
        let style = !troubled && !changed.is_empty() && changed.iter().all(is_style);
        self.now = Arc::new(Snapshot {
            revision: self.now.revision + u64::from(!style),
            style: self.now.style + u64::from(style),
            disk: self.disk.clone(),
            findings: findings.into(),
            rules: OnceLock::new(),
            trouble,
            shown,
        });
    }

    fn read(&self, tree: &Tree) -> (Checked, Days) {
        let settings = record::settings(tree);
        let days = (self.options.days)(settings.as_ref());
        (site::read_again(tree, &self.cache, days.shown), days)
    }

    /// The tree on disk with each file that is wrong as it was when it was right, and with the files
    /// that others need and that are gone.
    fn mended(&self, findings: &Findings) -> Tree {
        let wrong: HashSet<&str> = errors(findings).collect();
        let is_needed = |file: &File| {
            let folder = file.path.strip_suffix("_program.yaml");
            let used = folder.is_some_and(|it| self.disk.below(it).next().is_some());
            (used || NEEDED.contains(&file.path.as_str())) && self.disk.file(&file.path).is_none()
        };
        // Only texts are kept as they were; a path may lead elsewhere by now, out of the folder too.
        let mends =
            |it: &&File| it.text().is_some() && (wrong.contains(it.path.as_str()) || is_needed(it));
        let former: Vec<File> = self.good.files().iter().filter(mends).cloned().collect();
        self.disk.with(former, &HashSet::new())
    }

    /// The tree, and those with the theme that was last right and with no theme.
    fn trees(&self, tree: &Tree) -> Vec<Tree> {
        let own: HashSet<&str> = tree.below(THEMES).map(|it| it.path.as_str()).collect();
        if own.is_empty() {
            return vec![tree.clone()];
        }
        let former = tree.with(self.theme.clone(), &own);
        vec![tree.clone(), former, tree.with(Vec::new(), &own)]
    }
}

/// The files in which something is wrong. That an address vanished is the fault of none: what was saved is shown.
fn errors(findings: &Findings) -> impl Iterator<Item = &str> {
    let errors = findings.iter().filter(|it| it.severity == Severity::Error);
    let errors = errors.filter(|it| it.code != &code::LOST_ADDRESS);
    errors.map(|it| it.place.file.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Code, Diagnostic, Place};
    use crate::words::Message;

    #[test]
    fn an_address_that_vanished_spoils_no_file() {
        let found = |code: &'static Code, file| {
            Diagnostic::new(code, Place::file(file), Message::new(code.name))
        };
        let findings: Findings = [
            found(&code::LOST_ADDRESS, "content/reforms/plan/_program.yaml"),
            found(&code::FORMER_ADDRESS, "content/reforms/plan/001.md"),
            found(&code::MOVED_LINK, "content/pages/about.md"),
        ]
        .into_iter()
        .collect();
        assert_eq!(errors(&findings).collect::<Vec<_>>(), ["content/reforms/plan/001.md"]);
    }
}
