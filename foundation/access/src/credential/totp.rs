//! One-time codes by time (RFC 6238): the second factor of those who have no passkey.

use std::fmt;

use serde::{Deserialize, Serialize};
use totp_rs::{Algorithm, Builder, Secret};
use zeroize::Zeroizing;

use super::{CredentialError, Instant, Login};

const STEP_SECONDS: u64 = 30;

/// How far a clock may be off for its codes to be told from wrong ones: five minutes each way.
const STEPS_OFF_MAX: u16 = 10;

/// The hash of an authenticator's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Hash {
    /// What is announced.
    Sha256,
    /// What authenticators fall back to that know nothing else; HMAC does not rest on collisions (ASVS 5.0.0, appendix C: old, not broken).
    #[default]
    Sha1,
}

impl Hash {
    const fn algorithm(self) -> Algorithm {
        match self {
            Self::Sha256 => Algorithm::SHA256,
            Self::Sha1 => Algorithm::SHA1,
        }
    }
}

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
    /// By how many steps the clock of the device is off, as its codes have shown (RFC 6238 §6). Absent before version 2.
    #[serde(default)]
    steps_off: i64,
    /// The first code showed which hash the device follows. Absent before version 2, when it was always SHA-1.
    #[serde(default)]
    hash: Hash,
}

/// A code that fits another moment than now. Two in a row that are off by the same show that the clock of the device is; one alone
/// may have been seen by somebody a minute ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noticed {
    step: u64,
    steps_off: i64,
}

/// Why a code was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TotpProblem {
    /// Not the code of this moment.
    #[error("the code does not fit: wait for the next one and check the clock of the device")]
    Wrong,
    /// The code of another moment.
    #[error("the code is of another moment: type the one that shows now")]
    Off(Noticed),
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
        Self { version: 2, secret: String::from(&*secret), last_step: 0, confirmed: false, steps_off: 0, hash: Hash::Sha256 }
    }

    /// The `otpauth:` address for the QR code; it contains the secret and the pseudonymous login.
    pub fn address(&self, issuer: &str, login: &Login) -> Result<Zeroizing<String>, CredentialError> {
        let totp = self.builder(self.hash)?.with_issuer(Some(issuer)).with_account_name(login.as_str()).build();
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

    /// Confirms the authenticator with its first code, which also shows which hash the device follows and how far its clock is off.
    pub fn confirm(&mut self, code: &str, at: Instant) -> Result<(), TotpProblem> {
        let (digits, now) = typed(code, at)?;
        let tries = [(Hash::Sha256, 0), (Hash::Sha1, 0), (Hash::Sha256, STEPS_OFF_MAX), (Hash::Sha1, STEPS_OFF_MAX)];
        let mut found = tries.into_iter().filter_map(|(hash, within)| Some((hash, self.step(hash, &digits, now, within)?)));
        let (hash, step) = found.next().ok_or(TotpProblem::Wrong)?;
        self.spend(step)?;
        self.hash = hash;
        self.steps_off = off(step, now);
        self.confirmed = true;
        Ok(())
    }

    /// Accepts a code within its own thirty seconds, by the clock of the device, once (ASVS 6.5.5). The caller stores what has changed
    /// before it answers, remembers what was noticed for some minutes, and gives it with the next code.
    pub fn check(&mut self, code: &str, at: Instant, noticed: Option<Noticed>) -> Result<(), TotpProblem> {
        if !self.confirmed {
            return Err(TotpProblem::NotConfirmed);
        }
        let (digits, now) = typed(code, at)?;
        let by_device = now.checked_add_signed(self.steps_off * STEP_SECONDS.cast_signed()).ok_or(TotpProblem::Wrong)?;
        if let Some(step) = self.step(self.hash, &digits, by_device, 0) {
            return self.spend(step);
        }
        let step = self.step(self.hash, &digits, now, STEPS_OFF_MAX).ok_or(TotpProblem::Wrong)?;
        let this = Noticed { step, steps_off: off(step, now) };
        if step <= self.last_step {
            return Err(TotpProblem::Used);
        }
        if noticed.is_none_or(|before| before.steps_off != this.steps_off || before.step >= step || before.step + u64::from(STEPS_OFF_MAX) < step) {
            return Err(TotpProblem::Off(this));
        }
        self.steps_off = this.steps_off;
        self.spend(step)
    }

    fn spend(&mut self, step: u64) -> Result<(), TotpProblem> {
        if step <= self.last_step {
            return Err(TotpProblem::Used);
        }
        self.last_step = step;
        Ok(())
    }

    /// The step whose code this is, if it is within so many of a moment. The crate compares in constant time.
    fn step(&self, hash: Hash, digits: &str, seconds: u64, within: u16) -> Option<u64> {
        self.builder(hash).ok()?.with_skew(within).build().ok()?.check(digits, seconds)
    }

    fn builder(&self, hash: Hash) -> Result<Builder, CredentialError> {
        let secret = Secret::try_from_base32(&self.secret).map_err(|_| CredentialError::Secret)?;
        // Six digits and 30 seconds: other forms are ignored by many authenticators, which then show codes that never fit.
        Ok(Builder::new().with_algorithm(hash.algorithm()).with_digits(6).with_skew(0).with_step_duration(STEP_SECONDS).with_secret(secret))
    }
}

