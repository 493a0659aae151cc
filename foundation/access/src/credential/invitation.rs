//! The first way in: a code for the person of a new account, who then sets up her own credentials (6.4.1).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::spoken::{CodeLock, SPOKEN_BYTES, SpokenCode};
use super::{Account, AccountState, CodeProblem, Instant, Login};

/// How long a person has to come. [P]
const LIFE_SECONDS: i64 = 72 * 60 * 60;

/// An invitation as the store keeps it. It opens once, and only an account that nobody has used yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    version: u8,
    /// The entity's id.
    pub id: Uuid,
    /// The new account.
    pub account: Login,
    /// Who invited.
    pub invited_by: Login,
    code: CodeLock,
    opened_at: Option<Instant>,
}

impl Invitation {
    /// Invites the person of a new account; none if the account is not new.
    pub fn issue(id: Uuid, account: &Account, invited_by: Login, random: [u8; SPOKEN_BYTES], at: Instant) -> Option<(Self, SpokenCode)> {
        if account.state() != AccountState::Invited {
            return None;
        }
        let code = SpokenCode::from_random(random);
        let lock = CodeLock::of(&code, at);
        Some((Self { version: 1, id, account: account.login.clone(), invited_by, code: lock, opened_at: None }, code))
    }

    /// The person brings the code. The caller stores what has changed before it answers.
    pub fn open(&mut self, account: &Account, code: &str, at: Instant) -> Result<(), CodeProblem> {
        if self.opened_at.is_some() || account.login != self.account || account.state() != AccountState::Invited {
            return Err(CodeProblem::Over);
        }
        self.code.open(code, LIFE_SECONDS, at)?;
        self.opened_at = Some(at);
        Ok(())
    }

    /// What it is looked up by.
    pub fn keys(&self) -> Vec<(String, String)> {
        vec![("account".to_owned(), self.account.to_string())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// An invitation opens its own new account once, for three days, and not after five guesses.
    #[test]
    fn an_invitation_opens_once() {
        let at = |hours: i64| Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(hours * 3_600);
        let account =
            |number: u8| Account::invite(Uuid::from_bytes([number; 16]), Login::parse(&format!("worker-{number}")).unwrap(), BTreeSet::new(), None, at(0));
        let (invitation, code) = Invitation::issue(Uuid::nil(), &account(1), Login::parse("admin-1").unwrap(), [6; 14], at(0)).unwrap();
        assert_eq!(invitation.clone().open(&account(2), &code.text(), at(1)), Err(CodeProblem::Over), "another account");
        assert_eq!(invitation.clone().open(&account(1), &code.text(), at(72)), Err(CodeProblem::Late));
        let mut guessed = invitation.clone();
        for _ in 0..5 {
            assert_eq!(guessed.open(&account(1), "no such code", at(1)), Err(CodeProblem::Wrong));
        }
        assert_eq!(guessed.open(&account(1), &code.text(), at(1)), Err(CodeProblem::Over));
        let mut opened = invitation;
        opened.open(&account(1), &code.text(), at(71)).unwrap();
        assert_eq!(opened.open(&account(1), &code.text(), at(71)), Err(CodeProblem::Over));
        let mut closed = account(3);
        closed.change_state(AccountState::Closed, at(0)).unwrap();
        assert!(Invitation::issue(Uuid::nil(), &closed, Login::parse("admin-1").unwrap(), [6; 14], at(0)).is_none());
    }
}
