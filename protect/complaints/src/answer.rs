//! Answers to the person who complained: sealed to the key that follows from their code.
//!
//! Whoever keeps the store knows that key's public half and could seal a false answer ("come to the gate at six"). So every answer carries a proof that
//! follows from the code too and that stands only inside the sealed complaint: two handlers must have opened it before anybody can answer.

use crate::{ComplaintError, Keys, Passage, Recipient, agefile, code::sixteen, padding};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The longest sealed answer as JSON.
pub const ANSWER_BYTES_MAX: usize = padding::SEALED_BYTES_MAX.div_ceil(3) * 4 + 256;
const VERSION: u32 = 1;

/// Sixteen bytes that only the person and those who opened the complaint know.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Proof(pub(crate) [u8; 16]);

impl Proof {
    pub(crate) fn parse(text: &str) -> Result<Self, ComplaintError> {
        sixteen(text).map(Self).ok_or(ComplaintError::Malformed("a proof has 32 hexadecimal digits"))
    }

    pub(crate) fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("{:032x}", u128::from_be_bytes(self.0)))
    }
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Proof(withheld)")
    }
}

/// Where answers go and what they must show. It comes out of an opened complaint and nowhere else; do not store it in the clear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerAddress {
    pub(crate) recipient: Recipient,
    pub(crate) proof: Proof,
}

/// An answer as it is kept and sent: a version and a file of age, in base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SealedAnswer {
    version: u32,
    sealed: String,
}

impl SealedAnswer {
    /// Reads the JSON form and checks its bounds.
    pub fn parse(json: &[u8]) -> Result<Self, ComplaintError> {
        if json.len() > ANSWER_BYTES_MAX {
            return Err(ComplaintError::Malformed("an answer is longer than its bound"));
        }
        let answer: Self = serde_json::from_slice(json).map_err(|_| ComplaintError::Malformed("an answer is not of the format"))?;
        if answer.version != VERSION {
            return Err(ComplaintError::Version(answer.version));
        }
        answer.file()?;
        Ok(answer)
    }

    /// The JSON form.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a number and a string are always JSON")
    }

    fn file(&self) -> Result<Vec<u8>, ComplaintError> {
        let file = STANDARD.decode(&self.sealed).map_err(|_| ComplaintError::Malformed("an answer is not base64"))?;
        if padding::is_padded_file(&file) { Ok(file) } else { Err(ComplaintError::Malformed("an answer is not padded to a size class")) }
    }
}

/// The sealed text as JSON.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    version: u32,
    proof: String,
    text: String,
}

impl Drop for Content {
    fn drop(&mut self) {
        self.proof.zeroize();
        self.text.zeroize();
    }
}

/// Seals an answer to the person who complained.
pub fn seal_answer(address: &AnswerAddress, text: &Passage) -> Result<SealedAnswer, ComplaintError> {
    let content = Content { version: VERSION, proof: address.proof.to_hex().to_string(), text: text.as_str().to_owned() };
    let mut json = Zeroizing::new(Vec::with_capacity(padding::PADDED_BYTES_MAX));
    serde_json::to_writer(&mut *json, &content).expect("strings and a number are always JSON");
    let file = agefile::seal(&address.recipient, &padding::pad(&json)?);
    Ok(SealedAnswer { version: VERSION, sealed: STANDARD.encode(file) })
}

/// Opens an answer with the keys of a code. One that shows no proof was not written by those who opened the complaint, and is refused.
pub fn open_answer(answer: &SealedAnswer, keys: &Keys) -> Result<Passage, ComplaintError> {
    let padded = agefile::open(keys.identity(), &answer.file()?, padding::PADDED_BYTES_MAX)?;
    let content: Content = serde_json::from_slice(padding::unpad(&padded)?).map_err(|_| ComplaintError::Malformed("an answer is not of the format"))?;
    if content.version != VERSION {
        return Err(ComplaintError::Version(content.version));
    }
    if Proof::parse(&content.proof)? != keys.address().proof {
        return Err(ComplaintError::Altered("the complaint"));
    }
    Passage::text(&content.text)
}
