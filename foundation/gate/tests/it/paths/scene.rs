//! A house in which every way can be walked, with a listener before its vault and a log that can break.

use super::{
    broken::{Break, BrokenLog},
    cases::{Case, PASSPHRASE, Whom},
    listening::{Asked, Listening},
};
use crate::sharing_world::{self, AT, House};
use lantern_access::{
    consent::{DataGroup, Flag, RecipientId, RecipientKind},
    credential::Instant,
    policy::{Purpose, Role},
};
use lantern_gate::{Entered, GateError, GateSettings, Incoming};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, ImportId, RecordId};
use lantern_store::{AccessFilter, Folder, Place, RecordFilter, Store};
use lantern_vault::Passphrase;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use tempfile::TempDir;
use uuid::Uuid;

/// What is planted in her file.
pub const NAME: &str = "Qorvexilna";
pub const PHONE: &str = "+998 71 5550733";
/// What is planted in a complaint, as its sealed text.
pub const SEALED: &str = "sealed-brundlewick-text";

pub fn shelter() -> AgencyCode {
    AgencyCode::parse("shelter").unwrap()
}

pub fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned()).unwrap()
}

/// What came of a walk.
pub struct Walked {
    pub shown: Result<Vec<u8>, GateError>,
    /// The entries of the access log, oldest first: kind and whom they name.
    pub entries: Vec<(AccessKind, BTreeSet<[u8; 16]>)>,
    pub asked: Vec<Asked>,
    /// The entry that was to break did.
    pub broke: bool,
}

/// The house.
pub struct Scene {
    pub house: House,
    /// The record with what was planted.
    pub her: RecordId,
    pub complaint: Uuid,
    /// The file that brought her in, and a row that stayed outside.
    pub import: ImportId,
    /// A clinic with a key, a protocol with it, and what opens its files.
    pub clinic: (RecipientId, Uuid),
    /// A court, a protocol with it, and her consent.
    pub court: (RecipientId, Uuid, Uuid),
    pub key: age::x25519::Identity,
    log: Arc<BrokenLog>,
    listening: Arc<Listening>,
    hour: AtomicI64,
    _other: TempDir,
}

/// A walk an hour and more after the one before: the limits of looking do not add up.
const PAUSE_SECONDS: i64 = 4_000;

impl Scene {
    pub async fn new() -> Self {
        let (log, listening) = (Arc::new(BrokenLog::default()), Arc::new(Listening::default()));
        let settings = GateSettings { vault: listening.start(), log: Some(log.clone()), ..GateSettings::default() };
        let house = House::with(settings).await;
        let gate = &house.gate;
        assert!(listening.house.set((gate.store().clone(), tokio::runtime::Handle::current())).is_ok());
        let (other, folder) = another().await;
        assert!(log.other.set(other).is_ok());
        let named = [("victim.given_name", NAME), ("victim.phone", PHONE), ("victim.sex", "female"), ("victim.age_group", "27_38")];
        let import = sharing_world::import(gate.store(), "shelter", None, vec![sharing_world::row(11, &named)]).await;
        let records = gate.store().records(&RecordFilter::default(), 0, 20).await.unwrap().0;
        let her = records.iter().find(|one| one.row_number == 11).unwrap().record;
        for login in ["focal-1", "focal-2"] {
            house.hire(login, Role::PseaFocalPoint, "clinic").await;
        }
        let incoming = Incoming { organisation: shelter(), look_up: "0".repeat(32), sealed: SEALED.to_owned() };
        gate.receive_complaint(incoming, AT).await.unwrap();
        let complaint = gate.complaints(&house.enter("focal-1").await, AT).await.unwrap()[0].id;
        let key = age::x25519::Identity::generate();
        let (public, all) = (key.to_public().to_string(), DataGroup::ALL);
        let clinic = house.recipient(RecipientKind::Medical, None, Some(&public)).await;
        let court = house.recipient(RecipientKind::Judicial, Some((Flag::No, Flag::Yes)), Some(&public)).await;
        let agreed = [DataGroup::Identity, DataGroup::Contact];
        house.consent(her, clinic, Purpose::Referral, &agreed).await;
        let consent = house.consent(her, court, Purpose::Investigation, &[DataGroup::Identity]).await;
        let clinic = (clinic, house.protocol(clinic, Purpose::Referral, all).await);
        let court = (court, house.protocol(court, Purpose::Investigation, &[DataGroup::Identity]).await, consent);
        house.unlock().await;
        Self { house, her, complaint, import, clinic, court, key, log, listening, hour: AtomicI64::new(0), _other: folder }
    }

    pub async fn enter(&self, login: &str) -> Entered {
        self.house.enter(login).await
    }

    /// What comes before is not counted; what comes after is the way itself.
    pub async fn begins(&self, walk: &Walk) {
        self.listening.take();
        walk.from.store(self.position().await, Ordering::SeqCst);
        self.log.count(walk.breaks);
    }

    async fn position(&self) -> i64 {
        self.house.gate.store().position().await.unwrap()
    }

    /// Walks one way.
    pub async fn walk(&self, case: &Case, breaks: Option<(usize, Break)>) -> Walked {
        let seconds = self.hour.fetch_add(PAUSE_SECONDS, Ordering::SeqCst);
        let walk = Walk { at: Instant::parse(AT).unwrap().plus_seconds(seconds).to_string(), breaks, from: AtomicI64::new(i64::MAX) };
        let shown = (case.walk)(self, &walk).await;
        let broke = self.log.rest();
        let store = self.house.gate.store();
        let lines = store.access_log(&AccessFilter::default(), 0, 20).await.unwrap().0;
        let mut entries = Vec::new();
        for line in lines.iter().rev().filter(|line| line.position > walk.from.load(Ordering::SeqCst)) {
            entries.push((line.what, store.access_subjects(line.position).await.unwrap().into_iter().collect()));
        }
        Walked { shown, entries, asked: self.listening.take(), broke }
    }

    pub fn who(&self, whom: Whom) -> BTreeSet<[u8; 16]> {
        let everybody = [self.her, self.house.record, self.house.child].map(|record| *record.bytes());
        match whom {
            Whom::Nobody => BTreeSet::new(),
            Whom::Her => BTreeSet::from([*self.her.bytes()]),
            Whom::Everybody => BTreeSet::from(everybody),
            Whom::Complaint => BTreeSet::from([*self.complaint.as_bytes()]),
        }
    }
}

/// One walk.
pub struct Walk {
    pub at: String,
    breaks: Option<(usize, Break)>,
    /// The position of the journal where it begins.
    from: AtomicI64,
}

/// The log of another house.
async fn another() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder { folder: Folder::new(folder.path().join("data")), key_files: folder.path().join("keys") };
    (Store::create(&place, &sharing_world::act()).await.unwrap(), folder)
}
