//! A witness (c2sp.org/tlog-witness): cosigns a head only where the log has grown from the last head it cosigned.
//!
//! The rules stand here. Keeping the last head, HTTP and the clock stand outside.

use crate::{Checkpoint, CosignatureVerifier, Cosigner, Hash, LedgerError, Note, NoteSignature, NoteVerifier, checkpoint::decimal, verify_consistency};

/// No request carries more proof lines.
const PROOF_LINES_MAX: usize = 63;

/// No answer of a witness is longer.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// A request to cosign: `POST <submission prefix>/add-checkpoint`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddCheckpoint {
    /// The size of the last head that this witness cosigned.
    pub old: u64,
    /// The consistency proof from there; empty from zero.
    pub proof: Vec<Hash>,
    /// The signed checkpoint.
    pub checkpoint: String,
}

impl AddCheckpoint {
    /// The body of the request.
    #[must_use]
    pub fn to_text(&self) -> String {
        let proof: String = self.proof.iter().map(|hash| hash.to_base64() + "\n").collect();
        format!("old {}\n{proof}\n{}", self.old, self.checkpoint)
    }

    /// Reads the body of a request.
    pub fn parse(body: &str) -> Result<Self, LedgerError> {
        let refused = |why| LedgerError::malformed("request to cosign", why);
        let (line, mut rest) = body.split_once('\n').ok_or(refused("it has no line"))?;
        let old = line.strip_prefix("old ").and_then(decimal).ok_or(refused("its first line is not \"old\" and a size"))?;
        let mut proof = Vec::new();
        loop {
            let (line, after) = rest.split_once('\n').ok_or(refused("no empty line stands before its checkpoint"))?;
            rest = after;
            if line.is_empty() {
                break;
            }
            if proof.len() == PROOF_LINES_MAX {
                return Err(refused("it has more than 63 proof lines"));
            }
            proof.push(Hash::from_base64(line)?);
        }
        Checkpoint::parse(Note::parse(rest)?.text())?;
        Ok(Self { old, proof, checkpoint: rest.to_owned() })
    }
}

/// What a witness answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Its signature lines over the checkpoint.
    Cosigned(String),
    /// The last head it cosigned has another size, or another root at this size.
    Conflict {
        /// The size of the last head it cosigned.
        size: u64,
    },
    /// The request cannot be read, or its old size is larger than its checkpoint's.
    BadRequest,
    /// None of the signatures is by a key that the witness trusts for this log.
    Forbidden,
    /// The witness does not follow this log.
    UnknownLog,
    /// The consistency proof does not hold.
    Unprocessable,
    /// The new head could not be kept, so nothing was signed.
    Unavailable,
}

impl Answer {
    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Cosigned(_) => 200,
            Self::BadRequest => 400,
            Self::Forbidden => 403,
            Self::UnknownLog => 404,
            Self::Conflict { .. } => 409,
            Self::Unprocessable => 422,
            Self::Unavailable => 503,
        }
    }

    /// The content type and the body.
    #[must_use]
    pub fn body(&self) -> (&'static str, String) {
        match self {
            Self::Cosigned(lines) => ("text/plain; charset=utf-8", lines.clone()),
            Self::Conflict { size } => ("text/x.tlog.size", format!("{size}\n")),
            _ => ("text/plain; charset=utf-8", String::new()),
        }
    }
}

/// Where a witness keeps the last head of each log.
pub trait Heads {
    /// The last head that was cosigned for a log.
    fn latest(&self, origin: &str) -> std::io::Result<Option<Checkpoint>>;

    /// Replaces the last head, if it still is `from`, and returns only once the new one would survive a power cut. False where
    /// another request was quicker: without that check two requests could roll a log back (tlog-witness, "add-checkpoint").
    fn advance(&self, from: Option<&Checkpoint>, to: &Checkpoint) -> std::io::Result<bool>;
}

/// A witness: its key, and the logs it follows.
#[derive(Debug)]
pub struct Witness {
    cosigner: Cosigner,
    logs: Vec<NoteVerifier>,
}

