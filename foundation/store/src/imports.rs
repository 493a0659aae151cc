//! The life of an import: opened, filled in batches, then completed or discarded. Only a completed one counts.

use crate::{
    Store, StoreError,
    agency::agency_code,
    bind::{Rows, binds},
    commit::{Kind, TEXT_BYTES_MAX, Writer, bounded},
    engine::Transaction,
    withdraw,
};
use lantern_model::{AgencyCode, DatasetName, ImportId, SourceKind};
use lantern_vault::RecordKey;
use serde::{Deserialize, Serialize};

/// The largest file of rejected rows that is kept, in bytes.
pub const PROBLEM_FILE_BYTES_MAX: usize = 256 << 20;

/// An import begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportOpening {
    /// Its id, made by the caller.
    pub import: ImportId,
    /// Whose file it is; the agency is there already.
    pub agency: AgencyCode,
    /// The series of files; made here when it is new.
    pub dataset: DatasetName,
    /// The layout's name.
    pub layout: String,
    /// What kind of material it is.
    pub source_kind: SourceKind,
    /// The file's name, without its folder.
    pub file_name: String,
    /// The hash of the file's bytes.
    pub file_hash: [u8; 32],
    /// Whether the file holds the whole dataset, so that what is absent is withdrawn.
    pub whole: bool,
}

/// An import ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportClosing {
    /// Which.
    pub import: ImportId,
    /// The rejected rows, in the input's own layout; kept sealed.
    pub problem_file: Option<Vec<u8>>,
    /// Until when they are kept (RFC 3339, UTC).
    pub keep_until: String,
}

/// Where an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportStanding {
    /// It has not ended.
    Open,
    /// It counts.
    Complete,
    /// It was given up.
    Discarded,
}

impl ImportStanding {
    /// Its code, as the tables keep it and the words name it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Complete => "complete",
            Self::Discarded => "discarded",
        }
    }

    pub(crate) fn from_code(code: &str) -> Result<Self, StoreError> {
        match code {
            "open" => Ok(Self::Open),
            "complete" => Ok(Self::Complete),
            "discarded" => Ok(Self::Discarded),
            _ => Err(StoreError::DamagedValue("state of an import")),
        }
    }
}

/// An import that has not ended: where to go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportState {
    /// Its id.
    pub import: ImportId,
    /// The file's name.
    pub file_name: String,
    /// The hash of the file's bytes: only the same file goes on.
    pub file_hash: [u8; 32],
    /// The layout's name.
    pub layout: String,
    /// Whether it claims to hold the whole dataset.
    pub whole: bool,
    /// How many rows of the file are accounted for.
    pub rows_read: u64,
}

/// As the journal keeps an opening.
#[derive(Serialize, Deserialize)]
pub(crate) struct OpenEntry {
    import: String,
    agency: String,
    dataset: String,
    layout: String,
    source_kind: String,
    file_name: String,
    file_hash: String,
    whole: bool,
}

/// As the journal keeps the end of an import.
#[derive(Serialize, Deserialize)]
pub(crate) struct CloseEntry {
    withdrawn: u64,
}

/// The import that a batch belongs to.
pub(crate) struct Current {
    pub(crate) number: i64,
    pub(crate) dataset: i64,
    pub(crate) whole: bool,
    pub(crate) additional: bool,
    pub(crate) agency: String,
    pub(crate) public_key: Vec<u8>,
    pub(crate) source_kind: SourceKind,
    pub(crate) dataset_key: RecordKey,
}

impl Current {
    pub(crate) const fn place(&self) -> (i64, i64) {
        (self.dataset, self.number)
    }
}

const AGENCY_THERE: &str = "select 1 from agency where code = ?";
const DATASET: &str = "select number, source_kind from dataset where agency = ? and name = ?";
const LAST_DATASET: &str = "select coalesce(max(number), 0) from dataset";
const LAST_IMPORT: &str = "select coalesce(max(number), 0) from import";
const OPEN_OF_DATASET: &str = "select id, file_name, file_hash, layout, whole, rows_read from import where dataset = ? and state = 'open'";
const PUT_DATASET: &str = "insert into dataset (number, agency, name, layout, source_kind, created_at) values (?, ?, ?, ?, ?, ?)
  on conflict (number) do update set layout = excluded.layout";
const PUT_IMPORT: &str =
    "insert into import (number, id, dataset, file_name, file_hash, layout, whole, state, opened_at) values (?, ?, ?, ?, ?, ?, ?, 'open', ?)";
