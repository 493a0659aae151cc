//! The keys of agencies: how each stands, unlocking and locking, recovery sheets, another key, and a key that comes back from sheets.

use crate::{Entered, Gate, GateError};
use lantern_access::policy::{Action, Purpose, Resource, ResourceKind};
use lantern_ledger::{AccessEvent, AccessKind, Receipt};
use lantern_model::AgencyCode;
use lantern_store::{Act, Agency, Change, Rotation};
use lantern_vault::{AgencyPublic, AgencySecret, Cost, Entropy, KeyFolder, Passphrase, Protection, ProtectionKind, process::Vault, shares};
use std::sync::Arc;
use zeroize::Zeroizing;

/// How an agency's key stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyKey {
    /// Whose it is.
    pub agency: Agency,
    /// How its file is protected; none where the file is not here.
    pub protection: Option<ProtectionKind>,
    /// Whether the file's key is the one to which the agency's people are sealed.
    pub fits: bool,
    /// Whether the vault holds it.
    pub unlocked: bool,
    /// Whether another key is being put in its place.
    pub rotating: bool,
}

/// How many keys are wrapped anew at once: each part is one entry of the access log that names all of them.
const PART: u32 = 1_000;

/// Is told how far long work is, and of how much.
pub type Told<'a> = &'a (dyn Fn(u64, u64) + Send + Sync);

fn agency_resource(agency: &AgencyCode) -> Resource {
    Resource { agency: Some(agency.as_str().to_owned()), ..Resource::new(ResourceKind::Agency) }
}

/// What argon2 does takes long enough to stand in the way of other tasks.
async fn stretched<T: Send + 'static>(work: impl FnOnce() -> Result<T, lantern_vault::VaultError> + Send + 'static) -> Result<T, GateError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| GateError::NoVault)?.map_err(GateError::from_vault)
}

impl Gate {
    /// The keys that somebody may unlock, each with how it stands.
    pub async fn agency_keys(&self, entered: &Entered) -> Result<Vec<AgencyKey>, GateError> {
        let (context, unlocked, rotations) = (self.setting_up(Purpose::Casework).await?, self.unlocked().await?, self.store().rotations().await?);
        let files = self.store().key_files();
        let mut keys = Vec::new();
        for agency in self.store().agencies().await? {
            let code = agency.code.as_str();
            if !self.would_allow(entered, Action::UnlockAgency, &agency_resource(&agency.code), &context) {
                continue;
            }
            let protection = files.agency_protection(code).map_err(GateError::from_vault)?;
            let rotating =
                rotations.iter().any(|one| one.agency == agency.code) || files.previous_agency_key_text(code).map_err(GateError::from_vault)?.is_some();
            let fits = rotating || self.key_fits(&agency.code).await?;
            keys.push(AgencyKey { unlocked: unlocked.iter().any(|one| one == code), protection, fits, rotating, agency });
        }
        Ok(keys)
    }

    /// Whether somebody may change, divide or restore an agency's key.
    pub async fn may_manage_key(&self, entered: &Entered, agency: &AgencyCode, at: &str) -> Result<Act, GateError> {
        self.may(entered, Action::ManageKeys, &agency_resource(agency), &self.setting_up(Purpose::Administration).await?, at)
    }

    /// Whether somebody may unlock an agency's key.
    pub(crate) async fn may_unlock(&self, entered: &Entered, agency: &AgencyCode, at: &str) -> Result<Act, GateError> {
        self.may(entered, Action::UnlockAgency, &agency_resource(agency), &self.setting_up(Purpose::Casework).await?, at)
    }

    async fn key_fits(&self, agency: &AgencyCode) -> Result<bool, GateError> {
        let files = self.store().key_files();
        if !files.has_agency_key(agency.as_str()) {
            return Ok(false);
        }
        let public = files.agency_public(agency.as_str()).map_err(GateError::from_vault)?;
        Ok(self.store().agency_public_key(agency).await? == Some(public.to_bytes()))
    }

