//! A file on the desk.

use super::{Answers, UPLOAD_LIFETIME};
use crate::pages::Reading;
use lantern_intake::Input;
use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};
use uuid::Uuid;

/// The longest name of a file that is kept, in characters.
const NAME_CHARS_MAX: usize = 120;

/// What stands in the address of a waiting file. It is random: an address cannot be guessed, and says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token(Uuid);

impl Token {
    /// Reads the part of an address.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 32).then(|| Uuid::parse_str(text).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

/// A file that was sent, with what its sender said about it.
#[derive(Clone)]
pub struct Upload {
    /// Its token.
    pub token: Token,
    /// The login of whoever laid it here; for everybody else it is not there.
    pub owner: String,
    /// Its name, without folders.
    pub name: String,
    /// What is in it.
    pub bytes: Arc<[u8]>,
    /// What its sender said about it.
    pub answers: Answers,
    /// How it would be read, as of a position of the journal.
    pub seen: Option<(i64, Arc<Reading>)>,
    since: Instant,
}

impl Upload {
    pub(super) fn new(owner: &str, name: &str, bytes: Vec<u8>, answers: Answers, now: Instant) -> Self {
        Self { token: Token(Uuid::new_v4()), owner: owner.to_owned(), name: plain_name(name), bytes: bytes.into(), answers, seen: None, since: now }
    }

    /// How long it still waits; nothing once its time is over.
    pub fn lifetime_left(&self, now: Instant) -> Option<Duration> {
        UPLOAD_LIFETIME.checked_sub(now.saturating_duration_since(self.since)).filter(|left| !left.is_zero())
    }

    /// The file as it is read.
    pub fn input(&self) -> Input {
        Input::Bytes { name: self.name.clone(), bytes: self.bytes.clone() }
    }
}

/// A file's name without folders and without what no name needs.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).take(NAME_CHARS_MAX).collect();
    if plain.trim().is_empty() { "file".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A name never leads into another folder, and never is nothing.
    #[test]
    fn names_are_plain() {
        for (sent, kept) in
            [("C:\\Users\\x\\a.csv", "a.csv"), ("../../etc/passwd", "passwd"), ("a\r\nb.csv", "ab.csv"), ("  ", "file"), ("وصول.xlsx", "وصول.xlsx")]
        {
            assert_eq!(plain_name(sent), kept);
        }
    }

    /// Only what looks exactly like a token is one.
    #[test]
    fn tokens_read_back() {
        let token = Token(Uuid::new_v4());
        assert_eq!(Token::parse(&token.to_string()), Some(token.clone()));
        for text in ["", "x", "../answers", &token.0.hyphenated().to_string(), &format!("{token}0")] {
            assert_eq!(Token::parse(text), None, "{text}");
        }
    }
}
