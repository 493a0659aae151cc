//! Everything that is held about one person, for her: to read aloud, to take away, to check.
//!
//! Who looked at her file is told by role and agency. Which worker it was is answered by the data-protection officer: a list of names in
//! a pocket can endanger those who help (practice: paper in a pocket is dangerous), and the log itself keeps them.

use super::instant;
use crate::{Entered, Gate, GateError};
use lantern_access::{
    credential::Account,
    policy::{Action, Context, Purpose, Role},
};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, Coded, Field, RecordId, Unit, change::ChangeKind, field};
use lantern_store::{AccessFilter, Entity, PAGE_MAX, SealedEntityValue};
use serde::Serialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use zeroize::Zeroizing;

/// The version of the document.
const VERSION: u8 = 1;
/// Looks that are told one by one: one a minute for two months.
const LOOKS_MAX: usize = 100_000;
/// Accounts of one house, as in the rule of the last two.
const ACCOUNTS_MAX: u32 = 1_000;

/// Who did something, as the person is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Worker {
    /// Roles; none where the account is no longer there, or where it was the program.
    pub roles: Vec<Role>,
    /// The agency.
    pub agency: Option<String>,
}

/// One value of her record.
#[derive(Debug, Clone, Serialize)]
pub struct ExportedValue {
    /// Which of several units of the kind, from 1.
    pub number: u8,
    /// The field: unit and name.
    pub field: String,
    /// The value: codes as the record has them, identity as it was told.
    pub value: Zeroizing<String>,
}

/// One field that was changed.
#[derive(Debug, Clone, Serialize)]
pub struct ExportedChange {
    /// When.
    pub at: String,
    /// By whom.
    pub by: Worker,
    /// What for.
    pub purpose: String,
    /// `new`, `changed`, `corrected` or `withdrawn`.
    pub kind: &'static str,
    /// The field, its value before and after; sealed fields without values.
    pub fields: Vec<(String, Option<String>, Option<String>)>,
}

/// One look at her file.
#[derive(Debug, Clone, Serialize)]
pub struct ExportedLook {
    /// When.
    pub at: String,
    /// By whom.
    pub by: Worker,
    /// What for.
    pub purpose: String,
    /// What was looked at.
    pub what: &'static str,
    /// On what basis, where one was named.
    pub basis: Option<String>,
}

/// Something else that is kept about her: a consent, a share, a request, a hold.
#[derive(Debug, Clone, Serialize)]
pub struct ExportedEntity {
    /// What it is.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// When it was made.
    pub created_at: String,
    /// When it was last changed.
    pub changed_at: String,
    /// What it says; workers by role and agency.
    pub says: Map<String, Value>,
    /// Its sealed words.
    pub words: BTreeMap<String, Zeroizing<String>>,
}

/// The whole document. Its JSON is a promise: `lantern_person_export` says which.
#[derive(Debug, Clone, Serialize)]
pub struct PersonExport {
    #[serde(rename = "lantern_person_export")]
    form: u8,
    /// When it was made.
    pub made_at: String,
    /// Her record.
    pub record: String,
    /// The agency that holds it: code and name.
    pub agency: (String, String),
    /// The series of files it came in.
    pub dataset: String,
    /// When it first counted, and when what stands here began to.
    pub recorded_at: String,
    /// When what stands here began to count.
    pub changed_at: String,
    /// The version that a correction builds on.
    pub version: u32,
    /// What identifies her.
    pub identity: Vec<ExportedValue>,
    /// What is recorded in codes.
    pub coded: Vec<ExportedValue>,
    /// How the record came to be, newest first.
    pub history: Vec<ExportedChange>,
    /// Everything else that is kept about her.
    pub kept: Vec<ExportedEntity>,
    /// Who looked, newest first; this very look among them.
    pub looks: Vec<ExportedLook>,
    /// How many looks there were, where not all are told.
    pub looks_all: u64,
}

/// Everybody with an account, as a person is told of them.
struct Workers(BTreeMap<String, Worker>);

