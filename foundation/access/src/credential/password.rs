//! Passwords: argon2id, long rather than crooked, and never one that a stranger guesses first.

use std::fmt;

use argon2::password_hash::phc;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use serde::{Deserialize, Serialize};

use super::{CommonPasswords, CredentialError, Login};

/// Letters a password has at least. ASVS 6.2.1 asks for 8 and advises 15; there is always a second factor beside it.
pub const PASSWORD_LETTERS_MIN: usize = 12;
/// Letters a password has at most (6.2.9: at least 64 must be allowed); a bound keeps the hash from being used as a brake.
pub const PASSWORD_LETTERS_MAX: usize = 256;
/// A stored hash may not ask for more memory than this: a forged row would otherwise stop the server.
const MEMORY_KIB_MAX: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 20;
/// What must remain of a password once the words and runs that everybody tries have been taken away.
const UNCOMMON_LETTERS_MIN: usize = 5;

/// The work that a password costs to try. It is written into each hash, so that it can be raised later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasswordCost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for PasswordCost {
    /// The second choice of RFC 9106 §4 (64 MiB, three passes), with one lane as the passphrase files of keys have it.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

impl PasswordCost {
    fn argon2(self) -> Result<Argon2<'static>, CredentialError> {
        let within = self.memory_kib <= MEMORY_KIB_MAX && self.passes <= PASSES_MAX && self.lanes <= 16;
        let params = within.then(|| Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok()).flatten();
        Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params.ok_or(CredentialError::PasswordHash)?))
    }
}

/// Why a new password was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer letters than [`PASSWORD_LETTERS_MIN`].
    #[error("the password is shorter than {PASSWORD_LETTERS_MIN} characters: a sentence of a few words is long and easy to keep")]
    Short,
    /// More letters than [`PASSWORD_LETTERS_MAX`].
    #[error("the password is longer than {PASSWORD_LETTERS_MAX} characters")]
    Long,
    /// It holds the login, the agency or the program's name (6.2.11).
    #[error("the password contains the login, the agency or the name of this program")]
    Context,
    /// It is made of what is tried first (6.2.4).
    #[error("the password is made of words, repetitions and key rows that are tried first")]
    Common,
}

/// Checks a new password. There are no rules on the kinds of characters (6.2.5) and no end date (6.2.10).
///
/// `context` are further words of this deployment that must not stand in it, such as the agency's code; `common` is what others found to
/// be tried first, beside our own short list.
pub fn check_new_password(password: &str, login: &Login, context: &[&str], common: &CommonPasswords) -> Result<(), PasswordProblem> {
    let letters = password.chars().count();
    if letters < PASSWORD_LETTERS_MIN {
        return Err(PasswordProblem::Short);
    }
    if letters > PASSWORD_LETTERS_MAX {
        return Err(PasswordProblem::Long);
    }
    let folded = fold(password);
    // One-letter codes would forbid half of all sentences.
    let forbidden = context.iter().copied().chain([login.as_str(), "lantern"]).map(fold).filter(|word| word.chars().count() >= 3);
    if forbidden.into_iter().any(|word| folded.contains(&word)) {
        return Err(PasswordProblem::Context);
    }
    if uncommon_letters(password, common) < UNCOMMON_LETTERS_MIN { Err(PasswordProblem::Common) } else { Ok(()) }
}

/// Small letters without the signs between them, digits as the letters that they are put for: `Worker-12!` and `w0rker12` are the same
/// to a guesser.
fn fold(text: &str) -> String {
    plain_signs(text).into_iter().map(plain_letter).collect()
}

/// Small letters and digits, and the two signs that are put for letters.
pub(super) fn plain_signs(text: &str) -> Vec<char> {
    let kept = text.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, '@' | '$'));
    kept.map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect()
}

/// The letter behind a digit that is put in its place.
pub(super) fn plain_letter(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        other => other,
    }
}

/// What is tried first, as our own list: words that lead the lists of leaked passwords in several languages, key rows and counting.
/// They are looked for in the letters as typed and in the letters that digits and signs are put for.
const COMMON: &str = "password passwort motdepasse contrasena contraseña пароль parol passw senha klmtalsr mima qwertyuiop qwertzuiop azertyuiop asdfghjkl zxcvbnm \
    qwerty qwertz azerty asdfgh asdf zxcv qwer qazwsx 1qaz 2wsx 3edc 1q2w3e4r5t6y 1q2w3e4r q1w2e3r4 йцукен фывапролджэ фыва welcome bienvenue \
    bienvenido willkommen marhaba salam privet letmein changeme default administrator admin root user test guest login master secret access \
    computer internet windows google facebook iloveyou ilove love amour teamo habibi princess sunshine monkey dragon football baseball \
    basketball soccer superman batman pokemon starwars michael jordan jennifer ashley daniel charlie shadow mustang freedom whatever trustno \
    abcdefgh abcdef abcd abc january february march april june july august september october november december monday tuesday wednesday thursday \
    friday saturday sunday spring summer autumn winter hello bonjour hola nihao woaini allah jesus inshallah bismillah trafficking refugee \
    protection agency unhcr unicef office company";

