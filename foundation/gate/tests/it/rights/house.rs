//! A house with two agencies, their people, and a vault.

use lantern_access::{
    consent::DutyTable,
    credential::{Account, AccountState, Agency, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::Role,
};
use lantern_gate::{Door, Entered, Gate, GateSettings, Standing, VaultStart};
use lantern_model::{AgencyCode, Class, Coded, DatasetName, Identity, ImportId, Record, RecordId, SourceKind, field};
use lantern_store::{Act, Change, Folder, ImportClosing, ImportOpening, ImportRows, Place, RowWrite, Store};
use sqlx::{Executor, Row, SqlitePool, sqlite::SqliteConnectOptions};
use std::{collections::BTreeSet, path::Path};
use uuid::Uuid;

/// When everybody signs in: RFC 6238 gives the code of its secret for this very second.
pub const NOW: &str = "2033-05-18T03:33:20Z";
const CODE_NOW: &str = "279037";
const BEGUN: &str = "2005-03-18T01:58:29Z";
const CODE_BEGUN: &str = "081804";
const SECRET: [u8; 20] = *b"12345678901234567890";
const PASSWORD: &str = "the grey heron waits";

/// The law on children's files of two invented countries: ten years, and nothing.
const DUTIES: &str = r#"
    version = 1
    [[country]]
    code = "XA"
    checked_on = "2033-01-01"
    checked_by = "officer-1"
    source = "an invented law"
    [country.child_retention]
    years_after_closure = 10
    source = "invented law, article 9"
    [[country]]
    code = "XB"
    checked_on = "2033-01-01"
    checked_by = "officer-1"
    source = "an invented law"
    [country.child_retention]
    source = "invented law, article 4: nothing is kept"
"#;

/// So many days after [`NOW`].
pub fn after(days: i64) -> String {
    Instant::parse(NOW).unwrap().plus_seconds(days * 86_400).to_string()
}

pub struct House {
    pub gate: Gate,
    pub folder: tempfile::TempDir,
}

impl House {
    pub async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(&place(folder.path()), &act()).await.unwrap();
        for code in ["shelter", "police"] {
            let change = Change::Agency { code: AgencyCode::parse(code).unwrap(), name: format!("Agency {code}"), kind: None };
            store.commit(&act(), change).await.unwrap();
        }
        let settings = GateSettings { local: true, vault: VaultStart::Thread, duties: DutyTable::load(DUTIES).unwrap(), ..GateSettings::default() };
        let gate = Gate::open(store, settings).unwrap();
        let house = Self { gate, folder };
        let local = house.gate.enter_local(Door::Command).await.unwrap();
        for code in ["shelter", "police"] {
            house.gate.unlock_agency(&local, &AgencyCode::parse(code).unwrap(), None, NOW).await.unwrap();
        }
        let first = [account("keeper-1", Role::Administrator, None), account("watch-1", Role::DataProtection, None)];
        house.gate.first_accounts(&local, first, NOW).await.unwrap();
        house
    }

    /// Somebody of an agency comes in, with an account made for them.
    pub async fn somebody(&self, login: &str, role: Role, agency: &str) -> Entered {
        let keeper = self.comes_in("keeper-1").await;
        let second = self.gate.account(&Login::parse("watch-1").unwrap()).await.unwrap().unwrap().body;
        self.gate.save_account(&keeper, &account(login, role, Some(agency)), 0, Some(&second), NOW).await.unwrap();
        self.comes_in(login).await
    }

    /// Somebody who has an account comes in. The authenticator's code is good once, so later they come in by their first session.
    pub async fn comes_in(&self, login: &str) -> Entered {
        let random = *blake3::hash(login.as_bytes()).as_bytes();
        drop(self.gate.sign_in_password((login, PASSWORD, CODE_NOW), None, random, NOW).await);
        let Standing::Active(entered) = self.gate.session(&blake3::Hash::from_bytes(random).to_hex(), NOW).await.unwrap() else {
            panic!("{login} has no session")
        };
        entered
    }

    /// Records of an agency, in the order in which they are given.
    pub async fn records(&self, agency: &str, rows: &[&[(&str, &str)]]) -> Vec<RecordId> {
        let (import, code) = (ImportId::new(Uuid::now_v7()), AgencyCode::parse(agency).unwrap());
        let commit = async |change| self.gate.store().commit(&act(), change).await.unwrap();
        let opening = ImportOpening {
            import,
            agency: code.clone(),
            dataset: DatasetName::parse("intake").unwrap(),
            layout: "lantern".to_owned(),
            source_kind: SourceKind::CaseRecords,
            file_name: "intake.csv".to_owned(),
            file_hash: [7; 32],
            whole: false,
        };
        commit(Change::OpenImport(opening)).await;
        let rows: Vec<RowWrite> = rows.iter().enumerate().map(|(at, values)| row(at, values)).collect();
        let read = rows.len() as u64;
        commit(Change::Rows(ImportRows { import, rows, problems: Vec::new(), outside: Vec::new(), read })).await;
        commit(Change::CloseImport(ImportClosing { import, problem_file: None, keep_until: after(30) })).await;
        let filter = lantern_store::RecordFilter { agency: Some(code), ..lantern_store::RecordFilter::default() };
        self.gate.store().records(&filter, 0, 1_000).await.unwrap().0.iter().map(|line| line.record).collect()
    }

    /// Everything in both databases, as somebody with the files and the store's key could read it.
    pub async fn everything(&self) -> Vec<u8> {
        let Place::Folder { folder, .. } = place(self.folder.path()) else { unreachable!("the house is a folder") };
        let mut all = Vec::new();
        for (path, name) in [(folder.database(), "record.db"), (folder.keys_database(), "keys.db")] {
            let key = self.gate.store().key_files().store_key().unwrap().database_key(name);
            let pool = SqlitePool::connect_with(SqliteConnectOptions::new().filename(path).pragma("key", key)).await.unwrap();
            for table in pool.fetch_all("select name from sqlite_master where type = 'table'").await.unwrap() {
                let table: String = table.get(0);
                let columns = pool.fetch_all(sqlx::AssertSqlSafe(format!("select name from pragma_table_info('{table}')"))).await.unwrap();
                for column in columns {
                    let column: String = column.get(0);
                    let sql = format!("select cast(\"{column}\" as blob) from \"{table}\" where \"{column}\" is not null");
                    for row in pool.fetch_all(sqlx::AssertSqlSafe(sql)).await.unwrap() {
                        all.extend(row.get_unchecked::<Vec<u8>, _>(0));
                        all.push(0);
                    }
                }
            }
            pool.close().await;
        }
        all
    }
}

