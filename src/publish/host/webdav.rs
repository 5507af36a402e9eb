//! WebDAV: `webdavs` over TLS and `webdav` without, for tests and lines that are closed in themselves.
//!
//! It is asked plainly over HTTP and not through opendal, which asks two or three times as often for each file,
//! cannot store on condition, and does not pass on the status from which the kind of an error follows.
//!
//! Whether a file is replaced as a whole depends on the server. Apache's file system (`mod_dav_fs`) writes a `PUT`
//! beside the file and renames it, while its `MOVE` removes the file that is replaced first; others write a `PUT` in
//! place, and their `MOVE` is a rename. Apache tells itself by its `DAV` header; of all others the second is assumed.
//! No server makes `If-None-Match: *` exclusive for two who call at once, so [`Host::create`] is best effort.

use std::collections::VecDeque;
use std::sync::{OnceLock, PoisonError, RwLock};
use std::thread;

use reqwest::{Method, RequestBuilder, StatusCode};

use super::multistatus::Resource;
use super::web::{WebAnswer, WebClient};
use super::{
    Capabilities, Connection, Host, HostError, HostErrorKind, HostType, RemoteFile, Secret,
    multistatus,
};
use crate::publish::{OWN_FOLDER, RemotePath};
use crate::url_path;

/// Over TLS.
pub(super) const ENCRYPTED: HostType =
    HostType { scheme: "webdavs", connect: |it| connect(it, "https", 443) };

/// Without.
pub(super) const PLAIN: HostType =
    HostType { scheme: "webdav", connect: |it| connect(it, "http", 80) };

/// Requests at once: more make small servers refuse.
const CONCURRENCY: usize = 6;

/// What Apache's file system says in its `DAV` header.
const APACHE: &str = "apache.org/dav/propset/fs";

struct WebDav {
    client: WebClient,
    /// `https://host:port`, without a path.
    origin: String,
    /// The folder of the site on the server, decoded: `/` or `/a/b/`.
    root: String,
    user: String,
    password: Option<Secret>,
    /// Held by one while a folder that is empty is removed, and shared by whoever may put something into it:
    /// WebDAV removes a folder with all that is in it.
    folders: RwLock<()>,
    /// Whether [`Host::put`] is whole; asked for once.
    puts_whole: OnceLock<bool>,
}

fn connect(
    connection: &Connection,
    scheme: &str,
    usual_port: u16,
) -> Result<Box<dyn Host>, HostError> {
    let host = match &connection.host {
        host if host.contains(':') && !host.starts_with('[') => format!("[{host}]"),
        host => host.clone(),
    };
    let port = connection.port.unwrap_or(usual_port);
    let folder = connection.folder.trim_matches('/');
    let root = if folder.is_empty() { "/".to_owned() } else { format!("/{folder}/") };
    Ok(Box::new(WebDav {
        client: WebClient::new(connection.fingerprint.as_deref(), connection.timeout)?,
        origin: format!("{scheme}://{host}:{port}"),
        root,
        user: connection.user.clone(),
        password: connection.password.clone(),
        folders: RwLock::new(()),
        puts_whole: OnceLock::new(),
    }))
}

impl WebDav {
    /// The address of a path below the folder of the site; of a folder when it ends in `/` or is empty.
    fn url(&self, path: &str) -> String {
        format!("{}{}", self.origin, url_path::encode(&format!("{}{path}", self.root)))
    }

    fn request(&self, method: Method, url: &str) -> RequestBuilder {
        let request = self.client.request(method, url);
        if self.user.is_empty() && self.password.is_none() {
            return request;
        }
        request.basic_auth(&self.user, self.password.as_ref().map(Secret::reveal))
    }

    fn extended(&self, method: &'static [u8], url: &str) -> Result<RequestBuilder, HostError> {
        let failed = |_| HostError::new(HostErrorKind::Failed, url, "no such method");
        Ok(self.request(Method::from_bytes(method).map_err(failed)?, url))
    }

    /// Makes a request that needs the folders of a path, and once more when they were missing.
    fn with_folders(
        &self,
        path: &RemotePath,
        request: impl Fn() -> Result<RequestBuilder, HostError>,
    ) -> Result<WebAnswer, HostError> {
        let answer = self.client.send(path.as_str(), request()?)?;
        if !lacks_folder(answer.status) {
            return Ok(answer);
        }
        let folder = path.folders().next_back().map(|it| format!("{it}/")).unwrap_or_default();
        self.make_folder(&format!("{}{folder}", self.root))?;
        self.client.send(path.as_str(), request()?)
    }

