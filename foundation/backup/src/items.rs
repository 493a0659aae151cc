//! What the parts of a backup hold: sequences of CBOR items (RFC 8742), each an array that begins with its version.
//!
//! A journal entry stands as the very bytes to which the log commits, so whoever opens the seal can check the log with them.

use crate::BackupError;
use lantern_ledger::{CommitEvent, JournalEntry, JournalEntryOwned, Leaf};
use lantern_model::AgencyCode;
use lantern_store::{LedgerLine, RotationState, VersionKey};
use minicbor::{Decoder, Encoder, decode::Error};
use std::convert::Infallible;

/// The version of each array.
const VERSION: u8 = 1;

/// Something that stands in a part.
pub(crate) trait Item: Sized {
    /// The folder of its parts.
    const FOLDER: &'static str;
    fn write(&self, to: &mut Vec<u8>);
    fn read(bytes: &[u8]) -> Option<Self>;
}

fn array(to: &mut Vec<u8>, fields: u64, build: impl FnOnce(&mut Encoder<&mut Vec<u8>>) -> Result<(), minicbor::encode::Error<Infallible>>) {
    let mut encoder = Encoder::new(to);
    encoder.array(fields + 1).and_then(|encoder| encoder.u8(VERSION)).expect("memory takes every byte");
    build(&mut encoder).expect("memory takes every byte");
}

fn parse<'a, T>(bytes: &'a [u8], fields: u64, build: impl FnOnce(&mut Decoder<'a>) -> Result<T, Error>) -> Option<T> {
    let mut decoder = Decoder::new(bytes);
    if decoder.array().ok()? != Some(fields + 1) || decoder.u8().ok()? != VERSION {
        return None;
    }
    let value = build(&mut decoder).ok()?;
    (decoder.position() == bytes.len()).then_some(value)
}

/// The items of a part; the part is named where one cannot be read.
pub(crate) fn items<T: Item>(name: &str, bytes: &[u8]) -> Result<Vec<T>, BackupError> {
    let altered = || BackupError::Altered(name.to_owned());
    let (mut items, mut rest) = (Vec::new(), bytes);
    while !rest.is_empty() {
        let mut decoder = Decoder::new(rest);
        decoder.skip().map_err(|_| altered())?;
        let (item, after) = rest.split_at(decoder.position());
        items.push(T::read(item).ok_or_else(altered)?);
        rest = after;
    }
    Ok(items)
}

impl Item for JournalEntryOwned {
    const FOLDER: &'static str = "journal";
    fn write(&self, to: &mut Vec<u8>) {
        let Self { position, at, actor, purpose, kind, dataset, import, change } = self;
        to.extend(JournalEntry { position: *position, at, actor, purpose, kind, dataset: *dataset, import: *import, change }.to_bytes());
    }
    fn read(bytes: &[u8]) -> Option<Self> {
        JournalEntry::from_bytes(bytes).ok().map(|entry| entry.to_owned())
    }
}

impl Item for LedgerLine {
    const FOLDER: &'static str = "leaves";
    fn write(&self, to: &mut Vec<u8>) {
        array(to, 4, |encoder| encoder.u64(self.index)?.bytes(&self.salt)?.bytes(&self.event.to_bytes())?.bytes(self.leaf.bytes())?.ok());
    }
    fn read(bytes: &[u8]) -> Option<Self> {
        let (index, salt, event, leaf) = parse(bytes, 4, |decoder| Ok((decoder.u64()?, decoder.bytes()?, decoder.bytes()?, decoder.bytes()?)))?;
        Some(Self { index, salt: salt.try_into().ok()?, event: CommitEvent::from_bytes(event).ok()?, leaf: Leaf::from_bytes(leaf).ok()? })
    }
}

/// A tombstone: its position in the journal, and what it says.
pub(crate) struct Tombstone(pub(crate) i64, pub(crate) Vec<u8>);

impl Item for Tombstone {
    const FOLDER: &'static str = "tombstones";
    fn write(&self, to: &mut Vec<u8>) {
        array(to, 2, |encoder| encoder.i64(self.0)?.bytes(&self.1)?.ok());
    }
    fn read(bytes: &[u8]) -> Option<Self> {
        parse(bytes, 2, |decoder| Ok(Self(decoder.i64()?, decoder.bytes()?.to_vec())))
    }
}

/// A dataset's key: its number, and the key wrapped by the store key.
pub(crate) struct DatasetKey(pub(crate) i64, pub(crate) Vec<u8>);

impl Item for DatasetKey {
    const FOLDER: &'static str = "datasets";
    fn write(&self, to: &mut Vec<u8>) {
        array(to, 2, |encoder| encoder.i64(self.0)?.bytes(&self.1)?.ok());
    }
    fn read(bytes: &[u8]) -> Option<Self> {
        parse(bytes, 2, |decoder| Ok(Self(decoder.i64()?, decoder.bytes()?.to_vec())))
    }
}

impl Item for VersionKey {
    const FOLDER: &'static str = "versions";
    fn write(&self, to: &mut Vec<u8>) {
        array(to, 4, |encoder| {
            encoder.i64(self.position)?.bytes(&self.coded)?;
            match &self.identity {
                Some((wrapped, agency)) => encoder.bytes(wrapped)?.str(agency)?.ok(),
                None => encoder.null()?.null()?.ok(),
            }
        });
    }
    fn read(bytes: &[u8]) -> Option<Self> {
        parse(bytes, 4, |decoder| {
            let (position, coded) = (decoder.i64()?, decoder.bytes()?.to_vec());
            let wrapped: Option<minicbor::bytes::ByteVec> = decoder.decode()?;
            let agency: Option<String> = decoder.decode()?;
            Ok(Self { position, coded, identity: wrapped.map(Vec::from).zip(agency) })
        })
    }
}

impl Item for RotationState {
    const FOLDER: &'static str = "rotations";
    fn write(&self, to: &mut Vec<u8>) {
        array(to, 4, |encoder| encoder.str(self.agency.as_str())?.bytes(&self.public_key)?.i64(self.until)?.i64(self.done)?.ok());
    }
    fn read(bytes: &[u8]) -> Option<Self> {
        let (agency, key, until, done) = parse(bytes, 4, |decoder| Ok((decoder.str()?, decoder.bytes()?, decoder.i64()?, decoder.i64()?)))?;
        Some(Self { agency: AgencyCode::parse(agency).ok()?, public_key: key.try_into().ok()?, until, done })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round<T: Item>(item: &T) -> T {
        let mut bytes = Vec::new();
        item.write(&mut bytes);
        for length in 0..bytes.len() {
            assert!(items::<T>("part", &bytes[..length]).map_or(true, |found| found.len() != 1), "{length} bytes of {}", bytes.len());
        }
        items::<T>("part", &bytes).unwrap().pop().unwrap()
    }

    /// What was written is read again, and no beginning of it is taken for the whole.
    #[test]
    fn items_are_read_again() {
        let with = VersionKey { position: 7, coded: vec![1, 2, 3], identity: Some((vec![4, 5], "shelter".into())) };
        assert_eq!(round(&with), with);
        let without = VersionKey { identity: None, ..with };
        assert_eq!(round(&without), without);
        let rotation = RotationState { agency: AgencyCode::parse("shelter").unwrap(), public_key: [9; 32], done: 3, until: 12 };
        assert_eq!(round(&rotation), rotation);
        assert_eq!(round(&Tombstone(4, vec![6; 30])).1, [6; 30]);
        assert_eq!(round(&DatasetKey(2, vec![8; 40])).0, 2);
    }
}
