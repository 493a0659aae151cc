//! Agencies: who reports, and to whose key identities are sealed.

use crate::{
    Store, StoreError,
    bind::binds,
    commit::{Kind, TEXT_BYTES_MAX, Writer, bounded},
    engine::Transaction,
};
use lantern_model::AgencyCode;
use lantern_vault::Protection;
use serde::{Deserialize, Serialize};

/// A reporting agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agency {
    /// Its code.
    pub code: AgencyCode,
    /// Its name.
    pub name: String,
    /// What kind of agency, if somebody said so.
    pub kind: Option<String>,
}

/// As the journal keeps it: open.
#[derive(Serialize, Deserialize)]
pub(crate) struct AgencyEntry {
    code: String,
    name: String,
    kind: Option<String>,
    public_key: String,
}

const ALL: &str = "select code, name, kind from agency order by code";
const ONE: &str = "select name, kind from agency where code = ?";
const KEY: &str = "select public_key from agency where code = ?";
const PUT: &str = "insert into agency (code, name, kind, public_key, created_at) values (?, ?, ?, ?, ?)
  on conflict (code) do update set name = excluded.name, kind = excluded.kind, public_key = excluded.public_key";

/// A new key: everything is sealed to it from now on.
pub(crate) const PUT_KEY: &str = "update agency set public_key = ? where code = ?";

pub(crate) const STATEMENTS: &[&str] = &[ALL, ONE, KEY, PUT, PUT_KEY];

/// Writes an agency; the same words again change nothing.
pub(crate) async fn write(writer: &mut Writer<'_>, code: &AgencyCode, name: String, kind: Option<String>) -> Result<(), StoreError> {
    bounded("the agency's name", &name, TEXT_BYTES_MAX)?;
    bounded("the agency's kind", kind.as_deref().unwrap_or_default(), TEXT_BYTES_MAX)?;
    if let Some(row) = writer.tx.row(ONE, binds![code.as_str()]).await?
        && row.text(0)? == name
        && row.maybe_text(1)? == kind
    {
        return Ok(());
    }
    let public_key = blake3::Hash::from_bytes(public_key(writer, code).await?).to_hex().to_string();
    let entry = AgencyEntry { code: code.as_str().to_owned(), name, kind, public_key };
    let position = writer.next_position();
    writer.enter_open(position, Kind::Agency, &entry);
    apply(&mut writer.tx, entry, &writer.act.at).await
}

/// The key of an agency that is known stays: another name never changes to whom people are sealed, whatever file lies in the folder;
/// only a change of key does. Who wants a passphrase on the key of a new one makes it first; an import that meets a new agency makes
/// an open one.
async fn public_key(writer: &mut Writer<'_>, code: &AgencyCode) -> Result<[u8; 32], StoreError> {
    if let Some(row) = writer.tx.row(KEY, binds![code.as_str()]).await? {
        return row.array(0);
    }
    let keys = &writer.store.key_folder;
    let public = if keys.has_agency_key(code.as_str()) {
        keys.agency_public(code.as_str())?
    } else {
        keys.create_agency_key(code.as_str(), Protection::Open, &mut writer.entropy)?
    };
    Ok(public.to_bytes())
}

/// Writes the table; a replay comes here too.
pub(crate) async fn apply(tx: &mut Transaction, entry: AgencyEntry, at: &str) -> Result<(), StoreError> {
    let public_key = blake3::Hash::from_hex(&entry.public_key).map_err(|_| StoreError::DamagedValue("public key"))?;
    tx.run(PUT, binds![entry.code, entry.name, entry.kind, public_key.as_bytes(), at]).await.map(drop)
}

impl Store {
    /// Every agency, in the order of their codes.
    pub async fn agencies(&self) -> Result<Vec<Agency>, StoreError> {
        let rows = self.record.rows(ALL, binds![]).await?;
        rows.iter().map(|row| Ok(Agency { code: agency_code(&row.text(0)?)?, name: row.text(1)?, kind: row.maybe_text(2)? })).collect()
    }
}

impl Store {
    /// The public key to which an agency's people are sealed; none where there is no such agency.
    pub async fn agency_public_key(&self, code: &AgencyCode) -> Result<Option<[u8; 32]>, StoreError> {
        self.record.row(KEY, binds![code.as_str()]).await?.map(|row| row.array(0)).transpose()
    }
}

pub(crate) fn agency_code(text: &str) -> Result<AgencyCode, StoreError> {
    AgencyCode::parse(text).map_err(|_| StoreError::DamagedValue("agency code"))
}
