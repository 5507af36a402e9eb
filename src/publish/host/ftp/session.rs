//! One session with a server: logged in, binary, and with what the server says it can.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use rustls::version::{TLS12, TLS13};
use suppaftp::types::{Features, FileType};
use suppaftp::{
    DataStream, FtpError, FtpResult, Mode, RustlsConnector, RustlsFtpStream, Status, TlsConnector,
    TlsStream, TransferStream,
};

use super::super::certificate::client_config;
use super::super::{Checksum, Connection, HostErrorKind, Secret};
use super::digest::DigestCommand;
use super::fault::Fault;

type Transfer = TransferStream<<RustlsConnector as TlsConnector>::Stream>;

/// How a server is reached, and what sessions with it have found out for those that come after them.
pub(super) struct Server {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) user: String,
    pub(super) password: Secret,
    pub(super) folder: String,
    pub(super) timeout: Duration,
    pub(super) is_encrypted: bool,
    fingerprint: Option<String>,
    /// It wants the TLS session of the control connection on data connections, which works with TLS 1.2
    /// only: a session of TLS 1.3 is good for one connection.
    pub(super) wants_reused_session: AtomicBool,
    /// `EPSV` is offered and does not work.
    without_epsv: AtomicBool,
    /// The password has been accepted before.
    has_accepted: AtomicBool,
}

/// A session, ready for commands about files. Paths are those of the site.
#[allow(clippy::struct_excessive_bools, reason = "they are independent of each other")]
pub(super) struct Session {
    stream: RustlsFtpStream,
    server: Arc<Server>,
    /// The folder of the site as the server's path, without a `/` at its end.
    root: String,
    /// It is not the TLS that servers need who want sessions reused.
    pub(super) is_tls13: bool,
    pub(super) has_mlsd: bool,
    pub(super) digest: Option<DigestCommand>,
    has_size: bool,
    /// `PASV` can take the place of the `EPSV` that is used.
    has_epsv: bool,
}

impl Server {
    pub(super) fn new(connection: &Connection, is_encrypted: bool) -> Arc<Self> {
        let is_anonymous = connection.user.is_empty();
        Arc::new(Self {
            host: connection.host.clone(),
            port: connection.port.unwrap_or(21),
            user: if is_anonymous { "anonymous".to_owned() } else { connection.user.clone() },
            password: connection.password.clone().unwrap_or_else(|| Secret::new("")),
            folder: connection.folder.clone(),
            timeout: connection.timeout,
            is_encrypted,
            fingerprint: connection.fingerprint.clone(),
            wants_reused_session: AtomicBool::new(false),
            without_epsv: AtomicBool::new(false),
            has_accepted: AtomicBool::new(false),
        })
    }

    fn dial(&self) -> Result<TcpStream, Fault> {
        let mut last = io::Error::new(ErrorKind::NotFound, "no such host");
        for address in (self.host.as_str(), self.port).to_socket_addrs()? {
            match connected(address, self.timeout) {
                Ok(socket) => return Ok(socket),
                Err(error) => last = error,
            }
        }
        Err(last.into())
    }

    /// A refusal while coming in.
    fn at_door(&self, fault: Fault) -> Fault {
        let Fault::Refused { code, mut text } = fault else { return fault };
        let password = self.password.reveal();
        if !password.is_empty() {
            text = text.replace(password, "***");
        }
        let lower = text.to_lowercase();
        // Some servers let nobody more in as if the password were wrong.
        let is_crowded = self.has_accepted.load(Ordering::Relaxed)
            || lower.contains("too many")
            || lower.contains("maximum");
        match code {
            421 => Fault::known(HostErrorKind::TooManyConnections, text),
            530 if is_crowded => Fault::known(HostErrorKind::TooManyConnections, text),
            _ => Fault::Refused { code, text },
        }
    }
}

