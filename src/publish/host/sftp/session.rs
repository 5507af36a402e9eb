//! One session with a host: made, watched, and hung up when it is dropped.

use std::collections::{HashMap, HashSet};
use std::net::{Shutdown, TcpStream};
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;
use std::time::Duration;

use russh::ChannelMsg;
use russh::client::{self, Handle};
use russh_sftp::client::error::Error;
use russh_sftp::client::{Config, RawSftpSession};
use russh_sftp::protocol::Version;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::super::time_limit::in_time;
use super::super::{Connection, HostError, HostErrorKind};
use super::fault::Fault;
use super::host_key::{HostKey, not_shown};
use super::login::Login;
use super::watched_line::{Heard, WatchedLine};

/// Pieces of files on their way at once, of [`PIECE`] bytes: what a line of 100 MB/s holds in 20 ms.
const PIECES: usize = 64;

/// The bytes of a file that every host takes in one request.
pub(super) const PIECE: usize = 32 * 1024;

/// Files and folders open at once: OpenSSH numbers them in a byte each, and from 128 on their names are no text, which
/// the library needs.
const OPEN: usize = 96;

/// How many kinds of host key are asked for.
const KEYS: usize = 6;

/// We watch for answers ourselves; the library counts the time that a request waits for its turn, too.
const NEVER: u64 = 365 * 24 * 60 * 60;

/// What hosts may offer beyond version 3 of the protocol.
pub(super) const POSIX_RENAME: &str = "posix-rename@openssh.com";
pub(super) const HARD_LINK: &str = "hardlink@openssh.com";
pub(super) const COPY_DATA: &str = "copy-data";
pub(super) const FREE_SPACE: &str = "statvfs@openssh.com";

/// A session that any number of threads may use at once.
pub(super) struct Session {
    pub(super) raw: RawSftpSession,
    extensions: HashMap<String, String>,
    /// Who moves a piece of a file holds one.
    pub(super) pieces: Semaphore,
    /// Who has a file or folder open holds one.
    pub(super) open: Semaphore,
    folders: Mutex<HashSet<String>>,
    heard: Heard,
    lost: AtomicBool,
    timeout: Duration,
    line: Line,
    // Without it the session would end.
    _ssh: Handle<HostKey>,
}

/// A second hold of a line, by which it can be cut, and is when this is dropped: whoever waits on it is freed.
struct Line(TcpStream);

impl Line {
    fn cut(&self) {
        let _ = self.0.shutdown(Shutdown::Both);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.cut();
    }
}

/// A request that is on its way.
pub(super) enum Sent<'a, T> {
    Answered(T),
    Waiting(Pin<Box<dyn Future<Output = T> + Send + 'a>>),
}

/// Sends a request now and lets its answer come later: what is sent one after the other arrives in this order.
pub(super) async fn sent<'a, T>(request: impl Future<Output = T> + Send + 'a) -> Sent<'a, T> {
    let mut request: Pin<Box<dyn Future<Output = T> + Send + 'a>> = Box::pin(request);
    let polled = std::future::poll_fn(|context| Poll::Ready(request.as_mut().poll(context))).await;
    match polled {
        Poll::Ready(answer) => Sent::Answered(answer),
        Poll::Pending => Sent::Waiting(request),
    }
}

impl Session {
    /// Connects, knows the host by its key, logs in, and opens the channel for files.
    pub(super) async fn open(connection: &Connection, place: &str) -> Result<Self, HostError> {
        let (mut ssh, line, host_key) = meet(connection, place).await?;
        let login = Login { session: &mut ssh, seen: &host_key, connection, place };
        login.log_in().await?;
        let heard = Heard::default();
        let (raw, version) = open_files(&ssh, heard.clone(), connection.timeout, place).await?;
        Ok(Self {
            raw,
            extensions: version.extensions,
            pieces: Semaphore::new(PIECES),
            open: Semaphore::new(OPEN),
            folders: Mutex::default(),
            heard,
            lost: AtomicBool::new(false),
            timeout: connection.timeout,
            line,
            _ssh: ssh,
        })
    }

    /// Whether the host offers this extension.
    pub(super) fn offers(&self, extension: &str) -> bool {
        self.extensions.contains_key(extension)
    }

