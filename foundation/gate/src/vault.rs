//! The gate's side of the vault: started when first needed, asked in a thread of its own because its pipe blocks.

use crate::{Entered, Gate, GateError};
use lantern_access::policy::{Action, Purpose, Resource, ResourceKind};
use lantern_ledger::{AccessEvent, AccessKind, NoteVerifier, Receipt};
use lantern_model::AgencyCode;
use lantern_vault::{Passphrase, PersonKey, VaultError, process::Vault};
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

type Wrapped = ([u8; 16], Vec<u8>);

/// Where the vault is reached.
pub(crate) struct VaultDoor {
    program: Option<PathBuf>,
    running: Arc<Mutex<Option<Vault>>>,
}

impl VaultDoor {
    pub(crate) fn new(program: Option<PathBuf>) -> Self {
        Self { program, running: Arc::new(Mutex::new(None)) }
    }

    async fn ask<T: Send + 'static>(
        &self,
        verifier: Option<NoteVerifier>,
        question: impl FnOnce(&mut Vault) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, GateError> {
        let (program, running) = (self.program.clone().ok_or(GateError::NoVault)?, self.running.clone());
        let asked = tokio::task::spawn_blocking(move || {
            let mut running = running.lock().unwrap_or_else(PoisonError::into_inner);
            if running.is_none() {
                let verifier = verifier.ok_or(VaultError::NotRunning)?;
                *running = Some(Vault::spawn(&program, &verifier)?);
            }
            let vault = running.as_mut().expect("it was started a line ago");
            question(vault)
        });
        asked.await.map_err(|_| GateError::NoVault)?.map_err(GateError::from_vault)
    }

    pub(crate) async fn open_keys(&self, agency: &AgencyCode, receipt: Receipt, items: Vec<Wrapped>) -> Result<Vec<Option<PersonKey>>, GateError> {
        let agency = agency.as_str().to_owned();
        self.ask(None, move |vault| vault.open_keys(&agency, &receipt, &items)).await
    }
}

impl GateError {
    fn from_vault(error: VaultError) -> Self {
        match error {
            VaultError::Locked(agency) => Self::AgencyLocked { agency },
            VaultError::NotRunning => Self::NoVault,
            other => Self::Vault(other),
        }
    }
}

fn agency_resource(agency: &AgencyCode) -> Resource {
    Resource { agency: Some(agency.as_str().to_owned()), ..Resource::new(ResourceKind::Agency) }
}

impl Gate {
    /// Unlocks an agency's key in the vault. It stays unlocked until somebody locks it or the vault ends.
    pub async fn unlock_agency(&self, entered: &Entered, agency: &AgencyCode, passphrase: Option<Passphrase>, at: &str) -> Result<(), GateError> {
        self.may(entered, Action::UnlockAgency, &agency_resource(agency), &self.setting_up(Purpose::Casework).await?, at)?;
        let key_text = self.store().key_files().agency_key_text(agency.as_str()).map_err(GateError::from_vault)?;
        let (verifier, checkpoint, code) = (self.store().ledger_verifier(), self.store().checkpoint().await?, agency.as_str().to_owned());
        self.0.vault.ask(Some(verifier), move |vault| vault.unlock(&code, &key_text, passphrase.as_ref(), &checkpoint)).await
    }

    /// Locks an agency's key again.
    pub async fn lock_agency(&self, entered: &Entered, agency: &AgencyCode, at: &str) -> Result<(), GateError> {
        self.may(entered, Action::UnlockAgency, &agency_resource(agency), &self.setting_up(Purpose::Casework).await?, at)?;
        let code = agency.as_str().to_owned();
        self.0.vault.ask(None, move |vault| vault.lock(&code)).await
    }

    /// Whose keys are unlocked.
    pub async fn unlocked(&self) -> Result<Vec<String>, GateError> {
        match self.0.vault.ask(None, Vault::unlocked).await {
            Err(GateError::NoVault) => Ok(Vec::new()),
            other => other,
        }
    }

    /// The recovery sheets of an agency's key: so many words each, so many of them needed. Making them is logged.
    pub async fn recovery_sheets(&self, entered: &Entered, agency: &AgencyCode, (threshold, count): (u8, u8), at: &str) -> Result<Vec<String>, GateError> {
        let receipt = self.key_receipt(entered, agency, at).await?;
        let code = agency.as_str().to_owned();
        self.0.vault.ask(None, move |vault| vault.shares(&code, &receipt, threshold, count)).await
    }

    /// An agency's act on its own key, logged before it is done.
    pub(crate) async fn key_receipt(&self, entered: &Entered, agency: &AgencyCode, at: &str) -> Result<Receipt, GateError> {
        let act = self.may(entered, Action::ManageKeys, &agency_resource(agency), &self.setting_up(Purpose::Administration).await?, at)?;
        let event = AccessEvent { what: AccessKind::Keys, basis: Some(agency.as_str().to_owned()), subjects: Vec::new() };
        self.written(&act, event).await
    }
}
