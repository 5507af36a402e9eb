//! Time stamps (RFC 3161) of checkpoints: what an authority is asked, and what its answer says. That the answer is the
//! authority's is for `openssl ts -verify` with the authority's certificate.

use der::asn1::{Any, OctetString};
use der::oid::db::rfc5912::ID_SHA_256;
use der::{Decode as _, Encode as _};
use jiff::Timestamp;
use x509_tsp::{MessageImprint, TimeStampReq, TimeStampResp, TspVersion, TstInfo};

use crate::digest::Hash;

/// What an authority is asked: to stamp this hash, and to put its certificate into the answer.
///
/// # Errors
///
/// None that is known.
pub fn stamp_request(hash: Hash) -> der::Result<Vec<u8>> {
    let algorithm = cms::cert::x509::spki::AlgorithmIdentifier {
        oid: ID_SHA_256,
        parameters: Some(Any::null()),
    };
    let hashed_message = OctetString::new(hash.bytes().as_slice())?;
    let request = TimeStampReq {
        version: TspVersion::V1,
        message_imprint: MessageImprint { hash_algorithm: algorithm, hashed_message },
        req_policy: None,
        nonce: None,
        cert_req: true,
        extensions: None,
    };
    request.to_der()
}

/// When an answer says that it was stamped; none when it is a refusal, is damaged, or is about another hash.
#[must_use]
pub fn stamped_time(answer: &[u8], hash: Hash) -> Option<Timestamp> {
    let token = TimeStampResp::from_der(answer).ok()?.time_stamp_token?;
    let signed: cms::signed_data::SignedData = token.content.decode_as().ok()?;
    let content = signed.encap_content_info.econtent?;
    let content: OctetString = content.decode_as().ok()?;
    let stamp = TstInfo::from_der(content.as_bytes()).ok()?;
    let imprint = stamp.message_imprint;
    let is_same = imprint.hash_algorithm.oid == ID_SHA_256
        && imprint.hashed_message.as_bytes() == hash.bytes();
    let seconds = stamp.gen_time.to_unix_duration().as_secs();
    is_same.then(|| Timestamp::from_second(i64::try_from(seconds).ok()?).ok()).flatten()
}
