//! Sessions: an opaque token at the browser, its hash in the store, and two clocks.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Account, Instant, Login, SecretHash, SecretToken};
use crate::codes;
use crate::policy::Role;

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionRule {
    /// Seconds without a sign of the person after which it locks. Unsaved work stays, sealed.
    pub idle_seconds: i64,
    /// Seconds after sign-in at which it ends whatever happens.
    pub absolute_seconds: i64,
}

impl SessionRule {
    /// Fifteen minutes and twelve hours (NIST SP 800-63B-3 §4.2.3 has 30 minutes and 12 hours; screens here stand in shared tents).
    pub const STANDARD: Self = Self { idle_seconds: 15 * 60, absolute_seconds: 12 * 60 * 60 };
}

codes! {
    /// Where a session stands.
    pub enum SessionState: "session-state" {
        /// In use.
        Open = "open",
        /// Idle too long, or locked by hand: the same person signs in again and goes on with what was unsaved.
        Locked = "locked",
        /// Over: a new sign-in begins a new session, and what was unsaved is gone.
        Ended = "ended",
    }
}

/// Why a session cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SessionProblem {
    /// Locked: sign in again to go on.
    #[error("the session is locked: sign in again to go on")]
    Locked,
    /// Ended: sign in anew.
    #[error("the session has ended: sign in")]
    Ended,
    /// Another person tried to unlock it.
    #[error("a session is unlocked by the account that began it")]
    OtherAccount,
    /// The account may not sign in any more.
    #[error("this account is not active")]
    NotActive,
    /// What is asked for needs a fresh proof of who asks.
    #[error("sign in again for this: the last proof of who you are is too old")]
    ProveAgain,
}

/// A session as the store keeps it, under the hash of its token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    version: u8,
    /// The hash of the token that the browser holds.
    pub hash: SecretHash,
    /// The account.
    pub account: Uuid,
    /// Its login.
    pub login: Login,
    roles: BTreeSet<Role>,
    started: Instant,
    proved: Instant,
    seen: Instant,
    locked: bool,
    ended: bool,
}

impl Session {
    /// A new session after a sign-in, and the token for the browser. A session that the browser brought along ends (7.2.4), so that
    /// nobody can fix a token beforehand.
    pub fn start(account: &Account, random: [u8; 32], at: Instant) -> Result<(Self, SecretToken), SessionProblem> {
        if !account.may_sign_in() {
            return Err(SessionProblem::NotActive);
        }
        let token = SecretToken::from_random(random);
        let session = Self {
            version: 1,
            hash: Self::hash_of(&token),
            account: account.id,
            login: account.login.clone(),
            roles: account.roles.clone(),
            started: at,
            proved: at,
            seen: at,
            locked: false,
            ended: false,
        };
        Ok((session, token))
    }

    /// The same after a sign-in that an OpenID provider vouched for: nothing was proved here, so that nothing in it counts as proved
    /// lately until the person proves herself to us.
    pub fn start_vouched(account: &Account, random: [u8; 32], rule: SessionRule, at: Instant) -> Result<(Self, SecretToken), SessionProblem> {
        let (session, token) = Self::start(account, random, at)?;
        Ok((Self { proved: at.plus_seconds(-rule.absolute_seconds), ..session }, token))
    }

    /// The hash under which the session of `token` is looked up.
    pub fn hash_of(token: &SecretToken) -> SecretHash {
        token.hash("session")
    }

    /// Where it stands at `at`.
    pub fn state(&self, rule: SessionRule, at: Instant) -> SessionState {
        if self.ended || at.seconds_since(self.started) >= rule.absolute_seconds {
            return SessionState::Ended;
        }
        // A clock that was turned back must not keep a session open for longer: it locks.
        let idle = at.seconds_since(self.seen);
        if self.locked || idle >= rule.idle_seconds || idle < -60 { SessionState::Locked } else { SessionState::Open }
    }

    /// Notes a sign of the person. A locked or ended session notes nothing: no request may wake it.
    pub fn touch(&mut self, rule: SessionRule, at: Instant) -> Result<(), SessionProblem> {
        match self.state(rule, at) {
            SessionState::Open => self.seen = self.seen.max(at),
            SessionState::Locked => return Err(SessionProblem::Locked),
            SessionState::Ended => return Err(SessionProblem::Ended),
        }
        Ok(())
    }

