//! The two threads behind a preview: one reads again what was saved, one asks the rules about it.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::hub::Hub;
use super::snapshot::Snapshot;
use super::state::PreviewState;
use super::watch::{Watcher, everything};
use crate::site;
use crate::source::Stamps;

/// After this long what could not be read is tried again, and a folder that came to be is found.
const RETRY: Duration = Duration::from_millis(500);

/// How long nothing must have been saved before the rules are asked, so that they are not in the way.
const IDLE: Duration = Duration::from_millis(300);

/// Follows the folder from now on, in threads that end with the program.
///
/// # Errors
///
/// The system refuses to report changes, or to start a thread.
pub(super) fn start(root: &Path, poll: bool, hub: Arc<Hub>, state: PreviewState) -> Result<()> {
    let (watcher, changed) = Watcher::new(root, poll)?;
    let (snapshots, read) = mpsc::channel();
    let of_rules = Arc::clone(&hub);
    thread::Builder::new().name("rules".to_owned()).spawn(move || rules(&of_rules, &read))?;
    thread::Builder::new()
        .name("state".to_owned())
        .spawn(move || follow(watcher, state, &changed, &hub, &snapshots))?;
    Ok(())
}

/// Keeps the preview in step with the folder.
fn follow(
    mut watcher: Watcher,
    mut state: PreviewState,
    changed: &Receiver<Vec<PathBuf>>,
    hub: &Hub,
    read: &Sender<Arc<Snapshot>>,
) {
    watcher.begin();
    watcher.add(&[]);
    // What was saved between the first reading and now has told nobody.
    let mut places = everything(&watcher.root);
    let mut stamps = Stamps::of(&watcher.root);
    let mut must_sweep = false;
    let _ = read.send(state.now());
    loop {
        must_sweep |= !places.is_empty();
        if !places.is_empty() && state.update(places) {
            hub.put(state.now());
            let _ = read.send(state.now());
        }
        places = match changed.recv_timeout(RETRY) {
            Ok(places) => places,
            // What happens in a folder while it is being moved is not always reported.
            Err(RecvTimeoutError::Timeout) if must_sweep => {
                must_sweep = false;
                let now = Stamps::of(&watcher.root);
                let mut places = now.differing(&stamps);
                places.extend(state.gone(&now));
                stamps = now;
                places
            }
            Err(RecvTimeoutError::Timeout) => Vec::new(),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        places.extend(changed.try_iter().flatten());
        let new = watcher.add(&places);
        places.extend(new);
        if places.is_empty() && state.must_retry() {
            places.push(watcher.root.join("kohyo.yaml"));
        }
    }
}

/// Asks the rules about what is shown, once it is and nothing more is being saved.
fn rules(hub: &Hub, read: &Receiver<Arc<Snapshot>>) {
    // One thread is enough; the others are for whoever is waiting for a page.
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    while let Ok(first) = read.recv() {
        let mut snapshot = first;
        while let Ok(newer) = read.recv_timeout(IDLE) {
            snapshot = newer;
        }
        let Some(shown) = &snapshot.shown else { continue };
        let inputs = &shown.inputs;
        let (tree, library) = (&inputs.trees[0], &inputs.library);
        let ask = || site::rules(tree, library, &inputs.obligations, &inputs.public_routes);
        let found = match &pool {
            Ok(pool) => pool.install(ask),
            Err(_) => ask(),
        };
        if snapshot.rules.set(found.into()).is_ok() {
            hub.publish_status();
        }
    }
}
