//! Why a request was not answered as wished, and what kind of error that is.

use russh_sftp::client::error::Error;
use russh_sftp::protocol::{Status, StatusCode};

use super::super::{HostError, HostErrorKind};

/// What came instead of the answer.
#[derive(Debug)]
pub(super) enum Fault {
    /// The session is gone, and with it all that was asked on it.
    Lost(String),
    /// The host answered that it did not do it.
    Refused(Status),
    /// The host says that a file is not as long as what was sent or announced.
    Length { told: u64, expected: u64 },
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        match error {
            Error::Status(status) => Self::Refused(status),
            Error::Timeout => Self::Lost("no answer in time".to_owned()),
            // So the library calls the end of its line.
            Error::UnexpectedBehavior(detail)
                if matches!(detail.as_str(), "sender dropped" | "session closed") =>
            {
                Self::Lost("the line was cut".to_owned())
            }
            Error::IO(detail) | Error::Limited(detail) | Error::UnexpectedBehavior(detail) => {
                Self::Lost(detail)
            }
            Error::UnexpectedPacket => Self::Lost("an answer to something else".to_owned()),
        }
    }
}

impl Fault {
    /// Whether the host answered with this code.
    pub(super) fn is(&self, code: StatusCode) -> bool {
        matches!(self, Self::Refused(status) if status.status_code == code)
    }

    pub(super) fn at(self, place: &str) -> HostError {
        let (kind, detail) = match self {
            Self::Lost(detail) => (HostErrorKind::Temporary, detail),
            Self::Refused(status) => (kind(&status), said(&status)),
            Self::Length { told, expected } => {
                (HostErrorKind::Temporary, format!("{told} bytes of {expected}"))
            }
        };
        HostError::new(kind, place, detail)
    }
}

fn said(status: &Status) -> String {
    let code = status.status_code.to_string();
    if status.error_message.is_empty() || status.error_message == code {
        return code;
    }
    format!("{code}: {}", status.error_message)
}

fn kind(status: &Status) -> HostErrorKind {
    match status.status_code {
        StatusCode::NoSuchFile => HostErrorKind::Missing,
        StatusCode::PermissionDenied => HostErrorKind::Forbidden,
        StatusCode::OpUnsupported => HostErrorKind::Unsupported,
        StatusCode::NoConnection | StatusCode::ConnectionLost => HostErrorKind::Temporary,
        StatusCode::Failure => {
            // Version 3 of the protocol has no code for it; some hosts say it in words.
            let message = status.error_message.to_lowercase();
            let full = ["no space", "quota", "disk full"].iter().any(|it| message.contains(it));
            if full { HostErrorKind::Full } else { HostErrorKind::Failed }
        }
        StatusCode::Ok | StatusCode::Eof | StatusCode::BadMessage => HostErrorKind::Failed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_a_line_is_told_as_such() {
        for detail in ["sender dropped", "session closed"] {
            let error = Fault::from(Error::UnexpectedBehavior(detail.to_owned())).at("a.html");
            assert_eq!(error.kind, HostErrorKind::Temporary);
            assert_eq!(error.detail, "the line was cut");
        }
    }

    #[test]
    fn what_a_host_answers_has_a_kind() {
        for (status_code, message, expected) in [
            (StatusCode::NoSuchFile, "", HostErrorKind::Missing),
            (StatusCode::PermissionDenied, "Permission denied", HostErrorKind::Forbidden),
            (StatusCode::OpUnsupported, "", HostErrorKind::Unsupported),
            (StatusCode::ConnectionLost, "", HostErrorKind::Temporary),
            (StatusCode::Failure, "Failure", HostErrorKind::Failed),
            (StatusCode::Failure, "Disk quota exceeded", HostErrorKind::Full),
            (StatusCode::Failure, "write: No space left on device", HostErrorKind::Full),
            (StatusCode::BadMessage, "", HostErrorKind::Failed),
        ] {
            let status = Status {
                id: 1,
                status_code,
                error_message: message.to_owned(),
                language_tag: String::new(),
            };
            let error = Fault::from(Error::from(status)).at("a.html");
            assert_eq!(error.kind, expected, "{status_code:?} {message}");
            assert_eq!(error.place, "a.html");
        }
    }
}
