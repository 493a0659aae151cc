//! Canonical CBOR (RFC 8949 §4.2): each value has one spelling, so that what was hashed is what was meant.

use crate::LedgerError;
use minicbor::{Decoder, Encoder};
use std::convert::Infallible;

/// Writes one array. Every argument is written in its shortest form, which is all that §4.2.1 asks of arrays of scalars.
pub(crate) fn write(build: impl FnOnce(&mut Encoder<Vec<u8>>) -> Result<(), minicbor::encode::Error<Infallible>>) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    build(&mut encoder).expect("writing to memory does not fail");
    encoder.into_writer()
}

/// Reads some bytes as an array of `fields` items whose first is version 1. Whatever follows its end is for [`canonical`] to refuse.
pub(crate) fn read<'a, T>(
    what: &'static str,
    fields: u64,
    bytes: &'a [u8],
    build: impl FnOnce(&mut Decoder<'a>) -> Result<T, minicbor::decode::Error>,
) -> Result<T, LedgerError> {
    let mut decoder = Decoder::new(bytes);
    if decoder.array().ok().flatten() != Some(fields) {
        return Err(LedgerError::malformed(what, "it is not the array it should be"));
    }
    if decoder.u8().ok() != Some(1) {
        return Err(LedgerError::malformed(what, "its version is not 1"));
    }
    build(&mut decoder).map_err(|_| LedgerError::malformed(what, "an item is missing or of another type"))
}

/// Refuses bytes that say the same in another spelling.
pub(crate) fn canonical<T>(what: &'static str, value: T, given: &[u8], written: &[u8]) -> Result<T, LedgerError> {
    if given == written { Ok(value) } else { Err(LedgerError::malformed(what, "it is not in the canonical form of RFC 8949")) }
}

/// An array of equally long byte strings, at most `maximum` of them.
pub(crate) fn chunks<const N: usize>(decoder: &mut Decoder<'_>, maximum: usize) -> Result<Vec<[u8; N]>, minicbor::decode::Error> {
    let count = decoder.array()?.and_then(|count| usize::try_from(count).ok()).filter(|count| *count <= maximum);
    let count = count.ok_or_else(|| minicbor::decode::Error::message("too many items"))?;
    // Nothing is reserved by the count that the bytes claim: each item is read before the next is believed.
    let mut items = Vec::new();
    for _ in 0..count {
        items.push(chunk(decoder)?);
    }
    Ok(items)
}

/// A byte string of exactly N bytes.
pub(crate) fn chunk<const N: usize>(decoder: &mut Decoder<'_>) -> Result<[u8; N], minicbor::decode::Error> {
    decoder.bytes()?.try_into().map_err(|_| minicbor::decode::Error::message("another length"))
}
