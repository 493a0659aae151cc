//! What keeps the process's memory its own: no core dump, no debugger of the same user, no swapping where that is allowed.

use crate::VaultError;
use rustix::{
    mm::{MlockAllFlags, mlockall},
    process::{DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit},
};

/// Stretching a passphrase takes 64 MiB or more: with less allowance than this, holding future memory would end the process.
const HELD_BYTES_MIN: u64 = 512 * 1024 * 1024;

/// How much of the memory is kept from being swapped out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MemoryLock {
    /// None: the system allows too little (`ulimit -l`). Use encrypted swap, or none.
    #[default]
    Nothing,
    /// What was there at the start; what came later may be swapped.
    Present,
    /// All of it.
    All,
}

/// How far the process is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hardening {
    /// No core dump is written, and no other process of the same user reads its memory.
    pub is_private: bool,
    /// What is kept from being swapped.
    pub memory: MemoryLock,
}

impl Hardening {
    /// Protects this process. What must work and does not is an error; holding memory is as far as the system allows.
    pub(super) fn apply() -> Result<Self, VaultError> {
        leave_no_core()?;
        Ok(Self { is_private: true, memory: hold_memory() })
    }

    pub(super) const fn code(self) -> u8 {
        let memory = match self.memory {
            MemoryLock::Nothing => 0,
            MemoryLock::Present => 1,
            MemoryLock::All => 2,
        };
        memory << 1 | self.is_private as u8
    }

    pub(super) const fn from_code(code: u8) -> Self {
        let memory = match code >> 1 {
            2 => MemoryLock::All,
            1 => MemoryLock::Present,
            _ => MemoryLock::Nothing,
        };
        Self { is_private: code & 1 == 1, memory }
    }
}

/// From here on this process writes no core dump, and no other process of the same user reads its memory. Every command asks for it:
/// what the vault opens passes through the process that shows it.
pub fn leave_no_core() -> Result<(), VaultError> {
    let failed = |cause: rustix::io::Errno| VaultError::Process { action: "protect", cause: cause.into() };
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) }).map_err(failed)?;
    set_dumpable_behavior(DumpableBehavior::NotDumpable).map_err(failed)
}

fn hold_memory() -> MemoryLock {
    let limit = getrlimit(Resource::Memlock);
    // What may be asked for without being root; a refusal leaves the old limit, which is asked below.
    let _ = setrlimit(Resource::Memlock, Rlimit { current: limit.maximum, maximum: limit.maximum });
    let allowed = getrlimit(Resource::Memlock).current;
    let all = MlockAllFlags::CURRENT | MlockAllFlags::FUTURE | MlockAllFlags::ONFAULT;
    if allowed.is_none_or(|bytes| bytes >= HELD_BYTES_MIN) && mlockall(all).is_ok() {
        MemoryLock::All
    } else if mlockall(MlockAllFlags::CURRENT | MlockAllFlags::ONFAULT).is_ok() {
        MemoryLock::Present
    } else {
        MemoryLock::Nothing
    }
}
