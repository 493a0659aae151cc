//! A house of two agencies with a few invented people, and those who work there.

use lantern_access::{
    credential::{Account, AccountState, Agency, ApiToken, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::{Action, Role},
};
use lantern_gate::{Door, Entered, Gate, GateSettings, VaultStart};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, Coded, DatasetName, Identity, ImportId, Record, RecordId, SourceKind, field};
use lantern_store::{AccessFilter, Act, Change, Folder, ImportClosing, ImportOpening, ImportRows, Place, RecordFilter, RowWrite, Store};
use std::collections::BTreeSet;
use tempfile::TempDir;
use uuid::Uuid;

pub const AT: &str = "2026-03-04T05:06:07Z";

pub struct World {
    pub gate: Gate,
    pub place: Place,
    pub folder: TempDir,
}

pub fn act() -> Act {
    Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: AT.to_owned() }
}

pub fn agency(code: &str) -> AgencyCode {
    AgencyCode::parse(code).unwrap()
}

/// So many seconds after the beginning.
pub fn later(seconds: i64) -> String {
    Instant::parse(AT).unwrap().plus_seconds(seconds).to_string()
}

pub fn block<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(future)
}

impl World {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = Folder::new(folder.path().join("data"));
        let place = Place::Folder { key_files: data.key_files(), folder: data };
        let store = Store::create(&place, &act()).await.unwrap();
        Self { gate: open(store), place, folder }
    }

    /// Everything ends as in a crash of the machine, and begins again.
    pub async fn restart(&mut self) {
        self.gate.store().close().await;
        self.gate = open(Store::open(&self.place).await.unwrap());
    }

    /// Rows of an agency: identity and coded values by their paths.
    pub async fn import(&self, number: u8, code: &str, rows: &[&[(&str, &str)]]) -> Vec<RecordId> {
        let (store, before) = (self.gate.store(), self.records().await);
        let import = ImportId::parse(&format!("01900000-0000-7000-8000-{number:012}")).unwrap();
        let commit = async |change| store.commit(&act(), change).await.unwrap();
        commit(Change::Agency { code: agency(code), name: format!("Agency {code}"), kind: None }).await;
        let opening = ImportOpening {
            import,
            agency: agency(code),
            dataset: DatasetName::parse("register").unwrap(),
            layout: "lantern".to_owned(),
            source_kind: SourceKind::CaseRecords,
            file_name: "register.csv".to_owned(),
            file_hash: [0; 32],
            whole: false,
        };
        commit(Change::OpenImport(opening)).await;
        let write = |(at, row): (usize, &&[(&str, &str)])| {
            let key = [number, u8::try_from(at).unwrap(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
            RowWrite { row_key: key, content: key, row_number: at as u64 + 2, record: record(row), additional: false }
        };
        let read = rows.len() as u64;
        commit(Change::Rows(ImportRows { import, rows: rows.iter().enumerate().map(write).collect(), problems: Vec::new(), outside: Vec::new(), read })).await;
        commit(Change::CloseImport(ImportClosing { import, problem_file: None, keep_until: "2026-04-04T00:00:00Z".to_owned() })).await;
        self.records().await.into_iter().filter(|record| !before.contains(record)).collect()
    }

    async fn records(&self) -> Vec<RecordId> {
        self.gate.store().records(&RecordFilter::default(), 0, 1_000).await.unwrap().0.into_iter().map(|one| one.record).collect()
    }

    /// Somebody with an account and a token for everything that her roles allow.
    pub async fn worker(&self, login: &str, role: Role, code: Option<&str>) -> Entered {
        let begun = Instant::parse("2005-03-18T01:58:29Z").unwrap();
        let login = Login::parse(login).unwrap();
        let mut account = Account::invite(Uuid::new_v4(), login.clone(), BTreeSet::from([role]), code.map(|code| Agency::parse(code).unwrap()), begun);
        account.credentials.password = Some(PasswordHash::make("the grey heron waits", PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
        let mut totp = Totp::begin(*b"12345678901234567890");
        totp.confirm("081804", begun).unwrap();
        account.credentials.totp = Some(totp);
        account.change_state(AccountState::Active, begun).unwrap();
        self.gate.keep(&act(), account.id, 0, &account).await.unwrap();
        let (id, scope) = (Uuid::new_v4(), Action::ALL.iter().copied().collect());
        let random = *blake3::hash(login.as_str().as_bytes()).as_bytes();
        let (token, text) = ApiToken::make(id, login, "tests", scope, 30, random, Instant::parse(AT).unwrap()).unwrap();
        self.gate.keep(&act(), id, 0, &token).await.unwrap();
        self.gate.enter_token(&text, Door::Command, AT).await.unwrap()
    }

    /// Entries of the access log of one kind, newest first, with how many people each names.
    pub async fn looks(&self, what: AccessKind) -> Vec<(String, u64)> {
        let (lines, _) = self.gate.store().access_log(&AccessFilter::default(), 0, 500).await.unwrap();
        lines.into_iter().filter(|line| line.what == what).map(|line| (line.actor, line.subjects)).collect()
    }
}

fn open(store: Store) -> Gate {
    Gate::open(store, GateSettings { vault: VaultStart::Thread, local: true, ..GateSettings::default() }).unwrap()
}

fn record(row: &[(&str, &str)]) -> Record {
    let mut record = Record::new(SourceKind::CaseRecords);
    for (path, text) in row {
        let field = field::by_path(path).unwrap();
        match Coded::checked(field, text) {
            Ok(coded) => record.set_coded(field, coded),
            Err(_) => drop(record.entity_mut(field.unit, 0).identity.insert(field.number, Identity::new((*text).to_owned()).unwrap())),
        }
    }
    record
}
