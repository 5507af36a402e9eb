//! Who the host is, and who we are.

use std::fs;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use kohyo::publish::host::{Connection, HostError, HostErrorKind, Secret};

use super::password_server::{Asks, PASSWORD, PasswordServer};
use super::path;
use super::sshd::{
    Sshd, connect, connection, fingerprint, fingerprint_line, fresh, keygen, run, until,
};

fn refused(connection: &Connection) -> HostError {
    match connect(connection) {
        Ok(_) => panic!("the host let us in"),
        Err(error) => error,
    }
}

#[test]
fn a_host_that_is_not_the_pinned_one_gets_nothing() {
    let server = Sshd::start("host-key");
    let password = Some(Secret::new("never-sent"));
    for pinned in [None, Some("MD5:00:11".to_owned()), Some(format!("SHA256:{}", "A".repeat(43)))] {
        let connection = Connection {
            fingerprint: pinned.clone(),
            password: password.clone(),
            ..server.connection()
        };
        let error = refused(&connection);
        assert_eq!(error.kind, HostErrorKind::NotTheHost, "{error}");
        // Of who pinned nothing, what the host showed first; else all its keys.
        assert!(error.detail.contains(&fingerprint("host_ed25519")), "{error}");
        if pinned.is_some_and(|it| it.starts_with("SHA256:")) {
            for shown in
                [fingerprint("host_rsa"), fingerprint("host_ecdsa"), "SHA256:AAA".to_owned()]
            {
                assert!(error.detail.contains(&shown), "{error}");
            }
        }
    }
    assert!(!server.log().contains("userauth-request"), "{}", server.log());
    server.host();
    until("a login is in the log", || server.log().contains("userauth-request"));
}

#[test]
fn any_key_of_the_host_may_be_pinned_as_ssh_keygen_prints_it() {
    let server = Sshd::start("host-keys");
    for key in ["host_ed25519", "host_rsa", "host_ecdsa"] {
        for pinned in [fingerprint(key), fingerprint_line(key), format!("{}=", fingerprint(key))] {
            let connection = Connection { fingerprint: Some(pinned), ..server.connection() };
            let host = connect(&connection).expect(key);
            assert_eq!(host.list(""), Ok(Vec::new()), "{key}");
        }
    }
}

const KEYS: [(&str, &[&str], &str); 12] = [
    ("ed25519", &["-t", "ed25519"], ""),
    ("ed25519-passphrase", &["-t", "ed25519"], "合い言葉"),
    ("rsa", &["-t", "rsa", "-b", "2048"], ""),
    ("rsa-passphrase", &["-t", "rsa", "-b", "2048"], "a phrase"),
    ("rsa-pem", &["-t", "rsa", "-b", "2048", "-m", "PEM"], ""),
    ("rsa-pem-passphrase", &["-t", "rsa", "-b", "2048", "-m", "PEM"], "a phrase"),
    ("rsa-pkcs8", &["-t", "rsa", "-b", "2048", "-m", "PKCS8"], ""),
    ("rsa-pkcs8-passphrase", &["-t", "rsa", "-b", "2048", "-m", "PKCS8"], "a phrase"),
    ("ecdsa-256", &["-t", "ecdsa", "-b", "256"], ""),
    ("ecdsa-521", &["-t", "ecdsa", "-b", "521"], ""),
    ("ecdsa-pem", &["-t", "ecdsa", "-b", "384", "-m", "PEM"], ""),
    ("ecdsa-pkcs8-passphrase", &["-t", "ecdsa", "-m", "PKCS8"], "a phrase"),
];

#[test]
fn private_keys_of_every_form_log_in() {
    let server = Sshd::start("private-keys");
    let folder = fresh("private-keys-made");
    for (name, arguments, passphrase) in KEYS {
        let file = folder.join(name);
        keygen(&file, arguments, passphrase);
        let text = fs::read_to_string(&file).expect("a key");
        // As a settings file or an editor of another system may have it.
        let text = format!("  {}\r\n", text.trim().replace('\n', "\r\n  "));
        let connection = Connection {
            private_key: Some(Secret::new(text)),
            passphrase: (!passphrase.is_empty()).then(|| Secret::new(passphrase)),
            ..server.connection()
        };
        let error = refused(&connection);
        assert_eq!(error.kind, HostErrorKind::Unauthorized, "{name}: {error}");
        assert!(error.detail.starts_with("not accepted: private key ("), "{name}: {error}");
        server.admit(&folder.join(format!("{name}.pub")));
        if let Err(error) = connect(&connection) {
            panic!("{name}: {error}");
        }
        if !passphrase.is_empty() {
            for wrong in [None, Some(Secret::new("not-this-one"))] {
                let error = refused(&Connection { passphrase: wrong, ..connection.clone() });
                assert_eq!(error.kind, HostErrorKind::Unauthorized, "{name}: {error}");
                assert!(error.detail.contains("cannot be read"), "{name}: {error}");
                assert!(!error.detail.contains("not-this-one"), "{name}: {error}");
            }
        }
    }
    let nothing = Connection { private_key: None, ..server.connection() };
    for (connection, expected) in [
        (nothing.clone(), "the host takes publickey, and no key"),
        (Connection { user: String::new(), ..nothing.clone() }, "no user"),
        (Connection { private_key: Some(Secret::new("no key")), ..nothing }, "cannot be read"),
    ] {
        let error = refused(&connection);
        assert_eq!(error.kind, HostErrorKind::Unauthorized, "{error}");
        assert!(error.detail.contains(expected), "{error}");
    }
}

