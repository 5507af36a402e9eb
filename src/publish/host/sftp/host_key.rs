//! The key by which a host is known, compared before anything is sent to it.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use russh::Preferred;
use russh::client::{DisconnectReason, Handler};
use russh::keys::ssh_key::{Algorithm, HashAlg};
use russh::keys::{PublicKey, PublicKeyOrCertificate};

use super::super::{HostError, HostErrorKind};

/// What the other side showed and said while a session was made.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The key that it showed.
    pub(super) key: Option<PublicKey>,
    /// Why it hung up, if it said so.
    pub(super) farewell: Option<String>,
}

/// Compares the key of a host with the pinned fingerprint.
#[derive(Debug, Clone)]
pub(super) struct HostKey {
    pinned: Option<String>,
    seen: Arc<Mutex<Seen>>,
}

impl HostKey {
    /// `fingerprint` may be the whole line that `ssh-keygen -lf` prints.
    pub(super) fn pinned(fingerprint: Option<&str>) -> Self {
        let pinned = fingerprint
            .and_then(|it| it.split_whitespace().find(|word| word.starts_with("SHA256:")))
            .map(|it| it.trim_end_matches('=').to_owned());
        Self { pinned, seen: Arc::default() }
    }

    /// Does something with what was seen.
    pub(super) fn seen<T>(&self, with: impl FnOnce(&mut Seen) -> T) -> T {
        with(&mut self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn is(&self, key: &PublicKey) -> bool {
        self.pinned.as_deref() == Some(&fingerprint(key))
    }

    /// The key that was shown, when it is not the pinned one.
    pub(super) fn foreign(&self) -> Option<PublicKey> {
        self.seen(|it| it.key.clone()).filter(|it| !self.is(it))
    }

    /// The error about a host that showed these keys and no pinned one.
    pub(super) fn refusal(&self, place: &str, shown: &[PublicKey]) -> HostError {
        let shown: Vec<_> =
            shown.iter().map(|it| format!("{} ({})", fingerprint(it), it.algorithm())).collect();
        let shown = shown.join(", ");
        let detail = match &self.pinned {
            Some(pinned) => format!("expected {pinned}, but the host showed {shown}"),
            None => format!("no SHA256 fingerprint is given; the host showed {shown}"),
        };
        HostError::new(HostErrorKind::NotTheHost, place, detail)
    }

    /// Whether there is a fingerprint to compare with.
    pub(super) fn is_pinned(&self) -> bool {
        self.pinned.is_some()
    }
}

impl Handler for HostKey {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        key: &PublicKeyOrCertificate,
    ) -> Result<bool, Self::Error> {
        let key = key.public_key();
        let known = self.is(&key);
        self.seen(|it| it.key = Some(key));
        Ok(known)
    }

    async fn disconnected(
        &mut self,
        reason: DisconnectReason<Self::Error>,
    ) -> Result<(), Self::Error> {
        match reason {
            DisconnectReason::ReceivedDisconnect(farewell) => {
                self.seen(|it| it.farewell = Some(farewell.message));
                Ok(())
            }
            DisconnectReason::Error(error) => Err(error),
        }
    }
}

fn fingerprint(key: &PublicKey) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

/// The algorithms for which a host was not yet asked for a key: it has one key for each kind, and which one is
/// pinned is not to be seen in a fingerprint.
pub(super) fn not_shown(shown: &[PublicKey]) -> Preferred {
    // An RSA key is one, whatever hash it signs with.
    let kind = |algorithm: &Algorithm| {
        if matches!(algorithm, Algorithm::Rsa { .. }) {
            Algorithm::Rsa { hash: None }
        } else {
            algorithm.clone()
        }
    };
    let is_shown =
        |wanted: &Algorithm| shown.iter().any(|key| kind(&key.algorithm()) == kind(wanted));
    let key = Preferred::DEFAULT.key.iter().filter(|it| !is_shown(it)).cloned().collect();
    Preferred { key: Cow::Owned(key), ..Preferred::DEFAULT }
}
