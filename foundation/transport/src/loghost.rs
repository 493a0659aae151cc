//! Lines of the program's log on their way to another machine, where whoever breaks into this one cannot change them: syslog over
//! TLS (RFC 5425, messages as RFC 5424 has them). They are sent as they are written. While the other side is silent, a bounded
//! number waits; what does not fit is counted, and the count is sent in its place.

use crate::{TransportError, client::Client, steady::Steady};
use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    sync::mpsc::{Receiver, Sender, channel},
    time::{sleep, timeout},
};

/// The port of syslog over TLS.
const PORT: u16 = 6514;

/// How many lines wait while the log host is silent.
const WAITING_MAX: usize = 10_000;

/// The longest line that is sent; every receiver takes so much (RFC 5425 §4.3.1 asks for 8,192 at best).
const LINE_BYTES_MAX: usize = 8_000;

/// How long a connection may take, and how long a write.
const PATIENCE: Duration = Duration::from_secs(15);

/// Between two tries, twice as long each time.
const PAUSE_MIN: Duration = Duration::from_secs(1);
const PAUSE_MAX: Duration = Duration::from_mins(1);

/// Facility 10: messages on security and authorisation.
const FACILITY: u8 = 10;

/// Where lines are handed in. A clone hands in at the same place.
#[derive(Debug, Clone)]
pub struct LogHost {
    waiting: Sender<Vec<u8>>,
    lost: Arc<AtomicU64>,
}

/// What carries the lines.
#[derive(Debug)]
pub struct LogCarrier {
    client: Client,
    host: String,
    port: u16,
    lines: Receiver<Vec<u8>>,
    lost: Arc<AtomicU64>,
}

impl LogHost {
    /// Names a log host, `HOST` or `HOST:PORT`, and whose certificates are believed: Mozilla's list, or those of a PEM text.
    pub fn new(address: &str, authorities: Option<&str>) -> Result<(Self, LogCarrier), TransportError> {
        let (host, port) = match address.rsplit_once(':') {
            None => (address, PORT),
            Some((host, port)) => (host, port.parse().map_err(|_| TransportError::BadAddress(address.to_owned()))?),
        };
        rustls::pki_types::ServerName::try_from(host).map_err(|_| TransportError::BadAddress(address.to_owned()))?;
        let (waiting, lines) = channel(WAITING_MAX);
        let lost = Arc::new(AtomicU64::new(0));
        let carrier = LogCarrier { client: Client::new(authorities)?, host: host.to_owned(), port, lines, lost: lost.clone() };
        Ok((Self { waiting, lost }, carrier))
    }

    /// Hands in a line. Never waits: a program must not stand still because its log cannot leave.
    pub fn hand_in(&self, line: &[u8]) {
        if self.waiting.try_send(frame(line)).is_err() {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits until everything was taken out, but not for long.
    pub async fn settle(&self, within: Duration) {
        let empty = async {
            while self.waiting.capacity() < WAITING_MAX {
                sleep(Duration::from_millis(20)).await;
            }
        };
        let _ = timeout(within, empty).await;
    }
}

impl LogCarrier {
    /// Carries until nobody can hand anything in any more.
    pub async fn carry(mut self) {
        let (mut pause, mut left, mut was_told) = (PAUSE_MIN, None, false);
        loop {
            match timeout(PATIENCE, self.client.stream(&self.host, self.port)).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into())) {
                Ok(stream) => {
                    (pause, was_told) = (PAUSE_MIN, false);
                    if self.send_over(Steady::new(stream, PATIENCE), &mut left).await {
                        return;
                    }
                }
                Err(error) if !was_told => {
                    tracing::warn!(target: "security", %error, "the log host cannot be reached; lines wait");
                    was_told = true;
                }
                Err(_) => {}
            }
            sleep(pause).await;
            pause = (pause * 2).min(PAUSE_MAX);
        }
    }

    /// Sends over one connection until it breaks. Says whether the end has come. A line whose writing failed is sent again.
    async fn send_over<S>(&mut self, stream: S, left: &mut Option<Vec<u8>>) -> bool
    where
        S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin,
    {
        let (mut reading, mut writing) = tokio::io::split(stream);
        let mut answer = [0; 1];
        loop {
            if left.is_none() {
                let lost = self.lost.swap(0, Ordering::Relaxed);
                *left = if lost > 0 {
                    Some(frame(
                        format!(r#"{{"level":"ERROR","target":"security","fields":{{"message":"lines of the log were lost","lost":{lost}}}}}"#).as_bytes(),
                    ))
                } else {
                    tokio::select! {
                        biased;
                        // A log host says nothing: what can be read is the end of the connection.
                        _ = reading.read(&mut answer) => return false,
                        line = self.lines.recv() => match line {
                            Some(line) => Some(line),
                            None => return true,
                        },
                    }
                };
            }
            let Some(line) = left else { continue };
            if writing.write_all(line).await.is_err() || writing.flush().await.is_err() {
                return false;
            }
            *left = None;
        }
    }
}

/// One message with its length before it. Instant and names stand in the line itself, which is JSON.
fn frame(line: &[u8]) -> Vec<u8> {
    let line = line.trim_ascii_end();
    let line = &line[..line.len().min(LINE_BYTES_MAX)];
    let has = |level: &str| line.windows(level.len()).take(200).any(|part| part == level.as_bytes());
    let severity =
        [("ERROR", 3), ("WARN", 4), ("INFO", 6)].into_iter().find(|(level, _)| has(&format!("\"level\":\"{level}\""))).map_or(7, |(_, severity)| severity);
    let head = format!("<{}>1 - - lantern {} - - ", FACILITY * 8 + severity, std::process::id());
    [format!("{} {head}", head.len() + line.len()).as_bytes(), line].concat()
}
