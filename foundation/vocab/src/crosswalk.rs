//! The classifications of others to which a code can be mapped.

/// One foreign classification. IC-TIP is not among them: its tables are loaded by a deployment, see [`crate::IctipTable`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Crosswalk {
    /// The Human Trafficking Case Data Standard 2.0; written `list:value`.
    Htcds,
    /// The Counter-Trafficking Data Collaborative data sets; written `column` for a flag, `column=value` otherwise.
    Ctdc,
    /// The element and clause of Article 3 of the Palermo Protocol; written `act:recruitment`, `means:fraud`, `purpose:servitude`, or `clause:d`.
    ProtocolArt3,
    /// The International Standard Industrial Classification, Revision 4; the letter of the section.
    Isic,
    /// The International Classification of Crime for Statistical Purposes; the four-digit category.
    Iccs,
}

impl Crosswalk {
    /// All of them, in the order of the coverage report.
    pub const ALL: [Self; 5] = [Self::Htcds, Self::Ctdc, Self::ProtocolArt3, Self::Isic, Self::Iccs];

    /// The name used in the data files and in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Htcds => "htcds",
            Self::Ctdc => "ctdc",
            Self::ProtocolArt3 => "protocol_art3",
            Self::Isic => "isic",
            Self::Iccs => "iccs",
        }
    }

    pub(crate) const fn index(self) -> usize {
        self as usize
    }
}
