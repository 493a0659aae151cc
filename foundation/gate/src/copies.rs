//! What the house remembers of its backups: the last one, and every copy of the keys until it is gone. An erasure waits for the
//! copies: see [`lantern_store::KEY_COPY`].

use crate::{Gate, GateError, Held, Kept};
use lantern_access::credential::Instant;
use lantern_store::{Act, EntityFilter, KEY_COPY};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a copy of the keys is kept at most, in days.
pub const KEY_COPY_DAYS_MAX: u16 = 30;

/// More copies than this in thirty days are no backups but a leak.
const COPIES_MAX: u32 = 1_000;

const DAY_SECONDS: i64 = 24 * 60 * 60;

/// The last backup has one place: the journal remembers the earlier ones.
const LAST: Uuid = Uuid::from_u128(0x6c61_7374_2062_4163_8b75_7000_0000_0001);

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupMade {
    /// When it was begun.
    pub made_at: String,
    /// The last position of the journal in it.
    pub position: i64,
    /// How many bytes its parts have.
    pub bytes: u64,
    /// Whether a copy of the keys was made with it.
    pub with_keys: bool,
}

impl Kept for BackupMade {
    const KIND: &'static str = "backup";

    fn keys(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}

/// A copy of the database of keys. The names of its fields are those that the store reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyCopy {
    /// When it was begun: before its first byte was read.
    pub made_at: String,
    /// When it is destroyed at the latest.
    pub expires_at: String,
    /// When a newer one was written over it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_at: Option<String>,
    /// The file that it was written to.
    pub place: String,
}

impl Kept for KeyCopy {
    const KIND: &'static str = KEY_COPY;

    fn keys(&self) -> Vec<(String, String)> {
        vec![("place".to_owned(), self.place.clone())]
    }
}

impl Gate {
    /// Registers a copy of the keys that is about to be made. Nothing of them may be read before this has returned.
    pub async fn register_key_copy(&self, act: &Act, place: &str, days: u16) -> Result<Held<KeyCopy>, GateError> {
        let expires_at = Instant::parse(&act.at)?.plus_seconds(i64::from(days.min(KEY_COPY_DAYS_MAX)) * DAY_SECONDS).to_string();
        let copy = KeyCopy { made_at: act.at.clone(), expires_at, replaced_at: None, place: place.to_owned() };
        let id = Uuid::new_v4();
        self.keep(act, id, 0, &copy).await?;
        self.kept(id).await?.ok_or(GateError::NotFound)
    }

    /// Says that the earlier copies in a place are gone, because this one was written over them.
    pub async fn replaced_key_copies(&self, act: &Act, by: &Held<KeyCopy>) -> Result<(), GateError> {
        let filter = EntityFilter { key: Some(("place".to_owned(), by.body.place.clone())), ..EntityFilter::default() };
        for held in self.list::<KeyCopy>(&filter, 0, COPIES_MAX).await?.0 {
            if held.id != by.id && held.body.replaced_at.is_none() {
                let gone = KeyCopy { replaced_at: Some(act.at.clone()), ..held.body };
                self.keep(act, held.id, held.version, &gone).await?;
            }
        }
        Ok(())
    }

    /// The registered copies of the keys that nobody has replaced, oldest first.
    pub async fn key_copies(&self) -> Result<Vec<Held<KeyCopy>>, GateError> {
        let copies = self.list::<KeyCopy>(&EntityFilter::default(), 0, COPIES_MAX).await?.0;
        Ok(copies.into_iter().filter(|held| held.body.replaced_at.is_none()).collect())
    }

    /// Remembers a backup that was made.
    pub async fn remember_backup(&self, act: &Act, made: &BackupMade) -> Result<(), GateError> {
        let version = self.kept::<BackupMade>(LAST).await?.map_or(0, |held| held.version);
        self.keep(act, LAST, version, made).await.map(drop)
    }

    /// The last backup that was made.
    pub async fn last_backup(&self) -> Result<Option<BackupMade>, GateError> {
        Ok(self.kept::<BackupMade>(LAST).await?.map(|held| held.body))
    }
}
