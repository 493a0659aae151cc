//! One-time codes by time (RFC 6238): the second factor of those who have no passkey.

use std::fmt;

use serde::{Deserialize, Serialize};
use totp_rs::{Algorithm, Builder, Secret};
use zeroize::Zeroizing;

use super::{CredentialError, Instant, Login};

const STEP_SECONDS: u64 = 30;

/// An authenticator that an account has registered. The secret must be kept readable: whoever stores this stores it sealed or in
/// the encrypted database only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Totp {
    version: u8,
    secret: String,
    /// The last step that was accepted; this one and all before it are spent (RFC 6238 §5.2, ASVS 6.5.1).
    last_step: u64,
    confirmed: bool,
}

/// Why a code was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TotpProblem {
    /// Not the code of this moment.
    #[error("the code does not fit: wait for the next one and check the clock of the device")]
    Wrong,
    /// A code that was used before.
    #[error("this code was used already: wait for the next one")]
    Used,
    /// The authenticator was never confirmed by a first code.
    #[error("the authenticator was not confirmed yet")]
    NotConfirmed,
}

impl Totp {
    /// A new authenticator from 160 random bits (RFC 4226 §4); it counts once a first code has confirmed it.
    pub fn begin(random: [u8; 20]) -> Self {
        let secret = Secret::new_stack(random).to_base32();
        Self { version: 1, secret: String::from(&*secret), last_step: 0, confirmed: false }
    }

    /// The `otpauth:` address for the QR code; it contains the secret and the pseudonymous login.
    pub fn address(&self, issuer: &str, login: &Login) -> Result<Zeroizing<String>, CredentialError> {
        let totp = self.builder()?.with_issuer(Some(issuer)).with_account_name(login.as_str()).build();
        Ok(Zeroizing::new(totp.map_err(|_| CredentialError::Secret)?.to_url().map_err(|_| CredentialError::Secret)?))
    }

    /// The secret to type by hand, for devices without a camera.
    pub fn secret_text(&self) -> &str {
        &self.secret
    }

    /// Has a first code proved that the device holds the secret?
    pub fn is_confirmed(&self) -> bool {
        self.confirmed
    }

    /// Confirms the authenticator with its first code.
    pub fn confirm(&mut self, code: &str, at: Instant) -> Result<(), TotpProblem> {
        self.accept(code, at)?;
        self.confirmed = true;
        Ok(())
    }

    /// Accepts a code of this step, the one before or the one after, once. The caller stores what has changed before it answers.
    pub fn check(&mut self, code: &str, at: Instant) -> Result<(), TotpProblem> {
        if !self.confirmed {
            return Err(TotpProblem::NotConfirmed);
        }
        self.accept(code, at)
    }

    fn accept(&mut self, code: &str, at: Instant) -> Result<(), TotpProblem> {
        let digits: String = code.chars().filter(|sign| !sign.is_whitespace()).take(16).collect();
        let totp = self.builder().and_then(|builder| builder.build().map_err(|_| CredentialError::Secret)).map_err(|_| TotpProblem::Wrong)?;
        let now = u64::try_from(at.unix_seconds()).map_err(|_| TotpProblem::Wrong)?;
        // The crate compares in constant time and says which step fits.
        let step = totp.check(&digits, now).ok_or(TotpProblem::Wrong)?;
        if step <= self.last_step {
            return Err(TotpProblem::Used);
        }
        self.last_step = step;
        Ok(())
    }

    fn builder(&self) -> Result<Builder, CredentialError> {
        let secret = Secret::try_from_base32(&self.secret).map_err(|_| CredentialError::Secret)?;
        // SHA-1, six digits, 30 seconds: the only form that every authenticator follows; HMAC does not rest on collisions.
        Ok(Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(1).with_step_duration(STEP_SECONDS).with_secret(secret))
    }
}

impl fmt::Debug for Totp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Totp").field("confirmed", &self.confirmed).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B: the secret of its SHA-1 rows.
    const RFC_SECRET: [u8; 20] = *b"12345678901234567890";

    fn at(seconds: i64) -> Instant {
        Instant::parse("1970-01-01T00:00:00Z").unwrap().plus_seconds(seconds)
    }

    /// The codes of RFC 6238, appendix B (last six of the eight digits), are accepted at their times.
    #[test]
    fn the_codes_of_the_standard_fit() {
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (20_000_000_000, "353130")] {
            let mut totp = Totp::begin(RFC_SECRET);
            assert_eq!(totp.confirm(code, at(seconds)), Ok(()), "{code}");
        }
    }

    /// A used step, and every step before it, is never accepted again; a code is good one step early or late and no further.
    #[test]
    fn a_used_step_is_never_accepted_again() {
        let mut totp = Totp::begin(RFC_SECRET);
        assert_eq!(totp.check("081804", at(1_111_111_109)), Err(TotpProblem::NotConfirmed));
        totp.confirm("081 804", at(1_111_111_109)).unwrap();
        assert_eq!(totp.check("081804", at(1_111_111_109)), Err(TotpProblem::Used));
        assert_eq!(totp.check("081804", at(1_111_111_111)), Err(TotpProblem::Used));
        // The next step (appendix B: time 1111111111).
        assert_eq!(totp.check("050471", at(1_111_111_109)), Ok(()));
        assert_eq!(totp.check("081804", at(1_111_111_109)), Err(TotpProblem::Used), "an older step after a newer one");
        let mut late = Totp::begin(RFC_SECRET);
        assert_eq!(late.confirm("081804", at(1_111_111_109 + 61)), Err(TotpProblem::Wrong));
        for wrong in ["", "0", "0818040", "+81804", "abcdef"] {
            assert_eq!(Totp::begin(RFC_SECRET).confirm(wrong, at(1_111_111_109)), Err(TotpProblem::Wrong), "{wrong}");
        }
    }

    /// What is stored reads back with its spent step, and the address carries issuer and pseudonym.
    #[test]
    fn a_stored_authenticator_remembers_what_was_used() {
        let mut totp = Totp::begin(RFC_SECRET);
        totp.confirm("081804", at(1_111_111_109)).unwrap();
        let mut again: Totp = serde_json::from_str(&serde_json::to_string(&totp).unwrap()).unwrap();
        assert_eq!(again.check("081804", at(1_111_111_109)), Err(TotpProblem::Used));
        let address = again.address("Lantern north", &Login::parse("worker-12").unwrap()).unwrap();
        assert!(address.starts_with("otpauth://totp/Lantern%20north:worker-12?"), "{}", *address);
        assert!(!format!("{again:?}").contains(again.secret_text()));
    }
}
