//! Keys that sign the log: as OpenSSL and OpenSSH write them, and in an agent.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use ed25519_dalek::{Signature, Verifier as _, VerifyingKey};
use kohyo::publication_log::Signer;
use kohyo::publish::SigningKey;
use kohyo::publish::host::Secret;

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kohyo-keys-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn run(&self, script: &str) -> String {
        let output =
            Command::new("bash").args(["-ec", script]).current_dir(&self.0).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    fn read(&self, name: &str) -> Secret {
        Secret::new(fs::read_to_string(self.0.join(name)).unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn assert_signs(signer: &dyn Signer) {
    let public = VerifyingKey::from_bytes(&signer.public_key()).unwrap();
    for message in [&b""[..], b"www.example.jp\n1\n"] {
        let signature = Signature::from_bytes(&signer.sign(message).unwrap());
        public.verify(message, &signature).unwrap();
    }
}

#[test]
fn a_key_is_read_as_openssl_and_openssh_write_it() {
    let folder = Folder::new("files");
    folder.run("openssl genpkey -algorithm ed25519 -out a && ssh-keygen -q -t ed25519 -N '' -f b");
    for name in ["a", "b"] {
        assert_signs(&SigningKey::parse(&folder.read(name)).unwrap());
    }
    let script = "ssh-keygen -q -t rsa -N '' -f rsa && ssh-keygen -q -t ed25519 -N word -f locked";
    folder.run(&format!("{script} && echo no key > none"));
    for name in ["rsa", "locked", "none", "b.pub"] {
        assert!(SigningKey::parse(&folder.read(name)).is_err(), "{name}");
    }
}

/// An agent with keys, which ends with the test.
struct Agent {
    folder: Folder,
    pid: String,
}

impl Drop for Agent {
    fn drop(&mut self) {
        let _ = Command::new("kill").arg(&self.pid).status();
    }
}

#[test]
fn an_agent_signs_and_hands_no_key_out() {
    let folder = Folder::new("agent");
    let pid = folder.run("eval $(ssh-agent -a socket) >/dev/null; echo $SSH_AGENT_PID");
    let agent = Agent { folder, pid };
    let add = "ssh-keygen -q -t rsa -N '' -f rsa; ssh-keygen -q -t ed25519 -N '' -f key
        SSH_AUTH_SOCK=socket ssh-add -q rsa key; rm key; ssh-keygen -lf key.pub | cut -d' ' -f2";
    let fingerprint = agent.folder.run(add);
    let socket = agent.folder.0.join("socket");
    let in_agent = |fingerprint: &str| {
        SigningKey::in_agent(&socket, fingerprint, Duration::from_secs(20)).map(drop)
    };
    let key = SigningKey::in_agent(&socket, &fingerprint, Duration::from_secs(20)).unwrap();
    assert_signs(&key);
    let other = agent.folder.run("ssh-keygen -lf rsa.pub | cut -d' ' -f2");
    assert!(in_agent(&other).is_err(), "a key of another kind");
    assert!(in_agent("SHA256:another").is_err());
    let nowhere = Path::new("/nonexistent/socket");
    assert!(SigningKey::in_agent(nowhere, &fingerprint, Duration::from_secs(20)).is_err());
}
