//! The key that signs the log of publications: out of the environment, or in an ssh agent, which never hands it out.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;
use ed25519_dalek::{Signer as _, SigningKey as Key};
use russh::keys::agent::AgentIdentity;
use russh::keys::ssh_key::private::KeypairData;
use russh::keys::{Algorithm, HashAlg, PrivateKey, PublicKey, decode_secret_key};

use super::host::{HostError, NetworkThreads, Secret, in_time, open_agent};
use super::worker::failure;
use crate::publication_log::Signer;
use crate::words::{Failure, Message};

/// An Ed25519 key.
pub enum SigningKey {
    /// The key itself.
    Own(Box<Key>),
    /// A key in an agent.
    InAgent {
        /// The agent's socket.
        socket: PathBuf,
        /// The key there.
        identity: Box<AgentIdentity>,
        /// Its public key.
        public_key: [u8; 32],
        /// How long the agent may take; it may ask its user.
        timeout: Duration,
    },
}

impl SigningKey {
    /// A key as `ssh-keygen -t ed25519` or `openssl genpkey -algorithm ed25519` writes it.
    ///
    /// # Errors
    ///
    /// It is none of these, or has a passphrase.
    pub fn parse(text: &Secret) -> Result<Self> {
        let key = decode_secret_key(text.reveal(), None).ok();
        match key.as_ref().map(PrivateKey::key_data) {
            Some(KeypairData::Ed25519(pair)) => {
                Ok(Self::Own(Box::new(Key::from_bytes(&pair.private.to_bytes()))))
            }
            _ => Err(Failure::new(Message::new("publish-log-no-key"))
                .help([Message::new("publish-log-no-key.help")])
                .into()),
        }
    }

    /// The key in an agent that has a fingerprint as `ssh-add -l` prints it.
    ///
    /// # Errors
    ///
    /// The agent does not answer or has no such key.
    pub fn in_agent(socket: &Path, fingerprint: &str, timeout: Duration) -> Result<Self> {
        let asked = NetworkThreads::new().and_then(|it| {
            it.wait(in_time(timeout, "ssh agent", open_agent(socket))).unwrap_or_else(ended)
        });
        let (_, identities) = asked.map_err(|it| failure(&it))?.map_err(no_agent)?;
        let found = identities.into_iter().find_map(|identity| {
            let public = identity.public_key().into_owned();
            let is_it = public.fingerprint(HashAlg::Sha256).to_string() == fingerprint;
            Some((identity, ed25519(&public)?)).filter(|_| is_it)
        });
        let Some((identity, public_key)) = found else {
            let message = Message::new("publish-log-not-in-agent").with("key", fingerprint);
            return Err(Failure::new(message).into());
        };
        let (socket, identity) = (socket.to_path_buf(), Box::new(identity));
        Ok(Self::InAgent { socket, identity, public_key, timeout })
    }
}

impl Signer for SigningKey {
    fn public_key(&self) -> [u8; 32] {
        match self {
            Self::Own(key) => key.verifying_key().to_bytes(),
            Self::InAgent { public_key, .. } => *public_key,
        }
    }

    fn sign(&self, message: &[u8]) -> Result<[u8; 64]> {
        match self {
            Self::Own(key) => Ok(key.sign(message).to_bytes()),
            Self::InAgent { socket, identity, timeout, .. } => {
                let signed = async {
                    let (mut agent, _) = open_agent(socket).await?;
                    agent.sign_request(identity, None, message.to_vec()).await
                };
                let signed = NetworkThreads::new().and_then(|it| {
                    it.wait(in_time(*timeout, "ssh agent", signed)).unwrap_or_else(ended)
                });
                let blob = signed.map_err(|it| failure(&it))?.map_err(no_agent)?;
                // The signature is at the end of what the agent answers: its kind and its 64 bytes.
                let signature = blob.last_chunk::<64>().copied();
                signature.ok_or_else(|| Failure::new(Message::new("publish-log-agent")).into())
            }
        }
    }
}

fn ended<T>() -> Result<T, HostError> {
    Err(HostError::new(super::host::HostErrorKind::Failed, "ssh agent", "ended"))
}

fn no_agent(error: russh::keys::Error) -> anyhow::Error {
    anyhow::Error::from(error).context(Failure::new(Message::new("publish-log-agent")))
}

fn ed25519(key: &PublicKey) -> Option<[u8; 32]> {
    (key.algorithm() == Algorithm::Ed25519).then(|| key.key_data().ed25519().map(|it| it.0))?
}
