//! What the vault is asked: CBOR (RFC 8949), an array of operation and arguments. Every count is bounded before anything is
//! reserved, nothing nests deeper than the grammar, and nothing may follow.

use super::ITEMS_MAX;
use crate::{agencyfile::AGENCY_CODE_BYTES_MAX, files::TEXT_BYTES_MAX, secret::SecretBytes};
use lantern_ledger::NOTE_BYTES_MAX;
use minicbor::{Decoder, Encoder, decode, encode};
use std::convert::Infallible;

type Written = Result<(), encode::Error<Infallible>>;

/// More values of one person are not indexed at once.
const VALUES_MAX: usize = 1024;
/// The passphrase's 256 characters, each of four bytes.
const PASSPHRASE_BYTES_MAX: usize = 1024;
const VERIFIER_BYTES_MAX: usize = 1024;

/// A wrapped key and the person it is said to belong to.
pub(super) type Item<'a> = (&'a [u8; 16], &'a [u8]);

/// A sealed value: field, context, sealed bytes.
pub(super) type Value<'a> = (u16, &'a [u8], &'a [u8]);

/// One question, borrowed from its frame: no secret is copied by reading it.
#[derive(Debug, PartialEq)]
pub(super) enum Question<'a> {
    Start { log: &'a str, origin: &'a str },
    Unlock { agency: &'a str, key_text: &'a str, passphrase: Option<&'a str>, checkpoint: &'a str },
    Lock { agency: &'a str },
    LockAll,
    Unlocked,
    OpenKeys { agency: &'a str, receipt: &'a [u8], items: Vec<Item<'a>> },
    SearchTokens { agency: &'a str, receipt: &'a [u8], epoch: u32, texts: Vec<(u16, &'a str)> },
    Index { agency: &'a str, receipt: &'a [u8], epoch: u32, items: Vec<(Item<'a>, Vec<Value<'a>>)> },
    Rewrap { agency: &'a str, receipt: &'a [u8], public: &'a [u8; 32], items: Vec<Item<'a>> },
    Shares { agency: &'a str, receipt: &'a [u8], threshold: u8, count: u8 },
}

impl<'a> Question<'a> {
    pub(super) fn to_bytes(&self) -> SecretBytes {
        let mut encoder = Encoder::new(SecretBytes::default());
        self.write(&mut encoder).expect("writing to memory does not fail");
        encoder.into_writer()
    }

    fn write(&self, to: &mut Encoder<SecretBytes>) -> Written {
        match self {
            Self::Start { log, origin } => to.array(3)?.u8(0)?.str(log)?.str(origin)?.ok(),
            Self::Unlock { agency, key_text, passphrase, checkpoint } => {
                to.array(5)?.u8(1)?.str(agency)?.str(key_text)?.encode(passphrase)?.str(checkpoint)?.ok()
            }
            Self::Lock { agency } => to.array(2)?.u8(2)?.str(agency)?.ok(),
            Self::LockAll => to.array(1)?.u8(3)?.ok(),
            Self::Unlocked => to.array(1)?.u8(4)?.ok(),
            Self::OpenKeys { agency, receipt, items } => {
                to.array(4)?.u8(5)?.str(agency)?.bytes(receipt)?;
                write_items(items, to)
            }
            Self::SearchTokens { agency, receipt, epoch, texts } => {
                to.array(5)?.u8(6)?.str(agency)?.bytes(receipt)?.u32(*epoch)?.array(texts.len() as u64)?;
                for (field, text) in texts {
                    to.array(2)?.u16(*field)?.str(text)?;
                }
                Ok(())
            }
            Self::Index { agency, receipt, epoch, items } => {
                to.array(5)?.u8(7)?.str(agency)?.bytes(receipt)?.u32(*epoch)?.array(items.len() as u64)?;
                for ((subject, wrapped), values) in items {
                    to.array(3)?.bytes(&subject[..])?.bytes(wrapped)?.array(values.len() as u64)?;
                    for (field, context, sealed) in values {
                        to.array(3)?.u16(*field)?.bytes(context)?.bytes(sealed)?;
                    }
                }
                Ok(())
            }
            Self::Rewrap { agency, receipt, public, items } => {
                to.array(5)?.u8(8)?.str(agency)?.bytes(receipt)?.bytes(&public[..])?;
                write_items(items, to)
            }
            Self::Shares { agency, receipt, threshold, count } => to.array(5)?.u8(9)?.str(agency)?.bytes(receipt)?.u8(*threshold)?.u8(*count)?.ok(),
        }
    }

    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, decode::Error> {
        let mut from = Decoder::new(bytes);
        let question = read_question(&mut from)?;
        if from.position() == bytes.len() { Ok(question) } else { Err(decode::Error::message("bytes follow the question")) }
    }
}

fn read_question<'a>(from: &mut Decoder<'a>) -> Result<Question<'a>, decode::Error> {
    let length = from.array()?;
    let operation = from.u8()?;
    let expected = match operation {
        3 | 4 => 1,
        2 => 2,
        0 => 3,
        5 => 4,
        1 | 6..=9 => 5,
        _ => return Err(decode::Error::message("unknown operation")),
    };
    if length != Some(expected) {
        return Err(decode::Error::message("wrong number of arguments"));
    }
    Ok(match operation {
        0 => Question::Start { log: text(from, VERIFIER_BYTES_MAX)?, origin: text(from, VERIFIER_BYTES_MAX)? },
        1 => Question::Unlock {
            agency: agency(from)?,
            key_text: text(from, TEXT_BYTES_MAX)?,
            passphrase: from.decode::<Option<&str>>()?.map(|text| short(text, PASSPHRASE_BYTES_MAX)).transpose()?,
            checkpoint: text(from, NOTE_BYTES_MAX)?,
        },
        2 => Question::Lock { agency: agency(from)? },
        3 => Question::LockAll,
        4 => Question::Unlocked,
        5 => Question::OpenKeys { agency: agency(from)?, receipt: from.bytes()?, items: list(from, ITEMS_MAX, |from| pair(from, item))? },
        6 => Question::SearchTokens {
            agency: agency(from)?,
            receipt: from.bytes()?,
            epoch: from.u32()?,
            texts: list(from, ITEMS_MAX, |from| pair(from, |from| Ok((from.u16()?, from.str()?))))?,
        },
        7 => Question::Index { agency: agency(from)?, receipt: from.bytes()?, epoch: from.u32()?, items: list(from, ITEMS_MAX, index_item)? },
        8 => Question::Rewrap {
            agency: agency(from)?,
            receipt: from.bytes()?,
            public: exactly(from.bytes()?)?,
            items: list(from, ITEMS_MAX, |from| pair(from, item))?,
        },
        _ => Question::Shares { agency: agency(from)?, receipt: from.bytes()?, threshold: from.u8()?, count: from.u8()? },
    })
}

fn write_items(items: &[Item<'_>], to: &mut Encoder<SecretBytes>) -> Written {
    to.array(items.len() as u64)?;
    for (subject, wrapped) in items {
        to.array(2)?.bytes(&subject[..])?.bytes(wrapped)?;
    }
    Ok(())
}

fn short(text: &str, most: usize) -> Result<&str, decode::Error> {
    if text.len() <= most { Ok(text) } else { Err(decode::Error::message("a text is too long")) }
}

fn text<'a>(from: &mut Decoder<'a>, most: usize) -> Result<&'a str, decode::Error> {
    short(from.str()?, most)
}

