//! A lost sign-in is given back by two persons: one issues a code, another confirms, and only then does it open.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::spoken::{CodeLock, SPOKEN_BYTES, SpokenCode};
use super::{Account, AccountState, CodeProblem, Instant, Login};
use crate::codes;

/// How long a code is good for.
const LIFE_SECONDS: i64 = 60 * 60;
codes! {
    /// What was lost. A forgotten password leaves the second factor in place (6.4.3).
    pub enum ResetScope: "reset-scope" {
        /// The password.
        Password = "password",
        /// The second factor or the passkeys: whoever confirms has seen the person (6.4.4).
        SecondFactor = "second_factor",
        /// Everything.
        Everything = "everything",
    }
}

codes! {
    /// Where a reset stands.
    pub enum ResetState: "reset-state" {
        /// A code was issued; it opens nothing yet.
        Issued = "issued",
        /// A second person confirmed; the code opens once.
        Confirmed = "confirmed",
        /// The code was used.
        Used = "used",
        /// Taken back, or void after too many wrong codes.
        Void = "void",
    }
}

/// Why a reset does not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResetProblem {
    /// The one who issues or confirms has no right to.
    #[error("this account has no right to reset a sign-in")]
    NoRight,
    /// The same person twice, or the person herself.
    #[error("a reset needs two persons, neither of them the one who lost the sign-in")]
    SamePerson,
    /// Nobody else confirmed.
    #[error("the reset was not confirmed by a second person yet")]
    NotConfirmed,
    /// The second factor is given back only to a person whom the confirming one has met.
    #[error("the second person must have checked who asks, in person or by a call back to a known contact")]
    NotSeen,
    /// Not the code.
    #[error("the code does not fit")]
    WrongCode,
    /// The hour is over.
    #[error("the code is older than one hour: issue a new one")]
    Late,
    /// Used or void.
    #[error("this reset is over: issue a new code")]
    Over,
    /// The account is closed.
    #[error("a closed account cannot be reset")]
    Closed,
}

/// A reset as the store keeps it. Nobody chooses the new password but the person (6.4.6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reset {
    version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// Whose sign-in was lost.
    pub account: Login,
    /// What was lost.
    pub scope: ResetScope,
    code: CodeLock,
    issued_by: Login,
    confirmed_by: Option<Login>,
    confirmed_at: Option<Instant>,
    state: ResetState,
}

impl Reset {
    /// Issues a code for `account`. `has_right` is what the policies say of the one who issues.
    pub fn issue(
        id: Uuid,
        account: &Account,
        scope: ResetScope,
        issuer: &Account,
        has_right: impl Fn(&Account) -> bool,
        random: [u8; SPOKEN_BYTES],
        at: Instant,
    ) -> Result<(Self, SpokenCode), ResetProblem> {
        if account.state() == AccountState::Closed {
            return Err(ResetProblem::Closed);
        }
        if account.login == issuer.login {
            return Err(ResetProblem::SamePerson);
        }
        if !issuer.may_sign_in() || !has_right(issuer) {
            return Err(ResetProblem::NoRight);
        }
        let code = SpokenCode::from_random(random);
        let reset = Self {
            version: 1,
            id,
            account: account.login.clone(),
            scope,
            code: CodeLock::of(&code, at),
            issued_by: issuer.login.clone(),
            confirmed_by: None,
            confirmed_at: None,
            state: ResetState::Issued,
        };
        Ok((reset, code))
    }

    /// A second person confirms. `seen` says that she checked who asks, in person or by a call to a known contact.
    pub fn confirm(&mut self, by: &Account, has_right: impl Fn(&Account) -> bool, seen: bool, at: Instant) -> Result<(), ResetProblem> {
        self.check_open(at)?;
        if by.login == self.issued_by || by.login == self.account {
            return Err(ResetProblem::SamePerson);
        }
        if !by.may_sign_in() || !has_right(by) {
            return Err(ResetProblem::NoRight);
        }
        if self.scope != ResetScope::Password && !seen {
            return Err(ResetProblem::NotSeen);
        }
        self.confirmed_by = Some(by.login.clone());
        self.confirmed_at = Some(at);
        self.state = ResetState::Confirmed;
        Ok(())
    }

