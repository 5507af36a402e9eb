//! Object stores that speak S3: Amazon's and those of others.
//!
//! What a browser is told of a file lies with the object, since there is no server to set up: its type and how long
//! it may be kept. A copy on the store takes both along, so only copies to where no visitor looks are made there.
//!
//! Every object is replaced as a whole. What a store cannot do is learned from its answers: whether a condition
//! holds ([`Host::create`]) and whether an `ETag` is an MD5 (not when the store encrypts with a key of its own).

use std::error::Error as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use md5::{Digest, Md5};
use opendal::options::{ListOptions, WriteOptions};
use opendal::services::S3 as Builder;
use opendal::{
    Buffer, Error, ErrorKind, HttpBody, HttpTransport, HttpTransporter, Metadata, OperationContext,
    Operator,
};
use opendal_http_transport_reqwest::ReqwestTransport;
use reqwest::StatusCode;
use tokio::time::timeout;

use super::certificate::hexadecimal;
use super::web::{Work, allowance, client, error_of, kind_of};
use super::{
    Capabilities, Checksum, Connection, Host, HostError, HostErrorKind, HostType, RemoteFile,
};
use crate::output::media_type;
use crate::publish::{RemotePath, headers};

/// `folder` is `BUCKET/PREFIX`.
pub(super) const S3: HostType = HostType { scheme: "s3", connect };

/// Stores answer many requests at once.
const CONCURRENCY: usize = 16;

struct ObjectStore {
    operator: Operator,
    work: Work,
    /// The store honours that an object must not be there.
    is_exclusive: AtomicBool,
    /// The `ETag` of an object is the MD5 of its content.
    has_md5: AtomicBool,
}

fn connect(connection: &Connection) -> Result<Box<dyn Host>, HostError> {
    let folder = connection.folder.trim_matches('/');
    let (bucket, prefix) = folder.split_once('/').unwrap_or((folder, ""));
    let region = match (&connection.region, &connection.endpoint) {
        (Some(region), _) => region.as_str(),
        // What those of others mostly take when they have no regions.
        (None, Some(_)) => "us-east-1",
        (None, None) => {
            let detail = "the store has neither a region nor an address";
            return Err(HostError::new(HostErrorKind::Failed, bucket, detail));
        }
    };
    let endpoint = match &connection.endpoint {
        Some(endpoint) => endpoint.trim_end_matches('/').to_owned(),
        None => format!("https://s3.{region}.amazonaws.com"),
    };
    // An address that begins with the bucket asks for the style with the bucket in the name of the host.
    let without_bucket = endpoint
        .split_once("://")
        .and_then(|(scheme, host)| Some((scheme, host.strip_prefix(bucket)?.strip_prefix('.')?)));
    let mut builder = Builder::default()
        .bucket(bucket)
        .root(&format!("/{prefix}"))
        .region(region)
        .disable_config_load()
        .disable_ec2_metadata();
    builder = match without_bucket {
        Some((scheme, host)) => {
            builder.endpoint(&format!("{scheme}://{host}")).enable_virtual_host_style()
        }
        None => builder.endpoint(&endpoint),
    };
    builder = match (&connection.access_key, &connection.password) {
        (Some(key), Some(secret)) => {
            builder.access_key_id(key.reveal()).secret_access_key(secret.reveal())
        }
        (None, _) | (_, None) => builder.skip_signature(),
    };
    let transport = Transport::new(connection)?;
    let context =
        OperationContext::from_parts(HttpTransporter::new(transport), opendal::Executor::default());
    let operator = Operator::new(builder).map_err(|it| error(bucket, &it))?.with_context(context);
    Ok(Box::new(ObjectStore {
        operator,
        work: Work::new()?,
        is_exclusive: AtomicBool::new(true),
        has_md5: AtomicBool::new(true),
    }))
}

impl ObjectStore {
    fn wait<T>(
        &self,
        place: &str,
        operation: impl Future<Output = opendal::Result<T>>,
    ) -> Result<T, HostError> {
        match self.work.wait(operation) {
            Some(result) => result.map_err(|it| error(place, &it)),
            None => Err(HostError::new(HostErrorKind::Failed, place, "ended")),
        }
    }

    /// As above, with a result of its own for one kind of error.
    fn wait_unless<T>(
        &self,
        place: &str,
        unless: ErrorKind,
        operation: impl Future<Output = opendal::Result<T>>,
    ) -> Result<Option<T>, HostError> {
        self.wait(place, async {
            match operation.await {
                Ok(value) => Ok(Some(value)),
                Err(error) if error.kind() == unless => Ok(None),
                Err(error) => Err(error),
            }
        })
    }

