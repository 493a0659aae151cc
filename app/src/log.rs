//! Logs: fields and a sentence, on standard error. No field ever holds a value of a record.

use crate::settings::Settings;
use anyhow::{Context, Result};
use lantern_transport::LogHost;
use std::{
    io::{self, Write},
    sync::OnceLock,
    time::Duration,
};
use tracing_subscriber::EnvFilter;

/// Where the lines go besides, once a server has begun to send them.
static HOST: OnceLock<LogHost> = OnceLock::new();

/// How long the end of a server waits for the last lines to leave.
const LAST_LINES: Duration = Duration::from_secs(2);

/// The largest file of authorities of a log host.
const AUTHORITIES_BYTES_MAX: u64 = 256 * 1024;

/// Standard error, and the log host where there is one. Each event is written whole, in one call.
struct Lines;

impl Write for Lines {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        if let Some(host) = HOST.get() {
            host.hand_in(line);
        }
        io::stderr().write_all(line).map(|()| line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

/// Sends every line from here on to the log host that the settings name, until the process ends.
pub fn send_away(settings: &Settings) -> Result<()> {
    let Some(address) = &settings.log_host.value else { return Ok(()) };
    let read = |path: &std::path::PathBuf| {
        let text = lantern_disk::Disk::real().read(path, AUTHORITIES_BYTES_MAX)?.with_context(|| format!("there is no file {}", path.display()))?;
        String::from_utf8(text).with_context(|| format!("{} is not PEM", path.display()))
    };
    let authorities = settings.log_authorities.value.as_ref().map(read).transpose()?;
    let (host, carrier) = LogHost::new(address, authorities.as_deref()).context("the setting log_host")?;
    if HOST.set(host).is_ok() {
        // Ends with the process: the last lines are those of the end itself.
        tokio::spawn(carrier.carry());
    }
    Ok(())
}

/// Waits for the last lines to leave.
pub async fn settle() {
    if let Some(host) = HOST.get() {
        host.settle(LAST_LINES).await;
    }
}

/// A fault of ours is named by its place alone: what a message of a panic repeats could be a value of a record.
pub fn name_faults() {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map_or_else(|| "an unknown place".to_owned(), |at| format!("{}:{}", at.file(), at.line()));
        eprintln!("lantern: a fault of the program at {place}; nothing that was committed is lost. Please report the place");
        if let Some(host) = HOST.get() {
            host.hand_in(format!(r#"{{"level":"ERROR","fields":{{"message":"a fault of the program","place":"{place}"}}}}"#).as_bytes());
        }
    }));
}

/// Starts the log at the level that the settings name; the first call counts. Below `debug` the database says only what failed;
/// what SQLite is told is never repeated, because the first word is its key.
pub fn start(level: &str) -> Result<()> {
    let directives = if level.contains('=') || level == "debug" || level == "trace" { level.to_owned() } else { format!("{level},sqlx=error") };
    let filter = EnvFilter::builder().parse(&directives).with_context(|| format!("\"{level}\" is not a level of the log: use error, warn, info or debug"))?;
    // Already started: a command that reads its settings twice.
    let _ = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(|| Lines).try_init();
    tracing::debug!(version = env!("CARGO_PKG_VERSION"), "the log begins");
    Ok(())
}
