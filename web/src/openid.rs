//! Sign-ins under way at the OpenID provider: who has gone there, who has come back. In memory only, bounded, by the browser in which
//! each was begun, and taken out once.

use crate::cookie::OPENID_SECONDS;
use lantern_gate::VouchedSubject;
use lantern_openid::{Asked, Pending};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use uuid::Uuid;

/// How long one may take: as long as its cookie.
const LIFETIME: Duration = Duration::from_secs(OPENID_SECONDS as u64);

/// How many may be under way at once: the oldest gives way, so that a flood crowds out nobody but itself for long.
const UNDER_WAY_MAX: usize = 1_000;

/// What a browser was sent to the provider for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// To sign in, and where to go then.
    SignIn {
        /// A page of ours, or nothing.
        back: String,
    },
    /// To link this account.
    Link(Uuid),
}

impl Errand {
    /// What the provider is asked.
    pub const fn asked(&self) -> Asked {
        match self {
            Self::SignIn { .. } => Asked::SignIn,
            Self::Link(_) => Asked::Link,
        }
    }
}

/// Somebody for whom the provider has vouched, before anything was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// Who, as the house keeps it.
    pub subject: VouchedSubject,
    /// Our own second factor is asked for as well.
    pub needs_second: bool,
}

/// Where one stands.
pub enum Stand {
    /// Gone to the provider.
    Away(Pending, Errand),
    /// Come back, and vouched for.
    Back(Vouched, Errand),
}

type Standing = HashMap<[u8; 32], (Instant, Stand)>;

/// The sign-ins under way of one server.
#[derive(Default)]
pub struct OpenIdDesk(Mutex<Standing>);

fn key(cookie: &str) -> [u8; 32] {
    blake3::derive_key("lantern web 2026 openid", cookie.as_bytes())
}

impl OpenIdDesk {
    fn current(&self, now: Instant) -> MutexGuard<'_, Standing> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (since, _)| now.saturating_duration_since(*since) < LIFETIME);
        all
    }

    /// Puts one down under a browser's cookie; an earlier one of the same browser falls away.
    pub fn put(&self, cookie: &str, stand: Stand, now: Instant) {
        let mut all = self.current(now);
        if all.len() >= UNDER_WAY_MAX
            && let Some(oldest) = all.iter().min_by_key(|(_, (since, _))| *since).map(|(key, _)| *key)
        {
            all.remove(&oldest);
        }
        all.insert(key(cookie), (now, stand));
    }

    /// Takes the one out that has gone to the provider. One that has come back already stays.
    pub fn take_away(&self, cookie: &str, now: Instant) -> Option<(Pending, Errand)> {
        let mut all = self.current(now);
        match all.remove(&key(cookie))? {
            (_, Stand::Away(pending, errand)) => Some((pending, errand)),
            back @ (_, Stand::Back(..)) => {
                all.insert(key(cookie), back);
                None
            }
        }
    }

    /// Looks at the one that has come back.
    pub fn back(&self, cookie: &str, now: Instant) -> Option<(Vouched, Errand)> {
        match self.current(now).get(&key(cookie)) {
            Some((_, Stand::Back(vouched, errand))) => Some((vouched.clone(), errand.clone())),
            _ => None,
        }
    }

    /// Takes the one out that has come back.
    pub fn take_back(&self, cookie: &str, now: Instant) -> Option<(Vouched, Errand)> {
        let found = self.back(cookie, now)?;
        self.current(now).remove(&key(cookie));
        Some(found)
    }
}
