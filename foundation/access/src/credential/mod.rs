//! Who asks: accounts and what proves them. Pure state machines over types that are stored as they are; instants and random
//! bytes come in as arguments.
//!
//! Numbers such as 6.2.1 are requirements of OWASP ASVS 5.0, chapters V6 (authentication) and V7 (sessions).

mod account;
mod browsing;
mod common;
#[cfg(test)]
mod fixtures;
mod instant;
mod invitation;
mod linked;
mod passkey;
mod password;
mod recovery;
mod secret;
mod session;
mod spoken;
mod throttle;
mod token;
mod totp;

pub use account::{Account, AccountState, Agency, Credentials, Login, check_two_remain};
pub use browsing::{AccessCount, BrowsingRule, Canary, CanaryAlarm, RateLimit, RateRule, Unusual, canary_alarm, unusual};
pub use common::CommonPasswords;
pub use instant::{Day, Instant};
pub use invitation::Invitation;
pub use linked::LinkedSubject;
pub use passkey::{HeldPasskey, PASSKEYS_MAX, PasskeyAnswer, PasskeyChallenge, PasskeyRegistration, PasskeySettings, PasskeySignIn, Passkeys};
pub use password::{PASSWORD_LETTERS_MAX, PASSWORD_LETTERS_MIN, PasswordCost, PasswordHash, PasswordProblem, check_new_password, verify_password};
pub use recovery::{Reset, ResetProblem, ResetScope, ResetState};
pub use secret::{SecretHash, SecretToken, is_equal};
pub use session::{Session, SessionProblem, SessionRule, SessionState};
pub use spoken::{CodeProblem, SpokenCode};
pub use throttle::{Throttle, ThrottleRule};
pub use token::{ApiToken, ApiTokenProblem, Scope, TOKEN_DAYS_MAX};
pub use totp::{Noticed, Totp, TotpProblem};

/// Why something about an account or a credential could not be read or done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CredentialError {
    /// Text that is not an instant in UTC.
    #[error("\"{0}\" is not an instant: write it as 2026-11-25T04:33:08Z")]
    Instant(String),
    /// Text that is not a day.
    #[error("\"{0}\" is not a day: write it as 2026-11-25")]
    Day(String),
    /// Not a pseudonymous code. The text is not repeated: somebody may have typed a name.
    #[error("a login is a code such as worker-12: small letters, then a hyphen and a number, at most 32 characters")]
    Login,
    /// Not the code of an agency.
    #[error("an agency code has 1 to 40 of a-z, 0-9, - and _")]
    Agency,
    /// A stored hash that is not one of ours, or asks for more work than we allow.
    #[error("a stored password hash is damaged or not argon2id within the limits: set a new password")]
    PasswordHash,
    /// A stored or given secret of the wrong form.
    #[error("a secret is not 64 hexadecimal digits")]
    Secret,
    /// Settings with which passkeys cannot work.
    #[error("passkeys need an https origin whose host is the relying-party id or lies below it: origin \"{origin}\", id \"{rp_id}\"")]
    PasskeySettings {
        /// The origin in the settings.
        origin: String,
        /// The relying-party id in the settings.
        rp_id: String,
    },
    /// A passkey ceremony that failed. The cause names no person.
    #[error("the passkey was not accepted: {0}")]
    Passkey(String),
    /// A ceremony that began too long ago.
    #[error("the passkey request is older than five minutes: begin again")]
    PasskeyLate,
    /// As many passkeys as an account may hold.
    #[error("an account holds at most {PASSKEYS_MAX} passkeys: remove one first")]
    PasskeysMany,
    /// A state that cannot follow the present one.
    #[error("an account that is {from} cannot become {to}")]
    AccountState {
        /// The present state.
        from: AccountState,
        /// The state asked for.
        to: AccountState,
    },
    /// Fewer than two persons would be left who can reset a lost sign-in.
    #[error("fewer than two persons would be left with the right to reset a lost sign-in: give the right to another person first")]
    TwoMustRemain,
    /// An API token that would never end, or has already.
    #[error("an API token lives from one day to {0} days")]
    TokenLife(i64),
    /// A scope that is not a code.
    #[error("a scope is 1 to 40 of a-z, 0-9, _ and :, and a token has 1 to 40 of them")]
    Scope,
    /// A label that is empty, long, or has control characters.
    #[error("a label has 1 to 80 printable characters")]
    Label,
}

/// A label that a person gives to a thing of hers, such as a key: bounded and printable.
fn check_label(label: &str) -> Result<String, CredentialError> {
    let label = label.trim();
    let fits = (1..=80).contains(&label.chars().count()) && !label.chars().any(char::is_control);
    if fits { Ok(label.to_owned()) } else { Err(CredentialError::Label) }
}
