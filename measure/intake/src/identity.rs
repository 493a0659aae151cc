//! Which record a row is, what it says as a hash, and the token by which a rejected row is known when it comes back.
//!
//! All hashes are keyed with a key of the store, so that neither a key nor a content can be tried out without it. A row's
//! identity is its dataset and its key columns; without key columns, its content and which of the equal rows it is: of the
//! 48,773 rows of the k-anonymised file 936 differ, and all of them count.

use crate::fold::{clean, fold, word};
use lantern_model::{AgencyCode, DatasetName, Record};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Keyed hashing for one dataset.
#[derive(Clone)]
pub struct RowHasher {
    rows: [u8; 32],
    tokens: [u8; 32],
    content: [u8; 32],
}

/// What a token says about the row that it was given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Why the row's identity is what it is.
    pub kind: TokenKind,
    /// The identity under which the row would have been imported.
    pub row_key: [u8; 16],
    /// The row's number in the file that it came from.
    pub row: u64,
}

/// How a rejected row was identified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// By its key columns.
    Key = 1,
    /// By content and occurrence: the layout has no key.
    Content = 2,
    /// Its key could not be read; the corrected row brings one.
    NoKey = 3,
    /// Its key belongs to an earlier row; the corrected row has to bring another.
    Duplicate = 4,
}

const TOKEN_BYTES: usize = 1 + 8 + 16 + 16;

impl RowHasher {
    /// The hasher of a dataset. Equal keys in two datasets give different hashes.
    pub fn new(content_key: &[u8; 32], agency: &AgencyCode, dataset: &DatasetName) -> Self {
        let key = |purpose: &str| {
            let base = blake3::derive_key(purpose, content_key);
            let mut hasher = blake3::Hasher::new_keyed(&base);
            hasher.update(&(agency.as_str().len() as u64).to_le_bytes()).update(agency.as_str().as_bytes()).update(dataset.as_str().as_bytes());
            *hasher.finalize().as_bytes()
        };
        Self {
            rows: key("lantern intake 1: identity of rows"),
            tokens: key("lantern intake 1: tokens of rejected rows"),
            content: key("lantern intake 1: content of rows"),
        }
    }

    /// The identity of a row by its key cells; none where one of them is empty or damaged.
    pub fn by_key(&self, cells: &[String], key: &[usize]) -> Option<[u8; 16]> {
        let mut hasher = blake3::Hasher::new_keyed(&self.rows);
        hasher.update(b"key");
        for at in key {
            let text = word(cells.get(*at)?);
            if text.is_empty() || text.contains('\u{fffd}') {
                return None;
            }
            put(&mut hasher, text.as_bytes());
        }
        Some(sixteen(&hasher))
    }

    /// The hash of a row's words, in the order of their headings, empty cells left out: neither the order of columns nor a new
    /// empty one makes another row of it.
    pub fn of_words(&self, cells: &[String], order: &[(usize, String)]) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new_keyed(&self.rows);
        hasher.update(b"words");
        for (at, heading) in order {
            let text = cells.get(*at).map(|cell| clean(cell)).unwrap_or_default();
            if !text.is_empty() {
                put(&mut hasher, heading.as_bytes());
                put(&mut hasher, text.as_bytes());
            }
        }
        sixteen(&hasher)
    }

    /// The identity of one of several rows with the same words.
    pub fn by_occurrence(&self, words: [u8; 16], occurrence: u32) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new_keyed(&self.rows);
        hasher.update(b"occurrence").update(&words).update(&occurrence.to_le_bytes());
        sixteen(&hasher)
    }

    /// The hash of what a record says, identity values included.
    pub fn of_record(&self, record: &Record) -> [u8; 16] {
        let mut hasher = blake3::Hasher::new_keyed(&self.content);
        for entity in record.entities() {
            hasher.update(&[entity.unit as u8, entity.sequence]);
            for (number, value) in &entity.coded {
                hasher.update(&number.to_le_bytes());
                put(&mut hasher, value.as_text().as_bytes());
            }
            hasher.update(b"|");
            for (number, value) in &entity.identity {
                hasher.update(&number.to_le_bytes());
                put(&mut hasher, value.expose_bytes());
            }
        }
        sixteen(&hasher)
    }

    /// The token of a rejected row: its identity in this dataset with a seal that only this store can make.
    pub fn token(&self, token: &Token) -> String {
        let mut bytes = Vec::with_capacity(TOKEN_BYTES);
        bytes.push(token.kind as u8);
        bytes.extend_from_slice(&token.row.to_be_bytes());
        bytes.extend_from_slice(&token.row_key);
        let seal = blake3::keyed_hash(&self.tokens, &bytes);
        bytes.extend_from_slice(&seal.as_bytes()[..16]);
        bytes.iter().fold(String::with_capacity(TOKEN_BYTES * 2), |mut text, byte| {
            for half in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(half), 16).expect("half a byte is a hexadecimal digit"));
            }
            text
        })
    }

    /// Reads a token back; none where it was not made by this store for this dataset.
    pub fn open_token(&self, text: &str) -> Option<Token> {
        let text = clean(text);
        if text.len() != TOKEN_BYTES * 2 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0_u8; TOKEN_BYTES];
        for (at, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
        }
        let (said, seal) = bytes.split_at(TOKEN_BYTES - 16);
        let expected = blake3::keyed_hash(&self.tokens, said);
        // The comparison of `Hash` takes the same time wherever the difference is.
        let mut whole = *expected.as_bytes();
        whole[..16].copy_from_slice(seal);
        if expected != blake3::Hash::from_bytes(whole) {
            return None;
        }
        let kind = match said[0] {
            1 => TokenKind::Key,
            2 => TokenKind::Content,
            3 => TokenKind::NoKey,
            4 => TokenKind::Duplicate,
            _ => return None,
        };
        Some(Token { kind, row: u64::from_be_bytes(said[1..9].try_into().ok()?), row_key: said[9..25].try_into().ok()? })
    }
}

