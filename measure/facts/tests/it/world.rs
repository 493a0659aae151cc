//! A small store that tests fill row by row.

use lantern_facts::{Condition, Dimension, Query, Snapshot, Table};
use lantern_model::{AgencyCode, Coded, DatasetName, ImportId, Record, SourceKind, field};
use lantern_store::{Act, Change, Folder, ImportClosing, ImportOpening, ImportRows, Place, RowWrite, Store};
use std::path::PathBuf;
use tempfile::TempDir;

/// The values of one row: a field's path and its canonical text. `perpetrator.kind#1` is of the second perpetrator.
pub type Row<'a> = &'a [(&'a str, &'a str)];

pub struct World {
    pub store: Store,
    folder: TempDir,
    imports: u32,
}

fn act() -> Act {
    Act { actor: "test".to_owned(), purpose: "to count".to_owned(), at: "2026-03-04T05:06:07Z".to_owned() }
}

pub fn record(kind: SourceKind, row: Row<'_>) -> Record {
    let mut record = Record::new(kind);
    for (path, text) in row {
        let (path, sequence) = path.split_once('#').map_or((*path, 0), |(path, sequence)| (path, sequence.parse().unwrap()));
        let field = field::by_path(path).unwrap_or_else(|| panic!("no field {path}"));
        let value = Coded::checked(field, text).unwrap_or_else(|problem| panic!("{path} = {text}: {problem}"));
        record.entity_mut(field.unit, sequence).coded.insert(field.number, value);
    }
    record
}

impl World {
    pub async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let place = Place::Folder { folder: Folder::new(folder.path().join("data")), key_files: folder.path().join("keys") };
        Self { store: Store::create(&place, &act()).await.unwrap(), folder, imports: 0 }
    }

    /// A world with one source of case records.
    pub async fn of(rows: &[Row<'_>]) -> Self {
        let mut world = Self::new().await;
        world.import("agency-a", SourceKind::CaseRecords, rows).await;
        world
    }

    pub fn derived(&self) -> PathBuf {
        self.folder.path().join("derived")
    }

    pub async fn snapshot(&self) -> Snapshot {
        Snapshot::current(&self.store, &self.derived()).await.unwrap()
    }

    /// One complete import; rows have numbers as keys, so a second import of the same agency changes the first rows.
    pub async fn import(&mut self, agency: &str, kind: SourceKind, rows: &[Row<'_>]) {
        let import = self.open(agency, kind, rows).await;
        self.commit(Change::CloseImport(ImportClosing { import, problem_file: None, keep_until: "2026-04-04T00:00:00Z".to_owned() })).await;
    }

    /// An import that somebody has still to finish.
    pub async fn open(&mut self, agency: &str, kind: SourceKind, rows: &[Row<'_>]) -> ImportId {
        self.imports += 1;
        let import = ImportId::parse(&format!("01900000-0000-7000-8000-{:012}", self.imports)).unwrap();
        let code = AgencyCode::parse(agency).unwrap();
        self.commit(Change::Agency { code: code.clone(), name: format!("Agency {agency}"), kind: None }).await;
        self.commit(Change::OpenImport(ImportOpening {
            import,
            agency: code,
            dataset: DatasetName::parse("register").unwrap(),
            layout: "lantern".to_owned(),
            source_kind: kind,
            file_name: "register.csv".to_owned(),
            file_hash: [0; 32],
            whole: false,
        }))
        .await;
        let write = |(number, row): (usize, &Row<'_>)| {
            let record = record(kind, row);
            let content = blake3::hash(format!("{record:?}").as_bytes());
            let mut row_key = [0; 16];
            row_key[8..].copy_from_slice(&(number as u64).to_be_bytes());
            RowWrite { row_key, content: content.as_bytes()[..16].try_into().unwrap(), row_number: number as u64 + 2, record, additional: false }
        };
        let rows: Vec<RowWrite> = rows.iter().enumerate().map(write).collect();
        for page in rows.chunks(10_000) {
            self.commit(Change::Rows(ImportRows { import, rows: page.to_vec(), problems: Vec::new(), outside: Vec::new(), read: page.len() as u64 })).await;
        }
        import
    }

    async fn commit(&self, change: Change) {
        self.store.commit(&act(), change).await.unwrap();
    }
}

pub fn query(by: &str, conditions: &[&str]) -> Query {
    Query {
        by: by.split(' ').filter(|name| !name.is_empty()).map(|name| Dimension::named(name).unwrap()).collect(),
        conditions: conditions.iter().map(|text| Condition::parse(text).unwrap()).collect(),
        source_kind: None,
    }
}

/// The rows of a table as `code code=figure`.
pub fn rows(table: &Table) -> Vec<String> {
    let figure = |figure: lantern_facts::Figure| match figure {
        lantern_facts::Figure::Exact(count) => count.to_string(),
        other => format!("{other:?}"),
    };
    table.rows.iter().map(|row| format!("{}={}", row.codes.join(" "), figure(row.figure))).collect()
}
