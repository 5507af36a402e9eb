//! What goes wrong in a session, and what follows from it.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rustls::{AlertDescription, Error as TlsError};
use suppaftp::FtpError;

use super::super::certificate::refusal;
use super::super::{HostError, HostErrorKind};

/// How much of an answer is kept.
const LONGEST_TEXT: usize = 300;

/// Why a session did not do what it was asked.
#[derive(Debug, Clone)]
pub(super) enum Fault {
    /// The server answered, but not with success.
    Refused {
        /// The three digits of the answer.
        code: u32,
        /// What else it says.
        text: String,
    },
    /// Anything of which is known what follows from it.
    Known {
        /// What follows from it.
        kind: HostErrorKind,
        /// What was said.
        detail: String,
    },
}

impl Fault {
    pub(super) fn known(kind: HostErrorKind, detail: impl Into<String>) -> Self {
        Self::Known { kind, detail: detail.into() }
    }

    /// Whether the server refused the path: it is not there, or not allowed, which it does not tell apart.
    pub(super) fn is_about_path(&self) -> bool {
        self.has_code(&[450, 501, 550, 553])
    }

    /// Whether the server does not know the command.
    pub(super) fn is_about_command(&self) -> bool {
        self.has_code(&[500, 502, 504])
    }

    /// Whether a data connection may have failed because its TLS session was not that of the control
    /// connection. Servers say it with several codes: 425 and 522 are the most common ones.
    pub(super) fn may_want_reused_session(&self) -> bool {
        match self {
            Self::Refused { code, text } => {
                let names_it = ["TLS", "SSL"].iter().any(|it| text.to_uppercase().contains(it));
                *code == 425 || names_it
            }
            Self::Known { .. } => false,
        }
    }

    /// As an error about a place.
    pub(super) fn at(self, place: &str) -> HostError {
        match self {
            Self::Known { kind, detail } => HostError::new(kind, place, detail),
            Self::Refused { code, text } => HostError::new(kind_of(code, &text), place, text),
        }
    }

    fn has_code(&self, codes: &[u32]) -> bool {
        match self {
            Self::Refused { code, .. } => codes.contains(code),
            Self::Known { .. } => false,
        }
    }
}

impl From<FtpError> for Fault {
    fn from(error: FtpError) -> Self {
        match error {
            FtpError::ConnectionError(error) => error.into(),
            FtpError::UnexpectedResponse(response) => {
                let text = String::from_utf8_lossy(&response.body);
                let text: String = text.trim().chars().take(LONGEST_TEXT).collect();
                // The library knows not every code.
                let code = match response.status.code() {
                    0 => text.get(..3).and_then(|it| it.parse().ok()).unwrap_or_default(),
                    code => code,
                };
                Self::Refused { code, text }
            }
            // What a cut leaves of an answer is one of these.
            FtpError::BadResponse => Self::known(HostErrorKind::Temporary, "no answer of FTP"),
            FtpError::SecureError(_)
            | FtpError::InvalidAddress(_)
            | FtpError::DataConnectionAlreadyOpen => {
                Self::known(HostErrorKind::Failed, error.to_string())
            }
        }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        if let Some(refusal) = refusal(&error) {
            return Self::known(HostErrorKind::NotTheHost, refusal);
        }
        let tls = error.get_ref().and_then(|it| it.downcast_ref::<TlsError>());
        let kind = match tls {
            Some(TlsError::InvalidCertificate(_)) => HostErrorKind::NotTheHost,
            Some(
                TlsError::PeerIncompatible(_)
                | TlsError::AlertReceived(
                    AlertDescription::HandshakeFailure | AlertDescription::ProtocolVersion,
                ),
            ) => HostErrorKind::Failed,
            None if error.kind() == io::ErrorKind::InvalidInput => HostErrorKind::Failed,
            _ => HostErrorKind::Temporary,
        };
        let silent = matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut);
        if silent {
            Self::known(kind, "no answer in time")
        } else {
            Self::known(kind, error.to_string())
        }
    }
}

/// What follows from an answer in the middle of a session.
fn kind_of(code: u32, text: &str) -> HostErrorKind {
    let text = text.to_lowercase();
    // Not every server has the code for it: 451 of vsftpd, 550 of others.
    let is_full =
        ["quota", "no space", "disk full", "not enough space"].iter().any(|it| text.contains(it));
    match code {
        452 | 552 => HostErrorKind::Full,
        _ if is_full => HostErrorKind::Full,
        430 | 530 | 332 | 532 => HostErrorKind::Unauthorized,
        // 421 too: the session waited too long, or the server stops.
        400..=499 => HostErrorKind::Temporary,
        500 | 502 | 504 => HostErrorKind::Unsupported,
        550 | 551 | 553 => HostErrorKind::Forbidden,
        _ => HostErrorKind::Failed,
    }
}

/// The value of a lock, whatever became of who had it last.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_an_answer() {
        for (text, kind) in [
            ("421 Timeout (300 seconds): closing control connection.", HostErrorKind::Temporary),
            ("425 Unable to build data connection", HostErrorKind::Temporary),
            ("426 Failure reading network stream.", HostErrorKind::Temporary),
            ("451 Failure writing to local file: No space left on device", HostErrorKind::Full),
            ("452 Error writing file.", HostErrorKind::Full),
            ("552 Transfer aborted. Disk quota exceeded", HostErrorKind::Full),
            ("550 Quota exceeded", HostErrorKind::Full),
            ("500 MLSD not understood", HostErrorKind::Unsupported),
            ("530 Please login with USER and PASS.", HostErrorKind::Unauthorized),
            ("550 Permission denied.", HostErrorKind::Forbidden),
            ("553 Could not create file.", HostErrorKind::Forbidden),
            ("557 anything", HostErrorKind::Failed),
        ] {
            let code = text[..3].parse().unwrap();
            assert_eq!(kind_of(code, text), kind, "{text}");
        }
    }

    #[test]
    fn servers_that_want_the_tls_session_of_the_control_connection() {
        for (text, expected) in [
            ("425 Unable to build data connection: Operation not permitted", true),
            ("522 SSL connection failed; session reuse required", true),
            ("450 TLS session of data connection has not resumed", true),
            ("550 no such file", false),
            ("552 quota exceeded", false),
        ] {
            let code = text[..3].parse().unwrap();
            let fault = Fault::Refused { code, text: text.to_owned() };
            assert_eq!(fault.may_want_reused_session(), expected, "{text}");
        }
    }
}