/// The columns that make a row's words, sorted by folded heading.
pub fn word_order(headings: &[String], left_out: impl Fn(usize) -> bool) -> Vec<(usize, String)> {
    let mut order: Vec<(usize, String)> = headings.iter().enumerate().filter(|(at, _)| !left_out(*at)).map(|(at, heading)| (at, fold(heading))).collect();
    order.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    order
}

fn put(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes()).update(bytes);
}

fn sixteen(hasher: &blake3::Hasher) -> [u8; 16] {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hasher.finalize().as_bytes()[..16]);
    bytes
}

/// Row identities met in a file, each with a number: how often, or in which row first. 24 bytes for each different row, which
/// is why a file has a limit on rows.
#[derive(Default)]
pub struct Met(HashMap<u128, u64, BuildHasherDefault<FirstBytes>>);

impl Met {
    /// Counts an identity and says how often it was met before.
    pub fn count(&mut self, identity: [u8; 16]) -> u32 {
        let count = self.0.entry(u128::from_le_bytes(identity)).or_insert(0);
        *count += 1;
        u32::try_from(*count - 1).unwrap_or(u32::MAX)
    }

    /// Notes the row of an identity; gives the earlier row that has it already.
    pub fn first(&mut self, identity: [u8; 16], row: u64) -> Option<u64> {
        let first = *self.0.entry(u128::from_le_bytes(identity)).or_insert(row);
        (first != row).then_some(first)
    }
}

/// The identities are hashes already; their first bytes are as good as any hash of them.
#[derive(Default)]
struct FirstBytes(u64);

impl Hasher for FirstBytes {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes.iter().take(8) {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "the first eight bytes are meant")]
    fn write_u128(&mut self, number: u128) {
        self.0 = number as u64;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hasher(dataset: &str) -> RowHasher {
        RowHasher::new(&[7; 32], &AgencyCode::parse("police").unwrap(), &DatasetName::parse(dataset).unwrap())
    }

    /// A token opens in its own dataset only, and any changed digit closes it.
    #[test]
    fn tokens_cannot_be_forged() {
        let token = Token { kind: TokenKind::Content, row_key: [9; 16], row: 17 };
        let text = hasher("a").token(&token);
        assert_eq!(hasher("a").open_token(&text), Some(token));
        assert_eq!(hasher("b").open_token(&text), None);
        for at in 0..text.len() {
            let other = if text.as_bytes()[at] == b'0' { "1" } else { "0" };
            assert_eq!(hasher("a").open_token(&format!("{}{other}{}", &text[..at], &text[at + 1..])), None, "digit {at}");
        }
    }

    /// Columns in another order and a new empty column leave a row what it is; equal rows are told apart by number.
    #[test]
    fn a_row_is_its_words() {
        let cells = |list: &[&str]| list.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let headings = |list: &[&str]| word_order(&cells(list), |_| false);
        let one = hasher("a").of_words(&cells(&["x", "y"]), &headings(&["First", "Second"]));
        assert_eq!(one, hasher("a").of_words(&cells(&["y", " x ", ""]), &headings(&["second", "first", "third"])));
        assert_ne!(one, hasher("a").of_words(&cells(&["y", "x"]), &headings(&["First", "Second"])));
        let mut met = Met::default();
        assert_eq!((met.count(one), met.count(one)), (0, 1));
        assert_ne!(hasher("a").by_occurrence(one, 0), hasher("a").by_occurrence(one, 1));
    }
}
