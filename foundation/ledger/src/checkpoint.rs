//! Checkpoints (c2sp.org/tlog-checkpoint): the head of a log, in three lines.

use crate::{EMPTY_ROOT, Hash, LedgerError, Note, NoteVerifier, TREE_SIZE_MAX};

/// The head of a log: which log, how many entries, and the root over them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The log's name.
    pub origin: String,
    /// How many entries it has.
    pub size: u64,
    /// The root over them.
    pub root: Hash,
}

impl Checkpoint {
    /// The three lines that are signed. No extension lines: no monitor could audit them.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.size, self.root.to_base64())
    }

    /// Reads the text of a checkpoint. Extension lines of other logs are passed over.
    pub fn parse(text: &str) -> Result<Self, LedgerError> {
        let refused = |why| LedgerError::malformed("checkpoint", why);
        let lines = text.strip_suffix('\n').ok_or(refused("it does not end in a newline"))?;
        if lines.split('\n').any(str::is_empty) {
            return Err(refused("it has an empty line"));
        }
        let mut lines = lines.split('\n');
        let (Some(origin), Some(size), Some(root)) = (lines.next(), lines.next(), lines.next()) else {
            return Err(refused("it has fewer than three lines"));
        };
        let size = decimal(size).filter(|size| *size <= TREE_SIZE_MAX).ok_or(refused("its size is not a decimal number without leading zeroes"))?;
        let root = Hash::from_base64(root)?;
        if size == 0 && root != EMPTY_ROOT {
            return Err(refused("a log without entries has another root"));
        }
        Ok(Self { origin: origin.to_owned(), size, root })
    }

    /// The checkpoint in a note that the log's own key signed, where it names that log.
    pub fn open(note: &str, log: &NoteVerifier) -> Result<Self, LedgerError> {
        Self::of(&Note::parse(note)?, log)
    }

    /// As [`Checkpoint::open`], of a note that was read already.
    pub fn of(note: &Note, log: &NoteVerifier) -> Result<Self, LedgerError> {
        log.check(note)?;
        let checkpoint = Self::parse(note.text())?;
        if checkpoint.origin == log.name() { Ok(checkpoint) } else { Err(LedgerError::OtherLog { expected: log.name().to_owned(), found: checkpoint.origin }) }
    }
}

/// A decimal number in its one spelling: ASCII digits, no sign, no leading zero.
pub(crate) fn decimal(text: &str) -> Option<u64> {
    let is_one_spelling = text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    is_one_spelling.then(|| text.parse().ok()).flatten()
}