    /// Makes a folder of the server with those that it lies in, which may be above the folder of the site.
    fn make_folder(&self, folder: &str) -> Result<(), HostError> {
        let url = format!("{}{}", self.origin, url_path::encode(folder));
        let make = || self.client.send(folder, self.extended(b"MKCOL", &url)?);
        let mut answer = make()?;
        let above = folder.trim_end_matches('/').rfind('/').map(|it| &folder[..=it]);
        if lacks_folder(answer.status)
            && let Some(above) = above.filter(|it| *it != "/")
        {
            self.make_folder(above)?;
            answer = make()?;
        }
        // Apache (mod_dav_fs) says 403 where another call made it between its look and its mkdir; asked again, it knows.
        if answer.status == StatusCode::FORBIDDEN {
            answer = make()?;
        }
        // 405: it is there.
        let is_there = answer.status == StatusCode::METHOD_NOT_ALLOWED;
        if answer.status.is_success() || is_there { Ok(()) } else { Err(answer.error(folder)) }
    }

    /// What is directly in a folder; none when there is no such folder.
    fn look_into(&self, folder: &str) -> Result<Option<Vec<Listed>>, HostError> {
        let path = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let place = if folder.is_empty() { self.root.as_str() } else { folder };
        let request = self
            .extended(b"PROPFIND", &self.url(&path))?
            .header("Depth", "1")
            .header("Content-Type", "application/xml; charset=utf-8")
            .body(multistatus::QUESTION);
        let answer = self.client.send(place, request)?;
        if matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::GONE) {
            return Ok(None);
        }
        if answer.status == StatusCode::METHOD_NOT_ALLOWED {
            let detail = "405: the server shows no folders, or its index page instead of a folder \
                          (Apache: 'DirectoryIndex disabled' where 'Dav' is 'On')";
            return Err(HostError::new(HostErrorKind::Unsupported, place, detail));
        }
        if answer.status != StatusCode::MULTI_STATUS {
            return Err(answer.error(place));
        }
        let resources = multistatus::read(&answer.bytes)
            .map_err(|it| HostError::new(HostErrorKind::Failed, place, it))?;
        // A server that puts another path in front would else make a folder look empty, and it would be removed.
        let mut has_itself = false;
        let mut within = Vec::new();
        for Resource { path, size } in resources {
            let below = path.strip_prefix(&self.root).map(|it| it.trim_end_matches('/'));
            has_itself |= below == Some(folder) || path == self.root.trim_end_matches('/');
            if let Some(below) = below.filter(|it| !it.is_empty() && *it != folder) {
                within.push(Listed { path: below.to_owned(), size });
            }
        }
        let detail = "the server lists a folder under another address";
        has_itself
            .then_some(Some(within))
            .ok_or_else(|| HostError::new(HostErrorKind::Failed, place, detail))
    }

    /// Looks into folders, several at once.
    fn look_into_all(&self, folders: &[String]) -> Result<Vec<Listed>, HostError> {
        let share = folders.len().div_ceil(CONCURRENCY).max(1);
        let mut found = Vec::new();
        thread::scope(|scope| {
            let look = |share: &[String]| {
                share.iter().map(|it| Ok(self.look_into(it)?.unwrap_or_default())).collect()
            };
            let threads: Vec<_> =
                folders.chunks(share).map(|share| scope.spawn(move || look(share))).collect();
            for thread in threads {
                let ended = |_| HostError::new(HostErrorKind::Failed, &self.root, "ended");
                let listed: Result<Vec<Vec<Listed>>, HostError> =
                    thread.join().unwrap_or_else(|it| Err(ended(it)));
                found.extend(listed?.into_iter().flatten());
            }
            Ok(found)
        })
    }

    /// Removes the folders of a path, innermost first, as long as nothing is in them. That one stays is no error.
    fn remove_empty_folders(&self, path: &RemotePath) {
        let _alone = self.folders.write().unwrap_or_else(PoisonError::into_inner);
        for folder in path.folders().rev() {
            if !matches!(self.look_into(folder), Ok(Some(within)) if within.is_empty()) {
                return;
            }
            let request = self.request(Method::DELETE, &self.url(&format!("{folder}/")));
            if !self.client.send(folder, request).is_ok_and(|it| it.status.is_success()) {
                return;
            }
        }
    }

    fn transfer(
        &self,
        method: &'static [u8],
        from: &RemotePath,
        to: &RemotePath,
    ) -> Result<(), HostError> {
        let _shared = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        let target = self.url(to.as_str());
        let answer = self.with_folders(to, || {
            let request = self.extended(method, &self.url(from.as_str()))?;
            Ok(request.header("Destination", &target).header("Overwrite", "T"))
        })?;
        // 207 would be a part that failed.
        let is_done = answer.status.is_success() && answer.status != StatusCode::MULTI_STATUS;
        if is_done { Ok(()) } else { Err(answer.error(from.as_str())) }
    }
}