/// An ssh agent, which ends with this.
struct Agent {
    socket: PathBuf,
    process: Child,
}

impl Agent {
    fn with(name: &str, keys: &[&Path]) -> Self {
        // The path of a socket may only be short.
        let socket = std::env::temp_dir().join(format!("kohyo-{name}-{}", std::process::id()));
        let _ = fs::remove_file(&socket);
        let mut command = Command::new("ssh-agent");
        command.arg("-D").arg("-a").arg(&socket).stdout(Stdio::null());
        let process = command.spawn().expect("run tests/publish/install");
        until("the agent listens", || socket.exists());
        for key in keys {
            run(Command::new("ssh-add").arg("-q").arg(key).env("SSH_AUTH_SOCK", &socket));
        }
        Self { socket, process }
    }
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_file(&self.socket);
    }
}

#[test]
fn the_key_of_an_agent_logs_in_among_others() {
    let server = Sshd::start("agent");
    let folder = fresh("agent-keys");
    let files: Vec<_> =
        [("a", "rsa"), ("b", "ed25519"), ("c", "ecdsa"), ("d", "rsa"), ("e", "ed25519")]
            .map(|(name, kind)| {
                let file = folder.join(name);
                keygen(&file, &["-t", kind], "");
                file
            })
            .into();
    let keys: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let agent = Agent::with("agent", &keys);
    let connection =
        Connection { private_key: None, agent: Some(agent.socket.clone()), ..server.connection() };
    let error = refused(&connection);
    assert_eq!(error.kind, HostErrorKind::Unauthorized, "{error}");
    assert!(error.detail.contains("of the ssh agent"), "{error}");
    server.admit(&folder.join("d.pub"));
    connect(&connection).expect("a host").put(&path("a"), b"x").expect("a file");

    let empty = Agent::with("empty-agent", &[]);
    let error = refused(&Connection { agent: Some(empty.socket.clone()), ..connection.clone() });
    assert!(error.detail.contains("has no key"), "{error}");
    let nowhere = Some(folder.join("nowhere"));
    let error = refused(&Connection { agent: nowhere, ..connection.clone() });
    assert_eq!(error.kind, HostErrorKind::Unauthorized, "{error}");
    // A key that is given itself goes before all those of an agent.
    let both = Connection { private_key: server.connection().private_key, ..connection };
    connect(&both).expect("a host");
}

#[test]
fn an_agent_that_does_not_answer_is_given_up() {
    let server = Sshd::start("hanging-agent");
    let socket = std::env::temp_dir().join(format!("kohyo-hanging-{}", std::process::id()));
    let _ = fs::remove_file(&socket);
    let _listener = UnixListener::bind(&socket).expect("a socket");
    let connection = Connection {
        private_key: None,
        agent: Some(socket.clone()),
        timeout: Duration::from_millis(500),
        ..server.connection()
    };
    let began = Instant::now();
    let error = refused(&connection);
    assert_eq!(error.place, "ssh agent", "{error}");
    assert!(began.elapsed() < Duration::from_secs(4), "{:?}", began.elapsed());
    let _ = fs::remove_file(socket);
}

#[test]
fn a_password_logs_in_however_the_host_asks_for_it() {
    let site = fresh("password-site");
    for asks in [Asks::Plainly, Asks::InDialogue] {
        let server = PasswordServer::start(asks);
        let reached = connection(server.port, &site, &fingerprint("host_ed25519"));
        let right = Connection { password: Some(Secret::new(PASSWORD)), ..reached.clone() };
        let host = connect(&right).unwrap_or_else(|it| panic!("{asks:?}: {it}"));
        host.put(&path("a/page.html"), b"x").expect("a page");
        assert_eq!(host.list("").map(|it| it.len()), Ok(1));
        host.remove(&path("a/page.html")).expect("removed");
        let wrong = Connection { password: Some(Secret::new("wrong-one")), ..reached.clone() };
        let error = refused(&wrong);
        assert_eq!(error.kind, HostErrorKind::Unauthorized, "{asks:?}: {error}");
        assert!(error.detail.contains("not accepted: password"), "{asks:?}: {error}");
        assert!(!error.to_string().contains("wrong-one"), "{asks:?}: {error}");
        let error = refused(&reached);
        assert!(error.detail.contains("no key, agent or password"), "{asks:?}: {error}");
    }
    let server = PasswordServer::start(Asks::AndForACode);
    let reached = connection(server.port, &site, &fingerprint("host_ed25519"));
    let error = refused(&Connection { password: Some(Secret::new(PASSWORD)), ..reached });
    assert_eq!(error.kind, HostErrorKind::Unauthorized);
    assert_eq!(error.detail, "the host asks for more: Code:");
}
