//! A house with three agencies, five people's files, and staff who come in by token.

use lantern_access::{
    consent::{
        Country, DataGroup, Flag, FormGiven, Frequency, GivenBy, Line, PersonAge, ProtocolTerms, RecipientId, RecipientKind, SealKey, SensitivityClass,
        ShareLevel, SpokenLanguage,
    },
    credential::{Account, AccountState, Agency, ApiToken, Day, Instant, Login, PasswordCost, PasswordHash, Totp},
    policy::{Action, Purpose, Role},
};
use lantern_gate::{ConsentDraft, Door, Entered, Gate, GateError, GateSettings, RecipientDraft, SharePackage, ShareRequest, VaultStart};
use lantern_model::{AgencyCode, Class, Coded, DatasetName, Identity, ImportId, Record, RecordId, SourceKind, field};
use lantern_store::{Act, Change, Folder, ImportClosing, ImportOpening, ImportRows, Place, RecordFilter, RowWrite, Store};
use std::{collections::BTreeSet, fs, os::unix::fs::PermissionsExt, path::Path};
use tempfile::TempDir;
use uuid::Uuid;

/// Day 0.
pub const AT: &str = "2026-03-17T08:00:00Z";

/// The moment so many days after day 0.
pub fn after(days: i64) -> String {
    Instant::parse(AT).unwrap().plus_seconds(days * 86_400).to_string()
}

pub fn day(days: i64) -> Day {
    Instant::parse(&after(days)).unwrap().day()
}

pub fn act() -> Act {
    Act { actor: "test".to_owned(), purpose: "to show".to_owned(), at: AT.to_owned() }
}

/// Values that stand nowhere but in one group of one record.
pub const CANARIES: [(&str, &str, DataGroup); 8] = [
    ("victim.family_name", "Zuleikhanova", DataGroup::Identity),
    ("victim.birth_date", "1999-03-04", DataGroup::Identity),
    ("victim.phone", "+998 71 5550199", DataGroup::Contact),
    ("victim.address", "4, Quince Lane", DataGroup::Location),
    ("victim.narrative", "the blue ferry at dawn", DataGroup::Narrative),
    ("victim.marital_status", "widowed", DataGroup::Family),
    ("victim.disability", "with", DataGroup::Medical),
    ("victim.displacement", "refugee", DataGroup::Legal),
];

/// A house.
pub struct House {
    pub gate: Gate,
    pub record: RecordId,
    /// A record of a child.
    pub child: RecordId,
    /// A record of the police.
    pub police: RecordId,
    _folder: TempDir,
}

/// A program that is the vault: this very test program, asked for one of its tests.
fn vault(folder: &Path) -> std::path::PathBuf {
    let program = std::env::current_exe().unwrap();
    let path = folder.join("vault");
    let body = "sharing_world::is_the_vault";
    fs::write(&path, format!("#!/bin/sh\nexec '{}' --exact {body} --ignored --nocapture --test-threads=1\n", program.display())).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    path
}

/// The body of the vault process: standard input is its socket. Run as a test of its own it ends at once.
#[test]
#[ignore = "the vault of other tests, started by them"]
fn is_the_vault() {
    let _ = lantern_vault::process::run();
}

pub fn row(number: u8, values: &[(&str, &str)]) -> RowWrite {
    let mut record = Record::new(SourceKind::CaseRecords);
    for (path, text) in values {
        let field = field::by_path(path).unwrap_or_else(|| panic!("no field {path}"));
        if field.class == Class::Identity {
            record.entity_mut(field.unit, 0).identity.insert(field.number, Identity::new((*text).to_owned()).unwrap());
        } else {
            record.set_coded(field, Coded::checked(field, text).unwrap_or_else(|problem| panic!("{path} = {text}: {problem}")));
        }
    }
    RowWrite { row_key: [number; 16], content: [number; 16], row_number: number.into(), record, additional: false }
}

/// What is kept of a row that stayed outside.
pub const OUTSIDE: &str = "lomquistabel,purple";

pub async fn import(store: &Store, agency: &str, kind: Option<&str>, rows: Vec<RowWrite>) -> ImportId {
    let code = AgencyCode::parse(agency).unwrap();
    let commit = async |change| store.commit(&act(), change).await.unwrap();
    commit(Change::Agency { code: code.clone(), name: agency.to_owned(), kind: kind.map(str::to_owned) }).await;
    let import = ImportId::new(Uuid::now_v7());
    commit(Change::OpenImport(ImportOpening {
        import,
        agency: code,
        dataset: DatasetName::parse("intake").unwrap(),
        layout: "lantern".to_owned(),
        source_kind: SourceKind::CaseRecords,
        file_name: "intake.csv".to_owned(),
        file_hash: [7; 32],
        whole: false,
    }))
    .await;
    let read = rows.len() as u64;
    commit(Change::Rows(ImportRows { import, rows, problems: Vec::new(), outside: Vec::new(), read })).await;
    let problem_file = Some(OUTSIDE.as_bytes().to_vec());
    commit(Change::CloseImport(ImportClosing { import, problem_file, keep_until: "2026-04-16T08:00:00Z".to_owned() })).await;
    import
}

