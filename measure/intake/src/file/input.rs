//! What is read and how much of it: a file on a disk or bytes in memory, and the limits that hold for every file.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::path::PathBuf;
use std::sync::Arc;

/// A file to read: on a disk, or uploaded into memory.
#[derive(Clone)]
pub enum Input {
    /// A file on a disk.
    Path(PathBuf),
    /// Bytes in memory with the name that the sender gave them.
    Bytes {
        /// The name that the sender gave.
        name: String,
        /// The content.
        bytes: Arc<[u8]>,
    },
}

impl std::fmt::Debug for Input {
    /// Names the input and never shows its content.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Input({:?})", self.name())
    }
}

impl Input {
    /// The file's own name, without its folders.
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Self::Bytes { name, .. } => name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned(),
        }
    }

    /// The size in bytes.
    pub fn size(&self) -> io::Result<u64> {
        match self {
            Self::Path(path) => std::fs::metadata(path).map(|metadata| metadata.len()),
            Self::Bytes { bytes, .. } => Ok(bytes.len() as u64),
        }
    }

    /// The BLAKE3 hash of the content, read in pieces.
    pub fn hash(&self) -> io::Result<[u8; 32]> {
        let mut hasher = blake3::Hasher::new();
        match self {
            Self::Path(path) => _ = hasher.update_reader(File::open(path)?)?,
            Self::Bytes { bytes, .. } => _ = hasher.update(bytes),
        }
        Ok(*hasher.finalize().as_bytes())
    }

    /// A reader from the first byte on. Several may be open at once.
    pub(super) fn source(&self) -> io::Result<Source> {
        Ok(match self {
            Self::Path(path) => Source::File(File::open(path)?),
            Self::Bytes { bytes, .. } => Source::Memory(Cursor::new(bytes.clone())),
        })
    }
}

/// An open [`Input`]. It does not buffer: who reads small pieces puts a buffer around it.
pub(super) enum Source {
    File(File),
    Memory(Cursor<Arc<[u8]>>),
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Memory(memory) => memory.read(buffer),
        }
    }
}

impl Seek for Source {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(position),
            Self::Memory(memory) => memory.seek(position),
        }
    }
}

/// Reads until `buffer` is full or the source ends, and says how much came.
pub(super) fn read_full(source: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match source.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// How large a file and its parts may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// The whole file, as it lies on the disk.
    pub file_bytes: u64,
    /// Columns of a table.
    pub columns: usize,
    /// The text of one row.
    pub row_bytes: usize,
    /// The text of one cell.
    pub cell_bytes: usize,
    /// Rows of a table.
    pub rows: u64,
    /// One unpacked part of an XLSX file.
    pub xlsx_uncompressed_bytes: u64,
    /// How many times larger than packed a part of an XLSX file may be. Parts below 16 MiB are exempt: they harm nobody.
    pub xlsx_ratio: u64,
    /// The table of shared texts of an XLSX file, the only part that is held in memory.
    pub xlsx_texts_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        const MIB: usize = 1 << 20;
        Self {
            file_bytes: 4 << 30,
            columns: 2_000,
            row_bytes: MIB,
            cell_bytes: 64 << 10,
            rows: 50_000_000,
            xlsx_uncompressed_bytes: 2 << 30,
            xlsx_ratio: 200,
            xlsx_texts_bytes: 256 * MIB,
        }
    }
}
