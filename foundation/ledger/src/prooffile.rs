//! Proof files (c2sp.org/tlog-proof, `.tlog-proof`): what anybody can check offline with a policy in hand.

use crate::{Checkpoint, Hash, LedgerError, Note, PROOF_HASHES_MAX, Policy, Receipt, Seen, TimeBounds, checkpoint::decimal, leaf_hash, verify_inclusion};
use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The first line.
const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// No extra data is longer.
const EXTRA_BYTES_MAX: usize = 64 * 1024;

/// The proof that an entry stands in a log and that witnesses saw the head above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofFile {
    /// Data of the application. Nothing vouches for it.
    pub extra: Option<Vec<u8>>,
    /// The entry's place in the log.
    pub index: u64,
    /// From the leaf's sibling up to the root's child.
    pub proof: Vec<Hash>,
    /// The signed checkpoint, verbatim.
    pub checkpoint: String,
}

impl ProofFile {
    /// The file's text.
    #[must_use]
    pub fn write(&self) -> String {
        let extra = self.extra.as_ref().filter(|extra| !extra.is_empty()).map(|extra| format!("extra {}\n", STANDARD.encode(extra)));
        let proof: String = self.proof.iter().map(|hash| hash.to_base64() + "\n").collect();
        format!("{HEADER}\n{}index {}\n{proof}\n{}", extra.unwrap_or_default(), self.index, self.checkpoint)
    }

    /// Reads the file's text. Nothing is proven before [`ProofFile::verify`].
    pub fn parse(text: &str) -> Result<Self, LedgerError> {
        let refused = |why| LedgerError::malformed("proof file", why);
        let rest = text.strip_prefix(HEADER).and_then(|rest| rest.strip_prefix('\n'));
        let mut rest = rest.ok_or(refused("its first line is not c2sp.org/tlog-proof@v1"))?;
        let mut next = || {
            let (line, after) = rest.split_once('\n')?;
            rest = after;
            Some(line)
        };
        let mut line = next();
        let mut extra = None;
        if let Some(encoded) = line.and_then(|line| line.strip_prefix("extra ")) {
            if encoded.len() > EXTRA_BYTES_MAX / 3 * 4 + 4 {
                return Err(LedgerError::TooLarge { what: "extra data of a proof file", maximum: "the limit of 64 KiB" });
            }
            let bytes = STANDARD.decode(encoded).ok().filter(|bytes| !bytes.is_empty());
            extra = Some(bytes.ok_or(refused("its extra data is not base64"))?);
            line = next();
        }
        let index = line.and_then(|line| line.strip_prefix("index ")).and_then(decimal).ok_or(refused("it has no index line"))?;
        let mut proof = Vec::new();
        loop {
            let line = next().ok_or(refused("no empty line stands before its checkpoint"))?;
            if line.is_empty() {
                break;
            }
            if proof.len() == PROOF_HASHES_MAX {
                return Err(LedgerError::TooLarge { what: "proof", maximum: "the limit of 64 hashes" });
            }
            proof.push(Hash::from_base64(line)?);
        }
        Checkpoint::parse(Note::parse(rest)?.text())?;
        Ok(Self { extra, index, proof, checkpoint: rest.to_owned() })
    }

    /// Checks that the entry stands in a log that the policy accepts, under a head that its quorum saw at any time.
    pub fn verify(&self, policy: &Policy, entry: &[u8]) -> Result<Seen, LedgerError> {
        self.verify_within(policy, entry, TimeBounds::default())
    }

    /// As [`ProofFile::verify`], with bounds on when the witnesses saw the head.
    pub fn verify_within(&self, policy: &Policy, entry: &[u8], bounds: TimeBounds) -> Result<Seen, LedgerError> {
        let seen = policy.check(&self.checkpoint, bounds)?;
        verify_inclusion(self.index, seen.checkpoint.size, &leaf_hash(entry), &self.proof, &seen.checkpoint.root)?;
        Ok(seen)
    }
}

impl Receipt {
    /// The part of a receipt that may leave the house: neither the salt nor the entry, so the leaf stays a riddle.
    #[must_use]
    pub fn proof_file(&self) -> ProofFile {
        ProofFile { extra: None, index: self.index, proof: self.proof.clone(), checkpoint: self.checkpoint.clone() }
    }
}
