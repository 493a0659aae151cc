//! A receipt: the proof, in hand with the answer, that one journal entry stands in the log.

use crate::{Checkpoint, CommitEvent, ENTRY_BYTES_MAX, Hash, JournalEntry, JournalEntryOwned, Leaf, LedgerError, NOTE_BYTES_MAX, NoteVerifier};
use crate::{PROOF_HASHES_MAX, cbor, entries_root, leaf_hash, verify_inclusion};

/// Proves that one journal entry was logged: what the key holder asks for before it opens anything.
///
/// It holds the salt, so whoever has it can tie the public leaf to the entry: it goes to the vault, never out of the house.
#[derive(Clone, PartialEq, Eq)]
pub struct Receipt {
    /// The log entry.
    pub leaf: Leaf,
    /// The salt of its commitment.
    pub salt: [u8; 32],
    /// What it commits to.
    pub event: CommitEvent,
    /// Its place in the log.
    pub index: u64,
    /// From the leaf up to the root.
    pub proof: Vec<Hash>,
    /// The signed checkpoint that has this root.
    pub checkpoint: String,
    /// The one journal entry of the commit.
    pub entry: Vec<u8>,
}

/// What a receipt proved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The head under which the entry stands.
    pub checkpoint: Checkpoint,
    /// The entry.
    pub entry: JournalEntryOwned,
}

impl Receipt {
    /// Checks every link: signature, log, path, commitment, and that the commit is this one entry.
    pub fn verify(&self, key: &NoteVerifier) -> Result<Verified, LedgerError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, key)?;
        if self.proof.len() > PROOF_HASHES_MAX {
            return Err(LedgerError::BadReceipt("its proof has too many hashes"));
        }
        verify_inclusion(self.index, checkpoint.size, &leaf_hash(self.leaf.bytes()), &self.proof, &checkpoint.root)?;
        if Leaf::commit(self.leaf.kind(), &self.salt, &self.event.to_bytes()) != self.leaf {
            return Err(LedgerError::BadReceipt("its leaf commits to another event"));
        }
        if self.event.entries != 1 || self.event.root != entries_root(&[leaf_hash(&self.entry)]) {
            return Err(LedgerError::BadReceipt("its event is not this one journal entry"));
        }
        let entry = JournalEntry::from_bytes(&self.entry)?;
        if self.event.first != entry.position || self.event.last != entry.position {
            return Err(LedgerError::BadReceipt("its event stands at another position"));
        }
        Ok(Verified { checkpoint, entry: entry.to_owned() })
    }

    /// Canonical CBOR: `[1, leaf, salt, event, index, [hash, …], checkpoint, entry]`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::write(|encoder| {
            encoder.array(8)?.u8(1)?.bytes(self.leaf.bytes())?.bytes(&self.salt)?.bytes(&self.event.to_bytes())?.u64(self.index)?;
            encoder.array(self.proof.len() as u64)?;
            for hash in &self.proof {
                encoder.bytes(&hash.0)?;
            }
            encoder.str(&self.checkpoint)?.bytes(&self.entry)?.ok()
        })
    }

    /// Reads what [`Receipt::to_bytes`] wrote, and no other spelling of it. Nothing is proven before [`Receipt::verify`].
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LedgerError> {
        if bytes.len() > ENTRY_BYTES_MAX + NOTE_BYTES_MAX + 4096 {
            return Err(LedgerError::TooLarge { what: "receipt", maximum: "an entry of 16 MiB with its proof" });
        }
        let (leaf, salt, event, index, proof, checkpoint, entry) = cbor::read("receipt", 8, bytes, |decoder| {
            let leaf = decoder.bytes()?;
            let (salt, event, index) = (cbor::chunk(decoder)?, decoder.bytes()?, decoder.u64()?);
            Ok((leaf, salt, event, index, cbor::chunks(decoder, PROOF_HASHES_MAX)?, decoder.str()?, decoder.bytes()?))
        })?;
        let receipt = Self {
            leaf: Leaf::from_bytes(leaf)?,
            salt,
            event: CommitEvent::from_bytes(event)?,
            index,
            proof: proof.into_iter().map(Hash).collect(),
            checkpoint: checkpoint.to_owned(),
            entry: entry.to_vec(),
        };
        let written = receipt.to_bytes();
        cbor::canonical("receipt", receipt, bytes, &written)
    }
}

/// Shows the place in the log, neither the salt nor the entry.
impl std::fmt::Debug for Receipt {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Receipt").field("index", &self.index).field("kind", &self.leaf.kind()).finish_non_exhaustive()
    }
}
