//! The entry that is written before anybody's data is shown.

use crate::{LedgerError, cbor};

/// One access names at most so many people: a longer list is opened page by page, each page with an entry of its own.
pub const ACCESS_SUBJECTS_MAX: usize = 20_000;

/// No basis is longer: it is a code or an id.
const BASIS_BYTES_MAX: usize = 64 * 1024;

/// What was done with people's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AccessKind {
    /// Identities were opened.
    Identity,
    /// A record was read.
    Record,
    /// A list was shown.
    List,
    /// A record's history was read.
    History,
    /// People were searched for.
    Search,
    /// Data was exported.
    Export,
    /// Data was shared.
    Share,
    /// Keys were made, rotated or divided.
    Keys,
    /// The search tokens were made anew.
    Reindex,
    /// The glass was broken: access in an emergency, beyond the policy.
    Break,
    /// A sealed complaint was taken or opened.
    Complaint,
}

impl AccessKind {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Identity,
        Self::Record,
        Self::List,
        Self::History,
        Self::Search,
        Self::Export,
        Self::Share,
        Self::Keys,
        Self::Reindex,
        Self::Break,
        Self::Complaint,
    ];

    /// The code under which it stands in the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Record => "record",
            Self::List => "list",
            Self::History => "history",
            Self::Search => "search",
            Self::Export => "export",
            Self::Share => "share",
            Self::Keys => "keys",
            Self::Reindex => "reindex",
            Self::Break => "break",
            Self::Complaint => "complaint",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// An access: the `change` of a journal entry of kind "access".
#[derive(Clone, PartialEq, Eq)]
pub struct AccessEvent {
    /// What was done.
    pub what: AccessKind,
    /// On what basis: a code or the id of a consent or of a reason, never free text.
    pub basis: Option<String>,
    /// Whose data it was, by record id; at most [`ACCESS_SUBJECTS_MAX`].
    pub subjects: Vec<[u8; 16]>,
}

impl AccessEvent {
    /// Canonical CBOR: `[1, what, basis, [subject, …]]`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::write(|encoder| {
            encoder.array(4)?.u8(1)?.str(self.what.code())?.encode(self.basis.as_deref())?.array(self.subjects.len() as u64)?;
            for subject in &self.subjects {
                encoder.bytes(subject)?;
            }
            encoder.ok()
        })
    }

    /// Reads what [`AccessEvent::to_bytes`] wrote, and no other spelling of it.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, LedgerError> {
        let event = cbor::read("access", 4, bytes, |decoder| {
            let what = AccessKind::from_code(decoder.str()?).ok_or_else(|| minicbor::decode::Error::message("unknown kind"))?;
            let basis: Option<&str> = decoder.decode()?;
            Ok(Self { what, basis: basis.map(str::to_owned), subjects: cbor::chunks(decoder, ACCESS_SUBJECTS_MAX)? })
        })?;
        if event.basis.as_ref().is_some_and(|basis| basis.len() > BASIS_BYTES_MAX) {
            return Err(LedgerError::TooLarge { what: "basis of an access", maximum: "the limit of 64 KiB" });
        }
        let written = event.to_bytes();
        cbor::canonical("access", event, bytes, &written)
    }
}

/// Shows how many people it names, not who they are.
impl std::fmt::Debug for AccessEvent {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("AccessEvent").field("what", &self.what).field("subjects", &self.subjects.len()).finish_non_exhaustive()
    }
}
