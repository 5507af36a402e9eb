//! The kinds of hosts, each with its own server, a line to it that can be cut, and a look past it at what is there.

use std::any::Any;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use kohyo::publish::RemotePath;
use kohyo::publish::host::{Connection, HOSTS, Host};

use crate::ftp::servers::Server;
use crate::line::Line;
use crate::sftp::sshd::{Sshd, connection as ssh_connection, fresh};
use crate::web_servers::{Apache, Moto, connection};

/// A server that runs until this is dropped.
pub(crate) struct Real {
    pub(crate) name: &'static str,
    scheme: &'static str,
    /// The way over the line.
    connection: Connection,
    /// The way past it.
    direct: Connection,
    /// The folder that visitors see, where it is on this machine.
    shown: Option<PathBuf>,
    /// The line to the server, unless there is none.
    line: Option<Line>,
    _server: Box<dyn Any + Send + Sync>,
}

impl Real {
    pub(crate) fn connect(&self) -> Box<dyn Host> {
        self.host(&self.connection)
    }

    fn host(&self, connection: &Connection) -> Box<dyn Host> {
        let kind = HOSTS.iter().find(|it| it.scheme == self.scheme).expect("a kind of host");
        (kind.connect)(connection).expect(self.name)
    }

    /// What visitors see at an address.
    pub(crate) fn seen(&self, address: &str) -> Option<Vec<u8>> {
        if let Some(folder) = &self.shown {
            return fs::read(folder.join(address)).ok();
        }
        let path = RemotePath::told(address).expect(address);
        self.host(&self.direct).read(&path).expect(address)
    }

    /// The folder that visitors see.
    pub(crate) fn shown_folder(&self) -> &Path {
        self.shown.as_deref().expect("a folder")
    }

    /// Somebody else puts a file next to those of the site.
    pub(crate) fn by_hand(&self, address: &str, bytes: &[u8]) {
        match &self.shown {
            // Next to the link to the release.
            Some(_) if self.scheme == "folder" => write(&self.folder().join(address), bytes),
            Some(_) | None => self.store(address, bytes),
        }
    }

    pub(crate) fn theirs(&self, address: &str) -> Option<Vec<u8>> {
        match self.scheme {
            "folder" => fs::read(self.folder().join(address)).ok(),
            _ => self.seen(address),
        }
    }

    /// Somebody edits a page that visitors see.
    pub(crate) fn edit(&self, address: &str, bytes: &[u8]) {
        match &self.shown {
            Some(folder) => write(&folder.join(address), bytes),
            None => self.store(address, bytes),
        }
    }

    fn store(&self, address: &str, bytes: &[u8]) {
        self.connect().put(&RemotePath::told(address).expect(address), bytes).expect(address);
    }

    fn folder(&self) -> PathBuf {
        PathBuf::from(&self.connection.folder)
    }

    /// Whether there is a line that can be cut.
    pub(crate) fn has_line(&self) -> bool {
        self.line.is_some()
    }

    /// Cuts every connection at the next byte, or lets them be.
    pub(crate) fn cut(&self, cuts: bool) {
        if let Some(line) = &self.line {
            line.cut_after.store(if cuts { 0 } else { usize::MAX }, Ordering::SeqCst);
        }
    }
}

/// Writes a file as an editor does: another one in its place, so that a link to the former one stays what it was.
fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    let temporary = path.with_extension("editor");
    fs::write(&temporary, bytes).expect("a file");
    fs::rename(temporary, path).expect("a file");
}

fn through(line: &Line, connection: &Connection) -> Connection {
    Connection { port: Some(line.port), ..connection.clone() }
}

pub(crate) fn folder(test: &str) -> Real {
    let folder = fresh(&format!("real-folder-{test}"));
    Real {
        name: "folder",
        scheme: "folder",
        direct: ssh_connection(0, &folder, ""),
        connection: ssh_connection(0, &folder, ""),
        shown: Some(folder.join("current")),
        line: None,
        _server: Box::new(()),
    }
}

pub(crate) fn sftp(test: &str) -> Real {
    let server = Sshd::start(&format!("real-sftp-{test}"));
    let line = Line::to(server.port);
    Real {
        name: "sftp",
        scheme: "sftp",
        connection: through(&line, &server.connection()),
        direct: server.connection(),
        shown: Some(server.site.clone()),
        line: Some(line),
        _server: Box::new(server),
    }
}

pub(crate) fn proftpd(_: &str) -> Real {
    let server = Server::proftpd("");
    ftp("ftps of ProFTPD", "ftps", server)
}

pub(crate) fn pyftpdlib(_: &str) -> Real {
    ftp("ftp of pyftpdlib", "ftp", Server::python(&["connections=3", "cut=7"]))
}

fn ftp(name: &'static str, scheme: &'static str, server: Server) -> Real {
    let connection = server.connection();
    let line = Line::to(connection.port.expect("a port"));
    Real {
        name,
        scheme,
        connection: through(&line, &connection),
        direct: connection,
        shown: Some(server.site()),
        line: Some(line),
        _server: Box::new(server),
    }
}

pub(crate) fn webdav(test: &str) -> Real {
    let server = Apache::start(&format!("real-{test}"), "");
    let line = Line::to(server.port);
    Real {
        name: "webdav",
        scheme: "webdav",
        connection: connection(line.port, "dav"),
        direct: connection(server.port, "dav"),
        shown: Some(server.dav("")),
        line: Some(line),
        _server: Box::new(server),
    }
}

pub(crate) fn object_store(test: &str) -> Real {
    let server = Moto::start();
    let bucket = server.bucket(&format!("real-{test}"));
    let line = Line::to(server.port);
    let endpoint = Some(format!("http://127.0.0.1:{}", line.port));
    Real {
        name: "object store",
        scheme: "s3",
        connection: Connection { endpoint, ..bucket.clone() },
        direct: bucket,
        shown: None,
        line: Some(line),
        _server: Box::new(server),
    }
}
