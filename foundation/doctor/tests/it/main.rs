//! The doctor over houses with planted faults: each is found, and nothing else with it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use lantern_access::{
    credential::{Account, AccountState, Instant, Login},
    policy::Role,
};
use lantern_doctor::{Depth, Finding, Kind, Machine, Setup, examine, from_outside, is_to_mend};
use lantern_gate::{BackupMade, Gate, GateSettings};
use lantern_model::{AgencyCode, DatasetName, ImportId, Record, SourceKind};
use lantern_store::{Act, Change, Erasure, Folder, ImportClosing, ImportOpening, ImportRows, Place, RecordFilter, RowWrite, SessionRow, Store, StoreError};
use std::{
    collections::BTreeSet,
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use uuid::Uuid;

const NOW: &str = "2026-03-17T08:00:00Z";

fn act(at: &str) -> Act {
    Act { actor: "data officer".into(), purpose: "administration".into(), at: at.into() }
}

/// A house in which nothing is wrong but what a new house has.
struct House {
    gate: Gate,
    setup: Setup,
    folder: tempfile::TempDir,
}

/// What a house has that was made a minute ago.
const NEW: [Kind; 5] = [Kind::AgencyKeyUnsealed, Kind::LocalActs, Kind::LogStays, Kind::NoBackup, Kind::NoWitnesses];

async fn house() -> House {
    let folder = tempfile::tempdir().unwrap();
    let data = Folder::new(folder.path().join("data"));
    let key_files = folder.path().join("keys");
    let store = Store::create(&Place::Folder { folder: data, key_files: key_files.clone() }, &act(NOW)).await.unwrap();
    let agency = AgencyCode::parse("shelter").unwrap();
    store.commit(&act(NOW), Change::Agency { code: agency, name: "An invented agency".into(), kind: None }).await.unwrap();
    let import = open_import(&store).await;
    store.commit(&act(NOW), Change::CloseImport(ImportClosing { import, problem_file: None, keep_until: NOW.into() })).await.unwrap();
    for (name, text) in [("swaps", "Filename Type Size Used Priority\n"), ("core_pattern", "\n")] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let machine = Machine { swaps: folder.path().join("swaps"), core_pattern: folder.path().join("core_pattern") };
    let gate = Gate::open(store, GateSettings { local: true, ..GateSettings::default() }).unwrap();
    let house = House { gate, setup: Setup { key_files, cadence_seconds: 3_600, machine, ..Setup::default() }, folder };
    house.publish().await;
    house
}

async fn open_import(store: &Store) -> ImportId {
    let import = ImportId::new(Uuid::now_v7());
    let opening = ImportOpening {
        import,
        agency: AgencyCode::parse("shelter").unwrap(),
        dataset: DatasetName::parse("intake").unwrap(),
        layout: "lantern".into(),
        source_kind: SourceKind::CaseRecords,
        file_name: "intake.csv".into(),
        file_hash: [7; 32],
        whole: false,
    };
    store.commit(&act(NOW), Change::OpenImport(opening)).await.unwrap();
    let rows = vec![RowWrite { row_key: [1; 16], content: [2; 16], row_number: 2, record: Record::new(SourceKind::CaseRecords), additional: false }];
    store.commit(&act(NOW), Change::Rows(ImportRows { import, rows, problems: Vec::new(), outside: Vec::new(), read: 1 })).await.unwrap();
    import
}

impl House {
    fn store(&self) -> &Store {
        self.gate.store()
    }

    async fn publish(&self) {
        let publication = self.store().prepare_publication().await.unwrap();
        self.store().finish_publication(&publication, &publication.checkpoint).unwrap();
        self.published_at(NOW);
    }

    /// Puts the publication's age where the tests' clock is.
    fn published_at(&self, at: &str) {
        let seconds = u64::try_from(Instant::parse(at).unwrap().unix_seconds()).unwrap();
        let time: SystemTime = UNIX_EPOCH + Duration::from_secs(seconds);
        File::options().write(true).open(self.store().folder().ledger().join("checkpoint")).unwrap().set_modified(time).unwrap();
    }

    async fn found(&self, depth: Depth) -> Vec<Finding> {
        examine(&self.gate, &self.setup, NOW, depth).await.unwrap()
    }

    /// The kinds beyond those of every new house.
    async fn kinds(&self) -> Vec<Kind> {
        self.found(Depth::Thorough).await.into_iter().map(|finding| finding.kind).filter(|kind| !NEW.contains(kind)).collect()
    }
}

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

fn run(test: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(test);
}

/// A new house is told what it lacks and nothing else; an invented one that it lacks nothing.
#[test]
fn a_new_house() {
    run(async {
        let mut house = house().await;
        let kinds: BTreeSet<Kind> = house.found(Depth::Thorough).await.into_iter().map(|finding| finding.kind).collect();
        assert_eq!(kinds, BTreeSet::from(NEW));
        house.setup.invented = true;
        assert_eq!(house.found(Depth::Quick).await, []);
        assert!(!is_to_mend(&[]));
    });
}

/// Permissions of folders, keys, databases; keys beside the data; a key file that is gone.
#[test]
fn folders_and_keys() {
    run(async {
        let mut house = house().await;
        let data = house.store().folder().path().to_owned();
        mode(&data, 0o755);
        mode(&house.setup.key_files.join("store.key"), 0o640);
        mode(&data.join("keys.db"), 0o644);
        assert_eq!(house.kinds().await, [Kind::FolderOpen, Kind::FileOpen, Kind::FileOpen]);
        mode(&data, 0o700);
        mode(&house.setup.key_files.join("store.key"), 0o600);
        mode(&data.join("keys.db"), 0o600);
        fs::rename(house.setup.key_files.join("agency-shelter.key"), house.folder.path().join("taken")).unwrap();
        house.setup.key_files = data.join("keys");
        let kinds: Vec<Kind> = house.found(Depth::Quick).await.iter().map(|finding| finding.kind).collect();
        assert!(kinds.contains(&Kind::KeysBeside) && kinds.contains(&Kind::AgencyKeyMissing) && !kinds.contains(&Kind::AgencyKeyUnsealed), "{kinds:?}");
    });
}

/// Core dumps, swap, a certificate that ends and one that has ended, a clock that runs behind.
#[test]
fn the_machine() {
    run(async {
        let mut house = house().await;
        fs::write(&house.setup.machine.core_pattern, "|/usr/lib/collect %p\n").unwrap();
        fs::write(&house.setup.machine.swaps, "Filename Type Size Used Priority\n/swapfile file 8 0 -3\n").unwrap();
        assert_eq!(house.kinds().await, [Kind::CoreDumps, Kind::SwapOn]);
        fs::write(&house.setup.machine.core_pattern, "").unwrap();
        fs::write(&house.setup.machine.swaps, "").unwrap();
        let now = Instant::parse(NOW).unwrap().unix_seconds();
        for (until, kind) in [(now - 1, Kind::CertificateEnded), (now + 86_400 * 29, Kind::CertificateEnds)] {
            house.setup.certificate_until = Some(until);
            assert_eq!(house.kinds().await, [kind]);
        }
        house.setup.certificate_until = Some(now + 86_400 * 60);
        assert_eq!(house.kinds().await, []);
        house.store().commit(&act("2026-03-17T08:06:00Z"), Change::Setting { name: "n".into(), value: "1".into() }).await.unwrap();
        assert_eq!(house.kinds().await, [Kind::ClockBehind]);
    });
}

/// The log: never published, late, missing and altered files, an altered entry, a store that went back behind what was published.
#[test]
fn the_log() {
    run(async {
        let house = house().await;
        let ledger = house.store().folder().ledger();
        house.store().commit(&act(NOW), Change::Setting { name: "n".into(), value: "1".into() }).await.unwrap();
        house.published_at("2026-03-17T05:30:00Z");
        assert_eq!(house.kinds().await, [], "it may be late by two rounds");
        house.published_at("2026-03-17T03:30:00Z");
        assert_eq!(house.kinds().await, [Kind::LogStale]);
        house.publish().await;
        let tile = fs::read_dir(ledger.join("tile/entries/000.p")).unwrap().next().unwrap().unwrap().path();
        fs::remove_file(&tile).unwrap();
        let missing = house.kinds().await;
        assert!(missing.is_empty() || missing == [Kind::LogFilesMissing], "{missing:?}");
        let newest = fs::read_dir(ledger.join("tile/entries/000.p")).unwrap().map(|entry| entry.unwrap().path());
        let newest = newest.max_by_key(|path| path.file_name().unwrap().to_str().unwrap().parse::<u32>().unwrap()).unwrap();
        fs::remove_file(&newest).unwrap();
        assert_eq!(house.kinds().await, [Kind::LogFilesMissing]);
        assert_eq!(house.kinds().await, [], "it was written anew");
        let mut bytes = fs::read(&newest).unwrap();
        bytes[5] ^= 1;
        fs::write(&newest, bytes).unwrap();
        let found = house.found(Depth::Thorough).await;
        assert_eq!((found[0].kind, &found[0].about[0].1), (Kind::LogFileDiffers, &newest.strip_prefix(&ledger).unwrap().display().to_string()));
        fs::remove_dir_all(&ledger).unwrap();
        assert_eq!(house.kinds().await, [Kind::LogUnpublished]);
    });
}

/// A store that was put back to an older state contradicts what it has published.
#[test]
fn a_store_that_went_back() {
    run(async {
        let house = house().await;
        let (data, older) = (house.store().folder().path().to_owned(), house.folder.path().join("older"));
        let place = Place::Folder { folder: Folder::new(data.clone()), key_files: house.setup.key_files.clone() };
        house.store().close().await;
        fs::create_dir(&older).unwrap();
        for name in ["record.db", "keys.db"] {
            fs::copy(data.join(name), older.join(name)).unwrap();
        }
        let store = Store::open(&place).await.unwrap();
        store.commit(&act(NOW), Change::Setting { name: "n".into(), value: "1".into() }).await.unwrap();
        let publication = store.prepare_publication().await.unwrap();
        store.finish_publication(&publication, &publication.checkpoint).unwrap();
        store.close().await;
        for name in ["record.db", "keys.db"] {
            fs::copy(older.join(name), data.join(name)).unwrap();
        }
        let gate = Gate::open(Store::open(&place).await.unwrap(), GateSettings { local: true, ..GateSettings::default() }).unwrap();
        let found = examine(&gate, &house.setup, NOW, Depth::Quick).await.unwrap();
        assert_eq!(found[0].kind, Kind::LogAhead);
    });
}

/// Copies of the keys that are due and overdue, a backup that is old; erasures that are not finished; what is left over.
#[test]
fn copies_erasures_and_leftovers() {
    run(async {
        let house = house().await;
        house.gate.register_key_copy(&act("2026-02-10T08:00:00Z"), "/media/a/keys.age", 30).await.unwrap();
        house.gate.register_key_copy(&act("2026-03-01T08:00:00Z"), "/media/b/keys.age", 10).await.unwrap();
        let due = house.gate.register_key_copy(&act(NOW), "/media/c/keys.age", 2).await.unwrap();
        assert_eq!(house.kinds().await, [Kind::KeyCopyOverdue, Kind::KeyCopyOverdue, Kind::KeyCopyDue], "two are over, one ends in two days");
        let again = house.gate.register_key_copy(&act(NOW), "/media/c/keys.age", 30).await.unwrap();
        house.gate.replaced_key_copies(&act(NOW), &again).await.unwrap();
        assert!(house.gate.key_copies().await.unwrap().iter().all(|copy| copy.id != due.id));
        let made = BackupMade { made_at: "2026-03-09T08:00:00Z".into(), position: 3, bytes: 1, with_keys: false };
        house.gate.remember_backup(&act(NOW), &made).await.unwrap();
        let kinds: Vec<Kind> = house.found(Depth::Quick).await.iter().map(|finding| finding.kind).collect();
        assert!(kinds.contains(&Kind::OldBackup) && !kinds.contains(&Kind::NoBackup), "{kinds:?}");

        let record = house.store().records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
        let mut reading = house.store().export_keys().await.unwrap();
        reading.next().await.unwrap();
        house.store().commit(&act(NOW), Change::Erase(Erasure { records: vec![record], ground: "wish".into(), request: None })).await.unwrap();
        let kinds: Vec<Kind> = house.found(Depth::Quick).await.iter().map(|finding| finding.kind).collect();
        assert!(kinds.contains(&Kind::ErasuresPending), "{kinds:?}");
        drop(reading);
        house.store().finish_erasures(NOW).await.unwrap();
        let session = SessionRow {
            hash: [1; 32],
            account: "a".into(),
            body: "{}".into(),
            created_at: NOW.into(),
            seen_at: NOW.into(),
            ends_at: "2026-03-16T08:00:00Z".into(),
        };
        house.store().put_session(&session).await.unwrap();
        open_import(house.store()).await;
        let kinds: Vec<Kind> = house.found(Depth::Quick).await.iter().map(|finding| finding.kind).collect();
        assert!([Kind::ErasuresWaiting, Kind::Leftovers, Kind::OpenImports].iter().all(|kind| kinds.contains(kind)), "{kinds:?}");
        assert!(!kinds.contains(&Kind::ErasuresPending), "{kinds:?}");
    });
}

/// A house with one person who can give a lost sign-in back is in danger; it has no canary either.
#[test]
fn one_person_alone() {
    run(async {
        let house = house().await;
        let login = Login::parse("keeper-1").unwrap();
        let mut account = Account::invite(Uuid::from_bytes([4; 16]), login, BTreeSet::from([Role::Administrator]), None, Instant::parse(NOW).unwrap());
        let _ = account.change_state(AccountState::Active, Instant::parse(NOW).unwrap());
        house.gate.keep(&act(NOW), account.id, 0, &account).await.unwrap();
        let kinds: Vec<Kind> = house.found(Depth::Quick).await.iter().map(|finding| finding.kind).collect();
        assert!(kinds.contains(&Kind::FewWhoReset) && kinds.contains(&Kind::NoCanaries) && !kinds.contains(&Kind::LocalActs), "{kinds:?}");
    });
}

/// A house that does not open is looked at from outside; codes are told apart and never hold a space.
#[test]
fn from_outside_and_codes() {
    run(async {
        let house = house().await;
        mode(house.store().folder().path(), 0o750);
        let found = from_outside(house.store().folder(), &house.setup, &StoreError::WrongKey);
        assert_eq!(found.iter().map(|finding| finding.kind).collect::<Vec<_>>(), [Kind::CannotOpen, Kind::FolderOpen]);
        let codes: BTreeSet<&str> = Kind::ALL.iter().map(|kind| kind.code()).collect();
        assert_eq!(codes.len(), Kind::ALL.len());
        assert!(codes.iter().all(|code| code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')));
    });
}
