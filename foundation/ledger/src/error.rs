//! What can go wrong with the log.

/// What can go wrong with the log. No message holds an entry's content, a salt or a key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// Bytes or text that do not have the form their specification asks for.
    #[error("cannot read the {what}: {why}")]
    Malformed {
        /// What was read.
        what: &'static str,
        /// What is wrong with it.
        why: &'static str,
    },
    /// More than a bound allows.
    #[error("the {what} is larger than {maximum} allows")]
    TooLarge {
        /// What was read.
        what: &'static str,
        /// The bound, in words.
        maximum: &'static str,
    },
    /// A name that no signature line can carry.
    #[error("\"{0}\" cannot name a key: a name is not empty and has neither spaces nor plus signs")]
    KeyName(String),
    /// The note has no signature by the key that was asked for.
    #[error("the note carries no signature by \"{0}\"")]
    NotSigned(String),
    /// A signature by a known key that does not verify.
    #[error("the signature by \"{0}\" does not verify: the note was altered or another key signed it")]
    BadSignature(String),
    /// A checkpoint of another log.
    #[error("the checkpoint belongs to the log \"{found}\", not to \"{expected}\"")]
    OtherLog {
        /// The log that was asked for.
        expected: String,
        /// The log that the checkpoint names.
        found: String,
    },
    /// A proof that does not lead to the root.
    #[error("the {what} proof does not hold: {why}")]
    BadProof {
        /// Inclusion or consistency.
        what: &'static str,
        /// Why it does not hold.
        why: &'static str,
    },
    /// A receipt whose parts do not belong together.
    #[error("the receipt does not hold: {0}")]
    BadReceipt(&'static str),
    /// A hash of the tree that its source does not have.
    #[error("hash {index} of level {level} of the tree is not there: read the tiles again or restore them")]
    MissingNode {
        /// The height above the leaves.
        level: u8,
        /// The place within the level.
        index: u64,
    },
    /// A leaf or a size that the tree does not reach.
    #[error("{what} {given} lies outside a log of {size} entries")]
    OutOfTree {
        /// What was asked for.
        what: &'static str,
        /// The number that was given.
        given: u64,
        /// How many entries the log has.
        size: u64,
    },
    /// A checkpoint that fewer witnesses saw than the policy asks for.
    #[error("the checkpoint lacks the quorum \"{0}\": it was not cosigned by enough witnesses within the time allowed")]
    NoQuorum(String),
    /// A policy line that cannot stand.
    #[error("cannot read line {line} of the policy: {why}")]
    Policy {
        /// The line, counted from one; zero where the whole file is meant.
        line: usize,
        /// What is wrong with it.
        why: &'static str,
    },
}

impl LedgerError {
    pub(crate) const fn malformed(what: &'static str, why: &'static str) -> Self {
        Self::Malformed { what, why }
    }
}
