//! Servers of FTP on this machine, each in a folder of its own, which end with their guard.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use kohyo::publish::host::{Connection, HOSTS, Host, HostError, Secret};

/// What a missing server says.
const INSTALL: &str = "run tests/publish/install";

/// A server that runs, and its folder.
pub(crate) struct Server {
    child: Child,
    scheme: &'static str,
    port: u16,
    root: PathBuf,
    /// The SHA-256 of its certificate, as OpenSSL says it.
    pub(crate) fingerprint: Option<String>,
    /// Its own one, which goes with it.
    _certificate: Option<Certificate>,
}

impl Server {
    /// `server.py` with options.
    pub(crate) fn python(options: &[&str]) -> Self {
        Self::python_with(options, None)
    }

    /// The same with TLS.
    pub(crate) fn python_with(options: &[&str], certificate: Option<&Certificate>) -> Self {
        let root = scratch();
        fs::create_dir_all(root.join("site")).expect("a step");
        let mut command = Command::new("python3");
        command.arg("-B").arg("tests/publish/ftp/server.py").arg(root.join("site")).args(options);
        if let Some(certificate) = certificate {
            command.arg(format!("tls={}", certificate.path.display()));
        }
        command.env("PYTHONPATH", tools()).stdout(Stdio::piped()).process_group(0);
        let mut child = command.spawn().expect(INSTALL);
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("a step")).read_line(&mut line).expect(INSTALL);
        let port = line.trim().parse().expect(INSTALL);
        let scheme = if certificate.is_some() { "ftps" } else { "ftp" };
        let fingerprint = certificate.map(|it| it.fingerprint.clone());
        Self { child, scheme, port, root, fingerprint, _certificate: None }
    }

    /// `ProFTPD` with TLS as its makers set it, which wants TLS sessions reused, and more settings.
    pub(crate) fn proftpd(settings: &str) -> Self {
        let root = scratch();
        let certificate = Certificate::self_signed();
        let site = root.join("site");
        fs::create_dir_all(&site).expect("a step");
        let port = free_port();
        let ids = text_of("id", &["-u"]) + ":" + &text_of("id", &["-g"]);
        let password = text_of("openssl", &["passwd", "-6", "-salt", "kohyo", "secret"]);
        let user = format!("city:{password}:{ids}::{}:/bin/sh\n", site.display());
        write_private(&root.join("passwd"), &user);
        let config = format!(
            include_str!("proftpd.conf"),
            root = root.display(),
            certificate = certificate.path.display(),
            port = port,
            settings = settings,
        );
        write_private(&root.join("proftpd.conf"), &config);
        let mut command = Command::new("proftpd");
        command.args(["--nodaemon", "--quiet", "--config"]).arg(root.join("proftpd.conf"));
        let log = fs::File::create(root.join("output")).expect("a step");
        command.stderr(log.try_clone().expect("a step")).stdout(log).process_group(0);
        let child = command.spawn().expect(INSTALL);
        let fingerprint = Some(certificate.fingerprint.clone());
        let certificate = Some(certificate);
        let mut server =
            Self { child, scheme: "ftps", port, root, fingerprint, _certificate: certificate };
        server.wait_until_it_listens();
        server
    }

    fn wait_until_it_listens(&mut self) {
        for _ in 0..200 {
            if TcpStream::connect(("127.0.0.1", self.port)).is_ok() {
                return;
            }
            assert!(
                self.child.try_wait().expect("a step").is_none(),
                "it ended: {}",
                self.log("output")
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("it does not listen: {}", self.log("output"));
    }

    /// The folder of the site, on this machine.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join("site")
    }

    /// A file that the server writes.
    pub(crate) fn log(&self, name: &str) -> String {
        String::from_utf8_lossy(&fs::read(self.root.join(name)).unwrap_or_default()).into_owned()
    }

    /// How it is reached by somebody who knows everything.
    pub(crate) fn connection(&self) -> Connection {
        Connection {
            fingerprint: self.fingerprint.clone(),
            encrypted: self.scheme == "ftps",
            ..connection(self.port)
        }
    }

    pub(crate) fn host(&self) -> Box<dyn Host> {
        self.connect(&self.connection()).expect("a host")
    }

    pub(crate) fn connect(&self, connection: &Connection) -> Result<Box<dyn Host>, HostError> {
        connect(self.scheme, connection)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Its children are in its group.
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        let _ = self.child.wait();
        if !std::thread::panicking() {
            let _ = fs::remove_dir_all(&self.root);
        }
    }
}

/// A certificate with its key, in one file.
pub(crate) struct Certificate {
    pub(crate) path: PathBuf,
    pub(crate) fingerprint: String,
}

impl Certificate {
    pub(crate) fn self_signed() -> Self {
        let folder = scratch();
        let (key, path) = (folder.join("key.pem"), folder.join("certificate.pem"));
        let mut command = Command::new("openssl");
        command.args(["req", "-x509", "-nodes", "-days", "2", "-newkey", "ec"]);
        command.args(["-pkeyopt", "ec_paramgen_curve:P-256"]);
        command.args(["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]);
        command.args(["-addext", "basicConstraints=critical,CA:FALSE"]);
        command.arg("-keyout").arg(&key).arg("-out").arg(&path);
        assert!(command.output().expect("openssl").status.success());
        let certificate = path.to_str().expect("a step");
        let told =
            text_of("openssl", &["x509", "-in", certificate, "-noout", "-fingerprint", "-sha256"]);
        let fingerprint = told.split_once('=').expect("a step").1.to_owned();
        let both =
            fs::read_to_string(&path).expect("a step") + &fs::read_to_string(&key).expect("a step");
        write_private(&path, &both);
        Self { path, fingerprint }
    }
}

impl Drop for Certificate {
    fn drop(&mut self) {
        let _ = self.path.parent().map(fs::remove_dir_all);
    }
}

/// How a server on this machine is reached.
pub(crate) fn connection(port: u16) -> Connection {
    Connection {
        host: "127.0.0.1".to_owned(),
        port: Some(port),
        user: "city".to_owned(),
        folder: String::new(),
        encrypted: false,
        fingerprint: None,
        region: None,
        endpoint: None,
        password: Some(Secret::new("secret")),
        access_key: None,
        private_key: None,
        passphrase: None,
        agent: None,
        timeout: Duration::from_secs(10),
    }
}

pub(crate) fn connect(scheme: &str, connection: &Connection) -> Result<Box<dyn Host>, HostError> {
    let kind = HOSTS.iter().find(|it| it.scheme == scheme).expect("a kind of host");
    (kind.connect)(connection)
}

/// For a server that does not say which one it took.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("a port").port()
}

/// A new folder.
fn scratch() -> PathBuf {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("publish-ftp")
        .join(format!("{}-{number}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a step");
    folder
}

/// Where `tests/publish/install` puts packages of Python.
fn tools() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("a step").join("tools/pyftpdlib")
}

fn text_of(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect(program);
    assert!(output.status.success(), "{program}: {output:?}");
    String::from_utf8(output.stdout).expect("a step").trim().to_owned()
}

fn write_private(path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, text).expect("a step");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("a step");
}
