//! Which certificates are accepted: those that the machine trusts, or the one whose SHA-256 was pinned.
//!
//! ring is given to each configuration here, so that no provider has to be installed for the process.

use std::error::Error;
use std::fmt::{self, Write};
use std::io;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, OtherError, SignatureScheme,
    SupportedProtocolVersion,
};
use rustls_platform_verifier::Verifier;
use sha2::{Digest, Sha256};

use super::{HostError, HostErrorKind};

/// TLS as we speak it to hosts, in some of its versions. With a fingerprint only that certificate is accepted, whoever
/// signed it and whatever name is in it, since it is often self-signed.
pub(in crate::publish) fn client_config(
    fingerprint: Option<&str>,
    versions: &[&'static SupportedProtocolVersion],
) -> Result<ClientConfig, HostError> {
    let provider = Arc::new(ring::default_provider());
    let failed = |it: rustls::Error| HostError::new(HostErrorKind::Failed, "TLS", it.to_string());
    let accepted = match fingerprint {
        Some(text) => Accepted::Pinned(digits(text)?),
        None => Accepted::Trusted(Verifier::new(Arc::clone(&provider)).map_err(failed)?),
    };
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_protocol_versions(versions)
        .map_err(failed)?;
    let check = Arc::new(CertificateCheck { accepted, provider });
    Ok(builder.dangerous().with_custom_certificate_verifier(check).with_no_client_auth())
}

/// Why the certificate of a host was refused, if that is what an error of TLS, or of what uses it, says.
pub(in crate::publish) fn refusal(error: &(dyn Error + 'static)) -> Option<String> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(rustls::Error::InvalidCertificate(CertificateError::Other(OtherError(cause)))) =
            error.downcast_ref()
            && let Some(refused) = cause.downcast_ref::<Refused>()
        {
            return Some(refused.to_string());
        }
        // An error in an `io::Error` is not its source but its content.
        let content = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match content {
            Some(content) => Some(content),
            None => error.source(),
        };
    }
    None
}

/// Bytes as lower-case digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The digits of a fingerprint without the colons that `openssl x509 -fingerprint` puts in.
fn digits(text: &str) -> Result<String, HostError> {
    let digits: String =
        text.chars().filter(|it| *it != ':').map(|it| it.to_ascii_lowercase()).collect();
    if digits.len() == 64 && digits.bytes().all(|it| it.is_ascii_hexdigit()) {
        return Ok(digits);
    }
    let detail = format!("'{text}' is not the SHA-256 of a certificate: 64 hexadecimal digits");
    Err(HostError::new(HostErrorKind::Failed, "fingerprint", detail))
}

#[derive(Debug)]
enum Accepted {
    Trusted(Verifier),
    Pinned(String),
}

#[derive(Debug)]
struct CertificateCheck {
    accepted: Accepted,
    provider: Arc<CryptoProvider>,
}

/// What is said of a certificate that was not accepted: enough to pin it, or to see that it is another.
#[derive(Debug)]
struct Refused {
    found: String,
    reason: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the certificate of the host has the SHA-256 {}: {}", self.found, self.reason)
    }
}

impl Error for Refused {}

fn refused(found: String, reason: String) -> rustls::Error {
    let other = OtherError(Arc::new(Refused { found, reason }));
    rustls::Error::InvalidCertificate(CertificateError::Other(other))
}

impl ServerCertVerifier for CertificateCheck {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let found = hexadecimal(&Sha256::digest(end_entity));
        match &self.accepted {
            Accepted::Trusted(verifier) => verifier
                .verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
                .map_err(|it| refused(found, it.to_string())),
            Accepted::Pinned(pinned) if *pinned == found => Ok(ServerCertVerified::assertion()),
            Accepted::Pinned(pinned) => Err(refused(found, format!("pinned is {pinned}"))),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, cert, dss, &self.provider.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_is_taken_with_colons_and_in_any_case_and_nothing_else_is() {
        let plain = "0123456789abcdef".repeat(4);
        let colons: Vec<&str> = (0..32).map(|it| &plain[it * 2..it * 2 + 2]).collect();
        for text in [plain.clone(), plain.to_uppercase(), colons.join(":")] {
            assert_eq!(digits(&text).as_deref(), Ok(plain.as_str()), "{text}");
        }
        for text in ["", "abc", &plain[1..], &format!("SHA256:{plain}"), &"x".repeat(64)] {
            assert_eq!(digits(text).map_err(|it| it.kind), Err(HostErrorKind::Failed), "{text}");
        }
    }
}