const CURRENT: &str = "select i.number, i.dataset, i.whole, i.additional, i.state, d.agency, a.public_key, d.source_kind
  from import i join dataset d on d.number = i.dataset join agency a on a.code = d.agency where i.id = ?";
const COMPLETE: &str = "update import set state = 'complete', closed_at = ?, rows_withdrawn = ? where number = ?";
const DISCARD: &str = "update import set state = 'discarded', closed_at = ? where number = ?";
const FORGET_SEEN: &str = "delete from row_seen where import = ?";

pub(crate) const STATEMENTS: &[&str] =
    &[AGENCY_THERE, DATASET, LAST_DATASET, LAST_IMPORT, OPEN_OF_DATASET, PUT_DATASET, PUT_IMPORT, CURRENT, COMPLETE, DISCARD, FORGET_SEEN];

/// Opens an import; makes the dataset and its key when it is new.
pub(crate) async fn open(writer: &mut Writer<'_>, opening: ImportOpening) -> Result<(), StoreError> {
    bounded("the layout's name", &opening.layout, TEXT_BYTES_MAX)?;
    bounded("the file's name", &opening.file_name, TEXT_BYTES_MAX)?;
    let agency = opening.agency.as_str();
    writer.tx.row(AGENCY_THERE, binds![agency]).await?.ok_or(StoreError::NotFound("agency"))?;
    let (dataset, key) = match writer.tx.row(DATASET, binds![agency, opening.dataset.as_str()]).await? {
        Some(row) if row.text(1)? != opening.source_kind.code() => return Err(StoreError::SourceKindDiffers),
        Some(row) => (row.int(0)?, writer.store.keys.dataset_key(row.int(0)?).await?),
        None => {
            let number = last(&mut writer.tx, LAST_DATASET).await? + 1;
            (number, writer.store.keys.make_dataset_key(number, &mut writer.keys, &mut writer.entropy)?)
        }
    };
    if writer.tx.row(OPEN_OF_DATASET, binds![dataset]).await?.is_some() {
        return Err(StoreError::ImportOpen);
    }
    let number = last(&mut writer.tx, LAST_IMPORT).await? + 1;
    let entry = OpenEntry {
        import: opening.import.to_string(),
        agency: agency.to_owned(),
        dataset: opening.dataset.as_str().to_owned(),
        layout: opening.layout,
        source_kind: opening.source_kind.code().to_owned(),
        file_name: opening.file_name,
        file_hash: blake3::Hash::from_bytes(opening.file_hash).to_hex().to_string(),
        whole: opening.whole,
    };
    writer.enter_import(Kind::Open, (dataset, number), &key, &entry)?;
    apply_open(&mut writer.tx, (dataset, number), entry, &writer.act.at).await
}

async fn last(tx: &mut Transaction, sql: &str) -> Result<i64, StoreError> {
    tx.row(sql, binds![]).await?.map_or(Ok(0), |row| row.int(0))
}

/// Writes the tables of an opening; a replay comes here too.
pub(crate) async fn apply_open(tx: &mut Transaction, (dataset, number): (i64, i64), entry: OpenEntry, at: &str) -> Result<(), StoreError> {
    let hash = blake3::Hash::from_hex(&entry.file_hash).map_err(|_| StoreError::DamagedValue("hash of a file"))?;
    tx.run(PUT_DATASET, binds![dataset, entry.agency, entry.dataset, entry.layout.as_str(), entry.source_kind, at]).await?;
    tx.run(PUT_IMPORT, binds![number, entry.import, dataset, entry.file_name, hash.as_bytes(), entry.layout, entry.whole, at]).await.map(drop)
}

/// The open import with this id.
pub(crate) async fn current(writer: &mut Writer<'_>, import: ImportId) -> Result<Current, StoreError> {
    let row = writer.tx.row(CURRENT, binds![import.to_string()]).await?.ok_or(StoreError::NotFound("import"))?;
    if ImportStanding::from_code(&row.text(4)?)? != ImportStanding::Open {
        return Err(StoreError::ImportNotOpen);
    }
    let dataset = row.int(1)?;
    Ok(Current {
        number: row.int(0)?,
        dataset,
        whole: row.is_true(2)?,
        additional: row.is_true(3)?,
        agency: row.text(5)?,
        public_key: row.bytes(6)?,
        source_kind: source_kind(&row.text(7)?)?,
        dataset_key: writer.store.keys.dataset_key(dataset).await?,
    })
}

pub(crate) fn source_kind(code: &str) -> Result<SourceKind, StoreError> {
    SourceKind::from_code(code).ok_or(StoreError::DamagedValue("source kind"))
}