    /// Unlocks an agency's key in the vault. It stays unlocked until somebody locks it or the vault ends. While another key is put in
    /// its place, the replaced one is unlocked too where the passphrase is the same.
    pub async fn unlock_agency(&self, entered: &Entered, agency: &AgencyCode, passphrase: Option<Passphrase>, at: &str) -> Result<(), GateError> {
        let act = self.may_unlock(entered, agency, at).await?;
        let (files, code) = (self.store().key_files().clone(), agency.as_str().to_owned());
        if !files.has_agency_key(&code) {
            return Err(GateError::NoKeyFile { agency: code });
        }
        // A try is written down like the unlocking itself.
        self.written(&act, of_keys(agency, Vec::new())).await?;
        let (key_text, replaced) =
            (files.agency_key_text(&code).map_err(GateError::from_vault)?, files.previous_agency_key_text(&code).map_err(GateError::from_vault)?);
        if replaced.is_none() && !self.key_fits(agency).await? {
            return Err(GateError::KeyDoesNotFit { agency: code });
        }
        let checkpoint = self.store().checkpoint().await?;
        self.ask_vault(move |vault| {
            if let Some(replaced) = replaced {
                // Another passphrase than the new one's: what is not wrapped anew yet waits for the change to go on.
                let _ = vault.unlock(&code, &replaced, passphrase.as_ref(), &checkpoint);
            }
            vault.unlock(&code, &key_text, passphrase.as_ref(), &checkpoint)
        })
        .await
    }

    /// Locks an agency's key again.
    pub async fn lock_agency(&self, entered: &Entered, agency: &AgencyCode, at: &str) -> Result<(), GateError> {
        self.may_unlock(entered, agency, at).await?;
        let code = agency.as_str().to_owned();
        self.ask_vault(move |vault| vault.lock(&code)).await
    }

    /// Whose keys are unlocked.
    pub async fn unlocked(&self) -> Result<Vec<String>, GateError> {
        match self.ask_vault(Vault::unlocked).await {
            Err(GateError::NoVault) => Ok(Vec::new()),
            other => other,
        }
    }

    /// The recovery sheets of an agency's key: so many words each, so many of them needed. Making them is logged.
    pub async fn recovery_sheets(&self, entered: &Entered, agency: &AgencyCode, (threshold, count): (u8, u8), at: &str) -> Result<Vec<String>, GateError> {
        let receipt = self.key_receipt(entered, agency, at).await?;
        let code = agency.as_str().to_owned();
        self.ask_vault(move |vault| vault.shares(&code, &receipt, threshold, count)).await
    }

    /// An agency's act on its own key, logged before it is done.
    pub(crate) async fn key_receipt(&self, entered: &Entered, agency: &AgencyCode, at: &str) -> Result<Receipt, GateError> {
        let act = self.may_manage_key(entered, agency, at).await?;
        Self::proved(entered)?;
        self.written(&act, of_keys(agency, Vec::new())).await
    }

    /// Brings an agency's key back from recovery words and writes it under a new passphrase. The attempt is logged; nothing is written
    /// before the words have given the very key to which the agency's people are sealed.
    pub async fn recover_agency(
        &self,
        entered: &Entered,
        agency: &AgencyCode,
        sheets: Vec<Zeroizing<String>>,
        passphrase: Passphrase,
        at: &str,
    ) -> Result<(), GateError> {
        let _turn = self.0.key_turn.lock().await;
        self.key_receipt(entered, agency, at).await?;
        let sheets: Vec<&str> = sheets.iter().map(|sheet| sheet.as_str()).collect();
        let secret = AgencySecret::from_secret(shares::combine(&sheets).map_err(GateError::from_vault)?);
        let (files, code) = (self.store().key_files().clone(), agency.as_str().to_owned());
        let is_replaced = files.previous_agency_public(&code).map_err(GateError::from_vault)?.is_some_and(|public| public == secret.public());
        if !is_replaced && self.store().agency_public_key(agency).await? != Some(secret.public().to_bytes()) {
            return Err(GateError::KeyDoesNotFit { agency: code });
        }
        stretched(move || {
            let protection = Protection::Passphrase(&passphrase, Cost::STANDARD);
            files.recover_agency_key(&code, &secret, protection, &mut Entropy::from_system())
        })
        .await
    }

    /// Puts another key in the place of an agency's: whoever has the old one, or its recovery sheets, opens nothing any more. What
    /// broke off goes on where it stopped. Afterwards the key is unlocked, and everything waits to be indexed anew.
    pub async fn rotate_agency(
        &self,
        entered: &Entered,
        agency: &AgencyCode,
        (old, new): (Option<Passphrase>, Passphrase),
        told: Told<'_>,
        at: &str,
    ) -> Result<(), GateError> {
        let _turn = self.0.key_turn.lock().await;
        let act = self.may_manage_key(entered, agency, at).await?;
        Self::proved(entered)?;
        self.written(&act, of_keys(agency, Vec::new())).await?;
        let (new, files, code) = (Arc::new(new), self.store().key_files().clone(), agency.as_str().to_owned());
        let checkpoint = self.store().checkpoint().await?;
        self.unlock_both(&files, &code, (old, new.clone()), &checkpoint).await?;
        let public = files.agency_public(&code).map_err(GateError::from_vault)?;
        self.wrap_anew(&act, agency, &public, told).await?;
        self.store().drop_tokens(agency).await?;
        files.finish_replacing(&code).map_err(GateError::from_vault)?;
        // Only now may the vault forget the old key.
        let key_text = files.agency_key_text(&code).map_err(GateError::from_vault)?;
        let checkpoint = self.store().checkpoint().await?;
        self.ask_vault(move |vault| vault.lock(&code).and_then(|()| vault.unlock(&code, &key_text, Some(&new), &checkpoint))).await
    }

