//! Groups of data: what a person agrees to share is said in these, not in fields.

use crate::codes;

codes! {
    /// A group of data about one person. Each is told to the person in a sentence of its own.
    pub enum DataGroup: "group" {
        /// Values of code lists: form of exploitation, age group, coarse dates and areas.
        Coded = "coded",
        /// Names, exact birth date, documents.
        Identity = "identity",
        /// Telephone, messenger, safe ways to be reached.
        Contact = "contact",
        /// Where the person lives or stays.
        Location = "location",
        /// Relatives and dependants.
        Family = "family",
        /// What the person told, in her words.
        Narrative = "narrative",
        /// Health, pregnancy, disability, injuries.
        Medical = "medical",
        /// Sexual violence: kept in a compartment of its own.
        SexualViolence = "sexual_violence",
        /// Status, proceedings, representation.
        Legal = "legal",
        /// Debts, wages, payments.
        Financial = "financial",
        /// Photographs, recordings, scanned papers.
        Media = "media",
    }
}

impl DataGroup {
    /// Does it point to one person by itself, or tell more of her than coded answers do? Such data leave sealed to the recipient only.
    pub const fn leaves_sealed(self) -> bool {
        !matches!(self, Self::Coded)
    }

    /// May it be counted in an aggregate? Words, names and media are never counted, only what is coded.
    pub const fn may_be_counted(self) -> bool {
        matches!(self, Self::Coded | Self::SexualViolence)
    }
}