fn account(login: &str, roles: &[Role], agency: Option<&str>) -> Account {
    let begun = Instant::parse("2005-03-18T01:58:29Z").unwrap();
    let roles: BTreeSet<Role> = roles.iter().copied().collect();
    let mut account = Account::invite(Uuid::new_v4(), Login::parse(login).unwrap(), roles, agency.map(|code| Agency::parse(code).unwrap()), begun);
    account.credentials.password = Some(PasswordHash::make("the grey heron waits", PasswordCost { memory_kib: 64, passes: 1, lanes: 1 }, [3; 16]).unwrap());
    let mut totp = Totp::begin(*b"12345678901234567890");
    totp.confirm("081804", begun).unwrap();
    account.credentials.totp = Some(totp);
    account.child_trained = login == "worker-9";
    account.change_state(AccountState::Active, begun).unwrap();
    account
}

/// The staff: login, roles, agency.
pub const STAFF: [(&str, &[Role], Option<&str>); 12] = [
    ("worker-1", &[Role::CaseWorker], Some("shelter")),
    ("worker-9", &[Role::CaseWorker], Some("shelter")),
    ("supervisor-1", &[Role::Supervisor], Some("shelter")),
    ("supervisor-2", &[Role::Supervisor], Some("shelter")),
    ("lawyer-1", &[Role::Lawyer], Some("shelter")),
    ("gbv-1", &[Role::GbvSpecialist], Some("shelter")),
    ("registrar-1", &[Role::Registration], Some("shelter")),
    ("foreign-1", &[Role::Supervisor], Some("clinic")),
    ("detective-1", &[Role::Investigator], Some("police")),
    ("officer-1", &[Role::DataProtection], None),
    ("coordinator-1", &[Role::Coordinator], None),
    ("keeper-1", &[Role::Administrator], None),
];

impl House {
    pub async fn new() -> Self {
        Self::with(GateSettings::default()).await
    }