impl Session {
    pub(super) fn open(server: &Arc<Server>, tls12_only: bool) -> Result<Self, Fault> {
        let at_door = |it: FtpError| server.at_door(it.into());
        let timeout = server.timeout;
        let stream = RustlsFtpStream::connect_with_stream(server.dial()?).map_err(at_door)?;
        let mut stream = stream.passive_stream_builder(move |it| {
            connected(it, timeout).map_err(FtpError::ConnectionError)
        });
        // What PASV says of the address is wrong behind a translation of addresses, and a way to send
        // us elsewhere in front of one.
        stream.set_passive_nat_workaround(true);
        if server.is_encrypted {
            stream = secured(stream, server, tls12_only)?;
        }
        stream.login(server.user.as_str(), server.password.reveal()).map_err(at_door)?;
        server.has_accepted.store(true, Ordering::Relaxed);
        let features = features(&mut stream)?;
        if features.contains_key("UTF8") {
            // Refused by some that use it anyway.
            refusal_or_ok(stream.opts("UTF8", Some("ON")))?;
        }
        stream.transfer_type(FileType::Binary).map_err(Fault::from)?;
        let root = root(&mut stream, &server.folder)?;
        let is_v6 = stream.get_ref().peer_addr().is_ok_and(|it| it.is_ipv6());
        let mut session = Self {
            stream,
            server: Arc::clone(server),
            root,
            is_tls13: server.is_encrypted && !tls12_only,
            has_mlsd: features.contains_key("MLST") || features.contains_key("MLSD"),
            digest: DigestCommand::of(&features),
            has_size: true,
            has_epsv: features.contains_key("EPSV")
                && !is_v6
                && !server.without_epsv.load(Ordering::Relaxed),
        };
        if session.digest == Some(DigestCommand::Hash) {
            refusal_or_ok(session.stream.opts("HASH", Some("SHA-256")))?;
        }
        let mode = if session.has_epsv || is_v6 { Mode::ExtendedPassive } else { Mode::Passive };
        session.stream.set_mode(mode);
        Ok(session)
    }

    /// The server's path of one of the site.
    pub(super) fn place(&self, path: &str) -> String {
        match (self.root.as_str(), path) {
            ("", "") => "/".to_owned(),
            (root, "") => root.to_owned(),
            (root, path) => format!("{root}/{path}"),
        }
    }

    pub(super) fn enter(&mut self, folder: &str) -> Result<(), Fault> {
        Ok(self.stream.cwd(self.place(folder))?)
    }

    pub(super) fn enters(&mut self, folder: &str) -> Result<bool, Fault> {
        let place = self.place(folder);
        refusal_or_ok(self.stream.cwd(place))
    }

    /// Makes a folder; false when it refuses, as it does when there is one.
    pub(super) fn make_folder(&mut self, folder: &str) -> Result<bool, Fault> {
        let place = self.place(folder);
        refusal_or_ok(self.stream.mkdir(place))
    }

    /// Removes an empty folder; false when it is not empty.
    pub(super) fn remove_folder(&mut self, folder: &str) -> Result<bool, Fault> {
        let place = self.place(folder);
        refusal_or_ok(self.stream.rmdir(place))
    }

    pub(super) fn remove(&mut self, path: &str) -> Result<(), Fault> {
        Ok(self.stream.rm(self.place(path))?)
    }

    pub(super) fn rename(&mut self, from: &str, to: &str) -> Result<(), Fault> {
        Ok(self.stream.rename(self.place(from), self.place(to))?)
    }

    /// The size of a file; none when there is no such file.
    pub(super) fn size(&mut self, path: &str) -> Result<Option<u64>, Fault> {
        if self.has_size {
            match self.stream.size(self.place(path)).map_err(Fault::from) {
                Ok(size) => return Ok(u64::try_from(size).ok()),
                Err(fault @ Fault::Known { .. }) => return Err(fault),
                Err(fault @ Fault::Refused { .. }) => {
                    self.has_size = !fault.is_about_command();
                }
            }
        }
        Ok(self.entry(path)?.and_then(|it| it.size))
    }

    /// Sends a whole file.
    pub(super) fn upload(&mut self, path: &str, bytes: &[u8]) -> Result<(), Fault> {
        let mut transfer = self.transfer(&format!("STOR {}", self.place(path)))?;
        let sent = handshake(&mut transfer).and_then(|()| {
            if bytes.is_empty() {
                return write_nothing(&mut transfer);
            }
            transfer.write_all(bytes)?;
            transfer.flush()
        });
        concluded(sent, transfer.finish())
    }

    /// What comes over a data connection after a command.
    pub(super) fn download(&mut self, command: &str) -> Result<Vec<u8>, Fault> {
        let mut transfer = self.transfer(command)?;
        let mut bytes = Vec::new();
        let received = handshake(&mut transfer).and_then(|()| {
            match transfer.read_to_end(&mut bytes) {
                // Many servers end a TLS connection without saying so. That all came is said by the
                // answer on the control connection, which nobody else can give.
                Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(()),
                result => result.map(|_| ()),
            }
        });
        concluded(received, transfer.finish())?;
        Ok(bytes)
    }

