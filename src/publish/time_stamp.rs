//! Asks an authority to stamp a hash with the time (RFC 3161 over HTTP).

use std::time::Duration;

use reqwest::Method;

use super::host::{HostError, HostErrorKind, WebClient};
use crate::digest::Hash;
use crate::publication_log::{stamp_request, stamped_time};

/// The answer of the authority at an address, which says when it saw the hash.
///
/// # Errors
///
/// It cannot be reached, refuses, or answers about something else.
pub fn time_stamp(url: &str, hash: Hash, timeout: Duration) -> Result<Vec<u8>, HostError> {
    let failed = |detail: String| HostError::new(HostErrorKind::Failed, url, detail);
    let request = stamp_request(hash).map_err(|error| failed(error.to_string()))?;
    let client = WebClient::new(None, timeout)?;
    let sent = client
        .request(Method::POST, url)
        .header("Content-Type", "application/timestamp-query")
        .body(request);
    let answer = client.send(url, sent)?;
    if !answer.status.is_success() {
        return Err(failed(answer.status.to_string()));
    }
    match stamped_time(&answer.bytes, hash) {
        Some(_) => Ok(answer.bytes),
        None => Err(failed("the answer is no time stamp of what was sent".to_owned())),
    }
}
