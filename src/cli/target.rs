//! A target of `kohyo publish`: what the settings say, with what the environment knows.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::Result;
use jiff::Timestamp;

use crate::japanese::suggest;
use crate::publication_log::{Signer as _, VerifierKey};
use crate::publish::headers::ServerKind;
use crate::publish::host::{Connection, HOSTS, Host, HostType, Secret};
use crate::publish::{Clock, Publisher, SigningKey, failure};
use crate::record::{self, SecretSource, ServerHeaders, Settings, TargetAddress};
use crate::words::{Failure, Message, OrFail};

/// How long an answer may take.
pub(super) const TIMEOUT: Duration = Duration::from_mins(1);

/// How many former releases are kept when it is not said.
const KEEP: usize = 3;

/// How many files may be removed at once when it is not said.
const MAX_DELETES: usize = 100;

/// How the site gets there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// By calls of a host.
    Host(&'static HostType),
    /// By hand.
    Bundle,
    /// By a program of the city's.
    Command,
}

/// A target.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) kind: Kind,
    /// Where what is remembered on this machine is.
    pub(super) state: PathBuf,
    pub(super) keep: usize,
    pub(super) connections: Option<usize>,
    pub(super) max_deletes: usize,
    pub(super) allow_in_place: bool,
    /// For which server files with headers are published, too.
    pub(super) headers: Option<ServerKind>,
    pub(super) public_url: Option<String>,
    /// Whether the log has its publications.
    pub(super) is_official: bool,
    /// The address of an authority that stamps the log with the time.
    pub(super) time_stamps: Option<String>,
    /// The program and its arguments.
    pub(super) run: Vec<String>,
    connection: Connection,
}

/// The clock of the machine.
pub(super) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        now()
    }

    fn wait(&self, time: Duration) {
        thread::sleep(time);
    }
}

/// What time it is; of a clock that is past the end of the calendar, its end.
pub(super) fn now() -> Timestamp {
    Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::MAX)
}

/// Who publishes, as far as the machine knows.
pub(super) fn publisher() -> Publisher {
    let first = |names: &[&str]| names.iter().find_map(|it| env::var(it).ok());
    let user = first(&["USER", "USERNAME", "LOGNAME"]).unwrap_or_else(|| "?".to_owned());
    let machine = first(&["HOSTNAME", "COMPUTERNAME"])
        .or_else(|| Some(fs::read_to_string("/etc/hostname").ok()?.trim().to_owned()))
        .unwrap_or_else(|| "?".to_owned());
    let run = format!("{}-{}-{machine}", now().as_nanosecond(), process::id());
    Publisher { owner: format!("{user}@{machine}"), run }
}

impl Target {
    /// The target of a name.
    pub(super) fn find(settings: &Settings, name: &str, root: &Path) -> Result<Self> {
        let Some((_, target)) = settings.publish.iter().find(|(it, _)| **it == *name) else {
            return Err(unknown(settings, name).into());
        };
        let address = TargetAddress::parse(&target.to);
        let address = address.ok().or_fail(|| Message::new("publish-no-kind").with("kind", "?"))?;
        let kind = kind(address.scheme)?;
        let state = match kind {
            Kind::Bundle => root.join(address.folder),
            Kind::Command | Kind::Host(_) => root.join(".kohyo-publish").join(name),
        };
        let number = |typed: Option<i32>| typed.and_then(|it| usize::try_from(it).ok());
        Ok(Self {
            name: name.to_owned(),
            kind,
            state,
            keep: number(target.keep).unwrap_or(KEEP),
            connections: number(target.connections),
            max_deletes: number(target.max_deletes).unwrap_or(MAX_DELETES),
            allow_in_place: target.allow_in_place,
            headers: match target.headers {
                ServerHeaders::None => None,
                ServerHeaders::Apache => Some(ServerKind::Apache),
                ServerHeaders::Nginx => Some(ServerKind::Nginx),
                ServerHeaders::Netlify => Some(ServerKind::HeadersFile),
            },
            public_url: text(&target.public_url),
            is_official: target.official,
            time_stamps: text(&target.time_stamps),
            run: target.run.iter().map(ToString::to_string).collect(),
            connection: connection(target, &address, root)?,
        })
    }

