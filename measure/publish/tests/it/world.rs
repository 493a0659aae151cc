//! A small store that tests fill row by row.

use lantern_facts::{Condition, Dimension, Query, Table};
use lantern_model::{AgencyCode, Coded, DatasetName, ImportId, Record, SourceKind, field};
use lantern_publish::{Choice, Figures, PublicRule};
use lantern_store::{Act, Change, Folder, ImportClosing, ImportOpening, ImportRows, Place, RowWrite, Store};
use std::{path::PathBuf, sync::Arc};
use tempfile::TempDir;

/// The values of one row: a field's path and its canonical text.
pub type Row = Vec<(&'static str, String)>;

/// The day of the tests, and the month of every import.
pub const TODAY: &str = "2026-03-04";

/// Everything is old enough.
pub const NO_DELAY: PublicRule = PublicRule { threshold: 11, delay_months: 0 };

pub struct World {
    pub store: Arc<Store>,
    folder: TempDir,
    imports: u32,
}

fn act() -> Act {
    Act { actor: "test".to_owned(), purpose: "to publish".to_owned(), at: format!("{TODAY}T05:06:07Z") }
}

pub fn row(values: &[(&'static str, &str)]) -> Row {
    values.iter().map(|(path, text)| (*path, (*text).to_owned())).collect()
}

fn record(kind: SourceKind, row: &Row) -> Record {
    let mut record = Record::new(kind);
    for (path, text) in row {
        let field = field::by_path(path).unwrap_or_else(|| panic!("no field {path}"));
        let value = Coded::checked(field, text).unwrap_or_else(|problem| panic!("{path} = {text}: {problem}"));
        record.entity_mut(field.unit, 0).coded.insert(field.number, value);
    }
    record
}

impl World {
    pub async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let place = Place::Folder { folder: Folder::new(folder.path().join("data")), key_files: folder.path().join("keys") };
        Self { store: Arc::new(Store::create(&place, &act()).await.unwrap()), folder, imports: 0 }
    }

    /// A world with one source of case records.
    pub async fn of(rows: &[Row]) -> Self {
        let mut world = Self::new().await;
        world.import("agency-a", SourceKind::CaseRecords, rows).await;
        world
    }

    pub fn derived(&self) -> PathBuf {
        self.folder.path().join("derived")
    }

    pub async fn figures(&self, rule: PublicRule, today: &str) -> Figures {
        Figures::open(&self.store, &self.derived(), &rule, today).await.unwrap()
    }

    /// The figures, with the store that they are read from.
    pub async fn shown(self, rule: PublicRule, today: &str) -> Shown {
        Shown { figures: self.figures(rule, today).await, _world: self }
    }

    /// One complete import; rows have numbers as keys, so a second import of the same agency changes the first rows.
    pub async fn import(&mut self, agency: &str, kind: SourceKind, rows: &[Row]) {
        let import = self.open(agency, kind, rows, false).await;
        self.close(import).await;
    }

    pub async fn close(&self, import: ImportId) {
        self.commit(Change::CloseImport(ImportClosing { import, problem_file: None, keep_until: "2026-04-04T00:00:00Z".to_owned() })).await;
    }

    /// An import that somebody has still to finish; one of the whole dataset withdraws what it lacks.
    pub async fn open(&mut self, agency: &str, kind: SourceKind, rows: &[Row], whole: bool) -> ImportId {
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
            whole,
        }))
        .await;
        let write = |(number, row): (usize, &Row)| {
            let record = record(kind, row);
            let content = blake3::hash(format!("{record:?}").as_bytes());
            let mut row_key = [0; 16];
            row_key[8..].copy_from_slice(&(number as u64).to_be_bytes());
            RowWrite { row_key, content: content.as_bytes()[..16].try_into().unwrap(), row_number: number as u64 + 2, record, additional: false }
        };
        let rows: Vec<RowWrite> = rows.iter().enumerate().map(write).collect();
        self.commit(Change::Rows(ImportRows { import, read: rows.len() as u64, rows, problems: Vec::new(), outside: Vec::new() })).await;
        import
    }

    pub async fn commit(&self, change: Change) {
        self.store.commit(&act(), change).await.unwrap();
    }
}

/// Figures whose folder stays as long as they do.
pub struct Shown {
    figures: Figures,
    _world: World,
}

impl std::ops::Deref for Shown {
    type Target = Figures;

    fn deref(&self) -> &Figures {
        &self.figures
    }
}

pub fn dimension(name: &str) -> Dimension {
    Dimension::named(name).unwrap()
}

/// A question in words: dimensions separated by spaces, and conditions such as `sex=female`.
pub fn query(by: &str, conditions: &[&str]) -> Query {
    Query {
        by: by.split(' ').filter(|name| !name.is_empty()).map(dimension).collect(),
        conditions: conditions.iter().map(|text| Condition::parse(text).unwrap()).collect(),
        source_kind: None,
    }
}

pub async fn public(figures: &Figures, by: &str, conditions: &[&str]) -> Table {
    figures.table(&query(by, conditions), Choice::Public).await.unwrap()
}

/// The rows of a table as `code code=figure`.
pub fn rows(table: &Table) -> Vec<String> {
    let figure = |figure: lantern_facts::Figure| figure.exact().map_or_else(|| format!("{figure:?}"), |count| count.to_string());
    table.rows.iter().map(|row| format!("{}={}", row.codes.join(" "), figure(row.figure))).collect()
}