    /// The answer to what was asked. The session is lost when nothing at all comes from the host for too long: with
    /// many files on a slow line, the answer about one of them may take its time.
    pub(super) async fn ask<T>(
        &self,
        request: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Fault> {
        let mut request = pin!(request);
        loop {
            let heard = self.heard.load(Ordering::Relaxed);
            if self.is_lost() {
                return Err(Fault::Lost("the session was cut".to_owned()));
            }
            match timeout(self.timeout, &mut request).await {
                Ok(answer) => return self.judge(answer),
                Err(_) if self.heard.load(Ordering::Relaxed) != heard => {}
                Err(_) => {
                    self.lose();
                    let seconds = self.timeout.as_secs_f32();
                    return Err(Fault::Lost(format!("no answer in {seconds} seconds")));
                }
            }
        }
    }

    /// The answer to a request that was sent.
    pub(super) async fn answer<T>(&self, sent: Sent<'_, Result<T, Error>>) -> Result<T, Fault> {
        match sent {
            Sent::Answered(answer) => self.judge(answer),
            Sent::Waiting(request) => self.ask(request).await,
        }
    }

    fn judge<T>(&self, answer: Result<T, Error>) -> Result<T, Fault> {
        let answer = answer.map_err(Fault::from);
        if let Err(Fault::Lost(_)) = answer {
            self.lose();
        }
        answer
    }

    /// Ends the session for everyone who uses it.
    fn lose(&self) {
        self.lost.store(true, Ordering::Relaxed);
        self.line.cut();
    }

    /// Whether it is of no more use.
    pub(super) fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Relaxed)
    }

    /// The folders that are known to be there.
    pub(super) fn folders(&self) -> MutexGuard<'_, HashSet<String>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An encrypted line to the host whose key is pinned. When it shows another of its keys, it is asked for those of
/// other kinds.
async fn meet(
    connection: &Connection,
    place: &str,
) -> Result<(Handle<HostKey>, Line, HostKey), HostError> {
    let host_key = HostKey::pinned(connection.fingerprint.as_deref());
    let mut shown = Vec::new();
    for _ in 0..KEYS {
        let config = client::Config {
            nodelay: true,
            preferred: not_shown(&shown),
            ..client::Config::default()
        };
        let (stream, line) = dial(connection, place).await?;
        let meeting = client::connect_stream(Arc::new(config), stream, host_key.clone());
        let error = match in_time(connection.timeout, place, meeting).await? {
            Ok(ssh) => return Ok((ssh, line, host_key)),
            Err(error) => error,
        };
        match host_key.foreign() {
            Some(key) if !shown.contains(&key) => shown.push(key),
            // It has no other keys.
            _ if !shown.is_empty() => break,
            _ => return Err(no_common_ground(place, &error)),
        }
        if !host_key.is_pinned() {
            break;
        }
    }
    Err(host_key.refusal(place, &shown))
}

fn no_common_ground(place: &str, error: &russh::Error) -> HostError {
    let kind = if matches!(error, russh::Error::NoCommonAlgo { .. } | russh::Error::Version) {
        HostErrorKind::Unsupported
    } else {
        HostErrorKind::Temporary
    };
    HostError::new(kind, place, error.to_string())
}

/// A line to the host.
async fn dial(
    connection: &Connection,
    place: &str,
) -> Result<(tokio::net::TcpStream, Line), HostError> {
    let address = (connection.host.as_str(), connection.port.unwrap_or(22));
    let dialed =
        in_time(connection.timeout, place, tokio::net::TcpStream::connect(address)).await?;
    let held = dialed.and_then(|stream| {
        stream.set_nodelay(true)?;
        let line = stream.into_std()?;
        Ok((tokio::net::TcpStream::from_std(line.try_clone()?)?, Line(line)))
    });
    held.map_err(|it| HostError::new(HostErrorKind::Temporary, place, it.to_string()))
}

/// The channel for files of a session that is logged in.
async fn open_files(
    ssh: &Handle<HostKey>,
    heard: Heard,
    limit: Duration,
    place: &str,
) -> Result<(RawSftpSession, Version), HostError> {
    let opened = in_time(limit, place, ssh.channel_open_session()).await?;
    let mut channel = opened.map_err(|error| {
        let kind = if matches!(error, russh::Error::ChannelOpenFailure(_)) {
            HostErrorKind::TooManyConnections
        } else {
            HostErrorKind::Temporary
        };
        HostError::new(kind, place, error.to_string())
    })?;
    let asked = async {
        channel.request_subsystem(true, "sftp").await?;
        loop {
            match channel.wait().await {
                Some(ChannelMsg::Success) => return Ok(true),
                Some(ChannelMsg::Failure) | None => return Ok(false),
                Some(_) => {}
            }
        }
    };
    let granted: Result<bool, russh::Error> = in_time(limit, place, asked).await?;
    let temporary = |it: String| HostError::new(HostErrorKind::Temporary, place, it);
    if !granted.map_err(|it| temporary(it.to_string()))? {
        let detail = "the host has no SFTP for this user";
        return Err(HostError::new(HostErrorKind::Unsupported, place, detail));
    }
    let config = Config { request_timeout_secs: NEVER, ..Config::default() };
    let stream = WatchedLine { stream: channel.into_stream(), heard };
    let raw = RawSftpSession::new_with_config(stream, config);
    let version = in_time(limit, place, raw.init()).await?;
    version.map(|it| (raw, it)).map_err(|it| temporary(it.to_string()))
}
