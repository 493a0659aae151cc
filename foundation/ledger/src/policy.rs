//! Trust policies (c2sp.org/tlog-policy): which logs, which witnesses, and how many of them must have seen a head.

mod parse;

use crate::{Checkpoint, CosignatureVerifier, LedgerError, Note, NoteVerifier, note::KeyLine};

/// No policy has more logs, witnesses or groups of each kind; the specification asks for at least 32.
pub const POLICY_ITEMS_MAX: usize = 64;

/// No policy file is longer.
pub const POLICY_BYTES_MAX: usize = 512 * 1024;

/// A trust policy. Names are octets without meaning beyond the file, as the specification has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<Log>,
    witnesses: Vec<Witness>,
    groups: Vec<Group>,
    quorum: Option<Member>,
    /// The quorum's name, for the message when it is missed.
    quorum_name: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Log {
    key: KeyLine,
    /// None for a key type that this crate cannot check: such a log signs nothing that counts.
    verifier: Option<NoteVerifier>,
    url: Option<Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Witness {
    name: Vec<u8>,
    key: KeyLine,
    /// None for a key type that this crate cannot check: such a witness never counts as having seen anything.
    verifier: Option<CosignatureVerifier>,
    url: Option<Vec<u8>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Group {
    name: Vec<u8>,
    threshold: usize,
    members: Vec<Member>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Member {
    Witness(usize),
    Group(usize),
}

/// Between which POSIX times a cosignature must have been made to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimeBounds {
    /// Not before.
    pub earliest_seconds: Option<u64>,
    /// Not after: a verifier may refuse times in the future.
    pub latest_seconds: Option<u64>,
}

impl TimeBounds {
    fn hold(self, time: u64) -> bool {
        self.earliest_seconds.is_none_or(|earliest| time >= earliest) && self.latest_seconds.is_none_or(|latest| time <= latest)
    }
}

/// A head that a policy accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The head.
    pub checkpoint: Checkpoint,
    /// The witnesses whose cosignature counts, by key name, each with the latest time within the bounds.
    pub witnesses: Vec<(String, u64)>,
}

impl Policy {
    /// One log, no witnesses: what stands where nobody outside cosigns yet.
    ///
    /// # Panics
    /// Never: a verifier's key line is one.
    #[must_use]
    pub fn of_log(log: &NoteVerifier) -> Self {
        let key = KeyLine::parse(&log.vkey()).expect("a verifier's key line is one");
        let log = Log { key, verifier: Some(log.clone()), url: None };
        Self { logs: vec![log], witnesses: Vec::new(), groups: Vec::new(), quorum: None, quorum_name: b"none".to_vec() }
    }

    /// The logs that it accepts and whose keys this crate can check.
    pub fn logs(&self) -> impl Iterator<Item = &NoteVerifier> {
        self.logs.iter().filter_map(|log| log.verifier.as_ref())
    }

    /// The witnesses whose keys this crate can check, each with its URL where one is given in UTF-8.
    pub fn witnesses(&self) -> impl Iterator<Item = (&CosignatureVerifier, Option<&str>)> {
        self.witnesses.iter().filter_map(|witness| {
            let url = witness.url.as_deref().and_then(|url| std::str::from_utf8(url).ok());
            witness.verifier.as_ref().map(|verifier| (verifier, url))
        })
    }

    /// Whether a signed checkpoint is valid: signed by a listed log whose origin it names, and seen by the quorum.
    pub fn check(&self, note: &str, bounds: TimeBounds) -> Result<Seen, LedgerError> {
        let note = Note::parse(note)?;
        let checkpoint = self.checkpoint(&note)?;
        let mut witnesses = Vec::new();
        let mut has_seen = Vec::with_capacity(self.witnesses.len());
        for witness in &self.witnesses {
            let times = witness.verifier.as_ref().map(|verifier| verifier.times(&note)).transpose()?.unwrap_or_default();
            let time = times.into_iter().filter(|time| bounds.hold(*time)).max();
            witnesses.extend(time.map(|time| (witness.key.name.clone(), time)));
            has_seen.push(time.is_some());
        }
        if self.is_met(&has_seen) {
            Ok(Seen { checkpoint, witnesses })
        } else {
            Err(LedgerError::NoQuorum(String::from_utf8_lossy(&self.quorum_name).into_owned()))
        }
    }

    fn checkpoint(&self, note: &Note) -> Result<Checkpoint, LedgerError> {
        let mut refusal = LedgerError::Policy { line: 0, why: "it names no log whose signatures can be checked" };
        for log in self.logs() {
            match Checkpoint::of(note, log) {
                Ok(checkpoint) => return Ok(checkpoint),
                Err(cause @ (LedgerError::NotSigned(_) | LedgerError::OtherLog { .. })) => refusal = cause,
                Err(cause) => return Err(cause),
            }
        }
        Err(refusal)
    }

    /// Groups name only what stands before them, so one pass in order settles each; nothing recurses.
    fn is_met(&self, witness_has_seen: &[bool]) -> bool {
        let mut group_has_seen: Vec<bool> = Vec::with_capacity(self.groups.len());
        for group in &self.groups {
            let count = group.members.iter().filter(|member| has_seen(**member, witness_has_seen, &group_has_seen)).count();
            group_has_seen.push(count >= group.threshold);
        }
        self.quorum.is_none_or(|quorum| has_seen(quorum, witness_has_seen, &group_has_seen))
    }
}

fn has_seen(member: Member, witnesses: &[bool], groups: &[bool]) -> bool {
    match member {
        Member::Witness(place) => witnesses[place],
        Member::Group(place) => groups[place],
    }
}