impl Workers {
    fn of(accounts: impl IntoIterator<Item = Account>) -> Self {
        let worker = |account: Account| {
            let agency = account.agency.as_ref().map(|agency| agency.as_str().to_owned());
            (account.login.to_string(), Worker { roles: account.roles.into_iter().collect(), agency })
        };
        Self(accounts.into_iter().map(worker).collect())
    }

    fn tell(&self, login: &str) -> Worker {
        self.0.get(login).cloned().unwrap_or(Worker { roles: Vec::new(), agency: None })
    }

    /// A body without the names of workers, at whatever depth they stand.
    fn without_names(&self, value: Value) -> Value {
        match value {
            Value::String(text) => match self.0.get(&text) {
                Some(worker) => serde_json::to_value(worker).expect("roles and a code are always JSON"),
                None => Value::String(text),
            },
            Value::Array(many) => Value::Array(many.into_iter().map(|one| self.without_names(one)).collect()),
            Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, value)| (name, self.without_names(value))).collect()),
            other => other,
        }
    }
}

fn path_of(unit: Unit, number: u16) -> String {
    field::by_number(number).map_or_else(|| format!("{}.{number}", unit.name()), Field::path)
}

impl Gate {
    /// Opens everything that is held about one person and gives it as a document. The entry of kind "export" stands in the ledger before
    /// anything is read; the policies let one person's data out at a time, and only for her.
    pub async fn export_person(&self, entered: &Entered, record: RecordId, at: &str) -> Result<PersonExport, GateError> {
        instant(at)?;
        // In the compartment where it stands: a child's file takes somebody trained for it, what she told her lawyer nobody takes out.
        let (thing, detail) = self.identity_thing(entered, record, at).await?;
        let agency = detail.summary.agency.clone();
        let context = Context::new(Purpose::PersonRequest);
        self.ask(entered, Action::ExportPerson, &thing, &context, at)?;
        let receipt = self.look(entered, (Action::ExportPerson, AccessKind::Export), (&thing, &context), None, &[record], at).await?;
        let workers = Workers::of(self.accounts(0, ACCOUNTS_MAX).await?.0.into_iter().map(|held| held.body));
        let about = self.store().entities_about(record).await?;
        let sealed = self.store().sealed_of(record).await?;
        let mut sealed_words = Vec::new();
        for entity in about.iter().filter(|entity| !entity.sealed.is_empty()) {
            sealed_words.extend(self.store().entity_sealed(&entity.kind, entity.id).await?.into_iter().map(|value| (entity.id, value)));
        }
        let (opened, mut words) = self.open_all(&agency, receipt, (record, &sealed), sealed_words).await?;
        let agencies = self.store().agencies().await?;
        let name = agencies.into_iter().find(|one| one.code == agency).map(|one| one.name).unwrap_or_default();
        let told = |value: crate::OpenedValue| ExportedValue { number: value.sequence.saturating_add(1), field: value.field.path(), value: value.text };
        let identity: Vec<ExportedValue> = opened.into_iter().map(told).collect();
        // Gathered before the next wait: what borrows the record must not live across it.
        let mut coded = Vec::new();
        for unit in &detail.units {
            coded.extend(unit.values.iter().map(|(field, value)| coded_value(unit.sequence, field, value)));
        }
        let (looks, looks_all) = self.looks_at(record, &workers).await?;
        Ok(PersonExport {
            form: VERSION,
            made_at: at.to_owned(),
            record: record.to_string(),
            agency: (agency.to_string(), name),
            dataset: detail.summary.dataset.to_string(),
            recorded_at: detail.summary.recorded_at.clone(),
            changed_at: detail.summary.changed_at.clone(),
            version: detail.summary.version,
            identity,
            coded,
            history: self.history_of(record, &workers).await?,
            kept: about.into_iter().map(|entity| exported(entity, &workers, &mut words)).collect(),
            looks,
            looks_all,
        })
    }

