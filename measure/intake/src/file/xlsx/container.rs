//! The ZIP archive round a workbook, checked before anything is unpacked.

use super::xml::Xml;
use crate::file::input::{Input, Limits, Source};
use crate::file::problem::FileProblem;
use flate2::Crc;
use flate2::read::DeflateDecoder;
use std::collections::HashMap;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Take};
use zip::{CompressionMethod, ZipArchive};

/// Parts of a workbook. Real ones have some dozens; a workbook with many pictures some hundreds.
const PARTS_MAX: usize = 10_000;
/// The directory of the archive, which is held in memory.
const DIRECTORY_BYTES_MAX: u64 = 4 << 20;
/// The record at the end of an archive, without its comment of at most 65,535 bytes (APPNOTE 4.3.16).
const END_BYTES: usize = 22;
/// Below this size a part may be packed as tightly as it likes.
const RATIO_EXEMPT_BYTES: u64 = 16 << 20;

/// Where one part lies in the file and how large it is.
#[derive(Clone, Copy)]
struct Part {
    start: u64,
    packed_bytes: u64,
    bytes: u64,
    crc: u32,
    deflated: bool,
}

/// The parts of an archive by name: lower case, with forward slashes.
pub(super) struct Container {
    input: Input,
    parts: HashMap<String, Part>,
    event_bytes_max: usize,
}

impl Container {
    /// Reads and checks the directory.
    pub(super) fn open(input: &Input, limits: &Limits) -> Result<Self, FileProblem> {
        let file_bytes = input.size()?;
        check_end_record(&mut input.source()?, file_bytes)?;
        let mut archive = ZipArchive::new(BufReader::new(input.source()?)).map_err(|_| FileProblem::Damaged)?;
        if archive.len() > PARTS_MAX {
            return Err(FileProblem::Damaged);
        }
        let mut parts = HashMap::with_capacity(archive.len());
        let mut packed_bytes = 0_u64;
        for at in 0..archive.len() {
            let entry = archive.by_index_raw(at).map_err(|_| FileProblem::Damaged)?;
            if entry.encrypted() {
                return Err(FileProblem::Password);
            }
            let name = entry.name().map_err(|_| FileProblem::Damaged)?.replace('\\', "/").to_ascii_lowercase();
            let deflated = match entry.compression() {
                CompressionMethod::Stored => false,
                CompressionMethod::Deflated => true,
                _ => return Err(FileProblem::Damaged),
            };
            let start = entry.data_start().ok_or(FileProblem::Damaged)?;
            let part = Part { start, packed_bytes: entry.compressed_size(), bytes: entry.size(), crc: entry.crc32(), deflated };
            packed_bytes = packed_bytes.saturating_add(part.packed_bytes);
            check_sizes(&part, file_bytes, limits)?;
            if parts.insert(name.trim_start_matches('/').to_owned(), part).is_some() {
                return Err(FileProblem::Damaged);
            }
        }
        // Parts that lie over each other unpack the same bytes many times.
        if packed_bytes > file_bytes { Err(FileProblem::Damaged) } else { Ok(Self { input: input.clone(), parts, event_bytes_max: limits.row_bytes }) }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.parts.contains_key(&name.to_ascii_lowercase())
    }

    pub(super) fn packed_bytes(&self, name: &str) -> u64 {
        self.parts.get(&name.to_ascii_lowercase()).map_or(0, |part| part.packed_bytes)
    }

    /// Opens a part as XML.
    pub(super) fn xml(&self, name: &str) -> Result<Xml, FileProblem> {
        let part = self.parts.get(&name.to_ascii_lowercase()).copied().ok_or(FileProblem::Damaged)?;
        let mut source = self.input.source()?;
        source.seek(SeekFrom::Start(part.start))?;
        let packed = source.take(part.packed_bytes);
        let unpack = if part.deflated { Unpack::Deflated(DeflateDecoder::new(packed)) } else { Unpack::Stored(packed) };
        let reader = PartReader { unpack, left: part.bytes, crc: Crc::new(), expected_crc: part.crc, allowance: 0 };
        Ok(Xml::new(reader, self.event_bytes_max))
    }
}

/// A part is no larger than allowed, lies inside the file, and does not unpack to many times its packed size.
fn check_sizes(part: &Part, file_bytes: u64, limits: &Limits) -> Result<(), FileProblem> {
    let inside = part.start.checked_add(part.packed_bytes).is_some_and(|end| end <= file_bytes);
    let honest = part.deflated || part.bytes == part.packed_bytes;
    let tight = part.bytes > RATIO_EXEMPT_BYTES && part.bytes / part.packed_bytes.max(1) > limits.xlsx_ratio;
    if !inside || !honest || tight || part.bytes > limits.xlsx_uncompressed_bytes { Err(FileProblem::Damaged) } else { Ok(()) }
}

/// Looks at the record at the archive's end by itself: the reader of archives makes room for as many parts as it names.
/// A second such record would leave open which one counts, and workbooks need none of the records for very large archives.
fn check_end_record(source: &mut Source, file_bytes: u64) -> Result<(), FileProblem> {
    let tail_bytes = file_bytes.min(END_BYTES as u64 + 65_535 + 20);
    source.seek(SeekFrom::Start(file_bytes - tail_bytes))?;
    let mut tail = Vec::new();
    source.take(tail_bytes).read_to_end(&mut tail)?;
    let mut ends = tail.windows(4).enumerate().filter(|(_, bytes)| *bytes == b"PK\x05\x06").map(|(at, _)| at);
    let (Some(at), None) = (ends.next(), ends.next()) else { return Err(FileProblem::Damaged) };
    let record = tail.get(at..at + END_BYTES).ok_or(FileProblem::Damaged)?;
    let parts = usize::from(u16::from_le_bytes([record[10], record[11]]));
    let directory_bytes = u64::from(u32::from_le_bytes([record[12], record[13], record[14], record[15]]));
    let large = at >= 20 && tail[at - 20..].starts_with(b"PK\x06\x07");
    if large || parts > PARTS_MAX || directory_bytes > DIRECTORY_BYTES_MAX { Err(FileProblem::Damaged) } else { Ok(()) }
}

enum Unpack {
    Stored(Take<Source>),
    Deflated(DeflateDecoder<Take<Source>>),
}

/// The unpacked bytes of one part: never more than the directory says, only as many at a time as are allowed, and checked at the end.
pub(super) struct PartReader {
    unpack: Unpack,
    left: u64,
    crc: Crc,
    expected_crc: u32,
    allowance: usize,
}

impl PartReader {
    /// Allows this many bytes to be read until the next call.
    pub(super) fn allow(&mut self, bytes: usize) {
        self.allowance = bytes;
    }

    /// How many packed bytes have been read.
    pub(super) fn packed_bytes_read(&self) -> u64 {
        match &self.unpack {
            Unpack::Stored(_) => u64::from(self.crc.amount()),
            Unpack::Deflated(decoder) => decoder.total_in(),
        }
    }
}

impl Read for PartReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.allowance == 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "an element of the workbook is too large"));
        }
        let room = buffer.len().min(self.allowance);
        let count = match &mut self.unpack {
            Unpack::Stored(stored) => stored.read(&mut buffer[..room])?,
            Unpack::Deflated(deflated) => deflated.read(&mut buffer[..room])?,
        };
        self.crc.update(&buffer[..count]);
        self.allowance -= count;
        self.left = self.left.checked_sub(count as u64).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
        if count == 0 && room > 0 && (self.left > 0 || self.crc.sum() != self.expected_crc) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(count)
    }
}
