//! What an action is about, by the themes of the policy files: whoever chooses among many actions reads them by theme.

use super::codes::Action;
use crate::codes;

codes! {
    /// A theme, by the name of its policy file. The files of the wall, the door, the recipients and `local` cut across these.
    pub enum Theme: "policy-theme" {
        /// Figures, lists, the quality of sources.
        Figures = "figures",
        /// Files that come in, and records in coded form.
        Records = "records",
        /// Forms and what came of them.
        Screening = "screening",
        /// What identifies a person.
        Identity = "identity",
        /// Protocols, recipients, shares.
        Sharing = "sharing",
        /// What persons agree to and ask for, what is held and how long, the registers.
        Rights = "rights",
        /// Sealed complaints.
        Complaints = "complaints",
        /// Emergencies.
        BreakGlass = "breakglass",
        /// Accounts, keys, logs, backups.
        Accounts = "accounts",
    }
}

impl Action {
    /// What it is about.
    pub const fn theme(self) -> Theme {
        match self {
            Self::ViewPublicFigures | Self::ViewFigures | Self::ViewQuality | Self::ViewLists | Self::LoadLists => Theme::Figures,
            Self::ViewImports | Self::ImportFile | Self::ViewRecords | Self::ViewRecord | Self::ViewHistory | Self::CorrectRecord => Theme::Records,
            Self::Screen | Self::ViewScreenings => Theme::Screening,
            Self::OpenIdentity | Self::FindPerson | Self::ExportPerson => Theme::Identity,
            Self::ViewSharing | Self::DraftProtocol | Self::ApproveProtocol | Self::ShareCase | Self::ShareAggregate | Self::HandOverItem => Theme::Sharing,
            Self::RecordConsent
            | Self::DecideBasis
            | Self::WithdrawConsent
            | Self::ViewConsents
            | Self::SetHold
            | Self::ReleaseHold
            | Self::ViewRequests
            | Self::OpenRequest
            | Self::DecideRequest
            | Self::ConfirmErasure
            | Self::CancelErasure
            | Self::ManageRetention
            | Self::ViewProcessingRegister
            | Self::ReportIncident
            | Self::ManageIncidents => Theme::Rights,
            Self::OpenComplaint | Self::AnswerComplaint => Theme::Complaints,
            Self::BreakGlass | Self::ConfirmBreakGlass => Theme::BreakGlass,
            Self::ViewStart
            | Self::ViewPolicy
            | Self::ViewOwnAccess
            | Self::ViewOwnAccount
            | Self::ManageTokens
            | Self::ManageAccounts
            | Self::AssignRoles
            | Self::ManageAgencies
            | Self::ManageKeys
            | Self::UnlockAgency
            | Self::ManageSettings
            | Self::ViewAccessLog
            | Self::ViewLedger
            | Self::ManageLedger
            | Self::BackUp
            | Self::Restore => Theme::Accounts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// No theme is empty, and each has the words of its policy file.
    #[test]
    fn every_theme_has_actions_and_words() {
        let words: BTreeSet<&str> = lantern_words::keys().collect();
        for &theme in Theme::ALL {
            assert!(Action::ALL.iter().any(|action| action.theme() == theme), "{theme} is about nothing");
            assert!(words.contains(theme.key().as_str()), "there are no words for {theme}");
        }
    }
}