    /// The person brings the code. It opens once; the caller stores what has changed before it answers.
    pub fn open(&mut self, code: &str, at: Instant) -> Result<(), ResetProblem> {
        self.check_open(at)?;
        match self.code.open(code, LIFE_SECONDS, at) {
            Ok(()) => {}
            Err(CodeProblem::Wrong) => return Err(ResetProblem::WrongCode),
            Err(CodeProblem::Late) => return Err(ResetProblem::Late),
            Err(CodeProblem::Over) => {
                self.state = ResetState::Void;
                return Err(ResetProblem::Over);
            }
        }
        if self.state != ResetState::Confirmed {
            return Err(ResetProblem::NotConfirmed);
        }
        self.state = ResetState::Used;
        Ok(())
    }

    /// Takes it back.
    pub fn cancel(&mut self) {
        if self.state != ResetState::Used {
            self.state = ResetState::Void;
        }
    }

    fn check_open(&self, at: Instant) -> Result<(), ResetProblem> {
        if matches!(self.state, ResetState::Used | ResetState::Void) {
            return Err(ResetProblem::Over);
        }
        if self.code.is_late(LIFE_SECONDS, at) { Err(ResetProblem::Late) } else { Ok(()) }
    }

    /// Where it stands.
    pub fn state(&self) -> ResetState {
        self.state
    }

    /// Who issued it and who confirmed it.
    pub fn persons(&self) -> (&Login, Option<&Login>) {
        (&self.issued_by, self.confirmed_by.as_ref())
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("account".to_owned(), self.account.to_string()), ("state".to_owned(), self.state.to_string())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credential::fixtures::account;
    use crate::policy::Role;

    fn at(seconds: i64) -> Instant {
        Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(seconds)
    }

    fn right(account: &Account) -> bool {
        account.roles.contains(&Role::Administrator)
    }

    fn issue(scope: ResetScope) -> (Reset, SpokenCode) {
        Reset::issue(Uuid::nil(), &account(9, Role::CaseWorker), scope, &account(1, Role::Administrator), right, [0x5a; 14], at(0)).unwrap()
    }

    /// One person alone cannot take over an account: not the issuer, not the owner, not one without the right.
    #[test]
    fn a_reset_needs_a_second_person() {
        let (mut reset, code) = issue(ResetScope::Password);
        assert_eq!(reset.open(&code.text(), at(1)), Err(ResetProblem::NotConfirmed));
        assert_eq!(reset.confirm(&account(1, Role::Administrator), right, true, at(1)), Err(ResetProblem::SamePerson));
        assert_eq!(reset.confirm(&account(9, Role::Administrator), right, true, at(1)), Err(ResetProblem::SamePerson));
        assert_eq!(reset.confirm(&account(2, Role::CaseWorker), right, true, at(1)), Err(ResetProblem::NoRight));
        let mut suspended = account(2, Role::Administrator);
        suspended.change_state(AccountState::Suspended, at(0)).unwrap();
        assert_eq!(reset.confirm(&suspended, right, true, at(1)), Err(ResetProblem::NoRight));
        reset.confirm(&account(2, Role::Administrator), right, true, at(1)).unwrap();
        assert_eq!(reset.open(&code.text(), at(2)), Ok(()));
        assert_eq!(reset.open(&code.text(), at(3)), Err(ResetProblem::Over), "a code opens once");
        let own = Reset::issue(Uuid::nil(), &account(1, Role::Administrator), ResetScope::Password, &account(1, Role::Administrator), right, [1; 14], at(0));
        assert_eq!(own.unwrap_err(), ResetProblem::SamePerson);
    }

    /// The hour counts from the issue, whoever confirms when.
    #[test]
    fn a_code_is_good_for_one_hour() {
        let (mut reset, code) = issue(ResetScope::Password);
        reset.confirm(&account(2, Role::Administrator), right, false, at(3_599)).unwrap();
        assert_eq!(reset.clone().open(&code.text(), at(3_600)), Err(ResetProblem::Late));
        assert_eq!(reset.clone().open(&code.text(), at(-1)), Err(ResetProblem::Late), "a clock turned back");
        assert_eq!(reset.open(&code.text(), at(3_599)), Ok(()));
    }

    /// Guessing voids the reset, and a second factor is given back only to a person who was seen.
    #[test]
    fn guessing_voids_and_second_factors_need_eyes() {
        let (mut reset, code) = issue(ResetScope::SecondFactor);
        assert_eq!(reset.confirm(&account(2, Role::Administrator), right, false, at(1)), Err(ResetProblem::NotSeen));
        reset.confirm(&account(2, Role::Administrator), right, true, at(1)).unwrap();
        for _ in 0..5 {
            assert_eq!(reset.open("babab-babab-babab-babab-babab-babab-babab", at(2)), Err(ResetProblem::WrongCode));
        }
        assert_eq!(reset.open(&code.text(), at(3)), Err(ResetProblem::Over));
    }
}