    /// Stores an object; none when there is one and there must not be.
    fn write(
        &self,
        path: &RemotePath,
        bytes: &[u8],
        if_not_exists: bool,
    ) -> Result<Option<()>, HostError> {
        let options = WriteOptions {
            content_type: Some(media_type(path.as_str()).to_owned()),
            cache_control: Some(headers::caching(path.as_str()).to_owned()),
            if_not_exists,
            ..WriteOptions::default()
        };
        let key = key(path)?;
        let writing = self.operator.write_options(key, bytes.to_vec(), options);
        let stored = self.wait_unless(path.as_str(), ErrorKind::ConditionNotMatch, writing)?;
        let Some(metadata) = stored else { return Ok(None) };
        if etag(&metadata).is_some_and(|it| it != hexadecimal(&Md5::digest(bytes))) {
            self.has_md5.store(false, Ordering::Relaxed);
        }
        Ok(Some(()))
    }

    fn md5(&self, metadata: &Metadata) -> Option<Checksum> {
        let md5 = etag(metadata).filter(|_| self.has_md5.load(Ordering::Relaxed));
        md5.map(Checksum::Md5)
    }

    fn stat(&self, path: &RemotePath) -> Result<Option<Metadata>, HostError> {
        let key = key(path)?;
        self.wait_unless(path.as_str(), ErrorKind::NotFound, self.operator.stat(key))
    }
}

/// The name of the object below the prefix. opendal takes white space from its ends.
fn key(path: &RemotePath) -> Result<&str, HostError> {
    let key = path.as_str();
    if key.trim() == key {
        return Ok(key);
    }
    let detail = "a name that begins or ends in white space";
    Err(HostError::new(HostErrorKind::Unsupported, key, detail))
}

/// An `ETag` that can be an MD5: that of an object stored in parts has a dash.
fn etag(metadata: &Metadata) -> Option<String> {
    let etag = metadata.etag()?.trim_matches('"').to_ascii_lowercase();
    (etag.len() == 32 && etag.bytes().all(|it| it.is_ascii_hexdigit())).then_some(etag)
}

impl Host for ObjectStore {
    fn capabilities(&self) -> Capabilities {
        Capabilities {
            rename: false,
            whole_put: true,
            exclusive_create: self.is_exclusive.load(Ordering::Relaxed),
            copy: true,
            checksum: self.has_md5.load(Ordering::Relaxed),
            releases: false,
            concurrency: CONCURRENCY,
        }
    }

    fn list(&self, folder: &str) -> Result<Vec<RemoteFile>, HostError> {
        let below = format!("{folder}/");
        let options = ListOptions { recursive: true, ..ListOptions::default() };
        let entries = self.wait(folder, self.operator.list_options(&below, options))?;
        let files = entries.iter().filter(|it| it.metadata().is_file()).filter_map(|entry| {
            let (path, metadata) = (RemotePath::told(entry.path())?, entry.metadata());
            let checksum = self.md5(metadata);
            Some(RemoteFile { path, size: metadata.content_length(), checksum })
        });
        Ok(files.collect())
    }

    fn read(&self, path: &RemotePath) -> Result<Option<Vec<u8>>, HostError> {
        let key = key(path)?;
        let reading = self.operator.read(key);
        let content = self.wait_unless(path.as_str(), ErrorKind::NotFound, reading)?;
        Ok(content.map(|it| it.to_vec()))
    }

    fn put(&self, path: &RemotePath, bytes: &[u8]) -> Result<(), HostError> {
        self.write(path, bytes, false).map(|_| ())
    }

    fn create(&self, path: &RemotePath, bytes: &[u8]) -> Result<bool, HostError> {
        if self.is_exclusive.load(Ordering::Relaxed) {
            match self.write(path, bytes, true) {
                Ok(None) => return Ok(false),
                Ok(Some(())) => {
                    // A store that does not know the condition stores a second time.
                    if matches!(self.write(path, bytes, true), Ok(Some(()))) {
                        self.is_exclusive.store(false, Ordering::Relaxed);
                    }
                    return Ok(true);
                }
                Err(error) if error.kind == HostErrorKind::Unsupported => {
                    self.is_exclusive.store(false, Ordering::Relaxed);
                }
                Err(error) => return Err(error),
            }
        }
        if self.stat(path)?.is_some() {
            return Ok(false);
        }
        self.put(path, bytes).map(|()| true)
    }

    fn rename(&self, from: &RemotePath, _: &RemotePath) -> Result<(), HostError> {
        let detail = "an object store cannot rename";
        Err(HostError::new(HostErrorKind::Unsupported, from.as_str(), detail))
    }

