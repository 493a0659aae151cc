//! A file's text as a stream of UTF-8, whatever encoding it has.

use super::encoding::Detected;
use super::input::{Input, Source, read_full};
use encoding_rs::{Decoder, DecoderResult, UTF_8};
use std::io::{self, Seek, SeekFrom};

/// How many bytes are read at once.
const PIECE_BYTES: usize = 64 << 10;
/// Stands where a letter could not be decoded. UTF-8 never has this byte, so damage shows in the same way in every encoding.
const DAMAGE: u8 = 0xFF;

/// The text from its first letter on, without the byte order mark.
pub(super) struct Text {
    source: Source,
    /// None for UTF-8, whose bytes pass unchanged: the rows check them, so that damage has a row.
    decoder: Option<Decoder>,
    piece: Vec<u8>,
    bytes_read: u64,
    ended: bool,
}

impl Text {
    pub(super) fn open(input: &Input, detected: Detected) -> io::Result<Self> {
        let mut source = input.source()?;
        source.seek(SeekFrom::Start(detected.bom_bytes as u64))?;
        let decoder = (detected.encoding != UTF_8).then(|| detected.encoding.new_decoder_without_bom_handling());
        let piece = if decoder.is_some() { vec![0; PIECE_BYTES] } else { Vec::new() };
        Ok(Self { source, decoder, piece, bytes_read: detected.bom_bytes as u64, ended: false })
    }

    /// How many bytes of the file have been read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.bytes_read
    }

    /// Appends the next piece of text to `buffer`; false when there is no more.
    pub(super) fn fill(&mut self, buffer: &mut Vec<u8>) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let start = buffer.len();
        let Some(decoder) = &mut self.decoder else {
            buffer.resize(start + PIECE_BYTES, 0);
            let read = read_full(&mut self.source, &mut buffer[start..]);
            buffer.truncate(start + *read.as_ref().unwrap_or(&0));
            let count = read?;
            self.bytes_read += count as u64;
            self.ended = count < PIECE_BYTES;
            return Ok(count > 0);
        };
        let count = read_full(&mut self.source, &mut self.piece)?;
        self.bytes_read += count as u64;
        self.ended = count < PIECE_BYTES;
        let mut rest = &self.piece[..count];
        loop {
            let at = buffer.len();
            let room = decoder.max_utf8_buffer_length_without_replacement(rest.len()).expect("a piece is far below the largest length");
            buffer.resize(at + room, 0);
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(rest, &mut buffer[at..], self.ended);
            buffer.truncate(at + written);
            rest = &rest[read..];
            match result {
                DecoderResult::Malformed(..) => buffer.push(DAMAGE),
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
            }
        }
        Ok(buffer.len() > start || !self.ended)
    }
}
