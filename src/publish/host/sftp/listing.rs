//! Every file below a folder, with many folders open at once.

use std::sync::Arc;

use russh_sftp::protocol::{File, StatusCode};
use tokio::task::JoinSet;

use super::super::{HostError, HostErrorKind, RemoteFile};
use super::fault::Fault;
use super::session::{Session, sent};
use super::{RemotePath, full};

/// Folders read at once.
const FOLDERS: usize = 80;

/// Requests for the next names of one folder on their way at once: hosts answer each with some hundred.
const NEXT: usize = 4;

/// The bits of the mode of a file that say what it is, and what they say.
const KIND: u32 = 0o170_000;
const IS_FOLDER: u32 = 0o040_000;
const IS_FILE: u32 = 0o100_000;

/// What is in a folder of the site: files, and the names of folders.
type Content = (Vec<RemoteFile>, Vec<String>);

/// Lists what is below `folder`, which is below `root`.
pub(super) async fn list(
    session: &Arc<Session>,
    root: &str,
    folder: &str,
) -> Result<Vec<RemoteFile>, HostError> {
    if !folder.is_empty() && !is_folder(session, root, folder).await? {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    let mut reading = JoinSet::new();
    loop {
        while reading.len() < FOLDERS
            && let Some(folder) = waiting.pop()
        {
            let (session, root) = (Arc::clone(session), root.to_owned());
            reading.spawn(async move { content(&session, &root, &folder).await });
        }
        match reading.join_next().await {
            None => return Ok(files),
            Some(Ok(content)) => {
                let (found, folders) = content?;
                files.extend(found);
                waiting.extend(folders);
            }
            Some(Err(ended)) => {
                return Err(HostError::new(HostErrorKind::Failed, folder, ended.to_string()));
            }
        }
    }
}

/// A link to a folder is none.
async fn is_folder(session: &Session, root: &str, folder: &str) -> Result<bool, HostError> {
    let path = full(root, folder);
    match session.ask(session.raw.lstat(&path)).await {
        Ok(told) => Ok(told.attrs.permissions.is_none_or(|it| it & KIND == IS_FOLDER)),
        Err(fault) if fault.is(StatusCode::NoSuchFile) => Ok(false),
        Err(fault) => Err(fault.at(folder)),
    }
}

async fn content(session: &Session, root: &str, folder: &str) -> Result<Content, HostError> {
    let place = if folder.is_empty() { root } else { folder };
    let entries = match entries(session, &full(root, folder)).await {
        Ok(entries) => entries,
        Err(fault) if fault.is(StatusCode::NoSuchFile) => return Ok(Content::default()),
        Err(fault) => return Err(fault.at(place)),
    };
    let (mut files, mut folders) = Content::default();
    for entry in entries {
        let path = full(folder, &entry.filename);
        let mut attributes = entry.attrs;
        if attributes.permissions.is_none() {
            match session.ask(session.raw.lstat(full(root, &path))).await {
                Ok(told) => attributes = told.attrs,
                Err(fault) if fault.is(StatusCode::NoSuchFile) => continue,
                Err(fault) => return Err(fault.at(&path)),
            }
        }
        match attributes.permissions.map(|it| it & KIND) {
            Some(IS_FILE) => files.extend(RemotePath::told(&path).map(|path| RemoteFile {
                path,
                size: attributes.size.unwrap_or(0),
                checksum: None,
            })),
            Some(IS_FOLDER) if RemotePath::told(&format!("{path}/x")).is_some() => {
                folders.push(path);
            }
            _ => {}
        }
    }
    Ok((files, folders))
}

/// What is in a folder, but for names that are not UTF-8, which the library spells with U+FFFD.
async fn entries(session: &Session, folder: &str) -> Result<Vec<File>, Fault> {
    let _open = session.open.acquire().await;
    let handle = session.ask(session.raw.opendir(folder)).await?.handle;
    let mut entries = Vec::new();
    let read = read_to_the_end(session, &handle, &mut entries).await;
    session.close(&handle).await;
    read?;
    entries.retain(|it| {
        !matches!(it.filename.as_str(), "." | "..") && !it.filename.contains('\u{fffd}')
    });
    Ok(entries)
}

async fn read_to_the_end(
    session: &Session,
    handle: &str,
    entries: &mut Vec<File>,
) -> Result<(), Fault> {
    loop {
        let mut asked = Vec::new();
        for _ in 0..NEXT {
            asked.push(sent(session.raw.readdir(handle)).await);
        }
        for names in asked {
            match session.answer(names).await {
                Ok(names) => entries.extend(names.files),
                Err(fault) if fault.is(StatusCode::Eof) => return Ok(()),
                Err(fault) => return Err(fault),
            }
        }
    }
}
