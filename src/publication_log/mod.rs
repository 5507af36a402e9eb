//! The log of publications: what was first online when, and what was changed afterwards. It is a transparency log of
//! static files, the same bytes in the city's folder and on the site:
//!
//! ```text
//! ledger/YEAR.jsonl          entries, a line each (RFC 8785); `prev` is the SHA-256 of the line before
//! ledger/records/….jsonl     the content of every record as it was last published
//! ledger/files.sha256        the files of the site; the hash of this list is in an entry
//! ledger/tile/…              the hashes of the entries as a Merkle tree (c2sp.org/tlog-tiles)
//! ledger/checkpoint          the root of that tree, signed (c2sp.org/tlog-checkpoint); checkpoints/SIZE are the former ones
//! ledger/vkey, key.pem       the public key by which it is verified
//! ledger/pending.jsonl       entries of a publication that has not ended; not on the site
//! ```
//!
//! A build reads it, a publication appends to it, and anyone verifies it. `docs/publication-log.md` describes the
//! formats for other programs.

mod append;
mod checkpoint;
mod damage;
mod entry;
mod index;
mod layout;
mod read;
mod records;
mod remembered;
mod stamp;
mod tree;
mod verify;

pub use append::{Addition, Appended, append, key_entry};
pub use checkpoint::{Checkpoint, Cosigner, Signer, VerifierKey};
pub use damage::{Damage, DamageKind};
pub use entry::{Entry, Event, FieldChange, LONGEST_LINE, NO_LINE};
pub use index::{History, Noted};
pub use layout::{
    CHECKPOINT, FILES, FOLDER, FileSum, LogFile, PENDING, file_sum, file_sums, kept_path,
    stamp_path, sums_text,
};
pub use records::PublishedContents;
pub use remembered::Remembered;
pub use stamp::{stamp_request, stamped_time};
pub use tree::{HashTree, TILE_WIDTH};
pub use verify::{Consistency, LogFiles, Verdict, verify};

use crate::digest::Hash;

/// The entries of a city's log, in their order, and those of a publication that has not ended.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PublicationLog {
    entries: Vec<Entry>,
    /// How many of them are final.
    finals: usize,
    /// The hash of the last final line.
    last_line: Option<Hash>,
    index: index::Index,
    /// What is wrong with its files.
    damages: Vec<Damage>,
}
