//! Passwords that were stolen elsewhere (ASVS 5.0, 6.2.12), asked of a file that the deployment brings: the hashes that Have I Been
//! Pwned's downloader writes, one a line in the order of the hashes. A house without network has it on a disk; nothing is sent anywhere.
//!
//! The file has forty gigabytes, so it is never read but looked up: some forty short reads find a hash or its absence.

use crate::{Gate, GateError};
use sha1::{Digest, Sha1};
use std::{
    cmp::Ordering,
    fmt::Write as _,
    fs::File,
    io,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::Arc,
};
use zeroize::Zeroizing;

/// SHA-1 in hexadecimal digits.
const HASH_LETTERS: usize = 40;

/// The longest line: a hash, a colon, how often it was seen, the end of the line.
const LINE_BYTES_MAX: usize = 64;

/// Below this the rest is read at once.
const PART_BYTES: u64 = 4 * 1024;

/// Halving the largest file takes fewer steps.
const STEPS_MAX: u32 = 64;

/// A file of stolen passwords' hashes, in order.
#[derive(Debug, Clone)]
pub struct Breached {
    file: Arc<File>,
    bytes: u64,
    path: Arc<PathBuf>,
}

fn damaged(path: &Path) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("{} is no sorted list of SHA-1 hashes, one a line in capital letters", path.display()))
}

/// The hash of a password as the list writes it.
fn sha1(password: &str) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::with_capacity(HASH_LETTERS));
    for byte in Sha1::digest(password.as_bytes()) {
        let _ = write!(text, "{byte:02X}");
    }
    text
}

/// The hash at the beginning of a line.
fn hash_of(line: &[u8]) -> Option<&[u8]> {
    let (hash, rest) = line.split_at_checked(HASH_LETTERS)?;
    let is_hash = hash.iter().all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(byte));
    (is_hash && rest.first().is_none_or(|byte| matches!(byte, b':' | b'\r' | b'\n'))).then_some(hash)
}

impl Breached {
    /// Opens a list, and refuses a file that is none.
    pub fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let breached = Self { bytes: file.metadata()?.len(), file: Arc::new(file), path: Arc::new(path.to_owned()) };
        let first = breached.read(0, LINE_BYTES_MAX)?;
        let (middle, _) = breached.line_behind(breached.bytes / 2)?.unwrap_or((first[..HASH_LETTERS.min(first.len())].to_vec(), 0));
        match hash_of(&first) {
            Some(first) if first <= middle.as_slice() => Ok(breached),
            _ => Err(damaged(path)),
        }
    }

    /// Whether a password stands in the list.
    pub fn contains(&self, password: &str) -> io::Result<bool> {
        self.contains_hash(sha1(password).as_bytes())
    }

    /// Lines that begin before `from` are smaller than the hash; lines that begin at `to` or behind it are larger.
    fn contains_hash(&self, hash: &[u8]) -> io::Result<bool> {
        let (mut from, mut to) = (0, self.bytes);
        for _ in 0..STEPS_MAX {
            if to - from <= PART_BYTES {
                return self.is_between(hash, from, to);
            }
            let middle = from + (to - from) / 2;
            match self.line_behind(middle)?.filter(|(_, start)| *start < to) {
                None => to = middle + 1,
                Some((found, start)) => match found.as_slice().cmp(hash) {
                    Ordering::Equal => return Ok(true),
                    Ordering::Less => from = start,
                    Ordering::Greater => to = middle + 1,
                },
            }
        }
        Err(damaged(&self.path))
    }

    /// Looks through the lines that begin between two places; `from` is the beginning of one.
    fn is_between(&self, hash: &[u8], from: u64, to: u64) -> io::Result<bool> {
        let length = usize::try_from(to - from).map_err(|_| damaged(&self.path))?;
        let part = self.read(from, length + LINE_BYTES_MAX)?;
        let mut start = 0;
        while start < length && start < part.len() {
            let line = &part[start..];
            if hash_of(line).ok_or_else(|| damaged(&self.path))? == hash {
                return Ok(true);
            }
            let Some(end) = line.iter().position(|byte| *byte == b'\n') else { break };
            start += end + 1;
        }
        Ok(false)
    }

    /// The hash of the first line that begins behind a place, and where it begins; none where no line does.
    fn line_behind(&self, place: u64) -> io::Result<Option<(Vec<u8>, u64)>> {
        let part = self.read(place, 2 * LINE_BYTES_MAX)?;
        let Some(end) = part.iter().position(|byte| *byte == b'\n') else {
            return if part.len() < LINE_BYTES_MAX { Ok(None) } else { Err(damaged(&self.path)) };
        };
        if end + 1 == part.len() {
            return Ok(None);
        }
        let hash = hash_of(&part[end + 1..]).ok_or_else(|| damaged(&self.path))?;
        Ok(Some((hash.to_vec(), place + end as u64 + 1)))
    }

    fn read(&self, place: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut part = vec![0; length];
        let mut filled = 0;
        while filled < length {
            match self.file.read_at(&mut part[filled..], place + filled as u64)? {
                0 => break,
                read => filled += read,
            }
        }
        part.truncate(filled);
        Ok(part)
    }
}

