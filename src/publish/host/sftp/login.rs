//! Logging in: with a private key, by an ssh agent, with a password.

use std::sync::Arc;

use russh::MethodKind;
use russh::MethodSet;
use russh::client::{AuthResult, Handle, KeyboardInteractiveAuthResponse, Prompt};
use russh::keys::agent::AgentIdentity;
use russh::keys::{HashAlg, PrivateKeyWithHashAlg, decode_secret_key};

use super::super::ssh_agent::open_agent;
use super::super::time_limit::in_time;
use super::super::{Connection, HostError, HostErrorKind, Secret};
use super::host_key::HostKey;

/// How many times a host may ask something before a login counts as failed.
const ROUNDS: usize = 8;

/// A login under way.
pub(super) struct Login<'a> {
    pub(super) session: &'a mut Handle<HostKey>,
    pub(super) seen: &'a HostKey,
    pub(super) connection: &'a Connection,
    pub(super) place: &'a str,
}

/// What the host takes next, and what it did not take.
struct Standing {
    takes: MethodSet,
    refused: Vec<String>,
}

/// Whether the host let us in.
type Entered = bool;

impl Login<'_> {
    /// Tries what the connection has, strongest first and each once: hosts lock out who tries often.
    pub(super) async fn log_in(mut self) -> Result<(), HostError> {
        if self.connection.user.is_empty() {
            return Err(self.refused("no user is given"));
        }
        let asked = self.session.authenticate_none(&self.connection.user);
        let mut standing = Standing { takes: MethodSet::empty(), refused: Vec::new() };
        let first = in_time(self.connection.timeout, self.place, asked).await?;
        if self.judge(first, &mut standing, None)?
            || self.with_private_key(&mut standing).await?
            || self.by_agent(&mut standing).await?
            || self.with_password(&mut standing).await?
        {
            return Ok(());
        }
        let takes: Vec<&str> = standing.takes.iter().map(<&str>::from).collect();
        let takes = takes.join(", ");
        Err(match standing.refused.as_slice() {
            [] => self.refused(&format!(
                "the host takes {takes}, and no key, agent or password for it is given"
            )),
            refused => self
                .refused(&format!("not accepted: {}; the host takes {takes}", refused.join(", "))),
        })
    }

    fn refused(&self, detail: &str) -> HostError {
        HostError::new(HostErrorKind::Unauthorized, self.place, detail)
    }

    /// Takes note of what the host answered to an attempt.
    fn judge(
        &self,
        result: Result<AuthResult, russh::Error>,
        standing: &mut Standing,
        what: Option<&str>,
    ) -> Result<Entered, HostError> {
        standing.refused.extend(what.map(ToOwned::to_owned));
        match result {
            Ok(AuthResult::Success) => return Ok(true),
            Ok(AuthResult::Failure { remaining_methods, partial_success }) => {
                standing.takes = remaining_methods;
                if partial_success {
                    standing.refused.pop();
                }
            }
            Err(error) => return Err(self.cut(standing, &error.to_string())),
        }
        if self.session.is_closed() {
            return Err(self.cut(standing, "the host closed the line"));
        }
        Ok(false)
    }

    /// The host hung up: because of what we tried, or for another reason.
    fn cut(&self, standing: &Standing, detail: &str) -> HostError {
        let farewell = self.seen.seen(|it| it.farewell.take());
        let detail = farewell.unwrap_or_else(|| detail.to_owned());
        match standing.refused.as_slice() {
            [] => HostError::new(HostErrorKind::Temporary, self.place, detail),
            refused => self.refused(&format!("not accepted: {}; {detail}", refused.join(", "))),
        }
    }

    async fn with_private_key(&mut self, standing: &mut Standing) -> Result<Entered, HostError> {
        let Some(text) = self.connection.private_key.as_ref() else { return Ok(false) };
        if !standing.takes.contains(&MethodKind::PublicKey) {
            return Ok(false);
        }
        // Keys come through settings that indent texts and end lines in their own way.
        let text: Vec<&str> = text.reveal().lines().map(str::trim).collect();
        let passphrase = self.connection.passphrase.as_ref().map(Secret::reveal);
        let key = decode_secret_key(&text.join("\n"), passphrase)
            .map_err(|it| self.refused(&format!("the private key cannot be read: {it}")))?;
        let hash = if key.algorithm().is_rsa() { self.rsa_hash().await? } else { None };
        let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
        let what = format!("private key ({})", key.algorithm());
        let tried = self.session.authenticate_publickey(&self.connection.user, key);
        let result = in_time(self.connection.timeout, self.place, tried).await?;
        self.judge(result, standing, Some(&what))
    }

    /// The hash with which the host takes signatures by RSA keys.
    async fn rsa_hash(&self) -> Result<Option<HashAlg>, HostError> {
        let asked = self.session.best_supported_rsa_hash();
        let best = in_time(self.connection.timeout, self.place, asked).await?;
        // Who does not say what it takes is asked to take what all have taken for years.
        Ok(best.ok().flatten().unwrap_or(Some(HashAlg::Sha256)))
    }

    async fn by_agent(&mut self, standing: &mut Standing) -> Result<Entered, HostError> {
        let Some(socket) = self.connection.agent.as_deref() else { return Ok(false) };
        if !standing.takes.contains(&MethodKind::PublicKey) {
            return Ok(false);
        }
        let timeout = self.connection.timeout;
        let (mut agent, identities) = in_time(timeout, "ssh agent", open_agent(socket))
            .await?
            .map_err(|it| self.refused(&format!("the ssh agent does not answer: {it}")))?;
        for identity in &identities {
            let key = identity.public_key().into_owned();
            let hash = if key.algorithm().is_rsa() { self.rsa_hash().await? } else { None };
            let what = format!("{} of the ssh agent", key.fingerprint(HashAlg::Sha256));
            let user = &self.connection.user;
            let result = match identity {
                AgentIdentity::PublicKey { .. } => {
                    let tried =
                        self.session.authenticate_publickey_with(user, key, hash, &mut agent);
                    in_time(timeout, "ssh agent", tried).await?
                }
                AgentIdentity::Certificate { certificate, .. } => {
                    let certificate = certificate.clone();
                    let tried = self.session.authenticate_certificate_with(
                        user,
                        certificate,
                        hash,
                        &mut agent,
                    );
                    in_time(timeout, "ssh agent", tried).await?
                }
            };
            let Ok(result) = result else {
                // It does not want to sign with this one: somebody declined, or took the device away.
                standing.refused.push(format!("{what} (does not sign)"));
                continue;
            };
            if self.judge(Ok(result), standing, Some(&what))? {
                return Ok(true);
            }
            if !standing.takes.contains(&MethodKind::PublicKey) {
                break;
            }
        }
        if identities.is_empty() {
            standing.refused.push("the ssh agent (has no key)".to_owned());
        }
        Ok(false)
    }

    async fn with_password(&mut self, standing: &mut Standing) -> Result<Entered, HostError> {
        let Some(password) = self.connection.password.as_ref() else { return Ok(false) };
        if standing.takes.contains(&MethodKind::Password) {
            let tried =
                self.session.authenticate_password(&self.connection.user, password.reveal());
            let result = in_time(self.connection.timeout, self.place, tried).await?;
            return self.judge(result, standing, Some("password"));
        }
        if standing.takes.contains(&MethodKind::KeyboardInteractive) {
            return self.answer_for_a_password(password, standing).await;
        }
        Ok(false)
    }

    /// Many hosts ask for the password in a dialogue only. It is said once, where nothing is shown of it.
    async fn answer_for_a_password(
        &mut self,
        password: &Secret,
        standing: &mut Standing,
    ) -> Result<Entered, HostError> {
        let user = &self.connection.user;
        let timeout = self.connection.timeout;
        let asked = self.session.authenticate_keyboard_interactive_start(user, None);
        let mut answer = in_time(timeout, self.place, asked).await?;
        let mut password = Some(password);
        for _ in 0..ROUNDS {
            let prompts = match answer {
                Ok(KeyboardInteractiveAuthResponse::InfoRequest { prompts, .. }) => prompts,
                Ok(KeyboardInteractiveAuthResponse::Success) => return Ok(true),
                Ok(KeyboardInteractiveAuthResponse::Failure {
                    remaining_methods,
                    partial_success,
                }) => {
                    let result = AuthResult::Failure { remaining_methods, partial_success };
                    return self.judge(Ok(result), standing, Some("password"));
                }
                Err(error) => return self.judge(Err(error), standing, Some("password")),
            };
            let responses = match prompts.as_slice() {
                [] => Vec::new(),
                [Prompt { echo: false, .. }] if let Some(password) = password.take() => {
                    vec![password.reveal().to_owned()]
                }
                prompts => {
                    let asked: Vec<&str> = prompts.iter().map(|it| it.prompt.trim()).collect();
                    let asked = asked.join(" ");
                    return Err(self.refused(&format!("the host asks for more: {asked}")));
                }
            };
            let said = self.session.authenticate_keyboard_interactive_respond(responses);
            answer = in_time(timeout, self.place, said).await?;
        }
        Err(self.refused("the host does not stop asking"))
    }
}
