//! Words that a person wrote, bounded and without the characters that nobody sees.

use crate::ComplaintError;
use std::fmt;
use zeroize::Zeroizing;

/// The longest text of a complaint or an answer, in bytes of UTF-8: twice as much when every byte is escaped, and still within the largest size class.
pub const TEXT_BYTES_MAX: usize = 28_000;
/// The longest single line on how to reach somebody, in bytes of UTF-8.
pub const DETAIL_BYTES_MAX: usize = 500;

/// A bounded text. It is wiped when it is dropped, and printing it for a log shows only how long it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Passage(Zeroizing<String>);

impl Passage {
    /// The text of a complaint or an answer, which may not be empty.
    pub fn text(words: &str) -> Result<Self, ComplaintError> {
        let passage = Self::bounded(words, "text", TEXT_BYTES_MAX)?;
        if passage.is_empty() { Err(ComplaintError::Empty("text")) } else { Ok(passage) }
    }

    /// One line on how to reach somebody; it may be empty.
    pub fn detail(field: &'static str, words: &str) -> Result<Self, ComplaintError> {
        Self::bounded(words, field, DETAIL_BYTES_MAX)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn bounded(words: &str, field: &'static str, bytes_max: usize) -> Result<Self, ComplaintError> {
        let too_long = ComplaintError::TooLong { field, bytes_max };
        // Forms send line ends as two characters; the bound is on what is kept.
        if words.len() > bytes_max.saturating_mul(2) {
            return Err(too_long);
        }
        let mut kept = Zeroizing::new(String::with_capacity(words.len()));
        for letter in words.trim().chars() {
            // Control characters steer terminals and printers; a line end and a tab are writing.
            if letter == '\n' || letter == '\t' || !letter.is_control() {
                kept.push(letter);
            }
        }
        if kept.len() > bytes_max { Err(too_long) } else { Ok(Self(kept)) }
    }
}

impl fmt::Debug for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Passage({} bytes)", self.0.len())
    }
}