/// How many different letters are left once common words, numbers, runs and repetitions are taken away.
fn uncommon_letters(password: &str, common: &CommonPasswords) -> usize {
    let signs = plain_signs(password);
    let letters: Vec<char> = signs.iter().copied().map(plain_letter).collect();
    let mut taken = vec![false; letters.len()];
    for word in COMMON.split(' ') {
        let word: Vec<char> = word.chars().collect();
        for start in 0..=letters.len().saturating_sub(word.len()) {
            if letters[start..].starts_with(&word) || signs[start..].starts_with(&word) {
                taken[start..start + word.len()].fill(true);
            }
        }
    }
    common.mark(&letters, &mut taken);
    common.mark(&signs, &mut taken);
    // Neighbours in a row (`5678`, `hgf`, `aaa`) and the digits of a number say as little as the first of them.
    let mut left = Vec::new();
    for (place, &sign) in signs.iter().enumerate() {
        let before = place.checked_sub(1).map(|before| signs[before]);
        let is_run = before.is_some_and(|before| u32::from(before).abs_diff(u32::from(sign)) <= 1);
        let is_number = sign.is_numeric() && [before, signs.get(place + 1).copied()].into_iter().flatten().any(char::is_numeric);
        if !taken[place] && !is_run && !is_number {
            left.push(sign);
        }
    }
    // A short piece said again and again is one piece.
    left.sort_unstable();
    left.dedup();
    left.len()
}

