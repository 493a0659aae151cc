//! The account `local`: in a folder that `init` made by itself, whoever can read the folder may bring files in and read figures.
//! It opens no identity, it ends with the first account, and it never listens beyond this machine.

use crate::{Door, Entered, Gate, GateError};
use std::sync::{Mutex, PoisonError};

/// Codes that wait for a browser: a few starts of one server. Each is good once.
const CODES_MAX: usize = 16;

/// How long a printed code is good.
const CODE_MINUTES: i64 = 60;

struct Code {
    hash: blake3::Hash,
    until: jiff::Timestamp,
}

/// Whether `local` may come in, and the codes that a server has printed.
pub(crate) struct LocalDoor {
    is_allowed: bool,
    codes: Mutex<Vec<Code>>,
}

impl LocalDoor {
    pub(crate) const fn new(is_allowed: bool) -> Self {
        Self { is_allowed, codes: Mutex::new(Vec::new()) }
    }
}

fn instant(at: &str) -> Result<jiff::Timestamp, GateError> {
    at.parse().map_err(|_| GateError::SignInFailed)
}

impl Gate {
    /// Whether the folder still belongs to `local`: it was made so, and nobody has an account.
    pub async fn is_local(&self) -> Result<bool, GateError> {
        Ok(self.0.local.is_allowed && self.accounts(0, 1).await?.1 == 0)
    }

    /// The account `local`, for a command that can read the folder.
    pub async fn enter_local(&self, door: Door) -> Result<Entered, GateError> {
        if self.is_local().await? { Ok(Entered::local(door, None)) } else { Err(GateError::SignInFailed) }
    }

    /// A code for one browser on this machine, good once and for an hour.
    pub fn local_code(&self, random: [u8; 16], at: &str) -> Result<String, GateError> {
        let code = uuid::Uuid::from_bytes(random).simple().to_string();
        let until = instant(at)?.checked_add(jiff::Span::new().minutes(CODE_MINUTES)).map_err(|_| GateError::SignInFailed)?;
        let mut codes = self.0.local.codes.lock().unwrap_or_else(PoisonError::into_inner);
        if codes.len() == CODES_MAX {
            codes.remove(0);
        }
        codes.push(Code { hash: blake3::hash(code.as_bytes()), until });
        Ok(code)
    }

    /// Takes a code; it is spent whether or not it was in time.
    pub(crate) fn spend_code(&self, code: &str, at: &str) -> Result<(), GateError> {
        let spent = self.spend(code, at);
        if spent.is_err() {
            crate::signin::did_not_fit("printed code");
        }
        spent
    }

    fn spend(&self, code: &str, at: &str) -> Result<(), GateError> {
        let (hash, now) = (blake3::hash(code.as_bytes()), instant(at)?);
        let mut codes = self.0.local.codes.lock().unwrap_or_else(PoisonError::into_inner);
        // blake3 compares in constant time.
        let found = codes.iter().position(|one| one.hash == hash).ok_or(GateError::SignInFailed)?;
        if codes.remove(found).until > now { Ok(()) } else { Err(GateError::SignInFailed) }
    }
}
