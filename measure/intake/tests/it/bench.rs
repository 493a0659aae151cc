//! A store in a temporary folder, and short ways to import into it.

use lantern_intake::{AreaList, ImportReport, ImportRequest, Input, IntakeError, LayoutChoice, Limits, ProblemsTo, Progress, import};
use lantern_model::{AgencyCode, Unit, field};
use lantern_store::{Act, Folder, Place, Store, StoreError};
use lantern_vocab::Language;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

pub const AT: &str = "2026-11-25T09:00:00Z";

pub struct Bench {
    pub store: Store,
    pub folder: tempfile::TempDir,
}

pub async fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::Folder { folder: Folder::new(folder.path().join("data")), key_files: folder.path().join("keys") };
    let act = Act { actor: "test".to_owned(), purpose: "test".to_owned(), at: AT.to_owned() };
    Bench { store: Store::create(&place, &act).await.unwrap(), folder }
}

pub fn bytes(name: &str, text: &str) -> Input {
    Input::Bytes { name: name.to_owned(), bytes: text.as_bytes().into() }
}

pub fn request(input: Input) -> ImportRequest {
    ImportRequest {
        input,
        agency: AgencyCode::parse("police").unwrap(),
        agency_name: None,
        dataset: None,
        layout: LayoutChoice::Recognise,
        complete: false,
        invented: false,
        without: Vec::new(),
        dry_run: false,
        problems: ProblemsTo::Kept,
        language: Language::En,
        actor: "test".to_owned(),
        at: AT.to_owned(),
        today: AT[..10].to_owned(),
        limits: Limits::default(),
        areas: None::<Arc<AreaList>>,
    }
}

/// Goes on until so many rows are accounted for.
pub struct Until(pub u64, AtomicU64);

impl Until {
    pub fn rows(rows: u64) -> Self {
        Self(rows, AtomicU64::new(0))
    }
}

impl Progress for Until {
    fn rows(&self, read: u64, _: u64, _: u64) {
        self.1.store(read, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.1.load(Ordering::Relaxed) >= self.0
    }
}

impl Bench {
    pub async fn import(&self, request: &ImportRequest) -> Result<ImportReport, IntakeError> {
        import(&self.store, request, &Until::rows(u64::MAX)).await
    }

    /// The counting values of a field, with how often each stands there; "." where none is recorded.
    pub async fn values(&self, path: &str) -> BTreeMap<String, u64> {
        let field = field::by_path(path).unwrap();
        let at = field::coded_of(field.unit).position(|other| other.number == field.number).unwrap();
        let mut counts = BTreeMap::new();
        self.store
            .scan_unit::<StoreError>(field.unit, &mut |page| {
                for row in page {
                    *counts.entry(row.values().nth(at).flatten().unwrap_or(".").to_owned()).or_insert(0) += 1;
                }
                Ok(())
            })
            .await
            .unwrap();
        counts
    }

    /// How many records count.
    pub async fn counting(&self, unit: Unit) -> u64 {
        let mut count = 0;
        self.store
            .scan_unit::<StoreError>(unit, &mut |page| {
                count += page.len() as u64;
                Ok(())
            })
            .await
            .unwrap();
        count
    }
}

/// A file of the reference data, or none with a line that says so.
pub fn reference(name: &str) -> Option<Input> {
    let root = std::env::var_os("LANTERN_REFERENCE_DATA").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let path = root.join(name);
    if path.is_file() {
        return Some(Input::Path(path));
    }
    println!("skipped: {} is not there; set LANTERN_REFERENCE_DATA", path.display());
    None
}
