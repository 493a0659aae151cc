//! Logs: fields and a sentence, on standard error. No field ever holds a value of a record.

use anyhow::{Context, Result};
use tracing_subscriber::EnvFilter;

/// A fault of ours is named by its place alone: what a message of a panic repeats could be a value of a record.
pub fn name_faults() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
        eprintln!("lantern: a fault of the program at {place}; nothing that was committed is lost. Please report the place");
    }));
}

/// Starts the log at the level that the settings name; the first call counts. Below `debug` the database says only what failed;
/// what SQLite is told is never repeated, because the first word is its key.
pub fn start(level: &str) -> Result<()> {
    let directives = if level.contains('=') || level == "debug" || level == "trace" { level.to_owned() } else { format!("{level},sqlx=error") };
    let filter = EnvFilter::builder().parse(&directives).with_context(|| format!("\"{level}\" is not a level of the log: use error, warn, info or debug"))?;
    // Already started: a command that reads its settings twice.
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).try_init();
    tracing::debug!(version = env!("CARGO_PKG_VERSION"), "the log begins");
    Ok(())
}
