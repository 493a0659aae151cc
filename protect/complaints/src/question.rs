//! A question that only the owner of a key can answer. A complaint sealed to a mistyped key would be lost, so nothing is sealed to one
//! before its owner has shown that the secret half is there.

use crate::{ComplaintError, Identity, Recipient, agefile};
use base64::{Engine, engine::general_purpose::STANDARD};
use zeroize::Zeroizing;

/// The longest question: a file of age with 32 digits, in base64.
const QUESTION_BYTES_MAX: usize = 2_048;
/// The digits of an answer.
const ANSWER_DIGITS: usize = 32;

/// Seals an answer to a key: a file of age in base64, which every program of age opens.
pub fn question_of(recipient: &Recipient, answer: &str) -> String {
    STANDARD.encode(agefile::seal(recipient, answer.as_bytes()))
}

/// An answer from random bytes.
pub fn new_answer(random: [u8; 16]) -> Zeroizing<String> {
    Zeroizing::new(format!("{:032x}", u128::from_be_bytes(random)))
}

/// The answer that a key gives to a question.
pub fn answer_to(question: &str, identity: &Identity) -> Result<Zeroizing<String>, ComplaintError> {
    let broken = ComplaintError::Malformed("a question is a file of age in base64");
    let question: String = question.split_whitespace().collect();
    if question.len() > QUESTION_BYTES_MAX {
        return Err(broken);
    }
    let plain = agefile::open(identity, &STANDARD.decode(question).map_err(|_| broken.clone())?, ANSWER_DIGITS)?;
    let text = std::str::from_utf8(&plain).map_err(|_| broken.clone())?;
    // A question asks for nothing but digits: it must not become a way to have other things opened.
    if text.len() == ANSWER_DIGITS && text.bytes().all(|byte| byte.is_ascii_hexdigit()) { Ok(Zeroizing::new(text.to_owned())) } else { Err(broken) }
}
