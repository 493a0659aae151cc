//! What was offered to somebody and waits for an answer: an authenticator to confirm, a passkey to register, a new sign-in after a
//! reset, a token to copy. In memory only, bounded, good once and for ten minutes.

use lantern_access::credential::{Login, PasskeyRegistration, PasswordHash, Totp};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};
use zeroize::Zeroizing;

/// How long an offer stands.
const LIFETIME: Duration = Duration::from_mins(10);

/// How many offers stand at once.
const OFFERS_MAX: usize = 1_000;

/// What is offered.
pub enum Offer {
    /// An authenticator whose first code is awaited.
    Authenticator(Totp),
    /// A passkey whose answer is awaited.
    Passkey(Box<PasskeyRegistration>),
    /// The text of a new token, to be shown once.
    Token(Zeroizing<String>),
    /// A new way to sign in, for whoever holds the code of a reset.
    Reset(Box<ResetOffer>),
}

/// What was chosen after a reset, before its code is spent.
pub struct ResetOffer {
    /// Whose.
    pub login: Login,
    /// The code, as it was typed.
    pub code: Zeroizing<String>,
    /// The new password.
    pub password: Option<PasswordHash>,
    /// The new authenticator.
    pub totp: Totp,
}

/// The offers of one server, by the hash of whom they were made to.
#[derive(Default)]
pub struct Offers(Mutex<HashMap<[u8; 32], (Instant, Offer)>>);

/// Under what an offer stands: it opens for the same mark only, whether that is a session or a ticket in a form.
fn key(mark: &[u8]) -> [u8; 32] {
    blake3::derive_key("lantern web 2026 offer", mark)
}

impl Offers {
    /// Makes an offer; an earlier one to the same mark falls away. Where too many stand, none is made.
    pub fn make(&self, mark: &[u8], offer: Offer, now: Instant) -> bool {
        let mut offers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        offers.retain(|_, (since, _)| now.saturating_duration_since(*since) < LIFETIME);
        let may = offers.len() < OFFERS_MAX || offers.contains_key(&key(mark));
        if may {
            offers.insert(key(mark), (now, offer));
        }
        may
    }

    /// Takes an offer out.
    pub fn take(&self, mark: &[u8], now: Instant) -> Option<Offer> {
        let (since, offer) = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&key(mark))?;
        (now.saturating_duration_since(since) < LIFETIME).then_some(offer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An offer is good once, for its own mark, and not for ever.
    #[test]
    fn offers_are_good_once() {
        let (offers, now) = (Offers::default(), Instant::now());
        let offer = || Offer::Authenticator(Totp::begin([1; 20]));
        assert!(offers.make(b"one", offer(), now));
        assert!(offers.take(b"other", now).is_none());
        assert!(offers.take(b"one", now).is_some());
        assert!(offers.take(b"one", now).is_none());
        assert!(offers.make(b"one", offer(), now));
        assert!(offers.take(b"one", now + LIFETIME).is_none());
        for number in 0..OFFERS_MAX {
            assert!(offers.make(&number.to_be_bytes(), offer(), now));
        }
        assert!(!offers.make(b"one more", offer(), now));
        assert!(offers.make(b"one more", offer(), now + LIFETIME), "old ones make room");
    }
}