fn agency<'a>(from: &mut Decoder<'a>) -> Result<&'a str, decode::Error> {
    text(from, AGENCY_CODE_BYTES_MAX)
}

fn exactly<const N: usize>(bytes: &[u8]) -> Result<&[u8; N], decode::Error> {
    bytes.try_into().map_err(|_| decode::Error::message("wrong number of bytes"))
}

fn item<'a>(from: &mut Decoder<'a>) -> Result<Item<'a>, decode::Error> {
    Ok((exactly(from.bytes()?)?, from.bytes()?))
}

fn pair<'a, T>(from: &mut Decoder<'a>, read: impl Fn(&mut Decoder<'a>) -> Result<T, decode::Error>) -> Result<T, decode::Error> {
    of_length(from, 2)?;
    read(from)
}

fn of_length(from: &mut Decoder<'_>, length: u64) -> Result<(), decode::Error> {
    if from.array()? == Some(length) { Ok(()) } else { Err(decode::Error::message("wrong number of parts")) }
}

fn index_item<'a>(from: &mut Decoder<'a>) -> Result<(Item<'a>, Vec<Value<'a>>), decode::Error> {
    of_length(from, 3)?;
    let item = item(from)?;
    let values = list(from, VALUES_MAX, |from| {
        of_length(from, 3)?;
        Ok((from.u16()?, from.bytes()?, from.bytes()?))
    })?;
    Ok((item, values))
}

