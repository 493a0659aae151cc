//! What was answered so far. In memory only: a set-up that is broken off leaves nothing behind.

use lantern_access::{
    credential::{Login, PasswordHash, Totp},
    policy::Role,
};
use lantern_model::AgencyCode;
use std::sync::{Mutex, PoisonError};
use zeroize::Zeroizing;

/// The two people with whom a house begins: one keeps it, the other watches over the data. Neither can do alone what needs two.
pub const ROLES: [Role; 2] = [Role::Administrator, Role::DataProtection];

/// One of the two.
#[derive(Default)]
pub struct Person {
    /// The name to sign in with, and the password's hash.
    pub named: Option<(Login, PasswordHash)>,
    /// The authenticator; in force once it is confirmed.
    pub totp: Option<Totp>,
}

impl Person {
    /// Both answers are there and proven.
    pub fn is_ready(&self) -> bool {
        self.named.is_some() && self.totp.as_ref().is_some_and(Totp::is_confirmed)
    }
}

/// The first agency.
pub struct FirstAgency {
    /// Its code.
    pub code: AgencyCode,
    /// Its name.
    pub name: String,
    /// What protects its key.
    pub passphrase: Zeroizing<String>,
    /// How many recovery sheets, and how many of them are needed.
    pub sheets: (u8, u8),
}

/// The answers.
#[derive(Default)]
pub struct SetUp {
    owner: Option<[u8; 32]>,
    /// The two people.
    pub people: [Person; 2],
    /// The agency.
    pub agency: Option<FirstAgency>,
}

/// The one set-up that may be under way.
#[derive(Default)]
pub struct SetUpDesk(Mutex<SetUp>);

impl SetUpDesk {
    /// Works on the answers of one session. Those of another session are dropped: nobody goes on with what somebody else typed.
    pub fn with<T>(&self, owner: Option<&[u8; 32]>, work: impl FnOnce(&mut SetUp) -> T) -> T {
        let mut set_up = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if set_up.owner.as_ref() != owner {
            *set_up = SetUp { owner: owner.copied(), ..SetUp::default() };
        }
        work(&mut set_up)
    }

    /// Takes the answers out.
    pub fn take(&self, owner: Option<&[u8; 32]>) -> SetUp {
        self.with(owner, std::mem::take)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What one session answered is never shown to another.
    #[test]
    fn answers_stay_in_their_session() {
        let desk = SetUpDesk::default();
        let mut totp = Totp::begin([1; 20]);
        desk.with(Some(&[1; 32]), |set_up| set_up.people[0].totp = Some(totp.clone()));
        assert!(desk.with(Some(&[1; 32]), |set_up| set_up.people[0].totp.is_some()));
        assert!(desk.with(Some(&[2; 32]), |set_up| set_up.people[0].totp.is_none()));
        assert!(desk.with(Some(&[1; 32]), |set_up| set_up.people[0].totp.is_none()), "they were dropped for good");
        assert!(totp.confirm("000000", lantern_access::credential::Instant::parse("2026-01-01T00:00:00Z").unwrap()).is_err());
        assert!(!Person { named: None, totp: Some(totp) }.is_ready());
    }
}
