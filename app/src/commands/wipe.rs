//! `lantern wipe`: destroys a data folder, the keys first. Nobody signs in for it: whoever is about to lose the machine has no time.

use crate::{
    arguments::Wipe,
    clock,
    console::Console,
    house,
    outcome::{Mistyped, Outcome},
    settings::Settings,
};
use anyhow::{Context, Result, bail};
use lantern_store::{Folder, Place, Store, StoreError, wipe_databases};
use lantern_words::{Arg, Words};
use std::io::BufRead;

pub async fn run(wipe: &Wipe, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let (words, place, folder) = (Words::of(settings.language.value), house::place(settings), Folder::new(settings.folder.clone()));
    let whole = std::fs::canonicalize(&settings.folder).with_context(|| format!("there is no folder {}", settings.folder.display()))?;
    // The lock is the last that goes: a wiping that was cut off is run again.
    let is_ours = folder.path().join("lock").exists() || folder.database().exists() || matches!(place, Place::Postgres { .. });
    if !is_ours {
        return Err(StoreError::NotInitialised.into());
    }
    let name = whole.file_name().context("this folder has no name")?.to_string_lossy().into_owned();
    confirm(wipe, &name, words, console)?;
    if let Some(checkpoint) = last_words(wipe, &place, &folder, words).await? {
        console.say(&words.text("wipe-checkpoint"));
        console.say(checkpoint.trim_end());
    }
    // Held from here on: a server that starts meanwhile finds the folder in use, and then no folder.
    let lock = folder.lock()?;
    wipe_databases(&place).await?;
    let wiped = folder.wipe(lock, &settings.key_files.value)?;
    let (path, count) = (whole.display().to_string(), words.number(wiped.files));
    console.say(&words.with("wipe-done", &[("path", Arg::from(&path)), ("count", Arg::from(&count))]));
    for left in wiped.left {
        console.note(&words.with("wipe-left", &[("path", Arg::from(&left.display().to_string()))]));
    }
    console.note(&words.text("wipe-limits"));
    Ok(Outcome::Done)
}

/// The name of the folder, typed: nobody wipes by a slip.
fn confirm(wipe: &Wipe, name: &str, words: &Words, console: &dyn Console) -> Result<()> {
    let mut typed = wipe.typed.clone().unwrap_or_default();
    if wipe.typed.is_none() {
        console.note(&words.with("wipe-ask", &[("name", Arg::from(name))]));
        std::io::stdin().lock().read_line(&mut typed)?;
        typed = typed.trim().to_owned();
    }
    if typed == name { Ok(()) } else { Err(Mistyped::error(words.with("wipe-not-typed", &[("name", Arg::from(name))]))) }
}

/// Looks whether anything is held as evidence; gives the last head of the log, which is all that stays.
async fn last_words(wipe: &Wipe, place: &Place, folder: &Folder, words: &Words) -> Result<Option<String>> {
    let opened = match Store::open(place).await {
        Err(StoreError::OlderLayout { .. }) => Store::open_as_it_is(place).await,
        other => other,
    };
    let store = match opened {
        Ok(store) => store,
        Err(StoreError::InUse) => return Err(StoreError::InUse.into()),
        // What was held went along, or was never whole here.
        Err(StoreError::Moved(_) | StoreError::Unfinished | StoreError::NotInitialised) => return Ok(None),
        // A wiping that was cut off has taken the key already. A key that lies elsewhere is another matter: something may be held.
        Err(StoreError::Vault(_)) if folder.is_being_wiped() => return Ok(None),
        Err(error) if wipe.despite_holds => {
            tracing::warn!(%error, "the store does not open; nobody can tell what is held");
            return Ok(None);
        }
        Err(error) => return Err(anyhow::Error::from(error).context(words.text("wipe-unknown"))),
    };
    let (holds, checkpoint) = (store.live_holds(&clock::now().today).await, store.checkpoint().await);
    store.close().await;
    let holds = holds?;
    if let Some(until) = holds.iter().map(|(_, until)| until).max()
        && !wipe.despite_holds
    {
        let count = words.number(holds.len() as u64);
        bail!(words.with("wipe-held", &[("count", Arg::from(&count)), ("date", Arg::from(until))]));
    }
    Ok(Some(checkpoint?))
}
