//! What kind of file it is, by its content. The ending of a name says what somebody called it, not what it is.

use super::encoding::{self, Detected};
use super::input::{Input, Source, read_full};
use super::problem::FileProblem;
use super::text::Text;
use std::io::{Read, Seek, SeekFrom};

/// How much of a compound document is searched; its directory stands near its beginning or near the end of a small one.
const OLE_SEARCH_BYTES_MAX: u64 = 64 << 20;
/// How much text is looked at.
const SAMPLE_BYTES: usize = 64 << 10;
/// An OLE compound document: an old spreadsheet, or the wrapping of an encrypted new one ([MS-OFFCRYPTO] 2.3).
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
/// The beginnings of text-like files that hold no table: PDF, rich text, compiled programs, archives.
const OTHERS: [&[u8]; 6] = [b"%PDF-", b"{\\rtf", b"\x7fELF", b"\x1f\x8b", b"7z\xBC\xAF", b"Rar!"];

/// The three kinds of table.
pub(super) enum Kind {
    Xlsx,
    Delimited(Sample),
    JsonLines(Sample),
}

/// The beginning of a text.
pub(super) struct Sample {
    pub detected: Detected,
    pub text: String,
    /// Whether the sample is all there is.
    pub whole: bool,
}

/// Recognises the kind, or says why the file is none.
pub(super) fn recognise(input: &Input) -> Result<Kind, FileProblem> {
    let mut source = input.source()?;
    let mut head = [0; 8];
    let filled = read_full(&mut source, &mut head)?;
    let head = &head[..filled];
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Xlsx);
    }
    if head == OLE {
        return Err(if names_an_encrypted_package(&mut source)? { FileProblem::Password } else { FileProblem::UnknownKind });
    }
    if OTHERS.iter().any(|other| head.starts_with(other)) {
        return Err(FileProblem::UnknownKind);
    }
    let sample = sample(input, encoding::detect(&mut source)?)?;
    let beginning = sample.text.trim_start_matches(|letter: char| letter.is_whitespace() || letter == '\u{FEFF}');
    if beginning.is_empty() {
        return Err(FileProblem::Empty);
    }
    if is_binary(&sample.text) || beginning.starts_with('<') || is_json_list(beginning) {
        return Err(FileProblem::UnknownKind);
    }
    Ok(if beginning.starts_with('{') { Kind::JsonLines(sample) } else { Kind::Delimited(sample) })
}

fn sample(input: &Input, detected: Detected) -> Result<Sample, FileProblem> {
    let mut text = Text::open(input, detected)?;
    let mut bytes = Vec::new();
    let mut whole = false;
    while bytes.len() < SAMPLE_BYTES && !whole {
        whole = !text.fill(&mut bytes)?;
    }
    let cut = bytes.len().min(SAMPLE_BYTES);
    let text = String::from_utf8_lossy(&bytes[..cut]).into_owned();
    Ok(Sample { detected, text, whole: whole && cut == bytes.len() })
}

/// More than one letter in twenty that no text has: control characters, or damage.
fn is_binary(text: &str) -> bool {
    let strange = |letter: &char| (letter.is_ascii_control() && !matches!(letter, '\t' | '\n' | '\r')) || *letter == '\u{FFFD}';
    let count = text.chars().filter(strange).count();
    count > 0 && count * 20 > text.chars().count()
}

/// `[{…}, …]` is JSON, but one value and not lines of it: it cannot be read row by row.
fn is_json_list(beginning: &str) -> bool {
    beginning.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', '[']))
}

/// Searches the directory of a compound document for the stream that holds an encrypted workbook.
fn names_an_encrypted_package(source: &mut Source) -> Result<bool, FileProblem> {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    source.seek(SeekFrom::Start(0))?;
    let mut source = source.take(OLE_SEARCH_BYTES_MAX);
    let mut window = Vec::new();
    while source.by_ref().take(SAMPLE_BYTES as u64).read_to_end(&mut window)? > 0 {
        if window.windows(name.len()).any(|bytes| bytes == name) {
            return Ok(true);
        }
        window.drain(..window.len().saturating_sub(name.len()));
    }
    Ok(false)
}
