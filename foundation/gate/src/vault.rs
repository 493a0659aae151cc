//! The gate's side of the vault: started when first needed, asked in a thread of its own because its pipe blocks.

use crate::{Gate, GateError};
use lantern_ledger::{NoteVerifier, Receipt};
use lantern_model::AgencyCode;
use lantern_vault::{PersonKey, VaultError, process, process::Vault};
use std::{
    os::unix::net::UnixStream,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

type Wrapped = ([u8; 16], Vec<u8>);

/// How the vault is started.
#[derive(Debug, Clone, Default)]
pub enum VaultStart {
    /// Not at all: no identity is ever opened here.
    #[default]
    Nowhere,
    /// As a child process of this program, protected from the others.
    Program(PathBuf),
    /// In a thread of this process, protected from nobody: for tests.
    Thread,
    /// At the other end of a socket, protected from nobody: for tests that listen in.
    Over(Dial),
}

/// Gives a socket at whose other end a vault answers.
#[derive(Clone)]
pub struct Dial(pub Arc<dyn Fn() -> std::io::Result<UnixStream> + Send + Sync>);

impl std::fmt::Debug for Dial {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("Dial")
    }
}

/// Where the vault is reached.
pub(crate) struct VaultDoor {
    start: VaultStart,
    // Held while one question is answered. The vault ends, and forgets every key, when the gate is dropped.
    running: Arc<Mutex<Option<Vault>>>,
}

fn start(how: &VaultStart, verifier: &NoteVerifier) -> Result<Vault, VaultError> {
    match how {
        VaultStart::Nowhere => Err(VaultError::NotRunning),
        VaultStart::Program(program) => Vault::spawn(program, verifier),
        VaultStart::Thread => {
            let (ours, theirs) = UnixStream::pair().map_err(|cause| VaultError::Process { action: "start", cause })?;
            // It ends when the other end is closed.
            std::thread::spawn(move || process::serve(theirs));
            Vault::over(ours, verifier)
        }
        VaultStart::Over(dial) => {
            let socket = dial.0().map_err(|cause| VaultError::Process { action: "reach", cause })?;
            Vault::over(socket, verifier)
        }
    }
}

impl VaultDoor {
    pub(crate) fn new(start: VaultStart) -> Self {
        Self { start, running: Arc::new(Mutex::new(None)) }
    }
}

impl Gate {
    /// Asks the vault, which is started first where it does not run. One that has ended is started again with the next question, and
    /// everything is locked then.
    pub(crate) async fn ask_vault<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut Vault) -> Result<T, VaultError> + Send + 'static,
    ) -> Result<T, GateError> {
        let (how, running, verifier) = (self.0.vault.start.clone(), self.0.vault.running.clone(), self.store().ledger_verifier());
        let asked = tokio::task::spawn_blocking(move || {
            let mut running = running.lock().unwrap_or_else(PoisonError::into_inner);
            if running.is_none() {
                *running = Some(start(&how, &verifier)?);
            }
            let answer = running.as_mut().map_or(Err(VaultError::NotRunning), question);
            if matches!(answer, Err(VaultError::NotRunning)) {
                *running = None;
            }
            answer
        });
        asked.await.map_err(|_| GateError::NoVault)?.map_err(GateError::from_vault)
    }

    pub(crate) async fn open_keys(&self, agency: &AgencyCode, receipt: Receipt, items: Vec<Wrapped>) -> Result<Vec<Option<PersonKey>>, GateError> {
        let agency = agency.as_str().to_owned();
        self.ask_vault(move |vault| vault.open_keys(&agency, &receipt, &items)).await
    }
}

impl GateError {
    pub(crate) fn from_vault(error: VaultError) -> Self {
        match error {
            VaultError::Locked(agency) => Self::AgencyLocked { agency },
            VaultError::NotRunning => Self::NoVault,
            other => Self::Vault(other),
        }
    }
}
