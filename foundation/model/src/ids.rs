//! Identifiers: random for persons, chosen by the agency for datasets.

use std::fmt;
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID made by the caller, who holds the randomness.
            pub const fn new(id: Uuid) -> Self { Self(id) }
            /// The sixteen bytes.
            pub const fn bytes(&self) -> &[u8; 16] { self.0.as_bytes() }
            /// Reads the hyphenated form.
            pub fn parse(text: &str) -> Option<Self> { Uuid::parse_str(text).ok().map(Self) }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    };
}

uuid_id! {
    /// One source record and the units in it. UUIDv4: a time-ordered id would print when the interview took place.
    RecordId
}
uuid_id! {
    /// One run of an import. UUIDv7: imports are not people, and their order helps.
    ImportId
}

/// Why a code or a name was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdProblem {
    /// Letters, digits, `-` and `_` only.
    #[error("\"{0}\" is not an agency code: use 1 to 40 of a-z, 0-9, - and _")]
    Agency(String),
    /// Printable, bounded.
    #[error("a dataset name has 1 to 120 printable characters")]
    Dataset,
}

/// The short code of a reporting agency: 1 to 40 of `a-z 0-9 - _`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AgencyCode(String);

impl AgencyCode {
    /// Checks and keeps the code; capitals become small.
    pub fn parse(text: &str) -> Result<Self, IdProblem> {
        let code = text.trim().to_ascii_lowercase();
        let fits = (1..=40).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        if fits { Ok(Self(code)) } else { Err(IdProblem::Agency(text.chars().take(40).collect())) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AgencyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The name under which an agency sends the same file again and again; by default the file's name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DatasetName(String);

impl DatasetName {
    /// Checks and keeps the name.
    pub fn parse(text: &str) -> Result<Self, IdProblem> {
        let name = text.trim();
        let fits = (1..=120).contains(&name.chars().count()) && !name.chars().any(char::is_control);
        if fits { Ok(Self(name.to_owned())) } else { Err(IdProblem::Dataset) }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DatasetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
