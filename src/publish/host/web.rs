//! Asking a server over HTTP: one client for everything that speaks it, its waits, and what follows from
//! what a server says. A proxy that the environment names (`HTTPS_PROXY`, `NO_PROXY`) is used.

use std::error::Error;
use std::future::Future;
use std::time::Duration;

use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use tokio::runtime::{Builder, Runtime};
use tokio::time::timeout;

use super::certificate::{client_config, refusal};
use super::{HostError, HostErrorKind};

/// As many bytes a second an upload must make at least, or the line counts as cut.
const SLOWEST: u64 = 16 * 1024;

/// Threads that wait for the network; they and their connections end when it is dropped.
pub(in crate::publish) struct Work(Option<Runtime>);

impl Work {
    pub(in crate::publish) fn new() -> Result<Self, HostError> {
        let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build();
        let failed =
            |it: std::io::Error| HostError::new(HostErrorKind::Failed, "threads", it.to_string());
        runtime.map(|it| Self(Some(it))).map_err(failed)
    }

    /// The result of an operation; none when the threads have ended, which is only while it is dropped.
    pub(in crate::publish) fn wait<T>(&self, operation: impl Future<Output = T>) -> Option<T> {
        self.0.as_ref().map(|it| it.block_on(operation))
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            // Not for ever: the look-up of a name cannot be broken off.
            runtime.shutdown_timeout(Duration::from_secs(1));
        }
    }
}

/// A client that follows no redirect: where it leads to, nothing of ours may go.
pub(super) fn client(
    fingerprint: Option<&str>,
    patience: Duration,
) -> Result<reqwest::ClientBuilder, HostError> {
    Ok(Client::builder()
        .tls_backend_preconfigured(client_config(fingerprint, rustls::DEFAULT_VERSIONS)?)
        .connect_timeout(patience)
        .pool_idle_timeout(Duration::from_secs(20))
        .redirect(Policy::none())
        .user_agent(concat!("kohyo/", env!("CARGO_PKG_VERSION"))))
}

/// How long the answer to a request may take: long enough to send it over a slow line.
pub(super) fn allowance(patience: Duration, bytes: u64) -> Duration {
    patience + Duration::from_secs(bytes / SLOWEST)
}

/// A client with its threads.
pub(in crate::publish) struct WebClient {
    client: Client,
    work: Work,
    patience: Duration,
}

/// What a server answered, whatever the status.
pub(in crate::publish) struct WebAnswer {
    pub(in crate::publish) status: StatusCode,
    pub(in crate::publish) headers: HeaderMap,
    pub(in crate::publish) bytes: Vec<u8>,
}

impl WebClient {
    pub(in crate::publish) fn new(
        fingerprint: Option<&str>,
        patience: Duration,
    ) -> Result<Self, HostError> {
        let built = client(fingerprint, patience)?.build();
        let client = built.map_err(|it| error_of("client", &it))?;
        Ok(Self { client, work: Work::new()?, patience })
    }

    pub(in crate::publish) fn request(&self, method: Method, url: &str) -> RequestBuilder {
        self.client.request(method, url)
    }

    /// Sends a request and reads the whole answer. `place` is what an error is about.
    pub(in crate::publish) fn send(
        &self,
        place: &str,
        request: RequestBuilder,
    ) -> Result<WebAnswer, HostError> {
        let patience = self.patience;
        let late = |_| HostError::new(HostErrorKind::Temporary, place, "no answer in time");
        let broken = |it: reqwest::Error| error_of(place, &it);
        let request = request.build().map_err(broken)?;
        let sent = request.body().and_then(|it| it.as_bytes()).map_or(0, <[u8]>::len);
        let answer = self.work.wait(async {
            let sending = timeout(allowance(patience, sent as u64), self.client.execute(request));
            let mut response = sending.await.map_err(late)?.map_err(broken)?;
            let (status, headers) = (response.status(), response.headers().clone());
            let mut bytes = Vec::new();
            while let Some(more) =
                timeout(patience, response.chunk()).await.map_err(late)?.map_err(broken)?
            {
                bytes.extend_from_slice(&more);
            }
            Ok(WebAnswer { status, headers, bytes })
        });
        answer.unwrap_or_else(|| Err(HostError::new(HostErrorKind::Failed, place, "ended")))
    }
}

impl WebAnswer {
    /// The answer as an error about a place.
    pub(super) fn error(&self, place: &str) -> HostError {
        HostError::new(kind_of(self.status), place, self.status.to_string())
    }

    /// A header as text.
    pub(in crate::publish) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|it| it.to_str().ok())
    }
}

/// What follows from a status that is no success.
pub(super) fn kind_of(status: StatusCode) -> HostErrorKind {
    match status.as_u16() {
        401 | 407 => HostErrorKind::Unauthorized,
        403 => HostErrorKind::Forbidden,
        404 | 410 => HostErrorKind::Missing,
        405 | 501 => HostErrorKind::Unsupported,
        429 => HostErrorKind::TooManyConnections,
        // Locked, too early, and what says itself that it passes.
        408 | 423 | 425 | 500 | 502..=504 => HostErrorKind::Temporary,
        507 => HostErrorKind::Full,
        _ => HostErrorKind::Failed,
    }
}

/// What follows from a request that had no answer.
pub(super) fn error_of(place: &str, error: &reqwest::Error) -> HostError {
    if let Some(detail) = refusal(error) {
        return HostError::new(HostErrorKind::NotTheHost, place, detail);
    }
    let is_temporary = !error.is_builder() && !is_of_tls(error);
    let kind = if is_temporary { HostErrorKind::Temporary } else { HostErrorKind::Failed };
    HostError::new(kind, place, chain(error))
}

/// The two sides speak no TLS that both know.
fn is_of_tls(error: &(dyn Error + 'static)) -> bool {
    let io = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    error.is::<rustls::Error>()
        || io.is_some_and(|it| is_of_tls(it))
        || error.source().is_some_and(is_of_tls)
}

/// An error with its causes; the address, which may have a secret in it, is left out.
fn chain(error: &reqwest::Error) -> String {
    let mut texts = Vec::new();
    let mut next = error.source();
    while let Some(error) = next {
        let text = error.to_string();
        if !texts.iter().any(|it: &String| it.contains(&text)) {
            texts.push(text);
        }
        next = error.source();
    }
    if texts.is_empty() { "the request failed".to_owned() } else { texts.join(": ") }
}
