//! Opening, by two: the first handler's key gives a half, the second's the complaint.

use crate::{
    AnswerAddress, Complaint, ComplaintError, HandlerCode, Identity, LookUp, SealedComplaint, agefile, complaint, padding,
    sealed::{INNER_BYTES_MAX, LOCK_BYTES_MAX, Lock, VERSION, WireLock, read_locks, try_locks, write_locks},
};
use serde::{Deserialize, Serialize};

/// The line of a secret key, with room for the line end that other programs write.
const SECRET_LINE_BYTES_MAX: usize = 80;

/// What the first handler's key gives: K, still sealed to each of the others. It may be kept while a second person is awaited; from then on any one of the
/// others opens the complaint, so give it an end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Wire", into = "Wire")]
pub struct Half {
    first: HandlerCode,
    look_up: LookUp,
    inner: Vec<Lock>,
}

impl Half {
    /// Who opened first.
    pub fn first(&self) -> &HandlerCode {
        &self.first
    }

    /// Of which complaint it is a half.
    pub fn look_up(&self) -> &LookUp {
        &self.look_up
    }

    /// Who may open it now, ordered.
    pub fn awaited(&self) -> impl Iterator<Item = &HandlerCode> {
        self.inner.iter().map(|lock| &lock.handler)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    version: u32,
    first: String,
    lookup: String,
    inner: Vec<WireLock>,
}

impl TryFrom<Wire> for Half {
    type Error = ComplaintError;

    fn try_from(wire: Wire) -> Result<Self, ComplaintError> {
        if wire.version != VERSION {
            return Err(ComplaintError::Version(wire.version));
        }
        Ok(Self { first: HandlerCode::parse(&wire.first)?, look_up: LookUp::parse(&wire.lookup)?, inner: read_locks(&wire.inner, INNER_BYTES_MAX)? })
    }
}

impl From<Half> for Wire {
    fn from(half: Half) -> Self {
        Self { version: VERSION, first: half.first.to_string(), lookup: half.look_up.to_string(), inner: write_locks(&half.inner) }
    }
}

/// An opened complaint, and where its answers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// What the person said.
    pub complaint: Complaint,
    /// Where answers go.
    pub address: AnswerAddress,
}

/// The first of two: opens the lock of this handler. No word of the complaint is readable after it.
pub fn open_first(sealed: &SealedComplaint, identity: &Identity) -> Result<Half, ComplaintError> {
    let (first, plain) = try_locks(&sealed.locks, identity, LOCK_BYTES_MAX)?;
    let wire: Vec<WireLock> = serde_json::from_slice(&plain).map_err(|_| ComplaintError::Malformed("a lock holds no list of keys"))?;
    let inner = read_locks(&wire, INNER_BYTES_MAX)?;
    if inner.iter().any(|lock| lock.handler == first) {
        return Err(ComplaintError::Malformed("a lock holds a key for the handler it is for"));
    }
    Ok(Half { first, look_up: sealed.look_up.clone(), inner })
}

/// The second of two: opens the complaint, and compares what it says inside with what stands outside.
pub fn open_second(half: &Half, sealed: &SealedComplaint, identity: &Identity) -> Result<Opened, ComplaintError> {
    if half.look_up != sealed.look_up {
        return Err(ComplaintError::Altered("the half"));
    }
    let (_, line) = try_locks(&half.inner, identity, SECRET_LINE_BYTES_MAX)?;
    let line = std::str::from_utf8(&line).map_err(|_| ComplaintError::Malformed("a lock holds no key"))?;
    let key = Identity::parse(line.trim_end())?;
    let inside = complaint::read(&agefile::open(&key, &sealed.payload, padding::PADDED_BYTES_MAX)?)?;
    if inside.organisation != sealed.organisation {
        return Err(ComplaintError::Altered("the organisation"));
    }
    if inside.lookup != sealed.look_up || inside.address.recipient != sealed.recipient {
        return Err(ComplaintError::Altered("the place for answers"));
    }
    Ok(Opened { complaint: inside.complaint, address: inside.address })
}
