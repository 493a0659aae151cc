//! A sealed complaint: what the store holds and what a browser sends.
//!
//! Format, version 1, as JSON: `version`, `organisation`, `lookup`, `recipient`, `payload` (a file of age to a key K, in base64) and `locks`: one for each
//! eligible handler A, ordered by code, with `handler` and `sealed`. A lock is a file of age to A; in it stands, as JSON, a list of the same shape with one
//! entry for each *other* handler B: a file of age to B with the line `AGE-SECRET-KEY-1…` of K. With the two keys, every program of age opens a complaint
//! by hand.

use crate::{
    Complaint, ComplaintError, Eligible, HANDLERS_MAX, HandlerCode, Identity, Keys, LookUp, Recipient,
    agefile::{self, INTRODUCTION},
    complaint, padding,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use lantern_model::AgencyCode;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The longest body that is read: the largest payload and eight locks in base64, with room.
pub const BODY_BYTES_MAX: usize = 192 * 1024;
pub(crate) const VERSION: u32 = 1;
/// A lock with seven inner files, each with the largest header that Rust's age writes, is shorter.
pub(crate) const LOCK_BYTES_MAX: usize = 8 * 1024;
/// A file of age with one secret line is shorter.
pub(crate) const INNER_BYTES_MAX: usize = 1024;

/// A complaint that nobody opens alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct SealedComplaint {
    pub(crate) organisation: AgencyCode,
    pub(crate) look_up: LookUp,
    pub(crate) recipient: Recipient,
    pub(crate) payload: Vec<u8>,
    pub(crate) locks: Vec<Lock>,
}

/// Something sealed for one handler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lock {
    pub(crate) handler: HandlerCode,
    pub(crate) sealed: Vec<u8>,
}

/// The JSON form of a [`SealedComplaint`].
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    version: u32,
    organisation: String,
    lookup: String,
    recipient: String,
    payload: String,
    locks: Vec<WireLock>,
}

/// The JSON form of a [`Lock`].
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WireLock {
    handler: String,
    sealed: String,
}

impl SealedComplaint {
    /// Reads a body that a browser sealed for these handlers. Whether the locks fit the handlers' keys shows only when they are tried.
    pub fn parse(body: &[u8], eligible: &Eligible) -> Result<Self, ComplaintError> {
        let sealed = Self::from_stored(body)?;
        if sealed.organisation != *eligible.organisation() {
            return Err(ComplaintError::OtherOrganisation);
        }
        if sealed.handlers().eq(eligible.handlers().iter().map(|handler| &handler.code)) { Ok(sealed) } else { Err(ComplaintError::HandlersChanged) }
    }

    /// Reads what [`SealedComplaint::to_json`] wrote, with the same bounds; the handlers may have changed since.
    pub fn from_stored(json: &[u8]) -> Result<Self, ComplaintError> {
        if json.len() > BODY_BYTES_MAX {
            return Err(ComplaintError::Malformed("the body is longer than its bound"));
        }
        let wire: Wire = serde_json::from_slice(json).map_err(|_| ComplaintError::Malformed("the body is not JSON of the format"))?;
        Self::try_from(wire)
    }

    /// The JSON form, for the store.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers are always JSON")
    }

    /// The organisation complained of.
    pub fn organisation(&self) -> &AgencyCode {
        &self.organisation
    }

    /// Under what it is kept.
    pub fn look_up(&self) -> &LookUp {
        &self.look_up
    }

    /// The codes of those who may open it, any two of them, ordered.
    pub fn handlers(&self) -> impl Iterator<Item = &HandlerCode> {
        self.locks.iter().map(|lock| &lock.handler)
    }
}

impl TryFrom<Wire> for SealedComplaint {
    type Error = ComplaintError;

