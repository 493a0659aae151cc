//! The inside of a backup: a tar archive (POSIX.1-1988 ustar), so that whoever opens the seal can read the parts without us.

use crate::BackupError;
use std::io::{self, Read, Write};

/// A block of the archive.
const BLOCK: usize = 512;

/// No part is longer: a part is closed soon after four megabytes, and no entry is longer than sixteen.
pub(crate) const PART_BYTES_MAX: usize = 32 * 1024 * 1024;

/// Names are ours and short.
const NAME_BYTES_MAX: usize = 99;

/// Writes parts.
pub(crate) struct ArchiveWriter<W>(W);

impl<W: Write> ArchiveWriter<W> {
    pub(crate) const fn new(output: W) -> Self {
        Self(output)
    }

    pub(crate) fn part(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(&header(name, bytes.len())?)?;
        self.0.write_all(bytes)?;
        self.0.write_all(&[0; BLOCK][..padding(bytes.len())])
    }

    /// Two empty blocks end an archive.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.0.write_all(&[0; 2 * BLOCK])?;
        Ok(self.0)
    }
}

const fn padding(length: usize) -> usize {
    (BLOCK - length % BLOCK) % BLOCK
}

/// The header of a file that is nobody's and has no date: the same bytes whoever writes them.
fn header(name: &str, length: usize) -> io::Result<[u8; BLOCK]> {
    if name.len() > NAME_BYTES_MAX || length > PART_BYTES_MAX {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "a part of a backup is too long"));
    }
    let mut block = [0; BLOCK];
    let mut put = |at: usize, text: &str| block[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000600\0");
    put(108, "0000000\0");
    put(116, "0000000\0");
    put(124, &format!("{length:011o}\0"));
    put(136, "00000000000\0");
    put(148, "        ");
    put(156, "0");
    put(257, "ustar\x0000");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Ok(block)
}

/// Reads parts, one at a time.
pub(crate) struct ArchiveReader<R> {
    input: R,
    /// The part that is being read, to name it when it cannot be.
    at: String,
}

impl<R: Read> ArchiveReader<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, at: "head.json".to_owned() }
    }

    /// The next part; none at the end, which is read to its last byte so that a cut file is noticed.
    pub(crate) fn next(&mut self) -> Result<Option<(String, Vec<u8>)>, BackupError> {
        let mut block = [0; BLOCK];
        self.fill(&mut block)?;
        if block == [0; BLOCK] {
            self.fill(&mut block)?;
            let mut rest = [0; 1];
            let is_end = block == [0; BLOCK] && self.input.read(&mut rest).is_ok_and(|read| read == 0);
            return if is_end { Ok(None) } else { Err(self.altered()) };
        }
        let name = block[..100].split(|byte| *byte == 0).next().and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default().to_owned();
        let length = std::str::from_utf8(&block[124..135]).ok().and_then(|text| usize::from_str_radix(text, 8).ok());
        // A header is read by writing it again: there is one way to write it.
        let length = length.filter(|length| header(&name, *length).is_ok_and(|written| written == block)).ok_or_else(|| self.altered())?;
        self.at.clone_from(&name);
        let mut bytes = vec![0; length + padding(length)];
        self.fill(&mut bytes)?;
        if bytes[length..].iter().any(|byte| *byte != 0) {
            return Err(self.altered());
        }
        bytes.truncate(length);
        self.at = format!("after {name}");
        Ok(Some((name, bytes)))
    }

    fn altered(&self) -> BackupError {
        BackupError::Altered(self.at.clone())
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), BackupError> {
        self.input.read_exact(bytes).map_err(|_| BackupError::Altered(self.at.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::{Command, Stdio};

    fn archive() -> Vec<u8> {
        let mut writer = ArchiveWriter::new(Vec::new());
        writer.part("head.json", b"{}").unwrap();
        writer.part("journal/000001.cbor", &[7; 1_300]).unwrap();
        writer.part("empty", b"").unwrap();
        writer.finish().unwrap()
    }

    fn read(bytes: &[u8]) -> Result<Vec<(String, usize)>, BackupError> {
        let mut reader = ArchiveReader::new(bytes);
        let mut parts = Vec::new();
        while let Some((name, bytes)) = reader.next()? {
            parts.push((name, bytes.len()));
        }
        Ok(parts)
    }

    /// What was written is read again, also by the system's own tar; a cut anywhere is noticed.
    #[test]
    fn parts_are_read_again() {
        let bytes = archive();
        let expected = [("head.json".to_owned(), 2), ("journal/000001.cbor".to_owned(), 1_300), ("empty".to_owned(), 0)];
        assert_eq!(read(&bytes).unwrap(), expected);
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length]).is_err(), "cut at {length}");
        }
        let mut child = Command::new("tar").args(["--list", "--file", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "head.json\njournal/000001.cbor\nempty\n");
    }
}
