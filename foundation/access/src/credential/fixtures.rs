//! An account that can sign in.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::*;
use crate::policy::Role;

/// The active account `worker-NUMBER`.
pub(super) fn account(number: u8, role: Role) -> Account {
    let at = Instant::parse("2026-11-25T08:00:00Z").unwrap();
    let login = Login::parse(&format!("worker-{number}")).unwrap();
    let mut account = Account::invite(Uuid::from_bytes([number; 16]), login, BTreeSet::from([role]), None, at);
    let cheap = PasswordCost { memory_kib: 64, passes: 1, lanes: 1 };
    account.credentials.password = Some(PasswordHash::make("the grey heron waits", cheap, [1; 16]).unwrap());
    let mut totp = Totp::begin(*b"12345678901234567890");
    // RFC 6238, appendix B.
    totp.confirm("081804", Instant::parse("1970-01-01T00:00:00Z").unwrap().plus_seconds(1_111_111_109)).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, at).unwrap();
    account
}
