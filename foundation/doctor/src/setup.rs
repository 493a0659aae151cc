//! What a deployment is set to: told by whoever starts it, because the settings are not the doctor's.

use lantern_ledger::Policy;
use std::path::{Path, PathBuf};

/// What a deployment is set to.
#[derive(Clone, Default)]
pub struct Setup {
    /// The folder of key files.
    pub key_files: PathBuf,
    /// Until when the certificate is valid, in seconds since 1970; none where there is none.
    pub certificate_until: Option<i64>,
    /// How often the log is published.
    pub cadence_seconds: u64,
    /// The witnesses that the deployment asks; none where it asks nobody.
    pub policy: Option<Policy>,
    /// The address of a database holds a password.
    pub database_password: bool,
    /// The program's log is sent to another machine.
    pub log_leaves: bool,
    /// Everyone in the store is invented.
    pub invented: bool,
    /// What the machine says of itself.
    pub machine: Machine,
}

/// Where the machine tells about itself; another place in tests.
#[derive(Debug, Clone)]
pub struct Machine {
    /// The list of swap areas.
    pub swaps: PathBuf,
    /// The pattern of core dumps.
    pub core_pattern: PathBuf,
}

impl Default for Machine {
    /// As Linux has it.
    fn default() -> Self {
        Self { swaps: Path::new("/proc/swaps").to_owned(), core_pattern: Path::new("/proc/sys/kernel/core_pattern").to_owned() }
    }
}
