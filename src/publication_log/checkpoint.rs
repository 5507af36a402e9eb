//! The signed root of the tree: a checkpoint (c2sp.org/tlog-checkpoint) in a signed note (c2sp.org/signed-note).

use std::fmt;

use anyhow::{Result, anyhow};
use ed25519_dalek::VerifyingKey;
use ed25519_dalek::pkcs8::EncodePublicKey as _;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use jiff::Timestamp;
use signed_note::{Note, StandardVerifier, Verifier, VerifierList};

use crate::digest::Hash;

/// The number of cosignatures among the algorithms of c2sp.org/signed-note.
const COSIGNATURE: u8 = 4;

/// Who signs: an Ed25519 key, wherever it is kept.
pub trait Signer {
    /// The public key.
    fn public_key(&self) -> [u8; 32];

    /// The signature of these bytes.
    ///
    /// # Errors
    ///
    /// The key cannot be reached, or its agent refuses.
    fn sign(&self, message: &[u8]) -> Result<[u8; 64]>;
}

/// A public key with the name of the log that it signs.
#[derive(Clone)]
pub struct VerifierKey {
    text: String,
    name: String,
    key: VerifyingKey,
}

impl VerifierKey {
    /// The key of a log.
    ///
    /// # Errors
    ///
    /// It is no key, or the name has spaces or a plus sign.
    pub fn new(name: &str, public_key: [u8; 32]) -> Result<Self> {
        let key = VerifyingKey::from_bytes(&public_key)?;
        let text = signed_note::new_ed25519_verifier_key(name, &key);
        Self::parse(&text).ok_or_else(|| anyhow!("{name:?} cannot name a log"))
    }

    /// Reads a key as c2sp.org/signed-note writes it; none when it is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_end();
        let verifier = StandardVerifier::new(text).ok()?;
        // The base64 of a key may have a plus sign, a name and an id have none.
        let encoded = text.splitn(3, '+').nth(2)?;
        let bytes = decode_base64(encoded)?;
        let key = VerifyingKey::from_bytes(bytes.get(1..)?.try_into().ok()?).ok()?;
        Some(Self { text: text.to_owned(), name: verifier.name().to_owned(), key })
    }

    /// The name of the log.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The key alone.
    #[must_use]
    pub fn public_key(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// The key as OpenSSL reads it.
    ///
    /// # Errors
    ///
    /// None that is known: the key was read before.
    pub fn pem(&self) -> Result<String> {
        Ok(self.key.to_public_key_pem(LineEnding::LF)?)
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl PartialEq for VerifierKey {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for VerifierKey {}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    // The decoder of notes is the one that is there: a signature line is base64 of four bytes more.
    let line = format!("— a {text}");
    let signature = signed_note::Signature::from_bytes(line.as_bytes()).ok()?;
    let id = signature.id().to_be_bytes();
    Some([&id, signature.signature()].concat())
}

/// A signed root.
#[derive(Debug)]
pub struct Checkpoint {
    /// The name of the log.
    pub origin: String,
    /// How many entries the tree has.
    pub size: u64,
    /// The root of the tree.
    pub root: Hash,
    note: Note,
}

impl Checkpoint {
    /// The root of a tree, signed.
    ///
    /// # Errors
    ///
    /// The name cannot be one of a log, or the key cannot be used.
    pub fn sign(key: &VerifierKey, signer: &dyn Signer, size: u64, root: Hash) -> Result<Self> {
        let hash = tlog_tiles::Hash(root.bytes());
        let checkpoint = tlog_tiles::Checkpoint::new(key.name(), size, hash, "")
            .map_err(|error| anyhow!("{error}"))?;
        let mut note = Note::new(&checkpoint.to_bytes(), &[])?;
        let signer = NoteSigner::new(key, signer, None);
        note.add_sigs(&[&signer]).map_err(|error| signer.failure(error))?;
        Ok(Self { origin: key.name().to_owned(), size, root, note })
    }

    /// Reads a checkpoint; none when it is none.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let note = Note::from_bytes(bytes).ok()?;
        let checkpoint = tlog_tiles::Checkpoint::from_bytes(note.text()).ok()?;
        let (origin, size) = (checkpoint.origin().to_owned(), checkpoint.size());
        Some(Self { origin, size, root: Hash::from(checkpoint.hash().0), note })
    }

    /// Whether the key signed it.
    #[must_use]
    pub fn is_signed_by(&self, key: &VerifierKey) -> bool {
        let Ok(verifier) = StandardVerifier::new(&key.text) else { return false };
        let known = VerifierList::new(vec![Box::new(verifier)]);
        self.origin == key.name && self.note.verify(&known).is_ok()
    }

    /// As it is stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.note.to_bytes()
    }

    /// The same with the signature of somebody else, who says to have seen it (c2sp.org/tlog-cosignature).
    ///
    /// # Errors
    ///
    /// The key cannot be used.
    pub fn cosigned(mut self, cosigner: &Cosigner) -> Result<Self> {
        let signer = NoteSigner::new(cosigner.key, cosigner.signer, Some(cosigner.at));
        self.note.add_sigs(&[&signer]).map_err(|error| signer.failure(error))?;
        Ok(self)
    }
}

