//! `lantern move`: everything to another database or folder, through the same export as a backup.

use super::{Asked, backup::DUTIES};
use crate::{
    arguments::{Arguments, Move},
    console::Console,
    house::{self, House},
    outcome::Outcome,
    secrets::Secrets,
    settings::{Given, Settings},
};
use anyhow::{Context, Result, ensure};
use lantern_backup::move_store;
use lantern_disk::Disk;
use lantern_store::{Folder, Place, Store, StoreError};
use lantern_words::{Arg, Words};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use toml::{Table, Value};

/// Settings that name files: meant from where the settings stand.
const PATHS: &[&str] = &["areas", "ictip", "instruments", "tls_certificate", "tls_key", "ledger_policy", "ledger_authorities", "log_authorities"];

/// The same in groups of settings.
const PATHS_WITHIN: &[(&str, &str)] = &[("passwords", "breached"), ("openid", "client_secret_file"), ("openid", "authorities")];

/// Folders that go along.
const ALONG: &[&str] = &["policies", "tls", "ledger"];

pub async fn run(asked: &Move, arguments: &Arguments, settings: Settings, given: &Given, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    let from = house::place(&settings);
    may(asked, arguments, &settings, &from).await?;
    prepare(asked, &settings).with_context(|| format!("cannot prepare {}", asked.into.display()))?;
    let new = Settings::read(&asked.into, &Given { settings: Some(asked.into.join("lantern.toml")), ..given.clone() })?;
    let (to, name) = (house::place(&new), name(asked)?);
    let wanted = asked.to.is_some();
    ensure!(
        matches!(to, Place::Postgres { .. }) == wanted,
        "the environment names another database than this command: unset LANTERN_DATABASE and LANTERN_KEYS_DATABASE"
    );
    let label = words.text("move-writing");
    let work = lantern_backup::Move { from: &from, to: &to, folder: &Folder::new(new.folder.clone()), name: &name };
    let moved = move_store(&work, &mut |done, total| console.progress(&label, u64::try_from(done).unwrap_or(0), u64::try_from(total).unwrap_or(0))).await;
    console.progress_done();
    let position = words.number(u64::try_from(moved?.position).unwrap_or(0));
    let (new, old) = (asked.into.display().to_string(), settings.folder.display().to_string());
    console.say(&words.with("move-done", &[("path", Arg::from(&name)), ("position", Arg::from(&position))]));
    console.say(&words.with("move-next", &[("path", Arg::from(&new))]));
    console.note(&words.with("move-old", &[("path", Arg::from(&old))]));
    Ok(Outcome::Done)
}

/// Asks the policies, in the house that is moved. One that was marked by a move that was cut off does not open; it was asked then.
async fn may(asked: &Move, arguments: &Arguments, settings: &Settings, from: &Place) -> Result<()> {
    match Store::open(from).await {
        Err(StoreError::Moved(_)) => return Ok(()),
        other => other?.close().await,
    }
    let house = House::open(settings.clone()).await?;
    let entered = match house.enter(arguments.login.as_deref(), arguments.token_file.as_deref()).await {
        Ok(entered) => entered,
        Err(error) => {
            house.leave().await?;
            return Err(error);
        }
    };
    let asking = Asked {
        house: house.clone(),
        entered,
        console: Arc::new(crate::console::Terminal::new()),
        folder: std::env::current_dir()?,
        secrets: Secrets::default(),
        through_server: false,
    };
    let allowed = super::need::check(&crate::arguments::Command::Move(asked.clone()), &asking);
    house.leave().await?;
    allowed
}

/// What the old store says about where it went: an address without what opens it.
fn name(asked: &Move) -> Result<String> {
    match &asked.to {
        None => Ok(std::path::absolute(&asked.into)?.display().to_string()),
        Some(address) => {
            let url = url::Url::parse(address)
                .ok()
                .filter(|url| url.host_str().is_some())
                .context("the database address cannot be read: write it as postgres://USER@HOST/DATABASE")?;
            Ok(format!("postgres://{}{}", url.host_str().unwrap_or_default(), url.path()))
        }
    }
}

/// The new folder with its settings, key files and rules. What an attempt that was cut off has put there is put there again.
fn prepare(asked: &Move, settings: &Settings) -> Result<()> {
    let (disk, old, new) = (Disk::real(), std::path::absolute(&settings.folder)?, &asked.into);
    Folder::new(new.clone()).create()?;
    let key_files = std::path::absolute(&settings.key_files.value)?;
    let go_along = key_files.starts_with(&old);
    let text = fs::read_to_string(old.join("lantern.toml")).unwrap_or_default();
    let mut table: Table = text.parse().context("the settings file cannot be understood")?;
    let beside = |value: Option<&mut Value>| {
        if let Some(Value::String(path)) = value {
            *path = old.join(&*path).display().to_string();
        }
    };
    for name in PATHS {
        beside(table.get_mut(*name));
    }
    for (group, name) in PATHS_WITHIN {
        beside(table.get_mut(*group).and_then(|group| group.get_mut(*name)));
    }
    for (name, address) in [("database", &asked.to), ("keys_database", &asked.keys_to)] {
        table.remove(name);
        if let Some(address) = address {
            table.insert(name.to_owned(), Value::String(address.clone()));
        }
    }
    table.remove("key_files");
    if go_along {
        copy(&key_files, &new.join("keys"), &disk)?;
    } else {
        table.insert("key_files".to_owned(), Value::String(key_files.display().to_string()));
    }
    for folder in ALONG {
        copy(&old.join(folder), &new.join(folder), &disk)?;
    }
    if let Some(duties) = disk.read(&old.join(DUTIES), FILE_BYTES_MAX)? {
        disk.create(&new.join(DUTIES), &duties).context("other duties are there already")?;
    }
    // It may hold the password of a database.
    Ok(disk.replace(&new.join("lantern.toml"), table.to_string().as_bytes())?)
}

/// The largest file that goes along: a bundle of the log.
const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

fn copy(from: &Path, to: &Path, disk: &Disk) -> Result<()> {
    for path in disk.list(from)? {
        let place: PathBuf = to.join(path.strip_prefix(from)?);
        disk.make_folder(place.parent().context("a file stands in a folder")?)?;
        let bytes = disk.read(&path, FILE_BYTES_MAX).with_context(|| format!("cannot read {}", path.display()))?.unwrap_or_default();
        disk.create(&place, &bytes).with_context(|| format!("{} is there already and is another", place.display()))?;
    }
    Ok(())
}
