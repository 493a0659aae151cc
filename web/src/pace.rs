//! How often one address may ask where guessing or flooding would hurt: signing in, complaining, the programming interface.

use crate::WebError;
use governor::{DefaultKeyedRateLimiter, Quota, clock::Clock};
use std::{
    hash::Hash,
    net::IpAddr,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
};
use uuid::Uuid;

/// Which kind of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Passwords, codes, passkeys. What is wrong is slowed down further by the gate, by account and by address.
    SignIn,
    /// Sealed complaints: a person writes few, a flood would bury them.
    Complaint,
    /// The programming interface.
    Api,
}

impl Pace {
    /// Per minute, and at once. Offices behind one address are many people.
    const fn quota(self) -> (u32, u32) {
        match self {
            Self::SignIn => (30, 30),
            Self::Complaint => (6, 12),
            Self::Api => (600, 120),
        }
    }
}

/// After so many questions, addresses that have been quiet are forgotten.
const FORGET_EVERY: u32 = 1_024;

/// The paces of one server.
pub struct Paces {
    sign_in: DefaultKeyedRateLimiter<IpAddr>,
    complaint: DefaultKeyedRateLimiter<IpAddr>,
    api: DefaultKeyedRateLimiter<IpAddr>,
    tokens: DefaultKeyedRateLimiter<Uuid>,
    asked: AtomicU32,
}

fn limiter<K: Hash + Eq + Clone>(pace: Pace) -> DefaultKeyedRateLimiter<K> {
    let (per_minute, at_once) = pace.quota();
    let whole = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
    DefaultKeyedRateLimiter::keyed(Quota::per_minute(whole(per_minute)).allow_burst(whole(at_once)))
}

impl Paces {
    /// Nobody has asked yet.
    pub fn new() -> Self {
        let [sign_in, complaint, api] = [Pace::SignIn, Pace::Complaint, Pace::Api].map(limiter);
        Self { sign_in, complaint, api, tokens: limiter(Pace::Api), asked: AtomicU32::new(0) }
    }

    /// Lets an address ask, or says how many seconds it has to wait.
    pub fn ask(&self, pace: Pace, address: IpAddr) -> Result<(), WebError> {
        let limiter = match pace {
            Pace::SignIn => &self.sign_in,
            Pace::Complaint => &self.complaint,
            Pace::Api => &self.api,
        };
        if self.asked.fetch_add(1, Ordering::Relaxed) % FORGET_EVERY == FORGET_EVERY - 1 {
            for one in [&self.sign_in, &self.complaint, &self.api] {
                one.retain_recent();
            }
            self.tokens.retain_recent();
        }
        check(limiter, &network(address))
    }

    /// Lets a token ask: it has the pace of one address, from however many it comes.
    pub fn ask_by_token(&self, token: Uuid) -> Result<(), WebError> {
        check(&self.tokens, &token)
    }
}

fn check<K: Hash + Eq + Clone>(limiter: &DefaultKeyedRateLimiter<K>, key: &K) -> Result<(), WebError> {
    limiter.check_key(key).map_err(|until| {
        let wait = until.wait_time_from(limiter.clock().now());
        WebError::TooMany { seconds: wait.as_secs().saturating_add(1) }
    })
}

/// Whoever has one address of IPv6 has all of its /64: they count as one (RFC 6177 §2).
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or_else(|| IpAddr::V6((u128::from(six) >> 64 << 64).into()), IpAddr::V4),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One address is slowed down without slowing another, and a neighbour of the same /64 is the same.
    #[test]
    fn an_address_is_slowed_down() {
        let paces = Paces::new();
        let address = |text: &str| text.parse::<IpAddr>().unwrap();
        let (_, at_once) = Pace::Complaint.quota();
        for _ in 0..at_once {
            paces.ask(Pace::Complaint, address("2001:db8::1")).unwrap();
        }
        for same in ["2001:db8::1", "2001:db8::2:3"] {
            assert!(matches!(paces.ask(Pace::Complaint, address(same)), Err(WebError::TooMany { seconds: 1..=60 })), "{same}");
        }
        assert!(paces.ask(Pace::Complaint, address("2001:db8:0:1::1")).is_ok());
        assert!(paces.ask(Pace::SignIn, address("2001:db8::1")).is_ok(), "each kind has its own");
        assert_eq!(network(address("::ffff:192.0.2.1")), address("192.0.2.1"));
    }
}