/// Who says to have seen a checkpoint, and when.
pub struct Cosigner<'a> {
    /// The key, with the name of whoever it is.
    pub key: &'a VerifierKey,
    /// What signs.
    pub signer: &'a dyn Signer,
    /// When.
    pub at: Timestamp,
}

impl fmt::Debug for Cosigner<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cosigner").field("key", self.key).field("at", &self.at).finish()
    }
}

/// A signer in the terms of the library of notes.
struct NoteSigner<'a> {
    name: &'a str,
    id: u32,
    signer: &'a dyn Signer,
    cosigned_at: Option<Timestamp>,
    /// Why it could not sign: the library passes on that it could not.
    failure: std::cell::RefCell<Option<anyhow::Error>>,
}

impl<'a> NoteSigner<'a> {
    fn new(key: &'a VerifierKey, signer: &'a dyn Signer, cosigned_at: Option<Timestamp>) -> Self {
        let algorithm = if cosigned_at.is_some() { COSIGNATURE } else { 1 };
        let encoded = [&[algorithm], key.public_key().as_slice()].concat();
        let id = signed_note::key_id(&key.name, &encoded);
        Self { name: &key.name, id, signer, cosigned_at, failure: std::cell::RefCell::default() }
    }

    fn failure(&self, error: signed_note::NoteError) -> anyhow::Error {
        self.failure.take().unwrap_or_else(|| error.into())
    }

    fn signature(&self, text: &[u8]) -> Result<Vec<u8>> {
        let Some(at) = self.cosigned_at else { return Ok(self.signer.sign(text)?.to_vec()) };
        let seconds = u64::try_from(at.as_second())?;
        let header = format!("cosignature/v1\ntime {seconds}\n");
        let signature = self.signer.sign(&[header.as_bytes(), text].concat())?;
        Ok([seconds.to_be_bytes().as_slice(), &signature].concat())
    }
}

impl signed_note::Signer for NoteSigner<'_> {
    fn name(&self) -> &str {
        self.name
    }

    fn key_id(&self) -> u32 {
        self.id
    }

    fn sign(&self, text: &[u8]) -> Result<Vec<u8>, ed25519_dalek::SignatureError> {
        self.signature(text).map_err(|error| {
            self.failure.replace(Some(error));
            ed25519_dalek::SignatureError::new()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read_as_it_is_written() {
        for seed in 0..=255 {
            let key = ed25519_dalek::SigningKey::from_bytes(&[seed; 32]).verifying_key();
            let key = VerifierKey::new("www.example.jp/kaikaku", key.to_bytes()).unwrap();
            assert_eq!(VerifierKey::parse(&format!("{key}\n")), Some(key.clone()));
            assert_eq!(VerifierKey::parse(&key.to_string().replacen('+', "x+", 1)), None);
        }
        for name in ["", "a b", "a+b", "a\u{3000}b"] {
            assert!(VerifierKey::new(name, [1; 32]).is_err(), "{name}");
        }
    }
}
