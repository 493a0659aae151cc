//! What each command on a store needs to be allowed. A command that is not here does not compile.

use super::Asked;
use crate::arguments::{Command, Complaints, Consents, Ledger, Protocols, Recipients, Register, Requests, Retention};
use anyhow::Result;
use lantern_access::policy::{Action, Context, Purpose, Resource, ResourceKind};

/// The action of a command; none for those that touch no store, and for those about keys and names, whose thing only the gate knows: it
/// asks for each of them.
pub const fn of(command: &Command) -> Option<(Action, ResourceKind, Purpose)> {
    Some(match command {
        Command::Import(_) => (Action::ImportFile, ResourceKind::Import, Purpose::Statistics),
        Command::Imports(_) => (Action::ViewImports, ResourceKind::Import, Purpose::Statistics),
        Command::Typology(typology) if typology.figures.public => (Action::ViewPublicFigures, ResourceKind::Figures, Purpose::Statistics),
        Command::Table(table) if table.figures.public => (Action::ViewPublicFigures, ResourceKind::Figures, Purpose::Statistics),
        Command::Typology(_) | Command::Table(_) => (Action::ViewFigures, ResourceKind::Figures, Purpose::Statistics),
        Command::Quality(_) => (Action::ViewQuality, ResourceKind::Figures, Purpose::Statistics),
        Command::Ledger(Ledger::Show(_) | Ledger::Proof { .. }) => (Action::ViewLedger, ResourceKind::Log, Purpose::Audit),
        Command::Ledger(Ledger::Publish(_)) => (Action::ManageLedger, ResourceKind::Log, Purpose::Administration),
        Command::Backup(_) | Command::Move(_) => (Action::BackUp, ResourceKind::Deployment, Purpose::Administration),
        Command::Doctor(_) => (Action::ViewLedger, ResourceKind::Log, Purpose::Administration),
        Command::Complaints(Complaints::List(_)) => (Action::AnswerComplaint, ResourceKind::Complaint, Purpose::ComplaintHandling),
        Command::Protocols(Protocols::Draft { .. } | Protocols::Check { .. } | Protocols::End { .. })
        | Command::Recipients(Recipients::Add { .. } | Recipients::Assess { .. } | Recipients::Key { .. }) => {
            (Action::DraftProtocol, ResourceKind::Protocol, Purpose::Administration)
        }
        // Whose signature counts beside whose is asked with both.
        Command::Protocols(Protocols::List(_) | Protocols::Show { .. } | Protocols::Approve { .. }) | Command::Recipients(Recipients::List(_)) => {
            (Action::ViewSharing, ResourceKind::Protocol, Purpose::Administration)
        }
        Command::Consents(Consents::List { .. }) => (Action::ViewConsents, ResourceKind::Basis, Purpose::Casework),
        Command::Consents(Consents::Record { .. }) => (Action::RecordConsent, ResourceKind::Basis, Purpose::Casework),
        Command::Consents(Consents::Withdraw { .. }) => (Action::WithdrawConsent, ResourceKind::Basis, Purpose::PersonRequest),
        // The share itself is asked about with protocol, basis and recipient.
        Command::Share(_) | Command::Shares(_) => (Action::ViewSharing, ResourceKind::Basis, Purpose::Casework),
        Command::Requests(Requests::Open { .. }) => (Action::OpenRequest, ResourceKind::Request, Purpose::PersonRequest),
        Command::Requests(Requests::Decide { .. }) => (Action::DecideRequest, ResourceKind::Request, Purpose::PersonRequest),
        Command::Requests(Requests::Cancel { .. }) => (Action::CancelErasure, ResourceKind::Request, Purpose::PersonRequest),
        // What these do is asked about the record itself, with its holds, its legal basis and the other signature, which only the gate knows.
        Command::Requests(Requests::List { .. }) | Command::Person(_) | Command::Erase(_) | Command::Retention(Retention::Due(_)) => {
            (Action::ViewRequests, ResourceKind::Request, Purpose::PersonRequest)
        }
        Command::Holds(_) => (Action::ViewStart, ResourceKind::Deployment, Purpose::PersonRequest),
        Command::Retention(Retention::List(_)) | Command::Register(Register::Processing(_)) => {
            (Action::ViewProcessingRegister, ResourceKind::Register, Purpose::DataProtection)
        }
        Command::Register(Register::Incidents(_)) => (Action::ManageIncidents, ResourceKind::Register, Purpose::DataProtection),
        // It carries out signed orders, says numbers only, and may nothing by itself: whoever may come in may have it done now.
        Command::Housekeeping(_) => (Action::ViewStart, ResourceKind::Deployment, Purpose::Administration),
        Command::Tokens(_) => (Action::ManageTokens, ResourceKind::Account, Purpose::Administration),
        #[cfg(feature = "demo")]
        Command::Demo(_) => return None,
        Command::Init(_)
        | Command::Serve(_)
        | Command::Mapping(_)
        | Command::Codebook(_)
        | Command::Vocabulary(_)
        | Command::Instruments(_)
        | Command::Config(_)
        | Command::Ca(_)
        | Command::Ledger(Ledger::Verify { .. } | Ledger::CheckProof { .. })
        | Command::Restore(_)
        | Command::Upgrade(_)
        | Command::Wipe(_)
        | Command::Complaints(_)
        | Command::Vault
        | Command::Witness(_)
        | Command::Keys(_)
        | Command::Open(_)
        | Command::Emergency(_)
        | Command::Find(_)
        | Command::Reindex(_)
        | Command::Browsing(_) => return None,
    })
}

/// Asks the policies about a command, with the agency that it names or else that of whoever asks.
pub fn check(command: &Command, asked: &Asked) -> Result<()> {
    let Some((action, kind, purpose)) = of(command) else { return Ok(()) };
    let named = match command {
        Command::Import(import) => Some(import.agency.as_str()),
        _ => asked.entered.agency(),
    };
    // What is done to tokens is done to one's own; whose else they may be is asked once it is known.
    let owner = (action == Action::ManageTokens).then(|| asked.entered.login().to_owned());
    let resource = Resource { agency: named.map(str::to_owned), owner, ..Resource::new(kind) };
    let may = |purpose| asked.house.gate.may(&asked.entered, action, &resource, &Context::new(purpose), &crate::clock::now().at);
    // Whoever keeps the house looks it over, and whoever watches over it.
    let allowed = if action == Action::ViewLedger { may(Purpose::Administration).or_else(|_| may(Purpose::Audit)) } else { may(purpose) };
    allowed.map(drop).map_err(Into::into)
}