fn place(folder: &Path) -> Place {
    Place::Folder { folder: Folder::new(folder.join("data")), key_files: folder.join("keys") }
}

fn act() -> Act {
    Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: NOW.to_owned() }
}

fn account(login: &str, role: Role, agency: Option<&str>) -> Account {
    let begun = Instant::parse(BEGUN).unwrap();
    let mut account =
        Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), BTreeSet::from([role]), agency.map(|code| Agency::parse(code).unwrap()), begun);
    account.credentials.password = Some(PasswordHash::make(PASSWORD, PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
    let mut totp = Totp::begin(SECRET);
    totp.confirm(CODE_BEGUN, begun).unwrap();
    account.credentials.totp = Some(totp);
    account.change_state(AccountState::Active, begun).unwrap();
    account
}

fn row(at: usize, values: &[(&str, &str)]) -> RowWrite {
    let mut record = Record::new(SourceKind::CaseRecords);
    for (path, text) in values {
        let field = field::by_path(path).unwrap();
        if field.class == Class::Identity {
            record.entity_mut(field.unit, 0).identity.insert(field.number, Identity::new((*text).to_owned()).unwrap());
        } else {
            record.set_coded(field, Coded::checked(field, text).unwrap());
        }
    }
    let mut key = [0; 16];
    key[8..].copy_from_slice(&(at as u64).to_be_bytes());
    RowWrite { row_key: key, content: key, row_number: at as u64 + 2, record, additional: false }
}