    /// Locks it by hand.
    pub fn lock(&mut self) {
        self.locked = true;
    }

    /// Ends it: sign-out, closed account, changed credentials.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// After a new sign-in of the same account: the session goes on under a new token until its absolute end, with what was unsaved.
    pub fn unlock(self, account: &Account, random: [u8; 32], rule: SessionRule, at: Instant) -> Result<(Self, SecretToken), SessionProblem> {
        if self.state(rule, at) == SessionState::Ended {
            return Err(SessionProblem::Ended);
        }
        let session = Self { proved: at, ..self };
        session.under_new_token(account, random, at)
    }

    /// The open session under a new token; the caller stores it in the place of the old one.
    pub fn rotate(self, account: &Account, random: [u8; 32], rule: SessionRule, at: Instant) -> Result<(Self, SecretToken), SessionProblem> {
        match self.state(rule, at) {
            SessionState::Open => self.under_new_token(account, random, at),
            SessionState::Locked => Err(SessionProblem::Locked),
            SessionState::Ended => Err(SessionProblem::Ended),
        }
    }

    fn under_new_token(self, account: &Account, random: [u8; 32], at: Instant) -> Result<(Self, SecretToken), SessionProblem> {
        if account.id != self.account {
            return Err(SessionProblem::OtherAccount);
        }
        if !account.may_sign_in() {
            return Err(SessionProblem::NotActive);
        }
        let token = SecretToken::from_random(random);
        let session = Self { hash: Self::hash_of(&token), roles: account.roles.clone(), seen: at, locked: false, ..self };
        Ok((session, token))
    }

    /// Did the account gain a right since this token was made? Then it needs a new one before the right is used.
    pub fn rights_rose(&self, account: &Account) -> bool {
        !account.roles.is_subset(&self.roles)
    }

    /// Whether the person proved who she is within the last `seconds`: asked before credentials or keys are changed (7.5.1, 7.5.3).
    pub fn check_fresh(&self, seconds: i64, at: Instant) -> Result<(), SessionProblem> {
        if (0..=seconds).contains(&at.seconds_since(self.proved)) { Ok(()) } else { Err(SessionProblem::ProveAgain) }
    }

    /// Whether it began before an instant.
    pub fn began_before(&self, at: Instant) -> bool {
        self.started < at
    }