/// Ends an import: withdraws what a whole one no longer holds, and lets it count, in one transaction.
pub(crate) async fn close(writer: &mut Writer<'_>, closing: ImportClosing) -> Result<(), StoreError> {
    bounded("the date until which a file is kept", &closing.keep_until, TEXT_BYTES_MAX)?;
    if closing.problem_file.as_ref().is_some_and(|bytes| bytes.len() > PROBLEM_FILE_BYTES_MAX) {
        return Err(StoreError::OutOfBounds("the file of rejected rows"));
    }
    let current = current(writer, closing.import).await?;
    // Of a file of corrected rows, or of one with rows that may be any record, absence says nothing, whatever it was opened as.
    if current.whole && !current.additional {
        withdraw::absent(writer, &current).await?;
    }
    writer.done.withdrawal_held_back = current.whole && current.additional;
    writer.settle().await?;
    let entry = CloseEntry { withdrawn: writer.done.withdrawn };
    writer.enter_import(Kind::Close, current.place(), &current.dataset_key, &entry)?;
    apply_close(&mut writer.tx, current.number, &entry, &writer.act.at).await?;
    if let Some(bytes) = closing.problem_file {
        let sealed = current.dataset_key.seal(&problem_file_context(current.number), &bytes, &mut writer.entropy)?;
        let mut rows = Rows::new("problem_file", "import, value, keep_until");
        rows.push(binds![current.number, sealed, closing.keep_until]);
        writer.tx.insert(rows).await?;
    }
    Ok(())
}

pub(crate) fn problem_file_context(import: i64) -> Vec<u8> {
    [b"lantern problem file 1 ".as_slice(), &import.to_be_bytes()].concat()
}

/// Writes the tables of a closing; a replay comes here too.
pub(crate) async fn apply_close(tx: &mut Transaction, number: i64, entry: &CloseEntry, at: &str) -> Result<(), StoreError> {
    tx.run(FORGET_SEEN, binds![number]).await?;
    tx.run(COMPLETE, binds![at, i64::try_from(entry.withdrawn).unwrap_or(i64::MAX), number]).await.map(drop)
}

/// Gives an import up. Its versions stay in the tables, and never count; the journal keeps that it happened.
pub(crate) async fn discard(writer: &mut Writer<'_>, import: ImportId) -> Result<(), StoreError> {
    let current = current(writer, import).await?;
    writer.settle().await?;
    writer.enter_import(Kind::Discard, current.place(), &current.dataset_key, &serde_json::json!({}))?;
    apply_discard(&mut writer.tx, current.number, &writer.act.at).await
}

/// Writes the tables of a discarding; a replay comes here too.
pub(crate) async fn apply_discard(tx: &mut Transaction, number: i64, at: &str) -> Result<(), StoreError> {
    tx.run(FORGET_SEEN, binds![number]).await?;
    tx.run(DISCARD, binds![at, number]).await.map(drop)
}

impl Store {
    /// The import of this dataset that has not ended, if there is one.
    pub async fn open_import(&self, agency: &AgencyCode, dataset: &DatasetName) -> Result<Option<ImportState>, StoreError> {
        let Some(dataset) = self.dataset_number(agency, dataset).await? else { return Ok(None) };
        let Some(row) = self.record.row(OPEN_OF_DATASET, binds![dataset]).await? else { return Ok(None) };
        Ok(Some(ImportState {
            import: import_id(&row.text(0)?)?,
            file_name: row.text(1)?,
            file_hash: row.array(2)?,
            layout: row.text(3)?,
            whole: row.is_true(4)?,
            rows_read: row.count(5)?,
        }))
    }

    pub(crate) async fn dataset_number(&self, agency: &AgencyCode, dataset: &DatasetName) -> Result<Option<i64>, StoreError> {
        self.record.row(DATASET, binds![agency.as_str(), dataset.as_str()]).await?.map(|row| row.int(0)).transpose()
    }
}

pub(crate) fn import_id(text: &str) -> Result<ImportId, StoreError> {
    ImportId::parse(text).ok_or(StoreError::DamagedValue("import id"))
}

pub(crate) fn dataset_name(text: &str) -> Result<DatasetName, StoreError> {
    DatasetName::parse(text).map_err(|_| StoreError::DamagedValue("dataset name"))
}

/// Whose dataset it is; used by the lists.
pub(crate) fn owner(agency: &str, dataset: &str) -> Result<(AgencyCode, DatasetName), StoreError> {
    Ok((agency_code(agency)?, dataset_name(dataset)?))
}
