//! A host in memory: it can do what it is told that it can, fails where it is told to, and watches what visitors see.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard};

use kohyo::digest::Hash;
use kohyo::publish::RemotePath;
use kohyo::publish::host::{Capabilities, Checksum, Host, HostError, HostErrorKind, RemoteFile};

/// When an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    /// Nothing was done.
    Before,
    /// It was half done, if the host can do things by halves.
    During,
    /// It was done, and the answer is an error.
    After,
}

/// A failure that is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The number of the operation.
    pub(crate) at: usize,
    pub(crate) when: When,
    pub(crate) kind: HostErrorKind,
    /// Whether every operation after it fails, too.
    pub(crate) for_good: bool,
}

/// Looks at what visitors see after something has changed: at an address, or, when it is none, everywhere.
pub(crate) type Watch = Box<dyn Fn(&State, Option<&str>) + Send>;

/// What visitors see, by address.
pub(crate) type Visible<'a> = BTreeMap<&'a str, &'a [u8]>;

#[derive(Default)]
pub(crate) struct State {
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The release that visitors see.
    pub(crate) shown: Option<String>,
    /// What was called.
    pub(crate) calls: Vec<(&'static str, String)>,
    pub(crate) fault: Option<Fault>,
    pub(crate) watch: Option<Watch>,
    /// What somebody else puts there at the operation of a number.
    pub(crate) replaced: Option<(usize, String, Vec<u8>)>,
    /// Whether pages are stored with a byte too few.
    pub(crate) spoils: bool,
}

pub(crate) struct Simulated {
    can: Capabilities,
    /// Whether checksums are MD5.
    md5: bool,
    state: Mutex<State>,
}

impl State {
    /// What visitors see.
    pub(crate) fn visible(&self, releases: bool) -> Visible<'_> {
        let prefix = match (&self.shown, releases) {
            (Some(release), _) => format!(".kohyo/releases/{release}/"),
            (None, true) => return BTreeMap::new(),
            (None, false) => String::new(),
        };
        let files = self.files.iter().filter_map(|(path, bytes)| {
            let inside = path.strip_prefix(&prefix)?;
            (!inside.starts_with(".kohyo/")).then_some((inside, &bytes[..]))
        });
        files.collect()
    }

    /// What visitors see at an address.
    pub(crate) fn seen(&self, address: &str, releases: bool) -> Option<&[u8]> {
        let path = match (&self.shown, releases) {
            (Some(release), true) => format!(".kohyo/releases/{release}/{address}"),
            (None, true) => return None,
            (_, false) => address.to_owned(),
        };
        self.files.get(&path).map(|it| &it[..])
    }

    /// Tells whoever watches that a file has changed, if visitors can see it.
    fn changed(&self, path: &str, releases: bool) {
        let Some(watch) = &self.watch else { return };
        let address = match (&self.shown, releases) {
            (Some(release), _) => path.strip_prefix(&format!(".kohyo/releases/{release}/")),
            (None, true) => None,
            (None, false) => Some(path).filter(|it| !it.starts_with(".kohyo/")),
        };
        if address.is_some() {
            watch(self, address);
        }
    }
}