    /// When it ends whatever happens.
    pub fn ends_at(&self, rule: SessionRule) -> Instant {
        self.started.plus_seconds(rule.absolute_seconds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::AccountState;
    use proptest::prelude::*;

    const RULE: SessionRule = SessionRule { idle_seconds: 900, absolute_seconds: 43_200 };

    fn at(seconds: i64) -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(seconds)
    }

    fn account(number: u8) -> Account {
        crate::credential::fixtures::account(number, Role::CaseWorker)
    }

    fn session() -> (Session, SecretToken) {
        Session::start(&account(1), [1; 32], at(0)).unwrap()
    }

    /// Fifteen idle minutes lock, and no further request wakes the session; twelve hours end it however busy it was.
    #[test]
    fn idle_sessions_lock_and_old_ones_end() {
        let (mut session, _) = session();
        session.touch(RULE, at(899)).unwrap();
        assert_eq!(session.state(RULE, at(899 + 899)), SessionState::Open);
        assert_eq!(session.state(RULE, at(899 + 900)), SessionState::Locked);
        assert_eq!(session.touch(RULE, at(899 + 900)), Err(SessionProblem::Locked));
        assert_eq!(session.state(RULE, at(899 + 901)), SessionState::Locked, "the refused touch did not wake it");
        let mut busy = self::session().0;
        for minute in 1..720 {
            busy.touch(RULE, at(minute * 60)).unwrap();
        }
        assert_eq!(busy.touch(RULE, at(43_200)), Err(SessionProblem::Ended));
    }

    /// Unlocking gives a new token, keeps the absolute end, and is for the same account only.
    #[test]
    fn unlocking_rotates_and_does_not_prolong() {
        let (session, old) = session();
        assert_eq!(session.clone().unlock(&account(2), [2; 32], RULE, at(2_000)).unwrap_err(), SessionProblem::OtherAccount);
        let mut suspended = account(1);
        suspended.change_state(AccountState::Suspended, at(0)).unwrap();
        assert_eq!(session.clone().unlock(&suspended, [2; 32], RULE, at(2_000)).unwrap_err(), SessionProblem::NotActive);
        assert_eq!(Session::start(&suspended, [2; 32], at(0)).unwrap_err(), SessionProblem::NotActive);
        let (session, new) = session.unlock(&account(1), [2; 32], RULE, at(2_000)).unwrap();
        assert_eq!(session.state(RULE, at(2_000)), SessionState::Open);
        assert_eq!(session.hash, Session::hash_of(&new));
        assert_ne!(session.hash, Session::hash_of(&old), "the old token opens nothing");
        assert_eq!(session.ends_at(RULE), at(43_200));
        assert_eq!(session.unlock(&account(1), [3; 32], RULE, at(43_200)).unwrap_err(), SessionProblem::Ended);
    }

    /// A clock that is turned back does not keep a session alive.
    #[test]
    fn a_clock_turned_back_locks() {
        let (mut session, _) = session();
        session.touch(RULE, at(600)).unwrap();
        assert_eq!(session.state(RULE, at(-10_000)), SessionState::Locked);
    }

    /// A rise of rights needs a new token, which then carries them; a loss does not.
    #[test]
    fn rights_that_rise_need_a_new_token() {
        let (session, old) = session();
        let mut account = account(1);
        account.roles.insert(Role::Supervisor);
        assert!(session.rights_rose(&account));
        let (session, _) = session.rotate(&account, [2; 32], RULE, at(10)).unwrap();
        assert!(!session.rights_rose(&account));
        assert_ne!(session.hash, Session::hash_of(&old));
        account.roles = BTreeSet::new();
        assert!(!session.rights_rose(&account));
    }

    /// Touching and rotating keep a session open but prove nothing; only signing in again does.
    #[test]
    fn a_proof_grows_old() {
        let (mut session, _) = session();
        session.touch(RULE, at(290)).unwrap();
        assert_eq!(session.check_fresh(300, at(300)), Ok(()));
        let (session, _) = session.rotate(&account(1), [2; 32], RULE, at(300)).unwrap();
        assert_eq!(session.check_fresh(300, at(301)), Err(SessionProblem::ProveAgain));
        assert_eq!(session.check_fresh(300, at(-1)), Err(SessionProblem::ProveAgain));
        let (session, _) = session.unlock(&account(1), [3; 32], RULE, at(400)).unwrap();
        assert_eq!(session.check_fresh(300, at(500)), Ok(()));
    }

    /// A sign-in on a provider's word is no fresh proof; proving oneself to us in that session is.
    #[test]
    fn a_providers_word_is_no_fresh_proof() {
        let (session, _) = Session::start_vouched(&account(1), [1; 32], RULE, at(0)).unwrap();
        assert_eq!((session.state(RULE, at(0)), session.ends_at(RULE)), (SessionState::Open, at(43_200)));
        assert_eq!(session.check_fresh(300, at(0)), Err(SessionProblem::ProveAgain));
        let (session, _) = session.unlock(&account(1), [2; 32], RULE, at(10)).unwrap();
        assert_eq!(session.check_fresh(300, at(20)), Ok(()));
    }

    proptest! {
        /// Whatever is done in whatever order, an ended session never opens again and none outlives its absolute end.
        #[test]
        fn an_ended_session_never_opens(steps in prop::collection::vec((0_u8..4, 0_i64..4_000), 1..60)) {
            let (mut session, _) = session();
            let account = account(1);
            let (mut now, mut ended) = (0, false);
            for (step, seconds) in steps {
                now += seconds;
                match step {
                    0 => drop(session.touch(RULE, at(now))),
                    1 => session.lock(),
                    2 => if let Ok((next, _)) = session.clone().unlock(&account, [9; 32], RULE, at(now)) { session = next },
                    _ => if let Ok((next, _)) = session.clone().rotate(&account, [8; 32], RULE, at(now)) { session = next },
                }
                let state = session.state(RULE, at(now));
                prop_assert!(!(ended && state != SessionState::Ended));
                ended |= state == SessionState::Ended;
                prop_assert_eq!(ended, now >= RULE.absolute_seconds);
            }
        }
    }
}