impl Witness {
    /// A witness of these logs. Two keys of one name are one log whose key changes.
    #[must_use]
    pub const fn new(cosigner: Cosigner, logs: Vec<NoteVerifier>) -> Self {
        Self { cosigner, logs }
    }

    /// What checks its cosignatures.
    #[must_use]
    pub fn verifier(&self) -> CosignatureVerifier {
        self.cosigner.verifier()
    }

    /// Answers a request to cosign at a POSIX time.
    pub fn add_checkpoint(&self, body: &[u8], now_seconds: u64, heads: &dyn Heads) -> Answer {
        let request = std::str::from_utf8(body).ok().and_then(|body| AddCheckpoint::parse(body).ok());
        let Some(request) = request else { return Answer::BadRequest };
        self.decide(&request, now_seconds, heads).unwrap_or_else(|refusal| refusal)
    }

    fn decide(&self, request: &AddCheckpoint, now_seconds: u64, heads: &dyn Heads) -> Result<Answer, Answer> {
        let note = Note::parse(&request.checkpoint).map_err(|_| Answer::BadRequest)?;
        let claimed = Checkpoint::parse(note.text()).map_err(|_| Answer::BadRequest)?;
        let mut keys = self.logs.iter().filter(|key| key.name() == claimed.origin).peekable();
        if keys.peek().is_none() {
            return Err(Answer::UnknownLog);
        }
        if !keys.any(|key| key.check(&note).is_ok()) {
            return Err(Answer::Forbidden);
        }
        if request.old > claimed.size {
            return Err(Answer::BadRequest);
        }
        let latest = heads.latest(&claimed.origin).map_err(|_| Answer::Unavailable)?;
        let size = latest.as_ref().map_or(0, |latest| latest.size);
        if request.old != size {
            return Err(Answer::Conflict { size });
        }
        let root = latest.as_ref().map_or(crate::EMPTY_ROOT, |latest| latest.root);
        if claimed.size == size && claimed.root != root {
            return Err(Answer::Conflict { size });
        }
        verify_consistency(size, &root, claimed.size, &claimed.root, &request.proof).map_err(|_| Answer::Unprocessable)?;
        let line = self.cosigner.cosign(note.text(), now_seconds).map_err(|_| Answer::BadRequest)?;
        // The head is kept before the answer leaves, even where it is the same: the store may have lost it since.
        if heads.advance(latest.as_ref(), &claimed).map_err(|_| Answer::Unavailable)? {
            Ok(Answer::Cosigned(line.to_line()))
        } else {
            let size = heads.latest(&claimed.origin).map_err(|_| Answer::Unavailable)?.map_or(0, |latest| latest.size);
            Err(Answer::Conflict { size })
        }
    }
}

/// The signature lines of a witness's answer that are by this witness and verify over the checkpoint's text; others are ignored.
pub fn cosignatures(answer: &str, text: &str, witness: &CosignatureVerifier) -> Result<Vec<NoteSignature>, LedgerError> {
    let refused = |why| LedgerError::malformed("answer of a witness", why);
    if answer.len() > ANSWER_BYTES_MAX {
        return Err(LedgerError::TooLarge { what: "answer of a witness", maximum: "the limit of 64 KiB" });
    }
    let lines = answer.strip_suffix('\n').ok_or(refused("it does not end in a newline"))?;
    let mut signatures = Vec::new();
    for line in lines.split('\n') {
        let line = NoteSignature::parse(line)?;
        if witness.time(text, &line).is_ok() {
            signatures.push(line);
        }
    }
    if signatures.is_empty() { Err(LedgerError::NotSigned(witness.name().to_owned())) } else { Ok(signatures) }
}

/// The size in the body of a 409 answer: from there the consistency proof must begin.
#[must_use]
pub fn conflict_size(body: &str) -> Option<u64> {
    body.strip_suffix('\n').and_then(decimal)
}