    fn copy(&self, from: &RemotePath, to: &RemotePath) -> Result<(), HostError> {
        if to.is_own() {
            let (from_key, to_key) = (key(from)?, key(to)?);
            let copying = self.operator.copy(from_key, to_key);
            return self.wait(from.as_str(), copying).map(|_| ());
        }
        match self.read(from)? {
            Some(bytes) => self.put(to, &bytes),
            None => Err(HostError::new(HostErrorKind::Missing, from.as_str(), "no such file")),
        }
    }

    fn remove(&self, path: &RemotePath) -> Result<(), HostError> {
        let key = key(path)?;
        self.wait_unless(path.as_str(), ErrorKind::NotFound, self.operator.delete(key)).map(|_| ())
    }

    fn checksum(&self, path: &RemotePath) -> Result<Option<Checksum>, HostError> {
        Ok(self.stat(path)?.and_then(|it| self.md5(&it)))
    }
}

/// Our client with its waits below opendal, whose errors lose the status of an answer.
struct Transport {
    asking: ReqwestTransport,
    /// Without a wait for reading, which would count while something is sent.
    sending: ReqwestTransport,
    patience: Duration,
}

impl Transport {
    fn new(connection: &Connection) -> Result<Self, HostError> {
        let patience = connection.timeout;
        let fingerprint = connection.fingerprint.as_deref();
        let failed = |it: reqwest::Error| error_of("client", &it);
        let asking =
            client(fingerprint, patience)?.read_timeout(patience).build().map_err(failed)?;
        let sending = client(fingerprint, patience)?.build().map_err(failed)?;
        Ok(Self { asking: asking.into(), sending: sending.into(), patience })
    }
}

impl HttpTransport for Transport {
    async fn fetch(
        &self,
        request: http::Request<Buffer>,
    ) -> opendal::Result<http::Response<HttpBody>> {
        let bytes = request.body().len() as u64;
        let client = if bytes == 0 { &self.asking } else { &self.sending };
        let late = |_| Error::new(ErrorKind::Unexpected, "no answer in time").set_temporary();
        let response = timeout(allowance(self.patience, bytes), client.fetch(request))
            .await
            .map_err(late)??;
        match response.status() {
            status @ (StatusCode::UNAUTHORIZED
            | StatusCode::PROXY_AUTHENTICATION_REQUIRED
            | StatusCode::NOT_IMPLEMENTED
            | StatusCode::INSUFFICIENT_STORAGE) => {
                Err(Error::new(ErrorKind::Unexpected, status.to_string())
                    .set_source(Refused(status)))
            }
            _ => Ok(response),
        }
    }
}

/// A status that opendal would not pass on.
#[derive(Debug)]
struct Refused(StatusCode);

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Refused {}

/// Codes of S3 that say more than their status.
const CODES: &[(&str, HostErrorKind)] = &[
    ("InvalidAccessKeyId", HostErrorKind::Unauthorized),
    ("SignatureDoesNotMatch", HostErrorKind::Unauthorized),
    ("InvalidToken", HostErrorKind::Unauthorized),
    ("ExpiredToken", HostErrorKind::Unauthorized),
    ("QuotaExceeded", HostErrorKind::Full),
    ("StorageFull", HostErrorKind::Full),
    ("NotImplemented", HostErrorKind::Unsupported),
];

/// Kinds of opendal that are ours too; the others are told apart by whether they pass.
const KINDS: &[(ErrorKind, HostErrorKind)] = &[
    (ErrorKind::NotFound, HostErrorKind::Missing),
    (ErrorKind::PermissionDenied, HostErrorKind::Forbidden),
    (ErrorKind::RateLimited, HostErrorKind::TooManyConnections),
    (ErrorKind::Unsupported, HostErrorKind::Unsupported),
];

/// What follows from an error of opendal, with its message alone: its context has addresses and headers.
fn error(place: &str, error: &Error) -> HostError {
    let mut next = error.source();
    while let Some(cause) = next {
        if let Some(Refused(status)) = cause.downcast_ref() {
            return HostError::new(kind_of(*status), place, status.to_string());
        }
        if let Some(cause) = cause.downcast_ref() {
            return error_of(place, cause);
        }
        next = cause.source();
    }
    let said = CODES.iter().find(|it| error.message().contains(it.0)).map(|it| it.1);
    let known = || KINDS.iter().find(|it| it.0 == error.kind()).map(|it| it.1);
    let other = if error.is_temporary() { HostErrorKind::Temporary } else { HostErrorKind::Failed };
    HostError::new(said.or_else(known).unwrap_or(other), place, error.message())
}