    /// The checksum that the server computes; none when it does not.
    pub(super) fn checksum(&mut self, path: &str) -> Result<Option<Checksum>, Fault> {
        let Some(digest) = self.digest else { return Ok(None) };
        let place = self.place(path);
        let command = format!("{} {place}", digest.verb());
        // 251, the answer to `MD5`, is unknown to the library.
        let expected = [Status::File, Status::RequestedFileActionOk, Status::Unknown];
        match self.stream.custom_command(command, &expected).map_err(Fault::from) {
            Ok(response) => Ok(digest.checksum(&String::from_utf8_lossy(&response.body), &place)),
            Err(Fault::Refused { code: 500.., .. }) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// Opens a data connection for a command.
    fn transfer(&mut self, command: &str) -> Result<Transfer, Fault> {
        let preliminary = [Status::AboutToSend, Status::AlreadyOpen];
        let opened = self.stream.custom_data_command(command, &preliminary).map_err(Fault::from);
        match opened {
            Err(fault @ Fault::Refused { .. }) if self.has_epsv && fault.is_about_command() => {
                self.has_epsv = false;
                self.server.without_epsv.store(true, Ordering::Relaxed);
                self.stream.set_mode(Mode::Passive);
                self.transfer(command)
            }
            Err(fault @ Fault::Known { .. }) if self.has_epsv => {
                // Something between us and the server may read PASV only.
                self.server.without_epsv.store(true, Ordering::Relaxed);
                Err(fault)
            }
            opened => opened.map(|it| it.1),
        }
    }
}

fn connected(address: SocketAddr, timeout: Duration) -> io::Result<TcpStream> {
    let socket = TcpStream::connect_timeout(&address, timeout)?;
    socket.set_read_timeout(Some(timeout))?;
    socket.set_write_timeout(Some(timeout))?;
    socket.set_nodelay(true)?;
    Ok(socket)
}

/// Encrypts a line before anything of ours goes over it. The settings remember TLS sessions for this session alone: a
/// server that wants the one of the control connection on data connections takes no other's.
fn secured(
    stream: RustlsFtpStream,
    server: &Server,
    tls12_only: bool,
) -> Result<RustlsFtpStream, Fault> {
    let versions: &[_] = if tls12_only { &[&TLS12] } else { &[&TLS13, &TLS12] };
    let config = client_config(server.fingerprint.as_deref(), versions)
        .map_err(|it| Fault::known(it.kind, it.detail))?;
    let connector = RustlsConnector::from(Arc::new(config));
    let secured = stream.into_secure(connector, &server.host);
    secured.map_err(|it| match server.at_door(it.into()) {
        Fault::Refused { code: 500.., text } => Fault::known(HostErrorKind::Unsupported, text),
        fault @ (Fault::Refused { .. } | Fault::Known { .. }) => fault,
    })
}

/// What the server says it can, in capitals.
fn features(stream: &mut RustlsFtpStream) -> Result<Features, Fault> {
    match stream.feat() {
        Ok(features) => Ok(features.into_iter().map(|it| (it.0.to_uppercase(), it.1)).collect()),
        // The answer has been read to its end.
        Err(FtpError::BadResponse) => Ok(Features::default()),
        Err(error) => refusal_or_ok(Err(error)).map(|_| Features::default()),
    }
}

/// The folder of the site, from the root of the server or from where the login leads.
fn root(stream: &mut RustlsFtpStream, folder: &str) -> Result<String, Fault> {
    let folder = folder.trim_end_matches('/');
    if folder.starts_with('/') {
        return Ok(folder.to_owned());
    }
    let home = stream.pwd()?;
    let home = home.trim_end_matches('/');
    Ok(if folder.is_empty() { home.to_owned() } else { format!("{home}/{folder}") })
}

/// Agrees on TLS for a data connection at once: a file of no bytes would do without.
fn handshake(transfer: &mut Transfer) -> io::Result<()> {
    match transfer.get_mut() {
        DataStream::Tcp(_) => Ok(()),
        DataStream::Ssl(tls) => {
            let stream = tls.mut_ref();
            while stream.conn.is_handshaking() {
                stream.conn.complete_io(&mut stream.sock)?;
            }
            Ok(())
        }
    }
}

/// Has the library know an empty file for an upload: it waits for the server's end of uploads, without which
/// closing may look like a cut. A write of nothing makes TLS read, where mostly there is nothing.
fn write_nothing(transfer: &mut Transfer) -> io::Result<()> {
    transfer.get_ref().get_ref().set_read_timeout(Some(Duration::from_millis(1)))?;
    transfer.write(&[]).map(|_| ())
}

/// What became of a transfer. The answer of the server says more than a broken data connection.
fn concluded(transferred: io::Result<()>, answer: FtpResult<()>) -> Result<(), Fault> {
    match (transferred, answer) {
        (_, Err(error @ FtpError::UnexpectedResponse(_))) => Err(error.into()),
        (Err(error), _) => Err(error.into()),
        (Ok(()), answer) => Ok(answer?),
    }
}

/// Whether the server did it; a fault is what is neither done nor refused.
fn refusal_or_ok(result: FtpResult<()>) -> Result<bool, Fault> {
    match result.map_err(Fault::from) {
        Ok(()) => Ok(true),
        // A server that leaves says so with 421.
        Err(Fault::Refused { code, .. }) if code != 421 => Ok(false),
        Err(fault) => Err(fault),
    }
}
