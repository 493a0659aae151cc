//! The facts as of one position of the journal: opened where they are there, built where they are not.

use crate::{
    Dimension, FactsError, SourceQuality,
    build::{Progress, build},
    column::FactsFile,
    engine::{COUNT, Engine},
    manifest::{Contents, FORMAT, Manifest, Source},
    protection::{Cover, Protection},
    values::{self, Values},
};
use lantern_store::{RecordFilter, Store};
use std::{ffi::OsStr, fs, io, num::NonZero, os::unix::fs::PermissionsExt, path::Path, thread};
use tokio::sync::Mutex;

/// Folders of snapshots begin so, followed by layout and position.
const FOLDER_PREFIX: &str = "facts-";

/// What a folder is called while it is being filled.
const BUILDING: &str = "facts.building";

/// How often building starts again because an import was closed meanwhile.
const ATTEMPTS_MAX: u32 = 3;

/// One build at a time in this process; other processes are kept out by the lock of the store's folder. Whoever waits
/// here finds the snapshot ready.
static ONE_AT_A_TIME: Mutex<()> = Mutex::const_new(());

/// A snapshot, open for counting.
pub struct Snapshot {
    pub(crate) engine: Engine,
    pub(crate) values: Values,
    pub(crate) sources: Vec<Source>,
    pub(crate) source_codes: Vec<String>,
    quality: Vec<SourceQuality>,
    position: i64,
}

impl Snapshot {
    /// Opens the snapshot of the store's position, or builds it and deletes older ones.
    pub async fn current(store: &Store, derived: &Path) -> Result<Self, FactsError> {
        Self::build_reporting(store, derived, &|_, _| {}).await
    }

    /// The same, telling how many records are done and how many there are.
    pub async fn build_reporting(store: &Store, derived: &Path, progress: &(dyn Fn(u64, u64) + Send + Sync)) -> Result<Self, FactsError> {
        let _turn = ONE_AT_A_TIME.lock().await;
        let protection = Protection::Encrypted(store.facts_key());
        for _ in 0..ATTEMPTS_MAX {
            let position = store.counting_position().await?;
            let folder = derived.join(format!("{FOLDER_PREFIX}{FORMAT}-{position}"));
            if folder.is_dir() {
                return Self::open(&folder, protection, cores()).await;
            }
            match Self::write(store, &folder, protection, progress).await {
                Ok(written) if written == position => {
                    delete_others(derived, &folder)?;
                    return Self::open(&folder, protection, cores()).await;
                }
                Ok(_) => fs::remove_dir_all(&folder)?,
                Err(FactsError::Moving) => {}
                Err(error) => return Err(error),
            }
        }
        Err(FactsError::Moving)
    }

    /// Deletes snapshots of other positions than the store's: after an erasure nothing of the person stays in them, whether or not somebody
    /// asks for figures again.
    pub async fn forget_older(store: &Store, derived: &Path) -> Result<(), FactsError> {
        let _turn = ONE_AT_A_TIME.lock().await;
        let position = store.counting_position().await?;
        if derived.is_dir() { delete_others(derived, &derived.join(format!("{FOLDER_PREFIX}{FORMAT}-{position}"))) } else { Ok(()) }
    }

    /// Writes a snapshot into a folder that does not exist yet, and says which position it shows. A plain one is for
    /// measurements on invented data only: see [`Protection::Plain`].
    pub async fn write(store: &Store, folder: &Path, protection: Protection, progress: &(dyn Fn(u64, u64) + Send + Sync)) -> Result<i64, FactsError> {
        let building = folder.with_file_name(BUILDING);
        if building.exists() {
            fs::remove_dir_all(&building)?;
        }
        fs::create_dir_all(&building)?;
        fs::set_permissions(&building, fs::Permissions::from_mode(0o700))?;
        let cover = Cover { protection, bound_to: folder_name(folder)? };
        let position = store.counting_position().await?;
        let mut sources = sources(store).await?;
        let (_, all) = store.records(&RecordFilter::default(), 0, 1).await?;
        let built = build(store, &building, &cover, &mut sources, Progress { done: 0, all, tell: progress }).await?;
        let manifest = Manifest::new(position, &sources, &built.quality);
        values::write(&building, &cover, &built.columns, manifest.to_text())?;
        if store.counting_position().await? != position {
            fs::remove_dir_all(&building)?;
            return Err(FactsError::Moving);
        }
        // A folder with its own name is complete: the name comes last.
        fs::rename(&building, folder)?;
        Ok(position)
    }

    /// Opens a snapshot that was written. `partitions` is how many cores a query may use.
    pub async fn open(folder: &Path, protection: Protection, partitions: usize) -> Result<Self, FactsError> {
        let cover = Cover { protection, bound_to: folder_name(folder)? };
        let (values, manifest) = Values::read(folder, &cover)?;
        let Contents { position, sources, quality } = Manifest::parse(&manifest)?;
        let engine = Engine::open(folder, &cover, partitions).await?;
        // What was counted while writing is there when reading.
        let written: u64 = sources.iter().filter(|source| source.source_kind.is_about_persons()).map(|source| source.records).sum();
        let found: u64 = engine.groups(FactsFile::Records, &[], &[COUNT], &[]).await?.iter().map(|group| group.sums[0]).sum();
        if found != written {
            return Err(FactsError::Altered { file: FactsFile::Records.file_name() });
        }
        let source_codes = sources.iter().map(|source| source.index.to_string()).collect();
        Ok(Self { engine, values, sources, source_codes, quality, position })
    }

    /// The journal position that the facts show.
    pub const fn position(&self) -> i64 {
        self.position
    }

    /// Every dataset, in the order of the dimension `source`.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What each source records, how soon, and where it contradicts itself.
    pub fn quality(&self) -> &[SourceQuality] {
        &self.quality
    }

    /// The text behind a key of a column.
    pub(crate) fn text(&self, dimension: Dimension, key: u32) -> Option<&str> {
        if dimension.is_common() { self.source_codes.get(usize::try_from(key).ok()?).map(String::as_str) } else { self.values.text(dimension, key) }
    }
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot").field("position", &self.position).field("sources", &self.sources.len()).finish_non_exhaustive()
    }
}

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

fn folder_name(folder: &Path) -> Result<String, FactsError> {
    let name = folder.file_name().and_then(OsStr::to_str).map(str::to_owned);
    name.ok_or_else(|| FactsError::Folder(io::Error::new(io::ErrorKind::InvalidInput, "the folder of a snapshot needs a plain name")))
}

async fn sources(store: &Store) -> Result<Vec<Source>, FactsError> {
    let agencies = store.agencies().await?;
    let datasets = store.datasets().await?;
    let name = |code: &str| agencies.iter().find(|agency| agency.code.as_str() == code).map_or_else(|| code.to_owned(), |agency| agency.name.clone());
    let source = |(index, dataset): (usize, lantern_store::Dataset)| Source {
        index,
        agency: dataset.agency.to_string(),
        agency_name: name(dataset.agency.as_str()),
        dataset: dataset.name.to_string(),
        source_kind: dataset.source_kind,
        records: 0,
    };
    Ok(datasets.into_iter().enumerate().map(source).collect())
}

/// Facts live as long as their position: older rows may since have been corrected, withdrawn or erased.
fn delete_others(derived: &Path, kept: &Path) -> Result<(), FactsError> {
    for entry in fs::read_dir(derived)? {
        let path = entry?.path();
        let is_snapshot = path.file_name().and_then(OsStr::to_str).is_some_and(|name| name.starts_with(FOLDER_PREFIX));
        if is_snapshot && path != kept {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}