fn typed(code: &str, at: Instant) -> Result<(String, u64), TotpProblem> {
    let digits = code.chars().filter(|sign| !sign.is_whitespace()).take(16).collect();
    Ok((digits, u64::try_from(at.unix_seconds()).map_err(|_| TotpProblem::Wrong)?))
}

/// By how many steps a code is off. The search goes ten steps each way.
const fn off(step: u64, now: u64) -> i64 {
    step.cast_signed() - (now / STEP_SECONDS).cast_signed()
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

    fn code(hash: Hash, seconds: i64) -> String {
        let totp = Totp::begin(RFC_SECRET).builder(hash).unwrap().build().unwrap();
        totp.generate(u64::try_from(seconds).unwrap()).to_string()
    }

    /// The beginning of a step.
    const NOW: i64 = 1_111_111_110;

    /// A used step, and every step before it, is never accepted again.
    #[test]
    fn a_used_step_is_never_accepted_again() {
        let mut totp = Totp::begin(RFC_SECRET);
        assert_eq!(totp.check("081804", at(1_111_111_109), None), Err(TotpProblem::NotConfirmed));
        totp.confirm("081 804", at(1_111_111_109)).unwrap();
        assert_eq!(totp.check("081804", at(1_111_111_109), None), Err(TotpProblem::Used));
        assert_eq!(totp.check("081804", at(1_111_111_111), None), Err(TotpProblem::Used));
        // The next step (appendix B: time 1111111111).
        assert_eq!(totp.check("050471", at(NOW), None), Ok(()));
        assert_eq!(totp.check("081804", at(NOW), None), Err(TotpProblem::Used), "an older step after a newer one");
        let mut late = Totp::begin(RFC_SECRET);
        assert_eq!(late.confirm("081804", at(1_111_111_109 + 331)), Err(TotpProblem::Wrong));
        for wrong in ["", "0", "0818040", "+81804", "abcdef"] {
            assert_eq!(Totp::begin(RFC_SECRET).confirm(wrong, at(1_111_111_109)), Err(TotpProblem::Wrong), "{wrong}");
        }
    }

    /// A code is good for its own thirty seconds and not one more; off by a step it opens nothing alone, nor together with itself,
    /// with a code that is off otherwise, or with one of long ago.
    #[test]
    fn a_code_lives_for_thirty_seconds() {
        let mut totp = Totp::begin(RFC_SECRET);
        totp.confirm(&code(Hash::Sha1, NOW - 3000), at(NOW - 3000)).unwrap();
        let this = code(Hash::Sha1, NOW);
        for second in [NOW, NOW + 29] {
            assert_eq!(totp.clone().check(&this, at(second), None), Ok(()));
        }
        for second in [NOW - 1, NOW + 30, NOW + 59, NOW + 300] {
            let refused = totp.clone().check(&this, at(second), None);
            let Err(TotpProblem::Off(noticed)) = refused else { panic!("{second}: {refused:?}") };
            assert_eq!(totp.clone().check(&this, at(second), Some(noticed)), Err(TotpProblem::Off(noticed)), "the same code twice");
            assert!(totp.clone().check(&code(Hash::Sha1, NOW + 90), at(second), Some(noticed)).is_err(), "off otherwise");
            let later = second + 330;
            assert!(totp.clone().check(&code(Hash::Sha1, NOW + 330), at(later), Some(noticed)).is_err(), "long after");
        }
        assert_eq!(totp.check(&this, at(NOW + 330), None), Err(TotpProblem::Wrong), "no clock is so far off");
    }

    /// A device whose clock drifts is let in by its second code in a row, and its drift is remembered from then on; one that was off
    /// when it was registered is let in by every code.
    #[test]
    fn drift_is_remembered() {
        let mut totp = Totp::begin(RFC_SECRET);
        totp.confirm(&code(Hash::Sha256, NOW), at(NOW)).unwrap();
        let late = |server: i64| code(Hash::Sha256, server - 90);
        let Err(TotpProblem::Off(noticed)) = totp.check(&late(NOW + 600), at(NOW + 600), None) else { panic!("one code alone") };
        assert_eq!(totp.check(&late(NOW + 630), at(NOW + 630), Some(noticed)), Ok(()));
        assert_eq!(totp.check(&late(NOW + 660), at(NOW + 660), None), Ok(()), "remembered");
        assert!(totp.check(&late(NOW + 690), at(NOW + 720), None).is_err(), "and still for thirty seconds only");
        let mut slow = Totp::begin(RFC_SECRET);
        slow.confirm(&code(Hash::Sha256, NOW), at(NOW + 240)).unwrap();
        assert_eq!(slow.check(&code(Hash::Sha256, NOW + 60), at(NOW + 300), None), Ok(()));
    }

    /// SHA-256 is announced; a device that follows SHA-1 whatever it was told shows so by its first code and keeps to it, and what was
    /// stored before there was a choice is SHA-1.
    #[test]
    fn the_first_code_shows_the_hash() {
        let login = Login::parse("worker-12").unwrap();
        assert!(Totp::begin(RFC_SECRET).address("Lantern", &login).unwrap().contains("algorithm=SHA256"));
        for (follows, other) in [(Hash::Sha256, Hash::Sha1), (Hash::Sha1, Hash::Sha256)] {
            let mut totp = Totp::begin(RFC_SECRET);
            totp.confirm(&code(follows, NOW), at(NOW)).unwrap();
            assert_eq!(totp.check(&code(other, NOW + 30), at(NOW + 30), None), Err(TotpProblem::Wrong));
            assert_eq!(totp.check(&code(follows, NOW + 30), at(NOW + 30), None), Ok(()));
        }
        let stored = r#"{"version":1,"secret":"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ","last_step":5,"confirmed":true}"#;
        let mut old: Totp = serde_json::from_str(stored).unwrap();
        assert_eq!(old.check(&code(Hash::Sha1, NOW), at(NOW), None), Ok(()));
    }

    /// What is stored reads back with its spent step, and the address carries issuer and pseudonym.
    #[test]
    fn a_stored_authenticator_remembers_what_was_used() {
        let mut totp = Totp::begin(RFC_SECRET);
        totp.confirm("081804", at(1_111_111_109)).unwrap();
        let mut again: Totp = serde_json::from_str(&serde_json::to_string(&totp).unwrap()).unwrap();
        assert_eq!(again.check("081804", at(1_111_111_109), None), Err(TotpProblem::Used));
        let address = again.address("Lantern north", &Login::parse("worker-12").unwrap()).unwrap();
        assert!(address.starts_with("otpauth://totp/Lantern%20north:worker-12?"), "{}", *address);
        assert!(!format!("{again:?}").contains(again.secret_text()));
    }
}
