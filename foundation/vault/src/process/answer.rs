//! What the vault answers: CBOR, an array of kind and contents.

use super::{Hardening, ITEMS_MAX, Refusal, question::list};
use crate::{PersonKey, SearchToken, secret::SecretBytes};
use minicbor::{Decoder, Encoder, decode, encode};
use std::convert::Infallible;
use zeroize::Zeroizing;

/// More tokens of one person are not answered.
const TOKENS_MAX: usize = 65_536;

/// One answer.
pub(super) enum Answer {
    Done,
    Started(Hardening),
    Names(Vec<String>),
    Keys(Vec<Option<PersonKey>>),
    Tokens(Vec<Option<Vec<SearchToken>>>),
    Wrapped(Vec<Option<Vec<u8>>>),
    Sheets(Vec<Zeroizing<String>>),
    Refused(Refusal),
}

impl Answer {
    pub(super) fn to_bytes(&self) -> SecretBytes {
        let mut encoder = Encoder::new(SecretBytes::default());
        self.write(&mut encoder).expect("writing to memory does not fail");
        encoder.into_writer()
    }

    fn write(&self, to: &mut Encoder<SecretBytes>) -> Result<(), encode::Error<Infallible>> {
        to.array(2)?;
        match self {
            Self::Done => to.u8(0)?.null()?.ok(),
            Self::Started(hardening) => to.u8(1)?.u8(hardening.code())?.ok(),
            Self::Names(names) => to.u8(2)?.encode(names)?.ok(),
            Self::Keys(keys) => write_each(to.u8(3)?, keys, |to, key| to.bytes(&key.0)?.ok()),
            Self::Tokens(lists) => write_each(to.u8(4)?, lists, |to, tokens| {
                to.array(tokens.len() as u64)?;
                for token in tokens {
                    to.bytes(token)?;
                }
                Ok(())
            }),
            Self::Wrapped(keys) => write_each(to.u8(5)?, keys, |to, key| to.bytes(key)?.ok()),
            Self::Sheets(sheets) => {
                to.u8(6)?.array(sheets.len() as u64)?;
                for sheet in sheets {
                    to.str(sheet)?;
                }
                Ok(())
            }
            Self::Refused(refusal) => to.u8(7)?.u8(refusal.code())?.ok(),
        }
    }

    pub(super) fn read(bytes: &[u8]) -> Result<Self, decode::Error> {
        let from = &mut Decoder::new(bytes);
        if from.array()? != Some(2) {
            return Err(decode::Error::message("not an answer"));
        }
        let answer = match from.u8()? {
            0 => from.null().map(|()| Self::Done)?,
            1 => Self::Started(Hardening::from_code(from.u8()?)),
            2 => Self::Names(list(from, ITEMS_MAX, |from| from.str().map(str::to_owned))?),
            3 => Self::Keys(list(from, ITEMS_MAX, |from| maybe(from, |from| chunk(from).map(PersonKey)))?),
            4 => Self::Tokens(list(from, ITEMS_MAX, |from| maybe(from, |from| list(from, TOKENS_MAX, chunk)))?),
            5 => Self::Wrapped(list(from, ITEMS_MAX, |from| maybe(from, |from| from.bytes().map(<[u8]>::to_vec)))?),
            6 => Self::Sheets(list(from, ITEMS_MAX, |from| from.str().map(|sheet| Zeroizing::new(sheet.to_owned())))?),
            7 => Self::Refused(Refusal::from_code(from.u8()?).ok_or_else(|| decode::Error::message("unknown refusal"))?),
            _ => return Err(decode::Error::message("unknown answer")),
        };
        if from.position() == bytes.len() { Ok(answer) } else { Err(decode::Error::message("bytes follow the answer")) }
    }
}

fn write_each<T>(
    to: &mut Encoder<SecretBytes>,
    items: &[Option<T>],
    write: impl Fn(&mut Encoder<SecretBytes>, &T) -> Result<(), encode::Error<Infallible>>,
) -> Result<(), encode::Error<Infallible>> {
    to.array(items.len() as u64)?;
    for item in items {
        match item {
            Some(item) => write(to, item)?,
            None => to.null()?.ok()?,
        }
    }
    Ok(())
}

fn maybe<'a, T>(from: &mut Decoder<'a>, read: impl Fn(&mut Decoder<'a>) -> Result<T, decode::Error>) -> Result<Option<T>, decode::Error> {
    if from.datatype()? == minicbor::data::Type::Null { from.null().map(|()| None) } else { read(from).map(Some) }
}

fn chunk<const N: usize>(from: &mut Decoder<'_>) -> Result<[u8; N], decode::Error> {
    from.bytes()?.try_into().map_err(|_| decode::Error::message("wrong number of bytes"))
}
