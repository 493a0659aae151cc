//! Files that were made and wait to be taken, once, by the one who shared. In memory only, bounded, for ten minutes.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};
use uuid::Uuid;
use zeroize::Zeroizing;

/// How long a file waits.
const LIFETIME: Duration = Duration::from_mins(10);

/// How many files wait at once.
const PACKAGES_MAX: usize = 100;

/// A file that waits: its name and its bytes. What is coded and leaves in the clear is wiped as well.
pub type Waiting = (String, Zeroizing<Vec<u8>>);

/// Which share, and in which session it was made.
type Place = (Uuid, [u8; 32]);

/// The files that wait, by the share and the session that made it.
#[derive(Default)]
pub struct Packages(Mutex<HashMap<Place, (Instant, Waiting)>>);

impl Packages {
    /// Puts a file there. Where too many wait, the oldest falls away: it stands in the register and can be shared again.
    pub fn put(&self, share: Uuid, session: [u8; 32], file: Waiting, now: Instant) {
        let mut packages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        packages.retain(|_, (since, _)| now.saturating_duration_since(*since) < LIFETIME);
        if packages.len() >= PACKAGES_MAX
            && let Some(oldest) = packages.iter().min_by_key(|(_, (since, _))| *since).map(|(key, _)| *key)
        {
            packages.remove(&oldest);
        }
        packages.insert((share, session), (now, file));
    }

    /// Whether a file waits.
    pub fn waits(&self, share: Uuid, session: [u8; 32], now: Instant) -> bool {
        let packages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        packages.get(&(share, session)).is_some_and(|(since, _)| now.saturating_duration_since(*since) < LIFETIME)
    }

    /// Takes it.
    pub fn take(&self, share: Uuid, session: [u8; 32], now: Instant) -> Option<Waiting> {
        let (since, file) = self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&(share, session))?;
        (now.saturating_duration_since(since) < LIFETIME).then_some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file is taken once, by the session that made it, and in time.
    #[test]
    fn a_file_is_taken_once() {
        let (packages, now, share) = (Packages::default(), Instant::now(), Uuid::from_bytes([1; 16]));
        let file = || ("file.json".to_owned(), Zeroizing::new(b"{}".to_vec()));
        packages.put(share, [1; 32], file(), now);
        assert!(packages.take(share, [2; 32], now).is_none(), "another session");
        assert!(packages.waits(share, [1; 32], now));
        assert!(packages.take(share, [1; 32], now).is_some());
        assert!(packages.take(share, [1; 32], now).is_none(), "once");
        packages.put(share, [1; 32], file(), now);
        assert!(packages.take(share, [1; 32], now + LIFETIME).is_none(), "in time");
        for number in 0..=PACKAGES_MAX {
            packages.put(Uuid::from_u128(number as u128), [1; 32], file(), now + Duration::from_millis(number as u64));
        }
        assert!(!packages.waits(Uuid::from_u128(0), [1; 32], now), "the oldest makes room");
    }
}
