//! What each command on a store needs to be allowed. A command that is not here does not compile.

use super::Asked;
use crate::arguments::{Command, Ledger};
use anyhow::Result;
use lantern_access::policy::{Action, Context, Purpose, Resource, ResourceKind};

/// The action of a command; none for those that touch no store.
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
        Command::Tokens(_) => (Action::ManageTokens, ResourceKind::Account, Purpose::Administration),
        Command::Demo(_)
        | Command::Init(_)
        | Command::Serve(_)
        | Command::Mapping(_)
        | Command::Codebook(_)
        | Command::Vocabulary(_)
        | Command::Config(_)
        | Command::Ca(_)
        | Command::Ledger(Ledger::Verify { .. } | Ledger::CheckProof { .. })
        | Command::Vault
        | Command::Witness(_) => return None,
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
    asked.house.gate.may(&asked.entered, action, &resource, &Context::new(purpose), &crate::clock::now().at)?;
    Ok(())
}
