//! Who may open a complaint: people outside the organisation complained of, and always two of them.

use crate::{ComplaintError, Recipient};
use lantern_model::AgencyCode;
use std::fmt;

/// The most handlers of one channel: each has a lock in every complaint.
pub const HANDLERS_MAX: usize = 8;
/// The digits in the code of a key.
const CODE_DIGITS: usize = 16;

/// The short code of a handler: 1 to 40 of `a-z 0-9 - _`, not the name of a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HandlerCode(String);

impl HandlerCode {
    /// Checks and keeps the code; nothing is made small here, because the browser compares it letter by letter.
    pub fn parse(text: &str) -> Result<Self, ComplaintError> {
        let fits = (1..=40).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        if fits { Ok(Self(text.to_owned())) } else { Err(ComplaintError::HandlerCode) }
    }

    /// The code of a key: another key is another handler, so what was sealed before stays with the key it was sealed to. It stands on a
    /// public page and names nobody.
    pub fn of(recipient: &Recipient) -> Self {
        let digest = blake3::derive_key("lantern complaints 2026 code of a handler", recipient.to_string().as_bytes());
        let digits = digest.iter().take(CODE_DIGITS / 2).fold(String::with_capacity(CODE_DIGITS + 1), |code, byte| code + &format!("{byte:02x}"));
        Self(format!("h{digits}"))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for HandlerCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Somebody who reads complaints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handler {
    /// By what code the channel knows them.
    pub code: HandlerCode,
    /// For whom they work: complaints of that organisation are not theirs to open.
    pub organisation: AgencyCode,
    /// Their own key.
    pub recipient: Recipient,
}

/// The handlers outside one organisation, two at least, ordered by code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Eligible {
    organisation: AgencyCode,
    handlers: Vec<Handler>,
}

impl Eligible {
    /// Chooses from all handlers of the channel. With fewer than two outside the organisation the channel is closed for it.
    pub fn for_organisation(handlers: &[Handler], organisation: &AgencyCode) -> Result<Self, ComplaintError> {
        if handlers.len() > HANDLERS_MAX {
            return Err(ComplaintError::TooManyHandlers(handlers.len()));
        }
        for (place, handler) in handlers.iter().enumerate() {
            let twice = handlers[..place].iter().any(|earlier| earlier.code == handler.code || earlier.recipient == handler.recipient);
            if twice {
                return Err(ComplaintError::SameHandler(handler.code.to_string()));
            }
        }
        let mut outside: Vec<Handler> = handlers.iter().filter(|handler| handler.organisation != *organisation).cloned().collect();
        if outside.len() < 2 {
            return Err(ComplaintError::Closed { organisation: organisation.to_string(), eligible: outside.len() });
        }
        outside.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(Self { organisation: organisation.clone(), handlers: outside })
    }

    /// The organisation complained of.
    pub fn organisation(&self) -> &AgencyCode {
        &self.organisation
    }

    /// The handlers, ordered by code.
    pub fn handlers(&self) -> &[Handler] {
        &self.handlers
    }
}
