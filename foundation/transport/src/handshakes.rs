//! Handshakes of TLS that failed: counted, and told once a minute, so that whoever floods a server with them does not flood its log,
//! and a certificate that devices refuse is seen (ASVS 5.0.0, 16.3.4). No address is kept: it would say who tried to come.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// How often it is told.
const EVERY: Duration = Duration::from_mins(1);

/// Failures since they were told last.
#[derive(Debug, Default)]
pub(crate) struct Handshakes(Mutex<Failed>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Failed {
    /// The other side ended it and said so: it does not trust the certificate, as a rule.
    refused: u64,
    /// What came was no TLS, or none that this server speaks.
    not_agreed: u64,
    /// The connection broke or nothing came in time.
    cut: u64,
}

impl Handshakes {
    /// Counts a failure; none stands for a time that ran out.
    pub(crate) fn failed(self: &Arc<Self>, error: Option<&io::Error>) {
        let is_first = {
            let mut failed = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let is_first = *failed == Failed::default();
            failed.count(error);
            is_first
        };
        if is_first {
            let handshakes = self.clone();
            // Ends after one telling; the next failure begins another.
            tokio::spawn(async move {
                tokio::time::sleep(EVERY).await;
                handshakes.tell();
            });
        }
    }

    /// Tells what has failed since the last time, if anything has.
    pub(crate) fn tell(&self) {
        let failed = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        if failed != Failed::default() {
            let Failed { refused, not_agreed, cut } = failed;
            tracing::warn!(target: "security", refused, not_agreed, cut, "TLS handshakes failed within the last minute");
        }
    }
}

impl Failed {
    fn count(&mut self, error: Option<&io::Error>) {
        match error.and_then(io::Error::get_ref).and_then(|cause| cause.downcast_ref::<rustls::Error>()) {
            Some(rustls::Error::AlertReceived(_)) => self.refused += 1,
            Some(_) => self.not_agreed += 1,
            None => self.cut += 1,
        }
    }
}
