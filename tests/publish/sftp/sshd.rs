//! OpenSSH's server on a free port of this machine, with keys of its own; it ends with its guard.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use kohyo::publish::host::{Connection, HOSTS, Host, HostError, Secret};

/// What is said of a program that is not there.
const MISSING: &str = "run tests/publish/install";

/// The keys of the server and of a user, made once for all tests.
static KEYS: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = fresh("keys");
    for (name, arguments) in [
        ("host_ed25519", &["-t", "ed25519"][..]),
        ("host_rsa", &["-t", "rsa", "-b", "2048"]),
        ("host_ecdsa", &["-t", "ecdsa"]),
        ("user", &["-t", "ed25519"]),
    ] {
        keygen(&folder.join(name), arguments, "");
    }
    folder
});

pub(crate) fn keys() -> &'static Path {
    &KEYS
}

/// An empty folder for one test.
pub(crate) fn fresh(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sftp").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

pub(crate) fn keygen(file: &Path, arguments: &[&str], passphrase: &str) {
    let mut command = Command::new("ssh-keygen");
    command.args(["-q", "-C", "a test", "-N", passphrase, "-f"]).arg(file).args(arguments);
    run(&mut command);
}

/// What a program prints.
pub(crate) fn run(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|it| panic!("{command:?}: {it}: {MISSING}"));
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {error}");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// The fingerprint as people copy it from `ssh-keygen`.
pub(crate) fn fingerprint_line(key: &str) -> String {
    run(Command::new("ssh-keygen").arg("-lf").arg(keys().join(format!("{key}.pub"))))
}

pub(crate) fn fingerprint(key: &str) -> String {
    fingerprint_line(key).split(' ').nth(1).expect("SHA256:…").to_owned()
}

/// The first of these files that is there.
fn first_of(files: &[&str]) -> PathBuf {
    let found = files.iter().map(PathBuf::from).find(|it| it.exists());
    found.unwrap_or_else(|| panic!("none of {files:?}: {MISSING}"))
}

/// The program that answers SFTP on its standard input.
pub(crate) fn sftp_server() -> PathBuf {
    first_of(&[
        "/usr/lib/openssh/sftp-server",
        "/usr/libexec/openssh/sftp-server",
        "/usr/lib/ssh/sftp-server",
        "/usr/libexec/sftp-server",
    ])
}

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("its number").port()
}

/// The server.
pub(crate) struct Sshd {
    folder: PathBuf,
    pub(crate) port: u16,
    /// The folder of the site.
    pub(crate) site: PathBuf,
    process: Child,
}

impl Sshd {
    pub(crate) fn start(name: &str) -> Self {
        Self::with(name, "internal-sftp")
    }

    /// A server that serves files by this program.
    pub(crate) fn with(name: &str, subsystem: &str) -> Self {
        let folder = fresh(name);
        let site = folder.join("site");
        fs::create_dir(&site).expect("the folder of the site");
        let port = free_port();
        let (keys, shown) = (keys().display(), folder.display());
        let authorized = fs::read(KEYS.join("user.pub")).expect("the user's key");
        fs::write(folder.join("authorized"), authorized).expect("who may log in");
        let settings = format!(
            "Port {port}\nListenAddress 127.0.0.1\nPidFile none\nUsePAM no\nStrictModes no\n\
             HostKey {keys}/host_ed25519\nHostKey {keys}/host_rsa\nHostKey {keys}/host_ecdsa\n\
             AuthorizedKeysFile {shown}/authorized\nPermitRootLogin yes\nMaxStartups 300\n\
             PasswordAuthentication no\nKbdInteractiveAuthentication no\nLogLevel DEBUG1\n\
             Subsystem sftp {subsystem}\n"
        );
        fs::write(folder.join("config"), settings).expect("the settings");
        let process = launch(&folder, port);
        Self { folder, port, site, process }
    }

    /// Lets the user in with one more key.
    pub(crate) fn admit(&self, public_key: &Path) {
        let file = self.folder.join("authorized");
        let mut keys = fs::read_to_string(&file).expect("who may log in");
        keys += &fs::read_to_string(public_key).expect("a key");
        fs::write(file, keys).expect("who may log in");
    }

    pub(crate) fn connection(&self) -> Connection {
        let key = fs::read_to_string(KEYS.join("user")).expect("the user's key");
        Connection {
            private_key: Some(Secret::new(key)),
            ..connection(self.port, &self.site, &fingerprint("host_ed25519"))
        }
    }

    pub(crate) fn host(&self) -> Box<dyn Host> {
        connect(&self.connection()).expect("a host")
    }

    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// What it has started for sessions that go on.
    pub(crate) fn sessions(&self) -> Vec<u32> {
        descendants(self.process.id())
    }

    /// Kills it with all its sessions.
    pub(crate) fn kill(&mut self) {
        for process in descendants(self.process.id()) {
            let _ = Command::new("kill").arg("-9").arg(process.to_string()).output();
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    pub(crate) fn restart(&mut self) {
        self.process = launch(&self.folder, self.port);
    }
}

impl Drop for Sshd {
    fn drop(&mut self) {
        self.kill();
    }
}

fn launch(folder: &Path, port: u16) -> Child {
    let sshd = first_of(&["/usr/sbin/sshd", "/usr/bin/sshd", "/usr/local/sbin/sshd"]);
    // Where it shuts itself in; its package makes it when the machine starts.
    let _ = fs::create_dir_all("/run/sshd");
    let mut command = Command::new(sshd);
    command.arg("-D").arg("-f").arg(folder.join("config")).arg("-E").arg(folder.join("log"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let process = command.spawn().unwrap_or_else(|it| panic!("sshd: {it}: {MISSING}"));
    until("sshd listens", || TcpStream::connect(("127.0.0.1", port)).is_ok());
    process
}

/// Waits for what comes soon.
pub(crate) fn until(what: &str, mut done: impl FnMut() -> bool) {
    for _ in 0..500 {
        if done() {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("in vain: {what}");
}

fn descendants(process: u32) -> Vec<u32> {
    let children = Command::new("pgrep").arg("-P").arg(process.to_string()).output();
    let children = children.unwrap_or_else(|it| panic!("pgrep: {it}: {MISSING}")).stdout;
    let children: Vec<u32> =
        String::from_utf8_lossy(&children).lines().filter_map(|it| it.parse().ok()).collect();
    let below: Vec<u32> = children.iter().flat_map(|it| descendants(*it)).collect();
    children.into_iter().chain(below).collect()
}

/// How a host on this machine is reached, without what logs in.
pub(crate) fn connection(port: u16, site: &Path, fingerprint: &str) -> Connection {
    Connection {
        host: "127.0.0.1".to_owned(),
        port: Some(port),
        user: run(Command::new("id").arg("-un")),
        folder: site.display().to_string(),
        encrypted: true,
        fingerprint: Some(fingerprint.to_owned()),
        region: None,
        endpoint: None,
        password: None,
        access_key: None,
        private_key: None,
        passphrase: None,
        agent: None,
        timeout: Duration::from_secs(10),
    }
}

pub(crate) fn connect(connection: &Connection) -> Result<Box<dyn Host>, HostError> {
    let kind = HOSTS.iter().find(|it| it.scheme == "sftp").expect("a kind of host");
    (kind.connect)(connection)
}