impl Gate {
    /// Whether a password was stolen elsewhere, as far as the deployment's list knows; without a list nothing was. A list that cannot be
    /// read lets no password pass: whoever set it wants it asked.
    pub async fn is_breached(&self, password: &Zeroizing<String>) -> Result<bool, GateError> {
        let Some(list) = self.0.breached.clone() else { return Ok(false) };
        let password = password.clone();
        let asked = tokio::task::spawn_blocking(move || list.contains(&password)).await.map_err(|_| GateError::Busy)?;
        asked.map_err(GateError::BreachedList)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(lines: &[String], end: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pwned.txt");
        std::fs::write(&path, lines.join(end)).unwrap();
        (folder, path)
    }

    fn lines(count: u32) -> Vec<String> {
        let mut lines: Vec<String> = (0..count).map(|number| format!("{}:{number}", *sha1(&format!("stolen {number}")))).collect();
        lines.sort();
        lines
    }

    /// Every stolen password is found, the first and the last line as well, with either end of a line; nothing else is.
    #[test]
    fn what_was_stolen_is_found() {
        for (count, end) in [(1, "\n"), (2, "\r\n"), (70, "\r\n"), (5_000, "\n"), (5_000, "\r\n")] {
            for closing in ["", end] {
                let (_folder, path) = list(&lines(count), end);
                let mut text = std::fs::read_to_string(&path).unwrap();
                text.push_str(closing);
                std::fs::write(&path, text).unwrap();
                let breached = Breached::open(&path).unwrap();
                for number in 0..count {
                    assert!(breached.contains(&format!("stolen {number}")).unwrap(), "{number} of {count}");
                    assert!(!breached.contains(&format!("own {number}")).unwrap(), "{number} of {count}");
                }
            }
        }
    }

    /// A file that is no such list is refused when it is named, and one that is damaged inside lets nothing pass.
    #[test]
    fn what_is_no_list_is_refused() {
        let small: Vec<String> = lines(50).iter().map(|line| line.to_lowercase()).collect();
        let turned: Vec<String> = lines(50).into_iter().rev().collect();
        for wrong in [vec![String::new()], vec!["password".to_owned()], vec!["5BAA6".to_owned()], small, turned] {
            let (_folder, path) = list(&wrong, "\n");
            assert!(Breached::open(&path).is_err(), "{:?}", wrong[0]);
        }
        let mut damaged = lines(2_000);
        for line in &mut damaged[500..1_900] {
            line.replace_range(..1, "x");
        }
        let (_folder, path) = list(&damaged, "\n");
        assert!(Breached::open(&path).is_err() || (0..2_000).any(|number| Breached::open(&path).unwrap().contains(&format!("own {number}")).is_err()));
    }
}
