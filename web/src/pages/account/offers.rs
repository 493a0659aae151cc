//! What was offered to somebody and waits for an answer: an authenticator to confirm, a passkey to register, a new sign-in after a
//! reset, a token to copy, what the next page tells somebody who complained. In memory only, bounded, good once and for ten minutes.

use lantern_access::credential::{Login, PasskeyRegistration, PasswordHash, Totp};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use zeroize::Zeroizing;

/// How long an offer stands.
const LIFETIME: Duration = Duration::from_mins(10);

/// How many offers to people who have signed in stand at once.
const OFFERS_MAX: usize = 1_000;

/// How many offers to strangers stand at once: the oldest gives way, so that a flood crowds out nobody but itself.
const RESETS_MAX: usize = 200;

/// How much waits at once for people who complained. None gives way: a return code that was pushed out could never be shown again, so
/// whoever comes then is asked to come later, before anything is taken.
const TOLD_MAX: usize = 1_000;

/// What is offered.
pub enum Offer {
    /// An authenticator whose first code is awaited.
    Authenticator(Totp),
    /// A passkey whose answer is awaited.
    Passkey(Box<PasskeyRegistration>),
    /// What somebody typed who has to prove herself first.
    Typed(Typed),
    /// The text of a new token, to be shown once.
    Token(Zeroizing<String>),
    /// A new way to sign in, for whoever holds the code of a reset.
    Reset(Box<ResetOffer>),
    /// What the next page tells somebody who complained.
    Complaint(Told),
}

/// A form that waits for a proof. It may hold secrets, so it is never stored.
pub struct Typed {
    /// Where it was sent.
    pub path: String,
    /// Its pairs, as a browser writes them.
    pub form: Zeroizing<String>,
}

/// What a page tells once, to the browser that asked.
pub enum Told {
    /// The words of a return code.
    Words(Zeroizing<String>),
    /// What was added lies with the rest.
    Added,
    /// Answers, opened.
    Answers(Vec<crate::pages::complain::ReadAnswer>),
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

type Standing = HashMap<[u8; 32], (Instant, Offer)>;

/// The offers of one server, by the hash of whom they were made to.
#[derive(Default)]
pub struct Offers {
    own: Mutex<Standing>,
    strangers: Mutex<Standing>,
    told: Mutex<Standing>,
}

/// Under what an offer stands: it opens for the same mark only, whether that is a session or a ticket in a form.
fn key(mark: &[u8]) -> [u8; 32] {
    blake3::derive_key("lantern web 2026 offer", mark)
}

fn current(offers: &Mutex<Standing>, now: Instant) -> MutexGuard<'_, Standing> {
    let mut offers = offers.lock().unwrap_or_else(PoisonError::into_inner);
    offers.retain(|_, (since, _)| now.saturating_duration_since(*since) < LIFETIME);
    offers
}

impl Offers {
    /// Makes an offer; an earlier one to the same mark falls away. Where too many stand, none is made.
    pub fn make(&self, mark: &[u8], offer: Offer, now: Instant) -> bool {
        if matches!(offer, Offer::Reset(_)) {
            let mut offers = current(&self.strangers, now);
            if offers.len() >= RESETS_MAX
                && let Some(oldest) = offers.iter().min_by_key(|(_, (since, _))| *since).map(|(key, _)| *key)
            {
                offers.remove(&oldest);
            }
            offers.insert(key(mark), (now, offer));
            return true;
        }
        let (desk, most) = if matches!(offer, Offer::Complaint(_)) { (&self.told, TOLD_MAX) } else { (&self.own, OFFERS_MAX) };
        let mut offers = current(desk, now);
        let may = offers.len() < most || offers.contains_key(&key(mark));
        if may {
            offers.insert(key(mark), (now, offer));
        }
        may
    }

    /// Takes an offer out.
    pub fn take(&self, mark: &[u8], now: Instant) -> Option<Offer> {
        let key = key(mark);
        [&self.own, &self.strangers, &self.told].into_iter().find_map(|desk| current(desk, now).remove(&key)).map(|(_, offer)| offer)
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

    /// Strangers who ask for resets without end put out each other, and nobody who has signed in.
    #[test]
    fn a_flood_of_strangers_crowds_out_strangers() {
        let (offers, now) = (Offers::default(), Instant::now());
        assert!(offers.make(b"own", Offer::Authenticator(Totp::begin([1; 20])), now));
        let reset = || ResetOffer { login: Login::parse("worker-12").unwrap(), code: String::new().into(), password: None, totp: Totp::begin([1; 20]) };
        for number in 0..5 * RESETS_MAX {
            let later = now + Duration::from_millis(number as u64);
            assert!(offers.make(&number.to_be_bytes(), Offer::Reset(Box::new(reset())), later));
        }
        let words = || Offer::Complaint(Told::Words(String::new().into()));
        for number in 0..TOLD_MAX {
            assert!(offers.make(&[number.to_be_bytes(), [9; 8]].concat(), words(), now));
        }
        assert!(!offers.make(b"one more", words(), now), "the words of none are pushed out");
        let end = now + Duration::from_secs(5);
        assert!(offers.take(b"own", end).is_some());
        assert!(offers.take(&0_usize.to_be_bytes(), end).is_none(), "the oldest gave way");
        assert!(offers.take(&(5 * RESETS_MAX - 1).to_be_bytes(), end).is_some());
    }
}
