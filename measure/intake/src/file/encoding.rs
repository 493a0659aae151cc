//! Which encoding a text file has: its byte order mark, else the zero bytes of UTF-16, else UTF-8 if it holds, else a guess.

use super::input::{Source, read_full};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, Seek, SeekFrom};

/// How much of a file is searched for letters outside ASCII. A first such letter after this point is read as UTF-8.
const SEARCH_BYTES_MAX: u64 = 1 << 30;
/// After so many letters outside ASCII the answer does not change any more.
const LETTERS_ENOUGH: u64 = 64 << 10;
/// How much is looked at to tell UTF-16 without a mark.
const UTF_16_SAMPLE_BYTES: usize = 4 << 10;

/// An encoding and the length of the byte order mark that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Detected {
    pub encoding: &'static Encoding,
    pub bom_bytes: usize,
}

/// Looks at the file from its start, as far as it takes.
pub(super) fn detect(source: &mut Source) -> io::Result<Detected> {
    source.seek(SeekFrom::Start(0))?;
    // On the heap, where the program overwrites what it frees: a stack of a thread that waits would keep the beginning of the file.
    let mut sample = vec![0; UTF_16_SAMPLE_BYTES];
    let filled = read_full(source, &mut sample)?;
    let sample = &sample[..filled];
    if let Some((encoding, bom_bytes)) = Encoding::for_bom(sample) {
        return Ok(Detected { encoding, bom_bytes });
    }
    if let Some(encoding) = utf_16_without_mark(sample) {
        return Ok(Detected { encoding, bom_bytes: 0 });
    }
    source.seek(SeekFrom::Start(0))?;
    Ok(Detected { encoding: search(source)?, bom_bytes: 0 })
}

/// ASCII letters of UTF-16 have a zero on one side, always the same. Text of any script has some: digits, separators, line ends.
fn utf_16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let mut zeros = [0_usize; 2];
    for (at, byte) in sample.iter().enumerate() {
        zeros[at % 2] += usize::from(*byte == 0);
    }
    let pairs = sample.len() / 2;
    let (encoding, some, few) = if zeros[1] > zeros[0] { (UTF_16LE, zeros[1], zeros[0]) } else { (UTF_16BE, zeros[0], zeros[1]) };
    if some < 2 || some * 50 < pairs || few * 20 > some {
        return None;
    }
    let (text, broken) = encoding.decode_without_bom_handling(&sample[..pairs * 2]);
    // The sample may cut a surrogate pair in two; a real text has no other damage, no zeros of its own, and lines.
    let damaged = broken && text.trim_end_matches('\u{FFFD}').contains('\u{FFFD}');
    (!damaged && !text.contains('\0') && text.contains(['\n', '\r'])).then_some(encoding)
}

/// What the search has seen.
struct Search {
    detector: EncodingDetector,
    letters: u64,
    broken: u64,
    /// The first bytes of a letter that the piece before cut in two.
    cut: Vec<u8>,
}

fn search(source: &mut Source) -> io::Result<&'static Encoding> {
    let mut search = Search { detector: EncodingDetector::new(Iso2022JpDetection::Deny), letters: 0, broken: 0, cut: Vec::new() };
    let mut piece = vec![0; 64 << 10];
    let mut searched = 0;
    while searched < SEARCH_BYTES_MAX && search.letters + search.broken < LETTERS_ENOUGH {
        let filled = read_full(source, &mut piece)?;
        if filled == 0 {
            break;
        }
        searched += filled as u64;
        search.feed(&piece[..filled]);
    }
    Ok(search.answer())
}

impl Search {
    fn feed(&mut self, piece: &[u8]) {
        self.detector.feed(piece, false);
        if piece.is_ascii() {
            self.broken += u64::from(!self.cut.is_empty());
            self.cut.clear();
            return;
        }
        let mut joined = std::mem::take(&mut self.cut);
        joined.extend_from_slice(piece);
        let mut rest = joined.as_slice();
        loop {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.letters += outside_ascii(text);
                    break;
                }
                Err(error) => {
                    let (good, bad) = rest.split_at(error.valid_up_to());
                    self.letters += outside_ascii(std::str::from_utf8(good).expect("valid up to here"));
                    let Some(length) = error.error_len() else {
                        self.cut = bad.to_vec();
                        break;
                    };
                    self.broken += 1;
                    rest = &bad[length..];
                }
            }
        }
    }

    /// UTF-8 with a little damage stays UTF-8, and its damaged rows are named; anything else that breaks its rules was never UTF-8.
    fn answer(self) -> &'static Encoding {
        if self.broken == 0 || self.letters > 20 * self.broken {
            return UTF_8;
        }
        let guess = self.detector.guess(None, Utf8Detection::Deny);
        // GB18030 reads all that GBK reads, and more.
        if guess == GBK { GB18030 } else { guess }
    }
}

fn outside_ascii(text: &str) -> u64 {
    if text.is_ascii() { 0 } else { text.bytes().filter(|byte| *byte >= 0xC0).count() as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::Input;

    fn detected(bytes: &[u8]) -> Detected {
        detect(&mut Input::Bytes { name: "t".into(), bytes: bytes.into() }.source().unwrap()).unwrap()
    }

    /// A first letter outside ASCII far behind the beginning still decides the encoding.
    #[test]
    fn a_late_letter_decides() {
        let mut bytes = b"name,place\nAna,Town\n".repeat(20_000);
        bytes.extend_from_slice(&"Muñoz,España\nPeña,Logroño\n".chars().map(|c| c as u8).collect::<Vec<_>>());
        assert_eq!(detected(&bytes).encoding.name(), "windows-1252");
    }

    /// One damaged letter among many does not turn UTF-8 into something else; a letter cut by the reading buffer is no damage.
    #[test]
    fn damage_is_not_another_encoding() {
        let mut bytes = "é".repeat(40_000).into_bytes();
        assert_eq!(detected(&[b"a", bytes.as_slice()].concat()).encoding, UTF_8);
        bytes[300] = b'x';
        assert_eq!(detected(&bytes).encoding, UTF_8);
    }
}