/// A list of known length. What is reserved is bounded by the bytes that are left, whatever length was announced.
pub(super) fn list<'a, T>(from: &mut Decoder<'a>, most: usize, read: impl Fn(&mut Decoder<'a>) -> Result<T, decode::Error>) -> Result<Vec<T>, decode::Error> {
    let length = from.array()?.and_then(|length| usize::try_from(length).ok()).filter(|length| *length <= most);
    let length = length.ok_or_else(|| decode::Error::message("a list is too long"))?;
    let mut items = Vec::with_capacity(length.min(from.input().len() - from.position()));
    for _ in 0..length {
        items.push(read(from)?);
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn questions() -> Vec<Question<'static>> {
        let items = || vec![(&[1; 16], &b"wrapped"[..]), (&[2; 16], &b""[..])];
        vec![
            Question::Start { log: "log", origin: "origin" },
            Question::Unlock { agency: "shelter", key_text: "line", passphrase: Some("words"), checkpoint: "note" },
            Question::Unlock { agency: "shelter", key_text: "line", passphrase: None, checkpoint: "note" },
            Question::Lock { agency: "shelter" },
            Question::LockAll,
            Question::Unlocked,
            Question::OpenKeys { agency: "shelter", receipt: b"receipt", items: items() },
            Question::SearchTokens { agency: "shelter", receipt: b"receipt", epoch: 3, texts: vec![(9, "name")] },
            Question::Index { agency: "shelter", receipt: b"receipt", epoch: 3, items: vec![(items()[0], vec![(9, b"here", b"sealed")])] },
            Question::Rewrap { agency: "shelter", receipt: b"receipt", public: &[3; 32], items: items() },
            Question::Shares { agency: "shelter", receipt: b"receipt", threshold: 2, count: 3 },
        ]
    }

    /// Every question reads back as it was written; cut short, or with a byte after it, it does not.
    #[test]
    fn questions_read_back() {
        for question in questions() {
            let written = question.to_bytes();
            let bytes = written.as_slice();
            assert_eq!(Question::read(bytes).unwrap(), question);
            for cut in 0..bytes.len() {
                assert!(Question::read(&bytes[..cut]).is_err(), "{question:?} cut at {cut}");
            }
            assert!(Question::read(&[bytes, &[0]].concat()).is_err(), "{question:?} with a byte after it");
        }
    }

    proptest! {
        /// No bytes make the reader panic, and an announced length reserves nothing.
        #[test]
        fn garbage_is_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..256), which in 0..11_usize, at in any::<proptest::sample::Index>()) {
            let _ = Question::read(&bytes);
            let mut altered = questions()[which].to_bytes().as_slice().to_vec();
            let at = at.index(altered.len());
            altered.splice(at..=at, bytes);
            let _ = Question::read(&altered);
        }
    }
}
