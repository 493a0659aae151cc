//! What a leaf commits to: a commit, and each journal entry in it.

use crate::{Hash, LedgerError, cbor};

/// No journal entry is longer: what one frame between processes carries.
pub const ENTRY_BYTES_MAX: usize = 16 * 1024 * 1024;

/// No text of an entry is longer.
const TEXT_BYTES_MAX: usize = 64 * 1024;

/// A journal entry as it is held: who did what, when, for what purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JournalEntry<'a> {
    /// Its place in the journal.
    pub position: i64,
    /// When: RFC 3339, UTC.
    pub at: &'a str,
    /// Who did it.
    pub actor: &'a str,
    /// For what purpose.
    pub purpose: &'a str,
    /// What kind of change it is.
    pub kind: &'a str,
    /// The dataset it belongs to.
    pub dataset: Option<i64>,
    /// The import it belongs to.
    pub import: Option<i64>,
    /// The change, as it is held: sealed where it is about a person.
    pub change: &'a [u8],
}

/// A journal entry that owns its texts.
#[derive(Clone, PartialEq, Eq)]
pub struct JournalEntryOwned {
    /// Its place in the journal.
    pub position: i64,
    /// When: RFC 3339, UTC.
    pub at: String,
    /// Who did it.
    pub actor: String,
    /// For what purpose.
    pub purpose: String,
    /// What kind of change it is.
    pub kind: String,
    /// The dataset it belongs to.
    pub dataset: Option<i64>,
    /// The import it belongs to.
    pub import: Option<i64>,
    /// The change, as it is held.
    pub change: Vec<u8>,
}

impl<'a> JournalEntry<'a> {
    /// Canonical CBOR: `[1, position, at, actor, purpose, kind, dataset, import, change]`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::write(|encoder| {
            encoder.array(9)?.u8(1)?.i64(self.position)?.str(self.at)?.str(self.actor)?.str(self.purpose)?.str(self.kind)?;
            encoder.encode(self.dataset)?.encode(self.import)?.bytes(self.change)?.ok()
        })
    }

    /// Reads what [`JournalEntry::to_bytes`] wrote, and no other spelling of it.
    pub fn from_bytes(bytes: &'a [u8]) -> Result<Self, LedgerError> {
        if bytes.len() > ENTRY_BYTES_MAX {
            return Err(LedgerError::TooLarge { what: "journal entry", maximum: "the limit of 16 MiB" });
        }
        let entry = cbor::read("journal entry", 9, bytes, |decoder| {
            Ok(Self {
                position: decoder.i64()?,
                at: decoder.str()?,
                actor: decoder.str()?,
                purpose: decoder.str()?,
                kind: decoder.str()?,
                dataset: decoder.decode()?,
                import: decoder.decode()?,
                change: decoder.bytes()?,
            })
        })?;
        if [entry.at, entry.actor, entry.purpose, entry.kind].iter().any(|text| text.len() > TEXT_BYTES_MAX) {
            return Err(LedgerError::TooLarge { what: "text of a journal entry", maximum: "the limit of 64 KiB" });
        }
        cbor::canonical("journal entry", entry, bytes, &entry.to_bytes())
    }

    /// The same entry with texts of its own.
    #[must_use]
    pub fn to_owned(&self) -> JournalEntryOwned {
        JournalEntryOwned {
            position: self.position,
            at: self.at.to_owned(),
            actor: self.actor.to_owned(),
            purpose: self.purpose.to_owned(),
            kind: self.kind.to_owned(),
            dataset: self.dataset,
            import: self.import,
            change: self.change.to_vec(),
        }
    }
}

/// Shows place, time and kind: who did it and what it changed must not reach a log file through a careless print.
impl std::fmt::Debug for JournalEntryOwned {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("JournalEntryOwned").field("position", &self.position).field("at", &self.at).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// A commit: the run of journal entries that one leaf stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitEvent {
    /// The position of its first entry.
    pub first: i64,
    /// The position of its last entry.
    pub last: i64,
    /// How many entries it has.
    pub entries: u64,
    /// The RFC 6962 root over the entries' leaf hashes.
    pub root: Hash,
}

impl CommitEvent {
    /// Canonical CBOR: `[1, first, last, entries, root]`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::write(|encoder| encoder.array(5)?.u8(1)?.i64(self.first)?.i64(self.last)?.u64(self.entries)?.bytes(&self.root.0)?.ok())
    }

    /// Reads what [`CommitEvent::to_bytes`] wrote, and no other spelling of it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LedgerError> {
        let event = cbor::read("commit", 5, bytes, |decoder| {
            Ok(Self { first: decoder.i64()?, last: decoder.i64()?, entries: decoder.u64()?, root: Hash(cbor::chunk(decoder)?) })
        })?;
        if event.entries == 0 || event.last < event.first {
            return Err(LedgerError::malformed("commit", "it has no entries"));
        }
        cbor::canonical("commit", event, bytes, &event.to_bytes())
    }
}
