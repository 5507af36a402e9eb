//! Servers that speak HTTP, each in a folder of its own on a free port, ended when they are dropped.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use kohyo::publish::host::{Connection, HOSTS, Host, HostError, Secret};

/// Where Debian's Apache has its parts.
const APACHE: &str = "/usr/sbin/apache2";
const MODULES: &str = "/usr/lib/apache2/modules";
const MISSING: &str = "a server is missing: run tests/publish/install";

pub(crate) const USER: &str = "kohyo";
pub(crate) const PASSWORD: &str = "himitsu 45%";

/// A port that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// An empty folder that other users of the machine may enter, since a server may run as one of them.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("kohyo-publish-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A connection to this machine for a kind of host.
pub(crate) fn connection(port: u16, folder: &str) -> Connection {
    Connection {
        host: "127.0.0.1".to_owned(),
        port: Some(port),
        user: USER.to_owned(),
        folder: folder.to_owned(),
        encrypted: false,
        fingerprint: None,
        region: None,
        endpoint: None,
        password: Some(Secret::new(PASSWORD)),
        access_key: None,
        private_key: None,
        passphrase: None,
        agent: None,
        timeout: Duration::from_secs(10),
    }
}

/// A host of a kind.
pub(crate) fn host(scheme: &str, connection: &Connection) -> Result<Box<dyn Host>, HostError> {
    let kind = HOSTS.iter().find(|it| it.scheme == scheme).unwrap();
    (kind.connect)(connection)
}

/// Asks for a path and has the whole answer as text, headers first.
pub(crate) fn ask(port: u16, method: &str, path: &str, headers: &str) -> String {
    let mut line = TcpStream::connect(("127.0.0.1", port)).unwrap();
    line.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{headers}\r\n"
    );
    line.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

fn run(command: &mut Command) -> Vec<u8> {
    let output = command.stderr(Stdio::null()).output().expect(MISSING);
    assert!(output.status.success(), "{command:?}");
    output.stdout
}

fn wait_for(port: u16, child: &mut Child) {
    for _ in 0..400 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        assert!(child.try_wait().unwrap().is_none(), "the server ended at once");
        thread::sleep(Duration::from_millis(50));
    }
    panic!("the server does not answer");
}

/// Apache with a WebDAV folder at `/dav/` and what a test adds.
pub(crate) struct Apache {
    child: Child,
    pub(crate) folder: PathBuf,
    pub(crate) port: u16,
    /// The same over TLS, with a certificate that it signed itself.
    pub(crate) tls_port: u16,
    /// The SHA-256 of the certificate, as openssl prints it.
    pub(crate) fingerprint: String,
}

impl Apache {
    /// `more` is added to its configuration; `{folder}` in it is its folder.
    pub(crate) fn start(name: &str, more: &str) -> Self {
        assert!(Path::new(APACHE).exists(), "{MISSING}");
        let folder = folder(name);
        let at = folder.display().to_string();
        fs::create_dir_all(folder.join("www/dav")).unwrap();
        fs::create_dir_all(folder.join("run")).unwrap();
        let hash = run(Command::new("openssl").args(["passwd", "-apr1", PASSWORD]));
        let hash = String::from_utf8(hash).unwrap();
        fs::write(folder.join("users"), format!("{USER}:{hash}")).unwrap();
        let (key, certificate) = (format!("{at}/run/key.pem"), format!("{at}/run/cert.pem"));
        run(Command::new("openssl")
            .args("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2".split(' '))
            .args(["-subj", "/CN=another.example", "-keyout", &key, "-out", &certificate]));
        let printed = run(Command::new("openssl").args([
            "x509",
            "-noout",
            "-sha256",
            "-fingerprint",
            "-in",
            &certificate,
        ]));
        let printed = String::from_utf8(printed).unwrap();
        let fingerprint = printed.split_once('=').unwrap().1.trim().to_owned();
        let (port, tls_port) = (free_port(), free_port());
        let config = configuration(&at, port, tls_port) + &more.replace("{folder}", &at);
        fs::write(folder.join("apache.conf"), config).unwrap();
        if is_root() {
            run(Command::new("chown").args(["-R", "www-data:www-data", &at]));
        }
        let mut child = Command::new(APACHE)
            .args(["-D", "FOREGROUND", "-f", &format!("{at}/apache.conf")])
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("start.log")).unwrap())
            .spawn()
            .expect(MISSING);
        wait_for(port, &mut child);
        Self { child, folder, port, tls_port, fingerprint }
    }

    /// The WebDAV folder on the disk.
    pub(crate) fn dav(&self, path: &str) -> PathBuf {
        self.folder.join("www/dav").join(path)
    }

    /// What was asked so far, a line each.
    pub(crate) fn asked(&self) -> String {
        fs::read_to_string(self.folder.join("access.log")).unwrap_or_default()
    }
}

