//! Targets that nothing can be asked of: what was published there is remembered on this machine, next to what is
//! handed over. A publication is first handed over, and counts once it is confirmed.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::log_publication::LogFolder;
use super::plan::Plan;
use super::published::Published;
use super::{Manifest, RemotePath};
use crate::output;
use crate::publication_log::Appended;
use crate::words::{Message, OrFail};

/// What is remembered of a target.
#[derive(Debug)]
pub struct LocalState {
    folder: PathBuf,
    /// What visitors see, as far as it was confirmed.
    pub confirmed: Option<Manifest>,
    /// What was handed over last, and not confirmed yet.
    pub handed_over: Option<Manifest>,
}

const CONFIRMED: &str = "confirmed.json";
const HANDED_OVER: &str = "handed-over.json";
/// The folder of the files of the log that become final when what was handed over has arrived.
const LOG: &str = "log";
/// A list of those that go.
const REMOVED: &str = "removed.txt";

impl LocalState {
    /// Reads what is remembered in a folder.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn read(folder: &Path) -> Result<Self> {
        let read = |name: &str| {
            let path = folder.join(name);
            let shown = path.display().to_string();
            match fs::read(&path) {
                Ok(bytes) => Manifest::parse(&shown, &bytes).map(Some),
                Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
                Err(error) => {
                    Err(error).or_fail(|| Message::new("cannot-read").with("path", shown))
                }
            }
        };
        let (confirmed, handed_over) = (read(CONFIRMED)?, read(HANDED_OVER)?);
        Ok(Self { folder: folder.to_path_buf(), confirmed, handed_over })
    }

    /// What has to be done so that the target has the site, as far as is known here.
    #[must_use]
    pub fn plan(&self, next: Manifest) -> Plan {
        let number = |manifest: &Option<Manifest>| manifest.as_ref().map_or(0, |it| it.release);
        let newest = number(&self.confirmed).max(number(&self.handed_over));
        let mut plan = Plan::offline(Published::of(self.confirmed.clone()), next);
        plan.next.release = newest + 1;
        plan.also_gone(self.handed_over.iter().flat_map(|it| it.files.keys()).cloned());
        plan
    }

    /// Remembers what was handed over.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn hand_over(&mut self, manifest: &Manifest) -> Result<()> {
        self.write(HANDED_OVER, manifest)?;
        self.handed_over = Some(manifest.clone());
        Ok(())
    }

    /// Remembers that visitors see what was handed over.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn confirm(&mut self) -> Result<()> {
        let Some(manifest) = self.handed_over.take() else { return Ok(()) };
        self.write(CONFIRMED, &manifest)?;
        let path = self.folder.join(HANDED_OVER);
        fs::remove_file(&path).or_fail(|| cannot_write(&path))?;
        self.confirmed = Some(manifest);
        Ok(())
    }

    /// Remembers what the log becomes when what was handed over has arrived.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn hold_log(&self, appended: &Appended) -> Result<()> {
        let folder = self.folder.join(LOG);
        if folder.exists() {
            fs::remove_dir_all(&folder).or_fail(|| cannot_write(&folder))?;
        }
        let put = |name: &str, bytes: &[u8]| {
            let path = folder.join(name);
            let parent = path.parent().unwrap_or(&folder);
            let written = fs::create_dir_all(parent).and_then(|()| fs::write(&path, bytes));
            written.or_fail(|| cannot_write(&path))
        };
        for (path, bytes) in &appended.files {
            put(path, bytes)?;
        }
        // The last one: without it the rest is not whole.
        put(REMOVED, appended.removed.join("\n").as_bytes())
    }

    /// What the log becomes when what was handed over has arrived; none if nothing is to be added.
    #[must_use]
    pub fn held_log(&self) -> Option<Appended> {
        let folder = self.folder.join(LOG);
        let removed = fs::read_to_string(folder.join(REMOVED)).ok()?;
        let held = LogFolder::new(&folder);
        let files = held.paths().into_iter().filter_map(|it| Some((it.clone(), held.read(&it)?)));
        let removed = removed.lines().map(ToOwned::to_owned).collect();
        Some(Appended { files: files.collect(), removed, ..Appended::default() })
    }

    /// Forgets it.
    pub fn drop_log(&self) {
        let _ = fs::remove_dir_all(self.folder.join(LOG));
    }

    /// Files that were published and are not in what was handed over.
    #[must_use]
    pub fn gone(&self) -> Vec<RemotePath> {
        let Some(next) = &self.handed_over else { return Vec::new() };
        let former = self.confirmed.iter().flat_map(|it| it.files.keys());
        former.filter(|it| !next.files.contains_key(*it)).cloned().collect()
    }

    fn write(&self, name: &str, manifest: &Manifest) -> Result<()> {
        let path = self.folder.join(name);
        let temporary = path.with_extension("new");
        let bytes = manifest.to_bytes()?;
        let written = fs::create_dir_all(&self.folder)
            .and_then(|()| fs::write(&temporary, bytes))
            .and_then(|()| output::rename(&temporary, &path));
        written.or_fail(|| cannot_write(&path))
    }
}

fn cannot_write(path: &Path) -> Message {
    Message::new("cannot-write").with("path", path.display().to_string())
}