    /// With a gate of these settings; the vault is a child process where they name none.
    pub async fn with(settings: GateSettings) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Folder { folder: Folder::new(folder.path().join("data")), key_files: folder.path().join("keys") };
        let store = Store::create(&place, &act()).await.unwrap();
        let mut values: Vec<(&str, &str)> = CANARIES.iter().map(|(path, text, _)| (*path, *text)).collect();
        values.extend([
            ("victim.sex", "female"),
            ("victim.age_group", "27_38"),
            ("event.forms", "sexual_exploitation forced_labour"),
            ("event.control", "sexual_abuse debt_bondage"),
            ("event.sexual_types", "prostitution"),
        ]);
        import(&store, "shelter", None, vec![row(1, &values), row(2, &[("victim.age_group", "9_17"), ("victim.phone", "+998 71 5550777")])]).await;
        import(&store, "clinic", Some("health"), vec![row(3, &[("victim.sex", "male")])]).await;
        import(&store, "police", Some("police"), vec![row(4, &[("victim.sex", "male")])]).await;
        let records = store.records(&RecordFilter::default(), 0, 10).await.unwrap().0;
        let of = |agency: &str, number: u64| records.iter().find(|one| one.agency.as_str() == agency && one.row_number == number).unwrap().record;
        let (record, child, police) = (of("shelter", 1), of("shelter", 2), of("police", 4));
        let duties = lantern_access::consent::DutyTable::load(DUTIES).unwrap();
        let vault = if matches!(settings.vault, VaultStart::Nowhere) { VaultStart::Program(vault(folder.path())) } else { settings.vault };
        let settings = GateSettings { vault, duties, ..settings };
        let gate = Gate::open(store, settings).unwrap();
        let house = Self { gate, record, child, police, _folder: folder };
        for (login, roles, agency) in STAFF {
            house.comes_to_work(account(login, roles, agency)).await;
        }
        house
    }

    /// Somebody else comes to work here.
    pub async fn hire(&self, login: &str, role: Role, agency: &str) {
        self.comes_to_work(account(login, &[role], Some(agency))).await;
    }

    async fn comes_to_work(&self, account: Account) {
        self.gate.keep(&act(), account.id, 0, &account).await.unwrap();
        let random = *blake3::hash(account.login.as_str().as_bytes()).as_bytes();
        let scope: BTreeSet<Action> = Action::ALL.iter().copied().collect();
        let (token, _) = ApiToken::make(Uuid::new_v4(), account.login, "test", scope, 300, random, Instant::parse(AT).unwrap()).unwrap();
        self.gate.keep(&act(), token.id, 0, &token).await.unwrap();
    }

    /// Somebody of the staff comes in.
    pub async fn enter(&self, login: &str) -> Entered {
        let (token, text) = ApiToken::make(
            Uuid::nil(),
            Login::parse(login).unwrap(),
            "test",
            Action::ALL.iter().copied().collect(),
            300,
            *blake3::hash(login.as_bytes()).as_bytes(),
            Instant::parse(AT).unwrap(),
        )
        .unwrap();
        drop(token);
        self.gate.enter_token(&text, Door::Command, AT).await.unwrap()
    }

    pub async fn unlock(&self) {
        let worker = self.enter("supervisor-1").await;
        self.gate.unlock_agency(&worker, &AgencyCode::parse("shelter").unwrap(), None, AT).await.unwrap();
    }

    /// A recipient, entered by the coordinator and assessed by the officer.
    pub async fn recipient(&self, kind: RecipientKind, flags: Option<(Flag, Flag)>, key: Option<&str>) -> RecipientId {
        let draft = RecipientDraft {
            name: Line::parse("The harbour clinic").unwrap(),
            kind,
            country: Country::parse("XA").unwrap(),
            agency: None,
            seal_to: key.map(|key| SealKey::parse(key).unwrap()),
        };
        let id = self.gate.add_recipient(&self.enter("coordinator-1").await, draft, AT).await.unwrap();
        if let Some(flags) = flags {
            self.gate.assess_recipient(&self.enter("officer-1").await, id, flags, Line::parse("report 3/2026").unwrap(), AT).await.unwrap();
        }
        id
    }

    /// A protocol of the shelter, drafted by a supervisor and approved by the officer.
    pub async fn protocol(&self, recipient: RecipientId, purpose: Purpose, groups: &[DataGroup]) -> Uuid {
        let id = self.gate.draft_protocol(&self.enter("supervisor-1").await, terms(recipient, purpose, groups), AT).await.unwrap();
        self.gate.approve_protocol(&self.enter("officer-1").await, id, AT).await.unwrap();
        id
    }

    pub async fn consent(&self, record: RecordId, recipient: RecipientId, purpose: Purpose, groups: &[DataGroup]) -> Uuid {
        self.gate.record_consent(&self.enter("worker-1").await, record, draft(recipient, purpose, groups), AT).await.unwrap()
    }

    pub async fn share(&self, login: &str, request: &ShareRequest, at: &str) -> Result<SharePackage, GateError> {
        self.gate.share(&self.enter(login).await, request, at).await
    }
}

const DUTIES: &str = r#"
version = 1
[[country]]
code = "XA"
checked_on = "2026-03-01"
checked_by = "officer-1"
source = "an invented law"
[[country.duty]]
id = "xa-child-abuse"
about = "child_abuse"
to = "protection"
source = "invented law, article 3"
say.en = "If a child is being hurt I must tell the child-protection service."
"#;

pub fn groups(groups: &[DataGroup]) -> BTreeSet<DataGroup> {
    groups.iter().copied().collect()
}

pub fn terms(recipient: RecipientId, purpose: Purpose, wanted: &[DataGroup]) -> ProtocolTerms {
    ProtocolTerms {
        title: Line::parse("referrals by the harbour").unwrap(),
        parties: BTreeSet::from([Agency::parse("shelter").unwrap()]),
        recipient,
        purpose,
        groups: groups(wanted),
        level: ShareLevel::Case,
        frequency: Frequency::OnNeed,
        class: SensitivityClass::Severe,
        starts: day(0),
        expires: day(300),
        sexual_violence_agreed: BTreeSet::new(),
    }
}

pub fn draft(recipient: RecipientId, purpose: Purpose, wanted: &[DataGroup]) -> ConsentDraft {
    ConsentDraft {
        purpose,
        recipient,
        groups: groups(wanted),
        language: SpokenLanguage::parse("ti").unwrap(),
        form: FormGiven::OralWitnessed,
        age: PersonAge::Adult,
        given_by: GivenBy::Itself,
        supporter_chosen: false,
        assent: None,
        caregiver_bar: None,
        limits_told_at: Some(Instant::parse(AT).unwrap()),
        until: day(180),
    }
}

pub fn request(record: RecordId, recipient: RecipientId, protocol: Uuid, purpose: Purpose, wanted: &[DataGroup]) -> ShareRequest {
    ShareRequest { record, recipient, protocol, purpose, groups: groups(wanted), privileged: false }
}