    /// The key that signs the log, and the name of the log: where the site is; none when it is not signed.
    pub(super) fn signing_key(
        &self,
        settings: &Settings,
    ) -> Result<Option<(VerifierKey, SigningKey)>> {
        let (_, target) = settings
            .publish
            .iter()
            .find(|(it, _)| **it == *self.name)
            .or_fail(|| Message::new("publish-no-target").with("target", &self.name))?;
        let Some(source) = &target.signing_key else { return Ok(None) };
        let key = if source.agent.is_empty() {
            let (env, command) = (source.env.clone(), source.command.clone());
            let secret = secret("signing_key", Some(&SecretSource { env, command }))?;
            let missing = || Message::new("publish-log-no-key");
            SigningKey::parse(&secret.or_fail(missing)?)?
        } else {
            let socket = env::var_os("SSH_AUTH_SOCK").map(PathBuf::from);
            let socket = socket.or_fail(|| Message::new("publish-log-agent"))?;
            SigningKey::in_agent(&socket, &source.agent, TIMEOUT)?
        };
        let url = self.public_url.as_deref().unwrap_or(&settings.base_url);
        let name = url.split_once("://").map_or(url, |it| it.1).trim_end_matches('/');
        Ok(Some((VerifierKey::new(name, key.public_key())?, key)))
    }

    /// Whether the folder that the web server shows is the one that is written to over HTTP.
    pub(super) fn is_webdav(&self) -> bool {
        matches!(self.kind, Kind::Host(host) if host.scheme.starts_with("webdav"))
    }

    /// The host, which may be reached only when it is first asked something.
    pub(super) fn connect(&self) -> Result<Box<dyn Host>> {
        match self.kind {
            Kind::Host(kind) => (kind.connect)(&self.connection).map_err(|it| failure(&it).into()),
            Kind::Bundle | Kind::Command => {
                let message = Message::new("publish-no-host").with("target", &self.name);
                Err(Failure::new(message).into())
            }
        }
    }
}

fn kind(scheme: &str) -> Result<Kind> {
    match scheme {
        "bundle" => return Ok(Kind::Bundle),
        "command" => return Ok(Kind::Command),
        _ => {}
    }
    if let Some(host) = HOSTS.iter().find(|it| it.scheme == scheme) {
        return Ok(Kind::Host(host));
    }
    let known = HOSTS.iter().map(|it| it.scheme).chain(["bundle", "command"]);
    let known: Vec<&str> = known.collect();
    let help = Message::new("help-choices").with("choices", known.join(", "));
    Err(Failure::new(Message::new("publish-no-kind").with("kind", scheme)).help([help]).into())
}

fn unknown(settings: &Settings, name: &str) -> Failure {
    let names: Vec<&str> = settings.publish.iter().map(|(it, _)| &**it).collect();
    let help = match suggest(name, names.iter().copied()) {
        Some(near) => Message::new("help-suggestion").with("word", near),
        None if names.is_empty() => Message::new("publish-no-targets"),
        None => Message::new("help-choices").with("choices", names.join(", ")),
    };
    Failure::new(Message::new("publish-no-target").with("target", name)).help([help])
}

fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn connection(target: &record::Target, address: &TargetAddress, root: &Path) -> Result<Connection> {
    let folder = match address.scheme {
        "folder" => root.join(address.folder).display().to_string(),
        _ => address.folder.to_owned(),
    };
    Ok(Connection {
        host: address.host.to_owned(),
        port: address.port,
        user: address.user.to_owned(),
        folder,
        encrypted: !matches!(address.scheme, "ftp" | "webdav"),
        fingerprint: text(&target.fingerprint),
        region: text(&target.region),
        endpoint: text(&target.endpoint),
        password: secret("password", target.password.as_ref())?,
        access_key: secret("access_key", target.access_key.as_ref())?,
        private_key: secret("private_key", target.private_key.as_ref())?,
        passphrase: secret("passphrase", target.passphrase.as_ref())?,
        agent: env::var_os("SSH_AUTH_SOCK").map(PathBuf::from),
        timeout: TIMEOUT,
    })
}

/// A secret out of the environment, or out of what a command prints. Neither it nor what the command prints besides is
/// shown.
fn secret(key: &str, source: Option<&SecretSource>) -> Result<Option<Secret>> {
    let Some(SecretSource { env: name, command }) = source else { return Ok(None) };
    if !name.is_empty() {
        let missing = || Message::new("publish-no-variable").with("key", key).with("name", &**name);
        let value = env::var(&**name).ok().filter(|it| !it.is_empty()).or_fail(missing)?;
        return Ok(Some(Secret::new(value)));
    }
    let failed = || Message::new("publish-secret-command").with("key", key);
    let (shell, flag) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
    let output = Command::new(shell).args([flag, command]).stdin(Stdio::null()).output();
    let output = output.ok().filter(|it| it.status.success()).or_fail(failed)?;
    let text = String::from_utf8(output.stdout).ok().or_fail(failed)?;
    let text = text.trim_end_matches(['\r', '\n']);
    if text.is_empty() {
        return Err(Failure::new(failed()).into());
    }
    // A private key ends with a line break.
    let ending = if text.contains('\n') { "\n" } else { "" };
    Ok(Some(Secret::new(format!("{text}{ending}"))))
}
