//! How lately whoever acts proved who she is. A session that stands open on a table proves nobody: what changes who may come in, what a
//! key opens, or what is destroyed asks once more (ASVS 5.0, 7.5.1 and 7.5.3). It is asked here, behind every door, so that no page,
//! command or program goes around it.

use crate::{Entered, Gate, GateError};

/// How long ago the person behind a session proved herself by password and code, by a passkey, or by signing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Proved {
    /// Too long ago, or never: `local` and tokens have nothing to prove with.
    LongAgo,
    /// Within [`FRESH_SECONDS`].
    Lately,
    /// In the very request that asks.
    Now,
}

/// For how long a proof counts: the time that a form takes, and less than a table is left for.
pub(crate) const FRESH_SECONDS: i64 = 5 * 60;

/// What a refusal names where a token asks for what a person does herself.
const IN_PERSON: &str = "in-person-only";

impl Entered {
    /// Whether the person proved herself lately enough for what needs it. `local` cannot, and need not: it comes in by a code that only
    /// who sits at this machine reads, opens no name, and ends with the first account.
    pub fn is_fresh(&self) -> bool {
        self.is_local() || self.proved >= Proved::Lately
    }
}

impl Gate {
    /// What a person does herself, freshly proved: credentials, sessions, accounts, roles, the answer to a lost sign-in. No token does
    /// these: whoever steals one could come in as somebody else, or stay.
    pub fn in_person(&self, entered: &Entered) -> Result<(), GateError> {
        if entered.token().is_some() {
            return Err(GateError::Refused { by: vec![IN_PERSON.to_owned()] });
        }
        Self::freshly(entered)
    }

    /// What a person freshly proved does, or a token that is for it: keys of agencies, orders to destroy. A token was made on a fresh
    /// proof, for acts that its maker named one by one, until a day, and is taken back at once: within its scope, which the policies'
    /// question has looked at before, it is the proof that its owner gave beforehand. Without that no command with `--as` could make
    /// sheets or change a key where nobody sits, such as on the machine of a hub.
    pub(crate) fn proved(entered: &Entered) -> Result<(), GateError> {
        if entered.token().is_some() { Ok(()) } else { Self::freshly(entered) }
    }

    fn freshly(entered: &Entered) -> Result<(), GateError> {
        if entered.is_fresh() { Ok(()) } else { Err(GateError::NotFresh) }
    }
}