/// A stored password: the PHC string of argon2id with its parameters and salt.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Hashes a password that [`check_new_password`] has let pass, exactly as it was typed (6.2.8).
    pub fn make(password: &str, cost: PasswordCost, salt: [u8; 16]) -> Result<Self, CredentialError> {
        let hash = cost.argon2()?.hash_password_with_salt(password.as_bytes(), &salt).map_err(|_| CredentialError::PasswordHash)?;
        Ok(Self(hash.to_string()))
    }

    /// Whether the hash was made with other work than is asked for now; the next sign-in makes it anew.
    pub fn needs_rehash(&self, cost: PasswordCost) -> bool {
        read(&self.0).map(|(_, found)| found) != Ok(cost)
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

impl TryFrom<String> for PasswordHash {
    type Error = CredentialError;

    fn try_from(text: String) -> Result<Self, CredentialError> {
        read(&text)?;
        Ok(Self(text))
    }
}

impl From<PasswordHash> for String {
    fn from(hash: PasswordHash) -> Self {
        hash.0
    }
}

fn read(text: &str) -> Result<(phc::PasswordHash, PasswordCost), CredentialError> {
    let hash = phc::PasswordHash::new(text).map_err(|_| CredentialError::PasswordHash)?;
    let params = Params::try_from(&hash).map_err(|_| CredentialError::PasswordHash)?;
    let cost = PasswordCost { memory_kib: params.m_cost(), passes: params.t_cost(), lanes: params.p_cost() };
    let ours = hash.algorithm.as_str() == "argon2id" && hash.version == Some(Version::V0x13 as u32) && hash.salt.is_some() && hash.hash.is_some();
    cost.argon2()?;
    if ours { Ok((hash, cost)) } else { Err(CredentialError::PasswordHash) }
}

/// Whether `password` is the one that was hashed. An account without a password, or none at all, costs the same work, so that the
/// time of an answer does not tell which logins exist (6.3.8). The comparison takes constant time.
pub fn verify_password(stored: Option<&PasswordHash>, password: &str, cost: PasswordCost) -> bool {
    if password.chars().count() > PASSWORD_LETTERS_MAX {
        return false;
    }
    if let Some((hash, cost)) = stored.and_then(|stored| read(&stored.0).ok()) {
        return cost.argon2().is_ok_and(|argon2| argon2.verify_password(password.as_bytes(), &hash).is_ok());
    }
    let wasted = PasswordHash::make(password, cost, *b"no such account!");
    std::hint::black_box(&wasted);
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const CHEAP: PasswordCost = PasswordCost { memory_kib: 64, passes: 1, lanes: 1 };

    fn check(password: &str) -> Result<(), PasswordProblem> {
        check_new_password(password, &Login::parse("worker-12").unwrap(), &["mission-north"], &CommonPasswords::default())
    }

    /// What others found to be common is refused as a piece, however it is decorated; a sentence that has one in it is not.
    #[test]
    fn listed_passwords_are_refused() {
        let common = CommonPasswords::from_lines("chickenwing\njustinbieber\nunbelievable\nheron\n");
        assert!(!common.is_empty() && common.len() <= 6);
        let check = |password: &str| check_new_password(password, &Login::parse("worker-12").unwrap(), &[], &common);
        for refused in ["justinbieber", "Justin-Bieber-2026", "chickenwing101", "Unb3l1evable!!", "unbelievablechickenwing"] {
            assert_eq!(check(refused), Err(PasswordProblem::Common), "{refused}");
        }
        for taken in ["the grey heron waits", "an unbelievable plum by the quay"] {
            assert_eq!(check(taken), Ok(()), "{taken}");
        }
    }

    /// Guessable passwords are refused however they are decorated; sentences in any script are taken without rules on signs.
    #[test]
    fn guessable_passwords_are_refused() {
        assert_eq!(check("kurz"), Err(PasswordProblem::Short));
        assert_eq!(check(&"x y".repeat(100)), Err(PasswordProblem::Long));
        for context in ["my Worker-12 secret tree", "w0rker12 goes out by boat", "mission north has tents", "the LANTERN of the harbour"] {
            assert_eq!(check(context), Err(PasswordProblem::Context), "{context}");
        }
        for common in [
            "password1234",
            "P@ssw0rd2026!",
            "Passw0rd!!!!",
            "qwertyuiop12",
            "123456789012",
            "111111111111",
            "abcabcabcabc",
            "abcdefghijkl",
            "iloveyou2026",
            "Welcome2026!",
            "adminadmin123",
            "zxcvbnmasdfg",
            "1q2w3e4r5t6y",
            "пароль123456",
            "Summer2026!!!",
            "passwordpassword",
        ] {
            assert_eq!(check(common), Err(PasswordProblem::Common), "{common}");
        }
        for good in
            ["the grey heron waits", "сорока летит над рекой", "مركب صغير في الميناء", "夜里的灯照着河上的小船慢慢走", "plum gravel oxide", "kQ9#vz!mR2&x"]
        {
            assert_eq!(check(good), Ok(()), "{good}");
        }
    }

    /// A hash opens with its own password only, keeps its parameters, and an unknown account is simply wrong.
    #[test]
    fn a_password_opens_its_own_hash_only() {
        let hash = PasswordHash::make("the grey heron waits", CHEAP, [3; 16]).unwrap();
        assert!(verify_password(Some(&hash), "the grey heron waits", CHEAP));
        // 6.2.8: no change of case, no trimming, no cutting.
        for wrong in ["The grey heron waits", "the grey heron waits ", "the grey heron wait", ""] {
            assert!(!verify_password(Some(&hash), wrong, CHEAP), "{wrong}");
        }
        assert!(!verify_password(None, "the grey heron waits", CHEAP));
        assert!(!hash.needs_rehash(CHEAP));
        assert!(hash.needs_rehash(PasswordCost::default()));
        assert!(String::from(hash.clone()).starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
        assert_eq!(format!("{hash:?}"), "PasswordHash(…)");
    }

    /// A forged row can neither weaken the algorithm nor ask for unbounded memory.
    #[test]
    fn a_forged_hash_is_not_read() {
        let good = String::from(PasswordHash::make("the grey heron waits", CHEAP, [3; 16]).unwrap());
        for forged in
            [good.replace("argon2id", "argon2i"), good.replace("m=64", "m=4000000"), good.replace("t=1", "t=4000"), String::new(), "$argon2id$".into()]
        {
            assert_eq!(PasswordHash::try_from(forged.clone()), Err(CredentialError::PasswordHash), "{forged}");
        }
    }

    /// The unknown account costs what a known one costs: neither is answered without hashing.
    #[test]
    fn an_unknown_account_costs_the_same_work() {
        let cost = PasswordCost { memory_kib: 16 * 1024, passes: 1, lanes: 1 };
        let hash = PasswordHash::make("the grey heron waits", cost, [3; 16]).unwrap();
        let time = |stored: Option<&PasswordHash>| {
            let started = std::time::Instant::now();
            assert!(!verify_password(stored, "wrong password here", cost));
            started.elapsed()
        };
        // The quickest of three: other work on the machine only ever makes a run slower.
        let quickest = |stored: Option<&PasswordHash>| (0..3).map(|_| time(stored)).min().unwrap();
        let (known, unknown) = (quickest(Some(&hash)), quickest(None));
        assert!(unknown * 4 > known, "unknown {unknown:?} is answered sooner than known {known:?}");
    }

    proptest! {
        /// Nothing that can be typed makes the check panic, and what it lets pass is long enough.
        #[test]
        fn any_text_can_be_checked(password in ".{0,300}") {
            if check(&password).is_ok() {
                prop_assert!((PASSWORD_LETTERS_MIN..=PASSWORD_LETTERS_MAX).contains(&password.chars().count()));
            }
        }
    }
}
