//! A published site as a visitor gets it, over HTTP.

use std::time::Duration;

use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

use super::host::{HostError, WebClient};
use super::{PublicView, Viewing};
use crate::output::SitePath;
use crate::url_path;

/// Asks for files of a site at its public address, from several threads if need be.
pub struct VisitorView {
    client: WebClient,
    /// Ends in a slash.
    base_url: String,
}

/// What a visitor gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// Where a redirect leads to. It is not followed: a file that is only elsewhere is not where it was published.
    pub location: Option<String>,
    /// The media type, as the server says it.
    pub media_type: Option<String>,
    /// The content.
    pub bytes: Vec<u8>,
}

impl VisitorView {
    /// A view of the site at this address. The fingerprint is that of a certificate to accept, for a site that is not
    /// public yet.
    pub fn new(
        base_url: &str,
        fingerprint: Option<&str>,
        timeout: Duration,
    ) -> Result<Self, HostError> {
        let client = WebClient::new(fingerprint, timeout)?;
        Ok(Self { client, base_url: format!("{}/", base_url.trim_end_matches('/')) })
    }

    /// The address that a visitor types for a file: a folder's page is at the folder.
    #[must_use]
    pub fn url(&self, address: &SitePath) -> String {
        let path = address.as_str();
        let shown = match path.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            Some(_) | None => path,
        };
        format!("{}{}", self.base_url, url_path::encode(shown))
    }

    /// The address from the top of the site to which a redirect leads; none where that is elsewhere.
    fn inside(&self, location: &str) -> Option<String> {
        let (_, after_scheme) = self.base_url.split_once("://")?;
        let path = after_scheme.find('/').map(|it| &after_scheme[it..])?;
        let below = location.strip_prefix(&*self.base_url).or_else(|| location.strip_prefix(path));
        Some(url_path::decode(below?)?.into_owned())
    }

    /// What a visitor gets at an address of the site, whatever the status.
    ///
    /// # Errors
    ///
    /// The host of the site cannot be reached, or is not the one whose certificate is trusted.
    pub fn get(&self, address: &SitePath) -> Result<Answer, HostError> {
        let url = self.url(address);
        let request = self.client.request(Method::GET, &url).header("Accept-Encoding", "identity");
        let answer = self.client.send(&url, request)?;
        Ok(Answer {
            status: answer.status.as_u16(),
            location: answer.header("Location").map(str::to_owned),
            media_type: answer.header(CONTENT_TYPE.as_str()).map(str::to_owned),
            bytes: answer.bytes,
        })
    }
}

impl PublicView for VisitorView {
    fn get(&self, path: &SitePath) -> Result<Viewing, HostError> {
        let Answer { status, location, bytes, .. } = self.get(path)?;
        let leads_to = location.and_then(|it| self.inside(&it));
        Ok(Viewing { status, leads_to, bytes })
    }
}
