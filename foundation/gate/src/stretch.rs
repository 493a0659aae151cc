//! Stretching passwords: each takes a tenth of a second and 64 MiB, so only a few are stretched at once and the others wait. Without
//! that a few addresses could fell the machine by signing in (ASVS 5.0, 2.4.1 and 15.2.2).

use crate::{Gate, GateError};
use lantern_access::credential::{PasswordCost, PasswordHash, verify_password};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// How many are stretched at once.
const AT_ONCE: usize = 4;

/// How many may wait for their turn; more is a flood.
const WAITING_MAX: usize = 64;

/// The turns.
pub(crate) struct Stretching {
    turns: Semaphore,
    places: Semaphore,
}

impl Default for Stretching {
    fn default() -> Self {
        Self { turns: Semaphore::new(AT_ONCE), places: Semaphore::new(AT_ONCE + WAITING_MAX) }
    }
}

impl Stretching {
    /// Does the work when its turn has come, away from the threads that answer others.
    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, GateError> {
        let _place = self.places.try_acquire().map_err(|_| GateError::Busy)?;
        let _turn = self.turns.acquire().await.map_err(|_| GateError::Busy)?;
        tokio::task::spawn_blocking(work).await.map_err(|_| GateError::Busy)
    }
}

impl Gate {
    /// Hashes a password that was checked before.
    pub async fn hash_password(&self, password: &Zeroizing<String>, salt: [u8; 16]) -> Result<PasswordHash, GateError> {
        let password = password.clone();
        Ok(self.0.stretching.run(move || PasswordHash::make(&password, PasswordCost::default(), salt)).await??)
    }

    /// Whether a password fits; without a stored hash the same time is spent.
    pub(crate) async fn password_fits(&self, stored: Option<PasswordHash>, password: &Zeroizing<String>) -> Result<bool, GateError> {
        let password = password.clone();
        self.0.stretching.run(move || verify_password(stored.as_ref(), &password, PasswordCost::default())).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    };

    /// A flood neither takes more memory than a few turns nor waits without bound.
    #[tokio::test]
    async fn a_flood_waits_or_is_turned_away() {
        let (stretching, now, most) = (Arc::new(Stretching::default()), Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let tasks: Vec<_> = (0..200)
            .map(|_| {
                let (stretching, now, most) = (stretching.clone(), now.clone(), most.clone());
                tokio::spawn(async move {
                    let work = move || {
                        most.fetch_max(now.fetch_add(1, SeqCst) + 1, SeqCst);
                        std::thread::sleep(std::time::Duration::from_millis(5));
                        now.fetch_sub(1, SeqCst);
                    };
                    stretching.run(work).await.is_ok()
                })
            })
            .collect();
        let mut done = 0;
        for task in tasks {
            done += usize::from(task.await.unwrap());
        }
        assert_eq!(done, AT_ONCE + WAITING_MAX);
        assert!(most.load(SeqCst) <= AT_ONCE);
    }
}
