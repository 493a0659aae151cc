//! Waiting after wrong sign-ins: per account and per address, growing and bounded.
//!
//! 6.1.1 asks for both: guessing must become hopeless, and nobody may lock a worker out on purpose. So the wait of an account stays
//! short, while the wait of an address grows long; passkeys are not held up by wrong passwords.

use serde::{Deserialize, Serialize};

use super::Instant;

/// How waits grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ThrottleRule {
    /// Wrong tries that cost nothing: people mistype.
    pub free_tries: u32,
    /// The first wait; it doubles with each further wrong try.
    pub first_wait_seconds: i64,
    /// The longest wait.
    pub longest_wait_seconds: i64,
    /// Quiet seconds after which wrong tries are forgotten.
    pub forget_seconds: i64,
}

impl ThrottleRule {
    /// For one account, whoever asks: at most a minute, so that an enemy cannot keep a worker out.
    pub const ACCOUNT: Self = Self { free_tries: 5, first_wait_seconds: 2, longest_wait_seconds: 60, forget_seconds: 24 * 60 * 60 };
    /// For one address, whatever accounts it tries: up to an hour. Offices share an address, so more tries are free.
    pub const ADDRESS: Self = Self { free_tries: 20, first_wait_seconds: 5, longest_wait_seconds: 60 * 60, forget_seconds: 24 * 60 * 60 };
    /// For the codes of a reset: few tries, long waits.
    pub const RESET: Self = Self { free_tries: 3, first_wait_seconds: 30, longest_wait_seconds: 15 * 60, forget_seconds: 24 * 60 * 60 };
}

/// The wrong tries of one account or one address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Throttle {
    wrong_tries: u32,
    last_wrong: Option<Instant>,
}

impl Throttle {
    /// Seconds that must still pass before the next try is looked at; nothing is checked, not even the password, until then.
    pub fn wait_seconds(&self, rule: ThrottleRule, at: Instant) -> i64 {
        let Some(last) = self.last_wrong else { return 0 };
        let Some(over) = self.wrong_tries.checked_sub(rule.free_tries).filter(|over| *over > 0) else { return 0 };
        let doubled = 1_i64.checked_shl((over - 1).min(40)).unwrap_or(i64::MAX);
        let wait = rule.first_wait_seconds.saturating_mul(doubled).min(rule.longest_wait_seconds);
        // A clock that was turned back must not make the wait longer than the rule says.
        (wait - at.seconds_since(last)).clamp(0, rule.longest_wait_seconds)
    }

    /// Counts a wrong try.
    pub fn failed(&mut self, rule: ThrottleRule, at: Instant) {
        if self.is_forgotten(rule, at) {
            self.wrong_tries = 0;
        }
        self.wrong_tries = self.wrong_tries.saturating_add(1);
        self.last_wrong = Some(at);
    }

    /// A right sign-in forgets the wrong ones of this account. The caller does not do it for the address: one own account would
    /// otherwise pay for guessing all the others.
    pub fn succeeded(&mut self) {
        *self = Self::default();
    }

    /// Has it been quiet long enough to drop the row?
    pub fn is_forgotten(&self, rule: ThrottleRule, at: Instant) -> bool {
        self.last_wrong.is_none_or(|last| at.seconds_since(last) >= rule.forget_seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(seconds: i64) -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(seconds)
    }

    /// A guesser who asks as often as he is let gets fewer than 1,500 guesses a day at one account, and 60 from one address after the free ones.
    #[test]
    fn guessing_is_hopeless() {
        for (rule, guesses_max) in [(ThrottleRule::ACCOUNT, 1_500), (ThrottleRule::ADDRESS, 60), (ThrottleRule::RESET, 110)] {
            let (mut throttle, mut now, mut guesses) = (Throttle::default(), 0, 0);
            while now < 86_400 {
                let wait = throttle.wait_seconds(rule, at(now));
                now += wait;
                throttle.failed(rule, at(now));
                guesses += 1;
            }
            assert!(guesses <= guesses_max, "{guesses} guesses under {rule:?}");
        }
    }

    /// An enemy who knows a login keeps its worker out for a minute at most.
    #[test]
    fn nobody_is_locked_out_on_purpose() {
        let mut throttle = Throttle::default();
        for _ in 0..100_000 {
            throttle.failed(ThrottleRule::ACCOUNT, at(0));
        }
        assert_eq!(throttle.wait_seconds(ThrottleRule::ACCOUNT, at(0)), 60);
        assert_eq!(throttle.wait_seconds(ThrottleRule::ACCOUNT, at(60)), 0);
        throttle.succeeded();
        assert_eq!(throttle.wait_seconds(ThrottleRule::ACCOUNT, at(60)), 0);
    }

    proptest! {
        /// The wait never falls with another wrong try at the same moment, and never passes the bound, even when the clock jumps.
        #[test]
        fn waits_grow_and_are_bounded(tries in 0_u32..200, jump in -1_000_000_i64..1_000_000) {
            let rule = ThrottleRule::ADDRESS;
            let mut throttle = Throttle::default();
            let mut before = 0;
            for _ in 0..tries {
                throttle.failed(rule, at(0));
                let wait = throttle.wait_seconds(rule, at(0));
                prop_assert!(wait >= before);
                before = wait;
            }
            prop_assert!((0..=rule.longest_wait_seconds).contains(&throttle.wait_seconds(rule, at(jump))));
        }
    }
}