/// The folder above is not there: 409 by the standard, 404 by some.
fn lacks_folder(status: StatusCode) -> bool {
    matches!(status, StatusCode::CONFLICT | StatusCode::NOT_FOUND)
}

/// Something in a folder; what has no size is a folder itself.
struct Listed {
    path: String,
    size: Option<u64>,
}

impl Host for WebDav {
    fn capabilities(&self) -> Capabilities {
        let whole_put = *self.puts_whole.get_or_init(|| {
            let request = self.request(Method::OPTIONS, &self.url(""));
            self.client.send(&self.root, request).is_ok_and(|answer| {
                let said = answer.headers.get_all("DAV").iter().filter_map(|it| it.to_str().ok());
                said.into_iter().any(|it| it.contains(APACHE))
            })
        });
        Capabilities {
            rename: !whole_put,
            whole_put,
            exclusive_create: false,
            copy: true,
            checksum: false,
            releases: false,
            concurrency: CONCURRENCY,
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError> {
        let mut files = Vec::new();
        let mut next = VecDeque::from([vec![folder.to_owned()]]);
        while let Some(folders) = next.pop_front() {
            let mut below = Vec::new();
            for listed in self.look_into_all(&folders)? {
                // What is in a folder that is not ours is not ours either.
                let is_own = listed.path == OWN_FOLDER;
                match (RemotePath::told(&listed.path), listed.size) {
                    (Some(path), Some(size)) => {
                        files.push(RemoteFile { path, size, checksum: None });
                    }
                    (Some(_), None) => below.push(listed.path),
                    (None, None) if is_own => below.push(listed.path),
                    (None, _) => {}
                }
            }
            if !below.is_empty() {
                next.push_back(below);
            }
        }
        Ok(files)
    }

    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError> {
        let request = self
            .request(Method::GET, &self.url(path.as_str()))
            .header("Accept-Encoding", "identity");
        let answer = self.client.send(path.as_str(), request)?;
        match answer.status {
            StatusCode::OK => Ok(Some(answer.bytes)),
            StatusCode::NOT_FOUND | StatusCode::GONE => Ok(None),
            _ => Err(answer.error(path.as_str())),
        }
    }

    fn put(&self, path: &RemotePath, bytes: &[u8]) -> Result<(), HostError> {
        let _shared = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        let url = self.url(path.as_str());
        let put = || Ok(self.request(Method::PUT, &url).body(bytes.to_vec()));
        let answer = self.with_folders(path, put)?;
        if answer.status.is_success() { Ok(()) } else { Err(answer.error(path.as_str())) }
    }

    fn create(&self, path: &RemotePath, bytes: &[u8]) -> Result<bool, HostError> {
        let _shared = self.folders.read().unwrap_or_else(PoisonError::into_inner);
        let url = self.url(path.as_str());
        // For servers that know no condition.
        let there = self.client.send(path.as_str(), self.request(Method::HEAD, &url))?;
        if there.status.is_success() {
            return Ok(false);
        }
        let put = || {
            let request = self.request(Method::PUT, &url).header("If-None-Match", "*");
            Ok(request.body(bytes.to_vec()))
        };
        let answer = self.with_folders(path, put)?;
        match answer.status {
            StatusCode::PRECONDITION_FAILED => Ok(false),
            status if status.is_success() => Ok(true),
            _ => Err(answer.error(path.as_str())),
        }
    }

    fn rename(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        self.transfer(b"MOVE", from, to)
    }

    /// On the server only to where no visitor looks: Apache and others write a copy in place.
    fn copy(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        if to.is_own() {
            return self.transfer(b"COPY", from, to);
        }
        match self.read(from)? {
            Some(bytes) => self.put(to, &bytes),
            None => Err(HostError::new(HostErrorKind::Missing, from.as_str(), "no such file")),
        }
    }

    fn remove(&self, path: &RemotePath) -> Result<(), HostError> {
        // A folder of this name is not to go with all that is in it; Apache refuses that for this depth.
        let request = self.request(Method::DELETE, &self.url(path.as_str())).header("Depth", "0");
        let answer = self.client.send(path.as_str(), request)?;
        match answer.status {
            StatusCode::NOT_FOUND | StatusCode::GONE => Ok(()),
            status if status.is_success() => {
                self.remove_empty_folders(path);
                Ok(())
            }
            _ => Err(answer.error(path.as_str())),
        }
    }
}