    fn try_from(wire: Wire) -> Result<Self, ComplaintError> {
        if wire.version != VERSION {
            return Err(ComplaintError::Version(wire.version));
        }
        let organisation = AgencyCode::parse(&wire.organisation).map_err(|_| ComplaintError::Malformed("the organisation has no code"))?;
        if organisation.as_str() != wire.organisation {
            return Err(ComplaintError::Malformed("the organisation's code is spelled otherwise"));
        }
        let payload = STANDARD.decode(&wire.payload).map_err(|_| ComplaintError::Malformed("the payload is not base64"))?;
        if !padding::is_padded_file(&payload) {
            return Err(ComplaintError::Malformed("the payload is not padded to a size class"));
        }
        let locks = read_locks(&wire.locks, LOCK_BYTES_MAX)?;
        if locks.len() < 2 {
            return Err(ComplaintError::Malformed("fewer than two handlers are named"));
        }
        Ok(Self { organisation, look_up: LookUp::parse(&wire.lookup)?, recipient: Recipient::parse(&wire.recipient)?, payload, locks })
    }
}

impl From<SealedComplaint> for Wire {
    fn from(sealed: SealedComplaint) -> Self {
        Self {
            version: VERSION,
            organisation: sealed.organisation.to_string(),
            lookup: sealed.look_up.to_string(),
            recipient: sealed.recipient.to_string(),
            payload: STANDARD.encode(&sealed.payload),
            locks: write_locks(&sealed.locks),
        }
    }
}

/// Seals a complaint so that any two of the eligible handlers are needed to open it. `secret` is fresh chance: the key K of this complaint and of no other.
pub fn seal(complaint: &Complaint, eligible: &Eligible, keys: &Keys, secret: [u8; 32]) -> Result<SealedComplaint, ComplaintError> {
    let key = Identity::from_secret(secret);
    let address = keys.address();
    let content = complaint::write(complaint, eligible.organisation(), keys.look_up(), &address)?;
    let line = key.secret_line();
    let inner: Vec<Lock> =
        eligible.handlers().iter().map(|handler| Lock { handler: handler.code.clone(), sealed: agefile::seal(&handler.recipient, line.as_bytes()) }).collect();
    let locks = eligible.handlers().iter().map(|handler| {
        let others: Vec<Lock> = inner.iter().filter(|lock| lock.handler != handler.code).cloned().collect();
        let json = serde_json::to_vec(&write_locks(&others)).expect("strings are always JSON");
        Lock { handler: handler.code.clone(), sealed: agefile::seal(&handler.recipient, &json) }
    });
    Ok(SealedComplaint {
        organisation: eligible.organisation().clone(),
        look_up: keys.look_up().clone(),
        recipient: address.recipient,
        payload: agefile::seal(&key.recipient(), &content),
        locks: locks.collect(),
    })
}

/// Reads locks: at most eight, ordered by handler, each once, each a file of age within its bound.
pub(crate) fn read_locks(wire: &[WireLock], bytes_max: usize) -> Result<Vec<Lock>, ComplaintError> {
    if wire.len() > HANDLERS_MAX {
        return Err(ComplaintError::TooManyHandlers(wire.len()));
    }
    let mut locks: Vec<Lock> = Vec::with_capacity(wire.len());
    for lock in wire {
        let handler = HandlerCode::parse(&lock.handler)?;
        if locks.last().is_some_and(|earlier| earlier.handler >= handler) {
            return Err(ComplaintError::Malformed("the locks are not ordered by handler, each once"));
        }
        let sealed = STANDARD.decode(&lock.sealed).map_err(|_| ComplaintError::Malformed("a lock is not base64"))?;
        if sealed.len() > bytes_max || !sealed.starts_with(INTRODUCTION) {
            return Err(ComplaintError::Malformed("a lock is no file of age within its bound"));
        }
        locks.push(Lock { handler, sealed });
    }
    Ok(locks)
}

/// The JSON form of locks.
pub(crate) fn write_locks(locks: &[Lock]) -> Vec<WireLock> {
    locks.iter().map(|lock| WireLock { handler: lock.handler.to_string(), sealed: STANDARD.encode(&lock.sealed) }).collect()
}

/// Tries one key on locks; which one it fits tells no header.
pub(crate) fn try_locks(locks: &[Lock], identity: &Identity, bytes_max: usize) -> Result<(HandlerCode, Zeroizing<Vec<u8>>), ComplaintError> {
    for lock in locks {
        // Whatever is wrong with the lock of one handler must not keep another from theirs.
        if let Ok(plain) = agefile::open(identity, &lock.sealed, bytes_max) {
            return Ok((lock.handler.clone(), plain));
        }
    }
    Err(ComplaintError::NotForThisKey)
}
