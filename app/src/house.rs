//! An open store with what commands need around it.

use crate::{clock, commands::publishing, console::Console, listen, settings::Settings};
use anyhow::{Context, Result, ensure};
use lantern_access::{consent::DutyTable, policy::Purpose};
use lantern_gate::{Breached, Door, Entered, Gate, GateSettings, LOCAL, VaultStart};
use lantern_publish::{FigureDesk, Figures, Names, Places};
use lantern_store::{Act, Folder, Place, Store};
use lantern_vault::Entropy;
use lantern_words::{Arg, Words};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The store and its surroundings, shared by all commands of one process.
#[derive(Clone)]
pub struct House {
    pub store: Store,
    pub gate: Gate,
    pub desk: Arc<FigureDesk>,
    pub settings: Arc<Settings>,
    pub places: Arc<Places>,
    pub map: Option<Arc<str>>,
    /// Held from the reading of the log's head until it is shown: a slower publication must not put an older head in the place of a newer.
    pub publishing: Arc<tokio::sync::Mutex<()>>,
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
        let store = Store::open(&place(&settings)).await?;
        let derived = Folder::new(settings.folder.clone()).derived();
        let desk = Arc::new(FigureDesk::new(Arc::new(store.clone()), derived, settings.public_rule()));
        local_token(&settings.folder)?;
        let gate = Gate::open(store.clone(), gate_settings(&settings)?)?;
        let map = settings.areas.value.as_deref().map(read_map).transpose()?;
        let places = map.as_deref().map(Places::from_topojson).transpose()?.unwrap_or_default();
        Ok(Self { store, gate, desk, settings: Arc::new(settings), places: Arc::new(places), map: map.map(Arc::from), publishing: Arc::default() })
    }

    /// The same house, speaking the language of whoever asks.
    pub fn in_language(mut self, code: &str) -> Result<Self> {
        let mut settings = (*self.settings).clone();
        settings.language.value = lantern_vocab::Language::from_code(code).with_context(|| format!("\"{code}\" is not one of ar, en, es, fr, ru, zh"))?;
        self.settings = Arc::new(settings);
        Ok(self)
    }

    /// Whether nobody has an account yet.
    pub async fn is_local(&self) -> Result<bool> {
        Ok(self.gate.is_local().await?)
    }

    /// Who types: the account that `--as` names, proven by its token file, or `local` while nobody has an account.
    pub async fn enter(&self, login: Option<&str>, token_file: Option<&Path>) -> Result<Entered> {
        match (login, token_file) {
            (None, None) => {
                local_token(&self.settings.folder)?;
                self.gate.enter_local(Door::Command).await.context("this house has accounts: name yours with --as LOGIN and its token with --token-file FILE")
            }
            (Some(login), Some(file)) => {
                let entered = self.gate.enter_token(&read_token(file)?, Door::Command, &clock::now().at).await?;
                ensure!(entered.login() == login, "the token in {} does not belong to {login}", file.display());
                Ok(entered)
            }
            _ => anyhow::bail!("--as and --token-file belong together"),
        }
    }

    /// Writes what of the log is not published yet and closes the store; called before a command ends.
    pub async fn leave(&self) -> Result<()> {
        publishing::leave(self).await?;
        self.store.close().await;
        Ok(())
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

/// The file that lets commands act as `local` while nobody has an account.
fn local_token_file(folder: &Path) -> PathBuf {
    folder.join("local.token")
}

/// Reads the local token; a folder without one gets it. Whoever can read the file can read the folder's keys as well.
fn local_token(folder: &Path) -> Result<String> {
    let path = local_token_file(folder);
    if !path.exists() {
        let text = blake3::Hash::from_bytes(Entropy::from_system().bytes()?).to_hex();
        lantern_disk::Disk::real().create(&path, text.as_bytes()).context("cannot write the local token")?;
    }
    read_token(&path)
}

/// The longest token file.
const TOKEN_BYTES_MAX: u64 = 1_024;

fn read_token(path: &Path) -> Result<String> {
    let mode = fs::metadata(path).with_context(|| format!("cannot read the token file {}", path.display()))?.permissions().mode();
    ensure!((mode & 0o777).trailing_zeros() >= 6, "the token file {} can be read by other accounts of this machine: run chmod 600 on it", path.display());
    let bytes = lantern_disk::Disk::real().read(path, TOKEN_BYTES_MAX)?.unwrap_or_default();
    String::from_utf8(bytes).map(|text| text.trim().to_owned()).with_context(|| format!("{} holds no token", path.display()))
}

/// Rules that a deployment adds lie in the folder `policies` beside its settings; they may only forbid.
fn gate_settings(settings: &Settings) -> Result<GateSettings> {
    let folder = settings.folder.join("policies");
    let mut narrowing = Vec::new();
    for path in lantern_disk::Disk::real().list(&folder)?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "cedar")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        narrowing.push((name, fs::read_to_string(&path).with_context(|| format!("cannot read the rules in {}", path.display()))?));
    }
    let origin = listen::origin(settings).as_deref().map(url::Url::parse).transpose()?;
    let local = url::Url::parse(&format!("http://localhost:{}", settings.listen.value.port()))?;
    let duties = duties(&settings.folder)?;
    let list = settings.breached.value.as_deref();
    let breached = list.map(|path| Breached::open(path).with_context(|| format!("cannot ask the list of stolen passwords {}", path.display()))).transpose()?;
    let vault = VaultStart::Program(std::env::current_exe()?);
    Ok(GateSettings { duties, narrowing, breached, vault, local: true, origin: Some(origin.unwrap_or(local)), ..GateSettings::default() })
}

/// The table of duties in a data folder.
const DUTIES_FILE: &str = "duties.toml";

/// The largest table of duties that is read.
const DUTIES_BYTES_MAX: u64 = 1024 * 1024;

/// Reporting duties and the law on children's files, as somebody of this deployment has looked them up; none where nobody has.
fn duties(folder: &Path) -> Result<DutyTable> {
    let path = folder.join(DUTIES_FILE);
    let Some(bytes) = lantern_disk::Disk::real().read(&path, DUTIES_BYTES_MAX)? else { return Ok(DutyTable::default()) };
    let text = String::from_utf8(bytes).with_context(|| format!("{} is not text", path.display()))?;
    DutyTable::load(&text).with_context(|| format!("cannot use {}", path.display()))
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
    let act = Act { actor: LOCAL.to_owned(), purpose: Purpose::Administration.code().to_owned(), at: clock::now().at };
    Store::create(place, &act).await?.close().await;
    // The empty table of duties, with its form explained: whoever looks a country's law up writes it there.
    let duties = settings.folder.join(DUTIES_FILE);
    if !duties.exists() {
        lantern_disk::Disk::real().create(&duties, DutyTable::shipped_text().as_bytes())?;
    }
    let words = Words::of(settings.language.value);
    let (folder, key) = (settings.folder.display().to_string(), settings.key_files.value.join("store.key").display().to_string());
    console.note(&words.with("cli-init-created", &[("path", Arg::from(&folder))]));
    if settings.key_files.value.starts_with(&settings.folder) {
        console.note(&words.with("cli-key-beside", &[("path", Arg::from(&key))]));
    }
    Ok(())
}
