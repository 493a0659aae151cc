//! What can be wrong with a row: the classes that the problem list speaks of, and where each occurred.

/// A class of problem; the name is its key in the words (`problem-unknown-code`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ProblemClass {
    /// The key column is empty.
    MissingKey,
    /// The key stands in an earlier row.
    DuplicateKey,
    /// Fewer cells than headings.
    RowTooShort,
    /// More cells than headings.
    RowTooLong,
    /// Letters that the encoding does not have.
    BrokenEncoding,
    /// Empty bytes.
    Nul,
    /// Not a date in the layout's order.
    UnreadableDate,
    /// A day that the calendar does not have.
    ImpossibleDate,
    /// A date after today.
    FutureDate,
    /// Not in the list of the field.
    UnknownCode,
    /// Not a number.
    NotANumber,
    /// Below zero.
    Negative,
    /// Not an age.
    AgeRange,
    /// Not a country.
    UnknownCountry,
    /// Not an area of the deployment.
    UnknownArea,
    /// Longer than the field holds.
    TextTooLong,
    /// The ages of the row contradict each other.
    ContradictoryAges,
    /// The dates of the row contradict each other.
    ContradictoryDates,
    /// A name, number or address where a code is expected.
    IdentityValue,
    /// A formula without a result.
    Formula,
    /// The row is larger than a row may be.
    RowTooLarge,
    /// The row cannot be read at all.
    UnreadableRow,
    /// The person was erased; the row stays outside. Found by the store, which alone remembers such rows.
    ErasedPerson,
}

impl ProblemClass {
    /// Every class.
    pub const ALL: [Self; 23] = [
        Self::MissingKey,
        Self::DuplicateKey,
        Self::RowTooShort,
        Self::RowTooLong,
        Self::BrokenEncoding,
        Self::Nul,
        Self::UnreadableDate,
        Self::ImpossibleDate,
        Self::FutureDate,
        Self::UnknownCode,
        Self::NotANumber,
        Self::Negative,
        Self::AgeRange,
        Self::UnknownCountry,
        Self::UnknownArea,
        Self::TextTooLong,
        Self::ContradictoryAges,
        Self::ContradictoryDates,
        Self::IdentityValue,
        Self::Formula,
        Self::RowTooLarge,
        Self::UnreadableRow,
        Self::ErasedPerson,
    ];

    /// The name, as the store keeps it and the words know it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MissingKey => "missing-key",
            Self::DuplicateKey => "duplicate-key",
            Self::RowTooShort => "row-too-short",
            Self::RowTooLong => "row-too-long",
            Self::BrokenEncoding => "broken-encoding",
            Self::Nul => "nul",
            Self::UnreadableDate => "unreadable-date",
            Self::ImpossibleDate => "impossible-date",
            Self::FutureDate => "future-date",
            Self::UnknownCode => "unknown-code",
            Self::NotANumber => "not-a-number",
            Self::Negative => "negative",
            Self::AgeRange => "age-range",
            Self::UnknownCountry => "unknown-country",
            Self::UnknownArea => "unknown-area",
            Self::TextTooLong => "text-too-long",
            Self::ContradictoryAges => "contradictory-ages",
            Self::ContradictoryDates => "contradictory-dates",
            Self::IdentityValue => "identity-value",
            Self::Formula => "formula",
            Self::RowTooLarge => "row-too-large",
            Self::UnreadableRow => "unreadable-row",
            Self::ErasedPerson => lantern_store::ERASED_PERSON,
        }
    }

    /// The class with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

/// One problem of one row. It holds no value, only what the value looked like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The row, as a spreadsheet shows it.
    pub row: u64,
    /// The place of the column in the file, where one column is to blame.
    pub column: Option<usize>,
    /// The class.
    pub class: ProblemClass,
    /// What the value looks like.
    pub shape: Option<String>,
    /// Whether the row stays outside for it.
    pub rejected: bool,
    /// The numbers that the sentence of the class needs.
    pub facts: Facts,
}

/// Numbers that belong to a class's sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Facts {
    /// How many cells were found.
    pub found: Option<u64>,
    /// How many were expected.
    pub expected: Option<u64>,
    /// The other row that a key stands in.
    pub other: Option<u64>,
}
