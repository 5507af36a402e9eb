//! A server that lets in who knows the password: OpenSSH's would need an account of this machine for it.

use std::fs;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use russh::keys::decode_secret_key;
use russh::server::{Auth, ChannelOpenHandle, Config, Handler, Msg, Response, Session, run_stream};
use russh::{Channel, ChannelId, MethodKind, MethodSet};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::sshd::{keys, sftp_server};

/// The one that it takes.
pub(crate) const PASSWORD: &str = "ひみつ pass";

/// How it asks for the password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asks {
    /// As a password.
    Plainly,
    /// In a dialogue of one question.
    InDialogue,
    /// In a dialogue that goes on with a code that changes.
    AndForACode,
}

/// The server; it ends when this is dropped.
pub(crate) struct PasswordServer {
    pub(crate) port: u16,
    _stop: oneshot::Sender<()>,
}

impl PasswordServer {
    pub(crate) fn start(asks: Asks) -> Self {
        let key = fs::read_to_string(keys().join("host_ed25519")).expect("a key");
        let method = match asks {
            Asks::Plainly => MethodKind::Password,
            Asks::InDialogue | Asks::AndForACode => MethodKind::KeyboardInteractive,
        };
        let config = Arc::new(Config {
            keys: vec![decode_secret_key(&key, None).expect("a key")],
            methods: MethodSet::from(&[method][..]),
            auth_rejection_time: Duration::ZERO,
            ..Config::default()
        });
        let (stop, stopped) = oneshot::channel::<()>();
        let (told, port) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                told.send(listener.local_addr().expect("its number").port()).expect("a reader");
                tokio::spawn(async move {
                    while let Ok((stream, _)) = listener.accept().await {
                        let client = Client { asks, channel: None };
                        tokio::spawn(run(Arc::clone(&config), stream, client));
                    }
                });
                let _ = stopped.await;
            });
        });
        Self { port: port.recv().expect("a port"), _stop: stop }
    }
}

async fn run(config: Arc<Config>, stream: tokio::net::TcpStream, client: Client) {
    if let Ok(session) = run_stream(config, stream, client).await {
        let _ = session.await;
    }
}

struct Client {
    asks: Asks,
    channel: Option<Channel<Msg>>,
}

fn question(text: &'static str) -> Auth {
    Auth::Partial {
        name: "".into(),
        instructions: "".into(),
        prompts: vec![(text.into(), false)].into(),
    }
}

impl Handler for Client {
    type Error = russh::Error;

    async fn auth_password(&mut self, _: &str, password: &str) -> Result<Auth, Self::Error> {
        let right = self.asks == Asks::Plainly && password == PASSWORD;
        Ok(if right { Auth::Accept } else { Auth::reject() })
    }

    async fn auth_keyboard_interactive<'a>(
        &'a mut self,
        _: &str,
        _: &str,
        response: Option<Response<'a>>,
    ) -> Result<Auth, Self::Error> {
        let Some(mut response) = response else { return Ok(question("パスワード: ")) };
        let right = response.next().is_some_and(|it| it == PASSWORD.as_bytes());
        Ok(match self.asks {
            Asks::InDialogue if right => Auth::Accept,
            Asks::AndForACode if right => question("Code: "),
            Asks::Plainly | Asks::InDialogue | Asks::AndForACode => Auth::reject(),
        })
    }

    async fn channel_open_session(
        &mut self,
        channel: Channel<Msg>,
        reply: ChannelOpenHandle,
        _: &mut Session,
    ) -> Result<(), Self::Error> {
        self.channel = Some(channel);
        reply.accept().await;
        Ok(())
    }

    async fn subsystem_request(
        &mut self,
        channel: ChannelId,
        _: &str,
        session: &mut Session,
    ) -> Result<(), Self::Error> {
        let Some(opened) = self.channel.take() else { return session.channel_failure(channel) };
        session.channel_success(channel)?;
        let (ours, theirs) = UnixStream::pair().expect("a pair of sockets");
        let theirs_too = theirs.try_clone().expect("the same socket");
        let mut server = Command::new(sftp_server())
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::from(OwnedFd::from(theirs_too)))
            .spawn()
            .expect("run tests/publish/install");
        ours.set_nonblocking(true).expect("a socket");
        let mut ours = tokio::net::UnixStream::from_std(ours).expect("a socket");
        tokio::spawn(async move {
            let _ = tokio::io::copy_bidirectional(&mut opened.into_stream(), &mut ours).await;
            drop(ours);
            // It has ended by itself, at the end of its input.
            let _ = server.wait();
        });
        Ok(())
    }
}