    async fn history_of(&self, record: RecordId, workers: &Workers) -> Result<Vec<ExportedChange>, GateError> {
        let text = |value: Option<Coded>| value.map(Coded::into_text);
        let told = |entry: lantern_store::HistoryEntry| ExportedChange {
            at: entry.at,
            by: workers.tell(&entry.actor),
            purpose: entry.purpose,
            kind: match entry.kind {
                _ if entry.is_correction => "corrected",
                ChangeKind::New => "new",
                ChangeKind::Edit => "changed",
                ChangeKind::Withdraw => "withdrawn",
            },
            fields: entry.changes.into_iter().map(|change| (path_of(change.unit, change.field), text(change.before), text(change.after))).collect(),
        };
        Ok(self.store().history(record).await?.into_iter().map(told).collect())
    }

    async fn looks_at(&self, record: RecordId, workers: &Workers) -> Result<(Vec<ExportedLook>, u64), GateError> {
        let filter = AccessFilter { subject: Some(*record.bytes()), ..AccessFilter::default() };
        let mut looks = Vec::new();
        loop {
            let (page, all) = self.store().access_log(&filter, looks.len() as u64, PAGE_MAX).await?;
            let is_last = page.is_empty();
            looks.extend(page.into_iter().map(|line| ExportedLook {
                at: line.at,
                by: workers.tell(&line.actor),
                purpose: line.purpose,
                what: line.what.code(),
                basis: line.basis,
            }));
            if is_last || looks.len() as u64 >= all || looks.len() >= LOOKS_MAX {
                return Ok((looks, all));
            }
        }
    }

    /// Opens a record's identity and the sealed words of what is kept about its person under one receipt: it is good once.
    async fn open_all(
        &self,
        agency: &AgencyCode,
        receipt: lantern_ledger::Receipt,
        (record, sealed): (RecordId, &[lantern_store::SealedValue]),
        words: Vec<(uuid::Uuid, SealedEntityValue)>,
    ) -> Result<(Vec<crate::OpenedValue>, Words), GateError> {
        if sealed.is_empty() && words.is_empty() {
            return Ok((Vec::new(), Words::new()));
        }
        // What another agency has sealed stays that agency's to open.
        let words: Vec<_> = words.into_iter().filter(|(_, value)| value.agency == *agency && value.subject == *record.bytes()).collect();
        let mut wrapped: BTreeMap<i64, ([u8; 16], Vec<u8>)> = BTreeMap::new();
        wrapped.extend(sealed.iter().map(|value| (value.position, (*record.bytes(), value.wrapped.clone()))));
        wrapped.extend(words.iter().map(|(_, value)| (value.position, (value.subject, value.wrapped.clone()))));
        let (positions, items): (Vec<i64>, Vec<_>) = wrapped.into_iter().unzip();
        let keys: BTreeMap<i64, _> = positions.into_iter().zip(self.open_keys(agency, receipt, items).await?).collect();
        let mut opened = Words::new();
        for (id, value) in words {
            let key = keys.get(&value.position).and_then(Option::as_ref).ok_or(GateError::DoesNotOpen)?;
            let text = key.open(&value.context, &value.value).ok().and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(GateError::DoesNotOpen)?;
            opened.entry(id).or_default().insert(value.field, text.into());
        }
        Ok((crate::look::open_one(record, sealed, &keys)?.values, opened))
    }
}

/// Sealed words by entity and name.
type Words = BTreeMap<uuid::Uuid, BTreeMap<String, Zeroizing<String>>>;

fn coded_value(sequence: u8, field: &Field, value: &Coded) -> ExportedValue {
    ExportedValue { number: sequence.saturating_add(1), field: field.path(), value: value.as_text().to_owned().into() }
}

fn exported(entity: Entity, workers: &Workers, words: &mut Words) -> ExportedEntity {
    let says = entity.values.into_iter().map(|(name, value)| (name, workers.without_names(value))).collect();
    ExportedEntity {
        words: words.remove(&entity.id).unwrap_or_default(),
        kind: entity.kind,
        id: entity.id.to_string(),
        created_at: entity.created_at,
        changed_at: entity.changed_at,
        says,
    }
}