    /// The old key is opened before a new one is made: who cannot open it changes nothing.
    async fn unlock_both(&self, files: &KeyFolder, code: &str, (old, new): (Option<Passphrase>, Arc<Passphrase>), checkpoint: &str) -> Result<(), GateError> {
        let replaced = files.previous_agency_key_text(code).map_err(GateError::from_vault)?;
        let agency = AgencyCode::parse(code).map_err(|_| GateError::NotFound)?;
        let (goes_on, fits) = (replaced.is_some(), self.key_fits(&agency).await?);
        if !goes_on && !fits {
            return Err(GateError::KeyDoesNotFit { agency: code.to_owned() });
        }
        // Where all is wrapped to the new key and only the old file was left, nothing needs the old one.
        let is_wrapped = goes_on && fits && !self.store().rotations().await?.iter().any(|one| one.agency == agency);
        let old_text = match replaced {
            Some(text) => text,
            None => files.agency_key_text(code).map_err(GateError::from_vault)?,
        };
        let unlock = |text: Zeroizing<String>, passphrase: Option<Arc<Passphrase>>| {
            let (code, checkpoint) = (code.to_owned(), checkpoint.to_owned());
            self.ask_vault(move |vault| vault.unlock(&code, &text, passphrase.as_deref(), &checkpoint))
        };
        if !is_wrapped {
            unlock(old_text, old.map(Arc::new)).await?;
        }
        if !goes_on {
            let (files, code, new) = (files.clone(), code.to_owned(), new.clone());
            stretched(move || files.replace_agency_key(&code, Protection::Passphrase(&new, Cost::STANDARD), &mut Entropy::from_system())).await?;
        }
        unlock(files.agency_key_text(code).map_err(GateError::from_vault)?, Some(new)).await
    }

    /// Wraps what is held to the new key, part by part. Each part is committed before the next is asked for.
    async fn wrap_anew(&self, act: &Act, agency: &AgencyCode, public: &AgencyPublic, told: Told<'_>) -> Result<(), GateError> {
        let store = self.store();
        let part = |wrapped, whole| Change::Rotate(Rotation { agency: agency.clone(), public_key: public.to_bytes(), wrapped, whole });
        if store.agency_public_key(agency).await? != Some(public.to_bytes()) {
            store.commit(act, part(Vec::new(), false)).await?;
        }
        loop {
            let Some(state) = store.rotations().await?.into_iter().find(|one| one.agency == *agency) else { return Ok(()) };
            told(state.done.unsigned_abs(), state.until.unsigned_abs());
            let keys = store.to_rewrap(agency, PART).await?;
            let whole = keys.len() < PART as usize;
            if keys.is_empty() {
                store.commit(act, part(Vec::new(), true)).await?;
                continue;
            }
            let receipt = self.written(act, of_keys(agency, keys.iter().map(|key| key.subject).collect())).await?;
            let (positions, items): (Vec<i64>, Vec<_>) = keys.into_iter().map(|key| (key.position, (key.subject, key.wrapped))).unzip();
            let (code, to) = (agency.as_str().to_owned(), public.clone());
            let wrapped = self.ask_vault(move |vault| vault.rewrap(&code, &receipt, &to, &items)).await?;
            let wrapped: Option<Vec<_>> = positions.into_iter().zip(wrapped).map(|(position, key)| Some((position, key?))).collect();
            // A key that the old one does not open would be lost with it: the change stays where it is, and both keys are kept.
            store.commit(act, part(wrapped.ok_or(GateError::DoesNotOpen)?, whole)).await?;
        }
    }
}

fn of_keys(agency: &AgencyCode, subjects: Vec<[u8; 16]>) -> AccessEvent {
    AccessEvent { what: AccessKind::Keys, basis: Some(agency.as_str().to_owned()), subjects }
}
