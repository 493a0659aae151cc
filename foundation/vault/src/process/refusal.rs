//! Why the vault says no. A closed list: a refusal carries nothing that was asked.

/// Why the vault says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not a question of this protocol.
    #[error("it does not understand the question")]
    Malformed,
    /// More than fits.
    #[error("too much at once: ask in parts")]
    TooMuch,
    /// Nobody said yet whose ledger counts.
    #[error("it was not told whose ledger counts")]
    NotStarted,
    /// It was said already, and cannot be changed.
    #[error("it was told already whose ledger counts")]
    AlreadyStarted,
    /// The agency is locked.
    #[error("the agency is locked")]
    Locked,
    /// The line is not a key file's.
    #[error("the text is not that of an agency's key file")]
    NotAKeyFile,
    /// The file needs a passphrase.
    #[error("the key file is sealed by a passphrase")]
    NeedsPassphrase,
    /// The passphrase does not open it.
    #[error("the passphrase does not open the key file")]
    WrongPassphrase,
    /// The checkpoint at unlocking.
    #[error("the checkpoint is not signed by the ledger that counts")]
    BadCheckpoint,
    /// The receipt proves nothing.
    #[error("the receipt does not prove an entry of the ledger that counts")]
    BadReceipt,
    /// The receipt is older than the unlocking.
    #[error("the receipt is older than the unlocking of the agency")]
    OldReceipt,
    /// The receipt was used.
    #[error("the receipt was used already")]
    UsedReceipt,
    /// The entry is about something else.
    #[error("the entry behind the receipt does not allow this")]
    WrongKind,
    /// The entry is about another agency.
    #[error("the entry behind the receipt is about another agency")]
    OtherAgency,
    /// The entry does not name a person who is asked about.
    #[error("the entry behind the receipt does not name every person asked about")]
    NotNamed,
    /// The numbers of sheets.
    #[error("2 to 16 sheets, and no more needed than there are")]
    SheetNumbers,
    /// The system failed it.
    #[error("the system gave it no random bytes")]
    NoEntropy,
}

impl Refusal {
    const ALL: [Self; 17] = [
        Self::Malformed,
        Self::TooMuch,
        Self::NotStarted,
        Self::AlreadyStarted,
        Self::Locked,
        Self::NotAKeyFile,
        Self::NeedsPassphrase,
        Self::WrongPassphrase,
        Self::BadCheckpoint,
        Self::BadReceipt,
        Self::OldReceipt,
        Self::UsedReceipt,
        Self::WrongKind,
        Self::OtherAgency,
        Self::NotNamed,
        Self::SheetNumbers,
        Self::NoEntropy,
    ];

    /// Both ends are one program: the place in the list is code enough.
    pub(super) fn code(self) -> u8 {
        Self::ALL.iter().position(|one| *one == self).and_then(|at| u8::try_from(at).ok()).expect("every refusal stands in the list")
    }

    pub(super) fn from_code(code: u8) -> Option<Self> {
        Self::ALL.get(usize::from(code)).copied()
    }
}