impl Simulated {
    pub(crate) fn new(can: Capabilities, md5: bool) -> Self {
        Self { can, md5, state: Mutex::default() }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    pub(crate) fn visible(&self) -> BTreeMap<String, Vec<u8>> {
        let state = self.state();
        let visible = state.visible(self.can.releases);
        visible.into_iter().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
    }

    /// A host with the same files.
    pub(crate) fn again(&self) -> Self {
        let state = self.state();
        let (files, shown) = (state.files.clone(), state.shown.clone());
        let state = State { files, shown, ..State::default() };
        Self { can: self.can, md5: self.md5, state: Mutex::new(state) }
    }

    /// Counts a call and does it, all of it, half of it or not at all.
    fn act<T>(
        &self,
        name: &'static str,
        path: &str,
        whole: impl FnOnce(&mut State) -> Result<T, HostError>,
        half: impl FnOnce(&mut State),
    ) -> Result<T, HostError> {
        let mut state = self.state();
        let number = state.calls.len();
        state.calls.push((name, path.to_owned()));
        if let Some((_, path, bytes)) = state.replaced.take_if(|it| it.0 == number) {
            state.files.insert(path, bytes);
        }
        let fault = state.fault.filter(|it| number == it.at || (it.for_good && number > it.at));
        let Some(fault) = fault else { return whole(&mut state) };
        match fault.when {
            When::During if number == fault.at => half(&mut state),
            When::After if number == fault.at => _ = whole(&mut state)?,
            When::Before | When::During | When::After => {}
        }
        Err(HostError::new(fault.kind, path, "planned"))
    }

    fn store(&self, state: &mut State, path: &str, bytes: &[u8]) {
        if !self.can.whole_put {
            self.store_half(state, path, bytes);
        }
        let is_page = bytes.starts_with(b"<p>");
        let length = bytes.len() - usize::from(state.spoils && is_page);
        state.files.insert(path.to_owned(), bytes[..length].to_vec());
        state.changed(path, self.can.releases);
    }

    fn store_half(&self, state: &mut State, path: &str, bytes: &[u8]) {
        if !self.can.whole_put {
            state.files.insert(path.to_owned(), bytes[..bytes.len() / 2].to_vec());
            state.changed(path, self.can.releases);
        }
    }
}

fn missing(path: &RemotePath) -> HostError {
    HostError::new(HostErrorKind::Missing, path.as_str(), "no such file")
}

impl Host for Simulated {
    fn capabilities(&self) -> Capabilities {
        self.can
    }

    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError> {
        let prefix = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let list = |state: &mut State| {
            let inside = state.files.iter().filter(|(path, _)| path.starts_with(&prefix));
            let file = |(path, bytes): (&String, &Vec<u8>)| {
                let path = RemotePath::told(path)?;
                Some(RemoteFile { path, size: bytes.len() as u64, checksum: None })
            };
            Ok(inside.filter_map(file).collect())
        };
        self.act("list", folder, list, |_| {})
    }

    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError> {
        let releases = self.can.releases && !path.is_own();
        let bytes = |state: &mut State| Ok(state.seen(path.as_str(), releases).map(<[u8]>::to_vec));
        self.act("read", path.as_str(), bytes, |_| {})
    }

    fn put(&self, path: &RemotePath, bytes: &[u8]) -> Result<(), HostError> {
        let name = path.as_str();
        let whole = |state: &mut State| {
            self.store(state, name, bytes);
            Ok(())
        };
        self.act("put", name, whole, |it| self.store_half(it, name, bytes))
    }

    fn create(&self, path: &RemotePath, bytes: &[u8]) -> Result<bool, HostError> {
        let name = path.as_str();
        let whole = |state: &mut State| {
            if state.files.contains_key(name) {
                return Ok(false);
            }
            self.store(state, name, bytes);
            Ok(true)
        };
        self.act("create", name, whole, |_| {})
    }

    fn rename(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        assert!(self.can.rename, "a host that cannot rename is not asked to");
        let whole = |state: &mut State| {
            let bytes = state.files.remove(from.as_str()).ok_or_else(|| missing(from))?;
            state.files.insert(to.to_string(), bytes);
            state.changed(to.as_str(), self.can.releases);
            Ok(())
        };
        self.act("rename", to.as_str(), whole, |_| {})
    }

    fn copy(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        let content = |state: &State| state.files.get(from.as_str()).cloned();
        let whole = |state: &mut State| {
            let bytes = content(state).ok_or_else(|| missing(from))?;
            self.store(state, to.as_str(), &bytes);
            Ok(())
        };
        let half = |state: &mut State| {
            if let Some(bytes) = content(state) {
                self.store_half(state, to.as_str(), &bytes);
            }
        };
        self.act("copy", to.as_str(), whole, half)
    }

    fn remove(&self, path: &RemotePath) -> Result<(), HostError> {
        let whole = |state: &mut State| {
            state.files.remove(path.as_str());
            state.changed(path.as_str(), self.can.releases);
            Ok(())
        };
        self.act("remove", path.as_str(), whole, |_| {})
    }

    fn checksum(&self, path: &RemotePath) -> Result<Option<Checksum>, HostError> {
        assert!(self.can.checksum, "a host without checksums is not asked for them");
        let whole = |state: &mut State| {
            let bytes = state.files.get(path.as_str());
            let checksum = |bytes: &Vec<u8>| {
                if self.md5 {
                    Checksum::Md5(md5(bytes))
                } else {
                    Checksum::Sha256(Hash::of(bytes).to_string())
                }
            };
            Ok(bytes.map(checksum))
        };
        self.act("checksum", path.as_str(), whole, |_| {})
    }

    fn switch(&self, release: &str) -> Result<(), HostError> {
        assert!(self.can.releases, "a host without releases is not asked to switch");
        let whole = |state: &mut State| {
            state.shown = Some(release.to_owned());
            if let Some(watch) = &state.watch {
                watch(state, None);
            }
            Ok(())
        };
        self.act("switch", release, whole, |_| {})
    }
}

fn md5(bytes: &[u8]) -> String {
    use md5::Digest as _;
    let digest: [u8; 16] = md5::Md5::digest(bytes).into();
    format!("{:032x}", u128::from_be_bytes(digest))
}
