//! An open store with what commands need around it.

use crate::{clock, console::Console, settings::Settings};
use anyhow::{Context, Result};
use lantern_publish::{FigureDesk, Figures, Names, Places};
use lantern_store::{Act, Folder, Place, Store};
use lantern_words::{Arg, Words};
use std::{fs, path::Path, sync::Arc};

/// The store and its surroundings, shared by all commands of one process.
#[derive(Clone)]
pub struct House {
    pub store: Arc<Store>,
    pub desk: Arc<FigureDesk>,
    pub settings: Arc<Settings>,
    pub places: Arc<Places>,
    pub map: Option<Arc<str>>,
}

/// The database that the settings name.
pub fn place(settings: &Settings) -> Place {
    let (folder, key_files) = (Folder::new(settings.folder.clone()), settings.key_files.value.clone());
    match (&settings.database.value, &settings.keys_database.value) {
        (Some(url), Some(keys_url)) => Place::Postgres { folder, key_files, url: url.clone(), keys_url: keys_url.clone() },
        _ => Place::Folder { folder, key_files },
    }
}

impl House {
    /// Opens the store; makes it first where the folder is absent or empty, and says where the key lies.
    pub async fn open_or_make(settings: Settings, console: &dyn Console) -> Result<Self> {
        let place = place(&settings);
        if !Store::exists(&place) {
            make(&settings, &place, console).await?;
        }
        Self::open(settings).await
    }

    /// Opens the store.
    pub async fn open(settings: Settings) -> Result<Self> {
        let store = Arc::new(Store::open(&place(&settings)).await?);
        let derived = Folder::new(settings.folder.clone()).derived();
        let desk = Arc::new(FigureDesk::new(store.clone(), derived, settings.public_rule()));
        let map = settings.areas.value.as_deref().map(read_map).transpose()?;
        let places = map.as_deref().map(Places::from_topojson).transpose()?.unwrap_or_default();
        Ok(Self { store, desk, settings: Arc::new(settings), places: Arc::new(places), map: map.map(Arc::from) })
    }

    /// The same house, speaking the language of whoever asks.
    pub fn in_language(mut self, code: &str) -> Result<Self> {
        let mut settings = (*self.settings).clone();
        settings.language.value = lantern_vocab::Language::from_code(code).with_context(|| format!("\"{code}\" is not one of ar, en, es, fr, ru, zh"))?;
        self.settings = Arc::new(settings);
        Ok(self)
    }

    /// Who does what, now.
    pub fn act(&self, purpose: &str) -> Act {
        Act { actor: self.settings.actor.value.clone(), purpose: purpose.to_owned(), at: clock::now().at }
    }

    /// The words that are printed.
    pub fn words(&self) -> &'static Words {
        Words::of(self.settings.language.value)
    }

    /// The figures as of the newest journal entry.
    pub async fn figures(&self) -> Result<Arc<Figures>> {
        Ok(self.desk.figures(&clock::now().today).await?)
    }

    /// The names for a table.
    pub fn names<'a>(&'a self, figures: &'a Figures) -> Names<'a> {
        Names { words: self.words(), places: &self.places, sources: figures.sources() }
    }
}

/// The largest file of shapes that is read.
const MAP_BYTES_MAX: u64 = 32 * 1024 * 1024;

fn read_map(path: &Path) -> Result<String> {
    let size = fs::metadata(path).with_context(|| format!("cannot read the file of areas {}", path.display()))?.len();
    anyhow::ensure!(size <= MAP_BYTES_MAX, "the file of areas {} is larger than {MAP_BYTES_MAX} bytes", path.display());
    fs::read_to_string(path).with_context(|| format!("cannot read the file of areas {}", path.display()))
}

/// Makes an empty store and warns that its key lies beside it.
pub async fn make(settings: &Settings, place: &Place, console: &dyn Console) -> Result<()> {
    let act = Act { actor: settings.actor.value.clone(), purpose: "init".to_owned(), at: clock::now().at };
    Store::create(place, &act).await?.close().await;
    let words = Words::of(settings.language.value);
    let (folder, key) = (settings.folder.display().to_string(), settings.key_files.value.join("store.key").display().to_string());
    console.note(&words.with("cli-init-created", &[("path", Arg::from(&folder))]));
    if settings.key_files.value.starts_with(&settings.folder) {
        console.note(&words.with("cli-key-beside", &[("path", Arg::from(&key))]));
    }
    Ok(())
}