impl Drop for Apache {
    fn drop(&mut self) {
        // It ends its children when it is asked to end, and not when it is killed.
        let _ = Command::new("kill").arg(self.child.id().to_string()).status();
        let _ = self.child.wait();
        if !thread::panicking() {
            let _ = fs::remove_dir_all(&self.folder);
        }
    }
}

fn is_root() -> bool {
    run(Command::new("id").arg("-u")).starts_with(b"0\n")
}

fn configuration(at: &str, port: u16, tls_port: u16) -> String {
    let modules = [
        "mpm_event",
        "authn_core",
        "authn_file",
        "authz_core",
        "authz_user",
        "auth_basic",
        "alias",
        "dav",
        "dav_fs",
        "dir",
        "headers",
        "mime",
        "ssl",
    ];
    let loaded: Vec<String> = modules
        .iter()
        .map(|it| format!("LoadModule {it}_module {MODULES}/mod_{it}.so\n"))
        .collect();
    let loaded = loaded.concat();
    let user = if is_root() { "User www-data\nGroup www-data\n" } else { "" };
    format!(
        "ServerRoot {at}\nDefaultRuntimeDir {at}/run\nPidFile {at}/run/pid\nListen 127.0.0.1:{port}\n\
         Listen 127.0.0.1:{tls_port}\nServerName 127.0.0.1\nErrorLog {at}/error.log\n{loaded}{user}\
         LogFormat \"%m %U %>s\" short\nCustomLog {at}/access.log short\nStartServers 1\n\
         TypesConfig /etc/mime.types\nDocumentRoot {at}/www\nDavLockDB {at}/run/locks\n\
         <Directory {at}/www>\nRequire all granted\n</Directory>\n\
         <Directory {at}/www/dav>\nDav On\nDirectoryIndex disabled\nAuthType Basic\nAuthName dav\nAuthUserFile {at}/users\n\
         Require valid-user\n</Directory>\n\
         <VirtualHost 127.0.0.1:{tls_port}>\nSSLEngine on\nSSLCertificateFile {at}/run/cert.pem\n\
         SSLCertificateKeyFile {at}/run/key.pem\nCustomLog {at}/access.log short\n</VirtualHost>\n"
    )
}

/// moto, which speaks S3 and forgets everything when it ends.
pub(crate) struct Moto {
    child: Child,
    pub(crate) port: u16,
}

impl Moto {
    pub(crate) fn start() -> Self {
        let target = std::env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        let tools = target.join("tools/moto");
        assert!(tools.join("moto").exists(), "{MISSING}");
        let port = free_port();
        let mut child = Command::new("python3")
            .args(["-S", "-m", "moto.server", "-H", "127.0.0.1", "-p", &port.to_string()])
            .env("PYTHONPATH", fs::canonicalize(tools).unwrap())
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect(MISSING);
        wait_for(port, &mut child);
        Self { child, port }
    }

    /// Makes a bucket and a connection to a folder in it.
    pub(crate) fn bucket(&self, name: &str) -> Connection {
        let answer = ask(self.port, "PUT", &format!("/{name}"), "Content-Length: 0\r\n");
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        Connection {
            folder: format!("{name}/the site"),
            endpoint: Some(format!("http://127.0.0.1:{}", self.port)),
            access_key: Some(Secret::new("AKIAEXAMPLE")),
            ..connection(self.port, "")
        }
    }
}

impl Drop for Moto {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
